//! The values that templates find: those of the JSON reports, with names and drawings beside the codes.

use minijinja::Value;
use serde_json::{Map, Value as Json, json};

use crate::{
    engine::{
        Millis,
        step::{Dimension, Side, Step},
    },
    judge::{Points, Scorecard, share},
    record::{Instant, Settled, TrainerWord},
    report::{
        class::{self, ClassReport},
        json,
        progress::{self, Progress},
        records::{
            CallPage, Names, Row,
            chart::{self, Shares},
            json as records,
        },
        settled, transcript,
    },
    text::clean,
};

type Values = Vec<(String, Value)>;

pub(super) fn call(page: &CallPage<'_>, names: Names<'_>) -> Values {
    let settled = page
        .scorecard()
        .map(|scorecard| Settled::of(scorecard, page.words));
    let shown = settled.as_ref().filter(|settled| settled.has_words());
    let ruled = page.settled();
    let row = Row::of(&page.kept.line, page.short).settled(ruled.as_ref());
    let mut object = object(&records::call(page, names));
    object.insert("call".to_owned(), named(&row, names));
    let program = page.scorecard();
    // As on the screen: once a trainer has ruled, the sums are the trainer's.
    let counted = ruled.as_ref().map(|ruled| &ruled.sheet).or(program);
    if let Some(counted) = counted {
        object.insert("steps".to_owned(), steps(counted, names));
        object.insert("dimensions".to_owned(), dimensions(counted, names));
    }
    object.insert("said".to_owned(), said(shown, program, names));
    object.insert("talk".to_owned(), talk(page, names));
    let drawn = counted.map_or_else(Vec::new, |counted| {
        let before = ruled.as_ref().and(program).map(shares);
        let before = before
            .as_ref()
            .map(|(steps, dimensions)| (steps, dimensions));
        let (steps, dimensions) = shares(counted);
        both(names, before, (&steps, &dimensions))
    });
    finished(object, drawn)
}

/// What was got of each step and each dimension, in percent.
fn shares(scorecard: &Scorecard) -> (Shares, Shares) {
    let steps = scorecard.steps.iter();
    let steps: Vec<_> = steps.map(|one| shared(one.got, one.of)).collect();
    let dimensions = scorecard.dimensions.iter();
    let dimensions: Vec<_> = dimensions.map(|one| shared(one.got, one.of)).collect();
    let six = |shares: Vec<Option<u8>>| std::array::from_fn(|at| shares.get(at).copied().flatten());
    (six(steps), six(dimensions))
}

pub(super) fn trainee(progress: &Progress<'_>, rows: &[Row<'_>], names: Names<'_>) -> Values {
    let mut object = object(&records::trainee(progress, rows, names));
    let calls = rows.iter().map(|row| named(row, names));
    object.insert("calls".to_owned(), calls.collect());
    let learning = progress.learning;
    object.insert(
        "trainee".to_owned(),
        Json::from(names.trainee(&learning.name)),
    );
    object.insert(
        "figures".to_owned(),
        Json::from(progress::figures(learning, names.voice.locale)),
    );
    let trend = &learning.trend;
    let then = (trend.calls > 1).then_some((&trend.then.steps, &trend.then.dimensions));
    let mut drawn = both(names, then, (&trend.now.steps, &trend.now.dimensions));
    let title = names.voice.locale.text("report.chart.totals");
    drawn.push(("totals", chart::totals(title, &trend.totals)));
    finished(object, drawn)
}

pub(super) fn class(report: &ClassReport<'_>, names: Names<'_>) -> Values {
    let mut object = object(&records::class(report, names));
    let locale = names.voice.locale;
    // A page is read on other days too: it says the day, not how long ago that was.
    let rows = report.class.trainees.iter();
    let rows = rows.map(|member| json!(class::cells(member, &Instant::date_of_day, locale)));
    object.insert("rows".to_owned(), rows.collect());
    let heads =
        class::COLUMNS.map(|head| locale.text(&format!("progress.class.{head}")).to_owned());
    object.insert("heads".to_owned(), json!(heads));
    let spread = report
        .class
        .spread
        .map(|spread| class::spread_line(spread, locale));
    object.insert("spread".to_owned(), json!(spread));
    finished(object, Vec::new())
}

/// A report that was written as JSON.
fn object(written: &str) -> Map<String, Json> {
    match serde_json::from_str(written) {
        Ok(Json::Object(object)) => object,
        _ => Map::new(),
    }
}

