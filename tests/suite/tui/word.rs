//! A finding is disputed with a key, waits in the trainer's queue, and is settled by a word that the trainee sees.

use std::{fs, path::Path, sync::LazyLock};

use duilian::{
    library::{Library, Sources},
    locale::{Language, Locale},
    record::{Judgement, WordKind},
    store::{Store, sqlite::Records},
    tui::{TuiOptions, records::Want, screens::Screen},
};
use tempfile::TempDir;

use super::{
    desk::{Desk, place},
    trainee::Trainee,
};

const SIZES: [(u16, u16); 2] = [(80, 24), (120, 40)];

fn options(language: Language, name: &str, trainer: bool) -> TuiOptions {
    TuiOptions {
        trainee: Some(name.to_owned()),
        trainer,
        ..TuiOptions::new(Locale::load(language))
    }
}

fn trainee(name: &str) -> Trainee {
    let options = options(Language::Zh, name, false);
    Trainee::new(Library::load(&Sources::default()), &options, (80, 24))
}

fn trainer(language: Language, size: (u16, u16)) -> Trainee {
    let options = options(language, "陈老师", true);
    let mut trainer = Trainee::new(Library::load(&Sources::default()), &options, size);
    // An hour later.
    trainer.model.now = 3_600_000;
    trainer
}

/// Lin talks, is suspected of an insult in the third turn, and disputes what the program found in the first.
static DISPUTED: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let folder = TempDir::new().unwrap();
    let mut lin = talked(folder.path());
    let mut desk = Desk::open(&mut lin, folder.path());
    open(&mut lin, &mut desk, Some(1));
    lin.press("s").types("我问候了").press("Enter");
    desk.serve(&mut lin);
    drop(desk);
    let records = Records::open(&place(folder.path()).records).unwrap();
    assert_eq!(records.queue().unwrap().len(), 2);
    drop(records);
    fs::read(place(folder.path()).records).unwrap()
});

/// A folder with that call.
pub(crate) fn disputed() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(place(folder.path()).records, &*DISPUTED).unwrap();
    folder
}

/// A call to its sheet, kept in the folder.
fn talked(folder: &Path) -> Trainee {
    let mut options = options(Language::Zh, "小林", false);
    options.scenario = Some("battery-answer".to_owned());
    let library = Library::load(&Sources::default());
    let mut lin = Trainee::new(library, &options, (80, 24));
    let mut desk = Desk::open(&mut lin, folder);
    lin.presses(&["Enter", "Enter"]);
    for reply in [
        "您好，感谢致电晨星电子，我是客服小林，很高兴为您服务。",
        "请问您的订单号是多少？",
        "您这脾气真是有病吧。",
    ] {
        lin.model.now += 4_000;
        lin.types(reply).press("Enter");
        desk.serve(&mut lin);
    }
    lin.presses(&["F4", "Enter", "F4", "Enter"]);
    desk.serve(&mut lin);
    drop(desk);
    trainee("小林")
}

fn open(who: &mut Trainee, desk: &mut Desk, turn: Option<u16>) {
    let id = duilian::record::CallId("call-1".to_owned());
    who.model.records.want(id, Want::Review(turn));
    who.press("F12");
    desk.serve(who);
}

fn hold(name: &str, show: impl Fn(&mut Trainee, &mut Desk)) {
    for language in [Language::Zh, Language::En] {
        for size in SIZES {
            let folder = disputed();
            let mut trainer = trainer(language, size);
            let mut desk = Desk::open(&mut trainer, folder.path());
            show(&mut trainer, &mut desk);
            let name = format!("{name}-{}-{}x{}", language.code(), size.0, size.1);
            insta::assert_snapshot!(name, trainer.picture());
        }
    }
}

fn queue(trainer: &mut Trainee, desk: &mut Desk) {
    trainer.press("F9");
    desk.serve(trainer);
}

/// The review of what waits at that row of the queue.
fn looks(trainer: &mut Trainee, desk: &mut Desk, row: usize) {
    queue(trainer, desk);
    for _ in 0..row {
        trainer.press("Down");
    }
    trainer.press("Enter");
    desk.serve(trainer);
}

