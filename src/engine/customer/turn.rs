//! The customer's turn after a reply: leave, or react to one thing, tell what was asked, and move one step on.

use super::{
    agenda,
    closing::{end, ending, leave},
    facts,
    reaction::{self, Matter, Reaction, Situation},
    speech,
};
use crate::{
    engine::{
        draft::Draft, event::SpokenLine, evolve::is_threat, feeling::Feeling, scenario::Beat,
        state::State, step::Side, time::Millis,
    },
    reading::{Meaning, Reading},
};

/// So much less of temper is a relief: a greeting or a goodbye pulls nobody back from the brink.
const RELIEF: i16 = 3;
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
    // Nobody leaves without a word of warning, unless they are insulted.
    let warned = !before.speech.threats.is_empty() || reading.has("abuse");
    if draft.state.mood.temper >= limits.hang_up && !calmed && warned {
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
        calmed: was_brink && before.mood.temper - draft.state.mood.temper >= RELIEF,
        rising: draft.state.mood.temper > before.mood.temper && reaction::is_bad(feeling),
    };
    let mut lines = Vec::new();
    let facts = facts::asked(draft, at, reading);
    let took_up = respond(draft, at, &reply, &facts, &mut lines);
    lines.extend(facts);
    // Who threatens has not taken the answer in yet.
    let threatens = lines.iter().any(|line| is_threat(&line.why));
    let moved_on = !threatens && agenda::advance(draft, at, &mut lines);
    if !moved_on && !took_up {
        wait(draft, at, &mut lines);
    }
    // The goodbye came with the last answer.
    let leaves =
        reading.has("farewell") && draft.state.closing && !draft.script.channel.is_letter();
    if leaves {
        lines.extend(speech::react(draft, "goodbye"));
    }
    draft.say(at, lines);
    if leaves {
        let ending = ending(draft);
        end(draft, at, ending, Side::Customer);
    }
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
    let situation = Situation {
        matter: matter(draft),
        tells: !facts.is_empty(),
        calmed: reply.calmed,
    };
    let moves_on = situation.moves_on();
    let chosen = reaction::to_bad(draft, reply.feeling)
        .or_else(|| if moves_on { None } else { open_point(draft, reply.reading, facts) })
        .or_else(|| told_openly(draft, reply.reading))
        .or_else(|| reaction::to_request(draft, reply.reading, situation))
        // Where the beat moves on, its next line is the answer.
        .or_else(|| if moves_on { None } else { unknown(draft, reply.reading, facts) })
        .or_else(|| reaction::to_good(draft, (reply.reading, reply.feeling), situation))
        .or_else(|| reaction::to_little(draft, reply.reading, situation));
    let Some(Reaction { line, bad }) = chosen else {
        return !facts.is_empty();
    };
    if bad && facts.is_empty() && !moves_on && is_out_of_patience(draft, NUDGE_WEIGHT) {
        // Giving the point up says it all.
        agenda::give_up(draft, at, lines);
        return true;
    }
    let why = line.why.clone();
    lines.push(line);
    if why == "ask_repeat" {
        lines.extend(draft.state.speech.matter.clone());
    } else if !moves_on {
        insist(draft, at, (&why, facts), lines);
    }
    true
}

/// Who says that something is missing says what, and small answers do not hide for ever that the beat stands still; unless
/// the facts have the floor.
fn insist(
    draft: &mut Draft<'_>,
    at: Millis,
    (why, facts): (&str, &[SpokenLine]),
    lines: &mut Vec<SpokenLine>,
) {
    let cause = if why == "unsatisfied" {
        why
    } else if stands_still(draft) && reaction::is_mild(why) && facts.is_empty() {
        "nudge"
    } else {
        return;
    };
    if facts.is_empty() {
        lines.extend(own_nudge(draft, lines));
    }
    draft.feel(at, &Feeling::of(cause));
}

fn beat<'a>(draft: &Draft<'a>) -> Option<&'a Beat> {
    let beats = &draft.script.scenario.beats;
    draft.state.beat.and_then(|index| beats.get(index))
}

