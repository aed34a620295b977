//! The rubric's file: what it must hold, and what is said of a wrong one.

use std::collections::BTreeSet;

use duilian::{
    engine::step::{Dimension, Step},
    judge::{RubricFile, RubricProblem},
};

use super::call::{lower, standard, standard_text};

#[test]
fn the_standard_rubric_has_items_for_every_step_and_dimension() {
    let rubric = standard();
    for step in Step::ALL {
        assert!(
            rubric.items.iter().any(|item| item.step == *step),
            "{step:?}"
        );
    }
    for dimension in Dimension::ALL {
        assert!(
            rubric.items.iter().any(|item| item.dimension == *dimension),
            "{dimension:?}"
        );
    }
}

#[test]
fn every_line_of_the_standard_rubric_says_how_to_do_better() {
    let rubric = standard();
    for item in &rubric.items {
        assert!(item.advice.chars().count() >= 10, "{}", item.id);
        assert!(
            !item.model.is_empty() || item.id == "persona-fit",
            "{}",
            item.id
        );
    }
    for fault in &rubric.faults {
        assert!(
            !fault.advice.is_empty() && !fault.model.is_empty(),
            "{}",
            fault.id
        );
        assert!(fault.points <= fault.most, "{}", fault.id);
    }
}

#[test]
fn every_line_has_a_name_of_its_own() {
    let rubric = standard();
    let names: Vec<&str> = rubric
        .items
        .iter()
        .map(|item| item.id.as_str())
        .chain(rubric.faults.iter().map(|fault| fault.id.as_str()))
        .collect();
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
}

#[test]
fn the_pass_marks_are_those_of_the_courseware() {
    let pass = standard().pass;
    assert_eq!(
        (pass.practice.0, pass.exam.0, pass.live.0),
        (7500, 7500, 8500)
    );
}

#[test]
fn all_faults_of_a_rubric_are_reported_at_once() {
    let broken = standard_text()
        .replacen("greet     = 10", "greet     = 11", 1)
        .replacen("step      = \"greet\"", "step      = \"gret\"", 1)
        .replacen("when = \"did:empathy\"", "when = \"did\"", 1);
    let faults = lower(&broken).unwrap_err();
    let problems: Vec<_> = faults.iter().map(|fault| &fault.problem).collect();
    assert!(problems.contains(&&RubricProblem::WeightSum));
    assert!(problems.contains(&&RubricProblem::Unknown));
    assert!(
        problems
            .iter()
            .any(|problem| matches!(problem, RubricProblem::Condition(_)))
    );
    assert_eq!(faults.len(), 3, "{faults:?}");
}

#[test]
fn a_misspelt_key_is_refused() {
    let broken = standard_text().replacen("advice    =", "advise    =", 1);
    assert!(toml::from_str::<RubricFile>(&broken).is_err());
}

#[test]
fn what_a_trainer_may_score_needs_a_step_and_a_dimension() {
    let voice = "\n[[unscored]]\nkey = \"unscored.laugh\"\npoints = 2\n";
    let faults = lower(&format!("{}{voice}", standard_text())).unwrap_err();
    let keys: Vec<&str> = faults.iter().map(|fault| fault.key.as_str()).collect();
    let index = standard().unscored.len();
    let wanted = ["step", "dimension"].map(|key| format!("unscored[{index}].{key}"));
    assert_eq!(keys, wanted);
    assert!(
        faults
            .iter()
            .all(|fault| fault.problem == RubricProblem::Unknown)
    );
}

#[test]
fn what_a_trainer_may_score_leaves_most_of_its_step_to_the_program() {
    let rubric = standard();
    for step in Step::ALL {
        let by_ear = rubric.unscored.iter().filter_map(|it| it.by_ear.as_ref());
        let of_step = by_ear.filter(|it| it.step == *step);
        let points: i32 = of_step.map(|it| it.points.0).sum();
        assert!(points * 2 <= rubric.weight(*step).0, "{step:?}");
    }
}
