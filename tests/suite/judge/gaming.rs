//! What must not pay in any built-in scenario, and what must: a good call, with every persona.

use std::sync::{Arc, LazyLock};

use duilian::{
    engine::{
        Input, Millis, Scenario,
        chance::Seed,
        step::{Mode, Side},
    },
    judge::{Points, Scorecard},
    library::{Library, Sources},
    session::{Sitting, drive},
};

/// The most that a trick may score.
const MOST: Points = Points(3500);

static LIBRARY: LazyLock<Library> = LazyLock::new(|| Library::load(&Sources::default()));

fn scenarios() -> impl Iterator<Item = &'static Arc<Scenario>> {
    LIBRARY.scenarios.iter().map(|shelved| &shelved.scenario)
}

fn sitting(scenario: &Arc<Scenario>, persona: Option<&str>) -> Sitting {
    let script = LIBRARY
        .script(scenario, persona, Seed(1))
        .expect("a script");
    Sitting::new(script, LIBRARY.rubric(), Mode::Practice, Seed(1))
}

fn judged(sitting: &Sitting) -> Scorecard {
    sitting.scorecard.clone().expect("a sheet")
}

fn played(scenario: &Arc<Scenario>, persona: Option<&str>, lines: &[String]) -> Scorecard {
    let mut sitting = sitting(scenario, persona);
    drive::run(&mut sitting, lines, &LIBRARY.spellings).expect("lines that can be read");
    judged(&sitting)
}

/// The inputs of a play, as they are for the customer of this seed.
fn inputs(scenario: &Arc<Scenario>, name: &str) -> Vec<String> {
    let drawn = LIBRARY.drawn(scenario, Seed(1));
    drawn.play(name).expect("a play").inputs.clone()
}

/// The inputs of a play: what is said, and the ticket.
fn model(scenario: &Arc<Scenario>, name: &str) -> (Vec<String>, Vec<String>) {
    inputs(scenario, name)
        .into_iter()
        .partition(|input| !input.starts_with('/'))
}

/// Replies, ten seconds apart, each from what the customer said last.
fn answering(scenario: &Arc<Scenario>, reply: impl Fn(usize, &str) -> String) -> Scorecard {
    let mut sitting = sitting(scenario, None);
    sitting.input(Input::Answer, Millis(0));
    for nth in 0..10 {
        let heard = sitting
            .log
            .messages()
            .iter()
            .rev()
            .find(|message| message.who == Side::Customer)
            .map_or(String::new(), |message| message.text.clone());
        let at = Millis::seconds(10 * (nth as u64 + 1));
        sitting.input(
            Input::Reply {
                text: reply(nth, &heard),
            },
            at,
        );
    }
    sitting.input(Input::Abandon, Millis::seconds(200));
    sitting.finish();
    judged(&sitting)
}

/// Every scenario in which the trick scores more than it may.
fn paying(trick: impl Fn(&Arc<Scenario>) -> Scorecard) -> Vec<String> {
    scenarios()
        .map(|scenario| (&scenario.id, trick(scenario)))
        .filter(|(_, card)| card.total > MOST || card.passed)
        .map(|(id, card)| format!("{id}: {}", card.total))
        .collect()
}

fn all_of(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|line| (*line).to_owned()).collect()
}

#[test]
fn a_heap_of_service_words_in_every_reply_does_not_pay() {
    let heaps = all_of(&[
        "您好欢迎致电客服小林为您服务请问有什么可以帮您理解抱歉登记",
        "理解您的心情非常抱歉已记录请放心马上处理感谢您的支持",
        "抱歉理解登记复述确认请稍等感谢您的耐心等待",
        "您的意思对吗请问具体情况订单号手机号已登记已反馈",
        "给您登记24小时回复您看可以吗满意吗还有其他需要吗",
        "感谢来电祝您生活愉快再见欢迎再次致电",
    ]);
    assert_eq!(
        paying(|scenario| played(scenario, None, &heaps)),
        Vec::<String>::new()
    );
}

#[test]
fn one_good_reply_over_and_over_does_not_pay() {
    let repeated = |scenario: &Arc<Scenario>| {
        let (said, _) = model(scenario, "model");
        said.iter()
            .map(|line| played(scenario, None, &vec![line.clone(); 10]))
            .max_by_key(|card| card.total)
            .expect("a line")
    };
    assert_eq!(paying(repeated), Vec::<String>::new());
}

