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
#[case("beat.turns < 1")]
#[case("time > 90 & time < 60")]
#[case("time = 90 & not time >= 60")]
#[case("count:told > 9")]
#[case("count:asked >= 1 & count:asked < 1")]
#[case("not 时间 >= 0")]
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
#[case("time > 90 & beat.time < 60")]
#[case("时间 >= 1小时")]
#[case("turns < 1 & beat.time > 20")]
#[case("turns < 1 | time < 30")]
#[case("count:wrong >= 2 & not count:told >= 1")]
#[case("count:told >= 1 & count:asked >= 1")]
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

/// What is found when these events are added.
fn with_events(events: &str) -> Vec<&'static str> {
    codes(|base| {
        let base = base.replace("format   = 1", "format   = 2");
        base.replace("[close]", &format!("{events}\n[close]"))
    })
}

fn event(name: &str, when: &str) -> String {
    format!("[[event]]\nname = \"{name}\"\nwhen = \"{when}\"\nnotice = [\"门口来人了\"]\n")
}

#[rstest]
#[case("transferred")]
#[case("happened:a")]
#[case("happened:b")]
#[case("time < 1 & time > 1")]
fn what_cannot_happen_is_told(#[case] when: &str) {
    let b = event("b", "happened:a & verified");
    let found = with_events(&(event("a", when) + &b));
    assert_eq!(found, ["impossible-event", "impossible-event"], "{when}");
}

#[rstest]
#[case("turns < 1")]
#[case("time >= 0")]
#[case("not happened:a")]
#[case("not happened:b")]
#[case("held | happened:b")]
#[case("told:power & not verified")]
fn what_can_happen_is_not(#[case] when: &str) {
    let b = event("b", "happened:a & verified");
    let found = with_events(&(event("a", when) + &b));
    assert_eq!(found, Vec::<&str>::new(), "{when}");
}

#[test]
fn a_beat_that_only_an_event_leads_to_can_be_reached() {
    let beat = |when: &str| {
        let away = "[[beat]]\nname = \"extra\"\nlines = [\"邻居说用充电宝也不行！\"]\nuntil = \"did:empathy\"\n";
        let event = format!("[[event]]\nname = \"a\"\nwhen = \"{when}\"\ngoto = \"extra\"\n");
        codes(|base| {
            let base = base.replace("format   = 1", "format   = 2");
            let base = base.replace(
                "until = \"told:power\"",
                "until = \"told:power\"\nnext = \"close\"",
            );
            base.replace("[close]", &format!("{away}\n{event}\n[close]"))
        })
    };
    assert_eq!(beat("time >= 2m"), Vec::<&str>::new());
    assert_eq!(beat("transferred"), ["unreached-beat", "impossible-event"]);
}

#[test]
fn a_beat_may_wait_for_an_event_that_can_happen_and_for_no_other() {
    let waiting = |when: &str| {
        codes(|base| {
            let base = base.replace("format   = 1", "format   = 2");
            let base = base.replace(
                "until = \"told:power\"",
                "until = \"told:power & happened:a\"",
            );
            base.replace("[close]", &format!("{}\n[close]", event("a", when)))
        })
    };
    assert_eq!(waiting("time >= 2m"), Vec::<&str>::new());
    assert!(waiting("transferred").contains(&"stuck-beat"));
}

#[test]
fn an_event_that_only_a_condition_asks_for_is_no_idle_one() {
    let mark = "[[event]]\nname = \"a\"\nwhen = \"time >= 2m\"\n";
    assert_eq!(with_events(mark), ["unnoticed-event"]);
    let branch = "[[on]]\nhears = \"happened:a\"\nlines = [\"怎么这么久？\"]\n";
    assert_eq!(with_events(&format!("{mark}{branch}")), Vec::<&str>::new());
}

/// The file with answers in order, alternatives, a fact given wrongly and something sensitive.
fn grown(hears: &str) -> Vec<&'static str> {
    codes(|base| {
        let branch = format!("[[on]]\nhears = \"{hears}\"\nlines = [\"你说什么?\"]\n\n[close]");
        let key = "[[answer]]\nname = \"key\"\nsay = [\"用机械钥匙开门\"]\nany_of = \"way-in\"\n\n";
        let fire = "[[sensitive]]\nname = \"child\"\nwords = [\"孩子\"]\nto = [\"safety\"]\n\n";
        base.replace("format   = 1", "format   = 2")
            .replace("[\"resolved\"]", "[\"resolved\", \"escalated\"]")
            .replace("[[refuse]]", &format!("{key}[[refuse]]"))
            .replace(
                "wrong = [\"只能找人开锁\"]",
                "wrong = [\"只能找人开锁\"]\nany_of = \"way-in\"",
            )
            .replace(
                "ask  = [\"订单号",
                "first = [\"是L20251110。\"]\nask  = [\"订单号",
            )
            .replacen("[[beat]]", &format!("{fire}[[beat]]"), 1)
            .replace("[close]", &branch)
    })
}

#[rstest]
#[case("told:key & not told:way-in")]
#[case("knows:order & not misgiven:order")]
#[case("misgiven:order & not asked:order")]
#[case("verified & not misgiven:order")]
fn what_cannot_be_of_the_new_atoms_is_told(#[case] hears: &str) {
    assert_eq!(grown(hears), ["deaf-branch"], "{hears}");
}

#[rstest]
#[case("told:way-in & not told:key")]
#[case("misgiven:order & not knows:order")]
#[case("sensitive:child & not told:way-in")]
#[case("wrong:way-in")]
fn what_can_be_of_the_new_atoms_is_not(#[case] hears: &str) {
    assert_eq!(grown(hears), Vec::<&str>::new(), "{hears}");
}
