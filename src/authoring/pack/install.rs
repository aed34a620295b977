//! Puts packs into the folder of packs, and takes them out of it: all of a pack or nothing.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{Contents, PackFault};
use crate::{
    authoring::check::check,
    library::{
        Sources, Version,
        packs::{ASSETS, SCENARIOS, SPELLINGS, is_name, manifest_in},
    },
    source::Diagnostic,
};

/// What was there before a pack was added.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Before {
    Nothing,
    /// This version was replaced; `None`: its manifest was spoilt.
    Version(Option<Version>),
}

/// What is wrong with the files of a pack on their own, beside what is compiled in; they are written into `scratch` for that.
/// Places are as the author knows them.
pub fn errors(contents: &Contents, scratch: &Path) -> Result<Vec<Diagnostic>, PackFault> {
    let aside = Aside::new(scratch, "check")?;
    aside.fill(contents)?;
    Ok(aside.errors(contents))
}

/// Adds a pack to the folder of packs. It is unpacked aside, checked, and put in place as a whole; an older version stays
/// until then. A version that is not newer is taken only by `force`.
pub fn add(contents: &Contents, packs: &Path, force: bool) -> Result<Before, PackFault> {
    let name = &contents.manifest.name;
    fs::create_dir_all(packs).map_err(io_fault(packs))?;
    let target = packs.join(name);
    let before = before(&target);
    if let Before::Version(have) = &before
        && !force
        && have
            .as_ref()
            .is_some_and(|have| *have >= contents.manifest.version)
    {
        return Err(PackFault::NotNewer {
            name: name.clone(),
            have: have.clone(),
            new: contents.manifest.version.clone(),
        });
    }
    let aside = Aside::new(packs, name)?;
    aside.fill(contents)?;
    let errors = aside.errors(contents);
    if !errors.is_empty() {
        return Err(PackFault::Faulty(errors));
    }
    // The older version goes aside in the same way, and comes back if the newer one cannot take its place.
    let old = Aside::new(packs, name)?;
    let away = old.path.join(name);
    let was_there = match fs::rename(&target, &away) {
        Ok(()) => true,
        Err(error) if error.kind() == io::ErrorKind::NotFound => false,
        Err(error) => return Err(io_fault(&target)(error)),
    };
    if let Err(error) = fs::rename(&aside.path, &target) {
        if was_there {
            let _ = fs::rename(&away, &target);
        }
        return Err(io_fault(&target)(error));
    }
    Ok(before)
}

/// Takes a pack out. `None`: there is none of that name.
pub fn remove(name: &str, packs: &Path) -> Result<Option<()>, PackFault> {
    let target = packs.join(name);
    if !is_name(name) || !target.is_dir() {
        return Ok(None);
    }
    // Gone at once, and then its files one by one.
    let aside = Aside::new(packs, name)?;
    fs::rename(&target, aside.path.join(name)).map_err(io_fault(&target))?;
    Ok(Some(()))
}

fn before(target: &Path) -> Before {
    if target.is_dir() {
        Before::Version(manifest_in(target).map(|manifest| manifest.version))
    } else {
        Before::Nothing
    }
}

fn io_fault(path: &Path) -> impl Fn(io::Error) -> PackFault {
    let path = path.to_owned();
    move |error| PackFault::Io {
        path: path.clone(),
        error,
    }
}

/// A hidden folder of this process; it goes with everything in it when it is dropped.
struct Aside {
    path: PathBuf,
}

/// Names tried before giving up.
const TRIES: u32 = 1000;

impl Aside {
    fn new(folder: &Path, name: &str) -> Result<Self, PackFault> {
        fs::create_dir_all(folder).map_err(io_fault(folder))?;
        let mut number = 0;
        loop {
            let path = folder.join(format!(".{name}.{}-{number}", std::process::id()));
            match fs::create_dir(&path) {
                Ok(()) => return Ok(Self { path }),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && number < TRIES => {
                    number += 1;
                }
                Err(error) => return Err(io_fault(&path)(error)),
            }
        }
    }

    fn fill(&self, contents: &Contents) -> Result<(), PackFault> {
        for (path, content) in &contents.files {
            let path = self.path.join(path);
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder).map_err(io_fault(folder))?;
            }
            let mut file = fs::File::create_new(&path).map_err(io_fault(&path))?;
            file.write_all(&content.bytes).map_err(io_fault(&path))?;
        }
        Ok(())
    }

    /// Errors only: what is merely doubtful is no reason to refuse a pack.
    fn errors(&self, contents: &Contents) -> Vec<Diagnostic> {
        let assets = self.path.join(ASSETS);
        let parts = [self.path.join(SCENARIOS), assets.join(SPELLINGS), assets];
        let parts: Vec<PathBuf> = parts.into_iter().filter(|part| part.exists()).collect();
        let mut found = check(&parts, &Sources::default()).diagnostics;
        found.retain(Diagnostic::is_error);
        for one in &mut found {
            let below = Path::new(&one.file.name).strip_prefix(&self.path);
            let at = below.map(|path| path.to_string_lossy().replace('\\', "/"));
            if let Some(content) = at.ok().and_then(|path| contents.files.get(&path)) {
                let mut file = (*one.file).clone();
                content.from.clone_into(&mut file.name);
                one.file = Arc::new(file);
            }
        }
        found
    }
}

impl Drop for Aside {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.path);
    }
}
