//! `duilian report`: a call, a trainee or the class, to be taken away.

use std::{fmt::Display, sync::Arc};

use crate::{
    cli::{
        arguments::report::{ReportArguments, ReportFormat},
        call_id::{self, CallIds},
        commands::history::days,
        commands::preview::WIDTH,
        exit::Exit,
        host::Host,
        kept::Call,
        learner::learner,
        output::Output,
        setting::{Setting, Stop},
        target,
    },
    library::Library,
    record::{CallLine, Filter, Instant},
    report::{
        Voice,
        class::ClassReport,
        progress::Progress,
        records::{
            Names, Row, csv,
            html::{self, OwnFile, TemplateFault},
            json, text, xapi,
        },
    },
    session::{Past, Today},
    store::{Store, StoreFault, class, learning, sqlite::Records},
    text::clean,
};

pub fn run(
    arguments: &ReportArguments,
    setting: &Setting,
    output: &mut Output,
) -> Result<Exit, Stop> {
    if arguments.template.is_some() && arguments.format != ReportFormat::Html {
        return Err(setting.said("cli.report.template_of_html", ""));
    }
    let one = arguments.call.is_some() || arguments.class;
    if one && setting.trainee.is_some() {
        return Err(setting.said("cli.report.one_subject", ""));
    }
    let (since, _) = days(arguments.since.as_deref(), None, setting)?;
    let records = setting.records_to_look_at()?;
    let maker = Maker {
        records: &records,
        ids: CallIds::of(&records).map_err(|fault| setting.unread(&fault))?,
        library: Arc::new(setting.library(&[])?),
        setting,
        format: arguments.format,
        templates: setting.templates(arguments.template.as_deref())?,
        since,
        now: Host::instant(),
    };
    if maker.ids.is_empty() {
        return Err(setting.said("cli.records.empty", ""));
    }
    let made = if let Some(typed) = &arguments.call {
        maker.call(typed)?
    } else if arguments.class {
        maker.class()?
    } else {
        maker.trainee()?
    };
    target::create(&arguments.out, &made, arguments.force, (setting, output))?;
    Ok(Exit::Fine)
}

struct Maker<'a> {
    records: &'a Records,
    ids: CallIds,
    library: Arc<Library>,
    setting: &'a Setting,
    format: ReportFormat,
    templates: Vec<OwnFile>,
    /// Milliseconds since 1970.
    since: Option<i64>,
    now: Instant,
}

impl Maker<'_> {
    fn names<'a>(&'a self, library: &'a Library) -> Names<'a> {
        Names {
            voice: Voice {
                locale: &self.setting.locale,
                library,
                width: Host::columns().map_or(WIDTH, |columns| columns.min(WIDTH)),
            },
        }
    }

    /// A page, or a complaint about a template.
    fn drawn(&self, page: Result<String, TemplateFault>) -> Result<String, Stop> {
        page.map_err(|fault| {
            let one_line = |text: &str| clean::printable(text).replace('\n', " ");
            let args: [(&str, &dyn Display); 3] = [
                ("file", &one_line(&fault.file)),
                ("line", &fault.line),
                ("what", &one_line(&fault.what)),
            ];
            Stop::Said(self.setting.locale.format("cli.report.template", &args))
        })
    }

    fn unread(&self, fault: &StoreFault) -> Stop {
        self.setting.unread(fault)
    }

    fn call(&self, typed: &str) -> Result<String, Stop> {
        let id = call_id::find(typed, self.records, self.setting)?;
        let call = Call::of(&id, self.records).map_err(|fault| self.unread(&fault))?;
        let today = Today::new(Arc::clone(&self.library));
        let past = Past::of(call.kept.clone(), &today).ok();
        let library = past.as_ref().map_or(&self.library, |past| &past.library);
        let names = self.names(library);
        let sitting = past.as_ref().map(|past| &past.sitting);
        let page = call.page(self.ids.short(&id), sitting);
        Ok(match self.format {
            ReportFormat::Text => text::call(&page, names),
            ReportFormat::Html => self.drawn(html::call(&page, names, &self.templates))?,
            ReportFormat::Csv => csv::call(&page, names),
            ReportFormat::Json => json::call(&page, names),
            ReportFormat::Xapi => xapi::statements(&[page]),
        })
    }

    /// The trainee who is named, or who practised last.
    fn trainee(&self) -> Result<String, Stop> {
        let name = self.setting.trainee.as_deref();
        let trainee = learner(name, self.records, self.setting)?;
        let trainee = trainee.ok_or_else(|| self.setting.said("cli.records.empty", ""))?;
        let unread = |fault| self.unread(&fault);
        let filter = Filter {
            trainee: Some(trainee.id),
            from: self.since,
            ..Filter::default()
        };
        let lines = self.records.calls(&filter).map_err(unread)?;
        let rows = self.rows(&lines);
        let learning = learning(self.records, &trainee, self.since, self.now.day());
        let learning = learning.map_err(unread)?;
        let progress = Progress {
            learning: &learning,
            proposal: None,
            now: self.now,
        };
        let names = self.names(&self.library);
        Ok(match self.format {
            ReportFormat::Text => text::trainee(&progress, &rows, names),
            ReportFormat::Html => {
                self.drawn(html::trainee(&progress, &rows, names, &self.templates))?
            }
            ReportFormat::Csv => csv::history(&rows, names),
            ReportFormat::Json => json::trainee(&progress, &rows, names),
            ReportFormat::Xapi => self.statements(&filter)?,
        })
    }

    fn rows<'a>(&'a self, lines: &'a [CallLine]) -> Vec<Row<'a>> {
        let row = |line: &'a CallLine| Row::of(line, self.ids.short(&line.id));
        lines.iter().map(row).collect()
    }

    /// Of all calls that a filter finds, the oldest first.
    fn statements(&self, filter: &Filter) -> Result<String, Stop> {
        let unread = |fault| self.unread(&fault);
        let mut lines = self.records.calls(filter).map_err(unread)?;
        lines.reverse();
        let calls = lines.iter().map(|line| Call::of(&line.id, self.records));
        let calls: Vec<Call> = calls.collect::<Result<_, _>>().map_err(unread)?;
        let pages = calls.iter();
        let pages = pages.map(|call| call.page(self.ids.short(&call.kept.line.id), None));
        Ok(xapi::statements(&pages.collect::<Vec<_>>()))
    }

    fn class(&self) -> Result<String, Stop> {
        let class = class(self.records, self.since, self.now.day());
        let class = class.map_err(|fault| self.unread(&fault))?;
        let report = ClassReport {
            class: &class,
            since: self.since,
            now: self.now,
        };
        let names = self.names(&self.library);
        Ok(match self.format {
            ReportFormat::Text => text::class(&report, names),
            ReportFormat::Html => self.drawn(html::class(&report, names, &self.templates))?,
            ReportFormat::Csv => csv::class(&report, names),
            ReportFormat::Json => json::class(&report, names),
            ReportFormat::Xapi => self.statements(&Filter {
                from: self.since,
                ..Filter::default()
            })?,
        })
    }
}
