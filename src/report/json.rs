//! A judged call as one JSON object; the same call gives the same bytes.

use std::fmt::Write;

use serde::Serialize;

use crate::{
    engine::{
        Event, Log,
        event::Message,
        step::{Category, Ending, Mode, Side, Tone},
    },
    judge::{Evidence, FatalError, Finding, Points, Remark, Scorecard, scorecard::Status},
    reading::{Meaning, Sign},
    report::{
        incidents::{Incident, incidents},
        kept::KeptCall,
        scores::Scores,
    },
    session::Sitting,
    text::{Name, clean},
};

/// Grows when a key changes its meaning or goes away; new keys may come without it.
pub const FORMAT: u32 = 1;

/// Keys in the order in which they are written.
#[derive(Serialize)]
struct Call<'a> {
    format: u32,
    scenario: &'a Name,
    persona: String,
    seed: u64,
    mode: Mode,
    ended: Ending,
    ended_by: Side,
    satisfaction: u8,
    #[serde(flatten)]
    sheet: Sheet<'a>,
    turns: Vec<Said<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    events: Vec<Incident<'a>>,
}

/// What was scored.
#[derive(Serialize)]
pub(super) struct Sheet<'a> {
    score: Points,
    passed: bool,
    fatal: Vec<Fatal<'a>>,
    steps: Scores,
    dimensions: Scores,
    findings: Vec<Line<'a>>,
}

#[derive(Serialize)]
struct Fatal<'a> {
    fault: &'a Name,
    suspected: bool,
    evidence: Words<'a>,
    advice: &'a str,
}

#[derive(Serialize)]
struct Line<'a> {
    item: &'a Name,
    title: &'a str,
    step: &'static str,
    dimension: &'static str,
    applies: bool,
    status: Status,
    got: Points,
    of: Points,
    hinted: bool,
    evidence: Vec<Words<'a>>,
    advice: &'a str,
    model: &'a str,
}

/// What something rests on: the words, or (turn 0) the ticket or an act, which have no span.
#[derive(Serialize)]
struct Words<'a> {
    turn: u16,
    span: Option<(usize, usize)>,
    text: &'a str,
    rule: &'a Name,
    earned: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    remark: Option<&'a Remark>,
}

/// What was said in one turn.
#[derive(Serialize)]
pub(super) struct Said<'a> {
    turn: u16,
    who: Side,
    text: &'a str,
    at_ms: Option<u64>,
    tone: Option<Tone>,
    #[serde(skip_serializing_if = "Option::is_none")]
    behaviours: Option<Vec<Heard<'a>>>,
    /// What else was recognised: phrases, answers, questions for facts, secrets, demands.
    #[serde(skip_serializing_if = "Option::is_none")]
    signs: Option<Vec<Heard<'a>>>,
    /// Faults that the course of the call shows.
    #[serde(skip_serializing_if = "Option::is_none")]
    faults: Option<Vec<Slip<'a>>>,
}

#[derive(Serialize)]
struct Heard<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    code: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    full: Option<bool>,
    span: (usize, usize),
    text: &'a str,
    rule: &'a Name,
}

#[derive(Serialize)]
struct Slip<'a> {
    fault: &'a Name,
    about: &'a Name,
    span: (usize, usize),
    rule: &'a Name,
}

/// The call as JSON, with a line break at its end.
pub fn call(sitting: &Sitting, scorecard: &Scorecard) -> String {
    let messages = sitting.log.messages();
    let (ended, ended_by) = ending(&sitting.log);
    let object = Call {
        format: FORMAT,
        scenario: &sitting.script.scenario.id,
        persona: sitting.script.mix.code(),
        seed: sitting.seed.0,
        mode: sitting.mode,
        ended,
        ended_by,
        satisfaction: scorecard.satisfaction,
        sheet: sheet(scorecard, &messages),
        turns: turns(&messages, &sitting.log),
        events: incidents(&sitting.log),
    };
    written(&object)
}

/// A call that was kept, as written in `kept`.
#[derive(Serialize)]
struct Kept<'a> {
    format: u32,
    call: &'a str,
    file: Option<&'a str>,
    line: u64,
    channel: &'a Name,
    category: Option<Category>,
    #[serde(flatten)]
    sheet: Sheet<'a>,
    turns: Vec<Said<'a>>,
}

/// A call that was kept as one line of JSON, with a line break at its end.
pub fn kept(call: &KeptCall<'_>, scorecard: &Scorecard) -> String {
    let messages = call.log.messages();
    let object = Kept {
        format: FORMAT,
        call: call.name,
        file: call.file,
        line: call.line,
        channel: &call.channel.id,
        category: call.category,
        sheet: sheet(scorecard, &messages),
        turns: messages
            .iter()
            .map(|message| Said {
                // Nothing of a transcript tells the customer's tone.
                tone: None,
                at_ms: call.timed.then_some(message.at.0),
                ..turn(message, call.log)
            })
            .collect(),
    };
    let mut json = escaped(&serde_json::to_string(&object).unwrap_or_default());
    json.push('\n');
    json
}

