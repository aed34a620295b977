//! `duilian pack`, `duilian add`, `duilian remove`, and where `duilian list` says that scenarios come from.

use std::{
    fs,
    io::{Cursor, Write},
    path::Path,
};

use tempfile::TempDir;
use zip::{ZipWriter, write::SimpleFileOptions};

use super::run::{Ran, command};

const OWN: &str = "format = 1\ntitle = \"退货问询\"\ncategory = \"consult\"\n[customer]\nname = \"钱女士\"\n\
    [[answer]]\nname = \"window\"\nsay = [\"签收30天内可以无理由退换\"]\n\
    [[beat]]\nname = \"ask\"\nlines = [\"你好,平板能退吗？\"]\nuntil = \"told:window\"\n\
    [[play]]\nname = \"model\"\ninputs = [\"签收30天内可以无理由退换。\"]\n";

const MANIFEST: &str = "format = 1\nname = \"retail\"\nversion = \"1.2.0\"\ntitle = \"门店退换\"\nauthor = \"培训部\"\n";

/// A desk of its own: paths are relative to it, and packs go to its folder `data`.
struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    fn with(files: &[(&str, &str)]) -> Self {
        let desk = Self::new();
        for (path, text) in files {
            desk.writes(path, text.as_bytes());
        }
        desk
    }

    fn writes(&self, path: &str, bytes: &[u8]) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    fn path(&self, path: &str) -> std::path::PathBuf {
        self.0.path().join(path)
    }

    fn runs(&self, arguments: &[&str]) -> Ran {
        let output = command(&self.0)
            .current_dir(self.0.path())
            .args(["--data", "data"])
            .args(arguments)
            .output()
            .unwrap();
        Ran {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Every file below a folder, hidden ones too.
    fn files(&self, folder: &str) -> Vec<String> {
        fn gather(root: &Path, folder: &Path, found: &mut Vec<String>) {
            for entry in fs::read_dir(folder).into_iter().flatten() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    gather(root, &path, found);
                    continue;
                }
                let below = path.strip_prefix(root).unwrap();
                found.push(below.to_str().unwrap().replace('\\', "/"));
            }
        }
        let mut found = Vec::new();
        let root = self.path(folder);
        gather(&root, &root, &mut found);
        found.sort();
        found
    }
}

fn retail() -> Desk {
    Desk::with(&[
        ("retail/pack.toml", MANIFEST),
        ("retail/README.md", "门店退换的三个场景。\n"),
        ("retail/LICENSE", "MIT\n"),
        ("retail/.git/config", "hidden"),
        ("retail/consult/asks-back.toml", OWN),
    ])
}

/// Paths and bytes.
type Files<'a> = &'a [(&'a str, &'a [u8])];

