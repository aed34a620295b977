//! The form in which a finding is disputed or overruled, a turn is remarked on, an item added, or a call made an example.

use super::{Action, Command, Dialog, Effect, Model};
use crate::{
    judge::{Points, Scorecard},
    record::{Judgement, TrainerWord, WordKind, bounds_on},
    text::Name,
    tui::{
        keymap::Place,
        said::{self, Subject},
        widgets::{Editor, Lines},
    },
};

/// What the form is for; the texts are `word.CODE.…`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Purpose {
    Dispute,
    Overrule,
    Comment,
    Unheard,
    Example,
}

impl Purpose {
    pub fn code(self) -> &'static str {
        match self {
            Self::Dispute => "dispute",
            Self::Overrule => "overrule",
            Self::Comment => "comment",
            Self::Unheard => "unheard",
            Self::Example => "example",
        }
    }
}

/// One of several things that may be said.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Choice {
    pub label: String,
    item: Name,
    judgement: Option<Judgement>,
    /// The least and the most, where points are to be given.
    pub bounds: Option<(Points, Points)>,
    /// The key of what is told when it was said.
    told: &'static str,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Field {
    Choice,
    Points,
    Reason,
}

pub struct WordForm {
    pub purpose: Purpose,
    /// What it is about, in one line.
    pub about: String,
    /// Never empty.
    choices: Vec<Choice>,
    chosen: usize,
    turn: u16,
    pub points: Editor,
    pub reason: Editor,
    pub field: Field,
}

impl WordForm {
    fn new(purpose: Purpose, about: String, turn: u16) -> Self {
        Self {
            purpose,
            about,
            choices: Vec::new(),
            chosen: 0,
            turn,
            points: Editor::new(Lines::One),
            reason: Editor::paragraph(""),
            field: Field::Reason,
        }
    }

    fn saying(mut self, choices: Vec<Choice>) -> Self {
        if choices.len() > 1 {
            self.field = Field::Choice;
        }
        self.choices = choices;
        self
    }

    pub fn dispute(subject: &Subject<'_>, about: String, turn: u16) -> Self {
        let form = Self::new(Purpose::Dispute, about, subject.turn(turn));
        form.saying(vec![Choice::about(subject.item().clone())])
    }

    /// What may be said of a subject depends on what it is.
    /// `None` where no sheet is shown.
    pub fn overrule(
        model: &Model,
        subject: &Subject<'_>,
        about: String,
        turn: u16,
    ) -> Option<Self> {
        let sheet = model.running.as_ref()?.sheet()?;
        let item = subject.item();
        let choice = |judgement, name, bounds| Choice {
            label: model.text(&format!("word.ruling.{name}")).to_owned(),
            item: item.clone(),
            judgement,
            bounds,
            told: match name {
                "changed" | "dropped" => "word.settled",
                "taken_back" => "word.taken_back",
                _ => "word.upheld",
            },
        };
        let [stands, changed, dropped] = [
            Some(Judgement::Stands),
            Some(Judgement::Changed),
            Some(Judgement::Dropped),
        ];
        let choices = match subject {
            Subject::Fatal(error) => {
                let fault = sheet.finding(&error.fault).filter(|it| it.applies);
                let points =
                    fault.map(|fault| choice(changed, "changed", Some(bounds_on(sheet, fault))));
                let whether = [
                    choice(stands, "is_fatal", None),
                    choice(dropped, "is_none", None),
                ];
                whether.into_iter().chain(points).collect()
            }
            Subject::Finding(finding) => vec![
                choice(changed, "changed", Some(bounds_on(sheet, finding))),
                choice(stands, "stands", None),
                choice(dropped, "dropped", None),
            ],
            Subject::Unheard(unheard) => vec![
                choice(None, "changed", Some((Points(0), unheard.of))),
                choice(dropped, "taken_back", None),
            ],
        };
        Some(Self::new(Purpose::Overrule, about, subject.turn(turn)).saying(choices))
    }

    /// Whether both ask for the same.
    pub(super) fn is_as(&self, other: &Self) -> bool {
        let item = |form: &Self| form.choices.first().map(|choice| choice.item.clone());
        (self.purpose, self.turn, item(self)) == (other.purpose, other.turn, item(other))
    }

    /// Whether anything was typed.
    pub(super) fn is_written(&self) -> bool {
        !self.points.is_empty() || !self.reason.is_empty()
    }

    /// What was written stands in it again.
    pub(super) fn go_on(&mut self, written: Self) {
        self.chosen = written.chosen.min(self.choices.len().saturating_sub(1));
        self.field = written.field;
        self.points = written.points;
        self.reason = written.reason;
    }

    pub fn comment(about: String, turn: u16) -> Self {
        let form = Self::new(Purpose::Comment, about, turn);
        form.saying(vec![Choice::about(Name::default())])
    }

    pub fn example(about: String) -> Self {
        let form = Self::new(Purpose::Example, about, 0);
        form.saying(vec![Choice::about(Name::default())])
    }

    /// Points for what no program hears; `None` where the rubric has no such items.
    pub fn unheard(sheet: &Scorecard, about: String) -> Option<Self> {
        let choices = sheet.unheard.iter().map(|unheard| Choice {
            label: unheard.title.clone(),
            item: unheard.item.clone(),
            judgement: None,
            bounds: Some((Points(0), unheard.of)),
            told: "word.added",
        });
        let choices: Vec<Choice> = choices.collect();
        let mut form =
            (!choices.is_empty()).then(|| Self::new(Purpose::Unheard, about, 0).saying(choices))?;
        form.field = Field::Choice;
        Some(form)
    }

