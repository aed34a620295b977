//! Scenarios: all but their agenda and their plays.

use super::{
    Lowering,
    answers::fact,
    lines::lines,
    names::{Own, unknown},
    persona::shift,
    vary::drawn,
};
use crate::{
    engine::{
        Desk, Millis, Scenario,
        persona::MixNames,
        scenario::{
            Brief, Contact, Customer, Escalation, Forbid, Identity, IdentityNeed, Note, Phrase,
            Refusal, Said, TicketWanted,
        },
        step::{Category, Ending, Side, Step},
        ticket::{Priority, TicketState},
        vary::{Draw, Vary},
    },
    source::{Placed, Section, section::within, suggest::nearest},
    text::{Name, Span},
};

impl Lowering<'_> {
    /// A scenario of a file without errors; else whatever could be made of it.
    pub(crate) fn scenario(&mut self, root: Section<'_>, id: Name) -> Scenario {
        let channel = self.channel(root);
        let opens = self.choice(root, "opens", "side", Side::from_code);
        let speaks_first = if self.known.spoken.contains(&channel) {
            Side::Agent
        } else {
            Side::Customer
        };
        let mut ends = self.chosen(root, "ends", "ending", Ending::from_code);
        if ends.is_empty() {
            ends.push(Ending::Resolved);
        }
        Scenario {
            id,
            title: root.text("title").to_owned(),
            summary: root.text("summary").to_owned(),
            category: self
                .choice(root, "category", "category", Category::from_code)
                .unwrap_or(Category::Consult),
            channel,
            opens: opens.unwrap_or(speaks_first),
            persona: self.persona_shares(root),
            level: root.whole("level").unwrap_or(1),
            target: Millis(root.length("target").unwrap_or(360_000)),
            ends,
            customer: customer(root.section("customer")),
            brief: self.brief(root.section("brief")),
            identity: self.identity(root.section("identity")),
            facts: root.sections("fact").into_iter().map(fact).collect(),
            secrets: root.sections("secret").into_iter().map(secret).collect(),
            answers: self.answers(root),
            sensitives: self.sensitives(root),
            refusals: root.sections("refuse").into_iter().map(refusal).collect(),
            phrases: self.phrases(root),
            forbids: root.sections("forbid").into_iter().map(forbid).collect(),
            escalation: self.escalation(root.section("escalation")),
            beats: self.beats(root),
            branches: self.branches(root, ""),
            incidents: self.incidents(root),
            close: lines(root.section("close"), "lines", "close"),
            ticket: self.ticket(root.section("ticket")),
            plays: self.plays(root),
            vary: Vec::new(),
        }
    }

    /// A scenario as one draw makes it.
    pub(crate) fn drawn_scenario(
        &mut self,
        root: Section<'_>,
        id: Name,
        (vary, draw): (Vec<Vary>, &Draw),
    ) -> Scenario {
        let table = (!vary.is_empty()).then(|| drawn(root, &vary, draw));
        let root = table
            .as_ref()
            .map_or(root, |table| Section::new(table, root.span));
        self.own = Own::gather(root, self.findings);
        Scenario {
            vary,
            ..self.scenario(root, id)
        }
    }

    fn channel(&mut self, root: Section<'_>) -> Name {
        let Some(text) = root.placed("channel") else {
            return "phone".into();
        };
        let spellings = &self.known.spellings;
        let code = spellings.code("channel", text.value);
        let channels = &self.known.channels;
        if !channels.contains(code) && !channels.is_empty() {
            let names = channels.iter().map(Name::as_str);
            let meant = nearest(text.value, names.chain(spellings.of("channel")));
            let meant = meant.map(str::to_owned);
            unknown(self.findings, "channel", text.value, text.span).suggest(meant);
        }
        code.into()
    }

    fn persona_shares(&mut self, root: Section<'_>) -> MixNames {
        let table = root.section("persona");
        let mut shares = Vec::new();
        if let Some(name) = root.placed("persona") {
            shares.push((self.persona_name(name), 1));
        } else {
            for (name, _) in table.entries() {
                let share = table.whole(name.value).unwrap_or(1);
                shares.push((self.persona_name(name), share));
            }
        }
        if shares.is_empty() {
            shares.push(("rational".into(), 1));
        }
        MixNames(shares)
    }

    fn persona_name(&mut self, name: Placed<&str>) -> Name {
        let spellings = &self.known.spellings;
        let code = spellings.code("persona", name.value);
        let personas = &self.known.personas;
        if !personas.contains(code) && !personas.is_empty() {
            let names = personas.iter().map(Name::as_str);
            let meant = nearest(name.value, names.chain(spellings.of("persona")));
            let meant = meant.map(str::to_owned);
            unknown(self.findings, "persona", name.value, name.span).suggest(meant);
        }
        code.into()
    }

    fn brief(&self, section: Section<'_>) -> Brief {
        let contacts = section.sections("contact").into_iter();
        Brief {
            card: card(section),
            policy: section.texts("policy"),
            may: section.texts("may"),
            contacts: contacts.map(|contact| self.contact(contact)).collect(),
        }
    }

    /// People come by other ways than the channels of the library too, so any name of a way will do.
    fn contact(&self, section: Section<'_>) -> Contact {
        let channel = section.placed("channel");
        let agent = section.placed("agent");
        Contact {
            when: section.text("when").to_owned(),
            channel: channel.map(|name| self.known.spellings.code("channel", name.value).into()),
            agent: agent.map(|agent| agent.value.to_owned()),
            said: section.text("said").to_owned(),
        }
    }

    fn identity(&mut self, section: Section<'_>) -> Identity {
        if section.is_absent() {
            return Identity::default();
        }
        let need = match section.placed("need") {
            Some(need) => self.known.spellings.code("need", need.value),
            None => "basic",
        };
        let need = match need {
            "none" => IdentityNeed::None,
            "full" => IdentityNeed::Full,
            _ => IdentityNeed::Basic,
        };
        let names = section.placed_texts("check").into_iter();
        Identity {
            need,
            check: names.map(|name| self.refer("fact", name)).collect(),
        }
    }

    fn phrases(&self, root: Section<'_>) -> Vec<Phrase> {
        let phrases = root.sections("phrase").into_iter();
        phrases
            .map(|phrase| Phrase {
                name: phrase.text("name").into(),
                step: self
                    .choice(phrase, "step", "step", Step::from_code)
                    .unwrap_or(Step::Greet),
                say: phrase.texts("say"),
            })
            .collect()
    }

    fn escalation(&self, section: Section<'_>) -> Option<Escalation> {
        (!section.is_absent()).then(|| Escalation {
            to: self.chosen(section, "to", "desk", Desk::from_code),
            words: section.texts("words"),
        })
    }

    fn ticket(&mut self, section: Section<'_>) -> TicketWanted {
        let notes = section.placed_texts("notes");
        TicketWanted {
            kind: self.choice(section, "kind", "category", Category::from_code),
            priority: self.choice(section, "priority", "priority", Priority::from_code),
            department: self.choice(section, "department", "desk", Desk::from_code),
            state: self.choice(section, "state", "state", TicketState::from_code),
            notes: notes
                .into_iter()
                .filter_map(|note| self.note(note))
                .collect(),
        }
    }

    /// `fact:NAME`, `told:NAME` or `promised:time`.
    fn note(&mut self, note: Placed<&str>) -> Option<Note> {
        let (word, name) = note
            .value
            .split_once([':', '\u{ff1a}'])
            .unwrap_or((note.value, ""));
        let (word, name) = (word.trim(), name.trim());
        let start = note.value.rfind(name).unwrap_or_default();
        let place = Placed {
            value: name,
            span: within(&self.file.text, note, Span::new(start, start + name.len())),
        };
        match self.known.spellings.code("atom", word) {
            "promised" => Some(Note::PromisedTime),
            "fact" | "knows" => Some(Note::Fact(self.refer("fact", place))),
            "told" => Some(Note::Told(self.refer("answer", place))),
            _ => {
                self.findings
                    .error("bad-note", note.span)
                    .with("value", note.value);
                None
            }
        }
    }
}

fn customer(section: Section<'_>) -> Customer {
    Customer {
        name: section.text("name").to_owned(),
        problem: section.text("problem").to_owned(),
        tells: lines(section, "tells", "tells"),
        mood: shift(section.section("mood")),
        bystander: section.flag("bystander").unwrap_or_default(),
    }
}

/// In the order of the file.
pub(super) fn card(section: Section<'_>) -> Vec<(String, String)> {
    let card = section.section("card");
    let entries = card.entries().into_iter();
    entries
        .map(|(key, _)| (key.value.to_owned(), card.text(key.value).to_owned()))
        .collect()
}

fn secret(section: Section<'_>) -> Said {
    Said {
        name: section.text("name").into(),
        say: section.texts("say"),
    }
}

fn refusal(section: Section<'_>) -> Refusal {
    Refusal {
        name: section.text("name").into(),
        demand: section.texts("demand"),
        reason: section.texts("reason"),
        offer: section.texts("offer"),
    }
}

fn forbid(section: Section<'_>) -> Forbid {
    Forbid {
        name: section.text("name").into(),
        say: section.texts("say"),
        fatal: section.flag("fatal").unwrap_or_default(),
    }
}
