//! The text layer.

mod clean;
mod fold;
mod number;
mod sound;
mod width;
