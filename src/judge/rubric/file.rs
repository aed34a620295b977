//! The rubric as written.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::judge::Points;

/// A file of `assets/rubrics`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RubricFile {
    pub format: u16,
    pub title: String,
    pub pass: PassFile,
    pub weights: BTreeMap<String, u16>,
    pub crowd: CrowdFile,
    #[serde(default)]
    pub item: Vec<ItemFile>,
    #[serde(default)]
    pub fault: Vec<FaultFile>,
    #[serde(default)]
    pub fatal: Vec<FatalFile>,
    #[serde(default)]
    pub unscored: Vec<UnscoredFile>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PassFile {
    pub practice: u16,
    pub exam: u16,
    pub live: u16,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CrowdFile {
    pub steps: usize,
    pub behaviours: usize,
    pub ahead: usize,
    pub marks: BTreeMap<String, Vec<String>>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ScopeFile {
    pub channels: Vec<String>,
    pub categories: Vec<String>,
    pub levels: Option<(u8, u8)>,
    pub occasions: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ItemFile {
    pub id: String,
    pub title: String,
    pub step: String,
    pub dimension: String,
    /// Tenths are allowed: 1.5.
    pub points: Points,
    #[serde(default)]
    pub scope: ScopeFile,
    #[serde(default)]
    pub earn: Vec<EarningFile>,
    pub source: Option<String>,
    /// Where what the source asks for has to be said.
    pub at: Option<String>,
    pub advice: String,
    pub model: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EarningFile {
    pub when: String,
    pub at: Option<String>,
    #[serde(default)]
    pub before: Vec<String>,
    #[serde(default)]
    pub after: Vec<String>,
    pub turns: Option<u16>,
    pub share: u8,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FaultFile {
    pub id: String,
    pub title: String,
    pub step: String,
    pub dimension: String,
    pub points: Points,
    pub most: Points,
    #[serde(default)]
    pub spared: u16,
    pub advice: String,
    pub model: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FatalFile {
    pub fault: String,
    pub title: String,
    #[serde(default)]
    pub lexicon: bool,
    #[serde(default)]
    pub plain: Vec<String>,
    pub advice: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnscoredFile {
    pub key: String,
    #[serde(default)]
    pub scope: ScopeFile,
    /// The rest where a trainer may give points for it.
    pub title: Option<String>,
    pub step: Option<String>,
    pub dimension: Option<String>,
    pub points: Option<Points>,
    #[serde(default)]
    pub advice: String,
}
