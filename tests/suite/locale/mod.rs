//! The sentences: every language has the same keys and slots, and every closed list its names.

use std::{collections::BTreeSet, fs};

use duilian::{
    engine::{
        condition::Gauge,
        desk::Desk,
        step::{Band, Category, Dimension, Ending, Mode, Side, Step, Tone},
        ticket::{Field, Priority, TicketState},
    },
    locale::{Language, Locale},
};

fn slots(text: &str) -> BTreeSet<&str> {
    text.split('{')
        .skip(1)
        .filter_map(|part| part.split_once('}').map(|(name, _)| name))
        .collect()
}

#[test]
fn both_languages_have_the_same_keys() {
    let (zh, en) = (Locale::load(Language::Zh), Locale::load(Language::En));
    let zh_keys: BTreeSet<&str> = zh.keys().collect();
    let en_keys: BTreeSet<&str> = en.keys().collect();
    assert_eq!(
        zh_keys.difference(&en_keys).collect::<Vec<_>>(),
        Vec::<&&str>::new(),
        "not in en"
    );
    assert_eq!(
        en_keys.difference(&zh_keys).collect::<Vec<_>>(),
        Vec::<&&str>::new(),
        "not in zh"
    );
}

#[test]
fn both_languages_have_the_same_slots() {
    let (zh, en) = (Locale::load(Language::Zh), Locale::load(Language::En));
    for key in zh.keys() {
        assert_eq!(slots(zh.text(key)), slots(en.text(key)), "{key}");
    }
}

/// Path and text of each file of a language.
fn files(language: Language) -> Vec<(String, String)> {
    let folder = format!("assets/locales/{}", language.code());
    let files = fs::read_dir(folder).unwrap().map(|entry| {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        (path.display().to_string(), text)
    });
    files.collect()
}

#[test]
fn what_is_compiled_in_is_what_the_files_say() {
    for language in Language::ALL {
        let built_in = Locale::load(*language);
        let mut read = Locale::empty(*language);
        for (_, text) in files(*language) {
            read.overlay(&text);
        }
        let keys: Vec<&str> = read.keys().collect();
        assert_eq!(built_in.keys().collect::<Vec<_>>(), keys);
        for key in keys {
            assert_eq!(built_in.get(key), read.get(key), "{key}");
        }
        for none in ["", "a", "home", "zzz", "home.count "] {
            assert_eq!(built_in.get(none), None, "{none}");
        }
    }
}

#[test]
fn no_key_stands_in_two_files() {
    for language in Language::ALL {
        let mut seen = BTreeSet::new();
        for (path, text) in files(*language) {
            let mut one = Locale::empty(*language);
            one.overlay(&text);
            for key in one.keys() {
                assert!(seen.insert(key.to_owned()), "{path}: {key} again");
            }
        }
        assert!(!seen.is_empty());
    }
}

#[test]
fn every_case_of_every_closed_list_has_a_name() {
    macro_rules! named {
        ($locale:expr, $($kind:literal = $list:ty),+) => {$(
            for case in <$list>::ALL {
                let key = format!("{}.{}", $kind, case.code());
                assert!($locale.has(&key), "{key} in {:?}", $locale.language());
            }
        )+};
    }
    for language in Language::ALL {
        let locale = Locale::load(*language);
        named!(
            locale,
            "step" = Step,
            "dimension" = Dimension,
            "category" = Category,
            "ending" = Ending,
            "band" = Band,
            "tone" = Tone,
            "mode" = Mode,
            "desk" = Desk,
            "priority" = Priority,
            "state" = TicketState,
            "field" = Field,
            "side" = Side,
            "gauge" = Gauge,
            "language" = Language
        );
    }
}

#[test]
fn a_missing_key_shows_itself() {
    assert_eq!(
        Locale::load(Language::Zh).text("no.such.key"),
        "no.such.key"
    );
}

#[test]
fn slots_are_filled_once_and_unknown_ones_stay() {
    let mut locale = Locale::load(Language::Zh);
    locale.overlay("\"test.line\" = \"{a} and {b} and {c\"");
    assert_eq!(
        locale.format("test.line", &[("a", &"{b}"), ("b", &2)]),
        "{b} and 2 and {c"
    );
    assert_eq!(locale.format("test.line", &[("a", &1)]), "1 and {b} and {c");
}

#[test]
fn a_later_file_replaces_single_texts() {
    let mut locale = Locale::load(Language::Zh);
    locale.overlay("[step]\ngreet = \"迎接\"");
    assert_eq!(locale.text("step.greet"), "迎接");
    assert_eq!(locale.text("step.listen"), "聆听");
}
