//! The sheet after the trainer's words: what stands, what was changed, dropped or added, and what the call comes to.

mod share;

use super::{Judgement, TrainerWord, WordKind};
use crate::{
    engine::step::Ending,
    judge::{FatalError, Finding, Points, Scorecard, Unheard, scorecard::Status},
    text::Name,
};

/// What a fault may cost that the program did not find.
const WORST: Points = Points(-10_000);

#[derive(Clone, PartialEq, Debug)]
pub struct Settled {
    /// As the program's sheet, with every word taken into account.
    pub sheet: Scorecard,
    /// The last word on each subject, in the order in which they were said.
    pub rulings: Vec<Ruling>,
    /// Remarks on turns, in the order in which they were made.
    pub comments: Vec<TrainerWord>,
    /// The word that made the call an example, if it is one.
    pub example: Option<TrainerWord>,
    /// Whether anything on the sheet is not as the program had it.
    pub differs: bool,
}

/// A trainer's last word on one subject.
#[derive(Clone, PartialEq, Debug)]
pub struct Ruling {
    pub subject: Subject,
    pub word: TrainerWord,
    /// Got and of as the program had it; `None` for fatal errors and for what no program hears.
    pub program: Option<(Points, Points)>,
    /// Got and of after all words; `None` for fatal errors and for what was dropped.
    pub trainer: Option<(Points, Points)>,
}

/// What a word is about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Subject {
    Finding(Name),
    /// A fatal error, and the turn of its evidence.
    Fatal(Name, u16),
    /// An item that no program hears.
    Unheard(Name),
}

/// The points that a trainer may give a finding, the least and the most.
pub fn bounds(finding: &Finding) -> (Points, Points) {
    let earns = finding.of.0 > 0 || (finding.applies && finding.status != Status::Lost);
    if earns {
        (Points(0), finding.of)
    } else {
        (WORST, Points(0))
    }
}

/// What a form offers to give: as `bounds`, but a fault costs no more than its step is worth.
pub fn bounds_on(sheet: &Scorecard, finding: &Finding) -> (Points, Points) {
    let (least, most) = bounds(finding);
    let step = sheet.steps.iter().find(|it| it.step == finding.step);
    let worth = step.map_or(Points(0), |step| Points(-step.of.0));
    (least.max(worth).min(most), most)
}

impl Ruling {
    /// What a trainer takes off for a fault where the step had less to lose: what was given, and what it came to.
    pub fn more_than_there_was(&self) -> Option<(Points, Points)> {
        let given = self.word.points.filter(|given| given.0 < 0)?;
        let cost = self.trainer.map_or(Points(0), |(got, _)| got);
        (self.word.judgement == Some(Judgement::Changed) && given < cost).then_some((given, cost))
    }
}

impl Settled {
    /// The words in the order in which they were said: the last one on a subject counts. Words on what is not on the
    /// sheet change nothing.
    pub fn of(program: &Scorecard, words: &[TrainerWord]) -> Self {
        let rulings = last_words(program, words);
        let mut settled = Self {
            sheet: program.clone(),
            rulings,
            comments: said_of(words, WordKind::Comment).cloned().collect(),
            example: example(words).cloned(),
            differs: false,
        };
        // A sheet that nobody spoke of is the program's to the letter.
        if !settled.rulings.is_empty() {
            settled.settle(program);
        }
        settled.differs = settled.sheet != *program;
        settled
    }

    /// Whether a trainer has said anything of the sheet or the talk.
    pub fn has_words(&self) -> bool {
        !self.rulings.is_empty() || !self.comments.is_empty()
    }

    /// The last word on a finding or an item that no program hears.
    pub fn on_item(&self, item: &str) -> Option<&Ruling> {
        self.rulings.iter().find(|ruling| match &ruling.subject {
            Subject::Finding(name) | Subject::Unheard(name) => *name == *item,
            Subject::Fatal(..) => false,
        })
    }

    /// The last word on a fatal error.
    pub fn on_fatal(&self, error: &FatalError) -> Option<&Ruling> {
        let subject = Subject::Fatal(error.fault.clone(), error.evidence.turn);
        self.rulings.iter().find(|ruling| ruling.subject == subject)
    }

