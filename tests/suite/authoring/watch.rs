//! A scenario that is being written is loaded again when it was saved, however an editor does that.

use std::{fs, path::PathBuf, sync::Arc};

use duilian::{
    authoring::watch::{Reload, Watch},
    library::{Library, Sources},
    source::built_in,
};
use tempfile::TempDir;

struct Desk {
    folder: TempDir,
    file: PathBuf,
    text: String,
}

fn desk() -> (Desk, Watch) {
    desk_with(&[])
}

fn desk_with(assets: &[&str]) -> (Desk, Watch) {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("written.toml");
    let built_in = built_in::scenarios();
    let text = built_in[0].text.to_owned();
    fs::write(&file, &text).unwrap();
    let assets: Vec<PathBuf> = assets.iter().map(|name| folder.path().join(name)).collect();
    let sources = Sources {
        scenarios: vec![file.clone()],
        assets: assets.clone(),
    };
    let watch = Watch::new(file.clone(), &assets, sources);
    (Desk { folder, file, text }, watch)
}

/// What comes of the first few looks after a change: the title, or the codes of what is wrong.
fn seen(watch: &mut Watch) -> Option<Result<String, Vec<&'static str>>> {
    let reload = (0..3).find_map(|_| watch.step())?;
    Some(match reload {
        Reload::Good(library) => Ok(library.scenario("written").unwrap().scenario.title.clone()),
        Reload::Faulty(wrong) => Err(wrong.iter().map(|found| found.code).collect()),
    })
}

fn titled(text: &str, title: &str) -> String {
    let line = text.lines().find(|line| line.starts_with("title")).unwrap();
    text.replacen(line, &format!("title = \"{title}\""), 1)
}

#[test]
fn nothing_comes_of_a_file_that_did_not_change() {
    let (desk, mut watch) = desk();
    assert!((0..100).all(|_| watch.step().is_none()));
    fs::write(&desk.file, &desk.text).unwrap();
    assert!(
        (0..100).all(|_| watch.step().is_none()),
        "the same contents again"
    );
}

#[test]
fn a_saved_file_is_loaded() {
    let (desk, mut watch) = desk();
    fs::write(&desk.file, titled(&desk.text, "改过的题目")).unwrap();
    assert_eq!(seen(&mut watch), Some(Ok("改过的题目".to_owned())));
    assert_eq!(seen(&mut watch), None);
}

#[test]
fn a_file_that_was_written_aside_and_renamed_is_loaded() {
    let (desk, mut watch) = desk();
    let aside = desk.folder.path().join(".written.toml.swp");
    fs::write(&aside, titled(&desk.text, "改名存盘")).unwrap();
    fs::rename(&aside, &desk.file).unwrap();
    assert_eq!(seen(&mut watch), Some(Ok("改名存盘".to_owned())));
}

#[test]
fn a_file_in_the_middle_of_being_written_is_left_alone() {
    let (desk, mut watch) = desk();
    let text = titled(&desk.text, "写完了");
    fs::write(&desk.file, "").unwrap();
    assert!(watch.step().is_none());
    fs::write(&desk.file, &text[..40]).unwrap();
    assert!(watch.step().is_none());
    fs::remove_file(&desk.file).unwrap();
    assert!(watch.step().is_none());
    fs::write(&desk.file, &text).unwrap();
    assert!(watch.step().is_none());
    assert_eq!(seen(&mut watch), Some(Ok("写完了".to_owned())));
}

#[test]
fn an_error_is_told_and_gone_when_it_was_put_right() {
    let (desk, mut watch) = desk();
    fs::write(&desk.file, desk.text.replacen("title", "titel", 1)).unwrap();
    let wrong = seen(&mut watch).unwrap().unwrap_err();
    assert!(wrong.contains(&"unknown-key"), "{wrong:?}");
    fs::write(&desk.file, titled(&desk.text, "改好了")).unwrap();
    assert_eq!(seen(&mut watch), Some(Ok("改好了".to_owned())));
}

#[test]
fn a_deleted_file_is_told_and_loaded_when_it_is_back() {
    let (desk, mut watch) = desk();
    fs::remove_file(&desk.file).unwrap();
    assert_eq!(seen(&mut watch), Some(Err(vec!["unreadable"])));
    fs::write(&desk.file, &desk.text).unwrap();
    assert!(matches!(seen(&mut watch), Some(Ok(_))));
}

#[test]
fn a_persona_of_the_folder_beside_is_loaded_and_its_errors_are_told() {
    let (desk, mut watch) = desk_with(&["assets"]);
    let persona = built_in::assets("personas")[0];
    let path = desk.folder.path().join("assets").join(persona.path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, persona.text).unwrap();
    assert!(matches!(seen(&mut watch), Some(Ok(_))));
    fs::write(&path, persona.text.replacen("format", "fromat", 1)).unwrap();
    let wrong = seen(&mut watch).unwrap().unwrap_err();
    assert!(!wrong.is_empty());
}

#[test]
fn the_lexicon_is_taken_over_unless_a_behaviour_file_changed() {
    let (desk, mut watch) = desk_with(&["assets"]);
    let sources = Sources {
        scenarios: vec![desk.file.clone()],
        assets: Vec::new(),
    };
    let played = Arc::new(Library::load(&sources));
    watch.follow(Arc::clone(&played));
    fs::write(&desk.file, titled(&desk.text, "改过的题目")).unwrap();
    let Some(Reload::Good(library)) = (0..3).find_map(|_| watch.step()) else {
        panic!("the file is right");
    };
    assert!(Arc::ptr_eq(&library.lexicon(), &played.lexicon()));
    let behaviours = built_in::assets("behaviours")[0];
    let path = desk.folder.path().join("assets").join(behaviours.path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, format!("{}\n# 改过\n", behaviours.text)).unwrap();
    let Some(Reload::Good(changed)) = (0..3).find_map(|_| watch.step()) else {
        panic!("the files are right");
    };
    assert!(!Arc::ptr_eq(&changed.lexicon(), &library.lexicon()));
}
