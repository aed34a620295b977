//! The lexicon that was compiled with the program.

use duilian::{
    library::{Library, Sources},
    reading::{Lexicon, rules::RuleFile},
    source::built_in,
    text::Name,
};

fn compiled() -> Lexicon {
    let files = built_in::assets("behaviours").into_iter().map(|file| {
        let stem = file.path.rsplit_once('/').unwrap().1;
        let rules: RuleFile = toml::from_str(file.text).unwrap();
        (Name::from(stem.trim_end_matches(".toml")), rules)
    });
    Lexicon::compile(&files.collect::<Vec<_>>()).unwrap()
}

#[test]
fn the_lexicon_that_was_made_with_the_program_is_the_compiled_one() {
    let ready = Lexicon::of_bytes(built_in::lexicon()).unwrap();
    assert!(format!("{ready:?}") == format!("{:?}", compiled()));
}

#[test]
fn what_is_cut_off_or_goes_on_is_no_lexicon() {
    let bytes = built_in::lexicon();
    let longer: Vec<u8> = bytes.iter().copied().chain([0]).collect();
    assert!(Lexicon::of_bytes(&longer).is_none());
    for length in (0..bytes.len()).step_by(bytes.len() / 50) {
        assert!(Lexicon::of_bytes(&bytes[..length]).is_none(), "{length}");
    }
}

#[test]
fn an_own_behaviour_file_is_compiled_with_the_others() {
    let folder = tempfile::tempdir().unwrap();
    let behaviours = folder.path().join("behaviours");
    std::fs::create_dir(&behaviours).unwrap();
    let own = "format = 1\n\n[[behaviour]]\nname = \"moo\"\ntitle = { zh = \"哞\", en = \"Moo\" }\n\n\
        [[rule]]\nid = \"moo.cow\"\ndoes = \"moo\"\nsay = [\"哞哞叫\"]\nyes = [\"哞哞叫\"]\nno = [\"您好\"]\n";
    std::fs::write(behaviours.join("moo.toml"), own).unwrap();
    let sources = Sources {
        assets: vec![folder.path().to_owned()],
        ..Sources::default()
    };
    let lexicon = Library::load(&sources).lexicon_of_rules();
    let reading = lexicon.read("", "您好，哞哞叫");
    let rules: Vec<&str> = reading.signs.iter().map(|sign| &*sign.rule).collect();
    assert!(rules.contains(&"moo/moo.cow"), "{rules:?}");
    assert!(
        rules.iter().any(|rule| rule.starts_with("greet/")),
        "{rules:?}"
    );
}
