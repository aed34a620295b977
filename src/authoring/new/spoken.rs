//! What a trainer typed as somebody can say it: short, without the signs that mean something to a scenario file.

/// Marks at which a sentence may be cut.
const CLAUSE: &[char] = &[
    '\u{ff0c}', '\u{3002}', '\u{ff1b}', '\u{ff01}', '\u{ff1f}', ',', ';', '!', '?', '\u{2026}',
];
/// Marks that a sentence in the middle of a line does without.
const ENDS: &[char] = &[
    '\u{ff0c}', '\u{3002}', '\u{ff1b}', '\u{ff01}', '\u{ff1f}', '\u{3001}', '\u{ff1a}', ',', '.',
    ';', '!', '?', ':', '\u{2026}', '~', ' ',
];

/// A text as part of a line, without the marks around it.
pub(super) fn safe(text: &str) -> String {
    literal(text)
        .trim_matches(ENDS)
        .trim_start_matches(['/', '#'])
        .trim_start()
        .to_owned()
}

/// A text in which no sign means anything: braces would be slots, a stroke a line break, a straight quote the end of a
/// field.
pub(super) fn literal(text: &str) -> String {
    let mut open = false;
    let said = text.chars().map(|c| match c {
        '{' => '\u{ff08}',
        '}' => '\u{ff09}',
        '\\' => '/',
        '"' => {
            open = !open;
            if open { '\u{201c}' } else { '\u{201d}' }
        }
        c => c,
    });
    said.collect()
}

/// Several lines as one sentence.
pub(super) fn on_one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for part in text.lines().map(str::trim).filter(|part| !part.is_empty()) {
        join(&mut line, part);
    }
    line
}

/// Goes on with a sentence.
pub(super) fn join(line: &mut String, more: &str) {
    if line.ends_with(char::is_alphanumeric) && !more.is_empty() {
        line.push('\u{ff0c}');
    }
    line.push_str(more);
}

/// As much of it as fits, cut between clauses where there are any.
pub(super) fn short(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let head: String = text.chars().take(most).collect();
    let cut = head.rfind(CLAUSE).filter(|cut| *cut > 0);
    let kept = cut.map_or(head.as_str(), |cut| head.get(..cut).unwrap_or_default());
    kept.trim_end_matches(ENDS).to_owned()
}

/// Whether a customer may say it: it is Chinese, and no other script is mixed in.
pub(super) fn is_chinese(text: &str) -> bool {
    let is_han = |c: char| matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}');
    text.chars().any(is_han) && !is_foreign(text)
}

/// Kana and Hangul, from which on a text is in another language; fewer are a borrowed sign.
const FOREIGN: usize = 2;

pub(super) fn is_foreign(text: &str) -> bool {
    let foreign = text.chars().filter(|one| {
        matches!(one, '\u{3040}'..='\u{30ff}' | '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7af}')
    });
    foreign.count() >= FOREIGN
}
