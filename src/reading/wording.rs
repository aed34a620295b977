//! Whether a text says what a wording says: clause by clause, by sense, amount and polarity.

use std::ops::Range;

use super::{
    denial::Denials,
    glance::{MOST, Mark, Outline, Seen, Terms},
    heard::Heard,
    lexicon::Lexicon,
    terms::{Placed, Term, terms},
};
use crate::text::number::Likeness;

/// A clause of so little weight has no sense but its letters.
const THIN: usize = 2;
/// Share of the letters that make it the same, in per cent.
const RESEMBLING: usize = 60;

/// One clause of a wording, ready to be looked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Clause {
    /// As written, for advice.
    pub(crate) text: String,
    pub(crate) terms: Vec<Term>,
    /// Its characters, folded.
    letters: Vec<char>,
    pub(crate) outline: Outline,
    /// How much matter of their own its terms carry.
    matter: Vec<usize>,
    weight: usize,
    /// What it denies: the term after its last denial.
    denies: Option<usize>,
    pub(crate) negated: bool,
    /// What it denies is knowing or saying.
    pub(crate) knows: bool,
}

/// How a clause was found in a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Match {
    pub(crate) range: Range<usize>,
    /// Share of the clause's sense that was said, in per cent.
    pub(crate) said: usize,
    /// Share of what was said that the clause asks for, in per cent.
    pub(crate) pure: usize,
    /// How much matter of its own was said of it.
    pub(crate) matter: usize,
    /// What it denies was said, denied or not.
    pub(crate) verb: bool,
    pub(crate) amount: Likeness,
    /// The same words with the opposite sense.
    pub(crate) opposite: bool,
}

impl Clause {
    /// The clauses of a wording; those that carry no sense are left out.
    pub(crate) fn of(lexicon: &Lexicon, wording: &str) -> Vec<Self> {
        let heard = lexicon.hear(wording);
        let placed = terms(lexicon, &heard);
        let mut clauses = Vec::new();
        for (index, range) in heard.clauses.iter().enumerate() {
            let own = window(&placed, index, index + 1);
            let text = heard.text.span(range).of(wording);
            let letters = &heard.text.chars[range.clone()];
            let clause = Self::made_of(lexicon, (text, letters), &heard, own);
            clauses.extend((clause.weight > 0).then_some(clause));
        }
        clauses
    }

    /// A whole wording as one clause, for short things such as demands.
    pub(crate) fn whole(lexicon: &Lexicon, wording: &str) -> Self {
        let heard = lexicon.hear(wording);
        let placed = terms(lexicon, &heard);
        Self::made_of(lexicon, (wording, &heard.text.chars), &heard, &placed)
    }

    fn made_of(
        lexicon: &Lexicon,
        (text, letters): (&str, &[char]),
        heard: &Heard,
        placed: &[Placed],
    ) -> Self {
        let terms: Vec<Term> = placed.iter().map(|placed| placed.term).collect();
        Self {
            text: text.to_owned(),
            letters: letters.to_vec(),
            outline: Outline::new(&terms),
            matter: terms.iter().map(|term| term.matter(lexicon)).collect(),
            denies: terms
                .iter()
                .rposition(|term| *term == Term::Not)
                .map(|at| at + 1)
                .filter(|at| *at < terms.len()),
            weight: terms.iter().map(|term| term.weight()).sum(),
            negated: terms.contains(&Term::Not),
            knows: Denials::of(lexicon, heard, placed).any_aside(),
            terms,
        }
    }

    /// How much matter of its own it carries.
    pub(crate) fn matter(&self) -> usize {
        self.matter.iter().sum()
    }

    pub(crate) fn matter_of(&self, index: usize) -> usize {
        self.matter.get(index).copied().unwrap_or_default()
    }

    /// Whether what it denies is among these of its terms; where it ends in its denial, whether the text does so `after` them.
    pub(crate) fn has_verb(&self, mut said: impl Iterator<Item = usize>, after: &[Placed]) -> bool {
        let ends = || matches!(after, [denial] if denial.term == Term::Not);
        match self.denies {
            Some(verb) => said.any(|at| at == verb),
            None => !self.negated || ends(),
        }
    }

