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
        Some(Remark::Choice { .. }) if evidence.earned => {
            locale.text("report.remark.chosen_right").to_owned()
        }
        Some(Remark::Choice { wanted }) => {
            let kind = choice_kind(evidence).unwrap_or_default();
            let names: Vec<&str> = wanted.iter().map(|code| locale.name(kind, code)).collect();
            let names = names.join(locale.text("report.remark.or"));
            locale.format("report.remark.chosen_wrong", &[("wanted", &names)])
        }
        Some(Remark::Customer) | None => String::new(),
    }
}

/// What was chosen, by its names, where the evidence is a choice and not words.
pub fn choice(evidence: &Evidence, locale: &Locale) -> Option<String> {
    let kind = choice_kind(evidence)?;
    let value = match evidence.text.as_str() {
        "" => locale.text("ticket.choose"),
        code => locale.name(kind, code),
    };
    let field = evidence.rule.strip_prefix("ticket/");
    let field = field.filter(|_| matches!(evidence.remark, Some(Remark::Choice { .. })));
    Some(match field {
        Some(field) => {
            let field = locale.name("field", field);
            locale.format("report.chosen", &[("field", &field), ("value", &value)])
        }
        None => value.to_owned(),
    })
}

/// Under which names the codes of a choice stand in the locale.
fn choice_kind(evidence: &Evidence) -> Option<&'static str> {
    Some(match evidence.rule.as_str() {
        "act/ending" => "ending",
        "ticket/kind" => "category",
        "ticket/priority" => "priority",
        "ticket/department" => "desk",
        "ticket/state" => "state",
        _ => return None,
    })
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
