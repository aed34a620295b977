//! Steps, dimensions and items of a summary in a few bytes, since they are read by the hundred thousand.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension as _};

use super::{StoreFault, rows::strange};
use crate::{
    judge::Points,
    record::{Practised, Summary},
    text::Name,
};

type Scores = [(Points, Points); 6];

/// The names of items by their numbers.
pub(super) struct Items(BTreeMap<u64, Name>);

impl Items {
    pub(super) fn read(connection: &Connection) -> Result<Self, StoreFault> {
        let mut list = connection.prepare_cached("SELECT number, name FROM item")?;
        let rows = list.query_map([], |row| {
            let number: i64 = row.get(0)?;
            let name: String = row.get(1)?;
            Ok((number.cast_unsigned(), Name::from(name)))
        })?;
        Ok(Self(rows.collect::<Result<_, _>>()?))
    }
}

/// The number of an item; made if nobody has asked for it before.
fn number(connection: &Connection, name: &Name) -> Result<u64, StoreFault> {
    let known: Option<i64> = connection
        .prepare_cached("SELECT number FROM item WHERE name = ?1")?
        .query_row([name.as_str()], |row| row.get(0))
        .optional()?;
    if let Some(known) = known {
        return Ok(known.cast_unsigned());
    }
    connection
        .prepare_cached("INSERT INTO item (name) VALUES (?1)")?
        .execute([name.as_str()])?;
    Ok(connection.last_insert_rowid().cast_unsigned())
}

/// Whole numbers of seven bits a byte: six steps, six dimensions, then the items, each as number and hint, got and of.
pub(super) fn pack(connection: &Connection, summary: &Summary) -> Result<Vec<u8>, StoreFault> {
    let mut bytes = Vec::with_capacity(192);
    for (got, of) in summary.steps.iter().chain(&summary.dimensions) {
        put_points(&mut bytes, *got);
        put_points(&mut bytes, *of);
    }
    for practised in &summary.practised {
        let number = number(connection, &practised.item)?;
        put(&mut bytes, number << 1 | u64::from(practised.hinted));
        put_points(&mut bytes, practised.got);
        put_points(&mut bytes, practised.of);
    }
    Ok(bytes)
}

fn put(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push(u8::try_from(number & 0x7f).unwrap_or_default() | 0x80);
        number >>= 7;
    }
    bytes.push(u8::try_from(number).unwrap_or_default());
}

/// Small ones stay small on both sides of nothing.
fn put_points(bytes: &mut Vec<u8>, points: Points) {
    let number = i64::from(points.0);
    put(bytes, (number << 1 ^ number >> 63).cast_unsigned());
}

/// What was packed: steps, dimensions, items.
pub(super) fn unpack(
    bytes: &[u8],
    items: &Items,
) -> Result<(Scores, Scores, Vec<Practised>), StoreFault> {
    let mut rest = bytes;
    parts(&mut rest, items).ok_or_else(|| strange("scores", &format!("{} bytes", bytes.len())))
}

fn parts(rest: &mut &[u8], items: &Items) -> Option<(Scores, Scores, Vec<Practised>)> {
    let (steps, dimensions) = (scores(rest)?, scores(rest)?);
    let mut practised = Vec::with_capacity(rest.len() / 4);
    while !rest.is_empty() {
        let head = take(rest)?;
        practised.push(Practised {
            item: items.0.get(&(head >> 1))?.clone(),
            got: take_points(rest)?,
            of: take_points(rest)?,
            hinted: head & 1 == 1,
        });
    }
    Some((steps, dimensions, practised))
}

fn scores(rest: &mut &[u8]) -> Option<Scores> {
    let mut scores = Scores::default();
    for pair in &mut scores {
        *pair = (take_points(rest)?, take_points(rest)?);
    }
    Some(scores)
}

fn take(rest: &mut &[u8]) -> Option<u64> {
    let mut number = 0;
    for shift in (0..64).step_by(7) {
        let (byte, after) = rest.split_first()?;
        *rest = after;
        number |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

fn take_points(rest: &mut &[u8]) -> Option<Points> {
    let number = take(rest)?;
    let points = (number >> 1).cast_signed() ^ -(number & 1).cast_signed();
    i32::try_from(points).ok().map(Points)
}
