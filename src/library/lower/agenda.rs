//! The customer's agenda: beats, branches, and what happens in between.

use super::{Lowering, lines::lines, persona::shift, scenario::card};
use crate::{
    engine::scenario::{Beat, Branch, Incident},
    source::Section,
};

impl Lowering<'_> {
    pub(crate) fn beats(&mut self, root: Section<'_>) -> Vec<Beat> {
        let sections = root.sections("beat");
        let last = sections.len().saturating_sub(1);
        let mut beats = Vec::with_capacity(sections.len());
        for (at, section) in sections.into_iter().enumerate() {
            let following = (at < last).then_some(at + 1);
            let next = match section.placed("next") {
                None => following,
                Some(name) if name.value == "close" => None,
                Some(_) => self.beat(section, "next"),
            };
            beats.push(self.one_beat(section, next));
        }
        beats
    }

    fn one_beat(&mut self, section: Section<'_>, next: Option<usize>) -> Beat {
        let name = section.text("name");
        Beat {
            name: name.into(),
            lines: lines(section, "lines", &format!("beat/{name}")),
            vent: section.flag("vent").unwrap_or_default(),
            until: self.condition(section, "until"),
            nudge: lines(section, "nudge", &format!("beat/{name}/nudge")),
            patience: section.whole("patience").unwrap_or(2),
            next,
            branches: self.branches(section, &format!("{name}/")),
        }
    }

    pub(crate) fn incidents(&mut self, root: Section<'_>) -> Vec<Incident> {
        let mut incidents = Vec::new();
        for event in root.sections("event") {
            let name = event.text("name");
            incidents.push(Incident {
                name: name.into(),
                when: self.condition(event, "when"),
                notice: event.texts("notice"),
                lines: lines(event, "lines", &format!("event/{name}")),
                mood: shift(event.section("mood")),
                goto: self.beat(event, "goto"),
                card: card(event),
            });
        }
        incidents
    }

    /// Branches are named by their beat and their number: `complain/on-1`.
    pub(crate) fn branches(&mut self, section: Section<'_>, prefix: &str) -> Vec<Branch> {
        let mut branches = Vec::new();
        for (at, branch) in section.sections("on").into_iter().enumerate() {
            let name = format!("{prefix}on-{}", at + 1);
            branches.push(Branch {
                hears: self.condition(branch, "hears"),
                lines: lines(branch, "lines", &format!("branch/{name}")),
                mood: shift(branch.section("mood")),
                goto: self.beat(branch, "goto"),
                once: branch.flag("once").unwrap_or(true),
                name: name.into(),
            });
        }
        branches
    }
}
