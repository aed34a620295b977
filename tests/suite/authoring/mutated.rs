//! Files mutated at random, in their bytes and in their structure: whatever stands in them, checking comes to an end.

use std::path::Path;

use duilian::{authoring::check::check, library::Sources, source::built_in};
use proptest::{
    prelude::{Strategy, any, prop_oneof},
    strategy::ValueTree,
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};

/// One change: where in the file (in thousandths), and what is done there.
#[derive(Clone, Debug)]
enum Change {
    Byte(u16, u8),
    Cut(u16, u16),
    Copy(u16, u16),
    Insert(u16, &'static str),
    LineAway(u16),
    LineTwice(u16),
    LineTo(u16, u16),
}

const SIGNS: [&str; 22] = [
    "[[",
    "]]",
    "[",
    "]",
    "{",
    "}",
    "\"",
    "'",
    "\"\"\"",
    "=",
    ",",
    "\n",
    "#",
    "\\u200b",
    "\u{202e}",
    "-1",
    "99999999999999999999",
    "not not not (",
    "[[beat]]\nname = \"x\"\n",
    "next = \"close\"\n",
    "\u{feff}",
    "{fact:",
];

fn change() -> impl Strategy<Value = Change> {
    let place = 0..1000u16;
    prop_oneof![
        (place.clone(), any::<u8>()).prop_map(|(at, byte)| Change::Byte(at, byte)),
        (place.clone(), 1..400u16).prop_map(|(at, many)| Change::Cut(at, many)),
        (place.clone(), 1..400u16).prop_map(|(at, many)| Change::Copy(at, many)),
        (place.clone(), 0..SIGNS.len()).prop_map(|(at, sign)| Change::Insert(at, SIGNS[sign])),
        place.clone().prop_map(Change::LineAway),
        place.clone().prop_map(Change::LineTwice),
        (place.clone(), place).prop_map(|(from, to)| Change::LineTo(from, to)),
    ]
}

fn mutated(text: &str, changes: &[Change]) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    for change in changes {
        let at = |thousandth: u16, all: usize| {
            (all * usize::from(thousandth) / 1000).min(all.saturating_sub(1))
        };
        let len = bytes.len();
        if len == 0 {
            return bytes;
        }
        match change {
            Change::Byte(place, byte) => bytes[at(*place, len)] = *byte,
            Change::Cut(place, many) => {
                let from = at(*place, len);
                bytes.drain(from..(from + usize::from(*many)).min(len));
            }
            Change::Copy(place, many) => {
                let from = at(*place, len);
                let piece = bytes[from..(from + usize::from(*many)).min(len)].to_vec();
                bytes.splice(from..from, piece);
            }
            Change::Insert(place, sign) => {
                let from = at(*place, len);
                bytes.splice(from..from, sign.bytes());
            }
            Change::LineAway(_) | Change::LineTwice(_) | Change::LineTo(..) => {
                let mut lines: Vec<Vec<u8>> = bytes
                    .split_inclusive(|byte| *byte == b'\n')
                    .map(<[u8]>::to_vec)
                    .collect();
                let all = lines.len();
                match change {
                    Change::LineAway(place) => {
                        lines.remove(at(*place, all));
                    }
                    Change::LineTwice(place) => {
                        let line = lines[at(*place, all)].clone();
                        lines.insert(at(*place, all), line);
                    }
                    Change::LineTo(from, to) => {
                        let line = lines.remove(at(*from, all));
                        let to = at(*to, lines.len() + 1);
                        lines.insert(to, line);
                    }
                    _ => {}
                }
                bytes = lines.concat();
            }
        }
    }
    bytes
}

const FILES: u32 = 600;

#[test]
fn a_mutated_file_is_checked_to_its_end() {
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let texts: Vec<&str> = built_in::scenarios().iter().map(|file| file.text).collect();
    let plan = (0..texts.len(), proptest::collection::vec(change(), 1..6));
    let folder = tempfile::tempdir().unwrap();
    for number in 0..FILES {
        let (text, changes) = plan.new_tree(&mut runner).unwrap().current();
        let path = folder.path().join(format!("file-{number}.toml"));
        std::fs::write(path, mutated(texts[text], &changes)).unwrap();
    }
    let checked = check(&[folder.path().to_owned()], &Sources::default());
    assert!(!checked.diagnostics.is_empty());
    let is_of_folder = |name: &str| Path::new(name).starts_with(folder.path());
    for found in &checked.diagnostics {
        assert!(is_of_folder(&found.file.name), "{}", found.file.name);
        let text = &found.file.text;
        assert!(
            found.span.start <= found.span.end,
            "{}: {:?}",
            found.code,
            found.span
        );
        assert!(
            found.span.end <= text.len() && text.is_char_boundary(found.span.start),
            "{}: {:?}",
            found.code,
            found.span
        );
    }
    let locale = duilian::locale::Locale::load(duilian::locale::Language::Zh);
    let shown = duilian::report::diagnostics::render(&checked.diagnostics, &locale, false);
    assert!(!shown.contains('\u{202e}'));
}
