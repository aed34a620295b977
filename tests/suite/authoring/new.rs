//! New scenarios: every combination checks clean and plays, whatever a trainer types.

use std::{fs, path::Path, sync::LazyLock};

use duilian::{
    authoring::{
        check::check,
        new::{Defaults, Wishes, Written, id, tidy, write},
        test,
    },
    engine::step::Category,
    library::{Bench, Library, Sources},
    locale::{Language, Locale},
    text::Name,
};
use proptest::prelude::*;
use tempfile::TempDir;

use crate::cli::run::updating;

static WORLD: LazyLock<(Library, Bench, Locale)> = LazyLock::new(|| {
    let (library, bench) = Library::bench(&Sources::default());
    (library, bench, Locale::load(Language::Zh))
});

const CHANNELS: [&str; 4] = ["phone", "chat", "wechat", "email"];
const PERSONAS: [&str; 4] = ["rational", "emotional", "doubtful", "dominant"];

fn wishes(category: Category, channel: &str, persona: &str) -> Wishes {
    let defaults = Defaults::of(category);
    Wishes {
        title: defaults.title,
        category,
        channel: Name::from(channel),
        persona: Name::from(persona),
        problem: defaults.problem,
        answer: defaults.answer,
    }
}

fn written(wishes: &Wishes) -> Written {
    let (library, bench, locale) = &*WORLD;
    write(wishes, library, bench, locale)
}

/// What `check` says of files of these texts. Several of one template are alike, each alone is not.
fn findings(texts: &[String]) -> Vec<String> {
    let folder = TempDir::new().unwrap();
    for (number, text) in texts.iter().enumerate() {
        fs::write(folder.path().join(format!("new-{number}.toml")), text).unwrap();
    }
    let checked = check(&[folder.path().to_owned()], &Sources::default());
    assert_eq!(checked.scenarios, texts.len());
    let found = checked.diagnostics.iter();
    found
        .filter(|found| texts.len() == 1 || found.code != "near-duplicate")
        .map(|found| format!("{} {:?}", found.code, found.span.of(&found.file.text)))
        .collect()
}

const NOTHING: [&str; 0] = [];

/// How many plays the file has; all of them come out as they expect.
fn plays(text: &str) -> usize {
    let (library, bench, _) = &*WORLD;
    let scenario = bench.read("new", text).0.unwrap();
    assert!(test::comes_out(library, &scenario), "{text}");
    scenario.plays.len()
}

#[test]
fn every_combination_checks_clean_and_plays() {
    let mut texts = Vec::new();
    for category in Category::ALL {
        for channel in CHANNELS {
            for persona in PERSONAS {
                let written = written(&wishes(*category, channel, persona));
                let about = format!("{}-{channel}-{persona}", category.code());
                assert!(written.passes, "{about}");
                assert!(written.text.contains("score = \">= 90\""), "{about}");
                assert_eq!(plays(&written.text), 2, "{about}");
                texts.push(written.text);
            }
        }
    }
    assert_eq!(findings(&texts), NOTHING);
    assert_eq!(findings(&texts[..1]), NOTHING, "alone");
}

#[test]
fn the_files_are_as_ever() {
    for (number, category) in Category::ALL.iter().enumerate() {
        for (other, channel) in CHANNELS.iter().enumerate() {
            let persona = PERSONAS[(number + other) % PERSONAS.len()];
            let text = written(&wishes(*category, channel, persona)).text;
            let name = format!("tests/data/new/{}-{channel}.toml", category.code());
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
            if updating() {
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(&path, &text).unwrap();
            }
            let golden = fs::read_to_string(&path).unwrap_or_default();
            assert!(text == golden, "not as in {}:\n{text}", path.display());
        }
    }
}

#[test]
fn what_is_commented_out_can_be_put_to_work() {
    let mut texts = Vec::new();
    for category in Category::ALL {
        let text = written(&wishes(*category, "phone", "rational")).text;
        let text: Vec<&str> = text
            .lines()
            .map(|line| match line.strip_prefix("# ") {
                Some(kept) if kept.starts_with("wrong = ") || kept.starts_with("  ") => kept,
                _ => line,
            })
            .collect();
        let text = text.join("\n");
        assert!(text.contains("\nwrong = [") && text.contains("\n  [[beat.on]]"));
        assert_eq!(plays(&text), 2);
        texts.push(text);
    }
    assert_eq!(findings(&texts), NOTHING);
}

/// Texts as trainers type or paste them.
const TYPED: &[&str] = &[
    "他说\"必须今天\"处理",
    "路径是 C:\\new\\table",
    "第一行\n第二行\r\n第三行",
    "[[beat]] name = '''x''' # 注释",
    "{buyer} 的 {order} 和 {agent}",
    "😀屏幕碎了👍🏽怎么办",
    "<<title>> 和 <<#head>>",
    "/ticket kind=complaint",
    "# 退货",
    "'''\"\"\"",
    "客户",
    "\u{1b}[31m红\u{1b}[0m\u{202e}字",
    "很长，很长，一直说下去，没有停的意思，因为他把整张单子都贴进来了，订单、日期、型号、经过，一样不少，还有上一次和再上一次，都要看到，都要给个说法，退也好换也好，总之今天要有结果",
    "一口气写了五十多个字中间一个标点也没有就是想试试看会不会在一个词的中间切断然后变得读不通顺了呢",
];

