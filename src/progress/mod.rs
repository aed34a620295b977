//! From the summaries of calls to what gets better, what does not, and what to practise next. Pure.

pub mod class;
pub mod memory;
pub mod next;
pub mod skill;
pub mod trend;

use crate::record::{Instant, Origins, Summary};

/// One scored call of a trainee, as progress sees it.
#[derive(Clone, Copy, Debug)]
pub struct Practice<'a> {
    pub origins: &'a Origins,
    pub summary: &'a Summary,
}

impl Practice<'_> {
    pub fn at(&self) -> Instant {
        self.origins.started
    }
}
