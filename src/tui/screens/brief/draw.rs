//! The brief, drawn: at the left the customer's card, policy and authority, at the right the company's knowledge.

use ratatui::{
    Frame,
    layout::{Constraint, Layout, Rect},
    text::Line,
};

use super::BriefScreen;
use crate::{
    engine::{
        company::Article,
        scenario::{Contact, IdentityNeed},
        step::Mode,
    },
    report::contact,
    session::Stage,
    text::width,
    tui::{
        action::Command,
        keymap,
        model::Model,
        screens::headline,
        widgets::{Prose, frame, radar::pad},
    },
};

pub fn draw(model: &Model, frame: &mut Frame, area: Rect, screen: &BriefScreen) {
    let [head, body, foot] = Layout::vertical([
        Constraint::Length(1),
        Constraint::Min(0),
        Constraint::Length(2),
    ])
    .areas(area);
    header(model, frame, head, screen);
    let [left, _, right] = Layout::horizontal([
        Constraint::Percentage(52),
        Constraint::Length(2),
        Constraint::Min(0),
    ])
    .areas(body);
    card(model, frame, left, screen);
    knowledge(model, frame, right, screen);
    next_step(model, frame, foot, screen);
}

fn header(model: &Model, frame: &mut Frame, area: Rect, screen: &BriefScreen) {
    let theme = &model.theme;
    let left = headline(model, &screen.script.scenario.title);
    let channel = screen.script.channel.name.get(model.language());
    let mode = model.locale.name("mode", screen.mode.code());
    let right = Prose::of(
        format!("{channel} {} {mode}", theme.glyphs.dot),
        theme.faint,
    );
    frame::header(frame, area, theme, &left, &right);
}

fn card(model: &Model, frame: &mut Frame, area: Rect, screen: &BriefScreen) {
    let theme = &model.theme;
    let [rule, body] = Layout::vertical([Constraint::Length(1), Constraint::Min(0)]).areas(area);
    let title = Prose::of(model.text("brief.title"), theme.plain);
    frame::rule(frame, rule, theme, &title, &Prose::new());
    let inner = Rect {
        x: body.x + 1,
        width: body.width.saturating_sub(1),
        ..body
    };
    let columns = usize::from(inner.width.saturating_sub(1));
    screen
        .card
        .draw(frame, inner, card_lines(model, screen, columns), theme);
}

fn card_lines(model: &Model, screen: &BriefScreen, columns: usize) -> Vec<Line<'static>> {
    let theme = &model.theme;
    let script = &screen.script;
    let brief = &script.scenario.brief;
    let mut lines = Vec::new();
    let mut section = |key: &str, rows: Vec<Prose>, indent: usize| {
        if rows.is_empty() {
            return;
        }
        if !lines.is_empty() {
            lines.push(Line::default());
        }
        lines.push(Prose::of(model.text(key), theme.accent).clip(columns, ""));
        for row in rows {
            lines.extend(row.wrap(columns, indent));
        }
    };
    let shown = card_shown(model, screen);
    let names = shown.iter().map(|(name, _)| width::columns(name)).max();
    let names = names.unwrap_or(0).clamp(4, 14) + 2;
    let customer = &script.scenario.customer.name;
    let mut rows = Vec::new();
    let label = model.text("brief.customer");
    let is_named = |(name, value): &(String, String)| name == label || value.contains(customer);
    if !shown.iter().any(is_named) {
        rows.push(pair(model, label, customer, names));
    }
    rows.extend(
        shown
            .iter()
            .map(|(name, value)| pair(model, name, value, names)),
    );
    section("brief.card", rows, names);
    section("brief.you", about_you(model, screen), 2);
    section("brief.identity", identity(model, screen), 2);
    section("brief.policy", points(model, &brief.policy), 2);
    section("brief.may", points(model, &brief.may), 2);
    section("brief.contacts", contacts(model, &brief.contacts), 2);
    if screen.mode == Mode::Practice {
        section("brief.persona", personas(model, screen), 2);
    }
    section("brief.company", points(model, &script.company.about), 2);
    lines
}

