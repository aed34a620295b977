//! One call of a list: its values by code, and their names.

use serde::Serialize;

use crate::{
    engine::step::{Category, Ending, Mode},
    judge::Points,
    locale::Locale,
    record::{CallId, CallKind, CallLine, CallState, Instant, Settled},
    report::{Voice, scores::Scores},
    text::{Name, clean},
};

/// Keys in the order in which they are written. What only a scored call has is `null` in others.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Row<'a> {
    pub id: &'a CallId,
    /// The shortest beginning of the id that finds it.
    pub short: &'a str,
    pub trainee: &'a str,
    pub kind: CallKind,
    pub state: CallState,
    /// RFC 3339.
    pub started: String,
    pub scenario: &'a Name,
    pub title: &'a str,
    pub category: Category,
    pub level: u8,
    pub channel: &'a Name,
    pub persona: &'a str,
    pub seed: u64,
    pub mode: Mode,
    /// What it was taken up from.
    pub parent: Option<Parent<'a>>,
    pub score: Option<Points>,
    pub passed: Option<bool>,
    pub fatal: Option<u16>,
    pub suspected: Option<u16>,
    pub ended: Option<Ending>,
    pub satisfaction: Option<u8>,
    pub lasted_ms: Option<u64>,
    pub turns: Option<u16>,
    pub steps: Option<Scores>,
    pub dimensions: Option<Scores>,
    /// After the trainer's words, where there are any.
    pub trainer_score: Option<Points>,
    pub trainer_passed: Option<bool>,
    /// The fatal errors that are left after the trainer's words, for those who show the verdict.
    #[serde(skip)]
    pub trainer_fatal: Option<u16>,
    /// When it began, for those who show it.
    #[serde(skip)]
    pub at: Instant,
}

/// The turn with which a call goes its own way.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Parent<'a> {
    pub call: &'a CallId,
    pub turn: u16,
}

impl<'a> Row<'a> {
    pub fn of(line: &'a CallLine, short: &'a str) -> Self {
        let origins = &line.origins;
        let summary = line.summary.as_ref();
        Self {
            id: &line.id,
            short,
            trainee: &line.trainee_name,
            kind: origins.kind,
            state: line.state,
            started: origins.started.rfc3339(),
            scenario: &origins.scenario,
            title: &origins.title,
            category: origins.category,
            level: origins.level,
            channel: &origins.channel,
            persona: &origins.persona,
            seed: origins.seed.0,
            mode: origins.mode,
            parent: origins
                .parent
                .as_ref()
                .map(|(call, turn)| Parent { call, turn: *turn }),
            score: summary.map(|summary| summary.total),
            passed: summary.map(|summary| summary.passed),
            fatal: summary.map(|summary| summary.fatal),
            suspected: summary.map(|summary| summary.suspected),
            ended: summary.and_then(|summary| summary.ending),
            satisfaction: summary.map(|summary| summary.satisfaction),
            lasted_ms: summary.map(|summary| summary.lasted.0),
            turns: summary.map(|summary| summary.turns),
            steps: summary.map(|summary| Scores::of_steps(&summary.steps)),
            dimensions: summary.map(|summary| Scores::of_dimensions(&summary.dimensions)),
            trainer_score: line.settled.as_ref().map(|settled| settled.total),
            trainer_passed: line.settled.as_ref().map(|settled| settled.passed),
            trainer_fatal: line.settled.as_ref().map(|settled| settled.fatal),
            at: origins.started,
        }
    }

    /// The same with what the trainer's words made of it, for a call that comes with them.
    #[must_use]
    pub fn settled(self, settled: Option<&Settled>) -> Self {
        Self {
            trainer_score: settled.map(|settled| settled.sheet.total),
            trainer_passed: settled.map(|settled| settled.sheet.passed),
            ..self
        }
    }
}

/// The names of what records hold by code, in the language of the program.
#[derive(Clone, Copy)]
pub struct Names<'a> {
    pub voice: Voice<'a>,
}

