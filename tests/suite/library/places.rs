//! Every rule that a finding may quote can be found in its file.

use std::fs;

use super::built_in;

fn line(file: &str, number: usize) -> String {
    let text = fs::read_to_string(file).unwrap();
    text.lines().nth(number - 1).unwrap().to_owned()
}

#[test]
fn a_rule_of_the_lexicon_leads_to_the_line_of_its_id() {
    let library = built_in();
    let place = library.rule_place("", "greet/hello").unwrap();
    assert_eq!(place.file, "assets/behaviours/greet.toml");
    assert!(line(&place.file, place.line.unwrap()).contains("\"hello\""));
    assert_eq!(
        place.to_string(),
        format!("assets/behaviours/greet.toml:{}", place.line.unwrap())
    );
}

#[test]
fn what_a_scenario_names_leads_to_its_own_file() {
    let library = built_in();
    for shelved in &library.scenarios {
        let scenario = &shelved.scenario;
        for answer in &scenario.answers {
            let rule = format!("scenario/answer.{}", answer.name);
            let place = library.rule_place(&scenario.id, &rule).unwrap();
            assert!(
                line(&place.file, place.line.unwrap()).contains(&*answer.name),
                "{place}"
            );
        }
    }
}

#[test]
fn what_rests_on_the_log_is_written_nowhere() {
    let library = built_in();
    for rule in [
        "log/reask",
        "ticket/department",
        "greet/no-such-rule",
        "scenario/answer.none",
    ] {
        assert_eq!(library.rule_place("battery-answer", rule), None, "{rule}");
    }
}

#[test]
fn what_the_weights_alone_say_leads_to_their_file() {
    let place = built_in().rule_place("", "learned/empathy").unwrap();
    assert_eq!(place.to_string(), "assets/learned/behaviours.weights");
    assert!(fs::exists(place.file).unwrap());
}
