//! The sixth step: the ticket read against what the scenario wants and what was said.

use crate::judge::{
    course::{Course, is_did},
    credit::bare,
    outcome::{Element, Outcome, WHOLE},
};
use crate::{
    engine::{
        desk::Desk,
        scenario::{Fact, Note},
        step::Category,
        telling::title,
        ticket::{Field, Priority, Ticket, TicketState},
    },
    judge::{Evidence, Remark, quote::quoted},
    reading::Meaning,
    text::{Name, Span},
};

/// Characters from which a field says something.
const SAYS_SOMETHING: usize = 2;

pub(crate) fn filed(course: &Course<'_>) -> Option<Outcome> {
    course.ground.scenario()?;
    let filed = course.ticket().filter(|(ticket, _)| !ticket.is_empty());
    let evidence = filed.and_then(|(ticket, _)| {
        let first = [Field::Wants, Field::Done].iter().chain(Field::ALL);
        let mut written = first.filter(|field| !ticket.get(**field).is_empty());
        written.next().map(|field| in_field(ticket, *field))
    });
    Some(Outcome::single(
        if filed.is_some() { WHOLE } else { 0 },
        evidence.into_iter().collect(),
    ))
}

fn in_field(ticket: &Ticket, field: Field) -> Evidence {
    Evidence {
        turn: 0,
        span: Span::default(),
        text: ticket.get(field).to_owned(),
        rule: format!("ticket/{}", field.code()).into(),
        earned: true,
        remark: None,
    }
}

/// Kind, priority, department and state, as far as the scenario says which are right.
pub(crate) fn choices(course: &Course<'_>) -> Option<Outcome> {
    let wanted = &course.ground.scenario()?.ticket;
    let one = |code: Option<&'static str>| code.into_iter().collect::<Vec<_>>();
    let fields = [
        (Field::Kind, one(wanted.kind.map(Category::code))),
        (Field::Priority, one(wanted.priority.map(Priority::code))),
        (Field::Department, departments(course)),
        (Field::State, one(wanted.state.map(TicketState::code))),
    ];
    let ticket = course.ticket().map(|(ticket, _)| ticket);
    let elements = fields
        .into_iter()
        .filter(|(_, codes)| !codes.is_empty())
        .map(|(field, codes)| chosen(ticket, field, &codes))
        .collect();
    Outcome::mean(elements)
}

/// Where the ticket names one: any to which the matter may be escalated will do.
fn departments(course: &Course<'_>) -> Vec<&'static str> {
    let scenario = course.ground.scenario();
    let Some((scenario, named)) = scenario.and_then(|it| Some((it, it.ticket.department?))) else {
        return Vec::new();
    };
    let others = scenario.escalation.iter().flat_map(|it| &it.to);
    let others = others.filter(|desk| **desk != named).copied();
    let desks = std::iter::once(named).chain(others);
    desks.map(Desk::code).collect()
}

/// What was chosen, and what was wanted; a field that was left blank is shown as such.
fn chosen(ticket: Option<&Ticket>, field: Field, wanted: &[&str]) -> Element {
    let fits = ticket.is_some_and(|ticket| wanted.contains(&ticket.get(field)));
    let evidence = ticket.map(|ticket| Evidence {
        earned: fits,
        remark: Some(Remark::Choice {
            wanted: wanted.iter().map(|code| (*code).to_owned()).collect(),
        }),
        ..in_field(ticket, field)
    });
    element(field, fits, evidence)
}

fn judged(ticket: Option<&Ticket>, field: Field, fits: bool) -> Element {
    let evidence = ticket
        .filter(|ticket| !ticket.get(field).is_empty())
        .map(|ticket| Evidence {
            earned: fits,
            ..in_field(ticket, field)
        });
    element(field, fits, evidence)
}

fn element(field: Field, fits: bool, evidence: Option<Evidence>) -> Element {
    Element {
        title: field.code().to_owned(),
        share: if fits { WHOLE } else { 0 },
        evidence: evidence.into_iter().collect(),
        ..Element::default()
    }
}

/// Who, what they want, what was done.
pub(crate) fn fields(course: &Course<'_>) -> Option<Outcome> {
    filled(course, &[Field::Contact, Field::Wants, Field::Done])
}

/// How many of these fields say something.
fn filled(course: &Course<'_>, fields: &[Field]) -> Option<Outcome> {
    course.ground.scenario()?;
    let ticket = course.ticket().map(|(ticket, _)| ticket);
    let says = |field| ticket.is_some_and(|ticket| is_filled(ticket, field));
    let elements = fields
        .iter()
        .map(|field| judged(ticket, *field, says(*field)))
        .collect();
    Outcome::mean(elements)
}

fn is_filled(ticket: &Ticket, field: Field) -> bool {
    bare(ticket.get(field)).chars().count() >= SAYS_SOMETHING
}

/// What the record must hold.
pub(crate) fn notes(course: &Course<'_>) -> Option<Outcome> {
    let scenario = course.ground.scenario()?;
    let elements = scenario.ticket.notes.iter().map(|note| match note {
        Note::Fact(name) => fact(course, name),
        Note::Told(name) => {
            let told = scenario.answers_of(name).map(|one| told(course, &one.name));
            Element {
                title: title(scenario, name),
                ..told.max_by_key(|element| element.share).unwrap_or_default()
            }
        }
        Note::PromisedTime => promised(course),
    });
    Outcome::mean(elements.collect())
}

/// A record with the wrong value that the customer gave first does not hold the fact, whatever else it holds.
fn fact(course: &Course<'_>, name: &Name) -> Element {
    let scenario = course.ground.scenario();
    let Some(fact) = scenario.and_then(|scenario| scenario.fact(name)) else {
        return Element::default();
    };
    let wrong = course.ticket().and_then(|(ticket, _)| {
        let mut fields = Field::ALL.iter();
        fields.find_map(|field| {
            let value = wrong_value(fact, ticket.get(*field))?;
            Some(Evidence {
                earned: false,
                remark: Some(Remark::Misgiven {
                    value: value.to_owned(),
                }),
                ..in_field(ticket, *field)
            })
        })
    });
    let right = holds(course, &fact.value).filter(|_| wrong.is_none());
    Element {
        title: fact.title.clone(),
        share: if right.is_some() { WHOLE } else { 0 },
        evidence: right.or(wrong).into_iter().collect(),
        ..Element::default()
    }
}

/// The wrong value of a fact that a field holds without the right one beside it.
fn wrong_value<'f>(fact: &'f Fact, text: &str) -> Option<&'f str> {
    let written = bare(text).to_lowercase();
    let right = bare(&fact.value).to_lowercase();
    let mut wrong = fact.first_values.iter();
    wrong
        .find(|value| {
            let value = bare(value).to_lowercase();
            let without = written.replace(&value, "");
            let also_right = if value.contains(&right) {
                without.contains(&right)
            } else {
                written.contains(&right)
            };
            !value.is_empty() && written.contains(&value) && !also_right
        })
        .map(String::as_str)
}

