//! What a listener says that an agent's line does, held against what was recognised in it.

use serde::{Deserialize, Serialize};

use super::quote::quoted;
use crate::{
    engine::step::{Step, closed_list},
    reading::{Meaning, Reading, Sign},
    text::Span,
};

closed_list! {
    /// What a line can be marked with, in the order of the flow.
    Mark {
        Greeting = "greeting", Introduction = "self_introduction", OfferHelp = "offer_help", Verify = "verify_identity",
        Empathy = "empathy", Apology = "apology", Record = "record",
        Ask = "ask", Restate = "restate",
        Answer = "answer", Time = "time_promise", Transfer = "transfer", Confirm = "check_satisfaction",
        FurtherHelp = "further_help", Thanks = "thanks", Farewell = "farewell",
    }
}

/// How far a sign speaks for a mark.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Weight {
    /// Who marks it is not wrong, who does not has not missed it.
    Open,
    /// To be marked, unless something more special was done with the same words.
    Plain,
    /// To be marked.
    Sure,
}

/// How a mark came out on one line.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    Hit,
    Missed,
    Wrong,
    /// Marked, and one may see it so: neither counts.
    Open,
}

/// One mark on one line, with the words that it rests on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Answer<'r> {
    pub mark: Mark,
    pub verdict: Verdict,
    /// In the order of the line; none where the mark is wrong.
    pub signs: Vec<&'r Sign>,
}

/// Marks counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Tally {
    pub hits: u16,
    pub missed: u16,
    pub wrong: u16,
}

/// By these signs a question is what they say and not one that inquires.
const SPECIAL_QUESTIONS: [&str; 6] = [
    "restate",
    "verify_identity",
    "check_satisfaction",
    "options",
    "further_help",
    "offer_help",
];

impl Mark {
    pub fn step(self) -> Step {
        match self {
            Self::Greeting | Self::Introduction | Self::OfferHelp | Self::Verify => Step::Greet,
            Self::Empathy | Self::Apology | Self::Record => Step::Listen,
            Self::Ask | Self::Restate => Step::Analyse,
            Self::Answer | Self::Time | Self::Transfer | Self::Confirm => Step::Respond,
            Self::FurtherHelp | Self::Thanks | Self::Farewell => Step::FollowUp,
        }
    }

    /// The behaviours that are this mark, and those that one may take for it.
    ///
    /// This is no rule that finds something and no weight that an organisation would set, but what the sixteen marks mean;
    /// a rubric or a behaviour can be overridden without a look at it. In a file it would be one more thing that a sheet of
    /// a listening was made by, to be kept with each call, and still tied to the list of marks above, to their keys on the
    /// keyboard and to their texts in the locales.
    fn behaviours(self) -> (&'static [&'static str], &'static [&'static str]) {
        match self {
            Self::Greeting => (&["greeting"], &[]),
            Self::Introduction => (&["self_introduction"], &[]),
            Self::OfferHelp => (&["offer_help"], &["ask_open"]),
            Self::Verify => (&["verify_identity"], &["readback"]),
            Self::Empathy => (&["empathy", "reassure"], &["own", "small_talk"]),
            Self::Apology => (&["apology"], &[]),
            Self::Record => (&["record"], &["follow_up"]),
            Self::Ask => (&["ask_open"], &SPECIAL_QUESTIONS),
            Self::Restate => (&["restate", "readback"], &["summarise"]),
            Self::Answer => (
                &["solve", "options"],
                &["explain", "compensation", "decline", "evidence", "tip"],
            ),
            Self::Time => (&["time_promise"], &["follow_up"]),
            Self::Transfer => (&["transfer"], &["handover_reason", "hold"]),
            Self::Confirm => (&["check_satisfaction"], &["consent"]),
            Self::FurtherHelp => (&["further_help"], &[]),
            Self::Thanks => (&["thanks"], &["wait_thanks"]),
            Self::Farewell => (&["farewell"], &[]),
        }
    }

    /// How far a sign speaks for this mark; `None` is not at all.
    fn weight(self, sign: &Sign) -> Option<Weight> {
        match (&sign.meaning, self) {
            (Meaning::Told { full: true, .. } | Meaning::Declined { .. }, Self::Answer) => {
                Some(Weight::Sure)
            }
            (Meaning::Told { full: false, .. }, Self::Answer) => Some(Weight::Open),
            (Meaning::Asked { .. }, Self::Ask) => Some(Weight::Plain),
            (Meaning::Did { name }, _) => {
                let (sure, open) = self.behaviours();
                let learned = sign.is_learned();
                if sure.contains(&name.as_str()) {
                    Some(if learned { Weight::Open } else { Weight::Sure })
                } else if self == Self::Ask && *name == *"ask_closed" {
                    Some(if learned { Weight::Open } else { Weight::Plain })
                } else {
                    open.contains(&name.as_str()).then_some(Weight::Open)
                }
            }
            _ => None,
        }
    }

    /// The signs of a line that speak for this mark, and how far the strongest does.
    fn found(self, reading: &Reading) -> Option<(Weight, Vec<&Sign>)> {
        let weighed = |sign| Some((self.weight(sign)?, sign));
        let mut signs: Vec<(Weight, &Sign)> = reading.signs.iter().filter_map(weighed).collect();
        let most = signs.iter().map(|(weight, _)| *weight).max()?;
        signs.retain(|(weight, _)| *weight == most);
        signs.sort_by_key(|(_, sign)| (sign.span.start, sign.span.end));
        let special = || SPECIAL_QUESTIONS.iter().any(|name| reading.has(name));
        let weight = match most {
            Weight::Plain if special() => Weight::Open,
            Weight::Plain => Weight::Sure,
            weight => weight,
        };
        Some((weight, signs.into_iter().map(|(_, sign)| sign).collect()))
    }
}

