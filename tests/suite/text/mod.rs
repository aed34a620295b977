//! The text layer.

mod clean;
mod width;
