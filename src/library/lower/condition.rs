//! Conditions: parsed, and every name in them led to what it names.

use std::collections::BTreeSet;

use super::{Lowering, names::unknown};
use crate::{
    engine::{
        ATOMS, ConditionFault, ConditionFaultKind as Kind,
        condition::{Atom, Condition},
    },
    source::{Placed, Section, section::within, suggest::nearest},
    text::{Name, Span},
};

impl Lowering<'_> {
    /// The condition behind a key; an absent one always holds.
    pub(crate) fn condition(&mut self, section: Section<'_>, key: &str) -> Condition {
        let texts = section.placed_texts(key);
        let mut parts: Vec<Condition> = texts
            .into_iter()
            .filter_map(|text| self.one_condition(text))
            .collect();
        match (parts.len(), parts.pop()) {
            (1, Some(only)) => only,
            (_, last) => {
                parts.extend(last);
                Condition::All(parts)
            }
        }
    }

    fn one_condition(&mut self, text: Placed<&str>) -> Option<Condition> {
        if text.value.trim().is_empty() {
            return None;
        }
        // Titles of answers and facts are Chinese; a plain condition needs no second table.
        let plain = text.value.is_ascii() && !self.own.has_plain_title();
        let all = &self.known.spellings;
        let spoken = if plain {
            all.into()
        } else {
            self.own.spoken(all)
        };
        match Condition::parse(text.value, spoken) {
            Ok(condition) => {
                for (atom, _) in condition.atoms() {
                    self.lead(atom, text);
                }
                Some(condition.unfolded(&|atom| self.own.unfold(atom)))
            }
            Err(fault) => {
                self.condition_fault(&fault, text);
                None
            }
        }
    }

    fn condition_fault(&mut self, fault: &ConditionFault, text: Placed<&str>) {
        let word = fault.span.of(text.value);
        let spellings = &self.known.spellings;
        let meant = match fault.kind {
            Kind::UnknownAtom => nearest(word, ATOMS.iter().copied().chain(spellings.of("atom"))),
            Kind::UnknownDesk => {
                let codes = crate::engine::Desk::ALL.iter().map(|desk| desk.code());
                nearest(word, codes.chain(spellings.of("desk")))
            }
            Kind::ExpectedAtom
            | Kind::UnclosedParenthesis
            | Kind::Trailing
            | Kind::NameMissing
            | Kind::NameNotTaken
            | Kind::ComparisonMissing
            | Kind::NumberExpected
            | Kind::TimeExpected => None,
        };
        let meant = meant.map(str::to_owned);
        self.findings
            .error(code(fault.kind), within(&self.file.text, text, fault.span))
            .with("word", word)
            .suggest(meant);
    }

    /// The name in an atom must be one that the scenario or the library has.
    fn lead(&mut self, atom: &Atom, text: Placed<&str>) {
        let told = self.own.told();
        let (kind, name, known): (_, _, &BTreeSet<Name>) = match atom {
            Atom::Count(name, _, _) if self.known.faults.contains(name) => return,
            Atom::Did(name) | Atom::Count(name, _, _) => {
                ("behaviour", name, &self.known.behaviours)
            }
            Atom::Happened(name) => ("event", name, &self.own.events),
            Atom::Told(name) | Atom::Part(name) | Atom::Wrong(name) => ("answer", name, told),
            Atom::Asked(name) | Atom::Knows(name) | Atom::Misgiven(name) => {
                ("fact", name, &self.own.facts)
            }
            Atom::Sensitive(name) => ("sensitive", name, &self.own.sensitives),
            Atom::Refused(name) | Atom::Granted(name) => ("demand", name, &self.own.demands),
            Atom::Said(name) => ("phrase", name, &self.own.phrases),
            Atom::Forbidden(name) => ("forbid", name, &self.own.forbids),
            Atom::Looked(name) => ("article", name, &self.known.articles),
            Atom::Fault(name) => ("fault", name, &self.known.faults),
            Atom::Verified
            | Atom::Held
            | Atom::Resumed
            | Atom::Transferred(_)
            | Atom::PromisedTime
            | Atom::TicketFiled
            | Atom::Mood(..)
            | Atom::Turns(..)
            | Atom::Tally(..)
            | Atom::Time(..) => return,
        };
        let of_library = matches!(kind, "behaviour" | "article" | "fault");
        if known.contains(name) || (of_library && known.is_empty()) {
            return;
        }
        let spelled = self.known.spellings.of(kind).chain(self.own.titles(kind));
        let meant = nearest(name, known.iter().map(Name::as_str).chain(spelled));
        let meant = meant.map(str::to_owned);
        let span = within(&self.file.text, text, place_of(name, text.value));
        unknown(self.findings, kind, name, span).suggest(meant);
    }
}

/// Where a name stands in a condition: behind a colon.
fn place_of(name: &str, text: &str) -> Span {
    let behind_colon = |at: &usize| {
        let before = text.get(..*at).unwrap_or_default().trim_end();
        before.ends_with([':', '\u{ff1a}'])
    };
    let start = text
        .match_indices(name)
        .map(|(at, _)| at)
        .find(behind_colon);
    start.map_or(Span::new(0, text.len()), |start| {
        Span::new(start, start + name.len())
    })
}

fn code(kind: Kind) -> &'static str {
    match kind {
        Kind::ExpectedAtom => "condition-expected-atom",
        Kind::UnclosedParenthesis => "condition-unclosed",
        Kind::Trailing => "condition-trailing",
        Kind::UnknownAtom => "condition-unknown-atom",
        Kind::NameMissing => "condition-name-missing",
        Kind::NameNotTaken => "condition-name-not-taken",
        Kind::UnknownDesk => "condition-unknown-desk",
        Kind::ComparisonMissing => "condition-comparison-missing",
        Kind::NumberExpected => "condition-number-expected",
        Kind::TimeExpected => "condition-time-expected",
    }
}
