//! Calls built by hand: a small scenario, what was said with its signs, what happened.

use duilian::{
    engine::{
        Entry, Event, Input, Log, Millis, Moment, Scenario, Script,
        channel::Channel,
        event::SpokenLine,
        mood::{Mood, Shift},
        step::{Ending, Mode, Side, Tone},
        ticket::{Field, Ticket},
    },
    judge::{Coaching, Rubric, RubricFault, RubricFile, Scorecard, coaching, judge},
    reading::{Meaning, Reading, Sign},
    text::Span,
};

use super::world::{channel, condition, scenario, script};

/// The compiled-in rubric.
pub(super) fn standard() -> Rubric {
    lower(standard_text()).unwrap_or_else(|faults| panic!("{faults:?}"))
}

pub(super) fn standard_text() -> &'static str {
    duilian::source::built_in::asset("rubrics/standard.toml").map_or("", |file| file.text)
}

pub(super) fn lower(text: &str) -> Result<Rubric, Vec<RubricFault>> {
    let file: RubricFile = toml::from_str(text).unwrap_or_else(|fault| panic!("{fault}"));
    Rubric::lower("standard", &file, &condition)
}

/// A sign to be found under some words of a reply.
#[derive(Clone, Debug)]
pub(super) struct Shown(pub(super) Meaning, pub(super) &'static str);

pub(super) fn did(name: &str, words: &'static str) -> Shown {
    Shown(Meaning::Did { name: name.into() }, words)
}

pub(super) fn told(name: &str, words: &'static str) -> Shown {
    Shown(
        Meaning::Told {
            name: name.into(),
            full: true,
        },
        words,
    )
}

pub(super) fn nearly(name: &str, words: &'static str) -> Shown {
    Shown(
        Meaning::Told {
            name: name.into(),
            full: false,
        },
        words,
    )
}

pub(super) fn wrong(name: &str, words: &'static str) -> Shown {
    Shown(Meaning::Wrong { name: name.into() }, words)
}

pub(super) fn phrase(name: &str, missing: usize, words: &'static str) -> Shown {
    let missing = vec!["…".to_owned(); missing];
    Shown(
        Meaning::Phrase {
            name: name.into(),
            full: missing.is_empty(),
            missing,
        },
        words,
    )
}

pub(super) fn declined(name: &str, reason: bool, offer: bool, words: &'static str) -> Shown {
    Shown(
        Meaning::Declined {
            name: name.into(),
            reason,
            offer,
        },
        words,
    )
}

#[derive(Clone)]
pub(super) struct Call {
    pub(super) scenario: Scenario,
    pub(super) channel: Channel,
    pub(super) temper: i16,
    pub(super) log: Log,
    turn: u16,
    now: Millis,
}

impl Call {
    /// A phone complaint with one beat, two answers, a fact and an opening phrase.
    pub(super) fn complaint() -> Self {
        Self {
            scenario: scenario(),
            channel: channel("phone", true),
            temper: 62,
            log: Log::default(),
            turn: 0,
            now: Millis(0),
        }
    }

    pub(super) fn with(mut self, change: impl FnOnce(&mut Scenario)) -> Self {
        change(&mut self.scenario);
        self
    }

    /// Written letters instead of a talk.
    pub(super) fn by_letter(mut self) -> Self {
        self.channel = channel("email", false);
        self.scenario.channel = "email".into();
        self.scenario.opens = Side::Customer;
        self
    }

    pub(super) fn happens(&mut self, event: Event) -> &mut Self {
        self.enters(Input::Tick, event)
    }

    fn enters(&mut self, input: Input, event: Event) -> &mut Self {
        self.now = self.now + Millis::seconds(10);
        let moments = vec![Moment {
            at: self.now,
            event,
        }];
        self.log.entries.push(Entry {
            at: self.now,
            input,
            moments,
        });
        self
    }

    pub(super) fn says(&mut self, text: &str, signs: &[Shown]) -> &mut Self {
        self.turn += 1;
        let signs = signs
            .iter()
            .map(|Shown(meaning, words)| {
                let start = text
                    .find(words)
                    .unwrap_or_else(|| panic!("{words} not in {text}"));
                Sign {
                    meaning: meaning.clone(),
                    span: Span::new(start, start + words.len()),
                    rule: "test/rule".into(),
                }
            })
            .collect();
        let reading = Reading {
            signs,
            ..Reading::default()
        };
        self.reads(text, reading)
    }

    pub(super) fn reads(&mut self, text: &str, reading: Reading) -> &mut Self {
        let event = Event::AgentSaid {
            turn: self.turn.max(1),
            text: text.to_owned(),
            reading,
        };
        self.enters(
            Input::Reply {
                text: text.to_owned(),
            },
            event,
        )
    }

    /// The customer; `why` as in the log (`beat`, `fact`, `silence` …).
    pub(super) fn hears(&mut self, why: &str, text: &str) -> &mut Self {
        let line = SpokenLine {
            id: text.into(),
            why: why.into(),
            text: text.to_owned(),
        };
        self.happens(Event::CustomerSaid {
            turn: self.turn,
            tone: Tone::Tense,
            lines: vec![line],
        })
    }

    /// The opening and the customer's complaint.
    pub(super) fn opened(&mut self) -> &mut Self {
        self.says(
            "您好,感谢致电晨星电子,我是客服小林,很高兴为您服务。",
            &[
                did("greeting", "您好"),
                did("self_introduction", "我是客服小林"),
                did("offer_help", "很高兴为您服务"),
                phrase(
                    "opening",
                    0,
                    "您好,感谢致电晨星电子,我是客服小林,很高兴为您服务",
                ),
            ],
        )
        .complained()
    }

    pub(super) fn complained(&mut self) -> &mut Self {
        self.happens(Event::BeatBegan {
            beat: "complain".into(),
        })
        .hears("beat", "你们上次说能用两天,半天就没电了!")
    }

    pub(super) fn moves(&mut self, cause: &str, temper: i16, to: i16) -> &mut Self {
        self.happens(Event::MoodMoved {
            turn: self.turn,
            cause: cause.into(),
            by: Shift { temper, trust: 0 },
            mood: Mood {
                temper: to,
                trust: 50,
            },
        })
    }

    pub(super) fn cues(&mut self) -> &mut Self {
        self.happens(Event::BeatDone {
            beat: "complain".into(),
        })
        .happens(Event::CloseCued)
        .hears("close_cue", "那行吧。")
    }

    pub(super) fn ends(&mut self, ending: Ending, by: Side) -> &mut Self {
        self.happens(Event::Ended {
            ending,
            by,
            satisfaction: 4,
        })
    }

    pub(super) fn files(&mut self, fields: &[(Field, &str)], signs: Vec<Sign>) -> &mut Self {
        let mut ticket = Ticket::default();
        for (field, value) in fields {
            assert!(ticket.set(*field, value), "{value}");
        }
        let reading = Reading {
            signs,
            ..Reading::default()
        };
        self.happens(Event::TicketFiled { ticket, reading })
    }

    pub(super) fn judged(&self) -> Scorecard {
        self.judged_by(&standard())
    }

    pub(super) fn judged_by(&self, rubric: &Rubric) -> Scorecard {
        judge(rubric, &self.script(), Mode::Practice, &self.log)
    }

    pub(super) fn coached(&self) -> Coaching {
        coaching(&standard(), &self.script(), (&self.log, &Log::default()))
    }

    fn script(&self) -> Script {
        script(&self.scenario, &self.channel, self.temper)
    }
}

/// Hundredths of points of a finding.
pub(super) fn got(card: &Scorecard, item: &str) -> i32 {
    card.finding(item)
        .unwrap_or_else(|| panic!("no item {item}"))
        .got
        .0
}

pub(super) fn of(card: &Scorecard, item: &str) -> i32 {
    card.finding(item)
        .unwrap_or_else(|| panic!("no item {item}"))
        .of
        .0
}

/// How much of an item was earned, in per cent.
pub(super) fn share(card: &Scorecard, item: &str) -> i32 {
    (got(card, item) * 100 + of(card, item) / 2) / of(card, item)
}

pub(super) fn fatals(card: &Scorecard) -> Vec<&str> {
    card.fatal
        .iter()
        .map(|error| error.fault.as_str())
        .collect()
}
