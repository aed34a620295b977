//! What the customer waits for now.
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a query of the log names what it looks for"
)]

use crate::{
    engine::{
        Event, Scenario,
        condition::{Atom, Condition},
        scenario::{Answer, Beat},
    },
    judge::{
        course::Course,
        outcome::Outcome,
        rubric::{Earning, Earns, Source, Stretch},
        sheet::Line,
        weigh::{is_told, shows},
    },
    reading::Meaning,
    text::Name,
};

/// The beat that is on.
fn beat<'a>(course: &Course<'a>) -> Option<&'a Beat> {
    let mut on = None;
    for moment in &course.moments {
        match &moment.event {
            Event::BeatBegan { beat } => on = Some(beat),
            Event::BeatDone { .. } | Event::BeatMissed { .. } | Event::CloseCued => on = None,
            _ => {}
        }
    }
    let scenario = course.ground.scenario()?;
    on.and_then(|name| scenario.beat(name))
        .and_then(|index| scenario.beats.get(index))
}

/// The beat that began last.
pub(super) fn begun(course: &Course<'_>) -> Option<usize> {
    let scenario = course.ground.scenario()?;
    let begun = course.moments.iter().filter_map(|it| match &it.event {
        Event::BeatBegan { beat } => scenario.beat(beat),
        _ => None,
    });
    begun.max()
}

/// What the customer waits for now, as far as an item can earn by it.
pub(super) struct Awaited {
    /// What has to be said or done.
    wanted: Atom,
    /// The item is about that, and its own model sentence does it.
    pub(super) is_its_own: bool,
    /// Of several that would do, its place: authors name first what they would say. Where all are wanted, none comes first.
    pub(super) place: usize,
    pub(super) outcome: Outcome,
}

impl Awaited {
    /// Whether this is what is wanted; an answer may be wanted for another that has to follow it.
    fn is_led_to(&self, atom: &Atom) -> bool {
        let same_kind = matches!(
            (&self.wanted, atom),
            (Atom::Told(_), Atom::Told(_) | Atom::Part(_)) | (Atom::Asked(_), Atom::Knows(_))
        );
        same_kind || *atom == self.wanted
    }

    pub(super) fn is_met_by(&self, meaning: &Meaning) -> bool {
        match (&self.wanted, meaning) {
            (Atom::Told(wanted), Meaning::Told { name, full: true }) => wanted == name,
            (wanted, meaning) => shows(wanted, meaning),
        }
    }
}

/// Of the answers, the one that the customer waits for now; of what can be done, that.
pub(super) fn awaited(course: &Course<'_>, line: &Line<'_>) -> Option<Awaited> {
    let scenario = course.ground.scenario()?;
    let until = &beat(course)?.until;
    let atoms: Vec<&Atom> = until
        .atoms()
        .into_iter()
        .filter(|(_, negated)| !negated)
        .map(|(atom, _)| atom)
        .collect();
    let awaited = of_atoms(course, line, scenario, &atoms)?;
    let place = match until {
        Condition::Any(_) => atoms.iter().position(|atom| awaited.is_led_to(atom)),
        Condition::All(_) | Condition::Not(_) | Condition::Atom(_) => None,
    };
    Some(Awaited {
        place: place.unwrap_or_default(),
        ..awaited
    })
}

