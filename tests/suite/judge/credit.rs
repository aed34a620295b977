//! What earns nothing: heaps, repetitions, everything at once, words out of place.

use duilian::{
    engine::{
        Event,
        condition::Condition,
        step::{Ending, Side, Step},
    },
    judge::Remark,
    reading::Reading,
    text::Span,
};

use super::{
    call::{Call, Shown, did, got, of, phrase, share, told},
    world::{answer, later_beat},
};

fn everything() -> (&'static str, Vec<Shown>) {
    (
        "您好,我是客服小林,理解您,非常抱歉,具体是什么情况?30天内可以退,您看可以吗?再见。",
        vec![
            did("greeting", "您好"),
            did("self_introduction", "我是客服小林"),
            did("empathy", "理解您"),
            did("apology", "抱歉"),
            did("ask_open", "具体是什么情况"),
            did("explain", "30天内可以退"),
            told("window", "30天内可以退"),
            did("check_satisfaction", "您看可以吗"),
            did("farewell", "再见"),
        ],
    )
}

#[test]
fn everything_in_the_first_line_earns_the_greeting_only() {
    let (text, signs) = everything();
    let mut call = Call::complaint();
    call.says(text, &signs)
        .complained()
        .ends(Ending::Abandoned, Side::Agent);
    let card = call.judged();
    assert_eq!(got(&card, "greeting"), of(&card, "greeting"));
    assert_eq!(
        got(&card, "self-introduction"),
        of(&card, "self-introduction")
    );
    for item in [
        "empathy",
        "apology",
        "open-question",
        "answers",
        "confirm",
        "farewell",
    ] {
        assert_eq!(got(&card, item), 0, "{item}");
    }
    assert!(card.total.0 < 1000, "{}", card.total);
}

#[test]
fn everything_in_a_later_line_earns_nothing() {
    let (text, signs) = everything();
    let mut call = Call::complaint();
    call.opened();
    let before = call.judged().total;
    call.says(text, &signs);
    let card = call.judged();
    assert!(card.total <= before);
    assert!(card.finding("crowded").unwrap().applies);
}

#[test]
fn a_letter_may_say_everything() {
    let text = "尊敬的李女士:您好,我是客服小林。\n\
        理解您着急,非常抱歉。\n\
        签收30天内可以退。\n\
        感谢您的来信,祝您生活愉快。";
    let mut call = Call::complaint().by_letter();
    call.complained().says(
        text,
        &[
            did("greeting", "您好"),
            did("self_introduction", "我是客服小林"),
            did("empathy", "理解您着急"),
            did("apology", "抱歉"),
            did("explain", "签收30天内可以退"),
            told("window", "签收30天内可以退"),
            did("thanks", "感谢"),
            did("farewell", "祝您生活愉快"),
        ],
    );
    let card = call.judged();
    for item in ["greeting", "apology", "thanks", "farewell"] {
        assert_eq!(got(&card, item), of(&card, item), "{item}");
    }
    assert!(got(&card, "answers") > 0);
    assert!(got(&card, "letter") > 0);
}

#[test]
fn a_signed_letter_in_one_paragraph_is_badly_set_and_no_crowd() {
    let (text, mut signs) = everything();
    let text = format!("尊敬的李女士:{text}");
    signs.push(did("greeting", "尊敬的李女士"));
    let mut call = Call::complaint().by_letter();
    call.complained().says(&text, &signs);
    let card = call.judged();
    assert_eq!(got(&card, "apology"), of(&card, "apology"));
    assert!(!card.finding("crowded").unwrap().applies);
    assert!(got(&card, "letter") < of(&card, "letter"));
}

#[test]
fn a_last_letter_may_be_nothing_but_its_close() {
    let mut call = Call::complaint().by_letter();
    call.complained()
        .says(
            "尊敬的李女士:您好,签收30天内可以退。",
            &[told("window", "签收30天内可以退")],
        )
        .says(
            "感谢您对晨星的信任,祝您工作顺利。\n晨星电子 客服小林\n官方热线400-810-2030",
            &[did("thanks", "感谢"), did("farewell", "祝您工作顺利")],
        )
        .ends(Ending::Resolved, Side::Customer);
    let card = call.judged();
    for item in ["thanks", "farewell"] {
        assert_eq!(got(&card, item), of(&card, item), "{item}");
    }
}

