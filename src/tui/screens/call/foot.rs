//! Below the transcript: the folded panel, the coach, and the field for the reply with the real cursor.

use ratatui::{Frame, layout::Rect, text::Line};

use super::{WIDE, panel};
use crate::{
    engine::step::Mode,
    judge::Advice,
    session::Stage,
    tui::{
        action::Command,
        keymap::{self, Place},
        model::Model,
        running::Running,
        signs,
        widgets::{Prose, frame},
        words::Medium,
    },
};

/// Rows a reply may take before it scrolls; a letter may take half of the screen.
const MOST_INPUT: u16 = 5;
const LEAST_INPUT: u16 = 2;
/// Lines the coach may take.
const MOST_COACH: usize = 5;
/// Rows of a model sentence: a letter may be long.
const MOST_MODEL: usize = 8;

pub(super) fn height(model: &Model, running: &Running, area: Rect) -> u16 {
    let columns = area.width;
    let lines = status(model, running, columns).len() + coach(model, running, columns).len();
    let coach_rule = usize::from(!coach(model, running, columns).is_empty());
    let above = u16::try_from(lines + coach_rule).unwrap_or(0);
    (above + 1 + input_rows(running, area)).min(area.height.saturating_sub(3))
}

fn input_rows(running: &Running, area: Rect) -> u16 {
    let most = match Medium::of(&running.sitting.script.channel) {
        Medium::Call | Medium::Chat => MOST_INPUT,
        Medium::Letter => MOST_INPUT.max(area.height / 2),
    };
    running
        .draft
        .rows(area.width.saturating_sub(3))
        .clamp(LEAST_INPUT, most)
}

pub(super) fn draw(model: &Model, frame: &mut Frame, area: Rect, running: &Running) {
    let theme = &model.theme;
    let mut rows = area;
    let mut take = |count: u16| {
        let taken = Rect {
            height: count.min(rows.height),
            ..rows
        };
        rows.y += taken.height;
        rows.height -= taken.height;
        taken
    };
    for line in status(model, running, area.width) {
        let row = take(1);
        frame.render_widget(line, indented(row));
    }
    let coach = coach(model, running, area.width);
    if !coach.is_empty() {
        let rule = take(1);
        let title = Prose::of(model.text("call.coach"), theme.plain);
        frame::rule(frame, rule, theme, &title, &coach_keys(model));
        for line in coach {
            let row = take(1);
            frame.render_widget(line, indented(row));
        }
    }
    let rule = take(1);
    let title = Prose::of(model.words().text(input_title(running)), theme.plain);
    frame::rule(frame, rule, theme, &title, &gauge(model, running));
    let field = take(u16::MAX);
    input(model, frame, indented(field), running);
}

fn indented(row: Rect) -> Rect {
    Rect {
        x: row.x + 1,
        width: row.width.saturating_sub(2),
        ..row
    }
    .intersection(row)
}

/// The panel as one line where it does not stand beside; in exams only what an agent's system would show.
fn status(model: &Model, running: &Running, columns: u16) -> Vec<Line<'static>> {
    let room = usize::from(columns.saturating_sub(2));
    if running.sitting.stage == Stage::Ringing {
        return Vec::new();
    }
    if running.is_exam() || !running.shows_panel {
        let theme = &model.theme;
        let name = &running.sitting.script.scenario.customer.name;
        let mut line = Prose::of(name, theme.faint)
            .then(format!(" {} ", theme.glyphs.dot), theme.faint)
            .then(panel::verified(model, running), theme.faint);
        if !running.is_exam() {
            let key = keymap::label(Place::Call, Command::Panel, &theme.glyphs);
            line.push(
                format!(
                    "   {}",
                    model.locale.format("call.folded", &[("key", &key)])
                ),
                theme.faint,
            );
        }
        return vec![line.clip(room, theme.glyphs.more)];
    }
    if columns >= WIDE {
        return Vec::new();
    }
    vec![panel::one_line(model, running, room)]
}

