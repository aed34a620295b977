//! Lines of the customer, each with an id that stays while its place in the file does.

use crate::{
    engine::{
        lines::{Line, Lines},
        step::Tone,
    },
    source::Section,
};

/// The lines behind a key. Ids are `PATH/2`, of a tone `PATH/tense/2`.
pub(crate) fn lines(section: Section<'_>, key: &str, path: &str) -> Lines {
    let tones = section.section(key);
    let mut found = Vec::new();
    if tones.is_absent() {
        number(section.texts(key), None, path, &mut found);
    } else {
        number(tones.texts("any"), None, path, &mut found);
        for tone in Tone::ALL {
            let path = format!("{path}/{}", tone.code());
            number(tones.texts(tone.code()), Some(*tone), &path, &mut found);
        }
    }
    Lines(found)
}

fn number(texts: Vec<String>, tone: Option<Tone>, path: &str, found: &mut Vec<Line>) {
    if texts.is_empty() {
        return;
    }
    let mut id = format!("{path}/");
    let stem = id.len();
    for (at, text) in texts.into_iter().enumerate() {
        id.truncate(stem);
        id.push_str(&(at + 1).to_string());
        found.push(Line {
            id: id.as_str().into(),
            tone,
            text,
        });
    }
}
