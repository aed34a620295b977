//! Transcripts of real calls: who said what, call by call.

mod clock;
mod plain;
mod row;

use crate::{
    authoring::rows::{self, Problem, RowFault},
    engine::{
        Entry, Event, Input, Log, Millis, Moment,
        event::SpokenLine,
        step::{Category, Side, Tone},
    },
    reading::Lexicon,
    source::Spellings,
    text::Name,
};

/// One real call.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct RealCall {
    /// Its id or heading, where it has one.
    pub name: String,
    /// The line on which it begins.
    pub line: u64,
    /// As written.
    pub channel: Option<String>,
    pub category: Option<Category>,
    pub turns: Vec<RealTurn>,
    /// Times are known.
    pub timed: bool,
}

/// All that one side said before the other spoke.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RealTurn {
    pub who: Side,
    pub text: String,
    /// Since the first time that is known; without times 0.
    pub at: Millis,
}

/// One utterance as a line tells it.
pub(crate) struct Utterance {
    pub(crate) who: Side,
    pub(crate) text: String,
    /// Milliseconds of whatever clock the file has.
    pub(crate) time: Option<u64>,
}

/// How the lines of a file are written; the first that says something decides.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Rows,
    Plain,
}

/// Takes lines and gives calls, one at a time.
pub struct Transcript<'a> {
    spellings: &'a Spellings,
    form: Option<Form>,
    call: RealCall,
    /// The moment from which the call's times count.
    began: Option<u64>,
    id: Option<String>,
}

/// Characters from which on a customer's words tell what it is about.
const MATTER: usize = 5;

impl<'a> Transcript<'a> {
    pub fn new(spellings: &'a Spellings) -> Self {
        Self {
            spellings,
            form: None,
            call: RealCall::default(),
            began: None,
            id: None,
        }
    }

    /// Takes one line; the call before it, where the line ends one.
    ///
    /// # Errors
    /// When the line cannot be read; the call goes on without it.
    pub fn line(&mut self, line: &[u8], number: u64) -> Result<Option<RealCall>, RowFault> {
        if rows::is_blank(line) {
            return Ok(if self.is_whole() { self.end() } else { None });
        }
        let text = rows::utf8(line)?;
        let form = *self
            .form
            .get_or_insert(if text.trim_start().starts_with('{') {
                Form::Rows
            } else {
                Form::Plain
            });
        match form {
            Form::Rows => self.row(text, number),
            Form::Plain => self.plain(text, number).map(|()| None),
        }
    }

    /// The call that the end of the file ends.
    pub fn end(&mut self) -> Option<RealCall> {
        (self.began, self.id) = (None, None);
        let call = std::mem::take(&mut self.call);
        (!call.turns.is_empty() || !call.name.is_empty()).then_some(call)
    }

    /// A blank line ends a call; between the heading and the talk, or before the other side has spoken, it is only a blank line.
    fn is_whole(&self) -> bool {
        let turns = &self.call.turns;
        self.form == Some(Form::Rows) && !turns.is_empty() || turns.len() > 1
    }

    fn row(&mut self, text: &str, number: u64) -> Result<Option<RealCall>, RowFault> {
        let row = row::parse(text, self.spellings)?;
        let ended = if row.call.is_some() && row.call != self.id && !self.call.turns.is_empty() {
            self.end()
        } else {
            None
        };
        if let Some(id) = row.call {
            self.call.name.clone_from(&id);
            self.id = Some(id);
        }
        self.call.channel = row.channel.or(self.call.channel.take());
        self.call.category = row.category.or(self.call.category);
        self.say(row.utterance, number);
        Ok(ended)
    }

    fn plain(&mut self, text: &str, number: u64) -> Result<(), RowFault> {
        if let Some(utterance) = plain::utterance(text, self.spellings) {
            self.say(utterance, number);
            return Ok(());
        }
        let text = text.trim();
        match self.call.turns.last_mut() {
            Some(turn) => join(&mut turn.text, text),
            None if is_heading(text) => {
                let name = text.trim_start_matches(['#', '=', '-', ' ']);
                join(&mut self.call.name, name.trim_end_matches(['=', '-', ' ']));
            }
            None => {
                let about = text.chars().take(20).collect();
                return Err(RowFault::new(1, Problem::NoSpeaker(about)));
            }
        }
        Ok(())
    }

    fn say(&mut self, utterance: Utterance, number: u64) {
        let call = &mut self.call;
        if call.turns.is_empty() {
            call.line = number;
        }
        let last = call.turns.last().map_or(Millis(0), |turn| turn.at);
        let at = utterance.time.map_or(last, |time| {
            call.timed = true;
            let began = *self.began.get_or_insert(time);
            // A clock that runs backwards passed midnight, or was written wrongly.
            Millis(time.saturating_sub(began)).max(last)
        });
        match call.turns.last_mut() {
            Some(turn) if turn.who == utterance.who => join(&mut turn.text, &utterance.text),
            _ => call.turns.push(RealTurn {
                who: utterance.who,
                text: utterance.text,
                at,
            }),
        }
    }
}

/// Not what anybody says: a line set off as a heading.
fn is_heading(text: &str) -> bool {
    text.starts_with(['#', '=', '-'])
}

fn join(text: &mut String, more: &str) {
    if !text.is_empty() && !more.is_empty() {
        text.push('\n');
    }
    text.push_str(more);
}

impl RealCall {
    pub fn has_agent(&self) -> bool {
        let mut turns = self.turns.iter();
        turns.any(|turn| turn.who == Side::Agent && !turn.text.trim().is_empty())
    }

    pub fn opens(&self) -> Side {
        self.turns.first().map_or(Side::Agent, |turn| turn.who)
    }

    /// The call as a log: each reply read, with the customer's words before it.
    pub fn log(&self, lexicon: &Lexicon) -> Log {
        let mut log = Log::default();
        let (mut pending, mut heard, mut number) = (Vec::new(), "", 0u16);
        for turn in &self.turns {
            let at = turn.at;
            if turn.who == Side::Customer {
                pending.push(Moment {
                    at,
                    event: said(&turn.text, number),
                });
                heard = &turn.text;
                continue;
            }
            number = number.saturating_add(1);
            let mut moments = std::mem::take(&mut pending);
            moments.push(Moment {
                at,
                event: Event::AgentSaid {
                    turn: number,
                    text: turn.text.clone(),
                    reading: lexicon.read(heard, &turn.text),
                },
            });
            let text = turn.text.clone();
            let input = Input::Reply { text };
            log.entries.push(Entry { at, input, moments });
        }
        if let Some(last) = pending.last() {
            log.entries.push(Entry {
                at: last.at,
                input: Input::Tick,
                moments: pending,
            });
        }
        log
    }
}

/// What the customer said. Tone cannot be heard in a transcript.
fn said(text: &str, turn: u16) -> Event {
    let characters = text.chars().filter(|c| c.is_alphanumeric()).count();
    let why = if characters >= MATTER { "tells" } else { "" };
    Event::CustomerSaid {
        turn,
        tone: Tone::Calm,
        lines: vec![SpokenLine {
            id: Name::default(),
            why: why.into(),
            text: text.to_owned(),
        }],
    }
}
