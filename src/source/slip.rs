//! What a beginner's hand did where TOML stumbled: signs of a Chinese keyboard, and habits from elsewhere.

use crate::text::Span;

/// Signs typed with a Chinese keyboard, and those that TOML wants.
const FULL_WIDTH: &[(char, char)] = &[
    ('\u{201c}', '"'),
    ('\u{201d}', '"'),
    ('\u{2018}', '\''),
    ('\u{2019}', '\''),
    ('\u{ff02}', '"'),
    ('\u{ff1d}', '='),
    ('\u{ff0c}', ','),
    ('\u{3001}', ','),
    ('\u{3010}', '['),
    ('\u{3011}', ']'),
    ('\u{ff3b}', '['),
    ('\u{ff3d}', ']'),
    ('\u{ff5b}', '{'),
    ('\u{ff5d}', '}'),
    ('\u{ff03}', '#'),
    ('\u{3000}', ' '),
];

/// Signs that some put behind a line, where TOML has none.
const ENDS: &[char] = &[',', ';', '\u{ff0c}', '\u{ff1b}', '\u{3002}', '\u{3001}'];

/// Ways to write yes and no, and what TOML has for them.
const TRUTHS: &[(&[&str], &str)] = &[
    (
        &["True", "TRUE", "yes", "Yes", "YES", "\u{662f}", "\u{5bf9}"],
        "true",
    ),
    (
        &["False", "FALSE", "no", "No", "NO", "\u{5426}", "\u{4e0d}"],
        "false",
    ),
];

/// A fault of the parser, seen as what the author did.
pub(super) struct Slip {
    pub(super) code: &'static str,
    pub(super) span: Span,
    /// What is to stand in its place; empty for nothing.
    pub(super) wanted: Option<String>,
}

impl Slip {
    fn new(code: &'static str, start: usize, length: usize) -> Self {
        Self {
            code,
            span: Span::new(start, start + length),
            wanted: None,
        }
    }

    fn wanted(mut self, wanted: &(impl ToString + ?Sized)) -> Self {
        self.wanted = Some(wanted.to_string());
        self
    }
}

/// The line of a fault: what stands in it, and where the fault begins.
struct Stumble<'t> {
    code: &'static str,
    /// From the first character of the line that is no space.
    line: &'t str,
    start: usize,
    span: Span,
    text: &'t str,
}

/// What the author did, if that is known.
pub(super) fn slip(code: &'static str, span: Span, line: Span, text: &str) -> Option<Slip> {
    let whole = line.of(text);
    let bare = whole.trim();
    let start = line.start + (whole.len() - whole.trim_start().len());
    let stumble = Stumble {
        code,
        line: bare,
        start,
        span,
        text,
    };
    match code {
        "syntax-unclosed-text" => stumble.wide_end(),
        "syntax-duplicate" => {
            let header = bare.starts_with('[');
            header.then(|| Slip::new("syntax-duplicate-header", span.start, span.end - span.start))
        }
        "syntax-unquoted" | "syntax-key" | "syntax-no-value" | "syntax-comma"
        | "syntax-unexpected" => stumble.named(),
        _ => None,
    }
}

