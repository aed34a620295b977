//! Archives that lie, burst or hide something; names and versions.

use std::io::{Cursor, Write};

use duilian::{
    authoring::pack::{Contents, PackFault, archive, install},
    library::{Manifest, Version, packs::is_name},
    source::built_in,
};
use rstest::rstest;
use zip::{ZipWriter, write::SimpleFileOptions};

fn zipped(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in files {
        archive
            .start_file(path, SimpleFileOptions::default())
            .unwrap();
        archive.write_all(&bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn scenario() -> Vec<u8> {
    built_in::scenarios()[0].text.into()
}

fn read(bytes: &[u8]) -> Result<Contents, PackFault> {
    archive::read(bytes, "retail", "retail.zip")
}

/// The same bytes, wherever they stand, in place of others.
fn replaced(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let places: Vec<usize> = (0..=bytes.len() - from.len())
        .filter(|at| bytes[*at..].starts_with(from))
        .collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at..at + from.len()].copy_from_slice(to);
    }
    bytes
}

#[test]
fn a_bomb_is_stopped_by_what_comes_out_of_it() {
    let four = vec![b'#'; 4 << 20];
    let files = (0..17).map(|number| (format!("f{number}.toml"), four.clone()));
    let bytes = zipped(files);
    assert!(bytes.len() < 1 << 20, "{}", bytes.len());
    assert!(matches!(read(&bytes), Err(PackFault::TooLarge)));
}

#[test]
fn a_file_that_says_it_is_small_is_counted_all_the_same() {
    let five = vec![b'#'; 5 << 20];
    let length = u32::try_from(five.len()).unwrap().to_le_bytes();
    let bytes = zipped([("a.toml".to_owned(), five)]);
    let lying = replaced(&bytes, &length, &10u32.to_le_bytes());
    let told = read(&lying);
    assert!(
        matches!(
            told,
            Err(PackFault::FileTooLarge(_) | PackFault::Damaged(_))
        ),
        "{told:?}"
    );
}

#[test]
fn more_files_than_a_pack_has_are_refused() {
    let files = (0..10_001).map(|number| (format!("f{number}.md"), Vec::new()));
    assert!(matches!(read(&zipped(files)), Err(PackFault::TooManyFiles)));
}

#[test]
fn a_name_in_another_encoding_is_refused() {
    let bytes = zipped([("QQ.toml".to_owned(), scenario())]);
    let gbk = replaced(&bytes, b"QQ.toml", b"\xcd\xcb.toml");
    assert!(matches!(read(&gbk), Err(PackFault::NotUtf8(_))));
}

#[test]
fn a_file_with_a_password_is_refused() {
    let mut bytes = zipped([("a.toml".to_owned(), scenario())]);
    // The first bit of the flags, in the header of the file and in the list at the end.
    for (signature, flags) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let at = (0..bytes.len()).find(|at| bytes[*at..].starts_with(signature));
        bytes[at.unwrap() + flags] |= 1;
    }
    let told = read(&bytes);
    assert!(matches!(told, Err(PackFault::Encrypted(_))), "{told:?}");
}

#[test]
fn a_device_or_a_folder_that_leads_out_is_refused() {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    archive.add_directory("../up", options).unwrap();
    archive.start_file("a.toml", options).unwrap();
    archive.write_all(&scenario()).unwrap();
    let bytes = archive.finish().unwrap().into_inner();
    assert!(matches!(read(&bytes), Err(PackFault::Outside(_))));
}

#[test]
fn what_is_written_is_what_is_read() {
    let bytes = zipped([
        ("b/x.toml".to_owned(), scenario()),
        ("personas/p.toml".to_owned(), b"a".to_vec()),
    ]);
    let contents = read(&bytes).unwrap();
    let written = archive::write(&contents).unwrap();
    let again = read(&written).unwrap();
    let paths = |contents: &Contents| contents.files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(paths(&again), paths(&contents));
    assert_eq!(
        paths(&again),
        ["assets/personas/p.toml", "pack.toml", "scenarios/b/x.toml"]
    );
    assert_eq!(archive::write(&again).unwrap(), written);
}

#[test]
fn a_pack_that_cannot_be_put_in_place_leaves_the_old_one() {
    let folder = tempfile::tempdir().unwrap();
    let contents = read(&zipped([("x.toml".to_owned(), scenario())])).unwrap();
    install::add(&contents, folder.path(), false).unwrap();
    let mut newer = contents.clone();
    newer.manifest.version = "2.0".parse().unwrap();
    // A part of its path is a file: it cannot be written.
    let manifest = newer.files["pack.toml"].clone();
    newer.files.insert("pack.toml/x.md".to_owned(), manifest);
    assert!(matches!(
        install::add(&newer, folder.path(), false),
        Err(PackFault::Io { .. })
    ));
    let left = std::fs::read_dir(folder.path()).unwrap();
    let left: Vec<_> = left.map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["retail"]);
    assert!(folder.path().join("retail/scenarios/x.toml").is_file());
}

#[rstest]
#[case("1.2", "1.2.0")]
#[case("01.2", "1.2")]
fn versions_that_are_the_same(#[case] one: Version, #[case] other: Version) {
    assert_eq!(one, other);
}

#[rstest]
#[case("1.9", "1.10")]
#[case("1", "1.0.0.1")]
#[case("0.9.9", "1")]
fn a_newer_version(#[case] older: Version, #[case] newer: Version) {
    assert!(older < newer);
}

#[rstest]
#[case("")]
#[case("v1")]
#[case("1..2")]
#[case("1.2.3.4.5")]
#[case("99999999999")]
#[case("1.-2")]
fn what_is_no_version(#[case] text: &str) {
    assert!(text.parse::<Version>().is_err());
}

#[test]
fn names_are_folders_everywhere() {
    for name in ["retail", "门店-2", "a_b", "x"] {
        assert!(is_name(name), "{name}");
    }
    for name in [
        "",
        "A",
        "-a",
        "a/b",
        "..",
        "a.b",
        "con",
        "lpt1",
        "a b",
        "a\u{202e}",
    ] {
        assert!(!is_name(name), "{name}");
    }
    assert!(!is_name(&"a".repeat(65)));
}

#[rstest]
#[case("My Shop", "my-shop")]
#[case("门店 退换", "门店-退换")]
#[case("..", "pack")]
#[case("CON", "pack")]
#[case("a---b", "a---b")]
fn a_folder_gives_its_name(#[case] folder: &str, #[case] name: &str) {
    assert_eq!(Manifest::of(folder).name, name);
}
