//! How the rubric as written becomes the rubric as meant, with everything that is wrong with it.

use std::collections::BTreeMap;

use super::{
    ByEar, Crowd, Earning, Earns, FatalItem, FaultItem, Item, Occasion, PassMarks, Place, Rubric,
    Scope, Source, Stretch, Unscored,
    file::{
        CrowdFile, EarningFile, FatalFile, FaultFile, ItemFile, RubricFile, ScopeFile, UnscoredFile,
    },
};
use crate::{
    engine::{
        condition::Condition,
        step::{Category, Dimension, Step},
    },
    judge::Points,
    text::Name,
};

/// What is wrong in a rubric file, and under which key.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RubricFault {
    /// Path of the key: `item[3].step`.
    pub key: String,
    pub value: String,
    pub problem: RubricProblem,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum RubricProblem {
    /// The value is not one of the list.
    Unknown,
    /// The condition does not parse; the parser's words.
    Condition(String),
    /// Weights must add up to 100.
    WeightSum,
    /// An item has neither `earn` nor `source`, or both.
    NothingEarned,
    /// Two of the same name.
    Twice,
}

/// Reads a condition, or says what is wrong with it.
pub type ParseCondition<'a> = &'a dyn Fn(&str) -> Result<Condition, String>;

impl Rubric {
    /// The rubric that a file means, or everything that is wrong with it. `id` is the file's name.
    pub fn lower(
        id: &str,
        file: &RubricFile,
        parse_condition: ParseCondition<'_>,
    ) -> Result<Self, Vec<RubricFault>> {
        let mut lowering = Lowering {
            parse_condition,
            faults: Vec::new(),
        };
        let rubric = Self {
            id: id.into(),
            title: file.title.clone(),
            pass: PassMarks {
                practice: Points::whole(file.pass.practice.into()),
                exam: Points::whole(file.pass.exam.into()),
                live: Points::whole(file.pass.live.into()),
            },
            weights: lowering.weights(&file.weights),
            crowd: lowering.crowd(&file.crowd),
            items: lowering.items(&file.item),
            faults: lowering.fault_items(&file.fault),
            fatals: file.fatal.iter().map(fatal).collect(),
            unscored: lowering.unscored(&file.unscored),
        };
        if lowering.faults.is_empty() {
            Ok(rubric)
        } else {
            Err(lowering.faults)
        }
    }
}

fn fatal(file: &FatalFile) -> FatalItem {
    FatalItem {
        fault: file.fault.as_str().into(),
        title: file.title.clone(),
        lexicon: file.lexicon,
        plain: names(&file.plain),
        advice: file.advice.clone(),
    }
}

struct Lowering<'a> {
    parse_condition: ParseCondition<'a>,
    faults: Vec<RubricFault>,
}

