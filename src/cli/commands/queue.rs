//! `duilian queue`: what waits for a trainer's word.

use crate::{
    cli::{
        arguments::Format,
        call_id::CallIds,
        exit::Exit,
        output::Output,
        setting::{Setting, Stop},
    },
    record::CallId,
    report::{Voice, queue},
    store::Store,
};

pub fn run(format: Format, setting: &Setting, output: &mut Output) -> Result<Exit, Stop> {
    let library = setting.library(&[])?;
    let unread = |fault| setting.unread(&fault);
    let (waiting, ids) = match setting.kept_records()? {
        Some(records) => (
            records.queue().map_err(unread)?,
            CallIds::of(&records).map_err(unread)?,
        ),
        None => (Vec::new(), CallIds::new(Vec::new())),
    };
    let short = |id: &CallId| ids.short(id).to_owned();
    let voice = Voice {
        locale: &setting.locale,
        library: &library,
        width: 0,
    };
    let text = match format {
        Format::Text => queue::as_text(&waiting, &short, &voice),
        Format::Json => queue::as_json(&waiting),
    };
    output.write(&text)?;
    Ok(Exit::Fine)
}
