//! All that one call is played from: plain values, resolved before it begins.

use std::sync::Arc;

use super::{channel::Channel, company::Company, mood::Mood, persona::Mix, scenario::Scenario};
use crate::reading::Ear;

/// Shared by the sitting, the judge and the screens.
pub struct Script {
    pub scenario: Arc<Scenario>,
    /// Resolved personas with their shares; the first is the one with the largest.
    pub mix: Mix,
    pub channel: Arc<Channel>,
    pub company: Arc<Company>,
    /// The lexicon with the scenario's vocabulary.
    pub ear: Ear,
}

impl Script {
    /// The mood that the customer begins in: the persona's own, moved by what the scenario brings along.
    pub fn start(&self) -> Mood {
        self.scenario.start(&self.mix)
    }

    /// A line of the script with its slots filled: `{company}`, `{agent}`, `{fact:NAME}`.
    pub fn filled(&self, text: &str) -> String {
        if !text.contains('{') {
            return text.to_owned();
        }
        let mut filled = text
            .replace("{agent}", &self.company.agent)
            .replace("{company}", &self.company.name);
        for (name, value) in self.scenario.fact_values() {
            filled = filled.replace(&format!("{{fact:{name}}}"), value);
        }
        filled
    }
}
