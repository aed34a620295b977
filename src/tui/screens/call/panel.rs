//! The six steps with what is done and missing, and how the customer is: beside the transcript, or as one line.

use ratatui::{
    Frame,
    layout::{Constraint, Layout, Rect},
    text::{Line, Span},
};

use crate::{
    engine::{
        Event,
        mood::Mood,
        scenario::IdentityNeed,
        step::{Band, Step},
    },
    judge::{Finding, Scorecard, scorecard::Status},
    session::Stage,
    text::width,
    tui::{
        model::Model,
        running::Running,
        theme::Theme,
        widgets::{Prose, bars::bar, frame},
    },
};

/// Rows of the customer's part.
const CUSTOMER: u16 = 4;
const TRUST: usize = 10;

pub(super) fn draw(model: &Model, frame: &mut Frame, area: Rect, running: &Running) {
    let [steps, customer] =
        Layout::vertical([Constraint::Min(0), Constraint::Length(CUSTOMER)]).areas(area);
    steps_part(model, frame, steps, running);
    customer_part(model, frame, customer, running);
}

fn inside(area: Rect) -> Rect {
    Rect {
        x: area.x + 1,
        y: area.y + 1,
        width: area.width.saturating_sub(2),
        height: area.height.saturating_sub(1),
    }
    .intersection(area)
}

fn steps_part(model: &Model, frame: &mut Frame, area: Rect, running: &Running) {
    let theme = &model.theme;
    let rule = Rect { height: 1, ..area }.intersection(area);
    let title = Prose::of(model.text("call.steps"), theme.plain);
    frame::rule(frame, rule, theme, &title, &Prose::new());
    let inner = inside(area);
    let Some(sheet) = &running.standing else {
        return;
    };
    let columns = usize::from(inner.width);
    let room = usize::from(inner.height);
    let current = current_step(running, sheet);
    let all = step_lines(model, (running, sheet), columns, &|_| true);
    let lines = if all.len() <= room {
        all
    } else {
        step_lines(model, (running, sheet), columns, &|step| {
            Some(step) == current
        })
    };
    for (row, line) in inner.rows().zip(lines) {
        frame.render_widget(line, row);
    }
}

/// A line a step, and below those that `opens` names what is in them.
fn step_lines(
    model: &Model,
    (running, sheet): (&Running, &Scorecard),
    columns: usize,
    opens: &dyn Fn(Step) -> bool,
) -> Vec<Line<'static>> {
    let theme = &model.theme;
    let current = current_step(running, sheet);
    let mut lines = Vec::new();
    for step in Step::ALL {
        let items: Vec<&Finding> = items(sheet, *step).collect();
        let done = items
            .iter()
            .filter(|item| item.status == Status::Earned)
            .count();
        let style = theme.step(*step);
        let mut line = Prose::of(
            format!("{} ", step_mark(theme, &items, Some(*step) == current)),
            style,
        )
        .then(model.locale.name("step", step.code()), style);
        if !items.is_empty() {
            line.push(format!("  {done}/{}", items.len()), theme.faint);
        }
        lines.push(line.clip(columns, theme.glyphs.more));
        if opens(*step) {
            for item in items {
                let text = Prose::of(
                    format!("  {} ", mark(theme, item.status)),
                    mark_style(theme, item.status),
                )
                .then(&item.title, title_style(theme, item.status));
                lines.push(text.clip(columns, theme.glyphs.more));
            }
        }
    }
    lines
}

fn items(sheet: &Scorecard, step: Step) -> impl Iterator<Item = &Finding> {
    sheet
        .findings
        .iter()
        .filter(move |item| item.step == step && item.applies)
}

/// Where the call is: before it at the greeting, then at the step of what the coach says next, after the talk at the ticket.
fn current_step(running: &Running, sheet: &Scorecard) -> Option<Step> {
    match running.sitting.stage {
        Stage::Ringing => return Some(Step::Greet),
        Stage::Talking => {}
        Stage::Ticket | Stage::Scored => return Some(Step::Archive),
    }
    let next = running.coaching.next.as_ref().map(|next| next.step);
    next.or_else(|| {
        let is_open = |item: &Finding| matches!(item.status, Status::Missed | Status::Part);
        let mut steps = Step::ALL.iter().copied();
        steps.find(|step| items(sheet, *step).any(is_open))
    })
}

