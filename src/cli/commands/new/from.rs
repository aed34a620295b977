//! `duilian new --from`: a copy of a scenario, or a draft from a transcript.

use std::{
    fmt::Display,
    path::{Path, PathBuf},
};

use super::{
    place::{self, Naming},
    questions::given,
};
use crate::{
    authoring::{
        check,
        new::{
            copy,
            draft::{self, Told},
            tidy,
        },
        rows::{Problem, RowFault},
        transcript::{RealCall, Transcript},
    },
    cli::{
        arguments::NewArguments,
        exit::Exit,
        host::Host,
        input::Input,
        lines::{Line, Lines},
        output::Output,
        scenario,
        setting::{Setting, Stop},
    },
    engine::step::Category,
    library::{Library, Origin, Shelved},
    report::diagnostics,
    source::built_in,
    text::Name,
};

pub(super) fn run(
    from: &str,
    arguments: &NewArguments,
    setting: &Setting,
    output: &mut Output,
) -> Result<Exit, Stop> {
    let path = Path::new(from);
    let is_scenario = path.extension().is_some_and(|ext| ext == "toml");
    if from == "-" || Host::is_file(path) && !is_scenario {
        return transcript(from, arguments, setting, output);
    }
    let own = [path.to_owned()];
    let more: &[PathBuf] = if is_scenario { &own } else { &[] };
    setting.must_exist(more)?;
    let library = setting.library(more)?;
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let wanted = if is_scenario { &*stem } else { from };
    let mut scenarios = library.scenarios.iter();
    let found = scenarios
        .find(|shelved| shelved.scenario.id == *wanted || shelved.scenario.title == wanted);
    match found {
        Some(shelved) => copied(shelved, &library, arguments, setting, output),
        None if is_scenario => {
            setting.report_faults(&library, more);
            Err(setting.said("cli.faulty_file", from))
        }
        None => Err(scenario::unknown(from, &library, setting)),
    }
}

fn copied(
    shelved: &Shelved,
    library: &Library,
    arguments: &NewArguments,
    setting: &Setting,
    output: &mut Output,
) -> Result<Exit, Stop> {
    let unfit = [
        ("--category", &arguments.category),
        ("--channel", &arguments.channel),
        ("--persona", &arguments.persona),
        ("--problem", &arguments.problem),
        ("--answer", &arguments.answer),
    ];
    if !arguments.agent.is_empty() {
        return Err(setting.said("cli.new.not_with_copy", "--agent"));
    }
    if let Some((flag, _)) = unfit.iter().find(|(_, given)| given.is_some()) {
        return Err(setting.said("cli.new.not_with_copy", flag));
    }
    let scenario = &shelved.scenario;
    let title = title(arguments, setting)?;
    let naming = match &title {
        Some(title) => Naming::Title(title),
        None => Naming::Copy(&scenario.id),
    };
    let path = place::file(arguments, naming, scenario.category, library, setting)?;
    let title = title
        .clone()
        .unwrap_or_else(|| copy::title(&scenario.title));
    let original = format!("{} ({})", scenario.title, scenario.id);
    let text = copy::copy(
        &text_of(shelved, setting)?,
        &original,
        &title,
        &setting.locale,
    );
    place::write(&path, &text, arguments.force, setting)?;
    output.write(&place::next(&path, setting))?;
    Ok(Exit::Fine)
}

fn title(arguments: &NewArguments, setting: &Setting) -> Result<Option<String>, Stop> {
    let title = arguments.title.as_deref().map(tidy);
    if title.as_deref() == Some("") {
        let why = setting.locale.text("cli.new.empty").to_owned();
        let args: [(&str, &dyn Display); 2] = [("flag", &"--title"), ("why", &why)];
        return Err(Stop::Said(setting.locale.format("cli.new.bad_flag", &args)));
    }
    Ok(title)
}

fn text_of(shelved: &Shelved, setting: &Setting) -> Result<String, Stop> {
    match &shelved.origin {
        Origin::BuiltIn => {
            let name = format!("/{}.toml", shelved.scenario.id);
            let files = built_in::scenarios();
            let file = files.iter().find(|file| file.path.ends_with(&name));
            Ok(file.map_or("", |file| file.text).to_owned())
        }
        Origin::File(path) => {
            let bytes = Host::read_file(path)
                .map_err(|error| setting.cannot_read(&path.display().to_string(), &error))?;
            Ok(String::from_utf8_lossy(&bytes).into_owned())
        }
    }
}

