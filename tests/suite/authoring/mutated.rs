//! Files and packs changed at random: whatever stands in them, checking comes to an end.

use std::{fs, path::Path};

use duilian::{
    authoring::{check::check, pack::archive},
    library::Sources,
    source::Diagnostic,
};

use super::mutation::{Original, assets, mutated, mutated_pack, pack, scenarios};

const SCENARIOS: u64 = 600;
const ASSETS: u64 = 120;
const PACKS: u64 = 3000;

/// Writes changed files of these originals, each under a name of its own beside the others of its kind.
fn written(folder: &Path, originals: &[Original], numbers: u64) {
    for number in 0..numbers {
        let (which, bytes) = mutated(number, originals);
        let path = folder.join(&originals[which].0);
        let name = path.file_name().unwrap().to_str().unwrap();
        // There is one file of spellings.
        let path = if name == "spellings.toml" {
            path
        } else {
            path.with_file_name(format!("file-{number}.toml"))
        };
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

/// Places lie within the text of the files that were checked, and what is shown steers no terminal.
fn can_be_shown(found: &[Diagnostic], folder: &Path) {
    for found in found {
        assert!(Path::new(&found.file.name).starts_with(folder));
        let (text, span) = (&found.file.text, found.span);
        assert!(span.start <= span.end, "{}: {span:?}", found.code);
        assert!(
            span.end <= text.len() && text.is_char_boundary(span.start),
            "{}: {span:?}",
            found.code
        );
    }
    let locale = duilian::locale::Locale::load(duilian::locale::Language::Zh);
    let shown = duilian::report::diagnostics::render(found, &locale, false);
    assert!(!shown.contains(['\u{202e}', '\u{1b}', '\0']));
}

#[test]
fn a_mutated_scenario_is_checked_to_its_end() {
    let folder = tempfile::tempdir().unwrap();
    written(folder.path(), &scenarios(), SCENARIOS);
    let checked = check(&[folder.path().join("scenarios")], &Sources::default());
    assert!(!checked.diagnostics.is_empty());
    can_be_shown(&checked.diagnostics, folder.path());
}

#[test]
fn a_mutated_asset_is_checked_to_its_end() {
    let folder = tempfile::tempdir().unwrap();
    written(folder.path(), &assets(), ASSETS);
    let checked = check(&[folder.path().join("assets")], &Sources::default());
    assert!(!checked.diagnostics.is_empty());
    can_be_shown(&checked.diagnostics, folder.path());
}

#[test]
fn a_mutated_pack_is_taken_or_refused() {
    let whole = pack();
    assert!(archive::read(&whole, "retail", "retail.zip").is_ok());
    let refused = (0..PACKS).filter(|number| {
        let bytes = mutated_pack(*number, &whole);
        archive::read(&bytes, "retail", "retail.zip").is_err()
    });
    assert!(refused.count() > 1000);
}
