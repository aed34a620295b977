//! Loading: what is compiled in is right, own files override, and a wrong file costs only itself.

mod chinese_names;
mod extends;
mod format;
mod heads;
mod places;
mod ready;
mod vary;

use std::{
    fs,
    path::{Path, PathBuf},
};

use duilian::{
    engine::{
        chance::Seed,
        condition::{Atom, Condition},
        scenario::Note,
        step::{Category, Ending, Side},
    },
    library::{Library, Origin, ScriptError, Sources},
};
use tempfile::TempDir;

const SMALL: &str = r#"
format = 1
title = "小场景"
category = "投诉"
persona = "情绪型"
ends = ["已受理", "升级"]

[customer]
name = "张女士"
tells = ["就这样。"]

[brief]
card = { "会员等级" = "金卡", "产品" = "B6" }

[[fact]]
name = "order"
title = "订单号"
ask = "订单号"
say = ["订单号是A2025-11,在短信里,13号下的。", "A2025-11!"]

[[fact]]
name = "colour"
ask = ["颜色"]
say = ["白色的。"]

[[answer]]
name = "window"
title = "退货期限"
say = ["签收30天内可以退"]

[[beat]]
name = "one"
lines = { calm = ["一"], angry = ["一!", "一一!"], any = ["1"] }
until = "做到:共情 | 答对:退货期限"

  [[beat.on]]
  hears = "问到:order"
  lines = ["好"]

[[beat]]
name = "two"
lines = ["二"]

[ticket]
notes = ["fact:order", "答对:window", "promised:time"]
"#;

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn with_scenarios(paths: &[&Path]) -> Library {
    Library::load(&Sources {
        scenarios: paths.iter().map(PathBuf::from).collect(),
        assets: Vec::new(),
    })
}

fn with_assets(path: &Path) -> Library {
    Library::load(&Sources {
        scenarios: Vec::new(),
        assets: vec![path.to_owned()],
    })
}

fn told(library: &Library) -> Vec<String> {
    let diagnostics = library.diagnostics.iter();
    diagnostics
        .map(|found| {
            let (line, column) = found.file.place(found.span.start);
            let file = Path::new(&found.file.name).file_name().unwrap();
            format!("{}:{line}:{column} {}", file.display(), found.code)
        })
        .collect()
}

fn built_in() -> Library {
    Library::load(&Sources::default())
}

#[test]
fn every_built_in_file_loads_without_diagnostics() {
    let library = built_in();
    assert_eq!(told(&library), Vec::<String>::new());
    assert!(library.lexicon_diagnostics().is_empty());
    assert!(library.scenarios.len() >= 12);
    assert_eq!(library.personas.len(), 4);
    assert_eq!(library.channels.len(), 4);
    assert!(!library.rubric().items.is_empty());
    assert!(library.behaviours.len() >= 24);
}

#[test]
fn scenarios_come_by_category_then_level() {
    let library = built_in();
    let shelved = library.scenarios.iter().map(|shelved| &shelved.scenario);
    let places: Vec<(usize, u8)> = shelved
        .map(|one| (one.category as usize, one.level))
        .collect();
    assert!(places.is_sorted());
}

#[test]
fn chinese_values_mean_their_codes() {
    let own = folder(&[("small.toml", SMALL)]);
    let library = with_scenarios(&[own.path()]);
    assert_eq!(told(&library), Vec::<String>::new());
    let scenario = &library.scenario("small").unwrap().scenario;
    assert_eq!(scenario.category, Category::Complaint);
    assert_eq!(scenario.persona.0, [("emotional".into(), 1)]);
    assert_eq!(scenario.ends, [Ending::Pending, Ending::Escalated]);
    let Condition::Any(parts) = &scenario.beats[0].until else {
        panic!("{:?}", scenario.beats[0].until);
    };
    assert_eq!(
        parts,
        &[
            Condition::Atom(Atom::Did("empathy".into())),
            Condition::Atom(Atom::Told("window".into())),
        ]
    );
    assert_eq!(
        scenario.ticket.notes,
        [
            Note::Fact("order".into()),
            Note::Told("window".into()),
            Note::PromisedTime
        ]
    );
}

