//! How long it takes from a key press to its frame.
#![expect(
    clippy::unwrap_used,
    reason = "a benchmark that cannot go on has failed"
)]

use std::{cell::RefCell, sync::Arc};

use duilian::{
    engine::chance::Seed,
    library::{Library, Sources},
    locale::{Language, Locale},
    tui::{
        Model, TuiOptions,
        action::{Action, Command},
        update, view,
    },
};
use ratatui::{Terminal, backend::TestBackend};

fn main() {
    divan::main();
}

/// Columns and rows of the terminal.
const SIZE: (u16, u16) = (120, 40);

struct Desk {
    model: Model,
    terminal: Terminal<TestBackend>,
}

impl Desk {
    fn does(&mut self, action: Action) {
        update(&mut self.model, action);
        let model = &self.model;
        self.terminal.draw(|frame| view(model, frame)).unwrap();
    }

    fn says(&mut self, text: &str) {
        self.model.now += 9_000;
        self.does(Action::Paste(text.to_owned()));
        self.does(Action::Do(Command::Send));
    }
}

/// A call in practice with six replies said.
fn talking() -> Desk {
    let library = Arc::new(Library::load(&Sources::default()));
    let shelved = library.scenario("battery-answer").unwrap();
    let play = shelved.scenario.play("model").unwrap().inputs.clone();
    let options = TuiOptions {
        scenario: Some("battery-answer".to_owned()),
        ..TuiOptions::new(Locale::load(Language::Zh))
    };
    let mut model = Model::new(library, &options, Seed(1));
    model.size = SIZE;
    let terminal = Terminal::new(TestBackend::new(SIZE.0, SIZE.1)).unwrap();
    let mut desk = Desk { model, terminal };
    desk.does(Action::Do(Command::Ring));
    desk.does(Action::Do(Command::Answer));
    for line in play.iter().take(6) {
        desk.says(line);
    }
    desk
}

#[divan::bench]
fn a_letter_typed(bencher: divan::Bencher<'_, '_>) {
    let desk = RefCell::new(talking());
    bencher.bench_local(|| {
        let mut desk = desk.borrow_mut();
        desk.does(Action::Type('a'));
        desk.does(Action::Do(Command::EraseBack));
    });
}

#[divan::bench(sample_count = 50, sample_size = 1)]
fn a_reply_sent(bencher: divan::Bencher<'_, '_>) {
    bencher
        .with_inputs(|| {
            let mut desk = talking();
            desk.model.now += 9_000;
            let text = "理解您的担心，都记录在工单里了，明天上午10点前我给您回电确认。";
            desk.does(Action::Paste(text.to_owned()));
            desk
        })
        .bench_local_values(|mut desk| {
            desk.does(Action::Do(Command::Send));
            desk
        });
}

#[divan::bench]
fn a_key_at_home(bencher: divan::Bencher<'_, '_>) {
    let options = TuiOptions::new(Locale::load(Language::Zh));
    let mut model = Model::new(Library::load(&Sources::default()), &options, Seed(1));
    model.size = SIZE;
    let terminal = Terminal::new(TestBackend::new(SIZE.0, SIZE.1)).unwrap();
    let desk = RefCell::new(Desk { model, terminal });
    bencher.bench_local(|| desk.borrow_mut().does(Action::Do(Command::Down)));
}
