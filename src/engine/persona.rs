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

impl Mix {
    /// As it is written on the command line and kept with a call: `emotional`, or `emotional=7,dominant=3`.
    pub fn code(&self) -> String {
        let shares = self.0.iter();
        code(shares.map(|(persona, share)| (&persona.id, *share)))
    }
}

/// Names and shares as a scenario file gives them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MixNames(pub Vec<(Name, u16)>);

impl MixNames {
    /// As [`Mix::code`].
    pub fn code(&self) -> String {
        code(self.0.iter().map(|(name, share)| (name, *share)))
    }
}

fn code<'a>(shares: impl ExactSizeIterator<Item = (&'a Name, u16)>) -> String {
    let alone = shares.len() == 1;
    let parts: Vec<String> = shares
        .map(|(name, share)| {
            if alone {
                name.to_string()
            } else {
                format!("{name}={share}")
            }
        })
        .collect();
    parts.join(",")
}
