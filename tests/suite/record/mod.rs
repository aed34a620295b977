//! What is kept, as plain values.

pub(crate) mod settled;
