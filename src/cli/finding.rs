//! The call and the finding that were typed, and what a command says of them.

use std::fmt::Display;

use super::{
    call_id,
    setting::{Setting, Stop},
};
use crate::{
    judge::Scorecard,
    library::Library,
    record::{CallId, KeptCall},
    source::suggest::nearest,
    store::{Store, sqlite::Records},
    text::{Name, clean},
};

/// A call with the sheet that its trainee saw.
pub struct Judged {
    pub records: Records,
    pub library: Library,
    pub id: CallId,
    pub sheet: Scorecard,
    /// How many turns it has.
    pub turns: u16,
}

impl Judged {
    /// The call that was typed.
    ///
    /// # Errors
    /// A sentence: there are no records, no such call, or it has no sheet.
    pub fn find(typed: &str, setting: &Setting) -> Result<Self, Stop> {
        let records = setting.kept_records()?;
        let records = records.ok_or_else(|| setting.said("cli.records.empty", ""))?;
        let id = call_id::find(typed, &records, setting)?;
        let call = records.call(&id).map_err(|fault| setting.unread(&fault))?;
        let turns = turns(&call);
        let sheet = call.sheets.into_iter().next();
        let sheet = sheet.ok_or_else(|| setting.said("cli.word.no_sheet", typed))?;
        Ok(Self {
            library: setting.library(&[])?,
            records,
            id,
            turns,
            sheet: sheet.scorecard,
        })
    }

    /// The item, fault or fatal error that was typed: its code, or its title.
    ///
    /// # Errors
    /// A sentence that names the nearest of the sheet.
    pub fn item(&self, typed: &str, setting: &Setting) -> Result<Name, Stop> {
        let typed = typed.trim();
        let named = self.titles(setting);
        let meant = |(code, title): &&(Name, String)| *code == *typed || title == typed;
        if let Some((code, _)) = named.iter().find(meant) {
            return Ok(code.clone());
        }
        let mut sentence = setting.sentence("cli.word.no_item", typed);
        let both = named
            .iter()
            .flat_map(|(code, title)| [code.as_str(), title.as_str()]);
        if let Some(near) = nearest(typed, both) {
            let near: [(&str, &dyn Display); 1] = [("name", &near)];
            sentence.push_str(&setting.locale.format("report.did_you_mean", &near));
        }
        let here = named.iter().filter(|(code, _)| self.is_about(code));
        let here: Vec<String> = here
            .map(|(code, title)| format!("  {code}  {title}"))
            .collect();
        let here = here.join("\n");
        let there: [(&str, &dyn Display); 1] = [("items", &here)];
        sentence.push('\n');
        sentence.push_str(&setting.locale.format("cli.word.items", &there));
        Err(Stop::Said(sentence))
    }

    /// The turn that was typed, or that of the first words of the item; 0 where it has none.
    ///
    /// # Errors
    /// A sentence: the call has no such turn.
    pub fn turn(&self, typed: Option<u16>, item: &str, setting: &Setting) -> Result<u16, Stop> {
        match typed {
            Some(turn) if turn > self.turns => {
                let args: [(&str, &dyn Display); 2] = [("turn", &turn), ("turns", &self.turns)];
                Err(Stop::Said(setting.locale.format("cli.word.no_turn", &args)))
            }
            Some(turn) => Ok(turn),
            None => Ok(self.sheet.turn_of(item)),
        }
    }

    /// Its title for a sentence.
    pub fn title(&self, item: &str, setting: &Setting) -> String {
        let titles = self.titles(setting);
        let found = titles.into_iter().find(|(code, _)| *code == *item);
        found.map_or_else(|| item.to_owned(), |(_, title)| title)
    }

    /// Whether anything on the sheet speaks of it: an item that applied, a fault that happened, a fatal error.
    pub fn is_about(&self, item: &str) -> bool {
        let fatal = self.sheet.fatal.iter().any(|error| error.fault == *item);
        fatal || self.sheet.finding(item).is_some_and(|it| it.applies)
    }

    pub fn has_unheard(&self, item: &str) -> bool {
        self.sheet.unheard.iter().any(|it| it.item == *item)
    }

    /// All that a word can be about, with its title.
    fn titles(&self, setting: &Setting) -> Vec<(Name, String)> {
        let findings = self.sheet.findings.iter();
        let mut all: Vec<(Name, String)> = findings
            .map(|it| (it.item.clone(), it.title.clone()))
            .collect();
        let unheard = self.sheet.unheard.iter();
        all.extend(unheard.map(|it| (it.item.clone(), it.title.clone())));
        for error in &self.sheet.fatal {
            if !all.iter().any(|(code, _)| *code == error.fault) {
                let known = self.library.behaviours.get(&error.fault);
                let title = known.map_or_else(
                    || setting.locale.name("fault", &error.fault).to_owned(),
                    |it| it.name.get(setting.locale.language()).to_owned(),
                );
                all.push((error.fault.clone(), title));
            }
        }
        all
    }
}

fn turns(call: &KeptCall) -> u16 {
    let messages = call.log.messages();
    let turns = messages.iter().map(|message| message.turn);
    turns.max().unwrap_or_default()
}

/// What was typed as a reason or a name, on one line with nothing hidden in it.
///
/// # Errors
/// A sentence: there is nothing in it.
pub fn one_line(typed: &str, key: &str, setting: &Setting) -> Result<String, Stop> {
    let line = clean::printable(typed).replace('\n', " ");
    let line = line.trim();
    if line.is_empty() {
        return Err(setting.said(key, ""));
    }
    Ok(line.to_owned())
}

/// Who says it: the name given with the command, or the trainer at the screen.
///
/// # Errors
/// A sentence: nobody was named.
pub fn by(typed: Option<&str>, setting: &Setting) -> Result<String, Stop> {
    let name = typed.or(setting.trainer.as_deref()).unwrap_or_default();
    one_line(name, "cli.word.nobody", setting)
}
