//! The list of the files that are compiled in, as source: path and text of each, by path.

use std::{
    error::Error,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

/// These are compiled in in another form, or by name.
const OTHERWISE: [&str; 3] = ["assets/learned", "assets/locales", "assets/text"];

pub(crate) fn write(folder: &Path) -> Result<(), Box<dyn Error>> {
    let mut source = String::new();
    for (name, top) in [("ASSETS", "assets"), ("SCENARIOS", "scenarios")] {
        let mut paths = Vec::new();
        gather(Path::new(top), &mut paths)?;
        let mut files = Vec::new();
        for path in paths {
            let full = fs::canonicalize(&path)?;
            let full = full.to_str().ok_or("a path that is no text")?.to_owned();
            let below = path
                .strip_prefix(top)?
                .to_str()
                .ok_or("a path that is no text")?;
            files.push((below.replace('\\', "/"), full));
        }
        files.sort();
        writeln!(source, "static {name}: &[(&str, &str)] = &[")?;
        for (below, full) in files {
            writeln!(source, "    ({below:?}, include_str!({full:?})),")?;
        }
        source.push_str("];\n");
    }
    fs::write(folder.join("built_in.rs"), source)?;
    Ok(())
}

fn gather(folder: &Path, found: &mut Vec<PathBuf>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if OTHERWISE.iter().any(|other| path == Path::new(other)) {
            continue;
        }
        if path.is_dir() {
            gather(&path, found)?;
        } else {
            found.push(path);
        }
    }
    Ok(())
}
