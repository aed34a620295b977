//! One call with all that was said of it, as values.

use serde::Serialize;

use super::{Names, Row};
use crate::{
    judge::{Listened, Points, Scorecard},
    record::{Appeal, Judgement, KeptCall, Settled, SheetCause, Subject, TrainerWord, WordKind},
    report::json::{self, FORMAT, written},
    session::Sitting,
    text::Name,
};

/// A call that is taken away.
#[derive(Clone, Copy)]
pub struct CallPage<'a> {
    pub kept: &'a KeptCall,
    /// The shortest beginning of its id that finds it.
    pub short: &'a str,
    /// In the order in which they were said.
    pub words: &'a [TrainerWord],
    pub appeals: &'a [Appeal],
    /// The call played again on its own texts; `None` where they are no longer understood.
    pub sitting: Option<&'a Sitting>,
}

impl CallPage<'_> {
    /// The sheet that the trainee saw.
    pub fn scorecard(&self) -> Option<&Scorecard> {
        self.kept.sheets.first().map(|sheet| &sheet.scorecard)
    }

    /// The sheet after the trainer's words, where they change anything or rule on anything.
    pub fn settled(&self) -> Option<Settled> {
        let settled = Settled::of(self.scorecard()?, self.words);
        (!settled.rulings.is_empty()).then_some(settled)
    }
}

/// Keys in the order in which they are written.
#[derive(Serialize)]
struct Report<'a> {
    format: u32,
    #[serde(rename = "report")]
    what: &'static str,
    #[serde(flatten)]
    record: Record<'a>,
}

/// The same without saying that it is a report.
#[derive(Serialize)]
pub(super) struct Record<'a> {
    call: Row<'a>,
    sheet: Option<Kept<'a>>,
    settled: Option<SettledRow>,
    rescored: Vec<Rescored>,
    words: Vec<WordRow<'a>>,
    appeals: Vec<AppealRow<'a>>,
    turns: Vec<json::Said<'a>>,
}

/// The first sheet.
#[derive(Serialize)]
struct Kept<'a> {
    made: String,
    rubric: &'a str,
    engine: u32,
    pass_mark: Points,
    right_ending: bool,
    #[serde(flatten)]
    sheet: json::Sheet<'a>,
    /// What a listener marked and filed.
    #[serde(skip_serializing_if = "Option::is_none")]
    listened: Option<&'a Listened>,
    /// What nobody judged, in words.
    unscored: Vec<String>,
}

/// What the call comes to after the trainer's words.
#[derive(Serialize)]
struct SettledRow {
    score: Points,
    passed: bool,
    differs: bool,
    rulings: Vec<RulingRow>,
}

/// The last word on one thing. `item`: a finding, or what no program hears; `fatal`: a fatal error in a turn.
#[derive(Serialize)]
struct RulingRow {
    about: &'static str,
    item: Name,
    title: String,
    turn: u16,
    judgement: Option<Judgement>,
    program: Option<Pair>,
    trainer: Option<Pair>,
    reason: String,
    by: String,
    at: String,
}

#[derive(Serialize)]
struct Pair {
    got: Points,
    of: Points,
}

/// A later sheet.
#[derive(Serialize)]
struct Rescored {
    made: String,
    cause: SheetCause,
    rubric: String,
    engine: u32,
    score: Points,
    passed: bool,
}

#[derive(Serialize)]
pub(super) struct WordRow<'a> {
    kind: WordKind,
    item: &'a Name,
    turn: u16,
    judgement: Option<Judgement>,
    points: Option<Points>,
    reason: &'a str,
    by: &'a str,
    at: String,
}

#[derive(Serialize)]
struct AppealRow<'a> {
    item: &'a Name,
    title: String,
    turn: u16,
    reason: &'a str,
    at: String,
    settled: bool,
}

