//! What was typed without the name of who typed it: for examples that others read.

/// The ways in which a trainee may have said their own name, and what stands in its place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Nameless {
    /// The longest first.
    names: Vec<String>,
    instead: String,
}

/// Shorter names are words of the language as well.
const LEAST: usize = 2;

impl Nameless {
    /// The whole name; of a Chinese name of three or more also the given name; of others each of its words.
    pub fn new(name: &str, instead: &str) -> Self {
        let name = name.trim();
        let letters: Vec<char> = name.chars().collect();
        let mut names = vec![name.to_owned()];
        if letters.len() > LEAST && letters.iter().copied().all(is_han) {
            names.push(letters[letters.len() - LEAST..].iter().collect());
        } else {
            names.extend(name.split_whitespace().map(str::to_owned));
        }
        names.retain(|name| name.chars().count() >= LEAST);
        names.sort_by_key(|name| std::cmp::Reverse(name.chars().count()));
        names.dedup();
        Self {
            names,
            instead: instead.to_owned(),
        }
    }

    /// The text with every name replaced. Letters match whatever their case, and only as whole words.
    pub fn text(&self, text: &str) -> String {
        let mut told = String::with_capacity(text.len());
        let mut rest = text;
        let mut before = None;
        while let Some(letter) = rest.chars().next() {
            let length = self.named(rest, before);
            let taken = if length == 0 {
                told.push(letter);
                letter.len_utf8()
            } else {
                told.push_str(&self.instead);
                length
            };
            before = rest[..taken].chars().next_back();
            rest = &rest[taken..];
        }
        told
    }

    /// Bytes of the name that begins here; 0 where none does.
    fn named(&self, rest: &str, before: Option<char>) -> usize {
        let lengths = self.names.iter().filter_map(|name| {
            let length = begins(rest, name)?;
            let joined = |one: Option<char>, edge: Option<char>| {
                one.zip(edge)
                    .is_some_and(|(one, edge)| is_letter(one) && is_letter(edge))
            };
            let first = rest.chars().next();
            let last = rest[..length].chars().next_back();
            let after = rest[length..].chars().next();
            (!joined(before, first) && !joined(after, last)).then_some(length)
        });
        lengths.max().unwrap_or_default()
    }
}

/// Bytes of `rest` that are `name`, whatever the case.
fn begins(rest: &str, name: &str) -> Option<usize> {
    let mut length = 0;
    let mut letters = rest.chars();
    for wanted in name.chars() {
        let letter = letters.next()?;
        if !letter.to_lowercase().eq(wanted.to_lowercase()) {
            return None;
        }
        length += letter.len_utf8();
    }
    Some(length)
}

/// Of a script that is written with blanks between words.
fn is_letter(one: char) -> bool {
    one.is_alphanumeric() && !is_han(one)
}

fn is_han(one: char) -> bool {
    matches!(one, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}
