//! The commands, a file each.

pub mod appeal;
pub mod calibrate;
pub mod check;
pub mod completions;
pub mod doctor;
pub mod example;
pub mod export;
pub mod forget;
pub mod graph;
pub mod history;
pub mod list;
pub mod listen;
pub mod measure;
pub mod new;
pub mod next;
pub mod open;
pub mod overrule;
pub mod pack;
pub mod picture;
pub mod play;
pub mod preview;
pub mod progress;
pub mod queue;
pub mod read;
pub mod report;
pub mod rescore;
pub mod schema;
pub mod score;
pub mod test;
pub mod train;

use super::{
    arguments::{Arguments, Command},
    exit::Exit,
    output::Output,
    setting::{Setting, Stop},
};

/// Runs the one that was asked for.
pub(super) fn run(
    arguments: Arguments,
    setting: &Setting,
    output: &mut Output,
) -> Result<Exit, Stop> {
    match arguments.command {
        None => open::run(setting),
        Some(Command::Play(play)) => play::run(&play, setting, output),
        Some(Command::Listen(asked)) => listen::run(&asked, setting, output),
        Some(Command::List { format }) => list::run(format, setting, output),
        Some(Command::Check(check)) => check::run(&check, setting, output),
        Some(Command::Test(test)) => test::run(&test, setting, output),
        Some(Command::Pack(pack)) => pack::pack(&pack, setting, output),
        Some(Command::Add { pack, force }) => pack::add(&pack, force, setting, output),
        Some(Command::Remove { name }) => pack::remove(&name, setting, output),
        Some(Command::Preview(preview)) => preview::run(&preview, setting, output),
        Some(Command::Graph(graph)) => graph::run(&graph, setting, output),
        Some(Command::History(history)) => history::run(&history, setting, output),
        Some(Command::Appeal(appeal)) => appeal::run(&appeal, setting, output),
        Some(Command::Queue { format }) => queue::run(format, setting, output),
        Some(Command::Overrule(overrule)) => overrule::run(&overrule, setting, output),
        Some(Command::Comment(comment)) => example::comment(&comment, setting, output),
        Some(Command::Example(example)) => example::run(&example, setting, output),
        Some(Command::Calibrate(calibrate)) => calibrate::run(&calibrate, setting, output),
        Some(Command::Train { rows, out }) => train::run(&rows, &out, setting, output),
        Some(Command::New(new)) => new::run(&new, setting, output),
        Some(Command::Progress(progress)) => progress::run(&progress, setting, output),
        Some(Command::Next(next)) => next::run(&next, setting, output),
        Some(Command::Read(read)) if read.score => measure::run(&read, setting, output),
        Some(Command::Read(read)) => read::run(&read, setting, output),
        Some(Command::Export(export)) => export::run(&export, setting, output),
        Some(Command::Report(report)) => report::run(&report, setting, output),
        Some(Command::Score(score)) => score::run(&score, setting, output),
        Some(Command::Doctor) => doctor::run(setting, output),
        Some(Command::Completions { shell }) => completions::run(shell, setting, output),
        Some(Command::Man(man)) => completions::manual(&man, setting, output),
        Some(Command::Schema(asked)) => schema::run(&asked, setting, output),
        Some(Command::Forget(forget)) => forget::run(&forget, setting, output),
        Some(Command::Rescore(rescore)) => rescore::run(&rescore, setting, output),
        Some(Command::Picture { what }) => picture::run(what, setting, output),
    }
}
