//! The behaviour files hold what they promise.

use super::{does, files};

#[test]
fn every_rule_reads_its_own_examples() {
    let mut wrong = Vec::new();
    for (file, content) in files() {
        for rule in &content.rules {
            for (examples, wanted) in [(&rule.yes, true), (&rule.no, false)] {
                for example in examples {
                    let (customer, reply) = example.turn();
                    let found = does(customer, reply);
                    for name in rule.does.names() {
                        if found.contains(&name.to_string()) != wanted {
                            wrong.push(format!(
                                "{file}/{}: {name} {wanted} {reply}: {found:?}",
                                rule.id
                            ));
                        }
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_has_an_example_for_and_one_against() {
    for (file, content) in files() {
        for rule in &content.rules {
            assert!(
                !rule.yes.is_empty() && !rule.no.is_empty(),
                "{file}/{}",
                rule.id
            );
        }
    }
}
