//! The coach: why the mood moved and what comes next.

use duilian::engine::{
    Event,
    condition::Condition,
    step::{Ending, Side, Step},
};

use super::{
    call::{Call, did, told},
    world::{escalation, identity},
};

fn next(call: &Call) -> String {
    call.coached()
        .next
        .map_or("nothing".to_owned(), |advice| advice.item.to_string())
}

#[test]
fn before_the_first_word_comes_the_whole_opening() {
    assert_eq!(next(&Call::complaint()), "opening-phrase");
}

#[test]
fn hearing_and_asking_come_before_the_first_answer_but_not_for_ever() {
    let mut call = Call::complaint();
    call.temper = 20;
    call.scenario.beats[0].vent = false;
    call.opened();
    assert_eq!(call.coached().next.unwrap().step, Step::Listen);
    call.says("好的,我明白了。", &[did("acknowledge", "我明白了")]);
    assert_eq!(call.coached().next.unwrap().step, Step::Analyse);
    call.says("这样啊。", &[]);
    assert_eq!(next(&call), "answers");
}

#[test]
fn at_the_close_going_up_does_not_hold_up_the_goodbye() {
    let mut call = Call::complaint().with(|scenario| scenario.escalation = Some(escalation()));
    call.opened().cues();
    assert_eq!(next(&call), "further-help");
}

#[test]
fn an_upset_customer_is_heard_first() {
    let mut call = Call::complaint();
    call.opened();
    assert_eq!(next(&call), "empathy");
    assert_eq!(call.coached().next.unwrap().step, Step::Listen);
}

#[test]
fn what_can_no_longer_be_done_is_not_asked_for() {
    let mut call = Call::complaint();
    call.says("喂?", &[]).complained();
    assert_ne!(next(&call), "greeting");
}

#[test]
fn what_the_customer_asked_is_named_and_the_answer_only_in_the_model_sentence() {
    let mut call = Call::complaint();
    call.opened();
    call.says("日常用一天。", &[told("life", "日常用一天")]);
    let advice = call.coached().next.unwrap();
    assert_eq!(advice.item.as_str(), "answers");
    let said = &advice.advice;
    assert!(
        said.contains("“你们上次说能用两天,半天就没电了!”"),
        "{said}"
    );
    assert!(!said.contains("30天"), "{said}");
    assert_eq!(advice.model, "30天无理由退换");
}

#[test]
fn at_the_close_it_is_the_question_for_more_and_then_the_ticket() {
    let mut call = Call::complaint();
    call.opened().cues();
    assert_eq!(next(&call), "further-help");
    call.ends(Ending::Resolved, Side::Customer);
    assert_eq!(next(&call), "ticket-filed");
}

#[test]
fn causes_are_those_of_the_last_turn_and_the_strongest_comes_first() {
    let mut call = Call::complaint();
    call.opened().moves("greeting", -1, 61);
    call.says("订单号多少?", &[did("verify_identity", "订单号")])
        .moves("reask", 3, 64)
        .moves("no_empathy", 12, 76)
        .moves("reask", 1, 77);
    let causes = call.coached().causes;
    let causes: Vec<(&str, i16)> = causes
        .iter()
        .map(|(cause, temper, _)| (cause.as_str(), *temper))
        .collect();
    assert_eq!(causes, [("no_empathy", 12), ("reask", 4)]);
}

#[test]
fn of_what_the_customer_brought_up_the_question_is_named() {
    let mut call = Call::complaint();
    call.opened()
        .hears("beat", "我听说能退。30天里能退吗？我等你一句话。")
        .says("日常用一天。", &[told("life", "日常用一天")]);
    let advice = call.coached().next.unwrap().advice;
    assert!(advice.contains("：“30天里能退吗？”"), "{advice}");
    assert!(!advice.contains("？”。"), "{advice}");
}

/// The advice after this was brought up.
fn advised(brought_up: &str) -> String {
    let mut call = Call::complaint();
    call.opened()
        .hears("beat", brought_up)
        .says("日常用一天。", &[told("life", "日常用一天")]);
    call.coached().next.unwrap().advice
}

#[test]
fn a_stop_at_the_end_of_what_is_quoted_is_not_doubled() {
    let advice = advised("请书面告诉我由谁调查，什么时候答复我。");
    assert!(
        advice.contains("“请书面告诉我由谁调查，什么时候答复我”。"),
        "{advice}"
    );
}

