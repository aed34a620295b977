//! The files were saved while the program runs: the screens go on with what stands in them now.

use std::sync::Arc;

use super::{
    dialogs::{Dialog, Page},
    model::Model,
    running::Running,
    screens::{Screen, brief::BriefScreen},
};
use crate::{
    authoring::watch::Reload,
    engine::{Script, chance::Seed},
    library::{Library, ScriptError},
    report::diagnostics,
    session::{Replayed, Stage},
    source::Diagnostic,
    text::Name,
};

/// Takes up what was saved. With errors in it all stays as it is, and the strip says what is wrong.
pub fn take_up(model: &mut Model, reload: Reload) {
    match reload {
        Reload::Faulty(wrong) => model.wrong = wrong,
        Reload::Good(library) => {
            model.wrong.clear();
            change(model, library);
        }
    }
}

const MISSING: &str = "missing-key";

/// All findings of the strip, each with its line.
pub fn page(model: &Model) -> Option<Dialog> {
    if model.wrong.is_empty() {
        return None;
    }
    let text = diagnostics::render(&model.wrong, &model.locale, false);
    let title = model.text("dialog.wrong.title").to_owned();
    Some(Dialog::Page(Page::new(title, text)))
}

/// The first thing that is wrong, in the order of files and places. What is missing has no place of its own and is often
/// only misspelt, so it comes last.
pub fn first(wrong: &[Diagnostic]) -> Option<&Diagnostic> {
    wrong
        .iter()
        .min_by_key(|found| (found.code == MISSING, &found.file.name, found.span))
}

/// The library with all scenarios has come after the first screen. A brief that is open already speaks of what there is now.
pub fn take_up_whole(model: &mut Model, library: Arc<Library>) {
    stock(model, library);
    if let Err(error) = renew_briefs(model) {
        model.notice = Some(crate::report::faults::script_error(&error, &model.locale));
    }
}

/// Another library comes in place of the one before: what was chosen at home stays chosen.
fn stock(model: &mut Model, library: Arc<Library>) {
    let selected = model
        .home
        .selected(&model.library)
        .map(|shelved| shelved.scenario.id.clone());
    model.library = library;
    model.records.forget_today();
    model
        .home
        .stock(&model.library, &model.locale, selected.as_ref());
}

fn change(model: &mut Model, library: Arc<Library>) {
    stock(model, library);
    let notice = match renewed(model) {
        Ok(notice) => notice,
        Err(error) => {
            model.notice = Some(crate::report::faults::script_error(&error, &model.locale));
            return;
        }
    };
    model.notice = Some(notice);
}

/// The scripts of what is shown and of the call made anew; what is to be said about it.
fn renewed(model: &mut Model) -> Result<String, ScriptError> {
    renew_briefs(model)?;
    let on = model.running.as_ref();
    let id = on.map(|running| running.sitting.script.scenario.id.clone());
    let seed = on.map_or(model.seed, |running| running.sitting.seed);
    let script = id.map_or(Ok(None), |id| script(model, &id, seed))?;
    let rubric = model.library.rubric();
    let Some((running, script)) = model.running.as_mut().zip(script) else {
        return Ok(model.text("reload.done").to_owned());
    };
    let replayed = running.sitting.replayed_on(script, rubric);
    let said = notice(model, &replayed);
    take_call_up(model, replayed);
    Ok(said)
}

fn renew_briefs(model: &mut Model) -> Result<(), ScriptError> {
    let mut screens = std::mem::take(&mut model.screens);
    let mut made = Ok(());
    for screen in &mut screens {
        if let Screen::Brief(brief) = screen {
            match script(model, &brief.script.scenario.id, model.seed) {
                Ok(Some(script)) => renew(brief, script),
                Ok(None) => {}
                Err(error) => made = Err(error),
            }
        }
    }
    model.screens = screens;
    made
}

/// The script of a scenario as it is now, for the persona chosen at home; `None` where it is no more.
fn script(model: &Model, id: &Name, seed: Seed) -> Result<Option<Arc<Script>>, ScriptError> {
    let persona = model.home.persona.given();
    let shelved = model.library.scenario(id);
    let script = shelved.map(|it| {
        let library = &model.library;
        library.script(&it.scenario, persona.as_deref(), seed)
    });
    script.transpose()
}

fn renew(brief: &mut BriefScreen, script: Arc<Script>) {
    let same = brief.script.company == script.company;
    if same {
        brief.script = script;
    } else {
        *brief = *BriefScreen::new(script, brief.mode);
    }
}

fn notice(model: &Model, replayed: &Replayed) -> String {
    let turn = replayed.sitting.state.turn;
    match (replayed.otherwise, turn) {
        (false, 0) => model.text("reload.done").to_owned(),
        (false, _) => model.text("reload.same").to_owned(),
        (true, 0) => model.text("reload.opening").to_owned(),
        (true, _) => {
            let next = turn + 1;
            let over = replayed.sitting.stage == Stage::Ticket;
            let key = if over {
                "reload.over"
            } else {
                "reload.otherwise"
            };
            model
                .locale
                .format(key, &[("turn", &turn), ("next", &next)])
        }
    }
}

fn take_call_up(model: &mut Model, replayed: Replayed) {
    let (now, wall) = (model.now, model.wall);
    let otherwise = replayed.otherwise;
    let Some(running) = model.running.as_mut() else {
        return;
    };
    let was_scored = running.sitting.stage == Stage::Scored;
    running.take_up(replayed, now);
    if !otherwise {
        if was_scored {
            running.finish(wall);
        }
        return;
    }
    // A question about where the call was is no question any more; what is being typed stays.
    if matches!(model.dialog, Some(Dialog::Question(_) | Dialog::Menu(_))) {
        model.dialog = None;
    }
    let shows_call = |screen: &Screen| {
        matches!(
            screen,
            Screen::Call | Screen::Ticket | Screen::Scorecard(_) | Screen::Review(_)
        )
    };
    if model.screens.iter().any(shows_call) {
        model.go(Screen::Call);
    }
}

impl Running {
    /// Goes on with a call that was played again. Where it went otherwise, the clock goes on from there.
    fn take_up(&mut self, replayed: Replayed, now: u64) {
        let otherwise = replayed.otherwise;
        self.sitting = replayed.sitting;
        if otherwise {
            self.stand_at_the_end(now);
            self.say_again(replayed.unsaid);
            if self.sitting.stage == Stage::Talking && !self.clock.is_paused() {
                self.typed(true, now);
            }
        }
        self.refresh();
    }
}
