//! From a scenario and a customer's temper to the script of one call.

use std::sync::Arc;

use thiserror::Error;

use super::Library;
use crate::{
    engine::{
        Scenario, Script,
        persona::{Mix, MixNames, Persona},
    },
    reading::{
        Ear, Vocabulary,
        vocabulary::{AnswerWording, DemandWording, Wording},
    },
    source::suggest::nearest,
    text::Name,
};

/// Why no call can be made of a scenario.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum ScriptError {
    #[error("unknown persona {name}")]
    UnknownPersona {
        name: String,
        suggestion: Option<String>,
    },
    #[error("{text} is no mix of personas")]
    BadMix { text: String },
    #[error("unknown channel {name}")]
    UnknownChannel { name: Name },
}

impl Library {
    /// The script of a call. `persona` is a name in either language or a mix (`emotional=7,dominant=3`); without it the
    /// scenario's own.
    ///
    /// # Errors
    /// When the persona or the channel is not in the library.
    pub fn script(
        &self,
        scenario: &Arc<Scenario>,
        persona: Option<&str>,
    ) -> Result<Arc<Script>, ScriptError> {
        let names = match persona {
            Some(text) => self.mix_names(text)?,
            None => scenario.persona.clone(),
        };
        let mut shares = Vec::new();
        for (name, share) in &names.0 {
            shares.push((Arc::clone(self.persona(name)?), *share));
        }
        shares.sort_by_key(|(_, share)| std::cmp::Reverse(*share));
        let Some(channel) = self.channels.get(&scenario.channel) else {
            return Err(ScriptError::UnknownChannel {
                name: scenario.channel.clone(),
            });
        };
        Ok(Arc::new(Script {
            scenario: Arc::clone(scenario),
            mix: Mix(shares),
            channel: Arc::clone(channel),
            company: Arc::clone(&self.company),
            ear: Ear::new(self.lexicon(), &self.vocabulary(scenario)),
        }))
    }

    fn mix_names(&self, text: &str) -> Result<MixNames, ScriptError> {
        let bad = || ScriptError::BadMix {
            text: text.to_owned(),
        };
        let mut names = Vec::new();
        for part in text.split([',', '\u{ff0c}']) {
            let (name, share) = part.split_once('=').unwrap_or((part, "1"));
            let share: u16 = share.trim().parse().map_err(|_| bad())?;
            if !(1..=100).contains(&share) {
                return Err(bad());
            }
            let code = self.spellings.code("persona", name.trim());
            names.push((Name::from(code), share));
        }
        Ok(MixNames(names))
    }

    /// By id, or by its name in either language.
    fn persona(&self, name: &Name) -> Result<&Arc<Persona>, ScriptError> {
        let named = |persona: &&Arc<Persona>| {
            persona.name.zh == **name || persona.name.en.eq_ignore_ascii_case(name)
        };
        let found = self.personas.get(name);
        found
            .or_else(|| self.personas.values().find(named))
            .ok_or_else(|| {
                let known = self.personas.keys().map(Name::as_str);
                let known = known.chain(self.spellings.of("persona"));
                ScriptError::UnknownPersona {
                    name: name.to_string(),
                    suggestion: nearest(name, known).map(str::to_owned),
                }
            })
    }

    fn vocabulary(&self, scenario: &Scenario) -> Vocabulary {
        let wording = |name: &Name, say: &[String]| Wording {
            name: name.clone(),
            say: say.to_vec(),
        };
        let slot = |name: &str, value: &String| (Name::from(name), value.clone());
        Vocabulary {
            slots: vec![
                slot("company", &self.company.name),
                slot("agent", &self.company.agent),
                slot("customer", &scenario.customer.name),
            ],
            customer: scenario.customer.name.clone(),
            phrases: each(&scenario.phrases, |it| wording(&it.name, &it.say)),
            forbids: each(&scenario.forbids, |it| wording(&it.name, &it.say)),
            answers: each(&scenario.answers, |it| AnswerWording {
                name: it.name.clone(),
                say: it.say.clone(),
                wrong: it.wrong.clone(),
            }),
            facts: each(&scenario.facts, |it| wording(&it.name, &it.ask)),
            secrets: each(&scenario.secrets, |it| wording(&it.name, &it.say)),
            demands: each(&scenario.refusals, |it| DemandWording {
                name: it.name.clone(),
                demand: it.demand.clone(),
                reason: it.reason.clone(),
                offer: it.offer.clone(),
            }),
        }
    }
}

fn each<T, U>(items: &[T], word: impl Fn(&T) -> U) -> Vec<U> {
    items.iter().map(word).collect()
}
