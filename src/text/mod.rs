//! Text as values: names, spans, cleaning, folding, numbers, sound, slips of typing, width. Knows nothing of calls.

pub mod clean;
pub mod fold;
pub mod name;
pub mod number;
mod numeral;
pub mod slip;
pub mod sound;
pub mod span;
mod tables;
mod variant;
pub mod width;

pub use name::Name;
pub use span::Span;
