//! The grammar of conditions.

use std::collections::BTreeMap;

use duilian::library::{Library, Sources};
use duilian::{
    engine::{
        ATOMS, ConditionFaultKind as Kind,
        condition::{Atom, Clock, Comparison, Condition, Gauge, Tally},
    },
    source::Spellings,
    text::Span,
};
use proptest::prelude::*;
use rstest::rstest;

fn spellings() -> Spellings {
    let atoms = BTreeMap::from([("做到".to_owned(), "did".to_owned())]);
    let behaviours = BTreeMap::from([("共情".to_owned(), "empathy".to_owned())]);
    Spellings(BTreeMap::from([
        ("atom".to_owned(), atoms),
        ("behaviour".to_owned(), behaviours),
    ]))
}

fn parse(text: &str) -> Condition {
    Condition::parse(text, &spellings()).unwrap_or_else(|fault| panic!("{text}: {fault:?}"))
}

fn did(name: &str) -> Condition {
    Condition::Atom(Atom::Did(name.into()))
}

#[test]
fn a_bar_means_any_and_an_ampersand_binds_closer() {
    assert_eq!(
        parse("did:a | did:b & did:c"),
        Condition::Any(vec![did("a"), Condition::All(vec![did("b"), did("c")])])
    );
}

#[test]
fn not_takes_the_atom_that_follows() {
    assert_eq!(
        parse("not did:a & did:b"),
        Condition::All(vec![Condition::Not(Box::new(did("a"))), did("b")])
    );
}

#[test]
fn parentheses_may_be_full_width() {
    assert_eq!(
        parse("did:a &（did:b｜did:c）"),
        Condition::All(vec![did("a"), Condition::Any(vec![did("b"), did("c")])])
    );
}

#[test]
fn chinese_spellings_and_a_full_width_colon_are_read() {
    assert_eq!(parse("做到：共情"), did("empathy"));
}

#[rstest]
#[case("mood.temper > 60", Atom::Mood(Gauge::Temper, Comparison::More, 60))]
#[case("mood.trust<=5", Atom::Mood(Gauge::Trust, Comparison::AtMost, 5))]
#[case("turns >= 3", Atom::Turns(Comparison::AtLeast, 3))]
#[case("count:apology = 2", Atom::Count("apology".into(), Comparison::Equal, 2))]
#[case("verified", Atom::Verified)]
#[case("promised:time", Atom::PromisedTime)]
#[case("transferred", Atom::Transferred(None))]
#[case("told:return-window", Atom::Told("return-window".into()))]
#[case("time > 90", Atom::Time(Clock::Talk, Comparison::More, 90))]
#[case("time >= 2m", Atom::Time(Clock::Talk, Comparison::AtLeast, 120))]
#[case("beat.time<=1m30s", Atom::Time(Clock::Beat, Comparison::AtMost, 90))]
#[case("time < 1 h", Atom::Time(Clock::Talk, Comparison::Less, 3600))]
#[case("beat.turns > 2", Atom::Turns(Comparison::More, 2))]
#[case("count:reask >= 2", Atom::Count("reask".into(), Comparison::AtLeast, 2))]
#[case("count:told >= 3", Atom::Tally(Tally::Told, Comparison::AtLeast, 3))]
#[case("count:asked < 1", Atom::Tally(Tally::Asked, Comparison::Less, 1))]
#[case("happened:callback", Atom::Happened("callback".into()))]
fn every_kind_of_atom_is_read(#[case] text: &str, #[case] atom: Atom) {
    assert_eq!(parse(text), Condition::Atom(atom));
}

