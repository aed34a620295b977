//! What every kind of finding is: its weight, its reason and an example, from `assets/rules/`; a file a rule.

use std::sync::Arc;

use crate::{
    locale::{Language, Localised},
    source::{
        Choices, Diagnostic, Document, Findings, Key, Section, Severity,
        Shape::{Choice, Flag, Localised as InLanguages, Prose},
        SourceFile, Spellings, built_in,
        key::FORMAT,
        suggest::nearest,
    },
};

/// The explanation of one kind of finding.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Explained {
    /// The code of its findings; `syntax` speaks for every `syntax-…`.
    pub name: String,
    pub severity: Severity,
    /// Where the way to put it right is certain, `--fix` takes it.
    pub fixes: bool,
    pub what: Localised,
    pub why: Localised,
    /// An excerpt of a file with the fault, and of the same file put right.
    pub bad: String,
    pub good: String,
}

const SEVERITY: Choices = Choices {
    kind: "severity",
    codes: || vec!["error", "warning"],
};

/// The keys of a file in `assets/rules/`.
const KEYS: &[Key] = &[
    FORMAT,
    Key::required("severity", Choice(SEVERITY)),
    Key::or("fixes", Flag, "false"),
    Key::required("what", InLanguages),
    Key::required("why", InLanguages),
    Key::required("bad", Prose),
    Key::required("good", Prose),
];

/// All of them, by name, and what is wrong with their files.
pub fn all() -> (Vec<Explained>, Vec<Diagnostic>) {
    let mut explained = Vec::new();
    let mut wrong = Vec::new();
    for file in built_in::assets("rules") {
        let name = file.path.rsplit('/').next().unwrap_or_default();
        let name = name.trim_end_matches(".toml");
        let source = Arc::new(SourceFile {
            name: file.path.to_owned(),
            text: file.text.into(),
        });
        let mut findings = Findings::new(Arc::clone(&source));
        let document = Document::check(&source, KEYS, &Spellings::default(), &mut findings);
        if document.readable {
            explained.push(read(name, document.root()));
        }
        wrong.extend(findings.sorted());
    }
    explained.sort_by(|a, b| a.name.cmp(&b.name));
    (explained, wrong)
}

fn read(name: &str, root: Section<'_>) -> Explained {
    let both = |key: &str| Localised {
        zh: root.section(key).text("zh").to_owned(),
        en: root.section(key).text("en").to_owned(),
    };
    Explained {
        name: name.to_owned(),
        severity: match root.text("severity") {
            "error" => Severity::Error,
            _ => Severity::Warning,
        },
        fixes: root.flag("fixes").unwrap_or_default(),
        what: both("what"),
        why: both("why"),
        bad: root.text("bad").to_owned(),
        good: root.text("good").to_owned(),
    }
}

/// The one that explains a code.
///
/// # Errors
/// The name that may have been meant, if none is of this name.
pub fn explain<'e>(code: &str, all: &'e [Explained]) -> Result<&'e Explained, Option<&'e str>> {
    let of_name = |name: &str| all.iter().find(|one| one.name == name);
    let family = || of_name(code.split_once('-')?.0);
    let meant = || nearest(code, all.iter().map(|one| one.name.as_str()));
    of_name(code).or_else(family).ok_or_else(meant)
}

impl Explained {
    /// What it is and why it matters, in a language.
    pub fn reason(&self, language: Language) -> (&str, &str) {
        (self.what.get(language), self.why.get(language))
    }
}
