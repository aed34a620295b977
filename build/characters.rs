//! The tables of characters: how each sounds, and what it is read as. The files are for the program, `TABLES` for this script.

use std::{collections::HashMap, error::Error, fs, path::Path};

use ferrous_opencc::{OpenCC, config::BuiltinConfig};
use pinyin::{ToPinyin, ToPinyinMulti};

use crate::text::tables::{TABLES, Tables};

pub(crate) fn write(folder: &Path) -> Result<(), Box<dyn Error>> {
    let (common, further) = sounds(&fs::read_to_string("assets/text/sounds.txt")?)?;
    let bytes = |table: &[u16]| -> Vec<u8> { table.iter().flat_map(|n| n.to_le_bytes()).collect() };
    let variants = variants(&fs::read_to_string("assets/text/fold.txt")?)?;
    let tables = Tables {
        common_sounds: bytes(&common),
        further_sounds: bytes(&further),
        variants: variants.iter().flat_map(|c| c.to_le_bytes()).collect(),
    };
    fs::write(folder.join("sounds.bin"), &tables.common_sounds)?;
    fs::write(folder.join("further_sounds.bin"), &tables.further_sounds)?;
    fs::write(folder.join("variants.bin"), &tables.variants)?;
    TABLES.get_or_init(|| tables);
    Ok(())
}

/// The characters that sound: `text::sound` reads the tables by their distance from the first.
const SOUNDING: std::ops::RangeInclusive<char> = '\u{4e00}'..='\u{9fa5}';

/// The number of each character's common sound, 0 for none; and, for those with more readings, pairs of the character's place
/// and the sound's number. Sounds that a careless ear takes for one have one number.
fn sounds(rules: &str) -> Result<(Vec<u16>, Vec<u16>), Box<dyn Error>> {
    let mut numbers: HashMap<String, u16> = HashMap::new();
    let mut number = |plain: &str| -> Result<u16, Box<dyn Error>> {
        let next = u16::try_from(numbers.len() + 1)?;
        Ok(*numbers.entry(level(plain, rules)).or_insert(next))
    };
    let mut common = Vec::new();
    let mut further = Vec::new();
    for (place, c) in (0u16..).zip(SOUNDING) {
        common.push(match c.to_pinyin() {
            Some(reading) => number(reading.plain())?,
            None => 0,
        });
        for reading in c.to_pinyin_multi().into_iter().flatten() {
            further.extend([place, number(reading.plain())?]);
        }
    }
    for (letter, plain) in lines(rules, "read") {
        let place = SOUNDING.clone().position(|c| letter.starts_with(c));
        common[place.ok_or("a reading of no character")?] = number(plain)?;
    }
    Ok((common, further))
}

/// The sound without the differences that a careless ear misses.
fn level(plain: &str, rules: &str) -> String {
    let mut sound = plain.to_owned();
    for (from, to) in lines(rules, "begin") {
        if let Some(rest) = sound.strip_prefix(from) {
            sound = format!("{to}{rest}");
        }
    }
    for (from, to) in lines(rules, "end") {
        if let Some(rest) = sound.strip_suffix(from) {
            sound = format!("{rest}{to}");
        }
    }
    sound
}

fn lines<'a>(rules: &'a str, kind: &str) -> impl Iterator<Item = (&'a str, &'a str)> {
    rules.lines().filter_map(move |line| {
        let mut words = line.split(' ');
        (words.next() == Some(kind)).then_some(())?;
        Some((words.next()?, words.next()?))
    })
}

/// The characters that may be read as others: `text::variant` reads the table by their distance from the first.
const READ: std::ops::RangeInclusive<char> = '\u{3400}'..='\u{9fff}';
const AS_ITSELF: u32 = 0;
const NOT_AT_ALL: u32 = 1;

/// What each character is read as: traditional ones as simplified ones, and what the rules say.
fn variants(rules: &str) -> Result<Vec<u32>, Box<dyn Error>> {
    let mut table = vec![AS_ITSELF; READ.count()];
    let mut set = |c: char, read: u32| -> Result<(), Box<dyn Error>> {
        let place = u32::from(c).checked_sub(u32::from(*READ.start()));
        let place = table.get_mut(place.ok_or("a character before the table")? as usize);
        *place.ok_or("a character behind the table")? = read;
        Ok(())
    };
    let all: String = SOUNDING.flat_map(|c| [c, '\n']).collect();
    let simplified = OpenCC::from_config(BuiltinConfig::T2s)?.convert(&all);
    for (typed, read) in SOUNDING.zip(simplified.lines()) {
        let mut letters = read.chars();
        if let (Some(read), None) = (letters.next(), letters.next())
            && read != typed
        {
            set(typed, u32::from(read))?;
        }
    }
    for line in rules.lines() {
        let Some((kind, letters)) = line.split_once(' ') else {
            continue;
        };
        let mut letters = letters.chars();
        let read = match kind {
            "skip" => NOT_AT_ALL,
            "same" => u32::from(letters.next().ok_or("same as nothing")?),
            _ => continue,
        };
        for letter in letters {
            set(letter, read)?;
        }
    }
    Ok(table)
}
