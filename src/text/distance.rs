//! How far one text is from another, in edits; a homophone is half an edit.

use super::sound::sound;

/// The cheapest way to find `needle` inside `hay` (Sellers), in half edits, and where the match ends.
pub fn find(needle: &[char], hay: &[char]) -> (usize, usize) {
    let mut column: Vec<usize> = (0..=needle.len()).map(|row| row * 2).collect();
    let mut best = (column[needle.len()], 0);
    for (at, &typed) in hay.iter().enumerate() {
        let mut diagonal = std::mem::replace(&mut column[0], 0);
        for (row, &meant) in needle.iter().enumerate() {
            let cost = (diagonal + swap_cost(meant, typed))
                .min(column[row] + 2)
                .min(column[row + 1] + 2);
            diagonal = std::mem::replace(&mut column[row + 1], cost);
        }
        if column[needle.len()] < best.0 {
            best = (column[needle.len()], at + 1);
        }
    }
    best
}

/// Edits between two whole texts, in half edits.
pub fn between(a: &[char], b: &[char]) -> usize {
    let mut column: Vec<usize> = (0..=a.len()).map(|row| row * 2).collect();
    for &typed in b {
        let mut diagonal = column[0];
        column[0] += 2;
        for (row, &meant) in a.iter().enumerate() {
            let cost = (diagonal + swap_cost(meant, typed))
                .min(column[row] + 2)
                .min(column[row + 1] + 2);
            diagonal = std::mem::replace(&mut column[row + 1], cost);
        }
    }
    column[a.len()]
}

fn swap_cost(a: char, b: char) -> usize {
    if a == b {
        0
    } else if !a.is_ascii() && sound(a) == sound(b) {
        1
    } else {
        2
    }
}

/// Whether `typed` begins with `meant`, but for one slip: typed by ear, two characters swapped, one left out or one too
/// many. How many characters it takes.
pub fn slip(meant: &[char], typed: &[char]) -> Option<usize> {
    let n = meant.len();
    let begins = |length: usize| typed.get(..length);
    let by_ear = |typed: &[char]| {
        let right = typed.iter().zip(meant).filter(|(a, b)| a == b).count();
        let alike = typed.iter().zip(meant).all(|(&a, &b)| swap_cost(a, b) < 2);
        alike && right * 2 >= n
    };
    if begins(n).is_some_and(by_ear) {
        return Some(n);
    }
    let swapped = |typed: &[char]| {
        let at = typed.iter().zip(meant).position(|(a, b)| a != b);
        at.is_some_and(|at| {
            at + 1 < n
                && typed[at] == meant[at + 1]
                && typed[at + 1] == meant[at]
                && typed[at + 2..] == meant[at + 2..]
        })
    };
    if begins(n).is_some_and(swapped) {
        return Some(n);
    }
    if n < 3 || typed.first() != meant.first() {
        return None;
    }
    let same = typed.iter().zip(meant).take_while(|(a, b)| a == b).count();
    let left_out = typed
        .get(same..n - 1)
        .is_some_and(|rest| rest == &meant[(same + 1).min(n)..]);
    let too_many = typed
        .get(same + 1..=n)
        .is_some_and(|rest| rest == &meant[same..]);
    if too_many {
        Some(n + 1)
    } else {
        left_out.then_some(n - 1)
    }
}
