//! Finding by typing: words in Han, pinyin or initials, every one of them must be found.

use ib_pinyin::matcher::PinyinMatcher;

/// Indices of the texts in which every word of `filter` is found, in order. Texts are in lower case.
pub fn search(texts: impl IntoIterator<Item = String>, filter: &str) -> Vec<usize> {
    let words: Vec<String> = filter.split_whitespace().map(str::to_lowercase).collect();
    let mut kept: Vec<(usize, String)> = texts.into_iter().enumerate().collect();
    for word in &words {
        keep(&mut kept, word);
    }
    kept.into_iter().map(|(at, _)| at).collect()
}

/// Pinyin is asked only where there are Latin letters: its table takes time and memory. And only where there is nothing
/// else beside them but Han: letters whose cases differ in length (U+03B9) trip the matcher.
fn keep(kept: &mut Vec<(usize, String)>, word: &str) {
    let is_known = |c: char| c.is_ascii() || ('\u{4e00}'..='\u{9fff}').contains(&c);
    if word.chars().any(|c| c.is_ascii_lowercase()) && word.chars().all(is_known) {
        let matcher = PinyinMatcher::builder(word).build();
        kept.retain(|(_, text)| matcher.is_match(text.as_str()));
    } else {
        kept.retain(|(_, text)| text.contains(word));
    }
}