/// The field that holds a value, whatever its case and spacing.
fn holds(course: &Course<'_>, value: &str) -> Option<Evidence> {
    let (ticket, _) = course.ticket()?;
    let value = bare(value).to_lowercase();
    Field::ALL
        .iter()
        .find(|field| {
            !value.is_empty() && bare(ticket.get(**field)).to_lowercase().contains(&value)
        })
        .map(|field| in_field(ticket, *field))
}

/// A record holds what was said; what was not said in the talk is no record.
fn was_said(course: &Course<'_>, answer: &str) -> bool {
    course.all_signs().any(|(turn, heard)| {
        turn.after_problem
            && matches!(&heard.sign.meaning, Meaning::Told { name, .. } if *name == *answer)
    })
}

fn told(course: &Course<'_>, answer: &str) -> Element {
    let mut best = Element::default();
    let Some((ticket, reading)) = course.ticket().filter(|_| was_said(course, answer)) else {
        return best;
    };
    let prose = ticket.prose();
    for sign in &reading.signs {
        if let Meaning::Told { name, full } = &sign.meaning
            && *name == *answer
        {
            let share = if *full { WHOLE } else { 7000 };
            if share > best.share {
                best.share = share;
                best.evidence = vec![Evidence {
                    turn: 0,
                    span: quoted(&prose, sign.span),
                    text: quoted(&prose, sign.span).of(&prose).to_owned(),
                    rule: sign.rule.clone(),
                    earned: true,
                    remark: None,
                }];
            }
        }
    }
    best
}

/// The promise of the talk stands in the ticket, with its time. It is called by the words in which it was made; where none
/// was made the ticket lacks nothing that has a name.
fn promised(course: &Course<'_>) -> Element {
    let promises: Vec<&str> = course
        .signs()
        .filter(|(_, sign)| is_did(sign, "time_promise"))
        .map(|(turn, sign)| sign.span.of(turn.text))
        .collect();
    let mut element = Element {
        title: promises.last().map_or("", |promise| promise).to_owned(),
        ..Element::default()
    };
    let Some((ticket, _)) = course.ticket() else {
        return element;
    };
    let written = format!("{}\n{}", ticket.follow_up, ticket.due);
    if bare(&written).is_empty() || promises.is_empty() {
        return element;
    }
    let same = promises
        .iter()
        .any(|promise| shares_a_time(&written, promise));
    element.share = if same { WHOLE } else { WHOLE / 2 };
    let field = if ticket.due.is_empty() {
        Field::FollowUp
    } else {
        Field::Due
    };
    element.evidence = vec![in_field(ticket, field)];
    element
}

/// Two neighbouring characters in common: `24`, or the same word for a day.
fn shares_a_time(written: &str, said: &str) -> bool {
    let said: Vec<char> = bare(said).chars().collect();
    let written = bare(written);
    said.windows(2)
        .any(|pair| written.contains(&pair.iter().collect::<String>()))
}

/// What was promised for later, and by when.
pub(crate) fn due(course: &Course<'_>) -> Option<Outcome> {
    filled(course, &[Field::FollowUp, Field::Due])
}
