//! The class side by side; Enter goes to the one that is chosen.

use ratatui::{
    Frame,
    layout::{Constraint, Layout, Rect},
    text::Line,
};

use super::draw::inset;
use crate::{
    progress::class::Class,
    report::{
        Voice,
        class::{COLUMNS, ago, cells, spread_line},
        progress::title,
    },
    text::{clean, width},
    tui::{
        model::Model,
        widgets::{Prose, bars::bar, frame, radar::pad},
    },
};

/// Columns of a name, at most.
const NAME: usize = 16;
const CELLS: usize = 16;

pub(super) fn draw(model: &Model, frame: &mut Frame, area: Rect, (class, row): (&Class, usize)) {
    let theme = &model.theme;
    if class.trainees.is_empty() {
        let area = inset(area);
        let lines = Prose::of(model.text("progress.class.none"), theme.plain);
        let lines = lines.wrap(usize::from(area.width), 0);
        for (row, line) in area.rows().skip(1).zip(lines) {
            frame.render_widget(line, row);
        }
        return;
    }
    let weakest = weakest(model, class, usize::from(area.width.saturating_sub(2)));
    let below = u16::try_from(weakest.len()).unwrap_or_default() + 3;
    let below = below.min(area.height / 2);
    let [table, rule, foot] = Layout::vertical([
        Constraint::Min(0),
        Constraint::Length(1),
        Constraint::Length(below),
    ])
    .areas(area);
    rows(model, frame, table, (class, row));
    let heading = Prose::of(model.text("progress.class.weakest"), theme.plain);
    frame::rule(frame, rule, theme, &heading, &Prose::new());
    let spread = class
        .spread
        .map(|spread| spread_line(spread, &model.locale));
    let spread = Prose::of(format!(" {}", spread.unwrap_or_default()), theme.faint);
    let spread = spread.wrap(usize::from(foot.width.saturating_sub(1)), 1);
    let lines = weakest.into_iter().chain([Line::default()]).chain(spread);
    for (row, line) in foot.rows().zip(lines) {
        frame.render_widget(line, row);
    }
}

/// The heads, then a row each; the chosen one stays in sight.
fn rows(model: &Model, frame: &mut Frame, area: Rect, (class, chosen): (&Class, usize)) {
    let theme = &model.theme;
    let heads = COLUMNS.map(|head| model.text(&format!("progress.class.{head}")).to_owned());
    let today = model.wall.day();
    let latest = |day| ago(today, day, &model.locale);
    let members: Vec<[String; 9]> = class
        .trainees
        .iter()
        .map(|member| cells(member, &latest, &model.locale))
        .collect();
    let widths: Vec<usize> = (0..COLUMNS.len())
        .map(|at| {
            let cells = members.iter().map(|row| width::columns(&row[at]));
            let most = cells
                .max()
                .unwrap_or_default()
                .max(width::columns(&heads[at]));
            if at == 0 { most.min(NAME) } else { most }
        })
        .collect();
    let columns = usize::from(area.width);
    let mut places = area.rows().skip(1);
    if let Some(place) = places.next() {
        let head = Prose::of(format!(" {}", line(&heads, &widths)), theme.faint);
        frame.render_widget(head.clip(columns, theme.glyphs.more), place);
    }
    let room = usize::from(area.height.saturating_sub(2)).max(1);
    let top = chosen.saturating_sub(room / 2);
    let top = top.min(members.len().saturating_sub(room));
    for ((at, row), place) in members.iter().enumerate().skip(top).zip(places) {
        let style = if at == chosen {
            theme.selected
        } else {
            theme.plain
        };
        let text = pad(&format!(" {}", line(row, &widths)), columns);
        frame.render_widget(Prose::of(text, style).clip(columns, ""), place);
    }
}

fn line(row: &[String; 9], widths: &[usize]) -> String {
    let cells = row.iter().zip(widths).enumerate();
    let cells: Vec<String> = cells
        .map(|(at, (cell, columns))| {
            // Names and days from the left, figures from the right.
            if at == 0 || at == COLUMNS.len() - 1 {
                return pad(cell, *columns);
            }
            let blanks = columns.saturating_sub(width::columns(cell));
            format!("{}{cell}", " ".repeat(blanks))
        })
        .collect();
    cells.join("  ")
}

fn weakest(model: &Model, class: &Class, columns: usize) -> Vec<Line<'static>> {
    let theme = &model.theme;
    let voice = Voice {
        locale: &model.locale,
        library: &model.library,
        width: 0,
    };
    let titles = class.weakest.iter().map(|one| title(&one.item, &voice));
    let titles: Vec<String> = titles
        .map(|title| clean::printable(&title).replace('\n', " "))
        .collect();
    let names = titles.iter().map(|title| width::columns(title)).max();
    let names = names.unwrap_or_default().min(28);
    let each = class.weakest.iter().zip(&titles);
    each.map(|(weakness, title)| {
        let mut line = Prose::of(format!(" {} ", pad(title, names)), theme.plain);
        let share = i32::from(weakness.share);
        bar(&mut line, theme, (share, 100), CELLS, theme.warning);
        let calls: [(&str, &dyn std::fmt::Display); 1] = [("count", &weakness.calls)];
        let calls = model.locale.format("progress.class.of_calls", &calls);
        line.push(format!(" {share:>3}%  {calls}"), theme.plain);
        line.clip(columns, theme.glyphs.more)
    })
    .collect()
}
