//! Folds a typed text to what is compared: simplified, half width, small letters, no fillers, breaks beside the characters.

use std::ops::Range;

use super::{
    Span,
    variant::{Variant, variant},
};

/// The compared characters of a text and the way back to the typed bytes.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Folded {
    /// Letters, digits and the like only; punctuation and fillers stand in `breaks`.
    pub chars: Vec<char>,
    /// Where each character was typed.
    spans: Vec<Span>,
    /// What stood before each character, and after the last one.
    pub breaks: Vec<Break>,
    /// Whether each character stands between quotation marks.
    pub quoted: Vec<bool>,
    /// How many full breaks came before each character.
    clause_of: Vec<u32>,
}

/// What separates two compared characters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum Break {
    #[default]
    None,
    /// A blank or a quotation mark: words may run on over it.
    Blank,
    Comma,
    Stop,
    Exclaim,
    Ask,
}

impl Break {
    pub fn ends_clause(self) -> bool {
        self >= Self::Comma
    }
    pub fn ends_sentence(self) -> bool {
        self >= Self::Stop
    }
}

/// Square brackets: around a heading, a signature, or the name of a button.
const HEAD_OPENS: char = '\u{3010}';
const HEAD_CLOSES: char = '\u{3011}';

/// So many characters without a break may be a sentence of their own.
const SENTENCE: usize = 4;

fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}')
}

impl Folded {
    pub fn new(text: &str) -> Self {
        let mut folded = Self::with_room(text.chars().count());
        let mut pending = Break::None;
        let mut quoted = false;
        for (at, typed) in text.char_indices() {
            let span = Span::new(at, at + typed.len_utf8());
            if let Some(mark) = quote_mark(typed).filter(|_| !folded.heads(typed, pending)) {
                quoted = mark == Quote::Opens || (mark == Quote::Either && !quoted);
                pending = pending.max(Break::Blank);
                continue;
            }
            match kind(typed) {
                Kind::Letter(c) => folded.push(c, span, &mut pending, quoted),
                Kind::Point if folded.stands_in_number(text, at) => {
                    folded.push(typed, span, &mut pending, quoted);
                }
                // The points of an address part no sentences.
                Kind::Point if stands_in_address(text, at) => pending = pending.max(Break::Blank),
                Kind::Point => pending = pending.max(Break::Stop),
                // A wave between digits joins them to a span.
                Kind::Break(_) if is_wave(typed) && folded.stands_in_number(text, at) => {
                    pending = pending.max(Break::Blank);
                }
                Kind::Break(_) if typed.is_whitespace() && folded.stands_for_a_comma(text, at) => {
                    pending = pending.max(Break::Comma);
                }
                Kind::Break(new) => {
                    if new.ends_sentence() {
                        quoted = false;
                    }
                    pending = pending.max(new);
                }
                Kind::Skip => {}
            }
        }
        folded.breaks.push(pending.max(Break::Stop));
        folded
    }

    fn with_room(length: usize) -> Self {
        Self {
            chars: Vec::with_capacity(length),
            spans: Vec::with_capacity(length),
            breaks: Vec::with_capacity(length + 1),
            quoted: Vec::with_capacity(length),
            clause_of: Vec::with_capacity(length),
        }
    }

    fn push(&mut self, c: char, span: Span, pending: &mut Break, quoted: bool) {
        if !Letters::of(&self.chars).adds(c) {
            if let Some(last) = self.spans.last_mut() {
                last.end = span.end;
            }
            return;
        }
        let clause = self.clause_of.last().copied().unwrap_or_default();
        self.clause_of
            .push(clause + u32::from(pending.ends_clause()));
        self.breaks.push(std::mem::take(pending));
        self.chars.push(c);
        self.spans.push(span);
        self.quoted.push(quoted);
    }

    /// Square brackets amid a clause stand around a name to be looked for; at its beginning they hold a heading.
    fn heads(&self, typed: char, pending: Break) -> bool {
        let amid = pending <= Break::Blank && !self.is_empty();
        let named = self.quoted.last() == Some(&true);
        (typed == HEAD_OPENS && !amid) || (typed == HEAD_CLOSES && !named)
    }

    fn stands_in_number(&self, text: &str, at: usize) -> bool {
        stands_in_number(text, at, self.chars.last().copied())
    }

    /// Who types in a hurry parts sentences with a blank: after some words of Chinese and before more.
    /// A blank after each character is not that.
    fn stands_for_a_comma(&self, text: &str, at: usize) -> bool {
        let after = text[at..].chars().find(|c| !c.is_whitespace());
        let run = self
            .breaks
            .iter()
            .rev()
            .take_while(|&&before| before == Break::None);
        run.take(SENTENCE).count() + 1 >= SENTENCE
            && after.is_some_and(is_chinese)
            && text[..at].chars().next_back().is_some_and(is_chinese)
    }

    pub fn len(&self) -> usize {
        self.chars.len()
    }

    pub fn is_empty(&self) -> bool {
        self.chars.is_empty()
    }

    /// The typed bytes under a range of compared characters.
    pub fn span(&self, range: &Range<usize>) -> Span {
        match (
            self.spans.get(range.start),
            range.end.checked_sub(1).and_then(|i| self.spans.get(i)),
        ) {
            (Some(first), Some(last)) if range.start < range.end => {
                Span::new(first.start, last.end)
            }
            _ => Span::default(),
        }
    }