impl Stumble<'_> {
    fn named(&self) -> Option<Slip> {
        self.comment()
            .or_else(|| self.end_sign())
            .or_else(|| self.colon())
            .or_else(|| self.full_width())
            .or_else(|| self.truth())
            .or_else(|| self.inner_quote())
            .or_else(|| self.header())
    }

    fn comment(&self) -> Option<Slip> {
        let comment = self.line.starts_with("//");
        comment.then(|| Slip::new("syntax-comment", self.start, 2).wanted(&'#'))
    }

    fn end_sign(&self) -> Option<Slip> {
        let last = self.line.chars().last().filter(|one| ENDS.contains(one))?;
        let at = self.start + self.line.len() - last.len_utf8();
        // A wide sign is a part of the value to the parser.
        let is_first = self.outside(|one| ascii(one).is_some()) == Some((at, last));
        let wide = is_first && self.is_whole();
        let complete = self.code == "syntax-unexpected" && self.span.start == at || wide;
        complete.then(|| Slip::new("syntax-end-sign", at, last.len_utf8()).wanted(""))
    }

    /// The colon of other formats, where a key ends.
    fn colon(&self) -> Option<Slip> {
        let (at, colon) = self.outside(|one| matches!(one, ':' | '\u{ff1a}'))?;
        let near = self.span.start <= at && at <= self.span.end;
        near.then(|| Slip::new("syntax-colon", at, colon.len_utf8()).wanted(" ="))
    }

    fn full_width(&self) -> Option<Slip> {
        let (at, wide) = self.outside(|one| ascii(one).is_some())?;
        let code = if wide == '\u{3000}' {
            "syntax-wide-space"
        } else {
            "syntax-full-width"
        };
        Some(Slip::new(code, at, wide.len_utf8()).wanted(&ascii(wide)?))
    }

    /// A text that begins with an English quote and ends with a Chinese one.
    fn wide_end(&self) -> Option<Slip> {
        let closed = self.line.trim_end_matches([',', ' ', ']', '}', '\u{ff0c}']);
        let last = closed.chars().last()?;
        let at = self.start + closed.len() - last.len_utf8();
        (ascii(last) == Some('"') && at > self.span.start)
            .then(|| Slip::new("syntax-full-width", at, last.len_utf8()).wanted(&'"'))
    }

    fn truth(&self) -> Option<Slip> {
        let written = self.span.of(self.text).trim();
        let (_, truth) = TRUTHS.iter().find(|(all, _)| all.contains(&written))?;
        Some(Slip::new("syntax-truth", self.span.start, written.len()).wanted(truth))
    }

    /// A quote inside a text ends it: what follows it makes no sense.
    fn inner_quote(&self) -> Option<Slip> {
        let before = self.text.get(self.start..self.span.start)?;
        let after = self
            .text
            .get(self.span.start..self.start + self.line.len())?;
        let follows = after.chars().next()?;
        let inside = before.ends_with('"')
            && before.matches('"').count() > 1
            && (follows.is_alphanumeric() || !follows.is_ascii())
            && after.contains('"');
        inside.then(|| Slip::new("syntax-inner-quote", self.span.start - 1, 1))
    }

    fn header(&self) -> Option<Slip> {
        let header = self.code == "syntax-unexpected" && self.line.starts_with('[');
        header.then(|| Slip::new("syntax-unclosed-header", self.start, self.line.len()))
    }

    /// A key with its value, all brackets closed: nothing can come after it.
    fn is_whole(&self) -> bool {
        let count = |wanted: char| {
            let text = in_ascii(self.line);
            let mut open = false;
            let signs = text.chars().filter(move |one| {
                open ^= *one == '"';
                !open && *one == wanted
            });
            signs.count()
        };
        count('=') > 0 && count('[') == count(']') && count('{') == count('}')
    }

    /// The first sign of a kind outside quotes and comments, with its place in the file.
    fn outside(&self, wanted: impl Fn(char) -> bool) -> Option<(usize, char)> {
        let mut quote = None;
        for (at, one) in self.line.char_indices() {
            match quote {
                Some(open) if open == one => quote = None,
                None if matches!(one, '"' | '\'') => quote = Some(one),
                None if one == '#' => return None,
                None if wanted(one) => return Some((self.start + at, one)),
                Some(_) | None => {}
            }
        }
        None
    }
}

/// The sign that TOML has for one of a Chinese keyboard.
fn ascii(wide: char) -> Option<char> {
    let sign = FULL_WIDTH.iter().find(|(known, _)| *known == wide);
    let digit = u32::from(wide).checked_sub(u32::from('\u{ff10}'));
    let digit = digit.and_then(|digit| char::from_digit(digit, 10));
    sign.map(|(_, ascii)| *ascii).or(digit)
}

/// A stretch of a line that begins outside quotes, with the signs that TOML wants; what stands in quotes stays.
pub fn in_ascii(stretch: &str) -> String {
    let mut text = String::with_capacity(stretch.len());
    // The quote that is open, and whether a Chinese one opened it.
    let mut open: Option<(char, bool)> = None;
    for (at, one) in stretch.char_indices() {
        match open {
            None if one == '#' => {
                text.push_str(stretch.get(at..).unwrap_or_default());
                break;
            }
            None => {
                let sign = ascii(one).unwrap_or(one);
                if matches!(sign, '"' | '\'') {
                    open = Some((sign, sign != one));
                }
                text.push(sign);
            }
            Some((quote, wide)) if one == quote || (wide && ascii(one) == Some(quote)) => {
                open = None;
                text.push(quote);
            }
            Some(_) => text.push(one),
        }
    }
    text
}
