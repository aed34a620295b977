//! What is right and what is wrong: answers, demands to decline, phrases, forbidden sentences, the ticket.

use super::Preview;
use crate::{
    engine::{
        desk::Desk,
        scenario::{Answer, Note, Sensitive},
        telling,
        ticket::TicketState,
    },
    report::page::{Pair, Section},
    text::Name,
};

impl Preview<'_> {
    pub(super) fn answers(&self) -> Section {
        let mut section = self.section("preview.answers");
        for answer in &self.scenario.answers {
            let mut below = Section::new(&answer.title);
            let mut pairs = vec![
                self.wordings("preview.right", &answer.say),
                self.wordings("preview.wrong", &answer.wrong),
            ];
            if answer.needs_identity {
                pairs.push(self.pair("preview.first", self.text("preview.needs_identity")));
            }
            pairs.extend(self.among_others(answer));
            below.pairs(pairs);
            section.below(below);
        }
        section
    }

    /// What has to come before an answer, and what it may be told instead of.
    fn among_others(&self, answer: &Answer) -> Vec<Pair> {
        let locale = self.voice.locale;
        let list = self.text("preview.list");
        let mut pairs = Vec::new();
        let before = answer.after.iter();
        let before: Vec<String> = before
            .map(|name| telling::title(self.scenario, name))
            .collect();
        if !before.is_empty() {
            let args = before.join(list);
            let said = locale.format("preview.after_is", &[("answers", &args)]);
            pairs.push(self.pair("preview.after", &said));
        }
        if let Some(group) = &answer.any_of {
            let titles = telling::title(self.scenario, group);
            let said = locale.format("preview.any_of_is", &[("answers", &titles)]);
            pairs.push(self.pair("preview.any_of", &said));
        }
        pairs
    }

    /// What the customer may let fall that has to go up at once.
    fn sensitive(&self, sensitive: &Sensitive) -> Section {
        let locale = self.voice.locale;
        let words = sensitive.words.join(self.text("preview.slash"));
        let mut section = Section::new(&locale.format("preview.sensitive", &[("words", &words)]));
        let mut pairs = vec![self.desks(&sensitive.to)];
        if sensitive.record {
            let record = self.text("preview.sensitive_record");
            pairs.push(self.pair("preview.record", record));
        }
        section.pairs(pairs);
        section
    }

    fn desks(&self, to: &[Desk]) -> Pair {
        let desks = to.iter();
        let desks: Vec<&str> = desks
            .map(|desk| self.voice.locale.name("desk", desk.code()))
            .collect();
        self.pair("preview.desks", &desks.join(self.text("preview.or")))
    }

    /// Demands beyond authority, and what has to be handed over.
    pub(super) fn refusals(&self) -> Section {
        let mut section = self.section("preview.refusals");
        for refusal in &self.scenario.refusals {
            let title = refusal.demand.first().map_or("", |demand| demand);
            let mut below = Section::new(title);
            below.pairs(vec![
                self.wordings("preview.also", refusal.demand.get(1..).unwrap_or_default()),
                self.wordings("preview.reason", &refusal.reason),
                self.wordings("preview.offer", &refusal.offer),
            ]);
            section.below(below);
        }
        for sensitive in &self.scenario.sensitives {
            section.below(self.sensitive(sensitive));
        }
        if let Some(escalation) = &self.scenario.escalation {
            let mut below = self.section("preview.escalation");
            below.pairs(vec![
                self.desks(&escalation.to),
                self.wordings("preview.announced", &escalation.words),
            ]);
            section.below(below);
        }
        section
    }

    /// Sentences that have to be said, and sentences that must not.
    pub(super) fn phrases(&self) -> Section {
        let locale = self.voice.locale;
        let scenario = self.scenario;
        let filled = |say: &[String]| say.iter().map(|text| self.script.filled(text)).collect();
        let mut section = self.section("preview.phrases");
        let required = scenario.phrases.iter().map(|phrase| {
            let step = locale.name("step", phrase.step.code());
            let label = locale.format("preview.phrase", &[("step", &step)]);
            Pair::new(&label, filled(&phrase.say)).quoted()
        });
        let mut pairs: Vec<Pair> = required.collect();
        pairs.extend(scenario.forbids.iter().map(|forbid| {
            let key = if forbid.fatal {
                "preview.forbidden_fatal"
            } else {
                "preview.forbidden"
            };
            self.wordings(key, &forbid.say)
        }));
        section.pairs(pairs);
        section
    }

    /// What the record must hold.
    pub(super) fn ticket(&self) -> Section {
        let locale = self.voice.locale;
        let wanted = &self.scenario.ticket;
        let chosen = [
            (
                "kind",
                wanted.kind.map(|it| locale.name("category", it.code())),
            ),
            (
                "priority",
                wanted.priority.map(|it| locale.name("priority", it.code())),
            ),
            (
                "department",
                wanted.department.map(|it| locale.name("desk", it.code())),
            ),
            (
                "state",
                wanted
                    .state
                    .map(|it: TicketState| locale.name("state", it.code())),
            ),
        ];
        let mut section = self.section("preview.ticket");
        let mut pairs: Vec<Pair> = chosen
            .into_iter()
            .filter_map(|(field, choice)| Some(Pair::one(locale.name("field", field), choice?)))
            .collect();
        let notes = wanted.notes.iter().map(|note| self.note(note)).collect();
        pairs.push(Pair::new(self.text("preview.notes"), notes));
        section.pairs(pairs);
        section
    }

    fn note(&self, note: &Note) -> String {
        let locale = self.voice.locale;
        match note {
            Note::Fact(name) => self.noted_fact(name),
            Note::Told(name) => {
                let answer = self.scenario.answer(name);
                let title = answer.map_or(name.as_str(), |answer| &answer.title);
                locale.format("preview.note_told", &[("answer", &title)])
            }
            Note::PromisedTime => locale.text("preview.note_time").to_owned(),
        }
    }

    fn noted_fact(&self, name: &Name) -> String {
        let fact = self.scenario.fact(name);
        let title = fact.map_or(name.as_str(), |fact| &fact.title);
        match fact
            .map(|fact| fact.value.as_str())
            .filter(|value| !value.is_empty())
        {
            Some(value) => self
                .voice
                .locale
                .format("preview.note_fact", &[("fact", &title), ("value", &value)]),
            None => title.to_owned(),
        }
    }
}
