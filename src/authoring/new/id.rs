//! The name of a new scenario's file, made from its title.

use std::collections::BTreeSet;

use pinyin::ToPinyin;

/// Syllables or words of a title that make a name.
const WORDS: usize = 5;
/// Letters of one word.
const LETTERS: usize = 16;

/// A name of ASCII letters, digits and hyphens: the title's words, Han by sound; `scenario` where that leaves nothing. A
/// number behind it where the name is taken.
pub fn of_title(title: &str, taken: &BTreeSet<String>) -> String {
    let words = words(title);
    let name = if words.is_empty() {
        "scenario".to_owned()
    } else {
        words.join("-")
    };
    if words.is_empty() {
        numbered(&name, 1, taken)
    } else {
        free(&name, taken)
    }
}

/// The name itself, or with a number behind it where it is taken.
pub fn free(name: &str, taken: &BTreeSet<String>) -> String {
    if taken.contains(name) {
        numbered(name, 2, taken)
    } else {
        name.to_owned()
    }
}

fn numbered(name: &str, first: usize, taken: &BTreeSet<String>) -> String {
    let numbers = first..=first + taken.len();
    let mut names = numbers.map(|number| format!("{name}-{number}"));
    let free = names.find(|name| !taken.contains(name));
    free.unwrap_or_else(|| name.to_owned())
}

fn words(title: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut open = false;
    for c in title.chars() {
        if c.is_ascii_alphanumeric() {
            if !open {
                words.push(String::new());
            }
            open = true;
            if let Some(word) = words.last_mut().filter(|word| word.len() < LETTERS) {
                word.push(c.to_ascii_lowercase());
            }
            continue;
        }
        open = false;
        words.extend(c.to_pinyin().map(|sound| plain(sound.plain())));
    }
    words.retain(|word| !word.is_empty());
    words.truncate(WORDS);
    words
}

/// Letters only: what the table writes with marks has to be typed.
fn plain(sound: &str) -> String {
    let letters = sound.chars().map(|c| if c == '\u{fc}' { 'v' } else { c });
    letters.filter(char::is_ascii_alphabetic).collect()
}
