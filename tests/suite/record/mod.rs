//! What is kept, as plain values.

mod nameless;
pub(crate) mod settled;
