//! What is dismissed at a glance is never what is said, and every behaviour has its own weights.

use duilian::{
    reading::{
        BUCKETS, Ear, LEARNED, Learned, Lexicon, Meaning, Vocabulary, vocabulary::AnswerWording,
    },
    text::Name,
};
use proptest::prelude::*;

use super::{
    ear::{wording, words},
    files, lexicon,
};

fn ear(wordings: &[(&str, &str)]) -> Ear {
    let vocabulary = Vocabulary {
        phrases: wordings
            .iter()
            .map(|(name, say)| wording(name, &[say]))
            .collect(),
        answers: wordings
            .iter()
            .map(|(name, say)| AnswerWording {
                name: (*name).into(),
                say: words(&[say]),
                wrong: Vec::new(),
            })
            .collect(),
        ..Vocabulary::default()
    };
    Ear::new(lexicon(), &vocabulary)
}

/// Which phrases and answers a record holds in full.
fn held(ear: &Ear, text: &str) -> Vec<(bool, Name)> {
    let signs = ear.read_record(text).signs;
    let held = signs.into_iter().filter_map(|sign| match sign.meaning {
        Meaning::Phrase {
            name, full: true, ..
        } => Some((true, name)),
        Meaning::Told { name, full: true } => Some((false, name)),
        _ => None,
    });
    let mut held: Vec<_> = held.collect();
    held.sort();
    held
}

const WORDINGS: [(&str, &str); 5] = [
    ("window", "签收30天内可以无理由退换"),
    ("waiting", "感谢您的耐心等待"),
    ("reply", "24小时内给您回复"),
    ("battery", "充满电能用九个小时"),
    ("repair", "寄回来我们免费维修"),
];

#[test]
fn a_wording_is_heard_after_any_number_of_clauses() {
    for (name, say) in WORDINGS {
        let ear = ear(&[(name, say)]);
        for before in [0, 1, 30, 31, 32, 33, 63, 64, 65, 100] {
            let text = format!("{}{say}", "机身是银色的,".repeat(before));
            let all = [(false, name.into()), (true, name.into())];
            assert_eq!(held(&ear, &text), all, "{name} after {before}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_wording_is_heard_whatever_else_is_said_and_listened_for(
        order in Just(WORDINGS.to_vec()).prop_shuffle(),
        said in 1usize..=5,
        between in "[银色机身外壳圆角]{0,6}",
    ) {
        let ear = ear(&WORDINGS);
        let said: Vec<(&str, &str)> = order.into_iter().take(said).collect();
        let texts: Vec<&str> = said.iter().map(|(_, say)| *say).collect();
        let held = held(&ear, &texts.join(&format!("。{between}。")));
        for (name, _) in said {
            prop_assert!(held.contains(&(true, name.into())), "phrase {name}: {held:?}");
            prop_assert!(held.contains(&(false, name.into())), "answer {name}: {held:?}");
        }
    }
}

/// A lexicon of weights that speak in every clause for one behaviour only, of so many.
fn speaking_for(number: usize, count: usize) -> (Lexicon, String) {
    let lexicon = Lexicon::compile(&files()).unwrap_or_else(|faults| panic!("{faults:#?}"));
    let names: Vec<String> = lexicon
        .behaviours()
        .iter()
        .map(|behaviour| behaviour.name.to_string())
        .take(count)
        .collect();
    let mut weights = vec![-100; BUCKETS * names.len()];
    for row in weights.chunks_mut(names.len()) {
        row[number] = 100;
    }
    let name = names[number].clone();
    let offsets = vec![0; names.len()];
    (
        lexicon.learn(Learned::new(0, names, offsets, &weights)),
        name,
    )
}

#[test]
fn every_behaviour_has_its_own_weights() {
    for (number, count) in [
        (0, 1),
        (6, 7),
        (7, 8),
        (8, 24),
        (23, 24),
        (24, 25),
        (25, 26),
    ] {
        let (lexicon, name) = speaking_for(number, count);
        // Long enough for sums that need more than sixteen bits.
        let text = "今天早上窗外飘着细雨街角那家面包房刚出炉的吐司香得路过的人都慢下脚步四处张望寻找味道从哪里来";
        let signs = lexicon.read("早上", text).signs;
        let rules: Vec<String> = signs.iter().map(|sign| sign.rule.to_string()).collect();
        let own = format!("{LEARNED}{name}");
        let learned = rules.iter().filter(|rule| rule.starts_with(LEARNED));
        let learned: Vec<&String> = learned.collect();
        assert!(!learned.is_empty(), "{number} of {count}");
        assert!(
            learned.iter().all(|rule| **rule == own),
            "{number} of {count}: {learned:?}"
        );
    }
}
