//! What happens in the middle of a call, and what time alone makes true.

use std::{fs, sync::LazyLock};

use duilian::{
    engine::{
        Event, Input, Millis, Moment, State, chance::Seed, decide, due, event::spoken, step::Mode,
    },
    library::{Library, Sources},
    session::{Sitting, drive},
    text::Name,
};
use proptest::prelude::*;
use rstest::rstest;

/// The system is restored a minute after the talk began; the boss comes in after an apology, if that is before.
static OUTAGE: LazyLock<Library> = LazyLock::new(|| {
    Library::load(&Sources {
        scenarios: vec!["tests/data/events".into()],
        assets: Vec::new(),
    })
});

const RESTORED: &str = "系统恢复";
const BOSS: &str = "老板来电";
const PICKED_UP: Millis = Millis(5_000);
/// A minute after `PICKED_UP`.
const MINUTE: Millis = Millis(65_000);

fn sitting_of(library: &Library, id: &str, seed: u64) -> Sitting {
    let shelved = library.scenario(id).expect("the scenario");
    let script = library
        .script(&shelved.scenario, None, Seed(seed))
        .expect("a script");
    Sitting::new(script, library.rubric(), Mode::Practice, Seed(seed))
}

fn outage() -> Sitting {
    sitting_of(&OUTAGE, "outage", 1)
}

/// Picked up; the customer is rational.
fn talking() -> Sitting {
    let mut sitting = outage();
    sitting.input(Input::Answer, PICKED_UP);
    sitting
}

/// A scenario of these beats and events, in a call that was picked up at 0.
fn begun(agenda: &str) -> Sitting {
    let folder = tempfile::tempdir().expect("a folder");
    let head = "format = 2\ntitle = \"甲\"\ncategory = \"consult\"\nopens = \"customer\"\n[customer]\nname = \"王先生\"\n";
    fs::write(folder.path().join("one.toml"), format!("{head}{agenda}")).expect("a file");
    let library = Library::load(&Sources {
        scenarios: vec![folder.path().to_owned()],
        assets: Vec::new(),
    });
    assert_eq!(library.diagnostics, Vec::new());
    let mut sitting = sitting_of(&library, "one", 1);
    sitting.input(Input::Answer, Millis(0));
    sitting
}

fn says(sitting: &mut Sitting, text: &str, second: u64) {
    let text = text.to_owned();
    sitting.input(Input::Reply { text }, Millis::seconds(second));
}

fn ticks(sitting: &mut Sitting, second: u64) {
    sitting.input(Input::Tick, Millis::seconds(second));
}

fn moments(sitting: &Sitting) -> Vec<Moment> {
    sitting.log.moments().cloned().collect()
}

fn names(names: &[Name]) -> Vec<&str> {
    names.iter().map(Name::as_str).collect()
}

/// When an incident happened, each time.
fn happened(sitting: &Sitting, name: &str) -> Vec<Millis> {
    let is_it =
        |event: &Event| matches!(event, Event::Happened { incident, .. } if *incident == *name);
    let moments = sitting.log.moments();
    moments
        .filter(|moment| is_it(&moment.event))
        .map(|moment| moment.at)
        .collect()
}

/// What the customer said, each message with its moment.
fn heard(sitting: &Sitting) -> Vec<(Millis, String)> {
    let moments = sitting.log.moments();
    moments
        .filter_map(|moment| match &moment.event {
            Event::CustomerSaid { lines, .. } => Some((moment.at, spoken(lines))),
            _ => None,
        })
        .collect()
}

/// The order of what happened, by a word for each that matters here.
fn steps(sitting: &Sitting) -> Vec<String> {
    let moments = sitting.log.moments();
    moments
        .filter_map(|moment| match &moment.event {
            Event::AgentSaid { .. } => Some("agent".to_owned()),
            Event::HoldEnded { .. } => Some("back".to_owned()),
            Event::Happened { incident, .. } => Some(format!("happens {incident}")),
            Event::TakenUp { incident, .. } => Some(format!("takes up {incident}")),
            Event::BeatBegan { beat } => Some(format!("begins {beat}")),
            Event::CloseCued => Some("closes".to_owned()),
            _ => None,
        })
        .collect()
}

