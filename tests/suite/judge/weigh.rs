//! Items: what earns them, where, and with which evidence.

use duilian::{
    engine::{
        Desk, Event, Millis,
        step::{Category, Ending, Side},
    },
    judge::{Points, Remark, rubric::Stretch, scorecard::Status},
    reading::Meaning,
    text::Span,
};

use super::{
    call::{Call, Shown, declined, did, got, nearly, of, share, told, wrong},
    world::{escalation, identity, refusal},
};

#[test]
fn a_finding_carries_turn_span_words_and_rule() {
    let mut call = Call::complaint();
    call.opened()
        .says("换谁都会着急,真抱歉。", &[did("empathy", "换谁都会着急")]);
    let card = call.judged();
    let evidence = &card.finding("empathy").unwrap().evidence[0];
    assert_eq!(
        (evidence.turn, evidence.span),
        (2, Span::new(0, "换谁都会着急".len()))
    );
    assert_eq!(evidence.text, "换谁都会着急");
    assert_eq!(evidence.rule, "test/rule");
    assert!(evidence.earned);
}

#[test]
fn empathy_after_the_solution_earns_part() {
    let solve = || did("solve", "给您登记退货");
    let mut before = Call::complaint();
    before.opened().says(
        "换谁都会着急,我给您登记退货。",
        &[did("empathy", "换谁都会着急"), solve()],
    );
    let mut after = Call::complaint();
    after.opened().says(
        "我给您登记退货,换谁都会着急。",
        &[solve(), did("empathy", "换谁都会着急")],
    );
    let (before, after) = (before.judged(), after.judged());
    assert_eq!(before.finding("empathy").unwrap().status, Status::Earned);
    assert_eq!(after.finding("empathy").unwrap().status, Status::Part);
}

#[test]
fn what_was_said_too_early_earns_nothing_and_is_shown() {
    let mut call = Call::complaint();
    call.opened()
        .says("谢谢您。", &[did("thanks", "谢谢您")])
        .says("我给您登记退货。", &[did("solve", "给您登记退货")]);
    let card = call.judged();
    let thanks = card.finding("thanks").unwrap();
    assert_eq!((thanks.status, thanks.got), (Status::Missed, Points(0)));
    let said = &thanks.evidence[0];
    assert_eq!(
        (said.turn, said.text.as_str(), said.earned),
        (2, "谢谢您", false)
    );
    let at = Stretch::Closing;
    assert_eq!(said.remark, Some(Remark::Misplaced { at }));
}

#[test]
fn a_near_answer_earns_half() {
    let points = |signs: &[Shown]| {
        let mut call = Call::complaint();
        call.opened().says("30天内可以退。", signs);
        got(&call.judged(), "answers")
    };
    let full = points(&[told("window", "30天")]);
    assert_eq!(points(&[nearly("window", "30天")]), full / 2);
}

#[test]
fn an_answer_put_right_earns_more_than_a_wrong_one_and_less_than_a_right_one() {
    let card = |sayings: &[(&str, Shown)]| {
        let mut call = Call::complaint();
        call.opened();
        for (text, sign) in sayings {
            call.says(text, std::slice::from_ref(sign));
        }
        got(&call.judged(), "answers")
    };
    let right = card(&[("30天内可以退。", told("window", "30天"))]);
    let put_right = card(&[
        ("只能7天内退。", wrong("window", "7天")),
        ("抱歉,是30天内可以退。", told("window", "30天")),
    ]);
    let made_wrong = card(&[
        ("30天内可以退。", told("window", "30天")),
        ("不对,只能7天内退。", wrong("window", "7天")),
    ]);
    assert!(made_wrong == 0 && put_right > 0 && put_right < right);
}

#[test]
fn a_demand_declined_with_reason_and_alternative_earns_all_and_granted_nothing() {
    let earned = |signs: Vec<Shown>| {
        let mut call = Call::complaint().with(|scenario| scenario.refusals = vec![refusal()]);
        call.opened().says("赔三倍超出规定,可以给您退货。", &signs);
        let card = call.judged();
        share(&card, "refusals")
    };
    let decline = |reason, offer| declined("triple", reason, offer, "超出规定");
    let ladder = [
        earned(vec![]),
        earned(vec![decline(false, false)]),
        earned(vec![decline(true, false)]),
        earned(vec![decline(true, true)]),
    ];
    assert_eq!(ladder[3], 100);
    assert!(ladder.is_sorted_by(|one, next| one < next), "{ladder:?}");
    let granted = Shown(
        Meaning::Granted {
            name: "triple".into(),
        },
        "赔三倍",
    );
    assert_eq!(earned(vec![decline(true, true), granted]), 0);
}

