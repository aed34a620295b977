//! Where an item applies: channel, category, level, and what gives occasion for it.

use super::{
    Ground,
    course::Course,
    rubric::{Occasion, Scope},
};
use crate::engine::{
    Event, Scenario,
    mood::Mood,
    scenario::{IdentityNeed, Note},
    step::Side,
    ticket::TicketState,
};

/// Temper from which a customer who starts is upset.
const UPSET: i16 = 50;

pub(crate) fn applies(course: &Course<'_>, scope: &Scope) -> bool {
    let ground = course.ground;
    let channel = &ground.channel().id;
    let among = |category| scope.categories.contains(&category);
    let within = |(low, high)| {
        let scenario = ground.scenario();
        scenario.is_some_and(|scenario| (low..=high).contains(&scenario.level))
    };
    (scope.channels.is_empty() || scope.channels.contains(channel))
        && (scope.categories.is_empty() || ground.category().is_some_and(among))
        && scope.levels.is_none_or(within)
        && (scope.occasions.is_empty()
            || scope
                .occasions
                .iter()
                .any(|occasion| arises(course, *occasion)))
}

pub(crate) fn arises(course: &Course<'_>, occasion: Occasion) -> bool {
    let ground = course.ground;
    match (occasion, ground.scenario()) {
        (Occasion::CustomerOpens, _) => ground.opens() == Side::Customer,
        (Occasion::Hold, _) => course
            .order_of(|event| matches!(event, Event::HoldBegan))
            .is_some(),
        (Occasion::Transfer, _) => course.transferred().is_some(),
        // Nothing tells that the speaker of a call from elsewhere is another than the one concerned.
        (Occasion::Affected, None) => true,
        (_, None) => false,
        (_, Some(scenario)) => is_in(scenario, ground, occasion),
    }
}

/// What the scenario gives occasion for.
fn is_in(scenario: &Scenario, ground: Ground<'_>, occasion: Occasion) -> bool {
    let promise_noted = scenario
        .ticket
        .notes
        .iter()
        .any(|note| matches!(note, Note::PromisedTime));
    match occasion {
        Occasion::Identity => scenario.identity.need != IdentityNeed::None,
        Occasion::Inquiry => !scenario.facts.is_empty() || !scenario.customer.tells.is_empty(),
        Occasion::Upset => {
            let starts_upset = |mood: Mood| mood.temper >= UPSET;
            scenario.beats.iter().any(|beat| beat.vent) || ground.start().is_some_and(starts_upset)
        }
        Occasion::Affected => !scenario.customer.bystander,
        Occasion::Promise => promise_noted,
        Occasion::OpenEnd => !matches!(
            scenario.ticket.state,
            None | Some(TicketState::Solved | TicketState::Closed)
        ),
        Occasion::Hold | Occasion::Transfer | Occasion::CustomerOpens => false,
    }
}
