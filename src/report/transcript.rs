//! What was said and done in a call, as text.

use std::fmt::Display;

use super::{Voice, hang, padded, signs};
use crate::{
    engine::{
        Event, Log, Millis, Moment, Scenario,
        event::spoken,
        step::{Mode, Side},
        telling::title,
    },
    locale::Locale,
    reading::{Meaning, Reading},
    session::Sitting,
    text::{clean, width},
};

/// The columns of the name in front of a message.
const NAME: usize = 14;

/// How much is told of what a reply was found to do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Depth {
    /// The names of behaviours.
    Names,
    /// Every sign with its words, its rule and where that is written.
    Signs,
}

/// One message or act of a call, in words.
pub struct Scene {
    pub at: Millis,
    /// `None`: something was done without words.
    pub who: Option<Side>,
    /// The speaker, with the tone; empty for an act.
    pub name: String,
    pub text: String,
    /// What the agent's words were found to do.
    pub heard: String,
}

/// The whole call, message by message.
pub fn scenes(sitting: &Sitting, voice: &Voice<'_>) -> Vec<Scene> {
    let scene = |moment: &Moment| {
        let (who, name, text, heard) = match &moment.event {
            Event::AgentSaid { text, reading, .. } => {
                let name = voice.locale.text("report.agent").to_owned();
                let heard = heard(reading, voice);
                (Some(Side::Agent), name, text.clone(), heard)
            }
            Event::CustomerSaid { tone, lines, .. } => {
                let name = customer(tone.code(), voice);
                (Some(Side::Customer), name, spoken(lines), String::new())
            }
            _ => {
                let act = act(moment, sitting, voice)?;
                (None, String::new(), act, String::new())
            }
        };
        Some(Scene {
            at: moment.at,
            who,
            name,
            text,
            heard,
        })
    };
    sitting.log.moments().filter_map(scene).collect()
}

/// The whole call, with its times.
pub fn whole(sitting: &Sitting, voice: &Voice<'_>) -> String {
    let moments = sitting.log.moments();
    let each = moments.map(|moment| part(moment, sitting, Depth::Names, voice));
    each.collect()
}

/// What one moment adds to the transcript; nothing for what happens silently.
pub fn part(moment: &Moment, sitting: &Sitting, depth: Depth, voice: &Voice<'_>) -> String {
    let stamp = format!("{}  ", moment.at);
    match &moment.event {
        Event::AgentSaid {
            text: said,
            reading,
            ..
        } => {
            let name = padded(voice.locale.text("report.agent"), NAME);
            let mut text = hang(&format!("{stamp}{name}"), said, voice.width);
            let label = format!("{}> ", padded("", stamp.len() + NAME));
            match depth {
                Depth::Names => {
                    let heard = heard(reading, voice);
                    if !heard.is_empty() {
                        text.push_str(&hang(&label, &heard, voice.width));
                    }
                }
                // A place that is broken over two lines cannot be clicked on.
                Depth::Signs => {
                    let told = signs::told(said, reading, &sitting.script.scenario, voice);
                    text.extend(told.iter().map(|line| hang(&label, line, 0)));
                }
            }
            text
        }
        Event::CustomerSaid { tone, lines, .. } => {
            let name = padded(&customer(tone.code(), voice), NAME);
            hang(&format!("{stamp}{name}"), &spoken(lines), voice.width)
        }
        _ => act(moment, sitting, voice).map_or_else(String::new, |act| {
            hang(&format!("{stamp}{}", padded("", NAME)), &act, voice.width)
        }),
    }
}

/// What was said in a call that was kept; `timed`, with its times.
pub fn kept(log: &Log, timed: bool, voice: &Voice<'_>) -> String {
    let mut text = String::new();
    for message in log.messages() {
        let stamp = if timed {
            format!("{}  ", message.at)
        } else {
            String::new()
        };
        let name = padded(voice.locale.name("side", message.who.code()), NAME);
        let label = format!("{stamp}{name}");
        text.push_str(&hang(&label, &message.text, voice.width));
        let heard = message
            .reading
            .map_or_else(String::new, |it| heard(it, voice));
        if !heard.is_empty() {
            let blank = " ".repeat(width::columns(&label));
            text.push_str(&hang(&format!("{blank}> "), &heard, voice.width));
        }
    }
    text
}

