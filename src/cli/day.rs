//! Days as people type them: `2026-11-22`, or how long ago: `30d`, `2w`.

use jiff::civil::Date;

use crate::record::Instant;

const DAY: i64 = 86_400_000;

/// A day as typed, seen from a moment: milliseconds since 1970 of its beginning on the clock of that moment. `None` where
/// it is no day.
pub fn begins(typed: &str, now: Instant) -> Option<i64> {
    let typed = typed.trim();
    let day = match Date::strptime("%Y-%m-%d", typed) {
        Ok(date) => days(date),
        Err(_) => now.day().checked_sub(ago(typed)?)?,
    };
    day.checked_mul(DAY)?
        .checked_sub(i64::from(now.zone) * 60_000)
}

/// The moment after a day as typed is over.
pub fn ends(typed: &str, now: Instant) -> Option<i64> {
    begins(typed, now)?.checked_add(DAY)
}

/// Days since 1970.
fn days(date: Date) -> i64 {
    let since = date.since(Date::constant(1970, 1, 1));
    since.map_or(0, |span| i64::from(span.get_days()))
}

/// `30d`, `2w`: so many days ago; `0d` is today.
fn ago(typed: &str) -> Option<i64> {
    let unit = typed.chars().next_back()?;
    let days = match unit.to_ascii_lowercase() {
        'd' => 1,
        'w' => 7,
        _ => return None,
    };
    let count = &typed[..typed.len() - unit.len_utf8()];
    let count: u16 = count.parse().ok()?;
    Some(i64::from(count) * days)
}
