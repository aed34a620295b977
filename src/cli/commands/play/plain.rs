//! `duilian play --plain`: a call on plain lines, for screen readers and for terminals without a screen.

use super::reference::{self, Asked};
use crate::{
    cli::{
        arguments::Format,
        exit::Exit,
        host::{Ears, Happening, Host},
        keeping::Keeping,
        output::Output,
        setting::{Setting, Stop},
    },
    engine::{Input, Millis, state::Phase, step::Mode},
    library::Library,
    record::CallKind,
    report::{Voice, json, line_fault, sheet, transcript},
    session::{
        Sitting, Stage,
        line::{LineInput, parse},
    },
};

/// A terminal hands over whole lines: when the first key was struck cannot be known. A character is granted this much
/// time, and a reply at most `COMPOSING`, before what is left counts as silence.
const CHARACTER: Millis = Millis(1000);
const COMPOSING: Millis = Millis(60_000);
/// SIGINT.
const CTRL_C: i32 = 2;

pub fn run(
    sitting: Sitting,
    library: &Library,
    format: Format,
    with: &Setting,
    output: &mut Output,
) -> Result<Exit, Stop> {
    let quiet = format == Format::Json;
    let prompts = Host::stdin_is_terminal() && !quiet;
    let voice = Voice {
        locale: &with.locale,
        library,
        width: 0,
    };
    let mut talk = Talk {
        keeping: Keeping::of(&sitting, CallKind::Played, library, with),
        sitting,
        voice,
        output,
        quiet,
        prompts,
        shown: 0,
        clock: Clock {
            call: Millis(0),
            real: Millis(0),
        },
        host: &with.host,
        ears: Host::listen(),
    };
    let exit = talk.whole()?;
    let Some(scorecard) = &talk.sitting.scorecard else {
        return Ok(exit);
    };
    talk.keeping.scored(&talk.sitting.log, scorecard);
    let text = match format {
        Format::Json => json::call(&talk.sitting, scorecard),
        Format::Text => {
            let heading = sheet::heading(&talk.sitting, &voice);
            format!("\n{heading}\n{}", sheet::whole(scorecard, &voice))
        }
    };
    talk.output.write(&text)?;
    Ok(exit)
}

struct Talk<'a> {
    sitting: Sitting,
    keeping: Keeping<'a>,
    voice: Voice<'a>,
    output: &'a mut Output,
    /// Stdout is kept for the JSON object: the talk goes to stderr.
    quiet: bool,
    prompts: bool,
    /// Moments of the log that were said already.
    shown: usize,
    clock: Clock,
    host: &'a Host,
    ears: Ears,
}

/// A moment of the call's clock and the moment of the real clock it stands for.
#[derive(Clone, Copy)]
struct Clock {
    call: Millis,
    real: Millis,
}

