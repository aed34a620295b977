//! Reads the command line: help and complaints in the trainee's language.

use std::{borrow::Cow, ffi::OsString};

use clap::{
    Arg, ArgAction, Command, CommandFactory, FromArgMatches,
    error::{ContextKind, ContextValue, ErrorKind},
};

use super::arguments::Arguments;
use crate::{
    locale::{Language, Locale},
    text::clean,
};

/// Why there is nothing to run.
pub enum Refusal {
    /// Help or the version was asked for.
    Shown(String),
    Wrong(String),
}

/// The language the texts of this run are in. It is needed before the arguments are read, since help and complaints
/// about them are texts as well.
pub fn language(arguments: &[OsString], environment: Option<&str>) -> Language {
    let mut given = None;
    let mut words = arguments.iter().map(|word| word.to_string_lossy());
    while let Some(word) = words.next() {
        if word == "--lang" {
            given = words.next().map(Cow::into_owned);
        } else if let Some(value) = word.strip_prefix("--lang=") {
            given = Some(value.to_owned());
        }
    }
    let asked = given
        .as_deref()
        .or(environment)
        .unwrap_or_default()
        .to_lowercase();
    if asked == "en" || asked.starts_with("en_") || asked.starts_with("en-") {
        Language::En
    } else {
        Language::Zh
    }
}

/// The arguments as typed; the first is the program's name.
pub fn read(arguments: &[OsString], locale: &Locale) -> Result<Arguments, Refusal> {
    whole(locale)
        .try_get_matches_from(arguments)
        .and_then(|matches| Arguments::from_arg_matches(&matches))
        .map_err(|error| refusal(&error, locale))
}

/// All that can be typed, with its texts.
pub fn whole(locale: &Locale) -> Command {
    localised(Arguments::command(), locale).arg(flag("version", 'V', ArgAction::Version, locale))
}

/// A command with its texts; the same for those below it.
fn localised(command: Command, locale: &Locale) -> Command {
    let about = locale
        .text(&format!("cli.help.{}", command.get_name()))
        .to_owned();
    let usage = locale.text("cli.help.usage");
    // What stands above all commands goes with each of them.
    let common = if command.get_name() == "duilian" {
        "cli.help.common"
    } else {
        "cli.help.options"
    };
    let options = locale.text(common).to_owned();
    let operands = locale.text("cli.help.operands").to_owned();
    // Operands stand in the order in which they are typed; below a heading of its own clap sorts by name.
    let mut operand = 0;
    command
        .about(about)
        .help_template(format!("{{about}}\n\n{usage} {{usage}}\n\n{{all-args}}"))
        .subcommand_help_heading(locale.text("cli.help.commands").to_owned())
        .max_term_width(100)
        .mut_args(|arg| {
            let (arg, heading) = if arg.is_positional() {
                operand += 1;
                (arg.display_order(operand), operands.clone())
            } else {
                (arg, options.clone())
            };
            let help = locale
                .text(&format!("cli.help.arg.{}", arg.get_id()))
                .to_owned();
            let valued = arg.get_action().takes_values();
            let arg = arg.help(help).help_heading(heading);
            if valued {
                arg.hide_possible_values(true).hide_default_value(true)
            } else {
                arg
            }
        })
        .mut_subcommands(|below| localised(below, locale))
        .arg(flag("help", 'h', ArgAction::Help, locale))
}

/// Behind the options that go with every command.
const LAST: usize = 100;

fn flag(name: &'static str, short: char, action: ArgAction, locale: &Locale) -> Arg {
    Arg::new(name)
        .long(name)
        .short(short)
        .action(action)
        .help(locale.text(&format!("cli.help.arg.{name}")).to_owned())
        .help_heading(locale.text("cli.help.common").to_owned())
        .display_order(LAST)
}

fn refusal(error: &clap::Error, locale: &Locale) -> Refusal {
    let key = match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            return Refusal::Shown(error.render().to_string());
        }
        ErrorKind::InvalidValue if context(error, ContextKind::InvalidValue).is_empty() => {
            "value_missing"
        }
        ErrorKind::InvalidValue => "value",
        // Only numbers are parsed.
        ErrorKind::ValueValidation => "number",
        ErrorKind::UnknownArgument => "unknown",
        ErrorKind::InvalidSubcommand => "command",
        ErrorKind::MissingRequiredArgument => "required",
        ErrorKind::ArgumentConflict => "twice",
        ErrorKind::InvalidUtf8 => "utf8",
        _ => "other",
    };
    let argument = match error.kind() {
        ErrorKind::InvalidSubcommand => context(error, ContextKind::InvalidSubcommand),
        _ => context(error, ContextKind::InvalidArg),
    };
    let value = context(error, ContextKind::InvalidValue);
    let mut sentence = locale.format(
        &format!("cli.usage.{key}"),
        &[("argument", &argument), ("value", &value)],
    );
    let valid = context(error, ContextKind::ValidValue);
    if !valid.is_empty() {
        sentence.push_str(&locale.format("cli.usage.valid", &[("values", &valid)]));
    }
    let near = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ]
    .map(|kind| context(error, kind))
    .concat();
    if !near.is_empty() {
        sentence.push_str(&locale.format("report.did_you_mean", &[("name", &near)]));
    }
    sentence.push('\n');
    sentence.push_str(locale.text("cli.usage.more"));
    Refusal::Wrong(sentence)
}

/// What clap knows about an error, as safe text.
fn context(error: &clap::Error, kind: ContextKind) -> String {
    let text = match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    clean::printable(&text).replace('\n', " ")
}
