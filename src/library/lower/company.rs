//! What the agent may look up.

use std::collections::BTreeSet;

use crate::{
    engine::company::{Article, Company},
    source::{Findings, Section},
};

pub(crate) fn company(root: Section<'_>, findings: &mut Findings) -> Company {
    let mut names = BTreeSet::new();
    let articles = root.sections("article").into_iter().map(|article| {
        if let Some(name) = article.placed("name")
            && !names.insert(name.value)
        {
            findings
                .error("duplicate-name", name.span)
                .with("name", name.value);
        }
        Article {
            name: article.text("name").into(),
            title: article.text("title").to_owned(),
            keys: article.texts("keys"),
            text: article.texts("text"),
        }
    });
    let articles = articles.collect();
    Company {
        name: root.text("name").to_owned(),
        agent: root.text("agent").to_owned(),
        hotline: root.text("hotline").to_owned(),
        about: root.texts("about"),
        articles,
    }
}
