//! The tables of characters, made by the build script; it reads texts by the same code, on tables of its own.

/// The number of each character's common sound, two bytes each.
pub(super) fn common_sounds() -> &'static [u8] {
    include_bytes!(concat!(env!("OUT_DIR"), "/sounds.bin"))
}

/// All readings of the characters that have several: pairs of a character's place and a sound's number, two bytes each.
pub(super) fn further_sounds() -> &'static [u8] {
    include_bytes!(concat!(env!("OUT_DIR"), "/further_sounds.bin"))
}

/// What each character is read as, four bytes each.
pub(super) fn variants() -> &'static [u8] {
    include_bytes!(concat!(env!("OUT_DIR"), "/variants.bin"))
}