pub(super) fn sheet<'a>(scorecard: &'a Scorecard, messages: &[Message<'_>]) -> Sheet<'a> {
    let steps = scorecard.steps.iter();
    let dimensions = scorecard.dimensions.iter();
    let fatals = scorecard.fatal.iter();
    let findings = scorecard.findings.iter();
    Sheet {
        score: scorecard.total,
        passed: scorecard.passed,
        fatal: fatals.map(|error| fatal(error, messages)).collect(),
        steps: Scores::new(steps.map(|score| (score.step.code(), score.got, score.of))),
        dimensions: Scores::new(
            dimensions.map(|score| (score.dimension.code(), score.got, score.of)),
        ),
        findings: findings.map(|finding| line(finding, messages)).collect(),
    }
}

pub(super) fn turns<'a>(messages: &'a [Message<'a>], log: &'a Log) -> Vec<Said<'a>> {
    messages.iter().map(|message| turn(message, log)).collect()
}

/// A value as JSON in which no character reaches for the terminal.
pub(crate) fn written(value: &impl Serialize) -> String {
    // Strings, numbers and maps with text keys cannot fail to be written into memory.
    let mut json = escaped(&serde_json::to_string_pretty(value).unwrap_or_default());
    json.push('\n');
    json
}

/// How the call ended; one that never did was left.
fn ending(log: &Log) -> (Ending, Side) {
    log.moments()
        .filter_map(|moment| match moment.event {
            Event::Ended { ending, by, .. } => Some((ending, by)),
            _ => None,
        })
        .last()
        .unwrap_or((Ending::Abandoned, Side::Agent))
}

fn fatal<'a>(error: &'a FatalError, messages: &[Message<'_>]) -> Fatal<'a> {
    Fatal {
        fault: &error.fault,
        suspected: error.suspected,
        evidence: words(&error.evidence, messages),
        advice: &error.advice,
    }
}

fn line<'a>(finding: &'a Finding, messages: &[Message<'_>]) -> Line<'a> {
    Line {
        item: &finding.item,
        title: &finding.title,
        step: finding.step.code(),
        dimension: finding.dimension.code(),
        applies: finding.applies,
        status: finding.status,
        got: finding.got,
        of: finding.of,
        hinted: finding.hinted,
        evidence: finding
            .evidence
            .iter()
            .map(|evidence| words(evidence, messages))
            .collect(),
        advice: &finding.advice,
        model: &finding.model,
    }
}

fn words<'a>(evidence: &'a Evidence, messages: &[Message<'_>]) -> Words<'a> {
    let said = messages.iter().find(|message| {
        message.who == Side::Agent
            && message.turn == evidence.turn
            && evidence.span.of(&message.text) == evidence.text
    });
    Words {
        turn: evidence.turn,
        span: said
            .filter(|_| !evidence.span.is_empty())
            .map(|message| evidence.span.in_chars(&message.text)),
        text: &evidence.text,
        rule: &evidence.rule,
        earned: evidence.earned,
        remark: evidence.remark.as_ref(),
    }
}

fn turn<'a>(message: &'a Message<'a>, log: &'a Log) -> Said<'a> {
    let agent = message.who == Side::Agent;
    let signs = message.reading.map_or(&[][..], |reading| &reading.signs);
    let (behaviours, others): (Vec<_>, Vec<_>) = signs
        .iter()
        .partition(|sign| matches!(sign.meaning, Meaning::Did { .. }));
    let heard = |signs: Vec<&'a Sign>| {
        agent.then(|| {
            signs
                .into_iter()
                .map(|sign| hear(sign, &message.text))
                .collect()
        })
    };
    let faults = slips(message, log);
    Said {
        turn: message.turn,
        who: message.who,
        text: &message.text,
        at_ms: Some(message.at.0),
        tone: message.tone,
        behaviours: heard(behaviours),
        signs: heard(others),
        faults: agent.then_some(faults),
    }
}

fn slips<'a>(message: &Message<'_>, log: &'a Log) -> Vec<Slip<'a>> {
    log.moments()
        .filter_map(|moment| match &moment.event {
            Event::Fault {
                turn,
                fault,
                about,
                span,
                rule,
            } if *turn == message.turn => Some(Slip {
                fault,
                about,
                span: span.in_chars(&message.text),
                rule,
            }),
            _ => None,
        })
        .collect()
}

fn hear<'a>(sign: &'a Sign, text: &'a str) -> Heard<'a> {
    let (kind, code, full) = match &sign.meaning {
        Meaning::Did { name } => (None, name.as_str(), None),
        Meaning::Phrase { name, full, .. } => (Some("phrase"), name.as_str(), Some(*full)),
        Meaning::Told { name, full } => (Some("told"), name.as_str(), Some(*full)),
        Meaning::Forbidden { name } => (Some("forbidden"), name.as_str(), None),
        Meaning::Wrong { name } => (Some("wrong"), name.as_str(), None),
        Meaning::Asked { name } => (Some("asked"), name.as_str(), None),
        Meaning::Leaked { name } => (Some("leaked"), name.as_str(), None),
        Meaning::Declined {
            name,
            reason,
            offer,
        } => (Some("declined"), name.as_str(), Some(*reason || *offer)),
        Meaning::Granted { name } => (Some("granted"), name.as_str(), None),
        Meaning::Misnamed => (Some("misnamed"), "", None),
    };
    Heard {
        kind,
        code,
        full,
        span: sign.span.in_chars(text),
        text: sign.span.of(text),
        rule: &sign.rule,
    }
}

/// Characters that steer a terminal stand in JSON strings only, so that each can become its escape.
pub(super) fn escaped(json: &str) -> String {
    let mut safe = String::with_capacity(json.len());
    for c in json.chars() {
        if c == '\n' || clean::is_plain(c) {
            safe.push(c);
        } else {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(safe, "\\u{unit:04x}");
            }
        }
    }
    safe
}
