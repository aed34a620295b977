//! `duilian progress`: one trainee's progress, or that of the class.

use crate::{
    cli::{
        arguments::{Format, records::ProgressArguments},
        commands::preview::WIDTH,
        day,
        exit::Exit,
        host::Host,
        learner::learner,
        output::Output,
        setting::{Setting, Stop},
    },
    progress::Learning,
    record::{Instant, Trainee},
    report::{
        Voice,
        class::{self, ClassReport},
        progress::{self, Progress},
    },
    store::{self, Store, StoreFault, outlook},
};

pub fn run(
    arguments: &ProgressArguments,
    setting: &Setting,
    output: &mut Output,
) -> Result<Exit, Stop> {
    let now = Host::instant();
    let since = arguments.since.as_deref();
    let since = since
        .map(|typed| day::begins(typed, now).ok_or_else(|| no_day(typed, setting)))
        .transpose()?;
    let records = setting.records_to_look_at()?;
    let trainee = if arguments.class {
        None
    } else {
        learner(setting.trainee.as_deref(), &records, setting)?
    };
    let library = setting.library(&[])?;
    setting.mention_faults(&library);
    let voice = Voice {
        locale: &setting.locale,
        library: &library,
        width: Host::columns().map_or(WIDTH, |columns| columns.min(WIDTH)),
    };
    let asked = Asked {
        since,
        now,
        format: arguments.format,
    };
    let text = match trainee {
        _ if arguments.class => asked.class(&records, &voice),
        Some(trainee) => asked.one(&trainee, &records, &voice),
        None => Ok(asked.nobody(&voice)),
    };
    output.write(&text.map_err(|fault| setting.unread(&fault))?)?;
    Ok(Exit::Fine)
}

fn no_day(typed: &str, setting: &Setting) -> Stop {
    setting.said("cli.progress.no_day", typed)
}

struct Asked {
    /// Milliseconds since 1970.
    since: Option<i64>,
    now: Instant,
    format: Format,
}

impl Asked {
    fn one(
        &self,
        trainee: &Trainee,
        store: &dyn Store,
        voice: &Voice<'_>,
    ) -> Result<String, StoreFault> {
        let outlook = outlook(store, trainee, self.since, (voice.library, self.now.day()))?;
        Ok(self.shown(
            &Progress {
                learning: &outlook.learning,
                proposal: outlook.proposal.as_ref(),
                now: self.now,
            },
            voice,
        ))
    }

    fn shown(&self, progress: &Progress<'_>, voice: &Voice<'_>) -> String {
        match self.format {
            Format::Text => progress::as_text(progress, voice),
            Format::Json => progress::as_json(progress, voice),
        }
    }

    /// Nothing is kept at all.
    fn nobody(&self, voice: &Voice<'_>) -> String {
        match self.format {
            Format::Text => format!("{}\n", voice.locale.text("progress.nobody")),
            Format::Json => self.shown(
                &Progress {
                    learning: &Learning::default(),
                    proposal: None,
                    now: self.now,
                },
                voice,
            ),
        }
    }

    fn class(&self, store: &dyn Store, voice: &Voice<'_>) -> Result<String, StoreFault> {
        let class = store::class(store, self.since, self.now.day())?;
        let report = ClassReport {
            class: &class,
            since: self.since,
            now: self.now,
        };
        Ok(match self.format {
            Format::Text => class::as_text(&report, voice),
            Format::Json => class::as_json(&report, voice),
        })
    }
}