#[test]
fn of_a_long_letter_only_the_last_question_is_quoted() {
    let advice = advised(
        "客服您好：\n我上周收到一条短信，里面写着我的姓名和买过的型号，说可以退款，请问\
         这些信息是不是从你们公司流出去的，由谁来调查，什么时候能给我一个书面的答复呢？\n沈先生",
    );
    let quoted = advice.split(['“', '”']).nth(1).unwrap();
    assert!(
        quoted.ends_with("什么时候能给我一个书面的答复呢？"),
        "{advice}"
    );
    assert!(quoted.chars().count() <= 36, "{advice}");
}

#[test]
fn of_a_letter_that_asks_nothing_the_last_sentence_is_named_and_not_the_signature() {
    let mut call = Call::complaint();
    let letter = "客服你好：\n贵公司的平板我买了二十天，续航和客服说的不一样，家里人都不满意。请告知能不能退。\n赵先生";
    call.opened()
        .hears("beat", letter)
        .says("日常用一天。", &[told("life", "日常用一天")]);
    let advice = call.coached().next.unwrap().advice;
    assert!(advice.contains("：“请告知能不能退”。"), "{advice}");
}

#[test]
fn what_moved_the_mood_the_other_way_is_no_cause() {
    let mut call = Call::complaint();
    call.opened().says("再见,谢谢。", &[]);
    call.moves("early_goodbye", 8, 70).moves("thanks", -1, 69);
    let causes = call.coached().causes;
    let names: Vec<&str> = causes.iter().map(|(cause, ..)| cause.as_str()).collect();
    assert_eq!(names, ["early_goodbye"]);
}

#[test]
fn many_small_comforts_outweigh_one_larger_annoyance() {
    let mut call = Call::complaint();
    call.opened().says("转接销售部,谢谢。", &[]);
    call.moves("transfer", 3, 43).moves("thanks", -2, 41);
    call.moves("summarise", -2, 39);
    let causes = call.coached().causes;
    let names: Vec<&str> = causes.iter().map(|(cause, ..)| cause.as_str()).collect();
    assert_eq!(names, ["thanks", "summarise"]);
}

#[test]
fn the_turn_of_the_story_is_a_cause_only_where_nothing_else_is() {
    let mut call = Call::complaint();
    call.opened().says("只能用两天。", &[]);
    call.moves("branch/complain/on-1", 9, 70);
    let alone = call.coached().causes;
    call.moves("wrong", 5, 75);
    let beside = call.coached().causes;
    let names = |causes: &[(duilian::text::Name, i16, i16)]| -> Vec<String> {
        causes.iter().map(|(cause, ..)| cause.to_string()).collect()
    };
    assert_eq!(names(&alone), ["branch"]);
    assert_eq!(names(&beside), ["wrong"]);
}

#[test]
fn before_the_customer_has_spoken_nothing_is_said_of_the_mood() {
    let mut call = Call::complaint();
    call.says("您好。", &[did("greeting", "您好")])
        .moves("greeting", -1, 61)
        .complained();
    assert!(call.coached().causes.is_empty());
}

#[test]
fn a_turn_that_moved_nothing_has_no_cause() {
    let mut call = Call::complaint();
    call.opened().moves("greeting", -1, 61).says("嗯。", &[]);
    assert!(call.coached().causes.is_empty());
}

#[test]
fn a_hint_does_not_stop_the_coach() {
    let mut call = Call::complaint();
    call.opened().happens(Event::HintShown {
        turn: 1,
        item: "empathy".into(),
    });
    assert_eq!(next(&call), "empathy");
}

#[test]
fn nobody_is_asked_for_a_number_before_they_have_been_heard() {
    let mut call = Call::complaint().with(|scenario| scenario.identity = identity());
    call.temper = 20;
    call.scenario.beats[0].vent = false;
    call.opened();
    assert_ne!(next(&call), "verify");
}

#[test]
fn an_answer_that_nobody_waits_for_is_not_hinted_at() {
    let mut call =
        Call::complaint().with(|scenario| scenario.beats[0].until = Condition::default());
    call.opened()
        .says("日常用一天。", &[told("life", "日常用一天")]);
    assert_ne!(next(&call), "answers");
}
