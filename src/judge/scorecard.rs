//! The QA sheet: total, steps, dimensions, fatal errors, findings with their evidence.

use serde::{Deserialize, Serialize};

use super::{listened::Listened, points::Points, rubric::Stretch};
use crate::{
    engine::step::{Dimension, Ending, Step},
    text::{Name, Span},
};

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Scorecard {
    pub total: Points,
    pub pass_mark: Points,
    /// The total reaches the mark, the call was not broken off, and nothing is fatal (suspected errors do not fail).
    pub passed: bool,
    pub ending: Option<Ending>,
    pub right_ending: bool,
    pub satisfaction: u8,
    /// In the order of the flow; a step where nothing applies has `of` 0.
    pub steps: Vec<StepScore>,
    pub dimensions: Vec<DimensionScore>,
    pub fatal: Vec<FatalError>,
    /// In the order of the rubric; those that do not apply are kept with `applies` false.
    pub findings: Vec<Finding>,
    /// What this sheet cannot hear or does not judge (locale keys, e.g. `unscored.voice`).
    pub unscored: Vec<Name>,
    /// Those of them for which a trainer who heard the call may give points.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unheard: Vec<Unheard>,
    /// Hash of the rubric file, later.
    pub rubric: Name,
    /// What a listener marked, where the sheet is a listener's: then the steps count marks and there are no findings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub listened: Option<Listened>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct StepScore {
    pub step: Step,
    pub got: Points,
    pub of: Points,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct DimensionScore {
    pub dimension: Dimension,
    pub got: Points,
    pub of: Points,
}

/// One line of the sheet.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Finding {
    pub item: Name,
    /// From the rubric file, in its language.
    pub title: String,
    pub step: Step,
    pub dimension: Dimension,
    pub got: Points,
    pub of: Points,
    pub applies: bool,
    pub status: Status,
    /// Words that earned or cost.
    pub evidence: Vec<Evidence>,
    pub advice: String,
    /// A model sentence, slots filled.
    pub model: String,
    /// Done after its model sentence was shown.
    pub hinted: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    Earned,
    Part,
    Missed,
    /// Points taken off for what was done.
    Lost,
    NotApplicable,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Evidence {
    /// The agent's turn; 0 is the ticket or an act.
    pub turn: u16,
    pub span: Span,
    /// The words under the span, or what the act was.
    pub text: String,
    pub rule: Name,
    /// It earned (or cost, where false).
    pub earned: bool,
    /// What is to be said of the words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remark: Option<Remark>,
}

impl Evidence {
    /// The words themselves cost; those that only came at the wrong time earn nothing there.
    pub fn is_to_blame(&self) -> bool {
        !self.earned && !matches!(self.remark, Some(Remark::Misplaced { .. } | Remark::Ahead))
    }
}

/// Why words did not earn, what was wanted in their place, or whose they are.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Remark {
    /// They came before the answer of this title, which they have to follow.
    Early { after: String },
    /// One answer too many at once, to a question that the customer had not come to.
    Ahead,
    /// They would have earned in this stretch of the call.
    Misplaced { at: Stretch },
    /// What was asked for, or recorded, is what the customer had given wrongly.
    Misgiven { value: String },
    /// They are a choice, and of these codes one was wanted.
    Choice { wanted: Vec<String> },
    /// The customer said them.
    Customer,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FatalError {
    pub fault: Name,
    /// Rests on the lexicon alone: to be looked at by a person, does not fail the call.
    pub suspected: bool,
    pub evidence: Evidence,
    pub advice: String,
}

/// An item that no program hears.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Unheard {
    pub item: Name,
    /// Under which `unscored` names it.
    pub key: Name,
    /// From the rubric file, in its language.
    pub title: String,
    pub step: Step,
    pub dimension: Dimension,
    /// At most; points of the whole sheet.
    pub of: Points,
    pub advice: String,
}

impl Scorecard {
    pub fn finding(&self, item: &str) -> Option<&Finding> {
        self.findings.iter().find(|finding| finding.item == *item)
    }

    /// The turn of the words that an item or a fault rests on; 0 where there are none. Words that cost go before others.
    pub fn turn_of(&self, item: &str) -> u16 {
        let fatal = self.fatal.iter().filter(|error| error.fault == *item);
        let fatal = fatal.map(|error| &error.evidence);
        let found = self.finding(item).into_iter();
        let found = found.flat_map(|finding| &finding.evidence);
        let all = fatal.chain(found).filter(|evidence| evidence.turn > 0);
        let first = all.min_by_key(|evidence| (evidence.earned, evidence.turn));
        first.map_or(0, |evidence| evidence.turn)
    }

    /// A fatal error that fails the call.
    pub fn failed_fatally(&self) -> bool {
        self.fatal.iter().any(|error| !error.suspected)
    }
}
