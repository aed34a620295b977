//! Numbers with their units in a folded text, however they are written.

use std::{collections::HashMap, ops::Range, sync::LazyLock};

use super::{fold::Folded, fold::fold};

/// One amount: thirty days is the same amount in digits and in words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Amount {
    /// In thousandths of the dimension's smallest unit.
    pub value: i64,
    pub dimension: Dimension,
}

/// What an amount measures: an index into the table of units, none for a bare number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Dimension(&'static str);

/// An amount and the compared characters that it stands on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Number {
    pub amount: Amount,
    pub range: Range<usize>,
}

/// How two amounts stand to each other.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Likeness {
    Same,
    /// Look-alikes: a month and thirty days, a working day and a day.
    Near,
    Other,
    /// They measure different things.
    Unrelated,
}

impl Dimension {
    pub const BARE: Self = Self("bare");

    pub fn name(self) -> &'static str {
        self.0
    }

    /// Whether it measures a stretch of time.
    pub fn is_time(self) -> bool {
        self.minutes().is_some()
    }

    fn minutes(self) -> Option<i64> {
        match self.0 {
            "minute" => Some(1),
            "workday" => Some(1440),
            "month" => Some(43_200),
            _ => None,
        }
    }
}

impl Amount {
    /// Whether the same is meant where a unit was left out or is another name of the same: money without its unit, the
    /// day of a month, an hour of the afternoon.
    pub fn is_plainly(self, other: Self) -> bool {
        let pair = |a: Self, b: Self| match (a.dimension.0, b.dimension.0) {
            ("cent", "bare") => a.value == b.value.saturating_mul(100),
            ("count" | "level", "bare") => a.value == b.value,
            ("minute", "level") => a.value == b.value.saturating_mul(1440) && b.value <= 31_000,
            ("hourofday", "hourofday") => {
                (a.value - b.value).abs() == 12_000 && a.value.min(b.value) < 12_000
            }
            _ => false,
        };
        pair(self, other) || pair(other, self)
    }

    pub fn likeness(self, other: Self) -> Likeness {
        if self.dimension == other.dimension {
            return if self.value == other.value {
                Likeness::Same
            } else {
                Likeness::Other
            };
        }
        match (self.dimension.minutes(), other.dimension.minutes()) {
            (Some(mine), Some(theirs)) => {
                // Wide, because an order number may stand before a unit of time.
                let (mine, theirs) = (
                    i128::from(self.value) * i128::from(mine),
                    i128::from(other.value) * i128::from(theirs),
                );
                let near = (mine - theirs).abs() * 20 <= mine.abs().max(theirs.abs());
                if near {
                    Likeness::Near
                } else {
                    Likeness::Other
                }
            }
            _ => Likeness::Unrelated,
        }
    }
}

/// All amounts in the text, from left to right. Numerals in words count only with a unit.
pub fn numbers(text: &Folded) -> Vec<Number> {
    let tables = tables();
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        if !tables.starts_number(text.chars[at]) {
            at += 1;
            continue;
        }
        match tables.number_at(text, at) {
            Some(number) => {
                at = number.range.end;
                found.push(number);
            }
            // A run of digits that is no amount is left as a whole.
            None => at = skip(text, at),
        }
    }
    found
}

struct Tables {
    numerals: HashMap<char, i64>,
    units: Vec<(Vec<char>, &'static str, i64)>,
    /// Words that are none, and what makes them one after all.
    not: Vec<(Vec<char>, Vec<char>)>,
    half: char,
    percent: Vec<char>,
    more: Vec<char>,
    /// What stands for a number that was blotted out; its value is 0.
    blotted: Vec<Vec<char>>,
}

fn tables() -> &'static Tables {
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
        let mut blotted = Vec::new();
        for line in lines(include_str!("../../assets/text/numerals.txt")) {
            let Some((word, value)) = line.split_once(' ') else {
                continue;
            };
            match value {
                "half" => half = word.chars().next().unwrap_or_default(),
                "percent" => percent = letters(word),
                "more" => more = letters(word),
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
            blotted,
        }
    }

    fn starts_number(&self, c: char) -> bool {
        c == self.half
            || self.numerals.contains_key(&c)
            || self.percent.first() == Some(&c)
            || self.blotted.iter().any(|word| word.first() == Some(&c))
    }

    fn number_at(&self, text: &Folded, start: usize) -> Option<Number> {
        let chars = &text.chars;
        if chars[start..].starts_with(&self.percent) {
            let (value, end) = self.value_at(text, start + self.percent.len())?;
            let amount = Amount {
                value,
                dimension: Dimension("percent"),
            };
            return Some(Number {
                amount,
                range: start..end,
            });
        }
        if self.is_none(chars, start) {
            return None;
        }
        let (value, end) = if chars[start] == self.half {
            (500, start + 1)
        } else {
            self.value_at(text, start)?
        };
        self.with_unit(text, start, value, end)
    }

    fn with_unit(&self, text: &Folded, start: usize, value: i64, end: usize) -> Option<Number> {
        let chars = &text.chars;
        let mut value = value;
        let mut at = end;
        if chars[at..].starts_with(&self.more) {
            at += self.more.len();
        }
        // Half before the unit: one and a half hours.
        let halved = (at..at + 2).find(|&i| chars.get(i) == Some(&self.half) && i > start);
        if let Some(half) = halved
            && self.unit_at(chars, half + 1).is_some()
        {
            value = value.saturating_add(500);
            at = half + 1;
        }
        let Some((length, dimension, size)) = self.unit_at(chars, at) else {
            let digits = chars[start..end].iter().any(char::is_ascii_digit);
            let amount = Amount {
                value,
                dimension: Dimension::BARE,
            };
            return digits.then_some(Number {
                amount,
                range: start..end,
            });
        };
        at += length;
        value = value.saturating_mul(size);
        // Half after the unit: a day and a half.
        if chars.get(at) == Some(&self.half) && self.unit_at(chars, at + 1).is_none() {
            value = value.saturating_add(size.saturating_mul(500));
            at += 1;
        }
        let amount = Amount {
            value,
            dimension: Dimension(dimension),
        };
        Some(Number {
            amount,
            range: start..at,
        })
    }

    fn unit_at(&self, chars: &[char], at: usize) -> Option<(usize, &'static str, i64)> {
        let rest = chars.get(at..)?;
        let (word, dimension, size) = self
            .units
            .iter()
            .find(|(word, ..)| rest.starts_with(word))?;
        Some((word.len(), dimension, *size))
    }

    fn is_none(&self, chars: &[char], start: usize) -> bool {
        self.not.iter().any(|(word, but)| {
            chars[start..].starts_with(word)
                && (but.is_empty() || !chars[start + word.len()..].starts_with(but))
        })
    }

    /// The value, in thousandths, of the numeral that begins at `start`, and where it ends.
    fn value_at(&self, text: &Folded, start: usize) -> Option<(i64, usize)> {
        let chars = text.chars.get(start..)?;
        if let Some(word) = self.blotted.iter().find(|word| chars.starts_with(word)) {
            return Some((0, start + word.len()));
        }
        if chars.first()?.is_ascii_digit() {
            return digits(chars).and_then(|(value, length)| {
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

/// Behind a run of digits that is no amount.
fn skip(text: &Folded, start: usize) -> usize {
    let run = text.chars[start..]
        .iter()
        .take_while(|c| c.is_ascii_digit())
        .count();
    start + run.max(1)
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
