//! Personas and rubrics that write only what differs from another.

use std::fs;

use duilian::{
    judge::{Points, rubric::Earns},
    library::{Library, Sources},
};
use rstest::rstest;
use tempfile::TempDir;

const EXTENDS: &str = "format = 2\nextends = ";

/// The library with these assets, and the findings as `FILE CODE WORDS`.
fn with(files: &[(&str, &str)]) -> (Library, Vec<String>) {
    let folder = TempDir::new().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let library = Library::load(&Sources {
        scenarios: Vec::new(),
        assets: vec![folder.path().to_owned()],
    });
    let found = library.diagnostics.iter().map(|found| {
        let file = found.file.name.rsplit('/').next().unwrap();
        format!("{file} {} {}", found.code, found.span.of(&found.file.text))
    });
    let found = found.collect();
    (library, found)
}

fn extending(base: &str, more: &str) -> String {
    format!("{EXTENDS}\"{base}\"\n{more}")
}

#[test]
fn a_persona_has_all_that_it_does_not_write() {
    let own = extending(
        "emotional",
        "name = { zh = \"急性子\" }\nlecture = 60\nlimits = { threaten = 90 }\n[weights]\nempathy = { trust = 1 }\n\
         [fit]\nadvice = \"快一点\"\n[[reaction]]\non = \"apology\"\nlines = [\"别道歉了！\"]\n",
    );
    let (library, found) = with(&[("personas/hasty.toml", &own)]);
    assert_eq!(found, Vec::<String>::new());
    let (base, own) = (&library.personas["emotional"], &library.personas["hasty"]);
    assert_eq!(own.name.zh, "急性子");
    assert_eq!(own.tip, base.tip);
    assert_eq!(own.start, base.start);
    assert_eq!(own.lecture, 60);
    assert_eq!(own.limits.threaten, 90);
    assert_eq!(own.limits.hang_up, base.limits.hang_up);
    // An entry stands in place of the base's, whole.
    assert_eq!(
        (own.weights["empathy"].temper, own.weights["empathy"].trust),
        (0, 1)
    );
    assert_eq!(own.weights["apology"], base.weights["apology"]);
    assert_eq!(own.weights.len(), base.weights.len());
    assert_eq!(own.fit.advice, "快一点");
    assert_eq!(own.fit.earns, base.fit.earns);
    assert_eq!(own.reactions["apology"].0.len(), 1);
    assert_eq!(own.reactions["apology"].0[0].text, "别道歉了！");
    assert_eq!(own.reactions.len(), base.reactions.len());
    let text = |lines: &duilian::engine::lines::Lines| -> Vec<String> {
        lines.0.iter().map(|line| line.text.clone()).collect()
    };
    assert_eq!(
        text(&own.reactions["hang_up"]),
        text(&base.reactions["hang_up"])
    );
}

#[test]
fn a_base_may_be_named_in_chinese_and_may_extend_another() {
    let (library, found) = with(&[
        ("personas/one.toml", &extending("two", "lecture = 50\n")),
        (
            "personas/two.toml",
            &extending("情绪型", "start = { temper = 90 }\n"),
        ),
    ]);
    assert_eq!(found, Vec::<String>::new());
    let one = &library.personas["one"];
    assert_eq!((one.lecture, one.start.temper), (50, 90));
    assert_eq!(one.start.trust, library.personas["emotional"].start.trust);
}

#[test]
fn a_file_in_place_of_a_built_in_one_may_extend_it() {
    let own = extending("emotional", "lecture = 40\n");
    let (library, found) = with(&[("personas/emotional.toml", &own)]);
    assert_eq!(found, Vec::<String>::new());
    assert_eq!(library.personas["emotional"].lecture, 40);
    assert!(library.personas["emotional"].reactions.len() > 40);
}

#[test]
fn a_rubric_changes_an_item_field_by_field_and_leaves_others_out() {
    let own = extending(
        "standard",
        "drop = [\"self-introduction\"]\ntitle = \"售后质检表\"\npass = { live = 90 }\n\
         [weights]\ngreet = 5\nlisten = 25\n\
         [[item]]\nid = \"greeting\"\npoints = 4\n\
         [[item]]\nid = \"thank-you\"\ntitle = \"新\"\nstep = \"greet\"\ndimension = \"process\"\npoints = 1\n\
         earn = [{ when = \"did:thanks\", share = 100 }]\nadvice = \"谢\"\nmodel = \"谢谢\"\n",
    );
    let (library, found) = with(&[("rubrics/after.toml", &own)]);
    assert_eq!(found, Vec::<String>::new());
    let (base, own) = (&library.rubrics["standard"], &library.rubrics["after"]);
    assert_eq!(own.title, "售后质检表");
    assert_eq!(own.pass.live, Points::whole(90));
    assert_eq!(own.pass.exam, base.pass.exam);
    assert_eq!(own.items.len(), base.items.len());
    let item = |id: &str| own.items.iter().find(|item| item.id == *id);
    assert_eq!(item("greeting").unwrap().points, Points::whole(4));
    assert_eq!(item("greeting").unwrap().title, "问候");
    assert!(item("self-introduction").is_none());
    assert!(item("thank-you").is_some());
    assert_eq!(own.faults, base.faults);
    assert_eq!(own.fatals, base.fatals);
}