#[test]
fn a_trainee_disputes_a_finding_with_a_key_and_a_reason() {
    let folder = TempDir::new().unwrap();
    let mut lin = talked(folder.path());
    let mut desk = Desk::open(&mut lin, folder.path());
    open(&mut lin, &mut desk, Some(1));
    // As the line of keys writes it, and with Caps Lock on.
    lin.sees("S 申诉").press("Right").press("Shift+S");
    insta::assert_snapshot!("dispute-zh-80x24", lin.picture());
    lin.press("Enter").sees("请写明理由");
    lin.types("开场白我说全了").press("Enter");
    desk.serve(&mut lin);
    lin.sees("已申诉  开场白我说全了");
    lin.press("s").sees("已经申诉过");
    drop(desk);
    let records = Records::open(&place(folder.path()).records).unwrap();
    let appeal = &records.appeals(None).unwrap()[0];
    assert_eq!((appeal.turn, appeal.settled), (1, false));
    assert_eq!(appeal.reason, "开场白我说全了");
}

#[test]
fn a_dispute_that_cannot_be_written_is_taken_off_the_screen_again() {
    let folder = disputed();
    let mut lin = trainee("小林");
    let mut desk = Desk::open(&mut lin, folder.path());
    open(&mut lin, &mut desk, Some(1));
    // From now on the file refuses a second one, as a full disk would.
    let other = rusqlite::Connection::open(place(folder.path()).records).unwrap();
    let refusing = "CREATE UNIQUE INDEX one_appeal ON appeal (call)";
    other.execute_batch(refusing).unwrap();
    lin.press("Right").press("s");
    lin.types("这里我也说了").press("Enter");
    lin.sees("已申诉  这里我也说了");
    desk.serve(&mut lin);
    lin.sees("没有保存上：").sees_no("这里我也说了");
}

#[test]
fn nobody_disputes_what_is_not_theirs_or_not_kept() {
    let folder = disputed();
    let mut other = trainee("小周");
    let mut desk = Desk::open(&mut other, folder.path());
    open(&mut other, &mut desk, Some(1));
    other.press("s").sees("只能对自己的通话提出申诉");
    assert!(other.model.dialog.is_none());
    let mut nobody = trainee("小林");
    nobody.press("F9").sees("待复核的只有讲师处理");
}

#[test]
fn the_queue_shows_what_waits() {
    hold("queue", |trainer, desk| {
        queue(trainer, desk);
    });
    hold("queue-second", |trainer, desk| {
        queue(trainer, desk);
        trainer.press("Down");
    });
}

#[test]
fn an_empty_queue_says_what_will_stand_there() {
    for language in [Language::Zh, Language::En] {
        let folder = TempDir::new().unwrap();
        let mut trainer = trainer(language, (80, 24));
        let mut desk = Desk::open(&mut trainer, folder.path());
        trainer.press("F9");
        trainer.sees(if language == Language::Zh {
            "正在读取"
        } else {
            "Reading"
        });
        desk.serve(&mut trainer);
        let name = format!("queue-empty-{}-80x24", language.code());
        insta::assert_snapshot!(name, trainer.picture());
    }
}

#[test]
fn enter_opens_the_review_at_what_waits() {
    hold("judging", |trainer, desk| looks(trainer, desk, 1));
    hold("judging-dispute", |trainer, desk| looks(trainer, desk, 0));
}

#[test]
fn what_is_chosen_comes_into_sight() {
    let folder = disputed();
    let mut chen = trainer(Language::Zh, (80, 24));
    let mut desk = Desk::open(&mut chen, folder.path());
    looks(&mut chen, &mut desk, 0);
    chen.press("End").sees("▸ · 共情").sees_no("▸ · 结果正确");
    chen.press("Left");
    insta::assert_snapshot!("chosen-last-zh-80x24", chen.picture());
    chen.press("Right").sees("▸ · 共情");
}

