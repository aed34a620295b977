//! The sitting and its input lines.

mod line;
mod replay;