/// The call as JSON, with a line break at its end.
pub fn as_json(page: &CallPage<'_>, names: Names<'_>) -> String {
    let messages = page.kept.log.messages();
    let settled = page.settled();
    written(&Report {
        format: FORMAT,
        what: "call",
        record: Record {
            turns: json::turns(&messages, &page.kept.log),
            sheet: page.kept.sheets.first().map(|sheet| Kept {
                made: sheet.made.rfc3339(),
                rubric: sheet.rubric.as_str(),
                engine: sheet.engine,
                pass_mark: sheet.scorecard.pass_mark,
                right_ending: sheet.scorecard.right_ending,
                sheet: json::sheet(&sheet.scorecard, &messages),
                listened: sheet.scorecard.listened.as_ref(),
                unscored: unscored(&sheet.scorecard, names),
            }),
            settled: settled
                .as_ref()
                .map(|settled| settled_row(settled, page, names)),
            call: Row::of(&page.kept.line, page.short).settled(settled.as_ref()),
            rescored: rescored(page.kept),
            words: page.words.iter().map(word).collect(),
            appeals: appeals(page.appeals, page, names),
        },
    })
}

fn unscored(scorecard: &Scorecard, names: Names<'_>) -> Vec<String> {
    let keys = scorecard.unscored.iter();
    keys.map(|key| names.voice.locale.text(key).to_owned())
        .collect()
}

fn settled_row(settled: &Settled, page: &CallPage<'_>, names: Names<'_>) -> SettledRow {
    let pair = |(got, of)| Pair { got, of };
    let rulings = settled.rulings.iter().map(|ruling| {
        let (about, item, turn) = match &ruling.subject {
            Subject::Finding(item) | Subject::Unheard(item) => ("item", item, ruling.word.turn),
            Subject::Fatal(fault, turn) => ("fatal", fault, *turn),
        };
        RulingRow {
            about,
            item: item.clone(),
            title: title(item, page, names),
            turn,
            judgement: ruling.word.judgement,
            program: ruling.program.map(pair),
            trainer: ruling.trainer.map(pair),
            reason: ruling.word.reason.clone(),
            by: ruling.word.by.clone(),
            at: ruling.word.at.rfc3339(),
        }
    });
    SettledRow {
        score: settled.sheet.total,
        passed: settled.sheet.passed,
        differs: settled.differs,
        rulings: rulings.collect(),
    }
}

/// What the sheet calls it; what is not on it has the name that the rubric of today gives it.
pub(super) fn title(item: &str, page: &CallPage<'_>, names: Names<'_>) -> String {
    let scorecard = page.scorecard();
    let finding = scorecard.and_then(|sheet| sheet.finding(item));
    let unheard = || {
        let mut unheard = scorecard?.unheard.iter();
        unheard.find(|unheard| unheard.item == *item)
    };
    let title = finding.map(|finding| finding.title.as_str());
    let title = title.or_else(|| unheard().map(|unheard| unheard.title.as_str()));
    title.map_or_else(|| names.item(item), super::row::one_line)
}

fn rescored(kept: &KeptCall) -> Vec<Rescored> {
    let later = kept.sheets.iter().skip(1);
    let rows = later.map(|sheet| Rescored {
        made: sheet.made.rfc3339(),
        cause: sheet.cause,
        rubric: sheet.rubric.as_str().to_owned(),
        engine: sheet.engine,
        score: sheet.scorecard.total,
        passed: sheet.scorecard.passed,
    });
    rows.collect()
}

pub(super) fn word(word: &TrainerWord) -> WordRow<'_> {
    WordRow {
        kind: word.kind,
        item: &word.item,
        turn: word.turn,
        judgement: word.judgement,
        points: word.points,
        reason: &word.reason,
        by: &word.by,
        at: word.at.rfc3339(),
    }
}

fn appeals<'a>(appeals: &'a [Appeal], page: &CallPage<'_>, names: Names<'_>) -> Vec<AppealRow<'a>> {
    let mut sorted: Vec<&Appeal> = appeals.iter().collect();
    sorted.sort_by_key(|appeal| (appeal.at, appeal.id));
    let rows = sorted.into_iter().map(|appeal| AppealRow {
        item: &appeal.item,
        title: title(&appeal.item, page, names),
        turn: appeal.turn,
        reason: &appeal.reason,
        at: appeal.at.rfc3339(),
        settled: appeal.settled,
    });
    rows.collect()
}
