//! Points: how they are written, and sharing them out without losing any.

use std::fmt;

use serde::{Deserialize, Serialize, Serializer};

use crate::text::fold::half_width;

/// Hundredths of a point; the whole sheet is 100 points.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Points(pub i32);

/// What was got of what could be, in percent, rounded half up: everywhere alike. `None` where nothing could be got.
pub fn share(got: i64, of: i64) -> Option<u8> {
    let rounded = |of: i64| ((got.max(0) * 100 + of / 2) / of).min(100);
    (of > 0).then(|| u8::try_from(rounded(of)).unwrap_or(100))
}

impl Points {
    pub fn whole(points: i32) -> Self {
        Self(points * 100)
    }

    /// As people write them, with two decimals at most: `3`, `2.5`, `-4`, in the wide characters of an input method too.
    /// `None` where it is no number of points, or one beyond ±1000.
    pub fn parse(typed: &str) -> Option<Self> {
        let narrow: String = typed.trim().chars().map(keyed).collect();
        let typed = narrow.as_str();
        let (sign, number) = match typed.strip_prefix('-') {
            Some(number) => (-1, number),
            None => (1, typed.strip_prefix('+').unwrap_or(typed)),
        };
        let (whole, rest) = number.split_once('.').unwrap_or((number, "0"));
        let digits = |text: &str, most| {
            let fits = (1..=most).contains(&text.len());
            let digits = text.bytes().all(|digit| digit.is_ascii_digit());
            (fits && digits).then(|| text.parse::<i32>().ok()).flatten()
        };
        let hundredths = digits(rest, 2)? * if rest.len() == 1 { 10 } else { 1 };
        Some(Self(sign * (digits(whole, 3)? * 100 + hundredths)))
    }
}

/// The key that was meant: an input method makes signs of minus and stop.
fn keyed(c: char) -> char {
    match half_width(c) {
        '\u{2212}' | '\u{2013}' | '\u{2014}' => '-',
        '\u{3002}' => '.',
        c => c,
    }
}

/// At most two decimals, no trailing zeros: `87.5`.
impl fmt::Display for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, rest) = (self.0.abs() / 100, self.0.abs() % 100);
        let text = match rest {
            0 => format!("{sign}{whole}"),
            rest if rest % 10 == 0 => format!("{sign}{whole}.{}", rest / 10),
            rest => format!("{sign}{whole}.{rest:02}"),
        };
        f.pad(&text)
    }
}

/// A JSON number with at most two decimals; no float arithmetic is done on points.
impl Serialize for Points {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0 % 100 == 0 {
            serializer.serialize_i32(self.0 / 100)
        } else {
            serializer.serialize_f64(f64::from(self.0) / 100.0)
        }
    }
}

/// Points that are taken in, either way.
const MOST: f64 = 10_000.0;

impl<'de> Deserialize<'de> for Points {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let points = f64::deserialize(deserializer)?;
        // Far beyond any sheet: somebody wrote them, and sums of them would not fit.
        if points.is_nan() || points.abs() > MOST {
            return Err(serde::de::Error::custom("points out of range"));
        }
        #[expect(clippy::cast_possible_truncation, reason = "points are within bounds")]
        Ok(Self((points * 100.0).round() as i32))
    }
}

/// Shares `total` out in proportion to `parts`, to the last hundredth: the largest remainders get what rounding left.
pub(crate) fn apportion(total: Points, parts: &[i64]) -> Vec<Points> {
    let sum: i64 = parts.iter().sum();
    if sum <= 0 {
        return vec![Points(0); parts.len()];
    }
    let exact = |part: i64| i64::from(total.0) * part;
    let mut shares: Vec<i64> = parts.iter().map(|part| exact(*part) / sum).collect();
    let left = i64::from(total.0) - shares.iter().sum::<i64>();
    let mut by_remainder: Vec<usize> = (0..parts.len()).collect();
    // The sort is stable: among equal remainders the earlier comes first.
    by_remainder.sort_by_key(|index| -(exact(parts[*index]) % sum));
    for index in by_remainder
        .into_iter()
        .take(usize::try_from(left).unwrap_or(0))
    {
        shares[index] += 1;
    }
    shares
        .into_iter()
        .map(|share| Points(i32::try_from(share).unwrap_or(i32::MAX)))
        .collect()
}
