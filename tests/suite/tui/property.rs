//! Whatever is pressed, pasted or resized: nothing panics, and the cursor stays on the screen.

use duilian::{engine::step::Mode, tui::action::Action};
use proptest::prelude::*;

use super::{sample, trainee::Trainee};

const KEYS: &[&str] = &[
    "Enter",
    "Esc",
    "Tab",
    "Shift+Tab",
    "Up",
    "Down",
    "Left",
    "Right",
    "Home",
    "End",
    "PgUp",
    "PgDn",
    "Backspace",
    "Delete",
    "F1",
    "F2",
    "F3",
    "F4",
    "F5",
    "F6",
    "F7",
    "F8",
    "F9",
    "F10",
    "Ctrl+J",
    "Ctrl+W",
    "Ctrl+U",
    "Ctrl+Z",
    "Ctrl+Y",
    "Ctrl+S",
    "Ctrl+P",
    "Ctrl+C",
    "Ctrl+L",
    "Alt+Enter",
    "r",
    "y",
    "n",
];

#[derive(Clone, Debug)]
enum Act {
    Key(usize),
    Type(String),
    Paste(String),
    Wheel(i16),
    Resize(u16, u16),
    Wait(u64),
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        6 => (0..KEYS.len()).prop_map(Act::Key),
        3 => "[一-龥，。a-z0-9 ]{1,12}".prop_map(Act::Type),
        1 => any::<String>().prop_map(Act::Paste),
        1 => (-9_i16..9).prop_map(Act::Wheel),
        1 => prop_oneof![Just((1, 1)), Just((80, 24)), (0_u16..130, 0_u16..45)].prop_map(|(x, y)| Act::Resize(x, y)),
        1 => (0_u64..40).prop_map(Act::Wait),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn no_way_through_the_screens_breaks_them(acts in prop::collection::vec(act(), 1..60), begun in 0_u8..4) {
        let mut trainee = Trainee::zh();
        match begun {
            0 => sample::talks(&mut trainee.model, Mode::Practice),
            1 => sample::talks(&mut trainee.model, Mode::Exam),
            2 => sample::over(&mut trainee.model),
            _ => {}
        }
        for act in acts {
            match act {
                Act::Key(at) => trainee.press(KEYS[at]),
                Act::Type(text) => trainee.types(&text),
                Act::Paste(text) => trainee.does(Action::Paste(text)),
                Act::Wheel(lines) => trainee.does(Action::Wheel(lines)),
                Act::Resize(width, height) => trainee.does(Action::Resize(width, height)),
                Act::Wait(seconds) => trainee.waits(seconds),
            };
            let (width, height) = trainee.model.size;
            if let Some(at) = trainee.cursor() && width > 0 && height > 0 {
                prop_assert!(at.x < width && at.y < height, "the cursor is at {at:?} of {width}x{height}");
            }
        }
    }
}