fn zipped(files: Files) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in files {
        archive
            .start_file(*path, SimpleFileOptions::default())
            .unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn a_pack_goes_from_a_folder_to_a_colleague_and_away_again() {
    let desk = retail();
    insta::assert_snapshot!(
        "pack_made",
        desk.runs(&["pack", "retail", "-o", "retail.zip"])
    );
    insta::assert_snapshot!("pack_added", desk.runs(&["add", "retail.zip"]));
    assert_eq!(
        desk.files("data"),
        [
            "packs/retail/LICENSE",
            "packs/retail/README.md",
            "packs/retail/pack.toml",
            "packs/retail/scenarios/consult/asks-back.toml"
        ]
    );
    let listed = desk.runs(&["list"]);
    assert!(listed.out.contains("场景包 retail 1.2.0"), "{listed}");
    let played = desk.runs(&["play", "asks-back", "--replies", "@model"]);
    assert_eq!(played.code, 0, "{played}");
    insta::assert_snapshot!("pack_removed", desk.runs(&["remove", "retail"]));
    assert_eq!(desk.files("data"), Vec::<String>::new());
    assert!(!desk.runs(&["list"]).out.contains("asks-back"));
}

#[test]
fn the_same_folder_makes_the_same_bytes() {
    let (one, other) = (retail(), retail());
    one.runs(&["pack", "retail", "-o", "a.zip"]);
    other.runs(&["pack", "retail/", "-o", "b.zip"]);
    let bytes = |desk: &Desk, name: &str| fs::read(desk.path(name)).unwrap();
    assert_eq!(bytes(&one, "a.zip"), bytes(&other, "b.zip"));
}

#[test]
fn a_folder_without_a_manifest_gets_one() {
    let desk = Desk::with(&[("My Shop/asks-back.toml", OWN)]);
    insta::assert_snapshot!(
        "pack_default",
        desk.runs(&["pack", "My Shop", "-o", "shop.zip"])
    );
    desk.runs(&["add", "shop.zip"]);
    let written = fs::read_to_string(desk.path("data/packs/my-shop/pack.toml")).unwrap();
    assert_eq!(
        written,
        "format = 1\nname = \"my-shop\"\nversion = \"1.0.0\"\ntitle = \"My Shop\"\n"
    );
}

#[test]
fn a_folder_with_errors_is_shown_and_not_packed() {
    let desk = retail();
    let wrong = OWN.replace("told:window", "told:windows");
    desk.writes("retail/consult/wrong.toml", wrong.as_bytes());
    insta::assert_snapshot!(
        "pack_faulty",
        desk.runs(&["pack", "retail", "-o", "retail.zip"])
    );
    assert!(!desk.path("retail.zip").exists());
    insta::assert_snapshot!("add_faulty", desk.runs(&["add", "retail"]));
    assert_eq!(desk.files("data"), Vec::<String>::new());
}

#[test]
fn a_manifest_with_errors_is_shown() {
    let desk = retail();
    desk.writes(
        "retail/pack.toml",
        MANIFEST.replace("title", "titel").as_bytes(),
    );
    insta::assert_snapshot!(
        "pack_manifest",
        desk.runs(&["pack", "retail", "-o", "retail.zip"])
    );
    desk.writes(
        "retail/pack.toml",
        MANIFEST.replace("1.2.0", "neu").as_bytes(),
    );
    insta::assert_snapshot!("pack_version", desk.runs(&["add", "retail"]));
    desk.writes(
        "retail/pack.toml",
        MANIFEST.replace("\"retail\"", "\"../up\"").as_bytes(),
    );
    insta::assert_snapshot!("pack_name", desk.runs(&["add", "retail"]));
}

#[test]
fn an_archive_that_is_there_is_replaced_only_by_force() {
    let desk = retail();
    desk.writes("retail.zip", b"something else");
    insta::assert_snapshot!(
        "pack_exists",
        desk.runs(&["pack", "retail", "-o", "retail.zip"])
    );
    assert_eq!(
        fs::read(desk.path("retail.zip")).unwrap(),
        b"something else"
    );
    let forced = desk.runs(&["pack", "retail", "-o", "retail.zip", "--force"]);
    assert_eq!(forced.code, 0, "{forced}");
    assert_eq!(desk.runs(&["add", "retail.zip"]).code, 0);
}

#[test]
fn only_a_newer_version_replaces_the_one_that_is_there() {
    let desk = retail();
    assert_eq!(desk.runs(&["add", "retail"]).code, 0);
    insta::assert_snapshot!("add_same", desk.runs(&["add", "retail"]));
    let version = |new: &str| {
        desk.writes(
            "retail/pack.toml",
            MANIFEST.replace("1.2.0", new).as_bytes(),
        );
    };
    version("1.2");
    assert_eq!(desk.runs(&["add", "retail"]).code, 2, "1.2 is 1.2.0");
    version("1.1.9");
    assert_eq!(desk.runs(&["add", "retail"]).code, 2);
    version("1.10");
    desk.writes(
        "retail/consult/second.toml",
        OWN.replace("退货问询", "再问").as_bytes(),
    );
    insta::assert_snapshot!("add_newer", desk.runs(&["add", "retail"]));
    version("1.1.9");
    fs::remove_file(desk.path("retail/consult/second.toml")).unwrap();
    insta::assert_snapshot!("add_forced", desk.runs(&["add", "retail", "--force"]));
    assert!(
        !desk
            .files("data")
            .iter()
            .any(|path| path.contains("second"))
    );
}

#[test]
fn a_zip_that_somebody_made_by_hand_is_taken() {
    let desk = Desk::new();
    let files: Files = &[
        ("retail/pack.toml", MANIFEST.as_bytes()),
        ("__MACOSX/retail/._asks-back.toml", b"\x00\x01"),
        ("retail/.DS_Store", b"\x00"),
        ("retail/asks-back.toml", OWN.as_bytes()),
    ];
    desk.writes("by-hand.zip", &zipped(files));
    assert_eq!(desk.runs(&["add", "by-hand.zip"]).code, 0);
    let below = desk.files("data/packs/retail");
    assert_eq!(below, ["pack.toml", "scenarios/asks-back.toml"]);
}

#[test]
fn hostile_and_broken_archives_are_refused_and_leave_nothing() {
    let desk = Desk::new();
    let own = OWN.as_bytes();
    let huge = vec![b'#'; 5 << 20];
    let cases: &[(&str, Files)] = &[
        ("up", &[("../escape.toml", own)]),
        ("up_inside", &[("a/../../escape.toml", own)]),
        ("absolute", &[("/tmp/escape.toml", own)]),
        ("drive", &[("C:/escape.toml", own)]),
        ("backslash", &[("..\\escape.toml", own)]),
        ("capitals", &[("a/x.toml", own), ("A/X.toml", own)]),
        (
            "file_and_folder",
            &[("a.toml", own), ("a.toml/b.toml", own)],
        ),
        ("foreign", &[("a.toml", own), ("run.sh", b"#!/bin/sh")]),
        ("device", &[("aux.toml", own)]),
        ("colon", &[("a:b.toml", own)]),
        ("large", &[("a.toml", &huge)]),
        ("empty", &[("README.md", b"hello")]),
        ("deep", &[("1/2/3/4/5/6/7/8/9/a.toml", own)]),
    ];
    let mut told = String::new();
    for (name, files) in cases {
        desk.writes("pack.zip", &zipped(files));
        let ran = desk.runs(&["add", "pack.zip"]);
        told = format!("{told}## {name}\n{ran}\n");
        assert_eq!(desk.files("data"), Vec::<String>::new(), "{name}");
    }
    desk.writes("pack.zip", b"PK\x03\x04 not quite");
    told = format!("{told}## no zip\n{}\n", desk.runs(&["add", "pack.zip"]));
    let mut broken = zipped(&[("a.toml", own)]);
    broken[60] ^= 0xff;
    desk.writes("pack.zip", &broken);
    told = format!("{told}## broken\n{}\n", desk.runs(&["add", "pack.zip"]));
    told = format!("{told}## not there\n{}\n", desk.runs(&["add", "gone.zip"]));
    assert_eq!(desk.files("data"), Vec::<String>::new());
    assert!(!desk.path("escape.toml").exists() && !desk.path("data/escape.toml").exists());
    insta::assert_snapshot!("add_refused", told);
}

#[cfg(unix)]
#[test]
fn a_link_is_refused_in_a_folder_as_in_an_archive() {
    let desk = retail();
    std::os::unix::fs::symlink("/etc/passwd", desk.path("retail/passwd.toml")).unwrap();
    insta::assert_snapshot!(
        "pack_link",
        desk.runs(&["pack", "retail", "-o", "retail.zip"])
    );
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    archive
        .add_symlink("passwd.toml", "/etc/passwd", options)
        .unwrap();
    desk.writes("link.zip", &archive.finish().unwrap().into_inner());
    insta::assert_snapshot!("add_link", desk.runs(&["add", "link.zip"]));
    assert_eq!(desk.files("data"), Vec::<String>::new());
}

#[test]
fn a_folder_that_cannot_be_written_is_named() {
    let desk = retail();
    desk.writes("data/packs", b"a file where the folder of packs should be");
    let ran = desk.runs(&["add", "retail"]);
    assert_eq!(ran.code, 2, "{ran}");
    assert!(
        ran.err.contains("data/packs") && ran.err.contains("什么都没有改动"),
        "{ran}"
    );
    assert_eq!(desk.files("data"), ["packs"]);
}

#[test]
fn what_was_not_added_cannot_be_removed() {
    let desk = retail();
    insta::assert_snapshot!("remove_none", desk.runs(&["remove", "retial"]));
    desk.runs(&["add", "retail"]);
    insta::assert_snapshot!("remove_near", desk.runs(&["remove", "retial"]));
    for name in ["..", ".", "", "../data"] {
        assert_eq!(desk.runs(&["remove", name]).code, 2, "{name}");
    }
    assert!(desk.path("data/packs/retail/pack.toml").exists());
}

#[test]
fn the_list_shows_whose_a_scenario_is_and_whose_it_stands_in_for() {
    let desk = retail();
    desk.runs(&["add", "retail"]);
    let titled = |title: &str| OWN.replace("退货问询", title);
    desk.writes(
        "data/scenarios/which-model.toml",
        titled("自己的选型").as_bytes(),
    );
    desk.writes("given/asks-back.toml", titled("课堂上的退货").as_bytes());
    insta::assert_snapshot!("list_origins", desk.runs(&["list", "--scenarios", "given"]));
    let ran = desk.runs(&["list", "--scenarios", "given", "--format", "json"]);
    let list: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let row = |id: &str| {
        let mut rows = list["scenarios"].as_array().unwrap().iter();
        let row = rows.find(|row| row["id"] == id).unwrap();
        serde_json::json!([row["origin"], row["pack"], row["file"], row["shadows"]])
    };
    let rows: Vec<_> = ["asks-back", "which-model", "vip-data"].map(row).into();
    insta::assert_snapshot!(
        "list_origins_json",
        serde_json::to_string_pretty(&rows).unwrap()
    );
}

#[test]
fn assets_of_a_pack_are_used_and_checking_its_folder_is_fine() {
    let desk = retail();
    let persona = fs::read_to_string("assets/personas/rational.toml").unwrap();
    desk.writes("retail/assets/personas/patient.toml", persona.as_bytes());
    let with = OWN.replace("category", "persona = \"patient\"\ncategory");
    desk.writes("retail/consult/asks-back.toml", with.as_bytes());
    let checked = desk.runs(&["check", "retail"]);
    assert!(!checked.out.contains("错误["), "{checked}");
    let added = desk.runs(&["add", "retail"]);
    assert_eq!(added.code, 0, "{added}");
    assert!(added.out.contains("资料 1 个"), "{added}");
    let played = desk.runs(&["play", "asks-back", "--replies", "@model"]);
    assert_eq!(played.code, 0, "{played}");
}

#[test]
fn checking_the_folder_of_a_pack_checks_its_manifest() {
    let desk = retail();
    desk.writes(
        "retail/pack.toml",
        MANIFEST.replace("author", "auhtor").as_bytes(),
    );
    let folder = desk.runs(&["check", "retail"]);
    let file = desk.runs(&["check", "retail/pack.toml"]);
    for ran in [folder, file] {
        assert!(ran.out.contains("retail/pack.toml:5:1"), "{ran}");
        assert!(ran.out.contains("没有这个键：auhtor"), "{ran}");
        assert_eq!(ran.out.matches("错误[").count(), 1, "{ran}");
    }
}

#[test]
fn a_new_scenario_goes_to_the_data_folder_that_was_named() {
    let desk = Desk::new();
    let answers = [
        "new",
        "--title",
        "退货",
        "--category",
        "咨询",
        "--channel",
        "电话",
        "--persona",
        "理性型",
        "--problem",
        "想退平板",
        "--answer",
        "签收30天内可以无理由退换",
        "--id",
        "returns",
    ];
    let ran = desk.runs(&answers);
    assert_eq!(ran.code, 0, "{ran}");
    assert_eq!(desk.files("data"), ["scenarios/consult/returns.toml"]);
    assert!(desk.runs(&["list"]).out.contains("自己的"));
}
