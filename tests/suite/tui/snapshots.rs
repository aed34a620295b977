//! Every screen in both languages, at 80×24 and at 120×40: text, styled runs, cursor.

use duilian::{
    engine::step::Mode,
    library::{Library, Sources},
    locale::{Language, Locale},
    tui::{TuiOptions, action::Action},
};

use super::{sample, sheet, trainee::Trainee};

/// Draws `show` in each language and size and holds each picture as a snapshot.
fn hold(name: &str, show: impl Fn(&mut Trainee)) {
    for language in [Language::Zh, Language::En] {
        for size in [(80, 24), (120, 40)] {
            let mut trainee = Trainee::at(language, size);
            show(&mut trainee);
            trainee.does(Action::Clock);
            let name = format!("{name}-{}-{}x{}", language.code(), size.0, size.1);
            insta::assert_snapshot!(name, trainee.picture());
        }
    }
}

#[test]
fn home() {
    hold("home", |_| {});
}

#[test]
fn home_filtered_by_pinyin_initials() {
    hold("home_filtered", |trainee| {
        trainee.types("xhdc");
    });
}

#[test]
fn home_without_a_match() {
    hold("home_no_match", |trainee| {
        trainee.types("没有这个");
    });
}

#[test]
fn home_in_exam_mode_with_a_chosen_persona() {
    hold("home_exam", |trainee| {
        trainee.presses(&["Tab", "Right", "Right"]);
    });
}

#[test]
fn brief_before_the_call() {
    hold("brief", |trainee| {
        trainee.press("Enter");
    });
}

#[test]
fn brief_with_an_article_open() {
    hold("brief_article", |trainee| {
        trainee.press("Enter").types("退货").press("Tab");
    });
}

#[test]
fn ringing() {
    hold("ringing", |trainee| {
        trainee.presses(&["Enter", "Enter"]);
    });
}

#[test]
fn call_in_practice() {
    hold("call", |trainee| {
        sample::talks(&mut trainee.model, Mode::Practice);
    });
}

#[test]
fn call_with_the_panel_and_the_coach_folded() {
    hold("call_folded", |trainee| {
        sample::talks(&mut trainee.model, Mode::Practice);
        trainee.presses(&["Tab", "F6"]);
    });
}

#[test]
fn call_in_an_exam() {
    hold("call_exam", |trainee| {
        sample::talks(&mut trainee.model, Mode::Exam);
    });
}

#[test]
fn call_that_is_over() {
    hold("call_over", |trainee| sample::over(&mut trainee.model));
}

#[test]
fn ticket() {
    hold("ticket", |trainee| {
        sample::over(&mut trainee.model);
        trainee.presses(&["Enter", "Right", "Right", "Down", "Down"]);
        trainee.types("13900007788");
    });
}

#[test]
fn ticket_with_the_cursor_on_a_choice_shows_all_of_them() {
    hold("ticket_choice", |trainee| {
        sample::over(&mut trainee.model);
        trainee.presses(&["Enter", "Up", "Up", "Up", "Up", "Up"]);
        trainee.presses(&["Right", "Right", "Right"]);
    });
}

#[test]
fn ticket_that_is_not_filled() {
    hold("ticket_blank", |trainee| {
        sample::over(&mut trainee.model);
        trainee.presses(&["Enter", "Right", "Ctrl+S"]);
    });
}

#[test]
fn scorecard() {
    hold("scorecard", |trainee| {
        sample::scored(&mut trainee.model, sheet::sheet());
        trainee.model.go(duilian::tui::screens::Screen::Scorecard(
            duilian::tui::widgets::Scroll::default(),
        ));
    });
}

#[test]
fn scorecard_with_fatal_errors() {
    hold("scorecard_fatal", |trainee| {
        sample::scored(&mut trainee.model, sheet::fatal_sheet());
        trainee.model.go(duilian::tui::screens::Screen::Scorecard(
            duilian::tui::widgets::Scroll::default(),
        ));
    });
}

#[test]
fn review() {
    hold("review", |trainee| {
        sample::scored(&mut trainee.model, sheet::sheet());
        trainee.model.go(duilian::tui::screens::Screen::Scorecard(
            duilian::tui::widgets::Scroll::default(),
        ));
        trainee.presses(&["Enter", "Down", "g"]);
    });
}

#[test]
fn help() {
    hold("help", |trainee| {
        trainee.press("F1");
    });
}

#[test]
fn question_before_quitting_a_call() {
    hold("dialog_quit", |trainee| {
        sample::talks(&mut trainee.model, Mode::Practice);
        trainee.press("Ctrl+C");
    });
}

#[test]
fn transfer() {
    hold("dialog_transfer", |trainee| {
        sample::talks(&mut trainee.model, Mode::Practice);
        trainee.presses(&["F8", "Right"]).types("客户要求主管回电");
    });
}

#[test]
fn notes() {
    hold("dialog_note", |trainee| {
        sample::talks(&mut trainee.model, Mode::Practice);
        trainee.press("F9").types("客户11月3日来过电");
    });
}

#[test]
fn menu() {
    hold("dialog_menu", |trainee| {
        sample::talks(&mut trainee.model, Mode::Practice);
        trainee.press("Esc");
    });
}

#[test]
fn mix() {
    hold("dialog_mix", |trainee| {
        trainee.presses(&["F2", "Right", "Right", "Down", "Right"]);
    });
}

#[test]
fn a_window_that_is_too_small() {
    hold("too_small", |trainee| {
        trainee.does(Action::Resize(60, 20));
    });
}

#[test]
fn ascii_without_colours() {
    let options = TuiOptions {
        ascii: true,
        colour: false,
        ..TuiOptions::new(Locale::load(Language::Zh))
    };
    let mut trainee = Trainee::new(sample::library(), &options, (120, 40));
    sample::talks(&mut trainee.model, Mode::Practice);
    trainee.does(Action::Clock);
    insta::assert_snapshot!("ascii_call", trainee.picture());
    sample::scored(&mut trainee.model, sheet::sheet());
    trainee.model.go(duilian::tui::screens::Screen::Scorecard(
        duilian::tui::widgets::Scroll::default(),
    ));
    trainee.does(Action::Clock);
    insta::assert_snapshot!("ascii_scorecard", trainee.picture());
}

/// The contact history is longer than the screen: it scrolls.
#[test]
fn brief_with_a_long_contact_history() {
    let library = || {
        Library::load(&Sources {
            scenarios: vec!["tests/data/varied".into()],
            assets: Vec::new(),
        })
    };
    for language in [Language::Zh, Language::En] {
        let options = TuiOptions {
            scenario: Some("locked-out".to_owned()),
            ..TuiOptions::new(Locale::load(language))
        };
        let mut trainee = Trainee::new(library(), &options, (80, 24));
        trainee.does(Action::Clock);
        let name = format!("brief_contacts-{}-80x24", language.code());
        insta::assert_snapshot!(name, trainee.picture());
        trainee.presses(&["PgDn", "PgDn"]);
        let name = format!("brief_contacts_end-{}-80x24", language.code());
        insta::assert_snapshot!(name, trainee.picture());
    }
}
