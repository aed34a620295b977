//! What each came to: total, steps and dimensions as bars, and the findings in which they differ.

use ratatui::{style::Style, text::Line};

use super::{CompareScreen, Compared, draw::Page};
use crate::{
    engine::step::{Dimension, Step},
    judge::{Finding, Points, Scorecard},
    text::{Name, clean},
    tui::{
        screens::scorecard::signed,
        signs,
        widgets::{Prose, bars::bar, radar::pad},
    },
};

/// Columns of `10/10`, and of a difference.
const FIGURES: usize = 13;
const BY: usize = 8;
const BAR: usize = 16;
/// Of the table of findings: the eye loses a wider row.
const TABLE: usize = 76;

pub(super) fn lines(page: &Page<'_>, screen: &CompareScreen) -> Vec<Line<'static>> {
    let mut lines = totals(page, screen);
    lines.push(Line::default());
    lines.push(page.heading("scorecard.steps"));
    let (left, right) = (&screen.left.summary, &screen.right.summary);
    let theme = &page.model.theme;
    for ((step, left), right) in Step::ALL.iter().zip(left.steps).zip(right.steps) {
        let name = page.model.locale.name("step", step.code());
        lines.push(bars(page, (name, theme.step(*step)), left, right));
    }
    lines.push(Line::default());
    lines.push(page.heading("scorecard.dimensions"));
    let both = left.dimensions.into_iter().zip(right.dimensions);
    for (dimension, (left, right)) in Dimension::ALL.iter().zip(both) {
        let name = page.model.text(radar_name(*dimension));
        lines.push(bars(page, (name, theme.plain), left, right));
    }
    lines.extend(findings(page, screen));
    lines
}

fn radar_name(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Attitude => "radar.attitude",
        Dimension::Solving => "radar.solving",
        Dimension::Communication => "radar.communication",
        Dimension::Emotion => "radar.emotion",
        Dimension::Process => "radar.process",
        Dimension::System => "radar.system",
    }
}

fn totals(page: &Page<'_>, screen: &CompareScreen) -> Vec<Line<'static>> {
    let by = screen.right.sheet.total.0 - screen.left.sheet.total.0;
    let left = total(page, &screen.left);
    let mut right = total(page, &screen.right);
    right.push("   ", page.model.theme.plain);
    let (by, style) = difference(page, Points(by));
    right.push(by, style);
    let ends = [&screen.left, &screen.right].map(|call| ended(page, call));
    vec![page.beside(&left, &right), page.beside(&ends[0], &ends[1])]
}

fn total(page: &Page<'_>, call: &Compared) -> Prose {
    let theme = &page.model.theme;
    let sheet = &call.sheet;
    let (key, mark, style) = match (&call.line.summary, sheet.passed) {
        (None, _) => ("compare.unfinished", theme.glyphs.part, theme.warning),
        (_, true) => ("scorecard.passed", theme.glyphs.done, theme.good),
        (_, false) => ("scorecard.failed", theme.glyphs.fault, theme.bad),
    };
    let total = page
        .model
        .locale
        .format("scorecard.total", &[("total", &sheet.total)]);
    Prose::of(format!("{total}   "), theme.strong)
        .then(format!("{mark} {}", page.model.text(key)), style)
}

fn ended(page: &Page<'_>, call: &Compared) -> Prose {
    let locale = &page.model.locale;
    let mut parts = Vec::new();
    if let Some(ending) = call.sheet.ending {
        let name = locale.name("ending", ending.code());
        parts.push(locale.format("scorecard.ending", &[("ending", &name)]));
    }
    let got = call.sheet.satisfaction;
    parts.push(locale.format("scorecard.satisfaction", &[("got", &got)]));
    Prose::of(parts.join("   "), page.model.theme.plain)
}

/// More is better.
fn difference(page: &Page<'_>, by: Points) -> (String, Style) {
    let theme = &page.model.theme;
    match by.0 {
        0 => (page.model.text("compare.equal").to_owned(), theme.faint),
        by_more if by_more > 0 => (signed(by), theme.good),
        _ => (signed(by), theme.bad),
    }
}

fn bars(
    page: &Page<'_>,
    (name, style): (&str, Style),
    left: (Points, Points),
    right: (Points, Points),
) -> Line<'static> {
    let names = page.model.text("compare.name_columns");
    let names = names.parse::<usize>().unwrap_or(10);
    let cells = page.half.saturating_sub(names + FIGURES).min(BAR);
    let one = |line: &mut Prose, share: (Points, Points)| {
        let theme = &page.model.theme;
        bar(line, theme, (share.0.0, share.1.0), cells, style);
        let figures = if share.1.0 > 0 {
            format!(" {}/{}", share.0, share.1)
        } else {
            format!(" {}", page.model.text("scorecard.no_items"))
        };
        line.push(pad(&figures, FIGURES), theme.plain);
    };
    let mut before = Prose::of(pad(name, names), style);
    one(&mut before, left);
    let mut after = Prose::new();
    one(&mut after, right);
    if left != right {
        let (by, style) = difference(page, Points(right.0.0 - left.0.0));
        after.push(by, style);
    }
    page.beside(&before, &after)
}

