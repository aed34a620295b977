//! `duilian appeal`, `queue`, `overrule`, `comment`, `example` and `calibrate`: from the dispute to the case library.

use std::fs;

use duilian::store::sqlite::Records;
use regex::Regex;
use tempfile::TempDir;

use super::{
    kept::{IDS, home, on},
    run::{Ran, in_home},
};
use crate::store::queue::suspicious;

/// Commands keep the moment at which they are run.
fn dated(ran: &Ran) -> String {
    let date = Regex::new(r"20\d\d-\d\d-\d\d( \d\d:\d\d)?").unwrap();
    let kept = |all: &regex::Captures<'_>| {
        let fixed = ["2026-11-21 09:20", "2026-11-20", "2026-11-01"].contains(&&all[0]);
        if fixed {
            all[0].to_owned()
        } else {
            "DATE".to_owned()
        }
    };
    date.replace_all(&ran.to_string(), kept).into_owned()
}

/// What was kept, and a call with three suspected fatal errors.
fn with_suspects() -> TempDir {
    let home = home();
    let mut records = Records::open(&home.path().join("data/records.sqlite")).unwrap();
    suspicious(
        &mut records,
        "01a00000-0000-7000-8000-0000000000ff",
        -400 * 24 * 60,
    );
    home
}

fn all(home: &TempDir, commands: &[&[&str]]) -> String {
    let told = commands.iter().map(|command| {
        let typed = command.join(" ");
        format!("$ duilian {typed}\n{}", dated(&on(home, command)))
    });
    told.collect::<Vec<_>>().join("\n")
}

const CALL: &str = "019aa426";

#[test]
fn what_waits_is_listed() {
    let home = with_suspects();
    insta::assert_snapshot!("queue_zh", dated(&on(&home, &["queue"])));
    insta::assert_snapshot!("queue_en", dated(&on(&home, &["queue", "--lang", "en"])));
    insta::assert_snapshot!("queue_json", on(&home, &["queue", "--format", "json"]).out);
}

#[test]
fn without_records_nothing_waits_and_nothing_is_made() {
    let home = TempDir::new().unwrap();
    let data = home.path().join("data");
    for command in [&["queue"][..], &["calibrate"], &["preview", "which-model"]] {
        let mut all = command.to_vec();
        all.extend(["--data", data.to_str().unwrap()]);
        let ran = in_home(&home, &all, b"");
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran}");
    }
    let mut appeal = vec!["appeal", "last", "greeting", "--reason", "有"];
    appeal.extend(["--data", data.to_str().unwrap()]);
    insta::assert_snapshot!("no_records", in_home(&home, &appeal, b""));
    assert!(fs::read_dir(&data).is_err());
}

#[test]
fn a_finding_is_disputed_once_and_settled_by_a_word() {
    let told = all(
        &home(),
        &[
            &["appeal", CALL, "问候", "--reason", "我问候了"],
            &["appeal", CALL, "greeting", "--reason", "再说一遍"],
            &["queue"],
            &[
                "overrule",
                CALL,
                "greeting",
                "--points",
                "1",
                "--reason",
                "“喂”不算规范",
                "--by",
                "陈老师",
            ],
            &[
                "overrule",
                CALL,
                "shirk",
                "--stands",
                "--reason",
                "确实在推",
                "--trainer",
                "陈老师",
            ],
            &["queue"],
        ],
    );
    insta::assert_snapshot!("disputed", told);
}

#[test]
fn voice_is_added_and_taken_back() {
    let by = ["--reason", "语速太快", "--by", "陈老师"];
    let told = all(
        &home(),
        &[
            &[&["overrule", CALL, "voice", "--points", "1.5"][..], &by].concat(),
            &[&["overrule", CALL, "语音语调", "--drop"][..], &by].concat(),
            &[&["overrule", CALL, "voice", "--stands"][..], &by].concat(),
        ],
    );
    insta::assert_snapshot!("voice", told);
}

#[test]
fn suspected_fatal_errors_are_confirmed_or_dropped() {
    let by = ["--reason", "听过录音", "--by", "陈老师", "--lang", "en"];
    let told = all(
        &with_suspects(),
        &[
            &[
                &["overrule", "01a00000", "abuse", "--drop", "--turn", "3"][..],
                &by,
            ]
            .concat(),
            &[&["overrule", "01a00000", "ask_secret", "--stands"][..], &by].concat(),
            &["queue", "--lang", "en"],
        ],
    );
    insta::assert_snapshot!("suspected", told);
}

