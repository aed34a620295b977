//! Records as JSON; the keys are those of the values.

use serde::Serialize;

use super::Row;
use crate::report::json::{FORMAT, written};

#[derive(Serialize)]
struct History<'a> {
    format: u32,
    /// Of all that the filter finds, whatever is shown of them.
    count: u32,
    calls: &'a [Row<'a>],
}

pub fn history(rows: &[Row<'_>], count: u32) -> String {
    written(&History {
        format: FORMAT,
        count,
        calls: rows,
    })
}
