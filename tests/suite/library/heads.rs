//! What the first screen lists is what the library says when it has been read.

use duilian::library::{Library, Sources};

#[test]
fn the_heads_list_the_scenarios_as_they_are() {
    let (heads, whole) = (Library::heads(), Library::load(&Sources::default()));
    assert_eq!(heads.scenarios.len(), whole.scenarios.len());
    for (head, whole) in heads.scenarios.iter().zip(&whole.scenarios) {
        let (head, whole) = (&head.scenario, &whole.scenario);
        assert_eq!(head.id, whole.id);
        assert_eq!(head.title, whole.title);
        assert_eq!(head.summary, whole.summary);
        assert_eq!(head.category, whole.category);
        assert_eq!(head.level, whole.level, "{}", head.id);
        assert_eq!(head.persona, whole.persona, "{}", head.id);
        assert_eq!(head.channel, whole.channel, "{}", head.id);
        assert_eq!(head.target, whole.target, "{}", head.id);
    }
}

#[test]
fn the_heads_name_personas_and_channels() {
    let (heads, whole) = (Library::heads(), Library::load(&Sources::default()));
    assert_eq!(heads.channels, whole.channels);
    let names = |library: &Library| -> Vec<_> {
        let personas = library.personas.iter();
        personas
            .map(|(id, persona)| (id.clone(), persona.name.clone()))
            .collect()
    };
    assert_eq!(names(&heads), names(&whole));
}

#[test]
fn behaviours_have_the_names_that_their_files_give() {
    let whole = Library::load(&Sources::default());
    let folder = std::fs::read_dir("assets/behaviours").unwrap();
    let mut count = 0;
    for file in folder {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        let written: duilian::reading::rules::RuleFile = toml::from_str(&text).unwrap();
        for behaviour in written.behaviours {
            let known = &whole.behaviours[&behaviour.name];
            assert_eq!(known.name.zh, behaviour.title.zh);
            assert_eq!(known.name.en, behaviour.title.en);
            let step = known.step.map(|step| step.code().to_owned());
            assert_eq!(step, behaviour.step.map(|step| step.to_string()));
            count += 1;
        }
    }
    assert_eq!(whole.behaviours.len(), count);
}
