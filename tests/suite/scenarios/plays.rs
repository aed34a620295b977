//! What the plays of the built-in scenarios come to, beyond what they expect themselves.

use duilian::engine::step::Category;

use super::{call, in_each_scenario, library, whole};

#[test]
fn the_model_play_earns_95_with_its_own_persona() {
    in_each_scenario(|scenario| {
        let called = call(scenario, None, &scenario.play("model").unwrap().inputs);
        let score = called.scorecard.total;
        let right = called.ending == scenario.ends.first().copied();
        let fine = score >= whole(95) && called.scorecard.passed && right;
        (!fine)
            .then(|| format!("{}: {score}, {:?}", scenario.id, called.ending))
            .into_iter()
            .collect()
    });
}

#[test]
fn the_model_play_passes_with_every_persona() {
    in_each_scenario(|scenario| {
        let inputs = &scenario.play("model").unwrap().inputs;
        let personas = library().personas.keys();
        let wrong = personas.filter_map(|persona| {
            let called = call(scenario, Some(persona), inputs);
            let right = called
                .ending
                .is_some_and(|ending| scenario.ends.contains(&ending));
            let fine = called.scorecard.passed && right;
            (!fine).then(|| {
                let score = called.scorecard.total;
                format!(
                    "{} with {persona}: {score}, {:?}",
                    scenario.id, called.ending
                )
            })
        });
        wrong.collect()
    });
}

#[test]
fn no_model_or_average_play_has_a_fatal_error() {
    in_each_scenario(|scenario| {
        let mut wrong = Vec::new();
        for name in ["model", "average"] {
            let called = call(scenario, None, &scenario.play(name).unwrap().inputs);
            for error in &called.scorecard.fatal {
                let words = &error.evidence.text;
                wrong.push(format!(
                    "{} / {name}: {} on {words:?}",
                    scenario.id, error.fault
                ));
            }
        }
        wrong
    });
}

#[test]
fn average_plays_lie_between_and_poor_ones_fail() {
    in_each_scenario(|scenario| {
        let score = |name| call(scenario, None, &scenario.play(name).unwrap().inputs).scorecard;
        let (average, poor) = (score("average"), score("poor"));
        let fine = (whole(60)..=whole(85)).contains(&average.total)
            && !poor.passed
            && poor.total < whole(60);
        (!fine)
            .then(|| format!("{}: {} and {}", scenario.id, average.total, poor.total))
            .into_iter()
            .collect()
    });
}

#[test]
fn twenty_four_scenarios_spread_over_categories_personas_channels_and_levels() {
    let shelf = &library().scenarios;
    assert_eq!(shelf.len(), 24);
    for category in Category::ALL {
        let of_category = shelf
            .iter()
            .filter(|shelved| shelved.scenario.category == *category);
        assert!(of_category.count() >= 5, "{}", category.code());
    }
    for level in 1..=5 {
        let of_level = shelf.iter().filter(|it| it.scenario.level == level);
        assert!(of_level.count() >= 2, "level {level}");
    }
    for persona in library().personas.keys() {
        let count = shelf
            .iter()
            .filter(|shelved| shelved.scenario.persona.0[0].0 == *persona)
            .count();
        assert!(count >= 3, "{persona}: {count}");
    }
    for channel in ["chat", "wechat", "email"] {
        assert!(
            shelf
                .iter()
                .any(|shelved| shelved.scenario.channel == channel),
            "{channel}"
        );
    }
}

#[test]
fn a_good_call_in_an_agents_own_words_earns_80_without_a_fatal_error() {
    calls_in_own_words_earn_80("");
}

#[test]
fn a_good_call_by_a_chatty_young_agent_earns_80_without_a_fatal_error() {
    calls_in_own_words_earn_80("second/");
}

#[test]
fn a_good_call_by_a_terse_old_hand_earns_80_without_a_fatal_error() {
    calls_in_own_words_earn_80("third/");
}

#[test]
fn a_good_call_by_who_answers_as_the_customer_speaks_earns_80_without_a_fatal_error() {
    calls_in_own_words_earn_80("fourth/");
}

#[test]
fn a_good_call_at_first_sight_of_the_case_earns_80_without_a_fatal_error() {
    calls_in_own_words_earn_80("fifth/");
}

#[test]
fn a_careless_call_passes_with_no_persona() {
    in_each_scenario(|scenario| {
        let lines = lines_of(&format!("careless/{}.txt", scenario.id));
        let personas = library().personas.keys();
        let passed = personas.filter_map(|persona| {
            let called = call(scenario, Some(persona), &lines);
            let score = called.scorecard.total;
            let fails = !called.scorecard.passed && score < whole(75);
            (!fails).then(|| format!("{} with {persona}: {score}", scenario.id))
        });
        passed.collect()
    });
}

fn lines_of(file: &str) -> Vec<String> {
    let path = format!("{}/tests/data/{file}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).unwrap();
    text.lines().map(str::to_owned).collect()
}

/// Plays every scenario by the replies of one person, kept in that folder.
fn calls_in_own_words_earn_80(folder: &str) {
    in_each_scenario(|scenario| {
        let lines = lines_of(&format!("own-words/{folder}{}.txt", scenario.id));
        let called = call(scenario, None, &lines);
        let score = called.scorecard.total;
        let clean = called.scorecard.fatal.is_empty();
        let fine = score >= whole(80) && called.scorecard.passed && clean;
        (!fine)
            .then(|| format!("{}: {score}, {:?}", scenario.id, called.ending))
            .into_iter()
            .collect()
    });
}
