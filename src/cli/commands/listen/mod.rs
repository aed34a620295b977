//! `duilian listen`: the model call of a scenario, on the screen or on plain lines.

pub mod marks;

use std::sync::Arc;

use crate::{
    cli::{
        arguments::records::ListenArguments,
        commands::open,
        exit::Exit,
        host::{Ears, Happening, Host},
        keeping::Keeping,
        output::Output,
        scenario,
        setting::{Setting, Stop},
    },
    engine::{
        Event, Input, Scenario,
        ticket::{Ticket, TicketFields},
    },
    judge::Mark,
    library::Library,
    locale::Locale,
    record::CallKind,
    report::{Voice, line_fault, listening, transcript},
    session::{
        Listening,
        line::{LineInput, parse},
        listening::{At, audible},
    },
    text::clean,
};

/// SIGINT.
const CTRL_C: i32 = 2;
/// How tickets begin on plain lines.
const TICKET: &str = "/ticket";

pub fn run(
    arguments: &ListenArguments,
    setting: &Setting,
    output: &mut Output,
) -> Result<Exit, Stop> {
    let (library, scenario) = scenario::find(&arguments.id, setting)?;
    if audible(&scenario).is_none() {
        return Err(setting.said("cli.listen.no_model", &scenario.title));
    }
    if !arguments.plain {
        return open::listening(library, &scenario, setting);
    }
    let listening = begun(&library, &scenario, setting)?;
    let mut hearing = Hearing {
        listening,
        library: &library,
        setting,
        output,
        ears: Host::listen(),
        shown: 0,
        ticket: Ticket::default(),
    };
    let exit = hearing.whole()?;
    if hearing.listening.at == At::Scored {
        hearing.sheet()?;
        let call = &hearing.listening.call;
        Keeping::of(call, CallKind::Listened, &library, setting).whole(call);
    }
    Ok(exit)
}

fn begun(
    library: &Library,
    scenario: &Arc<Scenario>,
    setting: &Setting,
) -> Result<Listening, Stop> {
    let seed = audible(scenario).and_then(|play| play.seed);
    let script = library.script(scenario, None, seed.unwrap_or_default());
    let script = script.map_err(|error| setting.script_error(&error))?;
    let begun = Listening::new(&script, &library.rubric(), &library.spellings);
    let begun =
        begun.map_err(|fault| Stop::Said(line_fault(fault.line, &fault.fault, &setting.locale)))?;
    begun.ok_or_else(|| setting.said("cli.listen.no_model", &scenario.title))
}

/// One listening on plain lines.
struct Hearing<'a> {
    listening: Listening,
    library: &'a Library,
    setting: &'a Setting,
    output: &'a mut Output,
    ears: Ears,
    /// Things heard that were printed.
    shown: usize,
    ticket: Ticket,
}

/// What a line of input came to.
enum Typed {
    /// Not to be asked again.
    Done,
    /// Something was shown, or was wrong: the same is asked again.
    Again,
}

