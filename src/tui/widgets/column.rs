//! Text in a column of a list.

use super::radar::pad;
use crate::text::width;

/// Cut with a sign where it is too long, filled up where it is short.
pub fn fit(text: &str, columns: usize, more: &str) -> String {
    if width::columns(text) <= columns {
        return pad(text, columns);
    }
    let kept = width::clip(text, columns.saturating_sub(width::columns(more)));
    pad(&format!("{kept}{more}"), columns)
}