/// The customer's card, in a call as what happened has left it.
fn card_shown(model: &Model, screen: &BriefScreen) -> Vec<(String, String)> {
    let scenario = &screen.script.scenario;
    match &model.running {
        Some(running) if model.in_call() => running.sitting.state.card(scenario),
        _ => scenario.brief.card.clone(),
    }
}

fn pair(model: &Model, name: &str, value: &str, columns: usize) -> Prose {
    // A name that is wider than its column is not cut: the value follows it.
    let name = if width::columns(name) + 2 > columns {
        format!("{name}  ")
    } else {
        pad(name, columns)
    };
    Prose::of(name, model.theme.faint).then(value, model.theme.plain)
}

fn point(model: &Model, text: &str) -> Prose {
    Prose::of(format!("{} ", model.theme.glyphs.dot), model.theme.faint)
        .then(text, model.theme.plain)
}

fn points(model: &Model, texts: &[String]) -> Vec<Prose> {
    texts.iter().map(|text| point(model, text)).collect()
}

/// One after the other, what was said below when and by whom.
fn contacts(model: &Model, contacts: &[Contact]) -> Vec<Prose> {
    let mut rows = Vec::new();
    let during = model.in_call();
    let library = if during {
        model.played_from()
    } else {
        &model.library
    };
    for contact in contacts {
        let heading = contact::heading(contact, library, model.language());
        rows.push(
            Prose::of(format!("{} ", model.theme.glyphs.dot), model.theme.faint)
                .then(heading, model.theme.faint),
        );
        let said = contact.said.lines().map(str::trim);
        rows.extend(
            said.filter(|line| !line.is_empty())
                .map(|line| Prose::of(format!("  {line}"), model.theme.plain)),
        );
    }
    rows
}

fn about_you(model: &Model, screen: &BriefScreen) -> Vec<Prose> {
    let company = &screen.script.company;
    let text = model.locale.format(
        "brief.you_are",
        &[("company", &company.name), ("agent", &company.agent)],
    );
    let target = model.locale.format(
        "brief.target",
        &[("target", &screen.script.scenario.target)],
    );
    vec![point(model, &text), point(model, &target)]
}

fn identity(model: &Model, screen: &BriefScreen) -> Vec<Prose> {
    let scenario = &screen.script.scenario;
    let key = match scenario.identity.need {
        IdentityNeed::None => return Vec::new(),
        IdentityNeed::Basic => "brief.identity_basic",
        IdentityNeed::Full => "brief.identity_full",
    };
    let titles: Vec<&str> = scenario
        .identity
        .check
        .iter()
        .filter_map(|name| scenario.fact(name))
        .map(|fact| fact.title.as_str())
        .collect();
    let facts = titles.join(model.text("brief.and"));
    vec![point(
        model,
        &model.locale.format(key, &[("facts", &facts)]),
    )]
}

fn personas(model: &Model, screen: &BriefScreen) -> Vec<Prose> {
    let language = model.language();
    let mix = &screen.script.mix.0;
    mix.iter()
        .map(|(persona, _)| {
            point(model, persona.name.get(language)).then(
                format!("  {}", persona.tip.get(language)),
                model.theme.faint,
            )
        })
        .collect()
}

fn knowledge(model: &Model, frame: &mut Frame, area: Rect, screen: &BriefScreen) {
    let theme = &model.theme;
    let [rule, filter, body] = Layout::vertical([
        Constraint::Length(1),
        Constraint::Length(1),
        Constraint::Min(0),
    ])
    .areas(area);
    let title = Prose::of(model.text("brief.knowledge"), theme.plain);
    frame::rule(frame, rule, theme, &title, &Prose::new());
    let articles = &screen.script.company.articles;
    match screen.open.and_then(|at| articles.get(at)) {
        Some(article) => article_text(model, frame, body, screen, article),
        None => titles(model, frame, body, screen),
    }
    filter_line(model, frame, filter, screen);
}

