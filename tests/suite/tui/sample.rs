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
        step::{Dimension, Ending, Mode, Side, Step, Tone},
    },
    judge::{
        Advice, Coaching, Evidence, FatalError, Finding, Points, Scorecard,
        scorecard::{DimensionScore, Status, StepScore},
    },
    library::{Library, Origin, Sources},
    reading::{Meaning, Reading, Sign},
    session::{Sitting, Stage},
    text::Span,
    tui::{Model, running::Running, screens::Screen},
};

/// Two scenarios, a company of three articles; personas, channels and names are the built-in ones.
pub fn library() -> Library {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/screens");
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

const OPENING: &str = "您好，感谢致电晨星电子，我是客服小林，请问有什么可以帮您？";
const SOOTHING: &str = "换谁遇到这种事都会着急，是我们没说清楚，真对不住。请问您的订单号是多少？";

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
    let entry = |at: u64, input: Input, events: Vec<Event>| Entry {
        at: Millis(at),
        input,
        moments: events
            .into_iter()
            .map(|event| Moment {
                at: Millis(at),
                event,
            })
            .collect(),
    };
    let reply = |text: &str| Input::Reply { text: text.into() };
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
    Log {
        entries: vec![
            entry(2_000, Input::Answer, vec![Event::Answered]),
            entry(
                14_000,
                reply(OPENING),
                vec![
                    agent(1, OPENING, opening()),
                    customer(
                        1,
                        Tone::Tense,
                        "上次你们客服说能用两天，我用了半天就没电了！你们到底懂不懂？",
                    ),
                ],
            ),
            entry(
                21_000,
                Input::LookUp {
                    article: "b6".into(),
                },
                vec![Event::LookedUp {
                    article: "b6".into(),
                }],
            ),
            entry(
                36_000,
                reply(SOOTHING),
                vec![
                    agent(2, SOOTHING, soothing()),
                    moved,
                    Event::FactTold {
                        turn: 2,
                        fact: "order".into(),
                    },
                    Event::Verified { turn: 2 },
                    customer(2, Tone::Tense, "……订单号是B20251028。那你说怎么办？"),
                ],
            ),
        ],
    }
}

fn sitting(library: &Library, scenario: &str, mode: Mode) -> Sitting {
    let shelved = library.scenario(scenario).expect("the sample has it");
    let script = library.script(&shelved.scenario, None).expect("a script");
    Sitting::new(script, library.rubric(), mode, Seed(7))
}

/// The model with the phone ringing.
pub fn rings(model: &mut Model, scenario: &str, mode: Mode) {
    let sitting = sitting(&model.library, scenario, mode);
    model.now = 0;
    model.running = Some(Running::ring(sitting, 0));
    model.go(Screen::Call);
}

/// The model in the middle of the call, 40 seconds after it began.
pub fn talks(model: &mut Model, mode: Mode) {
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
        running.standing = Some(sheet());
        running.coaching = coaching();
    }
}

/// The talk is over, the ticket is not written.
pub fn over(model: &mut Model) {
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
pub fn scored(model: &mut Model, sheet: Scorecard) {
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
            advice: "先把问题复述一遍，请客户确认。".into(),
            model: "您是说，平板充满后半天就没电了，对吗？".into(),
        }),
    }
}

fn evidence(turn: u16, text: &str, words: &str, earned: bool) -> Evidence {
    let start = text.find(words).unwrap_or_default();
    Evidence {
        turn,
        span: Span::new(start, start + words.len()),
        text: words.into(),
        rule: "listen/empathy.anyone".into(),
        earned,
    }
}

fn finding(item: &str, title: &str, step: Step, got: i32, of: i32, status: Status) -> Finding {
    Finding {
        item: item.into(),
        title: title.into(),
        step,
        dimension: Dimension::Process,
        got: Points(got),
        of: Points(of),
        applies: true,
        status,
        evidence: Vec::new(),
        advice: String::new(),
        model: String::new(),
        hinted: false,
    }
}