fn step_mark(theme: &Theme, items: &[&Finding], current: bool) -> &'static str {
    if !items.is_empty() && items.iter().all(|item| item.status == Status::Earned) {
        theme.glyphs.done
    } else if current {
        theme.glyphs.now
    } else {
        theme.glyphs.undone
    }
}

fn mark(theme: &Theme, status: Status) -> &'static str {
    match status {
        Status::Earned => theme.glyphs.done,
        Status::Part => theme.glyphs.part,
        Status::Lost => theme.glyphs.fault,
        Status::Missed | Status::NotApplicable => theme.glyphs.undone,
    }
}

fn mark_style(theme: &Theme, status: Status) -> ratatui::style::Style {
    match status {
        Status::Earned => theme.good,
        Status::Part => theme.warning,
        Status::Lost => theme.bad,
        Status::Missed | Status::NotApplicable => theme.faint,
    }
}

fn title_style(theme: &Theme, status: Status) -> ratatui::style::Style {
    if status == Status::Earned {
        theme.faint
    } else {
        theme.plain
    }
}

fn customer_part(model: &Model, frame: &mut Frame, area: Rect, running: &Running) {
    let theme = &model.theme;
    let rule = Rect { height: 1, ..area }.intersection(area);
    let title = Prose::of(&running.sitting.script.scenario.customer.name, theme.plain)
        .then(format!(" {} ", theme.glyphs.dot), theme.faint)
        .then(verified(model, running), verified_style(theme, running));
    frame::rule(frame, rule, theme, &title, &Prose::new());
    let mood = running.sitting.state.mood;
    let before = mood_before(running).unwrap_or(mood);
    let mut temper = Prose::of(
        format!("{}  ", model.locale.name("gauge", "temper")),
        theme.faint,
    );
    if before.band() != mood.band() {
        temper.push(band_name(model, before.band()), theme.faint);
        temper.push(arrow(theme), theme.faint);
    }
    temper.push(band_name(model, mood.band()), theme.band(mood.band()));
    temper.push(trend(theme, before.temper, mood.temper), theme.faint);
    let mut trust = Prose::of(
        format!("{}  ", model.locale.name("gauge", "trust")),
        theme.faint,
    );
    bar(
        &mut trust,
        theme,
        (i32::from(mood.trust), 100),
        TRUST,
        theme.good,
    );
    trust.push(trend(theme, before.trust, mood.trust), theme.faint);
    let inner = inside(area);
    for (row, line) in inner.rows().zip([temper, trust]) {
        frame.render_widget(line.clip(usize::from(inner.width), ""), row);
    }
}

fn arrow(theme: &Theme) -> &'static str {
    if theme.glyphs.ascii { " -> " } else { " → " }
}

fn trend(theme: &Theme, before: i16, now: i16) -> String {
    match now.cmp(&before) {
        std::cmp::Ordering::Greater => format!("  {}", theme.glyphs.rise),
        std::cmp::Ordering::Less => format!("  {}", theme.glyphs.fall),
        std::cmp::Ordering::Equal => String::new(),
    }
}

fn band_name(model: &Model, band: Band) -> String {
    model.locale.name("band", band.code()).to_owned()
}

/// The mood before the last reply.
fn mood_before(running: &Running) -> Option<Mood> {
    let turn = running.sitting.state.turn;
    let mut before = None;
    for moment in running.sitting.log.moments() {
        if let Event::MoodMoved {
            turn: at, by, mood, ..
        } = &moment.event
        {
            if *at >= turn {
                return before.or(Some(Mood {
                    temper: mood.temper - by.temper,
                    trust: mood.trust - by.trust,
                }));
            }
            before = Some(*mood);
        }
    }
    before
}

