//! A small world to judge calls in: a scenario, a persona, a channel.

use std::{collections::BTreeMap, sync::Arc};

use duilian::{
    engine::{
        Desk, Millis, Scenario, Script,
        channel::Channel,
        company::Company,
        condition::Condition,
        lines::{Line, Lines},
        mood::Mood,
        persona::{Fit, Limits, Mix, MixNames, Patience, Persona},
        scenario::{
            Answer, Beat, Brief, Customer, Escalation, Fact, Forbid, Identity, IdentityNeed, Note,
            Phrase, Refusal, TicketWanted,
        },
        step::{Category, Ending, Side, Step},
        ticket::{Priority, TicketState},
    },
    locale::Localised,
    reading::{Ear, Vocabulary},
    source::Spellings,
    text::Name,
};

pub(super) fn condition(text: &str) -> Result<Condition, String> {
    Condition::parse(text, &Spellings::default()).map_err(|fault| format!("{fault:?}"))
}

fn held(text: &str) -> Condition {
    condition(text).unwrap_or_else(|fault| panic!("{fault}"))
}

pub(super) fn script(scenario: &Scenario, channel: &Channel, temper: i16) -> Script {
    Script {
        scenario: Arc::new(scenario.clone()),
        mix: Mix(vec![(Arc::new(persona(temper)), 1)]),
        channel: Arc::new(channel.clone()),
        company: Arc::new(Company {
            name: "晨星电子".to_owned(),
            agent: "小林".to_owned(),
            ..Company::default()
        }),
        ear: Ear::new(Arc::default(), &Vocabulary::default()),
    }
}

pub(super) fn channel(id: &str, spoken: bool) -> Channel {
    Channel {
        id: id.into(),
        name: Localised::default(),
        spoken,
        limit: if spoken { 0 } else { 200 },
        first_response: Millis::seconds(60),
        silence: Millis::seconds(15),
        merge: if spoken || id == "email" {
            Millis(0)
        } else {
            Millis::seconds(8)
        },
    }
}

fn persona(temper: i16) -> Persona {
    Persona {
        id: "emotional".into(),
        name: Localised::default(),
        summary: Localised::default(),
        tip: Localised::default(),
        start: Mood { temper, trust: 40 },
        patience: Patience {
            silence: 15,
            hold: 60,
        },
        limits: Limits {
            ask_supervisor: 78,
            threaten: 86,
            hang_up: 96,
        },
        lecture: 90,
        weights: BTreeMap::new(),
        fit: Fit {
            earns: Condition::All(vec![held("did:empathy"), held("did:reassure | did:own")]),
            advice: "先安抚再办事。".to_owned(),
            model: "您先别急。".to_owned(),
        },
        reactions: BTreeMap::new(),
    }
}

pub(super) fn line(text: &str) -> Lines {
    Lines(vec![Line {
        id: text.into(),
        tone: None,
        text: text.to_owned(),
    }])
}

pub(super) fn answer(name: &str, title: &str) -> Answer {
    Answer {
        name: name.into(),
        title: title.to_owned(),
        say: vec![title.to_owned()],
        wrong: Vec::new(),
        needs_identity: false,
        after: Vec::new(),
        any_of: None,
    }
}

pub(super) fn refusal() -> Refusal {
    Refusal {
        name: "triple".into(),
        demand: vec!["赔我三倍".to_owned()],
        reason: vec!["超出三包规定".to_owned()],
        offer: vec!["退货".to_owned()],
    }
}

pub(super) fn escalation() -> Escalation {
    Escalation {
        to: vec![Desk::It],
        words: vec!["数据泄露".to_owned()],
    }
}

pub(super) fn identity() -> Identity {
    Identity {
        need: IdentityNeed::Basic,
        check: vec![Name::from("order")],
    }
}

pub(super) fn forbid(fatal: bool) -> Forbid {
    Forbid {
        name: "last-agent".into(),
        say: vec!["那是上一个客服的问题".to_owned()],
        fatal,
    }
}

fn beat() -> Beat {
    Beat {
        name: "complain".into(),
        lines: line("半天就没电了!"),
        vent: true,
        until: held("told:window"),
        nudge: Lines::default(),
        patience: 2,
        next: None,
        branches: Vec::new(),
    }
}

/// A beat that waits for all of these.
pub(super) fn later_beat(until: &[&str]) -> Beat {
    let until = until.iter().map(|text| held(text)).collect();
    Beat {
        name: "later".into(),
        vent: false,
        until: Condition::All(until),
        ..beat()
    }
}

pub(super) fn scenario() -> Scenario {
    Scenario {
        id: "battery".into(),
        title: "续航答错".to_owned(),
        summary: String::new(),
        category: Category::Complaint,
        channel: "phone".into(),
        opens: Side::Agent,
        persona: MixNames(vec![("emotional".into(), 1)]),
        level: 2,
        target: Millis::seconds(300),
        ends: vec![Ending::Resolved],
        customer: Customer {
            name: "李女士".to_owned(),
            ..Customer::default()
        },
        brief: Brief::default(),
        identity: Identity::default(),
        facts: vec![Fact {
            name: "order".into(),
            title: "订单号".to_owned(),
            ask: vec!["订单号".to_owned()],
            say: line("A20251103"),
            value: "A20251103".to_owned(),
            first: Lines::default(),
            first_values: Vec::new(),
        }],
        secrets: Vec::new(),
        answers: vec![
            answer("window", "30天无理由退换"),
            answer("life", "日常用一天"),
        ],
        sensitives: Vec::new(),
        refusals: Vec::new(),
        phrases: vec![Phrase {
            name: "opening".into(),
            step: Step::Greet,
            say: vec!["您好,感谢致电{company},我是客服{agent},很高兴为您服务".to_owned()],
        }],
        forbids: Vec::new(),
        escalation: None,
        beats: vec![beat()],
        branches: Vec::new(),
        incidents: Vec::new(),
        close: Lines::default(),
        ticket: ticket(),
        plays: Vec::new(),
        vary: Vec::new(),
    }
}

fn ticket() -> TicketWanted {
    TicketWanted {
        kind: Some(Category::Complaint),
        priority: Some(Priority::Normal),
        department: Some(Desk::Service),
        state: Some(TicketState::Working),
        notes: vec![
            Note::Fact("order".into()),
            Note::Told("window".into()),
            Note::PromisedTime,
        ],
    }
}
