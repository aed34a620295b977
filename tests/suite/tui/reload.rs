//! A file that is being written is saved while it is played: the call goes on, and what is wrong shows in a strip.

use std::{fs, path::PathBuf, sync::Arc};

use duilian::{
    authoring::watch::Reload,
    library::{Library, Provenance, Sources},
    locale::{Language, Locale},
    session::Stage,
    tui::{TuiOptions, action::Action, reload, screens::Screen},
};
use tempfile::TempDir;

use super::{sample, trainee::Trainee};

/// The sample scenario in a file of its own.
struct Desk {
    _folder: TempDir,
    file: PathBuf,
    text: String,
}

const OPENING: &str = "您好，感谢致电晨星电子，我是客服小林，很高兴为您服务。";
const SORRY: &str = "换谁遇到这种事都会着急，真对不住。";

impl Desk {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let text = fs::read_to_string("tests/data/screens/complaint/battery.toml").unwrap();
        Self {
            file: folder.path().join("battery-answer.toml"),
            _folder: folder,
            text,
        }
    }

    fn library(&self, text: &str) -> Library {
        fs::write(&self.file, text).unwrap();
        Library::load(&Sources {
            scenarios: vec![self.file.clone()],
            assets: Vec::new(),
        })
    }

    /// Two replies into the call.
    fn talks(&self, language: Language, size: (u16, u16)) -> Trainee {
        let options = TuiOptions {
            scenario: Some("battery-answer".to_owned()),
            ..TuiOptions::new(Locale::load(language))
        };
        let mut trainee = Trainee::new(self.library(&self.text), &options, size);
        trainee
            .presses(&["Enter", "Enter"])
            .types(OPENING)
            .press("Enter");
        trainee.waits(5).types(SORRY).press("Enter");
        trainee
    }

    fn saves(&self, trainee: &mut Trainee, from: &str, to: &str) {
        assert!(self.text.contains(from), "{from}");
        let library = self.library(&self.text.replace(from, to));
        assert_eq!(library.diagnostics, []);
        reload::take_up(&mut trainee.model, Reload::Good(Arc::new(library)));
        trainee.does(Action::Clock);
    }

    fn breaks(&self, trainee: &mut Trainee) {
        let library = self.library(&self.text.replacen("title ", "titel ", 1));
        let mut wrong = library.diagnostics;
        for found in &mut wrong {
            let mut file = (*found.file).clone();
            "练习/battery-answer.toml".clone_into(&mut file.name);
            found.file = Arc::new(file);
        }
        reload::take_up(&mut trainee.model, Reload::Faulty(wrong));
        trainee.does(Action::Clock);
    }
}

fn hold(name: &str, show: impl Fn(&Desk, &mut Trainee)) {
    for language in [Language::Zh, Language::En] {
        for size in [(80, 24), (120, 40)] {
            let desk = Desk::new();
            let mut trainee = desk.talks(language, size);
            show(&desk, &mut trainee);
            let name = format!("{name}-{}-{}x{}", language.code(), size.0, size.1);
            insta::assert_snapshot!(name, trainee.picture());
        }
    }
}

const SECOND: &str = "那你说怎么办？";

#[test]
fn a_strip_says_what_is_wrong_with_the_file() {
    hold("reload_wrong", Desk::breaks);
}

#[test]
fn a_key_shows_all_that_is_wrong() {
    hold("reload_wrong_all", |desk, trainee| {
        desk.breaks(trainee);
        trainee.press("F12");
    });
}

#[test]
fn a_notice_says_from_where_the_call_goes_on() {
    hold("reload_notice", |desk, trainee| {
        desk.saves(trainee, SECOND, "别说好听的，怎么解决？");
    });
}

#[test]
fn a_line_that_was_changed_is_heard_at_once() {
    let desk = Desk::new();
    let mut trainee = desk.talks(Language::Zh, (80, 24));
    trainee.sees(SECOND);
    desk.saves(&mut trainee, SECOND, "别说好听的，怎么解决？");
    trainee
        .sees("别说好听的")
        .sees_no(SECOND)
        .sees("从第 3 轮继续");
    trainee.types("签").sees_no("从第 3 轮继续");
    let running = trainee.model.running.as_ref().unwrap();
    assert_eq!(running.sitting.state.turn, 2);
    assert_eq!(running.sitting.stage, Stage::Talking);
}

#[test]
fn what_is_being_typed_stays_and_the_call_with_it() {
    let desk = Desk::new();
    let mut trainee = desk.talks(Language::Zh, (80, 24));
    trainee.types("签收30天内");
    let before = trainee.model.running.as_ref().unwrap().sitting.log.clone();
    desk.saves(&mut trainee, "免收运费", "免收来回运费");
    trainee.sees("签收30天内").sees("说过的话都还在");
    let after = &trainee.model.running.as_ref().unwrap().sitting.log;
    assert_eq!(*after, before);
    desk.saves(&mut trainee, SECOND, "别说好听的，怎么解决？");
    trainee.sees("签收30天内").sees("别说好听的");
    trainee.types("可以退").press("Enter").sees("第 3 轮");
}