fn findings() -> Vec<Finding> {
    let mut greeting = finding(
        "greeting",
        "问候与自报家门",
        Step::Greet,
        600,
        600,
        Status::Earned,
    );
    greeting.evidence.push(evidence(1, OPENING, "您好", true));
    let mut empathy = finding(
        "empathy",
        "先回应感受",
        Step::Listen,
        1000,
        1000,
        Status::Earned,
    );
    empathy
        .evidence
        .push(evidence(2, SOOTHING, "换谁遇到这种事都会着急", true));
    empathy.hinted = true;
    let mut phrase = finding(
        "opening",
        "开场话术完整",
        Step::Greet,
        200,
        400,
        Status::Part,
    );
    phrase
        .evidence
        .push(evidence(1, OPENING, "感谢致电晨星电子", true));
    phrase.advice = "开场白还差一句“很高兴为您服务”。".into();
    let mut confirm = finding("confirm", "复述确认", Step::Analyse, 0, 500, Status::Missed);
    confirm.advice = "先把问题复述一遍，请客户确认。".into();
    confirm.model = "您是说，平板充满后半天就没电了，对吗？".into();
    let mut hurried = finding(
        "hurried",
        "先安抚再询问",
        Step::Listen,
        -200,
        0,
        Status::Lost,
    );
    hurried
        .evidence
        .push(evidence(2, SOOTHING, "请问您的订单号是多少", false));
    hurried.advice = "客户的情绪还没有接住，就问了订单号。".into();
    vec![
        greeting,
        phrase,
        empathy,
        hurried,
        confirm,
        finding(
            "answer",
            "30天无理由退换",
            Step::Respond,
            0,
            2000,
            Status::Missed,
        ),
        finding("follow", "承诺跟进", Step::FollowUp, 0, 800, Status::Missed),
        finding("ticket", "工单完整", Step::Archive, 0, 1000, Status::Missed),
    ]
}

/// A sheet that fails by its points.
pub fn sheet() -> Scorecard {
    let step = |step, got, of| StepScore {
        step,
        got: Points(got),
        of: Points(of),
    };
    let dimension = |dimension, got, of| DimensionScore {
        dimension,
        got: Points(got),
        of: Points(of),
    };
    Scorecard {
        total: Points(5850),
        pass_mark: Points(7500),
        passed: false,
        ending: Some(Ending::Resolved),
        right_ending: true,
        satisfaction: 4,
        steps: vec![
            step(Step::Greet, 800, 1000),
            step(Step::Listen, 1800, 2000),
            step(Step::Analyse, 750, 1500),
            step(Step::Respond, 1500, 3000),
            step(Step::FollowUp, 1000, 1500),
            step(Step::Archive, 0, 1000),
        ],
        dimensions: vec![
            dimension(Dimension::Attitude, 1400, 1600),
            dimension(Dimension::Solving, 1500, 3000),
            dimension(Dimension::Communication, 900, 1800),
            dimension(Dimension::Emotion, 1100, 1200),
            dimension(Dimension::Process, 950, 1400),
            dimension(Dimension::System, 0, 1000),
        ],
        fatal: Vec::new(),
        findings: findings(),
        unscored: vec!["unscored.voice".into()],
        rubric: "standard".into(),
    }
}

/// A sheet that fails by a fatal error, and has a suspected one.
pub fn fatal_sheet() -> Scorecard {
    let error = |fault: &str, suspected, words: &str| FatalError {
        fault: fault.into(),
        suspected,
        evidence: evidence(2, SOOTHING, words, false),
        advice: "核实身份之后才能办理。".into(),
    };
    Scorecard {
        total: Points(8300),
        fatal: vec![
            error("unverified", false, "请问您的订单号是多少"),
            error("over_promise", true, "真对不住"),
        ],
        ..sheet()
    }
}
