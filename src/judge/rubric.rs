//! The rubric as meant.

use super::Points;
use crate::{
    engine::step::{Dimension, Step},
    text::Name,
};

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rubric {
    pub id: Name,
    pub title: String,
    pub pass: PassMarks,
    /// In the order of the flow; they add up to 100.
    pub weights: Vec<(Step, Points)>,
    pub items: Vec<Item>,
}

/// Whole points: practice and practical exam 75, going live 85 (the courseware's).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PassMarks {
    pub practice: Points,
    pub exam: Points,
    pub live: Points,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Item {
    pub id: Name,
    pub title: String,
    pub step: Step,
    pub dimension: Dimension,
}