impl Hearing<'_> {
    fn whole(&mut self) -> Result<Exit, Stop> {
        let locale = &self.setting.locale;
        let title = clean::printable(&self.listening.call.script.scenario.title);
        let title = title.replace('\n', " ");
        self.say(&locale.format("cli.listen.title", &[("title", &title)]))?;
        self.say(locale.text("cli.listen.begin"))?;
        self.marks()?;
        while self.listening.at != At::Scored {
            self.hear()?;
            let prompt = match self.listening.at {
                At::Marking { .. } => "cli.listen.marks_prompt",
                At::Ticket => "cli.listen.ticket_prompt",
                At::Hearing | At::Answered { .. } | At::Scored => continue,
            };
            if let Some(exit) = self.ask(prompt)? {
                return Ok(exit);
            }
        }
        Ok(Exit::Fine)
    }

    /// Prints what is said up to the next line to be marked.
    fn hear(&mut self) -> Result<(), Stop> {
        while matches!(self.listening.at, At::Hearing | At::Answered { .. }) {
            self.listening.next();
            let voice = Voice {
                locale: &self.setting.locale,
                library: self.library,
                width: 0,
            };
            let heard = self.listening.heard().skip(self.shown);
            let lines: Vec<String> = heard
                .filter_map(|moment| match &moment.event {
                    Event::AgentSaid { text, .. } => Some(self.said(text)),
                    _ => transcript::line(moment, &self.listening.call, &voice),
                })
                .collect();
            self.shown = self.listening.heard().count();
            for line in lines {
                self.say(&line)?;
            }
        }
        if self.listening.at == At::Ticket {
            self.say(self.setting.locale.text("cli.listen.ticket"))?;
        }
        Ok(())
    }

    fn said(&self, text: &str) -> String {
        let (heard, lines) = self.listening.lines();
        let text = clean::printable(text).replace('\n', " ");
        let args: [(&str, &dyn std::fmt::Display); 3] =
            [("heard", &heard), ("lines", &lines), ("text", &text)];
        self.setting.locale.format("cli.listen.line", &args)
    }

    /// Asks until there is an answer; the exit where the listener has gone.
    fn ask(&mut self, prompt: &str) -> Result<Option<Exit>, Stop> {
        loop {
            if Host::stdin_is_terminal() {
                self.output.write(self.setting.locale.text(prompt))?;
                self.output.flush()?;
            }
            match self.ears.next(None) {
                Happening::Line(line) => {
                    let typed = match self.listening.at {
                        At::Ticket => self.ticket_line(&line)?,
                        _ => self.marks_line(&line)?,
                    };
                    if matches!(typed, Typed::Done) {
                        return Ok(None);
                    }
                }
                Happening::TimeIsUp => {}
                Happening::End if self.listening.at == At::Ticket => {
                    self.file();
                    return Ok(None);
                }
                Happening::End => {
                    self.say(self.setting.locale.text("cli.listen.left"))?;
                    return Ok(Some(Exit::Findings));
                }
                Happening::Interrupted => {
                    self.say("")?;
                    self.say(self.setting.locale.text("cli.listen.left"))?;
                    return Ok(Some(Exit::Signal(CTRL_C)));
                }
            }
        }
    }

    fn marks_line(&mut self, line: &str) -> Result<Typed, Stop> {
        let At::Marking { turn } = self.listening.at else {
            return Ok(Typed::Done);
        };
        let locale = &self.setting.locale;
        if line.trim_start().starts_with('/') {
            match line.trim() {
                "/marks" => self.marks()?,
                "/line" => {
                    let text = self.listening.text(turn).unwrap_or_default();
                    let text = self.said(text);
                    self.say(&text)?;
                }
                _ => self.say(locale.text("cli.listen.help"))?,
            }
            return Ok(Typed::Again);
        }
        match marks::read(line, locale) {
            Ok(marks) => {
                for mark in marks {
                    self.listening.toggle(mark);
                }
                self.listening.confirm();
                self.answer(turn)?;
                Ok(Typed::Done)
            }
            Err(word) => {
                self.say(&self.setting.sentence("cli.listen.no_mark", &word))?;
                Ok(Typed::Again)
            }
        }
    }

    fn answer(&mut self, turn: u16) -> Result<(), Stop> {
        let locale = &self.setting.locale;
        let text = self.listening.text(turn).unwrap_or_default();
        let outcomes = listening::outcomes(&self.listening.answers(turn), text, locale);
        if outcomes.is_empty() {
            return self.say(locale.text("listening.nothing"));
        }
        let lines: Vec<String> = outcomes
            .iter()
            .map(|outcome| outcome.line(locale))
            .collect();
        lines.iter().try_for_each(|line| self.say(line))
    }

    /// Fields of the ticket, or a blank line: that was all.
    fn ticket_line(&mut self, line: &str) -> Result<Typed, Stop> {
        let line = line.trim();
        if line.is_empty() {
            self.file();
            return Ok(Typed::Done);
        }
        let with_command = if line.starts_with('/') {
            line.to_owned()
        } else {
            format!("{TICKET} {line}")
        };
        match parse(&with_command, &self.library.spellings) {
            Ok(LineInput::Input(Input::Ticket { fields })) => {
                for (field, value) in fields {
                    self.ticket.set(field, &value);
                }
            }
            Ok(_) => self.say(self.setting.locale.text("cli.listen.ticket"))?,
            Err(fault) => self.say(&line_fault(0, &fault, &self.setting.locale))?,
        }
        Ok(Typed::Again)
    }

    fn file(&mut self) {
        let fields: TicketFields = self.ticket.fields();
        self.listening.file(fields);
    }

    /// The marks of each step in a line.
    fn marks(&mut self) -> Result<(), Stop> {
        let locale = &self.setting.locale;
        let mut lines: Vec<String> = Vec::new();
        for marks in Mark::ALL.chunk_by(|one, next| one.step() == next.step()) {
            let named: Vec<String> = marks.iter().map(|mark| named(*mark, locale)).collect();
            let step = marks.first().map_or("", |mark| mark.step().code());
            let args: [(&str, &dyn std::fmt::Display); 2] = [
                ("step", &locale.name("step", step)),
                ("marks", &named.join("  ")),
            ];
            lines.push(locale.format("cli.listen.step", &args));
        }
        lines.iter().try_for_each(|line| self.say(line))
    }

    fn sheet(&mut self) -> Result<(), Stop> {
        let Some(card) = &self.listening.scorecard else {
            return Ok(());
        };
        let log = &self.listening.call.log;
        let text = listening::sheet(card, log, &self.setting.locale, 0);
        Ok(self.output.write(&format!("\n{text}"))?)
    }

    fn say(&mut self, line: &str) -> Result<(), Stop> {
        Ok(self.output.say(line)?)
    }
}

fn named(mark: Mark, locale: &Locale) -> String {
    format!(
        "{} {}",
        listening::sign(mark),
        locale.name("mark", mark.code())
    )
}
