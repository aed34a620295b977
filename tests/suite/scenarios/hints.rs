//! Who says nothing but what the coach puts in their mouth passes every scenario.

use std::sync::Arc;

use duilian::{
    engine::{Input, Millis, Scenario, chance::Seed, step::Mode},
    judge::Scorecard,
    session::{
        Sitting, Stage, drive,
        line::{LineInput, parse},
    },
};

use super::{in_each_scenario, library, whole};

/// Replies after which a call by hints goes round in circles.
const REPLIES: usize = 26;

fn sitting(scenario: &Arc<Scenario>, persona: Option<&str>) -> Sitting {
    let library = library();
    let script = library.script(scenario, persona, Seed(0)).unwrap();
    let mut sitting = Sitting::new(script, library.rubric(), Mode::Practice, Seed(0));
    sitting.input(Input::Answer, Millis(0));
    sitting
}

/// Says the coach's model sentence; what it was and the clock after it, `None` where there is nothing more to say.
fn say_hint(sitting: &mut Sitting, clock: Millis) -> Option<(String, Millis)> {
    let next = sitting.coaching().next?;
    sitting.input(Input::Hint { item: next.item }, clock);
    let text = next.model.clone();
    let mut clock = drive::take(sitting, LineInput::Input(Input::Reply { text }), clock);
    while let Some(at) = sitting.due().filter(|_| sitting.has_bubbles()) {
        clock = at;
        sitting.input(Input::Tick, clock);
    }
    Some((next.model, clock))
}

/// Plays a scenario by the coach's model sentences and fills the ticket as its model play does.
fn by_hints(scenario: &Arc<Scenario>, persona: Option<&str>) -> (Scorecard, Vec<String>) {
    let mut sitting = sitting(scenario, persona);
    let (mut clock, mut said) = (Millis(0), Vec::new());
    while sitting.stage == Stage::Talking && said.len() < REPLIES {
        let Some((model, after)) = say_hint(&mut sitting, clock) else {
            break;
        };
        said.push(model);
        clock = after;
    }
    if sitting.stage == Stage::Talking {
        sitting.input(Input::Abandon, clock);
    }
    let inputs = &scenario.play("model").unwrap().inputs;
    for line in inputs.iter().filter(|line| line.starts_with("/ticket")) {
        let ticket = parse(line, &library().spellings).unwrap();
        clock = drive::take(&mut sitting, ticket, clock);
    }
    sitting.finish();
    (sitting.scorecard.unwrap(), said)
}

fn hinted_calls_pass(persona: Option<&str>) {
    in_each_scenario(|scenario| {
        let (sheet, said) = by_hints(scenario, persona);
        let right = sheet
            .ending
            .is_some_and(|ending| scenario.ends.contains(&ending));
        let fine = sheet.passed && sheet.total >= whole(75) && sheet.fatal.is_empty() && right;
        (!fine)
            .then(|| {
                let said = said.join("\n    ");
                let id = &scenario.id;
                format!("{id}: {}, {:?}\n    {said}", sheet.total, sheet.ending)
            })
            .into_iter()
            .collect()
    });
}

#[test]
fn saying_every_hint_passes_every_scenario() {
    hinted_calls_pass(None);
}

#[test]
fn saying_every_hint_passes_with_every_persona() {
    for persona in library().personas.keys() {
        hinted_calls_pass(Some(persona));
    }
}

#[test]
fn nobody_is_hinted_into_an_answer_before_they_have_asked() {
    let shelved = library().scenario("which-model").unwrap();
    let mut sitting = sitting(&shelved.scenario, None);
    let (opening, clock) = say_hint(&mut sitting, Millis(0)).unwrap();
    let (first, clock) = say_hint(&mut sitting, clock).unwrap();
    let (second, _) = say_hint(&mut sitting, clock).unwrap();
    assert!(opening.contains("晨星电子"), "{opening}");
    assert!(first.contains("做什么"), "{first}");
    assert!(second.contains("预算"), "{second}");
}

#[test]
fn in_danger_the_first_hint_is_what_saves() {
    let shelved = library().scenario("overheating").unwrap();
    let mut sitting = sitting(&shelved.scenario, None);
    let (_, clock) = say_hint(&mut sitting, Millis(0)).unwrap();
    let (first, _) = say_hint(&mut sitting, clock).unwrap();
    assert!(first.contains('电'), "{first}");
}

#[test]
fn what_the_customer_waits_for_is_named_before_the_hint() {
    let shelved = library().scenario("which-model").unwrap();
    let mut sitting = sitting(&shelved.scenario, None);
    let mut clock = Millis(0);
    while !sitting.state.speech.heard.contains("资料") {
        clock = say_hint(&mut sitting, clock).unwrap().1;
    }
    let next = sitting.coaching().next.unwrap();
    assert!(next.asked.unwrap().contains("资料发我一份"));
}

fn say(sitting: &mut Sitting, clock: Millis, text: &str) -> Millis {
    let text = text.to_owned();
    drive::take(sitting, LineInput::Input(Input::Reply { text }), clock)
}

#[test]
fn who_was_greeted_is_not_to_be_greeted_again() {
    let shelved = library().scenario("overheating").unwrap();
    let mut sitting = sitting(&shelved.scenario, Some("dominant"));
    let clock = say(&mut sitting, Millis(0), "您好，我是客服小林，您请说。");
    say(
        &mut sitting,
        clock,
        "马上抱着孩子离远点，别去碰充电器，去把电闸拉了。",
    );
    let next = sitting.coaching().next.unwrap();
    assert_ne!(next.step, duilian::engine::step::Step::Greet, "{next:?}");
}

#[test]
fn who_rambles_is_to_be_led_back() {
    let shelved = library().scenario("wont-stop").unwrap();
    let mut sitting = sitting(&shelved.scenario, None);
    let replies = [
        "您好，感谢致电晨星电子，我是客服小林，您请讲。",
        "哈哈，您是老主顾了。这台B4现在是哪儿不好使了？",
        "换一块电池260元，先检测再报价。",
    ];
    let mut clock = Millis(0);
    for reply in replies {
        clock = say(&mut sitting, clock, reply);
    }
    let next = sitting.coaching().next.unwrap();
    assert!(next.advice.contains("回到刚才的问题"), "{next:?}");
}

#[test]
fn who_fears_to_be_forgotten_is_to_be_promised_more_than_a_nod() {
    let shelved = library().scenario("posted-online").unwrap();
    let mut sitting = sitting(&shelved.scenario, None);
    let mut clock = Millis(0);
    while !sitting.state.speech.heard.contains("有人跟") {
        clock = say_hint(&mut sitting, clock).unwrap().1;
    }
    let next = sitting.coaching().next.unwrap();
    assert_eq!(&*next.item, "follow-up", "{next:?}");
}
