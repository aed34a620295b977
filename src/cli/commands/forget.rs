//! `duilian forget`: deletes all that is kept about somebody, after showing it.

use std::{fmt::Display, path::PathBuf};

use crate::{
    cli::{
        arguments::records::ForgetArguments,
        exit::Exit,
        host::{Happening, Host},
        output::Output,
        setting::{Setting, Stop},
    },
    record::Traces,
    source::suggest::nearest,
    store::{Live, Place, Remains, Side, Store, sqlite::Records},
    text::clean,
};

type Slots<'a> = &'a [(&'a str, &'a dyn Display)];

/// SIGINT.
const CTRL_C: i32 = 2;

pub fn run(asked: &ForgetArguments, setting: &Setting, output: &mut Output) -> Result<Exit, Stop> {
    let mut records = setting.records_to_look_at()?;
    let place = setting
        .place()
        .ok_or_else(|| setting.said("cli.no_data", ""))?;
    let name = clean::name(&asked.name);
    let farewell = Farewell::of(&name, &records, &place, setting)?;
    farewell.show(output)?;
    if !asked.yes && !farewell.is_meant(output)? {
        return Ok(Exit::Signal(CTRL_C));
    }
    farewell.carry_out(&mut records)?;
    output.say(&setting.sentence("cli.forget.done", &farewell.shown))?;
    Ok(Exit::Fine)
}

/// What is to go, and where it is.
struct Farewell<'a> {
    setting: &'a Setting,
    place: &'a Place,
    name: &'a str,
    /// As it is shown: calls without a name have one here.
    shown: String,
    traces: Traces,
    remains: Remains,
}

impl<'a> Farewell<'a> {
    fn of(
        name: &'a str,
        records: &Records,
        place: &'a Place,
        setting: &'a Setting,
    ) -> Result<Self, Stop> {
        let refused = |fault| setting.refused(&place.records, &fault);
        let traces = records.traces(name).map_err(refused)?;
        let calls = traces.as_ref().map_or(&[][..], |traces| &traces.calls);
        let remains = Side::new(place.side.clone()).remains(name, calls);
        let shown = if name.is_empty() {
            setting.locale.text("records.unnamed").to_owned()
        } else {
            name.to_owned()
        };
        let is_here = traces.is_some() || !remains.theirs.is_empty();
        let farewell = Self {
            setting,
            place,
            name,
            shown,
            traces: traces.unwrap_or_default(),
            remains,
        };
        if !is_here && farewell.remains.being_written.is_empty() {
            return Err(farewell.nobody(records));
        }
        farewell.must_be_over()?;
        Ok(farewell)
    }

    /// Nothing is kept under that name; the one that was probably meant.
    fn nobody(&self, records: &Records) -> Stop {
        let mut sentence = self.setting.sentence("cli.forget.nobody", &self.shown);
        let known = records.trainees().unwrap_or_default();
        let known = known.iter().map(|trainee| trainee.name.as_str());
        if let Some(near) = nearest(self.name, known.filter(|name| !name.is_empty())) {
            let near = clean::printable(near).replace('\n', " ");
            let locale = &self.setting.locale;
            sentence.push_str(&locale.format("report.did_you_mean", &[("name", &near)]));
        }
        Stop::Said(sentence)
    }

    /// A call that is on in another program would be kept again with its next reply.
    fn must_be_over(&self) -> Result<(), Stop> {
        let live = Live::new(self.place.live.clone());
        let mut calls = self.traces.calls.iter();
        let is_on = calls.any(|call| live.is_on_elsewhere(call));
        if is_on || !self.remains.being_written.is_empty() {
            return Err(self.setting.said("cli.forget.is_on", &self.shown));
        }
        Ok(())
    }

    fn show(&self, output: &mut Output) -> Result<(), Stop> {
        let traces = &self.traces;
        let minutes = traces.practised.0.div_ceil(60_000);
        let calls = traces.calls.len();
        let files = self.remains.theirs.len();
        self.say("going", &[("name", &self.shown)], output)?;
        let counted: Slots<'_> = &[("count", &calls), ("minutes", &minutes)];
        self.say("calls", counted, output)?;
        let parts: [(&str, u64); 5] = [
            ("replies", traces.replies.into()),
            ("sheets", traces.sheets.into()),
            ("appeals", traces.appeals.into()),
            ("words", traces.words.into()),
            ("examples", traces.examples.into()),
        ];
        for (key, count) in parts.into_iter().filter(|(_, count)| *count > 0) {
            self.say(key, &[("count", &count)], output)?;
        }
        if files > 0 {
            self.say("files", &[("count", &files)], output)?;
            list(&self.remains.theirs, output)?;
        }
        self.show_what_stays(output)
    }

    fn show_what_stays(&self, output: &mut Output) -> Result<(), Stop> {
        let said = self.traces.said;
        if said > 0 {
            self.say("said", &[("count", &said)], output)?;
        }
        let taken_up = self.traces.taken_up.len();
        if taken_up > 0 {
            self.say("taken_up", &[("count", &taken_up)], output)?;
            for call in &self.traces.taken_up {
                output.say(&format!("    {}", clean::printable(&call.0)))?;
            }
        }
        if !self.remains.unknown.is_empty() {
            self.say("unknown", &[], output)?;
            list(&self.remains.unknown, output)?;
        }
        Ok(())
    }

    fn say(&self, key: &str, slots: Slots<'_>, output: &mut Output) -> Result<(), Stop> {
        let locale = &self.setting.locale;
        Ok(output.say(&locale.format(&format!("cli.forget.{key}"), slots))?)
    }

    /// Whether the name was typed once more; `false` at Ctrl+C.
    fn is_meant(&self, output: &mut Output) -> Result<bool, Stop> {
        if !Host::stdin_is_terminal() {
            return Err(self.setting.said("cli.forget.say_yes", ""));
        }
        output.write(&self.setting.sentence("cli.forget.type_name", &self.shown))?;
        output.flush()?;
        match Host::listen().next(None) {
            Happening::Line(line) if line.trim() == self.shown => Ok(true),
            Happening::Interrupted => Ok(false),
            Happening::Line(_) | Happening::End | Happening::TimeIsUp => {
                Err(self.setting.said("cli.forget.another_name", ""))
            }
        }
    }

    /// Side files go first: what is left of them after a cut would bring the rest back.
    fn carry_out(&self, records: &mut Records) -> Result<(), Stop> {
        Side::forget(&self.remains.theirs).map_err(|error| {
            let error = self.setting.locale.trouble(&error);
            self.setting.said("cli.forget.file_stays", &error)
        })?;
        Live::new(self.place.live.clone()).forget(&self.traces.calls);
        records
            .forget(self.name)
            .map_err(|fault| self.setting.refused(&self.place.records, &fault))
    }
}

fn list(files: &[PathBuf], output: &mut Output) -> Result<(), Stop> {
    for file in files {
        let file = clean::printable(&file.display().to_string()).replace('\n', " ");
        output.say(&format!("    {file}"))?;
    }
    Ok(())
}
