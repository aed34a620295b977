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

#[test]
fn what_only_sounds_like_a_fault_is_none() {
    for (reply, fault) in [
        ("提醒您先备份好片子", "abuse"),
        ("先别反复提交订单", "impatient"),
        ("好的,我明白了", "farewell"),
        ("安排专人上门取回检测", "farewell"),
        ("这件事我来负责", "transfer"),
        ("我教您,很简单的", "self_introduction"),
    ] {
        let found = does("", reply);
        assert!(!found.contains(&fault.to_owned()), "{reply}: {found:?}");
    }
}
