//! Whether a word was typed with a slip of ear or keyboard.

use super::sound::sound;

/// Whether `typed` begins with `meant`, but for one slip: typed by ear, two characters swapped, one left out or one too
/// many. How many characters it takes.
pub fn slip(meant: &[char], typed: &[char]) -> Option<usize> {
    let n = meant.len();
    let begins = |length: usize| typed.get(..length);
    let by_ear = |typed: &[char]| {
        let right = typed.iter().zip(meant).filter(|(a, b)| a == b).count();
        let alike = typed.iter().zip(meant).all(|(&a, &b)| is_heard_as(a, b));
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

/// Typed right or by ear.
fn is_heard_as(typed: char, meant: char) -> bool {
    typed == meant || (!typed.is_ascii() && sound(typed) == sound(meant))
}
