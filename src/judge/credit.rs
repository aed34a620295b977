//! What may earn: no heap, nothing said twice, not everything at once.
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a query of the log names what it looks for"
)]

use std::collections::{BTreeMap, BTreeSet};

use super::course::{Course, Credit, Cue, Turn, is_did};
use crate::{
    engine::{
        Event, Log, Scenario,
        condition::{Atom, Condition},
        step::{Side, Step},
        telling::{let_pass, missing_before},
    },
    judge::{Ground, Rubric, rubric::Crowd},
    reading::{Meaning, Sign},
    text::{Name, Span},
};

/// Characters below which a sentence is too short to be a repetition: a bare assent.
const SHORTEST_REPEAT: usize = 4;
/// From here on a sentence of the customer's handed back whole is a copy.
const SHORTEST_COPY: usize = 8;
/// Shared pairs of neighbouring characters, in per cent, from which two sentences are the same.
const SAME_PAIRS: usize = 85;

/// Paragraphs of a letter, salutation and signature among them.
const PARAGRAPHS: usize = 3;
/// Bytes between two greetings of one salutation at most: some ten characters.
const SALUTATION: usize = 30;

/// The course of a log, every sign of which knows whether it may earn.
pub(crate) fn credited<'a>(rubric: &Rubric, ground: Ground<'a>, log: &'a Log) -> Course<'a> {
    let mut course = Course::of(ground, log);
    settle(rubric, &mut course);
    course
}

fn settle(rubric: &Rubric, course: &mut Course<'_>) {
    let letter = course.is_letter();
    let customer_opens = course.ground.opens() == Side::Customer;
    let asked_in = course.ground.scenario().map(asked_in).unwrap_or_default();
    let mut said = Said::default();
    for turn in &mut course.turns {
        let greeting_expected = turn.number == 1 && customer_opens;
        turn.credit = if turn.reading.heap || turn.reading.unreadable {
            Credit::Heap
        } else if said.turns.contains(&bare(turn.text)) {
            Credit::Again
        } else if !(letter && is_one_letter(turn))
            && is_crowded(&rubric.crowd, turn, greeting_expected)
        {
            Credit::Crowded
        } else {
            Credit::Counts
        };
        settle_turn(&rubric.crowd, turn, &said);
        if !letter {
            hold_back(rubric.crowd.ahead, &asked_in, turn);
        }
        said.add(turn.text);
    }
    if let Some(scenario) = course.ground.scenario() {
        in_order(scenario, course);
    }
}

/// An answer told before those that it has to follow does not count yet.
fn in_order<'a>(scenario: &'a Scenario, course: &mut Course<'a>) {
    let (mut told, mut near) = (BTreeSet::new(), BTreeSet::new());
    let mut moments = course.moments.iter().enumerate();
    for turn in course.turns.iter_mut().filter(|turn| turn.after_problem) {
        for (_, moment) in moments
            .by_ref()
            .take_while(|(order, _)| *order < turn.order)
        {
            if let Event::BeatDone { beat } = &moment.event {
                told.extend(let_pass(scenario, beat, &near));
            }
        }
        for heard in &mut turn.signs {
            match &heard.sign.meaning {
                Meaning::Told { name, full } => {
                    heard.early = missing_before(scenario, &told, name);
                    heard.counts &= heard.early.is_none();
                    if heard.early.is_none() {
                        let so_far = if *full { &mut told } else { &mut near };
                        so_far.insert(name.clone());
                    }
                }
                Meaning::Wrong { name } => {
                    told.remove(name);
                }
                _ => {}
            }
        }
    }
}

/// For every answer that some beat waits for or reacts to, the first such beat.
fn asked_in(scenario: &Scenario) -> BTreeMap<Name, usize> {
    let mut asked = BTreeMap::new();
    for (index, beat) in scenario.beats.iter().enumerate() {
        let conditions =
            std::iter::once(&beat.until).chain(beat.branches.iter().map(|branch| &branch.hears));
        for (atom, _) in conditions.flat_map(Condition::atoms) {
            if let Atom::Told(name) | Atom::Part(name) | Atom::Wrong(name) = atom {
                asked.entry(name.clone()).or_insert(index);
            }
        }
    }
    asked
}

