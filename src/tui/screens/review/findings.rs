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
    judge::{Evidence, FatalError, Finding, scorecard::Status},
    tui::{
        model::Model,
        rulings,
        running::Running,
        said::{self, Subject},
        signs,
        widgets::{Prose, frame},
    },
};

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
    let (mut lines, mut places) = (Vec::new(), Vec::new());
    for (place, subject) in subjects.iter().enumerate() {
        let mut own = match subject {
            Subject::Fatal(error) => fatal(model, error, columns),
            Subject::Finding(finding) => found(model, running, (screen, finding), columns),
            Subject::Unheard(unheard) => {
                Prose::of(&unheard.title, model.theme.step(unheard.step)).wrap(columns, 2)
            }
        };
        if chooses
            && place == chosen
            && let Some(first) = own.first_mut()
        {
            let mark = format!("{} ", model.theme.glyphs.now);
            first
                .spans
                .insert(0, Span::styled(mark, model.theme.accent));
        }
        let from = lines.len();
        lines.extend(own);
        lines.extend(rulings::below(model, running, subject, columns));
        places.push(from..lines.len());
    }
    (lines, places)
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
    let (mark, style) = match (earned, here.is_empty()) {
        (true, _) if finding.status == Status::Part => (theme.glyphs.part, theme.warning),
        (true, _) => (theme.glyphs.done, theme.good),
        (false, false) => (theme.glyphs.fault, theme.bad),
        (false, true) => (theme.glyphs.undone, theme.plain),
    };
    let line = Prose::of(format!("{mark} "), style)
        .then(&finding.title, theme.step(finding.step))
        .then(format!("  {}", points(finding)), theme.faint);
    let mut lines = line.wrap(columns.saturating_sub(2), 2);
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

/// What costs has no full marks; what only limits others has no points at all.
pub(super) fn points(finding: &Finding) -> String {
    match (finding.got.0, finding.of.0) {
        (0, 0) => String::new(),
        (_, 0) => finding.got.to_string(),
        _ => format!("{}/{}", finding.got, finding.of),
    }
}

fn fatal(model: &Model, error: &FatalError, columns: usize) -> Vec<Line<'static>> {
    let theme = &model.theme;
    let name = signs::fault_name(model, &error.fault);
    let key = if error.suspected {
        "scorecard.suspected"
    } else {
        "scorecard.fatal"
    };
    let line = format!("{} {name}  {}", theme.glyphs.fault, model.text(key));
    let mut lines = Prose::of(line, theme.bad).wrap(columns.saturating_sub(2), 2);
    lines.extend(Prose::of(format!("  {}", error.advice), theme.plain).wrap(columns, 2));
    lines
}
