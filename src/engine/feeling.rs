//! What a reply stirs in the customer: the causes that move the mood.

use super::{
    condition::Atom,
    customer,
    draft::Draft,
    event::Event,
    state::State,
    step::{Band, Category, Side},
    time::Millis,
};
use crate::{
    reading::{Meaning, Reading, Sign},
    text::Name,
};

/// Behaviours and triggers in the order they came, each once.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Feeling {
    pub(super) causes: Vec<Name>,
}

/// What counts as turning to the business side.
const BUSINESS: &[&str] = &[
    "verify_identity",
    "ask_closed",
    "solve",
    "explain",
    "hold",
    "transfer",
];
/// What counts as turning to the person.
const WARMTH: &[&str] = &["empathy", "apology", "reassure", "own", "acknowledge"];
/// Turns that may pass before the lack of warmth is no news any more.
const WARMTH_DUE: u16 = 3;

impl Feeling {
    pub(super) fn of(trigger: &str) -> Self {
        Self {
            causes: vec![trigger.into()],
        }
    }

    pub(super) fn has(&self, cause: &str) -> bool {
        self.causes.iter().any(|known| *known == *cause)
    }

    /// What the turn just said stirs. `draft` has its events already; `before` is the state it was said in.
    pub(super) fn of_turn(
        draft: &Draft<'_>,
        before: &State,
        reading: &Reading,
        said_again: bool,
    ) -> Self {
        let mut feeling = Self::default();
        if reading.unreadable {
            return Self::of("unreadable");
        }
        if reading.heap {
            return Self::of("heap");
        }
        for fault in turn_faults(draft) {
            feeling.add(&fault);
        }
        if said_again {
            feeling.add("same_again");
            return feeling;
        }
        let stirs_nobody = |sign: &Sign| {
            is_early(draft, &sign.meaning)
                || is_no_refusal(draft, before, reading, sign)
                || is_due_handover(draft, &sign.meaning)
        };
        for sign in reading.signs.iter().filter(|sign| !stirs_nobody(sign)) {
            feeling.add_sign(before, &sign.meaning);
        }
        feeling.add_omissions(draft, before, reading);
        feeling
    }

    fn add(&mut self, cause: &str) {
        if !self.has(cause) {
            self.causes.push(cause.into());
        }
    }

    fn add_sign(&mut self, before: &State, meaning: &Meaning) {
        match meaning {
            Meaning::Did { name } if *name == "apology" => {
                let so_far = before.counts.get("apology").copied().unwrap_or(0);
                self.add(if so_far >= 2 {
                    "apology_again"
                } else {
                    "apology"
                });
            }
            Meaning::Did { name } => self.add(name),
            Meaning::Told { name, full: true } if !before.told.contains(name) => self.add("told"),
            Meaning::Declined { offer: true, .. } => self.add("declined"),
            Meaning::Declined { reason: false, .. } => self.add("declined_flat"),
            Meaning::Told { .. }
            | Meaning::Declined { .. }
            | Meaning::Wrong { .. }
            | Meaning::Forbidden { .. }
            | Meaning::Asked { .. }
            | Meaning::Leaked { .. }
            | Meaning::Granted { .. }
            | Meaning::Phrase { .. }
            | Meaning::Misnamed => {}
        }
    }

    /// What was skipped: feelings passed over, a goodbye while something is open.
    fn add_omissions(&mut self, draft: &Draft<'_>, before: &State, reading: &Reading) {
        let begun = before.begun;
        let upset = matches!(before.mood.band(), Band::Agitated | Band::Furious);
        let warm = |did: &&str| reading.has(did) || before.counts.contains_key(*did);
        let business = BUSINESS.iter().any(|did| reading.has(did));
        let cold = business && !WARMTH.iter().any(warm) && !is_safety_first(draft, before, reading);
        if begun && upset && before.turn <= WARMTH_DUE && cold {
            self.add("no_empathy");
        }
        // Every letter takes its leave.
        let leaving = reading.has("farewell") && !draft.script.channel.is_letter();
        let leaving = leaving && !before.closing && begun && !customer::is_settled(draft);
        let first = before.turn == 0 && draft.script.scenario.opens == Side::Agent;
        if leaving && !first {
            self.add("early_goodbye");
        }
    }
}

