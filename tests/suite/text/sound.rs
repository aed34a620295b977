//! Sounds and slips.

use duilian::text::{
    slip::slip,
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

/// How many characters of what was typed are the word.
fn typed(meant: &str, typed: &str) -> Option<usize> {
    slip(&chars(meant), &chars(typed))
}

#[test]
fn a_word_is_known_by_its_sound_when_half_of_it_is_right() {
    assert_eq!(typed("感谢", "敢谢您"), Some(2));
    assert_eq!(typed("感谢", "敢写您"), None);
}

#[test]
fn a_word_is_known_with_characters_swapped_left_out_or_doubled() {
    assert_eq!(typed("不好意思", "不好思意"), Some(4));
    assert_eq!(typed("不好意思", "不好思了"), Some(3));
    assert_eq!(typed("不好意思", "不好好意思"), Some(5));
    assert_eq!(typed("感谢", "感"), None);
    assert_eq!(typed("不好意思", ""), None);
}
