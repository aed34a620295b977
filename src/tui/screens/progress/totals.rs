//! The totals of all calls as columns, the oldest at the left. Where there are more calls than columns, each is a mean.

use ratatui::{Frame, layout::Rect};

use crate::{
    judge::Points,
    progress::Learning,
    report::progress::one_place,
    tui::{
        model::Model,
        widgets::{Prose, radar::pad},
    },
};

/// Columns before the chart: the scale.
const SCALE: usize = 5;
/// Eighths of a cell, from nothing on.
const EIGHTHS: [&str; 9] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

pub(super) fn draw(model: &Model, frame: &mut Frame, area: Rect, learning: &Learning) {
    let theme = &model.theme;
    let high = area.height.saturating_sub(4).min(14);
    let columns = usize::from(area.width).saturating_sub(SCALE);
    if high < 2 || columns == 0 {
        return;
    }
    let columns = columns_of(&learning.trend.totals, columns);
    let mark = model.library.rubric().pass.practice;
    let mut rows = area.rows().skip(1);
    for step in (0..high).rev() {
        let Some(row) = rows.next() else { return };
        let scale = scale(step, high);
        let mut line = Prose::of(pad(&scale, SCALE), theme.faint);
        for total in &columns {
            let style = if *total >= mark {
                theme.good
            } else {
                theme.warning
            };
            line.push(cell(*total, step, (high, theme.glyphs.ascii)), style);
        }
        frame.render_widget(line.clip(usize::from(row.width), ""), row);
    }
    rows.next();
    let about = model.locale.format(
        "progress.chart",
        &[
            ("count", &learning.trend.totals.len()),
            ("mark", &one_place(mark)),
        ],
    );
    if let Some(row) = rows.next() {
        let line = Prose::of(about, theme.faint);
        frame.render_widget(line.clip(usize::from(row.width), theme.glyphs.more), row);
    }
}

/// 100 at the top, 50 in the middle, 0 at the foot.
fn scale(step: u16, high: u16) -> String {
    match step {
        0 => "0",
        _ if step == high - 1 => "100",
        _ if step == high / 2 => "50",
        _ => "",
    }
    .to_owned()
}

/// At most so many columns; several calls are one where there are more of them. Few calls are as many columns wide each.
fn columns_of(totals: &[Points], room: usize) -> Vec<Points> {
    let count = totals.len().max(1);
    if count <= room {
        let wide = (room / count).clamp(1, 3);
        let each = totals.iter();
        return each
            .flat_map(|total| {
                let gap = (wide > 1).then_some(Points(-1));
                std::iter::repeat_n(*total, wide.max(2) - 1).chain(gap)
            })
            .collect();
    }
    let means = (0..room).map(|at| {
        let (from, to) = (at * count / room, (at + 1) * count / room);
        let some = totals.get(from..to.max(from + 1)).unwrap_or_default();
        let sum: i64 = some.iter().map(|total| i64::from(total.0)).sum();
        let mean = sum / i64::try_from(some.len().max(1)).unwrap_or(1);
        Points(i32::try_from(mean).unwrap_or_default())
    });
    means.collect()
}

/// What of a column stands in a row, counted from the foot.
fn cell(total: Points, step: u16, (high, ascii): (u16, bool)) -> &'static str {
    let eighths = i64::from(total.0.clamp(0, 10_000)) * i64::from(high) * 8 / 10_000;
    let above = eighths - i64::from(step) * 8;
    // A total of nothing still shows that there was a call.
    let least = i64::from(step == 0 && total.0 >= 0);
    let filled = usize::try_from(above.clamp(least, 8)).unwrap_or_default();
    match (ascii, filled) {
        (true, 0..=3) if step > 0 || filled == 0 => " ",
        (true, _) => "#",
        (false, filled) => EIGHTHS.get(filled).copied().unwrap_or(" "),
    }
}
