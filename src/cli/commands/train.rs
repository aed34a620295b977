//! `duilian train`: makes the learned weights of reading anew from labelled replies; for those who build the program.

use std::path::{Path, PathBuf};

use crate::{
    authoring::train::{Row, mark, train},
    cli::{
        exit::Exit,
        host::Host,
        output::Output,
        setting::{Setting, Stop},
    },
    library::Library,
    source::built_in,
};

pub fn run(
    files: &[PathBuf],
    out: &Path,
    setting: &Setting,
    output: &mut Output,
) -> Result<Exit, Stop> {
    let mut texts = Vec::new();
    let mut rows: Vec<Row> = Vec::new();
    for file in files {
        let read = Host::read_file(file)
            .and_then(|bytes| String::from_utf8(bytes).map_err(std::io::Error::other));
        let text = read.map_err(|error| refused(setting, file, &error.to_string()))?;
        for (line, row) in (1..).zip(text.lines()) {
            let row = serde_json::from_str(row);
            rows.push(row.map_err(|error| refused(setting, file, &format!("{line}: {error}")))?);
        }
        texts.push(text);
    }
    // The built-in rules, whatever folders of their own the user has.
    let library = Library::load(&crate::library::Sources::default());
    let rules = built_in::assets("behaviours")
        .into_iter()
        .map(|file| file.text);
    let mark = mark(rules.chain(texts.iter().map(String::as_str)));
    let learned = train(&rows, &library.lexicon_of_rules(), mark);
    let bytes = learned.bytes();
    Host::write_file(out, &bytes).map_err(|error| refused(setting, out, &error.to_string()))?;
    let said = [
        ("rows", &rows.len() as &dyn std::fmt::Display),
        ("bytes", &bytes.len()),
    ];
    output.write(&format!(
        "{}\n",
        setting.locale.format("cli.trained", &said)
    ))?;
    Ok(Exit::Fine)
}

fn refused(setting: &Setting, file: &Path, error: &str) -> Stop {
    setting.said("cli.not_trained", &format!("{}: {error}", file.display()))
}
