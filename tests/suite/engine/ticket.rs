//! The ticket's fields.

use duilian::engine::ticket::{Field, Ticket, TicketState};

#[test]
fn a_choice_takes_its_code_and_refuses_anything_else() {
    let mut ticket = Ticket::default();
    assert!(ticket.set(Field::State, "solved"));
    assert!(!ticket.set(Field::State, "dissolved"));
    assert_eq!(ticket.state, Some(TicketState::Solved));
}

#[test]
fn every_field_gives_back_what_was_set() {
    let mut ticket = Ticket::default();
    for field in Field::ALL {
        let value = match field {
            Field::Kind => "complaint",
            Field::Priority => "urgent",
            Field::Department => "pr",
            Field::State => "working",
            _ => "已登记",
        };
        assert!(ticket.set(*field, value), "{}", field.code());
        assert_eq!(ticket.get(*field), value);
    }
    assert!(!ticket.is_empty());
}

#[test]
fn a_choice_can_be_taken_back() {
    let mut ticket = Ticket::default();
    ticket.set(Field::Kind, "consult");
    ticket.set(Field::Kind, "");
    assert!(ticket.is_empty());
}
