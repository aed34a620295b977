//! `duilian check`: what is wrong with scenario and asset files, and where; what a rule means; and what can be put right.

use std::path::{Path, PathBuf};

use crate::{
    authoring::check::{self, Checked, catalogue, fix, reference, watch},
    cli::{
        arguments::{CheckArguments, FindingsFormat},
        exit::Exit,
        host::{Happening, Host},
        output::Output,
        setting::{Setting, Stop},
    },
    engine::Millis,
    library::{Sources, holds_files},
    report::diagnostics,
};

pub fn run(asked: &CheckArguments, setting: &Setting, output: &mut Output) -> Result<Exit, Stop> {
    if let Some(rule) = &asked.explain {
        return explain(rule, setting, output);
    }
    setting.must_exist(&asked.paths)?;
    if let Some(bare) = asked.paths.iter().find(|path| !holds_files(path)) {
        return Err(setting.said("cli.check.no_files", &bare.display().to_string()));
    }
    let sources = setting.sources(&[])?;
    if asked.watch {
        return keep_watching(asked, &sources, setting, output);
    }
    let mut checked = check::check(&asked.paths, &sources);
    if asked.fix {
        checked = put_right(checked, &asked.paths, &sources, setting)?;
    }
    show(&checked, asked, setting, output)
}

fn explain(code: &str, setting: &Setting, output: &mut Output) -> Result<Exit, Stop> {
    let (rules, _) = catalogue::all();
    match catalogue::explain(code, &rules) {
        Ok(rule) => {
            output.write(&reference::explanation(rule, &setting.locale))?;
            Ok(Exit::Fine)
        }
        Err(meant) => {
            let mut sentence = setting
                .locale
                .format("cli.check.no_rule", &[("rule", &code)]);
            if let Some(meant) = meant {
                let near = [("name", &meant as &dyn std::fmt::Display)];
                sentence.push_str(&setting.locale.format("report.did_you_mean", &near));
            } else {
                let names: Vec<&str> = rules.iter().map(|rule| rule.name.as_str()).collect();
                sentence.push('\n');
                sentence.push_str(&names.join(" "));
            }
            Err(Stop::Said(sentence))
        }
    }
}

fn show(
    checked: &Checked,
    asked: &CheckArguments,
    setting: &Setting,
    output: &mut Output,
) -> Result<Exit, Stop> {
    let (found, locale) = (&checked.diagnostics, &setting.locale);
    // Watching is for people.
    let format = if asked.watch {
        FindingsFormat::Text
    } else {
        asked.format
    };
    let text = match format {
        FindingsFormat::Json => {
            let fixes = |found: &_| fix::patch(found).is_some();
            diagnostics::as_json(checked.scenarios, found, locale, &fixes)
        }
        FindingsFormat::Github => diagnostics::as_github(found, locale),
        FindingsFormat::Text if found.is_empty() => {
            let counts: [(&str, &dyn std::fmt::Display); 2] = [
                ("count", &checked.scenarios),
                ("examples", &checked.examples),
            ];
            let summary = locale.format("cli.check.fine", &counts);
            format!("{summary}\n")
        }
        FindingsFormat::Text => {
            let colour = setting.colours(Host::stdout_is_terminal());
            let mut text = diagnostics::render(found, locale, colour);
            text.push_str(&diagnostics::summary(found, locale));
            text.push('\n');
            let fixable = found.iter().filter(|found| fix::patch(found).is_some());
            let count = fixable.count();
            // What --fix has just left alone it would leave alone again.
            if count > 0 && !asked.fix {
                text.push_str(&locale.format("cli.check.fixable", &[("count", &count)]));
                text.push('\n');
            }
            text
        }
    };
    output.write(&text)?;
    Ok(if found.is_empty() {
        Exit::Fine
    } else {
        Exit::Findings
    })
}

/// Rounds of putting right: what one brings to light the next may put right.
const ROUNDS: usize = 4;

fn put_right(
    mut checked: Checked,
    paths: &[PathBuf],
    sources: &Sources,
    setting: &Setting,
) -> Result<Checked, Stop> {
    for _ in 0..ROUNDS {
        let mut write = |path: &Path, text: &str| Host::replace_file(path, text.as_bytes());
        let fixed =
            fix::fix(&checked.diagnostics, sources, &mut write).map_err(|(path, error)| {
                let about = setting.locale.trouble_with(&path, &error);
                Stop::Said(
                    setting
                        .locale
                        .format("cli.check.not_fixed", &[("about", &about)]),
                )
            })?;
        if fixed.is_empty() {
            break;
        }
        for one in &fixed {
            let file = one.path.display();
            let args: [(&str, &dyn std::fmt::Display); 2] =
                [("file", &file), ("count", &one.count)];
            Output::complain(&setting.locale.format("cli.check.fixed", &args));
        }
        checked = check::check(paths, sources);
    }
    Ok(checked)
}

/// How long a change may stay unnoticed.
const PERIOD: Millis = Millis(200);

/// Checks again whenever a file has changed, until Ctrl+C or the end of stdin.
fn keep_watching(
    asked: &CheckArguments,
    sources: &Sources,
    setting: &Setting,
    output: &mut Output,
) -> Result<Exit, Stop> {
    let ears = Host::listen();
    loop {
        let seen = watch::look(&asked.paths, sources);
        let mut checked = check::check(&asked.paths, sources);
        if asked.fix {
            checked = put_right(checked, &asked.paths, sources, setting)?;
        }
        if Host::stdout_is_terminal() {
            output.write("\x1b[2J\x1b[H")?;
        }
        let exit = show(&checked, asked, setting, output)?;
        output.say(setting.locale.text("cli.check.watching"))?;
        loop {
            match ears.next(Some(PERIOD)) {
                Happening::End => return Ok(exit),
                Happening::Interrupted => return Ok(Exit::CouldNotRun),
                Happening::Line(_) => break,
                Happening::TimeIsUp if watch::look(&asked.paths, sources) != seen => break,
                Happening::TimeIsUp => {}
            }
        }
    }
}
