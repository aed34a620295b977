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