#[test]
fn declining_harshly_earns_half() {
    let mut call = Call::complaint().with(|scenario| scenario.refusals = vec![refusal()]);
    call.opened().says(
        "赔三倍超出规定,可以退货,别闹了。",
        &[
            declined("triple", true, true, "超出规定"),
            did("impatient", "别闹了"),
        ],
    );
    let card = call.judged();
    assert_eq!(share(&card, "refusals"), 50);
}

#[test]
fn nobody_is_asked_for_what_the_scenario_gave_no_occasion_for() {
    let card = Call::complaint().judged();
    for item in [
        "verify",
        "refusals",
        "escalation",
        "hold-manners",
        "handover",
        "letter",
    ] {
        assert!(!card.finding(item).unwrap().applies, "{item}");
    }
    let strict = Call::complaint().with(|scenario| {
        scenario.identity = identity();
        scenario.escalation = Some(escalation());
    });
    let card = strict.judged();
    for item in ["verify", "escalation"] {
        assert!(card.finding(item).unwrap().applies, "{item}");
    }
}

#[test]
fn a_bystander_is_owed_no_apology() {
    let of = |bystander| {
        let call = Call::complaint().with(|scenario| scenario.customer.bystander = bystander);
        call.judged().finding("apology").unwrap().applies
    };
    assert_eq!((of(false), of(true)), (true, false));
}

#[test]
fn hold_wants_a_word_before_and_thanks_after() {
    let held = |before: &[Shown], after: &[Shown]| {
        let mut call = Call::complaint();
        call.opened()
            .says("请稍等一分钟。", before)
            .happens(Event::HoldBegan)
            .happens(Event::HoldEnded {
                lasted: Millis::seconds(20),
            })
            .says("让您久等了。", after);
        let card = call.judged();
        share(&card, "hold-manners")
    };
    assert_eq!(held(&[], &[]), 0);
    assert_eq!(held(&[did("hold", "请稍等")], &[]), 50);
    assert_eq!(
        held(&[did("hold", "请稍等")], &[did("wait_thanks", "久等")]),
        100
    );
}

#[test]
fn a_transfer_without_a_word_to_the_customer_earns_part() {
    let transferred = |signs: &[Shown]| {
        let mut call = Call::complaint().with(|scenario| scenario.ends = vec![Ending::Escalated]);
        call.opened()
            .says("我请主管来帮您,他权限更大,您看可以吗?", signs)
            .happens(Event::Transferred {
                to: Desk::Supervisor,
                reason: "要求三倍赔偿".to_owned(),
            })
            .ends(Ending::Escalated, Side::Agent);
        let card = call.judged();
        assert_eq!(got(&card, "ending"), of(&card, "ending"));
        share(&card, "handover")
    };
    assert_eq!(transferred(&[]), 40);
    let told = [
        did("handover_reason", "他权限更大"),
        did("check_satisfaction", "您看可以吗"),
    ];
    assert_eq!(transferred(&told), 100);
}

#[test]
fn the_right_ending_is_the_scenarios() {
    let ended = |wanted: Ending| {
        let mut call = Call::complaint().with(|scenario| scenario.ends = vec![wanted]);
        call.opened().ends(Ending::Pending, Side::Customer);
        call.judged()
    };
    assert!(ended(Ending::Pending).right_ending);
    assert!(!ended(Ending::Resolved).right_ending);
    assert_eq!(got(&ended(Ending::Resolved), "ending"), 0);
}

#[test]
fn fit_counts_the_parts_of_the_personas_condition_and_speaks_its_words() {
    let mut call = Call::complaint();
    call.opened()
        .says("换谁都会着急。", &[did("empathy", "换谁都会着急")]);
    let card = call.judged();
    let fit = card.finding("persona-fit").unwrap();
    assert_eq!(fit.got.0, fit.of.0 / 2);
    assert_eq!(
        (fit.advice.as_str(), fit.model.as_str()),
        ("先安抚再办事。", "您先别急。")
    );
}