#[test]
fn what_cannot_be_meant_is_refused_with_what_can() {
    let by = ["--reason", "听过", "--by", "陈老师"];
    let overrule = |rest: &[&'static str]| [&["overrule", CALL][..], rest, &by].concat();
    let commands = [
        overrule(&["greting", "--stands"]),
        overrule(&["greeting", "--points", "9"]),
        overrule(&["greeting", "--points", "很多"]),
        overrule(&["shirk", "--points", "4"]),
        overrule(&["verify", "--points", "1"]),
        overrule(&["argue", "--stands"]),
        overrule(&["greeting", "--stands", "--turn", "99"]),
        vec![
            "overrule",
            CALL,
            "greeting",
            "--stands",
            "--reason",
            " ",
            "--by",
            "陈老师",
        ],
        vec!["overrule", CALL, "greeting", "--stands", "--reason", "听过"],
        overrule(&["greeting"]),
        overrule(&["greeting", "--stands", "--drop"]),
        vec![
            "overrule",
            IDS[3],
            "greeting",
            "--stands",
            "--reason",
            "听过",
            "--by",
            "陈老师",
        ],
        vec!["appeal", CALL, "argue", "--reason", "没有"],
        vec!["appeal", CALL, "greeting", "--reason", ""],
        vec!["comment", CALL, "9", "好", "--by", "陈老师"],
        vec!["example", CALL, "--undo", "--by", "陈老师"],
        vec!["calibrate", "--since", "昨天"],
    ];
    let commands: Vec<&[&str]> = commands.iter().map(Vec::as_slice).collect();
    insta::assert_snapshot!("refused", all(&home(), &commands));
}

#[test]
fn calibrate_says_where_trainers_overrule() {
    let home = with_suspects();
    let by = ["--reason", "听过录音", "--by", "陈老师"];
    for rest in [
        &["overrule", CALL, "shirk", "--points", "-1"][..],
        &["overrule", CALL, "greeting", "--points", "1"],
        &["overrule", "01a00000", "greeting", "--points", "0"],
        &["overrule", "01a00000", "record", "--drop"],
        &["overrule", "01a00000", "apology", "--stands"],
        &["overrule", "01a00000", "abuse", "--drop", "--turn", "3"],
    ] {
        let ran = on(&home, &[rest, &by].concat());
        assert_eq!(ran.code, 0, "{ran}");
    }
    insta::assert_snapshot!("calibrate_zh", dated(&on(&home, &["calibrate"])));
    let since = ["calibrate", "--since", "2026-11-20", "--lang", "en"];
    insta::assert_snapshot!("calibrate_en", dated(&on(&home, &since)));
    let json = on(&home, &["calibrate", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(json["items"][0]["overruled"], 2, "{json}");
    assert_eq!(json["fatal"][0]["cleared"], 1, "{json}");
    insta::assert_snapshot!("calibrate_empty", on(&self::home(), &["calibrate"]));
}

#[test]
fn an_example_stands_in_the_preview_without_the_name() {
    let home = home();
    let told = all(
        &home,
        &[
            &[
                "example",
                CALL,
                "--comment",
                "反面教材，小林听过录音",
                "--by",
                "陈老师",
            ],
            &["comment", CALL, "1", "开口要报公司和工号", "--by", "陈老师"],
        ],
    );
    insta::assert_snapshot!("example", told);
    let preview = |more: &[&str]| {
        let file = "tests/data/plays/late-parcel.toml";
        on(&home, &[&["preview", file][..], more].concat())
    };
    let ran = preview(&[]);
    let cases = ran.out.split_once("案例库").unwrap().1;
    insta::assert_snapshot!("example_preview", cases);
    assert!(!cases.contains("小林"), "{cases}");
    let html = preview(&["--html", "-"]).out;
    let cases = html.rsplit_once("案例库").unwrap().1;
    assert!(
        cases.contains("反面教材") && !cases.contains("小林"),
        "{cases}"
    );
    assert!(!cases.contains("<script>"), "{cases}");
    let ran = on(&home, &["example", CALL, "--undo", "--by", "陈老师"]);
    assert_eq!(ran.code, 0, "{ran}");
    assert!(!preview(&[]).out.contains("案例库"));
}

#[test]
fn help_of_the_trainers_commands() {
    let names = [
        "appeal",
        "queue",
        "overrule",
        "comment",
        "example",
        "calibrate",
    ];
    let each = names.map(|name| super::run::duilian(&[name, "--help"]).to_string());
    insta::assert_snapshot!("help_zh", each.join("\n"));
    for name in names {
        let ran = super::run::duilian(&[name, "--help", "--lang", "en"]);
        assert!(!ran.out.contains("cli.help"), "{ran}");
    }
}