    /// Whether it is no more than one word that no list knows, and the text around the place does not say it just so.
    pub(crate) fn is_only_touched(&self, said: &Said, range: &Range<usize>) -> bool {
        const WORD: usize = 3 * THIN;
        let characters = self.terms.iter().filter(|term| **term != Term::Not);
        let mut characters = characters.map(|term| matches!(term, Term::Character(_)));
        let clause = said.heard.text.clause(range.start);
        self.weight <= WORD && characters.all(|is| is) && !self.resembles(said.clause(clause))
    }

    pub(crate) fn weight(&self) -> usize {
        self.weight
    }

    /// The best place in the text, within up to three clauses in a row, if so much of its sense is said there.
    pub(crate) fn find(&self, said: &Said, least: usize) -> Option<Match> {
        let text = &said.terms;
        if !self.outline.may_stand(&said.seen, least) {
            return None;
        }
        let can_say = |terms| self.outline.share(terms);
        let terms = self
            .outline
            .in_clauses(&said.seen, said.heard.clauses.len());
        let mut best: Option<Match> = None;
        for first in 0..terms.len() {
            // What hangs on one character must be said in its own words.
            let thin = self.weight <= THIN;
            if thin && !self.resembles(said.clause(first)) || !thin && terms[first] == 0 {
                continue;
            }
            let mut all = 0;
            for (end, &own) in (first + 1..).zip(terms[first..].iter().take(3)) {
                all |= own;
                // A clause that has nothing of it makes no window better.
                let likely = best.as_ref().map_or(least, |best| best.said);
                if own == 0 || can_say(all) < likely {
                    continue;
                }
                let window = window(text, first, end);
                let Some(found) = self.find_in(said, window, all) else {
                    continue;
                };
                let better = best.as_ref().is_none_or(|best| rank(&found) > rank(best));
                if better {
                    best = Some(found);
                }
            }
        }
        best
    }

    /// The place in a window of the text in which no more than these of its terms may stand.
    fn find_in(&self, all: &Said, window: &[Placed], likely: Terms) -> Option<Match> {
        let may_stand = |index: usize| index >= MOST || likely >> index & 1 == 1;
        let mut matched: Vec<usize> = Vec::new();
        let (mut own, mut verb) = (Vec::new(), None);
        let (mut said, mut amount) = (0, Likeness::Same);
        for (index, term) in self.terms.iter().enumerate() {
            if let Term::Amount(wanted) = term {
                let (likeness, at) = closest(*wanted, window);
                amount = worse(amount, likeness);
                if matches!(likeness, Likeness::Same | Likeness::Near) {
                    said += term.weight();
                    own.push(index);
                }
                matched.extend(at);
            } else if *term != Term::Not
                && may_stand(index)
                && let Some(at) = self.place(index, window, &matched)
            {
                said += term.weight();
                own.push(index);
                verb = verb.or((self.denies == Some(index)).then_some(at));
                matched.push(at);
            }
        }
        let (first, last) = (*matched.iter().min()?, *matched.iter().max()?);
        let from = window[first].clause;
        let denied = self.is_denied(all, window, &matched, verb);
        let clause = window[last].clause;
        let after = window[last + 1..].partition_point(|p| p.clause == clause);
        let after = &window[last + 1..][..after];
        let around: usize = window
            .iter()
            .filter(|p| p.clause >= from)
            .map(|p| p.term.weight())
            .sum();
        Some(Match {
            range: window[first].range.start..window[last].range.end,
            said: said * 100 / self.weight.max(1),
            pure: said * 100 / around.max(1),
            matter: own.iter().map(|&index| self.matter_of(index)).sum(),
            verb: self.has_verb(own.into_iter(), after),
            amount,
            opposite: denied != self.negated,
        })
    }

    /// Whether what was matched is denied, there or right beside it; `verb` is where the verb to be denied stands.
    fn is_denied(
        &self,
        all: &Said,
        window: &[Placed],
        matched: &[usize],
        verb: Option<usize>,
    ) -> bool {
        let (Some(first), Some(last)) = (matched.iter().min(), matched.iter().max()) else {
            return false;
        };
        // A denial may follow its verb at once.
        let reach = &window[first.saturating_sub(2)..(last + 2).min(window.len())];
        let spoken = |clause: usize| matched.iter().any(|&at| window[at].clause == clause);
        let found_in = |held: &Range<usize>| {
            let mut matched = matched.iter().map(|&at| &window[at].range);
            matched.any(|found| held.contains(&found.start))
        };
        // What it denies is denied in its own clause.
        let verb = verb.map(|at| window[at].clause);
        let counts = |p: &Placed| {
            verb.is_none_or(|clause| clause == p.clause)
                && (!self.negated || self.knows || !all.denials.is_aside(p))
                && !all.denials.is_condition(p, found_in)
        };
        reach
            .iter()
            .any(|p| p.term == Term::Not && spoken(p.clause) && counts(p))
    }

