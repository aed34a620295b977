//! Faults that cost, and those that fail the call.

use duilian::{
    engine::{
        Desk, Event,
        scenario::IdentityNeed,
        step::{Ending, Side},
        ticket::Field,
    },
    judge::scorecard::Status,
    reading::Meaning,
    text::Span,
};

use super::{
    call::{Call, Shown, declined, did, fatals, got, nearly, told, wrong},
    world::{escalation, forbid, identity, refusal},
};

#[test]
fn a_fault_costs_its_points_with_the_words_it_rests_on() {
    let mut call = Call::complaint();
    call.opened().says(
        "换谁都会着急。这不归我们管。",
        &[did("empathy", "换谁都会着急")],
    );
    let clean = call.judged();
    let mut call = Call::complaint();
    call.opened().says(
        "换谁都会着急。这不归我们管。",
        &[
            did("empathy", "换谁都会着急"),
            did("impatient", "这不归我们管"),
        ],
    );
    let card = call.judged();
    let finding = card.finding("impatient").unwrap();
    assert_eq!((finding.status, finding.got.0), (Status::Lost, -400));
    assert_eq!(finding.evidence[0].text, "这不归我们管");
    assert_eq!(clean.total.0 - card.total.0, 400);
}

#[test]
fn faults_never_take_a_step_below_nothing() {
    let mut call = Call::complaint();
    call.opened()
        .says("你烦不烦!", &[did("impatient", "你烦不烦")]);
    let card = call.judged();
    assert_eq!(card.steps[1].got.0, 0);
    assert_eq!(got(&card, "impatient"), 0, "there was nothing to take off");
    assert!(card.finding("impatient").unwrap().applies);
}

#[test]
fn a_fault_costs_no_more_than_its_most() {
    let mut call = Call::complaint();
    call.opened();
    call.says(
        "换谁都会着急,真抱歉,我都记下了,您放心,好的明白。",
        &[
            did("empathy", "换谁都会着急"),
            did("apology", "抱歉"),
            did("record", "记下"),
            did("reassure", "您放心"),
            did("acknowledge", "明白"),
        ],
    );
    for text in ["快点说!", "说重点!", "别废话!", "急什么!"] {
        call.says(text, &[did("impatient", text)]);
    }
    assert_eq!(got(&call.judged(), "impatient"), -1200);
}

#[test]
fn what_the_log_noticed_costs_once_a_turn() {
    let mut call = Call::complaint();
    call.opened().says(
        "具体是什么情况?订单号多少?",
        &[did("ask_open", "具体是什么情况")],
    );
    for about in ["order", "phone"] {
        call.happens(Event::Fault {
            turn: 2,
            fault: "reask".into(),
            about: about.into(),
            span: Span::new(0, 3),
            rule: "log/reask".into(),
        });
    }
    assert_eq!(got(&call.judged(), "reask"), -200);
}

#[test]
fn a_wrong_answer_is_fatal_unless_put_right_before_the_end() {
    let mut call = Call::complaint();
    call.opened()
        .says("只能7天内退。", &[wrong("window", "7天")]);
    assert_eq!(
        fatals(&call.judged()),
        Vec::<&str>::new(),
        "there is still time"
    );
    let mut left = call.clone();
    left.ends(Ending::Resolved, Side::Customer);
    assert_eq!(fatals(&left.judged()), ["wrong"]);
    call.says("抱歉我说错了,30天内可以退。", &[told("window", "30天")])
        .ends(Ending::Resolved, Side::Customer);
    assert_eq!(fatals(&call.judged()), Vec::<&str>::new());
}

#[test]
fn a_right_answer_made_wrong_is_fatal() {
    let mut call = Call::complaint();
    call.opened().says(
        "30天内可以退,哦不,只能7天内退。",
        &[told("window", "30天"), wrong("window", "只能7天")],
    );
    call.ends(Ending::Resolved, Side::Customer);
    assert_eq!(fatals(&call.judged()), ["wrong"]);
}

#[test]
fn business_tied_to_the_identity_is_fatal_before_it_and_fine_after() {
    let bound = || {
        let mut call = Call::complaint().with(|scenario| {
            scenario.identity = identity();
            scenario.answers[0].needs_identity = true;
        });
        call.opened();
        call
    };
    let mut early = bound();
    early.says("已经给您退了。", &[told("window", "退了")]);
    assert_eq!(fatals(&early.judged()), ["unverified"]);
    let mut announced = bound();
    announced.says("我先给您办,请报一下订单号。", &[nearly("window", "给您办")]);
    assert_eq!(
        fatals(&announced.judged()),
        Vec::<&str>::new(),
        "what is only announced is not done"
    );
    let mut late = bound();
    late.happens(Event::Verified { turn: 1 })
        .says("已经给您退了。", &[told("window", "退了")]);
    assert_eq!(fatals(&late.judged()), Vec::<&str>::new());
    let mut free = bound().with(|scenario| scenario.identity.need = IdentityNeed::None);
    free.says("已经给您退了。", &[told("window", "退了")]);
    assert_eq!(fatals(&free.judged()), Vec::<&str>::new());
}

