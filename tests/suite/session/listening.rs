//! A listener hears the model call line by line, marks what the lines do, and files the ticket.

use std::{
    collections::BTreeSet,
    sync::{Arc, LazyLock},
};

use duilian::{
    engine::{
        Event,
        chance::Seed,
        step::Step,
        ticket::{Field, Ticket, TicketFields},
    },
    judge::{
        Mark, Points, Tally, Verdict,
        mark::{answers, asked_for},
    },
    library::{Library, Sources},
    reading::Reading,
    session::{
        Listening, Stage,
        listening::{At, audible},
    },
};
use proptest::prelude::*;

/// The files that come with the program, read once.
fn builtin() -> Arc<Library> {
    static LIBRARY: LazyLock<Arc<Library>> =
        LazyLock::new(|| Arc::new(Library::load(&Sources::default())));
    Arc::clone(&LIBRARY)
}

fn listening(library: &Library, id: &str) -> Listening {
    let scenario = &library.scenario(id).unwrap().scenario;
    let seed = audible(scenario).unwrap().seed.unwrap_or_default();
    let script = library.script(scenario, None, seed).unwrap();
    let listening = Listening::new(&script, &library.rubric(), &library.spellings);
    listening.unwrap().unwrap()
}

fn reading(listening: &Listening, wanted: u16) -> Reading {
    let mut moments = listening.call.log.moments();
    let found = moments.find_map(|moment| match &moment.event {
        Event::AgentSaid { turn, reading, .. } if *turn == wanted => Some(reading.clone()),
        _ => None,
    });
    found.unwrap()
}

/// Hears the whole call, marks each line as `marks` says, and stands before the ticket.
fn hear(listening: &mut Listening, marks: impl Fn(&Reading) -> Vec<Mark>) {
    while listening.at != At::Ticket {
        listening.next();
        if let At::Marking { turn } = listening.at {
            for mark in marks(&reading(listening, turn)) {
                listening.toggle(mark);
            }
            listening.confirm();
        }
    }
}

fn fields(ticket: &Ticket) -> TicketFields {
    let fields = Field::ALL.iter();
    fields
        .map(|field| (*field, ticket.get(*field).to_owned()))
        .collect()
}

fn total(
    library: &Library,
    id: &str,
    marks: impl Fn(&Reading) -> Vec<Mark>,
    with_ticket: bool,
) -> Points {
    let mut listening = listening(library, id);
    hear(&mut listening, marks);
    let ticket = listening
        .model_ticket
        .clone()
        .filter(|_| with_ticket)
        .unwrap_or_default();
    listening.file(fields(&ticket));
    assert_eq!(listening.at, At::Scored);
    listening.scorecard.unwrap().total
}

fn ids(library: &Library) -> Vec<String> {
    let shelved = library.scenarios.iter();
    shelved.map(|it| it.scenario.id.to_string()).collect()
}

/// One scenario of each way to talk: the longest letters, bubbles, a telephone.
const ONE_OF_EACH: [&str; 4] = [
    "which-model",
    "data-leak-mail",
    "disconnects-chat",
    "warranty-wechat",
];

#[test]
fn every_scenario_that_comes_with_the_program_can_be_listened_to() {
    let library = builtin();
    for id in ids(&library) {
        let listening = listening(&library, &id);
        let (heard, lines) = listening.lines();
        assert_eq!(heard, 0, "{id}");
        assert!(lines >= 3, "{id} has {lines} lines");
        assert!(listening.model_ticket.is_some(), "{id}");
    }
}

#[test]
fn who_hears_what_was_recognised_and_files_the_models_ticket_has_all_points() {
    let library = builtin();
    for id in ids(&library) {
        assert_eq!(
            total(&library, &id, asked_for, true),
            Points::whole(100),
            "{id}"
        );
    }
}

#[test]
fn who_marks_nothing_and_files_nothing_has_none() {
    let library = builtin();
    for id in ONE_OF_EACH {
        assert_eq!(
            total(&library, id, |_| Vec::new(), false),
            Points(0),
            "{id}"
        );
    }
}

#[test]
fn who_marks_everything_fails_even_with_the_models_ticket() {
    let library = builtin();
    for id in ONE_OF_EACH {
        let all = |_: &Reading| Mark::ALL.to_vec();
        let with = total(&library, id, all, true);
        assert!(with < Points::whole(40), "{id}: {with}");
        let without = total(&library, id, all, false);
        assert!(without < Points::whole(20), "{id}: {without}");
    }
}

