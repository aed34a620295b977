//! The lexicon of the compiled-in behaviours, compiled as the program compiles the trainer's own.

use std::{error::Error, fs, path::Path};

use crate::{
    reading::{Lexicon, rules::RuleFile},
    text::Name,
};

/// Needs the tables of characters.
pub(crate) fn write(folder: &Path) -> Result<(), Box<dyn Error>> {
    let mut files: Vec<(Name, RuleFile)> = Vec::new();
    for entry in fs::read_dir("assets/behaviours")? {
        let path = entry?.path();
        let stem = path.file_stem().and_then(|stem| stem.to_str());
        let stem = stem.ok_or("a path that is no text")?;
        let wrong = |error| format!("{}: {error}", path.display());
        let rules = toml::from_str(&fs::read_to_string(&path)?).map_err(wrong)?;
        files.push((stem.into(), rules));
    }
    files.sort_by(|(a, _), (b, _)| a.cmp(b));
    // What does not compile is said where the program reads its files, with the places of the errors.
    let bytes = Lexicon::compile(&files).map_or_else(|_| Vec::new(), |lexicon| lexicon.bytes());
    fs::write(folder.join("lexicon.bin"), bytes)?;
    Ok(())
}
