//! `duilian new`: writes a scenario file to begin with.

pub mod from;
pub mod place;
pub mod questions;

use place::Naming;
use questions::Asked;

use crate::{
    authoring::new,
    cli::{
        arguments::NewArguments,
        exit::Exit,
        output::Output,
        setting::{Setting, Stop},
    },
    library::Library,
};

pub fn run(arguments: &NewArguments, setting: &Setting, output: &mut Output) -> Result<Exit, Stop> {
    place::check(arguments, setting)?;
    if let Some(from) = &arguments.from {
        return from::run(from, arguments, setting, output);
    }
    let library = setting.library(&[])?;
    let wishes = match questions::ask(arguments, &library, setting, output)? {
        Asked::Wishes(wishes) => wishes,
        Asked::Left(exit) => {
            output.say(setting.locale.text("cli.new.left"))?;
            return Ok(exit);
        }
    };
    let path = place::file(
        arguments,
        Naming::Title(&wishes.title),
        wishes.category,
        &library,
        setting,
    )?;
    let (library, bench) = Library::bench(&setting.sources(&[])?);
    let written = new::write(&wishes, &library, &bench, &setting.locale);
    place::write(&path, &written.text, arguments.force, setting)?;
    output.write(&place::next(&path, setting))?;
    if !written.passes {
        output.flush()?;
        Output::complain(setting.locale.text("cli.new.unproved"));
    }
    Ok(Exit::Fine)
}
