//! The customer's turn after a reply: leave, or react to one thing, tell what was asked, and move one step on.

use super::{
    agenda,
    closing::{end, ending, leave},
    reaction::{self, Matter, Reaction},
    speech,
};
use crate::{
    engine::{
        draft::Draft,
        event::{Event, SpokenLine},
        feeling::Feeling,
        scenario::{Fact, IdentityNeed},
        state::State,
        step::Side,
        time::Millis,
    },
    reading::{Meaning, Reading},
    text::Name,
};

/// Facts told in one turn at most; a letter answers all that was asked.
const FACTS_A_TURN: usize = 2;

fn facts_a_turn(draft: &Draft<'_>) -> usize {
    let channel = &draft.script.channel;
    let is_letter = !channel.spoken && channel.merge == Millis(0);
    if is_letter { usize::MAX } else { FACTS_A_TURN }
}
/// Agent turns after the close was cued, without a goodbye, before the customer says theirs.
const PATIENCE_AT_CLOSE: u16 = 4;

/// Answers the reply just said; `before` is the state it was said in.
pub(in crate::engine) fn answer(
    draft: &mut Draft<'_>,
    at: Millis,
    before: &State,
    reading: &Reading,
    feeling: &Feeling,
) {
    if !before.begun {
        agenda::open(draft, at);
        return;
    }
    let limits = draft.script.mix.limits();
    let calmed = draft.state.mood.temper < before.mood.temper;
    let was_brink = before.mood.temper >= limits.threaten;
    if draft.state.mood.temper >= limits.hang_up && !calmed {
        leave(draft, at);
        return;
    }
    if before.closing {
        say_goodbye(draft, at, reading, feeling);
        return;
    }
    let reply = Heard {
        reading,
        feeling,
        calmed: calmed && was_brink,
        rising: !calmed,
    };
    let mut lines = Vec::new();
    let facts = facts_asked(draft, at, reading);
    let took_up = respond(draft, at, &reply, &facts, &mut lines);
    lines.extend(facts);
    let moved_on = agenda::advance(draft, at, &mut lines);
    if !moved_on && !took_up {
        wait(draft, at, &mut lines);
    }
    draft.say(at, lines);
}

struct Heard<'a> {
    reading: &'a Reading,
    feeling: &'a Feeling,
    /// Pulled back from the brink.
    calmed: bool,
    rising: bool,
}

/// At most one reaction; true if the reply was taken up in some way.
fn respond(
    draft: &mut Draft<'_>,
    at: Millis,
    reply: &Heard<'_>,
    facts: &[SpokenLine],
    lines: &mut Vec<SpokenLine>,
) -> bool {
    if let Some(branch) = agenda::branch(draft, reply.reading) {
        agenda::follow(draft, at, branch, lines);
        return true;
    }
    if let Some(line) = threat(draft, reply) {
        lines.push(line);
        return true;
    }
    let matter = matter(draft);
    let moves_on = matter != Matter::Open;
    let chosen = reaction::to_bad(draft, reply.feeling)
        .or_else(|| told_openly(draft, reply.reading))
        .or_else(|| reaction::to_request(draft, reply.reading, matter))
        // Where the beat moves on, its next line is the answer.
        .or_else(|| if moves_on { None } else { unknown(draft, reply.reading, facts) })
        .or_else(|| reaction::to_good(draft, reply.feeling, reply.calmed, moves_on))
        .or_else(|| reaction::to_little(draft, reply.reading));
    let Some(Reaction { line, bad }) = chosen else {
        return !facts.is_empty();
    };
    if bad && facts.is_empty() && !moves_on && is_out_of_patience(draft, NUDGE_WEIGHT) {
        // Giving the point up says it all.
        agenda::give_up(draft, at, lines);
        return true;
    }
    let repeats = line.why == "ask_repeat";
    lines.push(line);
    if repeats {
        lines.extend(draft.state.speech.matter.clone());
    }
    true
}

fn matter(draft: &Draft<'_>) -> Matter {
    let Some(beat) = draft
        .state
        .beat
        .and_then(|index| draft.script.scenario.beats.get(index))
    else {
        return Matter::Settled;
    };
    match (beat.until.holds(&|atom| draft.state.holds(atom)), beat.next) {
        (false, _) => Matter::Open,
        (true, Some(_)) => Matter::MovesOn,
        (true, None) => Matter::Settled,
    }
}

