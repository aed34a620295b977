//! The form of the ticket: what can be chosen is seen, and what is blank is said before it is filed.

use duilian::{
    engine::{Event, step::Mode, ticket::Field},
    session::Stage,
};

use super::{sample, trainee::Trainee};

/// After the talk, with the form open.
fn form() -> Trainee {
    let mut trainee = Trainee::zh();
    sample::over(&mut trainee.model);
    trainee.press("Enter");
    trainee
}

fn is_scored(trainee: &Trainee) -> bool {
    trainee.model.running.as_ref().unwrap().sitting.stage == Stage::Scored
}

fn row(trainee: &Trainee) -> Field {
    let form = &trainee.model.running.as_ref().unwrap().form;
    form.fields[form.row].0
}

/// The seven that no record can do without, but for those in `but`.
fn fill(trainee: &mut Trainee, but: &[Field]) {
    for at in 0..Field::ALL.len() {
        let field = row(trainee);
        if !but.contains(&field) {
            if field.choices().is_some() {
                trainee.press("Right");
            } else if !matches!(field, Field::Product | Field::Order | Field::Notes) {
                trainee.types("写了");
            }
        }
        if at + 1 < Field::ALL.len() {
            trainee.press("Down");
        }
    }
}

#[test]
fn the_current_choice_shows_all_that_it_can_be() {
    let mut trainee = form();
    trainee.sees("‹未选择›  咨询   投诉   技术支持   应急");
    trainee.press("Right").sees("‹咨询›  投诉");
    trainee.press("Down").sees("‹未选择›  普通   紧急   特急");
    trainee.sees_no("投诉");
}

#[test]
fn ten_departments_wrap_and_none_is_cut_in_two() {
    let mut trainee = form();
    trainee.presses(&["Up", "Up", "Up", "Up", "Up"]);
    assert_eq!(row(&trainee), Field::Department);
    for desk in ["客服主管", "技术支持", "IT支持", "产品安全", "公关"] {
        trainee.sees(desk);
    }
}

#[test]
fn what_is_blank_is_said_once_and_the_cursor_goes_there() {
    let mut trainee = form();
    fill(&mut trainee, &[Field::Priority, Field::State]);
    trainee.press("Ctrl+S");
    trainee.sees("还没填：优先级、状态。再按 Ctrl+S 照样提交。");
    assert!(!is_scored(&trainee));
    assert_eq!(row(&trainee), Field::Priority);
    trainee.press("Ctrl+S");
    assert!(is_scored(&trainee));
}

#[test]
fn of_many_blank_fields_the_first_are_named() {
    let mut trainee = form();
    trainee.press("Right").press("Ctrl+S");
    trainee.sees("还没填：优先级、联系方式、客户诉求等 6 栏。再按 Ctrl+S 照样提交。");
}

#[test]
fn what_became_blank_since_is_said_too() {
    let mut trainee = form();
    fill(&mut trainee, &[Field::Priority]);
    trainee.press("Ctrl+S").sees("还没填：优先级。");
    trainee.presses(&["Right", "Up", "Left"]);
    assert_eq!(row(&trainee), Field::Kind);
    trainee.press("Ctrl+S").sees("还没填：类型。");
    trainee.press("Ctrl+S");
    assert!(is_scored(&trainee));
}

#[test]
fn a_form_without_blanks_is_filed_at_once() {
    let mut trainee = form();
    fill(&mut trainee, &[]);
    trainee.press("Ctrl+S");
    assert!(is_scored(&trainee));
}

#[test]
fn an_exam_has_the_check_of_the_form_too() {
    let mut trainee = Trainee::zh();
    sample::talks(&mut trainee.model, Mode::Exam);
    trainee.press("F3").press("Right").press("Ctrl+S");
    trainee.sees("还没填：优先级");
    let filed = |trainee: &Trainee| {
        let log = &trainee.model.running.as_ref().unwrap().sitting.log;
        let mut moments = log.moments();
        moments.any(|moment| matches!(moment.event, Event::TicketFiled { .. }))
    };
    assert!(!filed(&trainee));
    trainee.press("Ctrl+S").sees("工单已提交");
    assert!(filed(&trainee));
}
