//! Calls that a trainer marked as examples of the scenario, without the name of who had them.

use super::Preview;
use crate::{
    record::{Nameless, Settled, TrainerWord},
    report::{
        Voice,
        page::{Block, Message, Pair, Section},
        settled, transcript,
    },
    session::Past,
};

/// A call with what the trainer said of it.
pub struct Example {
    pub past: Past,
    /// In the order in which they were said.
    pub words: Vec<TrainerWord>,
}

impl Preview<'_> {
    /// A section for all, with one for each below it; nothing where there are none.
    pub(super) fn examples(&self, examples: &[Example]) -> Section {
        let mut section = self.section("preview.examples");
        for (number, example) in (1..).zip(examples) {
            section.below(self.example(number, example));
        }
        section
    }

    fn example(&self, number: usize, example: &Example) -> Section {
        let locale = self.voice.locale;
        let line = &example.past.call.line;
        let nameless = Nameless::new(&line.trainee_name, self.text("preview.somebody"));
        let title = locale.format("preview.example", &[("number", &number)]);
        let mut section = Section::new(&title);
        // Names of what was recognised are those of the call's own files.
        let voice = Voice {
            library: &example.past.library,
            ..self.voice
        };
        section.pairs(self.said(example, &nameless, voice));
        let scenes = transcript::scenes(&example.past.sitting, &voice);
        let messages = scenes.into_iter().map(|scene| Message {
            at: scene.at.to_string(),
            who: scene.who,
            name: scene.name,
            text: nameless.text(&scene.text),
            remark: scene.heard,
        });
        section.blocks.push(Block::Talk(messages.collect()));
        section
    }

    /// Score, and what the trainer said of the call and of its turns.
    fn said(&self, example: &Example, nameless: &Nameless, voice: Voice<'_>) -> Vec<Pair> {
        let locale = self.voice.locale;
        let Some(sheet) = example.past.call.sheets.first() else {
            return Vec::new();
        };
        let program = &sheet.scorecard;
        let after = Settled::of(program, &example.words);
        let said = |word: &TrainerWord| {
            let text = nameless.text(&word.reason);
            let args: [(&str, &dyn std::fmt::Display); 2] = [("reason", &text), ("by", &word.by)];
            (!text.trim().is_empty()).then(|| locale.format("preview.example_said", &args))
        };
        let on_call = after.example.as_ref().and_then(said);
        let on_turns = after.comments.iter().filter_map(|word| {
            let said = said(word)?;
            let turn = settled::of_turn(word, &voice);
            Some(locale.format("preview.example_turn", &[("turn", &turn), ("said", &said)]))
        });
        let total = |sheet| settled::verdict(sheet, locale);
        let mut pairs = vec![self.pair("report.total", &total(program))];
        if after.differs {
            pairs[0] = self.pair("report.by_program", &total(program));
            pairs.push(self.pair("report.by_trainer", &total(&after.sheet)));
        }
        let said: Vec<String> = on_call.into_iter().chain(on_turns).collect();
        pairs.push(Pair::new(self.text("report.words"), said).quoted());
        pairs
    }
}
