//! The names of the compiled-in behaviours, so that their files are read only when replies are: a line each with file, name,
//! titles in Chinese and English, and step.

use std::{error::Error, fs, path::Path};

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

pub(crate) fn write(folder: &Path) -> Result<(), Box<dyn Error>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir("assets/behaviours")? {
        paths.push(entry?.path());
    }
    paths.sort();
    let mut lines = String::new();
    for path in paths {
        let stem = path.file_stem().and_then(|stem| stem.to_str());
        let stem = stem.ok_or("a path that is no text")?;
        let text = fs::read_to_string(&path)?;
        let wrong = |error| format!("{}: {error}", path.display());
        let root = DeTable::parse(&text).map_err(wrong)?;
        let behaviours = root.get_ref().get("behaviour");
        for one in behaviours
            .and_then(|all| all.get_ref().as_array())
            .into_iter()
            .flatten()
        {
            let table = one
                .get_ref()
                .as_table()
                .ok_or("a behaviour that is no table")?;
            let title = table
                .get("title")
                .and_then(|title| title.get_ref().as_table());
            let title = title.ok_or("a behaviour without titles")?;
            let parts = [
                text_of(table, "name"),
                text_of(title, "zh"),
                text_of(title, "en"),
                text_of(table, "step"),
            ];
            lines.push_str(stem);
            for part in parts {
                if part.contains(['\t', '\n']) {
                    return Err(
                        format!("{}: {part:?} does not fit on a line", path.display()).into(),
                    );
                }
                lines.push('\t');
                lines.push_str(part);
            }
            lines.push('\n');
        }
    }
    fs::write(folder.join("behaviours.txt"), lines)?;
    Ok(())
}

fn text_of<'t>(table: &'t DeTable<'_>, key: &str) -> &'t str {
    let value = table.get(key).map(Spanned::get_ref);
    value.and_then(DeValue::as_str).unwrap_or_default()
}