#[test]
fn what_is_left_out_has_its_default() {
    let own = folder(&[("small.toml", SMALL)]);
    let library = with_scenarios(&[own.path()]);
    let scenario = &library.scenario("small").unwrap().scenario;
    assert_eq!(scenario.channel, "phone");
    assert_eq!(scenario.opens, Side::Agent);
    assert_eq!(scenario.target.0, 360_000);
    assert_eq!(scenario.beats[0].patience, 2);
    assert_eq!(
        (scenario.beats[0].next, scenario.beats[1].next),
        (Some(1), None)
    );
    assert!(scenario.beats[1].until.is_always());
    assert!(scenario.beats[0].branches[0].once);
    assert_eq!(scenario.fact("order").unwrap().value, "A2025-11");
    assert_eq!(scenario.fact("colour").unwrap().value, "白色的");
    assert_eq!(scenario.fact("colour").unwrap().title, "colour");
    assert_eq!(
        scenario.brief.card[0],
        ("会员等级".to_owned(), "金卡".to_owned())
    );
}

#[test]
fn line_ids_say_where_a_line_stands() {
    let own = folder(&[("small.toml", SMALL)]);
    let library = with_scenarios(&[own.path()]);
    let scenario = &library.scenario("small").unwrap().scenario;
    let ids = |lines: &duilian::engine::lines::Lines| -> Vec<String> {
        lines.0.iter().map(|line| line.id.to_string()).collect()
    };
    let first = &scenario.beats[0];
    assert_eq!(
        ids(&first.lines),
        [
            "beat/one/1",
            "beat/one/calm/1",
            "beat/one/angry/1",
            "beat/one/angry/2"
        ]
    );
    assert_eq!(ids(&first.branches[0].lines), ["branch/one/on-1/1"]);
    assert_eq!(
        ids(&scenario.facts[0].say),
        ["fact/order/1", "fact/order/2"]
    );
    let apology = &library.personas["emotional"].reactions["apology"];
    assert!(
        apology
            .0
            .iter()
            .all(|line| line.id.starts_with("persona/emotional/apology/"))
    );
}

#[test]
fn later_sources_replace_earlier_and_built_in_ones() {
    let retitled = |title: &str| SMALL.replace("小场景", title);
    let first = folder(&[
        ("battery-answer.toml", &retitled("甲")),
        ("own.toml", SMALL),
    ]);
    let second = folder(&[("deep/battery-answer.toml", &retitled("乙"))]);
    let library = with_scenarios(&[first.path(), second.path()]);
    let shelved = library.scenario("battery-answer").unwrap();
    assert_eq!(shelved.scenario.title, "乙");
    assert_eq!(
        shelved.origin,
        Origin::File(second.path().join("deep/battery-answer.toml"))
    );
    assert_eq!(library.scenarios.len(), built_in().scenarios.len() + 1);
}

#[test]
fn a_wrong_file_costs_only_itself() {
    let broken = SMALL.replace("title =", "titel =");
    let own = folder(&[
        ("battery-answer.toml", &broken),
        ("own.toml", SMALL),
        ("note.txt", "?"),
    ]);
    let library = with_scenarios(&[own.path()]);
    assert_eq!(
        told(&library),
        [
            "battery-answer.toml:3:1 unknown-key",
            "battery-answer.toml:17:1 unknown-key",
            "battery-answer.toml:28:1 unknown-key",
            // The answer has lost the title by which a condition refers to it.
            "battery-answer.toml:34:21 unknown-name"
        ]
    );
    assert!(library.scenario("own").is_some());
    assert_eq!(
        library.scenario("battery-answer").unwrap().origin,
        Origin::BuiltIn
    );
}

