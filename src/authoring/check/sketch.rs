//! `near-duplicate`: a scenario says nearly the same as another.
//!
//! Why: the trainee practises the same call twice, and a correction of the one does not reach the other.
//!
//! A scenario is drawn as a sketch: the least hash of each class of its runs of characters (one-permutation `MinHash`).
//! Sketches that agree in a band of places land in one bucket, and each is compared with few of its buckets only: one
//! pass over all files, however many are alike.

use std::{collections::BTreeMap, sync::Arc};

use super::subject::Subject;
use crate::{
    source::{Diagnostic, Findings, SourceFile},
    text::{Name, Span, fold::fold},
};

const CODE: &str = "near-duplicate";
/// Classes of hashes, and so places of a sketch.
const PLACES: usize = 128;
/// Places that must all agree for two sketches to meet.
const BAND: usize = 4;
/// Characters that are hashed together.
const RUN: usize = 5;
/// Agreeing places in a hundred from which two scenarios are told to be alike.
const ALIKE: usize = 80;
/// With fewer runs than this a sketch says little.
const LEAST: usize = 60;

/// What is kept of a scenario that was looked at.
pub(super) struct Drawn {
    /// It is one of those to be checked.
    pub(super) named: bool,
    id: Name,
    /// The file up to its title: all that is shown of it.
    head: Arc<SourceFile>,
    title: Span,
    sketch: Option<Box<[u32; PLACES]>>,
}

impl Drawn {
    pub(super) fn new(on: &Subject<'_>, file: &SourceFile, named: bool) -> Self {
        let title = on.look.root.place("title");
        let head = file.text.get(..file.line(title.end).end);
        Self {
            named,
            id: on.look.scenario.id.clone(),
            head: Arc::new(SourceFile {
                name: file.name.clone(),
                text: head.unwrap_or_default().to_owned().into(),
            }),
            title,
            sketch: sketch(on.lines().iter().map(|line| line.value)),
        }
    }
}

fn sketch<'t>(texts: impl Iterator<Item = &'t str>) -> Option<Box<[u32; PLACES]>> {
    let mut least = Box::new([u32::MAX; PLACES]);
    let mut runs = 0;
    for text in texts {
        let letters: Vec<char> = fold(text).chars().collect();
        for run in letters.windows(RUN) {
            let hash = hash(run);
            let class = usize::try_from(hash % PLACES as u64).unwrap_or_default();
            let value = u32::try_from(hash >> 32).unwrap_or_default();
            least[class] = least[class].min(value);
            runs += 1;
        }
    }
    (runs >= LEAST).then_some(least)
}

/// The same on every machine.
fn hash(run: &[char]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for one in run {
        hash = (hash ^ u64::from(u32::from(*one))).wrapping_mul(0x0100_0000_01b3);
    }
    hash ^= hash >> 29;
    hash = hash.wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash ^ (hash >> 32)
}

/// Pairs that are alike, told of the later of two that are to be checked, and once of each.
pub(super) fn alike(drawn: &[Drawn]) -> Vec<Diagnostic> {
    let mut buckets: BTreeMap<(usize, [u32; BAND]), (usize, usize)> = BTreeMap::new();
    let mut found = Vec::new();
    for (at, one) in drawn.iter().enumerate() {
        let Some(sketch) = &one.sketch else { continue };
        let mut met: Vec<usize> = Vec::new();
        for (band, key) in sketch.as_chunks::<BAND>().0.iter().enumerate() {
            if key.iter().all(|place| *place == u32::MAX) {
                continue;
            }
            // The first and the last of a bucket stand for all of it.
            let (first, last) = buckets.entry((band, *key)).or_insert((at, at));
            met.extend([*first, *last]);
            *last = at;
        }
        met.sort_unstable();
        met.dedup();
        let others = met.into_iter().filter(|other| *other != at);
        let nearest = others
            .filter_map(|other| Some((likeness(sketch, drawn.get(other)?)?, other)))
            .max_by_key(|(likeness, other)| (*likeness, std::cmp::Reverse(*other)));
        if let Some((likeness, other)) = nearest.filter(|(likeness, _)| *likeness >= ALIKE)
            && drawn[other].id != one.id
        {
            let (told, of) = if one.named {
                (one, &drawn[other])
            } else {
                (&drawn[other], one)
            };
            found.extend(tell(told, of, likeness));
        }
    }
    found
}

/// Agreeing places in a hundred of those that either has.
fn likeness(sketch: &[u32; PLACES], other: &Drawn) -> Option<usize> {
    let other = other.sketch.as_ref()?;
    let (mut same, mut all) = (0, 0);
    for (a, b) in sketch.iter().zip(other.iter()) {
        if *a != u32::MAX || *b != u32::MAX {
            all += 1;
            same += usize::from(a == b);
        }
    }
    (all > 0).then(|| same * 100 / all)
}

fn tell(one: &Drawn, other: &Drawn, likeness: usize) -> Vec<Diagnostic> {
    if !one.named {
        return Vec::new();
    }
    let mut findings = Findings::new(Arc::clone(&one.head));
    findings
        .warning(CODE, one.title)
        .with("path", &other.head.name)
        .with("likeness", &likeness);
    findings.sorted()
}
