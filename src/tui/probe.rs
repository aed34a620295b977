//! Asks a terminal how wide it draws characters on which terminals differ. Only for who wants to know: the screens never ask.

use std::io::{self, Write as _, stdout};

use ratatui::crossterm::{
    cursor, execute,
    style::Print,
    terminal::{Clear, ClearType, disable_raw_mode, enable_raw_mode},
};

/// The columns that the terminal gives each text.
///
/// # Errors
/// The terminal does not say where its cursor is.
pub fn widths(texts: &[&str]) -> io::Result<Vec<u16>> {
    enable_raw_mode()?;
    let widths = texts.iter().map(|text| width(text)).collect();
    disable_raw_mode()?;
    widths
}

fn width(text: &str) -> io::Result<u16> {
    let mut out = stdout();
    execute!(out, cursor::MoveToColumn(0), Print(text))?;
    let (column, _) = cursor::position()?;
    execute!(out, cursor::MoveToColumn(0), Clear(ClearType::CurrentLine))?;
    out.flush()?;
    Ok(column)
}
