//! Answers in order and as alternatives, facts given wrongly first, and what the customer lets fall.

use duilian::{
    engine::{
        Desk, Event,
        scenario::Sensitive,
        step::{Ending, Side},
        ticket::Field,
    },
    judge::{Remark, scorecard::Status},
};
use rstest::rstest;

use super::{
    call::{Call, Shown, did, fatals, got, of, share, told, wrong},
    world::{answer, line},
};

/// `life` counts after `window` only.
fn in_order() -> Call {
    let mut call = Call::complaint().with(|scenario| {
        scenario.answers[1].after = vec!["window".into()];
    });
    call.opened();
    call
}

const WINDOW: &str = "30天内可以退。";
const LIFE: &str = "日常能用一天。";

fn window() -> Shown {
    told("window", "30天")
}

fn life() -> Shown {
    told("life", "一天")
}

#[test]
fn an_answer_before_its_predecessor_earns_nothing_until_told_again() {
    let mut call = in_order();
    call.says(LIFE, &[life()]);
    assert_eq!(share(&call.judged(), "answers"), 0);
    call.says(WINDOW, &[window()]);
    let half = got(&call.judged(), "answers");
    assert_eq!(half, of(&call.judged(), "answers") / 2);
    call.says("再说一下，日常能用一天。", &[life()]);
    let card = call.judged();
    assert_eq!(got(&card, "answers"), of(&card, "answers"));
}

#[test]
fn the_sheet_says_what_has_to_come_first() {
    let mut call = in_order();
    call.says(LIFE, &[life()]);
    let card = call.judged();
    let finding = card.finding("answers").unwrap();
    let early = &finding.evidence[0];
    assert_eq!((early.turn, early.earned), (2, false));
    let after = "30天无理由退换".to_owned();
    assert_eq!(early.remark, Some(Remark::Early { after }));
}

#[test]
fn in_one_reply_the_order_of_the_words_decides() {
    let points = |text: &str| {
        let mut call = in_order();
        call.says(text, &[window(), life()]);
        share(&call.judged(), "answers")
    };
    let mut reversed = in_order();
    reversed.says("日常能用一天，30天内可以退。", &[life(), window()]);
    assert!(share(&reversed.judged(), "answers") < points("30天内可以退，日常能用一天。"));
}

#[test]
fn a_predecessor_made_wrong_has_to_be_put_right_first() {
    let mut call = in_order();
    call.says(WINDOW, &[window()])
        .says("不对，只能7天内退。", &[wrong("window", "7天")])
        .says(LIFE, &[life()]);
    assert_eq!(share(&call.judged(), "answers"), 0);
}

/// `window` and `life` are enough for each other.
fn alternatives() -> Call {
    let mut call = Call::complaint().with(|scenario| {
        for answer in &mut scenario.answers {
            answer.any_of = Some("way".into());
        }
    });
    call.opened();
    call
}

#[test]
fn one_of_a_group_has_the_full_points() {
    for (text, sign) in [(WINDOW, window()), (LIFE, life())] {
        let mut call = alternatives();
        call.says(text, &[sign]);
        let card = call.judged();
        assert_eq!(got(&card, "answers"), of(&card, "answers"));
        assert_eq!(card.finding("answers").unwrap().status, Status::Earned);
    }
}

#[test]
fn any_order_of_alternatives_gives_the_same_points() {
    let total = |sayings: &[(&str, Shown)]| {
        let mut call = alternatives();
        for (text, sign) in sayings {
            call.says(text, std::slice::from_ref(sign));
        }
        call.judged().total
    };
    let one = total(&[(WINDOW, window()), (LIFE, life())]);
    assert_eq!(one, total(&[(LIFE, life()), (WINDOW, window())]));
    assert_eq!(one, total(&[(WINDOW, window())]));
}

