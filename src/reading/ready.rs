//! A compiled lexicon as bytes: the build script writes them, a start reads them. One list of fields makes both ways.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
    sync::Arc,
};

use super::atoms::Atom;
use crate::text::{Name, sound::Sound};

/// What is written and read again just as it was.
pub(crate) trait Ready: Sized {
    fn put(&self, to: &mut Writer);
    /// None where the bytes are no such thing.
    fn take(from: &mut Reader<'_>) -> Option<Self>;
}

/// Numbers take a byte for seven bits of them, small ones first.
#[derive(Default)]
pub(crate) struct Writer {
    pub(crate) bytes: Vec<u8>,
    /// Words that were written already: many patterns have the same.
    sets: BTreeMap<Arc<[Atom]>, usize>,
}

pub(crate) struct Reader<'b> {
    rest: &'b [u8],
    sets: Vec<Arc<[Atom]>>,
}

impl Writer {
    pub(crate) fn number(&mut self, number: usize) {
        let mut rest = number;
        while rest > 0x7f {
            self.bytes.push(rest.to_le_bytes()[0] | 0x80);
            rest >>= 7;
        }
        self.bytes.push(rest.to_le_bytes()[0]);
    }
}

impl<'b> Reader<'b> {
    pub(crate) fn new(bytes: &'b [u8]) -> Self {
        Self {
            rest: bytes,
            sets: Vec::new(),
        }
    }

    pub(crate) fn number(&mut self) -> Option<usize> {
        // Most are small.
        if let Some((&byte, rest)) = self.rest.split_first()
            && byte & 0x80 == 0
        {
            self.rest = rest;
            return Some(usize::from(byte));
        }
        let (mut number, mut shift) = (0, 0);
        loop {
            let (&byte, rest) = self.rest.split_first()?;
            self.rest = rest;
            number |= usize::from(byte & 0x7f).checked_shl(shift)?;
            if byte & 0x80 == 0 {
                return Some(number);
            }
            shift += 7;
        }
    }

    /// How many things follow: no more than there are bytes for.
    fn count(&mut self) -> Option<usize> {
        self.number().filter(|&count| count <= self.rest.len())
    }

    fn text(&mut self) -> Option<&'b str> {
        let length = self.number()?;
        let (text, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        str::from_utf8(text).ok()
    }

    pub(crate) fn is_at_end(&self) -> bool {
        self.rest.is_empty()
    }
}

/// All fields of a struct, or all variants of an enum each with a number of its own, in the order in which they are written.
macro_rules! ready {
    (struct $type:ident { $($field:ident),* $(,)? }) => {
        impl $crate::reading::ready::Ready for $type {
            fn put(&self, to: &mut $crate::reading::ready::Writer) {
                let Self { $($field),* } = self;
                $($crate::reading::ready::Ready::put($field, to);)*
            }

            fn take(from: &mut $crate::reading::ready::Reader<'_>) -> Option<Self> {
                Some(Self { $($field: $crate::reading::ready::Ready::take(from)?),* })
            }
        }
    };
    (enum $type:ident { $($number:literal => $variant:ident $(($($part:ident),*))? $({$($field:ident),*})?),* $(,)? }) => {
        impl $crate::reading::ready::Ready for $type {
            fn put(&self, to: &mut $crate::reading::ready::Writer) {
                match self {
                    $(Self::$variant $(($($part),*))? $({$($field),*})? => {
                        to.number($number);
                        $($($crate::reading::ready::Ready::put($part, to);)*)?
                        $($($crate::reading::ready::Ready::put($field, to);)*)?
                    })*
                }
            }

            fn take(from: &mut $crate::reading::ready::Reader<'_>) -> Option<Self> {
                Some(match from.number()? {
                    $($number => {
                        $($(let $part = $crate::reading::ready::Ready::take(from)?;)*)?
                        $($(let $field = $crate::reading::ready::Ready::take(from)?;)*)?
                        Self::$variant $(($($part),*))? $({$($field),*})?
                    })*
                    _ => return None,
                })
            }
        }
    };
}
pub(crate) use ready;

impl Ready for usize {
    fn put(&self, to: &mut Writer) {
        to.number(*self);
    }
    fn take(from: &mut Reader<'_>) -> Option<Self> {
        from.number()
    }
}

impl Ready for u32 {
    fn put(&self, to: &mut Writer) {
        to.number(*self as usize);
    }
    fn take(from: &mut Reader<'_>) -> Option<Self> {
        from.number()?.try_into().ok()
    }
}

impl Ready for u8 {
    fn put(&self, to: &mut Writer) {
        to.number(usize::from(*self));
    }
    fn take(from: &mut Reader<'_>) -> Option<Self> {
        from.number()?.try_into().ok()
    }
}