fn transcript(
    from: &str,
    arguments: &NewArguments,
    setting: &Setting,
    output: &mut Output,
) -> Result<Exit, Stop> {
    if arguments.answer.is_some() {
        return Err(setting.said("cli.new.not_with_draft", "--answer"));
    }
    let shelves = setting.library(&[])?;
    let (library, bench) = Library::bench(&setting.sources(&[])?);
    let call = first_call(from, &arguments.agent, &library, setting)?;
    let told = told(&call, arguments, &library, setting, output)?;
    let shown = Input::shown((from != "-").then_some(from), setting);
    let Some(drafted) = draft::draft(&call, &told, &library, &bench, &setting.locale) else {
        return Err(setting.said("cli.new.no_call", &shown));
    };
    let naming = Naming::Title(&drafted.title);
    let path = place::file(arguments, naming, told.category, &shelves, setting)?;
    place::write(&path, &drafted.text, arguments.force, setting)?;
    output.write(&place::next(&path, setting))?;
    output.write(&remarks(&path, &drafted.text, setting)?)?;
    Ok(Exit::Fine)
}

/// What the options say of the call, then what it says itself.
fn told(
    call: &RealCall,
    arguments: &NewArguments,
    library: &Library,
    setting: &Setting,
    output: &mut Output,
) -> Result<Told, Stop> {
    let mut chosen =
        |kind, word: &Option<String>| given(kind, word.as_deref(), library, setting, output);
    let category = chosen("category", &arguments.category)?;
    let channel = chosen("channel", &arguments.channel)?;
    let persona = chosen("persona", &arguments.persona)?;
    let category = category.and_then(|code| Category::from_code(&code));
    let of_call = call.channel.clone();
    let of_call = of_call.filter(|id| library.channels.contains_key(id.as_str()));
    let problem = arguments.problem.as_deref().map(tidy);
    Ok(Told {
        title: title(arguments, setting)?,
        problem: problem.filter(|problem| !problem.is_empty()),
        category: category.or(call.category).unwrap_or(Category::Complaint),
        channel: Name::from(channel.or(of_call).unwrap_or_else(|| "phone".to_owned())),
        persona: Name::from(persona.unwrap_or_else(|| "rational".to_owned())),
    })
}

/// The first call of a transcript; what cannot be read is told and passed over.
fn first_call(
    from: &str,
    agents: &[String],
    library: &Library,
    setting: &Setting,
) -> Result<RealCall, Stop> {
    let inputs = Input::open_all(&[from.to_owned()], "cli.score.from_keyboard", setting)?;
    let mut calls = Vec::new();
    let mut shown = String::new();
    for input in inputs {
        shown = Input::shown(input.name.as_deref(), setting);
        let mut lines = Lines::new(input.source);
        let mut transcript = Transcript::new(&library.spellings).with_agents(agents);
        loop {
            let number = lines.number + 1;
            let line = lines
                .read()
                .map_err(|error| setting.cannot_read(&shown, &error))?;
            let call = match line {
                None => break,
                Some(Line::Whole(line)) => transcript.line(line, number),
                Some(Line::TooLong) => Err(RowFault::new(1, Problem::TooLong)),
            };
            match call {
                Ok(call) => calls.extend(call),
                Err(fault) => {
                    let sentence = fault.sentence(&setting.locale);
                    let column = fault.column;
                    Output::complain(&format!("duilian: {shown}:{number}:{column}: {sentence}"));
                }
            }
        }
        calls.extend(transcript.end());
    }
    let more = calls.len().saturating_sub(1);
    if more > 0 {
        let args: [(&str, &dyn Display); 2] = [("file", &shown), ("count", &more)];
        Output::complain(&setting.locale.format("cli.new.more_calls", &args));
    }
    let first = calls.into_iter().next();
    first.ok_or_else(|| setting.said("cli.new.no_call", &shown))
}

/// Where a person is wanted, and what `check` remarks on.
fn remarks(path: &Path, text: &str, setting: &Setting) -> Result<String, Stop> {
    let locale = &setting.locale;
    let mark = format!("# {}", locale.text("new.mark"));
    let marked = text
        .lines()
        .zip(1..)
        .filter(|(line, _)| line.starts_with(&mark));
    let lines: Vec<String> = marked
        .map(|(_, number): (_, usize)| number.to_string())
        .collect();
    let listed = lines.join(locale.text("cli.new.join"));
    let args: [(&str, &dyn Display); 2] = [("count", &lines.len()), ("lines", &listed)];
    let mut told = format!("\n{}\n", locale.format("cli.new.to_check", &args));
    let found = check::check(&[path.to_owned()], &setting.sources(&[])?).diagnostics;
    if !found.is_empty() {
        let colour = setting.colours(Host::stdout_is_terminal());
        told.push_str(locale.text("cli.new.still"));
        told.push_str("\n\n");
        told.push_str(&diagnostics::render(&found, locale, colour));
        told.push_str(&diagnostics::summary(&found, locale));
        told.push('\n');
    }
    Ok(told)
}
