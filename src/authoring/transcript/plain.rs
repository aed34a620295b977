//! Plain lines: who speaks, a colon, what they say; a time before or behind the name.

use super::{Utterance, clock};
use crate::{engine::step::Side, source::Spellings};

/// Letters that a name may have behind the word for its side: a number, a nickname.
const SUFFIX: usize = 10;
/// Of these, Han characters: more are a sentence.
const NICKNAME: usize = 3;
/// Two in a time of hours, minutes and seconds, and the one behind it.
const COLONS: usize = 3;

/// What a line says, if it begins with who speaks; otherwise it goes on with what was said before.
pub(super) fn utterance(line: &str, spellings: &Spellings) -> Option<Utterance> {
    let (time, rest) = match clock::leading(line) {
        Some((time, rest)) => (Some(time), rest),
        None => (None, line),
    };
    let rest = rest.trim_start();
    // Of `09:31` and `09:31:05` the longer is the time.
    let with_time = || {
        let named = heads(rest).filter_map(|(head, text)| {
            let (name, behind) = clock::trailing(head)?;
            Some((side(name, spellings)?, Some(behind), text))
        });
        named.last()
    };
    // A name with its time alone: the words stand on the lines below.
    let alone = || {
        let (name, behind) = clock::trailing(rest)?;
        Some((side(name, spellings)?, Some(behind), ""))
    };
    // A time has colons of its own, so that a bare name comes last.
    let plainly = || {
        let (head, text) = heads(rest).next()?;
        Some((side(head, spellings)?, None, text))
    };
    let (who, behind, text) = alone().or_else(with_time).or_else(plainly)?;
    Some(Utterance {
        who,
        text: text.trim().to_owned(),
        time: time.or(behind),
    })
}

/// What may be a name, before each of the first colons, and what stands behind it.
fn heads(line: &str) -> impl Iterator<Item = (&str, &str)> {
    let colons = line.match_indices([':', '\u{ff1a}']).take(COLONS);
    colons.map(|(at, colon)| (&line[..at], &line[at + colon.len()..]))
}

/// The side of a name: one of the known words, perhaps with a number or a nickname behind it.
pub(super) fn side(name: &str, spellings: &Spellings) -> Option<Side> {
    let name = name
        .trim()
        .trim_matches(['[', ']', '\u{3010}', '\u{3011}', '*', ' '])
        .to_lowercase();
    let word = spellings
        .of("speaker")
        .filter(|word| name.starts_with(*word) && is_suffix(&name[word.len()..]))
        .max_by_key(|word| word.len())?;
    Side::from_code(spellings.code("speaker", word))
}

fn is_suffix(suffix: &str) -> bool {
    let letters = suffix.chars().filter(|c| c.is_alphanumeric());
    let han = letters.clone().filter(|c| !c.is_ascii()).count();
    let marks = |c: char| {
        c.is_alphanumeric()
            || matches!(
                c,
                ' ' | '-' | '_' | '#' | '.' | '(' | ')' | '\u{ff08}' | '\u{ff09}'
            )
    };
    letters.count() <= SUFFIX && han <= NICKNAME && suffix.chars().all(marks)
}
