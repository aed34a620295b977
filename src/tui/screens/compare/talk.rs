//! Turn by turn what was said in each. What both share stands once.

use ratatui::text::Line;

use super::{CompareScreen, draw::Page};
use crate::{
    engine::{event::Message, step::Side},
    text::width,
    tui::widgets::{Prose, radar::pad},
};

pub(super) fn lines(page: &Page<'_>, screen: &CompareScreen) -> Vec<Line<'static>> {
    let (left, right) = (&screen.left.sitting.log, &screen.right.sitting.log);
    let (left, right) = (left.messages(), right.messages());
    let last = |messages: &[Message<'_>]| messages.iter().map(|message| message.turn).max();
    let turns = last(&left).max(last(&right)).unwrap_or_default();
    let mut lines = vec![page.heading("compare.talk")];
    for turn in 0..=turns {
        let of = |messages: &[Message<'_>]| {
            let of_turn = messages.iter().filter(|message| message.turn == turn);
            of_turn
                .map(|message| (message.who, message.text.clone()))
                .collect()
        };
        lines.extend(one_turn(page, turn, &of(&left), &of(&right)));
    }
    lines
}

type Said = Vec<(Side, String)>;

fn one_turn(page: &Page<'_>, turn: u16, left: &Said, right: &Said) -> Vec<Line<'static>> {
    let same = left == right;
    if same && left.is_empty() {
        return Vec::new();
    }
    let mut lines = Vec::new();
    if turn > 0 {
        let key = if same {
            "compare.same_turn"
        } else {
            "scorecard.turn"
        };
        let text = page.model.locale.format(key, &[("turn", &turn)]);
        lines.push(Prose::of(text, page.model.theme.faint).clip(page.whole, ""));
    }
    if same {
        lines.extend(column(page, left, page.whole));
        return lines;
    }
    let mut left = column(page, left, page.half).into_iter();
    let mut right = column(page, right, page.half).into_iter();
    loop {
        match (left.next(), right.next()) {
            (None, None) => return lines,
            (left, right) => {
                lines.push(page.joined(left.unwrap_or_default(), right.unwrap_or_default()));
            }
        }
    }
}

fn column(page: &Page<'_>, said: &Said, columns: usize) -> Vec<Line<'static>> {
    let theme = &page.model.theme;
    if said.is_empty() {
        let none = page.model.text("compare.not_there");
        return vec![Prose::of(none, theme.faint).clip(columns, "")];
    }
    let wide = |key| width::columns(page.model.text(key));
    let names = wide("call.me").max(wide("call.customer")) + 1;
    let mut lines = Vec::new();
    for (who, text) in said {
        let (key, style) = match who {
            Side::Agent => ("call.me", theme.agent),
            Side::Customer => ("call.customer", theme.customer),
        };
        let prose = Prose::of(pad(page.model.text(key), names), style).then(text, theme.plain);
        lines.extend(prose.wrap(columns, names));
    }
    lines
}