/// Fatal errors that only one has, then what differs most.
fn findings(page: &Page<'_>, screen: &CompareScreen) -> Vec<Line<'static>> {
    let mut lines = fatal(page, screen);
    let mut differ = differing(&screen.left.sheet, &screen.right.sheet);
    differ.sort_by_key(|(left, right)| std::cmp::Reverse((got(*right) - got(*left)).abs()));
    lines.extend(differ.into_iter().map(|it| finding(page, it)));
    if lines.is_empty() {
        let none = page.model.text("compare.no_difference");
        lines.push(Prose::of(none, page.model.theme.faint).clip(page.whole, ""));
    } else {
        lines.insert(0, heads(page));
    }
    lines.splice(0..0, [Line::default(), page.heading("compare.findings")]);
    lines
}

/// Which figure is whose.
fn heads(page: &Page<'_>) -> Line<'static> {
    let theme = &page.model.theme;
    let text = |key| page.model.text(key).to_owned();
    let sides = [text("compare.left"), text("compare.right")];
    let line = columns(page, ("", theme.faint), sides);
    let line = line.then(text("compare.by"), theme.faint);
    line.clip(page.whole, theme.glyphs.more)
}

type Pair<'a> = (Option<&'a Finding>, Option<&'a Finding>);

fn got(finding: Option<&Finding>) -> i32 {
    finding.map_or(0, |finding| finding.got.0)
}

/// In the order of the sheets; what earned or cost the same is no difference, whether it applied or not.
fn differing<'a>(left: &'a Scorecard, right: &'a Scorecard) -> Vec<Pair<'a>> {
    let applies = |finding: &&Finding| finding.applies;
    let only_right = right.findings.iter();
    let only_right = only_right.filter(|finding| left.finding(&finding.item).is_none());
    let items = left.findings.iter().chain(only_right);
    let pairs = items.map(|finding| {
        let find = |sheet: &'a Scorecard| sheet.finding(&finding.item).filter(applies);
        (find(left), find(right))
    });
    pairs
        .filter(|(left, right)| got(*left) != got(*right))
        .collect()
}

fn finding(page: &Page<'_>, (left, right): Pair<'_>) -> Line<'static> {
    let theme = &page.model.theme;
    let Some(any) = right.or(left) else {
        return Line::default();
    };
    let points = |finding: Option<&Finding>| match finding {
        None => page.model.text("scorecard.no_items").to_owned(),
        Some(finding) if finding.of.0 > 0 => format!("{}/{}", finding.got, finding.of),
        Some(finding) => finding.got.to_string(),
    };
    let (by, style) = difference(page, Points(got(right) - got(left)));
    let title = clean::name(&any.title);
    let line = columns(
        page,
        (&title, theme.step(any.step)),
        [points(left), points(right)],
    );
    line.then(by, style).clip(page.whole, theme.glyphs.more)
}

/// A title, and a figure of each.
fn columns(page: &Page<'_>, (title, style): (&str, Style), figures: [String; 2]) -> Prose {
    let theme = &page.model.theme;
    let room = page.whole.min(TABLE);
    let room = room.saturating_sub(FIGURES * 2 + BY + 2);
    let mut line = Prose::of(pad(title, room), style).then("  ", theme.plain);
    for figure in figures {
        line.push(pad(&figure, FIGURES), theme.plain);
    }
    line
}

/// How sure a fatal error is: none, suspected, or beyond doubt.
fn doubt(call: &Compared, fault: &Name) -> Option<bool> {
    let mut errors = call.sheet.fatal.iter().filter(|it| it.fault == *fault);
    let first = errors.next()?;
    Some(first.suspected && errors.all(|it| it.suspected))
}

fn fatal(page: &Page<'_>, screen: &CompareScreen) -> Vec<Line<'static>> {
    let calls = [&screen.left, &screen.right];
    let errors = calls.iter().flat_map(|call| &call.sheet.fatal);
    let mut all: Vec<&Name> = errors.map(|error| &error.fault).collect();
    all.sort_unstable();
    all.dedup();
    let theme = &page.model.theme;
    let sign = |doubt: Option<bool>| match doubt {
        None => theme.glyphs.undone.to_owned(),
        Some(false) => theme.glyphs.fault.to_owned(),
        Some(true) => page.model.text("compare.suspected").to_owned(),
    };
    let rows = all.into_iter().filter_map(|fault| {
        let [left, right] = calls.map(|call| doubt(call, fault));
        if left == right {
            return None;
        }
        let library = if right.is_some() {
            &screen.right.library
        } else {
            &screen.left.library
        };
        let certain = left == Some(false) || right == Some(false);
        let key = if certain {
            "scorecard.fatal"
        } else {
            "report.queue.suspected"
        };
        let name = signs::fault_name_in(page.model, library, fault);
        let name = format!("{}  {name}", page.model.text(key));
        let line = columns(page, (&name, theme.bad), [sign(left), sign(right)]);
        Some(line.clip(page.whole, theme.glyphs.more))
    });
    rows.collect()
}