    fn settle(&mut self, program: &Scorecard) {
        let sheet = &mut self.sheet;
        for error in &mut sheet.fatal {
            error.suspected &= said(&self.rulings, error) != Some(Judgement::Stands);
        }
        let rulings = &self.rulings;
        let dropped = |error: &FatalError| said(rulings, error) == Some(Judgement::Dropped);
        sheet.fatal.retain(|error| !dropped(error));
        for finding in &mut sheet.findings {
            drop_evidence(finding, program, &dropped);
        }
        for ruling in rulings {
            rule(ruling, sheet);
        }
        add_unheard(rulings, sheet);
        if rulings.iter().any(|ruling| moves_worth(ruling, program)) {
            share::again(program, sheet);
        }
        share::sum_up(sheet);
        let broken_off = matches!(sheet.ending, Some(Ending::Abandoned | Ending::HungUp));
        sheet.passed = sheet.total >= sheet.pass_mark && !broken_off && !sheet.failed_fatally();
        for ruling in &mut self.rulings {
            ruling.trainer = trainers(&ruling.subject, &self.sheet);
        }
    }
}

fn said_of(words: &[TrainerWord], kind: WordKind) -> impl Iterator<Item = &TrainerWord> {
    words.iter().filter(move |word| word.kind == kind)
}

/// The last word on whether the call is an example, if it says so.
fn example(words: &[TrainerWord]) -> Option<&TrainerWord> {
    let is_about =
        |word: &&TrainerWord| matches!(word.kind, WordKind::Example | WordKind::NoExample);
    let last = words.iter().rfind(is_about)?;
    (last.kind == WordKind::Example).then_some(last)
}

/// The last word on each subject that the sheet has.
fn last_words(program: &Scorecard, words: &[TrainerWord]) -> Vec<Ruling> {
    let mut rulings: Vec<Ruling> = Vec::new();
    for word in words {
        for subject in subjects(program, word) {
            rulings.retain(|ruling| ruling.subject != subject);
            let points = |finding: &Finding| (finding.got, finding.of);
            let program = match &subject {
                Subject::Finding(name) => program.finding(name).map(points),
                Subject::Fatal(..) | Subject::Unheard(_) => None,
            };
            rulings.push(Ruling {
                subject,
                word: word.clone(),
                program,
                trainer: None,
            });
        }
        if is_cleared(program, word, &rulings) {
            // What is no error at all costs nothing, whatever was given for it before.
            rulings.retain(|ruling| ruling.subject != Subject::Finding(word.item.clone()));
        }
    }
    rulings
}

/// Whether a word drops the last of the fatal errors of one fault.
fn is_cleared(program: &Scorecard, word: &TrainerWord, rulings: &[Ruling]) -> bool {
    let errors = || program.fatal.iter().filter(|it| it.fault == word.item);
    let dropped = |error| said(rulings, error) == Some(Judgement::Dropped);
    word.judgement == Some(Judgement::Dropped) && errors().count() > 0 && errors().all(dropped)
}

/// A fatal error and a fault may have one name: who confirms or drops speaks of the error, who gives points of the fault.
fn subjects(program: &Scorecard, word: &TrainerWord) -> Vec<Subject> {
    let item = &word.item;
    if program.unheard.iter().any(|unheard| unheard.item == *item) {
        return match word.kind {
            WordKind::Added | WordKind::Overruled => vec![Subject::Unheard(item.clone())],
            WordKind::Comment | WordKind::Example | WordKind::NoExample => Vec::new(),
        };
    }
    if word.kind != WordKind::Overruled {
        return Vec::new();
    }
    let gives_points = word.judgement == Some(Judgement::Changed);
    let errors: Vec<Subject> = program
        .fatal
        .iter()
        .filter(|error| !gives_points && error.fault == *item)
        .filter(|error| word.turn == 0 || error.evidence.turn == word.turn)
        .map(|error| Subject::Fatal(error.fault.clone(), error.evidence.turn))
        .collect();
    if errors.is_empty() && program.finding(item).is_some() {
        return vec![Subject::Finding(item.clone())];
    }
    errors
}

fn said(rulings: &[Ruling], error: &FatalError) -> Option<Judgement> {
    let subject = Subject::Fatal(error.fault.clone(), error.evidence.turn);
    let ruling = rulings.iter().find(|ruling| ruling.subject == subject)?;
    ruling.word.judgement
}

