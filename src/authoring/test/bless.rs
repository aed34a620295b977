//! `--bless`: writes what was measured into the file where its author left `"?"`, and changes nothing else in it.

use std::path::{Path, PathBuf};

use toml::de::DeTable;

use super::{Outcome, Played, Run, figures::Figures};
use crate::{
    authoring::check::fix::Write,
    library::Origin,
    source::{Patch, Section, patched},
    text::Span,
};

/// Fills in the open expectations of all runs that are otherwise as expected.
///
/// # Errors
/// What kept a file from being read or written, with its path; the files before it are written.
pub fn bless(runs: &mut [Run], write: Write<'_>) -> Result<(), (PathBuf, std::io::Error)> {
    let mut files: Vec<PathBuf> = Vec::new();
    for run in runs.iter().filter(|run| is_to_be_blessed(run)) {
        if let Origin::File(path) = &run.origin
            && !files.contains(path)
        {
            files.push(path.clone());
        }
    }
    for path in files {
        file(&path, runs, write).map_err(|error| (path, error))?;
    }
    Ok(())
}

/// A figure from a call that went wrong elsewhere would be the wrong one; those of other personas are nobody's.
fn is_to_be_blessed(run: &Run) -> bool {
    run.is_unmeasured() && run.persona.is_none()
}

fn file(path: &Path, runs: &mut [Run], write: Write<'_>) -> std::io::Result<()> {
    let text = std::fs::read_to_string(path)?;
    let mut patches: Vec<Patch> = Vec::new();
    let mut filled: Vec<(usize, Vec<Filled>)> = Vec::new();
    let of_file = runs.iter().enumerate().filter(|(_, run)| {
        is_to_be_blessed(run) && matches!(&run.origin, Origin::File(file) if file == path)
    });
    for (number, run) in of_file {
        let Some(played) = run.played() else { continue };
        let found = open_keys(&text, &run.play, &played.figures);
        patches.extend(found.iter().map(|(_, patch)| patch.clone()));
        let values = found.into_iter().map(|(key, patch)| (key, patch.text));
        filled.push((number, values.collect()));
    }
    let after = patched(&text, patches);
    if after == text {
        return Ok(());
    }
    write(path, &after)?;
    for (number, filled) in filled {
        if let Some(Run {
            outcome: Outcome::Played(played),
            ..
        }) = runs.get_mut(number)
        {
            settle(played, filled);
        }
    }
    Ok(())
}

/// Key and value.
type Filled = (&'static str, String);

fn settle(played: &mut Played, filled: Vec<Filled>) {
    let is_filled = |key: &str| {
        let whole = key.split('.').next().unwrap_or(key);
        filled
            .iter()
            .any(|(name, _)| *name == key || *name == whole)
    };
    played
        .differences
        .retain(|difference| !is_filled(difference.key));
    played.blessed = filled;
}

const OF_EXPECT: [&str; 7] = [
    "ended",
    "ended_by",
    "score",
    "satisfaction",
    "passed",
    "fatal",
    "mood",
];
const OF_MOOD: [(&str, &str); 2] = [("temper", "mood.temper"), ("trust", "mood.trust")];

/// The open keys of a play, each with what is to stand in place of its `"?"`.
fn open_keys(text: &str, play: &str, figures: &Figures) -> Vec<(&'static str, Patch)> {
    let (table, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        return Vec::new();
    }
    let root = Section::new(table.get_ref(), Span::default());
    let plays = root.sections("play");
    let Some(play) = plays.iter().find(|one| one.text("name") == play) else {
        return Vec::new();
    };
    let expect = play.section("expect");
    let mood = expect.section("mood");
    let whole = OF_EXPECT.iter().map(|key| (expect, *key, *key));
    let moods = OF_MOOD.iter().map(|(name, key)| (mood, *name, *key));
    whole
        .chain(moods)
        .filter(|(section, name, _)| section.is_open(name))
        .filter_map(|(section, name, key)| {
            let span = section.place(name);
            let text = value(key, figures)?;
            Some((key, Patch { span, text }))
        })
        .collect()
}

/// What is written for a key, as TOML. A range leaves room in the direction in which the call may become better still,
/// or worse where it is meant to fail.
fn value(key: &str, figures: &Figures) -> Option<String> {
    let good = figures.passed;
    let (temper, trust) = (figures.mood.temper, figures.mood.trust);
    let calm = || quoted(&range(!good, temper.into()));
    let trusting = || quoted(&range(good, trust.into()));
    Some(match key {
        "ended" => quoted(figures.ended?.code()),
        "ended_by" => quoted(figures.ended_by?.code()),
        "score" => quoted(&range(good, whole_points(figures, good))),
        "satisfaction" => quoted(&range(good, figures.satisfaction.into())),
        "passed" => figures.passed.to_string(),
        "fatal" => figures.fatal.to_string(),
        "mood" => format!("{{ temper = {}, trust = {} }}", calm(), trusting()),
        "mood.temper" => calm(),
        "mood.trust" => trusting(),
        _ => return None,
    })
}

/// Rounded towards what is sure to hold.
fn whole_points(figures: &Figures, down: bool) -> i32 {
    let hundredths = figures.score.0;
    if down {
        hundredths.div_euclid(100)
    } else {
        -(-hundredths).div_euclid(100)
    }
}

fn range(at_least: bool, figure: i32) -> String {
    let sign = if at_least { ">=" } else { "<=" };
    format!("{sign} {figure}")
}

fn quoted(text: &str) -> String {
    format!("\"{text}\"")
}
