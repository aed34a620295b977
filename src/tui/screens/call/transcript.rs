//! What was said and what happened, oldest first, the newest always in sight.

use ratatui::{Frame, layout::Rect, text::Line};

use super::WIDE;
use crate::{
    engine::{
        Event, Millis, Moment,
        event::spoken,
        step::{Ending, Side, Tone},
        telling::title,
    },
    reading::Reading,
    session::Stage,
    text::width,
    tui::{
        action::Command,
        keymap::{self, Place},
        model::Model,
        running::Running,
        signs,
        widgets::{Prose, frame, radar::pad},
    },
};

pub(super) fn draw(model: &Model, frame: &mut Frame, area: Rect, running: &Running) {
    let theme = &model.theme;
    let rule = Rect { height: 1, ..area }.intersection(area);
    frame::rule(frame, rule, theme, &customer(model, running), &Prose::new());
    let body = Rect {
        x: area.x + 1,
        y: area.y + 1,
        width: area.width.saturating_sub(1),
        height: area.height.saturating_sub(1),
    }
    .intersection(area);
    if running.sitting.stage == Stage::Ringing {
        ringing(model, frame, body);
        return;
    }
    let columns = usize::from(body.width.saturating_sub(2));
    running
        .transcript
        .draw(frame, body, lines(model, running, columns), theme);
}

/// Who is on the line, where nothing else on the screen says it: one has to call them by their name.
fn customer(model: &Model, running: &Running) -> Prose {
    let beside = model.size.0 >= WIDE && running.shows_panel;
    let rings = running.sitting.stage == Stage::Ringing;
    let named_below = !rings && (running.is_exam() || !running.shows_panel);
    if named_below || (beside && !running.is_exam()) {
        return Prose::new();
    }
    let name = &running.sitting.script.scenario.customer.name;
    Prose::of(name, model.theme.plain)
}

fn ringing(model: &Model, frame: &mut Frame, area: Rect) {
    let theme = &model.theme;
    let enter = keymap::label(Place::Ringing, Command::Answer, &theme.glyphs);
    let text = Prose::of(
        format!("{}  ", model.words().sign(&theme.glyphs)),
        theme.accent,
    )
    .then(
        model.words().format("call.ringing", &[("key", &enter)]),
        theme.strong,
    );
    let line = text.clip(usize::from(area.width), theme.glyphs.more);
    let wide = u16::try_from(line.width()).unwrap_or(0);
    let place = Rect {
        x: area.x + area.width.saturating_sub(wide) / 2,
        y: area.y + area.height / 2,
        width: wide,
        height: 1,
    };
    frame.render_widget(line, place.intersection(area));
}

pub(in crate::tui::screens) fn lines(
    model: &Model,
    running: &Running,
    columns: usize,
) -> Vec<Line<'static>> {
    let mut writer = Writer::new(model, running, columns);
    let accepted = running.accepted();
    for (place, entry) in running.sitting.log.entries.iter().enumerate() {
        for moment in &entry.moments {
            if place < accepted {
                writer.write(moment);
            } else {
                writer.pending(moment);
            }
        }
    }
    writer.lines
}

struct Writer<'a> {
    model: &'a Model,
    running: &'a Running,
    columns: usize,
    /// Columns of the names at the left.
    names: usize,
    tone: Option<Tone>,
    lines: Vec<Line<'static>>,
}

impl<'a> Writer<'a> {
    fn new(model: &'a Model, running: &'a Running, columns: usize) -> Self {
        let wide = |key| width::columns(model.text(key));
        Self {
            model,
            running,
            columns,
            names: wide("call.me").max(wide("call.customer")) + 2,
            tone: None,
            lines: Vec::new(),
        }
    }

    fn write(&mut self, moment: &Moment) {
        match &moment.event {
            Event::AgentSaid { text, reading, .. } => self.agent(text, reading),
            Event::CustomerSaid { tone, lines, .. } => self.customer(*tone, &spoken(lines)),
            Event::Bubble { text } => self.speech(Side::Agent, text),
            Event::Happened {
                incident, notice, ..
            } => self.happened(incident, notice),
            _ => {
                if let Some(text) = self.happening(&moment.event) {
                    self.note(&text);
                }
            }
        }
    }

    /// What is on its way to the disk: the trainee's own words only, and that they are being kept.
    fn pending(&mut self, moment: &Moment) {
        let text = match &moment.event {
            Event::AgentSaid { text, .. }
                if self.running.sitting.script.channel.merge == Millis(0) =>
            {
                text
            }
            Event::Bubble { text } => text,
            _ => return,
        };
        self.speech(Side::Agent, text);
        self.note(self.model.text("call.pending"));
    }

    fn agent(&mut self, text: &str, reading: &Reading) {
        // Bubbles stand in the transcript already, each as it was sent.
        if self.running.sitting.script.channel.merge == Millis(0) {
            self.speech(Side::Agent, text);
        }
        if self.running.is_exam() {
            return;
        }
        let theme = &self.model.theme;
        let scenario = &self.running.sitting.script.scenario;
        let labels = signs::labels(self.model, scenario, reading);
        if labels.is_empty() {
            return;
        }
        let margin = self.names + width::columns(theme.glyphs.did) + 1;
        let first = format!("{}{} ", " ".repeat(self.names), theme.glyphs.did);
        let mut line = Prose::of(first, theme.faint);
        let mut used = margin;
        for label in labels {
            let mark = if label.fault { theme.glyphs.fault } else { "" };
            let text = format!("{mark}{}", label.text);
            let wide = width::columns(&text);
            // A label is not cut in two.
            if used > margin && used + wide > self.columns {
                self.lines.push(line.clip(self.columns, ""));
                line = Prose::of(" ".repeat(margin), theme.plain);
                used = margin;
            }
            line.push(text, label.style);
            line.push("  ", theme.plain);
            used += wide + 2;
        }
        self.lines.extend(line.wrap(self.columns, margin));
    }

