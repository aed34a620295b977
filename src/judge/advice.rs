//! Advice and model sentence of an item: the rubric's text with what this call lacks.

use super::{
    course::Course,
    outcome::Outcome,
    rubric::{Earns, Item, Source},
};
use crate::engine::persona::Mix;

/// Advice and model sentence of an item, as it came out.
pub(crate) fn words(course: &Course<'_>, item: &Item, outcome: &Outcome) -> (String, String) {
    if let (Earns::Source(Source::PersonaFit, _), Some(persona)) =
        (&item.earns, course.ground.mix().and_then(Mix::leading))
    {
        let fit = &persona.fit;
        return (filled(course, &fit.advice), filled(course, &fit.model));
    }
    let what = listed(&outcome.missing);
    let say = outcome.says.join("\u{ff1b}");
    let fill = |text: &str| {
        let text = text.replace("{what}", &what).replace("{say}", &say);
        stopped_once(&filled(course, &text))
    };
    // Where nothing is missing, there is nothing to name.
    let names_nothing = what.is_empty() && item.advice.contains("{what}");
    let advice = if names_nothing {
        String::new()
    } else {
        fill(&item.advice)
    };
    (advice, fill(&item.model))
}

/// In a row; where a title is itself a row, the marks between titles are the stronger ones.
fn listed(titles: &[String]) -> String {
    let is_row = |title: &String| title.contains(['\u{3001}', '\u{ff0c}', ',']);
    let between = if titles.iter().any(is_row) {
        "\u{ff1b}"
    } else {
        "\u{3001}"
    };
    titles.join(between)
}

/// A sentence that ends in a quotation with its own sign at the end has no stop behind it.
fn stopped_once(text: &str) -> String {
    [
        "\u{ff1f}\u{201d}",
        "?\u{201d}",
        "\u{ff01}\u{201d}",
        "!\u{201d}",
    ]
    .into_iter()
    .fold(text.to_owned(), |text, end| {
        text.replace(&format!("{end}\u{3002}"), end)
    })
}

/// Fills the slots of a rubric's text.
pub(crate) fn filled(course: &Course<'_>, text: &str) -> String {
    let company = course.ground.company();
    text.replace("{company}", &company.name)
        .replace("{agent}", &company.agent)
        .replace("{customer}", course.ground.customer())
}