/// A case for others passed on to them: it vexes nobody, though this customer dislikes being passed on.
fn is_due_handover(draft: &Draft<'_>, meaning: &Meaning) -> bool {
    let by = draft.script.mix.shift("transfer");
    matches!(meaning, Meaning::Did { name } if *name == "transfer")
        && (by.temper > 0 || by.trust < 0)
        && draft.script.scenario.is_to_hand_over()
}

/// Whether the reply tells, fully or nearly, what was not told before.
fn tells_news(draft: &Draft<'_>, before: &State, meaning: &Meaning) -> bool {
    matches!(meaning, Meaning::Told { name, .. } if !before.told.contains(name))
        && !is_early(draft, meaning)
}

/// A no to what nobody has demanded yet, or that is itself the answer asked for: it moves nobody as a no.
fn is_no_refusal(draft: &Draft<'_>, before: &State, reading: &Reading, sign: &Sign) -> bool {
    let Meaning::Declined { name, offer, .. } = &sign.meaning else {
        return false;
    };
    let mut others = reading.signs.iter();
    !before.is_demanded(&draft.script.scenario, name)
        || (!offer && others.any(|other| tells_news(draft, before, &other.meaning)))
}

/// In an emergency what keeps people safe comes before all comfort: what the beat waits for or listens to.
fn is_safety_first(draft: &Draft<'_>, before: &State, reading: &Reading) -> bool {
    let scenario = &draft.script.scenario;
    let beat = before.beat.and_then(|index| scenario.beats.get(index));
    let waits_for = |meaning: &Meaning| {
        let Meaning::Told { name, .. } = meaning else {
            return false;
        };
        let until = beat.iter().flat_map(|beat| beat.until.atoms());
        let branches = beat.iter().flat_map(|beat| &beat.branches);
        let mut atoms = until.chain(branches.flat_map(|branch| branch.hears.atoms()));
        atoms.any(
            |(atom, _)| matches!(atom, Atom::Told(wanted) | Atom::Part(wanted) if wanted == name),
        )
    };
    let mut signs = reading.signs.iter();
    scenario.category == Category::Emergency
        && signs.any(|sign| waits_for(&sign.meaning) && tells_news(draft, before, &sign.meaning))
}

/// An answer that came before its turn only: it pleases nobody yet.
fn is_early(draft: &Draft<'_>, meaning: &Meaning) -> bool {
    let Meaning::Told { name, .. } = meaning else {
        return false;
    };
    let mut moments = draft.moments.iter();
    !draft.state.told.contains(name)
        && moments.any(
            |moment| matches!(&moment.event, Event::ToldEarly { answer, .. } if answer == name),
        )
}

/// Log faults among the events of this turn, by the trigger that reacts to them.
fn turn_faults(draft: &Draft<'_>) -> Vec<Name> {
    let turn = draft.state.turn;
    draft
        .moments
        .iter()
        .filter_map(|moment| match &moment.event {
            Event::Fault {
                turn: of, fault, ..
            } if *of == turn => {
                let trigger = match fault.as_str() {
                    "over_limit" => "lecture",
                    other => other,
                };
                Some(trigger.into())
            }
            _ => None,
        })
        .collect()
}

impl Draft<'_> {
    /// Moves the mood by each cause, worn by how often it has come before.
    pub(super) fn feel(&mut self, at: Millis, feeling: &Feeling) {
        for cause in &feeling.causes {
            let nth = self.state.causes.get(cause).copied().unwrap_or(0) + 1;
            let by = self.script.mix.shift(cause).worn(nth);
            self.shift(at, cause, by);
        }
    }
}