#[test]
fn the_forms_of_a_trainer() {
    hold("overrule", |trainer, desk| {
        looks(trainer, desk, 0);
        trainer
            .press("j")
            .types("1.5")
            .press("Tab")
            .types("“您好”说了");
    });
    hold("overrule-fatal", |trainer, desk| {
        looks(trainer, desk, 1);
        trainer.presses(&["j", "Right"]);
    });
    hold("comment", |trainer, desk| {
        looks(trainer, desk, 0);
        trainer.press("c").types("开场白很完整");
    });
    hold("add-item", |trainer, desk| {
        looks(trainer, desk, 0);
        trainer.press("v");
    });
    hold("mark-example", |trainer, desk| {
        looks(trainer, desk, 0);
        trainer.press("e");
    });
}

#[test]
#[expect(
    clippy::too_many_lines,
    reason = "one word from the queue to both scores"
)]
fn a_word_settles_what_waits_and_both_scores_are_shown() {
    let folder = disputed();
    let mut chen = trainer(Language::Zh, (80, 24));
    let mut desk = Desk::open(&mut chen, folder.path());
    looks(&mut chen, &mut desk, 0);
    chen.press("j").types("9").press("Enter").sees("请写 0 到");
    chen.press("Backspace")
        .types("0")
        .press("Enter")
        .sees("请写明理由");
    chen.types("没报公司").press("Enter");
    desk.serve(&mut chen);
    chen.sees("改为 0/").sees("没报公司").sees("申诉已复核");
    chen.press("c").types("语速再慢一点").press("Enter");
    desk.serve(&mut chen);
    chen.sees("讲师 陈老师：语速再慢一点");
    chen.press("v")
        .types("3")
        .press("Tab")
        .types("声音有笑意")
        .press("Enter");
    desk.serve(&mut chen);
    chen.press("e").types("开场可以学").press("Enter");
    desk.serve(&mut chen);
    chen.sees("案例");
    insta::assert_snapshot!("judged-zh-80x24", chen.picture());
    chen.press("End").sees("语音语调");
    chen.press("Esc");
    insta::assert_snapshot!("scorecard-judged-zh-80x24", chen.picture());
    chen.press("Esc");
    chen.sees("共 1 项").press("Enter");
    desk.serve(&mut chen);
    chen.press("j")
        .press("Right")
        .press("Tab")
        .types("是客户自己的话")
        .press("Enter");
    desk.serve(&mut chen);
    chen.sees("不成立")
        .presses(&["Esc", "Esc"])
        .sees("没有待复核的");
    assert!(matches!(chen.model.screen(), Screen::Queue(_)));
    drop(desk);
    let records = Records::open(&place(folder.path()).records).unwrap();
    let words = records.all_words().unwrap();
    let kinds: Vec<WordKind> = words.iter().map(|(_, word)| word.kind).collect();
    assert_eq!(
        kinds,
        [
            WordKind::Overruled,
            WordKind::Comment,
            WordKind::Added,
            WordKind::Example,
            WordKind::Overruled,
        ]
    );
    assert_eq!(words[4].1.judgement, Some(Judgement::Dropped));
    assert_eq!(words[4].1.turn, 3);
    assert!(words.iter().all(|(_, word)| word.by == "陈老师"));
}

#[test]
fn the_trainee_sees_what_the_trainer_said() {
    for language in [Language::Zh, Language::En] {
        for size in SIZES {
            let folder = disputed();
            let mut chen = trainer(Language::Zh, (80, 24));
            let mut desk = Desk::open(&mut chen, folder.path());
            looks(&mut chen, &mut desk, 0);
            chen.press("j")
                .types("0")
                .press("Tab")
                .types("没报公司")
                .press("Enter");
            chen.press("c").types("语速再慢一点").press("Enter");
            desk.serve(&mut chen);
            drop(desk);
            let options = options(language, "小林", false);
            let library = Library::load(&Sources::default());
            let mut lin = Trainee::new(library, &options, size);
            let mut desk = Desk::open(&mut lin, folder.path());
            open(&mut lin, &mut desk, Some(1));
            let name = format!("{}-{}x{}", language.code(), size.0, size.1);
            insta::assert_snapshot!(format!("review-judged-{name}"), lin.picture());
            lin.press("Esc");
            insta::assert_snapshot!(format!("scorecard-ruled-{name}"), lin.picture());
        }
    }
}

