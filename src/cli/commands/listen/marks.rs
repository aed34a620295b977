//! Reads the marks that a listener types: signs, codes or names, by themselves or the beginning of one.

use crate::{judge::Mark, locale::Locale, report::listening};

/// Characters of a name that are enough where no other begins so.
const ENOUGH: usize = 2;

/// The marks of a line, each once, in the order of the flow; blanks, commas and the like separate them.
///
/// # Errors
/// The first word that is no mark, or is the beginning of several.
pub fn read(line: &str, locale: &Locale) -> Result<Vec<Mark>, String> {
    let mut marks = Vec::new();
    for part in line.split([',', '\u{ff0c}', '\u{3001}', ';', '\u{ff1b}']) {
        // A name may have a blank in it.
        if let Some(mark) = named(part, locale) {
            marks.push(mark);
            continue;
        }
        for word in part.split_whitespace() {
            let mark = one_sign(word).or_else(|| named(word, locale));
            marks.push(mark.ok_or_else(|| word.to_owned())?);
        }
    }
    marks.sort_unstable();
    marks.dedup();
    Ok(marks)
}

fn one_sign(word: &str) -> Option<Mark> {
    let mut letters = word.chars();
    let first = letters.next()?;
    let alone = letters.next().is_none();
    listening::mark_of_sign(first).filter(|_| alone)
}

/// The mark of that code or name; of a beginning, where only one begins so.
fn named(text: &str, locale: &Locale) -> Option<Mark> {
    let wanted = bare(text);
    if wanted.is_empty() {
        return None;
    }
    let names = |mark: &Mark| [bare(mark.code()), bare(locale.name("mark", mark.code()))];
    let whole = Mark::ALL.iter().find(|mark| names(mark).contains(&wanted));
    if let Some(mark) = whole {
        return Some(*mark);
    }
    let begins = |mark: &&Mark| names(mark).iter().any(|name| name.starts_with(&wanted));
    let mut beginning = Mark::ALL.iter().filter(begins);
    match (beginning.next(), beginning.next()) {
        (Some(mark), None) if wanted.chars().count() >= ENOUGH => Some(*mark),
        _ => None,
    }
}

/// Small letters, without what joins words.
fn bare(text: &str) -> String {
    let kept = text
        .chars()
        .filter(|c| !c.is_whitespace() && !"_-".contains(*c));
    kept.flat_map(char::to_lowercase).collect()
}
