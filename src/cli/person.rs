//! Trainees as people type them.

use std::fmt::Display;

use super::setting::{Setting, Stop};
use crate::{record::Trainee, source::suggest::nearest, store::Store};

/// The trainee of that name.
///
/// # Errors
/// A sentence with the nearest name, or that nobody has practised yet, or that the records cannot be read.
pub fn find(name: &str, store: &dyn Store, setting: &Setting) -> Result<Trainee, Stop> {
    let all = store.trainees().map_err(|fault| setting.unread(&fault))?;
    let name = name.trim();
    if let Some(found) = all.iter().find(|trainee| trainee.name == name) {
        return Ok(found.clone());
    }
    if all.is_empty() {
        return Err(setting.said("cli.records.empty", ""));
    }
    Err(unknown(name, &all, setting))
}

fn unknown(name: &str, all: &[Trainee], setting: &Setting) -> Stop {
    let mut sentence = setting.sentence("cli.records.no_trainee", name);
    let names = || all.iter().map(|trainee| trainee.name.as_str());
    if let Some(near) = nearest(name, names()) {
        let near = crate::text::clean::printable(near).replace('\n', " ");
        let near: [(&str, &dyn Display); 1] = [("name", &near)];
        sentence.push_str(&setting.locale.format("report.did_you_mean", &near));
    }
    Stop::Said(sentence)
}
