//! A moment as people say it: today and yesterday by name, then the date.

use crate::{locale::Locale, record::Instant};

/// As seen at another moment, on the wall of each.
pub fn told(at: Instant, now: Instant, locale: &Locale) -> String {
    let Some(local) = at.local() else {
        return String::new();
    };
    let time = local.strftime("%H:%M").to_string();
    match now.day() - at.day() {
        0 => locale.format("moment.today", &[("time", &time)]),
        1 => locale.format("moment.yesterday", &[("time", &time)]),
        _ => at.date_and_time(),
    }
}
