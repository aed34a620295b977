//! `duilian history`: the calls that are kept, the newest first.

use crate::{
    cli::{
        arguments::records::{HistoryArguments, HistoryFormat, HistoryState},
        call_id::CallIds,
        day,
        exit::Exit,
        host::Host,
        output::Output,
        person, scenario,
        setting::{Setting, Stop},
    },
    engine::step::Category,
    library::Library,
    record::{CallState, Filter},
    report::{
        Voice, faults,
        records::{Names, Row, csv, json, text},
    },
    store::{Store, sqlite::Records},
    text::Name,
};

pub fn run(
    arguments: &HistoryArguments,
    setting: &Setting,
    output: &mut Output,
) -> Result<Exit, Stop> {
    let records = setting.records_to_look_at()?;
    let library = setting.library(&[])?;
    let asked = Asked {
        arguments,
        records: &records,
        library: &library,
        setting,
    };
    let unread = |fault| setting.unread(&fault);
    let filter = asked.filter()?;
    let lines = records.calls(&filter).map_err(unread)?;
    let count = records.count(&filter).map_err(unread)?;
    let ids = CallIds::of(&records).map_err(unread)?;
    let rows: Vec<Row<'_>> = lines
        .iter()
        .map(|line| Row::of(line, ids.short(&line.id)))
        .collect();
    if rows.is_empty() {
        let key = if ids.is_empty() {
            "cli.records.empty"
        } else {
            "cli.records.none_found"
        };
        Output::complain(setting.locale.text(key));
    }
    let names = Names {
        voice: Voice {
            locale: &setting.locale,
            library: &library,
            width: 0,
        },
    };
    match arguments.format {
        HistoryFormat::Text if rows.is_empty() => {}
        HistoryFormat::Text => output.write(&text::history(&rows, count, names))?,
        HistoryFormat::Json => output.write(&json::history(&rows, count))?,
        HistoryFormat::Csv => output.write(&csv::history(&rows, names))?,
    }
    Ok(Exit::Fine)
}

/// What was asked for, and what it can mean.
struct Asked<'a> {
    arguments: &'a HistoryArguments,
    records: &'a Records,
    library: &'a Library,
    setting: &'a Setting,
}

impl Asked<'_> {
    fn filter(&self) -> Result<Filter, Stop> {
        let asked = self.arguments;
        let trainee = self.setting.trainee.as_deref();
        let trainee = trainee.map(|name| person::find(name, self.records, self.setting));
        let (from, until) = days(asked.since.as_deref(), asked.until.as_deref(), self.setting)?;
        Ok(Filter {
            trainee: trainee.transpose()?.map(|trainee| trainee.id),
            scenario: self.scenario()?,
            category: self.category()?,
            persona: self.persona()?,
            state: asked.state.map(CallState::from),
            passed: match (asked.passed, asked.failed) {
                (true, _) => Some(true),
                (_, true) => Some(false),
                (false, false) => None,
            },
            from,
            until,
            most: asked.most,
            ..Filter::default()
        })
    }

    /// By id or by title. One that was played and is gone is known by its calls.
    fn scenario(&self) -> Result<Option<Name>, Stop> {
        let Some(word) = &self.arguments.scenario else {
            return Ok(None);
        };
        let known = self.library.scenarios.iter();
        let mut known = known.map(|shelved| &shelved.scenario);
        let named = known.find(|scenario| scenario.id == *word.as_str() || scenario.title == *word);
        if let Some(scenario) = named {
            return Ok(Some(scenario.id.clone()));
        }
        let filter = Filter {
            text: word.clone(),
            ..Filter::default()
        };
        let kept = self.records.calls(&filter);
        let kept = kept.map_err(|fault| self.setting.unread(&fault))?;
        let origins = kept.into_iter().map(|line| line.origins);
        let mut found = origins
            .filter(|origins| origins.scenario == *word.as_str() || origins.title == *word)
            .map(|origins| origins.scenario);
        if let Some(name) = found.next() {
            return Ok(Some(name));
        }
        Err(scenario::unknown(word, self.library, self.setting))
    }

    fn persona(&self) -> Result<Option<Name>, Stop> {
        let Some(word) = &self.arguments.persona else {
            return Ok(None);
        };
        let name = Name::from(self.library.spellings.code("persona", word));
        let filter = Filter {
            persona: Some(name.clone()),
            ..Filter::default()
        };
        if self.library.personas.contains_key(&name) || self.is_kept(&filter)? {
            return Ok(Some(name));
        }
        let mut sentence = self.setting.sentence("report.unknown_persona", word);
        let known = self.library.personas.keys().map(Name::as_str);
        if let Some(near) = faults::nearest(word, known) {
            let locale = &self.setting.locale;
            sentence.push_str(&locale.format("report.did_you_mean", &[("name", &near)]));
        }
        Err(Stop::Said(sentence))
    }

    fn is_kept(&self, filter: &Filter) -> Result<bool, Stop> {
        let count = self.records.count(filter);
        let count = count.map_err(|fault| self.setting.unread(&fault))?;
        Ok(count > 0)
    }

    fn category(&self) -> Result<Option<Category>, Stop> {
        let Some(word) = &self.arguments.category else {
            return Ok(None);
        };
        let category = Category::from_code(self.library.spellings.code("category", word));
        let refused = || self.setting.said("cli.score.unknown_category", word);
        category.ok_or_else(refused).map(Some)
    }
}

impl From<HistoryState> for CallState {
    fn from(state: HistoryState) -> Self {
        match state {
            HistoryState::Open => Self::Open,
            HistoryState::Scored => Self::Scored,
            HistoryState::Left => Self::Left,
        }
    }
}

/// The first moment and the one after the last.
type Days = (Option<i64>, Option<i64>);

/// From one day as typed to another, both included.
pub(super) fn days(
    since: Option<&str>,
    until: Option<&str>,
    setting: &Setting,
) -> Result<Days, Stop> {
    let now = Host::instant();
    let refused = |word: &str| setting.said("cli.records.no_day", word);
    let from = since.map(|word| day::begins(word, now).ok_or_else(|| refused(word)));
    let to = until.map(|word| day::ends(word, now).ok_or_else(|| refused(word)));
    Ok((from.transpose()?, to.transpose()?))
}
