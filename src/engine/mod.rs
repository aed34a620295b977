//! The call as a pure machine: an input becomes events (`decide`), events become state (`evolve`).

mod call;
pub mod chance;
pub mod channel;
pub mod company;
pub mod condition;
mod customer;
pub mod desk;
mod draft;
mod due;
pub mod event;
mod evolve;
pub mod expect;
mod faults;
mod feeling;
pub mod input;
pub mod lines;
mod mix;
pub mod mood;
pub mod persona;
pub mod reread;
pub mod scenario;
pub mod script;
pub mod state;
pub mod step;
pub mod telling;
pub mod ticket;
pub mod time;
pub mod vary;

pub use call::decide;
pub use condition::{ATOMS, ConditionFault, ConditionFaultKind};
pub use desk::Desk;
pub use due::{due, patience_ends};
pub use event::{Entry, Event, Log, Moment};
pub use input::Input;
pub use scenario::Scenario;
pub use script::Script;
pub use state::State;
pub use time::Millis;

/// Changes when the same inputs would give other events; kept with every call.
pub const REVISION: u32 = 3;
