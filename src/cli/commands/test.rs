//! `duilian test`: runs the plays of scenario files.

use std::{
    fmt::Display,
    path::Path,
    sync::atomic::{AtomicBool, Ordering},
};

use crate::{
    authoring::{
        test::{self, Conditions, Run, Task, bless::bless},
        verdict::{self, Tested, json, junit},
    },
    cli::{
        arguments::{TestArguments, TestFormat},
        exit::Exit,
        host::Host,
        meter::Meter,
        output::Output,
        setting::{Setting, Stop},
    },
    library::Library,
    report::{Voice, paint::Paint},
};

/// The signal of Ctrl+C.
const INTERRUPT: i32 = 2;

pub fn run(asked: &TestArguments, setting: &Setting, output: &mut Output) -> Result<Exit, Stop> {
    setting.must_exist(&asked.paths)?;
    let library = setting.library(&asked.paths)?;
    let conditions = Conditions {
        seed: setting.seed.unwrap_or_default(),
        all_personas: asked.all_personas,
        filter: asked.filter.clone(),
        fail_fast: asked.fail_fast,
    };
    let tasks = tasks(&library, asked, &conditions, setting)?;
    let (mut runs, interrupted) = round(&library, &tasks, &conditions, setting);
    let unwritten = if asked.bless {
        let mut write = |path: &Path, text: &str| Host::replace_file(path, text.as_bytes());
        bless(&mut runs, &mut write).err()
    } else {
        None
    };
    let faults = Setting::faults(&library, &asked.paths);
    let tested = Tested {
        runs: &runs,
        faults: &faults,
        stopped: interrupted,
    };
    setting.report_faults(&library, &asked.paths);
    output.write(&shown(&tested, asked.format, &library, setting))?;
    if let Some((path, error)) = unwritten {
        return Err(not_written(&path, &error, setting));
    }
    let open = runs.iter().filter(|run| run.has_open()).count();
    if asked.bless && open > 0 {
        let sentence = setting
            .locale
            .format("cli.test.left_open", &[("count", &open)]);
        Output::complain(&sentence);
    }
    if interrupted {
        let (done, of) = (runs.len(), tasks.len());
        let args: [(&str, &dyn Display); 2] = [("done", &done), ("of", &of)];
        Output::complain(&setting.locale.format("cli.test.stopped", &args));
        return Ok(Exit::Signal(INTERRUPT));
    }
    let fine = faults.is_empty() && runs.iter().all(Run::is_as_expected);
    Ok(if fine { Exit::Fine } else { Exit::Findings })
}

/// The plays in the paths. Where there is no scenario at all, nothing can be tested.
fn tasks<'l>(
    library: &'l Library,
    asked: &TestArguments,
    conditions: &Conditions,
    setting: &Setting,
) -> Result<Vec<Task<'l>>, Stop> {
    let below = || {
        let scenarios = library.scenarios.iter();
        scenarios.filter(|shelved| Setting::is_below(shelved, &asked.paths))
    };
    let tasks = test::tasks(library, below(), conditions);
    if tasks.is_empty() && Setting::faults(library, &asked.paths).is_empty() {
        if below().next().is_none() {
            return Err(setting.said("cli.no_scenarios", ""));
        }
        if !asked.filter.is_empty() {
            return Err(setting.said("cli.test.no_match", &asked.filter));
        }
    }
    Ok(tasks)
}

/// Runs the plays with a line on how far it has come; whether it was broken off.
fn round(
    library: &Library,
    tasks: &[Task<'_>],
    conditions: &Conditions,
    setting: &Setting,
) -> (Vec<Run>, bool) {
    let interrupts = Host::interrupts();
    let stop = AtomicBool::new(false);
    let of = u64::try_from(tasks.len()).ok();
    let mut progress = Host::stderr_is_terminal().then(|| Meter::new(setting.host.now(), of));
    let (mut done, mut differing) = (0, 0);
    let runs = test::run(library, tasks, conditions, &stop, &mut |run| {
        done += 1;
        differing += u64::from(!run.is_as_expected());
        if interrupts.load(Ordering::Relaxed) {
            stop.store(true, Ordering::Relaxed);
        }
        if let Some(progress) = &mut progress {
            let now = setting.host.now();
            if let Some(line) = progress.draw_plays(now, done, differing, &setting.locale) {
                Output::hint(&line);
            }
        }
    });
    if let Some(progress) = &mut progress {
        Output::hint(progress.clear());
    }
    let interrupted = interrupts.load(Ordering::Relaxed) && runs.len() < tasks.len();
    (runs, interrupted)
}

fn shown(tested: &Tested<'_>, format: TestFormat, library: &Library, setting: &Setting) -> String {
    let voice = Voice {
        locale: &setting.locale,
        library,
        width: 100,
    };
    match format {
        TestFormat::Text => {
            let paint = Paint {
                on: setting.colours(Host::stdout_is_terminal()),
            };
            verdict::whole(tested, &voice, paint)
        }
        TestFormat::Json => json::whole(tested, &voice),
        TestFormat::Junit => junit::whole(tested, &voice),
    }
}

fn not_written(path: &Path, error: &std::io::Error, setting: &Setting) -> Stop {
    let about = setting.locale.trouble_with(path, error);
    setting.said("cli.test.not_written", &about)
}