#[test]
fn each_step_is_asked_for_in_some_model_call() {
    let library = builtin();
    let mut steps: BTreeSet<Step> = BTreeSet::new();
    let mut marks: BTreeSet<Mark> = BTreeSet::new();
    for id in ids(&library) {
        let mut listening = listening(&library, &id);
        hear(&mut listening, |_| Vec::new());
        let log = &listening.call.log;
        for (step, tally) in Step::ALL.iter().zip(listening.done().tallies(log)) {
            if tally.wanted() > 0 {
                steps.insert(*step);
            }
        }
        let weakest = listening.done().weakest(log);
        marks.extend(weakest.iter().map(|(mark, _)| *mark));
    }
    assert_eq!(steps.len(), 5, "{steps:?}");
    assert_eq!(marks.len(), Mark::ALL.len(), "{marks:?}");
}

#[test]
fn the_customer_is_heard_between_the_lines_of_the_agent() {
    let library = builtin();
    let mut listening = listening(&library, "battery-answer");
    listening.next();
    assert_eq!(listening.at, At::Marking { turn: 1 });
    let heard = listening.heard().count();
    listening.next();
    assert_eq!(
        listening.heard().count(),
        heard,
        "no line is passed unmarked"
    );
    listening.confirm();
    listening.next();
    assert_eq!(listening.at, At::Hearing);
    let last = listening.heard().last().unwrap();
    assert!(matches!(last.event, Event::CustomerSaid { .. }));
    assert!(
        !listening
            .heard()
            .any(|moment| matches!(moment.event, Event::TicketFiled { .. })),
        "the model's ticket is not told"
    );
}

#[test]
fn an_answer_is_known_after_the_marks_and_not_before() {
    let library = builtin();
    let mut listening = listening(&library, "battery-answer");
    listening.next();
    assert!(listening.answers(1).is_empty());
    listening.toggle(Mark::Greeting);
    listening.toggle(Mark::Farewell);
    listening.toggle(Mark::Apology);
    listening.toggle(Mark::Apology);
    listening.confirm();
    let answers = listening.answers(1);
    let verdict = |mark: Mark| {
        answers
            .iter()
            .find(|it| it.mark == mark)
            .map(|it| it.verdict)
    };
    assert_eq!(verdict(Mark::Greeting), Some(Verdict::Hit));
    assert_eq!(verdict(Mark::Introduction), Some(Verdict::Missed));
    assert_eq!(verdict(Mark::Farewell), Some(Verdict::Wrong));
    assert_eq!(verdict(Mark::Apology), None, "it was taken back");
    let greeting = &answers[0];
    assert_eq!(greeting.words(listening.text(1).unwrap()), ["您好"]);
    let count = answers.len();
    listening.toggle(Mark::Introduction);
    assert_eq!(listening.answers(1).len(), count, "too late to mark");
}

#[test]
fn the_sheet_says_step_by_step_what_was_heard() {
    let library = builtin();
    let mut listening = listening(&library, "which-model");
    hear(&mut listening, |reading| {
        let mut marks = asked_for(reading);
        marks.retain(|mark| mark.step() != Step::Greet);
        marks
    });
    let ticket = listening.model_ticket.clone().unwrap();
    listening.file(fields(&ticket));
    let sheet = listening.scorecard.as_ref().unwrap();
    let step = |step: Step| sheet.steps.iter().find(|it| it.step == step).unwrap();
    assert_eq!(step(Step::Greet).got, Points(0));
    assert!(step(Step::Greet).of > Points(0));
    assert_eq!(step(Step::Archive).got, Points::whole(20));
    let sum: i32 = sheet.steps.iter().map(|step| step.got.0).sum();
    assert_eq!(Points(sum), sheet.total);
    assert_eq!(listening.call.stage, Stage::Scored);
}

#[test]
fn a_worse_ticket_earns_a_part() {
    let library = builtin();
    let mut listening = listening(&library, "which-model");
    hear(&mut listening, asked_for);
    listening.file(vec![
        (Field::Kind, "complaint".to_owned()),
        (Field::Wants, "想选一款平板".to_owned()),
    ]);
    let filed = listening.done().ticket.as_ref().unwrap();
    assert!(
        filed.share > 0 && filed.share < 10_000,
        "{} of the model's",
        filed.share
    );
    assert_eq!(filed.model.get(Field::Kind), "consult");
    assert_eq!(filed.ticket.get(Field::Kind), "complaint");
}

