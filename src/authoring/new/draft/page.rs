//! The draft as a file.

use super::{
    super::{
        FORMAT, SCHEMA,
        fill::{Filler, Value, lines, list},
        page::like,
        spoken,
        trial::Outcome,
        words::Words,
    },
    Told,
    matter::{Answer, Beat, Fact, Matter, clauses},
    token::Kind,
};
use crate::{
    authoring::transcript::RealCall, engine::step::Side, library::Library, locale::Locale,
    text::fold::fold,
};

pub(super) struct Page<'a> {
    pub(super) matter: &'a Matter,
    /// What was masked.
    pub(super) counts: &'a [(&'static str, usize)],
    pub(super) customer: Option<&'a str>,
    pub(super) call: &'a RealCall,
    pub(super) told: &'a Told,
    pub(super) library: &'a Library,
    pub(super) locale: &'a Locale,
    pub(super) words: &'a Words,
    /// What came of the model play; `None`: it was not played yet, or cannot be.
    pub(super) outcome: Option<Outcome>,
}

/// Characters of a title made from the problem, of a problem, of a name for a fact.
const TITLE: usize = 20;
const PROBLEM: usize = 48;
const ASKED: usize = 12;

impl Page<'_> {
    pub(super) fn text(&self) -> String {
        self.with(&|_| None, |filler| filler.file(self.words.draft))
    }

    /// Fills with what is known of the call, and before it what `own` knows.
    fn with(
        &self,
        own: &dyn Fn(&str) -> Option<Value>,
        fill: impl FnOnce(&Filler<'_>) -> String,
    ) -> String {
        let tables = self.tables();
        let value = |slot: &str| own(slot).or_else(|| self.value(slot));
        fill(&Filler {
            words: self.words,
            locale: self.locale,
            tables: &tables,
            value: &value,
        })
    }

    fn tables(&self) -> Vec<String> {
        let channel = self.library.channels.get(&self.told.channel);
        let channel = channel.map_or("phone", |channel| like(channel));
        vec![
            "draft".to_owned(),
            format!("categories.{}", self.told.category.code()),
            format!("channels.{channel}"),
            "any".to_owned(),
        ]
    }

    pub(super) fn title(&self) -> String {
        // A number is the mark of a file, not what the call is about.
        let is_name = |name: &&str| name.chars().any(char::is_alphabetic);
        let named = Some(self.call.name.as_str()).filter(is_name);
        let told = self.told.title.clone();
        let title = told.or_else(|| named.map(super::super::tidy));
        let title = title.unwrap_or_else(|| spoken::short(&self.problem(), TITLE));
        let unnamed = || self.words.get("any.default_title").unwrap_or_default();
        if title.is_empty() {
            unnamed().to_owned()
        } else {
            title
        }
    }

    fn problem(&self) -> String {
        let first = self.matter.beats.first().map_or("", |beat| &beat.line);
        let told = self.told.problem.clone();
        told.unwrap_or_else(|| {
            let matter = self.matter_of(&super::super::tidy(first));
            spoken::short(&spoken::safe(&matter), PROBLEM)
        })
    }

    /// Without the greeting and the name it begins with.
    fn matter_of(&self, line: &str) -> String {
        let leads = self.words.list("draft.named");
        let small: Vec<String> = self
            .words
            .list("draft.small")
            .into_iter()
            .map(fold)
            .collect();
        let is_lead = |clause: &&str| {
            let clause = clause.trim();
            leads.iter().any(|lead| clause.starts_with(lead)) || small.contains(&fold(clause))
        };
        let kept: String = clauses(line).skip_while(is_lead).collect();
        if kept.is_empty() {
            line.to_owned()
        } else {
            kept
        }
    }

    fn value(&self, slot: &str) -> Option<Value> {
        let told = self.told;
        Some(Value::Text(match slot {
            "schema" => SCHEMA.to_owned(),
            "format" => FORMAT.to_string(),
            "title" => self.title(),
            "category" => told.category.code().to_owned(),
            "channel" => told.channel.to_string(),
            "persona" => told.persona.to_string(),
            "customer" => return self.customer.map(|name| Value::Text(name.to_owned())),
            "problem" => self.problem(),
            "problem_filed" => spoken::safe(&self.problem()),
            "answers_filed" => self.answers_filed(),
            "promise" => spoken::safe(self.matter.promise.as_deref().unwrap_or_default()),
            slot => return self.toml(slot).map(Value::Toml),
        }))
    }

    /// What is TOML already.
    fn toml(&self, slot: &str) -> Option<String> {
        let matter = self.matter;
        let said = |lines: &[String]| -> Vec<String> {
            lines.iter().map(|line| self.said(line)).collect()
        };
        Some(match slot {
            "masked" => self.masked(),
            "opens_key" => self.opens(),
            "tells_key" if matter.tells.is_empty() => String::new(),
            "tells_lines" => lines(said(&matter.tells).iter().map(String::as_str)),
            "policies" => self.policies(),
            "identity" => self.identity(),
            "all_facts" => matter.facts.iter().map(|fact| self.fact(fact)).collect(),
            "all_answers" => self.answers(),
            "all_beats" => {
                let beats = matter.beats.iter().enumerate();
                beats.map(|(at, beat)| self.beat(at + 1, beat)).collect()
            }
            "close_lines" if !matter.close.is_empty() => {
                list(said(&matter.close).iter().map(String::as_str))
            }
            "notes" => self.notes(),
            "replies" => self.replies(),
            "order_filed" => self.order(),
            "promise_key" if matter.promise.is_none() => String::new(),
            "expect" => self.expect(),
            _ => return None,
        })
    }

    /// A line as the customer says it on this channel.
    fn said(&self, line: &str) -> String {
        let channel = self.library.channels.get(&self.told.channel);
        let is_letter = channel.is_some_and(|channel| channel.is_letter());
        let line = spoken::literal(line.trim());
        if is_letter {
            line
        } else {
            spoken::on_one_line(&line)
        }
    }

    fn masked(&self) -> String {
        if self.counts.is_empty() {
            return String::new();
        }
        let counts = self.counts.iter().map(|(kind, count)| {
            let name = self.locale.text(&format!("new.masked.{kind}")).to_owned();
            format!("{name} {count}")
        });
        let about = counts
            .collect::<Vec<_>>()
            .join(self.locale.text("new.masked.join"));
        let own = |slot: &str| (slot == "about").then(|| Value::Text(about.clone()));
        self.with(&own, |filler| filler.piece("masked_note"))
    }

    /// Who begins, where it is not who usually does on this channel.
    fn opens(&self) -> String {
        let channel = self.library.channels.get(&self.told.channel);
        let usual = match channel {
            Some(channel) if !channel.spoken => Side::Customer,
            _ => Side::Agent,
        };
        let opens = self.call.opens();
        if opens == usual {
            return String::new();
        }
        format!("opens    = \"{}\"\n", opens.code())
    }

    fn policies(&self) -> String {
        let says = self.matter.answers.iter().map(|answer| answer.say.as_str());
        lines(says)
    }

    fn identity(&self) -> String {
        let facts = self.matter.facts.iter();
        let checked: Vec<&str> = facts
            .filter(|fact| matches!(fact.kind, Kind::Order | Kind::Phone | Kind::Identity))
            .map(|fact| fact.name.as_str())
            .collect();
        if checked.is_empty() {
            return String::new();
        }
        let own =
            |slot: &str| (slot == "checked").then(|| Value::Toml(list(checked.iter().copied())));
        self.with(&own, |filler| filler.piece("identity_piece"))
    }

    fn fact(&self, fact: &Fact) -> String {
        let kind = fact.kind.code();
        let usual = self.words.list(&format!("draft.ask.{kind}"));
        let asked = self.asked(&fact.question, &usual);
        let title = self
            .words
            .get(&format!("draft.title.{kind}"))
            .map(str::to_owned);
        let title = title
            .or_else(|| asked.clone())
            .unwrap_or_else(|| fact.name.clone());
        let mut ask: Vec<&str> = asked.iter().map(String::as_str).collect();
        // What is usually asked for is of no use beside a question about something else.
        let of_kind = fact.kind != Kind::Amount || ask.is_empty();
        let others = usual
            .iter()
            .copied()
            .filter(|word| of_kind && asked.as_deref() != Some(word));
        ask.extend(others);
        if ask.is_empty() {
            ask.push(&title);
        }
        let say = self.said(&fact.say);
        let own = |slot: &str| {
            Some(match slot {
                "name" => Value::Text(fact.name.clone()),
                "fact_title" => Value::Text(title.clone()),
                "ask" => Value::Toml(list(ask.iter().copied())),
                "say" => Value::Text(say.clone()),
                "value" => Value::Text(spoken::literal(&fact.value)),
                "about" => Value::Text(spoken::on_one_line(&fact.question)),
                _ => return None,
            })
        };
        self.with(&own, |filler| filler.piece("fact_piece"))
    }

    /// What the agent asked for, without the polite words around it.
    fn asked(&self, question: &str, usual: &[&str]) -> Option<String> {
        let named = |clause: &&str| usual.iter().any(|word| clause.contains(word));
        let asks = |clause: &&str| clause.contains(['?', '\u{ff1f}']);
        let all: Vec<&str> = clauses(question).collect();
        let clause = all.iter().rev().find(|c| named(c));
        let clause = clause.or_else(|| all.iter().rev().find(|c| asks(c)))?;
        let mut core = spoken::literal(clause);
        for polite in self.words.list("draft.polite") {
            core = core.replace(polite, "");
        }
        let core = core.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
        let length = core.chars().count();
        (2..=ASKED).contains(&length).then_some(core)
    }

    fn answers(&self) -> String {
        if self.matter.answers.is_empty() {
            return self.with(&|_| None, |filler| filler.piece("no_answer_piece"));
        }
        let each = self.matter.answers.iter().enumerate();
        each.map(|(at, answer)| self.answer(at + 1, answer))
            .collect()
    }

    fn answer(&self, number: usize, answer: &Answer) -> String {
        let own = |slot: &str| {
            Some(Value::Text(match slot {
                "name" => format!("answer-{number}"),
                "answer_title" => spoken::short(&spoken::safe(&answer.say), TITLE),
                "say" => spoken::safe(&answer.say),
                _ => return None,
            }))
        };
        self.with(&own, |filler| filler.piece("answer_piece"))
    }

    fn beat(&self, number: usize, beat: &Beat) -> String {
        let told = beat
            .told
            .iter()
            .map(|number| format!("told:answer-{number}"));
        let asked = beat.asked.iter().map(|name| format!("asked:{name}"));
        let did = beat.did.iter().map(|did| format!("did:{did}"));
        let until: Vec<String> = if beat.told.is_empty() {
            asked.chain(did).collect()
        } else {
            told.collect()
        };
        let waits = if until.is_empty() {
            "beat_lost"
        } else {
            "beat_piece"
        };
        let own = |slot: &str| {
            Some(Value::Text(match slot {
                "name" => format!("beat-{number}"),
                "line" => self.said(&beat.line),
                "until" => until.join(" | "),
                "about" => spoken::on_one_line(&beat.reply),
                _ => return None,
            }))
        };
        self.with(&own, |filler| filler.piece(waits))
    }

    fn notes(&self) -> String {
        let facts = self.matter.facts.iter();
        let facts = facts.filter(|fact| Kind::PERSONAL.contains(&fact.kind));
        let mut notes: Vec<String> = facts.map(|fact| format!("fact:{}", fact.name)).collect();
        let answers = 1..=self.matter.answers.len();
        notes.extend(answers.map(|number| format!("told:answer-{number}")));
        if self.matter.promise.is_some() {
            notes.push("promised:time".to_owned());
        }
        list(notes.iter().map(String::as_str))
    }

    fn answers_filed(&self) -> String {
        let says = self
            .matter
            .answers
            .iter()
            .map(|answer| spoken::safe(&answer.say));
        says.collect::<Vec<_>>().join("\u{ff1b}")
    }

    fn replies(&self) -> String {
        let replies = self.matter.replies.iter();
        let guarded: Vec<String> = replies.map(|reply| guarded(reply)).collect();
        let said = guarded.iter().map(String::as_str);
        lines(said.filter(|reply| !reply.is_empty()))
    }

    fn order(&self) -> String {
        let mut facts = self.matter.facts.iter();
        let order = facts.find(|fact| fact.kind == Kind::Order);
        order.map_or_else(String::new, |fact| format!("order={} ", fact.value))
    }

    /// What came of the model play, as what is to come of it.
    fn expect(&self) -> String {
        let Some(outcome) = &self.outcome else {
            return "expect = {}".to_owned();
        };
        let about = outcome.score.to_string();
        let own = |slot: &str| {
            Some(match slot {
                "about" => Value::Text(about.clone()),
                "ended" => Value::Text(outcome.ended.to_owned()),
                _ => return None,
            })
        };
        self.with(&own, |filler| filler.piece("expect_piece"))
    }
}

/// A reply as an input line: one that begins like a command or a remark would be none.
fn guarded(reply: &str) -> String {
    let reply = reply.trim().replace('\\', "/");
    let starts = |c: char| matches!(c, '/' | '#') || c.is_whitespace();
    reply.trim_start_matches(starts).to_owned()
}
