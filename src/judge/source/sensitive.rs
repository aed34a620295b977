//! What the customer let fall that must go up: told to who is in charge from then on, and held by the ticket.

use super::act::{act_in_ticket, ticket_desk};
use crate::judge::{
    course::Course,
    credit::bare,
    outcome::{Element, Outcome, WHOLE},
};
use crate::{
    engine::{
        Event,
        scenario::Sensitive,
        ticket::{Field, Ticket},
    },
    judge::{Evidence, Remark},
    text::Span,
};

/// Handed over or announced; the rest is for the record.
const HANDED_OVER: u32 = WHOLE / 10 * 6;

/// Something sensitive as the customer said it.
struct Fallen<'a> {
    sensitive: &'a Sensitive,
    /// Index into the moments.
    order: usize,
    turn: u16,
    word: &'a str,
}

/// `None`: the customer said nothing of the kind.
pub(crate) fn outcome(course: &Course<'_>) -> Option<Outcome> {
    let elements = fallen(course).map(|fallen| {
        let over = handed_over(course, &fallen);
        let held = recorded(course, &fallen);
        let share = match (over.is_empty(), fallen.sensitive.record) {
            (true, false) => 0,
            (false, false) => WHOLE,
            (none, true) => {
                let record = if held.is_some() {
                    WHOLE - HANDED_OVER
                } else {
                    0
                };
                let over = if none { 0 } else { HANDED_OVER };
                over + record
            }
        };
        let mut evidence = over;
        evidence.extend(held);
        if share < WHOLE {
            evidence.insert(0, fallen.said());
        }
        Element {
            title: fallen.word.to_owned(),
            share,
            evidence,
            ..Element::default()
        }
    });
    Outcome::each(elements.collect())
}

/// Something sensitive that nobody in charge has heard of from this call.
pub(crate) fn missed(course: &Course<'_>) -> Vec<Evidence> {
    if course.ended().is_none() {
        return Vec::new();
    }
    let missed = fallen(course).filter(|fallen| {
        let sensitive = fallen.sensitive;
        let to_desk = ticket_desk(course).is_some_and(|desk| sensitive.to.contains(&desk));
        let kept = to_desk || recorded(course, fallen).is_some();
        handed_over(course, fallen).is_empty() || (sensitive.record && !kept)
    });
    missed.map(|fallen| fallen.said()).collect()
}

/// Whether the desk in charge is still to be called in.
pub(crate) fn is_open(course: &Course<'_>) -> bool {
    fallen(course).any(|fallen| handed_over(course, &fallen).is_empty())
}

fn fallen<'c, 'a: 'c>(course: &'c Course<'a>) -> impl Iterator<Item = Fallen<'a>> + 'c {
    let moments = course.moments.iter().enumerate();
    moments.filter_map(|(order, moment)| match &moment.event {
        Event::Sensitive { turn, name, word } => Some(Fallen {
            sensitive: course.ground.scenario()?.sensitive(name)?,
            order,
            turn: *turn,
            word,
        }),
        _ => None,
    })
}

impl Fallen<'_> {
    /// The customer's words, to be shown against the agent.
    fn said(&self) -> Evidence {
        Evidence {
            turn: self.turn,
            span: Span::default(),
            text: self.word.to_owned(),
            rule: format!("scenario/sensitive.{}", self.sensitive.name).into(),
            earned: false,
            remark: Some(Remark::Customer),
        }
    }
}

/// By the act, by saying so, or by the desk of the ticket; only what came after it.
fn handed_over(course: &Course<'_>, fallen: &Fallen<'_>) -> Vec<Evidence> {
    let to = &fallen.sensitive.to;
    let mut evidence = Vec::new();
    let mut announced = course.turns.iter().filter(|turn| turn.order > fallen.order);
    let announced =
        announced.find_map(|turn| Some(turn.evidence(turn.did("transfer").next()?, true)));
    evidence.extend(announced);
    if let Some((order, desk, reason)) = course.transferred()
        && order > fallen.order
        && to.contains(&desk)
    {
        evidence.push(course.act(order, reason, "act/transfer"));
    }
    if let Some(desk) = ticket_desk(course)
        && to.contains(&desk)
    {
        evidence.push(act_in_ticket(desk));
    }
    evidence
}

/// The field of the ticket that names it by any of its words.
fn recorded(course: &Course<'_>, fallen: &Fallen<'_>) -> Option<Evidence> {
    let (ticket, _) = course.ticket()?;
    let mut fields = Field::ALL.iter();
    let field = fields.find(|field| names(fallen.sensitive, ticket, **field))?;
    Some(Evidence {
        turn: 0,
        span: Span::default(),
        text: ticket.get(*field).to_owned(),
        rule: format!("ticket/{}", field.code()).into(),
        earned: true,
        remark: None,
    })
}

fn names(sensitive: &Sensitive, ticket: &Ticket, field: Field) -> bool {
    let text = ticket.get(field);
    field.choices().is_none()
        && (sensitive.word_in(text).is_some() || sensitive.word_in(&bare(text)).is_some())
}
