//! `lost-marks`: full marks for an item of the sheet cannot be had in this scenario.
//!
//! Why: a trainee who does everything right loses points and is not told why.

use super::{Rule, Subject};
use crate::{
    engine::{
        Scenario,
        scenario::{Answer, IdentityNeed},
    },
    judge::{
        Rubric,
        rubric::{Earns, Item, Occasion, Source},
    },
    source::{Findings, Section},
    text::Span,
};

use super::super::{possible::Possible, tellable::can_be_said};

pub(super) const RULE: Rule = Rule {
    code: "lost-marks",
    find,
};

fn find(on: &Subject<'_>, findings: &mut Findings) {
    let rubrics = on.look.rubrics;
    let standard = rubrics.get("standard").or_else(|| rubrics.values().next());
    let Some(rubric): Option<&Rubric> = standard.map(AsRef::as_ref) else {
        return;
    };
    let mix = on.mix();
    let mut possible = on.possible_as_written(&mix);
    // The sheet is filled when the call is over.
    possible.after_end = true;
    let applies = |item: &&Item| applies(item, on.look.scenario);
    for item in rubric.items.iter().filter(applies) {
        for place in lost(item, on, &possible) {
            findings.warning(RULE.code, place).with("item", &item.title);
        }
    }
}

fn applies(item: &Item, scenario: &Scenario) -> bool {
    let scope = &item.scope;
    let level = scope
        .levels
        .is_none_or(|(least, most)| (least..=most).contains(&scenario.level));
    let channel = scope.channels.is_empty() || scope.channels.contains(&scenario.channel);
    let category = scope.categories.is_empty() || scope.categories.contains(&scenario.category);
    // The other occasions come up in the call only: what hangs on them is not looked at.
    let affected = !scenario.customer.bystander && scope.occasions.contains(&Occasion::Affected);
    level && channel && category && (affected || scope.occasions.is_empty())
}

/// The places that keep an item from being met.
fn lost(item: &Item, on: &Subject<'_>, possible: &Possible<'_>) -> Vec<Span> {
    let root = on.look.root;
    let scenario = on.look.scenario;
    let of = |kind: &str, key: &'static str, is_lost: &dyn Fn(usize) -> bool| -> Vec<Span> {
        let sections = root.sections(kind).into_iter().enumerate();
        sections
            .filter(|(at, _)| is_lost(*at))
            .map(|(_, section): (usize, Section<'_>)| section.place(key))
            .collect()
    };
    let unsaid = |texts: Option<&Vec<String>>| !texts.is_some_and(|texts| can_be_said(texts));
    match &item.earns {
        // Of alternatives one is enough; the first of a group stands for all.
        Earns::Source(Source::Answers, _) => {
            let mut lost = scenario.asked_answers();
            lost.retain(|any_of| {
                let mut any_of = any_of.iter();
                !any_of.any(|answer| possible.tellable.can_be_told(&answer.name))
            });
            of("answer", "say", &|at| {
                let answer = scenario.answers.get(at);
                let first = |any_of: &Vec<&Answer>| any_of.first().copied() == answer;
                lost.iter().any(first)
            })
        }
        Earns::Source(Source::Phrases, _) => of("phrase", "say", &|at| {
            let phrase = scenario.phrases.get(at);
            let in_step = phrase.filter(|phrase| phrase.step == item.step);
            in_step.is_some_and(|phrase| unsaid(Some(&phrase.say)))
        }),
        // Only with a reason and an alternative a demand is declined well.
        Earns::Source(Source::Refusals, _) => of("refuse", "name", &|at| {
            let refusal = scenario.refusals.get(at);
            unsaid(refusal.map(|one| &one.reason)) || unsaid(refusal.map(|one| &one.offer))
        }),
        Earns::Source(Source::Identity, _) if scenario.identity.need != IdentityNeed::None => {
            let lost = !possible.can_be_verified();
            lost.then(|| root.section("identity").place("check"))
                .into_iter()
                .collect()
        }
        Earns::Source(..) => Vec::new(),
        Earns::Parts(parts) => {
            let can_be = parts.iter().filter(|part| possible.can_hold(&part.when));
            let shares: u32 = can_be.map(|part| u32::from(part.share)).sum();
            let all: u32 = parts.iter().map(|part| u32::from(part.share)).sum();
            let lost = shares < all.min(100);
            lost.then(|| root.place("persona")).into_iter().collect()
        }
    }
}
