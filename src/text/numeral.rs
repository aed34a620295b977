//! The tables of numerals and units, and what a numeral is worth.

use std::{collections::HashMap, sync::LazyLock};

use super::fold::{Break, Folded, fold};

pub(super) struct Tables {
    pub(super) numerals: HashMap<char, i64>,
    pub(super) units: Vec<(Vec<char>, &'static str, i64)>,
    /// Words that are none, and what makes them one after all.
    pub(super) not: Vec<(Vec<char>, Vec<char>)>,
    pub(super) half: char,
    pub(super) percent: Vec<char>,
    pub(super) more: Vec<char>,
    /// What joins the ends of a span.
    pub(super) spans: Vec<char>,
    /// What stands for a number that was blotted out; its value is 0.
    pub(super) blotted: Vec<Vec<char>>,
}

pub(super) fn tables() -> &'static Tables {
    static TABLES: LazyLock<Tables> = LazyLock::new(Tables::load);
    &TABLES
}

fn lines(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
}

impl Tables {
    fn load() -> Self {
        let letters = |word: &str| fold(word).chars().collect::<Vec<_>>();
        let mut numerals: HashMap<char, i64> = ('0'..='9').zip(0..).collect();
        let (mut half, mut percent, mut more) = ('\0', Vec::new(), Vec::new());
        let (mut blotted, mut spans) = (Vec::new(), Vec::new());
        for line in lines(include_str!("../../assets/text/numerals.txt")) {
            let Some((word, value)) = line.split_once(' ') else {
                continue;
            };
            match value {
                "half" => half = word.chars().next().unwrap_or_default(),
                "percent" => percent = letters(word),
                "more" => more = letters(word),
                "span" => spans.extend(word.chars().next()),
                "blotted" => blotted.push(letters(word)),
                _ => {
                    numerals.extend(word.chars().next().zip(value.parse().ok()));
                }
            }
        }
        let mut units = Vec::new();
        for line in lines(include_str!("../../assets/text/units.txt")) {
            let mut words = line.split(' ');
            let (Some(dimension), Some(Ok(size))) = (words.next(), words.next().map(str::parse))
            else {
                continue;
            };
            units.extend(words.map(|word| (letters(word), dimension, size)));
        }
        units.sort_by_key(|(word, ..)| std::cmp::Reverse(word.len()));
        let not = lines(include_str!("../../assets/text/unnumbers.txt"))
            .map(|line| line.split_once(' ').unwrap_or((line, "")))
            .map(|(word, but)| (letters(word), letters(but)))
            .collect();
        Self {
            numerals,
            units,
            not,
            half,
            percent,
            more,
            spans,
            blotted,
        }
    }

    /// A sum of money as it is said: two hundreds six.
    pub(super) fn is_sum(&self, words: &[char]) -> bool {
        let value = |c: &char| self.numerals.get(c).copied().unwrap_or_default();
        let [first, power, ..] = words else {
            return false;
        };
        (1..10).contains(&value(first)) && value(power) >= 100
    }

    /// The value, in thousandths, of the numeral that begins at `start`, and where it ends.
    pub(super) fn value_at(&self, text: &Folded, start: usize) -> Option<(i64, usize)> {
        let chars = text.chars.get(start..)?;
        if let Some(word) = self.blotted.iter().find(|word| chars.starts_with(word)) {
            return Some((0, start + word.len()));
        }
        if chars.first()?.is_ascii_digit() {
            // Digits after a blank are another number; a comma may part thousands.
            let run = (start + 1..text.len())
                .take_while(|&at| match text.breaks[at] {
                    Break::None => true,
                    Break::Comma => parts_thousands(text, start, at),
                    _ => false,
                })
                .count();
            return digits(&chars[..=run]).and_then(|(value, length)| {
                let power = chars.get(length).and_then(|c| self.numerals.get(c));
                match power {
                    Some(&power) if power >= 100 => {
                        Some((value.checked_mul(power)?, start + length + 1))
                    }
                    _ => Some((value, start + length)),
                }
            });
        }
        self.words(chars)
            .map(|(value, length)| (value, start + length))
    }

