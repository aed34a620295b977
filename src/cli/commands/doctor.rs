//! `duilian doctor`: what the terminal can do, whether records and files are well, and what to set.

use std::fmt::Display;

use crate::{
    cli::{
        exit::Exit,
        host::Host,
        output::Output,
        setting::{Setting, Stop},
    },
    library::Library,
    report::{faults, padded},
    source::Diagnostic,
    store::{Side, sqlite::Records},
    text::{clean, width},
    tui::{model::LEAST, probe},
};

/// How a thing stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum State {
    Good,
    /// It works, with something to know or to set.
    Advice,
    /// It does not work.
    Bad,
    /// It cannot be found out here.
    Unknown,
}

impl State {
    fn code(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Advice => "advice",
            Self::Bad => "bad",
            Self::Unknown => "unknown",
        }
    }
}

/// One line: what was looked at, how it stands, and what to do.
struct Finding {
    about: &'static str,
    state: State,
    text: String,
}

/// Characters on whose width terminals differ: borders, a middle dot, a star, a quotation mark; and one that is surely two.
const AMBIGUOUS: &[&str] = &["\u{2500}", "\u{b7}", "\u{25cf}", "\u{201c}"];
const WIDE: &str = "\u{4e2d}";

pub fn run(setting: &Setting, output: &mut Output) -> Result<Exit, Stop> {
    let variables = Host::terminal_variables();
    let mut findings = vec![terminal(setting), charset(&variables, setting)];
    findings.extend(widths(setting));
    findings.push(colours(&variables, setting));
    findings.push(keyboard(&variables, setting));
    findings.push(records(setting));
    let library = setting.library(&[])?;
    findings.push(files(&library, setting));
    findings.extend(assets(&library, setting));
    let locale = &setting.locale;
    let name = |finding: &Finding| locale.text(&format!("doctor.{}", finding.about)).to_owned();
    let wide = findings.iter().map(|it| width::columns(&name(it))).max();
    for finding in &findings {
        let mark = format!("doctor.mark.{}", finding.state.code());
        let mark = locale.text(&mark);
        let name = padded(&name(finding), wide.unwrap_or_default() + 2);
        output.write(&format!("{mark} {name}{}\n", finding.text))?;
    }
    let bad = findings.iter().any(|it| it.state == State::Bad);
    Ok(if bad { Exit::Findings } else { Exit::Fine })
}

fn finding(
    about: &'static str,
    state: State,
    key: &str,
    slots: &[(&str, &dyn Display)],
    setting: &Setting,
) -> Finding {
    let text = setting
        .locale
        .format(&format!("doctor.{about}.{key}"), slots);
    Finding { about, state, text }
}

fn terminal(setting: &Setting) -> Finding {
    let Some((columns, rows)) = Host::columns().zip(Host::rows()) else {
        return finding("screen", State::Unknown, "none", &[], setting);
    };
    let (least_columns, least_rows) = LEAST;
    let fits = columns >= usize::from(least_columns) && rows >= usize::from(least_rows);
    let slots: [(&str, &dyn Display); 4] = [
        ("columns", &columns),
        ("rows", &rows),
        ("least_columns", &least_columns),
        ("least_rows", &least_rows),
    ];
    let (state, key) = if fits {
        (State::Good, "fits")
    } else {
        (State::Bad, "small")
    };
    finding("screen", state, key, &slots, setting)
}

/// The first of the variables that decide says how characters are written.
fn charset(variables: &[(&str, String)], setting: &Setting) -> Finding {
    let decides = ["LC_ALL", "LC_CTYPE", "LANG"];
    let mut set = decides.iter().filter_map(|name| {
        let found = variables.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| clean::printable(value).into_owned())
    });
    let Some(value) = set.next() else {
        return finding("charset", State::Advice, "unset", &[], setting);
    };
    let plain = value.to_lowercase().replace('-', "");
    let (state, key) = if plain.ends_with("utf8") {
        (State::Good, "utf8")
    } else {
        (State::Advice, "other")
    };
    finding("charset", state, key, &[("value", &value)], setting)
}

