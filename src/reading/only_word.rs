//! Whether all that a wording says is one word of the lists: then whatever has such a word in it says the wording.

use super::{
    lexicon::Lexicon,
    terms::{Term, terms},
};

/// Characters of the longest wording that one word may carry; a longer one says more, and is not worth a look.
const LONGEST: usize = 8;

/// The one word that carries the sense of a wording, as written. Words of time, place and ability carry little of it; a word
/// that no list knows is the author's own; what is denied must be denied in the reply too.
pub fn only_word<'w>(lexicon: &Lexicon, wording: &'w str) -> Option<&'w str> {
    if wording.chars().nth(LONGEST).is_some() {
        return None;
    }
    let heard = lexicon.hear(wording);
    let placed = terms(lexicon, &heard);
    if placed.iter().any(|placed| placed.term == Term::Not) {
        return None;
    }
    let mut carrying = placed
        .iter()
        .filter(|placed| placed.term.matter(lexicon) > 0);
    let word = carrying.next()?;
    let alone = carrying.next().is_none() && matches!(word.term, Term::Meaning(_));
    alone.then(|| heard.text.span(&word.range).of(wording))
}
