//! What is kept of calls, as people and programs take it away: one format a file, all of the same values.

mod call;
pub mod chart;
pub mod csv;
pub mod export;
pub mod html;
pub mod json;
mod row;
mod table;
pub mod text;
pub mod xapi;

pub use call::CallPage;
pub use row::{Names, Row};
