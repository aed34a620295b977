//! Personas.

use std::collections::BTreeMap;

use super::{Lowering, lines::lines, localised};
use crate::{
    engine::{
        lines::Lines,
        mood::{Mood, Shift},
        persona::{Fit, Limits, Patience, Persona},
    },
    library::keys::persona::TRIGGERS,
    source::{Section, section::section_of, suggest::nearest},
    text::Name,
};

impl Lowering<'_> {
    pub(crate) fn persona(&mut self, root: Section<'_>, id: Name) -> Persona {
        let (start, patience, limits) = (
            root.section("start"),
            root.section("patience"),
            root.section("limits"),
        );
        let limit = |key| limits.whole(key).unwrap_or(100);
        let fit = root.section("fit");
        Persona {
            name: localised(root, "name"),
            summary: localised(root, "summary"),
            tip: localised(root, "tip"),
            start: Mood {
                temper: start.whole("temper").unwrap_or_default(),
                trust: start.whole("trust").unwrap_or_default(),
            },
            patience: Patience {
                silence: patience.whole("silence").unwrap_or(15),
                hold: patience.whole("hold").unwrap_or(60),
            },
            limits: Limits {
                ask_supervisor: limit("ask_supervisor"),
                threaten: limit("threaten"),
                hang_up: limit("hang_up"),
            },
            lecture: root.whole("lecture").unwrap_or(90),
            weights: self.weights(root.section("weights")),
            fit: Fit {
                earns: self.condition(fit, "earns"),
                advice: fit.text("advice").to_owned(),
                model: fit.text("model").to_owned(),
            },
            reactions: self.reactions(root, &id),
            id,
        }
    }

    /// Behaviours and triggers by how far they move this temper.
    fn weights(&mut self, table: Section<'_>) -> BTreeMap<Name, Shift> {
        let mut weights = BTreeMap::new();
        for (key, value) in table.entries() {
            let behaviours = &self.known.behaviours;
            let code = self.known.spellings.code("behaviour", key.value);
            let known = behaviours.is_empty()
                || behaviours.contains(code)
                || TRIGGERS.contains(&code)
                || WEIGHED.contains(&code);
            if !known {
                let names = behaviours.iter().map(Name::as_str);
                let meant = nearest(code, names.chain(TRIGGERS.iter().copied()));
                let meant = meant.map(str::to_owned);
                super::names::unknown(self.findings, "cause", key.value, key.span).suggest(meant);
            }
            weights.insert(Name::from(code), shift(section_of(value)));
        }
        weights
    }

    fn reactions(&mut self, root: Section<'_>, id: &Name) -> BTreeMap<Name, Lines> {
        let mut reactions = BTreeMap::new();
        for reaction in root.sections("reaction") {
            let Some(on) = reaction.placed("on") else {
                continue;
            };
            if !TRIGGERS.contains(&on.value) {
                let meant = nearest(on.value, TRIGGERS.iter().copied()).map(str::to_owned);
                super::names::unknown(self.findings, "trigger", on.value, on.span).suggest(meant);
            }
            let path = format!("persona/{id}/{}", on.value);
            let lines = lines(reaction, "lines", &path);
            if reactions.insert(Name::from(on.value), lines).is_some() {
                self.findings
                    .error("duplicate-name", on.span)
                    .with("name", on.value);
            }
        }
        for trigger in TRIGGERS {
            if !reactions.contains_key(*trigger) {
                self.findings
                    .warning("missing-reaction", root.place("name"))
                    .with("trigger", trigger);
            }
        }
        reactions
    }
}

/// What moves a mood beside behaviours and triggers.
const WEIGHED: &[&str] = &[
    "verified",
    "leak",
    "granted",
    "forbidden",
    "part",
    "waiting",
    "fact",
];

pub(crate) fn shift(section: Section<'_>) -> Shift {
    Shift {
        temper: section.whole("temper").unwrap_or_default(),
        trust: section.whole("trust").unwrap_or_default(),
    }
}
