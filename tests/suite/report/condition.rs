//! Conditions in words, in both languages.

use duilian::{
    engine::condition::Condition,
    library::{Library, Sources},
    locale::{Language, Locale},
    report::{Voice, condition::words},
};

fn said(text: &str, language: Language) -> String {
    let library = Library::load(&Sources::default());
    let locale = Locale::load(language);
    let voice = Voice {
        locale: &locale,
        library: &library,
        width: 0,
    };
    let scenario = &library.scenario("battery-answer").unwrap().scenario;
    let condition = Condition::parse(text, &library.spellings).unwrap();
    words(&condition, scenario, &voice)
}

#[test]
fn neighbours_of_a_kind_are_said_together_and_names_by_their_titles() {
    let told = [
        (
            "told:return-window & did:empathy",
            "答对“30天无理由退换”，并且做到“共情”",
        ),
        (
            "did:empathy | did:apology | asked:order",
            "做到“共情”或“致歉”，或者问到“订单号”",
        ),
        (
            "told:freight & told:refund-days",
            "答对“运费由公司承担”和“收到后3个工作日退款”",
        ),
        (
            "did:empathy & (told:freight | verified)",
            "做到“共情”，并且（答对“运费由公司承担”，或者核实了身份）",
        ),
        (
            "not (told:freight | did:empathy)",
            "还没答对“运费由公司承担”，并且没有做到“共情”",
        ),
        (
            "part:freight & not told:freight",
            "只答到“运费由公司承担”的一部分",
        ),
        ("not mood.temper > 60", "客户的火气不高于 60 分"),
        ("time > 90", "通话时间超过 01:30"),
        (
            "did:shirk | forbidden:last-agent",
            "出现“推诿”，或者说出禁语“那是上一个客服的问题”",
        ),
    ];
    for (text, words) in told {
        assert_eq!(said(text, Language::Zh), words, "{text}");
    }
}

#[test]
fn every_atom_has_words_in_both_languages() {
    let atoms = [
        "did:empathy",
        "told:freight",
        "part:freight",
        "wrong:freight",
        "asked:order",
        "knows:order",
        "verified",
        "refused:x",
        "granted:x",
        "said:opening",
        "forbidden:last-agent",
        "fault:reask",
        "held",
        "resumed",
        "transferred",
        "transferred:tech",
        "looked:x",
        "promised:time",
        "ticket",
        "mood.temper < 3",
        "mood.trust = 3",
        "turns >= 2",
        "count:empathy <= 2",
        "count:told > 3",
        "count:asked = 1",
        "time > 90",
        "beat.time < 30",
        "happened:x",
        "misgiven:order",
        "sensitive:x",
    ];
    for language in Language::ALL {
        for atom in atoms {
            for text in [atom.to_owned(), format!("not {atom}")] {
                let said = said(&text, *language);
                assert!(
                    !said.is_empty() && !said.contains("condition.") && !said.contains('{'),
                    "{text}: {said}"
                );
            }
        }
    }
}
