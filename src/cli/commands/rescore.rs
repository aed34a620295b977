//! `duilian rescore`: kept calls are judged again; the sheets that they have stay.

use std::{
    fmt::Display,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use crate::{
    cli::{
        arguments::{Format, records::RescoreArguments},
        call_id::{self, CallIds},
        commands::score,
        exit::Exit,
        host::Host,
        meter::Meter,
        output::Output,
        person,
        setting::{Setting, Stop},
    },
    engine::REVISION,
    locale::Locale,
    record::{CallId, CallKind, CallState, Filter, Hash, KeptCall, Sheet, SheetCause, Summary},
    report::rescored::{self, Rescored},
    session::{Past, PastFault, Today, rescore::Ruler},
    store::{Store, StoreFault, sqlite::Records},
};

/// The signal of Ctrl+C.
const INTERRUPT: i32 = 2;

pub fn run(asked: &RescoreArguments, setting: &Setting, output: &mut Output) -> Result<Exit, Stop> {
    let records = setting.records_to_look_at()?;
    let calls = calls(asked, &records, setting)?;
    let ids = CallIds::of(&records).map_err(|fault| setting.unread(&fault))?;
    let today = Today::new(Arc::new(setting.library(&[])?));
    setting.mention_faults(&today.library);
    let (ruler, rubric) = ruler(asked, &today, setting)?;
    let shows = Host::stderr_is_terminal() && !Host::stdout_is_terminal();
    let of = u64::try_from(calls.len()).ok();
    let mut round = Round {
        asked,
        setting,
        output,
        records,
        ids,
        ruler,
        rubric,
        editions: Editions {
            today,
            kept: Vec::new(),
        },
        meter: shows.then(|| Meter::new(setting.host.now(), of)),
        tally: Tally::default(),
    };
    round.all(&calls, &Host::interrupts())
}

/// The calls that are asked for, the newest first.
fn calls(
    asked: &RescoreArguments,
    records: &Records,
    setting: &Setting,
) -> Result<Vec<CallId>, Stop> {
    if !asked.calls.is_empty() {
        let typed = asked.calls.iter();
        return typed
            .map(|typed| call_id::find(typed, records, setting))
            .collect();
    }
    if !asked.all && asked.scenario.is_none() && setting.trainee.is_none() {
        return Err(setting.said("cli.rescore.which", ""));
    }
    let trainee = setting.trainee.as_deref();
    let trainee = trainee.map(|name| person::find(name, records, setting));
    let filter = Filter {
        trainee: trainee.transpose()?.map(|trainee| trainee.id),
        scenario: asked.scenario.as_deref().map(Into::into),
        state: Some(CallState::Scored),
        ..Filter::default()
    };
    let lines = records.calls(&filter);
    let lines = lines.map_err(|fault| setting.unread(&fault))?;
    if lines.is_empty() {
        return Err(setting.said("cli.rescore.none", ""));
    }
    Ok(lines.into_iter().map(|line| line.id).collect())
}

/// What is judged by, with the hash of the rubric's file.
fn ruler(
    asked: &RescoreArguments,
    today: &Today,
    setting: &Setting,
) -> Result<(Ruler, Hash), Stop> {
    let lexicon = asked.reread.then(|| today.library.lexicon());
    let Some(path) = &asked.rubric else {
        let rubric = today.library.rubric();
        let hash = today.edition.rubric(&rubric.id).cloned();
        let hash = hash.unwrap_or_else(|| Hash::of(""));
        return Ok((Ruler { rubric, lexicon }, hash));
    };
    let (_, rubric) = score::library(Some(path), setting)?;
    Ok((Ruler { rubric, lexicon }, hash_of(path, setting)?))
}

fn hash_of(path: &Path, setting: &Setting) -> Result<Hash, Stop> {
    let bytes = Host::read_file(path)
        .map_err(|error| setting.cannot_read(&path.display().to_string(), &error))?;
    Ok(Hash::of(&String::from_utf8_lossy(&bytes)))
}

/// Libraries of calls: compiling one for each would take longer than all the rest.
struct Editions {
    today: Today,
    /// Of calls that were played from other files, the one made last at the front.
    kept: Vec<(Hash, Today)>,
}

/// Calls that follow each other were mostly played from the same files.
const EDITIONS: usize = 8;

impl Editions {
    fn past(&mut self, call: KeptCall) -> Result<Past, PastFault> {
        let key = Hash::of(&format!(
            "{} {}",
            call.edition.hash.as_str(),
            Hash::of(&call.scenario_text).as_str()
        ));
        if let Some((_, known)) = self.kept.iter().find(|(known, _)| *known == key) {
            return Past::of(call, known);
        }
        let past = Past::of(call, &self.today)?;
        if !Arc::ptr_eq(&past.library, &self.today.library) {
            self.kept.truncate(EDITIONS - 1);
            let library = Arc::clone(&past.library);
            let edition = past.call.edition.clone();
            self.kept.insert(0, (key, Today { library, edition }));
        }
        Ok(past)
    }
}

struct Round<'a> {
    asked: &'a RescoreArguments,
    setting: &'a Setting,
    output: &'a mut Output,
    records: Records,
    ids: CallIds,
    ruler: Ruler,
    rubric: Hash,
    editions: Editions,
    meter: Option<Meter>,
    tally: Tally,
}