/// Asking for the supervisor, then threatening: each once, and only while the temper rises.
fn threat(draft: &Draft<'_>, reply: &Heard<'_>) -> Option<SpokenLine> {
    let limits = draft.script.mix.limits();
    let temper = draft.state.mood.temper;
    [
        ("threaten", limits.threaten),
        ("ask_supervisor", limits.ask_supervisor),
    ]
    .into_iter()
    .filter(|(threat, limit)| {
        reply.rising && temper >= *limit && !draft.state.speech.threats.contains(*threat)
    })
    .find_map(|(threat, _)| speech::react(draft, threat))
}

/// Facts asked for and not known yet; telling them may verify the customer.
fn facts_asked(draft: &mut Draft<'_>, at: Millis, reading: &Reading) -> Vec<SpokenLine> {
    let mut told: Vec<SpokenLine> = Vec::new();
    for fact in facts_to_tell(draft, reading) {
        if told.len() < facts_a_turn(draft) && !draft.state.known_facts.contains(&fact.name) {
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
    let asked = reading.signs.iter().filter_map(|sign| match &sign.meaning {
        Meaning::Asked { name } => Some(name),
        _ => None,
    });
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

/// An open question brings the next detail of the problem.
fn told_openly(draft: &Draft<'_>, reading: &Reading) -> Option<Reaction> {
    if !reading.has("ask_open") {
        return None;
    }
    speech::next_in_order(draft, &draft.script.scenario.customer.tells, "tells")
        .map(|line| Reaction { line, bad: false })
}

/// Asked for something the customer does not know.
fn unknown(draft: &Draft<'_>, reading: &Reading, facts: &[SpokenLine]) -> Option<Reaction> {
    let asked = ["verify_identity", "ask_closed", "ask_open"]
        .iter()
        .any(|did| reading.has(did));
    let known = reading
        .signs
        .iter()
        .any(|sign| matches!(sign.meaning, Meaning::Asked { .. }));
    if !asked || known || !facts.is_empty() {
        return None;
    }
    speech::react(draft, "unknown").map(|line| Reaction { line, bad: false })
}

/// Idle turns weigh double when the customer has to nudge.
pub(in crate::engine) const NUDGE_WEIGHT: u16 = 2;

fn is_out_of_patience(draft: &Draft<'_>, weight: u16) -> bool {
    let beat = draft
        .state
        .beat
        .and_then(|index| draft.script.scenario.beats.get(index));
    beat.is_some_and(|beat| draft.state.in_beat.idle + weight > beat.patience * NUDGE_WEIGHT + 1)
}

/// Nothing was taken up: a nudge, or the point is given up.
fn wait(draft: &mut Draft<'_>, at: Millis, lines: &mut Vec<SpokenLine>) {
    if is_out_of_patience(draft, NUDGE_WEIGHT) {
        agenda::give_up(draft, at, lines);
        return;
    }
    let beat = draft
        .state
        .beat
        .and_then(|index| draft.script.scenario.beats.get(index));
    let own = beat.and_then(|beat| speech::line(draft, &beat.nudge, "nudge", lines));
    lines.extend(own.or_else(|| speech::react(draft, "nudge")));
}

/// After the close was cued: small answers until somebody says goodbye.
fn say_goodbye(draft: &mut Draft<'_>, at: Millis, reading: &Reading, feeling: &Feeling) {
    let over = reading.has("farewell") || draft.state.turns_closing >= PATIENCE_AT_CLOSE;
    if over {
        let line = speech::react(draft, "goodbye");
        draft.say(at, line.into_iter().collect());
        let ending = ending(draft);
        end(draft, at, ending, Side::Customer);
        return;
    }
    let mut lines: Vec<SpokenLine> = Vec::new();
    let facts = facts_asked(draft, at, reading);
    let reacted = reaction::to_bad(draft, feeling).map(|reaction| reaction.line);
    let further = reading
        .has("further_help")
        .then(|| speech::react(draft, "further_help"));
    lines.extend(
        reacted
            .or_else(|| further.flatten())
            .or_else(|| {
                reaction::to_request(draft, reading, Matter::Settled).map(|reaction| reaction.line)
            })
            .or_else(|| {
                reaction::to_good(draft, feeling, false, false).map(|reaction| reaction.line)
            }),
    );
    lines.extend(facts);
    if lines.is_empty() {
        lines.extend(speech::react(draft, "close_cue"));
    }
    draft.say(at, lines);
}
