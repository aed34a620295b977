//! The sentences of each language as one sorted table that needs no reading: all keys and texts one after the other, and where
//! each of them ends.

use std::{collections::BTreeMap, error::Error, fs, path::Path};

use toml::de::DeTable;

use crate::flatten::flatten;

pub(crate) fn write(folder: &Path) -> Result<(), Box<dyn Error>> {
    for language in ["zh", "en"] {
        let mut texts = BTreeMap::new();
        for entry in fs::read_dir(Path::new("assets/locales").join(language))? {
            let path = entry?.path();
            let file = fs::read_to_string(&path)?;
            let wrong = |error| format!("{}: {error}", path.display());
            let table = DeTable::parse(&file).map_err(wrong)?;
            flatten("", table.get_ref(), &mut texts);
        }
        let mut all = String::new();
        let mut ends = Vec::new();
        for (key, text) in texts {
            for part in [key, text] {
                all.push_str(&part);
                ends.extend(u32::try_from(all.len())?.to_le_bytes());
            }
        }
        fs::write(folder.join(format!("sentences_{language}.txt")), all)?;
        fs::write(folder.join(format!("sentences_{language}.ends")), ends)?;
    }
    Ok(())
}
