//! Listening in words: how the marks on a line came out, and the sheet at the end.

use std::fmt::Display;

use super::{hang, padded};
use crate::{
    engine::{
        Log,
        step::Step,
        ticket::{Field, Ticket},
    },
    judge::{Filed, Listened, Mark, Scorecard, Verdict, mark::Answer, scorecard::StepScore},
    locale::Locale,
    text::{clean, width},
};

/// How many marks are named to look at again.
const NAMED: usize = 3;
/// The columns of the name in front of a message.
const NAMES: usize = 10;

/// How one mark came out, in words.
pub struct Outcome {
    pub verdict: Verdict,
    pub mark: Mark,
    /// The words it rests on, or how to tell what is not there.
    pub because: String,
}

/// One field of the ticket that the listener or the model call filled.
pub struct Compared {
    pub field: Field,
    pub yours: String,
    pub model: String,
    /// Of choices: whether it is the model's. Words may differ and be right.
    pub same: Option<bool>,
}

/// How the marks on a line came out: what was missed and wrong first, then what was right.
pub fn outcomes(answers: &[Answer<'_>], line: &str, locale: &Locale) -> Vec<Outcome> {
    let mut all: Vec<Outcome> = answers
        .iter()
        .map(|answer| Outcome {
            verdict: answer.verdict,
            mark: answer.mark,
            because: because(answer, line, locale),
        })
        .collect();
    let place = |verdict| match verdict {
        Verdict::Missed => 0,
        Verdict::Wrong => 1,
        Verdict::Open => 2,
        Verdict::Hit => 3,
    };
    all.sort_by_key(|outcome| place(outcome.verdict));
    all
}

fn because(answer: &Answer<'_>, line: &str, locale: &Locale) -> String {
    let words = answer.words(line);
    let words: Vec<String> = words.into_iter().map(one_line).collect();
    let words = words.join(" \u{2026} ");
    match answer.verdict {
        Verdict::Hit | Verdict::Missed => locale.format("listening.because", &[("words", &words)]),
        Verdict::Open => locale.format("listening.open", &[("words", &words)]),
        Verdict::Wrong => {
            let about = locale.name("mark_about", answer.mark.code());
            locale.format("listening.not_here", &[("about", &about)])
        }
    }
}

fn one_line(text: &str) -> String {
    clean::printable(text).replace('\n', " ")
}

impl Outcome {
    /// As one line of text.
    pub fn line(&self, locale: &Locale) -> String {
        let verdict = locale.name("verdict", verdict_code(self.verdict));
        let mark = locale.name("mark", self.mark.code());
        let args: [(&str, &dyn Display); 3] = [
            ("verdict", &verdict),
            ("mark", &mark),
            ("because", &self.because),
        ];
        locale.format("listening.line", &args)
    }
}

/// The characters by which marks are chosen, in the order of the flow.
const SIGNS: &str = "123456789abcdefg";

/// The character by which a mark is chosen.
pub fn sign(mark: Mark) -> char {
    SIGNS.chars().nth(mark as usize).unwrap_or(' ')
}

/// The mark that a character chooses, whatever its case.
pub fn mark_of_sign(letter: char) -> Option<Mark> {
    let at = SIGNS.find(letter.to_ascii_lowercase())?;
    Mark::ALL.get(at).copied()
}

/// As the locale calls it.
pub fn verdict_code(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Hit => "hit",
        Verdict::Missed => "missed",
        Verdict::Wrong => "wrong",
        Verdict::Open => "open",
    }
}

/// What to look at again, the worst first; that there is nothing, where all was heard.
pub fn advice(listened: &Listened, log: &Log, locale: &Locale) -> Vec<String> {
    let weakest = listened.weakest(log);
    let named = weakest.iter().take(NAMED).map(|(mark, tally)| {
        let (name, about) = (
            locale.name("mark", mark.code()),
            locale.name("mark_about", mark.code()),
        );
        let args: [(&str, &dyn Display); 4] = [
            ("mark", &name),
            ("missed", &tally.missed),
            ("wrong", &tally.wrong),
            ("about", &about),
        ];
        locale.format("listening.look_at", &args)
    });
    let mut lines: Vec<String> = named.collect();
    if lines.is_empty() {
        lines.push(locale.text("listening.look_nothing").to_owned());
    }
    lines
}

/// What was marked in a step, in words.
pub fn counted(step: Step, listened: &Listened, log: &Log, locale: &Locale) -> String {
    let tallies = listened.tallies(log);
    let tally = tallies.get(step as usize).copied().unwrap_or_default();
    if tally.wanted() == 0 && tally.wrong == 0 {
        return locale.text("listening.step_empty").to_owned();
    }
    let args: [(&str, &dyn Display); 3] = [
        ("hits", &tally.hits),
        ("missed", &tally.missed),
        ("wrong", &tally.wrong),
    ];
    locale.format("listening.counted", &args)
}

