//! The real program on a real pseudo-terminal: a whole call by keys, the cursor's cell, and the terminal given back.

mod kill;
mod practice;
mod terminal;
mod word;

use rstest::rstest;

use duilian::{
    engine::chance::Seed,
    library::{Library, Sources},
    locale::{Language, Locale},
    record::{CallId, Instant},
    tui::{self, TuiOptions},
};
use terminal::Session;

/// Types a reply, looks at the cursor's cell on the way, and sends it.
fn says(session: &mut Session, reply: &str) {
    session.types(reply);
    session.waits_for_cursor_after(reply);
    session.sends("\r");
}

#[test]
fn a_whole_call_in_chinese_from_home_to_review() {
    let mut session = Session::start(&["--lang", "zh", "--seed", "3"]);
    session.waits_for("选一个场景");
    session.types("xhdc");
    session.waits_for("续航答错");
    session.sends("\r");
    session.waits_for("电话就会响起");
    session.sends("\r");
    session.waits_for("按 Enter 接听");
    session.sends("\r");
    session.waits_for("已接听");
    says(
        &mut session,
        "您好，感谢致电晨星电子，我是客服小林，很高兴为您服务。",
    );
    session.waits_for("客户");
    says(
        &mut session,
        "换谁遇到这种事都会着急，是我们没说清楚，真对不住。",
    );
    session.waits_for("第 2 轮");
    session.sends("\x1bOS");
    session.waits_for("由你挂断电话");
    session.sends("\r");
    session.waits_for("填写工单");
    session.sends("\r");
    session.waits_for("未选择");
    session.sends("\x1b[C\x1b[C\x13");
    session.waits_for("再按 Ctrl+S 照样提交");
    session.sends("\x13");
    session.waits_for("记在谁名下");
    session.sends("\x15小林\r");
    session.waits_for("现在由 小林 练习");
    session.sends("\r");
    session.waits_for("下一处失分");
    session.sends("\x1b");
    session.waits_for("再练一次");
    session.sends("\x03");
    assert_eq!(session.waits_for_the_end(), 0);
    session.has_its_terminal_back();
}

#[test]
fn what_is_pasted_is_shown_and_never_obeyed() {
    let mut session = Session::start(&["play", "battery-answer"]);
    session.waits_for("电话就会响起");
    session.sends("\r");
    session.waits_for("按 Enter 接听");
    session.sends("\r");
    session.waits_for("已接听");
    session.sends("\x1b[200~甲\r乙\u{202e}\u{1b}[2J丙\x1b[201~");
    session.waits_for("乙丙");
    session.waits_for("已接听");
    session.sends("\x03");
    session.waits_for("练习还没有完成");
    session.sends("\r");
    assert_eq!(session.waits_for_the_end(), 0);
    session.has_its_terminal_back();
}

#[rstest]
#[case("TERM", 143)]
#[case("HUP", 129)]
#[case("INT", 130)]
fn a_signal_ends_it_and_gives_the_terminal_back(#[case] signal: &str, #[case] code: u32) {
    let mut session = Session::start(&[]);
    session.waits_for("选一个场景");
    session.signals(signal);
    assert_eq!(session.waits_for_the_end(), code);
    session.has_its_terminal_back();
}

#[test]
fn a_window_made_tiny_and_large_again_shows_all_again() {
    let mut session = Session::start(&[]);
    session.waits_for("选一个场景");
    session.resizes(1, 1);
    session.resizes(30, 10);
    session.waits_for("窗口太小");
    session.resizes(80, 24);
    session.waits_for("选一个场景");
    session.sends("\x03");
    assert_eq!(session.waits_for_the_end(), 0);
    session.has_its_terminal_back();
}

/// A host whose clock breaks once the screens are open.
struct BrokenHost;

impl tui::Host for BrokenHost {
    fn instant(&mut self) -> Instant {
        Instant::default()
    }

    fn call_id(&mut self) -> CallId {
        CallId("broken".to_owned())
    }

    fn now(&mut self) -> u64 {
        panic!("the clock broke")
    }

    fn seed(&mut self) -> Seed {
        Seed(1)
    }
}

#[test]
#[ignore = "run on a terminal by the test below"]
fn screens_of_a_broken_host() {
    let library = Library::load(&Sources::default());
    let options = TuiOptions::new(Locale::load(Language::Zh));
    let _ = tui::run(library, &options, tui::Outside::default(), &mut BrokenHost);
}

#[test]
fn a_panic_gives_the_terminal_back_and_says_what_happened() {
    let me = std::env::current_exe().unwrap();
    let name = "pty::screens_of_a_broken_host";
    let mut session = Session::of(&me, &["--ignored", "--exact", name, "--nocapture"]);
    assert_eq!(session.waits_for_the_end(), 101);
    session.has_its_terminal_back();
    session.has_written("\u{1b}[?1049h");
    session.has_written("the clock broke");
}

#[test]
fn a_file_saved_while_it_is_played_is_heard_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("written.toml");
    let text = std::fs::read_to_string("tests/data/screens/complaint/battery.toml").unwrap();
    std::fs::write(&file, &text).unwrap();
    let mut session = Session::start(&["play", file.to_str().unwrap(), "--watch"]);
    session.waits_for("电话就会响起");
    session.sends("\r");
    session.waits_for("按 Enter 接听");
    session.sends("\r");
    session.waits_for("已接听");
    says(&mut session, "您好，我是客服小林，很高兴为您服务。");
    session.waits_for("懂不懂");
    says(&mut session, "换谁遇到这种事都会着急，真对不住。");
    session.waits_for("那你说怎么办");
    std::fs::write(&file, text.replacen("title ", "titel ", 1)).unwrap();
    session.waits_for("titel");
    let aside = folder.path().join(".written.toml.swp");
    std::fs::write(
        &aside,
        text.replace("那你说怎么办？", "别绕弯子，怎么解决？"),
    )
    .unwrap();
    std::fs::rename(&aside, &file).unwrap();
    session.waits_for("别绕弯子");
    session.waits_for("从第 3 轮继续");
    session.sends("\x03");
    session.waits_for("练习还没有完成");
    session.sends("\r");
    assert_eq!(session.waits_for_the_end(), 0);
    session.has_its_terminal_back();
}
