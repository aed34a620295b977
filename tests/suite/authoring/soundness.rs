//! What is called impossible never comes about: events and branches with drawn conditions, in calls of drawn acts.

use std::collections::BTreeSet;

use duilian::{
    authoring::check::check,
    engine::{
        Event, Input, Millis,
        chance::Seed,
        step::Mode,
        ticket::{Field, TicketFields},
    },
    library::{Library, Sources},
    session::Sitting,
};

const BASE: &str = include_str!("../../data/rules/unknown-key/good.toml");

const ATOMS: &[&str] = &[
    "did:apology",
    "did:solve",
    "told:power",
    "part:power",
    "wrong:power",
    "asked:order",
    "knows:order",
    "verified",
    "refused:free-lock",
    "granted:free-lock",
    "said:opening",
    "forbidden:your-fault",
    "fault:wrong",
    "fault:reask",
    "held",
    "resumed",
    "transferred",
    "ticket",
    "promised:time",
    "mood.temper > 60",
    "mood.temper < 40",
    "mood.trust >= 50",
    "turns < 1",
    "turns >= 2",
    "count:apology >= 2",
    "count:reask >= 1",
    "count:told >= 1",
    "count:asked = 0",
    "time < 20",
    "time >= 45",
    "beat.time >= 10",
    "beat.time < 4",
    "happened:e0",
    "happened:e1",
    "happened:e2",
];

const REPLIES: &[&str] = &[
    "您好，感谢致电晨星电子，我是客服小林。",
    "请问您的订单号是多少？",
    "真的非常抱歉，换谁都会着急。",
    "您用充电宝接门锁下方的接口供电就能开门。",
    "这个只能找人开锁。",
    "没电不属于质量问题，我给您寄一套电池。",
    "谁让您不换电池。",
    "一小时内给您回电话。",
    "好的。",
];

/// Numbers below a bound, the same on every run.
struct Draw(u64);

impl Draw {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        usize::try_from(self.0 >> 33).unwrap() % bound
    }

    fn of<'t>(&mut self, texts: &[&'t str]) -> &'t str {
        texts[self.below(texts.len())]
    }

    fn condition(&mut self) -> String {
        let mut text = String::new();
        for part in 0..=self.below(3) {
            let join = if part == 0 {
                ""
            } else {
                self.of(&[" & ", " & ", " | "])
            };
            let not = self.of(&["", "", "not "]);
            let atom = self.of(ATOMS);
            text.extend([join, not, atom]);
        }
        text
    }

    fn act(&mut self) -> Input {
        match self.below(12) {
            0 | 1 => Input::Tick,
            2 => Input::FirstKey,
            3 => Input::Hold,
            4 => Input::Resume,
            5 => Input::Ticket {
                fields: TicketFields::from([(Field::Wants, "开门".to_owned())]),
            },
            _ => Input::Reply {
                text: self.of(REPLIES).to_owned(),
            },
        }
    }
}

const EACH: usize = 30;

/// A scenario with so many events and branches.
fn written(draw: &mut Draw) -> String {
    let mut added = Vec::new();
    for number in 0..EACH {
        let when = draw.condition();
        added.push(format!(
            "[[event]]\nname = \"e{number}\"\nwhen = \"{when}\"\nnotice = [\"门口来人了\"]\n"
        ));
    }
    for number in 0..EACH {
        let hears = draw.condition();
        added.push(format!(
            "[[on]]\nhears = \"{hears}\"\nlines = [\"第{number}句，你听我说！\"]\n"
        ));
    }
    let base = BASE.replace("format   = 1", "format   = 2");
    base.replace("[close]", &format!("{}\n[close]", added.concat()))
}

/// The conditions that are called impossible, as lines of the file.
fn impossible(path: &std::path::Path) -> BTreeSet<String> {
    let found = check(&[path.to_owned()], &Sources::default()).diagnostics;
    let found = found
        .iter()
        .filter(|one| matches!(one.code, "impossible-event" | "deaf-branch"));
    found
        .map(|one| {
            let (line, _) = one.file.place(one.span.start);
            let text = one.file.text.lines().nth(line - 1).unwrap();
            text.to_owned()
        })
        .collect()
}

/// What happened and was heard in a call of drawn acts, as the lines of the conditions.
fn came_about(sitting: &mut Sitting, text: &str, draw: &mut Draw) -> Vec<String> {
    let mut at = Millis(0);
    sitting.input(Input::Answer, at);
    for _ in 0..draw.below(25) {
        at = at + Millis(500 + 250 * draw.below(60) as u64);
        let act = draw.act();
        sitting.input(act, at);
    }
    let of = |key: &str, number: usize| {
        let mut lines = text.lines().filter(|line| line.starts_with(key));
        lines.nth(number).unwrap().to_owned()
    };
    let moments = sitting.log.moments();
    moments
        .filter_map(|moment| match &moment.event {
            Event::Happened { incident, .. } => {
                let number: usize = incident.strip_prefix('e').unwrap().parse().unwrap();
                Some(of("when = ", number))
            }
            Event::Branched { branch } => {
                let number: usize = branch.strip_prefix("on-").unwrap().parse().unwrap();
                Some(of("hears = ", number - 1))
            }
            _ => None,
        })
        .collect()
}

#[test]
fn nothing_that_is_called_impossible_comes_about() {
    let (mut told, mut seen) = (0, 0);
    for seed in 0..4 {
        let mut draw = Draw(seed);
        let text = written(&mut draw);
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("one.toml");
        std::fs::write(&path, &text).unwrap();
        let impossible = impossible(&path);
        let library = Library::load(&Sources {
            scenarios: vec![folder.path().to_owned()],
            assets: Vec::new(),
        });
        let scenario = &library
            .scenario("one")
            .expect("a scenario that loads")
            .scenario;
        let personas = ["rational", "emotional", "doubtful", "dominant"];
        for call in 0..40 {
            let persona = Some(personas[call % personas.len()]);
            let chance = Seed(call as u64);
            let script = library.script(scenario, persona, chance).unwrap();
            let mut sitting = Sitting::new(script, library.rubric(), Mode::Practice, chance);
            for line in came_about(&mut sitting, &text, &mut draw) {
                assert!(
                    !impossible.contains(&line),
                    "{line} came about in call {call}:\n{text}"
                );
                seen += 1;
            }
        }
        told += impossible.len();
    }
    // The draws are worth something only if both come up.
    assert!(told >= 5 && seen >= 500, "{told} told, {seen} seen");
}