#[test]
fn a_time_comes_at_its_very_moment_though_no_key_is_pressed() {
    let mut sitting = talking();
    while let Some(at) = sitting.due().filter(|at| *at <= MINUTE) {
        sitting.input(Input::Tick, at);
    }
    assert_eq!(happened(&sitting, RESTORED), [MINUTE]);
}

#[test]
fn the_wake_up_is_asked_for_and_nothing_happens_a_moment_before() {
    let mut sitting = talking();
    says(&mut sitting, "您好，请讲。", 55);
    sitting.input(Input::FirstKey, Millis::seconds(56));
    // While a reply is typed nothing else is waited for.
    assert_eq!(due(&sitting.script, &sitting.state), Some(MINUTE));
    sitting.input(Input::Tick, Millis(MINUTE.0 - 1));
    assert_eq!(happened(&sitting, RESTORED), []);
    sitting.input(Input::Tick, MINUTE);
    assert_eq!(happened(&sitting, RESTORED), [MINUTE]);
}

#[test]
fn a_late_timer_changes_nothing() {
    let mut ticked = talking();
    for second in 6..=70 {
        ticks(&mut ticked, second);
    }
    let mut late = talking();
    ticks(&mut late, 70);
    assert_eq!(happened(&late, RESTORED), [MINUTE]);
    assert_eq!(moments(&ticked), moments(&late));
}

#[test]
fn a_pause_puts_it_off() {
    let mut sitting = talking();
    sitting.input(Input::Pause, Millis::seconds(6));
    assert_eq!(sitting.due(), None);
}

#[test]
fn it_happens_once_and_the_customer_goes_where_it_leads() {
    let mut sitting = talking();
    says(&mut sitting, "您好，我是小林。", 50);
    ticks(&mut sitting, 66);
    assert_eq!(
        steps(&sitting),
        [
            "agent",
            "begins down",
            &format!("happens {RESTORED}"),
            &format!("takes up {RESTORED}"),
            "begins restored",
        ]
    );
    assert_eq!(
        heard(&sitting).last(),
        Some(&(
            MINUTE,
            "咦，好像有动静了。可我这边还是白屏，怎么弄？".to_owned()
        ))
    );
    ticks(&mut sitting, 75);
    assert_eq!(happened(&sitting, RESTORED).len(), 1);
}

#[test]
fn the_notice_is_in_the_log_and_the_mood_is_moved() {
    let mut sitting = talking();
    says(&mut sitting, "您好，我是小林。", 50);
    let before = sitting.state.mood;
    ticks(&mut sitting, 65);
    let notice = sitting
        .log
        .moments()
        .find_map(|moment| match &moment.event {
            Event::Happened { notice, .. } => Some(notice.clone()),
            _ => None,
        });
    assert_eq!(
        notice,
        Some(vec![
            "技术部来电：系统已恢复".to_owned(),
            "请客户重新登录".to_owned()
        ])
    );
    assert_eq!(sitting.state.mood.temper, before.temper - 10);
    assert_eq!(sitting.state.mood.trust, before.trust + 5);
}

#[test]
fn the_customer_card_shows_what_it_changed() {
    let mut sitting = talking();
    let card = |sitting: &Sitting| -> Vec<String> {
        let card = sitting.state.card(&sitting.script.scenario);
        card.into_iter()
            .map(|(key, value)| format!("{key} {value}"))
            .collect()
    };
    assert_eq!(card(&sitting), ["产品 晨星收银", "系统状态 故障，正在抢修"]);
    ticks(&mut sitting, 65);
    assert_eq!(
        card(&sitting),
        ["产品 晨星收银", "系统状态 已恢复", "恢复时间 刚刚"]
    );
}

