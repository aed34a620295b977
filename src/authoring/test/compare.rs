//! What came out of a play, and where that is not what its author expects.

use std::{collections::BTreeSet, fmt::Display};

use super::figures::Figures;
use crate::{
    engine::{
        Event, Log,
        event::spoken,
        expect::{Expect, Range, Wanted},
        step::{Ending, Side},
    },
    judge::Points,
    text::{Name, fold},
};

/// One expectation that was not met: its key, what was wanted, what came.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Difference {
    /// `mood.temper` for what stands in a table of its own.
    pub key: &'static str,
    pub wanted: String,
    pub got: String,
    pub kind: Kind,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Kind {
    /// The author left it open.
    Unmeasured,
    TooLow,
    TooHigh,
    Otherwise,
    /// Names or words that had to come and did not.
    Lacking(Vec<String>),
}

impl Difference {
    pub fn is_unmeasured(&self) -> bool {
        self.kind == Kind::Unmeasured
    }
}

const NOTHING: &str = "-";

/// Where a finished call is not as expected, in the order of the keys.
pub fn differences(expect: &Expect, figures: &Figures, log: &Log) -> Vec<Difference> {
    let mood = figures.mood;
    let satisfaction = Points::whole(i32::from(figures.satisfaction));
    let single = [
        exact("ended", expect.ended, figures.ended, Ending::code),
        exact("ended_by", expect.ended_by, figures.ended_by, Side::code),
        within("score", expect.score, figures.score, 100),
        within("satisfaction", expect.satisfaction, satisfaction, 5),
        exact("passed", expect.passed, Some(figures.passed), yes_no),
        exact("fatal", expect.fatal, Some(figures.fatal), yes_no),
        within("mood.temper", expect.temper, degrees(mood.temper), 100),
        within("mood.trust", expect.trust, degrees(mood.trust), 100),
        lacking("finds", &expect.finds, &figures.faults),
        lacking("misses", &expect.misses, &figures.missed),
    ];
    let unsaid = expect.says.iter().filter(|words| !was_said(words, log));
    let unsaid = unsaid.map(|words| Difference {
        key: "says",
        wanted: words.clone(),
        got: NOTHING.to_owned(),
        kind: Kind::Lacking(vec![words.clone()]),
    });
    single.into_iter().flatten().chain(unsaid).collect()
}

fn degrees(degrees: i16) -> Points {
    Points::whole(i32::from(degrees))
}

fn yes_no(yes: bool) -> &'static str {
    if yes { "true" } else { "false" }
}

fn exact<T: Copy + PartialEq>(
    key: &'static str,
    wanted: Wanted<T>,
    got: Option<T>,
    code: fn(T) -> &'static str,
) -> Option<Difference> {
    let shown = got.map_or(NOTHING, code);
    match wanted {
        Wanted::Anything => None,
        Wanted::Unmeasured => Some(open(key, shown)),
        Wanted::Is(wanted) => (got != Some(wanted)).then(|| Difference {
            key,
            wanted: code(wanted).to_owned(),
            got: shown.to_owned(),
            kind: Kind::Otherwise,
        }),
    }
}

fn open(key: &'static str, got: impl Display) -> Difference {
    Difference {
        key,
        wanted: "?".to_owned(),
        got: got.to_string(),
        kind: Kind::Unmeasured,
    }
}

fn within(key: &'static str, wanted: Wanted<Range>, got: Points, most: u16) -> Option<Difference> {
    let (low, high) = match wanted {
        Wanted::Anything => return None,
        Wanted::Unmeasured => return Some(open(key, got)),
        Wanted::Is(range) => range,
    };
    let kind = if got < Points::whole(i32::from(low)) {
        Kind::TooLow
    } else if got > Points::whole(i32::from(high)) {
        Kind::TooHigh
    } else {
        return None;
    };
    let wanted = match (low, high) {
        (low, high) if low == high => low.to_string(),
        (0, high) => format!("<= {high}"),
        (low, high) if high >= most => format!(">= {low}"),
        (low, high) => format!("{low}..{high}"),
    };
    Some(Difference {
        key,
        wanted,
        got: got.to_string(),
        kind,
    })
}

fn lacking(key: &'static str, wanted: &[Name], got: &BTreeSet<Name>) -> Option<Difference> {
    let list = |names: &mut dyn Iterator<Item = &Name>| {
        let names: Vec<&str> = names.map(Name::as_str).collect();
        names.join(", ")
    };
    let away: Vec<String> = wanted
        .iter()
        .filter(|name| !got.contains(*name))
        .map(ToString::to_string)
        .collect();
    (!away.is_empty()).then(|| Difference {
        key,
        wanted: list(&mut wanted.iter()),
        got: if got.is_empty() {
            NOTHING.to_owned()
        } else {
            list(&mut got.iter())
        },
        kind: Kind::Lacking(away),
    })
}

/// Whether the customer said a line of this id, or a message that holds these words: width, case and punctuation are
/// no matter.
fn was_said(words: &str, log: &Log) -> bool {
    let folded = fold::fold(words);
    log.moments().any(|moment| match &moment.event {
        Event::CustomerSaid { lines, .. } => {
            let message = spoken(lines);
            let holds = if folded.is_empty() {
                message.contains(words)
            } else {
                fold::fold(&message).contains(&folded)
            };
            holds || lines.iter().any(|line| *line.id == *words)
        }
        _ => false,
    })
}
