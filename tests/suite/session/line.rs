//! Input lines: replies and commands.

use std::collections::BTreeMap;

use duilian::{
    engine::{Desk, Input, Millis, ticket::Field},
    session::line::{LineFault, LineInput, parse},
    source::Spellings,
};
use rstest::rstest;

fn spellings() -> Spellings {
    let desks = BTreeMap::from([("客服主管".to_owned(), "supervisor".to_owned())]);
    let states = BTreeMap::from([("已解决".to_owned(), "solved".to_owned())]);
    Spellings(BTreeMap::from([
        ("desk".to_owned(), desks),
        ("state".to_owned(), states),
    ]))
}

fn input(line: &str) -> Input {
    match parse(line, &spellings()) {
        Ok(LineInput::Input(input)) => input,
        other => panic!("{line}: {other:?}"),
    }
}

#[test]
fn a_plain_line_is_a_reply_and_may_hold_a_line_break() {
    assert_eq!(
        input("您好,\\n请讲"),
        Input::Reply {
            text: "您好,\n请讲".to_owned()
        }
    );
}

#[test]
fn a_ticket_takes_quoted_values_and_chinese_choices() {
    assert_eq!(
        input("/ticket state=已解决 wants=\"退货 退款\" order=B2025"),
        Input::Ticket {
            fields: vec![
                (Field::State, "solved".to_owned()),
                (Field::Wants, "退货 退款".to_owned()),
                (Field::Order, "B2025".to_owned()),
            ]
        }
    );
}

#[test]
fn a_transfer_names_its_desk_and_reason() {
    assert_eq!(
        input("/transfer 客服主管 超出权限"),
        Input::Transfer {
            to: Desk::Supervisor,
            reason: "超出权限".to_owned()
        }
    );
}

#[test]
fn waiting_is_the_clocks() {
    assert_eq!(
        parse("/wait 20", &spellings()),
        Ok(LineInput::Wait(Millis::seconds(20)))
    );
}

#[rstest]
#[case("/holt", LineFault::UnknownCommand("/holt".to_owned()))]
#[case("/wait soon", LineFault::SecondsExpected("soon".to_owned()))]
#[case("/transfer moon because", LineFault::DeskExpected("moon".to_owned()))]
#[case("/transfer supervisor", LineFault::ReasonMissing)]
#[case("/lookup", LineFault::ArticleMissing)]
#[case("/ticket state", LineFault::FieldExpected("state".to_owned()))]
#[case("/ticket colour=red", LineFault::UnknownField("colour".to_owned()))]
#[case("/ticket state=gone", LineFault::UnknownValue("state".to_owned(), "gone".to_owned()))]
#[case("/ticket wants=\"退货", LineFault::QuoteOpen)]
fn a_line_that_cannot_be_read_says_why(#[case] line: &str, #[case] fault: LineFault) {
    assert_eq!(parse(line, &spellings()), Err(fault));
}
