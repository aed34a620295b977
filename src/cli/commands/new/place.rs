//! Where `duilian new` puts its file, and what to do with it then.

use std::{
    collections::BTreeSet,
    fmt::Display,
    io::ErrorKind,
    path::{Path, PathBuf},
};

use crate::{
    authoring::new::id,
    cli::{
        arguments::NewArguments,
        host::Host,
        setting::{Setting, Stop},
    },
    engine::step::Category,
    library::{Library, Shelved},
};

/// What a file's name is made from.
#[derive(Clone, Copy)]
pub(super) enum Naming<'a> {
    Title(&'a str),
    /// The id of the scenario it is copied from.
    Copy(&'a str),
}

/// The path as far as it is known without a title.
pub(super) fn named_file(arguments: &NewArguments) -> Option<PathBuf> {
    let path = arguments.path.as_ref()?;
    let is_file = path.extension().is_some_and(|ext| ext == "toml") && !Host::is_folder(path);
    is_file.then(|| path.clone())
}

/// A name or a path that will not do is refused before anything is asked.
pub(super) fn check(arguments: &NewArguments, setting: &Setting) -> Result<(), Stop> {
    if let Some(id) = &arguments.id
        && !is_id(id)
    {
        return Err(setting.said("cli.new.bad_id", id));
    }
    match named_file(arguments) {
        Some(path) => must_be_free(&path, arguments.force, setting),
        None => Ok(()),
    }
}

/// No part of a path, nothing hidden, nothing that conditions or command lines take otherwise.
fn is_id(id: &str) -> bool {
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    !id.is_empty() && id.chars().all(fits) && !id.starts_with('-')
}

/// The file: the one named, or NAME.toml in the folder named, or in the folder of its category among the trainee's own
/// scenarios.
pub(super) fn file(
    arguments: &NewArguments,
    name: Naming<'_>,
    category: Category,
    library: &Library,
    setting: &Setting,
) -> Result<PathBuf, Stop> {
    if let Some(path) = named_file(arguments) {
        return Ok(path);
    }
    let made = || {
        let shelved = library.scenarios.iter();
        let is_taken = |one: &&Shelved| one.is_built_in() || matches!(name, Naming::Copy(_));
        let taken: BTreeSet<String> = shelved
            .filter(is_taken)
            .map(|shelved| shelved.scenario.id.to_string())
            .collect();
        match name {
            Naming::Title(title) => id::of_title(title, &taken),
            Naming::Copy(original) => id::free(original, &taken),
        }
    };
    let name = arguments.id.clone().unwrap_or_else(made);
    let folder = match &arguments.path {
        Some(folder) => folder.clone(),
        None => setting.new_scenarios().join(category.code()),
    };
    let path = folder.join(format!("{name}.toml"));
    must_be_free(&path, arguments.force, setting)?;
    Ok(path)
}

fn must_be_free(path: &Path, force: bool, setting: &Setting) -> Result<(), Stop> {
    if Host::is_folder(path) {
        return Err(setting.said("cli.new.is_folder", &path.display().to_string()));
    }
    if !force && Host::is_there(path) {
        return Err(setting.said("cli.new.exists", &path.display().to_string()));
    }
    Ok(())
}

pub(super) fn write(path: &Path, text: &str, force: bool, setting: &Setting) -> Result<(), Stop> {
    let written = if force && Host::is_there(path) {
        Host::replace_file(path, text.as_bytes())
    } else {
        Host::create_file(path, text.as_bytes())
    };
    let shown = path.display().to_string();
    written.map_err(|error| {
        if error.kind() == ErrorKind::AlreadyExists {
            return setting.said("cli.new.exists", &shown);
        }
        let shown = crate::text::clean::printable(&shown).replace('\n', " ");
        let error = setting.locale.trouble(&error);
        let args: [(&str, &dyn Display); 2] = [("file", &shown), ("error", &error)];
        Stop::Said(setting.locale.format("cli.new.cannot_write", &args))
    })
}

/// What to do now.
pub(super) fn next(path: &Path, setting: &Setting) -> String {
    let shown = crate::text::clean::printable(&path.display().to_string()).replace('\n', " ");
    let quoted = if shown.contains(|c: char| c.is_whitespace() || "\"'$&|;<>()*?`\\".contains(c)) {
        format!("'{}'", shown.replace('\'', "'\\''"))
    } else {
        shown.clone()
    };
    let args: [(&str, &dyn Display); 2] = [("file", &shown), ("path", &quoted)];
    let mut text = setting.locale.format("cli.new.done", &args);
    text.push('\n');
    text
}