fn widths(setting: &Setting) -> Vec<Finding> {
    if !Host::stdin_is_terminal() || !Host::stdout_is_terminal() {
        return vec![finding("width", State::Unknown, "none", &[], setting)];
    }
    let texts: Vec<&str> = AMBIGUOUS.iter().copied().chain([WIDE]).collect();
    let Ok(widths) = probe::widths(&texts) else {
        return vec![finding("width", State::Unknown, "silent", &[], setting)];
    };
    let (wide, ambiguous) = widths.split_last().unwrap_or((&0, &[]));
    let (state, key) = match (wide, ambiguous.iter().all(|columns| *columns == 1)) {
        (2, true) => (State::Good, "narrow"),
        (2, false) => (State::Advice, "ambiguous"),
        _ => (State::Bad, "broken"),
    };
    vec![finding("width", state, key, &[], setting)]
}

fn colours(variables: &[(&str, String)], setting: &Setting) -> Finding {
    let value = |name: &str| {
        let found = variables.iter().find(|(known, _)| *known == name);
        found.map_or("", |(_, value)| value.as_str())
    };
    let term = clean::printable(value("TERM")).into_owned();
    let key = if !value("NO_COLOR").is_empty() {
        "unwanted"
    } else if Host::is_colourless() {
        "none"
    } else {
        "some"
    };
    finding("colour", State::Good, key, &[("term", &term)], setting)
}

/// An input method shows its window at the cursor, which every screen sets; only what lies between can move it.
fn keyboard(variables: &[(&str, String)], setting: &Setting) -> Finding {
    let is_set = |name: &str| variables.iter().any(|(known, _)| *known == name);
    let (state, key) = if is_set("TMUX") {
        (State::Advice, "tmux")
    } else if is_set("SSH_TTY") {
        (State::Good, "ssh")
    } else {
        (State::Good, "local")
    };
    finding("keyboard", state, key, &[], setting)
}

/// Bytes that a call takes, with its sheet.
const ROOM: usize = 256 << 10;

/// Records are looked into where there are some; none are made.
fn records(setting: &Setting) -> Finding {
    let Some(place) = setting.place() else {
        return finding("records", State::Bad, "no_folder", &[], setting);
    };
    let file = clean::printable(&place.records.display().to_string()).into_owned();
    if !Host::is_there(&place.records) {
        return finding("records", State::Good, "none", &[("file", &file)], setting);
    }
    let folder = place.records.parent();
    if let Some(Err(error)) = folder.map(|folder| Host::try_room(folder, ROOM)) {
        let reason = setting.locale.trouble(&error);
        let slots: [(&str, &dyn Display); 2] = [("file", &file), ("reason", &reason)];
        return finding("records", State::Bad, "no_room", &slots, setting);
    }
    let aside = Side::new(place.side).waiting();
    match Records::open(&place.records) {
        Ok(_) if aside > 0 => {
            let slots: [(&str, &dyn Display); 2] = [("file", &file), ("count", &aside)];
            finding("records", State::Advice, "aside", &slots, setting)
        }
        Ok(_) => finding("records", State::Good, "open", &[("file", &file)], setting),
        Err(fault) => {
            let reason = faults::store_fault(&fault, &setting.locale);
            let slots: [(&str, &dyn Display); 2] = [("file", &file), ("reason", &reason)];
            finding("records", State::Bad, "refused", &slots, setting)
        }
    }
}

fn files(library: &Library, setting: &Setting) -> Finding {
    let found = library.diagnostics.iter();
    let errors = found.filter(|found| Diagnostic::is_error(found)).count();
    let count = library.scenarios.len();
    let slots: [(&str, &dyn Display); 2] = [("count", &count), ("errors", &errors)];
    if errors == 0 {
        finding("files", State::Good, "good", &slots, setting)
    } else {
        finding("files", State::Advice, "faulty", &slots, setting)
    }
}

/// What is not the program's own: whose company, and which files.
fn assets(library: &Library, setting: &Setting) -> Option<Finding> {
    let own: Vec<&str> = library.own_assets().collect();
    let count = own.len();
    let list = own.join(setting.locale.text("cli.records.join"));
    let list = clean::printable(&list).replace('\n', " ");
    let company = clean::printable(&library.company.name);
    let slots: [(&str, &dyn Display); 3] =
        [("count", &count), ("list", &list), ("company", &company)];
    (count > 0).then(|| finding("assets", State::Good, "own", &slots, setting))
}
