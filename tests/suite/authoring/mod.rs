//! The trainer's bench.

mod check;
mod draft;
mod mutated;
mod mutation;
mod new;
mod pack;
mod plays;
mod proofs;
mod rules;
mod schema;
mod soundness;
mod valid;
mod watch;
