//! Files changed at random, in their bytes and in their structure. The same number gives the same file everywhere; the runner in
//! `benches/mutated.rs` goes through far more of them than the tests have time for.

use std::io::{Cursor, Write};

use duilian::source::built_in;
use proptest::{
    prelude::{Strategy, any, prop_oneof},
    strategy::ValueTree,
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};
use zip::{ZipWriter, write::SimpleFileOptions};

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
    /// Another value behind the equals sign of a line.
    Value(u16, &'static str),
    /// A quoted text many times over.
    Long(u16, u16),
    /// A table from its header to the next, once more.
    TableTwice(u16),
    TableAway(u16),
    /// The line from one place takes the key of the line at the other.
    Keys(u16, u16),
}

const SIGNS: [&str; 25] = [
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
    "\0",
    "\r",
    "extends = \"standard\"\n",
];

const VALUES: [&str; 26] = [
    "0",
    "-9223372036854775808",
    "1e308",
    "nan",
    "true",
    "\"\"",
    "\"  \"",
    "[]",
    "[[]]",
    "{}",
    "[1, \"a\", {}]",
    "1979-05-27T07:32:00Z",
    "{ calm = [], tense = [\"\"] }",
    "{ emotional = 0, dominant = 101 }",
    "\"((((((((((((((((((((((((((((((((\"",
    "\"not not not told:x | | & (\"",
    "\"count:greeting >= 99999999999999999999\"",
    "\"mood.temper > -1\"",
    "\"time > 99999999999m\"",
    "\"{customer}{agent}{fact:}{{}}\"",
    "\"\\u0000\\u0007\\u001b[2J\"",
    "\"99999999999999999999天\"",
    "\"零点零零零零零零零零一个工作日内\"",
    "\"standard\"",
    "'''\n\n'''",
    "2",
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
        (place.clone(), place.clone()).prop_map(|(from, to)| Change::LineTo(from, to)),
        (place.clone(), 0..VALUES.len()).prop_map(|(at, value)| Change::Value(at, VALUES[value])),
        (place.clone(), 2..60u16).prop_map(|(at, times)| Change::Long(at, times)),
        place.clone().prop_map(Change::TableTwice),
        place.clone().prop_map(Change::TableAway),
        (place.clone(), place).prop_map(|(from, to)| Change::Keys(from, to)),
    ]
}

fn at(thousandth: u16, all: usize) -> usize {
    (all * usize::from(thousandth) / 1000).min(all.saturating_sub(1))
}

fn changed(bytes: Vec<u8>, change: &Change) -> Vec<u8> {
    if bytes.is_empty() {
        return bytes;
    }
    match change {
        Change::Byte(..) | Change::Cut(..) | Change::Copy(..) | Change::Insert(..) => {
            changed_bytes(bytes, change)
        }
        _ => changed_lines(&bytes, change),
    }
}

fn changed_bytes(mut bytes: Vec<u8>, change: &Change) -> Vec<u8> {
    let len = bytes.len();
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
        _ => {}
    }
    bytes
}

fn changed_lines(bytes: &[u8], change: &Change) -> Vec<u8> {
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
        Change::Value(place, _) | Change::Long(place, _) => {
            let line = &mut lines[at(*place, all)];
            changed_value(line, change);
        }
        Change::TableTwice(place) | Change::TableAway(place) => {
            let range = table(&lines, at(*place, all));
            if matches!(change, Change::TableTwice(_)) {
                let piece = lines[range.clone()].to_vec();
                lines.splice(range.start..range.start, piece);
            } else {
                lines.drain(range);
            }
        }
        Change::Keys(from, to) => {
            let key = |line: &[u8]| line.split(|byte| *byte == b'=').next().map(<[u8]>::to_vec);
            let taken = key(&lines[at(*to, all)]);
            let line = &mut lines[at(*from, all)];
            let own = key(line).unwrap_or_default().len();
            line.splice(..own, taken.unwrap_or_default());
        }
        _ => {}
    }
    lines.concat()
}

