//! The lexicon with one scenario's own words: phrases, answers, facts, secrets, demands, names.

use std::{cell::LazyCell, sync::Arc};

use super::{
    address::Address,
    demand::Demand,
    lexicon::Lexicon,
    listener::Listener,
    phrase::Phrase,
    sign::{Meaning, Reading, Sign},
    vocabulary::{Vocabulary, Wording},
    wording::{Clause, Said},
};
use crate::text::{Name, fold::fold};

/// The behaviour of pushing somebody off.
const SHIRK: &str = "shirk";

/// Hears replies of one call. Compiled once a call.
#[derive(Debug)]
pub struct Ear {
    pub(crate) lexicon: Arc<Lexicon>,
    pub(crate) phrases: Vec<Required>,
    pub(crate) forbids: Vec<Saying>,
    pub(crate) answers: Vec<Answer>,
    pub(crate) facts: Vec<(Name, Vec<Vec<char>>)>,
    pub(crate) secrets: Vec<Secret>,
    pub(crate) demands: Vec<Demand>,
    address: Address,
}

/// A sentence that has to be said.
#[derive(Debug)]
pub(crate) struct Required {
    pub(crate) name: Name,
    pub(crate) rule: Name,
    pub(crate) phrase: Phrase,
}

/// A thing to say, in variants of clauses.
#[derive(Debug)]
pub(crate) struct Saying {
    pub(crate) name: Name,
    pub(crate) rule: Name,
    pub(crate) variants: Vec<Vec<Clause>>,
}

#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) right: Saying,
    pub(crate) wrong: Vec<Vec<Clause>>,
}

#[derive(Debug)]
pub(crate) struct Secret {
    pub(crate) saying: Saying,
    /// What of it must not be known: what follows the last "is".
    pub(crate) values: Vec<Vec<char>>,
}

impl Ear {
    pub fn new(lexicon: Arc<Lexicon>, vocabulary: &Vocabulary) -> Self {
        let author = Author {
            lexicon: &lexicon,
            slots: &vocabulary.slots,
        };
        let phrases = vocabulary
            .phrases
            .iter()
            .map(|phrase| author.required(phrase))
            .collect();
        let forbids = vocabulary
            .forbids
            .iter()
            .map(|forbid| author.saying("forbid", &forbid.name, &forbid.say))
            .collect();
        let answers = vocabulary.answers.iter().map(|answer| Answer {
            right: author.saying("answer", &answer.name, &answer.say),
            wrong: author.clauses(&answer.wrong),
        });
        let (answers, facts) = (
            answers.collect(),
            vocabulary
                .facts
                .iter()
                .map(|fact| author.fact(fact))
                .collect(),
        );
        let secrets = vocabulary
            .secrets
            .iter()
            .map(|secret| author.secret(secret))
            .collect();
        let demands = vocabulary
            .demands
            .iter()
            .map(|demand| Demand::new(&lexicon, demand))
            .collect();
        let address = Address::new(&lexicon, &vocabulary.customer, &vocabulary.others);
        Self {
            lexicon,
            phrases,
            forbids,
            answers,
            facts,
            secrets,
            demands,
            address,
        }
    }

    pub fn lexicon(&self) -> &Arc<Lexicon> {
        &self.lexicon
    }

    /// Reads what a reply does and holds, given the customer's turn before it.
    pub fn read(&self, heard: &str, reply: &str) -> Reading {
        let said = Said::new(&self.lexicon, reply);
        let before = self.lexicon.hear(heard);
        let (mut reading, marks) = self.lexicon.read_heard(&before, &said.heard);
        let Some(marks) = marks else {
            return reading;
        };
        let turn = before.text.chars.clone();
        let listener = Listener {
            ear: self,
            said: &said,
            before: &turn,
            marks: Some(&marks),
        };
        let signs = &mut reading.signs;
        if !reading.heap {
            listener.phrases(signs);
            listener.told(signs);
            listener.asked(signs);
            let before = LazyCell::new(|| Said::of(&self.lexicon, before));
            signs.extend(
                self.demands
                    .iter()
                    .filter_map(|demand| demand.hear(&self.lexicon, &said, &before, &marks)),
            );
        }
        // Whoever declines what the scenario wants declined, with its reason or another way, pushes nobody off.
        let declines = |sign: &Sign| matches!(&sign.meaning, Meaning::Declined { reason, offer, .. } if *reason || *offer);
        if signs.iter().any(declines) {
            signs
                .retain(|sign| !matches!(&sign.meaning, Meaning::Did { name } if **name == *SHIRK));
        }
        listener.forbidden(signs);
        listener.leaked(signs);
        signs.extend(self.address.misnamed(&self.lexicon, &said.heard));
        signs.sort_by_key(|sign| (sign.span.start, sign.span.end));
        reading
    }

    /// Reads a written record, such as a ticket: which phrases and answers it holds. Nothing in it is spoken to a customer.
    pub fn read_record(&self, text: &str) -> Reading {
        let said = Said::new(&self.lexicon, text);
        let listener = Listener {
            ear: self,
            said: &said,
            before: &[],
            marks: None,
        };
        let mut reading = Reading::default();
        listener.phrases(&mut reading.signs);
        listener.told(&mut reading.signs);
        reading
            .signs
            .sort_by_key(|sign| (sign.span.start, sign.span.end));
        reading
    }
}

/// Compiles wordings as they were written.
struct Author<'a> {
    lexicon: &'a Lexicon,
    slots: &'a [(Name, String)],
}

impl Author<'_> {
    /// The values of the slots put into a wording.
    fn fill(&self, text: &str) -> String {
        self.slots
            .iter()
            .fold(text.to_owned(), |text, (slot, value)| {
                text.replace(&format!("{{{slot}}}"), value)
            })
    }

    fn clauses(&self, say: &[String]) -> Vec<Vec<Clause>> {
        say.iter()
            .map(|text| Clause::of(self.lexicon, &self.fill(text)))
            .filter(|clauses| !clauses.is_empty())
            .collect()
    }

    fn required(&self, phrase: &Wording) -> Required {
        let say: Vec<String> = phrase.say.iter().map(|text| self.fill(text)).collect();
        Required {
            name: phrase.name.clone(),
            rule: format!("scenario/phrase.{}", phrase.name).into(),
            phrase: Phrase::new(self.lexicon, &say),
        }
    }

    fn saying(&self, kind: &str, name: &Name, say: &[String]) -> Saying {
        Saying {
            name: name.clone(),
            rule: format!("scenario/{kind}.{name}").into(),
            variants: self.clauses(say),
        }
    }

    fn fact(&self, fact: &Wording) -> (Name, Vec<Vec<char>>) {
        let words = fact
            .say
            .iter()
            .map(|word| fold(&self.fill(word)).chars().collect());
        (fact.name.clone(), words.collect())
    }

    fn secret(&self, secret: &Wording) -> Secret {
        Secret {
            saying: self.saying("secret", &secret.name, &secret.say),
            values: secret
                .say
                .iter()
                .filter_map(|text| self.lexicon.value_of(&self.fill(text)))
                .map(|value| value.chars().collect())
                .collect(),
        }
    }
}