    /// Whether most of its characters stand in the text in their order.
    fn resembles(&self, text: &[char]) -> bool {
        let mut common = vec![0usize; text.len() + 1];
        for letter in &self.letters {
            let mut diagonal = 0;
            for (at, typed) in text.iter().enumerate() {
                let above = common[at + 1];
                let same = diagonal + usize::from(typed == letter);
                common[at + 1] = same.max(above).max(common[at]);
                diagonal = above;
            }
        }
        common[text.len()] * 100 >= self.letters.len() * RESEMBLING
    }

    /// Where a term stands in the window; a single character needs its neighbour beside it.
    fn place(&self, index: usize, window: &[Placed], taken: &[usize]) -> Option<usize> {
        let term = self.terms[index];
        let beside = |at: usize| {
            let near = |other: Option<&Term>, from: usize, to: usize| {
                other.is_some_and(|other| {
                    window
                        .get(from..to.min(window.len()))
                        .is_some_and(|near| near.iter().any(|p| other.is(p.term)))
                })
            };
            let before = index.checked_sub(1).and_then(|i| self.terms.get(i));
            near(before, at.saturating_sub(2), at)
                || near(self.terms.get(index + 1), at + 1, at + 3)
        };
        let alone = self.terms.len() == 1 || !matches!(term, Term::Character(_));
        window
            .iter()
            .enumerate()
            .filter(|(at, placed)| !taken.contains(at) && term.is(placed.term))
            .find(|(at, _)| alone || beside(*at))
            .map(|(at, _)| at)
    }
}

/// More of the sense first, then the right amount and polarity, then the shorter place.
fn rank(found: &Match) -> (usize, bool, usize) {
    let right = found.amount == Likeness::Same && !found.opposite;
    (found.said, right, found.pure)
}

pub(crate) fn window(text: &[Placed], first: usize, end: usize) -> &[Placed] {
    let from = text.partition_point(|placed| placed.clause < first);
    let to = text.partition_point(|placed| placed.clause < end);
    &text[from..to]
}

/// The most like amount in the window.
fn closest(wanted: crate::text::number::Amount, window: &[Placed]) -> (Likeness, Option<usize>) {
    let mut best = (Likeness::Unrelated, None);
    for (at, placed) in window.iter().enumerate() {
        if let Term::Amount(amount) = placed.term {
            let likeness = wanted.likeness(amount);
            if worse(likeness, best.0) != likeness {
                best = (likeness, Some(at));
            }
        }
    }
    best
}

pub(crate) fn worse(a: Likeness, b: Likeness) -> Likeness {
    let badness = |likeness: Likeness| match likeness {
        Likeness::Same => 0,
        Likeness::Near => 1,
        Likeness::Other => 2,
        Likeness::Unrelated => 3,
    };
    if badness(a) >= badness(b) { a } else { b }
}

/// A text with its terms.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) heard: Heard,
    pub(crate) terms: Vec<Placed>,
    pub(crate) denials: Denials,
    /// What may stand in it, and in which clauses.
    pub(crate) seen: Seen,
}

impl Said {
    pub(crate) fn new(lexicon: &Lexicon, text: &str) -> Self {
        Self::of(lexicon, lexicon.hear(text))
    }

    /// The same of a text that was made ready.
    pub(crate) fn of(lexicon: &Lexicon, heard: Heard) -> Self {
        let terms = terms(lexicon, &heard);
        let seen = Seen::of(&terms, &heard.text, &heard.clauses);
        let denials = Denials::of(lexicon, &heard, &terms);
        Self {
            heard,
            terms,
            denials,
            seen,
        }
    }

    /// Whether a word of the scenario's own may stand there, typed right or with half of it by ear.
    pub(crate) fn may_name(&self, word: &[char]) -> bool {
        let right = word
            .iter()
            .filter(|&&c| self.seen.has(Mark::of_letter(c)))
            .count();
        right * 2 >= word.len()
    }

    /// The characters of one clause.
    pub(crate) fn clause(&self, index: usize) -> &[char] {
        let range = self.heard.clauses.get(index).cloned().unwrap_or_default();
        self.heard.text.chars.get(range).unwrap_or_default()
    }
}
