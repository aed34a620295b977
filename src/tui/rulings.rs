//! What people said of a sheet, as lines: below the finding or the turn that they spoke of, and all of it.

use std::fmt::Display;

use ratatui::text::Line;

use super::{model::Model, running::Running, said::Subject, signs, widgets::Prose};
use crate::{
    judge::{Points, Scorecard},
    record::{Appeal, Judgement, Ruling, Subject as Ruled, TrainerWord},
    text::clean,
};

/// Lines of a reason on the sheet, where others follow: the review has all of it.
const REASON: usize = 3;

/// Lines of a reason in the review below what is not chosen.
const FOLDED: usize = 1;

/// All that a trainer said: of findings, then of turns.
pub fn all(model: &Model, running: &Running, columns: usize) -> Vec<Line<'static>> {
    let Some((settled, sheet)) = running.said.settled().zip(running.sheet()) else {
        return Vec::new();
    };
    let theme = &model.theme;
    let mut lines = Vec::new();
    for ruling in &settled.rulings {
        let title = title(model, &ruling.subject, sheet);
        lines.extend(Prose::of(title, theme.strong).wrap(columns, 2));
        lines.extend(ruled(model, ruling, (columns, REASON)));
    }
    for word in &settled.comments {
        let on = if word.turn == 0 {
            model.text("word.on_call").to_owned()
        } else {
            model.locale.format("word.on_turn", &[("turn", &word.turn)])
        };
        let line = Prose::of(format!("{on}  "), theme.strong);
        let by = by(model, word);
        let who = model.locale.format("word.says", &[("by", &by)]);
        let line = line
            .then(who, theme.accent)
            .then(one_line(&word.reason), theme.plain);
        lines.extend(line.wrap_some((columns, REASON + 1), 2, theme.glyphs.more));
    }
    lines
}

fn title(model: &Model, subject: &Ruled, sheet: &Scorecard) -> String {
    match subject {
        Ruled::Finding(item) => {
            let finding = sheet.finding(item);
            finding.map_or_else(|| item.to_string(), |it| it.title.clone())
        }
        Ruled::Unheard(item) => {
            let unheard = sheet.unheard.iter().find(|it| it.item == *item);
            unheard.map_or_else(|| item.to_string(), |it| it.title.clone())
        }
        Ruled::Fatal(fault, _) => signs::fault_name(model, fault),
    }
}

/// Below a finding: whether it is disputed, and the trainer's last word on it. What is not `chosen` has its reasons folded:
/// it would push the rest away.
pub fn below(
    model: &Model,
    running: &Running,
    (subject, chosen): (&Subject<'_>, bool),
    columns: usize,
) -> Vec<Line<'static>> {
    let said = &running.said;
    let more = model.theme.glyphs.more;
    let most = if chosen { usize::MAX } else { FOLDED };
    let mut lines = Vec::new();
    if let Some(appeal) = said.appeal(subject.item()) {
        lines.extend(disputed(model, appeal).wrap_some((columns, most), 4, more));
    }
    let settled = said.settled.as_ref();
    let ruling = settled.and_then(|settled| match subject {
        Subject::Fatal(error) => settled.on_fatal(error),
        Subject::Finding(_) | Subject::Unheard(_) => None,
    });
    let points = settled.and_then(|settled| settled.on_item(subject.item()));
    for ruling in ruling.into_iter().chain(points) {
        lines.extend(ruled(model, ruling, (columns, most)));
    }
    lines
}

fn disputed(model: &Model, appeal: &Appeal) -> Prose {
    let theme = &model.theme;
    let key = if appeal.settled {
        "word.was_disputed"
    } else {
        "word.is_disputed"
    };
    Prose::of(format!("  {}  ", model.text(key)), theme.warning)
        .then(one_line(&appeal.reason), theme.plain)
}

/// The verdict, and below it why in so many lines at most.
fn ruled(model: &Model, ruling: &Ruling, (columns, most): (usize, usize)) -> Vec<Line<'static>> {
    let theme = &model.theme;
    let word = &ruling.word;
    let said = verdict(model, ruling);
    let by = by(model, word);
    let args: [(&str, &dyn Display); 2] = [("by", &by), ("said", &said)];
    let line = model.locale.format("word.ruled", &args);
    let mut lines = Prose::of(format!("  {line}"), theme.accent).wrap(columns, 4);
    let reason = one_line(&word.reason);
    let reason = Prose::of(format!("    {reason}"), theme.plain);
    lines.extend(reason.wrap_some((columns, most), 4, theme.glyphs.more));
    lines
}

fn verdict(model: &Model, ruling: &Ruling) -> String {
    let judgement = ruling.word.judgement;
    let dropped = judgement == Some(Judgement::Dropped);
    if let Some((given, cost)) = ruling.more_than_there_was() {
        let left = Points(-cost.0);
        let key = if left.0 == 0 {
            "word.ruling.none_left"
        } else {
            "word.ruling.some_left"
        };
        let args: [(&str, &dyn Display); 2] = [("given", &given), ("left", &left)];
        return model.locale.format(key, &args);
    }
    let key = match &ruling.subject {
        Ruled::Fatal(..) if dropped => "word.ruling.is_none",
        Ruled::Fatal(..) => "word.ruling.is_fatal",
        Ruled::Unheard(_) if dropped => "word.ruling.taken_back",
        Ruled::Finding(_) if judgement == Some(Judgement::Stands) => "word.ruling.stands",
        Ruled::Finding(_) if dropped => "word.ruling.dropped",
        Ruled::Finding(_) | Ruled::Unheard(_) => {
            let points = points(ruling.trainer.unwrap_or_default());
            // Where the program had nothing, nothing was changed.
            let key = match ruling.subject {
                Ruled::Unheard(_) => "word.ruling.added",
                _ => "word.ruling.now",
            };
            return model.locale.format(key, &[("points", &points)]);
        }
    };
    model.text(key).to_owned()
}

fn points((got, of): (Points, Points)) -> String {
    if of.0 == 0 {
        got.to_string()
    } else {
        format!("{got}/{of}")
    }
}

/// What a trainer remarked on a turn.
pub fn comments(model: &Model, running: &Running, turn: u16, columns: usize) -> Vec<Line<'static>> {
    let settled = running.said.settled.as_ref();
    let comments = settled
        .map(|settled| &settled.comments[..])
        .unwrap_or_default();
    let of_turn = comments.iter().filter(|word| word.turn == turn);
    let mut lines: Vec<Line<'static>> = of_turn
        .flat_map(|word| comment(model, word).wrap(columns, 2))
        .collect();
    if !lines.is_empty() {
        lines.push(Line::default());
    }
    lines
}

fn comment(model: &Model, word: &TrainerWord) -> Prose {
    let by = by(model, word);
    let who = model.locale.format("word.says", &[("by", &by)]);
    Prose::of(who, model.theme.accent).then(one_line(&word.reason), model.theme.plain)
}

/// Who said it, unless they had their name deleted.
fn by(model: &Model, word: &TrainerWord) -> String {
    if word.by.is_empty() {
        model.text("report.word.nobody").to_owned()
    } else {
        one_line(&word.by)
    }
}

fn one_line(text: &str) -> String {
    clean::printable(text).replace('\n', " ")
}
