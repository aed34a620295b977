//! When what stands in the field of a call is handed to the records.

/// What of the field the records hold.
#[derive(Default)]
pub(super) struct KeptDraft {
    pub(super) text: String,
    /// The last text that was seen in the field, and when it came there (`Model::now`).
    seen: (String, u64),
}

/// Milliseconds without a change after which what was typed is kept.
const DRAFT_RESTS: u64 = 1000;

impl KeptDraft {
    pub(super) fn is_due(&mut self, text: &str, now: u64, ends: bool) -> bool {
        if self.seen.0 != text {
            self.seen = (text.to_owned(), now);
        }
        text != self.text && (ends || now >= self.seen.1.saturating_add(DRAFT_RESTS))
    }

    pub(super) fn wakes_in(&self, text: &str, now: u64) -> Option<u64> {
        let rests = self.seen.1.saturating_add(DRAFT_RESTS);
        (text != self.text).then(|| rests.saturating_sub(now))
    }
}