#[test]
fn the_whole_call_in_the_first_line_does_not_pay() {
    let at_once = |scenario: &Arc<Scenario>| {
        let (said, ticket) = model(scenario, "model");
        let mut lines = vec![said.concat()];
        lines.extend(ticket);
        played(scenario, None, &lines)
    };
    assert_eq!(paying(at_once), Vec::<String>::new());
}

#[test]
fn the_whole_call_in_every_line_does_not_pay() {
    let at_once = |scenario: &Arc<Scenario>| {
        let (said, ticket) = model(scenario, "model");
        let mut lines = vec![said.concat(); 8];
        lines.extend(ticket);
        played(scenario, None, &lines)
    };
    assert_eq!(paying(at_once), Vec::<String>::new());
}

#[test]
fn naming_what_one_should_do_does_not_pay() {
    let mentions = all_of(&[
        "客服要求第一句必须问候并自报家门。",
        "我们的流程是先共情再致歉。",
        "道歉也没有用,共情也没有用。",
        "按培训应该说理解您的心情,但我不说。",
        "质检会看我有没有复述确认。",
        "下一步是开放式提问和封闭式提问。",
        "这里本来该给时限承诺和解决方案。",
        "标准话术是“请问还有其他可以帮您的吗”。",
        "最后一步叫感谢和道别祝福。",
    ]);
    assert_eq!(
        paying(|scenario| played(scenario, None, &mentions)),
        Vec::<String>::new()
    );
}

#[test]
fn the_sheets_model_sentences_one_a_reply_do_not_pay() {
    let rubric = LIBRARY.rubric();
    let models: Vec<String> = rubric
        .items
        .iter()
        .map(|item| {
            item.model
                .replace("{company}", "晨星电子")
                .replace("{agent}", "小林")
        })
        .filter(|model| !model.is_empty() && !model.contains('{'))
        .collect();
    assert_eq!(
        paying(|scenario| played(scenario, None, &models)),
        Vec::<String>::new()
    );
}

#[test]
fn the_customers_own_words_do_not_pay() {
    let copied = |scenario: &Arc<Scenario>| answering(scenario, |_, heard| heard.to_owned());
    assert_eq!(paying(copied), Vec::<String>::new());
}

#[test]
fn a_good_call_is_nearly_whole_and_passes_with_every_persona() {
    let mut short = Vec::new();
    for scenario in scenarios() {
        let (said, ticket) = model(scenario, "model");
        let lines: Vec<String> = said.into_iter().chain(ticket).collect();
        let card = played(scenario, None, &lines);
        if card.total < Points(9500) || !card.fatal.is_empty() {
            short.push(format!("{}: {} {:?}", scenario.id, card.total, card.fatal));
        }
        for persona in LIBRARY.personas.keys() {
            let card = played(scenario, Some(persona), &lines);
            if !card.passed {
                short.push(format!(
                    "{} {persona}: {} {:?}",
                    scenario.id, card.total, card.fatal
                ));
            }
        }
    }
    assert_eq!(short, Vec::<String>::new());
}

#[test]
fn an_ordinary_call_is_in_the_middle_without_a_fatal_error() {
    let mut off = Vec::new();
    for scenario in scenarios() {
        let lines = inputs(scenario, "average");
        let card = played(scenario, None, &lines);
        if !(6000..=8500).contains(&card.total.0) || card.failed_fatally() {
            off.push(format!("{}: {} {:?}", scenario.id, card.total, card.fatal));
        }
    }
    assert_eq!(off, Vec::<String>::new());
}

#[test]
fn a_call_that_is_broken_off_never_passes_however_good_it_was() {
    for scenario in scenarios() {
        let (said, filed) = model(scenario, "model");
        let unfinished: Vec<String> = said[..said.len() - 1]
            .iter()
            .chain(&filed)
            .cloned()
            .collect();
        let card = played(scenario, None, &unfinished);
        let broken_off = card.ending == Some(duilian::engine::step::Ending::Abandoned);
        assert!(
            !broken_off || !card.passed,
            "{}: {}",
            scenario.id,
            card.total
        );
    }
}
