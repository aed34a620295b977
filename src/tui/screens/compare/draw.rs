//! The comparison, drawn: heads that stay, below them all lines in two columns that scroll together.

use ratatui::{
    Frame,
    layout::{Constraint, Layout, Rect},
    text::{Line, Span},
};

use super::{CompareScreen, Compared, figures, talk};
use crate::{
    report::{
        Voice, moment,
        records::{Names, Row},
    },
    tui::{
        model::Model,
        screens::headline,
        widgets::{Prose, frame},
    },
};

/// Between the two columns.
const GAP: usize = 3;

pub fn draw(model: &Model, frame: &mut Frame, area: Rect, screen: &CompareScreen) {
    let theme = &model.theme;
    let [head, heads, rule, body] = Layout::vertical([
        Constraint::Length(1),
        Constraint::Length(2),
        Constraint::Length(1),
        Constraint::Min(0),
    ])
    .areas(area);
    let left = headline(model, model.text("compare.title"));
    let title = &screen.right.sitting.script.scenario.title;
    frame::header(frame, head, theme, &left, &Prose::of(title, theme.faint));
    let page = Page::new(model, area.width);
    let [earlier, later] = [&screen.left, &screen.right].map(|call| page.heads(call));
    let mut later = later;
    if screen.right.line.origins.parent.as_ref().map(|(id, _)| id) == Some(&screen.left.line.id) {
        later[1] = page.retried(&screen.right);
    }
    for ((row, left), right) in heads.rows().zip(&earlier).zip(&later) {
        frame.render_widget(page.beside(left, right), inside(row));
    }
    frame::rule(frame, rule, theme, &Prose::new(), &Prose::new());
    let mut lines = figures::lines(&page, screen);
    lines.push(Line::default());
    lines.extend(talk::lines(&page, screen));
    screen.scroll.draw(frame, inside(body), lines, theme);
}

fn inside(area: Rect) -> Rect {
    Rect {
        x: area.x + 1,
        width: area.width.saturating_sub(1),
        ..area
    }
}

/// The two columns of one width.
pub(super) struct Page<'a> {
    pub model: &'a Model,
    /// Of one of them.
    pub half: usize,
    /// Of both, with what is between them.
    pub whole: usize,
}

impl<'a> Page<'a> {
    fn new(model: &'a Model, columns: u16) -> Self {
        let half = usize::from(columns).saturating_sub(3 + GAP) / 2;
        Self {
            model,
            half,
            whole: half * 2 + GAP,
        }
    }

    /// Who talked when and how long; and to whom, in which mode.
    fn heads(&self, call: &Compared) -> [Prose; 2] {
        let theme = &self.model.theme;
        let names = Names {
            voice: Voice {
                locale: &self.model.locale,
                library: &call.library,
                width: 0,
            },
        };
        let line = &call.line;
        let row = Row::of(line, "");
        let dot = format!(" {} ", theme.glyphs.dot);
        let when = moment::told(line.origins.started, self.model.wall, &self.model.locale);
        let first = [
            when,
            names.trainee(&line.trainee_name),
            call.summary.lasted.to_string(),
        ];
        let second = [
            names.persona(&line.origins.persona),
            names.mode(&row),
            self.model
                .locale
                .format("compare.turns", &[("count", &call.summary.turns)]),
        ];
        [
            Prose::of(first.join(&dot), theme.strong),
            Prose::of(second.join(&dot), theme.faint),
        ]
    }

    fn retried(&self, call: &Compared) -> Prose {
        let turn = call.line.origins.parent.as_ref();
        let turn = turn.map_or(0, |(_, turn)| *turn);
        let text = self
            .model
            .locale
            .format("history.retried", &[("turn", &turn)]);
        Prose::of(text, self.model.theme.accent)
    }

    pub(super) fn beside(&self, left: &Prose, right: &Prose) -> Line<'static> {
        let more = self.model.theme.glyphs.more;
        self.joined(left.clip(self.half, more), right.clip(self.half, more))
    }

    /// Two lines that fit their columns, as one.
    pub(super) fn joined(&self, left: Line<'static>, right: Line<'static>) -> Line<'static> {
        let theme = &self.model.theme;
        let blanks = self.half.saturating_sub(left.width());
        let mut line = left;
        line.spans.push(Span::raw(" ".repeat(blanks + 1)));
        line.spans.push(Span::styled(theme.glyphs.wall, theme.rule));
        line.spans.push(Span::raw(" "));
        line.spans.extend(right.spans);
        line
    }

    pub(super) fn heading(&self, key: &str) -> Line<'static> {
        let title = Prose::of(self.model.text(key), self.model.theme.accent);
        title.clip(self.whole, self.model.theme.glyphs.more)
    }
}
