//! What the agent may look up.

use crate::text::Name;

#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Company {
    pub name: String,
    pub agent: String,
    pub hotline: String,
    pub about: Vec<String>,
    pub articles: Vec<Article>,
}

#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Article {
    pub name: Name,
    pub title: String,
    pub keys: Vec<String>,
    pub text: Vec<String>,
}
