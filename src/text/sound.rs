//! How Chinese characters sound, so that what was typed by ear is read as what was meant.

use std::{collections::HashMap, sync::LazyLock};

use pinyin::{ToPinyin, ToPinyinMulti};

/// One sound, careless differences levelled; characters without a sound stand for themselves.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Sound(u32);

/// The common sound of a character.
pub fn sound(c: char) -> Sound {
    if c.is_ascii() {
        return Sound(u32::from(c));
    }
    let table = table();
    let at = (u32::from(c)).wrapping_sub(FIRST) as usize;
    match table.common.get(at) {
        Some(0) | None => Sound(u32::from(c)),
        Some(id) => Sound(SOUNDS + u32::from(*id)),
    }
}

/// Whether two characters share a sound in any of their readings.
pub fn alike(a: char, b: char) -> bool {
    if a == b || sound(a) == sound(b) {
        return true;
    }
    let readings = |c: char| {
        c.to_pinyin_multi()
            .into_iter()
            .flatten()
            .map(|reading| level(reading.plain()))
            .collect::<Vec<_>>()
    };
    let mine = readings(a);
    readings(b).iter().any(|sound| mine.contains(sound))
}

const FIRST: u32 = 0x4e00;
const LAST: u32 = 0x9fa5;
/// Above every character, so that a sound is never a character's own number.
const SOUNDS: u32 = 0x11_0000;

struct Table {
    /// Number of the sound of each character, 0 for none.
    common: Vec<u16>,
}

fn table() -> &'static Table {
    static TABLE: LazyLock<Table> = LazyLock::new(build);
    &TABLE
}

fn build() -> Table {
    let mut ids: HashMap<&'static str, u16> = HashMap::new();
    let mut levelled: HashMap<String, u16> = HashMap::new();
    let mut id_of = |plain: &'static str| {
        *ids.entry(plain).or_insert_with(|| {
            let next = u16::try_from(levelled.len() + 1).unwrap_or(u16::MAX);
            *levelled.entry(level(plain)).or_insert(next)
        })
    };
    let mut common: Vec<u16> = (FIRST..=LAST)
        .map(|code| {
            char::from_u32(code)
                .and_then(|c| c.to_pinyin())
                .map_or(0, |reading| id_of(reading.plain()))
        })
        .collect();
    for (c, plain) in rules("read") {
        let at = c
            .chars()
            .next()
            .map_or(0, |c| u32::from(c).wrapping_sub(FIRST) as usize);
        if let Some(place) = common.get_mut(at) {
            *place = id_of(plain);
        }
    }
    Table { common }
}

/// The sound without the differences that a careless ear misses.
fn level(plain: &str) -> String {
    let mut sound = plain.to_owned();
    for (from, to) in rules("begin") {
        if let Some(rest) = sound.strip_prefix(from) {
            sound = format!("{to}{rest}");
        }
    }
    for (from, to) in rules("end") {
        if let Some(rest) = sound.strip_suffix(from) {
            sound = format!("{rest}{to}");
        }
    }
    sound
}

fn rules(kind: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    include_str!("../../assets/text/sounds.txt")
        .lines()
        .filter_map(move |line| {
            let mut words = line.split(' ');
            (words.next() == Some(kind)).then_some(())?;
            Some((words.next()?, words.next()?))
        })
}