/// One moment as a line for a screen reader; `None` for what happens silently. The agent's own words are not read back.
/// An exam tells no moods and no faults.
pub fn line(moment: &Moment, sitting: &Sitting, voice: &Voice<'_>) -> Option<String> {
    let exam = sitting.mode == Mode::Exam;
    match &moment.event {
        Event::CustomerSaid { tone, lines, .. } => {
            let said = clean::printable(&spoken(lines)).replace('\n', " ");
            let name = if exam {
                voice.locale.name("side", "customer").to_owned()
            } else {
                customer(tone.code(), voice)
            };
            Some(format!("{name}: {said}"))
        }
        Event::Fault { .. } | Event::ToldEarly { .. } | Event::Sensitive { .. } if exam => None,
        // Nobody is told in the call that what they heard is wrong.
        Event::FactMisgiven { .. } => None,
        _ => act(moment, sitting, voice),
    }
}

fn customer(tone: &str, voice: &Voice<'_>) -> String {
    let tone = voice.locale.name("tone", tone);
    voice.locale.format("report.customer", &[("tone", &tone)])
}

/// What a reply was found to do, each thing once.
fn heard(reading: &Reading, voice: &Voice<'_>) -> String {
    let mut names: Vec<&str> = Vec::new();
    for sign in &reading.signs {
        if let Meaning::Did { name } = &sign.meaning {
            let name = voice.behaviour(name);
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names.join(" · ")
}

/// What was done without words, in brackets.
fn act(moment: &Moment, sitting: &Sitting, voice: &Voice<'_>) -> Option<String> {
    let locale = voice.locale;
    let scenario = &sitting.script.scenario;
    let say = |key: &str, args: &[(&str, &dyn Display)]| {
        let said = locale.format(key, args);
        Some(format!("[{}]", clean::printable(&said)))
    };
    match &moment.event {
        Event::Fault { fault, about, .. } => {
            let about = scenario.fact(about).map_or("", |fact| &fact.title);
            let name = voice.behaviour(fault);
            if about.is_empty() {
                say("report.act.fault", &[("fault", &name)])
            } else {
                say(
                    "report.act.fault_about",
                    &[("fault", &name), ("about", &about)],
                )
            }
        }
        Event::Verified { .. } => say("report.act.verified", &[]),
        Event::HoldBegan => say("report.act.hold", &[]),
        Event::HoldEnded { lasted } => say("report.act.resume", &[("time", lasted)]),
        Event::LookedUp { article } => {
            let articles = &sitting.script.company.articles;
            let found = articles.iter().find(|known| known.name == *article);
            let title = found.map_or(article.as_str(), |known| &known.title);
            say("report.act.looked_up", &[("title", &title)])
        }
        Event::Noted { text } => say("report.act.noted", &[("text", text)]),
        Event::Transferred { to, reason } => {
            let desk = locale.name("desk", to.code());
            say(
                "report.act.transferred",
                &[("desk", &desk), ("reason", reason)],
            )
        }
        Event::Happened {
            incident, notice, ..
        } => happened(incident, notice, sitting, voice),
        Event::TicketFiled { .. } => say("report.act.ticket", &[]),
        Event::Ended { ending, by, .. } => {
            let ending = locale.name("ending", ending.code());
            let by = locale.name("side", by.code());
            say("report.act.ended", &[("ending", &ending), ("by", &by)])
        }
        other => telling(other, scenario, locale),
    }
}

/// What the agent saw of an incident, and what it changed on the customer's card.
fn happened(
    incident: &str,
    notice: &[String],
    sitting: &Sitting,
    voice: &Voice<'_>,
) -> Option<String> {
    let scenario = &sitting.script.scenario;
    let card = scenario.incident(incident).map(|incident| &incident.card);
    let card = card.into_iter().flatten();
    let card: Vec<String> = card.map(|(key, value)| format!("{key}: {value}")).collect();
    let mut said = Vec::new();
    for (key, slot, texts) in [
        ("report.act.happened", "notice", notice),
        ("report.act.card", "card", &card),
    ] {
        if !texts.is_empty() {
            let text = voice.locale.format(key, &[(slot, &texts.join(" \u{b7} "))]);
            said.push(format!("[{}]", clean::printable(&text)));
        }
    }
    (!said.is_empty()).then(|| said.join(" "))
}

/// What was told too early or wrongly, and what the customer let fall.
fn telling(event: &Event, scenario: &Scenario, locale: &Locale) -> Option<String> {
    let said = match event {
        Event::ToldEarly { answer, after, .. } => {
            let (answer, after) = (title(scenario, answer), title(scenario, after));
            let args: [(&str, &dyn Display); 2] = [("answer", &answer), ("after", &after)];
            locale.format("report.act.early", &args)
        }
        Event::FactMisgiven { fact, .. } => {
            let title = scenario.fact(fact).map_or("", |fact| &fact.title);
            locale.format("report.act.misgiven", &[("fact", &title)])
        }
        Event::Sensitive { word, .. } => locale.format("report.act.sensitive", &[("word", word)]),
        _ => return None,
    };
    Some(format!("[{}]", clean::printable(&said)))
}