#[test]
fn what_was_marked_comes_back_from_the_kept_sheet() {
    let library = builtin();
    let mut listening = listening(&library, "battery-answer");
    hear(&mut listening, asked_for);
    listening.file(Vec::new());
    let sheet = listening.scorecard.clone().unwrap();
    let kept = serde_json::to_string(&sheet).unwrap();
    let again: duilian::judge::Scorecard = serde_json::from_str(&kept).unwrap();
    assert_eq!(again, sheet);
    let listened = again.listened.unwrap();
    assert_eq!(
        listened.marks(1),
        [
            Mark::Greeting,
            Mark::Introduction,
            Mark::OfferHelp,
            Mark::Thanks
        ]
    );
    let scored_again = listened.scorecard(&library.rubric(), &listening.call.log);
    assert_eq!(scored_again.total, sheet.total);
}

#[test]
fn a_sheet_of_a_talk_says_nothing_of_marks() {
    let library = builtin();
    let listening = listening(&library, "battery-answer");
    let kept = serde_json::to_string(&listening.call.standing()).unwrap();
    assert!(!kept.contains("listened"), "{kept}");
}

#[test]
fn a_scenario_without_a_model_call_is_not_to_be_listened_to() {
    let folder = tempfile::tempdir().unwrap();
    let source = include_str!("../../../scenarios/consult/which-model.toml");
    let without = source.replace("name   = \"model\"", "name   = \"other\"");
    std::fs::write(folder.path().join("which-model.toml"), without).unwrap();
    let library = Library::load(&Sources {
        scenarios: vec![folder.path().to_owned()],
        ..Sources::default()
    });
    let scenario = &library.scenario("which-model").unwrap().scenario;
    assert!(audible(scenario).is_none());
    let script = library.script(scenario, None, Seed(0)).unwrap();
    let listening = Listening::new(&script, &library.rubric(), &library.spellings);
    assert!(listening.unwrap().is_none());
}

#[test]
fn a_model_call_that_files_no_ticket_asks_for_none() {
    let folder = tempfile::tempdir().unwrap();
    let source = include_str!("../../../scenarios/consult/which-model.toml");
    let (before, after) = source.split_once("  \"/ticket").unwrap();
    let (_, after) = after.split_once('\n').unwrap();
    let path = folder.path().join("which-model.toml");
    std::fs::write(path, format!("{before}{after}")).unwrap();
    let library = Library::load(&Sources {
        scenarios: vec![folder.path().to_owned()],
        ..Sources::default()
    });
    let mut listening = listening(&library, "which-model");
    while listening.at != At::Scored {
        listening.next();
        if let At::Marking { turn } = listening.at {
            for mark in asked_for(&reading(&listening, turn)) {
                listening.toggle(mark);
            }
            listening.confirm();
        }
    }
    assert_eq!(listening.done().ticket, None);
    assert_eq!(listening.scorecard.unwrap().total, Points::whole(100));
}

/// What the lines of a model call were found to do.
fn readings() -> &'static [Reading] {
    static READINGS: LazyLock<Vec<Reading>> = LazyLock::new(|| {
        let listening = listening(&builtin(), "battery-answer");
        let (_, lines) = listening.lines();
        let turns = 1..=u16::try_from(lines).unwrap();
        turns.map(|turn| reading(&listening, turn)).collect()
    });
    &READINGS
}

/// What the marks of the whole call come to: right ones less wrong ones.
fn net(marked: &[Vec<Mark>]) -> i32 {
    let lines = readings().iter().zip(marked);
    let tallies = lines.map(|(reading, marks)| Tally::of(&answers(reading, marks)));
    tallies
        .map(|tally| i32::from(tally.hits) - i32::from(tally.wrong))
        .sum()
}

fn marks() -> impl Strategy<Value = Vec<Vec<Mark>>> {
    let line = prop::sample::subsequence(Mark::ALL.to_vec(), 0..=Mark::ALL.len());
    prop::collection::vec(line, readings().len())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn a_right_mark_more_never_costs_and_a_wrong_one_never_pays(
        made in marks(),
        line in any::<prop::sample::Index>(),
        mark in prop::sample::select(Mark::ALL.to_vec()),
    ) {
        let line = line.index(made.len());
        let mut with = made.clone();
        with[line].retain(|it| *it != mark);
        let without = with.clone();
        with[line].push(mark);
        let answers = answers(&readings()[line], &with[line]);
        let verdict = answers.iter().find(|it| it.mark == mark).unwrap().verdict;
        let more = net(&with) - net(&without);
        match verdict {
            Verdict::Hit => prop_assert_eq!(more, 1),
            Verdict::Wrong => prop_assert_eq!(more, -1),
            Verdict::Open => prop_assert_eq!(more, 0),
            Verdict::Missed => prop_assert!(false, "it was marked"),
        }
    }
}
