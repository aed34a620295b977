//! All behaviour files compiled, and how a reply is read with them.

use std::collections::BTreeMap;

use super::{
    atoms::{Atom, Atoms},
    guard::{Guard, Marks},
    heap,
    heard::Heard,
    pattern::{Pattern, Scan},
    rules::{Form, RuleError, RuleFile, Title},
    sign::{Meaning, Reading, Sign},
};
use crate::text::{Name, fold::Folded, number::numbers};
use std::ops::Range;

/// The behaviours and how to hear them. Compiled once, shared by all calls.
#[derive(Debug, Default)]
pub struct Lexicon {
    pub(crate) atoms: Atoms,
    pub(crate) patterns: Vec<(Owner, Pattern)>,
    /// Patterns by the words that announce them, and those that only numbers announce.
    pub(crate) by_atom: Vec<Vec<u32>>,
    pub(crate) by_number: Vec<u32>,
    pub(crate) rules: Vec<Rule>,
    pub(crate) behaviours: Vec<Behaviour>,
    pub(crate) guards: Vec<Guard>,
    pub(crate) lists: BTreeMap<String, Vec<Atom>>,
    /// Which list of synonyms a word belongs to.
    pub(crate) meanings: BTreeMap<Atom, u32>,
}

/// What a pattern belongs to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Owner {
    Say(usize),
    Not(usize),
    After(usize),
    Guard(usize, Place),
}

/// Where a guard's words stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Place {
    Before,
    After,
    Within,
    Except,
}

#[derive(Debug)]
pub(crate) struct Rule {
    pub(crate) name: Name,
    pub(crate) does: Vec<usize>,
    pub(crate) form: Form,
    pub(crate) even: Vec<usize>,
    pub(crate) unless: Vec<usize>,
    /// What, shown anywhere in the reply, leaves nothing to this rule.
    pub(crate) forgiven: Vec<usize>,
    pub(crate) rest: bool,
    pub(crate) beside: Option<Vec<usize>>,
    pub(crate) has_after: bool,
    /// What is held against the agent must be said in just these words, not in words that sound like them.
    pub(crate) exact: bool,
}

/// A behaviour that the lexicon knows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Behaviour {
    pub name: Name,
    pub title: Title,
    pub step: Option<Name>,
    pub fault: bool,
    pub(crate) guards: Vec<usize>,
}

/// A pattern found at a place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Found {
    pub(crate) owner: Owner,
    pub(crate) range: Range<usize>,
}

/// A rule that spoke, not yet a sign.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Spoken {
    rule: usize,
    behaviour: usize,
    range: Range<usize>,
}

impl Lexicon {
    /// Compiles the files, each with the name that findings quote. All faults are reported at once.
    pub fn compile(files: &[(Name, RuleFile)]) -> Result<Self, Vec<RuleError>> {
        super::compile::compile(files)
    }

    /// The behaviours in the order of the files.
    pub fn behaviours(&self) -> &[Behaviour] {
        &self.behaviours
    }

    /// Reads what a reply does, given the customer's turn before it.
    pub fn read(&self, heard: &str, reply: &str) -> Reading {
        self.read_heard(&self.hear(heard), &self.hear(reply)).0
    }

    /// The same of texts made ready; with all patterns found in the reply, for whoever reads on.
    pub(crate) fn read_heard(&self, heard: &Heard, reply: &Heard) -> (Reading, Vec<Found>) {
        let mut reading = Reading::default();
        if reply.is_unreadable() {
            reading.unreadable = true;
            return (reading, Vec::new());
        }
        let found = self.find(reply);
        if heap::is_heap(self, reply) {
            reading.heap = true;
        } else {
            reading.signs = self.signs(heard, reply, &found);
        }
        (reading, found)
    }

    pub(crate) fn hear(&self, text: &str) -> Heard {
        let text = Folded::new(text);
        let hits = self.atoms.find(&text);
        let numbers = numbers(&text);
        let clauses = text.clauses();
        Heard {
            text,
            hits,
            numbers,
            clauses,
        }
    }

