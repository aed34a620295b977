//! `duilian pack`, `duilian add`, `duilian remove`: folders of scenarios that are handed on as one file.

use std::{
    fmt::Display,
    io::Read,
    path::{Path, PathBuf},
};

use crate::{
    authoring::pack::{
        Contents, LARGEST, MOST_BYTES, MOST_FILES, PackFault, archive, folder,
        install::{self, Before},
    },
    cli::{
        arguments::PackArguments,
        exit::Exit,
        host::Host,
        output::Output,
        setting::{Setting, Stop},
    },
    library::ManifestFault,
    report::{diagnostics, faults},
    source::Diagnostic,
    text::clean,
};

type Slots<'a> = &'a [(&'a str, &'a dyn Display)];

/// Makes an archive of a folder.
pub fn pack(asked: &PackArguments, setting: &Setting, output: &mut Output) -> Result<Exit, Stop> {
    if !Host::is_folder(&asked.folder) {
        return Err(setting.said("cli.no_folder", &asked.folder.display().to_string()));
    }
    if !asked.force && (Host::is_file(&asked.out) || Host::is_folder(&asked.out)) {
        return Err(setting.said("cli.pack.exists", &asked.out.display().to_string()));
    }
    let made = folder::read(&asked.folder).and_then(|contents| {
        let wrong = install::errors(&contents, &Host::scratch_folder())?;
        if wrong.is_empty() {
            Ok((archive::write(&contents)?, contents))
        } else {
            Err(PackFault::Faulty(wrong))
        }
    });
    let (bytes, contents) = match made {
        Ok(made) => made,
        Err(fault) => return refused(fault, setting, output),
    };
    Host::replace_file(&asked.out, &bytes).map_err(|error| {
        let path = asked.out.clone();
        said(PackFault::Io { path, error }, setting)
    })?;
    tell(
        "cli.pack.made",
        &contents,
        &asked.out.display().to_string(),
        setting,
        output,
    )?;
    Ok(Exit::Fine)
}

/// Puts a pack into the user's own folder.
pub fn add(path: &Path, force: bool, setting: &Setting, output: &mut Output) -> Result<Exit, Stop> {
    setting.must_exist(&[path.to_owned()])?;
    let packs = packs_folder(setting)?;
    let added = if Host::is_folder(path) {
        folder::read(path)
    } else {
        from_archive(path)
    };
    let added = added.and_then(|contents| {
        let before = install::add(&contents, &packs, force)?;
        Ok((contents, before))
    });
    let (contents, before) = match added {
        Ok(added) => added,
        Err(fault) => return refused(fault, setting, output),
    };
    let folder = packs.join(&contents.manifest.name);
    let folder = folder.display().to_string();
    tell("cli.pack.added", &contents, &folder, setting, output)?;
    if let Before::Version(Some(version)) = before {
        let version = version.to_string();
        output.say(&setting.sentence("cli.pack.replaced", &version))?;
    }
    Ok(Exit::Fine)
}

/// Takes a pack out of the user's own folder.
pub fn remove(name: &str, setting: &Setting, output: &mut Output) -> Result<Exit, Stop> {
    let known = setting.packs();
    let packs = packs_folder(setting)?;
    let contents = known.iter().find(|pack| pack.name == name);
    let Some(pack) = contents else {
        let mut sentence = setting.sentence("cli.pack.none", name);
        let names: Vec<&str> = known.iter().map(|pack| pack.name.as_str()).collect();
        if let Some(near) = faults::nearest(name, names.iter().copied()) {
            let near: Slots<'_> = &[("name", &near)];
            sentence.push_str(&setting.locale.format("report.did_you_mean", near));
        } else if !names.is_empty() {
            let values = clean::printable(&names.join(", ")).into_owned();
            let values: Slots<'_> = &[("values", &values)];
            sentence.push_str(&setting.locale.format("cli.usage.valid", values));
        }
        return Err(Stop::Said(sentence));
    };
    let version = pack.manifest.as_ref().map(|manifest| &manifest.version);
    let version = version.map_or_else(String::new, ToString::to_string);
    install::remove(name, &packs).map_err(|fault| said(fault, setting))?;
    let folder = pack.folder.display();
    let slots: Slots<'_> = &[("name", &name), ("version", &version), ("path", &folder)];
    output.say(&setting.locale.format("cli.pack.removed", slots))?;
    Ok(Exit::Fine)
}

