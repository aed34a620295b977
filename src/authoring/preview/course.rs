//! The course of the call: beat by beat, what the customer says, what they wait for, where it leads.

use super::Preview;
use crate::{
    engine::{
        mood::Shift,
        scenario::{Beat, Branch, Incident},
        step::{Ending, Side},
    },
    report::{
        condition,
        graph::Graph,
        page::{Block, Drawn, Pair, Section},
    },
};

impl Preview<'_> {
    /// From the first word to the close.
    pub(super) fn course(&self) -> Section {
        let scenario = self.scenario;
        let mut section = self.section("preview.course");
        let opening = match (self.script.channel.spoken, scenario.opens) {
            (true, Side::Agent) => "preview.rings",
            (true, Side::Customer) => "preview.rings_and_speaks",
            (false, Side::Agent) => "preview.agent_writes",
            (false, Side::Customer) => "preview.customer_writes",
        };
        section
            .blocks
            .push(Block::Words(self.text(opening).to_owned()));
        for (at, beat) in scenario.beats.iter().enumerate() {
            section.below(self.one_beat(at, beat));
        }
        let mut anywhere = self.section("preview.anywhere");
        for branch in &scenario.branches {
            anywhere.below(self.branch(branch));
        }
        section.below(anywhere);
        let mut incidents = self.section("preview.incidents");
        for incident in &scenario.incidents {
            incidents.below(self.incident(incident));
        }
        section.below(incidents);
        section.below(self.close());
        section
    }

    /// The same as a drawing.
    pub(super) fn graph(&self) -> Section {
        let mut section = self.section("preview.graph");
        let id = &self.scenario.id;
        section.blocks.push(Block::Graph(Drawn {
            graph: Graph::of(self.script, &self.voice),
            instead: self
                .voice
                .locale
                .format("preview.graph_too_wide", &[("id", id)]),
        }));
        section
    }

    fn one_beat(&self, at: usize, beat: &Beat) -> Section {
        let mut section = Section::new(&self.beat(Some(at)));
        let mut pairs = self.lines("preview.they_say", &beat.lines);
        if beat.vent {
            pairs.push(self.pair("preview.vent", self.text("preview.vent_means")));
        }
        if beat.until.is_always() {
            pairs.push(self.pair("preview.until", self.text("preview.until_nothing")));
        } else {
            let until = condition::words(&beat.until, self.scenario, &self.voice);
            pairs.push(self.pair("preview.until", &until));
            pairs.extend(self.nudges(beat));
        }
        pairs.push(self.pair("preview.then", &self.beat(beat.next)));
        section.pairs(pairs);
        for branch in &beat.branches {
            section.below(self.branch(branch));
        }
        section
    }

    /// What they say when nothing was taken up, and when they let it be.
    fn nudges(&self, beat: &Beat) -> Vec<Pair> {
        let mut pairs = self.lines("preview.nudge", &beat.nudge);
        let given_up = self
            .voice
            .locale
            .format("preview.patience_is", &[("times", &beat.patience)]);
        pairs.push(self.pair("preview.patience", &given_up));
        pairs
    }

    fn branch(&self, branch: &Branch) -> Section {
        let locale = self.voice.locale;
        let hears = condition::words(&branch.hears, self.scenario, &self.voice);
        let key = if branch.once {
            "preview.if_once"
        } else {
            "preview.if"
        };
        let mut section = Section::new(&locale.format(key, &[("condition", &hears)]));
        let mut pairs = self.lines("preview.they_say", &branch.lines);
        pairs.push(self.pair("preview.mood", &self.shift(branch.mood)));
        if branch.goto.is_some() {
            pairs.push(self.pair("preview.goto", &self.beat(branch.goto)));
        }
        section.pairs(pairs);
        section
    }

    /// Something that happens in the middle of the call.
    fn incident(&self, incident: &Incident) -> Section {
        let mut section = Section::new(&incident.name);
        let when = condition::words(&incident.when, self.scenario, &self.voice);
        let filled = |text: &String| self.script.filled(text);
        let notice = incident.notice.iter().map(filled).collect();
        let mut pairs = vec![
            self.pair("preview.when", &when),
            Pair::new(self.text("preview.notice"), notice).quoted(),
        ];
        pairs.extend(self.lines("preview.they_say", &incident.lines));
        pairs.push(self.pair("preview.mood", &self.shift(incident.mood)));
        if incident.goto.is_some() {
            pairs.push(self.pair("preview.goto", &self.beat(incident.goto)));
        }
        let card = incident.card.iter();
        let card = card.map(|(key, value)| {
            let colon = self.text("preview.colon");
            format!("{key}{colon}{value}")
        });
        pairs.push(Pair::new(self.text("preview.new_card"), card.collect()).quoted());
        section.pairs(pairs);
        section
    }

    /// How far the mood moves; empty where it does not.
    pub(super) fn shift(&self, shift: Shift) -> String {
        let moved = [
            ("condition.gauge_temper", shift.temper),
            ("condition.gauge_trust", shift.trust),
        ];
        let moved: Vec<String> = moved
            .into_iter()
            .filter(|(_, by)| *by != 0)
            .map(|(key, by)| format!("{} {by:+}", self.voice.locale.text(key)))
            .collect();
        moved.join(self.text("preview.list"))
    }

    fn close(&self) -> Section {
        let locale = self.voice.locale;
        let mut section = self.section("preview.close");
        let mut pairs = self.lines("preview.they_say", &self.scenario.close);
        let name = |ending: Ending| locale.name("ending", ending.code()).to_owned();
        let right = self.scenario.ends.iter().map(|end| name(*end));
        let right: Vec<String> = right.collect();
        pairs.push(self.pair("preview.ends", &right.join(self.text("preview.or"))));
        pairs.push(self.pair("preview.left_open", &name(Ending::Pending)));
        section.pairs(pairs);
        section
    }
}
