//! The sheet with what the trainer said of it.

use std::sync::LazyLock;

use duilian::{
    judge::Points,
    library::{Library, Sources},
    locale::{Language, Locale},
    record::{Judgement, Settled, TrainerWord, WordKind},
    report::{Voice, settled, sheet},
};

use crate::record::settled::{changed, sheet as program, word};

static LIBRARY: LazyLock<Library> = LazyLock::new(|| Library::load(&Sources::default()));

fn shown(words: &[TrainerWord], language: Language) -> String {
    let locale = Locale::load(language);
    let voice = Voice {
        locale: &locale,
        library: &LIBRARY,
        width: 80,
    };
    let program = program();
    settled::whole(&program, Some(&Settled::of(&program, words)), &voice)
}

fn words() -> Vec<TrainerWord> {
    let added = TrainerWord {
        kind: WordKind::Added,
        judgement: None,
        reason: "声音很稳".to_owned(),
        ..changed("voice", 350)
    };
    let comment = TrainerWord {
        kind: WordKind::Comment,
        turn: 3,
        reason: "这里先复述再查，就不用问第二遍了".to_owned(),
        ..changed("", 0)
    };
    vec![
        changed("greeting", 50),
        word("record", 0, Judgement::Dropped, None),
        word("apology", 0, Judgement::Stands, None),
        word("abuse", 2, Judgement::Dropped, None),
        word("ask_secret", 4, Judgement::Stands, None),
        added,
        comment,
    ]
}

/// Up to the steps.
fn head(text: &str) -> &str {
    text.split("\n\n六步")
        .next()
        .unwrap()
        .split("\n\nSteps")
        .next()
        .unwrap()
}

#[test]
fn both_totals_stand_first_then_every_word() {
    insta::assert_snapshot!("settled_zh", head(&shown(&words(), Language::Zh)));
    insta::assert_snapshot!("settled_en", head(&shown(&words(), Language::En)));
}

#[test]
fn without_words_it_is_the_programs_sheet() {
    let locale = Locale::load(Language::Zh);
    let voice = Voice {
        locale: &locale,
        library: &LIBRARY,
        width: 80,
    };
    let plain = sheet::whole(&program(), &voice);
    assert_eq!(shown(&[], Language::Zh), plain);
    assert_eq!(settled::whole(&program(), None, &voice), plain);
}

#[test]
fn words_from_a_terminal_do_not_command_it() {
    let mut words = words();
    words[0].reason = "\u{1b}[31m红\n第二行".to_owned();
    words[0].points = Some(Points(1));
    assert!(!shown(&words, Language::Zh).contains('\u{1b}'));
}