#[test]
fn on_hold_the_agent_sees_it_at_once_and_the_customer_takes_it_up_when_back() {
    let mut sitting = talking();
    says(&mut sitting, "您好，我是小林。", 50);
    sitting.input(Input::Hold, Millis::seconds(52));
    ticks(&mut sitting, 70);
    assert_eq!(happened(&sitting, RESTORED), [MINUTE]);
    assert_eq!(names(&sitting.state.waiting), [RESTORED]);
    sitting.input(Input::Resume, Millis::seconds(75));
    assert_eq!(
        steps(&sitting)[2..],
        [
            format!("happens {RESTORED}"),
            "back".to_owned(),
            format!("takes up {RESTORED}"),
            "begins restored".to_owned(),
        ]
    );
    assert!(sitting.state.waiting.is_empty());
}

#[test]
fn nobody_cuts_in_on_a_reply_that_is_being_spoken() {
    let mut sitting = talking();
    says(&mut sitting, "您好，我是小林。", 50);
    sitting.input(Input::FirstKey, Millis::seconds(60));
    says(&mut sitting, "您稍等。", 70);
    assert_eq!(happened(&sitting, RESTORED), [MINUTE]);
    assert_eq!(
        steps(&sitting)[2..],
        [
            format!("happens {RESTORED}"),
            "agent".to_owned(),
            format!("takes up {RESTORED}"),
            "begins restored".to_owned(),
        ]
    );
}

#[test]
fn a_customer_speaks_of_it_before_going_on_to_what_it_leads_to() {
    let mut sitting = begun(
        "[[beat]]\nname = \"a\"\nlines = [\"我问问她。\"]\nuntil = \"happened:wife\"\n\
         [[beat]]\nname = \"b\"\nlines = [\"扣了1599。\"]\nuntil = \"held\"\n\
         [[event]]\nname = \"wife\"\nwhen = \"time >= 10\"\nlines = [\"我是本人。\"]\ngoto = \"b\"\n",
    );
    sitting.input(Input::FirstKey, Millis::seconds(8));
    says(&mut sitting, "好的，您请便。", 12);
    assert_eq!(
        steps(&sitting),
        [
            "begins a",
            "happens wife",
            "agent",
            "takes up wife",
            "begins b"
        ]
    );
    let said: Vec<String> = heard(&sitting).into_iter().map(|(_, text)| text).collect();
    let all = said.join("|");
    assert!(all.ends_with("我是本人。扣了1599。"), "{all}");
    assert_eq!(all.matches("1599").count(), 1, "{all}");
}

#[test]
fn what_a_reply_sets_off_comes_though_the_answer_leaves_the_beat() {
    let mut sitting = begun(
        "[[beat]]\nname = \"a\"\nlines = [\"坏了。\"]\nuntil = \"did:apology\"\n\
         [[beat]]\nname = \"b\"\nlines = [\"怎么办？\"]\nuntil = \"held\"\n\
         [[event]]\nname = \"boss\"\nwhen = \"did:apology\"\nlines = [\"老板来了。\"]\n",
    );
    says(&mut sitting, "真的非常抱歉。", 9);
    assert_eq!(
        steps(&sitting),
        [
            "begins a",
            "agent",
            "begins b",
            "happens boss",
            "takes up boss"
        ]
    );
}

#[test]
fn an_event_that_was_forestalled_does_not_come() {
    let mut sitting = talking();
    says(&mut sitting, "您好，我是小林。", 50);
    ticks(&mut sitting, 66);
    says(&mut sitting, "真的非常抱歉。", 70);
    assert_eq!(happened(&sitting, BOSS), []);
}

#[test]
fn a_beat_that_waits_for_it_goes_on_at_once() {
    let mut sitting = begun(
        "[[beat]]\nname = \"a\"\nlines = [\"我等着。\"]\nuntil = \"happened:call\"\n\
         [[beat]]\nname = \"b\"\nlines = [\"然后呢？\"]\nuntil = \"held\"\n\
         [[event]]\nname = \"call\"\nwhen = \"looked:b6\"\nnotice = [\"来电\"]\n",
    );
    let article = "b6".into();
    assert!(
        sitting
            .script
            .company
            .articles
            .iter()
            .any(|known| known.name == article)
    );
    sitting.input(Input::LookUp { article }, Millis::seconds(4));
    assert_eq!(
        steps(&sitting),
        ["begins a", "happens call", "takes up call", "begins b"]
    );
    assert_eq!(
        heard(&sitting).last(),
        Some(&(Millis::seconds(4), "然后呢？".to_owned()))
    );
}