#[test]
fn alternatives_share_the_points_of_one_answer() {
    let with_third = |call: Call| {
        let mut call = call.with(|scenario| scenario.answers.push(answer("gift", "补发赠品")));
        call.says("我给您补发赠品。", &[told("gift", "补发赠品")]);
        share(&call.judged(), "answers")
    };
    let half = with_third(alternatives());
    let mut single = Call::complaint();
    single.opened();
    let third = with_third(single);
    assert!(half > third, "{half} of two, {third} of three");
}

#[test]
fn a_wrong_alternative_left_standing_is_fatal_all_the_same() {
    let mut call = alternatives();
    call.says("只能7天内退。", &[wrong("window", "7天")])
        .says(LIFE, &[life()])
        .ends(Ending::Resolved, Side::Customer);
    assert_eq!(fatals(&call.judged()), ["wrong"]);
}

/// The customer first gives the order as A20251130.
fn given_wrongly() -> Call {
    let mut call = Call::complaint().with(|scenario| {
        let fact = &mut scenario.facts[0];
        fact.first = line("A20251130");
        fact.first_values = vec!["A20251130".to_owned()];
    });
    call.opened();
    call
}

#[rstest]
#[case::wrong("A20251130", "", false)]
#[case::right("A20251103", "", true)]
#[case::wrong_besides("A20251103", "订单 A20251130", false)]
#[case::both_in_one("A20251103", "客户先报 A20251130，实为 A20251103", true)]
#[case::neither("", "", false)]
fn a_ticket_with_the_wrong_value_does_not_hold_the_fact(
    #[case] order: &str,
    #[case] notes: &str,
    #[case] holds: bool,
) {
    let mut call = given_wrongly();
    call.ends(Ending::Resolved, Side::Customer);
    call.files(&[(Field::Order, order), (Field::Notes, notes)], Vec::new());
    let card = call.judged();
    let finding = card.finding("ticket-notes").unwrap();
    assert_eq!(finding.evidence.iter().any(|it| it.earned), holds);
    let value = "A20251130".to_owned();
    let told = Some(Remark::Misgiven { value });
    let shown = finding.evidence.iter().any(|it| it.remark == told);
    assert_eq!(shown, !holds && !order.is_empty());
}

#[test]
fn what_was_asked_and_stayed_wrong_earns_half() {
    let facts = |put_right: bool| {
        let mut call = given_wrongly();
        call.says(
            "请问订单号是多少？",
            &[Shown(
                duilian::reading::Meaning::Asked {
                    name: "order".into(),
                },
                "订单号",
            )],
        );
        let fact = || "order".into();
        call.happens(Event::FactMisgiven {
            turn: 2,
            fact: fact(),
        });
        if put_right {
            call.happens(Event::FactTold {
                turn: 3,
                fact: fact(),
            });
        }
        let card = call.judged();
        let item = card.findings.iter().find(|it| {
            it.evidence
                .iter()
                .any(|proof| proof.text.contains("订单号"))
                && it.of.0 > 0
        });
        item.map(|it| it.got.0).unwrap()
    };
    assert!(facts(false) < facts(true));
}

fn sensitive(record: bool) -> Sensitive {
    Sensitive {
        name: "media".into(),
        words: vec!["记者".to_owned(), "曝光".to_owned()],
        to: vec![Desk::PublicRelations],
        record,
    }
}

/// What is done about it after the customer said it.
#[derive(Clone, Copy, Default)]
struct Done {
    announced: bool,
    transferred: Option<Desk>,
    desk: &'static str,
    notes: &'static str,
}

fn let_fall(record: bool, done: Done) -> Call {
    let mut call = Call::complaint().with(|it| it.sensitives = vec![sensitive(record)]);
    call.opened()
        .hears("beat", "再不解决我就找记者！")
        .happens(Event::Sensitive {
            turn: 1,
            name: "media".into(),
            word: "记者".to_owned(),
        });
    if done.announced {
        call.says("我马上上报给公关。", &[did("transfer", "上报给公关")]);
    }
    if let Some(to) = done.transferred {
        call.happens(Event::Transferred {
            to,
            reason: "客户要找记者".to_owned(),
        });
    }
    call.ends(Ending::Resolved, Side::Customer);
    call.files(
        &[(Field::Department, done.desk), (Field::Notes, done.notes)],
        Vec::new(),
    );
    call
}