fn of_atoms(
    course: &Course<'_>,
    line: &Line<'_>,
    scenario: &Scenario,
    atoms: &[&Atom],
) -> Option<Awaited> {
    let mut atoms = atoms.iter().copied();
    match &line.item.earns {
        Earns::Source(Source::Answers, _) => atoms.find_map(|atom| answer(course, scenario, atom)),
        Earns::Source(Source::Refusals, _) => {
            atoms.find_map(|atom| refusal(course, scenario, atom))
        }
        Earns::Source(Source::Facts, _) => atoms.find_map(|atom| fact(course, scenario, atom)),
        Earns::Source(Source::Phrases, _) => {
            atoms.find_map(|atom| phrase(course, scenario, line, atom))
        }
        Earns::Source(Source::Identity, _) => {
            let verified = course.verified_at().is_some();
            let atom = atoms.find(|atom| matches!(atom, Atom::Verified) && !verified)?;
            Some(lacking(atom.clone(), String::new(), String::new()))
        }
        Earns::Source(..) => None,
        Earns::Parts(parts) => {
            let best = parts.iter().map(|part| part.share).max()?;
            let outcome = line.outcome.clone()?;
            // What belongs to the first sentence or to the last is not what the customer waits for.
            let here =
                |part: &&Earning| matches!(part.place.at, Stretch::Heard | Stretch::Anywhere);
            let found = atoms.filter_map(|atom| {
                let parts = parts.iter().filter(here);
                let parts = parts.filter(|part| earns(atom, part));
                let share = parts.map(|part| part.share).max()?;
                Some((share == best, atom))
            });
            found
                .min_by_key(|(own, _)| !own)
                .map(|(own, atom)| Awaited {
                    wanted: atom.clone(),
                    is_its_own: own,
                    place: 0,
                    outcome,
                })
        }
    }
}

fn answer(course: &Course<'_>, scenario: &Scenario, atom: &Atom) -> Option<Awaited> {
    let (Atom::Told(name) | Atom::Part(name)) = atom else {
        return None;
    };
    if is_settled(course, scenario, name) {
        return None;
    }
    let answer = first_due(course, scenario, scenario.answer(name)?);
    let title = question(course).unwrap_or_else(|| answer.title.clone());
    let say = answer.say.first().cloned().unwrap_or_default();
    Some(lacking(Atom::Told(answer.name.clone()), title, say))
}

/// A required sentence of the item's step that was not wholly said.
fn phrase(
    course: &Course<'_>,
    scenario: &Scenario,
    line: &Line<'_>,
    atom: &Atom,
) -> Option<Awaited> {
    let Atom::Said(name) = atom else {
        return None;
    };
    let mut phrases = scenario.phrases.iter();
    let phrase = phrases.find(|it| it.name == *name && it.step == line.item.step)?;
    let say = phrase.say.first().cloned().unwrap_or_default();
    (!is_shown(course, atom)).then(|| lacking(atom.clone(), say.clone(), say))
}

fn refusal(course: &Course<'_>, scenario: &Scenario, atom: &Atom) -> Option<Awaited> {
    let Atom::Refused(name) = atom else {
        return None;
    };
    if is_shown(course, atom) {
        return None;
    }
    let mut refusals = scenario.refusals.iter();
    let refusal = refusals.find(|refusal| refusal.name == *name)?;
    let title = refusal.demand.first().cloned().unwrap_or_default();
    let ways = [refusal.reason.first(), refusal.offer.first()];
    let ways: Vec<&str> = ways.into_iter().flatten().map(String::as_str).collect();
    Some(lacking(atom.clone(), title, ways.join("\u{ff0c}")))
}

fn fact(course: &Course<'_>, scenario: &Scenario, atom: &Atom) -> Option<Awaited> {
    let (Atom::Asked(name) | Atom::Knows(name)) = atom else {
        return None;
    };
    if course.knows(name) || is_shown(course, atom) {
        return None;
    }
    let mut facts = scenario.facts.iter();
    let fact = facts.find(|fact| fact.name == *name)?;
    let wanted = Atom::Asked(name.clone());
    Some(lacking(wanted, fact.title.clone(), String::new()))
}

fn earns(atom: &Atom, part: &Earning) -> bool {
    let mut sought = part.when.atoms().into_iter();
    sought.any(|(sought, negated)| !negated && is_same(atom, sought))
}

fn lacking(wanted: Atom, title: String, say: String) -> Awaited {
    Awaited {
        wanted,
        is_its_own: true,
        place: 0,
        outcome: Outcome {
            missing: vec![title],
            says: vec![say],
            ..Outcome::default()
        },
    }
}

