//! Drafts from real calls: they load, they play, and nothing personal is left in them.

use std::{fs, path::Path, sync::LazyLock};

use duilian::{
    authoring::{
        new::draft::{Told, draft},
        test,
        transcript::{RealCall, Transcript},
    },
    engine::step::Category,
    library::{Bench, Library, Sources},
    locale::{Language, Locale},
    text::Name,
};
use proptest::prelude::*;

use crate::cli::run::updating;

static WORLD: LazyLock<(Library, Bench, Locale)> = LazyLock::new(|| {
    let (library, bench) = Library::bench(&Sources::default());
    (library, bench, Locale::load(Language::Zh))
});

fn call(transcript: &str) -> RealCall {
    let mut reader = Transcript::new(&WORLD.0.spellings);
    for (line, number) in transcript.lines().zip(1..) {
        if let Ok(Some(call)) = reader.line(line.as_bytes(), number) {
            return call;
        }
    }
    reader.end().unwrap_or_default()
}

fn drafted(transcript: &str, channel: &str) -> Option<String> {
    let (library, bench, locale) = &*WORLD;
    let call = call(transcript);
    let told = Told {
        title: None,
        problem: None,
        category: call.category.unwrap_or(Category::Complaint),
        channel: Name::from(channel),
        persona: Name::from("rational"),
    };
    draft(&call, &told, library, bench, locale).map(|drafted| drafted.text)
}

/// Loads without errors, and its model play runs as it expects.
fn plays(text: &str) {
    let (library, bench, _) = &*WORLD;
    let (scenario, wrong) = bench.read("draft", text);
    assert!(
        wrong.iter().all(|found| !found.is_error()),
        "{wrong:?}\n{text}"
    );
    let scenario = scenario.unwrap();
    assert_eq!(scenario.plays.len(), 1, "{text}");
    assert!(test::comes_out(library, &scenario), "{text}");
}

#[test]
fn the_drafts_are_as_ever() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/transcripts");
    for (name, channel) in [
        ("complaint-phone.txt", "phone"),
        ("consult-chat.jsonl", "chat"),
        ("messy.txt", "phone"),
    ] {
        let transcript = fs::read_to_string(folder.join(name)).unwrap();
        let text = drafted(&transcript, channel).unwrap();
        plays(&text);
        let path = folder.join(name).with_extension("toml");
        if updating() {
            fs::write(&path, &text).unwrap();
        }
        let golden = fs::read_to_string(&path).unwrap_or_default();
        assert!(text == golden, "not as in {}:\n{text}", path.display());
    }
}

#[test]
fn nothing_personal_is_left() {
    let transcript = "\
客户：我叫欧阳娜娜，平板坏了，电话13912345678，另一个是139-1234-5678
客服：欧阳女士，抱歉给您添麻烦了，请报一下订单号和身份证号
客户：订单号A98765432，身份证110101198803074519，邮箱nana@corp.cn
客服：欧阳女士，热线400-810-2030，2025-11-03签收的，24小时内给您回电";
    let text = drafted(transcript, "phone").unwrap();
    for personal in [
        "欧阳",
        "娜娜",
        "13912345678",
        "1234-5678",
        "98765432",
        "19880307",
        "nana",
    ] {
        assert!(!text.contains(personal), "{personal}\n{text}");
    }
    for kept in ["400-810-2030", "2025-11-03", "24小时内给您回电"] {
        assert!(text.contains(kept), "{kept}\n{text}");
    }
    // The same one for the same.
    assert!(
        text.contains("电话13800000001，另一个是13800000001"),
        "{text}"
    );
    plays(&text);
}

#[test]
fn a_call_without_matter_or_without_an_agent_gives_no_draft() {
    for transcript in [
        "",
        "客户：喂，你好\n客服：您好",
        "客户：平板坏了",
        "客服：您好\n客服：再见",
    ] {
        assert_eq!(drafted(transcript, "phone"), None, "{transcript}");
    }
}

#[test]
fn who_begins_is_written_where_it_is_unusual() {
    let text = drafted("客户：平板坏了怎么办\n客服：给您添麻烦了，抱歉", "phone").unwrap();
    assert!(text.contains("\nopens    = \"customer\"\n"), "{text}");
    let text = drafted("客户：平板坏了怎么办\n客服：给您添麻烦了，抱歉", "chat").unwrap();
    assert!(!text.contains("opens"), "{text}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn any_call_gives_a_draft_that_loads_and_plays(
        turns in prop::collection::vec(
            (any::<bool>(), prop_oneof![
                "[\\PC]{0,40}",
                "[退换货保修三天屏幕，。？！{}\"'\\\\/#<>0-9A-Z@-]{0,60}",
                Just("请问您的订单号是多少？".to_owned()),
                Just("13912345678".to_owned()),
                Just("给您添麻烦了，非常抱歉，24小时内给您回电".to_owned()),
            ]),
            1..10,
        ),
        channel in prop_oneof![Just("phone"), Just("chat"), Just("email")],
    ) {
        let side = |agent| if agent { "客服" } else { "客户" };
        let lines: Vec<String> = turns
            .iter()
            .map(|(agent, text)| format!("{}：{text}", side(*agent)))
            .collect();
        if let Some(text) = drafted(&lines.join("\n"), channel) {
            plays(&text);
        }
    }
}
