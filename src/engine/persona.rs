//! The temper of a customer, and mixes of tempers.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    condition::Condition,
    lines::Lines,
    mood::{Mood, Shift},
};
use crate::{locale::Localised, text::Name};

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Persona {
    pub id: Name,
    pub name: Localised,
    pub summary: Localised,
    pub tip: Localised,
    pub start: Mood,
    pub patience: Patience,
    pub limits: Limits,
    /// Characters in one spoken reply above which it is a lecture.
    pub lecture: u16,
    pub weights: BTreeMap<Name, Shift>,
    pub fit: Fit,
    /// By trigger.
    pub reactions: BTreeMap<Name, Lines>,
}

/// Seconds before they remark on it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Patience {
    pub silence: u16,
    pub hold: u16,
}

/// Temper at or above which they do it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
    pub ask_supervisor: i16,
    pub threaten: i16,
    pub hang_up: i16,
}

/// What suits this temper: an item of the scorecard.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fit {
    pub earns: Condition,
    pub advice: String,
    pub model: String,
}

/// Shares of personas; never empty. A pure persona is a mix of one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mix(pub Vec<(Arc<Persona>, u16)>);

/// Names and shares as a scenario file gives them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MixNames(pub Vec<(Name, u16)>);
