//! The sixth step: the ticket against the scenario and against what was promised.

use duilian::{
    engine::{
        step::{Ending, Side},
        ticket::Field,
    },
    judge::Remark,
    reading::{Meaning, Sign},
    text::Span,
};

use super::call::{Call, did, got, of, told};

fn promised() -> Call {
    let mut call = Call::complaint();
    call.opened()
        .says("30天内可以退。", &[told("window", "30天内可以退")])
        .says(
            "我都登记了,24小时内给您回电。",
            &[
                did("record", "登记"),
                did("time_promise", "24小时内"),
                did("follow_up", "给您回电"),
            ],
        )
        .ends(Ending::Resolved, Side::Customer);
    call
}

fn window() -> Vec<Sign> {
    vec![Sign {
        meaning: Meaning::Told {
            name: "window".into(),
            full: true,
        },
        span: Span::new(0, 6),
        rule: "scenario/answer.window".into(),
    }]
}

const WHOLE: &[(Field, &str)] = &[
    (Field::Kind, "complaint"),
    (Field::Priority, "normal"),
    (Field::Contact, "李女士"),
    (Field::Order, "a2025 1103"),
    (Field::Wants, "退货"),
    (Field::Done, "30天内可以退,已登记"),
    (Field::Department, "service"),
    (Field::State, "working"),
    (Field::FollowUp, "24小时内回电"),
    (Field::Due, "24小时"),
];

#[test]
fn without_a_ticket_the_sixth_step_is_empty() {
    assert_eq!(promised().judged().steps[5].got.0, 0);
}

#[test]
fn a_whole_ticket_earns_the_whole_step() {
    let mut call = promised();
    call.files(WHOLE, window());
    let card = call.judged();
    assert_eq!(card.steps[5].got, card.steps[5].of);
}

#[test]
fn a_wrong_choice_costs_its_share_and_is_shown() {
    let mut call = promised();
    let mut fields = WHOLE.to_vec();
    fields[0] = (Field::Kind, "consult");
    call.files(&fields, window());
    let card = call.judged();
    assert_eq!(
        got(&card, "ticket-choices"),
        of(&card, "ticket-choices") * 3 / 4
    );
    let finding = card.finding("ticket-choices").unwrap();
    let kind = finding
        .evidence
        .iter()
        .find(|proof| proof.rule == "ticket/kind")
        .unwrap();
    assert!(!kind.earned);
    let wanted = vec!["complaint".to_owned()];
    assert_eq!(kind.remark, Some(Remark::Choice { wanted }));
}

#[test]
fn a_choice_that_was_left_blank_is_shown_with_what_was_wanted() {
    let mut call = promised();
    call.files(&[(Field::Kind, "complaint")], window());
    let card = call.judged();
    let finding = card.finding("ticket-choices").unwrap();
    let state = finding.evidence.last().unwrap();
    assert_eq!(
        (state.rule.as_str(), state.text.as_str()),
        ("ticket/state", "")
    );
    let wanted = vec!["working".to_owned()];
    assert_eq!(state.remark, Some(Remark::Choice { wanted }));
    assert!(finding.evidence[0].earned);
}

#[test]
fn a_value_counts_whatever_its_case_and_spacing() {
    let mut call = promised();
    call.files(&[(Field::Notes, "单号 A2025-1103")], Vec::new());
    let card = call.judged();
    assert_eq!(got(&card, "ticket-notes"), of(&card, "ticket-notes") / 3);
}

#[test]
fn a_promise_that_the_ticket_does_not_hold_costs() {
    let mut call = promised();
    call.files(
        &[(Field::Wants, "退货"), (Field::Order, "A20251103")],
        Vec::new(),
    );
    let card = call.judged();
    let finding = card.finding("promise_not_kept").unwrap();
    assert!(finding.applies);
    assert_eq!(finding.evidence[0].text, "24小时内给您回电");
    call.files(WHOLE, window());
    assert!(!call.judged().finding("promise_not_kept").unwrap().applies);
}

#[test]
fn another_time_than_the_promised_one_earns_half() {
    let mut call = promised();
    call.files(&[(Field::Due, "3个工作日")], Vec::new());
    let other = got(&call.judged(), "ticket-notes");
    call.files(&[(Field::Due, "24小时")], Vec::new());
    assert!(other > 0 && other < got(&call.judged(), "ticket-notes"));
}

#[test]
fn what_was_never_said_in_the_talk_is_no_record() {
    let mut call = Call::complaint();
    call.opened().ends(Ending::Resolved, Side::Customer);
    call.files(WHOLE, window());
    let card = call.judged();
    // Only the order number stands for itself.
    assert_eq!(got(&card, "ticket-notes"), of(&card, "ticket-notes") / 3);
}

#[test]
fn a_promise_that_is_not_in_the_ticket_is_named_by_its_own_words() {
    let mut call = promised();
    let without: Vec<_> = WHOLE
        .iter()
        .filter(|(field, _)| !matches!(field, Field::FollowUp | Field::Due))
        .copied()
        .collect();
    call.files(&without, window());
    let card = call.judged();
    let advice = &card.finding("ticket-notes").unwrap().advice;
    assert!(advice.contains("还缺：24小时内。"), "{advice}");
}

#[test]
fn a_ticket_is_shown_by_a_field_that_says_something() {
    let mut call = promised();
    call.files(&[(Field::Kind, "complaint")], window());
    let card = call.judged();
    let evidence = &card.finding("ticket-filed").unwrap().evidence;
    let texts: Vec<&str> = evidence.iter().map(|one| one.text.as_str()).collect();
    assert_eq!(texts, ["complaint"]);
}
