//! Calls as xAPI statements (1.0.3): launched, answered, passed or failed, completed.

use std::{collections::BTreeMap, fmt::Write as _};

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::CallPage;
use crate::{
    engine::{Millis, step::Side},
    judge::{Points, Scorecard},
    locale::{Language, Locale},
    record::{CallKind, CallState, Instant, KeptCall, Summary, TrainerWord, WordKind},
    report::json::written,
};

const VERSION: &str = "1.0.3";
/// Below it lie the ids of what is no concern of ADL's. Nobody is to look there: the name belongs to nobody.
const BASE: &str = "https://duilian.invalid/xapi";
const VERBS: &str = "http://adlnet.gov/expapi/verbs";
const ACTIVITIES: &str = "http://adlnet.gov/expapi/activities";

/// Texts by language tag.
type Texts = BTreeMap<&'static str, String>;

/// Nothing is written as `null`: the specification forbids it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Statement {
    id: String,
    actor: Agent,
    verb: Verb,
    object: Activity,
    #[serde(skip_serializing_if = "Option::is_none")]
    result: Option<Outcome>,
    context: Context,
    timestamp: String,
    version: &'static str,
}

#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
struct Agent {
    object_type: &'static str,
    name: String,
    account: Account,
}

#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
struct Account {
    home_page: String,
    name: String,
}

#[derive(Serialize)]
struct Verb {
    id: String,
    display: Texts,
}

#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
struct Activity {
    object_type: &'static str,
    id: String,
    definition: Definition,
}

#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
struct Definition {
    name: Texts,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<Texts>,
    #[serde(rename = "type")]
    kind: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    interaction_type: Option<&'static str>,
}

#[derive(Serialize)]
struct Outcome {
    #[serde(skip_serializing_if = "Option::is_none")]
    score: Option<Score>,
    #[serde(skip_serializing_if = "Option::is_none")]
    success: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    completion: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    response: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    duration: Option<String>,
}

#[derive(Serialize)]
struct Score {
    scaled: f64,
    raw: Points,
    min: Points,
    max: Points,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Context {
    registration: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    instructor: Option<Agent>,
    #[serde(rename = "contextActivities", skip_serializing_if = "Option::is_none")]
    activities: Option<Above>,
    platform: &'static str,
    language: &'static str,
    extensions: BTreeMap<String, serde_json::Value>,
}

#[derive(Serialize)]
struct Above {
    parent: Vec<Activity>,
}

/// The sentences of both languages: statements carry them side by side.
struct Both {
    zh: Locale,
    en: Locale,
}

/// The statements of calls as one list, in the order in which things happened. The same call gives the same ids.
pub fn statements(calls: &[CallPage<'_>]) -> String {
    let both = Both {
        zh: Locale::load(Language::Zh),
        en: Locale::load(Language::En),
    };
    let teller = |page| Teller { page, both: &both };
    let all = calls.iter().flat_map(|page| teller(page).all());
    written(&all.collect::<Vec<_>>())
}

struct Teller<'a> {
    page: &'a CallPage<'a>,
    both: &'a Both,
}

impl Teller<'_> {
    fn all(&self) -> Vec<Statement> {
        let kept = self.page.kept;
        let mut all = vec![self.statement("launched", "", Millis(0), None)];
        if kept.line.origins.kind == CallKind::Played {
            self.answered(&mut all);
        }
        let Some(scorecard) = self.page.scorecard() else {
            return all;
        };
        let summary = Summary::of(scorecard, &kept.log);
        let lasted = summary.lasted;
        let outcome = |scorecard: &Scorecard| Outcome {
            completion: Some(true),
            success: Some(scorecard.passed),
            score: Some(score(scorecard.total)),
            response: None,
            duration: Some(duration(lasted)),
        };
        let verb = verdict(scorecard);
        all.push(self.statement(verb, "", lasted, Some(outcome(scorecard))));
        all.extend(self.settled(&outcome));
        if kept.line.state == CallState::Scored {
            let done = Outcome {
                success: None,
                ..outcome(scorecard)
            };
            all.push(self.statement("completed", "", lasted, Some(done)));
        }
        all
    }

    /// What a trainer made of it: the same call passed or failed once more, by whose judgement.
    fn settled(&self, outcome: &dyn Fn(&Scorecard) -> Outcome) -> Option<Statement> {
        let settled = self.page.settled()?;
        let words = self.page.words.iter();
        let rules =
            |word: &&TrainerWord| matches!(word.kind, WordKind::Overruled | WordKind::Added);
        let last = words.filter(rules).max_by_key(|word| word.at)?;
        let about = format!("trainer/{}/{}", last.at.unix, settled.sheet.total);
        let sheet = &settled.sheet;
        let result = Some(outcome(sheet));
        let mut statement = self.statement(verdict(sheet), &about, Millis(0), result);
        statement.timestamp = last.at.rfc3339();
        statement.context.instructor = Some(agent(&last.by));
        Some(statement)
    }

    /// Each reply is an answer to what the customer said before it.
    fn answered(&self, all: &mut Vec<Statement>) {
        let mut asked = String::new();
        for message in self.page.kept.log.messages() {
            match message.who {
                Side::Customer => asked.clone_from(&message.text),
                Side::Agent => {
                    let about = format!("turns/{}", message.turn);
                    let result = Outcome {
                        score: None,
                        success: None,
                        completion: None,
                        response: Some(message.text.clone()),
                        duration: None,
                    };
                    let scenario = self.scenario();
                    let mut statement =
                        self.statement("answered", &about, message.at, Some(result));
                    statement.object = self.turn(message.turn, &about, &asked);
                    statement.context.activities = Some(Above {
                        parent: vec![scenario],
                    });
                    all.push(statement);
                }
            }
        }
    }

