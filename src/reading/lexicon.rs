//! All behaviour files compiled, and how a reply is read with them.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use super::{
    atoms::{Atom, Atoms},
    edges::{EdgeWords, Edges},
    features::Classes,
    guard::{Guard, Marks},
    heap,
    heard::Heard,
    pattern::Scan,
    ready::{Reader, Ready, Writer, ready},
    rules::{Form, RuleError, RuleFile, Title},
    search::{Found, Search},
    sign::{LEARNED, Meaning, Reading, Sign},
    speak::{Speakers, Spoken},
    terms::Kind,
    turn::Turn,
    weigh::Scales,
};
use crate::text::{Name, fold::Folded, number::numbers};

/// The behaviours and how to hear them. Compiled once, shared by all calls.
#[derive(Debug, Default)]
pub struct Lexicon {
    pub(crate) atoms: Atoms,
    pub(crate) edge_words: EdgeWords,
    /// What is looked for in replies, and what in the customer's turn before.
    pub(crate) in_reply: Search,
    pub(crate) in_turn: Search,
    pub(crate) rules: Vec<Rule>,
    pub(crate) behaviours: Vec<Behaviour>,
    pub(crate) guards: Vec<Guard>,
    pub(crate) lists: BTreeMap<String, Vec<Atom>>,
    /// Which list of synonyms a word belongs to.
    pub(crate) meanings: BTreeMap<Atom, u32>,
    /// Meanings that carry little matter of their own.
    pub(crate) faint: BTreeSet<u32>,
    /// What each word stands for among terms.
    pub(crate) kinds: Vec<Option<Kind>>,
    pub(crate) classes: Classes,
    pub(crate) scales: Option<Scales>,
}

ready!(struct Lexicon {
    atoms, edge_words, in_reply, in_turn, rules, behaviours, guards, lists, meanings, faint, kinds, classes, scales
});

/// What a pattern belongs to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Owner {
    Say(usize),
    Not(usize),
    After(usize),
    Guard(usize, Place),
}

ready!(enum Owner { 0 => Say(rule), 1 => Not(rule), 2 => After(rule), 3 => Guard(guard, place) });

/// Where a guard's words stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Place {
    Before,
    After,
    Within,
    Around,
    Except,
}

ready!(enum Place { 0 => Before, 1 => After, 2 => Within, 3 => Around, 4 => Except });

#[derive(Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each stands in a rule's file as it is, or is told by what stands there"
)]
pub(crate) struct Rule {
    pub(crate) name: Name,
    pub(crate) does: Vec<usize>,
    pub(crate) form: Form,
    pub(crate) even: Vec<usize>,
    pub(crate) unless: Vec<usize>,
    /// What, shown anywhere in the reply, leaves nothing to this rule.
    pub(crate) forgiven: Vec<usize>,
    pub(crate) rest: bool,
    pub(crate) unanswered: bool,
    pub(crate) beside: Option<Vec<usize>>,
    pub(crate) has_after: bool,
    /// How much of the customer's matter the clause must take up.
    pub(crate) takes_up: usize,
    /// What is held against the agent must be said in just these words, not in words that sound like them.
    pub(crate) exact: bool,
}

ready!(struct Rule {
    name, does, form, even, unless, forgiven, rest, unanswered, beside, has_after, takes_up, exact
});

impl Rule {
    /// The rule that is named where the learned weights alone speak.
    pub(crate) fn of_weights(behaviour: &str, index: usize) -> Self {
        Self {
            name: format!("{LEARNED}{behaviour}").into(),
            does: vec![index],
            form: Form::Any,
            even: Vec::new(),
            unless: Vec::new(),
            forgiven: Vec::new(),
            rest: false,
            unanswered: false,
            beside: None,
            has_after: false,
            takes_up: 0,
            exact: false,
        }
    }
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

ready!(struct Behaviour { name, title, step, fault, guards });

impl Lexicon {
    /// Compiles the files, each with the name that findings quote. All faults are reported at once.
    pub fn compile(files: &[(Name, RuleFile)]) -> Result<Self, Vec<RuleError>> {
        super::compile::compile(files)
    }

