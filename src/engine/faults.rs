//! Faults that the log shows and no word list can: asked again, interrupted, told too early, promised beyond authority.

use super::{event::Event, scenario::IdentityNeed, script::Script, state::State};
use crate::{
    reading::{Meaning, Reading, Sign},
    text::{Name, Span},
};

/// A fault of the agent's turn, with what it is about and the words it rests on.
pub(super) struct LogFault {
    name: &'static str,
    about: Name,
    span: Span,
}

impl LogFault {
    fn on(name: &'static str, about: &Name, sign: &Sign) -> Self {
        Self {
            name,
            about: about.clone(),
            span: sign.span,
        }
    }

    pub(super) fn event(self, turn: u16) -> Event {
        Event::Fault {
            turn,
            fault: self.name.into(),
            about: self.about,
            span: self.span,
            rule: format!("log/{}", self.name).into(),
        }
    }
}

/// The one fault that rests on no reading.
pub(super) const HUNG_UP: &str = "hang_up";

/// The act of hanging up before the customer is done.
pub(super) fn hung_up(turn: u16) -> Event {
    LogFault {
        name: HUNG_UP,
        about: Name::default(),
        span: Span::default(),
    }
    .event(turn)
}

/// The faults of one reply; `before` is the state it was said in.
pub(super) fn of_turn(
    script: &Script,
    before: &State,
    text: &str,
    reading: &Reading,
) -> Vec<LogFault> {
    let mut faults: Vec<_> = reading
        .signs
        .iter()
        .filter_map(|sign| of_sign(script, before, text, sign))
        .collect();
    faults.extend(interruption(script, before, reading));
    faults.extend(length(script, text));
    faults.dedup_by(|one, other| one.name == other.name && one.about == other.about);
    faults
}

fn of_sign(script: &Script, before: &State, text: &str, sign: &Sign) -> Option<LogFault> {
    let scenario = &script.scenario;
    match &sign.meaning {
        Meaning::Asked { name } => {
            let fact = scenario.fact(name)?;
            // Reading the value back to the customer is checking it, not asking again.
            let reads_back = !fact.value.is_empty() && text.contains(&fact.value);
            (before.known_facts.contains(name) && !reads_back)
                .then(|| LogFault::on("reask", name, sign))
        }
        Meaning::Leaked { name } => (!before.verified).then(|| LogFault::on("leak", name, sign)),
        // What is said of it in passing is not done yet.
        Meaning::Told { name, full: true } => {
            let bound = scenario.answer(name)?.needs_identity
                && scenario.identity.need != IdentityNeed::None;
            (bound && !before.verified).then(|| LogFault::on("unverified", name, sign))
        }
        Meaning::Granted { name } => Some(LogFault::on("beyond_authority", name, sign)),
        Meaning::Wrong { name } => Some(LogFault::on("wrong", name, sign)),
        Meaning::Forbidden { name } => Some(LogFault::on("forbidden", name, sign)),
        Meaning::Misnamed => Some(LogFault::on("misnamed", &Name::default(), sign)),
        Meaning::Did { .. }
        | Meaning::Phrase { .. }
        | Meaning::Told { .. }
        | Meaning::Declined { .. } => None,
    }
}

/// A solution while the customer still wants to be heard.
fn interruption(script: &Script, before: &State, reading: &Reading) -> Option<LogFault> {
    let beat = script.scenario.beats.get(before.beat?)?;
    let heard_out = ["empathy", "apology", "acknowledge", "restate", "ask_open"]
        .iter()
        .any(|did| before.in_beat.did.contains(*did) || reading.has(did));
    if !beat.vent || heard_out {
        return None;
    }
    let solution = reading.did("solve").chain(reading.did("explain")).next()?;
    Some(LogFault::on("interrupt", &beat.name, solution))
}

/// Too much at once: a lecture on the phone, over the limit in text.
fn length(script: &Script, text: &str) -> Option<LogFault> {
    let (name, limit, characters) = if script.channel.spoken {
        ("lecture", script.mix.lecture(), spoken_length(text))
    } else {
        let characters = text.chars().filter(|one| !one.is_whitespace()).count();
        ("over_limit", script.channel.limit.into(), characters)
    };
    (limit > 0 && characters > limit).then(|| LogFault {
        name,
        about: Name::default(),
        span: Span::new(0, text.len()),
    })
}

/// Characters as they weigh in the ear, without white space: a number or a word in letters that is read back is taken in
/// as a whole, however long.
fn spoken_length(text: &str) -> usize {
    const WHOLE: usize = 3;
    let is_wide = |one| matches!(one, '\u{ff10}'..='\u{ff19}' | '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}');
    let is_spelt = |one: char| one.is_ascii_graphic() || is_wide(one);
    let (mut length, mut run) = (0, 0);
    for one in text.chars().filter(|one| !one.is_whitespace()) {
        run = if is_spelt(one) { run + 1 } else { 0 };
        length += usize::from(run <= WHOLE);
    }
    length
}
