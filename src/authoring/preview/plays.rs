//! The plays of a scenario, played: the talk, the score, and whether it is what the author expects.

use super::Preview;
use crate::{
    authoring::test::{compare::Difference, differences},
    engine::{
        scenario::Play,
        step::{Ending, Mode},
    },
    report::{
        line_fault,
        page::{Block, Message, Pair, Section},
        transcript,
    },
    session::{Sitting, drive},
};

impl Preview<'_> {
    /// A section a play; the model play first.
    pub(super) fn plays(&self) -> Vec<Section> {
        let mut plays: Vec<&Play> = self.scenario.plays.iter().collect();
        plays.sort_by_key(|play| !play.is_model());
        if plays.is_empty() {
            let mut none = self.section("preview.plays");
            let said = self.text("preview.no_plays").to_owned();
            none.blocks.push(Block::Words(said));
            return vec![none];
        }
        plays.into_iter().map(|play| self.play(play)).collect()
    }

    fn play(&self, play: &Play) -> Section {
        let locale = self.voice.locale;
        let title = if play.is_model() {
            locale.text("preview.model_play").to_owned()
        } else {
            locale.format("preview.play", &[("name", &play.name)])
        };
        let mut section = Section::new(&title);
        let library = self.voice.library;
        let seed = play.seed.unwrap_or(self.seed);
        let script = library.redrawn(self.script, seed);
        let drawn = script.scenario.play(&play.name);
        let inputs = drawn.map_or(&play.inputs, |drawn| &drawn.inputs).clone();
        let mut sitting = Sitting::new(script, library.rubric(), Mode::Practice, seed);
        if let Err(fault) = drive::run(&mut sitting, &inputs, &library.spellings) {
            let said = line_fault(fault.line, &fault.fault, locale);
            section.blocks.push(Block::Words(said));
            return section;
        }
        section.pairs(self.outcome(play, &sitting));
        let scenes = transcript::scenes(&sitting, &self.voice);
        let messages = scenes.into_iter().map(|scene| Message {
            at: scene.at.to_string(),
            who: scene.who,
            name: scene.name,
            text: scene.text,
            remark: scene.heard,
        });
        section.blocks.push(Block::Talk(messages.collect()));
        section
    }

    /// Score, ending and satisfaction, and what was expected of them.
    fn outcome(&self, play: &Play, sitting: &Sitting) -> Vec<Pair> {
        let locale = self.voice.locale;
        let Some(sheet) = &sitting.scorecard else {
            return Vec::new();
        };
        let key = match (sheet.passed, sheet.failed_fatally()) {
            (true, _) => "report.passed",
            (false, true) => "report.failed_fatally",
            (false, false) => "report.failed",
        };
        let score = locale.format(key, &[("total", &sheet.total), ("mark", &sheet.pass_mark)]);
        let ending = sheet.ending.map_or("", Ending::code);
        let ending = locale.name("ending", ending);
        let ending = if sheet.right_ending {
            locale.format("report.ending_right", &[("ending", &ending)])
        } else {
            locale.format("report.ending_wrong", &[("ending", &ending)])
        };
        let fatal = sheet.fatal.iter().map(|error| {
            let key = if error.suspected {
                "report.suspected"
            } else {
                "report.is_fatal"
            };
            let fault = self.voice.behaviour(&error.fault);
            locale.format(key, &[("fault", &fault)])
        });
        let fatal: Vec<String> = fatal.collect();
        vec![
            self.pair("report.total", &score),
            self.pair("report.ending", &ending),
            self.pair(
                "report.satisfaction",
                &format!("{} / 5", sheet.satisfaction),
            ),
            self.pair("report.fatal", &fatal.join(self.text("preview.list"))),
            self.expected(&differences(&play.expect, sitting)),
        ]
    }

    fn expected(&self, differences: &[Difference]) -> Pair {
        let locale = self.voice.locale;
        let label = self.text("preview.expected");
        if differences.is_empty() {
            return Pair::one(label, self.text("preview.as_expected"));
        }
        let said = differences.iter().map(|it| {
            let args: [(&str, &dyn std::fmt::Display); 3] =
                [("key", &it.key), ("wanted", &it.wanted), ("got", &it.got)];
            locale.format("preview.differs", &args)
        });
        Pair::new(label, said.collect())
    }
}
