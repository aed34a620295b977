//! What could be said next in the author's own words: the sentence of the model play that does it.
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a query of the log names what it looks for"
)]

use std::collections::BTreeSet;

use super::{
    awaited::{awaited, begun},
    stage::{Stage, is_part_open},
};
use crate::{
    engine::{Scenario, condition::Atom, persona::Mix},
    judge::{
        course::{Course, Cue, Turn, is_did},
        credit::bare,
        rubric::{Earns, Place, Source, Stretch},
        sheet::Line,
        weigh::{Weigh, shows},
    },
    reading::{Meaning, Sign},
    text::Name,
};

/// A call that is on beside the model play on the same script.
pub(super) struct Exemplar<'c, 'a> {
    pub(super) course: &'c Course<'a>,
    /// Without turns where the scenario has no model play.
    pub(super) model: &'c Course<'a>,
}

impl<'c, 'a> Exemplar<'c, 'a> {
    /// The reply of the model play that earns what an item still lacks, in its place and not said yet; of several the one
    /// that gives away least of what the customer has not come to, then the first.
    pub(super) fn reply(&self, stage: Stage, line: &Line<'_>) -> Option<&'c Turn<'a>> {
        let said = said(self.course);
        let here = begun(self.course);
        let fits = |turn: &&Turn<'a>| {
            is_in(stage, turn) && !said.contains(&bare(turn.text)) && self.earns(stage, line, turn)
        };
        let of_beat = |turn: &Turn<'a>| turn.beat == here;
        let replies = self.model.turns.iter().filter(fits);
        let replies = replies.map(|turn| (self.ahead(turn), turn));
        let replies = replies.filter(|(ahead, turn)| *ahead == 0 || of_beat(turn));
        let first = replies.min_by_key(|(ahead, turn)| (*ahead, turn.number));
        first.map(|(_, turn)| turn)
    }

    /// How many replies the model play spends on hearing and asking before the first answer; `None`: there is none.
    pub(super) fn asking(&self) -> Option<usize> {
        let turns = self.model.turns.iter().filter(|turn| turn.after_problem);
        let asking = turns.take_while(|turn| !answers(turn)).count();
        (!self.model.turns.is_empty()).then_some(asking)
    }

    /// What it says of what the customer has not come to.
    fn ahead(&self, turn: &Turn<'_>) -> usize {
        let Some(scenario) = self.course.ground.scenario() else {
            return 0;
        };
        let here = begun(self.course);
        let named: BTreeSet<&Name> = turn.signs.iter().filter_map(|it| matter(it.sign)).collect();
        let comes = |name: &&Name| {
            first_beat(scenario, name).is_some_and(|beat| here.is_none_or(|here| beat > here))
        };
        named.into_iter().filter(comes).count()
    }

    fn earns(&self, stage: Stage, line: &Line<'_>, turn: &Turn<'_>) -> bool {
        let course = self.course;
        let counting = || turn.signs.iter().filter(|it| it.counts).map(|it| it.sign);
        let any = |is: &dyn Fn(&Meaning) -> bool| counting().any(|sign| is(&sign.meaning));
        match &line.item.earns {
            Earns::Parts(_) if awaited(course, line).is_some() => {
                let awaited = awaited(course, line);
                awaited.is_some_and(|awaited| any(&|meaning| awaited.is_met_by(meaning)))
            }
            Earns::Parts(parts) => parts.iter().any(|part| {
                let lacks = !Weigh::new(course, &part.place).holds(&part.when);
                let atoms = part.when.atoms();
                let seeks = |meaning: &Meaning| {
                    let mut sought = atoms.iter().filter(|(_, negated)| !negated);
                    sought.any(|(atom, _)| shows(atom, meaning))
                };
                lacks && is_part_open(course, stage, part) && any(&seeks)
            }),
            Earns::Source(source, _) => match source {
                Source::Answers | Source::Refusals => {
                    let awaited = awaited(course, line);
                    awaited.is_some_and(|awaited| any(&|meaning| awaited.is_met_by(meaning)))
                }
                Source::Facts if awaited(course, line).is_some() => {
                    let awaited = awaited(course, line);
                    awaited.is_some_and(|awaited| any(&|meaning| awaited.is_met_by(meaning)))
                }
                Source::Facts => any(&|meaning| match meaning {
                    Meaning::Asked { name } => self.lacks(line, name),
                    _ => false,
                }),
                Source::Identity => any(&|meaning| self.verifies(meaning)),
                Source::Phrases => any(&|meaning| match meaning {
                    Meaning::Phrase {
                        name, full: true, ..
                    } => self.requires(line, name),
                    _ => false,
                }),
                Source::Sensitive | Source::Escalation => {
                    counting().any(|sign| is_did(sign, "transfer"))
                }
                Source::PersonaFit => {
                    let mix = course.ground.mix();
                    mix.is_some_and(|mix| any(&|meaning| self.suits(mix, meaning)))
                }
                _ => false,
            },
        }
    }

    /// A fact that the item still names as missing.
    fn lacks(&self, line: &Line<'_>, fact: &Name) -> bool {
        let facts = self.course.ground.scenario().map(|it| it.facts.iter());
        let mut facts = facts.into_iter().flatten();
        let title = facts.find(|it| it.name == *fact).map(|it| &it.title);
        let outcome = line.outcome.as_ref();
        outcome.is_some_and(|outcome| title.is_some_and(|title| outcome.missing.contains(title)))
    }

    fn verifies(&self, meaning: &Meaning) -> bool {
        let scenario = self.course.ground.scenario();
        match meaning {
            Meaning::Asked { name } => scenario.is_some_and(|it| it.identity.check.contains(name)),
            Meaning::Did { name } => *name == "verify_identity",
            _ => false,
        }
    }

    /// A required sentence of the item's step that was not wholly said.
    fn requires(&self, line: &Line<'_>, phrase: &Name) -> bool {
        let phrases = self.course.ground.scenario().map(|it| it.phrases.iter());
        let mut phrases = phrases.into_iter().flatten();
        let of_step = phrases.any(|it| it.name == *phrase && it.step == line.item.step);
        let said = self.course.signs().any(|(_, sign)| {
            matches!(&sign.meaning, Meaning::Phrase { name, full: true, .. } if name == phrase)
        });
        of_step && !said
    }

    /// What the customer's kind wants to hear and has not heard.
    fn suits(&self, mix: &Mix, meaning: &Meaning) -> bool {
        let place = Place {
            at: Stretch::Heard,
            ..Place::default()
        };
        let weigh = Weigh::new(self.course, &place);
        let Some(persona) = mix.leading() else {
            return false;
        };
        let atoms = persona.fit.earns.atoms().into_iter();
        let mut sought = atoms.filter(|(_, negated)| !negated);
        sought.any(|(atom, _)| {
            let had = weigh.holds(&crate::engine::condition::Condition::Atom(atom.clone()));
            !had && shows(atom, meaning)
        })
    }
}

