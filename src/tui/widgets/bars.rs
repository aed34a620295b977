//! Bars of signs: how much of what could be had.

use ratatui::style::Style;

use super::Prose;
use crate::tui::theme::Theme;

/// Appends a bar of `cells` signs, filled in the share `got` of `of`.
pub fn bar(prose: &mut Prose, theme: &Theme, share: (i32, i32), cells: usize, style: Style) {
    let filled = filled(share, cells);
    prose.push(theme.glyphs.full.repeat(filled), style);
    prose.push(theme.glyphs.empty.repeat(cells - filled), theme.faint);
}

/// Rounded to the nearest sign; what is not nothing shows at least one, what is not all lacks at least one.
fn filled((got, of): (i32, i32), cells: usize) -> usize {
    let cells_signed = i32::try_from(cells).unwrap_or(i32::MAX);
    if of <= 0 || got <= 0 || cells == 0 {
        return 0;
    }
    if got >= of {
        return cells;
    }
    let near = (got.saturating_mul(cells_signed).saturating_add(of / 2)) / of;
    usize::try_from(near)
        .unwrap_or(0)
        .clamp(1, cells.max(2) - 1)
        .min(cells)
}
