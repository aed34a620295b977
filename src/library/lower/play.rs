//! Plays and what is expected of them.

use super::Lowering;
use crate::{
    engine::{
        chance::Seed,
        expect::{Expect, Range, Wanted},
        scenario::Play,
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
        let mood = section.section("mood");
        let names = |key: &str, kind| -> Vec<Name> {
            let texts = section.placed_texts(key).into_iter();
            texts
                .map(|text| self.known.spellings.code(kind, text.value).into())
                .collect()
        };
        let ended = self.choice(section, "ended", "ending", Ending::from_code);
        let by = self.choice(section, "ended_by", "side", Side::from_code);
        let degrees = |key| {
            if section.is_open("mood") {
                Wanted::Unmeasured
            } else {
                marks(mood, key, 100)
            }
        };
        Expect {
            ended: wanted(section, "ended", ended),
            ended_by: wanted(section, "ended_by", by),
            score: marks(section, "score", 100),
            satisfaction: marks(section, "satisfaction", 5),
            passed: wanted(section, "passed", section.flag("passed")),
            fatal: wanted(section, "fatal", section.flag("fatal")),
            temper: degrees("temper"),
            trust: degrees("trust"),
            says: section.texts("says"),
            finds: names("finds", "fault"),
            misses: names("misses", "item"),
        }
    }
}

fn wanted<T>(section: Section<'_>, key: &str, value: Option<T>) -> Wanted<T> {
    if section.is_open(key) {
        return Wanted::Unmeasured;
    }
    value.map_or(Wanted::Anything, Wanted::Is)
}

fn marks(section: Section<'_>, key: &str, most: u16) -> Wanted<Range> {
    let written = section.placed(key);
    let range = written.and_then(|text| measure::marks(text.value, most));
    wanted(section, key, range)
}
