//! Weighs a condition over a stretch of the call: whether it holds, and on which words that rests.
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a query of the log names what it looks for"
)]

use std::collections::BTreeSet;

use super::{
    course::{Course, Cue, Position, Turn, is_did},
    rubric::{Place, Stretch},
};
use crate::{
    engine::{
        Event,
        condition::{Atom, Condition, Gauge, Tally},
    },
    judge::Evidence,
    reading::{Meaning, Sign},
    text::Name,
};

/// Share of an e-mail, in per cent, in which its salutation stands, and from which on its closing does, as in a last answer.
const SALUTATION: usize = 40;
const CLOSING: usize = 50;
/// Signs that one atom shows.
const SHOWN: usize = 2;

pub(crate) struct Weigh<'c, 'a> {
    course: &'c Course<'a>,
    place: &'c Place,
    before: Option<Position>,
    after: Option<Position>,
}

impl<'c, 'a> Weigh<'c, 'a> {
    pub(crate) fn new(course: &'c Course<'a>, place: &'c Place) -> Self {
        let before = first(course, &place.before);
        // What has to come after something that never came has no place.
        let never = (!place.after.is_empty()).then_some((u16::MAX, usize::MAX));
        let after = first(course, &place.after).or(never);
        Self {
            course,
            place,
            before,
            after,
        }
    }

    pub(crate) fn holds(&self, condition: &Condition) -> bool {
        condition.holds(&|atom| self.atom(atom))
    }

    /// The words and acts that made it hold; of alternatives those of the first that holds.
    pub(crate) fn proofs(&self, condition: &Condition) -> Vec<Evidence> {
        match condition {
            Condition::All(parts) => parts.iter().flat_map(|part| self.proofs(part)).collect(),
            Condition::Any(parts) => {
                let held = parts.iter().find(|part| self.holds(part));
                held.map_or_else(Vec::new, |part| self.proofs(part))
            }
            Condition::Not(_) => Vec::new(),
            Condition::Atom(atom) => self.proof(atom),
        }
    }

