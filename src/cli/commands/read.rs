//! `duilian read`: what each reply of a file or a stream does.

use std::{
    fmt::Display,
    io::{self, Read},
    ops::Range,
    sync::Arc,
};

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
    library::{Library, side_by_side},
    locale::Locale,
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
        answerer: Answerer {
            locale: &setting.locale,
            answers: Answers::new(&lexicon),
            phrases: Phrases::new(Arc::clone(&lexicon)),
            lexicon,
        },
        progress: InputMeter::of(&inputs, setting),
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
    answerer: Answerer<'a>,
    progress: InputMeter<'a>,
    rows: u64,
    faulty: u64,
    /// Bytes of the inputs that are done.
    bytes: u64,
}

/// Lines that are held together at most …
const HELD: usize = 1024;
/// … and so many of them are answered at one go, by whichever thread is free.
const PIECE: usize = 16;

impl Reader<'_> {
    fn read(&mut self, input: Input, output: &mut Output) -> Result<(), Stop> {
        let name = input.name.as_deref();
        let mut lines = Lines::new(input.source);
        loop {
            if !lines.is_ready() {
                // Whoever waits for the answers before writing on gets them.
                output.flush()?;
            }
            let mut held = Held::default();
            let more = held.fill(&mut lines);
            self.answer(name, &held, output)?;
            let more = more.map_err(|error| {
                self.progress.clear();
                let name = name.unwrap_or("-");
                self.setting.cannot_read(name, &error)
            })?;
            if !more {
                break;
            }
        }
        self.bytes += lines.bytes;
        Ok(())
    }

    /// Answers what is there, as many at a time as there are cores, in the order of the lines.
    fn answer(&mut self, file: Option<&str>, held: &Held, output: &mut Output) -> Result<(), Stop> {
        let pieces: Vec<&[HeldLine]> = held.lines.chunks(PIECE).collect();
        let answered = side_by_side(&pieces, 2, |piece| {
            self.answerer.answer(file, piece, &held.bytes)
        });
        for (piece, (text, faults)) in pieces.iter().zip(answered) {
            for fault in faults {
                self.complain(file, &fault);
            }
            output.write(&text)?;
            for line in *piece {
                self.rows += 1;
                self.progress.draw(self.rows, self.bytes + line.read);
            }
        }
        Ok(())
    }

    /// Of the first faulty rows each is told by itself.
    fn complain(&mut self, file: Option<&str>, fault: &Faulty) {
        self.faulty += 1;
        if self.faulty <= TOLD {
            self.progress.clear();
            let file = Input::shown(file, self.setting);
            let Faulty { line, column, text } = fault;
            Output::complain(&format!("duilian: {file}:{line}:{column}: {text}"));
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

/// Lines that were there together, to be answered side by side.
#[derive(Default)]
struct Held {
    /// Of one line after the other.
    bytes: Vec<u8>,
    lines: Vec<HeldLine>,
}

struct HeldLine {
    number: u64,
    /// Where it stands among the bytes; none if it was too long.
    place: Option<Range<usize>>,
    /// Bytes of the input read before it.
    read: u64,
}

impl Held {
    /// Waits for a line and takes those that are ready with it; whether there may be more.
    fn fill(&mut self, lines: &mut Lines<impl Read>) -> io::Result<bool> {
        loop {
            let (number, read) = (lines.number + 1, lines.bytes);
            let Some(line) = lines.read()? else {
                return Ok(false);
            };
            let place = match line {
                Line::Whole(line) => {
                    let start = self.bytes.len();
                    self.bytes.extend_from_slice(line);
                    Some(start..self.bytes.len())
                }
                Line::TooLong => None,
            };
            self.lines.push(HeldLine {
                number,
                place,
                read,
            });
            if self.lines.len() >= HELD || !lines.is_ready() {
                return Ok(true);
            }
        }
    }
}

/// Makes the answers to lines.
struct Answerer<'a> {
    locale: &'a Locale,
    lexicon: Arc<Lexicon>,
    answers: Answers,
    phrases: Phrases,
}

/// A row that cannot be read: where, and what is wrong with it.
struct Faulty {
    line: u64,
    column: usize,
    text: String,
}

impl Answerer<'_> {
    /// The answers to some lines, and which of these are at fault: such a row has its line as well, and the stream goes on.
    fn answer(
        &self,
        file: Option<&str>,
        lines: &[HeldLine],
        bytes: &[u8],
    ) -> (String, Vec<Faulty>) {
        let (mut text, mut faults) = (String::new(), Vec::new());
        for HeldLine { number, place, .. } in lines {
            let held = place.clone().and_then(|place| bytes.get(place));
            let answered = match held {
                None => Err(RowFault::new(1, Problem::TooLong)),
                Some(line) if rows::is_blank(line) => {
                    text.push('\n');
                    Ok(())
                }
                Some(line) => self.read(line, &mut text),
            };
            if let Err(fault) = answered {
                let id = rows::id_of(held.unwrap_or_default());
                let told = fault.sentence(self.locale);
                let row = Unread {
                    id: id.as_ref(),
                    file,
                    line: *number,
                    column: fault.column,
                    code: fault.code(),
                    text: &told,
                };
                reading::unread(&row, &mut text);
                faults.push(Faulty {
                    line: *number,
                    column: fault.column,
                    text: told,
                });
            }
        }
        (text, faults)
    }

    fn read(&self, line: &[u8], into: &mut String) -> Result<(), RowFault> {
        let row = Row::parse(line)?;
        let reply = row.reply();
        let spoken = row.say().map(|say| self.phrases.spoken(say, reply));
        let answer = Answer {
            id: row.id.as_ref(),
            reply,
            reading: &self.lexicon.read(row.customer(), reply),
            phrase: spoken.as_ref(),
        };
        self.answers.write(&answer, into);
        Ok(())
    }
}
