//! `duilian schema`: to stdout, into a folder, and what it leaves alone.

use std::{fs, path::Path};

use tempfile::TempDir;

use super::run::{command, duilian};

#[test]
fn the_schema_of_scenarios_goes_to_stdout() {
    let ran = duilian(&["schema"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran}");
    let committed = fs::read_to_string("assets/schema/scenario.schema.json").unwrap();
    assert_eq!(ran.out, committed);
    assert_eq!(duilian(&["schema", "scenario"]).out, committed);
}

#[test]
fn each_kind_has_one_and_english_descriptions_too() {
    let ran = duilian(&["schema", "persona", "--lang", "en"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran}");
    let schema: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(schema["title"], "Persona files");
    let temper = &schema["properties"]["start"]["properties"]["temper"];
    assert_eq!(temper["maximum"], 100);
}

/// In a folder of its own, where the paths that are shown are short and the same everywhere.
fn in_folder(folder: &Path, arguments: &[&str]) -> String {
    let output = command(&TempDir::new().unwrap())
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap();
    format!(
        "exit {}\n{}{}",
        output.status.code().unwrap(),
        String::from_utf8(output.stdout).unwrap(),
        String::from_utf8(output.stderr).unwrap()
    )
}

#[test]
fn a_folder_gets_all_of_them() {
    let folder = TempDir::new().unwrap();
    insta::assert_snapshot!(in_folder(folder.path(), &["schema", "-o", "my/schema"]));
    let written = folder.path().join("my/schema/rubric.schema.json");
    let committed = fs::read_to_string("assets/schema/rubric.schema.json").unwrap();
    assert_eq!(fs::read_to_string(written).unwrap(), committed);
}

#[test]
fn an_older_schema_is_replaced_and_other_files_are_not() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("scenario.schema.json");
    fs::write(&path, "{\"$comment\": \"duilian schema scenario\"}").unwrap();
    let asked = ["schema", "scenario", "-o", "."];
    assert_eq!(
        in_folder(folder.path(), &asked),
        "exit 0\n./scenario.schema.json\n"
    );
    assert!(fs::read_to_string(&path).unwrap().len() > 1000);
    fs::write(&path, "mine").unwrap();
    insta::assert_snapshot!(in_folder(folder.path(), &asked));
    assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
}

#[test]
fn a_folder_that_cannot_be_written_is_said() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("file"), "").unwrap();
    let said = in_folder(folder.path(), &["schema", "-o", "file", "--lang", "en"]);
    assert!(
        said.starts_with("exit 2\nduilian: Cannot write file/scenario.schema.json: "),
        "{said}"
    );
}

#[test]
fn an_unknown_kind_is_said() {
    for kind in ["rubrik", "工单"] {
        let ran = duilian(&["schema", kind]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{ran}");
        insta::assert_snapshot!(format!("unknown_kind_{kind}"), ran.err);
    }
}

#[test]
fn the_keys_of_one_kind_come_as_a_page() {
    let ran = duilian(&["schema", "channel", "--format", "markdown"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran}");
    insta::assert_snapshot!(ran.out);
    let both = duilian(&["schema", "-o", "x", "--format", "markdown"]);
    assert_eq!((both.code, both.out.as_str()), (2, ""), "{both}");
}
