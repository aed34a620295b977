//! What a scored call came to, small enough to be looked at by the hundred thousand. Can be made again from the sheet and the log.

use serde::{Deserialize, Serialize};

use crate::{
    engine::{
        Event, Log, Millis,
        step::{Dimension, Ending, Step},
    },
    judge::{Points, Scorecard, scorecard::Status},
    text::Name,
};

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Summary {
    pub total: Points,
    pub passed: bool,
    /// Fatal errors that failed the call, and those that wait for a person.
    pub fatal: u16,
    pub suspected: u16,
    pub ending: Option<Ending>,
    pub satisfaction: u8,
    /// Of the call's own clock.
    pub lasted: Millis,
    pub turns: u16,
    /// Got and of, in the order of the flow.
    pub steps: [(Points, Points); 6],
    /// Got and of, in the order of the dimensions.
    pub dimensions: [(Points, Points); 6],
    /// What was practised, item by item.
    pub practised: Vec<Practised>,
}

/// One item of the sheet that applied in a call.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Practised {
    pub item: Name,
    pub got: Points,
    pub of: Points,
    /// Done after its model sentence was shown: no progress.
    pub hinted: bool,
}

impl Summary {
    /// The same call with another sheet.
    #[must_use]
    pub fn with(&self, scorecard: &Scorecard) -> Self {
        Self {
            lasted: self.lasted,
            turns: self.turns,
            ..Self::of(scorecard, &Log::default())
        }
    }

    pub fn of(scorecard: &Scorecard, log: &Log) -> Self {
        let fatal = scorecard.fatal.iter();
        let suspected = fatal.clone().filter(|error| error.suspected).count();
        let turns = log.messages().iter().map(|message| message.turn).max();
        Self {
            total: scorecard.total,
            passed: scorecard.passed,
            fatal: counted(fatal.count() - suspected),
            suspected: counted(suspected),
            ending: scorecard.ending,
            satisfaction: scorecard.satisfaction,
            lasted: lasted(log),
            turns: turns.unwrap_or_default(),
            steps: steps(scorecard),
            dimensions: dimensions(scorecard),
            practised: practised(scorecard),
        }
    }
}

fn counted(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}

/// Until the talk was over; writing the ticket is left out.
fn lasted(log: &Log) -> Millis {
    let mut moments = log.moments();
    let end = moments.find(|moment| matches!(moment.event, Event::Ended { .. }));
    end.map_or_else(|| log.end(), |moment| moment.at)
}

fn steps(scorecard: &Scorecard) -> [(Points, Points); 6] {
    let mut all = [(Points(0), Points(0)); 6];
    for (place, step) in all.iter_mut().zip(Step::ALL) {
        let score = scorecard.steps.iter().find(|score| score.step == *step);
        *place = score.map_or(*place, |score| (score.got, score.of));
    }
    all
}

fn dimensions(scorecard: &Scorecard) -> [(Points, Points); 6] {
    let mut all = [(Points(0), Points(0)); 6];
    for (place, dimension) in all.iter_mut().zip(Dimension::ALL) {
        let mut scores = scorecard.dimensions.iter();
        let score = scores.find(|score| score.dimension == *dimension);
        *place = score.map_or(*place, |score| (score.got, score.of));
    }
    all
}

fn practised(scorecard: &Scorecard) -> Vec<Practised> {
    let applies = scorecard
        .findings
        .iter()
        .filter(|finding| finding.applies && finding.status != Status::NotApplicable);
    applies
        .map(|finding| Practised {
            item: finding.item.clone(),
            got: finding.got,
            of: finding.of,
            hinted: finding.hinted,
        })
        .collect()
}
