//! How Chinese characters sound, so that what was typed by ear is read as what was meant.

use super::tables::{common_sounds, further_sounds};

/// One sound, careless differences levelled; characters without a sound stand for themselves.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Sound(u32);

/// The tables begin with this character; a sound of number 0 is none.
const FIRST: u32 = 0x4e00;

/// The common sound of a character.
pub fn sound(c: char) -> Sound {
    match common_sounds().as_chunks().0.get(place(c)) {
        None | Some([0, 0]) => Sound(u32::from(c)),
        Some(&number) => numbered(number),
    }
}

/// Whether two characters share a sound in any of their readings.
pub fn alike(a: char, b: char) -> bool {
    a == b
        || sound(a) == sound(b)
        || readings(a).any(|mine| readings(b).any(|theirs| mine == theirs))
}

impl Sound {
    /// Where no character is, so that a sound is never a character's own number.
    pub(crate) const FIRST: u32 = 0xd800;

    /// A number of its own, not far above those of characters.
    pub(crate) fn number(self) -> u32 {
        self.0
    }

    pub(crate) fn of_number(number: u32) -> Self {
        Self(number)
    }
}

fn place(c: char) -> usize {
    u32::from(c).wrapping_sub(FIRST) as usize
}

fn numbered(number: [u8; 2]) -> Sound {
    Sound(Sound::FIRST + u32::from(u16::from_le_bytes(number)))
}

fn readings(c: char) -> impl Iterator<Item = Sound> {
    let pairs = further_sounds().as_chunks::<2>().0.as_chunks::<2>().0;
    let of = |pair: &[[u8; 2]; 2]| usize::from(u16::from_le_bytes(pair[0]));
    let from = pairs.partition_point(|pair| of(pair) < place(c));
    let own = pairs[from..]
        .iter()
        .take_while(move |pair| of(pair) == place(c));
    own.map(|pair| numbered(pair[1]))
}
