//! The trainer's bench.

mod check;
