//! `duilian example` and `duilian comment`: a trainer's word on a whole call, or on a turn of it.

use std::fmt::Display;

use crate::{
    cli::{
        arguments::words::{CommentArguments, ExampleArguments},
        exit::Exit,
        finding::{Judged, by, one_line},
        host::Host,
        output::Output,
        setting::{Setting, Stop},
    },
    record::{Settled, TrainerWord, WordKind},
    store::Store,
    text::{Name, clean},
};

/// Marks a call as an example for the preview of its scenario, or takes the mark away.
pub fn run(
    arguments: &ExampleArguments,
    setting: &Setting,
    output: &mut Output,
) -> Result<Exit, Stop> {
    let mut judged = Judged::find(&arguments.call, setting)?;
    let words = judged.records.words(&judged.id);
    let words = words.map_err(|fault| setting.unread(&fault))?;
    let marked = Settled::of(&judged.sheet, &words).example.is_some();
    if arguments.undo && !marked {
        return Err(setting.said("cli.word.no_example", ""));
    }
    let kind = if arguments.undo {
        WordKind::NoExample
    } else {
        WordKind::Example
    };
    let comment = clean::printable(&arguments.comment).replace('\n', " ");
    let word = TrainerWord {
        reason: comment.trim().to_owned(),
        ..word(kind, 0, by(arguments.by.as_deref(), setting)?)
    };
    keep(&mut judged, &word, setting)?;
    let key = if arguments.undo {
        "cli.word.unmarked"
    } else {
        "cli.word.marked"
    };
    output.write(setting.locale.text(key))?;
    output.write("\n")?;
    Ok(Exit::Fine)
}

/// A remark on a turn.
pub fn comment(
    arguments: &CommentArguments,
    setting: &Setting,
    output: &mut Output,
) -> Result<Exit, Stop> {
    let mut judged = Judged::find(&arguments.call, setting)?;
    let turn = judged.turn(Some(arguments.turn), "", setting)?;
    let word = TrainerWord {
        reason: one_line(&arguments.text, "cli.word.no_reason", setting)?,
        ..word(
            WordKind::Comment,
            turn,
            by(arguments.by.as_deref(), setting)?,
        )
    };
    keep(&mut judged, &word, setting)?;
    let args: [(&str, &dyn Display); 1] = [("turn", &turn)];
    output.write(&setting.locale.format("cli.word.commented", &args))?;
    output.write("\n")?;
    Ok(Exit::Fine)
}

fn word(kind: WordKind, turn: u16, by: String) -> TrainerWord {
    TrainerWord {
        kind,
        item: Name::default(),
        turn,
        judgement: None,
        points: None,
        reason: String::new(),
        by,
        at: Host::instant(),
    }
}

fn keep(judged: &mut Judged, word: &TrainerWord, setting: &Setting) -> Result<(), Stop> {
    let kept = judged.records.add_word(&judged.id, word);
    kept.map_err(|fault| setting.unread(&fault))
}
