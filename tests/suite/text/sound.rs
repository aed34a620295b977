//! Sounds and distances.

use duilian::text::{
    distance::{between, find},
    sound::{alike, sound},
};

fn chars(text: &str) -> Vec<char> {
    text.chars().collect()
}

#[test]
fn homophones_sound_the_same() {
    for (a, b) in [('敢', '感'), ('思', '诗'), ('在', '再'), ('英', '音')] {
        assert_eq!(sound(a), sound(b), "{a}{b}");
    }
    assert_ne!(sound('好'), sound('坏'));
}

#[test]
fn any_reading_of_a_character_may_be_meant() {
    assert!(alike('行', '航'));
    assert!(!alike('行', '好'));
}

#[test]
fn a_homophone_is_half_an_edit() {
    assert_eq!(between(&chars("感谢"), &chars("敢谢")), 1);
    assert_eq!(between(&chars("感谢"), &chars("感")), 2);
    assert_eq!(between(&chars("感谢"), &chars("感谢")), 0);
}

#[test]
fn a_needle_is_found_with_its_end() {
    assert_eq!(find(&chars("感谢"), &chars("非常敢谢您")), (1, 4));
    assert_eq!(find(&chars("感谢"), &chars("")), (4, 0));
}
