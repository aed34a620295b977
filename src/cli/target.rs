//! Where a result goes: to stdout, or to the file that was named, but never onto the scenario it was made from.

use std::{fmt::Display, io, path::Path};

use super::{
    host::Host,
    output::Output,
    setting::{Setting, Stop},
};
use crate::{
    engine::Scenario,
    library::{Library, Origin},
    text::clean,
};

/// Writes to a file that is not there yet, or to stdout if it is called `-`. With `force` a file that is there is replaced,
/// whole or not at all.
pub fn create(
    file: &str,
    text: &str,
    force: bool,
    (setting, output): (&Setting, &mut Output),
) -> Result<(), Stop> {
    if file == "-" {
        return output.write(text).map_err(Stop::from);
    }
    let path = Path::new(file);
    let written = if force && Host::is_there(path) {
        Host::replace_file(path, text.as_bytes())
    } else {
        Host::create_file(path, text.as_bytes())
    };
    match written {
        Ok(()) => {
            Output::complain(&setting.sentence("cli.written", file));
            Ok(())
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            Err(setting.said("cli.exists_already", file))
        }
        Err(error) => Err(unwritable(file, &error, setting)),
    }
}

fn unwritable(file: &str, error: &io::Error, setting: &Setting) -> Stop {
    let file = clean::printable(file).replace('\n', " ");
    let args: [(&str, &dyn Display); 2] =
        [("file", &file), ("error", &setting.locale.trouble(error))];
    Stop::Said(setting.locale.format("cli.cannot_write_file", &args))
}

/// What is made of a scenario never goes onto its own file, not even with force.
pub fn spare_the_scenario(
    file: &str,
    (library, scenario): (&Library, &Scenario),
    setting: &Setting,
) -> Result<(), Stop> {
    let shelved = library.scenario(&scenario.id);
    let is_source = shelved.is_some_and(|shelved| match &shelved.origin {
        Origin::File(source) => file != "-" && Host::is_same_file(source, Path::new(file)),
        Origin::BuiltIn => false,
    });
    if is_source {
        return Err(setting.said("cli.is_the_scenario", file));
    }
    Ok(())
}