#[test]
fn in_a_letter_order_counts_inside_the_message() {
    let mut call = Call::complaint().by_letter();
    call.complained().says(
        "再见。祝您生活愉快。签收30天内可以无理由退换,我们会为您安排上门取件。您好。",
        &[did("farewell", "再见"), did("greeting", "您好")],
    );
    let card = call.judged();
    assert_eq!(
        got(&card, "farewell"),
        0,
        "a farewell that opens the letter"
    );
    assert_eq!(got(&card, "greeting"), 0, "a greeting that ends it");
}

#[test]
fn a_heap_earns_nothing_and_costs() {
    let mut call = Call::complaint();
    call.opened();
    let before = call.judged().total;
    let heap = Reading {
        heap: true,
        ..Reading::default()
    };
    call.reads("您好抱歉理解感谢再见", heap);
    let card = call.judged();
    assert!(card.total <= before);
    assert!(card.finding("heap").unwrap().applies);
}

#[test]
fn the_same_reply_again_earns_nothing() {
    let mut call = Call::complaint();
    // Before the customer has told anything an apology is out of place …
    call.says("真的非常抱歉。", &[did("apology", "抱歉")])
        .complained();
    // … and in the same words, whatever the punctuation, it is no new one.
    call.says("真的,非常抱歉!", &[did("apology", "抱歉")]);
    assert_eq!(got(&call.judged(), "apology"), 0);
    call.says(
        "这事让您操心了,是我们不对。",
        &[did("apology", "是我们不对")],
    );
    let card = call.judged();
    assert_eq!(got(&card, "apology"), of(&card, "apology"));
}

#[test]
fn a_sentence_changed_in_one_character_is_still_the_same() {
    let mut call = Call::complaint();
    call.says(
        "给您带来这么大的麻烦我们真的非常抱歉。",
        &[did("apology", "抱歉")],
    )
    .complained();
    call.says(
        "给您带来这么大的麻烦我们真的非常抱歉啊。",
        &[did("apology", "抱歉")],
    );
    assert_eq!(got(&call.judged(), "apology"), 0);
}

#[test]
fn the_customers_own_sentence_handed_back_earns_nothing() {
    let mut call = Call::complaint();
    call.opened().hears("beat", "你们真该好好理解我的心情。");
    call.says(
        "你们真该好好理解我的心情。",
        &[did("empathy", "理解我的心情")],
    );
    assert_eq!(got(&call.judged(), "empathy"), 0);
}

#[test]
fn asking_for_more_needs_counts_in_its_place_though_it_was_asked_too_early() {
    let ask = "请问还有其他可以帮您的吗?";
    let mut call = Call::complaint();
    call.opened().says(ask, &[did("further_help", "还有其他")]);
    assert_eq!(got(&call.judged(), "further-help"), 0);
    call.cues().says(ask, &[did("further_help", "还有其他")]);
    let card = call.judged();
    assert_eq!(got(&card, "further-help"), of(&card, "further-help"));
}

#[test]
fn who_asks_for_more_needs_in_the_breath_of_the_last_answer_has_asked() {
    let mut call = Call::complaint();
    let ask = "30天内都可以无理由退换的。您还有其他要问的吗?";
    call.opened()
        .says(ask, &[did("further_help", "还有其他")])
        .cues();
    let card = call.judged();
    assert_eq!(got(&card, "further-help"), of(&card, "further-help"));
}

#[test]
fn an_answer_before_the_question_earns_nothing() {
    let mut call = Call::complaint();
    call.says("30天内可以退。", &[told("window", "30天内可以退")])
        .complained();
    assert_eq!(got(&call.judged(), "answers"), 0);
}

#[test]
fn a_greeting_in_the_second_reply_is_no_opening() {
    let mut call = Call::complaint();
    call.says("喂?", &[]).complained();
    call.says(
        "您好,感谢致电晨星电子。",
        &[
            did("greeting", "您好"),
            phrase("opening", 1, "您好,感谢致电晨星电子"),
        ],
    );
    let card = call.judged();
    assert_eq!(got(&card, "greeting"), 0);
    assert_eq!(got(&card, "opening-phrase"), 0);
}

