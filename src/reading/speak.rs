//! Which rules speak on what was found: their own conditions, the guards, and what others have said already.

use std::{collections::BTreeSet, ops::Range};

use super::{
    guard::Marks,
    heard::Heard,
    lexicon::{Lexicon, Owner, Rule},
    rules::Form,
    search::Found,
    turn::Turn,
};

/// A rule that spoke, not yet a sign.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Spoken {
    pub(crate) rule: usize,
    pub(crate) behaviour: usize,
    pub(crate) range: Range<usize>,
}

/// When a rule has its turn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Phase {
    Plain,
    Unless,
    Rest,
    Alone,
}

/// What the reply and the customer's turn hold, for rules to speak on.
pub(crate) struct Speakers<'a> {
    lexicon: &'a Lexicon,
    reply: &'a Heard,
    /// What would be said if nothing else were.
    ready: Vec<(Phase, Spoken)>,
}

/// What was said before a phase, to be asked by clause.
struct Said {
    /// Behaviours in each clause.
    by_clause: BTreeSet<(usize, usize)>,
    behaviours: BTreeSet<usize>,
}

impl<'a> Speakers<'a> {
    /// `before` makes the customer's turn ready; it is asked only if a rule that looks back on it may speak.
    pub(crate) fn new(
        lexicon: &'a Lexicon,
        found: &[Found],
        marks: &Marks<'_>,
        reply: &'a Heard,
        before: impl Fn() -> Turn<'a>,
    ) -> Self {
        let barred = barred(found, reply);
        let before = std::cell::LazyCell::new(before);
        let mut ready = Vec::new();
        for one in found {
            let Owner::Say(index) = one.owner else {
                continue;
            };
            let Some(rule) = lexicon.rules.get(index) else {
                continue;
            };
            let mut clauses = reply.clauses_under(&one.range);
            let holds = rule.is_form(marks.asks(&one.range))
                && !clauses.any(|clause| barred.contains(&(index, clause)))
                && (!rule.looks_back() || before.lets(index, reply, &one.range));
            if !holds {
                continue;
            }
            for &behaviour in &rule.does {
                if lexicon.is_free(rule, behaviour, &one.range, marks) {
                    let spoken = Spoken {
                        rule: index,
                        behaviour,
                        range: one.range.clone(),
                    };
                    ready.push((rule.phase(), spoken));
                }
            }
        }
        Self {
            lexicon,
            reply,
            ready,
        }
    }

    /// What the rules say together, those left out that others forgive.
    pub(crate) fn speak(&self) -> Vec<Spoken> {
        let spoken = self.without(&BTreeSet::new());
        let shown: BTreeSet<usize> = spoken.iter().map(|one| one.behaviour).collect();
        let forgiven = |rule: &usize| {
            let rule = self.lexicon.rules.get(*rule);
            rule.is_some_and(|rule| rule.forgiven.iter().any(|by| shown.contains(by)))
        };
        let rules = spoken.iter().map(|one| one.rule);
        let forgiven: BTreeSet<usize> = rules.filter(forgiven).collect();
        if forgiven.is_empty() {
            spoken
        } else {
            self.without(&forgiven)
        }
    }

    fn without(&self, left_out: &BTreeSet<usize>) -> Vec<Spoken> {
        let mut spoken: Vec<Spoken> = Vec::new();
        for phase in [Phase::Plain, Phase::Unless, Phase::Rest, Phase::Alone] {
            let mut own = self
                .ready
                .iter()
                .filter(|(own, _)| *own == phase)
                .peekable();
            if own.peek().is_none() {
                continue;
            }
            let said = Said::new(&spoken, self.reply);
            let speaks = |one: &&Spoken| {
                let rule = self.lexicon.rules.get(one.rule);
                !left_out.contains(&one.rule)
                    && rule.is_some_and(|rule| !said.moots(rule, &one.range, self.reply))
            };
            spoken.extend(own.map(|(_, one)| one).filter(speaks).cloned());
        }
        spoken
    }
}

/// Rules and the clauses in which something stands that bars them.
fn barred(found: &[Found], reply: &Heard) -> BTreeSet<(usize, usize)> {
    let bars = |one: &Found| match one.owner {
        Owner::Not(rule) => Some((rule, reply.clauses_under(&one.range))),
        Owner::Say(_) | Owner::After(_) | Owner::Guard(..) => None,
    };
    let barred = found.iter().filter_map(bars);
    barred
        .flat_map(|(rule, clauses)| clauses.map(move |clause| (rule, clause)))
        .collect()
}

impl Said {
    fn new(spoken: &[Spoken], reply: &Heard) -> Self {
        let clauses = |one: &Spoken| {
            let behaviour = one.behaviour;
            let clauses = reply.clauses_under(&one.range);
            clauses.map(move |clause| (clause, behaviour))
        };
        Self {
            by_clause: spoken.iter().flat_map(clauses).collect(),
            behaviours: spoken.iter().map(|one| one.behaviour).collect(),
        }
    }

    /// Whether what was said leaves nothing to the rule.
    fn moots(&self, rule: &Rule, range: &Range<usize>, reply: &Heard) -> bool {
        let alone = rule.beside.as_ref();
        if alone.is_some_and(|beside| self.behaviours.iter().any(|other| !beside.contains(other))) {
            return true;
        }
        let anything = rule.rest && rule.unless.is_empty();
        reply.clauses_under(range).any(|clause| {
            let any = || self.by_clause.range((clause, 0)..=(clause, usize::MAX));
            let said = |&behaviour: &usize| self.by_clause.contains(&(clause, behaviour));
            (anything && any().next().is_some()) || rule.unless.iter().any(said)
        })
    }
}

impl Rule {
    fn phase(&self) -> Phase {
        match (self.rest, self.unless.is_empty()) {
            _ if self.beside.is_some() => Phase::Alone,
            (true, _) => Phase::Rest,
            (false, false) => Phase::Unless,
            (false, true) => Phase::Plain,
        }
    }

    fn is_form(&self, asks: bool) -> bool {
        match self.form {
            Form::Any => true,
            Form::Asks => asks,
            Form::States => !asks,
        }
    }
}
