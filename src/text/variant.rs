//! What a Chinese character is read as: traditional as simplified, look-alikes as one, fillers not at all.

use super::tables::variants;

/// How a typed character is compared.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Variant {
    Read(char),
    Skipped,
}

/// The table has four bytes a character from here on: 0 itself, 1 not read at all, or what it is read as.
const FIRST: u32 = 0x3400;

pub(super) fn variant(typed: char) -> Variant {
    let place = u32::from(typed).wrapping_sub(FIRST) as usize;
    match variants()
        .as_chunks()
        .0
        .get(place)
        .map(|&entry| u32::from_le_bytes(entry))
    {
        None | Some(0) => Variant::Read(typed),
        Some(1) => Variant::Skipped,
        Some(read) => Variant::Read(char::from_u32(read).unwrap_or(typed)),
    }
}
