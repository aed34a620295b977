//! `duilian` alone, and `duilian play` without lines: the screens.

use crate::{
    authoring::watch::Watch,
    cli::{
        arguments::PlayArguments,
        exit::Exit,
        host::Host,
        setting::{Setting, Stop},
    },
    engine::{Scenario, chance::Seed},
    library::Library,
    record::{CallId, Instant},
    tui::{self, Opening, Outside, TuiError, TuiOptions},
};

/// The trainer, at its home screen.
pub fn run(setting: &Setting) -> Result<Exit, Stop> {
    needs_terminal(setting)?;
    let (built_in, library) = setting.libraries()?;
    let outside = Outside {
        watch: None,
        place: setting.place(),
        built_in: Some(built_in),
        library,
    };
    screens(Library::heads(), &options(setting), outside, setting)
}

/// The trainer, at one scenario.
pub fn call(
    library: Library,
    scenario: &Scenario,
    watch: Option<Watch>,
    arguments: &PlayArguments,
    setting: &Setting,
) -> Result<Exit, Stop> {
    needs_terminal(setting)?;
    let options = TuiOptions {
        scenario: Some(scenario.id.to_string()),
        persona: arguments.persona.clone(),
        mode: Some(arguments.mode.into()),
        ..options(setting)
    };
    // While a scenario is being written, calls are trials: nobody's practice.
    let outside = Outside {
        place: setting.place().filter(|_| watch.is_none()),
        watch,
        ..Outside::default()
    };
    screens(library, &options, outside, setting)
}

/// The trainer, at the model call of a scenario.
pub fn listening(library: Library, scenario: &Scenario, setting: &Setting) -> Result<Exit, Stop> {
    needs_terminal(setting)?;
    let options = TuiOptions {
        scenario: Some(scenario.id.to_string()),
        opening: Opening::ModelCall,
        ..options(setting)
    };
    let outside = Outside {
        place: setting.place(),
        ..Outside::default()
    };
    screens(library, &options, outside, setting)
}

/// How the screens begin, as the arguments say.
pub fn options(setting: &Setting) -> TuiOptions {
    TuiOptions {
        ascii: setting.ascii,
        colour: setting.colours(true),
        seed: setting.seed,
        trainee: setting.who().map(str::to_owned),
        guess: Host::user().unwrap_or_default(),
        trainer: setting.trainer.is_some(),
        ..TuiOptions::new(setting.locale.clone())
    }
}

fn screens(
    library: Library,
    options: &TuiOptions,
    outside: Outside,
    setting: &Setting,
) -> Result<Exit, Stop> {
    match tui::run(library, options, outside, &mut World(&setting.host)) {
        Ok(()) => Ok(Exit::Fine),
        Err(TuiError::Signal(signal)) => Ok(Exit::Signal(signal)),
        Err(error @ TuiError::Terminal(_)) => {
            Err(setting.said("cli.screen_failed", &error.to_string()))
        }
    }
}

/// What the screens may ask of the world.
struct World<'a>(&'a Host);

impl tui::Host for World<'_> {
    fn now(&mut self) -> u64 {
        self.0.now().0
    }

    fn instant(&mut self) -> Instant {
        Host::instant()
    }

    fn seed(&mut self) -> Seed {
        Host::fresh_seed()
    }

    fn call_id(&mut self) -> CallId {
        Host::call_id()
    }
}

/// Screens need a terminal on both sides.
fn needs_terminal(setting: &Setting) -> Result<(), Stop> {
    if Host::stdin_is_terminal() && Host::stdout_is_terminal() {
        Ok(())
    } else {
        Err(Stop::Said(
            setting.locale.text("cli.no_terminal").to_owned(),
        ))
    }
}
