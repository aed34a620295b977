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

/// Replies with what they do and what they do not.
const PLAIN: [(&str, &str, &str); 27] = [
    ("理解您想买得划算", "empathy", ""),
    ("孩子在旁边,谁碰上都会后怕", "empathy", ""),
    ("老得充电确实烦人", "empathy", "impatient"),
    ("我主动联系您", "follow_up", ""),
    ("我明天上午10点前给您打电话", "follow_up", "transfer"),
    ("具体是怎么发生的?", "ask_open", ""),
    ("说明书第2页有图", "", "ask_open"),
    ("我没有权限答应;补偿我提交主管跟您谈", "transfer", "shirk"),
    (
        "误工费不在我的权限内,但我可以帮您有偿维修",
        "solve",
        "shirk",
    ),
    ("这个我做不了主", "shirk", ""),
    ("官网售后政策页和保修卡背面都写着", "", "shirk"),
    ("情况我都交接好,您不用再讲一遍", "", "impatient"),
    ("您到底是哪一款呢?", "ask_closed", "impatient"),
    ("不用您自己看,我来帮您", "", "shirk"),
    ("哪来那么多问题", "impatient", ""),
    ("急有什么用", "impatient", ""),
    ("你聋了吗", "impatient", ""),
    ("爱投诉投诉", "impatient", ""),
    ("谢谢您来电,祝您和女儿生活愉快,再见。", "farewell", ""),
    ("您看屏幕亮了吗?", "ask_closed", "check_satisfaction"),
    ("今天下午6点前给您回电话,可以吗?", "check_satisfaction", ""),
    ("结果半天就没电", "", "time_promise"),
    ("修好的部件另保3个月", "", "time_promise"),
    ("请问还有其他可以帮您的吗", "further_help", "consent"),
    ("共情话术我背得很熟", "", "empathy"),
    ("我们要求先致歉再解释", "", "apology"),
    ("《保修条款》第3条写着进水不在保修范围", "evidence", ""),
];

#[test]
fn a_reply_is_taken_for_what_it_does() {
    for (reply, wanted, unwanted) in PLAIN {
        let found = does("", reply);
        let has = |name: &str| found.contains(&name.to_owned());
        assert!(wanted.is_empty() || has(wanted), "{reply}: {found:?}");
        assert!(unwanted.is_empty() || !has(unwanted), "{reply}: {found:?}");
    }
}