#[test]
fn a_trainer_takes_an_example_back_with_the_same_key() {
    let folder = disputed();
    let mut chen = trainer(Language::Zh, (80, 24));
    let mut desk = Desk::open(&mut chen, folder.path());
    looks(&mut chen, &mut desk, 0);
    chen.press("e").press("Enter").sees("已列入案例库");
    chen.press("e").sees("已从案例库取下").sees_no("案例  第");
    desk.serve(&mut chen);
    drop(desk);
    let records = Records::open(&place(folder.path()).records).unwrap();
    assert_eq!(records.examples(&"battery-answer".into()).unwrap(), []);
}

/// A trainer at the suspected insult.
fn at_the_insult(size: (u16, u16)) -> (TempDir, Trainee, Desk) {
    let folder = disputed();
    let mut chen = trainer(Language::Zh, size);
    let mut desk = Desk::open(&mut chen, folder.path());
    looks(&mut chen, &mut desk, 1);
    (folder, chen, desk)
}

#[test]
fn a_fatal_error_and_its_points_are_one_row_that_says_what_was_ruled() {
    let (_folder, mut chen, mut desk) = at_the_insult((80, 24));
    chen.sees("✗ 辱骂客户  疑似致命，待复核");
    let rows = chen.text().matches("✗ 辱骂客户").count();
    assert_eq!(
        rows,
        2,
        "the sign and the row of the sheet:\n{}",
        chen.text()
    );
    chen.press("j")
        .press("Tab")
        .types("就是辱骂")
        .press("Enter");
    chen.sees("已复核")
        .sees_no("待复核")
        .sees("✗ 辱骂客户  致命差错");
    desk.serve(&mut chen);
    chen.press("j").sees("辱骂客户  致命差错");
    chen.press("Right")
        .press("Tab")
        .types("客户自己说的")
        .press("Enter");
    desk.serve(&mut chen);
    chen.sees_no("待复核").sees("· 辱骂客户  不成立");
    insta::assert_snapshot!("fatal-dropped-zh-80x24", chen.picture());
}

#[test]
fn what_a_trainer_takes_off_is_shown_where_the_step_has_no_more_to_lose() {
    let (_folder, mut chen, mut desk) = at_the_insult((120, 40));
    chen.presses(&["j", "Right", "Right"])
        .sees("改分")
        .sees("-20 到 0");
    chen.press("Tab")
        .types("－１９．５")
        .press("Tab")
        .types("说得太重")
        .press("Enter");
    desk.serve(&mut chen);
    chen.sees("改为 -19.5；这一步").sees("说得太重");
    insta::assert_snapshot!("fault-capped-zh-120x40", chen.picture());
    chen.press("Esc").sees("改为 -19.5；这一步");
}

#[test]
fn points_that_cannot_be_meant_are_told_with_range_and_decimals() {
    let (_folder, mut chen, _desk) = at_the_insult((80, 24));
    chen.presses(&["j", "Right", "Right", "Tab"]);
    for typed in ["", "abc", "-3.555", "5"] {
        chen.press("Ctrl+U").types(typed).press("Enter");
        chen.sees("请写 -20 到 0 之间的数，最多两位小数，例如 -10");
    }
}

#[test]
fn what_was_written_stands_there_again_after_esc() {
    let (_folder, mut chen, mut desk) = at_the_insult((80, 24));
    chen.press("c").press("Enter").sees("请写下评语");
    chen.types("语速再慢一点").press("Esc").sees("先留着");
    chen.press("j")
        .press("Right")
        .press("Tab")
        .types("不是骂人")
        .press("Esc");
    chen.press("Up")
        .press("c")
        .sees_no("语速再慢一点")
        .press("Esc");
    chen.sees_no("先留着").press("Down");
    chen.press("j")
        .sees("‹ 不成立 ›")
        .sees("不是骂人")
        .press("Esc");
    chen.press("c").sees("语速再慢一点").press("Enter");
    desk.serve(&mut chen);
    chen.press("c").sees_no("先留着");
    let form = chen.text();
    assert_eq!(
        form.matches("语速再慢一点").count(),
        1,
        "only the comment itself:\n{form}"
    );
}