impl<'a> Names<'a> {
    fn locale(self) -> &'a Locale {
        self.voice.locale
    }

    /// One line of safe text; of nobody, that nobody gave a name.
    pub fn trainee(self, name: &str) -> String {
        if name.trim().is_empty() {
            return self.locale().text("report.records.unnamed").to_owned();
        }
        one_line(name)
    }

    /// A persona by its code, or the shares of a mix.
    pub fn persona(self, code: &str) -> String {
        let name = |code: &str| {
            let known = self.voice.library.personas.get(code);
            let name = known.map(|persona| persona.name.get(self.locale().language()));
            name.unwrap_or(code).to_owned()
        };
        let parts = code.split(',').map(|part| match part.split_once('=') {
            Some((persona, share)) => format!("{} {share}", name(persona)),
            None => name(part),
        });
        one_line(&parts.collect::<Vec<_>>().join(" + "))
    }

    pub fn channel(self, code: &str) -> String {
        let known = self.voice.library.channels.get(code);
        let name = known.map(|channel| channel.name.get(self.locale().language()));
        one_line(name.unwrap_or(code))
    }

    /// What an item or a fault is called on the sheet.
    pub fn item(self, code: &str) -> String {
        let rubric = self.voice.library.rubric();
        let item = rubric.item(code).map(|item| item.title.as_str());
        let fault = || rubric.faults.iter().find(|fault| fault.id == *code);
        let fatal = || rubric.fatals.iter().find(|fatal| fatal.fault == *code);
        let title = item
            .or_else(|| fault().map(|fault| fault.title.as_str()))
            .or_else(|| fatal().map(|fatal| fatal.title.as_str()));
        one_line(title.unwrap_or_else(|| self.locale().name("fault", code)))
    }

    /// Practice, exam, or that the trainee listened.
    pub fn mode(self, row: &Row<'_>) -> String {
        let name = match row.kind {
            CallKind::Played => self.locale().name("mode", row.mode.code()),
            CallKind::Listened => self.locale().text("report.records.listened"),
        };
        name.to_owned()
    }

    /// The total; where a trainer ruled, what it became.
    pub fn score(self, row: &Row<'_>) -> String {
        match (row.trainer_score, row.score) {
            (Some(trainer), Some(program)) => {
                format!("{:>5} \u{2192} {trainer}", program.to_string())
            }
            (_, Some(score)) => format!("{:>5}", score.to_string()),
            (_, None) => String::new(),
        }
    }

    /// Passed or failed by the program's sheet; of a call without a sheet, how far it has come.
    pub fn verdict(self, row: &Row<'_>) -> String {
        self.outcome((row.passed, row.fatal), row.state)
    }

    /// The same as it stands after the trainer's words.
    pub fn standing(self, row: &Row<'_>) -> String {
        let fatal = row.trainer_fatal.or(row.fatal);
        self.outcome((row.trainer_passed.or(row.passed), fatal), row.state)
    }

    fn outcome(self, (passed, fatal): (Option<bool>, Option<u16>), state: CallState) -> String {
        let key = match (passed, state) {
            (Some(true), _) => "report.records.passed",
            (Some(false), _) if fatal.is_some_and(|fatal| fatal > 0) => {
                "report.records.failed_fatally"
            }
            (Some(false), _) => "report.records.failed",
            (None, CallState::Open) => "report.records.open",
            (None, CallState::Left) => "report.records.left",
            (None, CallState::Scored) => "report.records.scored",
        };
        self.locale().text(key).to_owned()
    }

    pub fn ending(self, ending: Option<Ending>) -> String {
        let name = ending.map(|ending| self.locale().name("ending", ending.code()));
        name.unwrap_or_default().to_owned()
    }
}

/// Foreign text that breaks no line and steers no terminal.
pub(super) fn one_line(text: &str) -> String {
    clean::printable(text).replace('\n', " ")
}