impl Talk<'_> {
    fn whole(&mut self) -> Result<Exit, Stop> {
        for line in reference::opening(&self.sitting, &self.voice) {
            self.say(&line)?;
        }
        // Who picks up with a greeting has said it.
        let mut greeting = None;
        if self.prompts {
            self.say(self.voice.locale.text("cli.plain.pick_up"))?;
            match self.ears.next(None) {
                Happening::Line(line) => greeting = Some(line),
                Happening::TimeIsUp => {}
                Happening::End | Happening::Interrupted => return self.leave(),
            }
        }
        self.clock.real = self.host.now();
        self.say(self.voice.locale.text(reference::picked_up(&self.sitting)))?;
        self.input(Input::Answer, Millis(0))?;
        if let Some(greeting) = greeting {
            self.line(&greeting)?;
        }
        while matches!(self.sitting.stage, Stage::Talking | Stage::Ticket) {
            self.prompt()?;
            match self.ears.next(self.patience()) {
                Happening::Line(line) => self.line(&line)?,
                Happening::TimeIsUp => self.tick()?,
                Happening::End => self.end()?,
                Happening::Interrupted => return self.leave(),
            }
        }
        Ok(Exit::Fine)
    }

    /// How long to wait for a line before the customer speaks again.
    fn patience(&self) -> Option<Millis> {
        let due = self
            .sitting
            .due()
            .filter(|_| self.sitting.stage == Stage::Talking)?;
        let waited = self.host.now().since(self.clock.real);
        // What happens by itself does not wait for a line that is perhaps being typed; impatience does.
        let impatient = self.sitting.patience_ends() == Some(due);
        let grace = if impatient { self.grace() } else { Millis(0) };
        Some((due.since(self.clock.call) + grace).since(waited))
    }

    fn on_hold(&self) -> bool {
        matches!(self.sitting.state.phase, Phase::OnHold { .. })
    }

    /// Nobody types while the customer waits on the line.
    fn grace(&self) -> Millis {
        if self.on_hold() { Millis(0) } else { COMPOSING }
    }

    /// What fell due is said.
    fn tick(&mut self) -> Result<(), Stop> {
        let Some(due) = self.sitting.due() else {
            return Ok(());
        };
        self.input(Input::Tick, due)
    }

    fn line(&mut self, line: &str) -> Result<(), Stop> {
        if self.sitting.stage == Stage::Ticket && line.trim().is_empty() {
            self.sitting.finish();
            return Ok(());
        }
        match reference::asked(line, &self.sitting, &self.voice) {
            Asked::Shown { lines, input } => {
                for line in lines {
                    self.say(&line)?;
                }
                match input {
                    Some(input) => self.act(input, line),
                    None => Ok(()),
                }
            }
            Asked::Nothing => match parse(line, &self.voice.library.spellings) {
                Ok(LineInput::Nothing) => Ok(()),
                Ok(LineInput::Wait(time)) => self.input(Input::Tick, self.clock.call + time),
                Ok(LineInput::Input(input)) => self.act(input, line),
                Err(fault) => self.say(&line_fault(0, &fault, self.voice.locale)),
            },
        }
    }

    fn act(&mut self, input: Input, line: &str) -> Result<(), Stop> {
        if self.sitting.stage == Stage::Ticket && !matches!(input, Input::Ticket { .. }) {
            return self.say(self.voice.locale.text("cli.plain.over_already"));
        }
        if matches!(&input, Input::Ticket { fields } if fields.is_empty()) {
            return self.say(self.voice.locale.text("cli.plain.no_fields"));
        }
        let began = self.began(line);
        if let Input::Reply { text } = &input {
            let turns = self.sitting.state.turn;
            let at = Sitting::spoken_at(began, text);
            self.input(Input::FirstKey, began)?;
            self.input(input, at)?;
            // One line is one turn here: what would still be waited for is not.
            while self.sitting.has_bubbles() && self.sitting.due().is_some() {
                self.tick()?;
            }
            if self.sitting.state.turn > turns {
                self.coach()?;
            }
        } else {
            self.input(input, began)?;
        }
        if self.sitting.stage == Stage::Ticket {
            self.say(self.voice.locale.text("cli.plain.ticket"))?;
        }
        Ok(())
    }

    /// When the line that has come was begun. At most one remark on silence may come before it.
    fn began(&self, line: &str) -> Millis {
        let characters = u64::try_from(line.chars().count()).unwrap_or(u64::MAX);
        let typing = Millis(CHARACTER.0.saturating_mul(characters)).min(COMPOSING);
        let typing = if self.on_hold() { Millis(0) } else { typing };
        let silent = self.host.now().since(self.clock.real).since(typing);
        let began = self.clock.call + silent;
        match self.sitting.due() {
            Some(due) if !self.on_hold() => began.min(due + Millis(1)),
            _ => began,
        }
    }

    fn input(&mut self, input: Input, at: Millis) -> Result<(), Stop> {
        self.sitting.input(input, at);
        // What the customer says to it is not heard before it is on the disk.
        self.keeping.follow(&self.sitting.log);
        self.clock = Clock {
            call: at,
            real: self.host.now(),
        };
        let said: Vec<String> = self
            .sitting
            .log
            .moments()
            .skip(self.shown)
            .filter_map(|moment| transcript::line(moment, &self.sitting, &self.voice))
            .collect();
        self.shown = self.sitting.log.moments().count();
        said.iter().try_for_each(|line| self.say(line))
    }

    /// In practice: why the mood moved, and what to do next.
    fn coach(&mut self) -> Result<(), Stop> {
        if self.sitting.mode != Mode::Practice || self.sitting.stage != Stage::Talking {
            return Ok(());
        }
        let lines = reference::coaching(&self.sitting, &self.voice);
        lines.iter().try_for_each(|line| self.say(line))
    }

    /// The lines ran out: a talk that is not over is left, and what there is is scored.
    fn end(&mut self) -> Result<(), Stop> {
        if self.sitting.stage == Stage::Talking {
            let at = self.clock.call;
            self.input(Input::Abandon, at)?;
        }
        self.sitting.finish();
        Ok(())
    }

    /// Ctrl+C: nothing is scored.
    fn leave(&mut self) -> Result<Exit, Stop> {
        self.keeping.left();
        self.say("")?;
        self.say(self.voice.locale.text("cli.plain.left"))?;
        Ok(Exit::Signal(CTRL_C))
    }

    fn prompt(&mut self) -> Result<(), Stop> {
        if self.prompts {
            self.output
                .write(self.voice.locale.text("cli.plain.prompt"))?;
            self.output.flush()?;
        }
        Ok(())
    }

    fn say(&mut self, line: &str) -> Result<(), Stop> {
        if self.quiet {
            Output::complain(line);
            return Ok(());
        }
        Ok(self.output.say(line)?)
    }
}
