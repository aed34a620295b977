//! A moment of the calendar, as the clock on the wall of the office showed it.

use jiff::{Timestamp, civil::DateTime, tz::Offset};
use serde::{Deserialize, Serialize};

/// The offset is kept with the moment: a call at nine in the morning stays one, wherever it is looked at.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Instant {
    /// Milliseconds since 1970-01-01 00:00 UTC.
    pub unix: i64,
    /// Minutes east of Greenwich, -1559 to 1559.
    pub zone: i16,
}

impl Instant {
    /// Day, hour and minute on the wall; `None` for a moment that no calendar has.
    pub fn local(self) -> Option<DateTime> {
        let offset = Offset::from_seconds(i32::from(self.zone) * 60).ok()?;
        let moment = Timestamp::from_millisecond(self.unix).ok()?;
        Some(offset.to_datetime(moment))
    }

    /// Days since 1970-01-01 on the wall.
    pub fn day(self) -> i64 {
        (self.unix + i64::from(self.zone) * 60_000).div_euclid(86_400_000)
    }

    /// `2026-11-22`.
    pub fn date(self) -> String {
        let local = self.local();
        local.map_or_else(String::new, |at| at.date().to_string())
    }

    /// The same of a day since 1970.
    pub fn date_of_day(day: i64) -> String {
        let unix = day.saturating_mul(86_400_000);
        Self { unix, zone: 0 }.date()
    }

    /// `2026-11-22 09:05`.
    pub fn date_and_time(self) -> String {
        let local = self.local();
        local.map_or_else(String::new, |at| at.strftime("%Y-%m-%d %H:%M").to_string())
    }

    /// As RFC 3339 has it: `2026-11-22T09:05:00.000+08:00`.
    pub fn rfc3339(self) -> String {
        let Some(local) = self.local() else {
            return String::new();
        };
        let (sign, zone) = if self.zone < 0 {
            ('-', -self.zone)
        } else {
            ('+', self.zone)
        };
        let moment = local.strftime("%Y-%m-%dT%H:%M:%S");
        let millis = self.unix.rem_euclid(1000);
        format!(
            "{moment}.{millis:03}{sign}{:02}:{:02}",
            zone / 60,
            zone % 60
        )
    }
}

impl PartialOrd for Instant {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// Earlier is less, wherever the clock hung.
impl Ord for Instant {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.unix, self.zone).cmp(&(other.unix, other.zone))
    }
}
