//! What each turn of a real call is for: the customer's matter, what they tell when asked, small words, the close.

use std::collections::BTreeSet;

use super::{
    super::{spoken, words::Words},
    token::{Kind, tokens},
};
use crate::{
    authoring::transcript::RealTurn,
    engine::step::Side,
    reading::{Lexicon, Reading},
    text::{Span, fold::fold, number::numbers},
};

/// What was found in a call, in the order in which it was said.
#[derive(Default)]
pub(super) struct Matter {
    pub(super) beats: Vec<Beat>,
    pub(super) facts: Vec<Fact>,
    pub(super) tells: Vec<String>,
    pub(super) answers: Vec<Answer>,
    pub(super) close: Vec<String>,
    pub(super) replies: Vec<String>,
    /// What the agent promised with a time, as it was said.
    pub(super) promise: Option<String>,
}

/// Something the customer brings up, and what the agent did about it.
pub(super) struct Beat {
    pub(super) line: String,
    /// Behaviours of the reply, the weightiest first.
    pub(super) did: Vec<String>,
    /// Numbers of the answers that the reply gave, from 1.
    pub(super) told: Vec<usize>,
    /// Names of the facts that the reply asked for.
    pub(super) asked: Vec<String>,
    /// The reply's first words.
    pub(super) reply: String,
}

pub(super) struct Fact {
    pub(super) name: String,
    pub(super) kind: Kind,
    pub(super) say: String,
    pub(super) value: String,
    /// The agent's question.
    pub(super) question: String,
}

pub(super) struct Answer {
    pub(super) say: String,
}

/// What a customer waits for, the weightiest first.
const WAITED_FOR: &[&str] = &[
    "empathy",
    "apology",
    "solve",
    "explain",
    "decline",
    "options",
    "time_promise",
    "transfer",
    "evidence",
    "own",
    "reassure",
    "follow_up",
    "ask_open",
    "restate",
    "ask_closed",
    "verify_identity",
    "record",
    "check_satisfaction",
    "tip",
];
const ASKS: &[&str] = &["ask_open", "ask_closed", "verify_identity"];
/// In these the agent says back what was heard, or wants to know.
const NO_ANSWER: &[&str] = &["restate", "ask_open", "ask_closed", "verify_identity"];
const PARTS: &[&str] = &["further_help", "farewell"];
/// Behaviours that one beat waits for, of which any does.
const ANY_OF: usize = 3;
/// Answers that a draft takes; more are for a person to choose from.
const ANSWERS: usize = 5;
/// Characters of a reply that is quoted.
const REPLY: usize = 16;
/// Characters of what only answers a question, of a clause that is matter.
const BRIEF: usize = 24;
const CLAUSE: usize = 6;

/// Sorts the turns of a call.
pub(super) struct Sorter<'a> {
    pub(super) words: &'a Words,
    pub(super) lexicon: &'a Lexicon,
    matter: Matter,
    small: BTreeSet<String>,
    /// The agent's last turn and what it did.
    last: Option<(String, Reading)>,
    /// A beat waits for its reply.
    open: bool,
}

impl<'a> Sorter<'a> {
    pub(super) fn new(words: &'a Words, lexicon: &'a Lexicon) -> Self {
        Self {
            words,
            lexicon,
            matter: Matter::default(),
            small: words.list("draft.small").into_iter().map(fold).collect(),
            last: None,
            open: false,
        }
    }

    pub(super) fn sort(mut self, turns: &[RealTurn]) -> Matter {
        let mut heard = String::new();
        for turn in turns {
            let text = turn.text.trim();
            match turn.who {
                _ if text.is_empty() => {}
                Side::Customer => {
                    self.customer(text);
                    text.clone_into(&mut heard);
                }
                Side::Agent => self.agent(&heard, text),
            }
        }
        self.part();
        self.matter
    }

    /// What nobody took up at the end is the customer's way of closing.
    fn part(&mut self) {
        let beats = &mut self.matter.beats;
        if beats.len() > 1
            && let Some(last) = beats.pop_if(|beat| beat.did.is_empty() && beat.told.is_empty())
        {
            self.matter.close.insert(0, last.line);
        }
    }

    fn customer(&mut self, text: &str) {
        let parting = self.last_did(PARTS);
        let rest = self.told_when_asked(text);
        if self.is_small(&rest) {
            return;
        }
        if parting && !self.matter.beats.is_empty() {
            self.matter.close.push(rest);
        } else if self.last_did(ASKS) && !asks(&rest) && !self.matter.beats.is_empty() {
            self.matter.tells.push(rest);
        } else if let Some(beat) = self.matter.beats.last_mut().filter(|_| self.open) {
            // Nobody took it up: the customer goes on with the same.
            spoken::join(&mut beat.line, &rest);
        } else {
            self.matter.beats.push(Beat {
                line: rest,
                did: Vec::new(),
                told: Vec::new(),
                asked: Vec::new(),
                reply: String::new(),
            });
            self.open = true;
        }
    }

    fn last_did(&self, behaviours: &[&str]) -> bool {
        let last = self.last.as_ref();
        last.is_some_and(|(_, reading)| behaviours.iter().any(|did| reading.has(did)))
    }

