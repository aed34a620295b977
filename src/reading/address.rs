//! Notices when the customer is called by another's name or title.

use super::{
    heard::Heard,
    lexicon::Lexicon,
    sign::{Meaning, Sign},
};
use crate::text::fold::fold;

/// How the customer is to be called.
#[derive(Debug, Default)]
pub(crate) struct Address {
    surname: String,
    /// The lists of titles that are wrong for them.
    wrong_titles: Vec<&'static str>,
    /// Folded texts that name others.
    others: Vec<String>,
}

const TITLES: [&str; 2] = ["title_he", "title_she"];

impl Address {
    /// From a name with a title; without one nothing can be wrong.
    pub(crate) fn new(lexicon: &Lexicon, customer: &str, others: &[String]) -> Self {
        let name = fold(customer);
        let heard = lexicon.hear(&name);
        for (list, other) in TITLES.into_iter().zip(TITLES.into_iter().rev()) {
            let title = (1..heard.text.len()).find(|&at| {
                heard
                    .hits
                    .at(at)
                    .iter()
                    .any(|hit| is_in(lexicon, list, hit.atom))
            });
            if let Some(at) = title {
                let surname = heard.text.chars[..at].iter().collect();
                return Self {
                    surname,
                    wrong_titles: vec![other],
                    others: others.iter().map(|text| fold(text)).collect(),
                };
            }
        }
        Self::default()
    }

    /// A wrong name or title at the beginning of a clause, where one is addressed.
    pub(crate) fn misnamed(&self, lexicon: &Lexicon, reply: &Heard) -> Option<Sign> {
        if self.surname.is_empty() {
            return None;
        }
        let surnames = lexicon.list("surname");
        for clause in &reply.clauses {
            for at in clause.start..clause.end.min(clause.start + 6) {
                let mut hits = reply.hits.at(at).iter().filter(|hit| hit.end == at + 1);
                let surname = hits.find(|hit| surnames.binary_search(&hit.atom).is_ok());
                let wrong = surname
                    .and_then(|surname| self.wrong_at(lexicon, reply, at..surname.end, clause.end));
                let Some(range) = wrong else {
                    continue;
                };
                let before = clause.start..at;
                let greeted = before.is_empty() || reply.has(lexicon.list("head"), &before);
                if greeted {
                    let rule = "scenario/customer".into();
                    return Some(Sign {
                        meaning: Meaning::Misnamed,
                        span: reply.text.span(&range),
                        rule,
                    });
                }
            }
        }
        None
    }

    fn wrong_at(
        &self,
        lexicon: &Lexicon,
        reply: &Heard,
        surname: std::ops::Range<usize>,
        clause_end: usize,
    ) -> Option<std::ops::Range<usize>> {
        let at = surname.start;
        for list in TITLES {
            let title = reply
                .hits
                .at(surname.end)
                .iter()
                .find(|hit| is_in(lexicon, list, hit.atom));
            let Some(title) = title else { continue };
            let called: String = reply.text.chars[at..surname.end].iter().collect();
            let name: String = reply.text.chars[at..title.end].iter().collect();
            let known = self.others.iter().any(|text| text.contains(&name));
            let other = !known && (called != self.surname || self.wrong_titles.contains(&list));
            // Addressed, not spoken of: the clause ends there or goes on to the customer.
            let addressed = title.end == clause_end
                || reply.has(
                    lexicon.list("you"),
                    &(title.end..(title.end + 2).min(clause_end)),
                );
            if other && addressed {
                return Some(at..title.end);
            }
        }
        None
    }
}

fn is_in(lexicon: &Lexicon, list: &str, atom: u32) -> bool {
    lexicon.list(list).binary_search(&atom).is_ok()
}
