//! Colours of a report on a terminal; elsewhere the text stays as it is.

/// Whether colours are put on.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Paint {
    pub on: bool,
}

const RED: &str = "31";
const GREEN: &str = "32";
const YELLOW: &str = "33";
const BOLD: &str = "1";
const FAINT: &str = "2";

impl Paint {
    pub fn bad(self, text: &str) -> String {
        self.put(RED, text)
    }

    pub fn good(self, text: &str) -> String {
        self.put(GREEN, text)
    }

    pub fn open(self, text: &str) -> String {
        self.put(YELLOW, text)
    }

    pub fn strong(self, text: &str) -> String {
        self.put(BOLD, text)
    }

    pub fn faint(self, text: &str) -> String {
        self.put(FAINT, text)
    }

    /// Ends before the line break: a colour that runs over it fills the rest of the line on some terminals.
    fn put(self, code: &str, text: &str) -> String {
        if !self.on || text.is_empty() {
            return text.to_owned();
        }
        let line = text.trim_end_matches('\n');
        format!("\u{1b}[{code}m{line}\u{1b}[0m{}", &text[line.len()..])
    }
}
