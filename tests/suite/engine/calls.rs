//! Whole calls on the built-in scenarios: what holds in each of them.

use std::{
    collections::BTreeSet,
    sync::{Arc, LazyLock},
};

use duilian::{
    engine::{
        Desk, Event, Input, Log, Millis, Script, State,
        chance::Seed,
        decide, due,
        state::Phase,
        step::{Ending, Mode, Side, Tone},
    },
    library::{Library, Sources},
    session::{Sitting, drive},
};
use rstest::rstest;

static LIBRARY: LazyLock<Library> = LazyLock::new(|| Library::load(&Sources::default()));

const PERSONAS: [&str; 4] = ["rational", "emotional", "doubtful", "dominant"];

fn script(id: &str, persona: Option<&str>) -> Arc<Script> {
    let shelved = LIBRARY
        .scenario(id)
        .unwrap_or_else(|| panic!("no scenario {id}"));
    LIBRARY
        .script(&shelved.scenario, persona, Seed::default())
        .expect("a script")
}

fn sitting(id: &str, persona: Option<&str>, seed: u64) -> Sitting {
    Sitting::new(
        script(id, persona),
        LIBRARY.rubric(),
        Mode::Practice,
        Seed(seed),
    )
}

fn play(id: &str, play: &str, persona: Option<&str>, seed: u64) -> Sitting {
    let mut sitting = sitting(id, persona, seed);
    let inputs = sitting
        .script
        .scenario
        .play(play)
        .expect("a play")
        .inputs
        .clone();
    drive::run(&mut sitting, &inputs, &LIBRARY.spellings).expect("lines that can be read");
    sitting
}

fn lines(id: &str, replies: &[&str]) -> Sitting {
    let mut sitting = sitting(id, None, 1);
    let replies: Vec<String> = replies.iter().map(|reply| (*reply).to_owned()).collect();
    drive::run(&mut sitting, &replies, &LIBRARY.spellings).expect("lines that can be read");
    sitting
}

fn every_play() -> impl Iterator<Item = (String, String)> {
    LIBRARY.scenarios.iter().flat_map(|shelved| {
        let scenario = &shelved.scenario;
        scenario
            .plays
            .iter()
            .map(|play| (scenario.id.to_string(), play.name.to_string()))
    })
}

fn said(log: &Log) -> Vec<String> {
    log.messages()
        .into_iter()
        .filter(|message| message.who == Side::Customer)
        .map(|message| message.text)
        .collect()
}

fn ended(log: &Log) -> Option<(Ending, Side)> {
    log.moments().find_map(|moment| match &moment.event {
        Event::Ended { ending, by, .. } => Some((*ending, *by)),
        _ => None,
    })
}

#[test]
fn the_customer_answers_every_reply_or_the_call_is_over() {
    for (id, name) in every_play() {
        let sitting = play(&id, &name, None, 3);
        for entry in &sitting.log.entries {
            let spoke = entry
                .moments
                .iter()
                .position(|m| matches!(m.event, Event::AgentSaid { .. }));
            let answered = entry
                .moments
                .iter()
                .rposition(|m| matches!(m.event, Event::CustomerSaid { .. } | Event::Ended { .. }));
            assert!(
                spoke <= answered,
                "{id}/{name}: {:?} is not answered",
                entry.input
            );
        }
    }
}

#[test]
fn no_line_comes_twice_in_the_plays_of_any_persona() {
    for (id, name) in every_play() {
        for persona in PERSONAS {
            let sitting = play(&id, &name, Some(persona), 5);
            let mut heard = BTreeSet::new();
            for moment in sitting.log.moments() {
                let Event::CustomerSaid { lines, .. } = &moment.event else {
                    continue;
                };
                let asked_again = lines.iter().any(|line| line.why == "ask_repeat");
                for line in lines {
                    let fresh = heard.insert(line.id.clone());
                    assert!(
                        fresh || asked_again,
                        "{id}/{name} {persona}: {} again",
                        line.text
                    );
                }
            }
        }
    }
}

