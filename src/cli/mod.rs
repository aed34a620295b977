//! The command line.

pub mod appeal;
pub mod arguments;
pub mod calibrate;
pub mod call_id;
pub mod check;
pub mod completions;
pub mod day;
pub mod doctor;
pub mod example;
pub mod exit;
pub mod export;
pub mod finding;
pub mod forget;
pub mod graph;
pub mod history;
pub mod host;
pub mod input;
pub mod keeping;
pub mod kept;
pub mod learner;
pub mod lines;
pub mod list;
pub mod listen;
pub mod listen_marks;
pub mod measure;
pub mod meter;
pub mod new;
pub mod new_from;
pub mod new_place;
pub mod new_questions;
pub mod next;
pub mod open;
pub mod output;
pub mod overrule;
pub mod pack;
pub mod person;
pub mod picture;
pub mod plain;
pub mod plain_reference;
pub mod play;
pub mod preview;
pub mod progress;
pub mod queue;
pub mod read;
pub mod report;
pub mod rescore;
pub mod scenario;
pub mod schema;
pub mod score;
pub mod setting;
pub mod target;
pub mod template;
pub mod test;
pub mod train;
pub mod usage;

use std::{io, process::ExitCode};

use arguments::{Arguments, Command};
use exit::Exit;
use host::Host;
use output::Output;
use setting::{Setting, Stop};
use usage::Refusal;

use crate::locale::Locale;

/// Runs the command that the arguments ask for.
pub fn run() -> ExitCode {
    let host = Host::start();
    let arguments = Host::arguments();
    let language = usage::language(&arguments, Host::language().as_deref());
    let locale = Locale::load(language);
    let mut output = Output::open();
    let asked = usage::read(&arguments, &locale);
    let setting = match asked {
        Ok(arguments) => {
            let setting = Setting::new(&arguments.common, host, locale);
            let outcome = command(arguments, &setting, &mut output);
            return exit(outcome, &setting.locale, output).into();
        }
        Err(refusal) => refusal,
    };
    let outcome = match setting {
        Refusal::Shown(text) => output.write(&text).map(|()| Exit::Fine).map_err(Stop::from),
        Refusal::Wrong(sentence) => Err(Stop::Said(sentence)),
    };
    exit(outcome, &locale, output).into()
}

fn command(arguments: Arguments, setting: &Setting, output: &mut Output) -> Result<Exit, Stop> {
    match arguments.command {
        None => open::run(setting),
        Some(Command::Play(play)) => play::run(&play, setting, output),
        Some(Command::Listen(asked)) => listen::run(&asked, setting, output),
        Some(Command::List { format }) => list::run(format, setting, output),
        Some(Command::Check(check)) => check::run(&check, setting, output),
        Some(Command::Test(test)) => test::run(&test, setting, output),
        Some(Command::Pack(pack)) => pack::pack(&pack, setting, output),
        Some(Command::Add { pack, force }) => pack::add(&pack, force, setting, output),
        Some(Command::Remove { name }) => pack::remove(&name, setting, output),
        Some(Command::Preview(preview)) => preview::run(&preview, setting, output),
        Some(Command::Graph(graph)) => graph::run(&graph, setting, output),
        Some(Command::History(history)) => history::run(&history, setting, output),
        Some(Command::Appeal(appeal)) => appeal::run(&appeal, setting, output),
        Some(Command::Queue { format }) => queue::run(format, setting, output),
        Some(Command::Overrule(overrule)) => overrule::run(&overrule, setting, output),
        Some(Command::Comment(comment)) => example::comment(&comment, setting, output),
        Some(Command::Example(example)) => example::run(&example, setting, output),
        Some(Command::Calibrate(calibrate)) => calibrate::run(&calibrate, setting, output),
        Some(Command::Train { rows, out }) => train::run(&rows, &out, setting, output),
        Some(Command::New(new)) => new::run(&new, setting, output),
        Some(Command::Progress(progress)) => progress::run(&progress, setting, output),
        Some(Command::Next(next)) => next::run(&next, setting, output),
        Some(Command::Read(read)) if read.score => measure::run(&read, setting, output),
        Some(Command::Read(read)) => read::run(&read, setting, output),
        Some(Command::Export(export)) => export::run(&export, setting, output),
        Some(Command::Report(report)) => report::run(&report, setting, output),
        Some(Command::Score(score)) => score::run(&score, setting, output),
        Some(Command::Doctor) => doctor::run(setting, output),
        Some(Command::Completions { shell }) => completions::run(shell, setting, output),
        Some(Command::Man(man)) => completions::manual(&man, setting, output),
        Some(Command::Schema(asked)) => schema::run(&asked, setting, output),
        Some(Command::Forget(forget)) => forget::run(&forget, setting, output),
        Some(Command::Rescore(rescore)) => rescore::run(&rescore, setting, output),
        Some(Command::Picture { what }) => picture::run(what, setting, output),
    }
}

/// Sends off what is still held back, and says what went wrong. A reader that has gone away is no fault.
fn exit(outcome: Result<Exit, Stop>, locale: &Locale, mut output: Output) -> Exit {
    match outcome.and_then(|exit| output.flush().map(|()| exit).map_err(Stop::from)) {
        Ok(exit) => exit,
        Err(Stop::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            output.abandon();
            Exit::Fine
        }
        Err(Stop::Output(error)) => {
            output.abandon();
            let error = locale.trouble(&error);
            Output::complain(&locale.format("cli.cannot_write", &[("error", &error)]));
            Exit::CouldNotRun
        }
        Err(Stop::Said(sentence)) => {
            // What was written before the complaint stands before it.
            let _ = output.flush();
            Output::complain(&format!("duilian: {sentence}"));
            Exit::CouldNotRun
        }
    }
}
