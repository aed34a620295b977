//! Beside the talk: what was recognised in the reply, and what it earned or cost.

use ratatui::{Frame, layout::Rect, text::Line};

use super::{ReviewScreen, replies::numbered};
use crate::{
    engine::event::Message,
    judge::{Evidence, Finding, Scorecard, scorecard::Status},
    tui::{
        model::Model,
        running::Running,
        signs,
        widgets::{Prose, frame},
    },
};

pub(super) fn draw(
    model: &Model,
    frame: &mut Frame,
    area: Rect,
    (running, sheet): (&Running, &Scorecard),
    screen: &ReviewScreen,
) {
    let theme = &model.theme;
    let title = Prose::of(model.text("review.findings"), theme.plain);
    let body = frame::titled(frame, area, theme, &title);
    let columns = usize::from(body.width.saturating_sub(2));
    let mut lines = recognised(model, running, screen, columns);
    lines.push(Line::default());
    lines.extend(scored(model, (running, sheet), screen, columns));
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

fn scored(
    model: &Model,
    (running, sheet): (&Running, &Scorecard),
    screen: &ReviewScreen,
    columns: usize,
) -> Vec<Line<'static>> {
    let theme = &model.theme;
    let mut lines = fatal(model, sheet, screen, columns);
    for finding in &sheet.findings {
        let here: Vec<&Evidence> = finding
            .evidence
            .iter()
            .filter(|evidence| evidence.turn == screen.turn)
            .collect();
        let Some(first) = here.first() else {
            continue;
        };
        let earned = here.iter().any(|evidence| evidence.earned);
        let (mark, style) = if earned {
            (theme.glyphs.done, theme.good)
        } else {
            (theme.glyphs.fault, theme.bad)
        };
        let line = Prose::of(format!("{mark} "), style)
            .then(&finding.title, theme.step(finding.step))
            .then(format!("  {}", points(finding)), theme.faint);
        lines.extend(line.wrap(columns, 2));
        let improvable = !earned || finding.status == Status::Part;
        if improvable && !finding.advice.is_empty() {
            lines.extend(Prose::of(format!("  {}", finding.advice), theme.plain).wrap(columns, 2));
        }
        if screen.shows_rules {
            let rule = Prose::of(
                format!(
                    "  {} {} {}",
                    finding.item,
                    theme.glyphs.dot,
                    written(model, running, &first.rule)
                ),
                theme.faint,
            );
            lines.extend(rule.wrap(columns, 4));
        }
    }
    lines
}

/// What costs has no full marks; what only limits others has no points at all.
fn points(finding: &Finding) -> String {
    match (finding.got.0, finding.of.0) {
        (0, 0) => String::new(),
        (_, 0) => finding.got.to_string(),
        _ => format!("{}/{}", finding.got, finding.of),
    }
}

fn fatal(
    model: &Model,
    sheet: &Scorecard,
    screen: &ReviewScreen,
    columns: usize,
) -> Vec<Line<'static>> {
    let theme = &model.theme;
    let mut lines = Vec::new();
    for error in sheet
        .fatal
        .iter()
        .filter(|error| error.evidence.turn == screen.turn)
    {
        let name = signs::fault_name(model, &error.fault);
        let key = if error.suspected {
            "scorecard.suspected"
        } else {
            "scorecard.fatal"
        };
        let line = Prose::of(
            format!("{} {name}  {}", theme.glyphs.fault, model.text(key)),
            theme.bad,
        );
        lines.extend(line.wrap(columns, 2));
        lines.extend(Prose::of(format!("  {}", error.advice), theme.plain).wrap(columns, 2));
    }
    lines
}