    /// Takes out what only answers the agent's question; the rest of the text.
    fn told_when_asked(&mut self, text: &str) -> String {
        let Some((question, _)) = self.last.clone().filter(|_| !self.matter.beats.is_empty())
        else {
            return text.to_owned();
        };
        let whole = tokens(text).into_iter().next();
        let brief = text.chars().count() <= BRIEF && !asks(text);
        if let Some(token) = whole.filter(|token| !Kind::PERSONAL.contains(&token.kind))
            && brief
            && self.last_did(ASKS)
        {
            let value = text.trim_matches(|c: char| !c.is_alphanumeric());
            self.fact(token.kind, text, value.to_owned(), &question);
            return String::new();
        }
        let mut rest = String::new();
        for clause in clauses(text) {
            let token = tokens(clause).into_iter().next();
            let told = token.filter(|token| {
                let personal = Kind::PERSONAL.contains(&token.kind);
                personal && (self.asks_for(token.kind, &question) || self.last_did(ASKS))
            });
            match told {
                Some(token) => {
                    let value = token.span.of(clause).to_owned();
                    self.fact(token.kind, clause, value, &question);
                }
                None => rest.push_str(clause),
            }
        }
        rest
    }

    fn asks_for(&self, kind: Kind, question: &str) -> bool {
        let asked = self.words.list(&format!("draft.ask.{}", kind.code()));
        asked.iter().any(|word| question.contains(word))
    }

    fn fact(&mut self, kind: Kind, clause: &str, value: String, question: &str) {
        let facts = &mut self.matter.facts;
        if facts.iter().any(|fact| fact.value == value) {
            return;
        }
        let same = facts.iter().filter(|fact| fact.kind == kind).count();
        let name = match same {
            0 => kind.code().to_owned(),
            same => format!("{}-{}", kind.code(), same + 1),
        };
        if let Some(beat) = self.matter.beats.last_mut() {
            beat.asked.push(name.clone());
        }
        self.matter.facts.push(Fact {
            name,
            kind,
            say: clause.trim().trim_end_matches([',', '\u{ff0c}']).to_owned(),
            value,
            question: question.to_owned(),
        });
    }

    /// Whether a text is nothing but greetings, thanks and small words.
    fn is_small(&self, text: &str) -> bool {
        clauses(text).all(|clause| {
            let folded = fold(clause);
            folded.is_empty() || self.small.contains(&folded)
        })
    }

    fn agent(&mut self, heard: &str, text: &str) {
        let reading = self.lexicon.read(heard, text);
        let told = self.answers(text, &reading);
        if self.matter.promise.is_none() {
            let promise = reading.did("time_promise").next();
            self.matter.promise = promise.map(|sign| sign.span.of(text).to_owned());
        }
        self.answered(text, told, &reading);
        self.matter.replies.push(text.to_owned());
        self.last = Some((text.to_owned(), reading));
    }

    /// What the customer goes on after is what the agent said last before it.
    fn answered(&mut self, text: &str, told: Vec<usize>, reading: &Reading) {
        let Some(beat) = self.matter.beats.last_mut() else {
            return;
        };
        let did = WAITED_FOR.iter().filter(|did| reading.has(did));
        let did: Vec<String> = did.take(ANY_OF).map(|did| (*did).to_owned()).collect();
        if beat.reply.is_empty() || !told.is_empty() || beat.told.is_empty() && !did.is_empty() {
            beat.reply = text.chars().take(REPLY).collect();
        }
        let parting = PARTS.iter().any(|did| reading.has(did));
        if !told.is_empty() {
            beat.told = told;
        } else if !did.is_empty() && (!parting || beat.did.is_empty()) {
            beat.did = did;
        }
        self.open = beat.did.is_empty() && beat.told.is_empty();
    }

    /// The clauses in which the agent names an amount or a time; their numbers.
    fn answers(&mut self, text: &str, reading: &Reading) -> Vec<usize> {
        let mut told = Vec::new();
        if self.matter.beats.is_empty() {
            return told;
        }
        let mut at = 0;
        for clause in clauses(text) {
            let span = Span::new(at, at + clause.len());
            at = span.end;
            let bare = clause
                .trim_end_matches(|c: char| !c.is_alphanumeric() && c != '%')
                .trim();
            let folded = crate::text::fold::Folded::new(bare);
            let names_amount = numbers(&folded)
                .iter()
                .any(|number| number.amount.dimension.name() != "bare" && !number.amount.is_one());
            let only_asks = NO_ANSWER
                .iter()
                .flat_map(|did| reading.did(did))
                .any(|sign| sign.span.overlaps(&span));
            if !names_amount || only_asks || asks(clause) || folded.len() < CLAUSE || reading.heap {
                continue;
            }
            let answers = &mut self.matter.answers;
            let known = answers.iter().position(|answer| answer.say == bare);
            if known.is_none() && answers.len() < ANSWERS {
                answers.push(Answer {
                    say: bare.to_owned(),
                });
            }
            told.extend(known.or(answers.len().checked_sub(1)).map(|at| at + 1));
        }
        told.dedup();
        told
    }
}

fn asks(text: &str) -> bool {
    text.contains(['?', '\u{ff1f}'])
}

/// The clauses of a text, each with the marks behind it.
pub(super) fn clauses(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive([
        '\u{ff0c}', '\u{3002}', '\u{ff1b}', '\u{ff01}', '\u{ff1f}', ',', ';', '!', '?', '\n',
    ])
}
