//! Impossible is said only of what cannot be: conditions, beats and endings that are told, and near ones that are not.

use duilian::{authoring::check::check, library::Sources};
use rstest::rstest;

const BASE: &str = include_str!("../../data/rules/unknown-key/good.toml");

/// The codes that are found when the end of the file is changed.
fn codes(change: impl Fn(&str) -> String) -> Vec<&'static str> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("one.toml");
    let text = change(BASE);
    assert_ne!(text, BASE);
    std::fs::write(&path, text).unwrap();
    let found = check(&[path], &Sources::default()).diagnostics;
    found.iter().map(|found| found.code).collect()
}

fn with_branch(hears: &str) -> Vec<&'static str> {
    let branch = format!("[[on]]\nhears = \"{hears}\"\nlines = [\"你说什么?\"]\n\n[close]");
    codes(|base| base.replace("[close]", &branch))
}

#[rstest]
#[case("did:solve & not did:solve")]
#[case("transferred")]
#[case("transferred:supervisor | transferred:it")]
#[case("mood.temper > 100")]
#[case("mood.temper > 60 & mood.temper < 40")]
#[case("turns < 1")]
#[case("count:empathy = 0 & did:empathy")]
#[case("knows:order & not asked:order")]
#[case("verified & not knows:order")]
#[case("told:power & not part:power")]
#[case("resumed & not held")]
#[case("not (did:solve | not did:solve)")]
#[case("mood.trust >= 40 & not mood.trust > 39")]
fn what_cannot_be_heard_is_told(#[case] hears: &str) {
    assert_eq!(with_branch(hears), ["deaf-branch"], "{hears}");
}

#[rstest]
#[case("did:solve & not did:empathy")]
#[case("wrong:power & told:power")]
#[case("asked:order & not knows:order")]
#[case("part:power & not told:power")]
#[case("mood.temper > 60 & mood.temper < 62")]
#[case("mood.temper >= 100")]
#[case("mood.trust < 1")]
#[case("turns >= 30")]
#[case("count:empathy = 0 | did:empathy")]
#[case("held & not resumed")]
#[case("fault:wrong & not wrong:power")]
#[case("refused:free-lock & not granted:free-lock")]
#[case("ticket")]
#[case("not verified")]
fn what_can_be_heard_is_not(#[case] hears: &str) {
    assert_eq!(with_branch(hears), Vec::<&str>::new(), "{hears}");
}

#[test]
fn a_demand_without_reason_and_offer_is_never_refused() {
    let found = codes(|base| {
        base.replace(
            "reason = [\"没电不属于质量问题\"]\noffer  = [\"给您寄一套电池\"]\n",
            "",
        )
        .replace("told:power\"", "refused:free-lock\"")
    });
    assert!(
        found.contains(&"stuck-beat") && found.contains(&"lost-marks"),
        "{found:?}"
    );
}

#[test]
fn nothing_is_resolved_where_a_beat_can_only_be_given_up() {
    let found = codes(|base| base.replace("told:power\"", "transferred\""));
    assert!(
        found.contains(&"stuck-beat") && found.contains(&"unreached-end"),
        "{found:?}"
    );
}

#[test]
fn a_branch_that_leads_away_is_a_way_out() {
    let away =
        "until = \"transferred\"\n  [[beat.on]]\n  hears = \"did:solve\"\n  goto = \"locked\"";
    let found = codes(|base| base.replace("until = \"told:power\"", away));
    assert!(!found.contains(&"stuck-beat"), "{found:?}");
}

#[test]
fn an_ending_behind_acts_can_still_be_chosen() {
    let found = codes(|base| base.replace("[\"resolved\"]", "[\"escalated\", \"resolved\"]"));
    assert_eq!(found, Vec::<&str>::new());
}

/// A condition nested past all sense is a finding, not the end of the program.
#[test]
fn a_bottomless_condition_is_a_finding() {
    for one in ["(", "not "] {
        let deep = one.repeat(50_000) + "verified";
        let found = with_branch(&deep);
        assert_eq!(found, ["condition-expected-atom"]);
    }
}
