//! The sheet in figures: the sentence that says how it went, the steps as bars, the dimensions as a radar.

use std::fmt::Display;

use ratatui::{
    Frame,
    layout::{Constraint, Layout, Rect},
    text::Line,
};

use crate::{
    judge::{Points, Scorecard, scorecard::StepScore},
    report::moment,
    text::{clean, width},
    tui::{
        action::Command,
        keymap::{self, Place},
        model::Model,
        running::Running,
        signs,
        widgets::{Prose, bars::bar, radar},
    },
};

/// Total and verdict in one line, and below it what there is to say of them, in two lines where one is too short.
pub(super) fn sentence(
    model: &Model,
    columns: usize,
    (running, sheet): (&Running, &Scorecard),
) -> Vec<Line<'static>> {
    let more = model.theme.glyphs.more;
    let mut lines = vec![figures(model, sheet).clip(columns, more)];
    let said = Prose::of(" ", model.theme.plain)
        .then(against_parent(model, running, sheet), model.theme.accent)
        .then(both(model, running), model.theme.accent)
        .then(summary(model, sheet), model.theme.plain);
    lines.extend(said.wrap_some((columns.saturating_sub(1), 2), 1, more));
    lines
}

/// Who talked, when, to which persona, and about what: of a call that is kept.
pub(super) fn particulars(model: &Model, running: &Running) -> Prose {
    let theme = &model.theme;
    let script = &running.sitting.script;
    let Some(recording) = &running.recording else {
        return Prose::of(&script.scenario.title, theme.faint);
    };
    let dot = format!(" {} ", theme.glyphs.dot);
    let mix = script.mix.0.iter();
    let personas: Vec<&str> = mix
        .map(|(persona, _)| persona.name.get(model.language()))
        .collect();
    let call = &recording.call;
    let mut parts = vec![
        moment::told(call.origins.started, model.wall, &model.locale),
        clean::name(&call.trainee),
        personas.join("+"),
        script.scenario.title.clone(),
    ];
    parts.retain(|part| !part.is_empty());
    Prose::of(parts.join(&dot), theme.faint)
}

/// The trainer's total and the program's, where a trainer has ruled.
fn both(model: &Model, running: &Running) -> String {
    let settled = running.said.settled().zip(running.sheet());
    let ruled = settled.filter(|(settled, _)| !settled.rulings.is_empty());
    ruled.map_or_else(String::new, |(settled, program)| {
        let totals: [(&str, &dyn std::fmt::Display); 2] = [
            ("trainer", &settled.sheet.total),
            ("program", &program.total),
        ];
        model.locale.format("word.both", &totals)
    })
}

fn figures(model: &Model, sheet: &Scorecard) -> Prose {
    let theme = &model.theme;
    let (verdict, style, mark) = if sheet.passed {
        ("scorecard.passed", theme.good, theme.glyphs.done)
    } else {
        ("scorecard.failed", theme.bad, theme.glyphs.fault)
    };
    let gap = "   ";
    let mut total = Prose::of(
        format!(
            " {} ",
            model
                .locale
                .format("scorecard.total", &[("total", &sheet.total)])
        ),
        theme.strong,
    )
    .then(gap, theme.plain)
    .then(format!("{mark} {}", model.text(verdict)), style)
    .then(
        format!(
            " {}",
            model
                .locale
                .format("scorecard.mark", &[("mark", &sheet.pass_mark)])
        ),
        theme.faint,
    );
    if let Some(ending) = sheet.ending {
        let name = model.locale.name("ending", ending.code());
        let (mark, style) = if sheet.right_ending {
            (theme.glyphs.done, theme.good)
        } else {
            (theme.glyphs.fault, theme.warning)
        };
        total.push(gap, theme.plain);
        total.push(
            model
                .locale
                .format("scorecard.ending", &[("ending", &name)]),
            theme.plain,
        );
        total.push(format!(" {mark}"), style);
    }
    total.push(gap, theme.plain);
    total.push(satisfaction(model, sheet), theme.plain);
    total
}

/// What taking the call up again was worth.
fn against_parent(model: &Model, running: &Running, sheet: &Scorecard) -> String {
    let Some(total) = running.parent_total else {
        return String::new();
    };
    let by = signed(Points(sheet.total.0 - total.0));
    let key = keymap::label(Place::Scorecard, Command::Compare, &model.theme.glyphs);
    let slots: [(&str, &dyn Display); 2] = [("by", &by), ("key", &key)];
    model.locale.format("scorecard.against_parent", &slots)
}