    pub fn choice(&self) -> Option<&Choice> {
        self.choices.get(self.chosen)
    }

    /// Whether there is anything to choose from.
    pub fn chooses(&self) -> bool {
        matches!(self.purpose, Purpose::Overrule | Purpose::Unheard)
    }

    /// A form of one field is answered as a note is.
    pub fn place(&self) -> Place {
        if self.chooses() {
            Place::Form
        } else {
            Place::Note
        }
    }

    pub fn bounds(&self) -> Option<(Points, Points)> {
        self.choice()?.bounds
    }

    fn choose(&mut self, by: usize) {
        self.chosen = (self.chosen + by) % self.choices.len().max(1);
    }

    fn fields(&self) -> Vec<Field> {
        let mut fields = Vec::new();
        if self.chooses() {
            fields.push(Field::Choice);
        }
        if self.bounds().is_some() {
            fields.push(Field::Points);
        }
        fields.push(Field::Reason);
        fields
    }

    fn turn_to(&mut self, by: usize) {
        let fields = self.fields();
        let at = fields.iter().position(|it| *it == self.field).unwrap_or(0);
        if let Some(field) = fields.get((at + by) % fields.len()) {
            self.field = *field;
        }
    }

    /// Who types where something is chosen means the next field.
    fn editor(&mut self) -> &mut Editor {
        if self.field == Field::Choice {
            self.turn_to(1);
        }
        match self.field {
            Field::Points => &mut self.points,
            Field::Choice | Field::Reason => &mut self.reason,
        }
    }

    /// The points that were typed, or why they cannot be meant.
    fn given(&self, model: &Model) -> Result<Option<Points>, String> {
        let Some((least, most)) = self.bounds() else {
            return Ok(None);
        };
        let points = Points::parse(&self.points.text());
        if let Some(points) = points.filter(|points| (least..=most).contains(points)) {
            return Ok(Some(points));
        }
        let example = between(least, most);
        let args: [(&str, &dyn std::fmt::Display); 3] =
            [("least", &least), ("most", &most), ("example", &example)];
        Err(model.locale.format("word.out_of_bounds", &args))
    }
}

/// Half way, in tenths: what a trainer may well mean.
fn between(least: Points, most: Points) -> Points {
    Points(i32::midpoint(least.0, most.0) / 10 * 10)
}

impl Choice {
    fn about(item: Name) -> Self {
        Self {
            label: String::new(),
            item,
            judgement: None,
            bounds: None,
            told: "",
        }
    }
}

pub(super) fn update(model: &mut Model, mut form: WordForm, action: &Action) -> Vec<Effect> {
    let on_choice = form.field == Field::Choice;
    match action {
        Action::Do(Command::Confirm) => {
            if confirmed(model, &mut form) {
                return Vec::new();
            }
        }
        Action::Do(Command::NextField) => form.turn_to(1),
        Action::Do(Command::PreviousField) => {
            let fields = form.fields().len();
            form.turn_to(fields - 1);
        }
        Action::Do(Command::NextChoice) if on_choice => form.choose(1),
        Action::Do(Command::PreviousChoice) if on_choice => {
            let choices = form.choices.len();
            form.choose(choices.saturating_sub(1));
        }
        Action::Do(Command::NextChoice) => {
            form.editor().edit(Command::CursorRight);
        }
        Action::Do(Command::PreviousChoice) => {
            form.editor().edit(Command::CursorLeft);
        }
        Action::Do(_) if on_choice => {}
        Action::Do(command) => {
            form.editor().edit(*command);
        }
        Action::Type(letter) => form.editor().insert(letter.encode_utf8(&mut [0; 4])),
        Action::Paste(text) => form.editor().insert(text),
        Action::Wheel(_) | Action::Resize(..) | Action::Focus(_) | Action::Clock => {}
    }
    model.dialog = Some(Dialog::Word(Box::new(form)));
    Vec::new()
}

/// Whether it could be meant so; else the form stays, at the field where something is missing.
fn confirmed(model: &mut Model, form: &mut WordForm) -> bool {
    let points = match form.given(model) {
        Ok(points) => points,
        Err(reason) => {
            form.field = Field::Points;
            model.notice = Some(reason);
            return false;
        }
    };
    let reason = form.reason.text().trim().to_owned();
    if reason.is_empty() && form.purpose != Purpose::Example {
        form.field = Field::Reason;
        let code = form.purpose.code();
        model.notice = Some(model.text(&format!("word.no_reason.{code}")).to_owned());
        return false;
    }
    let Some(choice) = form.choice().cloned() else {
        return true;
    };
    let (kind, key) = match form.purpose {
        Purpose::Dispute => {
            said::dispute(model, (choice.item, form.turn), reason);
            return true;
        }
        Purpose::Comment => (WordKind::Comment, "word.commented"),
        Purpose::Example => (WordKind::Example, "word.marked"),
        Purpose::Overrule | Purpose::Unheard if choice.judgement.is_none() => {
            (WordKind::Added, "word.added")
        }
        Purpose::Overrule | Purpose::Unheard => (WordKind::Overruled, choice.told),
    };
    let word = TrainerWord {
        kind,
        item: choice.item,
        turn: form.turn,
        judgement: choice.judgement,
        points,
        reason,
        by: model.records.who.kept_as().to_owned(),
        at: model.wall,
    };
    said::overrule(model, word, key);
    true
}