/// What stands behind the equals sign of a line.
fn changed_value(line: &mut Vec<u8>, change: &Change) {
    match change {
        Change::Value(_, value) => {
            if let Some(equals) = line.iter().position(|byte| *byte == b'=') {
                line.truncate(equals + 1);
                line.extend(value.bytes());
                line.push(b'\n');
            }
        }
        Change::Long(_, times) => {
            let quoted = line.iter().position(|byte| *byte == b'"');
            let end = line.iter().rposition(|byte| *byte == b'"');
            if let Some((from, to)) = quoted.zip(end).filter(|(from, to)| from < to) {
                let piece = line[from + 1..to].repeat(usize::from(*times));
                line.splice(from + 1..to, piece);
            }
        }
        _ => {}
    }
}

/// From the header above a line to the next header.
fn table(lines: &[Vec<u8>], line: usize) -> std::ops::Range<usize> {
    let is_header = |line: &Vec<u8>| line.trim_ascii_start().starts_with(b"[");
    let start = lines[..=line].iter().rposition(is_header).unwrap_or(0);
    let rest = lines[start + 1..].iter().position(is_header);
    start..rest.map_or(lines.len(), |rest| start + 1 + rest)
}

/// A file to be changed: its path below a project, and its text.
pub(crate) type Original = (String, Vec<u8>);

/// Everything that is compiled in: scenarios, and assets of every kind.
pub(crate) fn originals() -> Vec<Original> {
    let mut found: Vec<Original> = built_in::scenarios()
        .iter()
        .map(|file| (format!("scenarios/{}", file.path), file.text.into()))
        .collect();
    found.extend(assets());
    found
}

pub(crate) fn scenarios() -> Vec<Original> {
    let mut all = originals();
    all.retain(|(path, _)| path.starts_with("scenarios"));
    all
}

pub(crate) fn assets() -> Vec<Original> {
    let kinds = ["personas", "rubrics", "behaviours", "channels", "company"];
    let of_kinds = kinds.into_iter().flat_map(built_in::assets);
    let single = built_in::asset("spellings.toml");
    let files = of_kinds.chain(single);
    files
        .map(|file| (format!("assets/{}", file.path), file.text.into()))
        .collect()
}

/// A pack of three files, as an archive.
pub(crate) fn pack() -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let manifest = "format = 1\nname = \"retail\"\nversion = \"1.2.0\"\ntitle = \"门店\"\n";
    let scenario = built_in::scenarios()[0].text;
    for (path, text) in [
        ("pack.toml", manifest),
        ("scenarios/consult/asks.toml", scenario),
        ("README.md", "退换\n"),
    ] {
        let options = SimpleFileOptions::default();
        archive.start_file(path, options).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// The changed file of a number: which of the originals, and its bytes.
pub(crate) fn mutated(number: u64, originals: &[Original]) -> (usize, Vec<u8>) {
    let mut runner = runner(number);
    let plan = (
        0..originals.len(),
        proptest::collection::vec(change(), 1..6),
    );
    let (which, changes) = plan.new_tree(&mut runner).unwrap().current();
    let bytes = originals[which].1.clone();
    (which, changes.iter().fold(bytes, changed))
}

/// The changed archive of a number: bytes only, most of them where archives keep what they say of themselves.
pub(crate) fn mutated_pack(number: u64, pack: &[u8]) -> Vec<u8> {
    let mut runner = runner(number);
    let tail = pack.len().saturating_sub(300);
    let place = prop_oneof![0..pack.len(), tail..pack.len(), 0..60usize];
    let kind = prop_oneof![
        any::<u8>(),
        proptest::sample::select(vec![0, 1, 0x7f, 0xff, b'P', b'/', b'.'])
    ];
    let plan = proptest::collection::vec((place, kind, 0..20u8), 1..8);
    let mut bytes = pack.to_vec();
    for (at, byte, what) in plan.new_tree(&mut runner).unwrap().current() {
        let at = at.min(bytes.len().saturating_sub(1));
        match what {
            _ if bytes.is_empty() => {}
            0 => bytes.truncate(at),
            1 => {
                let piece = bytes[at..(at + 40).min(bytes.len())].to_vec();
                bytes.splice(at..at, piece);
            }
            2 => {
                bytes.drain(at..(at + usize::from(byte)).min(bytes.len()));
            }
            _ => bytes[at] = byte,
        }
    }
    bytes
}

fn runner(number: u64) -> TestRunner {
    let mut seed = [7; 32];
    seed[..8].copy_from_slice(&number.to_le_bytes());
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &seed);
    TestRunner::new_with_rng(Config::default(), rng)
}
