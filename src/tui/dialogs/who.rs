//! Who sits at the screen: a name, one of those who are known already, and whether a trainer.

use ratatui::{Frame, layout::Rect};

use super::{Action, Command, Dialog, Effect, Model, question::foot};
use crate::{
    store::Order,
    text::clean,
    tui::{
        keymap::Place,
        widgets::{Editor, Prose, frame::dialog, radar::pad},
    },
};

pub struct WhoForm {
    pub name: Editor,
    pub trainer: bool,
    /// Names to choose from.
    known: Vec<String>,
    /// Which of them stands in the field.
    row: Option<usize>,
    /// Nobody has put a name to what was practised.
    first: bool,
    /// Whoever sits here has just had a call.
    played: bool,
}

impl WhoForm {
    /// The name as it is; where there is none, the first guess.
    pub fn new(model: &Model) -> Self {
        let who = &model.records.who;
        let first = who.name.is_none();
        let played = model.running.as_ref();
        // A past call that is looked at was played with its own files.
        let played = played.is_some_and(|it| it.recording.is_some() && it.library.is_none());
        let known = model.records.trainees.iter();
        let known = known.map(|trainee| trainee.name.clone());
        let name = who.name.clone().unwrap_or_else(|| clean::name(&who.guess));
        Self {
            name: Editor::paragraph(&name),
            trainer: who.trainer,
            known: known.filter(|name| !name.is_empty()).collect(),
            row: None,
            first,
            played,
        }
    }

    fn choose(&mut self, by: usize) {
        let count = self.known.len();
        if count == 0 {
            return;
        }
        let row = self.row.map_or(by.saturating_sub(1), |row| row + by) % count;
        self.row = Some(row);
        if let Some(name) = self.known.get(row) {
            self.name = Editor::paragraph(name);
        }
    }
}

pub(super) fn update(model: &mut Model, mut form: WhoForm, action: &Action) -> Vec<Effect> {
    match action {
        Action::Do(Command::Confirm) => {
            let name = clean::name(&form.name.text());
            if !name.is_empty() {
                confirmed(model, &name, &form);
                return Vec::new();
            }
            model.say("dialog.who.empty");
        }
        Action::Do(Command::NextField | Command::PreviousField) => form.trainer = !form.trainer,
        Action::Do(Command::NextChoice) => form.choose(1),
        Action::Do(Command::PreviousChoice) => {
            let all = form.known.len();
            form.choose(all.saturating_sub(1).max(1));
        }
        Action::Do(command) => {
            form.name.edit(*command);
        }
        Action::Type(letter) => form.name.insert(letter.encode_utf8(&mut [0; 4])),
        Action::Paste(text) => form.name.insert(text),
        Action::Wheel(_) | Action::Resize(..) | Action::Focus(_) | Action::Clock => {}
    }
    model.dialog = Some(Dialog::Who(form));
    Vec::new()
}

fn confirmed(model: &mut Model, name: &str, form: &WhoForm) {
    let trainer = form.trainer;
    let records = &mut model.records;
    // The calls that nobody had put a name to are theirs, unless they are a trainer who has played none.
    let owns = records.who.name.is_none() && (form.played || !trainer);
    let order = if owns {
        Order::Rename {
            from: String::new(),
            to: name.to_owned(),
        }
    } else {
        Order::Remember(name.to_owned())
    };
    // A trainer who sits down for a while is not who practises here the next time.
    let order = Some(order).filter(|_| owns || !trainer);
    if owns {
        for line in &mut records.cut_off {
            if line.trainee_name.is_empty() {
                name.clone_into(&mut line.trainee_name);
            }
        }
    }
    if let Some(order) = order {
        records.ask(order);
    }
    let shown = model.running.as_mut().and_then(|it| it.recording.as_mut());
    if let Some(recording) = shown.filter(|it| owns && it.call.trainee.is_empty()) {
        name.clone_into(&mut recording.call.trainee);
    }
    let records = &mut model.records;
    records.who.name = Some(name.to_owned());
    records.who.trainer = trainer;
    let key = if trainer {
        "records.trainer_now"
    } else {
        "records.trainee_now"
    };
    model.notice = Some(model.locale.format(key, &[("name", &name)]));
}

pub(super) fn draw(model: &Model, frame: &mut Frame, form: &WhoForm) {
    let theme = &model.theme;
    let title = model.text("dialog.who.title").to_owned();
    let inner = dialog(frame, (66, 12), theme, &title);
    let columns = usize::from(inner.width);
    let about = match (form.first, form.played) {
        (true, true) => "dialog.who.first",
        (true, false) => "dialog.who.coming",
        (false, _) => "dialog.who.about",
    };
    let about = Prose::of(model.text(about), theme.plain);
    for (row, line) in inner.rows().zip(about.wrap(columns, 0)) {
        frame.render_widget(line, row);
    }
    let label = |key: &str| Prose::of(pad(model.text(key), 8), theme.faint);
    let row = |at: u16| Rect {
        y: inner.y + at,
        height: 1,
        ..inner
    };
    let put = |frame: &mut Frame, at: u16, line: &Prose| {
        let area = row(at).intersection(inner);
        frame.render_widget(line.clip(columns, theme.glyphs.more), area);
    };
    put(frame, 3, &label("dialog.who.name"));
    let role = if form.trainer { "trainer" } else { "trainee" };
    let (left, right) = theme.glyphs.choice;
    let role = model.text(&format!("dialog.who.{role}")).to_owned();
    put(
        frame,
        5,
        &label("dialog.who.role").then(format!("{left} {role} {right}"), theme.strong),
    );
    if !form.known.is_empty() {
        let names = form.known.join(&format!(" {} ", theme.glyphs.dot));
        put(
            frame,
            7,
            &label("dialog.who.known").then(clean::printable(&names), theme.faint),
        );
    }
    let field = Rect {
        x: inner.x + 8,
        width: inner.width.saturating_sub(8),
        ..row(3)
    };
    form.name.draw(frame, field.intersection(inner), true);
    foot(model, frame, inner, Place::Who);
}
