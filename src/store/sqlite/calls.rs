//! Calls and their logs.

use std::sync::Arc;

use rusqlite::{Connection, Transaction, TransactionBehavior, params, types::Value};

use super::{StoreFault, draft, packed::Items, people, rows, sheets, words};
use crate::{
    engine::{Entry, Event, Input, Log, Moment},
    record::{
        AssetText, CallId, CallLine, CallState, Edition, Filter, Hash, KeptCall, NewCall, Origins,
        Settled,
    },
};

pub(super) fn begin(connection: &mut Connection, call: &NewCall) -> Result<(), StoreFault> {
    let change = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for (hash, asset) in &call.edition.texts {
        keep_text(&change, hash, &asset.text)?;
        change
            .prepare_cached(
                "INSERT OR IGNORE INTO edition_text (edition, path, text) VALUES (?1, ?2, ?3)",
            )?
            .execute(params![
                call.edition.hash.as_str(),
                asset.path,
                hash.as_str()
            ])?;
    }
    let scenario = Hash::of(&call.scenario_text);
    keep_text(&change, &scenario, &call.scenario_text)?;
    insert(&change, call, &scenario)?;
    change.commit()?;
    Ok(())
}

fn keep_text(change: &Transaction<'_>, hash: &Hash, text: &str) -> Result<(), StoreFault> {
    change
        .prepare_cached("INSERT OR IGNORE INTO text (hash, body) VALUES (?1, ?2)")?
        .execute([hash.as_str(), text])?;
    Ok(())
}

fn insert(change: &Transaction<'_>, call: &NewCall, scenario: &Hash) -> Result<(), StoreFault> {
    let Origins {
        kind,
        scenario: id,
        title,
        category,
        level,
        channel,
        persona,
        seed,
        mode,
        started,
        parent,
    } = &call.origins;
    let trainee = people::found_or_made(change, &call.trainee)?;
    let (parent, parent_turn) = parent.as_ref().map(|(call, turn)| (&call.0, *turn)).unzip();
    change
        .prepare_cached(include_str!("../queries/begin.sql"))?
        .execute(params![
            call.id.0,
            trainee.0,
            kind.code(),
            id.as_str(),
            title,
            category.code(),
            level,
            channel.as_str(),
            persona,
            seed.0.cast_signed(),
            mode.code(),
            started.unix,
            started.zone,
            parent,
            parent_turn,
            call.engine,
            call.edition.hash.as_str(),
            scenario.as_str(),
        ])?;
    Ok(())
}

/// One row, one commit: what is kept is on the disk. A reply that is kept is no draft any more.
pub(super) fn keep(
    connection: &Connection,
    call: &CallId,
    place: u32,
    entry: &Entry,
) -> Result<(), StoreFault> {
    let body = serde_json::to_string(entry)?;
    let change = connection.unchecked_transaction()?;
    let kept = change
        .prepare_cached(include_str!("../queries/keep.sql"))?
        .execute(params![call.0, place, body])?;
    if kept == 1 {
        if matches!(entry.input, Input::Reply { .. }) {
            draft::drop_of(&change, number(&change, call)?)?;
        }
        change.commit()?;
        return Ok(());
    }
    drop(change);
    number(connection, call)?;
    Err(StoreFault::Damaged(format!(
        "{}: entry {place} is another one, or the one before it is missing",
        call.0
    )))
}

pub(super) fn set_state(
    connection: &Connection,
    call: &CallId,
    state: CallState,
) -> Result<(), StoreFault> {
    let changed = connection.execute(
        "UPDATE call SET state = ?2 WHERE id = ?1",
        [call.0.as_str(), state.code()],
    )?;
    if changed == 0 {
        return Err(StoreFault::NoCall(call.0.clone()));
    }
    if state == CallState::Open {
        return Ok(());
    }
    draft::drop_of(connection, number(connection, call)?)
}

/// The number of a call's row.
pub(super) fn number(connection: &Connection, call: &CallId) -> Result<i64, StoreFault> {
    let mut find = connection.prepare_cached("SELECT number FROM call WHERE id = ?1")?;
    let mut found = find.query([&call.0])?;
    match found.next()? {
        Some(row) => Ok(row.get(0)?),
        None => Err(StoreFault::NoCall(call.0.clone())),
    }
}