/// Of what is answered ahead of its question, a customer can follow so much; the rest does not count. Whole answers go first.
fn hold_back(most: usize, asked_in: &BTreeMap<Name, usize>, turn: &mut Turn<'_>) {
    let begun = turn.beat;
    let is_ahead = |name: &Name| {
        asked_in
            .get(name)
            .is_some_and(|beat| begun.is_none_or(|begun| *beat > begun))
    };
    let mut told: Vec<(bool, &Name)> = turn
        .signs
        .iter()
        .filter(|heard| heard.counts)
        .filter_map(|heard| match &heard.sign.meaning {
            Meaning::Told { name, full } if is_ahead(name) => Some((!full, name)),
            _ => None,
        })
        .collect();
    told.sort_by_key(|(in_part, _)| *in_part);
    let mut ahead: Vec<&Name> = Vec::new();
    for (_, name) in told {
        if !ahead.contains(&name) {
            ahead.push(name);
        }
    }
    let too_many = ahead.get(most..).unwrap_or_default();
    for heard in &mut turn.signs {
        heard.ahead = heard.counts
            && matches!(&heard.sign.meaning, Meaning::Told { name, .. } if too_many.contains(&name));
        heard.counts &= !heard.ahead;
    }
}

/// A salutation, and paragraphs or a signature, and only one letter: several stuck together are no letter.
fn is_one_letter(turn: &Turn<'_>) -> bool {
    let shown = |did: &'static str| {
        let signs = turn.signs.iter().map(|heard| heard.sign);
        signs.filter(move |sign| is_did(sign, did))
    };
    // Name and greeting make one salutation.
    let mut greeted = None;
    let mut salutations = 0;
    for sign in shown("greeting") {
        let begins = greeted.is_none_or(|end| sign.span.start > end + SALUTATION);
        salutations += usize::from(begins);
        greeted = Some(sign.span.end);
    }
    let paragraphs = turn
        .text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .count();
    let signed = salutations == 1 && shown("self_introduction").next().is_some();
    salutations <= 1 && (paragraphs >= PARAGRAPHS || signed)
}

fn settle_turn(crowd: &Crowd, turn: &mut Turn<'_>, said: &Said) {
    let (credit, opening, after_cue) = (turn.credit, turn.number == 1, turn.cue == Cue::After);
    let closing = after_cue || turn.last;
    let sentences = sentences(turn.text);
    let again: Vec<bool> = sentences
        .iter()
        .map(|span| said.has(span.of(turn.text)) || is_copy(span.of(turn.text), &turn.heard))
        .collect();
    let alike: Vec<bool> = sentences
        .iter()
        .map(|span| said.has_alike(span.of(turn.text)))
        .collect();
    for heard in &mut turn.signs {
        let sign = heard.sign;
        let all = |flags: &[bool]| {
            let mut over = sentences
                .iter()
                .zip(flags)
                .filter(|(span, _)| span.overlaps(&sign.span));
            over.clone().next().is_some() && over.all(|(_, flag)| *flag)
        };
        heard.counts = match credit {
            Credit::Crowded => opening && is_greeting(crowd, sign),
            Credit::Again | Credit::Counts if after_cue && is_parting(crowd, sign) => true,
            Credit::Counts if closing && is_phrase(sign) => true,
            Credit::Heap | Credit::Again => false,
            Credit::Counts => !(all(&again) || is_behaviour(sign) && all(&alike)),
        };
    }
}

fn is_behaviour(sign: &Sign) -> bool {
    matches!(sign.meaning, Meaning::Did { .. })
}

/// What opens a call is in place in the first reply whatever follows it.
fn is_greeting(crowd: &Crowd, sign: &Sign) -> bool {
    marks(crowd, Step::Greet).any(|mark| is_did(sign, mark)) || is_phrase(sign)
}

