//! The sitting and its input lines.

mod line;
mod listening;
mod past;
mod replay;
mod rescore;
