//! Small values written as text: lengths of time (`"6m"`), marks (`">= 95"`, `"60..85"`), and what is yet to be measured (`"?"`).

/// Milliseconds of a length: a whole number with `s`, `m` or `h`.
pub fn length(text: &str) -> Option<u64> {
    let text = text.trim();
    let unit = text.chars().next_back()?;
    let seconds = match unit {
        's' => 1,
        'm' => 60,
        'h' => 3600,
        _ => return None,
    };
    let number: u64 = text.strip_suffix(unit)?.trim_end().parse().ok()?;
    // A day is longer than any call; a bound keeps sums of lengths from overflowing.
    (number <= 86_400)
        .then(|| number * seconds * 1000)
        .filter(|length| *length <= 86_400_000)
}

/// Whether a value is left to be measured: a question mark of either width.
pub fn is_open(text: &str) -> bool {
    matches!(text.trim(), "?" | "\u{ff1f}")
}

/// An inclusive range of whole points: `>= 95`, `<= 59`, `> 5`, `< 60`, `60..85`, `75`.
pub fn marks(text: &str, most: u16) -> Option<(u16, u16)> {
    let text = text.trim();
    let number = |part: &str| {
        part.trim()
            .parse::<u16>()
            .ok()
            .filter(|number| *number <= most)
    };
    let range = if let Some(low) = text.strip_prefix(">=") {
        (number(low)?, most)
    } else if let Some(high) = text.strip_prefix("<=") {
        (0, number(high)?)
    } else if let Some(low) = text.strip_prefix('>') {
        (number(low)?.checked_add(1)?, most)
    } else if let Some(high) = text.strip_prefix('<') {
        (0, number(high)?.checked_sub(1)?)
    } else if let Some((low, high)) = text.split_once("..") {
        (number(low)?, number(high.trim_start_matches('='))?)
    } else {
        (number(text)?, number(text)?)
    };
    (range.0 <= range.1).then_some(range)
}