/// The two tickets field by field, as far as either says something.
pub fn tickets(filed: &Filed, locale: &Locale) -> Vec<Compared> {
    let said = |ticket: &Ticket, field: Field| match (ticket.get(field), field.choices()) {
        ("", _) => locale.text("listening.ticket_blank").to_owned(),
        (code, Some((kind, _))) => locale.name(kind, code).to_owned(),
        (text, None) => one_line(text),
    };
    let fields = Field::ALL.iter().copied().filter(|field| {
        !filed.ticket.get(*field).is_empty() || !filed.model.get(*field).is_empty()
    });
    let compared = fields.map(|field| Compared {
        field,
        yours: said(&filed.ticket, field),
        model: said(&filed.model, field),
        same: field
            .choices()
            .map(|_| filed.ticket.get(field) == filed.model.get(field)),
    });
    compared.collect()
}

/// The sentence at the head of the sheet.
pub fn total(card: &Scorecard, locale: &Locale) -> String {
    let args: [(&str, &dyn Display); 2] = [("total", &card.total), ("pass", &card.pass_mark)];
    locale.format("listening.total", &args)
}

/// Whether that is enough, in a word.
pub fn passed<'l>(card: &Scorecard, locale: &'l Locale) -> &'l str {
    let key = if card.passed {
        "listening.passed"
    } else {
        "listening.failed"
    };
    locale.text(key)
}

/// How it is counted.
pub fn rule<'l>(listened: &Listened, locale: &'l Locale) -> &'l str {
    locale.text(match listened.ticket {
        Some(_) => "listening.rule",
        None => "listening.rule_without_ticket",
    })
}

/// The whole sheet as text; nothing where it is not a listener's.
pub fn sheet(card: &Scorecard, log: &Log, locale: &Locale, columns: usize) -> String {
    let Some(listened) = &card.listened else {
        return String::new();
    };
    let mut text = format!("{}  {}\n", total(card, locale), passed(card, locale));
    text.push_str(&hang("", rule(listened, locale), columns));
    text.push_str(&heading("listening.steps", locale));
    for score in &card.steps {
        text.push_str(&step(score, listened, log, locale));
    }
    if let Some(filed) = &listened.ticket {
        text.push_str(&heading("listening.ticket", locale));
        for compared in tickets(filed, locale) {
            text.push_str(&compared.text(locale, columns));
        }
    }
    text.push_str(&heading("listening.look", locale));
    for line in advice(listened, log, locale) {
        text.push_str(&hang("  ", &line, columns));
    }
    text
}

/// What was said, with the marks below each line of the agent and how they came out.
pub fn lines(listened: &Listened, log: &Log, locale: &Locale, columns: usize) -> String {
    let mut text = String::new();
    for message in log.messages() {
        let name = padded(locale.name("side", message.who.code()), NAMES);
        text.push_str(&hang(&name, &message.text, columns));
        let blank = " ".repeat(NAMES);
        for outcome in outcomes(&listened.answers(&message), &message.text, locale) {
            text.push_str(&hang(&blank, &outcome.line(locale), columns));
        }
    }
    text
}

fn heading(key: &str, locale: &Locale) -> String {
    format!("\n{}\n", locale.text(key))
}

fn step(score: &StepScore, listened: &Listened, log: &Log, locale: &Locale) -> String {
    let name = padded(locale.name("step", score.step.code()), 12);
    let points = padded(&format!("{}/{}", score.got, score.of), 14);
    let counted = match score.step {
        Step::Archive => String::new(),
        step => counted(step, listened, log, locale),
    };
    let line = match score.of.0 {
        0 if score.step == Step::Archive => return String::new(),
        0 => format!("  {name}{counted}"),
        _ => format!("  {name}{points}{counted}"),
    };
    format!("{}\n", line.trim_end())
}

impl Compared {
    fn text(&self, locale: &Locale, columns: usize) -> String {
        let name = locale.name("field", self.field.code());
        let same = match self.same {
            Some(true) => format!(" {}", locale.text("listening.ticket_same")),
            Some(false) => format!(" {}", locale.text("listening.ticket_other")),
            None => String::new(),
        };
        let mut text = format!("  {name}{same}\n");
        let labels = ["listening.ticket_yours", "listening.ticket_model"];
        let wide = labels.map(|key| width::columns(locale.text(key)));
        let wide = wide.into_iter().max().unwrap_or_default() + 2;
        for (key, value) in labels.into_iter().zip([&self.yours, &self.model]) {
            let label = format!("    {}", padded(locale.text(key), wide));
            text.push_str(&hang(&label, value, columns));
        }
        text
    }
}
