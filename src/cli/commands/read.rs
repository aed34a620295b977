//! `duilian read`: what each reply of a file or a stream does.

use std::{fmt::Display, sync::Arc};

use crate::{
    authoring::rows::{self, Phrases, Problem, Row, RowFault},
    cli::{
        arguments::ReadArguments,
        exit::Exit,
        input::Input,
        lines::{Line, Lines},
        meter::InputMeter,
        output::Output,
        setting::{Setting, Stop},
    },
    library::Library,
    reading::Lexicon,
    report::reading::{self, Answer, Answers, Unread},
};

/// Faulty rows told of one by one; the rest are counted.
const TOLD: u64 = 10;

pub fn run(
    arguments: &ReadArguments,
    setting: &Setting,
    output: &mut Output,
) -> Result<Exit, Stop> {
    let inputs = Input::open_all(&arguments.files, "cli.read.from_keyboard", setting)?;
    let library = setting.library(&[])?;
    setting.mention_faults(&library);
    let lexicon = lexicon(&library, arguments.rules_only);
    let mut reader = Reader {
        setting,
        answers: Answers::new(&lexicon),
        phrases: Phrases::new(Arc::clone(&lexicon)),
        lexicon,
        progress: InputMeter::of(&inputs, setting),
        line: String::new(),
        rows: 0,
        faulty: 0,
        bytes: 0,
    };
    for input in inputs {
        reader.read(input, output)?;
    }
    output.flush()?;
    Ok(reader.end())
}

/// How replies are read: as in a call, or by the rules without learned weights.
pub(super) fn lexicon(library: &Library, rules_only: bool) -> Arc<Lexicon> {
    if rules_only {
        Arc::new(library.lexicon_of_rules())
    } else {
        library.lexicon()
    }
}

struct Reader<'a> {
    setting: &'a Setting,
    lexicon: Arc<Lexicon>,
    answers: Answers,
    phrases: Phrases,
    progress: InputMeter<'a>,
    /// The answer being written.
    line: String,
    rows: u64,
    faulty: u64,
    /// Bytes of the inputs that are done.
    bytes: u64,
}

impl Reader<'_> {
    fn read(&mut self, input: Input, output: &mut Output) -> Result<(), Stop> {
        let name = input.name.as_deref();
        let mut lines = Lines::new(input.source);
        loop {
            if !lines.is_ready() {
                // Whoever waits for the answers before writing on gets them.
                output.flush()?;
            }
            let (number, bytes) = (lines.number + 1, lines.bytes);
            let line = lines.read().map_err(|error| {
                self.progress.clear();
                let name = name.unwrap_or("-");
                self.setting.cannot_read(name, &error)
            })?;
            let Some(line) = line else { break };
            self.line.clear();
            let answered = match line {
                Line::Whole(line) if rows::is_blank(line) => {
                    self.line.push('\n');
                    Ok(())
                }
                Line::Whole(line) => self.answer(line).map_err(|fault| (fault, line)),
                Line::TooLong => Err((RowFault::new(1, Problem::TooLong), &[][..])),
            };
            if let Err((fault, line)) = answered {
                self.fault(name, number, line, &fault);
            }
            output.write(&self.line)?;
            self.rows += 1;
            self.progress.draw(self.rows, self.bytes + bytes);
        }
        self.bytes += lines.bytes;
        Ok(())
    }

    fn answer(&mut self, line: &[u8]) -> Result<(), RowFault> {
        let row = Row::parse(line)?;
        let reply = row.reply();
        let spoken = row.say().map(|say| self.phrases.spoken(say, reply));
        let answer = Answer {
            id: row.id.as_ref(),
            reply,
            reading: &self.lexicon.read(row.customer(), reply),
            phrase: spoken.as_ref(),
        };
        self.answers.write(&answer, &mut self.line);
        Ok(())
    }

    /// A row that cannot be read has its line as well, and the stream goes on.
    fn fault(&mut self, file: Option<&str>, number: u64, line: &[u8], fault: &RowFault) {
        let locale = &self.setting.locale;
        let text = fault.sentence(locale);
        let id = rows::id_of(line);
        let row = Unread {
            id: id.as_ref(),
            file,
            line: number,
            column: fault.column,
            code: fault.code(),
            text: &text,
        };
        self.line.clear();
        reading::unread(&row, &mut self.line);
        self.faulty += 1;
        if self.faulty <= TOLD {
            self.progress.clear();
            let file = Input::shown(file, self.setting);
            let place = format!("{file}:{number}:{}", fault.column);
            Output::complain(&format!("duilian: {place}: {text}"));
        }
    }

    fn end(mut self) -> Exit {
        self.progress.clear();
        if self.faulty == 0 {
            return Exit::Fine;
        }
        let args: [(&str, &dyn Display); 2] = [("faulty", &self.faulty), ("rows", &self.rows)];
        Output::complain(&self.setting.locale.format("cli.read.faulty_rows", &args));
        Exit::Findings
    }
}
