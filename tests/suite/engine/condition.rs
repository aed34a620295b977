//! The grammar of conditions.

use std::collections::BTreeMap;

use duilian::{
    engine::{
        ConditionFaultKind as Kind,
        condition::{Atom, Comparison, Condition, Gauge},
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

proptest! {
    #[test]
    fn no_text_makes_the_parser_panic_and_spans_fit(text in "[ a-z:()|&<>=0-9做到：（）｜.]{0,40}") {
        if let Err(fault) = Condition::parse(&text, &spellings()) {
            prop_assert!(text.get(fault.span.start..fault.span.end).is_some());
        }
    }
}
