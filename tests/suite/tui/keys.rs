//! The key table: nothing in it is missing from help, and no key means two things in one place.

use duilian::{
    locale::{Language, Locale},
    tui::{
        action::{Action, Command},
        keymap::{Place, TABLE, read, rows},
        screens::help,
    },
};
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

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
            let name = help::named(model, row);
            let key = row.keys[0].label(&model.theme.glyphs);
            let shown = page
                .iter()
                .any(|line| line.contains(&name) && line.contains(&key));
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

#[test]
fn a_letter_that_is_a_command_is_one_in_both_cases_and_in_full_width() {
    let letters = TABLE.iter().flat_map(|row| {
        let keys = row.keys.iter();
        keys.filter_map(move |key| match key.code {
            KeyCode::Char(letter) if key.held.is_empty() => Some((row, letter)),
            _ => None,
        })
    });
    let mut count = 0;
    for (row, letter) in letters {
        let wide = |c: char| match c {
            ' ' => '\u{3000}',
            c => char::from_u32(u32::from(c) + 0xfee0).unwrap(),
        };
        let upper = letter.to_ascii_uppercase();
        for typed in [letter, upper, wide(letter), wide(upper)] {
            let event = KeyEvent::new(KeyCode::Char(typed), KeyModifiers::NONE);
            let does = Some(Action::Do(row.command));
            assert_eq!(
                read(row.place, false, event),
                does,
                "{typed:?} in {:?}",
                row.place
            );
            count += 1;
        }
    }
    assert!(count > 40, "{count}");
}

#[test]
fn where_text_is_typed_a_capital_is_a_capital() {
    for typed in ['S', 's', '\u{ff33}', '\u{ff1d}'] {
        let event = KeyEvent::new(KeyCode::Char(typed), KeyModifiers::SHIFT);
        for place in [Place::Call, Place::Ticket, Place::History, Place::Note] {
            assert_eq!(read(place, true, event), Some(Action::Type(typed)));
        }
    }
}
