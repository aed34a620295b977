//! What can happen to the model: commands of the key table, text, the wheel, time, and the world outside.

use crate::{engine::step::closed_list, store::Order};

closed_list! {
    /// What a key does. The codes are the locale's keys (`key.send`); `keymap` says which keys do them, and where.
    Command {
        Help = "help", Redraw = "redraw", Quit = "quit", Back = "back", Up = "up", Down = "down", PageUp = "page_up",
        PageDown = "page_down", First = "first", Last = "last",
        Open = "open", PreviousPersona = "previous_persona", NextPersona = "next_persona", Mix = "mix", Mode = "mode", Continue = "continue", Who = "who", Faults = "faults", Wrong = "wrong",
        Next = "next", Progress = "progress", NextPart = "next_part", PreviousPart = "previous_part",
        Listen = "listen", HearOn = "hear_on", Mark = "mark", HearAgain = "hear_again",
        Ring = "ring", ReadArticle = "read_article", Answer = "answer",
        Send = "send", NewLine = "new_line", Brief = "brief", Ticket = "ticket", End = "end", ModelSentence = "model_sentence",
        Coach = "coach", Panel = "panel", Hold = "hold", Transfer = "transfer", Note = "note", Pause = "pause", Menu = "menu",
        NextField = "next_field", PreviousField = "previous_field", NextChoice = "next_choice", PreviousChoice = "previous_choice",
        Retry = "retry",
        History = "history", OpenCall = "open_call", Pick = "pick", Compare = "compare",
        ByCategory = "by_category", ByPersona = "by_persona", ByDate = "by_date", ByOutcome = "by_outcome",
        File = "file", Review = "review", Again = "again", NextMistake = "next_mistake", Rules = "rules", Finish = "finish", Discard = "discard",
        Queue = "queue", Dispute = "dispute", Overrule = "overrule", Comment = "comment", AddItem = "add_item", Example = "example",
        Confirm = "confirm", Cancel = "cancel", More = "more", Less = "less",
        CursorLeft = "cursor_left", CursorRight = "cursor_right", CursorUp = "cursor_up", CursorDown = "cursor_down",
        LineStart = "line_start", LineEnd = "line_end", EraseBack = "erase_back", EraseNext = "erase_next", EraseClause = "erase_clause",
        EraseLine = "erase_line", Undo = "undo", Redo = "redo",
    }
}

/// One thing that happened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Action {
    Do(Command),
    Type(char),
    /// Text from the clipboard, as the terminal gave it.
    Paste(String),
    /// Lines to scroll, down is positive.
    Wheel(i16),
    Resize(u16, u16),
    /// The terminal's window has the focus again, or lost it.
    Focus(bool),
    /// Time passed; what is due shows by the model's clock.
    Clock,
}

/// What the loop has to do besides drawing.
#[derive(Clone, PartialEq, Debug)]
pub enum Effect {
    Quit,
    /// Ask the store's thread; its answer comes to `records::take_up`.
    Ask(Order),
    /// Paint every cell anew.
    Repaint,
}
