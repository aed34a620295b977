//! Beside the talk: what was recognised in the reply, and what it earned or cost.

use std::ops::Range;

use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};

use super::{ReviewScreen, replies::numbered, subjects};
use crate::{
    engine::event::Message,
    judge::{Evidence, FatalError, Finding, Remark, scorecard::Status},
    record::Judgement,
    report::remark::{choice, remark},
    tui::{
        model::Model,
        rulings,
        running::Running,
        said::{self, Subject},
        signs,
        widgets::{Prose, frame, radar::pad},
    },
};

/// Columns of the mark at what is chosen.
const MARK: usize = 2;
/// What a fatal error is that a trainer dropped.
const IS_NONE: &str = "word.ruling.is_none";

pub(super) fn draw(
    model: &Model,
    frame: &mut Frame,
    area: Rect,
    running: &Running,
    screen: &ReviewScreen,
) {
    let theme = &model.theme;
    let title = Prose::of(model.text("review.findings"), theme.plain);
    let body = frame::titled(frame, area, theme, &title);
    let columns = usize::from(body.width.saturating_sub(2));
    let mut lines = rulings::comments(model, running, screen.turn, columns);
    lines.extend(recognised(model, running, screen, columns));
    lines.push(Line::default());
    let before = lines.len();
    let (scored, places) = scored(model, running, screen, columns);
    let places = places.into_iter();
    let places = places.map(|it| it.start + before..it.end + before);
    *screen.places.borrow_mut() = places.collect();
    lines.extend(scored);
    screen.findings.draw(frame, body, lines, theme);
}

fn recognised(
    model: &Model,
    running: &Running,
    screen: &ReviewScreen,
    columns: usize,
) -> Vec<Line<'static>> {
    let theme = &model.theme;
    let scenario = &running.sitting.script.scenario;
    let messages = running.sitting.log.messages();
    let reply = messages
        .iter()
        .find(|message| message.turn == screen.turn && message.reading.is_some());
    let Some(Message {
        reading: Some(reading),
        ..
    }) = reply
    else {
        return Prose::of(model.text("review.acts"), theme.faint).wrap(columns, 0);
    };
    let mut lines = Vec::new();
    for (number, sign) in numbered(reading) {
        let label = signs::label(model, scenario, sign);
        let fault = if label.fault {
            format!("{} ", theme.glyphs.fault)
        } else {
            String::new()
        };
        let mut line = Prose::of(format!("[{number}] {fault}{}", label.text), label.style);
        if let Some(step) = signs::step(model, scenario, sign) {
            line.push(
                format!("  {}", model.locale.name("step", step.code())),
                theme.faint,
            );
        }
        lines.extend(line.wrap(columns, 4));
        if screen.shows_rules {
            let rule = format!("    {}", written(model, running, &sign.rule));
            lines.extend(Prose::of(rule, theme.faint).wrap(columns, 4));
        }
    }
    if lines.is_empty() {
        return Prose::of(model.text("review.nothing"), theme.faint).wrap(columns, 0);
    }
    lines
}

/// The rule with the file and the line where it is written, if it is written anywhere.
fn written(model: &Model, running: &Running, rule: &str) -> String {
    let scenario = &running.sitting.script.scenario.id;
    match model.played_from().rule_place(scenario, rule) {
        Some(place) => format!("{rule} {} {place}", model.theme.glyphs.dot),
        None => rule.to_owned(),
    }
}

/// Fatal errors and findings, with the lines that each of them takes.
fn scored(
    model: &Model,
    running: &Running,
    screen: &ReviewScreen,
    columns: usize,
) -> (Vec<Line<'static>>, Vec<Range<usize>>) {
    let subjects = subjects::at(running, screen.turn);
    // Who can do nothing with a choice need not see one.
    let chooses = said::judges(model) || said::cannot_dispute(model).is_none();
    let chosen = screen.chosen.min(subjects.len().saturating_sub(1));
    // The mark has a column of its own: no row moves when it does.
    let columns = columns.saturating_sub(if chooses { MARK } else { 0 });
    let (mut lines, mut places) = (Vec::new(), Vec::new());
    for (place, subject) in subjects.iter().enumerate() {
        let mut own = match subject {
            Subject::Fatal(error) => fatal(model, running, error, columns),
            Subject::Finding(finding) => found(model, running, (screen, finding), columns),
            Subject::Unheard(unheard) => {
                Prose::of(&unheard.title, model.theme.step(unheard.step)).wrap(columns, 2)
            }
        };
        // Where nothing can be chosen everything stays open.
        let opens = !chooses || place == chosen;
        own.extend(rulings::below(model, running, (subject, opens), columns));
        if chooses {
            set_off(model, &mut own, place == chosen);
        }
        let from = lines.len();
        lines.extend(own);
        places.push(from..lines.len());
    }
    (lines, places)
}

