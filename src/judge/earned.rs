//! What the parts of an item earned, and on which words that rests; where nothing, what was said at the wrong time.

use std::cmp::Reverse;

use super::{
    course::Course,
    outcome::{Outcome, WHOLE},
    rubric::{Earning, Place, Stretch},
    scorecard::Remark,
    weigh::Weigh,
};
use crate::judge::Evidence;

/// Shares add up, to the whole at most. Evidence is what the points rest on: once the greater shares make the whole, the
/// lesser ones are not quoted.
pub(crate) fn earned(course: &Course<'_>, parts: &[Earning]) -> Outcome {
    let mut parts: Vec<&Earning> = parts.iter().collect();
    parts.sort_by_key(|part| Reverse(part.share));
    let mut share = 0;
    let mut evidence: Vec<Evidence> = Vec::new();
    for part in &parts {
        let weigh = Weigh::new(course, &part.place);
        if share < WHOLE && weigh.holds(&part.when) {
            share += u32::from(part.share) * (WHOLE / 100);
            for proof in weigh.proofs(&part.when) {
                if !evidence.contains(&proof) {
                    evidence.push(proof);
                }
            }
        }
    }
    if share == 0 {
        evidence = misplaced(course, &parts);
    }
    Outcome::single(share, evidence)
}

/// What of the main part was said in another stretch of the call: who did it and goes without points can see why.
fn misplaced(course: &Course<'_>, parts: &[&Earning]) -> Vec<Evidence> {
    let main = parts.first();
    let Some(part) = main.filter(|part| part.place.at != Stretch::Anywhere) else {
        return Vec::new();
    };
    let at = part.place.at;
    let anywhere = Place {
        at: Stretch::Anywhere,
        ..part.place.clone()
    };
    let weigh = Weigh::new(course, &anywhere);
    if !weigh.holds(&part.when) {
        return Vec::new();
    }
    let said = weigh.proofs(&part.when).into_iter();
    said.filter(|proof| proof.turn > 0)
        .map(|proof| Evidence {
            earned: false,
            remark: Some(Remark::Misplaced { at }),
            ..proof
        })
        .collect()
}