    /// Which clause a character belongs to, counted from 0.
    pub fn clause(&self, at: usize) -> usize {
        let first = self.clause_of.first().copied().unwrap_or_default();
        self.clause_of
            .get(at)
            .map_or(0, |clause| (clause - first) as usize)
    }

    /// The clauses as ranges of compared characters.
    pub fn clauses(&self) -> Vec<Range<usize>> {
        let mut clauses = Vec::new();
        let mut start = 0;
        for at in 1..=self.len() {
            if at == self.len() || self.breaks[at].ends_clause() {
                clauses.push(start..at);
                start = at;
            }
        }
        clauses
    }

    /// The compared characters as a string.
    pub fn text(&self) -> String {
        self.chars.iter().collect()
    }
}

/// Whether a point stands between Latin letters or digits, as in the address of a page.
fn stands_in_address(text: &str, at: usize) -> bool {
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    text[at..].starts_with('.')
        && latin(text[..at].chars().next_back())
        && latin(text[at..].chars().nth(1))
}

/// The compared form of a text alone, for lists of words: the characters of `Folded`, without what stands beside them.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut said = Letters::default();
    for (at, typed) in text.char_indices() {
        let letter = match kind(typed) {
            Kind::Letter(c) => Some(c),
            Kind::Point if stands_in_number(text, at, said.last()) => Some(typed),
            Kind::Point | Kind::Break(_) | Kind::Skip => None,
        };
        folded.extend(letter.filter(|c| said.adds(*c)));
    }
    folded
}

/// Whether nothing of a text is compared.
pub fn is_silent(text: &str) -> bool {
    !text.chars().any(|c| matches!(kind(c), Kind::Letter(_)))
}

/// What a character is compared as wherever it stands; none for punctuation, fillers and the point of a number.
pub fn letter(typed: char) -> Option<char> {
    match kind(typed) {
        Kind::Letter(c) => Some(c),
        Kind::Point | Kind::Break(_) | Kind::Skip => None,
    }
}

/// The last two characters that count: one that is typed thrice and more says no more than twice, unless it is a digit.
#[derive(Clone, Copy, Debug, Default)]
pub struct Letters(Option<char>, Option<char>);

impl Letters {
    fn of(chars: &[char]) -> Self {
        let mut last = chars.iter().rev().copied();
        let (one, two) = (last.next(), last.next());
        Self(two, one)
    }

    /// Whether the next one counts.
    pub fn adds(&mut self, c: char) -> bool {
        let adds = c.is_ascii_digit() || (self.0, self.1) != (Some(c), Some(c));
        if adds {
            *self = Self(self.1, Some(c));
        }
        adds
    }

    fn last(self) -> Option<char> {
        self.1
    }
}

/// A point or comma between two digits belongs to the number; `last` is what was compared before it.
fn stands_in_number(text: &str, at: usize, last: Option<char>) -> bool {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    digit(last) && digit(text[..at].chars().next_back()) && digit(text[at..].chars().nth(1))
}

enum Kind {
    Letter(char),
    Break(Break),
    /// `.` or `,`: a break unless it stands in a number.
    Point,
    Skip,
}

fn kind(typed: char) -> Kind {
    let c = half_width(typed);
    if c.is_ascii() {
        return match c {
            'a'..='z' | '0'..='9' | '%' | '@' | '+' | '#' => Kind::Letter(c),
            'A'..='Z' => Kind::Letter(c.to_ascii_lowercase()),
            '.' => Kind::Point,
            '?' => Kind::Break(Break::Ask),
            '!' => Kind::Break(Break::Exclaim),
            ';' | '\n' | '\r' => Kind::Break(Break::Stop),
            ',' | ':' | '(' | ')' | '{' | '}' | '~' => Kind::Break(Break::Comma),
            _ => Kind::Break(Break::Blank),
        };
    }
    match c {
        '\u{3002}' | '\u{ff61}' => Kind::Break(Break::Stop),
        '\u{2014}'
        | '\u{2026}'
        | '\u{3001}'
        | '\u{3010}'
        | '\u{3011}'
        | '\u{300a}'
        | '\u{300b}'
        | '\u{b7}'
        | '\u{30fb}'
        | '\u{2460}'..='\u{2473}' => Kind::Break(Break::Comma),
        '\u{3400}'..='\u{9fff}' | '\u{3007}' => match variant(c) {
            Variant::Read(read) => Kind::Letter(read),
            Variant::Skipped => Kind::Skip,
        },
        '\u{1f000}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}' => Kind::Break(Break::Blank),
        _ if c.is_alphanumeric() => Kind::Letter(c),
        _ if c.is_whitespace() => Kind::Break(Break::Blank),
        _ => Kind::Skip,
    }
}

fn is_wave(c: char) -> bool {
    matches!(c, '~' | '\u{ff5e}' | '\u{301c}' | '\u{223c}' | '\u{2014}')
}

/// A character as the keyboard has it: the wide ones of an input method are the same.
pub fn half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        '\u{301c}' | '\u{223c}' => '~',
        _ => c,
    }
}

/// What a quotation mark does; a straight mark both opens and closes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Quote {
    Either,
    Opens,
    Closes,
}

fn quote_mark(c: char) -> Option<Quote> {
    match c {
        '"' | '\u{ff02}' => Some(Quote::Either),
        '\u{201c}' | '\u{2018}' | '\u{300c}' | '\u{300e}' | HEAD_OPENS => Some(Quote::Opens),
        '\u{201d}' | '\u{2019}' | '\u{300d}' | '\u{300f}' | HEAD_CLOSES => Some(Quote::Closes),
        _ => None,
    }
}
