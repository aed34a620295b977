//! The template with everything put in.

use super::{FORMAT, SCHEMA, Wishes, spoken, words::Words};
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
        let tables = self.tables();
        let mut text = String::with_capacity(8 << 10);
        self.fill(self.words.skeleton, &tables, &mut text, 0);
        // A section that is left out leaves its blank line.
        while let Some(at) = text.find("\n\n\n") {
            text.remove(at);
        }
        text
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
        vec![
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

    /// Fills the slots of a piece; the words of a slot may have slots of their own.
    fn fill(&self, piece: &str, tables: &[String], text: &mut String, depth: usize) {
        let mut rest = piece;
        while let Some((before, after)) = rest.split_once("<<") {
            text.push_str(before);
            let Some((slot, behind)) = after.split_once(">>") else {
                break;
            };
            rest = behind;
            let slot = match slot {
                "expect" if self.manner == Manner::Unproved => "expect_open",
                slot => slot,
            };
            if let Some(note) = slot.strip_prefix('#') {
                self.note(note, text);
            } else if let Some(value) = self.value(slot) {
                escape(&value, text);
            } else if let Some(words) = self.words.find(tables, slot)
                && depth < DEEPEST
            {
                let words = words.strip_prefix('\n').unwrap_or(words);
                self.fill(words, tables, text, depth + 1);
            }
        }
        text.push_str(rest);
    }

    /// A comment in the language of the program, each line of it.
    fn note(&self, note: &str, text: &mut String) {
        let key = format!("new.note.{note}");
        for (number, line) in self.locale.text(&key).lines().enumerate() {
            if number > 0 {
                text.push('\n');
            }
            text.push_str("# ");
            text.push_str(line);
        }
    }

    /// What is known beside the words of the template.
    fn value(&self, slot: &str) -> Option<String> {
        let wishes = self.wishes;
        let company = &self.library.company;
        Some(match slot {
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
            "problem_said" => return self.problem(),
            "problem_filed" => spoken::short(&spoken::safe(&wishes.problem), PROBLEM),
            "answer_said" => return self.answer(),
            "answer_core" => spoken::short(&spoken::safe(&wishes.answer), ANSWER),
            "answer_title" => spoken::short(&spoken::safe(&wishes.answer), TITLE),
            _ => return None,
        })
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

/// Words in words in words: no template goes deeper.
const DEEPEST: usize = 8;

/// The channel whose words one of the user's own borrows.
fn like(channel: &Channel) -> &'static str {
    match channel {
        channel if channel.spoken => "phone",
        channel if channel.merge.0 == 0 => "email",
        _ => "chat",
    }
}

/// Within a basic string of TOML.
fn escape(value: &str, text: &mut String) {
    for c in value.chars() {
        if matches!(c, '"' | '\\') {
            text.push('\\');
        }
        text.push(c);
    }
}