/// What the agent has said, without punctuation.
pub(super) fn said(course: &Course<'_>) -> BTreeSet<String> {
    course.turns.iter().map(|it| bare(it.text)).collect()
}

/// Where in the call a reply of the model play was said.
fn is_in(stage: Stage, turn: &Turn<'_>) -> bool {
    let closing = turn.cue == Cue::After || turn.last;
    match stage {
        Stage::Opening => turn.number == 1,
        Stage::Waiting => turn.number > 1 && !turn.after_problem,
        Stage::Talking => turn.after_problem && turn.cue != Cue::After,
        Stage::Closing => closing,
        Stage::Over => false,
    }
}

/// It answers something, or declines it.
pub(super) fn answers(turn: &Turn<'_>) -> bool {
    turn.signs.iter().any(|it| matter(it.sign).is_some())
}

fn matter(sign: &Sign) -> Option<&Name> {
    match &sign.meaning {
        Meaning::Told { name, full: true } | Meaning::Declined { name, .. } => Some(name),
        _ => None,
    }
}

/// The first beat that waits for an answer or brings up a demand.
fn first_beat(scenario: &Scenario, wanted: &Name) -> Option<usize> {
    scenario.beats.iter().position(|beat| {
        let atoms = beat.until.atoms().into_iter();
        atoms.map(|(atom, _)| atom).any(|atom| match atom {
            Atom::Told(name) | Atom::Part(name) | Atom::Refused(name) | Atom::Granted(name) => {
                name == wanted
            }
            _ => false,
        })
    })
}