pub(super) fn verified(model: &Model, running: &Running) -> String {
    let state = &running.sitting.state;
    let needed = running.sitting.script.scenario.identity.need != IdentityNeed::None;
    let key = match (state.verified, needed) {
        (true, _) => "call.verified",
        (false, true) => "call.not_verified",
        (false, false) => "call.no_identity",
    };
    model.text(key).to_owned()
}

fn verified_style(theme: &Theme, running: &Running) -> ratatui::style::Style {
    if running.sitting.state.verified {
        theme.good
    } else {
        theme.faint
    }
}

/// How much the line says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wording {
    Whole,
    /// What needs no name has none, and of the steps so many have theirs: the current one, those to come, those before.
    Short(usize),
}

/// All of it in one line, what matters most first. Where it does not fit, it is said in fewer cells; then what matters
/// least is left out.
pub(super) fn one_line(model: &Model, running: &Running, columns: usize) -> Line<'static> {
    let wall = format!(" {} ", model.theme.glyphs.wall);
    let fits = |parts: &[Prose]| {
        let wide: usize = parts.iter().map(Prose::width).sum();
        wide + width::columns(&wall) * parts.len().saturating_sub(1) <= columns
    };
    let fewer = (1..=Step::ALL.len()).rev().map(Wording::Short);
    let wordings = [Wording::Whole].into_iter().chain(fewer);
    let mut said = wordings.map(|wording| parts(model, running, wording));
    let parts = said.find(|parts| fits(parts));
    let parts = parts.unwrap_or_else(|| self::parts(model, running, Wording::Short(1)));
    let mut line = Line::default();
    for part in parts {
        let part = part.clip(columns, "");
        let wide = line.width() + part.width() + width::columns(&wall);
        if wide > columns {
            continue;
        }
        if !line.spans.is_empty() {
            line.spans
                .push(Span::styled(wall.clone(), model.theme.rule));
        }
        line.spans.extend(part.spans);
    }
    line
}

/// The steps, the mood of this moment, whether identity is verified, and trust.
fn parts(model: &Model, running: &Running, wording: Wording) -> Vec<Prose> {
    let whole = wording == Wording::Whole;
    let theme = &model.theme;
    let mood = running.sitting.state.mood;
    let mut parts: Vec<Prose> = Vec::new();
    if let Some(sheet) = &running.standing {
        parts.push(steps_in_a_row(model, running, sheet, wording));
    }
    let gauge = |code: &str| format!("{} ", model.locale.name("gauge", code));
    let label = if whole {
        gauge("temper")
    } else {
        String::new()
    };
    let band = band_name(model, mood.band());
    parts.push(Prose::of(label, theme.faint).then(band, theme.band(mood.band())));
    let needed = running.sitting.script.scenario.identity.need != IdentityNeed::None;
    if whole || needed || running.sitting.state.verified {
        parts.push(Prose::of(
            verified(model, running),
            verified_style(theme, running),
        ));
    }
    let mut trust = Prose::of(gauge("trust"), theme.faint);
    let cells = if whole { 5 } else { 3 };
    bar(
        &mut trust,
        theme,
        (i32::from(mood.trust), 100),
        cells,
        theme.good,
    );
    parts.push(trust);
    parts
}

fn steps_in_a_row(model: &Model, running: &Running, sheet: &Scorecard, wording: Wording) -> Prose {
    let theme = &model.theme;
    let current = current_step(running, sheet);
    let at = Step::ALL.iter().position(|step| Some(*step) == current);
    let at = at.unwrap_or_default();
    let named = match wording {
        Wording::Whole => Step::ALL.len(),
        Wording::Short(named) => named,
    };
    let ahead = Step::ALL.len() - at;
    // Where all that is to come has its name, those just before have theirs.
    let first = at - named.saturating_sub(ahead).min(at);
    let mut steps = Prose::new();
    for (place, step) in Step::ALL.iter().enumerate() {
        let items: Vec<&Finding> = items(sheet, *step).collect();
        let mark = step_mark(theme, &items, Some(*step) == current);
        let named = (first..at + named).contains(&place);
        let text = if named {
            format!("{mark}{} ", model.locale.name("step", step.code()))
        } else {
            mark.to_owned()
        };
        steps.push(text, theme.step(*step));
    }
    steps
}
