//! Text as values: names, spans, folding, numbers, width. Knows nothing of calls.

pub mod name;
pub mod span;

pub use name::Name;
pub use span::Span;
