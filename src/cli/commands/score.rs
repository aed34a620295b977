//! `duilian score`: real calls, scored without a scenario.

use std::path::PathBuf;

use crate::{
    authoring::{
        rows::{Problem, RowFault},
        transcript::{RealCall, Transcript},
    },
    cli::{
        arguments::{Format, ScoreArguments},
        exit::Exit,
        host::Host,
        input::Input,
        lines::{Line, Lines},
        meter::InputMeter,
        output::Output,
        setting::{Setting, Stop},
    },
    engine::step::{Category, Mode},
    judge::{Ground, Overheard, Rubric, judge_on},
    library::Library,
    report::{
        Voice, json,
        kept::{self, KeptCall, Tally},
    },
    text::Name,
};

/// Columns of a printed report: the same everywhere, so that it can be compared.
const WIDTH: usize = 100;
/// Faults that are told one by one; of more, how many there are.
const TOLD: u64 = 10;

pub fn run(
    arguments: &ScoreArguments,
    setting: &Setting,
    output: &mut Output,
) -> Result<Exit, Stop> {
    let (library, rubric) = library(arguments.rubric.as_ref(), setting)?;
    let category = category(arguments, &library, setting)?;
    let channel = channel(arguments.channel.as_deref(), &library, setting)?;
    let inputs = Input::open_all(&arguments.transcripts, "cli.score.from_keyboard", setting)?;
    setting.mention_faults(&library);
    let mut scorer = Scorer {
        setting,
        library: &library,
        rubric: &rubric,
        category,
        channel,
        agents: &arguments.agent,
        format: arguments.format,
        progress: InputMeter::of(&inputs, setting),
        tally: Tally::default(),
        faulty: 0,
        lines: 0,
        bytes: 0,
    };
    for input in inputs {
        scorer.score(input, output)?;
    }
    scorer.end(output)
}

/// The library, and the rubric that is asked for.
pub(super) fn library(
    path: Option<&PathBuf>,
    setting: &Setting,
) -> Result<(Library, std::sync::Arc<Rubric>), Stop> {
    let Some(path) = path else {
        let library = setting.library(&[])?;
        let rubric = library.rubric();
        return Ok((library, rubric));
    };
    if !Host::is_file(path) {
        return Err(setting.said("cli.no_path", &path.display().to_string()));
    }
    let library = Library::load_with_rubric(&setting.sources(&[])?, path);
    let faulty = setting.report_faults(&library, std::slice::from_ref(path));
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    match library.rubrics.get(&*stem).cloned() {
        Some(rubric) if !faulty => Ok((library, rubric)),
        _ => Err(setting.said("cli.faulty_file", &path.display().to_string())),
    }
}

fn category(
    arguments: &ScoreArguments,
    library: &Library,
    setting: &Setting,
) -> Result<Option<Category>, Stop> {
    let Some(word) = &arguments.category else {
        return Ok(None);
    };
    let code = library.spellings.code("category", word);
    let category = Category::from_code(code);
    category
        .map(Some)
        .ok_or_else(|| setting.said("cli.score.unknown_category", word))
}

/// The channel of that name; the phone where none is named.
fn channel(word: Option<&str>, library: &Library, setting: &Setting) -> Result<Name, Stop> {
    let word = word.unwrap_or("phone");
    let code = library.spellings.code("channel", word);
    let known = library.channels.get_key_value(code);
    known
        .map(|(name, _)| name.clone())
        .ok_or_else(|| setting.said("cli.score.unknown_channel", word))
}

struct Scorer<'a> {
    setting: &'a Setting,
    library: &'a Library,
    rubric: &'a Rubric,
    category: Option<Category>,
    channel: Name,
    agents: &'a [String],
    format: Format,
    progress: InputMeter<'a>,
    tally: Tally,
    faulty: u64,
    /// Of all inputs so far.
    lines: u64,
    /// Of the inputs that are done.
    bytes: u64,
}