#[rstest]
#[case("", 0, 0, Kind::ExpectedAtom)]
#[case("did:a |", 7, 7, Kind::ExpectedAtom)]
#[case("(did:a", 6, 6, Kind::UnclosedParenthesis)]
#[case("did:a did:b", 6, 9, Kind::Trailing)]
#[case("dit:a", 0, 3, Kind::UnknownAtom)]
#[case("did", 0, 3, Kind::NameMissing)]
#[case("did:", 4, 4, Kind::NameMissing)]
#[case("verified:a", 9, 10, Kind::NameNotTaken)]
#[case("transferred:moon", 12, 16, Kind::UnknownDesk)]
#[case("turns 3", 6, 7, Kind::ComparisonMissing)]
#[case("turns >= many", 9, 13, Kind::NumberExpected)]
#[case("time 90", 5, 7, Kind::ComparisonMissing)]
#[case("time > soon", 7, 11, Kind::TimeExpected)]
#[case("time > 2x", 7, 9, Kind::TimeExpected)]
#[case("beat.time >=", 12, 12, Kind::TimeExpected)]
#[case("time >= 2d", 8, 10, Kind::TimeExpected)]
#[case("time >= 86401", 8, 13, Kind::TimeExpected)]
#[case("time >= 99999999999", 8, 19, Kind::TimeExpected)]
#[case("happened", 0, 8, Kind::NameMissing)]
#[case("happened: & held", 10, 11, Kind::NameMissing)]
#[case("count > 2", 0, 5, Kind::NameMissing)]
#[case("time:now > 2", 5, 8, Kind::NameNotTaken)]
#[case("做到:共情 |", 15, 15, Kind::ExpectedAtom)]
fn a_fault_says_what_and_where(
    #[case] text: &str,
    #[case] start: usize,
    #[case] end: usize,
    #[case] kind: Kind,
) {
    let fault = Condition::parse(text, &spellings()).expect_err("a fault");
    assert_eq!((fault.span, fault.kind), (Span::new(start, end), kind));
}

/// As a trainer writes them, with the spellings of the program.
#[rstest]
#[case("时间 > 90", "time > 90")]
#[case("时间＞＝90秒", "time >= 90")]
#[case("环节时间≥1分30秒", "beat.time >= 90")]
#[case("时间 < 2 分钟", "time < 120")]
#[case("轮数 >= 3", "turns >= 3")]
#[case("发生:技术回电", "happened:技术回电")]
#[case("非 做到:致歉", "not did:apology")]
#[case("非做到:致歉", "not did:apology")]
#[case("没有做到：共情", "not did:empathy")]
#[case("未核实", "not verified")]
#[case("不知道:order", "not knows:order")]
#[case("次数:致歉 >= 2", "count:apology >= 2")]
#[case("次数:重复询问 > 1", "count:reask > 1")]
#[case("次数:答对 >= 3", "count:told >= 3")]
#[case(
    "做到:共情 或 做到:致歉 且 非发生:恢复",
    "did:empathy | did:apology & not happened:恢复"
)]
#[case(
    "（做到:共情 ｜ 已核实）＆ 时间 <= 1小时",
    "(did:empathy | verified) & time <= 1h"
)]
fn a_condition_may_be_written_in_chinese(#[case] chinese: &str, #[case] plain: &str) {
    let spellings = Library::load(&Sources::default()).spellings;
    let read = |text| Condition::parse(text, &spellings);
    assert_eq!(read(chinese), read(plain));
    assert!(read(plain).is_ok(), "{plain}");
}

#[test]
fn every_atom_has_a_chinese_spelling() {
    let spellings = Library::load(&Sources::default()).spellings;
    for atom in ATOMS {
        let spelled = |word: &&str| !word.is_ascii() && spellings.code("atom", word) == *atom;
        assert!(spellings.of("atom").any(|word| spelled(&word)), "{atom}");
    }
}

proptest! {
    #[test]
    fn no_text_makes_the_parser_panic_and_spans_fit(text in "[ a-z:()|&<>=0-9做到时间非：（）｜＞≥.]{0,40}") {
        if let Err(fault) = Condition::parse(&text, &spellings()) {
            prop_assert!(text.get(fault.span.start..fault.span.end).is_some());
        }
    }
}
