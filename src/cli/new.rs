//! `duilian new`: writes a scenario file to begin with.

use super::{
    arguments::NewArguments,
    exit::Exit,
    new_from,
    new_place::{self, Naming},
    new_questions::{self, Asked},
    output::Output,
    setting::{Setting, Stop},
};
use crate::{authoring::new, library::Library};

pub fn run(arguments: &NewArguments, setting: &Setting, output: &mut Output) -> Result<Exit, Stop> {
    new_place::check(arguments, setting)?;
    if let Some(from) = &arguments.from {
        return new_from::run(from, arguments, setting, output);
    }
    let library = setting.library(&[])?;
    let wishes = match new_questions::ask(arguments, &library, setting, output)? {
        Asked::Wishes(wishes) => wishes,
        Asked::Left(exit) => {
            output.say(setting.locale.text("cli.new.left"))?;
            return Ok(exit);
        }
    };
    let path = new_place::file(
        arguments,
        Naming::Title(&wishes.title),
        wishes.category,
        &library,
        setting,
    )?;
    let (library, bench) = Library::bench(&setting.sources(&[])?);
    let written = new::write(&wishes, &library, &bench, &setting.locale);
    new_place::write(&path, &written.text, arguments.force, setting)?;
    output.write(&new_place::next(&path, setting))?;
    if !written.passes {
        output.flush()?;
        Output::complain(setting.locale.text("cli.new.unproved"));
    }
    Ok(Exit::Fine)
}