#[test]
fn points_for_what_nobody_heard_are_added_and_not_changed() {
    let (_folder, mut chen, mut desk) = at_the_insult((80, 24));
    chen.press("v")
        .press("Tab")
        .types("3.5")
        .press("Tab")
        .types("有笑意")
        .press("Enter");
    chen.sees("已补评");
    desk.serve(&mut chen);
    chen.press("End").sees("补评 3.5/").sees_no("改为");
}

#[test]
fn a_long_reason_leaves_room_for_the_rest_of_the_sheet() {
    let (_folder, mut chen, mut desk) = at_the_insult((80, 24));
    let long = "这一轮说得不够清楚，".repeat(60);
    chen.press("j").press("Tab").types(&long).press("Enter");
    desk.serve(&mut chen);
    chen.press("Esc")
        .sees("成立，一票否决")
        .sees("任何情况下都不能辱骂")
        .sees("说得…");
    insta::assert_snapshot!("scorecard-long-reason-zh-80x24", chen.picture());
}

#[test]
fn a_long_reason_is_whole_below_what_is_chosen_and_folded_below_the_rest() {
    let (_folder, mut chen, mut desk) = at_the_insult((80, 24));
    let long = "这一轮说得不够清楚，".repeat(20);
    chen.press("j").press("Tab").types(&long);
    // The form is smaller than the reason, and says so.
    chen.sees("↑").press("Enter");
    desk.serve(&mut chen);
    let rows = |chen: &Trainee| chen.text().matches("不够清楚").count();
    let whole = rows(&chen);
    assert!(whole > 4, "{}", chen.text());
    chen.press("Right").sees("…");
    assert!(rows(&chen) <= 1, "{}", chen.text());
    chen.press("Left");
    assert_eq!(rows(&chen), whole);
}

#[test]
fn the_turn_stands_before_the_title_and_a_long_reason_says_that_it_goes_on() {
    let folder = disputed();
    let mut lin = trainee("小林");
    let mut desk = Desk::open(&mut lin, folder.path());
    open(&mut lin, &mut desk, Some(2));
    let long = "我当时是先核对了订单号再往下说的，".repeat(60);
    lin.press("s").types(&long).press("Enter");
    desk.serve(&mut lin);
    drop(desk);
    let mut chen = trainer(Language::Zh, (80, 24));
    let mut desk = Desk::open(&mut chen, folder.path());
    queue(&mut chen, &mut desk);
    for turn in ["第 1 轮", "第 2 轮", "第 3 轮"] {
        chen.sees(turn);
    }
    insta::assert_snapshot!("queue-long-zh-80x24", chen.picture());
    chen.press("F1").sees("打开这一轮");
}

#[test]
fn the_history_shows_what_a_call_came_to_after_the_trainers_words() {
    let (_folder, mut chen, mut desk) = at_the_insult((80, 24));
    chen.press("v").press("Tab").types("4").press("Tab");
    chen.types("很亲切").press("Enter");
    desk.serve(&mut chen);
    chen.press("Esc").sees("讲师评分");
    let text = chen.text();
    let (_, both) = text.split_once("讲师评分 ").unwrap();
    let (trainer, rest) = both.split_once("，程序评分 ").unwrap();
    let (program, _) = rest.split_once('。').unwrap();
    assert_ne!(trainer, program);
    let (trainer, program) = (trainer.to_owned(), program.to_owned());
    chen.presses(&["Esc", "Esc", "F7"]);
    desk.serve(&mut chen);
    chen.sees(&format!("{trainer} 不合格"));
    chen.sees(&format!("讲师评分 {trainer}，程序评分 {program}。"));
}
