//! Times as transcripts write them: `00:12`, `09:31:05`, with a date before them, in brackets or bare.

/// Milliseconds of `12:34`, `1:02:03` or `09:31:05.250`, the date before it left out; of anything else nothing.
pub(super) fn time(text: &str) -> Option<u64> {
    let text = text.trim();
    let clock = match text.rsplit_once([' ', 'T']) {
        Some((date, clock)) if is_date(date.trim()) => clock,
        Some(_) => return None,
        None => text,
    };
    let clock = clock.trim_end_matches('Z');
    let (clock, part) = clock.split_once('.').unwrap_or((clock, ""));
    let part = part.get(..3).unwrap_or(part);
    let millis = match part.len() {
        0 => 0,
        length => part.parse::<u64>().ok()? * 10u64.pow(3 - u32::try_from(length).ok()?),
    };
    let units: Vec<u64> = clock
        .split([':', '\u{ff1a}'])
        .map(|unit| {
            let digits = !unit.is_empty() && unit.len() <= 3;
            let all = unit.bytes().all(|byte| byte.is_ascii_digit());
            (digits && all).then(|| unit.parse().ok()).flatten()
        })
        .collect::<Option<_>>()?;
    let seconds = match units[..] {
        [minutes, seconds] if seconds < 60 => minutes * 60 + seconds,
        [hours, minutes, seconds] if minutes < 60 && seconds < 60 => {
            hours * 3600 + minutes * 60 + seconds
        }
        _ => return None,
    };
    Some(seconds * 1000 + millis)
}

fn is_date(text: &str) -> bool {
    let mut digits = text.bytes().filter(u8::is_ascii_digit);
    let marks = |c: char| c.is_ascii_digit() || matches!(c, '-' | '/' | '.') || !c.is_ascii();
    digits.next().is_some() && text.chars().all(marks)
}

/// A time beside a name.
pub(super) struct Stamp<'a> {
    pub(super) time: u64,
    /// It has a date or seconds, or stands in brackets: nobody says it so.
    pub(super) sure: bool,
    /// What stands behind it.
    pub(super) rest: &'a str,
}

/// A time at the beginning of a line, in brackets or bare, and the rest of the line.
pub(super) fn leading(line: &str) -> Option<Stamp<'_>> {
    let line = line.trim_start();
    let opens = line.chars().next()?;
    let closes = match opens {
        '[' => ']',
        '(' => ')',
        '\u{3010}' => '\u{3011}',
        '\u{ff08}' => '\u{ff09}',
        c if c.is_ascii_digit() => return bare(line),
        _ => return None,
    };
    let (inside, rest) = line.get(opens.len_utf8()..)?.split_once(closes)?;
    let time = time(inside)?;
    let sure = true;
    Some(Stamp { time, sure, rest })
}

/// `09:31:05 ...` or `2025-11-03 09:31:05 ...`.
fn bare(line: &str) -> Option<Stamp<'_>> {
    let (first, rest) = line.split_once(char::is_whitespace)?;
    if let Some(time) = time(first) {
        let sure = has_seconds(first);
        return Some(Stamp { time, sure, rest });
    }
    let rest = rest.trim_start();
    let (second, after) = rest.split_once(char::is_whitespace)?;
    let time = is_date(first).then(|| time(second))??;
    Some(Stamp {
        time,
        sure: true,
        rest: after,
    })
}

fn has_seconds(clock: &str) -> bool {
    clock.matches([':', '\u{ff1a}']).count() > 1
}

/// A time at the end of a line's head, in brackets or bare, and what stands before it.
pub(super) fn trailing(head: &str) -> Option<(&str, Stamp<'static>)> {
    let head = head.trim_end();
    let opens = match head.chars().next_back()? {
        ']' => '[',
        ')' => '(',
        '\u{3011}' => '\u{3010}',
        '\u{ff09}' => '\u{ff08}',
        c if c.is_ascii_digit() => return bare_end(head),
        _ => return None,
    };
    let (before, inside) = head.rsplit_once(opens)?;
    let inside = inside.trim_end_matches([']', ')', '\u{3011}', '\u{ff09}']);
    let time = time(inside)?;
    let (sure, rest) = (true, "");
    Some((before, Stamp { time, sure, rest }))
}

fn bare_end(head: &str) -> Option<(&str, Stamp<'static>)> {
    let (before, last) = head.rsplit_once(char::is_whitespace)?;
    let (time, rest) = (time(last)?, "");
    let before = before.trim_end();
    match before.rsplit_once(char::is_whitespace) {
        Some((name, date)) if is_date(date) => {
            let sure = true;
            Some((name, Stamp { time, sure, rest }))
        }
        _ => {
            let sure = has_seconds(last);
            Some((before, Stamp { time, sure, rest }))
        }
    }
}
