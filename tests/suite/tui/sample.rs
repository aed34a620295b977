//! Hand-built values to draw: a small library, a call in its middle, and its scorecard.

use std::{path::PathBuf, sync::Arc};

use duilian::{
    engine::{
        Entry, Event, Input, Log, Millis, Moment,
        chance::Seed,
        company::{Article, Company},
        event::SpokenLine,
        mood::{Mood, Shift},
        state::Phase,
        step::{Ending, Mode, Side, Step, Tone},
    },
    judge::{Advice, Coaching, Scorecard},
    library::{Library, Origin, Sources},
    reading::{Meaning, Reading, Sign},
    session::{Sitting, Stage},
    text::Span,
    tui::{Model, running::Running, screens::Screen},
};

/// Two scenarios, a company of three articles; personas, channels and names are the built-in ones.
pub(super) fn library() -> Library {
    let folder = PathBuf::from("tests/data/screens");
    let mut library = Library::load(&Sources {
        scenarios: vec![folder],
        assets: Vec::new(),
    });
    library
        .scenarios
        .retain(|shelved| matches!(shelved.origin, Origin::File(_)));
    for shelved in &mut library.scenarios {
        shelved.origin = Origin::BuiltIn;
    }
    library.company = Arc::new(company());
    library.diagnostics.clear();
    library
}

fn company() -> Company {
    let article = |name: &str, title: &str, keys: &[&str], text: &str| Article {
        name: name.into(),
        title: title.into(),
        keys: keys.iter().map(|key| (*key).to_owned()).collect(),
        text: vec![text.into()],
    };
    Company {
        name: "晨星电子".into(),
        agent: "小林".into(),
        hotline: "400-810-2030".into(),
        about: vec!["晨星电子做平板电脑和配件。".into()],
        articles: vec![
            article(
                "b6",
                "B6 易用平板",
                &["续航", "电池"],
                "B6连续使用续航12小时，每天用八小时左右需要每天充一次电。",
            ),
            article(
                "return",
                "30天无理由退换",
                &["退货", "换货"],
                "签收之日起30天内可以无理由退换，人为损坏除外。",
            ),
            article(
                "warranty",
                "一年保修",
                &["保修", "维修"],
                "自签收之日起保修一年。",
            ),
        ],
    }
}

pub(super) const OPENING: &str = "您好，感谢致电晨星电子，我是客服小林，请问有什么可以帮您？";
pub(super) const SOOTHING: &str =
    "换谁遇到这种事都会着急，是我们没说清楚，真对不住。请问您的订单号是多少？";

fn sign(text: &str, words: &str, meaning: Meaning, rule: &str) -> Sign {
    let start = text.find(words).expect("the words are in the text");
    Sign {
        meaning,
        span: Span::new(start, start + words.len()),
        rule: rule.into(),
    }
}

fn did(name: &str) -> Meaning {
    Meaning::Did { name: name.into() }
}

fn opening() -> Reading {
    Reading {
        signs: vec![
            sign(OPENING, "您好", did("greeting"), "greet/greeting.hello"),
            sign(
                OPENING,
                "我是客服小林",
                did("self_introduction"),
                "greet/self_introduction.name",
            ),
            sign(
                OPENING,
                "请问有什么可以帮您",
                did("offer_help"),
                "greet/offer_help.ask",
            ),
        ],
        ..Reading::default()
    }
}

fn soothing() -> Reading {
    Reading {
        signs: vec![
            sign(
                SOOTHING,
                "换谁遇到这种事都会着急",
                did("empathy"),
                "listen/empathy.anyone",
            ),
            sign(SOOTHING, "真对不住", did("apology"), "listen/apology.sorry"),
            sign(
                SOOTHING,
                "订单号是多少",
                Meaning::Asked {
                    name: "order".into(),
                },
                "scenario/fact.order",
            ),
        ],
        ..Reading::default()
    }
}

fn customer(turn: u16, tone: Tone, text: &str) -> Event {
    Event::CustomerSaid {
        turn,
        tone,
        lines: vec![SpokenLine {
            id: "beat/1".into(),
            why: "beat".into(),
            text: text.into(),
        }],
    }
}

fn agent(turn: u16, text: &str, reading: Reading) -> Event {
    Event::AgentSaid {
        turn,
        text: text.into(),
        reading,
    }
}

