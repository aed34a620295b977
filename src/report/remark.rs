//! What is to be said of the words that a finding rests on.

use crate::{
    judge::{Evidence, Remark, rubric::Stretch},
    locale::Locale,
    text::clean,
};

/// Behind the words; empty where nothing is to be said.
pub fn remark(evidence: &Evidence, locale: &Locale) -> String {
    let line = |text: &str| clean::printable(text).replace('\n', " ");
    match &evidence.remark {
        Some(Remark::Early { after }) => {
            locale.format("report.remark.early", &[("after", &line(after))])
        }
        Some(Remark::Ahead) => locale.text("report.remark.ahead").to_owned(),
        Some(Remark::Misplaced { at }) => misplaced(*at, locale).to_owned(),
        Some(Remark::Misgiven { value }) => {
            locale.format("report.remark.misgiven", &[("value", &line(value))])
        }
        Some(Remark::Customer) | None => String::new(),
    }
}

/// When it should have been said.
fn misplaced(at: Stretch, locale: &Locale) -> &str {
    match at {
        Stretch::Anywhere => "",
        Stretch::Opening => locale.text("report.remark.misplaced.opening"),
        Stretch::Heard => locale.text("report.remark.misplaced.heard"),
        Stretch::Closing => locale.text("report.remark.misplaced.closing"),
    }
}

/// What the customer said, and when; `None` where the words are not theirs.
pub fn of_customer(evidence: &Evidence, locale: &Locale) -> Option<String> {
    if evidence.remark != Some(Remark::Customer) {
        return None;
    }
    let key = if evidence.turn == 0 {
        "report.remark.customer_first"
    } else {
        "report.remark.customer"
    };
    let text = clean::printable(&evidence.text).replace('\n', " ");
    Some(locale.format(key, &[("turn", &evidence.turn), ("text", &text)]))
}