#[test]
fn the_same_inputs_make_the_same_log() {
    for (id, name) in every_play() {
        assert_eq!(
            play(&id, &name, None, 9).log,
            play(&id, &name, None, 9).log,
            "{id}/{name}"
        );
    }
}

#[test]
fn the_state_is_the_fold_of_the_events() {
    for (id, name) in every_play() {
        let sitting = play(&id, &name, None, 2);
        let mut state = State::begin(&sitting.script, sitting.seed);
        for moment in sitting.log.moments() {
            state.evolve(&sitting.script.scenario, moment);
        }
        assert_eq!(state, sitting.state, "{id}/{name}");
    }
}

#[test]
fn another_persona_gives_other_lines_and_another_mood_curve() {
    for shelved in &LIBRARY.scenarios {
        let calls: Vec<Sitting> = PERSONAS
            .iter()
            .map(|persona| play(&shelved.scenario.id, "average", Some(persona), 1))
            .collect();
        let heard: BTreeSet<Vec<String>> = calls.iter().map(|call| said(&call.log)).collect();
        let moods: BTreeSet<String> = calls
            .iter()
            .map(|call| format!("{:?}", curve(&call.log)))
            .collect();
        assert_eq!(
            (heard.len(), moods.len()),
            (4, 4),
            "{}",
            shelved.scenario.id
        );
    }
}

fn curve(log: &Log) -> Vec<(i16, i16)> {
    log.moments()
        .filter_map(|moment| match &moment.event {
            Event::MoodMoved { mood, .. } => Some((mood.temper, mood.trust)),
            _ => None,
        })
        .collect()
}

#[test]
fn a_scenario_moves_the_mood_that_its_customer_begins_in() {
    let script = script("press-call", Some("emotional"));
    let usual = script.mix.start();
    let begun = State::begin(&script, Seed(0)).mood;
    assert_eq!(
        (begun.temper, begun.trust),
        (usual.temper - 15, usual.trust)
    );
}

#[test]
fn a_mix_starts_between_its_personas() {
    let start = |persona| State::begin(&script("battery-answer", Some(persona)), Seed(0)).mood;
    let (emotional, rational) = (start("emotional"), start("rational"));
    let mixed = start("emotional=1,rational=1");
    assert_eq!(
        mixed.temper,
        i16::midpoint(emotional.temper, rational.temper)
    );
}

#[test]
fn facts_are_told_only_when_asked_and_two_at_most_or_three_in_writing_except_in_letters() {
    for (id, name) in every_play() {
        let sitting = play(&id, &name, None, 4);
        let channel = &sitting.script.channel;
        if channel.is_letter() {
            continue;
        }
        let most = if channel.spoken { 2 } else { 3 };
        for entry in &sitting.log.entries {
            let told = entry
                .moments
                .iter()
                .filter(|m| matches!(m.event, Event::FactTold { .. }));
            assert!(told.count() <= most, "{id}/{name}");
        }
    }
    let silent_on_facts = lines(
        "battery-answer",
        &["您好,晨星电子。", "真的很抱歉,让您着急了。"],
    );
    assert!(silent_on_facts.state.known_facts.is_empty());
}

#[test]
fn asking_for_the_order_number_brings_it_and_verifies_the_customer() {
    let call = lines(
        "battery-answer",
        &[
            "您好,晨星电子。",
            "真的很抱歉,让您着急了。",
            "请问您的订单号是多少?",
        ],
    );
    assert!(call.state.known_facts.contains("order") && call.state.verified);
    assert!(
        said(&call.log)
            .last()
            .is_some_and(|text| text.contains("B20251028"))
    );
}

