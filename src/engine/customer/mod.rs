//! The scripted customer: an agenda-based simulated user (Schatzmann et al. 2007). Reacts, answers what was asked, moves on.

mod agenda;
mod closing;
mod facts;
mod incident;
mod reaction;
mod speech;
mod turn;

pub(super) use agenda::{is_settled, open};
pub(super) use closing::{end, ending, leave};
pub(super) use incident::{goes_by_time, happens, set_off, takes_up};
pub(super) use speech::react;
pub(super) use turn::{NUDGE_WEIGHT, answer};
