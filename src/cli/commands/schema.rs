//! `duilian schema`: the JSON Schema of each kind of file for editors, and what each key is for.

use std::path::Path;

use crate::{
    authoring::schema::{self, Kind, MARK, names, reference},
    cli::{
        arguments::{SchemaArguments, SchemaFormat},
        exit::Exit,
        host::Host,
        output::Output,
        setting::{Setting, Stop},
    },
    source::suggest::nearest,
};

pub fn run(asked: &SchemaArguments, setting: &Setting, output: &mut Output) -> Result<Exit, Stop> {
    let kind = asked
        .kind
        .as_deref()
        .map(|kind| known(kind, setting))
        .transpose()?;
    let kinds = || kind.map_or_else(|| Kind::ALL.to_vec(), |kind| vec![kind]);
    if asked.format == SchemaFormat::Markdown {
        output.write(&reference::page(&kinds(), &setting.locale))?;
        if kind.is_none() {
            output.write(&names::chapter(&setting.library(&[])?, &setting.locale))?;
        }
        return Ok(Exit::Fine);
    }
    let library = setting.library(&[])?;
    let made = |kind| schema::schema(kind, &setting.locale, &library.spellings);
    let Some(folder) = &asked.folder else {
        output.write(&made(kind.unwrap_or(Kind::Scenario)))?;
        return Ok(Exit::Fine);
    };
    for kind in kinds() {
        let path = folder.join(kind.file_name());
        write(&path, &made(kind), setting)?;
        output.write(&format!("{}\n", path.display()))?;
    }
    Ok(Exit::Fine)
}

fn known(code: &str, setting: &Setting) -> Result<Kind, Stop> {
    Kind::from_code(code).ok_or_else(|| {
        let mut sentence = setting.sentence("cli.schema.unknown_kind", code);
        if let Some(meant) = nearest(code, Kind::ALL.iter().map(|kind| kind.code())) {
            let near = [("name", &meant as &dyn std::fmt::Display)];
            sentence.push_str(&setting.locale.format("report.did_you_mean", &near));
        }
        Stop::Said(sentence)
    })
}

/// A schema of an older program is replaced, anything else is left alone.
fn write(path: &Path, text: &str, setting: &Setting) -> Result<(), Stop> {
    let about = path.display().to_string();
    if Host::is_file(path) {
        let is_ours =
            Host::read_file(path).is_ok_and(|bytes| String::from_utf8_lossy(&bytes).contains(MARK));
        if !is_ours {
            return Err(setting.said("cli.schema.not_ours", &about));
        }
    }
    Host::write_file(path, text.as_bytes()).map_err(|error| {
        let about = setting.locale.trouble_with(path, &error);
        setting.said("cli.schema.not_written", &about)
    })
}
