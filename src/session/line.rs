//! Input lines: a reply, or a command such as `/hold` or `/ticket kind=complaint`.

use crate::{
    engine::{
        Desk, Input, Millis,
        ticket::{Field, TicketFields},
    },
    source::Spellings,
};

/// What a line asks for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum LineInput {
    Input(Input),
    /// More of the call's clock passes.
    Wait(Millis),
    /// `#` at the start: a remark of the author.
    Nothing,
}

/// What is wrong with a line; the word it is about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum LineFault {
    UnknownCommand(String),
    SecondsExpected(String),
    DeskExpected(String),
    ReasonMissing,
    ArticleMissing,
    FieldExpected(String),
    UnknownField(String),
    /// Field, value.
    UnknownValue(String, String),
    QuoteOpen,
}

/// The commands of input lines, for help and "did you mean".
pub const COMMANDS: &[&str] = &[
    "/wait",
    "/hold",
    "/resume",
    "/transfer",
    "/end",
    "/lookup",
    "/note",
    "/ticket",
];

/// Reads one line. `\n` typed as two characters is a line break of the reply.
///
/// # Errors
/// The line begins with `/` and is no command, or its arguments do not fit.
pub fn parse(line: &str, spellings: &Spellings) -> Result<LineInput, LineFault> {
    if line.starts_with('#') {
        return Ok(LineInput::Nothing);
    }
    let Some(rest) = line.strip_prefix('/') else {
        return Ok(LineInput::Input(Input::Reply {
            text: line.replace("\\n", "\n"),
        }));
    };
    let (command, arguments) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    let arguments = arguments.trim();
    let input = match command {
        "wait" => return wait(arguments),
        "hold" => Input::Hold,
        "resume" => Input::Resume,
        "end" => Input::HangUp,
        "transfer" => transfer(arguments, spellings)?,
        "lookup" if arguments.is_empty() => return Err(LineFault::ArticleMissing),
        "lookup" => Input::LookUp {
            article: arguments.into(),
        },
        "note" => Input::Note {
            text: arguments.to_owned(),
        },
        "ticket" => Input::Ticket {
            fields: fields(arguments, spellings)?,
        },
        _ => return Err(LineFault::UnknownCommand(format!("/{command}"))),
    };
    Ok(LineInput::Input(input))
}

fn wait(arguments: &str) -> Result<LineInput, LineFault> {
    arguments
        .parse()
        .map(|seconds| LineInput::Wait(Millis::seconds(seconds)))
        .map_err(|_| LineFault::SecondsExpected(arguments.to_owned()))
}

fn transfer(arguments: &str, spellings: &Spellings) -> Result<Input, LineFault> {
    let (desk, reason) = arguments
        .split_once(char::is_whitespace)
        .unwrap_or((arguments, ""));
    let to = Desk::from_code(spellings.code("desk", desk))
        .ok_or_else(|| LineFault::DeskExpected(desk.to_owned()))?;
    if reason.trim().is_empty() {
        return Err(LineFault::ReasonMissing);
    }
    Ok(Input::Transfer {
        to,
        reason: reason.trim().to_owned(),
    })
}

fn fields(arguments: &str, spellings: &Spellings) -> Result<TicketFields, LineFault> {
    let mut fields = TicketFields::new();
    let mut rest = arguments;
    while !rest.is_empty() {
        let Some((key, after)) = rest.split_once('=') else {
            return Err(LineFault::FieldExpected(rest.to_owned()));
        };
        let key = key.trim();
        let field = Field::from_code(spellings.code("field", key))
            .ok_or_else(|| LineFault::UnknownField(key.to_owned()))?;
        let (value, remaining) = value(after)?;
        let value = choice(field, value, spellings);
        if !crate::engine::ticket::Ticket::default().set(field, value) {
            return Err(LineFault::UnknownValue(key.to_owned(), value.to_owned()));
        }
        fields.push((field, value.to_owned()));
        rest = remaining.trim_start();
    }
    Ok(fields)
}

/// The value at the start of `text`, up to a blank or within double quotes, and what follows.
fn value(text: &str) -> Result<(&str, &str), LineFault> {
    if let Some(quoted) = text.strip_prefix('"') {
        return quoted.split_once('"').ok_or(LineFault::QuoteOpen);
    }
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    Ok(text.split_at(end))
}

fn choice<'a>(field: Field, value: &'a str, spellings: &'a Spellings) -> &'a str {
    field
        .choices()
        .map_or(value, |(kind, _)| spellings.code(kind, value))
}