#[test]
fn who_asked_for_the_supervisor_does_not_balk_at_one() {
    for persona in PERSONAS {
        let mut sitting = sitting("ask-supervisor", Some(persona), 1);
        let replies = ["您好,感谢致电晨星电子。", "我请主管给您回电。"];
        let replies: Vec<String> = replies.iter().map(|it| (*it).to_owned()).collect();
        drive::run(&mut sitting, &replies, &LIBRARY.spellings).expect("lines that can be read");
        let balks = sitting.log.moments().any(|moment| match &moment.event {
            Event::CustomerSaid { lines, .. } => {
                lines.iter().any(|line| *line.why == *"transfer_offer")
            }
            _ => false,
        });
        assert!(!balks, "{persona}: {:?}", said(&sitting.log));
    }
}

#[test]
fn asking_for_what_was_told_is_a_fault() {
    let call = lines(
        "battery-answer",
        &[
            "您好,晨星电子。",
            "真的很抱歉。",
            "请问订单号是多少?",
            "请问您的订单号是多少?",
        ],
    );
    assert!(call.state.faults.contains("reask"));
}

#[test]
fn hanging_up_before_the_customer_is_done_ends_the_call_by_the_agent() {
    let call = lines("battery-answer", &["您好,晨星电子。", "/end"]);
    assert_eq!(ended(&call.log), Some((Ending::HungUp, Side::Agent)));
    assert!(call.state.faults.contains("hang_up"));
}

#[test]
fn inputs_that_run_out_abandon_the_call() {
    let call = lines("battery-answer", &["您好,晨星电子。"]);
    assert_eq!(ended(&call.log), Some((Ending::Abandoned, Side::Agent)));
}

#[test]
fn an_emotional_customer_who_is_pushed_off_again_and_again_hangs_up() {
    let call = lines(
        "battery-answer",
        &[
            "喂。",
            "这不归我们管。",
            "我也没办法。",
            "你自己看着办吧。",
            "跟我说没用。",
            "我不知道。",
        ],
    );
    assert_eq!(ended(&call.log), Some((Ending::HungUp, Side::Customer)));
}

#[rstest]
#[case(Desk::Supervisor, Ending::Escalated)]
#[case(Desk::Tech, Ending::Transferred)]
fn a_transfer_ends_the_call(#[case] to: Desk, #[case] ending: Ending) {
    let mut sitting = sitting("vip-data", None, 1);
    sitting.input(Input::Answer, Millis(0));
    let reply = Input::Reply {
        text: "您好,晨星电子,我是小林。".to_owned(),
    };
    sitting.input(reply, Millis::seconds(5));
    let reason = "数据可能丢失".to_owned();
    sitting.input(Input::Transfer { to, reason }, Millis::seconds(9));
    assert_eq!(ended(&sitting.log), Some((ending, Side::Agent)));
}

#[test]
fn silence_is_remarked_on_and_a_late_timer_changes_nothing() {
    let ticked = {
        let mut sitting = sitting("battery-answer", None, 1);
        sitting.input(Input::Answer, Millis(0));
        for second in 1..=40 {
            sitting.input(Input::Tick, Millis::seconds(second));
        }
        sitting
    };
    let late = {
        let mut sitting = sitting("battery-answer", None, 1);
        sitting.input(Input::Answer, Millis(0));
        sitting.input(Input::Tick, Millis::seconds(40));
        sitting
    };
    let moments = |sitting: &Sitting| sitting.log.moments().cloned().collect::<Vec<_>>();
    assert!(
        said(&late.log).len() >= 2,
        "three silences of twelve seconds"
    );
    assert_eq!(moments(&ticked), moments(&late));
}

#[test]
fn the_first_key_ends_the_silence() {
    let mut sitting = sitting("battery-answer", None, 1);
    sitting.input(Input::Answer, Millis(0));
    sitting.input(Input::FirstKey, Millis::seconds(2));
    assert_eq!(due(&sitting.script, &sitting.state), None);
    sitting.input(Input::Tick, Millis::seconds(300));
    assert_eq!(said(&sitting.log), Vec::<String>::new());
}

