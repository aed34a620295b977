//! Every item that was practised, what is missed most first, and the frequent faults.

use ratatui::text::Line;

use crate::{
    progress::Learning,
    report::{
        Voice,
        progress::{ago, title},
    },
    text::clean,
    tui::{
        model::Model,
        widgets::{Prose, bars::bar, radar::pad},
    },
};

/// Columns of a title.
const TITLE: usize = 22;
const CELLS: usize = 10;

pub(super) fn lines(model: &Model, learning: &Learning, columns: usize) -> Vec<Line<'static>> {
    let theme = &model.theme;
    let voice = Voice {
        locale: &model.locale,
        library: &model.library,
        width: 0,
    };
    let heads = ["progress.column.item", "progress.column.lately"];
    let heads = heads.map(|key| model.text(key));
    let head = format!("{}{}", pad(heads[0], TITLE + 1), heads[1]);
    let head = pad(&head, TITLE + CELLS + 7);
    // What was earned lately is remembered as long as the two are the same: one figure is enough then.
    let forgets = learning.items.iter().any(|it| it.grasp != it.lately);
    let (row, columns_named) = if forgets {
        ("progress.row", "progress.column.missed")
    } else {
        ("progress.row_known", "progress.column.missed_known")
    };
    let head = Prose::of(head, theme.faint).then(model.text(columns_named), theme.faint);
    let mut lines = vec![head.clip(columns, theme.glyphs.more)];
    for item in &learning.items {
        let name = clean::printable(&title(&item.item, &voice)).replace('\n', " ");
        let style = if item.missed > 0 {
            theme.warning
        } else {
            theme.plain
        };
        let mut line = Prose::of(format!("{} ", pad(&name, TITLE)), theme.plain);
        bar(&mut line, theme, (item.lately.into(), 100), CELLS, style);
        line.push(format!(" {:>3}%  ", item.lately), theme.plain);
        let figures = model.locale.format(
            row,
            &[
                ("missed", &item.missed),
                ("times", &item.times),
                ("grasp", &item.grasp),
                ("when", &ago(item.days, &model.locale)),
            ],
        );
        line.push(figures, style);
        lines.push(line.clip(columns, theme.glyphs.more));
    }
    lines.extend(slips(model, learning, columns));
    lines
}

/// The faults that came up again and again; nothing where there are none.
fn slips(model: &Model, learning: &Learning, columns: usize) -> Vec<Line<'static>> {
    let theme = &model.theme;
    let voice = Voice {
        locale: &model.locale,
        library: &model.library,
        width: 0,
    };
    let mut lines = Vec::new();
    if learning.slips.is_empty() {
        return lines;
    }
    lines.push(Line::default());
    let heading = Prose::of(model.text("progress.slips"), theme.accent);
    lines.push(heading.clip(columns, ""));
    for slip in &learning.slips {
        let fault = clean::printable(&title(&slip.fault, &voice)).replace('\n', " ");
        let slots: [(&str, &dyn std::fmt::Display); 2] =
            [("fault", &fault), ("count", &slip.calls)];
        let text = model.locale.format("progress.slip", &slots);
        lines.push(Prose::of(text, theme.plain).clip(columns, theme.glyphs.more));
    }
    lines
}
