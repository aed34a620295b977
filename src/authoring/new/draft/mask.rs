//! Takes what is personal out of a real call: numbers and names become made-up ones, the same one for the same.

use std::collections::BTreeMap;

use super::{
    super::words::Words,
    token::{Kind, tokens},
};
use crate::{authoring::transcript::RealTurn, text::clean};

/// The call's turns with made-up numbers and names.
pub(super) struct Masked {
    pub(super) turns: Vec<RealTurn>,
    /// How many different ones of each kind, by the code of the kind.
    pub(super) counts: Vec<(&'static str, usize)>,
    /// The customer, as the agent calls them.
    pub(super) customer: Option<String>,
}

/// Letters of a given name.
const GIVEN: usize = 2;

pub(super) fn mask(turns: &[RealTurn], words: &Words) -> Masked {
    let mut mask = Mask {
        surnames: words.list("draft.surnames"),
        titles: words.list("draft.titles"),
        named: words.list("draft.named"),
        made_up: words.list("draft.made_up"),
        given: words.get("draft.given").unwrap_or_default(),
        numbers: BTreeMap::new(),
        names: BTreeMap::new(),
        customer: None,
        introduced: None,
    };
    let turns = turns
        .iter()
        .map(|turn| {
            // What shows nothing is no part of what anybody said.
            let text = mask.numbers_of(&clean::printable(&turn.text));
            RealTurn {
                text: mask.names(&text),
                ..turn.clone()
            }
        })
        .collect();
    let count = |kind| mask.numbers.values().filter(|(of, _)| *of == kind).count();
    let mut counts: Vec<(&'static str, usize)> = Kind::PERSONAL
        .iter()
        .map(|kind| (kind.code(), count(*kind)))
        .collect();
    counts.push(("name", mask.names.len()));
    counts.retain(|(_, count)| *count > 0);
    Masked {
        turns,
        counts,
        customer: mask.customer.or(mask.introduced),
    }
}

struct Mask<'w> {
    surnames: Vec<&'w str>,
    titles: Vec<&'w str>,
    /// What stands before a name.
    named: Vec<&'w str>,
    /// Surnames that take the place of real ones.
    made_up: Vec<&'w str>,
    given: &'w str,
    numbers: BTreeMap<String, (Kind, String)>,
    /// By real surname.
    names: BTreeMap<String, String>,
    /// As the agent calls them, as they call themselves.
    customer: Option<String>,
    introduced: Option<String>,
}

impl Mask<'_> {
    fn numbers_of(&mut self, text: &str) -> String {
        let mut masked = String::with_capacity(text.len());
        let mut from = 0;
        for token in tokens(text) {
            if !Kind::PERSONAL.contains(&token.kind) {
                continue;
            }
            let real = token.span.of(text);
            let number = self.numbers.len() + 1;
            let bare: String = real.chars().filter(|c| c.is_alphanumeric()).collect();
            let entry = self.numbers.entry(bare);
            let (_, made_up) =
                entry.or_insert_with(|| (token.kind, made_up(token.kind, real, number)));
            masked.push_str(text.get(from..token.span.start).unwrap_or_default());
            masked.push_str(made_up);
            from = token.span.end;
        }
        masked.push_str(text.get(from..).unwrap_or_default());
        masked
    }

    /// Surnames before a title, and names behind what leads to one.
    fn names(&mut self, text: &str) -> String {
        let mut masked = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            if let Some(taken) = self.titled(rest, &mut masked) {
                rest = taken;
            } else if let Some(taken) = self.introduced(rest, &mut masked) {
                rest = taken;
            } else {
                masked.push(first);
                rest = rest.get(first.len_utf8()..).unwrap_or_default();
            }
        }
        masked
    }

    /// A surname with a title; what follows it.
    fn titled<'t>(&mut self, text: &'t str, masked: &mut String) -> Option<&'t str> {
        let surname = self.surname(text)?.to_owned();
        let behind = text.get(surname.len()..)?;
        let title = self
            .titles
            .iter()
            .find(|title| behind.starts_with(**title))?;
        let (title, behind) = behind.split_at(title.len());
        let name = format!("{}{title}", self.stands_for(&surname));
        masked.push_str(&name);
        self.customer.get_or_insert(name);
        Some(behind)
    }

    /// A name told by its owner; what follows it.
    fn introduced<'t>(&mut self, text: &'t str, masked: &mut String) -> Option<&'t str> {
        let lead = *self.named.iter().find(|lead| text.starts_with(**lead))?;
        let behind = text.get(lead.len()..)?;
        let surname = self.surname(behind)?.to_owned();
        let given = behind.get(surname.len()..)?;
        let is_han = |c: &char| matches!(c, '\u{4e00}'..='\u{9fff}');
        let length: usize = given.chars().take_while(is_han).map(char::len_utf8).sum();
        let letters = given.get(..length)?.chars().count();
        // More is no name but the sentence that goes on.
        if letters > GIVEN {
            return None;
        }
        let mut name = self.stands_for(&surname);
        name.extend(self.given.chars().take(letters));
        masked.push_str(lead);
        masked.push_str(&name);
        if letters > 0 {
            self.introduced.get_or_insert(name);
        }
        given.get(length..)
    }

    fn surname<'t>(&self, text: &'t str) -> Option<&'t str> {
        let known = self.surnames.iter().filter(|name| text.starts_with(**name));
        let length = known.map(|name| name.len()).max()?;
        text.get(..length)
    }

    fn stands_for(&mut self, surname: &str) -> String {
        let next = self.names.len();
        let others: Vec<&&str> = self
            .made_up
            .iter()
            .filter(|name| **name != surname)
            .collect();
        let made_up = others.get(next % others.len().max(1));
        let made_up = made_up.map_or_else(String::new, |name| (**name).to_owned());
        let entry = self.names.entry(surname.to_owned());
        entry.or_insert(made_up).clone()
    }
}

/// A number of the same kind and shape; `number` tells it from the others.
fn made_up(kind: Kind, real: &str, number: usize) -> String {
    match kind {
        Kind::Phone => format!("1380000{number:04}"),
        Kind::Identity => format!("11010119900101{number:04}"),
        Kind::Mail => format!("user{number}@example.com"),
        Kind::Order | Kind::Model | Kind::Amount => {
            let mut digit = number;
            let shaped = real.chars().map(|c| {
                if !c.is_ascii_digit() {
                    return c;
                }
                digit = digit % 9 + 1;
                char::from_digit(u32::try_from(digit).unwrap_or(1), 10).unwrap_or('1')
            });
            shaped.collect()
        }
    }
}
