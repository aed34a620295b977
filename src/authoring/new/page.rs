//! The template with everything put in.

use super::{
    FORMAT, SCHEMA, Wishes,
    fill::{Filler, Value},
    spoken,
    words::Words,
};
use crate::{engine::channel::Channel, library::Library, locale::Locale};

/// How the trainer's words are put in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Manner {
    /// The customer names the problem in the first line, the agent gives the answer as it was typed.
    Quoted,
    /// The same, the answer led in by words of its own: one alone may be too short to be heard.
    LedIn,
    /// The customer comes with a problem that fits any scenario.
    Plain,
    /// The same, and the model play promises nothing: the trainer's words stand in its way.
    Unproved,
}

impl Manner {
    /// In the order in which they are tried.
    pub(super) const PROVED: &'static [Self] = &[Self::Quoted, Self::LedIn, Self::Plain];
}

/// Characters of the problem in the customer's first line, of the answer in a reply, of a title.
const PROBLEM: usize = 56;
const ANSWER: usize = 40;
const TITLE: usize = 20;

pub(super) struct Page<'a> {
    pub(super) wishes: &'a Wishes,
    pub(super) library: &'a Library,
    pub(super) locale: &'a Locale,
    pub(super) words: &'a Words,
    pub(super) manner: Manner,
}

impl Page<'_> {
    pub(super) fn text(&self) -> String {
        let filler = Filler {
            words: self.words,
            locale: self.locale,
            tables: &self.tables(),
            value: &|slot| self.value(slot),
        };
        filler.file(self.words.skeleton)
    }

    /// Where words are looked for, first to last.
    fn tables(&self) -> Vec<String> {
        let wishes = self.wishes;
        let known = |kind: &str, name: &str, like: &str| {
            let has = self.words.has_table(&format!("{kind}.{name}"));
            if has {
                name.to_owned()
            } else {
                like.to_owned()
            }
        };
        let category = format!("categories.{}", wishes.category.code());
        let of_category = format!("{category}.personas");
        let like = self.persona_like();
        let persona = known(&of_category, &wishes.persona, like);
        let channel = known("channels", &wishes.channel, self.channel_like());
        let open = self.manner == Manner::Unproved;
        let own = if open { "unproved" } else { "proved" };
        vec![
            own.to_owned(),
            format!("letters.{channel}"),
            format!("{of_category}.{persona}"),
            category,
            format!("channels.{channel}"),
            "any".to_owned(),
        ]
    }

    /// The persona whose words one of the user's own borrows: the hot-tempered one or the calm one.
    fn persona_like(&self) -> &'static str {
        let persona = self.library.personas.get(&self.wishes.persona);
        match persona {
            Some(persona) if persona.start.temper >= 50 => "emotional",
            _ => "rational",
        }
    }

    fn channel_like(&self) -> &'static str {
        let channel = self.library.channels.get(&self.wishes.channel);
        channel.map_or("phone", |channel| like(channel))
    }

    /// What is known beside the words of the template.
    fn value(&self, slot: &str) -> Option<Value> {
        let wishes = self.wishes;
        let company = &self.library.company;
        Some(Value::Text(match slot {
            "schema" => SCHEMA.to_owned(),
            "format" => FORMAT.to_string(),
            "title" => wishes.title.clone(),
            "category" => wishes.category.code().to_owned(),
            "channel" => wishes.channel.to_string(),
            "persona" => wishes.persona.to_string(),
            "problem" => wishes.problem.clone(),
            "answer" => wishes.answer.clone(),
            "company" => company.name.clone(),
            "agent" => company.agent.clone(),
            "problem_said" => return self.problem().map(Value::Text),
            "problem_filed" => spoken::short(&spoken::safe(&wishes.problem), PROBLEM),
            "answer_said" => return self.answer().map(Value::Text),
            "answer_core" => spoken::short(&spoken::safe(&wishes.answer), ANSWER),
            "answer_title" => match spoken::short(&spoken::safe(&wishes.answer), TITLE) {
                // All marks: it is shown as it was typed.
                title if title.is_empty() => wishes.answer.clone(),
                title => title,
            },
            _ => return None,
        }))
    }

    /// The problem as the customer says it; `None`: in the words of the template.
    fn problem(&self) -> Option<String> {
        let quoted = matches!(self.manner, Manner::Quoted | Manner::LedIn);
        let said = spoken::short(&spoken::safe(&self.wishes.problem), PROBLEM);
        (quoted && spoken::is_chinese(&said)).then_some(said)
    }

    fn answer(&self) -> Option<String> {
        let said = spoken::short(&spoken::safe(&self.wishes.answer), ANSWER);
        let whole = self.manner == Manner::Quoted && spoken::is_chinese(&said);
        whole.then_some(said)
    }
}

/// The channel whose words one of the user's own borrows.
pub(super) fn like(channel: &Channel) -> &'static str {
    match channel {
        channel if channel.spoken => "phone",
        channel if channel.is_letter() => "email",
        _ => "chat",
    }
}
