//! What plain lines show beside the talk: the brief, help, articles, the coach.

use crate::{
    engine::{
        Input,
        company::Article,
        step::{Mode, Side},
    },
    report::{Voice, contact, sheet},
    session::Sitting,
    text::clean,
};

/// What a line asks of the program itself.
pub enum Asked {
    /// Lines to show, and what it means for the call.
    Shown {
        lines: Vec<String>,
        input: Option<Input>,
    },
    /// Nothing: the line belongs to the call.
    Nothing,
}

/// Reads `/help`, `/brief`, `/hint`, `/lookup`; leaves every other line to the call.
pub fn asked(line: &str, sitting: &Sitting, voice: &Voice<'_>) -> Asked {
    let shown = |lines| Asked::Shown { lines, input: None };
    let (command, word) = line
        .trim()
        .split_once(char::is_whitespace)
        .unwrap_or((line.trim(), ""));
    match command {
        "/help" => shown(
            voice
                .locale
                .text("cli.plain.help")
                .lines()
                .map(str::to_owned)
                .collect(),
        ),
        "/brief" => shown(brief(sitting, voice)),
        "/hint" => hint(sitting, voice),
        "/lookup" => look_up(word.trim(), sitting, voice),
        _ => Asked::Nothing,
    }
}

/// What is known before the call is taken.
pub fn opening(sitting: &Sitting, voice: &Voice<'_>) -> Vec<String> {
    let mut lines: Vec<String> = sheet::heading(sitting, voice)
        .lines()
        .map(str::to_owned)
        .collect();
    lines.push(shown(&sitting.script.scenario.summary));
    lines.extend(brief(sitting, voice));
    lines.push(voice.locale.text("cli.plain.begin").to_owned());
    lines
}

/// The customer card, the policies, the authority.
fn brief(sitting: &Sitting, voice: &Voice<'_>) -> Vec<String> {
    let locale = voice.locale;
    let scenario = &sitting.script.scenario;
    let company = &sitting.script.company;
    let mut lines = vec![locale.format(
        "cli.plain.brief_you",
        &[
            ("company", &shown(&company.name)),
            ("agent", &shown(&company.agent)),
        ],
    )];
    lines.push(locale.text("cli.plain.brief_card").to_owned());
    let card = sitting.state.card(scenario);
    let card = card.iter();
    lines.extend(card.map(|(key, value)| format!("  {}: {}", shown(key), shown(value))));
    for (key, entries) in [
        ("cli.plain.brief_policy", &scenario.brief.policy),
        ("cli.plain.brief_may", &scenario.brief.may),
    ] {
        if !entries.is_empty() {
            lines.push(locale.text(key).to_owned());
            lines.extend(entries.iter().map(|entry| format!("  - {}", shown(entry))));
        }
    }
    let contacts = &scenario.brief.contacts;
    if !contacts.is_empty() {
        lines.push(locale.text("cli.plain.brief_contacts").to_owned());
    }
    for contact in contacts {
        let heading = contact::heading(contact, voice.library, locale.language());
        let args = [&heading, &contact.said].map(|text| shown(text));
        lines.push(format!("  - {}: {}", args[0], args[1]));
    }
    if sitting.mode == Mode::Practice {
        for (persona, _) in &sitting.script.mix.0 {
            let language = locale.language();
            let args = [persona.name.get(language), persona.tip.get(language)].map(shown);
            lines.push(locale.format(
                "cli.plain.brief_tip",
                &[("persona", &args[0]), ("tip", &args[1])],
            ));
        }
    }
    lines
}

/// The model sentence of what comes next.
fn hint(sitting: &Sitting, voice: &Voice<'_>) -> Asked {
    if sitting.mode == Mode::Exam {
        return one(voice.locale.text("cli.plain.no_hint_in_exam"));
    }
    let Some(next) = sitting.coaching().next else {
        return one(voice.locale.text("cli.plain.no_hint"));
    };
    // Typed as it is shown, a letter is sent as a letter.
    let model = shown(&next.model.replace('\n', "\\n"));
    Asked::Shown {
        lines: vec![voice.locale.format("cli.plain.hint", &[("model", &model)])],
        input: Some(Input::Hint { item: next.item }),
    }
}

/// An article of the company's knowledge by its name, title or key; without a word all titles.
fn look_up(word: &str, sitting: &Sitting, voice: &Voice<'_>) -> Asked {
    let articles = &sitting.script.company.articles;
    if word.is_empty() {
        let lines = articles
            .iter()
            .map(|article| format!("{}: {}", article.name, article.title));
        return Asked::Shown {
            lines: lines.map(|line| shown(&line)).collect(),
            input: None,
        };
    }
    let holds = |article: &&Article| article.keys.iter().any(|key| key == word);
    let found = articles
        .iter()
        .find(|article| article.name == *word || article.title == word)
        .or_else(|| articles.iter().find(holds))
        .or_else(|| articles.iter().find(|article| article.title.contains(word)));
    let Some(article) = found else {
        return one(&voice
            .locale
            .format("cli.plain.no_article", &[("word", &shown(word))]));
    };
    let mut lines = vec![shown(&article.title)];
    lines.extend(article.text.iter().map(|text| shown(text)));
    Asked::Shown {
        lines,
        input: Some(Input::LookUp {
            article: article.name.clone(),
        }),
    }
}

/// Why the customer's mood moved, and what to do next.
pub fn coaching(sitting: &Sitting, voice: &Voice<'_>) -> Vec<String> {
    let locale = voice.locale;
    let coaching = sitting.coaching();
    let mut lines = Vec::new();
    if let Some((cause, temper, trust)) = coaching.causes.first() {
        let better = *temper < 0 || (*temper == 0 && *trust > 0);
        let key = if better {
            "cli.plain.coach_better"
        } else {
            "cli.plain.coach_worse"
        };
        lines.push(locale.format(key, &[("cause", &cause_name(cause, voice))]));
    }
    if let Some(next) = &coaching.next {
        let asked = next.asked.as_ref();
        let asked = asked.map(|question| locale.format("coach.asked", &[("question", question)]));
        let advice = asked.unwrap_or_default() + &next.advice;
        let args = [&next.title, &advice].map(|text| shown(text));
        lines.push(locale.format(
            "cli.plain.coach_next",
            &[("title", &args[0]), ("advice", &args[1])],
        ));
    }
    lines
}

fn cause_name<'a>(cause: &'a str, voice: &Voice<'a>) -> &'a str {
    match voice.locale.name("trigger", cause) {
        unnamed if unnamed == cause => voice.behaviour(cause),
        named => named,
    }
}

/// Whose turn it is when the line is open.
pub fn picked_up(sitting: &Sitting) -> &'static str {
    match sitting.script.scenario.opens {
        Side::Agent => "cli.plain.you_open",
        Side::Customer => "cli.plain.they_open",
    }
}

fn one(line: &str) -> Asked {
    Asked::Shown {
        lines: vec![line.to_owned()],
        input: None,
    }
}

/// Foreign text on one line.
fn shown(text: &str) -> String {
    clean::printable(text).replace('\n', " ")
}