/// With its sign, and none for nothing.
pub(in crate::tui::screens) fn signed(by: Points) -> String {
    let plus = if by.0 > 0 { "+" } else { "" };
    format!("{plus}{by}")
}

fn satisfaction(model: &Model, sheet: &Scorecard) -> String {
    let got = &sheet.satisfaction;
    model
        .locale
        .format("scorecard.satisfaction", &[("got", got)])
}

/// What decided it: a fatal error, else the weakest and the strongest step.
pub(super) fn summary(model: &Model, sheet: &Scorecard) -> String {
    let fatal: Vec<String> = sheet
        .fatal
        .iter()
        .filter(|error| !error.suspected)
        .map(|error| signs::fault_name(model, &error.fault))
        .collect();
    if !fatal.is_empty() {
        let faults = fatal.join(model.text("brief.and"));
        return model
            .locale
            .format("scorecard.sentence_fatal", &[("faults", &faults)]);
    }
    let scored: Vec<&StepScore> = sheet.steps.iter().filter(|step| step.of.0 > 0).collect();
    let share = |step: &StepScore| i64::from(step.got.0) * 10_000 / i64::from(step.of.0);
    let name = |step: &StepScore| model.locale.name("step", step.step.code()).to_owned();
    let weakest = scored
        .iter()
        .max_by_key(|step| (step.of.0 - step.got.0, std::cmp::Reverse(step.step)));
    let strongest = scored.iter().rev().max_by_key(|step| share(step));
    match (weakest, strongest) {
        (Some(weakest), Some(_)) if share(weakest) >= 9_000 => {
            model.text("scorecard.sentence_all").to_owned()
        }
        (Some(weakest), Some(strongest)) => {
            let key = if sheet.passed {
                "scorecard.sentence_passed"
            } else {
                "scorecard.sentence_failed"
            };
            model.locale.format(
                key,
                &[("strong", &name(strongest)), ("weak", &name(weakest))],
            )
        }
        _ => String::new(),
    }
}

pub(super) fn draw(model: &Model, frame: &mut Frame, area: Rect, sheet: &Scorecard) {
    let theme = &model.theme;
    let steps_high = u16::try_from(sheet.steps.len()).unwrap_or(6) + 1;
    let [steps, gap, web] = Layout::vertical([
        Constraint::Length(steps_high),
        Constraint::Length(1),
        Constraint::Min(0),
    ])
    .areas(area);
    heading(model, frame, steps, "scorecard.steps");
    let rows = Rect {
        y: steps.y + 1,
        height: steps.height.saturating_sub(1),
        ..steps
    };
    for (row, score) in rows.rows().zip(&sheet.steps) {
        frame.render_widget(step_line(model, score, row.width), row);
    }
    let title = Prose::of(model.text("scorecard.dimensions"), theme.accent);
    frame.render_widget(title.clip(usize::from(gap.width), ""), indent(gap));
    let high = web.height.min(16);
    radar::draw(
        frame,
        indent(Rect {
            height: high,
            ..web
        }),
        theme,
        &model.locale,
        &sheet.dimensions,
    );
}

fn heading(model: &Model, frame: &mut Frame, area: Rect, key: &str) {
    let row = Rect { height: 1, ..area }.intersection(area);
    let title = Prose::of(model.text(key), model.theme.accent);
    frame.render_widget(title.clip(usize::from(row.width), ""), indent(row));
}

fn indent(area: Rect) -> Rect {
    Rect {
        x: area.x + 1,
        width: area.width.saturating_sub(1),
        ..area
    }
    .intersection(area)
}

fn step_line(model: &Model, score: &StepScore, columns: u16) -> Line<'static> {
    let theme = &model.theme;
    let style = theme.step(score.step);
    let names = model
        .locale
        .text("scorecard.step_columns")
        .parse::<usize>()
        .unwrap_or(10);
    let name = model.locale.name("step", score.step.code());
    let figures = if score.of.0 > 0 {
        format!("{}/{}", score.got, score.of)
    } else {
        model.text("scorecard.no_items").to_owned()
    };
    let cells = usize::from(columns).saturating_sub(names + 14).min(20);
    let mut line = Prose::of(format!(" {}", radar::pad(name, names)), style);
    bar(&mut line, theme, (score.got.0, score.of.0), cells, style);
    let room = usize::from(columns).saturating_sub(1 + names + cells + 1);
    line.push(format!(" {}", width::clip(&figures, room)), theme.plain);
    line.clip(usize::from(columns), "")
}
