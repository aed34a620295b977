//! The reference of all rules: one on the terminal, all of them as a page of the documentation.

use std::fmt::Write;

use super::catalogue::Explained;
use crate::{locale::Locale, source::Severity};

/// What a rule finds, why it matters, and an example put right.
pub fn explanation(rule: &Explained, locale: &Locale) -> String {
    let (what, why) = rule.reason(locale.language());
    let mut text = format!(
        "{} ({})\n\n{what}\n{why}\n",
        rule.name,
        weight(rule, locale)
    );
    for (key, example) in [("rules.bad", &rule.bad), ("rules.good", &rule.good)] {
        if !example.trim().is_empty() {
            let _ = write!(text, "\n{}\n\n", locale.text(key));
            for line in example.trim_end().lines() {
                let _ = writeln!(text, "    {line}");
            }
        }
    }
    text
}

/// All of them, for `docs/`.
pub fn page(rules: &[Explained], locale: &Locale) -> String {
    let mut text = format!(
        "# {}\n\n{}\n",
        locale.text("rules.title"),
        locale.text("rules.intro")
    );
    for rule in rules {
        let (what, why) = rule.reason(locale.language());
        let _ = write!(
            text,
            "\n## {}\n\n{} {what} {why}\n",
            rule.name,
            weight(rule, locale)
        );
        for (key, example) in [("rules.bad", &rule.bad), ("rules.good", &rule.good)] {
            if !example.trim().is_empty() {
                let _ = write!(
                    text,
                    "\n{}\n\n```toml\n{}\n```\n",
                    locale.text(key),
                    example.trim_end()
                );
            }
        }
    }
    text
}

fn weight(rule: &Explained, locale: &Locale) -> String {
    let severity = match rule.severity {
        Severity::Error => "rules.error",
        Severity::Warning => "rules.warning",
    };
    let fixes = if rule.fixes {
        locale.text("rules.fixes")
    } else {
        ""
    };
    format!("{}{fixes}", locale.text(severity))
}
