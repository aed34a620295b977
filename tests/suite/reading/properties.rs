//! What holds for every reply.

use duilian::reading::{Ear, Meaning, Reading, Vocabulary, vocabulary::Wording};
use proptest::prelude::*;

use super::{does, lexicon};

fn check(reply: &str, reading: &Reading) {
    for sign in &reading.signs {
        let text = reply.get(sign.span.start..sign.span.end);
        assert!(
            text.is_some_and(|text| !text.is_empty()),
            "{reply}: {sign:?}"
        );
    }
}

proptest! {
    #[test]
    fn reading_never_panics_and_spans_point_at_typed_words(
        heard in "[您好吗我要退款,。?0-9a-c]{0,20}",
        reply in "[您好抱歉给不便请稍等退款三十天内可以吗,。?!“”“ \n0-9a-z👍]{0,80}",
    ) {
        check(&reply, &lexicon().read(&heard, &reply));
    }

    #[test]
    fn any_text_can_be_read(heard in any::<String>(), reply in any::<String>()) {
        check(&reply, &lexicon().read(&heard, &reply));
    }

    #[test]
    fn more_of_a_phrase_never_counts_less(kept in 1usize..5) {
        let clauses = ["您好", "感谢致电晨星电子", "我是客服小林", "很高兴为您服务"];
        let wording = Wording { name: "opening".into(), say: vec![clauses.join(",")] };
        let vocabulary = Vocabulary { phrases: vec![wording], ..Vocabulary::default() };
        let ear = Ear::new(lexicon(), &vocabulary);
        let said = |count: usize| {
            ear.read("", &clauses[..count].join(",")).signs.iter().find_map(|sign| {
                let Meaning::Phrase { missing, .. } = &sign.meaning else { return None };
                Some(4 - missing.len())
            }).unwrap_or(0)
        };
        prop_assert!(said(kept) >= said(kept - 1));
    }
}

#[test]
fn nothing_that_is_no_language_is_unreadable() {
    for reply in ["", "   ", "……", "😀😀", "asdfghjk"] {
        assert!(lexicon().read("", reply).unreadable, "{reply}");
    }
    assert!(!lexicon().read("", "好").unreadable);
}

#[test]
fn heaps_of_service_words_do_nothing() {
    for heap in [
        "抱歉理解感谢稍等满意登记再见",
        "感谢感谢感谢感谢感谢感谢感谢",
        "问候,自我介绍,核实,共情,致歉,记录,复述,解释,方案,道别",
        "邮费邮费邮费",
        "查询物流查询订单查询物流查询订单查询",
        "体谅您的路由体谅您的灯灯体谅您体谅灯灯您的",
    ] {
        assert!(lexicon().read("", heap).heap, "{heap}");
        assert!(does("", heap).is_empty(), "{heap}");
    }
}

#[test]
fn words_said_twice_as_chinese_doubles_them_are_no_heap() {
    for reply in [
        "好的愿您考试顺顺利利",
        "您和孩子平平安安最要紧",
        "应该的应该的",
        "谢谢谢谢",
    ] {
        assert!(!lexicon().read("", reply).heap, "{reply}");
    }
}

#[test]
fn the_customers_own_words_handed_back_earn_nothing() {
    let customer = "你们应该跟我说非常抱歉给您带来不便";
    assert!(does("", "非常抱歉给您带来不便").contains(&"apology".to_owned()));
    assert!(!does(customer, "非常抱歉给您带来不便").contains(&"apology".to_owned()));
}
