//! `duilian completions SHELL` and `duilian man`: made from the same table as the help.

use std::path::Path;

use clap_complete::Shell;

use crate::cli::{
    arguments::ManArguments,
    exit::Exit,
    host::Host,
    output::Output,
    setting::{Setting, Stop},
    usage,
};
use crate::text::clean;

/// A script by which the shell completes commands and options.
pub fn run(shell: Shell, setting: &Setting, output: &mut Output) -> Result<Exit, Stop> {
    let mut script = Vec::new();
    let mut command = usage::whole(&setting.locale);
    clap_complete::generate(shell, &mut command, "duilian", &mut script);
    output.write(&String::from_utf8_lossy(&script))?;
    Ok(Exit::Fine)
}

/// The manual: one page to stdout, or a page for each command into a folder.
pub fn manual(
    arguments: &ManArguments,
    setting: &Setting,
    output: &mut Output,
) -> Result<Exit, Stop> {
    let mut command = usage::whole(&setting.locale);
    // The help options of the pages are those that were put in, not clap's own.
    command.build();
    let Some(folder) = &arguments.folder else {
        output.write(&page(&command)?)?;
        return Ok(Exit::Fine);
    };
    write(folder, "duilian", &page(&command)?, setting)?;
    for below in command.get_subcommands().filter(|it| !it.is_hide_set()) {
        let name = format!("duilian-{}", below.get_name());
        let below = below.clone().name(name.clone());
        write(folder, &name, &page(&below)?, setting)?;
    }
    Output::complain(&setting.sentence("cli.written", &folder.display().to_string()));
    Ok(Exit::Fine)
}

fn page(command: &clap::Command) -> Result<String, Stop> {
    let mut page = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut page)?;
    Ok(String::from_utf8_lossy(&page).into_owned())
}

fn write(folder: &Path, name: &str, page: &str, setting: &Setting) -> Result<(), Stop> {
    let path = folder.join(format!("{name}.1"));
    Host::write_file(&path, page.as_bytes()).map_err(|error| {
        let file = clean::printable(&path.display().to_string()).replace('\n', " ");
        let error = setting.locale.trouble(&error);
        let args: [(&str, &dyn std::fmt::Display); 2] = [("file", &file), ("error", &error)];
        Stop::Said(setting.locale.format("cli.cannot_write_file", &args))
    })
}
