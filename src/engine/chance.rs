//! Chance as an argument: `ChaCha8` keyed by (seed, turn, purpose), so that a retry from a turn keeps what came before.

use rand::{Rng, SeedableRng, rngs::ChaCha8Rng};
use serde::{Deserialize, Serialize};

/// What a call's choices are drawn from.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Seed(pub u64);

impl Seed {
    /// An index below `n` (0 where `n` is 0). Depends on seed, turn and purpose only.
    pub fn pick(self, turn: u16, purpose: &str, n: usize) -> usize {
        if n < 2 {
            return 0;
        }
        let mut key = [0_u8; 32];
        key[..8].copy_from_slice(&self.0.to_le_bytes());
        key[8..10].copy_from_slice(&turn.to_le_bytes());
        key[16..24].copy_from_slice(&fnv1a(purpose).to_le_bytes());
        let draw = ChaCha8Rng::from_seed(key).next_u64();
        // Multiply-shift instead of the library's ranges, whose algorithm may change between versions.
        let index = (u128::from(draw) * n as u128) >> 64;
        usize::try_from(index).unwrap_or(0)
    }
}

/// FNV-1a, 64 bit: stable over versions and machines, which the standard hasher does not promise.
fn fnv1a(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}
