//! `duilian appeal`: a trainee disputes a finding.

use std::fmt::Display;

use crate::{
    cli::{
        arguments::words::AppealArguments,
        exit::Exit,
        finding::{Judged, one_line},
        host::Host,
        output::Output,
        setting::{Setting, Stop},
    },
    record::{Appeal, WordId},
    store::Store,
};

pub fn run(
    arguments: &AppealArguments,
    setting: &Setting,
    output: &mut Output,
) -> Result<Exit, Stop> {
    let mut judged = Judged::find(&arguments.call, setting)?;
    let item = judged.item(&arguments.item, setting)?;
    let title = judged.title(&item, setting);
    if !judged.is_about(&item) {
        return Err(setting.said("cli.word.nothing_to_dispute", &title));
    }
    let reason = one_line(&arguments.reason, "cli.word.no_reason", setting)?;
    let turn = judged.turn(arguments.turn, &item, setting)?;
    let unread = |fault| setting.unread(&fault);
    let before = judged.records.appeals(Some(&judged.id)).map_err(unread)?;
    if before.iter().any(|it| it.item == item && !it.settled) {
        return Err(setting.said("cli.word.disputed_already", &title));
    }
    let appeal = Appeal {
        id: WordId(0),
        call: judged.id.clone(),
        item,
        turn,
        reason,
        at: Host::instant(),
        settled: false,
    };
    judged.records.add_appeal(&appeal).map_err(unread)?;
    let args: [(&str, &dyn Display); 1] = [("title", &title)];
    output.write(&setting.locale.format("cli.word.disputed", &args))?;
    output.write("\n")?;
    Ok(Exit::Fine)
}
