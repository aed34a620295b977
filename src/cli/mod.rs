//! The command line.

pub mod arguments;
pub mod call_id;
pub mod commands;
pub mod day;
pub mod exit;
pub mod finding;
pub mod host;
pub mod input;
pub mod keeping;
pub mod kept;
pub mod learner;
pub mod lines;
pub mod meter;
pub mod output;
pub mod person;
pub mod scenario;
pub mod setting;
pub mod target;
pub mod template;
pub mod usage;

use std::{io, process::ExitCode};

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
            let outcome = commands::run(arguments, &setting, &mut output);
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
