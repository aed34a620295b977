//! A condition in the reader's language: `told:window & did:empathy` becomes what the agent has to do, with titles for names.

use std::fmt::Display;

use super::Voice;
use crate::{
    engine::{
        Millis, Scenario,
        condition::{Atom, Clock, Comparison, Condition},
        telling,
    },
    text::{Name, clean, width},
};

/// Columns of a wording that stands for a name.
const WORDING: usize = 28;

/// The condition as a sentence part; empty for one that always holds.
pub fn words(condition: &Condition, scenario: &Scenario, voice: &Voice<'_>) -> String {
    let speaker = Speaker { scenario, voice };
    let said = speaker.say(&settled(condition, false), false);
    clean::printable(&said).replace('\n', " ")
}

/// `not` moved down to the atoms, lists inside lists of the same kind dissolved.
enum Settled<'a> {
    All(Vec<Self>),
    Any(Vec<Self>),
    Atom(&'a Atom, bool),
}

fn settled(condition: &Condition, negated: bool) -> Settled<'_> {
    match condition {
        Condition::Not(part) => settled(part, !negated),
        Condition::Atom(atom) => Settled::Atom(atom, negated),
        Condition::All(parts) if !negated => Settled::All(flat(parts, negated, true)),
        Condition::Any(parts) if negated => Settled::All(flat(parts, negated, true)),
        Condition::All(parts) | Condition::Any(parts) => Settled::Any(flat(parts, negated, false)),
    }
}

fn flat(parts: &[Condition], negated: bool, all: bool) -> Vec<Settled<'_>> {
    let mut found = Vec::new();
    for part in parts {
        match (settled(part, negated), all) {
            (Settled::All(inner), true) | (Settled::Any(inner), false) => found.extend(inner),
            (other, _) => found.push(other),
        }
    }
    found
}

struct Speaker<'a> {
    scenario: &'a Scenario,
    voice: &'a Voice<'a>,
}

/// What an atom says.
enum Said {
    /// A sentence part of its own.
    Whole(String),
    /// The key of a sentence part, and the names that stand in it.
    Of(String, Vec<String>),
}

