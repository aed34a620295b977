//! `duilian list`: the scenarios there are.

use crate::cli::{
    arguments::Format,
    exit::Exit,
    output::Output,
    setting::{Setting, Stop},
};
use crate::report::{Voice, list};

pub fn run(format: Format, setting: &Setting, output: &mut Output) -> Result<Exit, Stop> {
    let library = setting.library(&[])?;
    setting.mention_faults(&library);
    let text = match format {
        Format::Json => list::as_json(&library),
        Format::Text => list::as_text(&Voice {
            locale: &setting.locale,
            library: &library,
            width: 0,
        }),
    };
    output.write(&text)?;
    Ok(Exit::Fine)
}