#[rstest]
#[case::announced_and_recorded(Done { announced: true, notes: "客户称要找记者", ..Done::default() })]
#[case::by_another_of_the_words(Done { announced: true, notes: "客户称要曝光", ..Done::default() })]
#[case::handed_over(Done { transferred: Some(Desk::PublicRelations), notes: "要找 记者", ..Done::default() })]
#[case::by_the_ticket(Done { desk: "pr", notes: "要找记者", ..Done::default() })]
fn what_is_handled_well_costs_nothing(#[case] done: Done) {
    let card = let_fall(true, done).judged();
    assert_eq!(fatals(&card), Vec::<&str>::new());
    let finding = card.finding("sensitive").unwrap();
    assert_eq!((finding.status, finding.got), (Status::Earned, finding.of));
}

#[rstest]
#[case::nothing(Done::default())]
#[case::said_but_not_recorded(Done { announced: true, ..Done::default() })]
#[case::recorded_but_kept_to_oneself(Done { notes: "客户称要找记者", ..Done::default() })]
#[case::another_desk(Done { transferred: Some(Desk::Sales), notes: "要找记者", ..Done::default() })]
fn what_reaches_nobody_is_fatal(#[case] done: Done) {
    let card = let_fall(true, done).judged();
    assert_eq!(fatals(&card), ["not_escalated"]);
    let evidence = &card.fatal[0].evidence;
    assert_eq!((evidence.turn, evidence.text.as_str()), (1, "记者"));
    assert_eq!(evidence.remark, Some(Remark::Customer));
    assert!(!card.passed);
}

#[test]
fn without_record_the_ticket_need_not_name_it() {
    let announced = Done {
        announced: true,
        ..Done::default()
    };
    assert_eq!(
        fatals(&let_fall(false, announced).judged()),
        Vec::<&str>::new()
    );
}

#[test]
fn what_was_announced_before_the_word_fell_does_not_count() {
    let mut call = Call::complaint().with(|it| it.sensitives = vec![sensitive(false)]);
    call.opened()
        .says("我帮您转给主管。", &[did("transfer", "转给主管")])
        .happens(Event::Sensitive {
            turn: 2,
            name: "media".into(),
            word: "记者".to_owned(),
        });
    call.ends(Ending::Resolved, Side::Customer);
    assert_eq!(fatals(&call.judged()), ["not_escalated"]);
}

#[test]
fn what_nobody_said_asks_for_nothing() {
    let mut call = Call::complaint().with(|it| it.sensitives = vec![sensitive(true)]);
    call.opened()
        .says("您不会去找记者吧？", &[])
        .ends(Ending::Resolved, Side::Customer);
    let card = call.judged();
    assert_eq!(fatals(&card), Vec::<&str>::new());
    assert!(!card.finding("sensitive").unwrap().applies);
}

#[test]
fn the_coach_names_what_must_go_up_and_what_has_to_come_first() {
    let mut call = in_order().with(|scenario| {
        scenario.beats[0].vent = false;
        scenario.beats[0].until = super::world::condition("told:life").unwrap();
        scenario.sensitives = vec![sensitive(true)];
    });
    call.temper = 20;
    call.says("明白，我看看。", &[did("acknowledge", "明白")]);
    call.happens(Event::BeatBegan {
        beat: "complain".into(),
    });
    call.says("我查一下。", &[]).says("查到了。", &[]);
    let next = call.coached().next.unwrap();
    assert!(next.model.contains("30天无理由退换"), "{next:?}");
    call.happens(Event::Sensitive {
        turn: 2,
        name: "media".into(),
        word: "记者".to_owned(),
    });
    assert_eq!(call.coached().next.unwrap().item, "sensitive");
}