fn packs_folder(setting: &Setting) -> Result<PathBuf, Stop> {
    let folder = setting.packs_folder();
    folder.ok_or_else(|| Stop::Said(setting.locale.text("cli.pack.no_data").to_owned()))
}

fn from_archive(path: &Path) -> Result<Contents, PackFault> {
    let fault = |error| PackFault::Io {
        path: path.to_owned(),
        error,
    };
    let (file, _) = Host::open(path).map_err(fault)?;
    let mut bytes = Vec::new();
    file.take(MOST_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(fault)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(PackFault::TooLarge);
    }
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    archive::read(&bytes, &stem, &name)
}

/// Name, version and what is in it.
fn tell(
    key: &str,
    contents: &Contents,
    path: &str,
    setting: &Setting,
    output: &mut Output,
) -> Result<(), Stop> {
    let (scenarios, assets) = contents.counts();
    let manifest = &contents.manifest;
    let path = clean::printable(path).into_owned();
    let title = clean::printable(&manifest.title).into_owned();
    let slots: Slots<'_> = &[
        ("name", &manifest.name),
        ("version", &manifest.version),
        ("title", &title),
        ("scenarios", &scenarios),
        ("assets", &assets),
        ("path", &path),
    ];
    output.say(&setting.locale.format(key, slots))?;
    Ok(())
}

/// Errors of the files are shown as `check` shows them; all else is one sentence.
fn refused(fault: PackFault, setting: &Setting, output: &mut Output) -> Result<Exit, Stop> {
    let (PackFault::Faulty(found) | PackFault::Manifest(ManifestFault::Wrong(found))) = fault
    else {
        return Err(said(fault, setting));
    };
    show(&found, setting, output)?;
    Ok(Exit::Findings)
}

fn show(found: &[Diagnostic], setting: &Setting, output: &mut Output) -> Result<(), Stop> {
    let colour = setting.colours(Host::stdout_is_terminal());
    output.write(&diagnostics::render(found, &setting.locale, colour))?;
    output.say(&diagnostics::summary(found, &setting.locale))?;
    Output::complain(setting.locale.text("cli.pack.faulty"));
    Ok(())
}

fn said(fault: PackFault, setting: &Setting) -> Stop {
    let about = |key: &str, about: &str| setting.said(&format!("cli.pack.{key}"), about);
    let plain = |key: &str| {
        let (files, bytes, file) = (MOST_FILES, MOST_BYTES >> 20, LARGEST >> 20);
        let slots: Slots<'_> = &[("files", &files), ("total", &bytes), ("largest", &file)];
        Stop::Said(setting.locale.format(&format!("cli.pack.{key}"), slots))
    };
    let two = |key: &str, a: &str, b: &str| {
        let printable = |text: &str| clean::printable(text).replace('\n', " ");
        let (a, b) = (printable(a), printable(b));
        let slots: Slots<'_> = &[("a", &a), ("b", &b)];
        Stop::Said(setting.locale.format(&format!("cli.pack.{key}"), slots))
    };
    match fault {
        PackFault::NotAnArchive => plain("not_an_archive"),
        PackFault::Damaged(path) => about("damaged", &path),
        PackFault::Encrypted(path) => about("encrypted", &path),
        PackFault::TooManyFiles => plain("too_many_files"),
        PackFault::TooLarge => plain("too_large"),
        PackFault::FileTooLarge(path) => two("file_too_large", &path, &(LARGEST >> 20).to_string()),
        PackFault::NotUtf8(path) => about("not_utf8", &path),
        PackFault::Outside(path) => about("outside", &path),
        PackFault::BadPath(path) => about("bad_path", &path),
        PackFault::NoFile(path) => about("no_file", &path),
        PackFault::SamePath(a, b) => two("same_path", &a, &b),
        PackFault::Foreign(path) => about("foreign", &path),
        PackFault::Empty => plain("empty"),
        PackFault::Manifest(ManifestFault::Name(name)) => about("bad_name", &name),
        PackFault::Manifest(ManifestFault::Version(version)) => about("bad_version", &version),
        PackFault::Manifest(ManifestFault::Wrong(_)) | PackFault::Faulty(_) => plain("faulty"),
        PackFault::NotNewer { name, have, new } => {
            let have = have.map_or_else(String::new, |have| have.to_string());
            let slots: Slots<'_> = &[("name", &name), ("have", &have), ("new", &new)];
            Stop::Said(setting.locale.format("cli.pack.not_newer", slots))
        }
        PackFault::Io { path, error } => two(
            "io",
            &path.display().to_string(),
            &setting.locale.trouble(&error),
        ),
    }
}