#[test]
fn one_thing_leads_to_another_each_once() {
    let sitting = begun(
        "[[beat]]\nname = \"a\"\nlines = [\"我等着。\"]\nuntil = \"held\"\n\
         [[event]]\nname = \"second\"\nwhen = \"happened:first\"\nnotice = [\"二\"]\n\
         [[event]]\nname = \"first\"\nwhen = \"not held\"\nnotice = [\"一\"]\n",
    );
    assert_eq!(
        steps(&sitting),
        [
            "begins a",
            "happens first",
            "happens second",
            "takes up first",
            "takes up second"
        ]
    );
}

#[test]
fn it_brings_a_customer_back_who_was_about_to_leave() {
    let mut sitting = begun(
        "[[beat]]\nname = \"a\"\nlines = [\"坏了。\"]\nuntil = \"did:apology\"\nnext = \"close\"\n\
         [[beat]]\nname = \"b\"\nlines = [\"等等，又坏了！\"]\nuntil = \"held\"\n\
         [[event]]\nname = \"again\"\nwhen = \"time >= 15\"\ngoto = \"b\"\n",
    );
    says(&mut sitting, "真的非常抱歉。", 9);
    assert!(sitting.state.closing);
    ticks(&mut sitting, 15);
    assert!(!sitting.state.closing);
    assert_eq!(sitting.state.beat, Some(1));
    let coached = sitting.coaching().next.expect("something to do");
    assert_ne!(coached.step.code(), "archive");
}

#[rstest]
#[case("beat.time >= 8", 8)]
#[case("time > 10", 11)]
#[case("环节时间 >= 9秒", 9)]
#[case("time = 7 | held", 7)]
#[case("not time < 6", 6)]
fn a_beat_that_waits_for_a_time_goes_on_by_itself(#[case] until: &str, #[case] second: u64) {
    let mut sitting = begun(&format!(
        "[[beat]]\nname = \"a\"\nlines = [\"坏了。\"]\nuntil = \"{until}\"\n\
         [[beat]]\nname = \"b\"\nlines = [\"还在吗？\"]\nuntil = \"held\"\n"
    ));
    assert_eq!(sitting.due(), Some(Millis::seconds(second)));
    ticks(&mut sitting, second);
    assert_eq!(
        heard(&sitting).last(),
        Some(&(Millis::seconds(second), "还在吗？".to_owned()))
    );
}

#[test]
fn a_branch_may_wait_for_a_time_without_an_answer() {
    let mut sitting = begun(
        "[[beat]]\nname = \"a\"\nlines = [\"坏了。\"]\nuntil = \"held\"\n\
         [[beat.on]]\nhears = \"beat.time >= 6 & not did:empathy\"\nlines = [\"你没听见吗？\"]\nonce = false\n",
    );
    ticks(&mut sitting, 14);
    let asked = heard(&sitting)
        .iter()
        .filter(|(_, text)| text == "你没听见吗？")
        .count();
    assert_eq!(asked, 1, "{:?}", heard(&sitting));
}

#[test]
fn time_alone_does_not_lead_round_in_circles_for_ever() {
    let mut sitting = begun(
        "[[beat]]\nname = \"a\"\nlines = [\"一。\"]\nuntil = \"beat.time >= 1\"\n\
         [[beat]]\nname = \"b\"\nlines = [\"二。\"]\nuntil = \"beat.time >= 1\"\nnext = \"a\"\n",
    );
    sitting.input(Input::Tick, Millis(u64::MAX));
    assert!(sitting.log.moments().count() < 100);
}

