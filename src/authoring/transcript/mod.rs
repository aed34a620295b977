//! Transcripts of real calls: who said what, call by call.

mod call;
mod clock;
mod plain;
mod row;
mod speaker;
mod table;
mod talk;

use crate::{
    authoring::rows::{self, Problem, RowFault},
    source::Spellings,
};

pub use call::{RealCall, RealTurn};

use plain::{is_heading, is_rule};
use speaker::{People, Speaker, bare};
use table::Table;
use talk::{Talk, join};

/// One utterance as a line tells it.
pub(crate) struct Utterance {
    pub(crate) speaker: Speaker,
    pub(crate) text: String,
    /// Milliseconds of whatever clock the file has.
    pub(crate) time: Option<u64>,
}

/// How the lines of a file are written; the first that says something decides.
enum Form {
    Rows,
    Table(Table),
    Plain,
}

/// Takes lines and gives calls, one at a time.
pub struct Transcript<'a> {
    people: People<'a>,
    form: Option<Form>,
    talk: Talk,
    id: Option<String>,
    /// Names stand on lines of their own, as chats are copied: blank lines part utterances, not calls.
    stacked: bool,
    /// A row of a table whose quotes are open, and the line where it began.
    open: Option<(String, u64)>,
}

/// Bytes that the open quotes of a table may hold; more is a quote that was forgotten.
const OPEN: usize = 64 << 10;

impl<'a> Transcript<'a> {
    pub fn new(spellings: &'a Spellings) -> Self {
        Self {
            people: People {
                spellings,
                agents: Vec::new(),
            },
            form: None,
            talk: Talk::default(),
            id: None,
            stacked: false,
            open: None,
        }
    }

    /// Whose names are agents', where the transcript has bare names.
    #[must_use]
    pub fn with_agents(mut self, names: &[String]) -> Self {
        self.people.agents = names.iter().map(|name| bare(name)).collect();
        self
    }

    /// Takes one line; the call before it, where the line ends one.
    ///
    /// # Errors
    /// When the line cannot be read; the call goes on without it.
    pub fn line(&mut self, line: &[u8], number: u64) -> Result<Option<RealCall>, RowFault> {
        if rows::is_blank(line) && self.open.is_none() {
            return Ok(if self.is_parted() { self.end() } else { None });
        }
        let text = rows::utf8(line)?;
        let form = self.form.take().unwrap_or_else(|| self.form_of(text));
        let taken = match &form {
            Form::Rows => self.row(text, number),
            Form::Table(table) => self.record(table, text, number),
            Form::Plain => self.plain(text, number),
        };
        self.form = Some(form);
        taken
    }

    fn form_of(&mut self, text: &str) -> Form {
        if text.trim_start().starts_with('{') {
            return Form::Rows;
        }
        match Table::begun_by(text, self.people.spellings) {
            Some(table) => Form::Table(table),
            None => Form::Plain,
        }
    }

    /// The call that the end of the file ends.
    pub fn end(&mut self) -> Option<RealCall> {
        self.id = None;
        std::mem::take(&mut self.talk).ended()
    }

    /// A blank line ends a call; between the heading and the talk, or before the other side has spoken, it is only a blank line.
    fn is_parted(&self) -> bool {
        match self.form {
            Some(Form::Rows) => !self.talk.is_empty(),
            Some(Form::Table(_)) => false,
            Some(Form::Plain) | None => !self.stacked && self.talk.is_whole(),
        }
    }

    fn row(&mut self, text: &str, number: u64) -> Result<Option<RealCall>, RowFault> {
        let row = row::parse(text, &self.people)?;
        let ended = self.of_call(row.call);
        self.talk.channel = row.channel.or(self.talk.channel.take());
        self.talk.category = row.category.or(self.talk.category);
        self.talk.say(row.utterance, number);
        Ok(ended)
    }

    fn record(
        &mut self,
        table: &Table,
        text: &str,
        number: u64,
    ) -> Result<Option<RealCall>, RowFault> {
        let (record, number) = match self.open.take() {
            Some((before, began)) => (before + "\n" + text, began),
            // The names of the columns.
            None if self.talk.is_empty()
                && Table::begun_by(text, self.people.spellings).is_some() =>
            {
                return Ok(None);
            }
            None => (text.to_owned(), number),
        };
        if table::is_open(&record) && record.len() < OPEN {
            self.open = Some((record, number));
            return Ok(None);
        }
        let row = table.row(&record, &self.people)?;
        let ended = self.of_call(row.call);
        let channel = row
            .channel
            .map(|word| self.people.spellings.code("channel", &word).to_owned());
        self.talk.channel = channel.or(self.talk.channel.take());
        self.talk.say(row.utterance, number);
        Ok(ended)
    }

    /// Takes the id of the call that a row belongs to; the call before it, where it is another.
    fn of_call(&mut self, call: Option<String>) -> Option<RealCall> {
        let other = call.is_some() && call != self.id && !self.talk.is_empty();
        let ended = if other { self.end() } else { None };
        if let Some(id) = call {
            self.talk.name.clone_from(&id);
            self.id = Some(id);
        }
        ended
    }

    fn plain(&mut self, text: &str, number: u64) -> Result<Option<RealCall>, RowFault> {
        let text = text.trim();
        let parts = is_rule(text) || self.stacked && text.starts_with('#');
        let ended = if parts && self.talk.is_whole() {
            self.end()
        } else {
            None
        };
        if is_rule(text) {
            return Ok(ended);
        }
        let more = match plain::line(text, &self.people) {
            plain::Line::Said(utterance) => {
                let heading = utterance.speaker == Speaker::Heading;
                if !heading || self.talk.is_empty() {
                    self.stacked |= utterance.text.is_empty() && utterance.time.is_some();
                    self.talk.say(utterance, number);
                    return Ok(ended);
                }
                text.to_owned()
            }
            plain::Line::More(more) => more,
        };
        if self.talk.go_on(&more) {
            return Ok(ended);
        }
        if is_heading(text) {
            let name = text.trim_start_matches(['#', '=', '-', ' ']);
            join(&mut self.talk.name, name.trim_end_matches(['=', '-', ' ']));
            return Ok(ended);
        }
        let about = text.chars().take(20).collect();
        Err(RowFault::new(1, Problem::NoSpeaker(about)))
    }
}
