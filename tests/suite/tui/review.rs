//! After a call: what the sheet and the review say of acts, faults and points.

use duilian::{
    judge::{Evidence, scorecard::Status},
    library::{Library, Sources},
    locale::{Language, Locale},
    text::Span,
    tui::TuiOptions,
};

use super::trainee::Trainee;

/// A call in which the agent greeted and then hung up, with its sheet.
fn hung_up(language: Language) -> Trainee {
    let options = TuiOptions {
        scenario: Some("which-model".to_owned()),
        ..TuiOptions::new(Locale::load(language))
    };
    let library = Library::load(&Sources::default());
    let mut trainee = Trainee::new(library, &options, (100, 30));
    trainee.presses(&["Enter", "Enter"]);
    trainee
        .types("您好，感谢致电晨星电子，我是客服小林。")
        .press("Enter");
    trainee.presses(&["F4", "Enter", "F4", "Enter"]);
    trainee
}

#[test]
fn an_agent_who_hangs_up_is_not_called_a_customer_who_does() {
    hung_up(Language::Zh).sees("✗ 主动挂断").sees_no("客户挂断");
    hung_up(Language::En)
        .sees("✗ Hanging up")
        .sees_no("Customer hangs up");
}

#[test]
fn what_was_said_is_quoted_and_what_was_done_is_told() {
    hung_up(Language::Zh)
        .sees("主动挂断客户")
        .sees_no("“主动挂断客户”")
        .sees("“您好");
}

#[test]
fn the_ticket_and_acts_stand_after_the_last_reply() {
    let mut trainee = hung_up(Language::Zh);
    trainee
        .press("Enter")
        .sees("第 1 / 1 轮")
        .sees("  工单和操作");
    trainee.press("Down").sees("▸ 工单和操作");
    trainee.press("Down").sees("▸ 工单和操作");
    trainee.press("Up").sees("第 1 / 1 轮").sees("▸ 我");
    trainee.press("Up").sees("第 1 / 1 轮");
}

#[test]
fn what_was_chosen_is_called_by_its_name() {
    let mut trainee = hung_up(Language::Zh);
    let running = trainee.model.running.as_mut().unwrap();
    let sheet = running.sitting.scorecard.as_mut().unwrap();
    let mut missed = sheet.findings.iter_mut();
    let missed = missed.find(|it| it.status == Status::Missed).unwrap();
    missed.evidence.push(Evidence {
        turn: 0,
        span: Span::new(0, 0),
        text: "supervisor".into(),
        rule: "ticket/department".into(),
        earned: false,
        remark: None,
    });
    let mut seen = String::new();
    for _ in 0..8 {
        trainee.press("PgDn");
        seen.push_str(&trainee.text());
    }
    assert!(seen.contains("客服主管"), "{seen}");
    assert!(!seen.contains("supervisor"), "{seen}");
}

#[test]
fn nothing_is_worth_nought_of_nought() {
    let mut trainee = hung_up(Language::Zh);
    trainee.sees_no("/0 ").press("Enter").sees_no("/0 ");
}

#[test]
fn a_call_that_was_handed_over_was_not_hung_up() {
    let options = TuiOptions {
        scenario: Some("beyond-authority".to_owned()),
        ..TuiOptions::new(Locale::load(Language::Zh))
    };
    let library = Library::load(&Sources::default());
    let mut trainee = Trainee::new(library, &options, (100, 30));
    trainee.presses(&["Enter", "Enter"]);
    trainee.types("您好，我帮您转主管。").press("Enter");
    trainee
        .press("F8")
        .press("Tab")
        .types("要求超出权限")
        .press("Enter");
    trainee.sees("转接至").sees("已转出").sees_no("挂断");
}
