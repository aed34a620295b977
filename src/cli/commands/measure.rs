//! `duilian read --score`: how well labelled replies are read.

use std::{
    fmt::Display,
    io::{self, Read},
    sync::Arc,
};

use crate::{
    authoring::{
        measure::{self, Gold, Measure, Place},
        rows::{self, Problem, RowFault},
    },
    cli::{
        arguments::{Format, ReadArguments},
        commands::read,
        exit::Exit,
        host::Host,
        input::Input,
        lines::{Line, Lines},
        output::Output,
        setting::{Setting, Stop},
    },
    library::Library,
    reading::Lexicon,
    report::{Voice, faults::nearest},
};

pub fn run(
    arguments: &ReadArguments,
    setting: &Setting,
    output: &mut Output,
) -> Result<Exit, Stop> {
    let library = setting.library(&[])?;
    let codes = codes(arguments, &library, setting)?;
    let inputs = Input::open_all(&arguments.files, "cli.read.from_keyboard", setting)?;
    setting.mention_faults(&library);
    let lexicon = read::lexicon(&library, arguments.rules_only);
    let mut measure = Measure::new(Arc::clone(&lexicon));
    let (mut rows, mut faulty) = (0u64, 0u64);
    for input in inputs {
        let file = Input::shown(input.name.as_deref(), setting);
        let mut lines = Lines::new(input.source);
        while let Some(gold) =
            next(&mut lines, &lexicon).map_err(|error| setting.cannot_read(&file, &error))?
        {
            rows += 1;
            let place = Place {
                file: file.clone(),
                line: lines.number,
            };
            match gold {
                Ok(gold) => measure.add(place, gold),
                Err(fault) => {
                    faulty += 1;
                    complain(&place, &fault, setting);
                }
            }
        }
    }
    if rows == faulty {
        return Err(setting.said("cli.read.no_rows", ""));
    }
    output.write(&shown(
        &measure,
        codes.as_deref(),
        arguments,
        &library,
        setting,
    ))?;
    output.flush()?;
    if faulty == 0 {
        return Ok(Exit::Fine);
    }
    let args: [(&str, &dyn Display); 2] = [("faulty", &faulty), ("rows", &rows)];
    Output::complain(&setting.locale.format("cli.read.faulty_rows", &args));
    Ok(Exit::Findings)
}

/// The next row; blank lines are none.
fn next(
    lines: &mut Lines<Box<dyn Read>>,
    lexicon: &Lexicon,
) -> io::Result<Option<Result<Gold, RowFault>>> {
    loop {
        match lines.read()? {
            None => return Ok(None),
            Some(Line::Whole(line)) if rows::is_blank(line) => {}
            Some(Line::Whole(line)) => {
                return Ok(Some(Gold::parse(line, lexicon)));
            }
            Some(Line::TooLong) => return Ok(Some(Err(RowFault::new(1, Problem::TooLong)))),
        }
    }
}

fn complain(place: &Place, fault: &RowFault, setting: &Setting) {
    let Place { file, line } = place;
    let sentence = fault.sentence(&setting.locale);
    Output::complain(&format!(
        "duilian: {file}:{line}:{}: {sentence}",
        fault.column
    ));
}

fn shown(
    measure: &Measure,
    codes: Option<&[String]>,
    arguments: &ReadArguments,
    library: &Library,
    setting: &Setting,
) -> String {
    match arguments.format {
        Format::Json => measure::json::whole(measure, codes),
        Format::Text => {
            let voice = Voice {
                locale: &setting.locale,
                library,
                width: 0,
            };
            measure::table::whole(measure, codes, &voice)
        }
    }
}

/// The codes whose errors are asked for: `None`, none; empty, all.
fn codes(
    arguments: &ReadArguments,
    library: &Library,
    setting: &Setting,
) -> Result<Option<Vec<String>>, Stop> {
    let known = || {
        let behaviours = library.behaviours.keys().map(crate::text::Name::as_str);
        behaviours.chain(["phrase"])
    };
    let is_list = |text: &str| text.split(',').all(|code| known().any(|it| it == code));
    // A list after a blank looks like a file.
    if let Some(list) = arguments.files.iter().find(|file| {
        arguments.errors.is_some() && is_list(file) && !Host::is_file(std::path::Path::new(file))
    }) {
        return Err(setting.said("cli.read.errors_joined", list));
    }
    let Some(list) = &arguments.errors else {
        return Ok(None);
    };
    let codes: Vec<String> = list
        .split([',', '\u{ff0c}'])
        .map(|code| code.trim().to_owned())
        .filter(|code| !code.is_empty())
        .collect();
    for code in &codes {
        if !known().any(|it| it == code) {
            let mut sentence = setting.sentence("cli.read.unknown_code", code);
            if let Some(near) = nearest(code, known()) {
                let locale = &setting.locale;
                sentence.push_str(&locale.format("report.did_you_mean", &[("name", &near)]));
            }
            return Err(Stop::Said(sentence));
        }
    }
    Ok(Some(codes))
}