fn matter(draft: &Draft<'_>) -> Matter {
    let Some(beat) = beat(draft) else {
        return Matter::Settled;
    };
    match (
        beat.until.holds(&|atom| draft.state.is_met(atom)),
        beat.next,
    ) {
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

/// An open question brings the next detail of the problem.
fn told_openly(draft: &Draft<'_>, reading: &Reading) -> Option<Reaction> {
    if !reading.has("ask_open") {
        return None;
    }
    speech::next_in_order(draft, &draft.script.scenario.customer.tells, "tells")
        .map(|line| Reaction { line, bad: false })
}

/// The words that ask what is still open, in the lexicon.
const WHICH: &str = "which_point";

/// Asked which point is still open, the customer names it again.
fn open_point(draft: &Draft<'_>, reading: &Reading, facts: &[SpokenLine]) -> Option<Reaction> {
    let lexicon = draft.script.ear.lexicon();
    let asks = QUESTIONS.iter().any(|did| reading.has(did));
    if !asks || !facts.is_empty() || !lexicon.names(WHICH, draft.last_reply()) {
        return None;
    }
    let again = || draft.state.speech.matter.clone();
    let line = own_nudge(draft, &[]).or_else(again)?;
    Some(Reaction { line, bad: false })
}

/// What asks for something.
const QUESTIONS: &[&str] = &["ask_closed", "ask_open", "verify_identity"];
/// With one of these a question is about what is to be done, or beside what is told: there is nothing that one could not
/// know.
const OURS: &[&str] = &[
    "options",
    "consent",
    "check_satisfaction",
    "further_help",
    "solve",
    "explain",
    "transfer",
    "follow_up",
    "time_promise",
];

/// Asked for something of the case that the customer does not know.
fn unknown(draft: &Draft<'_>, reading: &Reading, facts: &[SpokenLine]) -> Option<Reaction> {
    let has = |did: &&str| reading.has(did);
    let asked = QUESTIONS.iter().any(has) && !OURS.iter().any(has);
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
    beat(draft)
        .is_some_and(|beat| draft.state.in_beat.idle + weight > beat.patience * NUDGE_WEIGHT + 1)
}

/// Nothing was taken up: a nudge, or the point is given up.
fn wait(draft: &mut Draft<'_>, at: Millis, lines: &mut Vec<SpokenLine>) {
    if is_out_of_patience(draft, NUDGE_WEIGHT) {
        agenda::give_up(draft, at, lines);
        return;
    }
    let line = own_nudge(draft, lines).or_else(|| speech::react(draft, "nudge"));
    lines.extend(line);
    draft.feel(at, &Feeling::of("nudge"));
}

/// Turns that brought the beat no further, before a small answer alone is not enough.
const SMALL_ANSWERS: u16 = 2;

fn stands_still(draft: &Draft<'_>) -> bool {
    draft.state.in_beat.idle >= SMALL_ANSWERS
}

/// What the beat itself says is still open.
fn own_nudge(draft: &Draft<'_>, taken: &[SpokenLine]) -> Option<SpokenLine> {
    beat(draft).and_then(|beat| speech::line(draft, &beat.nudge, "nudge", taken))
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
    let facts = facts::asked(draft, at, reading);
    let reacted = reaction::to_bad(draft, feeling).map(|reaction| reaction.line);
    let settled = Situation {
        matter: Matter::Settled,
        tells: !facts.is_empty(),
        calmed: false,
    };
    // No line of the script answers what pleases now.
    let nothing_follows = Situation {
        matter: Matter::Open,
        ..settled
    };
    let further = reading
        .has("further_help")
        .then(|| speech::react(draft, "further_help"));
    lines.extend(
        reacted
            .or_else(|| further.flatten())
            .or_else(|| reaction::to_request(draft, reading, settled).map(|reaction| reaction.line))
            .or_else(|| {
                reaction::to_good(draft, (reading, feeling), nothing_follows)
                    .map(|reaction| reaction.line)
            }),
    );
    lines.extend(facts);
    if lines.is_empty() {
        lines.extend(speech::react(draft, "close_cue"));
    }
    draft.say(at, lines);
}