#[test]
fn whatever_is_typed_the_file_checks_clean_and_passes() {
    let mut texts = Vec::new();
    for category in [Category::Complaint, Category::Support] {
        for (number, typed) in TYPED.iter().enumerate() {
            let channel = CHANNELS[number % CHANNELS.len()];
            let mut wishes = wishes(category, channel, PERSONAS[number / 4 % 4]);
            wishes.title = tidy(typed);
            wishes.problem = tidy(typed);
            let written = written(&wishes);
            assert!(written.passes, "{typed}\n{}", written.text);
            texts.push(written.text);
        }
    }
    assert_eq!(findings(&texts), NOTHING);
}

#[test]
fn whatever_the_answer_the_model_play_gives_it() {
    let answers = [
        "签收30天内可以退，超过15天收10%的折旧费",
        "A9",
        "能",
        "可以",
        "30",
        "不能退，因为是人为损坏",
        "Please restart it twice",
        "他说\"30天\"，我们也说\"30天\"",
        "{30}天内",
        "1. 先关机 2. 再开机 3. 还不行就寄修",
        "质保1年；电池半年；屏幕3个月。人为损坏不保，进水不保，私自拆机不保，超过期限的可以有偿维修，先检测后报价。",
        "拨打400-810-2030，周一到周五9:00-18:00",
    ];
    let mut texts = Vec::new();
    for (number, answer) in answers.iter().enumerate() {
        for channel in CHANNELS {
            let category = Category::ALL[number % 4];
            let mut wishes = wishes(category, channel, PERSONAS[number / 3 % 4]);
            wishes.answer = tidy(answer);
            let written = written(&wishes);
            assert!(written.passes, "{answer} {channel}\n{}", written.text);
            texts.push(written.text);
        }
    }
    assert_eq!(findings(&texts), NOTHING);
}

#[test]
fn an_answer_that_is_a_fault_is_written_and_said_not_to_pass() {
    let mut wishes = wishes(Category::Complaint, "phone", "rational");
    wishes.answer = "白痴，滚".to_owned();
    let written = written(&wishes);
    assert!(!written.passes);
    assert_eq!(findings(std::slice::from_ref(&written.text)), NOTHING);
    assert!(!written.text.contains("score = \">= 90\""));
}

#[test]
fn a_title_names_the_file() {
    let none = std::collections::BTreeSet::new();
    let taken = ["a9".to_owned(), "scenario-1".to_owned()].into();
    for (title, taken, name) in [
        ("续航答错，客户再次来电", &none, "xu-hang-da-cuo-ke"),
        ("A9 屏幕闪烁", &none, "a9-ping-mu-shan-shuo"),
        ("A9", &taken, "a9-2"),
        ("!!!", &none, "scenario-1"),
        ("😀", &taken, "scenario-2"),
        ("女儿的平板", &none, "nv-er-de-ping-ban"),
        ("../../etc/passwd", &none, "etc-passwd"),
    ] {
        assert_eq!(id::of_title(title, taken), name, "{title}");
    }
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[\\PC\"'\\\\{}<>#/\\n]{1,80}",
        "[退换货保修三天屏幕，。！0-9A-Z]{1,120}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn any_six_answers_give_a_scenario_that_holds_them(
        texts in [any_text(), any_text(), any_text()],
        choices in [0..4usize, 0..4usize, 0..4usize],
    ) {
        let [title, problem, answer] = texts.map(|text| tidy(&text));
        prop_assume!(!title.is_empty() && !problem.is_empty() && !answer.is_empty());
        let wishes = Wishes {
            title: title.clone(),
            problem: problem.clone(),
            answer: answer.clone(),
            ..self::wishes(Category::ALL[choices[0]], CHANNELS[choices[1]], PERSONAS[choices[2]])
        };
        let text = written(&wishes).text;
        let (_, bench, _) = &*WORLD;
        let (scenario, wrong) = bench.read("new", &text);
        prop_assert!(wrong.iter().all(|found| !found.is_error()), "{:?}\n{}", wrong, text);
        let scenario = scenario.unwrap();
        prop_assert_eq!(&scenario.title, &title);
        prop_assert_eq!(&scenario.customer.problem, &problem);
        prop_assert_eq!(&scenario.brief.policy[0], &answer);
    }
}

#[test]
fn the_template_leaves_no_slot_open() {
    for category in Category::ALL {
        for channel in CHANNELS {
            let text = written(&wishes(*category, channel, "dominant")).text;
            assert!(!text.contains("<<") && !text.contains("new.note"), "{text}");
        }
    }
}
