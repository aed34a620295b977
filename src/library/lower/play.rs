//! Plays and what is expected of them.

use super::Lowering;
use crate::{
    engine::{
        chance::Seed,
        scenario::{Expect, Play},
        step::{Ending, Side},
    },
    source::{Section, measure},
    text::Name,
};

impl Lowering<'_> {
    pub(crate) fn plays(&self, root: Section<'_>) -> Vec<Play> {
        let plays = root.sections("play").into_iter();
        plays
            .map(|play| Play {
                name: play.text("name").into(),
                seed: play.whole("seed").map(Seed),
                inputs: play.texts("inputs"),
                expect: self.expect(play.section("expect")),
            })
            .collect()
    }

    fn expect(&self, section: Section<'_>) -> Expect {
        let marks = |key, most| measure::marks(section.placed(key)?.value, most);
        let names = |key: &str, kind| -> Vec<Name> {
            let texts = section.placed_texts(key).into_iter();
            texts
                .map(|text| self.known.spellings.code(kind, text.value).into())
                .collect()
        };
        Expect {
            ended: self.choice(section, "ended", "ending", Ending::from_code),
            ended_by: self.choice(section, "ended_by", "side", Side::from_code),
            score: marks("score", 100),
            satisfaction: marks("satisfaction", 5),
            passed: section.flag("passed"),
            fatal: section.flag("fatal"),
            finds: names("finds", "fault"),
            misses: names("misses", "item"),
        }
    }
}