impl Scorer<'_> {
    fn score(&mut self, input: Input, output: &mut Output) -> Result<(), Stop> {
        let file = input.name.as_deref();
        let shown = Input::shown(file, self.setting);
        let mut lines = Lines::new(input.source);
        let mut transcript = Transcript::new(&self.library.spellings).with_agents(self.agents);
        loop {
            let (number, bytes) = (lines.number + 1, lines.bytes);
            let line = lines.read().map_err(|error| {
                self.progress.clear();
                self.setting.cannot_read(&shown, &error)
            })?;
            let call = match line {
                None => break,
                Some(Line::Whole(line)) => transcript.line(line, number),
                Some(Line::TooLong) => Err(RowFault::new(1, Problem::TooLong)),
            };
            match call {
                Ok(Some(call)) => self.call(&call, file, output)?,
                Ok(None) => {}
                Err(fault) => self.fault(&shown, number, &fault),
            }
            self.lines += 1;
            self.progress.draw(self.lines, self.bytes + bytes);
        }
        if let Some(call) = transcript.end() {
            self.call(&call, file, output)?;
        }
        self.bytes += lines.bytes;
        Ok(())
    }

    fn call(
        &mut self,
        call: &RealCall,
        file: Option<&str>,
        output: &mut Output,
    ) -> Result<(), Stop> {
        let shown = Input::shown(file, self.setting);
        if !call.has_agent() {
            let problem = match &call.strangers[..] {
                [] => Problem::NoAgent,
                names => {
                    Problem::Strangers(names.join(self.setting.locale.text("cli.records.join")))
                }
            };
            self.fault(&shown, call.line.max(1), &RowFault::new(1, problem));
            return Ok(());
        }
        let own = call.channel.as_ref();
        let channel = own.and_then(|id| self.library.channels.get(id.as_str()));
        let Some(channel) = channel.or_else(|| self.library.channels.get(&self.channel)) else {
            return Ok(());
        };
        let category = call.category.or(self.category);
        let ground = Ground::Overheard(Overheard {
            channel,
            company: &self.library.company,
            category,
            opens: call.opens(),
            customer: self.setting.locale.text("cli.score.customer"),
        });
        let log = call.log(&self.library.lexicon());
        let scorecard = judge_on(self.rubric, ground, Mode::Practice, &log);
        let ordinal = (self.tally.calls + 1).to_string();
        let kept = KeptCall {
            name: if call.name.is_empty() {
                &ordinal
            } else {
                &call.name
            },
            file,
            line: call.line,
            channel,
            category,
            log: &log,
            rubric: self.rubric,
            timed: call.timed,
        };
        let text = match self.format {
            Format::Json => json::kept(&kept, &scorecard),
            Format::Text => {
                let parted = if self.tally.calls > 0 { "\n\n" } else { "" };
                format!("{parted}{}", kept::whole(&kept, &scorecard, &self.voice()))
            }
        };
        self.tally.add(&scorecard);
        Ok(output.write(&text)?)
    }

    fn voice(&self) -> Voice<'_> {
        Voice {
            locale: &self.setting.locale,
            library: self.library,
            width: WIDTH,
        }
    }

    fn fault(&mut self, file: &str, line: u64, fault: &RowFault) {
        self.faulty += 1;
        if self.faulty > TOLD {
            return;
        }
        self.progress.clear();
        let sentence = fault.sentence(&self.setting.locale);
        Output::complain(&format!(
            "duilian: {file}:{line}:{}: {sentence}",
            fault.column
        ));
    }

    fn end(mut self, output: &mut Output) -> Result<Exit, Stop> {
        self.progress.clear();
        if self.format == Format::Text && self.tally.calls > 1 {
            output.write(&format!("\n\n{}", self.tally.line(&self.voice())))?;
        }
        output.flush()?;
        if self.faulty > 0 {
            let locale = &self.setting.locale;
            Output::complain(&locale.format("cli.score.faulty", &[("faulty", &self.faulty)]));
        }
        match (self.tally.calls, self.faulty) {
            (0, _) => Err(self.setting.said("cli.score.no_calls", "")),
            (_, 0) => Ok(Exit::Fine),
            _ => Ok(Exit::Findings),
        }
    }
}