/// The last letter is signed as those before it were.
fn is_phrase(sign: &Sign) -> bool {
    matches!(sign.meaning, Meaning::Phrase { .. })
}

/// The question for more may come too early; asked again in its place, in the same words, it counts.
fn is_parting(crowd: &Crowd, sign: &Sign) -> bool {
    marks(crowd, Step::FollowUp).any(|mark| is_did(sign, mark))
}

fn marks(crowd: &Crowd, step: Step) -> impl Iterator<Item = &str> {
    crowd
        .marks
        .iter()
        .filter(move |(of, _)| *of == step)
        .flat_map(|(_, marks)| marks.iter().map(Name::as_str))
}

/// A reply that works on most of the flow at once, or shows more behaviours than a person has breath for.
fn is_crowded(crowd: &Crowd, turn: &Turn<'_>, greeting_expected: bool) -> bool {
    let shows = |step: Step| {
        let answers = step == Step::Respond
            && turn.signs.iter().any(|heard| {
                matches!(
                    heard.sign.meaning,
                    Meaning::Told { .. } | Meaning::Declined { .. }
                )
            });
        let shown = marks(crowd, step)
            .filter(|mark| turn.signs.iter().any(|heard| is_did(heard.sign, mark)))
            .count();
        // A bare hello in the middle of a call is no opening.
        answers || shown > usize::from(step == Step::Greet)
    };
    let steps = Step::ALL
        .iter()
        .filter(|step| !(greeting_expected && **step == Step::Greet))
        .filter(|step| shows(**step))
        .count();
    let behaviours: BTreeSet<&str> = turn
        .signs
        .iter()
        .filter_map(|heard| match &heard.sign.meaning {
            Meaning::Did { name } => Some(name.as_str()),
            _ => None,
        })
        .collect();
    steps >= crowd.steps || behaviours.len() > crowd.behaviours
}

/// What the agent has said so far, without punctuation.
#[derive(Default)]
struct Said {
    turns: BTreeSet<String>,
    sentences: BTreeSet<String>,
}

impl Said {
    fn add(&mut self, text: &str) {
        self.turns.insert(bare(text));
        self.sentences
            .extend(sentences(text).iter().map(|span| bare(span.of(text))));
    }

    fn has(&self, sentence: &str) -> bool {
        let sentence = bare(sentence);
        sentence.chars().count() >= SHORTEST_REPEAT && self.sentences.contains(&sentence)
    }

    fn has_alike(&self, sentence: &str) -> bool {
        let sentence = bare(sentence);
        sentence.chars().count() >= SHORTEST_COPY
            && self.sentences.iter().any(|said| are_alike(said, &sentence))
    }
}

/// The customer's own words handed back whole.
fn is_copy(sentence: &str, heard: &str) -> bool {
    let sentence = bare(sentence);
    sentence.chars().count() >= SHORTEST_COPY && bare(heard).contains(&sentence)
}

fn are_alike(one: &str, other: &str) -> bool {
    let (one, other) = (pairs(one), pairs(other));
    let shared = one.intersection(&other).count();
    let all = one.union(&other).count();
    all > 0 && shared * 100 >= SAME_PAIRS * all
}

fn pairs(text: &str) -> BTreeSet<(char, char)> {
    text.chars().zip(text.chars().skip(1)).collect()
}

/// Letters and digits only.
pub(crate) fn bare(text: &str) -> String {
    text.chars()
        .filter(|character| character.is_alphanumeric())
        .collect()
}

fn sentences(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut start = 0;
    for (at, character) in text.char_indices() {
        if ends_sentence(character) {
            let end = at + character.len_utf8();
            spans.push(Span::new(start, end));
            start = end;
        }
    }
    if start < text.len() {
        spans.push(Span::new(start, text.len()));
    }
    spans
}

fn ends_sentence(character: char) -> bool {
    matches!(
        character,
        '\n' | '.' | '!' | '?' | ';' | '\u{3002}' | '\u{ff01}' | '\u{ff1f}' | '\u{ff1b}'
    )
}
