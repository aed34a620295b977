//! From the summaries of calls to what gets better, what does not, and what to practise next. Pure.

pub mod calibration;
pub mod class;
pub mod learning;
pub mod memory;
pub mod next;
pub mod offer;
pub mod skill;
pub mod standing;
pub mod trend;

pub use learning::Learning;
pub use standing::Standing;

use crate::record::{CallKind, Instant, Origins, Summary};

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

/// Whether a call is practice: who listened has not talked, and who took a call up again knew its sheet.
pub fn counts(kind: CallKind, again: bool) -> bool {
    kind == CallKind::Played && !again
}

fn percent(share: f64) -> u8 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and 100"
    )]
    let whole = (share.clamp(0.0, 1.0) * 100.0).round() as u8;
    whole
}