/// How the marks on a line came out: those marked and those that should have been, in the order of the flow.
pub fn answers<'r>(reading: &'r Reading, marked: &[Mark]) -> Vec<Answer<'r>> {
    let answer = |mark: &Mark| {
        let is_marked = marked.contains(mark);
        let (weight, signs) = match mark.found(reading) {
            Some((weight, signs)) => (Some(weight), signs),
            None => (None, Vec::new()),
        };
        let verdict = match (weight, is_marked) {
            (Some(Weight::Sure | Weight::Plain), true) => Verdict::Hit,
            (Some(Weight::Sure | Weight::Plain), false) => Verdict::Missed,
            (Some(Weight::Open), true) => Verdict::Open,
            (None, true) => Verdict::Wrong,
            (Some(Weight::Open) | None, false) => return None,
        };
        Some(Answer {
            mark: *mark,
            verdict,
            signs,
        })
    };
    Mark::ALL.iter().filter_map(answer).collect()
}

/// The marks that a line asks for.
pub fn asked_for(reading: &Reading) -> Vec<Mark> {
    let answers = answers(reading, &[]);
    answers.iter().map(|answer| answer.mark).collect()
}

impl Answer<'_> {
    /// The words that it rests on, each stretch once; one within another is left out.
    pub fn words<'t>(&self, line: &'t str) -> Vec<&'t str> {
        let mut spans: Vec<Span> = Vec::new();
        for sign in &self.signs {
            let within = |span: &Span| span.start <= sign.span.start && sign.span.end <= span.end;
            if !spans.iter().any(within) {
                spans.push(sign.span);
            }
        }
        let mut words: Vec<&str> = Vec::new();
        for span in spans {
            let whole = quoted(line, span).of(line);
            if !words.contains(&whole) {
                words.push(whole);
            }
        }
        words
    }
}

impl Tally {
    pub fn of(answers: &[Answer<'_>]) -> Self {
        let mut tally = Self::default();
        for answer in answers {
            tally.count(answer.verdict);
        }
        tally
    }

    pub fn count(&mut self, verdict: Verdict) {
        let place = match verdict {
            Verdict::Hit => &mut self.hits,
            Verdict::Missed => &mut self.missed,
            Verdict::Wrong => &mut self.wrong,
            Verdict::Open => return,
        };
        *place = place.saturating_add(1);
    }

    /// How many there were to mark.
    pub fn wanted(self) -> u16 {
        self.hits.saturating_add(self.missed)
    }
}
