//! Which of all that a reply did the customer reacts to in words: at most one thing, the worst first.

use crate::{
    engine::{
        customer::speech,
        draft::Draft,
        event::{Event, SpokenLine},
        feeling::Feeling,
        step::Tone,
    },
    reading::{Meaning, Reading, Sign},
};

/// Heard badly, worst first.
const BAD: &[&str] = &[
    "abuse",
    "beyond_authority",
    "shirk",
    "impatient",
    "blame",
    "argue",
    "ask_secret",
    "misnamed",
    "wrong",
    "heap",
    "over_promise",
    "interrupt",
    "reask",
    "same_again",
    "unreadable",
    "early_goodbye",
    "declined_flat",
    "lecture",
    "jargon",
    "guess",
    "vague",
    "no_empathy",
    "unverified",
];

/// Heard well, by weight in the talk.
const GOOD: &[&str] = &[
    "declined",
    "compensation",
    "options",
    "told",
    "own",
    "evidence",
    "time_promise",
    "apology_again",
    "apology",
    "empathy",
    "reassure",
    "tip",
    "record",
    "thanks",
];

pub(super) struct Reaction {
    pub(super) line: SpokenLine,
    pub(super) bad: bool,
}

/// Whether anything in the reply was heard badly.
pub(super) fn is_bad(feeling: &Feeling) -> bool {
    BAD.iter().any(|cause| feeling.has(cause))
}

/// What is wrong with the reply, if the customer would say so.
pub(super) fn to_bad(draft: &Draft<'_>, feeling: &Feeling) -> Option<Reaction> {
    first(draft, BAD, feeling).map(|line| Reaction { line, bad: true })
}

/// Where the customer's matter stands after the reply.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Matter {
    Open,
    /// This beat is done and another follows.
    MovesOn,
    /// The last beat is done.
    Settled,
}

/// What the customer's answer to a reply hangs on, beside the reply.
#[derive(Clone, Copy, Debug)]
pub(super) struct Situation {
    pub(super) matter: Matter,
    /// The customer tells what was asked for.
    pub(super) tells: bool,
    /// Pulled back from the brink.
    pub(super) calmed: bool,
}

impl Situation {
    /// The script goes on after this reply.
    pub(super) fn moves_on(self) -> bool {
        self.matter != Matter::Open
    }
}

/// The answer to a question or request that needs none of the script. Who tells what was asked is not left waiting.
pub(super) fn to_request(
    draft: &Draft<'_>,
    reading: &Reading,
    situation: Situation,
) -> Option<Reaction> {
    // Who hears their own mistake read back does not call it right.
    let put_right = draft.moments.iter();
    let mut put_right = put_right.filter(|moment| matches!(moment.event, Event::ReadBack { .. }));
    let asks_whether_right =
        reading.has("restate") && reading.has("ask_closed") && put_right.next().is_none();
    let trigger = if reading.has("ask_repeat") {
        "ask_repeat"
    } else if makes_wait(draft, reading) && !situation.tells && !has_gone_on(reading) {
        "hold"
    } else if reading.has("check_satisfaction") || asks_further(draft, reading) {
        match situation.matter {
            Matter::Settled => "satisfied",
            Matter::Open => "unsatisfied",
            // The next beat says what is still open.
            Matter::MovesOn => return None,
        }
    } else if reading.has("consent") {
        "agree"
    } else if asks_whether_right {
        "confirm"
    } else if hands_over(draft, reading) && !wants_another(draft) {
        "transfer_offer"
    } else {
        return None;
    };
    let bad = trigger == "unsatisfied";
    speech::react(draft, trigger).map(|line| Reaction { line, bad })
}

/// Nobody waits on a letter.
fn makes_wait(draft: &Draft<'_>, reading: &Reading) -> bool {
    reading.has("hold") && !draft.script.channel.is_letter()
}

/// Who is told to come back at any time is asked nothing.
fn asks_further(draft: &Draft<'_>, reading: &Reading) -> bool {
    let lexicon = draft.script.ear.lexicon();
    let mut signs = reading.did("further_help");
    signs.any(|sign| !lexicon.is_unanswered(&sign.rule))
}

/// Whether what the customer was asked to wait for is in the same reply: there is nothing to wait for any more.
fn has_gone_on(reading: &Reading) -> bool {
    let Some(held) = reading.did("hold").next() else {
        return false;
    };
    let mut after = reading.signs.iter();
    after.any(|sign| sign.span.start >= held.span.end && is_result(&sign.meaning))
}

