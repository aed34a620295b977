//! `duilian export`: all that is kept about a person, for them to have.

use crate::{
    cli::{
        arguments::report::ExportArguments,
        call_id::CallIds,
        exit::Exit,
        host::Host,
        kept::Call,
        output::Output,
        person,
        setting::{Setting, Stop},
        target,
    },
    record::{CallId, Filter, Trainee, TrainerWord},
    report::records::{
        CallPage,
        export::{Person, export},
    },
    store::{Store, StoreFault},
};

pub fn run(
    arguments: &ExportArguments,
    setting: &Setting,
    output: &mut Output,
) -> Result<Exit, Stop> {
    let name = setting.trainee.as_deref();
    let name = name.ok_or_else(|| setting.said("cli.export.whose", ""))?;
    let records = setting.records_to_look_at()?;
    let unread = |fault: StoreFault| setting.unread(&fault);
    let said = said(name, &records).map_err(unread)?;
    let trainee = match person::find(name, &records, setting) {
        Ok(trainee) => Some(trainee),
        // Somebody who only trains others.
        Err(_) if !said.is_empty() => None,
        Err(refusal) => return Err(refusal),
    };
    let calls = calls(trainee.as_ref(), &records).map_err(unread)?;
    let ids = CallIds::of(&records).map_err(unread)?;
    let last = records.last_trainee().map_err(unread)?;
    let pages = calls.iter();
    let pages = pages.map(|call| call.page(ids.short(&call.kept.line.id), None));
    let pages: Vec<CallPage<'_>> = pages.collect();
    let text = export(&Person {
        name: trainee.as_ref().map_or(name, |trainee| &trainee.name),
        is_last: last.as_deref() == Some(name),
        calls: &pages,
        said: &said,
        with_texts: arguments.texts,
        now: Host::instant(),
    });
    target::create(&arguments.out, &text, arguments.force, (setting, output))?;
    Ok(Exit::Fine)
}

/// What somebody of that name said as a trainer.
fn said(name: &str, store: &dyn Store) -> Result<Vec<(CallId, TrainerWord)>, StoreFault> {
    let mut words = store.all_words()?;
    words.retain(|(_, word)| word.by == name);
    Ok(words)
}

/// The oldest first.
fn calls(trainee: Option<&Trainee>, store: &dyn Store) -> Result<Vec<Call>, StoreFault> {
    let Some(trainee) = trainee else {
        return Ok(Vec::new());
    };
    let mut lines = store.calls(&Filter {
        trainee: Some(trainee.id),
        ..Filter::default()
    })?;
    lines.reverse();
    lines.iter().map(|line| Call::of(&line.id, store)).collect()
}
