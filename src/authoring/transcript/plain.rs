//! Plain lines: who speaks, a colon, what they say; a time before or behind the name.

use super::{Utterance, clock};
use crate::{engine::step::Side, source::Spellings};

/// Letters that a name may have behind the word for its side: a number, a nickname.
const SUFFIX: usize = 10;
/// Of these, Han characters: more are a sentence.
const NICKNAME: usize = 3;

/// What a line says, if it begins with who speaks; otherwise it goes on with what was said before.
pub(super) fn utterance(line: &str, spellings: &Spellings) -> Option<Utterance> {
    let (time, rest) = match clock::leading(line) {
        Some((time, rest)) => (Some(time), rest),
        None => (None, line),
    };
    let rest = rest.trim_start();
    // A time behind the name has colons of its own, so the last that leaves a name before it is taken.
    for (at, colon) in rest.match_indices([':', '\u{ff1a}']) {
        let (head, text) = (&rest[..at], &rest[at + colon.len()..]);
        if head.chars().count() > 40 {
            break;
        }
        if let Some((who, behind)) = speaker(head, spellings) {
            return Some(Utterance {
                who,
                text: text.trim().to_owned(),
                time: time.or(behind),
            });
        }
    }
    // A name with its time alone: the words stand on the lines below.
    let (name, behind) = clock::trailing(rest)?;
    let (who, _) = speaker(name, spellings)?;
    Some(Utterance {
        who,
        text: String::new(),
        time: time.or(Some(behind)),
    })
}

/// Whose name the head of a line is, and the time behind it.
fn speaker(head: &str, spellings: &Spellings) -> Option<(Side, Option<u64>)> {
    if let Some(who) = side(head, spellings) {
        return Some((who, None));
    }
    let (name, time) = clock::trailing(head)?;
    Some((side(name, spellings)?, Some(time)))
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
