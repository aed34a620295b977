//! The call as a pure machine: an input becomes events (`decide`), events become state (`evolve`).

pub mod chance;
pub mod channel;
pub mod company;
pub mod condition;
pub mod event;
pub mod input;
pub mod lines;
pub mod mood;
pub mod persona;
pub mod scenario;
pub mod script;
pub mod state;
pub mod step;
pub mod ticket;
pub mod time;

pub use event::{Entry, Event, Log, Moment};
pub use input::{Desk, Input};
pub use scenario::Scenario;
pub use script::Script;
pub use state::State;
pub use time::Millis;

/// Changes when the same inputs would give other events; kept with every call.
pub const REVISION: u32 = 1;