#[test]
fn replies_that_were_left_out_are_offered_one_by_one() {
    let desk = Desk::new();
    let mut trainee = desk.talks(Language::Zh, (80, 24));
    trainee
        .types("您别急。")
        .press("Enter")
        .types("稍等。")
        .press("Enter");
    desk.saves(&mut trainee, "你们到底懂不懂？", "到底谁说了算？");
    trainee
        .sees("到底谁说了算")
        .sees_no(SECOND)
        .sees("从第 2 轮继续");
    let draft = |trainee: &Trainee| trainee.model.running.as_ref().unwrap().draft.text();
    assert_eq!(draft(&trainee), SORRY);
    trainee.press("Enter").sees(SECOND);
    assert_eq!(draft(&trainee), "您别急。");
    trainee.types("我来处理。").press("Enter");
    assert_eq!(
        draft(&trainee),
        "",
        "who says something else is on their own way"
    );
}

#[test]
fn the_strip_goes_when_the_file_is_right_again() {
    let desk = Desk::new();
    let mut trainee = desk.talks(Language::Zh, (80, 24));
    desk.breaks(&mut trainee);
    trainee.sees("titel").sees(SECOND);
    trainee.types("稍等").press("Enter").sees("titel");
    desk.saves(&mut trainee, "免收运费", "免收来回运费");
    trainee.sees_no("titel").sees("文件已更新");
    trainee.press("F12");
    assert!(trainee.model.dialog.is_none());
}

#[test]
fn a_scored_call_is_scored_anew() {
    let desk = Desk::new();
    let mut trainee = desk.talks(Language::Zh, (80, 24));
    trainee.presses(&["F4", "Enter", "F4", "Enter"]);
    assert!(matches!(trainee.model.screen(), Screen::Scorecard(_)));
    desk.saves(&mut trainee, "免收运费", "免收来回运费");
    assert!(matches!(trainee.model.screen(), Screen::Scorecard(_)));
    let running = trainee.model.running.as_ref().unwrap();
    assert!(running.sitting.scorecard.is_some());
    desk.saves(&mut trainee, SECOND, "别说好听的，怎么解决？");
    assert!(matches!(trainee.model.screen(), Screen::Call));
    trainee.sees("别说好听的").sees("从第 3 轮继续");
}

#[test]
fn before_the_call_the_brief_is_the_new_one() {
    let desk = Desk::new();
    let options = TuiOptions {
        scenario: Some("battery-answer".to_owned()),
        ..TuiOptions::new(Locale::load(Language::Zh))
    };
    let mut trainee = Trainee::new(desk.library(&desk.text), &options, (80, 24));
    desk.saves(&mut trainee, "人为损坏除外", "人为损坏不退");
    trainee.sees("人为损坏不退").sees("文件已更新");
}

#[test]
fn a_library_that_is_not_watched_has_no_strip() {
    let mut trainee = Trainee::new(
        sample::library(),
        &TuiOptions::new(Locale::load(Language::Zh)),
        (80, 24),
    );
    trainee.press("F12");
    assert!(trainee.model.dialog.is_none());
}

#[test]
fn home_says_whose_an_own_scenario_is() {
    let desk = Desk::new();
    let mut library = desk.library(&desk.text);
    let version = "1.2.0".parse().unwrap();
    let pack = Provenance::Pack {
        name: "retail".to_owned(),
        version: Some(version),
    };
    let folder = desk.file.parent().unwrap().to_owned();
    library.homes.push((folder, pack));
    let options = TuiOptions::new(Locale::load(Language::Zh));
    let mut trainee = Trainee::new(library, &options, (120, 40));
    trainee
        .types("xhdc")
        .sees("来源")
        .sees("场景包 retail 1.2.0，代替内置");
}

#[test]
fn scenarios_that_come_after_the_first_screen_leave_chosen_what_was_chosen() {
    let mut trainee = Trainee::zh();
    let few = trainee.model.library.scenarios.len();
    trainee.press("Down");
    let chosen = trainee.model.home.selected(&trainee.model.library).unwrap();
    let chosen = chosen.scenario.id.clone();
    let folder = tempfile::tempdir().unwrap();
    for id in ["first", "second"] {
        let text = "format = 1\ntitle = \"自己的\"\ncategory = \"consult\"\n[customer]\nname = \"钱女士\"\n\
            [[beat]]\nname = \"ask\"\nlines = [\"你好,问个事。\"]\nuntil = \"did:greeting\"\n";
        fs::write(folder.path().join(format!("{id}.toml")), text).unwrap();
    }
    let library = Library::load(&Sources {
        scenarios: vec!["tests/data/screens".into(), folder.path().to_owned()],
        assets: Vec::new(),
    });
    duilian::tui::reload::take_up_whole(&mut trainee.model, library.into());
    assert!(trainee.model.library.scenarios.len() >= few + 2);
    let still = trainee.model.home.selected(&trainee.model.library).unwrap();
    assert_eq!(still.scenario.id, chosen);
    assert_eq!(trainee.model.notice, None);
}