/// Which calls is found in an index alone; only those that are shown are read.
pub(super) fn list(connection: &Connection, filter: &Filter) -> Result<Vec<CallLine>, StoreFault> {
    let (conditions, mut values) = conditions(filter);
    let mut chosen = format!("SELECT number FROM call {conditions} {ORDER}");
    if filter.most > 0 {
        chosen.push_str(" LIMIT ? OFFSET ?");
        values.extend([Value::from(filter.most), Value::from(filter.skip)]);
    }
    let lines = include_str!("../queries/calls.sql");
    let query = format!("{lines}WHERE call.number IN ({chosen}) {ORDER}");
    let items = Items::read(connection)?;
    let mut list = connection.prepare_cached(&query)?;
    let mut found = list.query(rusqlite::params_from_iter(values))?;
    let mut lines = Vec::new();
    while let Some(row) = found.next()? {
        lines.push(rows::line(row, &items)?);
    }
    settle(connection, &mut lines)?;
    Ok(lines)
}

/// Few calls have a trainer's ruling: of these the sheet is read and settled.
fn settle(connection: &Connection, lines: &mut [CallLine]) -> Result<(), StoreFault> {
    let ruled = words::ruled(connection)?;
    for line in lines.iter_mut().filter(|line| ruled.contains(&line.id)) {
        let sheets = sheets::of_call(connection, number(connection, &line.id)?)?;
        let Some((summary, sheet)) = line.summary.as_ref().zip(sheets.first()) else {
            continue;
        };
        let words = words::of_call(connection, &line.id)?;
        let settled = Settled::of(&sheet.scorecard, &words);
        if !settled.rulings.is_empty() {
            line.settled = Some(summary.with(&settled.sheet));
        }
    }
    Ok(())
}

/// The newest first.
const ORDER: &str = "ORDER BY call.started DESC, call.number DESC";

pub(super) fn count(connection: &Connection, filter: &Filter) -> Result<u32, StoreFault> {
    let (conditions, values) = conditions(filter);
    let query = format!("SELECT count(*) FROM call {conditions}");
    let mut count = connection.prepare_cached(&query)?;
    Ok(count.query_row(rusqlite::params_from_iter(values), |row| row.get(0))?)
}

pub(super) fn ids(connection: &Connection) -> Result<Vec<CallId>, StoreFault> {
    let mut list = connection.prepare_cached("SELECT id FROM call ORDER BY id")?;
    let found = list.query_map([], |row| Ok(CallId(row.get(0)?)))?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// `WHERE …`, with the values for its marks in order.
fn conditions(filter: &Filter) -> (String, Vec<Value>) {
    let mut parts: Vec<&str> = Vec::new();
    let mut values: Vec<Value> = Vec::new();
    let mut ask = |part: &'static str, value: Option<Value>| {
        if let Some(value) = value {
            parts.push(part);
            values.extend(std::iter::repeat_n(value, part.matches('?').count()));
        }
    };
    ask(
        "call.trainee = ?",
        filter.trainee.map(|id| Value::from(id.0)),
    );
    let scenario = filter.scenario.as_ref().map(ToString::to_string);
    ask("call.scenario = ?", scenario.map(Value::from));
    let category = filter.category.map(|category| category.code().to_owned());
    ask("call.category = ?", category.map(Value::from));
    // A mix is written `emotional=7,dominant=3`.
    let persona = filter.persona.as_ref().map(ToString::to_string);
    ask(
        "(call.persona = ? OR instr(call.persona, '=') > 0 AND instr(',' || call.persona, ',' || ? || '=') > 0)",
        persona.map(Value::from),
    );
    let state = filter.state.map(|state| state.code().to_owned());
    ask("call.state = ?", state.map(Value::from));
    ask("call.passed = ?", filter.passed.map(Value::from));
    let fatally = filter.failed_fatally.then_some(Value::Null);
    ask(
        "call.passed = 0 AND EXISTS (SELECT 1 FROM summary WHERE summary.call = call.number AND summary.fatal > 0)",
        fatally,
    );
    ask("call.started >= ?", filter.from.map(Value::from));
    ask("call.started < ?", filter.until.map(Value::from));
    let text = Some(filter.text.trim().to_owned()).filter(|text| !text.is_empty());
    ask(
        "(instr(call.title, ?) > 0 OR instr(call.scenario, ?) > 0
          OR call.trainee IN (SELECT id FROM trainee WHERE instr(name, ?) > 0))",
        text.map(Value::from),
    );
    if parts.is_empty() {
        (String::new(), values)
    } else {
        (format!("WHERE {}", parts.join(" AND ")), values)
    }
}