/// Cause, next thing to do, and the model sentence if it was asked for.
fn coach(model: &Model, running: &Running, columns: u16) -> Vec<Line<'static>> {
    let talking = running.sitting.stage == Stage::Talking;
    if running.sitting.mode == Mode::Exam || !running.shows_coach || !talking {
        return Vec::new();
    }
    let theme = &model.theme;
    let room = usize::from(columns.saturating_sub(2));
    let mut lines = Vec::new();
    if running.sitting.has_bubbles() {
        // What was sent is not read yet: advice would speak of what was before.
        let line = Prose::of(model.text("call.unread"), theme.faint);
        return line.wrap(room, 2);
    }
    // A hint that was asked for in an earlier turn is done with: what moved the mood since then is said.
    let turn = running.sitting.state.turn;
    let hinted = running.hint.as_ref().filter(|(_, of)| *of == turn);
    let cause = cause(model, running);
    if !cause.is_empty() && hinted.is_none() {
        lines.extend(cause.wrap(room, 2));
    }
    if let Some(next) = &running.coaching.next {
        let line = Prose::of(model.text("call.next"), theme.accent)
            .then(&next.title, theme.step(next.step))
            .then("  ", theme.plain)
            .then(advice(model, next), theme.plain);
        lines.extend(line.wrap(room, 2));
        if hinted.is_some_and(|(item, _)| *item == next.item) {
            lines.truncate(MOST_COACH);
            let mut whole = sentence(model, &next.model, room);
            if whole.len() > MOST_MODEL {
                whole.truncate(MOST_MODEL - 1);
                let key = keymap::label(Place::Call, Command::ModelSentence, &theme.glyphs);
                let more = model.locale.format("call.model_more", &[("key", &key)]);
                let lead = model.text("call.model_on");
                let more = Prose::of(format!("{lead}{more}"), theme.faint);
                whole.push(more.clip(room, theme.glyphs.more));
            }
            lines.extend(whole);
            return lines;
        }
    }
    lines.truncate(MOST_COACH);
    lines
}

/// The advice, after what the customer waits for.
fn advice(model: &Model, next: &Advice) -> String {
    let asked = next.asked.as_ref();
    let asked = asked.map(|question| {
        model
            .locale
            .format("coach.asked", &[("question", question)])
    });
    asked.unwrap_or_default() + &next.advice
}

/// The model sentence that is shown, where it does not fit below the advice.
pub(super) fn cut_sentence(model: &Model, running: &Running) -> Option<String> {
    let (item, turn) = running.hint.as_ref()?;
    let next = running.coaching.next.as_ref()?;
    let room = usize::from(model.size.0.saturating_sub(2));
    let shown = running.shows_coach && *turn == running.sitting.state.turn && *item == next.item;
    let is_cut = || sentence(model, &next.model, room).len() > MOST_MODEL;
    (shown && is_cut()).then(|| next.model.clone())
}

/// The model sentence; a letter by its paragraphs.
fn sentence(model: &Model, text: &str, room: usize) -> Vec<Line<'static>> {
    let theme = &model.theme;
    let mut lines = Vec::new();
    let paragraphs = text.lines().filter(|line| !line.trim().is_empty());
    for (index, paragraph) in paragraphs.enumerate() {
        let lead = if index == 0 {
            "call.model"
        } else {
            "call.model_on"
        };
        let line = Prose::of(model.text(lead), theme.good).then(paragraph, theme.plain);
        lines.extend(line.wrap(room, 2));
    }
    lines
}

