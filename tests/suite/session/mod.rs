//! The sitting and its input lines.

mod line;
mod past;
mod replay;