#[test]
fn a_wrong_asset_leaves_the_built_in_one_in_force() {
    let own = folder(&[
        ("personas/emotional.toml", "format = 1\n"),
        ("rubrics/standard.toml", "format = 1\ntitle = \"x\"\n"),
        ("behaviours/greet.toml", "format = 7\n"),
    ]);
    let library = with_assets(own.path());
    assert_eq!(library.personas.len(), 4);
    assert_eq!(library.rubric(), built_in().rubric());
    assert_eq!(library.scenarios.len(), built_in().scenarios.len());
    assert!(
        library
            .diagnostics
            .iter()
            .any(|found| found.code == "newer-format")
    );
}

#[test]
fn rules_that_do_not_compile_are_told_and_the_built_in_ones_serve() {
    let own = folder(&[(
        "behaviours/own.toml",
        "format = 1\n[[rule]]\nid = \"x\"\ndoes = \"no-such\"\nsay = [\"好\"]\n",
    )]);
    let library = with_assets(own.path());
    let found = library.lexicon_diagnostics();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].code, "rule-unknown-behaviour");
    assert_eq!(found[0].span.of(&found[0].file.text), "no-such");
    assert!(library.lexicon().read("", "您好,感谢致电").has("greeting"));
}

#[test]
fn an_own_company_takes_the_place_of_the_built_in_one() {
    let own = folder(&[(
        "company/a.toml",
        "format = 1\nname = \"甲公司\"\nagent = \"小王\"\n",
    )]);
    assert_eq!(with_assets(own.path()).company.name, "甲公司");
}

#[test]
fn own_spellings_are_added() {
    let own = folder(&[(
        "spellings.toml",
        "format = 1\n[persona]\n\"急脾气\" = \"emotional\"\n",
    )]);
    let library = with_assets(own.path());
    assert_eq!(library.spellings.code("persona", "急脾气"), "emotional");
    assert_eq!(library.spellings.code("persona", "情绪型"), "emotional");
}

#[test]
fn a_persona_is_asked_for_by_any_of_its_names_or_as_a_mix() {
    let library = built_in();
    let scenario = &library.scenario("battery-answer").unwrap().scenario;
    let mix = |persona: Option<&str>| -> Vec<(String, u16)> {
        let script = library.script(scenario, persona, Seed::default()).unwrap();
        let shares = script.mix.0.iter();
        shares
            .map(|(persona, share)| (persona.id.to_string(), *share))
            .collect()
    };
    assert_eq!(mix(None), [("emotional".to_owned(), 1)]);
    assert_eq!(mix(Some("主导型")), [("dominant".to_owned(), 1)]);
    assert_eq!(mix(Some("rational")), [("rational".to_owned(), 1)]);
    assert_eq!(
        mix(Some("dominant=3,情绪型=7")),
        [("emotional".to_owned(), 7), ("dominant".to_owned(), 3)]
    );
}

#[test]
fn a_persona_that_is_none_is_refused_with_the_nearest() {
    let library = built_in();
    let scenario = &library.scenario("battery-answer").unwrap().scenario;
    let refused = |persona: &str| {
        library
            .script(scenario, Some(persona), Seed::default())
            .err()
            .unwrap()
    };
    assert_eq!(
        refused("emotinal"),
        ScriptError::UnknownPersona {
            name: "emotinal".to_owned(),
            suggestion: Some("emotional".to_owned()),
        }
    );
    assert!(matches!(refused("emotional=x"), ScriptError::BadMix { .. }));
    assert!(matches!(refused("emotional=0"), ScriptError::BadMix { .. }));
}

#[test]
fn every_code_a_spelling_stands_for_exists() {
    let library = built_in();
    for (kind, codes) in &library.spellings.0 {
        for (spelling, code) in codes {
            let known = match kind.as_str() {
                "persona" => library.personas.contains_key(code.as_str()),
                "channel" => library.channels.contains_key(code.as_str()),
                "behaviour" => library.behaviours.contains_key(code.as_str()),
                "category" => Category::from_code(code).is_some(),
                "ending" => Ending::from_code(code).is_some(),
                _ => true,
            };
            assert!(known, "{kind}: {spelling} = {code}");
        }
    }
}
