//! What is kept of calls, as people and programs take it away: one format a file, all of the same values.

pub mod csv;
pub mod json;
mod row;
mod table;
pub mod text;

pub use row::{Names, Row};