/// How the calls came out.
#[derive(Default)]
struct Tally {
    calls: u64,
    up: u64,
    down: u64,
    /// Another sheet with the same total.
    level: u64,
    same: u64,
    passed: u64,
    failed: u64,
    skipped: u64,
    unreadable: u64,
}

impl Round<'_> {
    fn all(&mut self, calls: &[CallId], interrupted: &AtomicBool) -> Result<Exit, Stop> {
        let mut left = calls.len();
        for id in calls {
            if interrupted.load(Ordering::Relaxed) {
                break;
            }
            self.call(id)?;
            left -= 1;
            self.draw();
        }
        self.clear();
        self.sum_up(left)?;
        Ok(match (left, self.tally.unreadable) {
            (0, 0) => Exit::Fine,
            (0, _) => Exit::Findings,
            _ => Exit::Signal(INTERRUPT),
        })
    }

    fn call(&mut self, id: &CallId) -> Result<(), Stop> {
        let call = match self.records.call(id) {
            Ok(call) => call,
            Err(fault @ StoreFault::Damaged(_)) => {
                let reason = crate::report::faults::store_fault(&fault, &self.setting.locale);
                self.unreadable(id, &reason);
                return Ok(());
            }
            Err(fault) => return Err(self.setting.unread(&fault)),
        };
        let newest = call.sheets.last().map(|sheet| sheet.scorecard.clone());
        let (Some(before), CallKind::Played) = (newest, call.line.origins.kind) else {
            self.skip(id);
            return Ok(());
        };
        let past = match self.editions.past(call) {
            Ok(past) => past,
            Err(fault) => {
                self.unreadable(id, &fault.to_string());
                return Ok(());
            }
        };
        let now = past.judged_by(&self.ruler);
        let short = self.ids.short(id).to_owned();
        let rescored = Rescored {
            line: &past.call.line,
            id: &short,
            before: &before,
            now: &now,
        };
        let adds = before != now && !self.asked.dry_run;
        if adds {
            let summary = Summary::of(&now, &past.sitting.log);
            let sheet = self.sheet(&rescored);
            let added = self.records.score(id, &sheet, &summary);
            added.map_err(|fault| self.setting.unread(&fault))?;
        }
        self.tally.add(&rescored);
        self.show(&rescored, adds)
    }

    fn cause(&self) -> SheetCause {
        if self.asked.reread {
            SheetCause::Reread
        } else {
            SheetCause::Rescored
        }
    }

    fn sheet(&self, rescored: &Rescored<'_>) -> Sheet {
        Sheet {
            made: Host::instant(),
            cause: self.cause(),
            rubric: self.rubric.clone(),
            engine: REVISION,
            scorecard: rescored.now.clone(),
        }
    }

    fn show(&mut self, rescored: &Rescored<'_>, added: bool) -> Result<(), Stop> {
        let text = match self.asked.format {
            Format::Json => {
                let made = (self.cause().code(), &self.rubric);
                rescored::json(rescored, made, added)
            }
            // Of many calls those are shown that came out otherwise.
            Format::Text if rescored.before == rescored.now && self.asked.calls.is_empty() => {
                return Ok(());
            }
            Format::Text => rescored::text(rescored, &self.setting.locale),
        };
        self.clear();
        Ok(self.output.say(&text)?)
    }

    fn skip(&mut self, id: &CallId) {
        self.tally.skipped += 1;
        if !self.asked.calls.is_empty() {
            let id = self.ids.short(id).to_owned();
            Output::complain(&self.setting.sentence("cli.rescore.no_sheet", &id));
        }
    }

    fn unreadable(&mut self, id: &CallId, reason: &str) {
        self.tally.unreadable += 1;
        self.clear();
        let slots: [(&str, &dyn Display); 2] = [("call", &self.ids.short(id)), ("reason", &reason)];
        let locale = &self.setting.locale;
        Output::complain(&locale.format("cli.rescore.unreadable", &slots));
    }

    fn draw(&mut self) {
        if let Some(meter) = &mut self.meter {
            let now = self.setting.host.now();
            let (done, changed) = (self.tally.done(), self.tally.changed());
            if let Some(text) = meter.draw_calls(now, done, changed, &self.setting.locale) {
                Output::hint(&text);
            }
        }
    }

    fn clear(&mut self) {
        if let Some(meter) = &mut self.meter {
            Output::hint(meter.clear());
        }
    }

    fn sum_up(&mut self, left: usize) -> Result<(), Stop> {
        let (tally, locale) = (&self.tally, &self.setting.locale);
        let mut lines = vec![tally.sentence(locale)];
        if tally.passed + tally.failed > 0 {
            let slots: [(&str, &dyn Display); 2] =
                [("passed", &tally.passed), ("failed", &tally.failed)];
            lines.push(locale.format("cli.rescore.passes", &slots));
        }
        if tally.skipped > 0 {
            lines.push(locale.format("cli.rescore.skipped", &[("count", &tally.skipped)]));
        }
        if left > 0 {
            lines.push(locale.format("cli.rescore.stopped", &[("left", &left)]));
        }
        if self.asked.dry_run {
            lines.push(locale.text("cli.rescore.dry").to_owned());
        }
        let text = lines.join("\n");
        match self.asked.format {
            Format::Text => self.output.say(&text)?,
            // Stdout is kept for the objects.
            Format::Json => Output::complain(&text),
        }
        Ok(())
    }
}

impl Tally {
    fn add(&mut self, rescored: &Rescored<'_>) {
        let (before, now) = (rescored.before, rescored.now);
        self.calls += 1;
        let counted = match now.total.cmp(&before.total) {
            _ if before == now => &mut self.same,
            std::cmp::Ordering::Less => &mut self.down,
            std::cmp::Ordering::Equal => &mut self.level,
            std::cmp::Ordering::Greater => &mut self.up,
        };
        *counted += 1;
        self.passed += u64::from(now.passed && !before.passed);
        self.failed += u64::from(before.passed && !now.passed);
    }

    fn changed(&self) -> u64 {
        self.up + self.down + self.level
    }

    fn done(&self) -> u64 {
        self.calls + self.skipped + self.unreadable
    }

    fn sentence(&self, locale: &Locale) -> String {
        let slots: [(&str, &dyn Display); 6] = [
            ("calls", &self.calls),
            ("changed", &self.changed()),
            ("up", &self.up),
            ("down", &self.down),
            ("level", &self.level),
            ("same", &self.same),
        ];
        locale.format("cli.rescore.done", &slots)
    }
}