#[test]
fn a_leak_and_a_granted_demand_are_fatal() {
    let mut call = Call::complaint().with(|scenario| scenario.refusals = vec![refusal()]);
    call.opened().says(
        "您住花园路吧?赔您三倍。",
        &[Shown(
            Meaning::Granted {
                name: "triple".into(),
            },
            "赔您三倍",
        )],
    );
    call.happens(Event::Fault {
        turn: 2,
        fault: "leak".into(),
        about: "address".into(),
        span: Span::new(0, 6),
        rule: "log/leak".into(),
    });
    assert_eq!(fatals(&call.judged()), ["leak", "beyond_authority"]);
}

#[test]
fn hanging_up_on_the_customer_is_fatal_and_their_hanging_up_is_not() {
    for (by, expected) in [(Side::Agent, vec!["hang_up"]), (Side::Customer, vec![])] {
        let mut call = Call::complaint();
        call.opened().ends(Ending::HungUp, by);
        assert_eq!(fatals(&call.judged()), expected);
    }
}

#[test]
fn a_declared_emergency_has_to_reach_its_desk_by_transfer_or_ticket() {
    let ended = |transfer: Option<Desk>, ticket: Option<&str>| {
        let mut call = Call::complaint().with(|scenario| scenario.escalation = Some(escalation()));
        call.opened();
        if let Some(to) = transfer {
            call.happens(Event::Transferred {
                to,
                reason: String::new(),
            });
        }
        call.ends(Ending::Escalated, Side::Agent);
        if let Some(desk) = ticket {
            call.files(&[(Field::Department, desk)], Vec::new());
        }
        fatals(&call.judged()).len()
    };
    assert_eq!(ended(None, None), 1);
    assert_eq!(ended(Some(Desk::Sales), Some("sales")), 1);
    assert_eq!(ended(Some(Desk::It), None), 0);
    assert_eq!(ended(None, Some("it")), 0);
}

#[test]
fn a_fatal_error_fails_whatever_the_total_and_a_suspected_one_does_not() {
    let mut rubric = super::call::standard();
    rubric.pass.practice = duilian::judge::Points(0);
    let passes = |rule: &str| {
        let mut call = Call::complaint();
        call.opened()
            .says("你有病吧。", &[did("abuse", "你有病吧")]);
        for entry in &mut call.log.entries {
            for moment in &mut entry.moments {
                if let Event::AgentSaid { reading, .. } = &mut moment.event {
                    for sign in &mut reading.signs {
                        sign.rule = rule.into();
                    }
                }
            }
        }
        let card = call.judged_by(&rubric);
        assert_eq!(fatals(&card), ["abuse"]);
        (card.fatal[0].suspected, card.passed)
    };
    assert_eq!(passes("faults/abuse.sick"), (true, true));
    assert_eq!(passes("faults/insult-plain"), (false, false));
}

#[test]
fn plain_abuse_outweighs_what_is_suspected_before_it_in_the_same_turn() {
    let mut call = Call::complaint();
    call.opened().says(
        "你这骗子，白痴。",
        &[did("abuse", "你这骗子"), did("abuse", "白痴")],
    );
    for entry in &mut call.log.entries {
        for moment in &mut entry.moments {
            if let Event::AgentSaid { reading, .. } = &mut moment.event
                && let [_, plain] = reading.signs.as_mut_slice()
            {
                plain.rule = "faults/insult-plain".into();
            }
        }
    }
    let card = call.judged();
    assert_eq!(fatals(&card), ["abuse"], "one error for one turn");
    assert!(!card.fatal[0].suspected);
    assert_eq!(card.fatal[0].evidence.text, "白痴");
}

#[test]
fn forbidden_words_cost_or_fail_as_the_scenario_says() {
    let said = |fatal: bool| {
        let mut call = Call::complaint().with(|scenario| scenario.forbids = vec![forbid(fatal)]);
        call.opened().says(
            "30天内可以退。那是上一个客服的问题。",
            &[
                told("window", "30天"),
                Shown(
                    Meaning::Forbidden {
                        name: "last-agent".into(),
                    },
                    "那是上一个客服的问题",
                ),
            ],
        );
        call.judged()
    };
    assert_eq!(fatals(&said(true)), ["forbidden"]);
    assert!(
        !said(true).finding("forbidden").unwrap().applies,
        "not counted twice"
    );
    assert_eq!(fatals(&said(false)), Vec::<&str>::new());
    assert_eq!(got(&said(false), "forbidden"), -400);
}

#[test]
fn silence_that_the_customer_had_to_break_costs() {
    let mut call = Call::complaint();
    call.opened()
        .says(
            "好的,我都记下了。",
            &[did("acknowledge", "好的"), did("record", "记下")],
        )
        .hears("silence", "喂?还在吗?");
    assert_eq!(got(&call.judged(), "silence"), -200);
}

#[test]
fn a_refusal_with_an_alternative_is_no_shirking() {
    let declines = |offer: bool| {
        let mut call = Call::complaint().with(|scenario| scenario.refusals = vec![refusal()]);
        call.opened().says(
            "赔三倍我没有权限,可以给您退货。",
            &[
                declined("triple", true, offer, "我没有权限"),
                did("shirk", "我没有权限"),
            ],
        );
        call.judged()
            .finding("shirk")
            .is_some_and(|finding| finding.applies)
    };
    assert!(declines(false));
    assert!(!declines(true));
}
