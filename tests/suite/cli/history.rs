//! `duilian history`.

use tempfile::TempDir;

use super::{
    kept::{IDS, home, on},
    run::Ran,
};

fn ids(ran: &Ran) -> Vec<String> {
    assert_eq!(ran.code, 0, "{ran}");
    let list: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let calls = list["calls"].as_array().unwrap().iter();
    calls
        .map(|call| call["id"].as_str().unwrap().to_owned())
        .collect()
}

/// The ids that a filter finds, by their places in `IDS`.
fn found(home: &TempDir, filter: &[&str]) -> Vec<usize> {
    let ran = on(
        home,
        &[&["history"], filter, &["--format", "json"]].concat(),
    );
    let place = |id: &String| IDS.iter().position(|known| known == id).unwrap();
    ids(&ran).iter().map(place).collect()
}

#[test]
fn calls_as_a_table() {
    let home = home();
    insta::assert_snapshot!("calls_zh", on(&home, &["history"]));
    insta::assert_snapshot!("calls_en", on(&home, &["history", "--lang", "en"]));
    insta::assert_snapshot!("newest", on(&home, &["history", "--most", "2"]));
}

#[test]
fn a_call_that_a_trainer_ruled_on_shows_both_totals_and_what_it_came_to() {
    let home = home();
    let badly = &IDS[1][..13];
    let word = [
        "overrule",
        IDS[1],
        "greeting",
        "--points",
        "3",
        "--reason",
        "问候了",
        "--by",
        "陈老师",
    ];
    let ran = on(&home, &word);
    assert_eq!(ran.code, 0, "{ran}");
    let ran = on(&home, &["history", "--trainee", "小林"]);
    let line = ran
        .out
        .lines()
        .find(|line| line.starts_with(badly.get(..8).unwrap()));
    let line = line.unwrap_or_else(|| panic!("{ran}"));
    assert!(line.contains(" 1.5 \u{2192} 4.5  不合格"), "{ran}");
    let ran = on(&home, &["report", "--trainee", "小林", "--format", "html"]);
    assert!(ran.out.contains("1.5 \u{2192} 4.5"), "{ran}");
}

#[test]
fn calls_as_json() {
    insta::assert_snapshot!(on(&home(), &["history", "--format", "json", "--most", "2"]));
}

#[test]
fn calls_as_csv_for_a_spreadsheet() {
    let ran = on(&home(), &["history", "--format", "csv"]);
    assert!(ran.out.starts_with('\u{feff}'), "{ran}");
    assert!(ran.out.lines().all(|line| !line.contains('\r')));
    assert_eq!(
        ran.out.matches("\r\n").count(),
        ran.out.matches('\n').count()
    );
    insta::assert_snapshot!(ran);
}

#[test]
fn each_filter_leaves_what_it_asks_for() {
    let home = home();
    for (filter, left) in [
        (&["--trainee", "小林"][..], &[1, 0][..]),
        (&["--scenario", "late-parcel"], &[3, 1]),
        (&["--scenario", "快递迟迟不到"], &[3, 1]),
        (&["--persona", "主导型"], &[2]),
        (&["--persona", "dominant"], &[2]),
        (&["--category", "技术支持"], &[2]),
        (&["--since", "2026-11-21"], &[3, 2, 1]),
        (&["--until", "2026-11-21"], &[1, 0]),
        (&["--passed"], &[2, 0]),
        (&["--failed"], &[1]),
        (&["--state", "open"], &[3]),
        (&["--trainee", "小周", "--state", "scored"], &[2]),
    ] {
        assert_eq!(found(&home, filter), left, "{filter:?}");
    }
}

#[test]
fn what_is_not_known_is_named_with_the_nearest() {
    let home = home();
    let refused: Vec<String> = [
        ["--trainee", "小王"],
        ["--scenario", "battery-anser"],
        ["--persona", "emotionel"],
        ["--category", "售后"],
        ["--since", "昨天"],
        ["--until", "2026-02-30"],
    ]
    .iter()
    .flat_map(|filter| ["zh", "en"].map(|lang| (filter, lang)))
    .map(|(filter, lang)| {
        let arguments = [&["history", "--lang", lang], &filter[..]].concat();
        on(&home, &arguments).to_string()
    })
    .collect();
    insta::assert_snapshot!(refused.join("\n"));
}

#[test]
fn nothing_found_and_nothing_kept_are_not_the_same() {
    let home = home();
    let none = on(&home, &["history", "--state", "left"]);
    assert_eq!((none.code, none.out.as_str()), (0, ""), "{none}");
    assert!(none.err.contains("没有符合条件"), "{none}");
    let empty = TempDir::new().unwrap();
    for format in ["text", "json", "csv"] {
        let ran = on(&empty, &["history", "--format", format]);
        assert_eq!(ran.code, 0, "{ran}");
        assert!(ran.err.contains("先练一通"), "{ran}");
    }
}