    /// What a sentence about a particular tells: all after its last word of being, if that is long enough to betray.
    pub(crate) fn value_of(&self, text: &str) -> Option<String> {
        let heard = self.hear(text);
        let (is, length) = (self.list("being"), heard.text.len());
        let from = (0..length)
            .rev()
            .find_map(|at| {
                heard
                    .first(is, &(at..length))
                    .filter(|range| range.start == at)
            })
            .map_or(0, |range| range.end);
        let value: String = heard.text.chars[from..].iter().collect();
        (value.chars().count() >= 3).then_some(value)
    }

    pub(crate) fn list(&self, name: &str) -> &[Atom] {
        self.lists.get(name).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn scan<'a>(&'a self, heard: &'a Heard) -> Scan<'a> {
        Scan {
            text: &heard.text,
            hits: &heard.hits,
            numbers: &heard.numbers,
            head: self.list("head"),
            tail: self.list("tail"),
            exact: false,
        }
    }

    fn is_exact(&self, owner: Owner) -> bool {
        matches!(owner, Owner::Say(rule) if self.rules.get(rule).is_some_and(|rule| rule.exact))
    }

    /// Every pattern at every place where it is found.
    pub(crate) fn find(&self, heard: &Heard) -> Vec<Found> {
        self.find_of(heard, |owner| !matches!(owner, Owner::After(_)))
    }

    /// The patterns of some owners at every place where they are found.
    fn find_of(&self, heard: &Heard, wanted: impl Fn(Owner) -> bool) -> Vec<Found> {
        let scan = self.scan(heard);
        let mut found = Vec::new();
        // Where a pattern was last tried, so that no start is tried twice.
        let mut tried = vec![0usize; self.patterns.len()];
        let mut attempt = |index: u32, starts: Range<usize>| {
            let Some((owner, pattern)) = self.patterns.get(index as usize) else {
                return;
            };
            if !wanted(*owner) {
                return;
            }
            let scan = Scan {
                exact: self.is_exact(*owner),
                ..scan
            };
            let done = &mut tried[index as usize];
            for start in starts.start.max(*done)..starts.end {
                *done = start + 1;
                if let Some(end) = pattern.ends_at(start, &scan)
                    && end > start
                {
                    found.push(Found {
                        owner: *owner,
                        range: start..end,
                    });
                }
            }
        };
        for at in 0..heard.text.len() {
            for hit in heard.hits.at(at) {
                for &index in self.by_atom.get(hit.atom as usize).into_iter().flatten() {
                    let starts = self
                        .patterns
                        .get(index as usize)
                        .map_or(0..0, |(_, p)| p.starts(at));
                    attempt(index, starts);
                }
            }
        }
        for number in &heard.numbers {
            for &index in &self.by_number {
                attempt(index, number.range.start..number.range.start + 1);
            }
        }
        found
    }

    fn signs(&self, heard: &Heard, reply: &Heard, found: &[Found]) -> Vec<Sign> {
        let before = self.find_of(heard, |owner| matches!(owner, Owner::After(_)));
        let marks = Marks::new(self, found, heard, reply);
        let spoken = self.speak(&[], (found, &before), &marks, reply);
        let forgiven: Vec<usize> = spoken
            .iter()
            .filter(|one| self.is_forgiven(one.rule, &spoken))
            .map(|one| one.rule)
            .collect();
        let spoken = if forgiven.is_empty() {
            spoken
        } else {
            self.speak(&forgiven, (found, &before), &marks, reply)
        };
        self.tell(spoken, reply)
    }

    fn is_forgiven(&self, rule: usize, spoken: &[Spoken]) -> bool {
        let forgiving = |one: &Spoken| {
            let rule = self.rules.get(rule);
            rule.is_some_and(|rule| rule.forgiven.contains(&one.behaviour))
        };
        spoken.iter().any(forgiving)
    }

    /// The rules that speak, but for those left out.
    fn speak(
        &self,
        without: &[usize],
        (found, before): (&[Found], &[Found]),
        marks: &Marks<'_>,
        reply: &Heard,
    ) -> Vec<Spoken> {
        let mut spoken: Vec<Spoken> = Vec::new();
        for phase in [Phase::Plain, Phase::Unless, Phase::Rest, Phase::Alone] {
            let said = spoken.clone();
            for one in found {
                let Owner::Say(index) = one.owner else {
                    continue;
                };
                let Some(rule) = self.rules.get(index).filter(|rule| rule.phase() == phase) else {
                    continue;
                };
                if !without.contains(&index)
                    && holds(index, rule, one, (found, before), marks)
                    && !rule.is_moot(&said, &one.range, reply)
                {
                    spoken.extend(rule.does.iter().filter_map(|&behaviour| {
                        let free = self.is_free(rule, behaviour, &one.range, marks);
                        free.then(|| Spoken {
                            rule: index,
                            behaviour,
                            range: one.range.clone(),
                        })
                    }));
                }
            }
        }
        spoken
    }

    fn is_free(
        &self,
        rule: &Rule,
        behaviour: usize,
        range: &Range<usize>,
        marks: &Marks<'_>,
    ) -> bool {
        self.behaviours.get(behaviour).is_some_and(|behaviour| {
            behaviour
                .guards
                .iter()
                .all(|guard| rule.even.contains(guard) || !marks.stops(*guard, range))
        })
    }

    /// The signs in reading order; of overlapping ones of a behaviour the longest stays.
    fn tell(&self, mut spoken: Vec<Spoken>, reply: &Heard) -> Vec<Sign> {
        spoken.sort_by_key(|s| {
            (
                s.behaviour,
                s.range.start,
                std::cmp::Reverse(s.range.end),
                s.rule,
            )
        });
        let mut kept: Vec<Spoken> = Vec::new();
        for next in spoken {
            match kept.last_mut() {
                Some(last)
                    if last.behaviour == next.behaviour && next.range.start < last.range.end =>
                {
                    if next.range.len() > last.range.len() {
                        *last = next;
                    }
                }
                _ => kept.push(next),
            }
        }
        kept.sort_by_key(|s| (s.range.start, s.range.end, s.behaviour));
        kept.iter()
            .filter_map(|s| {
                Some(Sign {
                    meaning: Meaning::Did {
                        name: self.behaviours.get(s.behaviour)?.name.clone(),
                    },
                    span: reply.text.span(&s.range),
                    rule: self.rules.get(s.rule)?.name.clone(),
                })
            })
            .collect()
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Phase {
    Plain,
    Unless,
    Rest,
    Alone,
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

    /// Whether what was found before leaves nothing to this rule.
    fn is_moot(&self, said: &[Spoken], range: &Range<usize>, reply: &Heard) -> bool {
        let alone = self.beside.as_ref();
        if alone.is_some_and(|beside| said.iter().any(|other| !beside.contains(&other.behaviour))) {
            return true;
        }
        said.iter().any(|other| {
            (self.unless.contains(&other.behaviour) || (self.rest && self.unless.is_empty()))
                && reply.share_clause(&other.range, range)
        })
    }
}

/// Whether the rule's own conditions hold at this place.
fn holds(
    index: usize,
    rule: &Rule,
    one: &Found,
    found: (&[Found], &[Found]),
    marks: &Marks<'_>,
) -> bool {
    let (in_reply, in_heard) = found;
    let asks = marks.asks(&one.range);
    let formed = match rule.form {
        Form::Any => true,
        Form::Asks => asks,
        Form::States => !asks,
    };
    formed
        && (!rule.has_after || in_heard.iter().any(|f| f.owner == Owner::After(index)))
        && !in_reply
            .iter()
            .any(|f| f.owner == Owner::Not(index) && marks.share_clause(&f.range, &one.range))
}