    /// The counting signs in the place.
    pub(crate) fn signs(&self) -> impl Iterator<Item = (&'c Turn<'a>, &'a Sign)> + '_ {
        self.course
            .signs()
            .filter(|(turn, sign)| self.is_in_place(turn, sign))
    }

    fn is_in_place(&self, turn: &Turn<'_>, sign: &Sign) -> bool {
        let position = turn.position(sign);
        in_stretch(self.course, self.place.at, turn, sign)
            && self.place.turns.is_none_or(|turns| turn.number <= turns)
            && self.before.is_none_or(|before| position < before)
            && self.after.is_none_or(|after| position > after)
    }

    fn atom(&self, atom: &Atom) -> bool {
        match atom {
            Atom::Did(_)
            | Atom::Part(_)
            | Atom::Asked(_)
            | Atom::Said(_)
            | Atom::Refused(_)
            | Atom::PromisedTime => self.shows(atom),
            Atom::Told(name) => is_told(self.course, name),
            Atom::Mood(gauge, comparison, than) => {
                let start = || self.course.ground.start();
                let Some(mood) = self.course.mood().or_else(start) else {
                    return false;
                };
                let value = match gauge {
                    Gauge::Temper => mood.temper,
                    Gauge::Trust => mood.trust,
                };
                comparison.holds(value, *than)
            }
            Atom::Turns(comparison, than) => {
                comparison.holds(count(self.course.turns.len()), *than)
            }
            Atom::Count(name, comparison, than) => {
                let times = self.turns_that(name).max(self.turns_at_fault(name));
                comparison.holds(count(times), *than)
            }
            Atom::Tally(tally, comparison, than) => {
                comparison.holds(count(self.tally(*tally)), *than)
            }
            // The sheet knows no beat that is on: any time is that of the talk.
            Atom::Time(_, comparison, than) => {
                comparison.holds(self.course.lasted().0 / 1000, u64::from(*than))
            }
            Atom::Wrong(_)
            | Atom::Granted(_)
            | Atom::Forbidden(_)
            | Atom::Fault(_)
            | Atom::Knows(_)
            | Atom::Misgiven(_)
            | Atom::Sensitive(_)
            | Atom::Verified
            | Atom::Held
            | Atom::Resumed
            | Atom::Transferred(_)
            | Atom::Looked(_)
            | Atom::Happened(_)
            | Atom::TicketFiled => self.happened(atom),
        }
    }

    fn turns_that(&self, name: &Name) -> usize {
        let mut turns: Vec<u16> = self
            .signs()
            .filter(|(_, sign)| is_did(sign, name))
            .map(|(turn, _)| turn.number)
            .collect();
        turns.dedup();
        turns.len()
    }

    fn turns_at_fault(&self, name: &Name) -> usize {
        let moments = self.course.moments.iter();
        let turns = moments.filter_map(|moment| match &moment.event {
            Event::Fault { turn, fault, .. } if fault == name => Some(*turn),
            _ => None,
        });
        turns.collect::<BTreeSet<u16>>().len()
    }

    fn tally(&self, tally: Tally) -> usize {
        let named = self.signs().filter_map(|(_, sign)| match &sign.meaning {
            Meaning::Told { name, full: true } if tally == Tally::Told => Some(name),
            Meaning::Asked { name } if tally == Tally::Asked => Some(name),
            _ => None,
        });
        let named = named.collect::<BTreeSet<&Name>>().into_iter();
        named
            .filter(|name| tally == Tally::Asked || is_told(self.course, name))
            .count()
    }

    fn shows(&self, atom: &Atom) -> bool {
        self.signs().any(|(_, sign)| shows(atom, &sign.meaning))
    }

    /// What an act or a fault made true; place and credit do not matter.
    fn happened(&self, atom: &Atom) -> bool {
        let said = |atom: &Atom| {
            self.course
                .all_signs()
                .any(|(_, heard)| shows(atom, &heard.sign.meaning))
        };
        match atom {
            Atom::Fault(name) => {
                said(&Atom::Did(name.clone()))
                    || self.course.order_of(|event| is_act(atom, event)).is_some()
            }
            Atom::Wrong(_) | Atom::Granted(_) | Atom::Forbidden(_) => said(atom),
            _ => self.course.order_of(|event| is_act(atom, event)).is_some(),
        }
    }

    fn proof(&self, atom: &Atom) -> Vec<Evidence> {
        let wanted = match atom {
            Atom::Count(name, _, than) => {
                return self
                    .signs()
                    .filter(|(_, sign)| is_did(sign, name))
                    .take(usize::try_from(*than).unwrap_or(SHOWN).max(SHOWN))
                    .map(|(turn, sign)| turn.evidence(sign, true))
                    .collect();
            }
            Atom::Told(name) => &Atom::Part(name.clone()),
            _ => atom,
        };
        let shown = || {
            self.signs()
                .filter(|(_, sign)| shows(wanted, &sign.meaning))
        };
        // Learned weights point at a whole clause; a rule at the words.
        let by_rule = shown().any(|(_, sign)| !sign.is_learned());
        let mut evidence: Vec<Evidence> = shown()
            .filter(|(_, sign)| !(by_rule && sign.is_learned()))
            .take(SHOWN)
            .map(|(turn, sign)| turn.evidence(sign, true))
            .collect();
        if let Some(order) = self.course.order_of(|event| is_act(atom, event)) {
            evidence.push(self.course.act(order, "", "act"));
        }
        evidence
    }
}

/// Whether a sign stands in a stretch of the call.
pub(crate) fn in_stretch(
    course: &Course<'_>,
    stretch: Stretch,
    turn: &Turn<'_>,
    sign: &Sign,
) -> bool {
    let part = |per_cent: usize| turn.text.len() * per_cent / 100;
    match stretch {
        Stretch::Anywhere => true,
        // In a letter the name may also be the signature.
        Stretch::Opening if course.is_letter() => {
            turn.number == 1
                && (sign.span.start <= part(SALUTATION) || is_did(sign, "self_introduction"))
        }
        Stretch::Opening => turn.number == 1,
        Stretch::Heard => turn.after_problem,
        Stretch::Closing if course.is_letter() => {
            // A last letter may be nothing but its close.
            let is_close = turn.number > 1 && (turn.cue == Cue::After || turn.last);
            turn.after_problem && (is_close || sign.span.start >= part(CLOSING))
        }
        // Who asks for more in the breath of the last answer has asked at the close.
        Stretch::Closing => match turn.cue {
            Cue::After => true,
            Cue::Brings => turn.last || sign.span.start >= part(CLOSING),
            Cue::Before => turn.last,
        },
    }
}

/// Told rightly, and nothing wrong about it later.
pub(crate) fn is_told(course: &Course<'_>, answer: &str) -> bool {
    let right = course
        .signs()
        .filter(|(turn, _)| turn.after_problem)
        .filter(|(_, sign)| {
            matches!(&sign.meaning, Meaning::Told { name, full: true } if *name == *answer)
        })
        .map(|(turn, sign)| turn.position(sign))
        .last();
    right.is_some_and(|right| last_wrong(course, answer).is_none_or(|wrong| wrong < right))
}

pub(crate) fn last_wrong(course: &Course<'_>, answer: &str) -> Option<Position> {
    course
        .all_signs()
        .filter(
            |(_, heard)| matches!(&heard.sign.meaning, Meaning::Wrong { name } if *name == *answer),
        )
        .map(|(turn, heard)| turn.position(heard.sign))
        .last()
}

/// One of these behaviours was shown already.
pub(crate) fn has_come(course: &Course<'_>, behaviours: &[Name]) -> bool {
    first(course, behaviours).is_some()
}

/// The first sign of any of these behaviours, counting or not; of an answer only a whole one says that
/// the agent had turned to the matter.
fn first(course: &Course<'_>, behaviours: &[Name]) -> Option<Position> {
    course
        .all_signs()
        .filter(|(turn, heard)| {
            turn.after_problem
                && behaviours.iter().any(|behaviour| {
                    is_did(heard.sign, behaviour)
                        || (*behaviour == "answer"
                            && matches!(heard.sign.meaning, Meaning::Told { full: true, .. }))
                })
        })
        .map(|(turn, heard)| turn.position(heard.sign))
        .min()
}

pub(crate) fn shows(atom: &Atom, meaning: &Meaning) -> bool {
    match (atom, meaning) {
        (Atom::Did(wanted), Meaning::Did { name })
        | (Atom::Part(wanted), Meaning::Told { name, .. })
        | (Atom::Asked(wanted), Meaning::Asked { name })
        | (Atom::Said(wanted), Meaning::Phrase { name, .. })
        | (Atom::Wrong(wanted), Meaning::Wrong { name })
        | (Atom::Granted(wanted), Meaning::Granted { name })
        | (Atom::Forbidden(wanted), Meaning::Forbidden { name }) => wanted == name,
        (
            Atom::Refused(wanted),
            Meaning::Declined {
                name,
                reason,
                offer,
            },
        ) => wanted == name && (*reason || *offer),
        (Atom::PromisedTime, Meaning::Did { name }) => *name == "time_promise",
        _ => false,
    }
}

fn is_act(atom: &Atom, event: &Event) -> bool {
    match (atom, event) {
        (Atom::Fault(wanted), Event::Fault { fault, .. }) => wanted == fault,
        (Atom::Knows(wanted), Event::FactTold { fact, .. })
        | (Atom::Misgiven(wanted), Event::FactMisgiven { fact, .. }) => wanted == fact,
        (Atom::Sensitive(wanted), Event::Sensitive { name, .. }) => wanted == name,
        (Atom::Looked(wanted), Event::LookedUp { article }) => wanted == article,
        (Atom::Happened(wanted), Event::Happened { incident, .. }) => wanted == incident,
        (Atom::Transferred(wanted), Event::Transferred { to, .. }) => {
            wanted.is_none_or(|wanted| wanted == *to)
        }
        (Atom::Verified, Event::Verified { .. })
        | (Atom::Held, Event::HoldBegan)
        | (Atom::Resumed, Event::HoldEnded { .. })
        | (Atom::TicketFiled, Event::TicketFiled { .. }) => true,
        _ => false,
    }
}

fn count(n: usize) -> i16 {
    i16::try_from(n).unwrap_or(i16::MAX)
}