#[test]
fn a_caller_left_on_hold_for_too_long_is_gone() {
    let mut sitting = sitting("battery-answer", None, 1);
    sitting.input(Input::Answer, Millis(0));
    sitting.input(
        Input::Reply {
            text: "您好,请稍等。".to_owned(),
        },
        Millis::seconds(4),
    );
    sitting.input(Input::Hold, Millis::seconds(5));
    sitting.input(Input::Tick, Millis::seconds(3600));
    assert!(matches!(
        sitting.state.phase,
        Phase::Ended {
            ending: Ending::HungUp,
            by: Side::Customer
        }
    ));
}

#[test]
fn a_pause_stops_the_silence_in_practice_and_is_refused_in_an_exam() {
    let paused = |mode| {
        let mut sitting = Sitting::new(
            script("battery-answer", None),
            LIBRARY.rubric(),
            mode,
            Seed(1),
        );
        sitting.input(Input::Answer, Millis(0));
        sitting.input(Input::Pause, Millis::seconds(1));
        sitting.due()
    };
    assert_eq!(paused(Mode::Practice), None);
    assert!(paused(Mode::Exam).is_some());
}

#[test]
fn bubbles_within_eight_seconds_are_one_turn() {
    let mut sitting = sitting("disconnects-chat", None, 1);
    sitting.input(Input::Answer, Millis(0));
    sitting.input(
        Input::Reply {
            text: "您好,我是客服小林。".to_owned(),
        },
        Millis::seconds(3),
    );
    sitting.input(
        Input::Reply {
            text: "请问断线多久了?".to_owned(),
        },
        Millis::seconds(9),
    );
    sitting.input(Input::Tick, Millis::seconds(30));
    let replies: Vec<String> = sitting
        .log
        .messages()
        .into_iter()
        .filter(|message| message.who == Side::Agent)
        .map(|message| message.text)
        .collect();
    assert_eq!(replies, ["您好,我是客服小林。\n请问断线多久了?"]);
}

#[test]
fn what_was_sent_is_said_before_the_agent_does_something_else() {
    for act in [
        Input::HangUp,
        Input::Hold,
        Input::Ticket { fields: Vec::new() },
    ] {
        let mut sitting = sitting("disconnects-chat", None, 1);
        sitting.input(Input::Answer, Millis(0));
        let text = "您好,我是客服小林。".to_owned();
        sitting.input(Input::Reply { text }, Millis::seconds(3));
        sitting.input(act.clone(), Millis::seconds(4));
        let messages = sitting.log.messages();
        let said = messages.iter().filter(|message| message.who == Side::Agent);
        assert_eq!(said.count(), 1, "{act:?}");
        assert!(!sitting.has_bubbles(), "{act:?}");
    }
}

#[test]
fn nothing_but_a_ticket_happens_after_the_end() {
    let call = play("battery-answer", "model", None, 1);
    let at = Millis::seconds(999);
    for input in [
        Input::Answer,
        Input::FirstKey,
        Input::Reply {
            text: "还在吗".to_owned(),
        },
        Input::Hold,
        Input::Resume,
        Input::HangUp,
        Input::Abandon,
        Input::Tick,
    ] {
        assert_eq!(
            decide(&call.script, &call.state, &input, at),
            Vec::new(),
            "{input:?}"
        );
    }
}

#[test]
fn a_blank_reply_is_no_turn() {
    let call = lines("battery-answer", &["您好,晨星电子。", "   ", "\u{3000}"]);
    assert_eq!(call.state.turn, 1);
}

#[test]
fn the_tone_follows_the_mood() {
    let call = lines(
        "battery-answer",
        &["喂。", "这不归我们管。", "我也没办法。"],
    );
    let tones: Vec<Option<Tone>> = call
        .log
        .messages()
        .into_iter()
        .filter(|message| message.who == Side::Customer)
        .map(|message| message.tone)
        .collect();
    assert_eq!(tones.first(), Some(&Some(Tone::Tense)));
    assert_eq!(tones.last(), Some(&Some(Tone::Angry)));
}
