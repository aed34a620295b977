//! Why the mood moved last.

use crate::{engine::Event, judge::course::Course, text::Name};

/// Why the mood moved as it did: what moved it the other way is left out, and so is the story's own turn where something that
/// was said explains it. Before the customer has spoken there is no mood to be seen.
pub(super) fn causes(course: &Course<'_>) -> Vec<(Name, i16, i16)> {
    let mut causes = all_causes(course);
    let (temper, trust) = causes.iter().fold((0, 0), |sum: (i32, i32), (_, by, of)| {
        (sum.0 + i32::from(*by), sum.1 + i32::from(*of))
    });
    let grew_worse = is_worse(temper, trust);
    let agrees = |(_, temper, trust): &(Name, i16, i16)| {
        is_worse(i32::from(*temper), i32::from(*trust)) == grew_worse
    };
    causes.retain(agrees);
    if causes.len() > 1 {
        causes.retain(|(cause, _, _)| *cause != *"branch");
    }
    causes
}

fn is_worse(temper: i32, trust: i32) -> bool {
    temper > 0 || (temper == 0 && trust < 0)
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
