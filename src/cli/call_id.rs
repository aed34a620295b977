//! Ids of calls as people type them: the beginning is enough where no other call has it, and `last` is the newest call.

use super::setting::{Setting, Stop};
use crate::{
    record::{CallId, Filter},
    source::suggest::nearest,
    store::{Store, StoreFault},
};

/// What stands for the newest call.
pub const LAST: &str = "last";

/// Shorter ones look like numbers of a list.
const LEAST: usize = 8;

/// The ids of all calls that are kept.
pub struct CallIds {
    /// Sorted.
    all: Vec<CallId>,
}

/// Why what was typed is not the id of one call.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum NoOneCall {
    /// Nothing is kept at all.
    Empty,
    /// With the nearest beginning, if one is near enough to be meant.
    Unknown { nearest: Option<String> },
    /// So many calls begin with it; the shortest beginnings that tell the first of them apart.
    Several { count: usize, first: Vec<String> },
}

/// Beginnings that are named where several calls have the one that was typed.
const NAMED: usize = 3;

impl CallIds {
    pub fn new(mut all: Vec<CallId>) -> Self {
        all.sort();
        Self { all }
    }

    pub fn of(store: &dyn Store) -> Result<Self, StoreFault> {
        Ok(Self { all: store.ids()? })
    }

    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The shortest beginning of an id, of eight characters or more, that no other call has.
    pub fn short<'a>(&self, id: &'a CallId) -> &'a str {
        let at = self.all.partition_point(|other| other < id);
        let before = at.checked_sub(1).and_then(|before| self.all.get(before));
        let after = self.all[at..].iter().find(|other| *other != id);
        let shared = [before, after].into_iter().flatten();
        let shared = shared.map(|other| common(&other.0, &id.0)).max();
        let length = LEAST.max(shared.map_or(0, |shared| shared + 1));
        // One that ends in a dash looks cut off.
        let mut ends = id.0.char_indices().map(|(end, _)| end).skip(length);
        let end = ends.find(|end| !id.0[..*end].ends_with('-'));
        end.map_or(&id.0, |end| &id.0[..end])
    }

    /// The one call whose id is, or begins with, what was typed. Capitals do not matter.
    pub fn find(&self, typed: &str) -> Result<&CallId, NoOneCall> {
        let typed = typed.trim();
        if let Some(same) = self.all.iter().find(|id| id.0 == typed) {
            return Ok(same);
        }
        let typed = typed.to_lowercase();
        let mut begun = self.all.iter().filter(|id| {
            let mut own = id.0.chars().flat_map(char::to_lowercase);
            !typed.is_empty() && typed.chars().all(|one| own.next() == Some(one))
        });
        match (begun.next(), begun.next()) {
            (Some(one), None) => Ok(one),
            (Some(one), Some(two)) => {
                let mut all = vec![one, two];
                all.extend(begun);
                let first = all.iter().take(NAMED).map(|id| self.short(id).to_owned());
                Err(NoOneCall::Several {
                    count: all.len(),
                    first: first.collect(),
                })
            }
            (None, _) if self.all.is_empty() => Err(NoOneCall::Empty),
            (None, _) => Err(NoOneCall::Unknown {
                nearest: self.nearest(&typed),
            }),
        }
    }

    fn nearest(&self, typed: &str) -> Option<String> {
        let shorts = self.all.iter().map(|id| self.short(id));
        nearest(typed, shorts).map(str::to_owned)
    }
}

/// Characters with which both begin.
fn common(one: &str, other: &str) -> usize {
    let both = one.chars().zip(other.chars());
    both.take_while(|(a, b)| a == b).count()
}

/// The call that was typed.
///
/// # Errors
/// A sentence: no call has this id, several begin so, or the records cannot be read.
pub fn find(typed: &str, store: &dyn Store, setting: &Setting) -> Result<CallId, Stop> {
    let ids = CallIds::of(store).map_err(|fault| setting.unread(&fault))?;
    if typed == LAST {
        let newest = Filter {
            most: 1,
            ..Filter::default()
        };
        let lines = store.calls(&newest);
        let lines = lines.map_err(|fault| setting.unread(&fault))?;
        let newest = lines.into_iter().next().map(|line| line.id);
        return newest.ok_or_else(|| setting.said("cli.records.empty", ""));
    }
    let found = ids.find(typed).cloned();
    found.map_err(|reason| no_one_call(typed, &reason, setting))
}

fn no_one_call(typed: &str, reason: &NoOneCall, setting: &Setting) -> Stop {
    match reason {
        NoOneCall::Empty => setting.said("cli.records.empty", ""),
        NoOneCall::Unknown { nearest } => {
            let mut sentence = setting.sentence("cli.records.no_call", typed);
            if let Some(near) = nearest {
                let near: [(&str, &dyn std::fmt::Display); 1] = [("name", near)];
                sentence.push_str(&setting.locale.format("report.did_you_mean", &near));
            }
            sentence.push('\n');
            sentence.push_str(setting.locale.text("cli.records.see_history"));
            Stop::Said(sentence)
        }
        NoOneCall::Several { count, first } => {
            let typed = crate::text::clean::printable(typed).replace('\n', " ");
            let first = first.join(setting.locale.text("cli.records.join"));
            Stop::Said(setting.locale.format(
                "cli.records.several_calls",
                &[("about", &typed), ("count", count), ("first", &first)],
            ))
        }
    }
}
