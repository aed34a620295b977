//! The pure call: its small parts here, whole calls in `calls`.

mod calls;
mod chance;
mod condition;
mod customer;
mod goodbye;
mod incidents;
mod mood;
mod telling;
mod ticket;
