//! Where the rules' findings and the learned weights meet: the weights confirm, drop or add, clause by clause.

use std::ops::Range;

use super::{
    features::View,
    guard::Marks,
    heap,
    heard::Heard,
    learned::Learned,
    lexicon::{Lexicon, Rule},
    speak::Spoken,
};
use crate::text::Span;

/// The weights as a lexicon uses them.
#[derive(Clone, Debug)]
pub(crate) struct Scales {
    learned: Learned,
    /// For each behaviour of the weights, that of the lexicon and the rule that speaks for the weights alone.
    known: Vec<Option<(usize, usize)>>,
}

/// Guards against what is only spoken of.
const SPOKEN_OF: [&str; 2] = ["mentioned", "reported"];

/// One clause as the weights see it, for training.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Example {
    pub span: Span,
    /// Buckets, each below `BUCKETS`; one may come twice.
    pub features: Vec<u32>,
}

impl Lexicon {
    /// The lexicon with learned weights beside its rules. Behaviours that it does not know are left out.
    #[must_use]
    pub fn learn(mut self, learned: Learned) -> Self {
        let mut known = Vec::new();
        for name in learned.names() {
            let behaviour = self.behaviours.iter().position(|b| b.name == **name);
            known.push(behaviour.map(|behaviour| {
                self.rules.push(Rule::of_weights(name, behaviour));
                (behaviour, self.rules.len() - 1)
            }));
        }
        self.scales = Some(Scales { learned, known });
        self
    }

    /// The clauses of a reply as the weights see them; `names` are the behaviours in the order of the weights.
    pub fn examples(&self, names: &[&str], heard: &str, reply: &str) -> Vec<Example> {
        let (heard, reply) = (self.hear(heard), self.hear(reply));
        if reply.is_unreadable() || heap::is_heap(self, &reply) {
            return Vec::new();
        }
        let found = self.find_all(&reply);
        let marks = Marks::new(self, &found, &heard, &reply);
        let spoken = self.spoken(&heard, &reply, &found, &marks);
        let number = |behaviour: usize| {
            let name = &self.behaviours.get(behaviour)?.name;
            names.iter().position(|known| **name == **known)
        };
        let numbered = numbered(&spoken, number);
        let view = View::new(&heard, &reply, &marks, &numbered);
        let clauses = reply.clauses.iter().enumerate();
        clauses
            .map(|(clause, range)| {
                let mut features = Vec::new();
                view.of(clause, &mut features);
                let span = reply.text.span(range);
                Example { span, features }
            })
            .collect()
    }

    /// The findings after the weights have had their say.
    pub(crate) fn weigh(
        &self,
        mut spoken: Vec<Spoken>,
        marks: &Marks<'_>,
        heard: &Heard,
        reply: &Heard,
    ) -> Vec<Spoken> {
        let Some(Scales { learned, known }) = &self.scales else {
            return spoken;
        };
        let number = |behaviour: usize| {
            let mut known = known.iter();
            known.position(|known| known.is_some_and(|(own, _)| own == behaviour))
        };
        let numbered = numbered(&spoken, number);
        let odds = learned.odds(&View::new(heard, reply, marks, &numbered));
        let clauses = || reply.clauses.iter().zip(&odds);
        spoken.retain(|one| {
            number(one.behaviour).is_none_or(|number| {
                clauses().any(|(clause, odds)| meet(clause, &one.range) && odds[number].keeps())
            })
        });
        let of_rules = spoken.len();
        for (number, known) in known.iter().enumerate() {
            let Some((behaviour, rule)) = *known else {
                continue;
            };
            for (range, _) in clauses().filter(|(_, odds)| odds[number].adds()) {
                let is_it = |one: &Spoken| one.behaviour == behaviour && meet(range, &one.range);
                let stopped = self.is_stopped(behaviour, range, marks);
                if !stopped && !spoken[..of_rules].iter().any(is_it) {
                    let range = range.clone();
                    spoken.push(Spoken {
                        rule,
                        behaviour,
                        range,
                    });
                }
            }
        }
        spoken
    }

    /// Whether a behaviour is only spoken of in the clause: what the weights take to be there is all of it, so nothing can be
    /// said of before and after.
    fn is_stopped(&self, behaviour: usize, clause: &Range<usize>, marks: &Marks<'_>) -> bool {
        let mut spoken_of = SPOKEN_OF.iter().filter_map(|name| marks.guard(name));
        let guards = self
            .behaviours
            .get(behaviour)
            .map(|behaviour| &behaviour.guards);
        guards.is_some_and(|guards| {
            spoken_of.any(|guard| guards.contains(&guard) && marks.has_in_clause(guard, clause))
                || guards.iter().any(|guard| marks.stops(*guard, clause))
        })
    }
}

fn meet(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// The findings by the numbers that the weights know behaviours by.
fn numbered(
    spoken: &[Spoken],
    number: impl Fn(usize) -> Option<usize>,
) -> Vec<(u32, Range<usize>)> {
    let numbered = spoken.iter().filter_map(|one| {
        let number = u32::try_from(number(one.behaviour)?).ok()?;
        Some((number, one.range.clone()))
    });
    numbered.collect()
}