pub(super) fn whole(connection: &Connection, id: &CallId) -> Result<KeptCall, StoreFault> {
    let query = format!("{}WHERE call.id = ?1", include_str!("../queries/calls.sql"));
    let mut find = connection.prepare_cached(&query)?;
    let mut found = find.query([&id.0])?;
    let Some(row) = found.next()? else {
        return Err(StoreFault::NoCall(id.0.clone()));
    };
    let number: i64 = row.get("number")?;
    let scenario = rows::hash(row, "scenario_text")?;
    let edition = rows::hash(row, "edition")?;
    Ok(KeptCall {
        line: rows::line(row, &Items::read(connection)?)?,
        engine: rows::whole(row, "engine")?,
        log: log(connection, number)?,
        scenario_text: text(connection, &scenario)?,
        edition: texts(connection, &edition)?,
        sheets: sheets::of_call(connection, number)?,
        draft: draft::of_call(connection, number)?,
    })
}

pub(super) fn log(connection: &Connection, number: i64) -> Result<Log, StoreFault> {
    let mut list = connection
        .prepare_cached("SELECT place, body FROM entry WHERE call = ?1 ORDER BY place")?;
    let mut found = list.query([number])?;
    let mut entries = Vec::new();
    while let Some(row) = found.next()? {
        let place: usize = rows::whole(row, "place")?;
        if place != entries.len() {
            return Err(StoreFault::Damaged(format!(
                "the log has no entry {}",
                entries.len()
            )));
        }
        entries.push(serde_json::from_str(&row.get::<_, String>("body")?)?);
    }
    Ok(Log { entries })
}

/// The end of a talk is among the last entries: after it only notes and the ticket come.
pub(super) fn is_talked_out(connection: &Connection, call: &CallId) -> Result<bool, StoreFault> {
    let mut last = connection
        .prepare_cached("SELECT body FROM entry WHERE call = ?1 ORDER BY place DESC LIMIT 8")?;
    let mut found = last.query([number(connection, call)?])?;
    while let Some(row) = found.next()? {
        let entry: Entry = serde_json::from_str(&row.get::<_, String>("body")?)?;
        let ended = |moment: &Moment| matches!(moment.event, Event::Ended { .. });
        if entry.moments.iter().any(ended) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn text(connection: &Connection, hash: &Hash) -> Result<String, StoreFault> {
    let mut find = connection.prepare_cached("SELECT body FROM text WHERE hash = ?1")?;
    let body: String = find.query_row([hash.as_str()], |row| row.get(0))?;
    sound(hash, &body)?;
    Ok(body)
}

/// A text that does not have its hash was changed by somebody.
fn sound(hash: &Hash, body: &str) -> Result<(), StoreFault> {
    if Hash::of(body) == *hash {
        Ok(())
    } else {
        Err(StoreFault::Damaged(format!("text {}", hash.as_str())))
    }
}

fn texts(connection: &Connection, hash: &Hash) -> Result<Edition, StoreFault> {
    let mut list = connection.prepare_cached(include_str!("../queries/edition.sql"))?;
    let mut found = list.query([hash.as_str()])?;
    let mut texts = Vec::new();
    while let Some(row) = found.next()? {
        let body: String = row.get("body")?;
        texts.push(AssetText {
            path: row.get("path")?,
            text: Arc::from(body),
        });
    }
    let edition = Edition::new(texts);
    if edition.hash == *hash {
        Ok(edition)
    } else {
        Err(StoreFault::Damaged(format!("edition {}", hash.as_str())))
    }
}
