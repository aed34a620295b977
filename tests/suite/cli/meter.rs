//! The line that shows how far a round of plays has come.

use duilian::{
    cli::meter::Meter,
    engine::Millis,
    locale::{Language, Locale},
};

#[test]
fn a_round_of_plays_is_drawn_as_a_bar_after_a_while_and_not_too_often() {
    let locale = Locale::load(Language::En);
    let mut progress = Meter::new(Millis(0), Some(40));
    assert_eq!(progress.draw_plays(Millis(100), 1, 0, &locale), None);
    assert_eq!(progress.clear(), "", "nothing was drawn");
    let line = progress.draw_plays(Millis(900), 10, 2, &locale).unwrap();
    assert_eq!(
        line,
        "\r\u{1b}[K[#####...............] 10/40 plays · 2 not as expected"
    );
    assert_eq!(progress.draw_plays(Millis(1000), 20, 2, &locale), None);
    let line = progress.draw_plays(Millis(1100), 40, 2, &locale).unwrap();
    assert!(line.contains("[####################] 40/40"), "{line}");
    assert_eq!(progress.clear(), "\r\u{1b}[K");
}

#[test]
fn a_round_of_nothing_has_no_bar() {
    let locale = Locale::load(Language::En);
    let mut progress = Meter::new(Millis(0), Some(0));
    assert_eq!(progress.draw_plays(Millis(9000), 0, 0, &locale), None);
}