/// Drawings are markup already; all else is text.
fn finished(object: Map<String, Json>, drawn: Vec<(&'static str, String)>) -> Values {
    let mut values: Values = object
        .into_iter()
        .map(|(key, value)| (key, value_of(value)))
        .collect();
    let charts = drawn
        .into_iter()
        .map(|(key, svg)| (key.to_owned(), Value::from_safe_string(svg)));
    values.push(("charts".to_owned(), charts.collect::<Pairs>().0));
    values
}

/// A map of values.
struct Pairs(Value);

impl FromIterator<(String, Value)> for Pairs {
    fn from_iter<I: IntoIterator<Item = (String, Value)>>(pairs: I) -> Self {
        let pairs = pairs.into_iter();
        let map: std::collections::BTreeMap<String, Value> = pairs.collect();
        Self(Value::from(map))
    }
}

/// Texts lose what steers or hides.
fn value_of(json: Json) -> Value {
    match json {
        Json::Null => Value::from(()),
        Json::Bool(truth) => Value::from(truth),
        Json::Number(number) => match (number.as_i64(), number.as_u64()) {
            (Some(whole), _) => Value::from(whole),
            (None, Some(whole)) => Value::from(whole),
            (None, None) => Value::from(number.as_f64().unwrap_or_default()),
        },
        Json::String(text) => Value::from(clean::printable(&text).into_owned()),
        Json::Array(list) => list.into_iter().map(value_of).collect(),
        Json::Object(object) => {
            let pairs = object.into_iter();
            let pairs = pairs.map(|(key, value)| (key, value_of(value)));
            pairs.collect::<Pairs>().0
        }
    }
}

/// A call of a list with its names.
fn named(row: &Row<'_>, names: Names<'_>) -> Json {
    let mut object = object(&json::written(row));
    let locale = names.voice.locale;
    let lasted = row.lasted_ms.map(|lasted| Millis(lasted).to_string());
    let texts = [
        ("trainee_name", names.trainee(row.trainee)),
        ("persona_name", names.persona(row.persona)),
        ("channel_name", names.channel(row.channel)),
        (
            "category_name",
            locale.name("category", row.category.code()).to_owned(),
        ),
        ("mode_name", names.mode(row)),
        ("verdict", names.verdict(row)),
        ("standing", names.standing(row)),
        ("ending_name", names.ending(row.ended)),
        ("lasted", lasted.unwrap_or_default()),
    ];
    for (key, text) in texts {
        object.insert(key.to_owned(), Json::from(text));
    }
    Json::Object(object)
}

/// Got of what could be got, in percent.
fn shared(got: Points, of: Points) -> Option<u8> {
    share(got.0.into(), of.0.into())
}

fn scored(name: &str, code: &str, got: Points, of: Points) -> Json {
    json!({ "code": code, "name": name, "got": got, "of": of, "share": shared(got, of) })
}

fn steps(scorecard: &Scorecard, names: Names<'_>) -> Json {
    let steps = scorecard.steps.iter().map(|one| {
        let code = one.step.code();
        scored(names.voice.locale.name("step", code), code, one.got, one.of)
    });
    steps.collect()
}

fn dimensions(scorecard: &Scorecard, names: Names<'_>) -> Json {
    let dimensions = scorecard.dimensions.iter().map(|one| {
        let code = one.dimension.code();
        let name = names.voice.locale.name("dimension", code);
        scored(name, code, one.got, one.of)
    });
    dimensions.collect()
}

/// What a trainer said, one after the other: of findings, then of turns.
fn said(settled: Option<&Settled>, program: Option<&Scorecard>, names: Names<'_>) -> Json {
    let (Some(settled), Some(program)) = (settled, program) else {
        return Json::Array(Vec::new());
    };
    let voice = &names.voice;
    let line = |about: String, word: &TrainerWord| {
        let (reason, by, at) = (&word.reason, &word.by, word.at.rfc3339());
        json!({ "about": about, "reason": reason, "by": by, "at": at })
    };
    let rulings = settled.rulings.iter().map(|ruling| {
        let about = settled::ruled(ruling, program, voice);
        line(about, &ruling.word)
    });
    let comments = settled
        .comments
        .iter()
        .map(|word| line(settled::of_turn(word, voice), word));
    rulings.chain(comments).collect()
}

/// The whole talk with what was done without words; of a call that is no longer understood what was said.
fn talk(page: &CallPage<'_>, names: Names<'_>) -> Json {
    let who = |side: Option<Side>| side.map_or("act", Side::code);
    if let Some(sitting) = page.sitting {
        let scenes = transcript::scenes(sitting, &names.voice).into_iter();
        let scenes = scenes.map(|scene| {
            json!({
                "at": scene.at.to_string(), "who": who(scene.who), "name": scene.name,
                "text": scene.text, "heard": scene.heard,
            })
        });
        return scenes.collect();
    }
    let messages = page.kept.log.messages();
    let messages = messages.iter().map(|message| {
        let name = names.voice.locale.name("side", message.who.code());
        json!({
            "at": message.at.to_string(), "who": message.who.code(), "name": name,
            "text": message.text, "heard": "",
        })
    });
    messages.collect()
}

/// Steps and dimensions, as they were and as they are.
fn both(
    names: Names<'_>,
    then: Option<(&Shares, &Shares)>,
    now: (&Shares, &Shares),
) -> Vec<(&'static str, String)> {
    let locale = names.voice.locale;
    let steps: Vec<String> = Step::ALL
        .iter()
        .map(|step| locale.name("step", step.code()).to_owned())
        .collect();
    let dimensions: Vec<String> = Dimension::ALL
        .iter()
        .map(|one| locale.name("dimension", one.code()).to_owned())
        .collect();
    let (of_steps, of_dimensions) = then.unzip();
    let title = locale.text("report.steps");
    let other = locale.text("report.dimensions");
    vec![
        ("steps", chart::radar(title, &steps, of_steps, now.0)),
        (
            "dimensions",
            chart::radar(other, &dimensions, of_dimensions, now.1),
        ),
    ]
}