#[test]
fn counting_conditions_count_replies_with_a_fault_and_answers_told() {
    let mut sitting = begun(
        "[[fact]]\nname = \"order\"\nask = [\"订单号\"]\nsay = [\"A1。\"]\n\
         [[answer]]\nname = \"x\"\nsay = [\"可以无理由退换\"]\n\
         [[beat]]\nname = \"a\"\nlines = [\"坏了。\"]\nuntil = \"held\"\npatience = 9\n\
         [[event]]\nname = \"told\"\nwhen = \"count:told >= 1\"\nnotice = [\"甲\"]\n\
         [[event]]\nname = \"asked\"\nwhen = \"次数:问到 = 1\"\nnotice = [\"乙\"]\n\
         [[event]]\nname = \"twice\"\nwhen = \"次数:重复询问 >= 2\"\nnotice = [\"丙\"]\n",
    );
    says(&mut sitting, "请问订单号是多少？", 9);
    assert_eq!(names(&sitting.state.happened), ["asked"]);
    says(&mut sitting, "您的订单号是多少？", 19);
    says(&mut sitting, "可以无理由退换。", 29);
    assert_eq!(names(&sitting.state.happened), ["asked", "told"]);
    says(&mut sitting, "麻烦再说一下订单号。", 39);
    assert_eq!(names(&sitting.state.happened), ["asked", "told", "twice"]);
}

#[test]
fn the_model_play_goes_through_both_events() {
    let mut sitting = outage();
    let inputs = sitting
        .script
        .scenario
        .play("model")
        .expect("a play")
        .inputs
        .clone();
    drive::run(&mut sitting, &inputs, &OUTAGE.spellings).expect("lines that can be read");
    assert_eq!(
        (
            happened(&sitting, BOSS).len(),
            happened(&sitting, RESTORED).len()
        ),
        (1, 1)
    );
}

/// What a trainee may do, and how long they take for it.
fn act() -> impl Strategy<Value = (Input, u64)> {
    let reply = |text: &str| {
        Just(Input::Reply {
            text: text.to_owned(),
        })
    };
    let input = prop_oneof![
        4 => Just(Input::Tick),
        2 => Just(Input::FirstKey),
        1 => Just(Input::NoReply),
        2 => reply("真的非常抱歉，我帮您看一下。"),
        2 => reply("技术部预计半小时内恢复。"),
        2 => reply("请您重新登录就可以用了。"),
        1 => reply("好的"),
        1 => Just(Input::Hold),
        1 => Just(Input::Resume),
        1 => Just(Input::HangUp),
        1 => Just(Input::LookUp { article: "b6".into() }),
    ];
    (input, 0_u64..25_000)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn in_any_call_it_happens_once_at_its_moment_and_the_log_is_the_call(acts in prop::collection::vec(act(), 0..30), seed in 0_u64..9) {
        let play = || {
            let mut sitting = sitting_of(&OUTAGE, "outage", seed);
            let mut at = PICKED_UP;
            sitting.input(Input::Answer, at);
            for (input, takes) in &acts {
                at = at + Millis(*takes);
                sitting.input(input.clone(), at);
            }
            (sitting, at)
        };
        let (sitting, end) = play();
        prop_assert_eq!(&sitting.log, &play().0.log);

        let over = sitting.log.moments().find(|moment| matches!(moment.event, Event::Ended { .. }));
        let over = over.map_or(end, |moment| moment.at);
        let restored = happened(&sitting, RESTORED);
        match restored[..] {
            [] => prop_assert!(over <= MINUTE),
            [at] => prop_assert_eq!(at, MINUTE),
            _ => prop_assert!(false, "more than once"),
        }
        prop_assert!(happened(&sitting, BOSS).len() <= 1);

        let mut state = State::begin(&sitting.script, sitting.seed);
        let mut last = Millis(0);
        let mut sorry = false;
        for moment in sitting.log.moments() {
            prop_assert!(moment.at >= last);
            last = moment.at;
            match &moment.event {
                Event::AgentSaid { reading, .. } => sorry |= reading.has("apology"),
                Event::Happened { incident, .. } if *incident == *BOSS => {
                    prop_assert!(sorry && state.happened.is_empty());
                }
                Event::TakenUp { incident, .. } => prop_assert!(state.waiting.contains(incident)),
                _ => {}
            }
            state.evolve(&sitting.script.scenario, moment);
        }
        prop_assert_eq!(&state, &sitting.state);
        // Nothing is left that should have happened by now.
        prop_assert_eq!(decide(&sitting.script, &state, &Input::Tick, last), Vec::new());
    }
}