    /// `about` tells statements of one verb apart.
    fn statement(&self, verb: &str, about: &str, at: Millis, result: Option<Outcome>) -> Statement {
        let kept = self.page.kept;
        let id = &kept.line.id.0;
        let started = kept.line.origins.started;
        let at = i64::try_from(at.0).unwrap_or_default();
        let when = Instant {
            unix: started.unix.saturating_add(at),
            ..started
        };
        let key = format!("report.xapi.{verb}");
        Statement {
            id: uuid(&format!("{id}/{verb}/{about}")),
            actor: agent(&kept.line.trainee_name),
            verb: Verb {
                id: format!("{VERBS}/{verb}"),
                display: self.texts(&key, 0),
            },
            object: self.scenario(),
            result,
            context: context(kept),
            timestamp: when.rfc3339(),
            version: VERSION,
        }
    }

    fn texts(&self, key: &str, turn: u16) -> Texts {
        let said = |locale: &Locale| locale.format(key, &[("turn", &turn)]);
        Texts::from([
            ("en-US", said(&self.both.en)),
            ("zh-CN", said(&self.both.zh)),
        ])
    }

    fn scenario(&self) -> Activity {
        let origins = &self.page.kept.line.origins;
        Activity {
            object_type: "Activity",
            id: format!("{BASE}/scenarios/{}", encoded(&origins.scenario)),
            definition: Definition {
                name: Texts::from([("zh-CN", origins.title.clone())]),
                description: None,
                kind: format!("{ACTIVITIES}/simulation"),
                interaction_type: None,
            },
        }
    }

    fn turn(&self, turn: u16, about: &str, asked: &str) -> Activity {
        let call = encoded(&self.page.kept.line.id.0);
        let asked = (!asked.is_empty()).then(|| Texts::from([("zh-CN", asked.to_owned())]));
        Activity {
            object_type: "Activity",
            id: format!("{BASE}/calls/{call}/{about}"),
            definition: Definition {
                name: self.texts("report.xapi.turn", turn),
                description: asked,
                kind: format!("{ACTIVITIES}/cmi.interaction"),
                interaction_type: Some("long-fill-in"),
            },
        }
    }
}

fn verdict(scorecard: &Scorecard) -> &'static str {
    if scorecard.passed { "passed" } else { "failed" }
}

/// An account, not a mail address: nobody is known by more than their name.
fn agent(name: &str) -> Agent {
    let name = if name.trim().is_empty() {
        "anonymous"
    } else {
        name
    };
    Agent {
        object_type: "Agent",
        name: name.to_owned(),
        account: Account {
            home_page: format!("{BASE}/people"),
            name: name.to_owned(),
        },
    }
}

fn context(kept: &KeptCall) -> Context {
    let origins = &kept.line.origins;
    let mode = match origins.kind {
        CallKind::Played => origins.mode.code(),
        CallKind::Listened => origins.kind.code(),
    };
    let values: [(&str, serde_json::Value); 7] = [
        ("call", kept.line.id.0.as_str().into()),
        ("mode", mode.into()),
        ("category", origins.category.code().into()),
        ("level", origins.level.into()),
        ("channel", origins.channel.as_str().into()),
        ("persona", origins.persona.as_str().into()),
        ("seed", origins.seed.0.to_string().into()),
    ];
    let extensions = values.map(|(key, value)| (format!("{BASE}/extensions/{key}"), value));
    Context {
        registration: uuid(&kept.line.id.0),
        instructor: None,
        activities: None,
        platform: "duilian",
        language: "zh-CN",
        extensions: extensions.into_iter().collect(),
    }
}

/// Between 0 and 100, whatever was taken off.
fn score(total: Points) -> Score {
    let (min, max) = (Points(0), Points::whole(100));
    let raw = total.clamp(min, max);
    Score {
        scaled: f64::from(raw.0) / f64::from(max.0),
        raw,
        min,
        max,
    }
}

/// ISO 8601: `PT1M50.5S`.
fn duration(time: Millis) -> String {
    let hundredths = time.0 / 10;
    let (hours, minutes) = (hundredths / 360_000, hundredths / 6_000 % 60);
    let (seconds, rest) = (hundredths / 100 % 60, hundredths % 100);
    let mut text = "PT".to_owned();
    for (count, unit) in [(hours, 'H'), (minutes, 'M')] {
        if count > 0 {
            let _ = write!(text, "{count}{unit}");
        }
    }
    match rest {
        0 => {
            let _ = write!(text, "{seconds}S");
        }
        rest => {
            let _ = write!(text, "{seconds}.{rest:02}S");
        }
    }
    text
}

/// A UUID (version 5 in form) that is the same for the same name.
fn uuid(name: &str) -> String {
    let digest = Sha256::digest(format!("{BASE}/{name}").as_bytes());
    let mut text = String::with_capacity(36);
    for (at, byte) in digest.iter().take(16).enumerate() {
        let byte = match at {
            6 => byte & 0x0f | 0x50,
            8 => byte & 0x3f | 0x80,
            _ => *byte,
        };
        if matches!(at, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// As a part of an IRI.
fn encoded(name: &str) -> String {
    let mut text = String::with_capacity(name.len());
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            text.push(char::from(byte));
        } else {
            let _ = write!(text, "%{byte:02X}");
        }
    }
    text
}
