//! What is wrong with a file, and where: a code with its place and arguments, no words.

use std::sync::Arc;

use super::file::SourceFile;
use crate::text::Span;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Severity {
    /// The file cannot be used.
    Error,
    /// It can, but probably not as its author meant.
    Warning,
}

/// Worded by the locale's `diagnostic.CODE`; it cannot be made without a place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diagnostic {
    pub code: &'static str,
    pub severity: Severity,
    pub file: Arc<SourceFile>,
    pub span: Span,
    /// Values of the wording's slots, as the file has them: raw.
    pub args: Vec<(&'static str, String)>,
    /// What the author may have meant, to be put in place of the span.
    pub suggestion: Option<String>,
}

impl Diagnostic {
    pub fn with(&mut self, name: &'static str, value: &(impl ToString + ?Sized)) -> &mut Self {
        self.args.push((name, value.to_string()));
        self
    }

    pub fn suggest(&mut self, suggestion: Option<String>) -> &mut Self {
        self.suggestion = suggestion;
        self
    }

    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// Gathers what is wrong with one file.
#[derive(Clone, Debug)]
pub struct Findings {
    file: Arc<SourceFile>,
    found: Vec<Diagnostic>,
}

impl Findings {
    pub fn new(file: Arc<SourceFile>) -> Self {
        Self {
            file,
            found: Vec::new(),
        }
    }

    pub fn file(&self) -> &Arc<SourceFile> {
        &self.file
    }

    pub fn error(&mut self, code: &'static str, span: Span) -> &mut Diagnostic {
        self.push(code, Severity::Error, span)
    }

    pub fn warning(&mut self, code: &'static str, span: Span) -> &mut Diagnostic {
        self.push(code, Severity::Warning, span)
    }

    pub fn has_errors(&self) -> bool {
        self.found.iter().any(Diagnostic::is_error)
    }

    /// Whether some key that is not known was probably meant to be this one.
    pub fn has_meant(&self, key: &str) -> bool {
        let mut unknown = self
            .found
            .iter()
            .filter(|found| found.code == "unknown-key");
        unknown.any(|found| found.suggestion.as_deref() == Some(key))
    }

    /// The places found so far, in the order they were found.
    pub fn spans(&self) -> Vec<Span> {
        self.found.iter().map(|found| found.span).collect()
    }

    /// The first place found for a code.
    pub fn first(&self, code: &str) -> Option<Span> {
        let of_code = self.found.iter().filter(|found| found.code == code);
        of_code.map(|found| found.span).min()
    }

    /// Drops what is not to be kept of all found after the first `from`.
    pub fn retain_from(&mut self, from: usize, mut keep: impl FnMut(&Diagnostic) -> bool) {
        let mut at = 0;
        self.found.retain(|found| {
            at += 1;
            at <= from || keep(found)
        });
    }

    /// Says what may have been meant of all found after the first `from`.
    pub fn suggest_from(&mut self, from: usize, meant: impl Fn(&Diagnostic) -> Option<String>) {
        for found in self.found.iter_mut().skip(from) {
            found.suggestion = meant(found);
        }
    }

    /// Takes what was found on another look at the same file, and not on this one.
    pub fn add(&mut self, other: Self) {
        for found in other.found {
            let known = |one: &Diagnostic| one.code == found.code && one.span == found.span;
            if !self.found.iter().any(known) {
                self.found.push(found);
            }
        }
    }

    /// In the order of their places.
    pub fn sorted(mut self) -> Vec<Diagnostic> {
        self.found.sort_by_key(|found| (found.span, found.severity));
        self.found
    }

    fn push(&mut self, code: &'static str, severity: Severity, span: Span) -> &mut Diagnostic {
        self.found.push(Diagnostic {
            code,
            severity,
            file: Arc::clone(&self.file),
            span,
            args: Vec::new(),
            suggestion: None,
        });
        let last = self.found.len() - 1;
        &mut self.found[last]
    }
}
