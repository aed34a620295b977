//! Makes foreign text safe to keep and to show: no control or escape sequence, no invisible direction mark survives.

use std::{borrow::Cow, iter::Peekable, str::Chars};

/// `text` without control characters, whole escape sequences and invisible format characters; line breaks become `\n`.
/// Emoji sequences keep their joiners.
pub fn printable(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let mut kept = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(next) = chars.next() {
        match next {
            '\r' => {
                chars.next_if_eq(&'\n');
                kept.push('\n');
            }
            '\u{2028}' | '\u{2029}' | '\u{85}' => kept.push('\n'),
            '\t' => kept.push(' '),
            '\u{1b}' => skip_escape(&mut chars),
            '\u{9b}' => skip_control_sequence(&mut chars),
            '\u{90}' | '\u{98}' | '\u{9d}' | '\u{9e}' | '\u{9f}' => skip_string(&mut chars),
            '\u{200d}' if joins(&kept, chars.peek()) => kept.push(next),
            '\u{fe0f}' | '\u{fe0e}' if kept.chars().next_back().is_some_and(takes_variation) => {
                kept.push(next);
            }
            _ if is_plain(next) => kept.push(next),
            _ => {}
        }
    }
    Cow::Owned(kept)
}

/// Characters that a person's name may have.
const NAME: usize = 40;

/// A person's name as it is kept: on one line, nothing hidden in it, blanks single, at most 40 characters.
pub fn name(typed: &str) -> String {
    let typed = printable(typed);
    let words: Vec<&str> = typed.split_whitespace().collect();
    let name: String = words.join(" ").chars().take(NAME).collect();
    name.trim_end().to_owned()
}

/// Shows as itself and steers nothing.
pub fn is_plain(c: char) -> bool {
    c == '\n' || !(c.is_control() || is_invisible(c))
}

/// Format characters and fillers that show nothing, direction marks among them.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{600}'..='\u{605}' | '\u{61c}' | '\u{6dd}' | '\u{70f}'
        | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// A zero-width joiner stays where it joins two pictures.
fn joins(before: &str, after: Option<&char>) -> bool {
    let picture =
        |c: char| matches!(c, '\u{1f000}'..='\u{1faff}' | '\u{2190}'..='\u{2bff}' | '\u{fe0f}');
    before.chars().next_back().is_some_and(picture) && after.copied().is_some_and(picture)
}

fn takes_variation(c: char) -> bool {
    matches!(c, '\u{1f000}'..='\u{1faff}' | '\u{2010}'..='\u{2bff}' | '\u{3030}' | '\u{303d}'
        | '\u{3297}' | '\u{3299}' | '\u{a9}' | '\u{ae}' | '0'..='9' | '#' | '*')
}

/// What follows an ESC: a control sequence, a string for the terminal, or a short sequence.
fn skip_escape(chars: &mut Peekable<Chars<'_>>) {
    match chars.peek() {
        Some('[') => {
            chars.next();
            skip_control_sequence(chars);
        }
        Some(']' | 'P' | 'X' | '^' | '_') => {
            chars.next();
            skip_string(chars);
        }
        Some(' '..='/') => {
            while chars.next_if(|c| matches!(c, ' '..='/')).is_some() {}
            chars.next_if(|c| matches!(c, '0'..='~'));
        }
        Some('0'..='~') => {
            chars.next();
        }
        _ => {}
    }
}

/// Parameters and one final byte; anything else ends it, so that a broken sequence eats no text.
fn skip_control_sequence(chars: &mut Peekable<Chars<'_>>) {
    while chars.next_if(|c| matches!(c, ' '..='?')).is_some() {}
    chars.next_if(|c| matches!(c, '@'..='~'));
}

/// A string for the terminal runs to BEL or ST; one that never ends is dropped up to the end of its line.
fn skip_string(chars: &mut Peekable<Chars<'_>>) {
    while let Some(c) = chars.next_if(|c| !matches!(c, '\n' | '\r')) {
        match c {
            '\u{7}' | '\u{9c}' => return,
            '\u{1b}' => {
                if chars.next_if_eq(&'\\').is_none() {
                    skip_escape(chars);
                }
                return;
            }
            _ => {}
        }
    }
}
