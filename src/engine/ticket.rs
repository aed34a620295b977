//! The ticket that closes a call: its fields and their closed lists.

use serde::{Deserialize, Serialize};

use super::{
    desk::Desk,
    step::{Category, closed_list},
};

closed_list! {
    TicketState { Open = "open", Working = "working", Waiting = "waiting", Solved = "solved", Closed = "closed" }
}
closed_list! {
    Priority { Normal = "normal", Urgent = "urgent", Critical = "critical" }
}
closed_list! {
    /// The fields of a ticket in the order of the form.
    Field {
        Kind = "kind", Priority = "priority", Contact = "contact", Product = "product", Order = "order", Wants = "wants",
        Done = "done", Department = "department", State = "state", FollowUp = "follow_up", Due = "due", Notes = "notes",
    }
}

impl Field {
    /// What kind of code a choice takes, as spellings and locale call it, and the codes; `None` for free text.
    pub fn choices(self) -> Option<(&'static str, Vec<&'static str>)> {
        match self {
            Self::Kind => Some((
                "category",
                Category::ALL.iter().map(|it| it.code()).collect(),
            )),
            Self::Priority => Some((
                "priority",
                Priority::ALL.iter().map(|it| it.code()).collect(),
            )),
            Self::Department => Some(("desk", Desk::ALL.iter().map(|it| it.code()).collect())),
            Self::State => Some((
                "state",
                TicketState::ALL.iter().map(|it| it.code()).collect(),
            )),
            Self::Contact
            | Self::Product
            | Self::Order
            | Self::Wants
            | Self::Done
            | Self::FollowUp
            | Self::Due
            | Self::Notes => None,
        }
    }
}

/// A ticket as far as it is filled; empty text and `None` mean not filled.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Ticket {
    pub kind: Option<Category>,
    pub priority: Option<Priority>,
    pub contact: String,
    pub product: String,
    pub order: String,
    /// What the customer wants.
    pub wants: String,
    /// What was done.
    pub done: String,
    pub department: Option<Desk>,
    pub state: Option<TicketState>,
    /// What was promised for later.
    pub follow_up: String,
    /// By when, in the trainee's words.
    pub due: String,
    pub notes: String,
}

/// Fields to set, by field and value as code or text (`("kind", "complaint")`); `Field::set` refuses what does not fit.
pub type TicketFields = Vec<(Field, String)>;

impl Ticket {
    /// Sets one field. Choices take their code; a value that is no choice leaves the field as it was and returns false.
    pub fn set(&mut self, field: Field, value: &str) -> bool {
        fn choose<T>(slot: &mut Option<T>, value: &str, parse: impl Fn(&str) -> Option<T>) -> bool {
            if value.is_empty() {
                *slot = None;
                return true;
            }
            let parsed = parse(value);
            let fits = parsed.is_some();
            if fits {
                *slot = parsed;
            }
            fits
        }
        match field {
            Field::Kind => choose(&mut self.kind, value, Category::from_code),
            Field::Priority => choose(&mut self.priority, value, Priority::from_code),
            Field::Department => choose(&mut self.department, value, Desk::from_code),
            Field::State => choose(&mut self.state, value, TicketState::from_code),
            Field::Contact
            | Field::Product
            | Field::Order
            | Field::Wants
            | Field::Done
            | Field::FollowUp
            | Field::Due
            | Field::Notes => {
                if let Some(text) = self.text_mut(field) {
                    value.trim().clone_into(text);
                }
                true
            }
        }
    }

    /// The value of a field as text; choices as their code.
    pub fn get(&self, field: Field) -> &str {
        match field {
            Field::Kind => self.kind.map_or("", Category::code),
            Field::Priority => self.priority.map_or("", Priority::code),
            Field::Department => self.department.map_or("", Desk::code),
            Field::State => self.state.map_or("", TicketState::code),
            Field::Contact => &self.contact,
            Field::Product => &self.product,
            Field::Order => &self.order,
            Field::Wants => &self.wants,
            Field::Done => &self.done,
            Field::FollowUp => &self.follow_up,
            Field::Due => &self.due,
            Field::Notes => &self.notes,
        }
    }

    /// All fields, as an input takes them.
    pub fn fields(&self) -> TicketFields {
        let fields = Field::ALL.iter();
        fields
            .map(|field| (*field, self.get(*field).to_owned()))
            .collect()
    }

    pub fn is_empty(&self) -> bool {
        Field::ALL.iter().all(|field| self.get(*field).is_empty())
    }

    /// All free text, a line a field, for reading.
    pub fn prose(&self) -> String {
        [
            Field::Wants,
            Field::Done,
            Field::FollowUp,
            Field::Due,
            Field::Notes,
        ]
        .map(|field| self.get(field))
        .join("\n")
    }

    fn text_mut(&mut self, field: Field) -> Option<&mut String> {
        match field {
            Field::Contact => Some(&mut self.contact),
            Field::Product => Some(&mut self.product),
            Field::Order => Some(&mut self.order),
            Field::Wants => Some(&mut self.wants),
            Field::Done => Some(&mut self.done),
            Field::FollowUp => Some(&mut self.follow_up),
            Field::Due => Some(&mut self.due),
            Field::Notes => Some(&mut self.notes),
            Field::Kind | Field::Priority | Field::Department | Field::State => None,
        }
    }
}
