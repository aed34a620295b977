//! Parts that several screens draw with.

pub mod bars;
pub mod column;
pub mod editor;
pub mod frame;
pub mod prose;
pub mod radar;
pub mod scroll;
mod wrapped;

pub use editor::{Editor, Lines};
pub use prose::Prose;
pub use scroll::{Anchor, Scroll};
