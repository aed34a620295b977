//! Who speaks: the words for either side, with numbers and nicknames, and names that only their neighbours explain.

use crate::{engine::step::Side, source::Spellings};

/// Letters that a name may have behind the word for its side: a number, a nickname.
const SUFFIX: usize = 12;
/// Of these, Han characters: more are a sentence.
const NICKNAME: usize = 3;
/// Letters of a whole name beside a time.
const NAME: usize = 16;
/// What a spelling begins with that stands at the end of a name: a title.
const ENDS: char = '\u{2026}';

/// Whose words a line holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Speaker {
    Side(Side),
    /// A name that tells no side; the others of the call may.
    Named(String),
    /// The system's own words: nobody says them.
    System,
    /// What an export says of a call before it begins.
    Heading,
}

/// The words for speakers, and names that are known to be agents'.
pub(super) struct People<'a> {
    pub(super) spellings: &'a Spellings,
    pub(super) agents: Vec<String>,
}

impl People<'_> {
    /// The speaker of a name that begins with a known word, perhaps with a number or a nickname behind it.
    pub(super) fn plain(&self, name: &str) -> Option<Speaker> {
        let name = bare(name);
        if self.agents.contains(&name) {
            return Some(Speaker::Side(Side::Agent));
        }
        let fits = |word: &&str| name.starts_with(*word) && is_suffix(&name[word.len()..]);
        self.longest(fits).or_else(|| {
            // Who the agent is was said, so that a lady or a gentleman is the customer.
            let titled = !self.agents.is_empty();
            titled.then(|| self.titled(&name)).flatten()
        })
    }

    /// The same of a name in brackets with nothing between it and the words.
    pub(super) fn bracketed(&self, name: &str) -> Option<Speaker> {
        let speaker = self.plain(name)?;
        (speaker != Speaker::Heading).then_some(speaker)
    }

    /// The speaker of what stands beside a full time and can be nothing but a name.
    pub(super) fn timed(&self, name: &str) -> Option<Speaker> {
        if let Some(speaker) = self.plain(name) {
            return Some(speaker);
        }
        let name = bare(name);
        if !is_name(&name) {
            return None;
        }
        let holds = |word: &&str| !word.starts_with(ENDS) && name.contains(*word);
        let known = self.longest(holds).or_else(|| self.titled(&name));
        Some(known.unwrap_or(Speaker::Named(name)))
    }

    /// The speaker of a cell that holds a name and nothing else.
    pub(super) fn cell(&self, name: &str) -> Option<Speaker> {
        let trimmed = name.trim();
        if trimmed.is_empty() {
            return None;
        }
        let known = self.timed(trimmed);
        Some(known.unwrap_or_else(|| Speaker::Named(bare(trimmed))))
    }

    fn titled(&self, name: &str) -> Option<Speaker> {
        self.longest(|word| {
            let title = word.strip_prefix(ENDS);
            title.is_some_and(|title| name.ends_with(title) && name.chars().count() <= SUFFIX)
        })
    }

    /// What the longest of the spellings that fit stands for.
    fn longest(&self, fits: impl Fn(&&str) -> bool) -> Option<Speaker> {
        let words = self.spellings.of("speaker").filter(fits);
        let word = words.max_by_key(|word| word.len())?;
        match self.spellings.code("speaker", word) {
            "system" => Some(Speaker::System),
            "heading" => Some(Speaker::Heading),
            code => Side::from_code(code).map(Speaker::Side),
        }
    }
}

/// A name without brackets around it and notes in brackets behind it.
pub(super) fn bare(name: &str) -> String {
    let name = name
        .trim()
        .trim_matches(['[', ']', '\u{3010}', '\u{3011}', '*', ' ']);
    let noted = name.ends_with([')', '\u{ff09}']);
    let before = noted
        .then(|| name.split_once(['(', '\u{ff08}']))
        .flatten()
        .map(|(before, _)| before.trim_end())
        .filter(|before| !before.is_empty());
    before.unwrap_or(name).to_lowercase()
}

fn is_mark(c: char) -> bool {
    matches!(
        c,
        ' ' | '-' | '_' | '#' | '.' | '*' | '@' | '(' | ')' | '\u{b7}' | '\u{ff08}' | '\u{ff09}'
    )
}

fn is_suffix(suffix: &str) -> bool {
    let letters = suffix.chars().filter(|c| c.is_alphanumeric());
    let han = letters.clone().filter(|c| !c.is_ascii()).count();
    letters.count() <= SUFFIX
        && han <= NICKNAME
        && suffix.chars().all(|c| c.is_alphanumeric() || is_mark(c))
}

fn is_name(name: &str) -> bool {
    let letters = name.chars().filter(|c| c.is_alphanumeric()).count();
    (1..=NAME).contains(&letters) && name.chars().all(|c| c.is_alphanumeric() || is_mark(c))
}
