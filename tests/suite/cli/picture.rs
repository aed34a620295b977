//! The pictures of the README.

use super::run::{duilian, updating};

#[test]
fn the_pictures_of_the_readme_are_those_of_the_program() {
    for what in ["call", "scorecard"] {
        let ran = duilian(&["picture", what]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        let path = format!("docs/pictures/{what}.svg");
        if updating() {
            std::fs::create_dir_all("docs/pictures").unwrap();
            std::fs::write(&path, &ran.out).unwrap();
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            ran.out == kept,
            "{path} is not what `duilian picture {what}` draws"
        );
    }
}
