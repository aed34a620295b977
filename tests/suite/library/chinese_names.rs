//! Titles in the place of names: in conditions, in the notes of a ticket, in what is to be checked.

use std::fs;

use duilian::{
    authoring::check::check,
    engine::{Scenario, scenario::Note},
    library::{Library, Sources},
};
use rstest::rstest;
use tempfile::TempDir;

/// A scenario that names everything by its title.
const CHINESE: &str = r#"
format = 2
title = "退一台平板"
category = "投诉"
persona = "情绪型"
ends = ["已解决"]
[customer]
name = "张女士"
[identity]
check = ["订单号"]
[[fact]]
name = "order"
title = "订单号"
ask = ["订单号"]
say = ["A20251101。"]
[[answer]]
name = "window"
title = "退货期限"
say = ["签收30天内可以退"]
[[answer]]
name = "fee"
title = "退货运费(由公司承担)"
say = ["运费公司承担"]
[[answer]]
name = "model"
title = "B6"
say = ["换成B6"]
[[refuse]]
name = "cash"
title = "现金赔偿"
demand = ["赔我一千块"]
reason = ["没有现金赔偿的规定"]
[[beat]]
name = "一"
lines = ["我要退货。"]
until = ["答对:退货期限", "做到:承诺时限"]
[[beat]]
name = "二"
lines = ["还有呢？"]
until = "问到:订单号 & 答对：退货运费(由公司承担) | told:B6"
[[beat]]
name = "三"
lines = ["赔我一千块。"]
until = "婉拒:现金赔偿 & 非 答应:现金赔偿 & 次数:致歉 >= 1 & 承诺时限"
[ticket]
notes = ["信息:订单号", "答对：退货期限", "答对:退货运费(由公司承担)", "承诺时限"]
"#;

const PLAIN: [(&str, &str); 15] = [
    ("[\"订单号\"]\n[[fact]]", "[\"order\"]\n[[fact]]"),
    (
        "答对:退货期限\", \"做到:承诺时限",
        "told:window\", \"did:time_promise",
    ),
    ("问到:订单号", "asked:order"),
    ("答对：退货运费(由公司承担) |", "told:fee |"),
    ("told:B6", "told:model"),
    ("婉拒:现金赔偿", "refused:cash"),
    ("非 答应:现金赔偿", "not granted:cash"),
    ("次数:致歉 >= 1", "count:apology >= 1"),
    ("& 承诺时限\"", "& promised:time\""),
    ("信息:订单号", "fact:order"),
    ("答对：退货期限", "told:window"),
    ("答对:退货运费(由公司承担)", "told:fee"),
    (", \"承诺时限\"]", ", \"promised:time\"]"),
    ("投诉", "complaint"),
    ("情绪型", "emotional"),
];

fn lowered(text: &str) -> Scenario {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("return.toml"), text).unwrap();
    let library = Library::load(&Sources {
        scenarios: vec![folder.path().to_owned()],
        assets: Vec::new(),
    });
    assert_eq!(library.diagnostics, Vec::new());
    Scenario::clone(&library.scenario("return").unwrap().scenario)
}

#[test]
fn a_title_leads_where_the_name_leads() {
    let plain = PLAIN
        .iter()
        .fold(CHINESE.to_owned(), |text, (title, name)| {
            assert!(text.contains(title), "{title}");
            text.replace(title, name)
        });
    let chinese = lowered(CHINESE);
    assert_eq!(chinese, lowered(&plain));
    assert_eq!(
        chinese.ticket.notes,
        [
            Note::Fact("order".into()),
            Note::Told("window".into()),
            Note::Told("fee".into()),
            Note::PromisedTime,
        ]
    );
    assert_eq!(chinese.identity.check, ["order"]);
}

#[rstest]
#[case::answer("答对:退货期限", "答对:退货期线", "退货期线", "退货期限")]
#[case::fact("问到:订单号", "问到:定单号", "定单号", "订单号")]
#[case::demand("婉拒:现金赔偿", "婉拒:现金陪偿", "现金陪偿", "现金赔偿")]
#[case::behaviour("做到:承诺时限", "做到:承诺时线", "承诺时线", "承诺时限")]
#[case::note("信息:订单号", "信息:订单编", "订单编", "订单号")]
#[case::note_of_an_answer("答对：退货期限", "答对：退货日限", "退货日限", "退货期限")]
#[case::check("check = [\"订单号\"]", "check = [\"定单号\"]", "定单号", "订单号")]
fn a_title_that_is_near_is_suggested(
    #[case] from: &str,
    #[case] to: &str,
    #[case] at: &str,
    #[case] meant: &str,
) {
    assert!(CHINESE.contains(from));
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("return.toml");
    fs::write(&path, CHINESE.replace(from, to)).unwrap();
    let found = check(&[path], &Sources::default()).diagnostics;
    let unknown: Vec<_> = found
        .iter()
        .filter(|found| found.code == "unknown-name")
        .collect();
    assert!(!unknown.is_empty(), "{found:?}");
    for one in unknown {
        assert_eq!(one.span.of(&one.file.text).trim_matches('"'), at);
        assert_eq!(one.suggestion.as_deref(), Some(meant));
    }
}