fn is_shown(course: &Course<'_>, atom: &Atom) -> bool {
    let mut signs = course.signs();
    signs.any(|(_, sign)| shows(atom, &sign.meaning))
}

/// One and the same behaviour, a promise of a time under either of its names.
fn is_same(one: &Atom, other: &Atom) -> bool {
    let plain = |atom: &Atom| match atom {
        Atom::Did(name) if *name == "time_promise" => Atom::PromisedTime,
        other => other.clone(),
    };
    matches!(one, Atom::Did(_) | Atom::PromisedTime) && plain(one) == plain(other)
}

/// What the customer last brought up, in their words: the title of the answer would give it away.
pub(super) fn question(course: &Course<'_>) -> Option<String> {
    let lines = course
        .moments
        .iter()
        .rev()
        .filter_map(|moment| match &moment.event {
            Event::CustomerSaid { lines, .. } => Some(lines.iter().rev()),
            _ => None,
        });
    let mut lines = lines.flatten();
    let asks = lines.find(|line| matches!(&*line.why, "beat" | "branch" | "nudge"))?;
    Some(format!("\u{201c}{}\u{201d}", last_question(&asks.text)))
}

/// Characters that are quoted at most, where there is a border to begin at.
const QUOTED: usize = 36;
const STOP: char = '\u{3002}';
const ENDS: [char; 6] = [STOP, '\u{ff01}', '\u{ff1f}', '?', '!', '\n'];
const PAUSES: [char; 4] = ['\u{ff0c}', '\u{ff1b}', '\u{ff1a}', ','];

/// The last sentence that asks, or its last clauses where it is long; without one, as many of the last sentences as are
/// short together. The name under a letter is no sentence. A full stop at the end is left to who quotes it.
fn last_question(text: &str) -> &str {
    let asks = |sentence: &&str| sentence.ends_with(['\u{ff1f}', '?']);
    if let Some(question) = text.split_inclusive(ENDS).rfind(asks) {
        return brief(question.trim());
    }
    let ends = text.match_indices(&ENDS[..5]);
    let ends: Vec<usize> = ends.map(|(at, end)| at + end.len()).collect();
    let Some((&end, before)) = ends.split_last() else {
        return brief(text.trim());
    };
    let from = |start: usize| text.get(start..end).unwrap_or(text);
    let mut starts = std::iter::once(0).chain(before.iter().copied());
    let short = starts.find(|start| from(*start).chars().count() <= QUOTED);
    let sentences = from(short.or_else(|| before.last().copied()).unwrap_or(0));
    brief(sentences.trim())
}

/// Of a long sentence the last clauses.
fn brief(sentence: &str) -> &str {
    let sentence = sentence.trim_end_matches(STOP);
    let pauses = sentence.match_indices(PAUSES);
    let starts = pauses.map(|(at, pause)| at + pause.len());
    let mut tails = starts.filter_map(|start| sentence.get(start..));
    if sentence.chars().count() <= QUOTED {
        return sentence;
    }
    let short = |tail: &&str| tail.chars().count() <= QUOTED;
    tails.find(short).map_or(sentence, str::trim)
}

/// Told, or another of its group is.
fn is_settled(course: &Course<'_>, scenario: &Scenario, name: &str) -> bool {
    let answer = scenario.answer(name);
    let group = answer.and_then(|answer| answer.any_of.as_ref());
    let mut enough = scenario.answers_of(group.map_or(name, Name::as_str));
    enough.any(|answer| is_told(course, &answer.name))
}

/// The answer that has to be told before another can count, or that one itself.
fn first_due<'s>(course: &Course<'_>, scenario: &'s Scenario, answer: &'s Answer) -> &'s Answer {
    let mut due = answer;
    // A circle leads nowhere.
    for _ in &scenario.answers {
        let mut before = due.after.iter();
        let before = before.find(|name| !is_settled(course, scenario, name));
        match before.and_then(|name| scenario.answers_of(name).next()) {
            Some(before) => due = before,
            None => break,
        }
    }
    due
}
