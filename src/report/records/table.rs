//! Columns of text, each as wide as its widest cell.

use crate::{report::padded, text::width};

/// One line a row, without blanks at its end; columns that are empty in all rows are left out.
pub(super) fn table<const N: usize>(rows: &[[String; N]]) -> String {
    let mut widths = [0; N];
    for row in rows {
        for (cell, widest) in row.iter().zip(&mut widths) {
            *widest = width::columns(cell).max(*widest);
        }
    }
    let mut text = String::new();
    for row in rows {
        let cells = row.iter().zip(widths).filter(|(_, columns)| *columns > 0);
        let cells: Vec<String> = cells.map(|(cell, columns)| padded(cell, columns)).collect();
        text.push_str(cells.join("  ").trim_end());
        text.push('\n');
    }
    text
}
