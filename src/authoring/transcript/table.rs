//! Tables: one utterance a row, in columns that the first row names.

use super::{
    Utterance, clock,
    speaker::{People, Speaker},
};
use crate::{
    authoring::rows::{Problem, RowFault},
    source::Spellings,
};

/// What may part columns.
const MARKS: [u8; 3] = [b',', b'\t', b';'];

/// Where a table has what.
pub(super) struct Table {
    mark: u8,
    /// Columns that say who speaks; the first that tells counts.
    speakers: Vec<usize>,
    text: usize,
    time: Option<usize>,
    call: Option<usize>,
    channel: Option<usize>,
}

pub(super) struct Row {
    pub(super) utterance: Utterance,
    pub(super) call: Option<String>,
    pub(super) channel: Option<String>,
}

impl Table {
    /// The table that a first line begins, if it names who speaks and what they say.
    pub(super) fn begun_by(line: &str, spellings: &Spellings) -> Option<Self> {
        MARKS
            .iter()
            .find_map(|mark| Self::parted(line, *mark, spellings))
    }

    fn parted(line: &str, mark: u8, spellings: &Spellings) -> Option<Self> {
        let heads = cells(line, mark);
        let codes: Vec<String> = heads
            .iter()
            .map(|head| {
                let head = head.trim().to_lowercase();
                spellings.code("column", &head).to_owned()
            })
            .collect();
        let all = |code: &str| {
            let at = codes.iter().enumerate().filter(|(_, it)| *it == code);
            at.map(|(at, _)| at).collect::<Vec<_>>()
        };
        let first = |code: &str| all(code).first().copied();
        let speakers = all("speaker");
        (!speakers.is_empty()).then_some(())?;
        Some(Self {
            mark,
            speakers,
            text: first("text")?,
            time: first("time"),
            call: first("call"),
            channel: first("channel"),
        })
    }

    /// # Errors
    /// When no column says who speaks.
    pub(super) fn row(&self, record: &str, people: &People<'_>) -> Result<Row, RowFault> {
        let cells = cells(record, self.mark);
        let cell = |at: usize| cells.get(at).map_or("", |cell| cell.trim());
        let told = |at: Option<usize>| {
            let cell = at.map(cell).filter(|cell| !cell.is_empty());
            cell.map(str::to_owned)
        };
        Ok(Row {
            utterance: Utterance {
                speaker: self.speaker(&cell, people)?,
                text: cell(self.text).to_owned(),
                time: self.time.and_then(|at| clock::time(cell(at))),
            },
            call: told(self.call),
            channel: told(self.channel),
        })
    }

    fn speaker<'a>(
        &self,
        cell: &impl Fn(usize) -> &'a str,
        people: &People<'_>,
    ) -> Result<Speaker, RowFault> {
        let told = self.speakers.iter().filter_map(|at| people.cell(cell(*at)));
        let told: Vec<Speaker> = told.collect();
        let sure = told.iter().find(|it| !matches!(it, Speaker::Named(_)));
        sure.or_else(|| told.first()).cloned().ok_or_else(|| {
            let text = cell(self.text).chars().take(20).collect();
            RowFault::new(1, Problem::NoSpeaker(text))
        })
    }
}

/// Whether quotes are open at the end: the record goes on below.
pub(super) fn is_open(record: &str) -> bool {
    record.matches('"').count() % 2 == 1
}

fn cells(record: &str, mark: u8) -> Vec<String> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(mark)
        .from_reader(record.as_bytes());
    let first = reader.records().next();
    let record = first.and_then(Result::ok).unwrap_or_default();
    record.iter().map(str::to_owned).collect()
}