#[test]
fn what_an_item_earns_by_takes_the_place_of_a_source_and_the_other_way_round() {
    let own = extending(
        "standard",
        "[[item]]\nid = \"verify\"\nearn = [{ when = \"verified\", share = 100 }]\n\
         [[item]]\nid = \"greeting\"\nsource = \"identity\"\n",
    );
    let (library, found) = with(&[("rubrics/after.toml", &own)]);
    assert_eq!(found, Vec::<String>::new());
    let items = &library.rubrics["after"].items;
    let earns = |id: &str| &items.iter().find(|item| item.id == *id).unwrap().earns;
    assert!(matches!(earns("verify"), Earns::Parts(_)));
    assert!(matches!(earns("greeting"), Earns::Source(..)));
}

#[rstest]
#[case::unknown(
    "personas/own.toml",
    extending("emotionl", ""),
    "own.toml unknown-name \"emotionl\""
)]
#[case::unknown_rubric(
    "rubrics/own.toml",
    extending("standart", ""),
    "own.toml unknown-name \"standart\""
)]
#[case::itself(
    "personas/own.toml",
    extending("own", ""),
    "own.toml extends-circle \"own\""
)]
#[case::old_format("personas/own.toml", extending("emotional", "").replace('2', "1"), "own.toml newer-key extends")]
#[case::weights(
    "rubrics/own.toml",
    extending("standard", "[weights]\ngreet = 30\n"),
    "own.toml rubric-weights"
)]
#[case::dropped(
    "rubrics/own.toml",
    extending("standard", "drop = [\"greting\"]\n"),
    "own.toml unknown-name \"greting\""
)]
#[case::drops_without_a_base("rubrics/own.toml", "format = 2\ndrop = [\"greeting\"]\n".to_owned(), "own.toml unknown-name \"greeting\"")]
#[case::a_new_item_in_part(
    "rubrics/own.toml",
    extending("standard", "[[item]]\nid = \"thank-you\"\n"),
    "own.toml missing-key [[item]]"
)]
#[case::an_item_without_an_id(
    "rubrics/own.toml",
    extending("standard", "[[item]]\npoints = 1\n"),
    "own.toml missing-key [[item]]"
)]
#[case::an_item_twice(
    "rubrics/own.toml",
    extending(
        "standard",
        "[[item]]\nid = \"greeting\"\n[[item]]\nid = \"greeting\"\npoints = 1\n"
    ),
    "own.toml missing-key [[item]]"
)]
#[case::a_reaction_twice(
    "personas/own.toml",
    extending(
        "emotional",
        "[[reaction]]\non = \"apology\"\nlines = [\"一\"]\n[[reaction]]\non = \"apology\"\nlines = [\"二\"]\n"
    ),
    "own.toml duplicate-name \"apology\""
)]
#[case::a_wrong_value(
    "personas/own.toml",
    extending("emotional", "lecture = 5\n"),
    "own.toml out-of-range 5"
)]
fn what_is_wrong_is_told_in_the_file_that_extends(
    #[case] path: &str,
    #[case] text: String,
    #[case] told: &str,
) {
    let (library, found) = with(&[(path, &text)]);
    assert!(found.iter().any(|one| one.starts_with(told)), "{found:?}");
    assert!(
        found.iter().all(|one| one.starts_with("own.toml")),
        "{found:?}"
    );
    assert!(!library.personas.contains_key("own") && !library.rubrics.contains_key("own"));
}

#[test]
fn every_file_of_a_circle_is_told_so() {
    let (library, found) = with(&[
        ("personas/a.toml", &extending("b", "")),
        ("personas/b.toml", &extending("c", "")),
        ("personas/c.toml", &extending("a", "")),
        ("personas/d.toml", &extending("a", "")),
    ]);
    assert_eq!(
        found,
        [
            "a.toml extends-circle \"b\"",
            "b.toml extends-circle \"c\"",
            "c.toml extends-circle \"a\"",
            "d.toml broken-base \"a\"",
        ]
    );
    assert_eq!(library.personas.len(), 4);
}

#[test]
fn a_faulty_file_that_extends_a_built_in_one_leaves_that_in_force() {
    let own = extending("emotional", "lecture = 5\n");
    let (library, found) = with(&[("personas/emotional.toml", &own)]);
    assert_eq!(found, ["emotional.toml out-of-range 5"]);
    assert_eq!(library.personas["emotional"].lecture, 110);
}