fn cause(model: &Model, running: &Running) -> Prose {
    let theme = &model.theme;
    let causes = &running.coaching.causes;
    let Some((_, temper, trust)) = causes.first() else {
        return Prose::new();
    };
    let key = match (*temper, *trust) {
        (1.., _) => "call.cause_angrier",
        (..0, _) => "call.cause_calmer",
        (0, ..0) => "call.cause_distrusts",
        (0, _) => "call.cause_trusts",
    };
    let names: Vec<String> = causes
        .iter()
        .take(2)
        .map(|(name, _, _)| signs::behaviour_name(model, name))
        .collect();
    let names = names.join(model.text("call.and"));
    let style = if *temper > 0 || (*temper == 0 && *trust < 0) {
        theme.warning
    } else {
        theme.good
    };
    Prose::of(model.locale.format(key, &[("cause", &names)]), style)
}

fn coach_keys(model: &Model) -> Prose {
    let theme = &model.theme;
    let pair = |command: Command| {
        let key = keymap::label(Place::Call, command, &theme.glyphs);
        format!("{key} {}", model.words().hint(Place::Call, command))
    };
    Prose::of(
        format!(
            "{}   {}",
            pair(Command::ModelSentence),
            pair(Command::Coach)
        ),
        theme.faint,
    )
}

fn input_title(running: &Running) -> &'static str {
    match running.sitting.stage {
        Stage::Talking if running.clock.is_paused() => "call.title_paused",
        Stage::Talking if running.on_hold().is_some() => "call.title_hold",
        Stage::Talking => "call.title_reply",
        Stage::Ringing => "call.title_ringing",
        Stage::Ticket | Stage::Scored => "call.title_over",
    }
}

/// Silence where it is heard; else characters against the limit; how long the customer has been waiting on hold.
fn gauge(model: &Model, running: &Running) -> Prose {
    let theme = &model.theme;
    let channel = &running.sitting.script.channel;
    if running.sitting.stage != Stage::Talking {
        return Prose::new();
    }
    if let Some(since) = running.on_hold() {
        let lasted = running.at(model.now).since(since);
        return Prose::of(
            model.words().format("call.held", &[("time", &lasted)]),
            theme.warning,
        );
    }
    let due = running.sitting.due();
    if let Some(due) = due.filter(|_| running.sitting.has_bubbles() && running.draft.is_empty()) {
        let seconds = due.since(running.at(model.now)).0.div_ceil(1000);
        let text = model.locale.format("call.go_on", &[("count", &seconds)]);
        return Prose::of(text, theme.faint);
    }
    if !channel.spoken {
        let count = running.draft.characters();
        let over = channel.limit > 0 && count > usize::from(channel.limit);
        let (style, mark) = if over {
            (theme.bad, theme.glyphs.fault)
        } else {
            (theme.faint, "")
        };
        let text = if channel.limit > 0 {
            format!("{mark}{count}/{}", channel.limit)
        } else {
            count.to_string()
        };
        return Prose::of(
            model.locale.format("call.characters", &[("count", &text)]),
            style,
        );
    }
    let Some(silence) = running.silence(model.now) else {
        return Prose::new();
    };
    let late = channel.silence.0 > 0 && silence >= channel.silence;
    let (style, mark) = if late {
        (theme.warning, "! ")
    } else {
        (theme.faint, "")
    };
    let text = model.locale.format("call.silence", &[("time", &silence)]);
    Prose::of(format!("{mark}{text}"), style)
}

fn input(model: &Model, frame: &mut Frame, area: Rect, running: &Running) {
    let theme = &model.theme;
    let key = match running.sitting.stage {
        Stage::Talking if running.clock.is_paused() => "call.paused_text",
        Stage::Talking => {
            running.draft.draw(frame, area, model.dialog.is_none());
            frame::more(frame, area, theme, running.draft.hidden(area));
            return;
        }
        Stage::Ringing => "call.ringing_text",
        Stage::Ticket if running.sitting.state.ticket_filed => "call.over_filed",
        Stage::Ticket | Stage::Scored => "call.over_text",
    };
    let text = Prose::of(model.words().text(key), theme.strong);
    for (row, line) in area.rows().zip(text.wrap(usize::from(area.width), 0)) {
        frame.render_widget(line, row);
    }
}