    fn customer(&mut self, tone: Tone, text: &str) {
        self.speech(Side::Customer, text);
        let changed = self.tone != Some(tone);
        self.tone = Some(tone);
        if changed && !self.running.is_exam() {
            let theme = &self.model.theme;
            let name = self.model.locale.name("tone", tone.code());
            let text = self.model.locale.format("call.tone", &[("tone", &name)]);
            let line = format!("{}{} {text}", " ".repeat(self.names), theme.glyphs.did);
            self.lines
                .push(Prose::of(line, theme.faint).clip(self.columns, ""));
        }
    }

    fn speech(&mut self, side: Side, text: &str) {
        let theme = &self.model.theme;
        let (key, style) = match side {
            Side::Agent => ("call.me", theme.agent),
            Side::Customer => ("call.customer", theme.customer),
        };
        let name = pad(self.model.text(key), self.names);
        let line = Prose::of(name, style).then(text, theme.plain);
        self.lines.extend(line.wrap(self.columns, self.names));
    }

    /// What happened meanwhile is to be seen at once; what it changed on the card stands below.
    fn happened(&mut self, incident: &str, notice: &[String]) {
        let theme = &self.model.theme;
        for text in notice {
            let margin = " ".repeat(self.names);
            let line = Prose::of(format!("{margin}{} {text}", theme.glyphs.now), theme.accent);
            self.lines.extend(line.wrap(self.columns, self.names + 2));
        }
        let scenario = &self.running.sitting.script.scenario;
        let card = scenario.incident(incident).map(|incident| &incident.card);
        for (key, value) in card.into_iter().flatten() {
            let args: [(&str, &dyn std::fmt::Display); 2] = [("key", key), ("value", value)];
            self.note(&self.model.locale.format("call.card_changed", &args));
        }
    }

    fn note(&mut self, text: &str) {
        let theme = &self.model.theme;
        let line = Prose::of(
            format!("{}{} {text}", " ".repeat(self.names), theme.glyphs.dot),
            theme.faint,
        );
        self.lines.extend(line.wrap(self.columns, self.names + 2));
    }

    fn looked_up(&self, article: &str) -> String {
        let articles = &self.running.sitting.script.company.articles;
        let known = articles.iter().find(|known| known.name == *article);
        let title = known.map_or(article, |known| known.title.as_str());
        let locale = &self.model.locale;
        locale.format("call.looked_up", &[("article", &title)])
    }

    /// What is worth a line besides what was said.
    fn happening(&self, event: &Event) -> Option<String> {
        let locale = &self.model.locale;
        let words = self.model.words();
        let text = |key: &str| words.text(key);
        Some(match event {
            Event::Answered => text("call.answered"),
            Event::HoldBegan => text("call.hold_began"),
            Event::HoldEnded { lasted } => words.format("call.hold_ended", &[("lasted", lasted)]),
            Event::LookedUp { article } => self.looked_up(article),
            Event::Noted { text } => locale.format("call.noted", &[("text", text)]),
            Event::Verified { .. } => text("call.verified_now"),
            Event::ToldEarly { .. } | Event::Sensitive { .. } => return self.telling(event),
            Event::Paused => text("call.paused"),
            Event::Unpaused => text("call.unpaused"),
            Event::TicketFiled { .. } => text("call.ticket_filed"),
            Event::Transferred { to, reason } => {
                let desk = locale.name("desk", to.code());
                locale.format("call.transferred", &[("desk", &desk), ("reason", reason)])
            }
            Event::Ended {
                ending: Ending::Transferred | Ending::Escalated,
                by: Side::Agent,
                ..
            } => text("call.handed_over"),
            Event::Ended { by, .. } => {
                let who = locale.name("side", by.code());
                words.format("call.ended", &[("who", &who)])
            }
            Event::FirstKey
            | Event::NoReply
            | Event::Bubble { .. }
            | Event::AgentSaid { .. }
            | Event::CustomerSaid { .. }
            | Event::Fault { .. }
            | Event::MoodMoved { .. }
            | Event::BeatBegan { .. }
            | Event::BeatDone { .. }
            | Event::BeatMissed { .. }
            | Event::Branched { .. }
            | Event::FactTold { .. }
            | Event::FactMisgiven { .. }
            | Event::ReadBack { .. }
            | Event::CloseCued
            | Event::Happened { .. }
            | Event::TakenUp { .. }
            | Event::HintShown { .. } => return None,
        })
    }

    /// What the trainee may miss: nothing of it in an exam.
    fn telling(&self, event: &Event) -> Option<String> {
        let locale = &self.model.locale;
        match event {
            _ if self.running.is_exam() => None,
            Event::ToldEarly { answer, after, .. } => {
                let scenario = &self.running.sitting.script.scenario;
                let (answer, after) = (title(scenario, answer), title(scenario, after));
                Some(locale.format("call.early", &[("answer", &answer), ("after", &after)]))
            }
            Event::Sensitive { word, .. } => {
                Some(locale.format("call.sensitive", &[("word", word)]))
            }
            _ => None,
        }
    }
}