impl Lowering<'_> {
    fn fault(&mut self, key: String, value: &str, problem: RubricProblem) {
        self.faults.push(RubricFault {
            key,
            value: value.to_owned(),
            problem,
        });
    }

    fn code<T>(&mut self, key: &str, value: &str, parse: fn(&str) -> Option<T>) -> Option<T> {
        let code = parse(value);
        if code.is_none() {
            self.fault(key.to_owned(), value, RubricProblem::Unknown);
        }
        code
    }

    fn codes<T>(&mut self, key: &str, values: &[String], parse: fn(&str) -> Option<T>) -> Vec<T> {
        values
            .iter()
            .filter_map(|value| self.code(key, value, parse))
            .collect()
    }

    fn weights(&mut self, file: &BTreeMap<String, u16>) -> Vec<(Step, Points)> {
        for step in file.keys() {
            self.code("weights", step, Step::from_code);
        }
        let sum: u16 = file.values().sum();
        if sum != 100 {
            self.fault(
                "weights".to_owned(),
                &sum.to_string(),
                RubricProblem::WeightSum,
            );
        }
        Step::ALL
            .iter()
            .map(|step| {
                let weight = file.get(step.code()).copied().unwrap_or(0);
                (*step, Points::whole(weight.into()))
            })
            .collect()
    }

    fn crowd(&mut self, file: &CrowdFile) -> Crowd {
        let marks = file
            .marks
            .iter()
            .filter_map(|(step, marks)| {
                Some((
                    self.code("crowd.marks", step, Step::from_code)?,
                    names(marks),
                ))
            })
            .collect();
        Crowd {
            steps: file.steps,
            behaviours: file.behaviours,
            ahead: file.ahead,
            marks,
        }
    }

    fn scope(&mut self, key: &str, file: &ScopeFile) -> Scope {
        Scope {
            channels: names(&file.channels),
            categories: self.codes(key, &file.categories, Category::from_code),
            levels: file.levels,
            occasions: self.codes(key, &file.occasions, Occasion::from_code),
        }
    }

    fn unscored(&mut self, file: &[UnscoredFile]) -> Vec<Unscored> {
        file.iter()
            .enumerate()
            .map(|(index, unscored)| Unscored {
                key: unscored.key.as_str().into(),
                scope: self.scope("unscored.scope", &unscored.scope),
                by_ear: self.by_ear(&format!("unscored[{index}]"), unscored),
            })
            .collect()
    }

    /// Named by the last part of its key: `voice` of `unscored.voice`.
    fn by_ear(&mut self, key: &str, file: &UnscoredFile) -> Option<ByEar> {
        let points = file.points?;
        let step = file.step.as_deref().unwrap_or_default();
        let step = self.code(&format!("{key}.step"), step, Step::from_code);
        let dimension = file.dimension.as_deref().unwrap_or_default();
        let dimension = self.code(&format!("{key}.dimension"), dimension, Dimension::from_code);
        let name = file.key.rsplit('.').next().unwrap_or_default();
        Some(ByEar {
            id: name.into(),
            title: file.title.clone().unwrap_or_else(|| name.to_owned()),
            step: step?,
            dimension: dimension?,
            points,
            advice: file.advice.clone(),
        })
    }

    fn items(&mut self, file: &[ItemFile]) -> Vec<Item> {
        let mut items: Vec<Item> = Vec::new();
        for (index, written) in file.iter().enumerate() {
            let key = format!("item[{index}]");
            if items.iter().any(|item| item.id == written.id.as_str()) {
                self.fault(format!("{key}.id"), &written.id, RubricProblem::Twice);
            }
            items.extend(self.item(&key, written));
        }
        items
    }

    fn item(&mut self, key: &str, file: &ItemFile) -> Option<Item> {
        let step = self.code(&format!("{key}.step"), &file.step, Step::from_code);
        let dimension = self.code(
            &format!("{key}.dimension"),
            &file.dimension,
            Dimension::from_code,
        );
        let scope = self.scope(&format!("{key}.scope"), &file.scope);
        let earns = self.earns(key, file);
        Some(Item {
            id: file.id.as_str().into(),
            title: file.title.clone(),
            step: step?,
            dimension: dimension?,
            points: file.points,
            scope,
            earns: earns?,
            advice: file.advice.clone(),
            model: file.model.clone(),
        })
    }

    fn earns(&mut self, key: &str, file: &ItemFile) -> Option<Earns> {
        match (&file.source, file.earn.is_empty()) {
            (Some(source), true) => {
                let stretch = self.stretch(key, file.at.as_deref());
                let source = self.code(&format!("{key}.source"), source, Source::from_code)?;
                Some(Earns::Source(source, stretch))
            }
            (None, false) => {
                let earnings = file
                    .earn
                    .iter()
                    .enumerate()
                    .filter_map(|(index, earning)| {
                        self.earning(&format!("{key}.earn[{index}]"), earning)
                    })
                    .collect();
                Some(Earns::Parts(earnings))
            }
            _ => {
                self.fault(key.to_owned(), &file.id, RubricProblem::NothingEarned);
                None
            }
        }
    }

    fn earning(&mut self, key: &str, file: &EarningFile) -> Option<Earning> {
        let at = self.stretch(key, file.at.as_deref());
        match (self.parse_condition)(&file.when) {
            Ok(when) => Some(Earning {
                when,
                place: Place {
                    at,
                    before: names(&file.before),
                    after: names(&file.after),
                    turns: file.turns,
                },
                share: file.share.min(100),
            }),
            Err(words) => {
                let problem = RubricProblem::Condition(words);
                self.fault(format!("{key}.when"), &file.when, problem);
                None
            }
        }
    }

    fn stretch(&mut self, key: &str, at: Option<&str>) -> Stretch {
        at.and_then(|at| self.code(&format!("{key}.at"), at, Stretch::from_code))
            .unwrap_or_default()
    }

    fn fault_items(&mut self, file: &[FaultFile]) -> Vec<FaultItem> {
        file.iter()
            .enumerate()
            .filter_map(|(index, written)| self.fault_item(&format!("fault[{index}]"), written))
            .collect()
    }

    fn fault_item(&mut self, key: &str, file: &FaultFile) -> Option<FaultItem> {
        let step = self.code(&format!("{key}.step"), &file.step, Step::from_code);
        let dimension = self.code(
            &format!("{key}.dimension"),
            &file.dimension,
            Dimension::from_code,
        );
        Some(FaultItem {
            id: file.id.as_str().into(),
            title: file.title.clone(),
            step: step?,
            dimension: dimension?,
            points: file.points,
            most: file.most,
            spared: file.spared,
            advice: file.advice.clone(),
            model: file.model.clone(),
        })
    }
}

fn names(values: &[String]) -> Vec<Name> {
    values.iter().map(|value| value.as_str().into()).collect()
}
