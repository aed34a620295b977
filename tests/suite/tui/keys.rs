//! The key table: nothing in it is missing from help, and no key means two things in one place.

use duilian::{
    locale::{Language, Locale},
    tui::{
        action::Command,
        keymap::{Place, TABLE, rows},
        screens::help,
    },
};

use super::trainee::Trainee;

#[test]
fn every_command_has_a_key() {
    for command in Command::ALL {
        assert!(
            TABLE.iter().any(|row| row.command == *command),
            "{command:?} has no key"
        );
    }
}

#[test]
fn every_command_and_place_is_named_in_both_languages() {
    for language in Language::ALL {
        let locale = Locale::load(*language);
        for command in Command::ALL {
            assert!(
                locale.has(&format!("key.{}", command.code())),
                "{command:?}"
            );
        }
        for place in Place::ALL {
            assert!(locale.has(&format!("place.{}", place.code())), "{place:?}");
        }
    }
}

#[test]
fn help_shows_every_command_with_its_keys() {
    for language in Language::ALL {
        let trainee = Trainee::at(*language, (80, 24));
        let model = &trainee.model;
        let page: Vec<String> = help::lines(model, 200)
            .iter()
            .map(ToString::to_string)
            .collect();
        for row in TABLE {
            let name = model.locale.name("key", row.command.code());
            let key = row.keys[0].label(&model.theme.glyphs);
            let shown = page
                .iter()
                .any(|line| line.contains(name) && line.contains(&key));
            assert!(shown, "{:?} in {:?} is not in help", row.command, row.place);
        }
    }
}

#[test]
fn no_key_means_two_things_in_one_place() {
    for place in Place::ALL {
        let mut seen = Vec::new();
        for row in rows(*place) {
            for key in row.keys {
                assert!(!seen.contains(key), "{key:?} twice in {place:?}");
                seen.push(*key);
            }
        }
    }
}

#[test]
fn help_says_what_the_signs_mean() {
    let trainee = Trainee::zh();
    let page: Vec<String> = help::lines(&trainee.model, 80)
        .iter()
        .map(ToString::to_string)
        .collect();
    let page = page.join("\n");
    let glyphs = &trainee.model.theme.glyphs;
    let signs = [
        glyphs.done,
        glyphs.part,
        glyphs.undone,
        glyphs.missed,
        glyphs.fault,
        glyphs.now,
        glyphs.did,
    ];
    for sign in signs {
        assert!(page.contains(&format!("  {sign} ")), "{sign}\n{page}");
    }
}