    /// What was compiled, to be read again by `of_bytes`.
    pub fn bytes(&self) -> Vec<u8> {
        let mut writer = Writer::default();
        self.put(&mut writer);
        writer.bytes
    }

    /// None for what is no lexicon of this very program.
    pub fn of_bytes(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader::new(bytes);
        Self::take(&mut reader).filter(|_| reader.is_at_end())
    }

    /// The behaviours in the order of the files.
    pub fn behaviours(&self) -> &[Behaviour] {
        &self.behaviours
    }

    /// Whether what this rule finds wants no word back.
    pub fn is_unanswered(&self, rule: &str) -> bool {
        let mut rules = self.rules.iter();
        rules.any(|it| it.unanswered && *it.name == *rule)
    }

    /// Reads what a reply does, given the customer's turn before it.
    pub fn read(&self, heard: &str, reply: &str) -> Reading {
        self.read_heard(&self.hear(heard), &self.hear(reply)).0
    }

    /// The same of texts made ready; with the guards' marks in a readable reply, for whoever reads on.
    pub(crate) fn read_heard<'a>(
        &'a self,
        heard: &Heard,
        reply: &'a Heard,
    ) -> (Reading, Option<Marks<'a>>) {
        let mut reading = Reading::default();
        if reply.is_unreadable() {
            reading.unreadable = true;
            return (reading, None);
        }
        let found = self.find_all(reply);
        let marks = Marks::new(self, &found, heard, reply);
        if heap::is_heap(self, reply) {
            reading.heap = true;
        } else {
            let spoken = self.spoken(heard, reply, &found, &marks);
            reading.signs = self.tell(self.weigh(spoken, &marks, heard, reply), reply);
        }
        (reading, Some(marks))
    }

    /// What the rules find.
    pub(crate) fn spoken(
        &self,
        heard: &Heard,
        reply: &Heard,
        found: &[Found],
        marks: &Marks<'_>,
    ) -> Vec<Spoken> {
        // Few rules ask what was said before.
        let before = || Turn::new(self, self.answers(heard), heard);
        Speakers::new(self, found, marks, reply, before).speak()
    }

    pub(crate) fn hear(&self, text: &str) -> Heard {
        let text = Folded::new(text);
        let clauses = text.clauses();
        let hits = self.atoms.find(&text, &clauses);
        let numbers = numbers(&text);
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

    /// Whether a text holds a word of a list.
    pub fn names(&self, list: &str, text: &str) -> bool {
        let heard = self.hear(text);
        heard.has(self.list(list), &(0..heard.text.len()))
    }

    pub(crate) fn list(&self, name: &str) -> &[Atom] {
        self.lists.get(name).map_or(&[], Vec::as_slice)
    }

    /// Every pattern that may stand in a reply, at every place where it is found.
    pub(crate) fn find_all(&self, reply: &Heard) -> Vec<Found> {
        self.find(&self.in_reply, reply)
    }

    fn find(&self, search: &Search, heard: &Heard) -> Vec<Found> {
        let (text, hits) = (&heard.text, &heard.hits);
        search.find(&Scan {
            text,
            hits,
            numbers: &heard.numbers,
            edges: &Edges::new(&self.edge_words, text, &heard.clauses, hits),
            exact: false,
        })
    }

    /// The rules whose words the customer's turn holds.
    fn answers(&self, turn: &Heard) -> BTreeSet<usize> {
        let found = self.find(&self.in_turn, turn);
        let rules = found.iter().filter_map(|one| match one.owner {
            Owner::After(rule) => Some(rule),
            Owner::Say(_) | Owner::Not(_) | Owner::Guard(..) => None,
        });
        rules.collect()
    }

    pub(crate) fn is_free(
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
