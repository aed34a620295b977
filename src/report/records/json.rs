//! Records as JSON; the keys are those of the values.

use serde::Serialize;

pub use super::call::as_json as call;

use super::{Names, Row};
use crate::report::{
    class::{self, ClassReport},
    json::{FORMAT, written},
    progress::{self, Progress},
};

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

#[derive(Serialize)]
struct Trainee<'a, P: Serialize> {
    format: u32,
    #[serde(rename = "report")]
    what: &'static str,
    progress: P,
    /// The newest first.
    calls: &'a [Row<'a>],
}

/// A trainee's progress and calls.
pub fn trainee(progress: &Progress<'_>, rows: &[Row<'_>], names: Names<'_>) -> String {
    written(&Trainee {
        format: FORMAT,
        what: "trainee",
        progress: progress::values(progress, &names.voice),
        calls: rows,
    })
}

#[derive(Serialize)]
struct Whole<C: Serialize> {
    format: u32,
    #[serde(rename = "report")]
    what: &'static str,
    class: C,
}

/// The class side by side.
pub fn class(report: &ClassReport<'_>, names: Names<'_>) -> String {
    written(&Whole {
        format: FORMAT,
        what: "class",
        class: class::values(report, &names.voice),
    })
}
