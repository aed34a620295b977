//! From a scenario and a customer's temper to the script of one call.

use std::sync::Arc;

use thiserror::Error;

use super::{
    Library, Shelved,
    keys::scenario::SCENARIO,
    lower::{Known, Lowering, names::Own, vary::gather},
};
use crate::{
    engine::{
        Scenario, Script,
        chance::Seed,
        channel::Channel,
        persona::{Mix, MixNames, Persona},
        vary::Draw,
    },
    reading::{
        Ear, Lexicon, Vocabulary,
        vocabulary::{AnswerWording, DemandWording, Wording},
    },
    source::{Document, Findings, suggest::nearest},
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
    /// The script of a call, drawn by its seed. `persona` is a name in either language or a mix (`emotional=7,dominant=3`); without it the
    /// scenario's own.
    ///
    /// # Errors
    /// When the persona or the channel is not in the library.
    pub fn script(
        &self,
        scenario: &Arc<Scenario>,
        persona: Option<&str>,
        seed: Seed,
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
        Ok(self.drawn_script(scenario, Mix(shares), channel, seed))
    }

    /// The same call for another seed.
    pub fn redrawn(&self, script: &Arc<Script>, seed: Seed) -> Arc<Script> {
        if script.scenario.draws() == 1 {
            return Arc::clone(script);
        }
        self.drawn_script(&script.scenario, script.mix.clone(), &script.channel, seed)
    }

    fn drawn_script(
        &self,
        scenario: &Arc<Scenario>,
        mix: Mix,
        channel: &Arc<Channel>,
        seed: Seed,
    ) -> Arc<Script> {
        let scenario = self.drawn(scenario, seed);
        Arc::new(Script {
            ear: Ear::new(self.lexicon(), &self.vocabulary(&scenario)),
            scenario,
            mix,
            channel: Arc::clone(channel),
            company: Arc::clone(&self.company),
        })
    }

    /// The same call with replies read by another lexicon.
    pub fn script_heard_by(&self, script: &Script, lexicon: Arc<Lexicon>) -> Arc<Script> {
        Arc::new(Script {
            ear: Ear::new(lexicon, &self.vocabulary(&script.scenario)),
            scenario: Arc::clone(&script.scenario),
            mix: script.mix.clone(),
            channel: Arc::clone(&script.channel),
            company: Arc::clone(&script.company),
        })
    }

    /// The scenario as a seed draws it. Same seed, same scenario.
    pub fn drawn(&self, scenario: &Arc<Scenario>, seed: Seed) -> Arc<Scenario> {
        if scenario.draws() == 1 {
            return Arc::clone(scenario);
        }
        // A draw that refers to nothing is told by `check`; the first one is right, or the file would not be here.
        let shelved = self.scenario(&scenario.id);
        let drawn = shelved.and_then(|shelved| shelved.drawn(seed, &self.known));
        drawn.map_or_else(|| Arc::clone(scenario), Arc::new)
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
            others: others(scenario),
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

impl Shelved {
    fn drawn(&self, seed: Seed, known: &Known) -> Option<Scenario> {
        let file = self.file.as_ref()?;
        let mut findings = Findings::new(Arc::clone(file));
        let document = Document::check(file, SCENARIO, &known.spellings, &mut findings);
        let root = document.root();
        let vary = gather(root, &mut findings);
        let draw = Draw::of(&vary, seed);
        let mut lowering = Lowering {
            file,
            known,
            own: Own::default(),
            findings: &mut findings,
        };
        let scenario = lowering.drawn_scenario(root, self.scenario.id.clone(), (vary, &draw));
        (!findings.has_errors()).then_some(scenario)
    }
}

/// What the card and the incidents tell of people beside the customer.
fn others(scenario: &Scenario) -> Vec<String> {
    let card = scenario.brief.card.iter();
    let incidents = scenario.incidents.iter();
    let later = incidents.clone().flat_map(|incident| &incident.card);
    let told = card.chain(later).map(|(_, value)| value);
    let notices = incidents.flat_map(|incident| &incident.notice);
    told.chain(notices).cloned().collect()
}

fn each<T, U>(items: &[T], word: impl Fn(&T) -> U) -> Vec<U> {
    items.iter().map(word).collect()
}