impl Speaker<'_> {
    fn say(&self, condition: &Settled<'_>, inside: bool) -> String {
        let (parts, all) = match condition {
            Settled::Atom(atom, negated) => {
                return self.phrase(self.one(atom, *negated), false);
            }
            Settled::All(parts) => (parts, true),
            Settled::Any(parts) => (parts, false),
        };
        let said = self.parts(parts, all);
        let join = if all { "condition.and" } else { "condition.or" };
        let joined = said.join(self.voice.locale.text(join));
        if inside && said.len() > 1 {
            self.voice
                .locale
                .format("condition.inside", &[("condition", &joined)])
        } else {
            joined
        }
    }

    /// Neighbours of which the same is said are said together.
    fn parts(&self, parts: &[Settled<'_>], all: bool) -> Vec<String> {
        let mut said: Vec<String> = Vec::new();
        let mut open: Option<(Said, bool)> = None;
        for part in parts {
            if all && is_rest_of_part(part, parts) {
                continue;
            }
            let Settled::Atom(atom, negated) = part else {
                said.extend(self.close(&mut open, all));
                said.push(self.say(part, true));
                continue;
            };
            let next = match atom {
                Atom::Part(name) if all && !negated && lacks(parts, name) => {
                    Said::Of("condition.part_only".to_owned(), vec![self.answer(name)])
                }
                _ => self.one(atom, *negated),
            };
            // "Not a or not b" is not "neither a nor b".
            let joins = all || !*negated;
            match (&mut open, next) {
                (Some((Said::Of(key, names), _)), Said::Of(same, more))
                    if joins && *key == same && !more.is_empty() =>
                {
                    names.extend(more);
                }
                (_, next) => {
                    said.extend(self.close(&mut open, all));
                    open = Some((next, *negated));
                }
            }
        }
        said.extend(self.close(&mut open, all));
        said
    }

    fn close(&self, open: &mut Option<(Said, bool)>, all: bool) -> Option<String> {
        let (said, negated) = open.take()?;
        Some(self.phrase(said, all && !negated))
    }

    fn phrase(&self, said: Said, all: bool) -> String {
        let locale = self.voice.locale;
        let (key, names) = match said {
            Said::Whole(text) => return text,
            Said::Of(key, names) => (key, names),
        };
        let quoted: Vec<String> = names
            .iter()
            .map(|name| locale.format("condition.quoted", &[("name", name)]))
            .collect();
        let last = if all {
            "condition.names_and"
        } else {
            "condition.names_or"
        };
        let names = match quoted.split_last() {
            Some((one, rest)) if !rest.is_empty() => {
                let rest = rest.join(locale.text("condition.names_more"));
                format!("{rest}{}{one}", locale.text(last))
            }
            _ => quoted.concat(),
        };
        locale.format(&key, &[("names", &names)])
    }

    fn one(&self, atom: &Atom, negated: bool) -> Said {
        let (key, name) = match atom {
            Atom::Mood(gauge, how, than) => {
                return self.whole(gauge.code(), "", ("value", *how, than), negated);
            }
            Atom::Turns(how, than) => {
                return self.whole("turns", "", ("number", *how, than), negated);
            }
            Atom::Count(name, how, than) => {
                let name = self.voice.behaviour(name);
                return self.whole("count", name, ("number", *how, than), negated);
            }
            Atom::Tally(tally, how, than) => {
                let key = format!("tally_{}", tally.code());
                return self.whole(&key, "", ("number", *how, than), negated);
            }
            Atom::Time(clock, how, than) => {
                let (key, than) = (since(*clock), Millis::seconds(u64::from(*than)));
                return self.whole(key, "", ("time", *how, &than), negated);
            }
            Atom::Happened(name) => ("happened", Some(self.incident(name))),
            Atom::Misgiven(name) => ("misgiven", Some(self.fact(name))),
            Atom::Sensitive(name) => ("sensitive", Some(self.sensitive(name))),
            Atom::Transferred(None) => ("transferred", None),
            Atom::Verified => ("verified", None),
            Atom::Held => ("held", None),
            Atom::Resumed => ("resumed", None),
            Atom::PromisedTime => ("promised", None),
            Atom::TicketFiled => ("ticket", None),
            Atom::Did(name) => (self.did(name), Some(self.voice.behaviour(name).to_owned())),
            Atom::Fault(name) => ("fault", Some(self.voice.behaviour(name).to_owned())),
            Atom::Told(name) => ("told", Some(self.answer(name))),
            Atom::Part(name) => ("part", Some(self.answer(name))),
            Atom::Wrong(name) => ("wrong", Some(self.answer(name))),
            Atom::Asked(name) => ("asked", Some(self.fact(name))),
            Atom::Knows(name) => ("knows", Some(self.fact(name))),
            Atom::Refused(name) => ("refused", Some(self.demand(name))),
            Atom::Granted(name) => ("granted", Some(self.demand(name))),
            Atom::Said(name) => ("said", Some(self.required(name))),
            Atom::Forbidden(name) => ("forbidden", Some(self.forbidden(name))),
            Atom::Looked(name) => ("looked", Some(self.article(name))),
            Atom::Transferred(Some(desk)) => {
                let desk = self.voice.locale.name("desk", desk.code());
                ("transferred_to", Some(desk.to_owned()))
            }
        };
        let not = if negated { "not_" } else { "" };
        Said::Of(format!("condition.{not}{key}"), name.into_iter().collect())
    }

    /// Whether a behaviour is something to be shown or a fault.
    fn did(&self, name: &Name) -> &'static str {
        let fault = self.voice.locale.has(&format!("fault.{name}"));
        if fault { "did_fault" } else { "did" }
    }

    /// What compares with a number: `kind` says of what, `how` and `than` are turned round where it is negated.
    fn whole(
        &self,
        key: &str,
        name: &str,
        (kind, how, than): (&str, Comparison, &dyn Display),
        negated: bool,
    ) -> Said {
        let locale = self.voice.locale;
        let number = format!("condition.{kind}_{}", compared(how, negated));
        let number = locale.format(&number, &[("number", than)]);
        let args: [(&str, &dyn Display); 2] = [("name", &name), ("number", &number)];
        Said::Whole(locale.format(&format!("condition.{key}"), &args))
    }

    fn required(&self, name: &Name) -> String {
        let phrase = self.scenario.phrases.iter().find(|it| it.name == *name);
        let company = &self.voice.library.company;
        let first = phrase.and_then(|it| it.say.first());
        let first = first.map(|say| {
            say.replace("{company}", &company.name)
                .replace("{agent}", &company.agent)
                .replace("{customer}", &self.scenario.customer.name)
        });
        wording(first.as_ref().map(std::slice::from_ref), name)
    }

    fn forbidden(&self, name: &Name) -> String {
        let forbid = self.scenario.forbids.iter().find(|it| it.name == *name);
        wording(forbid.map(|it| &*it.say), name)
    }

    fn article(&self, name: &Name) -> String {
        let articles = &self.voice.library.company.articles;
        let found = articles.iter().find(|article| article.name == *name);
        found.map_or(name.as_str(), |it| &it.title).to_owned()
    }

    /// An answer, or all of a group.
    fn answer(&self, name: &str) -> String {
        let title = telling::title(self.scenario, name);
        if title.is_empty() {
            name.to_owned()
        } else {
            title
        }
    }

    fn incident(&self, name: &str) -> String {
        let incident = self.scenario.incident(name);
        wording(incident.map(|it| &*it.notice), name)
    }

    fn sensitive(&self, name: &str) -> String {
        let sensitive = self.scenario.sensitive(name);
        let words = sensitive.map(|it| it.words.join(self.voice.locale.text("preview.slash")));
        words.unwrap_or_else(|| name.to_owned())
    }

    fn fact(&self, name: &str) -> String {
        let fact = self.scenario.fact(name);
        fact.map_or(name, |fact| &fact.title).to_owned()
    }

    fn demand(&self, name: &str) -> String {
        let refusal = self.scenario.refusals.iter().find(|it| it.name == *name);
        wording(refusal.map(|it| &*it.demand), name)
    }
}

