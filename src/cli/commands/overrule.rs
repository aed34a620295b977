//! `duilian overrule`: a trainer's word on a finding, a fatal error, or an item that no program hears.

use std::fmt::Display;

use crate::{
    cli::{
        arguments::words::OverruleArguments,
        exit::Exit,
        finding::{Judged, by, one_line},
        host::Host,
        output::Output,
        setting::{Setting, Stop},
    },
    judge::Points,
    record::{Judgement, Settled, TrainerWord, WordKind, bounds},
    report::{Voice, settled},
    store::Store,
    text::{Name, clean},
};

pub fn run(
    arguments: &OverruleArguments,
    setting: &Setting,
    output: &mut Output,
) -> Result<Exit, Stop> {
    let mut judged = Judged::find(&arguments.call, setting)?;
    let item = judged.item(&arguments.item, setting)?;
    let word = TrainerWord {
        turn: judged.turn(arguments.turn, &item, setting)?,
        reason: one_line(&arguments.said.reason, "cli.word.no_reason", setting)?,
        by: by(arguments.said.by.as_deref(), setting)?,
        at: Host::instant(),
        ..ruling(arguments, &judged, &item, setting)?
    };
    let unread = |fault| setting.unread(&fault);
    judged.records.add_word(&judged.id, &word).map_err(unread)?;
    let words = judged.records.words(&judged.id).map_err(unread)?;
    let voice = Voice {
        locale: &setting.locale,
        library: &judged.library,
        width: 0,
    };
    let after = Settled::of(&judged.sheet, &words);
    for ruling in after.rulings.iter().filter(|it| it.word == word) {
        output.write(&settled::ruled(ruling, &judged.sheet, &voice))?;
        output.write("\n")?;
    }
    output.write(&settled::totals(&judged.sheet, &after, &voice))?;
    Ok(Exit::Fine)
}

/// Judgement and points as they were typed, where they can be meant.
fn ruling(
    arguments: &OverruleArguments,
    judged: &Judged,
    item: &Name,
    setting: &Setting,
) -> Result<TrainerWord, Stop> {
    if !arguments.stands && !arguments.drop && arguments.points.is_none() {
        return Err(setting.said("cli.word.no_ruling", ""));
    }
    let unheard = judged.has_unheard(item);
    let points = arguments.points.as_deref();
    let points = points.map(|typed| points_of(typed, setting)).transpose()?;
    if let Some(points) = points {
        within(points, judged, item, setting)?;
    } else if arguments.stands && unheard {
        let title = judged.title(item, setting);
        return Err(setting.said("cli.word.needs_points", &title));
    } else if !unheard && !judged.is_about(item) {
        let title = judged.title(item, setting);
        return Err(setting.said("cli.word.nothing_to_overrule", &title));
    }
    let judgement = match (points, arguments.drop) {
        (Some(_), _) if unheard => None,
        (Some(_), _) => Some(Judgement::Changed),
        (None, true) => Some(Judgement::Dropped),
        (None, false) => Some(Judgement::Stands),
    };
    Ok(TrainerWord {
        kind: if unheard && judgement.is_none() {
            WordKind::Added
        } else {
            WordKind::Overruled
        },
        item: item.clone(),
        turn: 0,
        judgement,
        points,
        reason: String::new(),
        by: String::new(),
        at: Host::instant(),
    })
}

/// At most two decimals: `3`, `2.5`, `-4`.
fn points_of(typed: &str, setting: &Setting) -> Result<Points, Stop> {
    Points::parse(typed).ok_or_else(|| setting.said("cli.word.no_points", typed))
}

/// Points outside of what the item is worth are refused, not bent.
fn within(points: Points, judged: &Judged, item: &Name, setting: &Setting) -> Result<(), Stop> {
    let title = clean::printable(&judged.title(item, setting)).into_owned();
    let mut unheard = judged.sheet.unheard.iter();
    let (least, most) = match unheard.find(|it| it.item == *item) {
        Some(unheard) => (Points(0), unheard.of),
        None => match judged.sheet.finding(item) {
            None => return Err(setting.said("cli.word.only_stands_or_drops", &title)),
            Some(finding) if !finding.applies && judged.earns(item) => {
                return Err(setting.said("cli.word.does_not_apply", &title));
            }
            Some(finding) => bounds(finding),
        },
    };
    if (least..=most).contains(&points) {
        return Ok(());
    }
    let args: [(&str, &dyn Display); 3] = [("title", &title), ("least", &least), ("most", &most)];
    Err(Stop::Said(
        setting.locale.format("cli.word.out_of_bounds", &args),
    ))
}

impl Judged {
    /// An item that earns, and no fault: a fault can be given where the program saw none.
    fn earns(&self, item: &str) -> bool {
        let rubric = self.library.rubric();
        !rubric.faults.iter().any(|fault| fault.id == *item)
    }
}