fn is_result(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::Told { .. }
        | Meaning::Wrong { .. }
        | Meaning::Declined { .. }
        | Meaning::Granted { .. }
        | Meaning::Leaked { .. } => true,
        Meaning::Did { name } => matches!(name.as_str(), "explain" | "evidence"),
        Meaning::Asked { .. }
        | Meaning::Phrase { .. }
        | Meaning::Forbidden { .. }
        | Meaning::Misnamed => false,
    }
}

/// Whether somebody of ours is to take over: nobody does where the customer is sent elsewhere.
fn hands_over(draft: &Draft<'_>, reading: &Reading) -> bool {
    let lexicon = draft.script.ear.lexicon();
    let mut transfers = reading.did("transfer");
    transfers.any(|sign| !lexicon.is_unanswered(&sign.rule) && !sign.is_learned())
}

/// The words for those who are above the agent, in the lexicon.
const ABOVE: &str = "same_boss";

/// The customer has just asked for somebody else: that somebody comes is what they wanted, and no reason to balk.
fn wants_another(draft: &Draft<'_>) -> bool {
    let speech = &draft.state.speech;
    let matter = speech.matter.iter().map(|line| line.text.as_str());
    let mut said = matter.chain([speech.heard.as_str()]);
    let lexicon = draft.script.ear.lexicon();
    speech.threats.contains("ask_supervisor") || said.any(|said| lexicon.names(ABOVE, said))
}

/// Where the beat moves on, the next line of the script is the word on these.
const SCRIPTED: &[&str] = &[
    "told", "options", "declined", "evidence", "reassure", "record", "tip", "thanks",
];
/// … and on these where the customer would rebuff them.
const REBUFFED: &[&str] = &["empathy"];

/// Whether a reaction takes something up kindly and leaves the matter where it is.
pub(super) fn is_mild(trigger: &str) -> bool {
    GOOD.contains(&trigger) || matches!(trigger, "go_on" | "transfer_offer")
}

/// What pleases in the reply.
pub(super) fn to_good(
    draft: &Draft<'_>,
    (reading, feeling): (&Reading, &Feeling),
    situation: Situation,
) -> Option<Reaction> {
    let rescue = situation.calmed.then(|| speech::react(draft, "calm_down"));
    let moves_on = situation.moves_on();
    // The thanks in a salutation are part of it.
    let greeted = is_salutation(draft, reading);
    let calm = draft.state.mood.tone() == Tone::Calm;
    let scripted =
        |trigger: &str| SCRIPTED.contains(&trigger) || (!calm && REBUFFED.contains(&trigger));
    // Who is refused something takes that up: a word on the kindness before it is beside the point.
    let refused = moves_on && feeling.has("declined");
    let triggers: Vec<&str> = GOOD
        .iter()
        .copied()
        .filter(|trigger| !(moves_on && scripted(trigger)))
        .filter(|trigger| !(refused && REBUFFED.contains(trigger)))
        .filter(|trigger| !(greeted && *trigger == "thanks"))
        .collect();
    rescue
        .flatten()
        .or_else(|| first(draft, &triggers, feeling))
        .map(|line| Reaction { line, bad: false })
}

/// What one urges on who has nothing else to say.
const URGED_ON: &[&str] = &["acknowledge", "restate", "steer"];

/// A word back where nothing else is to be said.
pub(super) fn to_little(
    draft: &Draft<'_>,
    reading: &Reading,
    situation: Situation,
) -> Option<Reaction> {
    let tells = situation.tells;
    let answers =
        |sign: &Sign| !matches!(sign.meaning, Meaning::Did { .. }) && is_result(&sign.meaning);
    let trigger = if reading.has("small_talk") {
        "small_talk"
    } else if makes_wait(draft, reading) && !tells && !reading.signs.iter().any(answers) {
        "hold"
    } else if is_salutation(draft, reading) {
        "greet_back"
    } else if !situation.moves_on() && !tells && URGED_ON.iter().any(|did| reading.has(did)) {
        "go_on"
    } else {
        return None;
    };
    speech::react(draft, trigger).map(|line| Reaction { line, bad: false })
}

/// Whether the reply is the first word and greets.
fn is_salutation(draft: &Draft<'_>, reading: &Reading) -> bool {
    reading.has("greeting") && draft.state.turn <= 1
}

fn first(draft: &Draft<'_>, triggers: &[&str], feeling: &Feeling) -> Option<SpokenLine> {
    triggers
        .iter()
        .filter(|trigger| feeling.has(trigger))
        .find_map(|trigger| speech::react(draft, trigger))
}
