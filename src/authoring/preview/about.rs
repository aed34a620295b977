//! What a scenario is, who calls, and what the agent may know.

use std::fmt::Display;

use super::Preview;
use crate::{
    engine::{
        scenario::{Fact, IdentityNeed},
        step::Side,
        vary::Draw,
    },
    report::{
        contact,
        page::{Block, Page, Pair, Section},
    },
};

impl Preview<'_> {
    /// Title, summary and what the scenario is at a glance.
    pub(super) fn heading(&self) -> Page {
        let scenario = self.scenario;
        let locale = self.voice.locale;
        let channel = self.script.channel.name.get(locale.language());
        let opens = match scenario.opens {
            Side::Agent => "preview.agent_opens",
            Side::Customer => "preview.customer_opens",
        };
        let ends: Vec<&str> = scenario
            .ends
            .iter()
            .map(|end| locale.name("ending", end.code()))
            .collect();
        let mut section = self.section("preview.about");
        section.pairs(vec![
            self.pair("preview.id", &scenario.id),
            self.pair(
                "preview.category",
                locale.name("category", scenario.category.code()),
            ),
            self.pair(
                "preview.channel",
                &locale.format(opens, &[("channel", &channel)]),
            ),
            self.pair("preview.persona", &self.voice.persona(&self.script.mix)),
            self.pair(
                "preview.level",
                &locale.format("preview.level_of", &[("level", &scenario.level)]),
            ),
            self.pair("preview.target", &scenario.target.to_string()),
            self.pair("preview.ends", &ends.join(self.text("preview.or"))),
        ]);
        let mut page = Page {
            title: scenario.title.clone(),
            lead: vec![scenario.summary.clone()],
            ..Page::default()
        };
        page.lead.retain(|text| !text.trim().is_empty());
        page.add(section);
        page
    }

    /// Name, problem, temper, and what they tell when asked openly.
    pub(super) fn customer(&self) -> Section {
        let customer = &self.scenario.customer;
        let language = self.voice.locale.language();
        let mut section = self.section("preview.customer");
        let mut pairs = vec![
            self.pair("preview.name", &customer.name).quoted(),
            self.pair("preview.problem", &customer.problem).quoted(),
        ];
        for (persona, _) in &self.script.mix.0 {
            let name = persona.name.get(language);
            pairs.push(Pair::one(name, persona.summary.get(language)));
            pairs.push(self.pair("preview.tip", persona.tip.get(language)));
        }
        if !customer.mood.is_none() {
            pairs.push(self.pair("preview.starts", &self.shift(customer.mood)));
        }
        if customer.bystander {
            pairs.push(self.pair("preview.caller", self.text("preview.bystander")));
        }
        pairs.extend(self.lines("preview.tells", &customer.tells));
        section.pairs(pairs);
        section
    }

    /// What the agent sees before and during the call.
    pub(super) fn brief(&self) -> Section {
        let brief = &self.scenario.brief;
        let mut section = self.section("preview.brief");
        let card = brief.card.iter();
        let mut below = self.section("preview.card");
        below.pairs(
            card.map(|(key, value)| Pair::one(key, value).quoted())
                .collect(),
        );
        section.below(below);
        let mut history = self.section("preview.contacts");
        let language = self.voice.locale.language();
        let contacts = brief.contacts.iter().map(|entry| {
            let heading = contact::heading(entry, self.voice.library, language);
            Pair::one(&heading, &entry.said).quoted()
        });
        history.pairs(contacts.collect());
        section.below(history);
        let rules = vec![
            Pair::new(self.text("preview.policy"), brief.policy.clone()).quoted(),
            Pair::new(self.text("preview.may"), brief.may.clone()).quoted(),
            self.identity(),
            Pair::new(
                self.text("preview.secrets"),
                self.scenario
                    .secrets
                    .iter()
                    .map(|secret| secret.say.join(self.text("preview.list")))
                    .collect(),
            ),
        ];
        section.pairs(rules);
        section
    }

    fn identity(&self) -> Pair {
        let identity = &self.scenario.identity;
        if identity.need == IdentityNeed::None {
            return Pair::new("", Vec::new());
        }
        let need = if identity.need == IdentityNeed::Full {
            "preview.identity_full"
        } else {
            "preview.identity_basic"
        };
        let titles: Vec<&str> = identity
            .check
            .iter()
            .map(|name| {
                self.scenario
                    .fact(name)
                    .map_or(name.as_str(), |fact| &fact.title)
            })
            .collect();
        let titles = titles.join(self.text("preview.list"));
        let need = self.voice.locale.format(need, &[("facts", &titles)]);
        self.pair("preview.identity", &need)
    }

    /// What differs from call to call, and what this page shows of it.
    pub(super) fn varied(&self) -> Section {
        let locale = self.voice.locale;
        let mut section = self.section("preview.varied");
        let vary = &self.scenario.vary;
        if vary.is_empty() {
            return section;
        }
        let (count, seed) = (self.scenario.draws(), self.seed.0);
        let args: [(&str, &dyn Display); 2] = [("count", &count), ("seed", &seed)];
        let said = locale.format("preview.varied_is", &args);
        section.blocks.push(Block::Words(said));
        let drawn = Draw::of(vary, self.seed);
        let drawn = drawn.values(vary);
        for (number, group) in (1..).zip(vary) {
            let args: [(&str, &dyn Display); 2] = [("number", &number), ("rows", &group.rows())];
            let mut below = Section::new(&locale.format("preview.varied_group", &args));
            let slots = group.slots.iter().map(|(name, values)| {
                let shown = drawn.iter().find(|(slot, _)| *slot == name.as_str());
                let shown = shown.map_or("", |(_, value)| *value);
                let shown = locale.format("preview.varied_here", &[("value", &shown)]);
                let all = values.join(self.text("preview.list"));
                Pair::new(&format!("{{{name}}}"), vec![all, shown]).quoted()
            });
            below.pairs(slots.collect());
            section.below(below);
        }
        section
    }

    /// What the customer tells only when asked.
    pub(super) fn facts(&self) -> Section {
        let mut section = self.section("preview.facts");
        for fact in &self.scenario.facts {
            section.below(self.fact(fact));
        }
        section
    }

    fn fact(&self, fact: &Fact) -> Section {
        let mut section = Section::new(&fact.title);
        let mut pairs = self.lines("preview.they_say", &fact.say);
        let first = fact.first.0.iter();
        let first = first.map(|line| self.script.filled(&line.text)).collect();
        pairs.insert(
            0,
            Pair::new(self.text("preview.first_wrong"), first).quoted(),
        );
        pairs.insert(0, self.wordings("preview.asked_as", &fact.ask));
        pairs.push(self.pair("preview.value", &fact.value).quoted());
        section.pairs(pairs);
        section
    }
}