/// What is no fatal error is no fault either: its turn costs nothing, each turn alike.
fn drop_evidence(
    finding: &mut Finding,
    program: &Scorecard,
    dropped: &dyn Fn(&FatalError) -> bool,
) {
    let all = finding.evidence.len();
    if finding.status != Status::Lost || all == 0 {
        return;
    }
    finding.evidence.retain(|evidence| {
        let mut errors = program.fatal.iter();
        !errors.any(|error| {
            error.fault == finding.item && error.evidence.turn == evidence.turn && dropped(error)
        })
    });
    let left = i64::try_from(finding.evidence.len()).unwrap_or(i64::MAX);
    let all = i64::try_from(all).unwrap_or(i64::MAX);
    let cost = i64::from(finding.got.0) * left / all;
    finding.got = Points(i32::try_from(cost).unwrap_or_default());
    if left == 0 {
        take_away(finding);
    }
}

fn take_away(finding: &mut Finding) {
    finding.got = Points(0);
    finding.of = Points(0);
    finding.applies = false;
    finding.status = Status::NotApplicable;
}

/// Points are kept within their bounds, whatever was said.
fn rule(ruling: &Ruling, sheet: &mut Scorecard) {
    let Subject::Finding(name) = &ruling.subject else {
        return;
    };
    let mut findings = sheet.findings.iter_mut();
    let Some(finding) = findings.find(|finding| finding.item == *name) else {
        return;
    };
    match (ruling.word.judgement, ruling.word.points) {
        (Some(Judgement::Dropped), _) => take_away(finding),
        (Some(Judgement::Changed), Some(points)) => {
            let (least, most) = bounds(finding);
            finding.got = points.clamp(least, most);
            finding.status = status(finding);
            finding.applies = finding.status != Status::NotApplicable;
        }
        _ => {}
    }
}

fn status(finding: &Finding) -> Status {
    match finding.got.0 {
        0 if finding.of.0 > 0 => Status::Missed,
        0 if finding.applies && finding.status != Status::Lost => finding.status,
        0 => Status::NotApplicable,
        got if got < 0 => Status::Lost,
        got if got >= finding.of.0 => Status::Earned,
        _ => Status::Part,
    }
}

/// In the order of the rubric, behind what the program judged.
fn add_unheard(rulings: &[Ruling], sheet: &mut Scorecard) {
    for unheard in sheet.unheard.clone() {
        let subject = Subject::Unheard(unheard.item.clone());
        let ruling = rulings.iter().find(|ruling| ruling.subject == subject);
        let Some(got) = ruling.and_then(|ruling| given(&ruling.word)) else {
            continue;
        };
        sheet.unscored.retain(|key| *key != unheard.key);
        sheet.findings.push(added(unheard, got));
    }
}

/// What a word gives for an item that no program hears; one that was dropped again has nothing.
fn given(word: &TrainerWord) -> Option<Points> {
    let dropped = word.judgement == Some(Judgement::Dropped);
    word.points.filter(|_| !dropped)
}

fn added(unheard: Unheard, got: Points) -> Finding {
    let mut finding = Finding {
        item: unheard.item,
        title: unheard.title,
        step: unheard.step,
        dimension: unheard.dimension,
        got: got.clamp(Points(0), unheard.of),
        of: unheard.of,
        applies: true,
        status: Status::Missed,
        evidence: Vec::new(),
        advice: unheard.advice,
        model: String::new(),
        hinted: false,
    };
    finding.status = status(&finding);
    finding
}

/// An item that earns was dropped, or one was added: what the others are worth changes.
fn moves_worth(ruling: &Ruling, program: &Scorecard) -> bool {
    match &ruling.subject {
        Subject::Finding(name) => {
            ruling.word.judgement == Some(Judgement::Dropped)
                && program
                    .finding(name)
                    .is_some_and(|finding| finding.of.0 > 0)
        }
        Subject::Unheard(_) => given(&ruling.word).is_some(),
        Subject::Fatal(..) => false,
    }
}

fn trainers(subject: &Subject, sheet: &Scorecard) -> Option<(Points, Points)> {
    let (Subject::Finding(name) | Subject::Unheard(name)) = subject else {
        return None;
    };
    let finding = sheet.finding(name).filter(|finding| finding.applies)?;
    Some((finding.got, finding.of))
}
