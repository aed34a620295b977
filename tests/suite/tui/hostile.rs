//! Past calls in which somebody changed numbers are drawn, or told to be damaged: nothing falls over.

use duilian::{
    engine::REVISION,
    library::{Library, Sources},
    locale::{Language, Locale},
    record::{CallId, Edition, Summary},
    store::{Store, sqlite::Records},
    tui::{TuiOptions, action::Action, records::Want},
};
use rusqlite::{Connection, params};
use serde_json::Value;

use super::{
    desk::{Desk, place},
    trainee::Trainee,
};
use crate::store::{LIBRARY, PLAYED, hostile::renumbered, new_call, sheet};

struct Changed {
    trainee: Trainee,
    desk: Desk,
    database: Connection,
    call: CallId,
    _folder: tempfile::TempDir,
}

fn a_call() -> Changed {
    let folder = tempfile::tempdir().unwrap();
    let mut call = new_call("c1", "小王", 0);
    call.edition = Edition::new(LIBRARY.texts());
    call.scenario_text = LIBRARY
        .scenario("battery-answer")
        .unwrap()
        .text()
        .to_string();
    "emotional".clone_into(&mut call.origins.persona);
    call.engine = REVISION;
    let path = place(folder.path()).records;
    let mut records = Records::open(&path).unwrap();
    records.begin(&call).unwrap();
    for (entry, place) in PLAYED.log.entries.iter().zip(0..) {
        records.keep(&call.id, place, entry).unwrap();
    }
    let sheet = sheet();
    let summary = Summary::of(&sheet.scorecard, &PLAYED.log);
    records.score(&call.id, &sheet, &summary).unwrap();
    drop(records);
    let options = TuiOptions {
        trainer: true,
        trainee: Some("陈老师".to_owned()),
        ..TuiOptions::new(Locale::load(Language::Zh))
    };
    let library = Library::load(&Sources::default());
    let mut trainee = Trainee::new(library, &options, (100, 30));
    let desk = Desk::open(&mut trainee, folder.path());
    Changed {
        trainee,
        desk,
        database: Connection::open(&path).unwrap(),
        call: call.id,
        _folder: folder,
    }
}

impl Changed {
    /// The sheet and each turn of the review are looked at.
    fn is_looked_at(&mut self) {
        let trainee = &mut self.trainee;
        trainee
            .model
            .records
            .want(self.call.clone(), Want::Review(None));
        trainee.does(Action::Clock);
        self.desk.serve(trainee);
        trainee.presses(&[
            "Down", "PgDn", "Enter", "Down", "Right", "Down", "Tab", "End", "Esc", "Esc",
        ]);
        self.desk.serve(trainee);
    }
}

#[test]
fn a_sheet_of_any_numbers_is_drawn() {
    let mut changed = a_call();
    let right = serde_json::to_value(&sheet().scorecard).unwrap();
    for other in renumbered(&right, 29) {
        let changes = "UPDATE sheet SET body = ?1";
        changed
            .database
            .execute(changes, [other.to_string()])
            .unwrap();
        changed.is_looked_at();
    }
}

#[test]
fn a_log_of_any_numbers_is_drawn() {
    let mut changed = a_call();
    for (entry, place) in PLAYED.log.entries.iter().zip(0_u32..).skip(1).step_by(3) {
        let right: Value = serde_json::to_value(entry).unwrap();
        let changes = "UPDATE entry SET body = ?2 WHERE place = ?1";
        for other in renumbered(&right, 53) {
            let values = params![place, other.to_string()];
            changed.database.execute(changes, values).unwrap();
            changed.is_looked_at();
        }
        let values = params![place, right.to_string()];
        changed.database.execute(changes, values).unwrap();
    }
}
