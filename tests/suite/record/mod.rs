//! What is kept, as plain values.

mod settled;