/// Behind the column of the mark, which stands at the first line of what is chosen.
fn set_off(model: &Model, lines: &mut [Line<'static>], chosen: bool) {
    for (row, line) in lines.iter_mut().enumerate() {
        let sign = if chosen && row == 0 {
            model.theme.glyphs.now
        } else {
            ""
        };
        let mark = Span::styled(pad(sign, MARK), model.theme.accent);
        line.spans.insert(0, mark);
    }
}

fn found(
    model: &Model,
    running: &Running,
    (screen, finding): (&ReviewScreen, &Finding),
    columns: usize,
) -> Vec<Line<'static>> {
    let theme = &model.theme;
    let evidence = finding.evidence.iter();
    let here: Vec<&Evidence> = evidence.filter(|it| it.turn == screen.turn).collect();
    let earned = here.iter().any(|evidence| evidence.earned);
    let to_blame = here.iter().any(|evidence| evidence.is_to_blame());
    let (mark, style) = match (earned, to_blame) {
        (true, _) if finding.status == Status::Part => (theme.glyphs.part, theme.warning),
        (true, _) => (theme.glyphs.done, theme.good),
        (false, true) => (theme.glyphs.fault, theme.bad),
        (false, false) => (theme.glyphs.undone, theme.plain),
    };
    let line = Prose::of(format!("{mark} "), style)
        .then(&finding.title, theme.step(finding.step))
        .then(
            format!("  {}", standing(model, running, finding)),
            theme.faint,
        );
    let mut lines = line.wrap(columns, 2);
    lines.extend(chosen(model, &here, columns));
    let improvable = !earned || finding.status == Status::Part;
    if improvable && !finding.advice.is_empty() {
        lines.extend(Prose::of(format!("  {}", finding.advice), theme.plain).wrap(columns, 2));
    }
    if let Some(first) = here.first()
        && screen.shows_rules
    {
        let rule = written(model, running, &first.rule);
        let rule = format!("  {} {} {rule}", finding.item, theme.glyphs.dot);
        lines.extend(Prose::of(rule, theme.faint).wrap(columns, 4));
    }
    lines
}

/// Of a form's choices, each one, and what was wanted.
fn chosen(model: &Model, here: &[&Evidence], columns: usize) -> Vec<Line<'static>> {
    let theme = &model.theme;
    let mut lines = Vec::new();
    for evidence in here {
        let is_choice = matches!(evidence.remark, Some(Remark::Choice { .. }));
        if let Some(chosen) = choice(evidence, &model.locale).filter(|_| is_choice) {
            let style = if evidence.earned {
                theme.plain
            } else {
                theme.warning
            };
            let remark = remark(evidence, &model.locale);
            let line = Prose::of(format!("  {chosen}"), style).then(remark, theme.faint);
            lines.extend(line.wrap(columns, 4));
        }
    }
    lines
}

/// What costs has no full marks; what only limits others has no points at all.
pub(super) fn points(finding: &Finding) -> String {
    match (finding.got.0, finding.of.0) {
        (0, 0) => String::new(),
        (_, 0) => finding.got.to_string(),
        _ => format!("{}/{}", finding.got, finding.of),
    }
}

/// A fault's points as they stand after the trainer's words, beside those of the program where they differ.
fn standing(model: &Model, running: &Running, finding: &Finding) -> String {
    let had = points(finding);
    let settled = running.said.settled();
    let now = settled.and_then(|settled| settled.sheet.finding(&finding.item));
    match now {
        Some(now) if finding.got.0 < 0 && !now.applies => {
            model.locale.format("word.points.lifted", &[("had", &had)])
        }
        Some(now) if finding.got.0 < 0 && now.got != finding.got => {
            format!("{had} {} {}", model.theme.glyphs.to, now.got)
        }
        _ => had,
    }
}

/// What a fatal error is by the last word on it, and what its fault costs.
fn fatal(
    model: &Model,
    running: &Running,
    error: &FatalError,
    columns: usize,
) -> Vec<Line<'static>> {
    let theme = &model.theme;
    let name = signs::fault_name(model, &error.fault);
    let key = fatal_key(running, error);
    let (mark, style) = if key == IS_NONE {
        (theme.glyphs.undone, theme.plain)
    } else {
        (theme.glyphs.fault, theme.bad)
    };
    let mut line = Prose::of(format!("{mark} {name}  {}", model.text(key)), style);
    let fault = running.sheet().and_then(|it| it.finding(&error.fault));
    if let Some(finding) = fault {
        let points = standing(model, running, finding);
        line.push(format!("  {points}"), theme.faint);
    }
    let mut lines = line.wrap(columns, 2);
    if key != IS_NONE {
        lines.extend(Prose::of(format!("  {}", error.advice), theme.plain).wrap(columns, 2));
    }
    lines
}

/// The key of what a fatal error is: suspected only until a trainer has ruled.
pub(super) fn fatal_key(running: &Running, error: &FatalError) -> &'static str {
    let settled = running.said.settled();
    let ruling = settled.and_then(|settled| settled.on_fatal(error));
    match ruling.and_then(|ruling| ruling.word.judgement) {
        Some(Judgement::Dropped) => IS_NONE,
        None if error.suspected => "scorecard.suspected",
        _ => "scorecard.fatal",
    }
}
