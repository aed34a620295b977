//! Numbers with their units in a folded text, however they are written.

use std::ops::Range;

use super::{
    fold::{Break, Folded},
    numeral::{Tables, tables},
};

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

    /// Whether it measures a thing itself, as its power or what it holds.
    pub fn is_size(self) -> bool {
        matches!(self.0, "watt" | "gigabyte" | "megabyte" | "length")
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
                (a.value - b.value).abs() == 12_000 && a.value.min(b.value) <= 12_000
            }
            _ => false,
        };
        pair(self, other) || pair(other, self)
    }

    /// One piece, once: no amount that anybody checks.
    pub fn is_one(self) -> bool {
        self.dimension.0 == "count" && self.value == 1000
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
        if let Some([from, to]) = tables.span_at(text, at) {
            at = to.range.end;
            found.extend([from, to]);
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

impl Tables {
    fn starts_number(&self, c: char) -> bool {
        c == self.half
            || self.numerals.contains_key(&c)
            || self.percent.first() == Some(&c)
            || self.blotted.iter().any(|word| word.first() == Some(&c))
    }

    /// Two numbers with one unit: from three to five days, two or three days.
    fn span_at(&self, text: &Folded, start: usize) -> Option<[Number; 2]> {
        let chars = &text.chars;
        if self.is_none(chars, start) || chars[start] == self.half {
            return None;
        }
        let joined = || {
            let (from, end) = self.value_at(text, start)?;
            // The number of a model begins no span.
            let named = start.checked_sub(1).and_then(|before| chars.get(before));
            if named.is_some_and(char::is_ascii_alphabetic) {
                return None;
            }
            let next = match chars.get(end) {
                Some(c) if self.spans.contains(c) => end + 1,
                // A dash between digits is a blank among the compared characters.
                Some(c) if c.is_ascii_digit() && text.breaks[end] == Break::Blank => end,
                _ => return None,
            };
            let (to, last) = self.value_at(text, next)?;
            (from < to).then_some((from, end, next, to, last))
        };
        let (from, end, next, value, last) = self.neighbours(chars, start).or_else(joined)?;
        let to = self.with_unit(text, next, value, last)?;
        let scale = to.amount.value / value.max(1);
        (to.amount.dimension != Dimension::BARE).then(|| {
            let amount = Amount {
                value: from.saturating_mul(scale.max(1)),
                ..to.amount
            };
            let range = start..end;
            [Number { amount, range }, to]
        })
    }

    /// Two digits in words side by side before a unit, the second a little more than the first.
    fn neighbours(&self, chars: &[char], start: usize) -> Option<(i64, usize, usize, i64, usize)> {
        let digit = |at: usize| {
            let c = chars.get(at).filter(|c| !c.is_ascii_digit())?;
            self.numerals
                .get(c)
                .copied()
                .filter(|value| (1..10).contains(value))
        };
        let (from, to) = (digit(start)?, digit(start + 1)?);
        let near = to == from + 1 || (from, to) == (3, 5);
        (near && self.unit_at(chars, start + 2).is_some()).then_some((
            from * 1000,
            start + 1,
            start + 1,
            to * 1000,
            start + 2,
        ))
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
            let digits = chars[start..end].iter().any(char::is_ascii_digit)
                || self.is_sum(&chars[start..end]);
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
}

/// Behind a run of digits that is no amount.
fn skip(text: &Folded, start: usize) -> usize {
    let run = text.chars[start..]
        .iter()
        .take_while(|c| c.is_ascii_digit())
        .count();
    start + run.max(1)
}