/// What is said up to the middle of the call.
fn log() -> Log {
    let reply = |text: &str| Input::Reply { text: text.into() };
    let opened = vec![
        agent(1, OPENING, opening()),
        customer(
            1,
            Tone::Tense,
            "上次你们客服说能用两天，我用了半天就没电了！你们到底懂不懂？",
        ),
    ];
    let article = || "b6".into();
    Log {
        entries: vec![
            entry(2_000, Input::Answer, vec![Event::Answered]),
            entry(14_000, reply(OPENING), opened),
            entry(
                21_000,
                Input::LookUp { article: article() },
                vec![Event::LookedUp { article: article() }],
            ),
            entry(36_000, reply(SOOTHING), soothed()),
        ],
    }
}

fn entry(at: u64, input: Input, events: Vec<Event>) -> Entry {
    let at = Millis(at);
    let moments = events.into_iter().map(|event| Moment { at, event });
    Entry {
        at,
        input,
        moments: moments.collect(),
    }
}

/// What comes of the second reply.
fn soothed() -> Vec<Event> {
    let moved = Event::MoodMoved {
        turn: 2,
        cause: "empathy".into(),
        by: Shift {
            temper: -14,
            trust: 8,
        },
        mood: Mood {
            temper: 48,
            trust: 48,
        },
    };
    vec![
        agent(2, SOOTHING, soothing()),
        moved,
        Event::FactTold {
            turn: 2,
            fact: "order".into(),
        },
        Event::Verified { turn: 2 },
        customer(2, Tone::Tense, "……订单号是B20251028。那你说怎么办？"),
    ]
}

fn sitting(library: &Library, scenario: &str, mode: Mode) -> Sitting {
    let shelved = library.scenario(scenario).expect("the sample has it");
    let script = library
        .script(&shelved.scenario, None, Seed(7))
        .expect("a script");
    Sitting::new(script, library.rubric(), mode, Seed(7))
}

/// The model with the phone ringing.
pub(super) fn rings(model: &mut Model, scenario: &str, mode: Mode) {
    let sitting = sitting(&model.library, scenario, mode);
    model.now = 0;
    model.running = Some(Running::ring(sitting, 0));
    model.go(Screen::Call);
}

/// The model in the middle of the call, 40 seconds after it began.
pub(super) fn talks(model: &mut Model, mode: Mode) {
    rings(model, "battery", mode);
    model.now = 40_000;
    let running = model.running.as_mut().expect("it rings");
    let sitting = &mut running.sitting;
    sitting.log = log();
    sitting.stage = Stage::Talking;
    sitting.state.phase = Phase::Talking;
    sitting.state.turn = 2;
    sitting.state.mood = Mood {
        temper: 48,
        trust: 48,
    };
    sitting.state.verified = true;
    if mode == Mode::Practice {
        running.standing = Some(super::sheet::sheet());
        running.coaching = coaching();
    }
}

/// The talk is over, the ticket is not written.
pub(super) fn over(model: &mut Model) {
    talks(model, Mode::Practice);
    let running = model.running.as_mut().expect("it talks");
    let (ending, by) = (Ending::Resolved, Side::Customer);
    running.sitting.stage = Stage::Ticket;
    running.sitting.state.phase = Phase::Ended { ending, by };
    running.sitting.log.entries.push(Entry {
        at: Millis(39_000),
        input: Input::Tick,
        moments: vec![Moment {
            at: Millis(39_000),
            event: Event::Ended {
                ending,
                by,
                satisfaction: 4,
            },
        }],
    });
    running.clock.stop(Millis(39_000));
}

/// The call is scored.
pub(super) fn scored(model: &mut Model, sheet: Scorecard) {
    over(model);
    let running = model.running.as_mut().expect("it is over");
    running.sitting.stage = Stage::Scored;
    running.sitting.scorecard = Some(sheet);
}

fn coaching() -> Coaching {
    Coaching {
        causes: vec![("empathy".into(), -14, 8)],
        next: Some(Advice {
            item: "confirm".into(),
            title: "复述确认".into(),
            step: Step::Analyse,
            asked: None,
            advice: "先把问题复述一遍，请客户确认。".into(),
            model: "您是说，平板充满后半天就没电了，对吗？".into(),
        }),
    }
}
