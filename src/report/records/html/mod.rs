//! Reports as pages: one file each, self-contained, from templates that an organisation can replace by its own.

mod values;

use std::{collections::BTreeMap, error::Error as _, fmt::Display, sync::Arc};

use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior, Value, value::Kwargs,
};

use super::{CallPage, Names, Row};
use crate::{
    locale::Locale,
    report::{class::ClassReport, progress::Progress},
    source::built_in,
};

/// The files that make a page. Those of the same name in a folder of an organisation's own are taken instead.
pub const FILES: [&str; 5] = [
    "base.html.j2",
    "call.html.j2",
    "trainee.html.j2",
    "class.html.j2",
    STYLE,
];
/// The one that is no template.
const STYLE: &str = "report.css";

/// A file of somebody's own in the place of one of `FILES`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OwnFile {
    pub name: &'static str,
    /// As it is called in complaints.
    pub path: String,
    pub text: String,
}

/// What is wrong with a template.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TemplateFault {
    /// Its path; of one that was compiled in its name.
    pub file: String,
    /// Counted from 1; 0 where it is not known.
    pub line: usize,
    /// As the template engine has it, in English.
    pub what: String,
}

/// The QA sheet of a call.
pub fn call(
    page: &CallPage<'_>,
    names: Names<'_>,
    own: &[OwnFile],
) -> Result<String, TemplateFault> {
    let values = values::call(page, names);
    rendered("call.html.j2", values, names.voice.locale, own)
}

/// A trainee's progress with their calls, the newest first.
pub fn trainee(
    progress: &Progress<'_>,
    rows: &[Row<'_>],
    names: Names<'_>,
    own: &[OwnFile],
) -> Result<String, TemplateFault> {
    let values = values::trainee(progress, rows, names);
    rendered("trainee.html.j2", values, names.voice.locale, own)
}

/// The class side by side.
pub fn class(
    report: &ClassReport<'_>,
    names: Names<'_>,
    own: &[OwnFile],
) -> Result<String, TemplateFault> {
    let values = values::class(report, names);
    rendered("class.html.j2", values, names.voice.locale, own)
}

fn rendered(
    template: &str,
    values: Vec<(String, Value)>,
    locale: &Locale,
    own: &[OwnFile],
) -> Result<String, TemplateFault> {
    let made = environment(locale, own).and_then(|environment| {
        let mut values = values;
        let style = source(STYLE, own);
        values.push(("css".to_owned(), Value::from_safe_string(style)));
        let language = locale.language().code();
        values.push(("language".to_owned(), Value::from(language)));
        environment
            .get_template(template)?
            .render(Value::from(values.into_iter().collect::<BTreeMap<_, _>>()))
    });
    let mut page = made.map_err(|error| fault(&error, own))?;
    if !page.ends_with('\n') {
        page.push('\n');
    }
    Ok(page)
}

fn environment(locale: &Locale, own: &[OwnFile]) -> Result<Environment<'static>, Error> {
    let mut environment = Environment::new();
    // All values may come from anywhere, whatever a template is called.
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
    let sentences = Arc::new(locale.clone());
    let texts = Arc::clone(&sentences);
    environment.add_function("text", move |key: String, slots: Kwargs| {
        text(&key, &slots, &texts)
    });
    environment.add_function("name", move |kind: String, code: String| {
        sentences.name(&kind, &code).to_owned()
    });
    environment.add_filter("day", |moment: String| part(&moment, 0, 10));
    environment.add_filter("moment", |moment: String| {
        part(&moment, 0, 16).replace('T', " ")
    });
    for name in FILES {
        if name != STYLE {
            environment.add_template_owned(name, source(name, own))?;
        }
    }
    Ok(environment)
}

/// Characters of a moment as it is written in JSON.
fn part(moment: &str, from: usize, to: usize) -> String {
    moment.chars().skip(from).take(to - from).collect()
}

fn text(key: &str, slots: &Kwargs, locale: &Locale) -> Result<String, Error> {
    let names: Vec<&str> = slots.args().collect();
    let values: Vec<Value> = names
        .iter()
        .map(|name| slots.get(name))
        .collect::<Result<_, _>>()?;
    let filled: Vec<(&str, &dyn Display)> = names
        .iter()
        .zip(&values)
        .map(|(name, value)| (*name, value as &dyn Display))
        .collect();
    if locale.has(key) {
        return Ok(locale.format(key, &filled));
    }
    Err(Error::new(
        ErrorKind::InvalidOperation,
        format!("no text {key}"),
    ))
}

fn source(name: &str, own: &[OwnFile]) -> String {
    let replaced = own.iter().rev().find(|file| file.name == name);
    let text = replaced.map(|file| file.text.clone());
    let built_in = || built_in::asset(&format!("reports/{name}"));
    let text = text.or_else(|| built_in().map(|file| file.text.to_owned()));
    text.unwrap_or_default()
}

/// The innermost error names the place.
fn fault(error: &Error, own: &[OwnFile]) -> TemplateFault {
    let mut inner = error;
    while let Some(below) = inner.source().and_then(|one| one.downcast_ref::<Error>()) {
        inner = below;
    }
    let name = inner.name().or(error.name()).unwrap_or_default();
    let replaced = own.iter().rev().find(|file| file.name == name);
    let kind = inner.kind().to_string();
    TemplateFault {
        file: replaced.map_or_else(|| name.to_owned(), |file| file.path.clone()),
        line: inner.line().or(error.line()).unwrap_or_default(),
        what: inner
            .detail()
            .map_or_else(|| kind.clone(), |detail| format!("{kind}: {detail}")),
    }
}
