//! Days as people type them.

use duilian::{
    cli::day::{begins, ends},
    record::Instant,
};

const HOUR: i64 = 3_600_000;

/// 2026-11-22 09:00 in Shanghai.
const NOW: Instant = Instant {
    unix: 1_795_309_200_000,
    zone: 480,
};

fn shown(unix: Option<i64>) -> String {
    let zone = NOW.zone;
    unix.map_or_else(String::new, |unix| Instant { unix, zone }.date_and_time())
}

#[test]
fn a_date_begins_at_midnight_on_the_wall() {
    assert_eq!(NOW.date_and_time(), "2026-11-22 09:00");
    assert_eq!(shown(begins("2026-11-20", NOW)), "2026-11-20 00:00");
    assert_eq!(shown(ends(" 2026-11-20 ", NOW)), "2026-11-21 00:00");
    assert_eq!(begins("2026-11-22", NOW), Some(NOW.unix - 9 * HOUR));
}

#[test]
fn days_and_weeks_ago_are_counted_from_today() {
    assert_eq!(shown(begins("0d", NOW)), "2026-11-22 00:00");
    assert_eq!(shown(begins("30d", NOW)), "2026-10-23 00:00");
    assert_eq!(shown(begins("2W", NOW)), "2026-11-08 00:00");
}

#[test]
fn what_is_no_day_is_none() {
    for typed in [
        "",
        "d",
        "-3d",
        "3",
        "2026-13-01",
        "2026-02-30",
        "昨天",
        "99999999d",
        "1.5d",
    ] {
        assert_eq!(begins(typed, NOW), None, "{typed}");
    }
}
