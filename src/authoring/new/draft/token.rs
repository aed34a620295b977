//! Numbers and codes in a text: what a customer gives when asked.

use crate::text::{Span, fold::Folded, number::numbers};

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Kind {
    Phone,
    Identity,
    Mail,
    /// The number of an order, a parcel, a contract.
    Order,
    /// Letters and digits, as products are named.
    Model,
    /// A number with a unit.
    Amount,
}

impl Kind {
    /// Kinds that lead to a person.
    pub(super) const PERSONAL: &'static [Self] =
        &[Self::Phone, Self::Identity, Self::Mail, Self::Order];

    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Identity => "identity",
            Self::Mail => "mail",
            Self::Order => "order",
            Self::Model => "model",
            Self::Amount => "detail",
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) span: Span,
}

/// Digits of an order number at least, of a mobile phone, of an identity card.
const ORDER: usize = 7;
const MOBILE: usize = 11;
const CARD: usize = 18;
/// Letters and digits of a product's name at most.
const MODEL: usize = 6;

/// In the order of their places; none overlaps another.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut found: Vec<Token> = runs(text)
        .filter_map(|span| kind(span.of(text)).map(|kind| Token { kind, span }))
        .collect();
    let folded = Folded::new(text);
    for number in numbers(&folded) {
        let span = folded.span(&number.range);
        let bare = number.amount.dimension.name() == "bare" || number.amount.is_one();
        if !bare && !found.iter().any(|token| token.span.overlaps(&span)) {
            let kind = Kind::Amount;
            found.push(Token { kind, span });
        }
    }
    found.sort_by_key(|token| token.span);
    found
}

/// Stretches of letters, digits and the marks within codes.
fn runs(text: &str) -> impl Iterator<Item = Span> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '@' | '.' | '_');
    let mut at = 0;
    let pieces = text.split_inclusive(move |c| !is_part(c));
    pieces.filter_map(move |piece| {
        let start = at;
        at += piece.len();
        let kept = piece.trim_end_matches(|c| !is_part(c));
        let trimmed = kept.trim_start_matches(['-', '.', '_']);
        let start = start + kept.len() - trimmed.len();
        let trimmed = trimmed.trim_end_matches(['-', '.', '_']);
        (!trimmed.is_empty()).then(|| Span::new(start, start + trimmed.len()))
    })
}

fn kind(run: &str) -> Option<Kind> {
    let digits: String = run.chars().filter(char::is_ascii_digit).collect();
    let letters = run.chars().filter(char::is_ascii_alphabetic).count();
    if run.contains('@') {
        return (letters > 0).then_some(Kind::Mail);
    }
    if is_mobile(&digits) && letters == 0 {
        return Some(Kind::Phone);
    }
    if is_card(run) {
        return Some(Kind::Identity);
    }
    // A service number is everybody's, a day of the calendar nobody's.
    let service =
        digits.starts_with("400") || digits.starts_with("800") || digits.starts_with("95");
    let is_public = letters == 0 && (service || is_day(run));
    if digits.len() >= ORDER {
        return (!is_public).then_some(Kind::Order);
    }
    let plain = run.chars().all(|c| c.is_ascii_alphanumeric());
    let short = letters > 0 && !digits.is_empty() && run.len() <= MODEL;
    let begins = run.starts_with(|c: char| c.is_ascii_alphabetic());
    (plain && short && begins).then_some(Kind::Model)
}

fn is_mobile(digits: &str) -> bool {
    let second = digits.as_bytes().get(1);
    digits.len() == MOBILE && digits.starts_with('1') && second.is_some_and(|d| *d >= b'3')
}

fn is_card(run: &str) -> bool {
    let (head, last) = run.split_at(run.len().saturating_sub(1));
    run.len() == CARD
        && head.chars().all(|c| c.is_ascii_digit())
        && last
            .chars()
            .all(|c| c.is_ascii_digit() || c.eq_ignore_ascii_case(&'x'))
}

/// `2025-11-03`
fn is_day(run: &str) -> bool {
    let parts: Vec<&str> = run.split(['-', '.']).collect();
    matches!(&parts[..], [year, month, day] if year.len() == 4 && month.len() <= 2 && day.len() <= 2)
}