/// Whether all of `parts` includes that an answer is not told whole.
fn lacks(parts: &[Settled<'_>], name: &Name) -> bool {
    parts
        .iter()
        .any(|part| matches!(part, Settled::Atom(Atom::Told(told), true) if told == name))
}

/// "Not told" beside "told in part": both are said as one.
fn is_rest_of_part(part: &Settled<'_>, parts: &[Settled<'_>]) -> bool {
    let Settled::Atom(Atom::Told(told), true) = part else {
        return false;
    };
    parts
        .iter()
        .any(|other| matches!(other, Settled::Atom(Atom::Part(name), false) if name == told))
}

/// The first wording, short; the name where there is none.
fn wording(say: Option<&[String]>, name: &str) -> String {
    let first = say.and_then(<[String]>::first);
    let first = first.map_or(name, |text| text.trim());
    let cut = width::clip(first, WORDING);
    if cut.len() < first.len() {
        format!("{}…", cut.trim_end())
    } else {
        first.to_owned()
    }
}

fn since(clock: Clock) -> &'static str {
    match clock {
        Clock::Talk => "time",
        Clock::Beat => "beat_time",
    }
}

fn compared(comparison: Comparison, negated: bool) -> &'static str {
    match (comparison, negated) {
        (Comparison::Less, false) | (Comparison::AtLeast, true) => "less",
        (Comparison::AtMost, false) | (Comparison::More, true) => "at_most",
        (Comparison::Equal, false) => "equal",
        (Comparison::Equal, true) => "other",
        (Comparison::AtLeast, false) | (Comparison::Less, true) => "at_least",
        (Comparison::More, false) | (Comparison::AtMost, true) => "more",
    }
}