#[test]
fn what_was_done_after_its_hint_is_marked() {
    let apology = [did("apology", "抱歉")];
    let mut hinted = Call::complaint();
    hinted
        .opened()
        .happens(Event::HintShown {
            turn: 1,
            item: "apology".into(),
        })
        .says("真的抱歉。", &apology);
    assert!(hinted.judged().finding("apology").unwrap().hinted);
    let mut alone = Call::complaint();
    alone
        .opened()
        .says("真的抱歉。", &apology)
        .happens(Event::HintShown {
            turn: 2,
            item: "apology".into(),
        });
    assert!(!alone.judged().finding("apology").unwrap().hinted);
}

#[test]
fn advice_names_what_is_missing_and_the_model_says_it() {
    let mut call = Call::complaint();
    call.opened()
        .says("30天内可以退。", &[told("window", "30天")]);
    let card = call.judged();
    let answers = card.finding("answers").unwrap();
    assert!(answers.advice.contains("日常用一天"), "{}", answers.advice);
    assert!(
        !answers.advice.contains("30天无理由退换"),
        "{}",
        answers.advice
    );
    assert_eq!(answers.model, "日常用一天");
}

#[test]
fn a_fact_that_the_record_needs_has_to_be_asked_for() {
    let mut call = Call::complaint();
    call.opened();
    assert_eq!(got(&call.judged(), "facts"), 0);
    let asked = Shown(
        Meaning::Asked {
            name: "order".into(),
        },
        "订单号",
    );
    call.says("请报一下订单号。", &[asked]);
    let card = call.judged();
    assert_eq!(got(&card, "facts"), of(&card, "facts"));
}

#[test]
fn of_alternatives_only_the_one_that_earned_is_quoted() {
    let mut call = Call::complaint();
    call.opened()
        .says("好的,明白了。", &[did("acknowledge", "明白了")])
        .says(
            "您是说用半天就没电,对吗?",
            &[did("restate", "用半天就没电")],
        );
    let card = call.judged();
    let quoted = |item: &str| -> Vec<String> {
        let finding = card.finding(item).unwrap();
        finding
            .evidence
            .iter()
            .map(|one| one.text.clone())
            .collect()
    };
    assert_eq!(quoted("acknowledge"), ["明白了"]);
}

#[test]
fn what_adds_nothing_to_a_whole_item_is_not_quoted() {
    let mut call = Call::complaint();
    call.opened().says(
        "换谁都会着急,真抱歉,我给您登记退货。",
        &[
            did("empathy", "换谁都会着急"),
            did("apology", "抱歉"),
            did("solve", "给您登记退货"),
        ],
    );
    let card = call.judged();
    let empathy = card.finding("empathy").unwrap();
    assert_eq!(empathy.status, Status::Earned);
    let quoted: Vec<&str> = empathy
        .evidence
        .iter()
        .map(|one| one.text.as_str())
        .collect();
    assert_eq!(quoted, ["换谁都会着急"]);
}

#[test]
fn in_an_emergency_comfort_may_follow_what_saves() {
    let mut call = Call::complaint().with(|scenario| scenario.category = Category::Emergency);
    call.opened().says(
        "30天内可以退,换谁都会着急。",
        &[
            told("window", "30天内可以退"),
            did("empathy", "换谁都会着急"),
        ],
    );
    let card = call.judged();
    assert_eq!(card.finding("comfort").unwrap().status, Status::Earned);
    assert_eq!(
        card.finding("empathy").unwrap().status,
        Status::NotApplicable
    );
}

#[test]
fn a_bare_answer_shows_no_understanding_of_a_worry() {
    let care = |sign: (&'static str, &'static str)| {
        let mut call = Call::complaint().with(|scenario| scenario.category = Category::Consult);
        call.opened().says(sign.1, &[did(sign.0, sign.1)]);
        share(&call.judged(), "care")
    };
    assert_eq!(care(("acknowledge", "行")), 0);
    assert_eq!(care(("restate", "您是怕买回来不合用")), 60);
    assert_eq!(care(("reassure", "不用担心")), 60);
    assert_eq!(care(("empathy", "第一次挑难免看花眼")), 100);
}

#[test]
fn titles_that_hold_commas_are_set_apart_by_a_stronger_mark() {
    let mut call = Call::complaint().with(|scenario| {
        scenario.answers[0].title = "先备份,再更新".to_owned();
    });
    call.opened().says("您说。", &[]);
    let advice = &call.judged().finding("answers").unwrap().advice.clone();
    assert!(advice.contains("先备份,再更新；"), "{advice}");
}
