//! `unnoticed-event`: an event happens, and nothing comes of it.
//!
//! Why: the trainee sees nothing, the customer says and feels nothing, and no condition asks for it.

use super::{Rule, Subject};
use crate::{
    engine::{
        Scenario,
        condition::{Atom, Condition},
        scenario::Incident,
    },
    source::Findings,
};

pub(super) const RULE: Rule = Rule {
    code: "unnoticed-event",
    find,
};

fn find(on: &Subject<'_>, findings: &mut Findings) {
    let scenario = on.look.scenario;
    let sections = on.look.root.sections("event").into_iter();
    for (incident, section) in scenario.incidents.iter().zip(sections) {
        if !has_effect(incident) && !is_asked_for(scenario, incident) {
            findings
                .warning(RULE.code, section.place("name"))
                .with("event", &incident.name);
        }
    }
}

fn has_effect(incident: &Incident) -> bool {
    !incident.notice.is_empty()
        || !incident.lines.is_empty()
        || !incident.card.is_empty()
        || !incident.mood.is_none()
        || incident.goto.is_some()
}

fn is_asked_for(scenario: &Scenario, incident: &Incident) -> bool {
    let beats = scenario.beats.iter();
    let of_beats = beats.clone().flat_map(|beat| &beat.branches);
    let branches = of_beats.chain(&scenario.branches);
    let others = scenario.incidents.iter();
    let mut conditions = beats
        .map(|beat| &beat.until)
        .chain(branches.map(|branch| &branch.hears))
        .chain(others.map(|other| &other.when));
    let names_it = |condition: &Condition| {
        let mut atoms = condition.atoms().into_iter();
        atoms.any(|(atom, _)| matches!(atom, Atom::Happened(name) if *name == incident.name))
    };
    conditions.any(names_it)
}
