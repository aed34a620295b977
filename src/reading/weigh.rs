//! Where the rules' findings and the learned weights meet: the weights confirm, drop or add, clause by clause.

use super::{
    features::View,
    guard::Marks,
    heap,
    heard::Heard,
    learned::{Learned, Odds},
    lexicon::{Lexicon, Rule},
    ready::{Reader, Ready, Writer},
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

/// Weights stand in a file of their own and are added when a lexicon is ready.
impl Ready for Option<Scales> {
    fn put(&self, _: &mut Writer) {}

    fn take(_: &mut Reader<'_>) -> Option<Self> {
        Some(None)
    }
}

/// Letters of a clause from which it is several that nobody parted. The weights learned from single ones and know only one
/// thing of each: what rules find in it stays, faults aside.
const RUN_ON: usize = 20;
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

    /// The clauses of a reply as the weights see them, with or without what the rules found; `names` are the behaviours in
    /// the order of the weights.
    pub fn examples(
        &self,
        names: &[&str],
        (heard, reply): (&str, &str),
        with_rules: bool,
    ) -> Vec<Example> {
        let (heard, reply) = (self.hear(heard), self.hear(reply));
        if reply.is_unreadable() || heap::is_heap(self, &reply) {
            return Vec::new();
        }
        let found = self.find_all(&reply);
        let marks = Marks::new(self, &found, &heard, &reply);
        let spoken = if with_rules {
            self.spoken(&heard, &reply, &found, &marks)
        } else {
            Vec::new()
        };
        let number = |behaviour: usize| {
            let name = &self.behaviours.get(behaviour)?.name;
            names.iter().position(|known| **name == **known)
        };
        let view = View::new((&heard, &reply), &marks, &spoken, number);
        let clauses = reply.clauses.iter().enumerate();
        clauses
            .map(|(clause, range)| {
                let mut features = view.shared().to_vec();
                view.own(clause, &mut features);
                let span = reply.text.span(range);
                Example { span, features }
            })
            .collect()
    }

    /// Whether the weights leave what a rule found.
    fn stays(&self, one: &Spoken, reply: &Heard, odds: &dyn Fn(usize) -> Odds) -> bool {
        let rest = self.rules.get(one.rule).is_some_and(|rule| rule.rest);
        let behaviour = self.behaviours.get(one.behaviour);
        let fault = behaviour.is_some_and(|behaviour| behaviour.fault);
        let runs_on = |clause: usize| {
            let clause = reply.clauses.get(clause);
            !rest && !fault && clause.is_some_and(|clause| clause.len() >= RUN_ON)
        };
        let mut clauses = reply.clauses_under(&one.range);
        clauses.any(|clause| runs_on(clause) || odds(clause).keeps(rest))
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
        let view = View::new((heard, reply), marks, &spoken, number);
        let odds = learned.odds(&view);
        spoken.retain(|one| {
            let number = number(one.behaviour);
            number.is_none_or(|number| self.stays(one, reply, &|clause| odds[clause][number]))
        });
        let spoken_of = SPOKEN_OF.map(|name| marks.guard(name));
        for (number, known) in known.iter().enumerate() {
            let Some((behaviour, rule)) = *known else {
                continue;
            };
            let (guards, fault) = {
                let behaviour = &self.behaviours[behaviour];
                (&behaviour.guards, behaviour.fault)
            };
            // What the weights take to be there is all of the clause: nothing can be said of before and after.
            let mentions = |clause: usize| {
                let mut spoken_of = spoken_of.iter().flatten();
                spoken_of.any(|guard| guards.contains(guard) && view.has_guard(clause, *guard))
            };
            for (clause, range) in reply.clauses.iter().enumerate() {
                let adds = odds[clause][number].adds(fault)
                    && !view.has_rule(clause, number)
                    && !mentions(clause)
                    && !guards.iter().any(|guard| marks.stops(*guard, range));
                if adds {
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
}
