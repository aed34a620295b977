//! `duilian next`: what to practise next, and why.

use crate::{
    cli::{
        arguments::{Format, records::NextArguments},
        commands::preview::WIDTH,
        exit::Exit,
        host::Host,
        learner::learner,
        output::Output,
        setting::{Setting, Stop},
    },
    progress::Standing,
    report::{
        Voice,
        progress::{next_as_json, next_as_text},
    },
    store::{Store, proposal},
};

pub fn run(
    arguments: &NextArguments,
    setting: &Setting,
    output: &mut Output,
) -> Result<Exit, Stop> {
    let records = setting.records_to_look_at()?;
    let trainee = learner(setting.trainee.as_deref(), &records, setting)?;
    let standing = match &trainee {
        None => Standing::default(),
        Some(trainee) => {
            let standing = records.standing(trainee.id, None);
            standing.map_err(|fault| setting.unread(&fault))?
        }
    };
    let library = setting.library(&[])?;
    setting.mention_faults(&library);
    let voice = Voice {
        locale: &setting.locale,
        library: &library,
        width: WIDTH,
    };
    let proposal = proposal(&library, &standing, Host::instant().day());
    let name = trainee.as_ref().map(|trainee| trainee.name.as_str());
    let text = match arguments.format {
        Format::Text => next_as_text(name, proposal.as_ref(), &voice),
        Format::Json => next_as_json(name, proposal.as_ref(), &voice),
    };
    output.write(&text)?;
    Ok(Exit::Fine)
}
