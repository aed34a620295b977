//! `duilian play`: one call, on the screen, on plain lines, or from input lines.

pub mod plain;
pub mod reference;

use std::path::{Path, PathBuf};

use crate::{
    authoring::watch::Watch,
    cli::{
        arguments::{Format, PlayArguments},
        commands::open,
        exit::Exit,
        host::Host,
        keeping::Keeping,
        output::Output,
        scenario,
        setting::{Setting, Stop},
    },
    engine::{Scenario, chance::Seed},
    library::{Library, Origin},
    record::CallKind,
    report::{Voice, json, line_fault, sheet, transcript},
    session::{Sitting, drive},
    text::clean,
};

pub fn run(
    arguments: &PlayArguments,
    setting: &Setting,
    output: &mut Output,
) -> Result<Exit, Stop> {
    if arguments.watch && (arguments.plain || arguments.replies.is_some()) {
        let refused = setting.locale.text("cli.watch_on_screen");
        return Err(Stop::Said(refused.to_owned()));
    }
    let (library, scenario) = scenario::find(&arguments.id, setting)?;
    let mode = arguments.mode.into();
    if arguments.replies.is_none() && !arguments.plain {
        let watch = watch(&library, &scenario, arguments, setting)?;
        return open::call(library, &scenario, watch, arguments, setting);
    }
    let begin = |seed: Seed| {
        let script = library.script(&scenario, arguments.persona.as_deref(), seed);
        let script = script.map_err(|error| setting.script_error(&error))?;
        Ok::<_, Stop>(Sitting::new(script, library.rubric(), mode, seed))
    };
    let Some(replies) = &arguments.replies else {
        let seed = setting.seed.unwrap_or_else(Host::fresh_seed);
        return plain::run(begin(seed)?, &library, arguments.format, setting, output);
    };
    let written_for = replies
        .strip_prefix('@')
        .and_then(|name| scenario.play(name)?.seed);
    let mut call = begin(setting.seed.or(written_for).unwrap_or_default())?;
    let lines = lines(replies, &call.script.scenario, setting)?;
    drive::run(&mut call, &lines, &library.spellings).map_err(|fault| {
        let fault = line_fault(fault.line, &fault.fault, &setting.locale);
        Stop::Said(format!("{}: {fault}", file_name(replies, setting)))
    })?;
    let kept =
        !arguments.keep || Keeping::of(&call, CallKind::Played, &library, setting).whole(&call);
    output.write(&report(&call, &library, arguments.format, setting))?;
    Ok(if kept { Exit::Fine } else { Exit::CouldNotRun })
}

/// What to watch with `--watch`: the file of the scenario, and the folders of assets that were named.
fn watch(
    library: &Library,
    scenario: &Scenario,
    arguments: &PlayArguments,
    setting: &Setting,
) -> Result<Option<Watch>, Stop> {
    if !arguments.watch {
        return Ok(None);
    }
    let origin = library.scenario(&scenario.id).map(|it| &it.origin);
    let Some(Origin::File(file)) = origin else {
        return Err(setting.said("cli.nothing_to_watch", &arguments.id));
    };
    let mut more = vec![PathBuf::from(&arguments.id)];
    more.retain(|path| path == file);
    let sources = setting.sources(&more)?;
    Ok(Some(Watch::new(file.clone(), setting.assets(), sources)))
}

/// Transcript and sheet, or the JSON object.
fn report(call: &Sitting, library: &Library, format: Format, setting: &Setting) -> String {
    let Some(scorecard) = &call.scorecard else {
        return String::new();
    };
    if format == Format::Json {
        return json::call(call, scorecard);
    }
    let voice = Voice {
        locale: &setting.locale,
        library,
        width: WIDTH,
    };
    [
        sheet::heading(call, &voice),
        transcript::whole(call, &voice),
        sheet::whole(scorecard, &voice),
    ]
    .join("\n")
}

/// Columns of a printed report: the same everywhere, so that it can be compared.
const WIDTH: usize = 100;

/// The input lines of a file, of stdin (`-`) or of one of the scenario's own plays (`@model`).
fn lines(replies: &str, scenario: &Scenario, setting: &Setting) -> Result<Vec<String>, Stop> {
    if let Some(name) = replies.strip_prefix('@') {
        return play(name, scenario, setting);
    }
    let bytes = if replies == "-" {
        Host::read_stdin()
    } else {
        Host::read_file(Path::new(replies))
    };
    let bytes = bytes.map_err(|error| {
        let file = clean::printable(replies);
        let error = setting.locale.trouble(&error);
        Stop::Said(
            setting
                .locale
                .format("cli.cannot_read", &[("file", &file), ("error", &error)]),
        )
    })?;
    let text = match str::from_utf8(&bytes) {
        Ok(text) => text.strip_prefix('\u{feff}').unwrap_or(text),
        Err(error) => {
            let line = bytes[..error.valid_up_to()]
                .split(|byte| *byte == b'\n')
                .count();
            let file = file_name(replies, setting);
            let args: [(&str, &dyn std::fmt::Display); 2] = [("file", &file), ("line", &line)];
            return Err(Stop::Said(setting.locale.format("cli.not_utf8", &args)));
        }
    };
    Ok(text.lines().map(str::to_owned).collect())
}

fn file_name(replies: &str, setting: &Setting) -> String {
    if replies == "-" {
        setting.locale.text("cli.stdin").to_owned()
    } else {
        clean::printable(replies).replace('\n', " ")
    }
}

fn play(name: &str, scenario: &Scenario, setting: &Setting) -> Result<Vec<String>, Stop> {
    scenario
        .play(name)
        .map(|play| play.inputs.clone())
        .ok_or_else(|| {
            let mut sentence = setting.sentence("cli.unknown_play", name);
            let names: Vec<&str> = scenario
                .plays
                .iter()
                .map(|play| play.name.as_str())
                .collect();
            if !names.is_empty() {
                let names = clean::printable(&names.join(", ")).into_owned();
                sentence.push_str(
                    &setting
                        .locale
                        .format("cli.usage.valid", &[("values", &names)]),
                );
            }
            Stop::Said(sentence)
        })
}
