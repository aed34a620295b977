//! The text field: what goes in, and where the cursor stands.

use duilian::tui::{
    action::Command,
    widgets::{Editor, Lines},
};
use ratatui::{
    Terminal,
    backend::{Backend as _, TestBackend},
    layout::Rect,
};
use rstest::rstest;

fn cursor(editor: &Editor, area: Rect) -> (u16, u16) {
    let mut terminal = Terminal::new(TestBackend::new(40, 10)).unwrap();
    terminal
        .draw(|frame| editor.draw(frame, area, true))
        .unwrap();
    let at = terminal.backend_mut().get_cursor_position().unwrap();
    (at.x, at.y)
}

#[test]
fn the_cursor_counts_han_as_two_cells() {
    let editor = Editor::holding(Lines::Many, "您好a");
    assert_eq!(cursor(&editor, Rect::new(3, 2, 20, 3)), (8, 2));
}

#[test]
fn the_cursor_after_a_full_line_stands_on_the_next() {
    let editor = Editor::holding(Lines::Many, "一二三四五");
    assert_eq!(cursor(&editor, Rect::new(0, 0, 10, 3)), (0, 1));
    assert_eq!(editor.rows(10), 2);
}

#[test]
fn the_cursor_never_leaves_the_field() {
    let editor = Editor::holding(Lines::Many, &"一".repeat(40));
    assert_eq!(cursor(&editor, Rect::new(5, 5, 10, 2)), (14, 6));
}

#[rstest]
#[case("非常抱歉，给您带来不便", "非常抱歉，")]
#[case("非常抱歉，", "")]
#[case("您好。order B6", "您好。order ")]
#[case("好", "")]
fn erasing_a_clause_stops_at_the_last_punctuation(#[case] before: &str, #[case] after: &str) {
    let mut editor = Editor::holding(Lines::Many, before);
    editor.edit(Command::EraseClause);
    assert_eq!(editor.text(), after);
}

#[rstest]
#[case("甲\r乙", "甲\n乙")]
#[case("甲\r\n乙", "甲\n乙")]
#[case("甲\u{1b}[31m乙\u{1b}]0;x\u{7}", "甲乙")]
#[case("甲\u{202e}乙\u{0}\u{8}", "甲乙")]
fn a_paste_keeps_nothing_that_the_terminal_could_obey(#[case] pasted: &str, #[case] kept: &str) {
    let mut editor = Editor::new(Lines::Many);
    editor.insert(pasted);
    assert_eq!(editor.text(), kept);
}

#[test]
fn a_field_of_one_line_takes_no_line_breaks() {
    let mut editor = Editor::new(Lines::One);
    editor.insert("甲\n乙");
    editor.edit(Command::NewLine);
    assert_eq!(editor.text(), "甲 乙");
}

#[test]
fn ten_thousand_characters_fit() {
    let mut editor = Editor::new(Lines::Many);
    editor.insert(&"好".repeat(10_000));
    assert_eq!(editor.characters(), 10_000);
    assert_eq!(editor.rows(20), 1001);
}
