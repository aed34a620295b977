//! Why the mood moved last.

use crate::{engine::Event, judge::course::Course, text::Name};

/// Why the mood moved as it did: what moved it the other way is left out, and so is the story's own turn where something that
/// was said explains it. Before the customer has spoken there is no mood to be seen.
pub(super) fn causes(course: &Course<'_>) -> Vec<(Name, i16, i16)> {
    let mut causes = all_causes(course);
    let worse = |(_, temper, trust): &(Name, i16, i16)| *temper > 0 || (*temper == 0 && *trust < 0);
    if let Some(first) = causes.first().map(worse) {
        causes.retain(|cause| worse(cause) == first);
    }
    if causes.len() > 1 {
        causes.retain(|(cause, _, _)| *cause != *"branch");
    }
    causes
}

fn all_causes(course: &Course<'_>) -> Vec<(Name, i16, i16)> {
    let Some(turn) = course.turns.last().filter(|turn| !turn.heard.is_empty()) else {
        return Vec::new();
    };
    let last = turn.order;
    let mut causes: Vec<(Name, i16, i16)> = Vec::new();
    for moment in course.moments.iter().skip(last) {
        if let Event::MoodMoved { cause, by, .. } = &moment.event {
            // Branches and incidents are called by their kind: `branch/complain/on-1`.
            let kind = cause.split('/').next().unwrap_or_default();
            match causes.iter_mut().find(|(of, _, _)| **of == *kind) {
                Some((_, temper, trust)) => {
                    *temper = temper.saturating_add(by.temper);
                    *trust = trust.saturating_add(by.trust);
                }
                None => causes.push((kind.into(), by.temper, by.trust)),
            }
        }
    }
    causes.sort_by_key(|(_, temper, trust)| -(i32::from(temper.abs()) + i32::from(trust.abs())));
    causes
}