#[test]
fn of_answers_ahead_of_their_questions_two_count_and_the_third_is_quoted() {
    let ahead = |signs: &[Shown]| {
        let mut call = Call::complaint().with(|scenario| {
            let later = later_beat(&["told:window", "told:life", "told:freight"]);
            scenario.beats[0].until = Condition::default();
            scenario.beats.push(later);
            scenario.answers.push(answer("freight", "运费我们出"));
        });
        call.opened()
            .says("30天内可以退,日常用一天,运费我们出。", signs);
        call.judged()
    };
    let all = [
        told("window", "30天"),
        told("life", "一天"),
        told("freight", "运费"),
    ];
    assert_eq!(share(&ahead(&all[..2]), "answers"), 67);
    let card = ahead(&all);
    assert_eq!(share(&card, "answers"), 67);
    let finding = card.finding("answers").unwrap();
    let withheld: Vec<&str> = finding
        .evidence
        .iter()
        .filter(|proof| proof.remark == Some(Remark::Ahead))
        .map(|proof| proof.text.as_str())
        .collect();
    assert_eq!(withheld, ["运费我们出"]);
}

#[test]
fn several_letters_stuck_together_are_no_letter() {
    let (text, signs) = everything();
    let twice = format!("{text}\n\n{text}\n再次{text}");
    let again = twice.rfind("您好").unwrap_or(0);
    let mut call = Call::complaint().by_letter();
    call.complained().says(&twice, &signs);
    if let Some(Event::AgentSaid { reading, .. }) = call
        .log
        .entries
        .last_mut()
        .map(|entry| &mut entry.moments[0].event)
    {
        let mut second = reading.signs[0].clone();
        second.span = Span::new(again, again + 6);
        reading.signs.push(second);
    }
    assert_eq!(got(&call.judged(), "answers"), 0);
}

#[test]
fn manners_without_an_answer_are_worth_a_third() {
    let mut call = Call::complaint();
    call.opened()
        .says("换谁都会着急。", &[did("empathy", "换谁都会着急")]);
    assert_eq!(
        share(&call.judged(), "empathy"),
        100,
        "the call is not over"
    );
    let mut answered = call.clone();
    call.ends(Ending::Resolved, Side::Customer);
    let card = call.judged();
    assert_eq!(share(&card, "empathy"), 33);
    assert!(
        card.finding("hollow")
            .is_some_and(|finding| finding.applies)
    );
    answered
        .says("30天内可以退。", &[told("window", "30天")])
        .ends(Ending::Resolved, Side::Customer);
    assert_eq!(share(&answered.judged(), "empathy"), 100);
}

#[test]
fn a_signature_said_in_every_letter_counts_in_the_last() {
    let sign = "晨星电子客服小林";
    let signature = |missing| vec![phrase("opening", missing, sign)];
    let mut call = Call::complaint().by_letter().with(|scenario| {
        scenario.phrases[0].step = Step::FollowUp;
    });
    call.says("收到了。\n晨星电子客服小林", &signature(0))
        .complained();
    let answered = [told("window", "30天内可以退"), told("life", "能用12小时")];
    call.says(
        "30天内可以退,充一次电能用12小时。\n晨星电子客服小林",
        &[&answered[..], &signature(0)].concat(),
    )
    .ends(Ending::Resolved, Side::Customer);
    let card = call.judged();
    assert_eq!(got(&card, "closing-phrase"), of(&card, "closing-phrase"));
}

#[test]
fn a_bare_hello_later_on_makes_no_crowd() {
    let said = |text: &str, more: &[Shown]| {
        let mut call = Call::complaint();
        let signs = [
            did("greeting", "您好"),
            did("apology", "抱歉"),
            did("ask_open", "怎么打不开"),
            did("explain", "30天内可以退"),
        ];
        call.opened().says(text, &[&signs[..], more].concat());
        got(&call.judged(), "apology")
    };
    let text = "您好,很抱歉,30天内可以退。具体是怎么打不开的?";
    assert!(said(text, &[]) > 0);
    let again = "您好,我是客服小林,很抱歉,30天内可以退。具体是怎么打不开的?";
    assert_eq!(said(again, &[did("self_introduction", "我是客服小林")]), 0);
}
