//! The rubric as meant: items that earn, faults that cost, fatal errors that fail.

pub mod file;
pub mod lower;

use crate::{
    engine::{
        condition::Condition,
        step::{Category, Dimension, Step, closed_list},
    },
    judge::Points,
    text::Name,
};

#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Rubric {
    pub id: Name,
    pub title: String,
    pub pass: PassMarks,
    /// In the order of the flow; they add up to 100.
    pub weights: Vec<(Step, Points)>,
    pub crowd: Crowd,
    pub items: Vec<Item>,
    pub faults: Vec<FaultItem>,
    pub fatals: Vec<FatalItem>,
    pub unscored: Vec<Unscored>,
}

/// Whole points: practice and practical exam 75, going live 85 (the courseware's).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct PassMarks {
    pub practice: Points,
    pub exam: Points,
    pub live: Points,
}

/// From when on a reply says everything at once. An e-mail may.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Crowd {
    /// Steps of the talk in one reply, by what moves each on.
    pub steps: usize,
    /// Different behaviours in one reply.
    pub behaviours: usize,
    /// Answers in one reply to questions that the customer has not come to yet.
    pub ahead: usize,
    /// The behaviours that show that a reply works on a step.
    pub marks: Vec<(Step, Vec<Name>)>,
}

/// One line of the sheet that earns points.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Item {
    pub id: Name,
    pub title: String,
    pub step: Step,
    pub dimension: Dimension,
    /// Relative to the other items of the step; of a source that has several elements, of each of them.
    pub points: Points,
    pub scope: Scope,
    pub earns: Earns,
    /// Slots: `{company}`, `{agent}`, `{customer}`, `{what}` (the elements that are missing), `{say}` (how these are said).
    pub advice: String,
    pub model: String,
}

/// Where an item applies. Empty lists exclude nothing.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Scope {
    pub channels: Vec<Name>,
    pub categories: Vec<Category>,
    /// Lowest and highest level.
    pub levels: Option<(u8, u8)>,
    /// Any one of them is enough.
    pub occasions: Vec<Occasion>,
}

closed_list! {
    /// What in a scenario or a call gives occasion for an item.
    Occasion {
        /// The customer's identity has to be verified.
        Identity = "identity",
        /// There is something to ask: facts or details that come only when asked.
        Inquiry = "inquiry",
        /// The customer lets off steam, or starts out of temper.
        Upset = "upset",
        /// It befell the customer, who is no bystander.
        Affected = "affected",
        /// Something was or has to be promised with a time.
        Promise = "promise",
        /// The matter stays open after the call.
        OpenEnd = "open_end",
        /// The customer was put on hold.
        Hold = "hold",
        /// The call was handed over.
        Transfer = "transfer",
        /// The customer opened the talk.
        CustomerOpens = "customer_opens",
    }
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Earns {
    Parts(Vec<Earning>),
    Source(Source, Stretch),
}

/// A condition in its place, and the share of the item's points that it earns. Shares add up, to 100 at most.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Earning {
    pub when: Condition,
    pub place: Place,
    pub share: u8,
}

#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Place {
    pub at: Stretch,
    /// Before the first of these behaviours (`answer` is any answer of the scenario).
    pub before: Vec<Name>,
    /// After the first of these.
    pub after: Vec<Name>,
    /// Within so many first replies.
    pub turns: Option<u16>,
}

closed_list! {
    /// A stretch of the call.
    Stretch {
        Anywhere = "anywhere",
        /// The agent's first reply.
        Opening = "opening",
        /// From when the customer has told what it is about.
        Heard = "heard",
        /// From when the customer has nothing more to bring up, else the last reply.
        Closing = "closing",
    }
}

#[expect(
    clippy::derivable_impls,
    reason = "the list's macro derives for all lists alike"
)]
impl Default for Stretch {
    fn default() -> Self {
        Self::Anywhere
    }
}

closed_list! {
    /// Where an item takes its elements from.
    Source {
        Phrases = "phrases",
        Answers = "answers",
        Refusals = "refusals",
        Escalation = "escalation",
        /// What the customer let fall that must go up: handed over, and in the ticket.
        Sensitive = "sensitive",
        Facts = "facts",
        Identity = "identity",
        PersonaFit = "persona_fit",
        Knowledge = "knowledge",
        HoldManners = "hold_manners",
        Handover = "handover",
        FirstResponse = "first_response",
        Letter = "letter",
        Ending = "ending",
        TicketFiled = "ticket.filed",
        TicketChoices = "ticket.choices",
        TicketFields = "ticket.fields",
        TicketNotes = "ticket.notes",
        TicketDue = "ticket.due",
    }
}

impl Source {
    /// What at least two thirds of the respond step hang on.
    pub fn is_core(self) -> bool {
        matches!(
            self,
            Self::Answers | Self::Refusals | Self::Escalation | Self::Sensitive
        )
    }
}

/// What costs points: a fault of the words or of the log.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FaultItem {
    pub id: Name,
    pub title: String,
    pub step: Step,
    pub dimension: Dimension,
    /// Each time, in points of the whole sheet.
    pub points: Points,
    /// At most.
    pub most: Points,
    /// Turns in which it may happen before it costs.
    pub spared: u16,
    pub advice: String,
    pub model: String,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FatalItem {
    pub fault: Name,
    pub title: String,
    /// Rests on the lexicon: suspected only.
    pub lexicon: bool,
    /// Rules of the lexicon that leave no doubt.
    pub plain: Vec<Name>,
    pub advice: String,
}

/// What the sheet does not judge, where it applies.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unscored {
    pub key: Name,
    pub scope: Scope,
    /// What a trainer who heard the call may give for it.
    pub by_ear: Option<ByEar>,
}

/// An item that no program hears and a trainer may add.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ByEar {
    pub id: Name,
    pub title: String,
    pub step: Step,
    pub dimension: Dimension,
    /// At most; points of the whole sheet, which the other items of the step leave to it.
    pub points: Points,
    /// What to listen for.
    pub advice: String,
}

impl Rubric {
    pub fn weight(&self, step: Step) -> Points {
        self.weights
            .iter()
            .find(|(of, _)| *of == step)
            .map_or(Points(0), |(_, weight)| *weight)
    }

    pub fn item(&self, id: &str) -> Option<&Item> {
        self.items.iter().find(|item| item.id == *id)
    }
}