fn filter_line(model: &Model, frame: &mut Frame, area: Rect, screen: &BriefScreen) {
    let theme = &model.theme;
    let label = model.text("brief.filter").to_owned();
    let wide = u16::try_from(width::columns(&label)).unwrap_or(8) + 1;
    frame.render_widget(
        Prose::of(label, theme.faint).clip(usize::from(area.width), ""),
        area,
    );
    let field = Rect {
        x: area.x + wide,
        width: area.width.saturating_sub(wide + 1),
        ..area
    };
    screen.filter.draw(frame, field, model.dialog.is_none());
}

fn titles(model: &Model, frame: &mut Frame, area: Rect, screen: &BriefScreen) {
    let theme = &model.theme;
    let columns = usize::from(area.width);
    if screen.shown.is_empty() {
        let text = Prose::of(model.text("brief.no_article"), theme.faint);
        for (row, line) in area.rows().zip(text.wrap(columns, 0)) {
            frame.render_widget(line, row);
        }
        return;
    }
    let room = usize::from(area.height.max(1));
    let most = screen.shown.len().saturating_sub(room);
    let top = screen.row.saturating_sub(room / 2).min(most);
    let rows = screen.shown.iter().enumerate().skip(top);
    for ((at, index), row) in rows.zip(area.rows()) {
        let Some(article) = screen.script.company.articles.get(*index) else {
            continue;
        };
        let on = at == screen.row;
        let mark = if on { theme.glyphs.now } else { " " };
        let style = if on { theme.accent } else { theme.plain };
        let line = Prose::of(format!("{mark} {}", article.title), style);
        frame.render_widget(line.clip(columns, theme.glyphs.more), row);
    }
}

fn article_text(
    model: &Model,
    frame: &mut Frame,
    area: Rect,
    screen: &BriefScreen,
    article: &Article,
) {
    let theme = &model.theme;
    let columns = usize::from(area.width.saturating_sub(2));
    let mut lines = Prose::of(&article.title, theme.strong).wrap(columns, 0);
    lines.push(Line::default());
    for paragraph in &article.text {
        lines.extend(Prose::of(paragraph, theme.plain).wrap(columns, 0));
        lines.push(Line::default());
    }
    screen.article.draw(frame, area, lines, theme);
}

/// What to do next, always in sight.
fn next_step(model: &Model, frame: &mut Frame, area: Rect, screen: &BriefScreen) {
    let theme = &model.theme;
    let [rule, row] = Layout::vertical([Constraint::Length(1), Constraint::Length(1)]).areas(area);
    frame::rule(frame, rule, theme, &Prose::new(), &Prose::new());
    let running = model.running.as_ref().filter(|_| model.in_call());
    let key = match (running.map(|running| running.sitting.stage), screen.open) {
        (None, _) => "brief.next",
        (Some(Stage::Ticket | Stage::Scored), None) => "brief.next_over",
        (Some(Stage::Ringing | Stage::Talking), None) => "brief.next_in_call",
        (Some(_), Some(_)) => "brief.next_in_article",
    };
    let line = Prose::of(
        format!(" {} ", model.words().sign(&theme.glyphs)),
        theme.accent,
    )
    .then(model.words().text(key), theme.strong);
    let room = usize::from(row.width);
    let line = line.clip(room, "");
    let more = more_below(model, screen);
    let wide = u16::try_from(width::columns(&more)).unwrap_or(u16::MAX);
    if line.width() + usize::from(wide) < room {
        let right = Rect {
            x: row.right() - wide,
            width: wide,
            ..row
        };
        frame.render_widget(Prose::of(more, theme.faint).clip(room, ""), right);
    }
    frame.render_widget(line, row);
}

/// The key that scrolls the brief, while there is more of it.
fn more_below(model: &Model, screen: &BriefScreen) -> String {
    if !screen.card.goes_on() {
        return String::new();
    }
    let glyphs = &model.theme.glyphs;
    let key = keymap::label(model.place(), Command::PageDown, glyphs);
    format!("{key} {} ", model.text("brief.more_below"))
}
