//! The QA sheet with what the trainer said of it: both totals, every word, and the sheet as it then stands.

use std::fmt::Display;

use super::{Voice, hang, sheet};
use crate::{
    judge::{Points, Scorecard},
    locale::Locale,
    record::{Judgement, Ruling, Settled, Subject, TrainerWord},
    text::clean,
};

/// The whole sheet; without words of a trainer as the program made it.
pub fn whole(program: &Scorecard, settled: Option<&Settled>, voice: &Voice<'_>) -> String {
    let Some(settled) = settled.filter(|settled| settled.has_words()) else {
        return sheet::whole(program, voice);
    };
    let mut text = sheet::summary(program, Some(&settled.sheet), voice);
    text.push_str(&words(program, settled, voice));
    text.push_str(&sheet::rest(&settled.sheet, voice));
    text
}

/// Total, and whether it is enough.
pub fn verdict(sheet: &Scorecard, locale: &Locale) -> String {
    sheet::verdict(sheet, locale)
}

/// Both totals, a line each.
pub fn totals(program: &Scorecard, settled: &Settled, voice: &Voice<'_>) -> String {
    let both = sheet::summary(program, Some(&settled.sheet), voice);
    both.lines().take(2).flat_map(|line| [line, "\n"]).collect()
}

/// What the trainer said of findings, then of turns.
fn words(program: &Scorecard, settled: &Settled, voice: &Voice<'_>) -> String {
    let mut text = format!("\n{}\n", voice.locale.text("report.words"));
    for ruling in &settled.rulings {
        text.push_str(&hang("  ", &ruled(ruling, program, voice), voice.width));
        text.push_str(&said(&ruling.word, voice));
    }
    for word in &settled.comments {
        text.push_str(&hang("  ", &of_turn(word, voice), voice.width));
        text.push_str(&said(word, voice));
    }
    text
}

/// What became of one thing of the sheet, in a line.
pub fn ruled(ruling: &Ruling, program: &Scorecard, voice: &Voice<'_>) -> String {
    let locale = voice.locale;
    let title = title(&ruling.subject, program, voice);
    let had = ruling.program.map(points).unwrap_or_default();
    let has = ruling.trainer.map(points).unwrap_or_default();
    let dropped = ruling.word.judgement == Some(Judgement::Dropped);
    let stands = ruling.word.judgement == Some(Judgement::Stands);
    let key = match &ruling.subject {
        Subject::Fatal(..) if dropped => "report.word.cleared",
        Subject::Fatal(..) => "report.word.confirmed",
        Subject::Unheard(_) if ruling.trainer.is_none() => "report.word.taken_back",
        Subject::Unheard(_) => "report.word.added",
        Subject::Finding(_) if dropped => "report.word.dropped",
        Subject::Finding(_) if stands => "report.word.stands",
        Subject::Finding(_) if ruling.trainer.is_none() => "report.word.dropped",
        Subject::Finding(_) => "report.word.changed",
    };
    let args: [(&str, &dyn Display); 3] = [("title", &title), ("had", &had), ("has", &has)];
    locale.format(key, &args)
}

/// `2 / 5`; of a fault `-4`.
fn points((got, of): (Points, Points)) -> String {
    if of.0 == 0 {
        got.to_string()
    } else {
        format!("{got} / {of}")
    }
}

fn title(subject: &Subject, program: &Scorecard, voice: &Voice<'_>) -> String {
    match subject {
        Subject::Finding(item) => program
            .finding(item)
            .map_or_else(|| item.to_string(), |finding| finding.title.clone()),
        Subject::Unheard(item) => {
            let mut unheard = program.unheard.iter();
            let found = unheard.find(|unheard| unheard.item == *item);
            found.map_or_else(|| item.to_string(), |unheard| unheard.title.clone())
        }
        Subject::Fatal(fault, 0) => voice.behaviour(fault).to_owned(),
        Subject::Fatal(fault, turn) => {
            let args: [(&str, &dyn Display); 2] =
                [("fault", &voice.behaviour(fault)), ("turn", turn)];
            voice.locale.format("report.word.fatal", &args)
        }
    }
}

/// The turn that a word is about.
pub fn of_turn(word: &TrainerWord, voice: &Voice<'_>) -> String {
    if word.turn == 0 {
        return voice.locale.text("report.word.on_call").to_owned();
    }
    let args: [(&str, &dyn Display); 1] = [("turn", &word.turn)];
    voice.locale.format("report.word.on_turn", &args)
}

/// Why, who and when.
fn said(word: &TrainerWord, voice: &Voice<'_>) -> String {
    let reason = clean::printable(&word.reason).replace('\n', " ");
    let by = if word.by.is_empty() {
        voice.locale.text("report.word.nobody")
    } else {
        &word.by
    };
    let by = clean::printable(by).replace('\n', " ");
    let date = word.at.date();
    let args: [(&str, &dyn Display); 3] = [("reason", &reason), ("by", &by), ("date", &date)];
    let line = voice.locale.format("report.word.said", &args);
    hang("      ", &line, voice.width)
}
