//! The facts that a reply asks for: which are told, wrongly first or rightly, and whether they verify the customer.

use super::speech;
use crate::{
    engine::{
        draft::Draft,
        event::{Event, SpokenLine},
        scenario::{Fact, IdentityNeed},
        time::Millis,
    },
    reading::{Meaning, Reading, Sign},
    text::Name,
};

/// Facts told in one turn at most.
const SPOKEN: usize = 2;
/// … and in one message: what is written can be answered point by point.
const WRITTEN: usize = 3;

/// A letter answers all that was asked.
fn most(draft: &Draft<'_>) -> usize {
    let channel = &draft.script.channel;
    match (channel.spoken, channel.is_letter()) {
        (true, _) => SPOKEN,
        (false, false) => WRITTEN,
        (false, true) => usize::MAX,
    }
}

/// Facts asked for and not known yet; telling them may verify the customer.
pub(super) fn asked(draft: &mut Draft<'_>, at: Millis, reading: &Reading) -> Vec<SpokenLine> {
    let mut told: Vec<SpokenLine> = Vec::new();
    for fact in facts_to_tell(draft, reading) {
        if told.len() < most(draft) && !draft.state.known_facts.contains(&fact.name) {
            tell(draft, at, fact, &mut told);
        }
    }
    if !draft.state.verified && is_verified(draft) {
        let turn = draft.state.turn;
        draft.happen(at, Event::Verified { turn });
    }
    told
}

/// What was given wrongly and is read back is put right before anything else is told.
fn facts_to_tell<'a>(draft: &Draft<'a>, reading: &Reading) -> Vec<&'a Fact> {
    let scenario = &draft.script.scenario;
    let read_back = draft.state.read_back.iter();
    let asked = asked_for(draft, reading).into_iter();
    let mut facts: Vec<&Fact> = Vec::new();
    for fact in read_back
        .chain(asked)
        .filter_map(|name| scenario.fact(name))
    {
        if !facts.iter().any(|one| one.name == fact.name) {
            facts.push(fact);
        }
    }
    facts
}

/// The first time wrongly, if the customer has it wrong.
fn tell(draft: &mut Draft<'_>, at: Millis, fact: &Fact, told: &mut Vec<SpokenLine>) {
    let turn = draft.state.turn;
    let wrongly = !fact.first.is_empty() && !draft.state.misgiven.contains(&fact.name);
    let (lines, fact) = (
        if wrongly { &fact.first } else { &fact.say },
        fact.name.clone(),
    );
    told.extend(speech::line(draft, lines, "fact", told));
    let event = if wrongly {
        Event::FactMisgiven { turn, fact }
    } else {
        Event::FactTold { turn, fact }
    };
    draft.happen(at, event);
}

fn is_verified(draft: &Draft<'_>) -> bool {
    let identity = &draft.script.scenario.identity;
    let known = |fact: &Name| draft.state.known_facts.contains(fact);
    match identity.need {
        IdentityNeed::None => false,
        IdentityNeed::Basic => identity.check.iter().any(known),
        IdentityNeed::Full => identity.check.iter().all(known),
    }
}

/// The facts asked for, in the order of the reply. Of those that it asks for one or the other the first is enough.
fn asked_for<'r>(draft: &Draft<'_>, reading: &'r Reading) -> Vec<&'r Name> {
    let asked = reading.signs.iter().filter_map(|sign| match &sign.meaning {
        Meaning::Asked { name } => Some((name, sign)),
        _ => None,
    });
    let mut wanted: Vec<&Name> = Vec::new();
    let mut last: Option<&Sign> = None;
    for (name, sign) in asked {
        let other = last.is_some_and(|last| is_either(draft, last, sign));
        if !other {
            wanted.push(name);
        }
        last = Some(sign);
    }
    wanted
}

/// The words between two things of which one is enough, in the lexicon.
const EITHER: &str = "either";
/// Longer than this between two of them, they are two questions.
const BESIDE: usize = 8;

fn is_either(draft: &Draft<'_>, one: &Sign, other: &Sign) -> bool {
    let between = draft.last_reply().get(one.span.end..other.span.start);
    between.is_some_and(|between| {
        between.chars().count() <= BESIDE && draft.script.ear.lexicon().names(EITHER, between)
    })
}
