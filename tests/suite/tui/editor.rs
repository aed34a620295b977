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
    let editor = Editor::holding(Lines::One, &"一".repeat(40));
    assert_eq!(cursor(&editor, Rect::new(5, 5, 10, 1)).1, 5);
    assert!(cursor(&editor, Rect::new(5, 5, 10, 1)).0 < 15);
}

#[test]
fn after_a_full_last_line_the_field_scrolls_and_the_cursor_stands_behind_the_text() {
    let editor = Editor::paragraph(&"一".repeat(40));
    assert_eq!(cursor(&editor, Rect::new(5, 5, 10, 2)), (5, 6));
    // Looked at again it is the same, and one more character goes there.
    assert_eq!(cursor(&editor, Rect::new(5, 5, 10, 2)), (5, 6));
    let mut editor = editor;
    editor.insert("二");
    assert_eq!(cursor(&editor, Rect::new(5, 5, 10, 2)), (7, 6));
}

fn at_rest(editor: &Editor, area: Rect) -> Vec<String> {
    let mut terminal = Terminal::new(TestBackend::new(40, 10)).unwrap();
    terminal
        .draw(|frame| editor.draw_resting(frame, area, "…"))
        .unwrap();
    let text = super::styled::text(terminal.backend().buffer());
    text.lines().take(3).map(str::to_owned).collect()
}

#[test]
fn at_rest_a_field_shows_its_beginning_and_that_more_follows() {
    let mut editor = Editor::paragraph("订单号是二零二六一一零八，后面还有很长的一段");
    assert_eq!(editor.resting_rows(12), 4);
    // Where it was scrolled to while it was written in is no matter.
    let _ = cursor(&editor, Rect::new(0, 0, 12, 2));
    let lines = at_rest(&editor, Rect::new(0, 0, 12, 2));
    assert_eq!(lines[0].trim_end(), "订单号是二零");
    assert_eq!(lines[1].trim_end(), "二六一一零…");
    editor.clear();
    assert_eq!(editor.resting_rows(12), 1);
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

#[test]
fn a_field_that_grows_or_holds_less_scrolls_back() {
    let mut editor = Editor::paragraph(&"一二三四五".repeat(8));
    assert_eq!(cursor(&editor, Rect::new(0, 0, 10, 2)), (0, 1));
    // Twice as wide: four rows, all of them seen.
    assert_eq!(cursor(&editor, Rect::new(0, 0, 20, 5)), (0, 4));
    assert_eq!(editor.hidden(Rect::new(0, 0, 20, 5)), (false, false));
    editor.insert("六");
    assert_eq!(cursor(&editor, Rect::new(0, 0, 20, 5)), (2, 4));
    // What was undone is undone, scrolled or not.
    editor.edit(Command::Undo);
    assert_eq!(editor.text(), "一二三四五".repeat(8));
}

#[test]
fn a_line_that_was_emptied_shows_what_is_typed_next() {
    let mut editor = Editor::new(Lines::One);
    editor.insert(&"长".repeat(100));
    let area = Rect::new(6, 0, 20, 1);
    assert_eq!(cursor(&editor, area).1, 0);
    editor.edit(Command::EraseLine);
    editor.insert("退");
    assert_eq!(cursor(&editor, area), (8, 0));
}

fn drawn(editor: &Editor, area: Rect) -> Vec<String> {
    let mut terminal = Terminal::new(TestBackend::new(40, 10)).unwrap();
    terminal
        .draw(|frame| editor.draw(frame, area, true))
        .unwrap();
    let text = super::styled::text(terminal.backend().buffer());
    let rows = text.lines().take(usize::from(area.height));
    rows.map(|row| row.trim_end().to_owned()).collect()
}

#[test]
fn no_row_of_a_field_begins_with_a_comma_or_ends_with_an_opening_quote() {
    let editor = Editor::paragraph("一二三四五，六七八九“十一”。");
    let area = Rect::new(0, 0, 10, 5);
    assert_eq!(
        drawn(&editor, area),
        ["一二三四", "五，六七八", "九“十一”。", "", ""]
    );
    assert_eq!(editor.rows(10), 4);
    assert_eq!(cursor(&editor, area), (0, 3));
}

#[test]
fn the_cursor_has_its_cell_at_every_place_of_a_wrapped_text() {
    let mut editor = Editor::paragraph("一二三四五，六七");
    let area = Rect::new(0, 0, 10, 3);
    let mut places = vec![cursor(&editor, area)];
    for _ in 0..8 {
        editor.edit(Command::CursorLeft);
        places.push(cursor(&editor, area));
    }
    places.reverse();
    let first = (0..4).map(|column| (column * 2, 0));
    let second = (0..5).map(|column| (column * 2, 1));
    assert_eq!(places, first.chain(second).collect::<Vec<_>>());
}

#[test]
fn up_and_down_go_by_the_rows_that_are_seen() {
    let mut editor = Editor::paragraph("一二三四五，六七");
    let area = Rect::new(0, 0, 10, 3);
    assert_eq!(cursor(&editor, area), (8, 1));
    // The end of the first row is the beginning of the second: the cursor stands before its last character.
    editor.edit(Command::CursorUp);
    assert_eq!(cursor(&editor, area), (6, 0));
    editor.edit(Command::CursorUp);
    assert_eq!(cursor(&editor, area), (6, 0));
    editor.edit(Command::CursorDown);
    assert_eq!(cursor(&editor, area), (6, 1));
    editor.insert("加");
    assert_eq!(editor.text(), "一二三四五，六加七");
}

#[test]
fn blanks_that_are_typed_at_the_end_of_a_row_move_the_cursor_on() {
    let mut editor = Editor::paragraph("一二三四");
    let area = Rect::new(0, 0, 10, 3);
    for wanted in [(9, 0), (0, 1), (1, 1)] {
        editor.insert(" ");
        assert_eq!(cursor(&editor, area), wanted);
    }
    let mut editor = Editor::paragraph("hello world");
    assert_eq!(drawn(&editor, area), ["hello", "world", ""]);
    assert_eq!(cursor(&editor, area), (5, 1));
    editor.insert(" again");
    assert_eq!(drawn(&editor, area), ["hello", "world", "again"]);
}

#[test]
fn a_field_shows_as_many_rows_as_it_has_after_every_change_of_its_size() {
    let editor = Editor::paragraph(&"一二三四五".repeat(4));
    for (columns, rows) in [(10, 2), (20, 3), (10, 5), (9, 3), (40, 2), (11, 1)] {
        let area = Rect::new(0, 0, columns, rows);
        let (_, y) = cursor(&editor, area);
        let whole = editor.rows(columns);
        let above = whole.saturating_sub(rows);
        assert_eq!(y, whole.min(rows) - 1, "{columns}x{rows}");
        assert_eq!(editor.hidden(area), (above > 0, false), "{columns}x{rows}");
    }
}
