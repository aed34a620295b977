//! What the scenarios of the library ask for.

use duilian::{
    judge::Points,
    library::{Library, Sources},
    progress::{Standing, next::next, offer::offers},
};

use super::{Call, practice};

#[test]
fn each_scenario_asks_for_a_whole_sheet_of_what_applies_in_it() {
    let library = Library::load(&Sources::default());
    let offers = offers(&library, &Standing::default());
    assert_eq!(offers.len(), library.scenarios.len());
    for offer in &offers {
        let sum: i32 = offer.items.iter().map(|(_, points)| points.0).sum();
        assert_eq!(Points(sum), Points::whole(100), "{}", offer.scenario);
    }
    let asks = |scenario: &str, item: &str| {
        let offer = offers.iter().find(|offer| &*offer.scenario == scenario);
        let mut items = offer.unwrap().items.iter();
        items.any(|(asked, _)| &**asked == item)
    };
    // A complaint is to be met with empathy, a question with care.
    assert!(asks("battery-answer", "empathy") && !asks("battery-answer", "care"));
    assert!(asks("which-model", "care") && !asks("which-model", "empathy"));
}

#[test]
fn who_never_said_a_word_of_comfort_gets_a_call_that_asks_for_it() {
    let library = Library::load(&Sources::default());
    let calls: Vec<Call> = (0..3)
        .map(|n| {
            let call = Call::on(100 + n, 80).of("which-model");
            let offers = offers(&library, &Standing::default());
            let which = offers.iter().find(|one| &*one.scenario == "which-model");
            let items = &which.unwrap().items;
            items
                .iter()
                .fold(call, |call, (item, _)| call.with(item, 10))
        })
        .collect();
    let standing = Standing::of(&practice(&calls));
    let offers = offers(&library, &standing);
    let proposal = next(&offers, &standing.skills(), 104).unwrap();
    assert_ne!(&*proposal.scenario, "which-model");
}