    /// The value of a numeral in words, and its length.
    fn words(&self, chars: &[char]) -> Option<(i64, usize)> {
        let (mut total, mut section, mut digit, mut power) = (0i64, 0i64, None::<i64>, 1i64);
        let mut length = 0;
        let is_word = |c: &&char| !c.is_ascii_digit();
        for value in chars
            .iter()
            .take_while(is_word)
            .map_while(|c| self.numerals.get(c))
            .take(16)
        {
            length += 1;
            match *value {
                // Digits in a row are a number as it is dialled.
                value @ 0..=9 => {
                    digit = Some(digit.filter(|_| power == 1).unwrap_or(0) * 10 + value);
                }
                value @ 10_000.. => {
                    let below = total
                        .checked_add(section)?
                        .checked_add(digit.take().unwrap_or(0))?;
                    total = below.max(1).checked_mul(value)?;
                    (section, power) = (0, value);
                }
                value => {
                    section = section.checked_add(digit.take().unwrap_or(1).checked_mul(value)?)?;
                    power = value;
                }
            }
        }
        // A last digit right after its power takes the next place: two hundreds five is 250.
        let place = if power >= 100 && ends_plainly(chars, length) {
            power / 10
        } else {
            1
        };
        let tail = digit.unwrap_or(0).checked_mul(place)?;
        let value = total
            .checked_add(section)?
            .checked_add(tail)?
            .checked_mul(1000)?;
        (length > 0).then_some((value, length))
    }
}

/// Whether the comma before `at` parts thousands in the number that begins at `start`: a plain comma between up to three
/// digits and just three, and no name of a model before them.
fn parts_thousands(text: &Folded, start: usize, at: usize) -> bool {
    let is_digit = |at: usize| text.chars.get(at).is_some_and(char::is_ascii_digit);
    let plain = text.span(&(at - 1..at)).end + 1 == text.span(&(at..at + 1)).start;
    let named = start
        .checked_sub(1)
        .and_then(|before| text.chars.get(before))
        .is_some_and(char::is_ascii_alphabetic);
    let runs_on = is_digit(at + 3) && text.breaks[at + 3] == Break::None;
    let group = (at..at + 3).all(is_digit) && !runs_on;
    let comma = (start + 1..at).rfind(|&i| text.breaks[i] == Break::Comma);
    let before = at - comma.unwrap_or(start);
    plain && !named && group && before <= 3 && (start..at).all(is_digit)
}

/// Whether the digit at the end follows its power directly (no zero between).
fn ends_plainly(chars: &[char], length: usize) -> bool {
    length >= 2 && !matches!(chars[length - 2], '\u{96f6}' | '\u{3007}')
}

/// ASCII digits with an optional fraction, in thousandths.
fn digits(chars: &[char]) -> Option<(i64, usize)> {
    let whole = chars.iter().take_while(|c| c.is_ascii_digit()).count();
    let mut value: i64 = chars[..whole].iter().collect::<String>().parse().ok()?;
    value = value.checked_mul(1000)?;
    let mut length = whole;
    if chars.get(whole) == Some(&'.') {
        let mut place = 100;
        length += 1;
        for digit in chars[whole + 1..].iter().map_while(|c| c.to_digit(10)) {
            value = value.saturating_add(i64::from(digit) * place);
            place /= 10;
            length += 1;
        }
    } else if chars.get(whole) == Some(&',') {
        let group = &chars[whole + 1..];
        let grouped = group.iter().take_while(|c| c.is_ascii_digit()).count();
        if grouped == 3 {
            let rest: i64 = group[..3].iter().collect::<String>().parse().ok()?;
            value = value.checked_mul(1000)?.checked_add(rest * 1000)?;
            length += 4;
        }
    }
    Some((value, length))
}