impl Ready for bool {
    fn put(&self, to: &mut Writer) {
        to.number(usize::from(*self));
    }
    fn take(from: &mut Reader<'_>) -> Option<Self> {
        Some(from.number()? != 0)
    }
}

/// Counted from the first Chinese one and round: these take two bytes.
impl Ready for char {
    fn put(&self, to: &mut Writer) {
        let number = (u32::from(*self) + ROUND - CHINESE) % ROUND;
        number.put(to);
    }
    fn take(from: &mut Reader<'_>) -> Option<Self> {
        let number = u32::take(from)?;
        Self::from_u32(number.checked_add(CHINESE)? % ROUND)
    }
}

const CHINESE: u32 = 0x4e00;
const ROUND: u32 = 0x11_0000;

/// Counted from the first that is no character and round.
impl Ready for Sound {
    fn put(&self, to: &mut Writer) {
        let number = (self.number() + ROUND - Self::FIRST) % ROUND;
        number.put(to);
    }
    fn take(from: &mut Reader<'_>) -> Option<Self> {
        let number = u32::take(from)?;
        Some(Self::of_number(number.checked_add(Self::FIRST)? % ROUND))
    }
}

impl Ready for String {
    fn put(&self, to: &mut Writer) {
        to.number(self.len());
        to.bytes.extend(self.as_bytes());
    }
    fn take(from: &mut Reader<'_>) -> Option<Self> {
        from.text().map(str::to_owned)
    }
}

impl Ready for Name {
    fn put(&self, to: &mut Writer) {
        self.as_str().to_owned().put(to);
    }
    fn take(from: &mut Reader<'_>) -> Option<Self> {
        from.text().map(Self::from)
    }
}

impl<T: Ready> Ready for Option<T> {
    fn put(&self, to: &mut Writer) {
        self.is_some().put(to);
        if let Some(some) = self {
            some.put(to);
        }
    }
    fn take(from: &mut Reader<'_>) -> Option<Self> {
        Some(if bool::take(from)? {
            Some(T::take(from)?)
        } else {
            None
        })
    }
}

impl<T: Ready> Ready for Vec<T> {
    fn put(&self, to: &mut Writer) {
        to.number(self.len());
        for one in self {
            one.put(to);
        }
    }
    fn take(from: &mut Reader<'_>) -> Option<Self> {
        let count = from.count()?;
        let mut all = Self::with_capacity(count);
        for _ in 0..count {
            all.push(T::take(from)?);
        }
        Some(all)
    }
}

impl<K: Ready + Ord + Clone, V: Ready + Clone> Ready for BTreeMap<K, V> {
    fn put(&self, to: &mut Writer) {
        to.number(self.len());
        for (key, value) in self {
            key.put(to);
            value.put(to);
        }
    }
    fn take(from: &mut Reader<'_>) -> Option<Self> {
        let count = from.count()?;
        (0..count)
            .map(|_| Some((K::take(from)?, V::take(from)?)))
            .collect()
    }
}

impl<T: Ready + Ord> Ready for BTreeSet<T> {
    fn put(&self, to: &mut Writer) {
        to.number(self.len());
        for one in self {
            one.put(to);
        }
    }
    fn take(from: &mut Reader<'_>) -> Option<Self> {
        let count = from.count()?;
        (0..count).map(|_| T::take(from)).collect()
    }
}

impl<T: Ready> Ready for Range<T> {
    fn put(&self, to: &mut Writer) {
        self.start.put(to);
        self.end.put(to);
    }
    fn take(from: &mut Reader<'_>) -> Option<Self> {
        Some(T::take(from)?..T::take(from)?)
    }
}

/// Words in their order: each as its distance from the one before. Those that were there before are named by their number.
impl Ready for Arc<[Atom]> {
    fn put(&self, to: &mut Writer) {
        if let Some(&known) = to.sets.get(self) {
            to.number(known + 1);
            return;
        }
        to.number(0);
        to.number(self.len());
        let mut before = 0;
        for &atom in &**self {
            atom.wrapping_sub(before).put(to);
            before = atom;
        }
        to.sets.insert(Self::clone(self), to.sets.len());
    }

    fn take(from: &mut Reader<'_>) -> Option<Self> {
        if let Some(known) = from.number()?.checked_sub(1) {
            return from.sets.get(known).cloned();
        }
        let count = from.count()?;
        let mut atoms = Vec::with_capacity(count);
        let mut before: Atom = 0;
        for _ in 0..count {
            before = before.wrapping_add(Atom::take(from)?);
            atoms.push(before);
        }
        let set: Self = atoms.into();
        from.sets.push(Self::clone(&set));
        Some(set)
    }
}
