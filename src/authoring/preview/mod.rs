//! A scenario as a person reads it: who calls, how the call goes, what is right, what earns points, how the plays come out.

mod about;
mod answers;
mod course;
mod examples;
mod plays;
mod points;

use std::sync::Arc;

pub use examples::Example;

use crate::{
    engine::{
        Scenario, Script,
        chance::Seed,
        lines::{Line, Lines},
        step::Tone,
    },
    library::{Library, ScriptError},
    locale::Locale,
    report::{
        Voice,
        page::{Page, Pair, Section},
    },
};

/// The page of a scenario; `seed` is what its plays are played with, `examples` are calls of it that were kept.
///
/// # Errors
/// When the persona or the channel is not in the library.
pub fn page(
    scenario: &Arc<Scenario>,
    seed: Seed,
    (library, locale): (&Library, &Locale),
    examples: &[Example],
) -> Result<Page, ScriptError> {
    let script = library.script(scenario, None, seed)?;
    // What is shown is what is drawn: no slot is left open.
    let scenario = &script.scenario;
    let voice = Voice {
        locale,
        library,
        width: 0,
    };
    let preview = Preview {
        scenario,
        script: &script,
        seed,
        voice,
    };
    let mut page = preview.heading();
    page.add(preview.customer());
    page.add(preview.brief());
    page.add(preview.facts());
    page.add(preview.varied());
    page.add(preview.course());
    page.add(preview.graph());
    page.add(preview.answers());
    page.add(preview.refusals());
    page.add(preview.phrases());
    page.add(preview.ticket());
    page.add(preview.points());
    for section in preview.plays() {
        page.add(section);
    }
    page.add(preview.examples(examples));
    Ok(page)
}

/// What all parts of the page are made from.
struct Preview<'a> {
    scenario: &'a Arc<Scenario>,
    script: &'a Arc<Script>,
    seed: Seed,
    voice: Voice<'a>,
}

impl<'a> Preview<'a> {
    fn text(&self, key: &'a str) -> &'a str {
        self.voice.locale.text(key)
    }

    fn section(&self, key: &str) -> Section {
        Section::new(self.voice.locale.text(key))
    }

    fn pair(&self, key: &str, text: &str) -> Pair {
        Pair::one(self.voice.locale.text(key), text)
    }

    /// Wordings of one thing, in one paragraph.
    fn wordings(&self, key: &str, say: &[String]) -> Pair {
        let said: Vec<String> = say.iter().map(|text| self.script.filled(text)).collect();
        self.pair(key, &said.join(self.text("preview.list")))
            .quoted()
    }

    /// What the customer says, a pair a tone; `key` is the label of lines for any tone.
    fn lines(&self, key: &str, lines: &Lines) -> Vec<Pair> {
        let tones = [None]
            .into_iter()
            .chain(Tone::ALL.iter().copied().map(Some));
        tones
            .map(|tone| {
                let of_tone = |line: &&Line| line.tone == tone;
                let said = lines.0.iter().filter(of_tone);
                let texts = said.map(|line| self.script.filled(&line.text)).collect();
                let label = match tone {
                    None => self.voice.locale.text(key).to_owned(),
                    Some(tone) => {
                        let tone = self.voice.locale.name("tone", tone.code());
                        self.voice
                            .locale
                            .format("preview.in_tone", &[("tone", &tone)])
                    }
                };
                Pair::new(&label, texts).quoted()
            })
            .collect()
    }

    /// A beat as others refer to it; `None` is the close.
    fn beat(&self, index: Option<usize>) -> String {
        let locale = self.voice.locale;
        let found = index.and_then(|at| Some((at + 1, self.scenario.beats.get(at)?)));
        found.map_or_else(
            || locale.text("preview.close").to_owned(),
            |(number, beat)| {
                locale.format("preview.beat", &[("number", &number), ("name", &beat.name)])
            },
        )
    }
}
