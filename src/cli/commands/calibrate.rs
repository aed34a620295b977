//! `duilian calibrate`: how often and where trainers overrule the program.

use std::collections::BTreeMap;

use crate::{
    cli::{
        arguments::{Format, words::CalibrateArguments},
        day,
        exit::Exit,
        host::Host,
        output::Output,
        setting::{Setting, Stop},
    },
    progress::calibration::{Calibration, Looked, calibration},
    record::{CallId, CallLine, CallState, Filter, Sheet, TrainerWord},
    report::{Voice, calibration as report},
    store::{Store, StoreFault, sqlite::Records},
};

pub fn run(
    arguments: &CalibrateArguments,
    setting: &Setting,
    output: &mut Output,
) -> Result<Exit, Stop> {
    let since = arguments.since.as_deref();
    let begins = |typed| {
        let from = day::begins(typed, Host::instant());
        from.ok_or_else(|| setting.said("cli.word.no_day", typed))
    };
    let from = since.map(begins).transpose()?;
    let library = setting.library(&[])?;
    let found = match setting.kept_records()? {
        Some(records) => measure(&records, from).map_err(|fault| setting.unread(&fault))?,
        None => Calibration::default(),
    };
    let voice = Voice {
        locale: &setting.locale,
        library: &library,
        width: 0,
    };
    let text = match arguments.format {
        Format::Text => report::as_text(&found, since, &voice),
        Format::Json => report::as_json(&found, since, &voice),
    };
    output.write(&text)?;
    Ok(Exit::Fine)
}

/// Of the calls that began since a moment.
fn measure(records: &Records, from: Option<i64>) -> Result<Calibration, StoreFault> {
    let lines = records.calls(&Filter {
        state: Some(CallState::Scored),
        from,
        ..Filter::default()
    })?;
    let mut words: BTreeMap<CallId, Vec<TrainerWord>> = BTreeMap::new();
    for (id, word) in records.all_words()? {
        words.entry(id).or_default().push(word);
    }
    let spoken_of = lines.iter().filter(|line| words.contains_key(&line.id));
    let sheets = spoken_of.map(|line| Ok((line, records.sheets(&line.id)?)));
    let sheets = sheets.collect::<Result<Vec<(&CallLine, Vec<Sheet>)>, StoreFault>>()?;
    let looked: Vec<Looked<'_>> = sheets
        .iter()
        .filter_map(|(line, sheets)| {
            Some(Looked {
                scenario: &line.origins.scenario,
                sheet: &sheets.first()?.scorecard,
                words: words.get(&line.id)?,
            })
        })
        .collect();
    let mut waiting = records.queue()?;
    waiting.retain(|one| from.is_none_or(|from| one.at.unix >= from));
    let summaries = lines.iter().filter_map(|line| line.summary.as_ref());
    Ok(calibration(summaries, &looked, &waiting))
}
