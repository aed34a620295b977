//! What gets better, what does not, and what to practise next.

mod calibration;
mod learning;
mod memory;
mod next;
mod offer;
mod standing;
mod trend;

use duilian::{
    engine::{
        Millis,
        chance::Seed,
        step::{Category, Mode},
    },
    judge::Points,
    progress::Practice,
    record::{CallKind, Instant, Origins, Practised, Summary},
};

/// A call on a day since 1970, an hour after midnight in Shanghai.
pub(crate) struct Call {
    origins: Origins,
    summary: Summary,
}

impl Call {
    pub(crate) fn on(day: i64, total: i32) -> Self {
        let share = (Points::whole(total), Points::whole(100));
        Self {
            origins: Origins {
                kind: CallKind::Played,
                scenario: "battery-answer".into(),
                title: "续航答错".to_owned(),
                category: Category::Complaint,
                level: 2,
                channel: "phone".into(),
                persona: "emotional".to_owned(),
                seed: Seed(1),
                mode: Mode::Practice,
                started: Instant {
                    unix: day * 86_400_000 - 7 * 3_600_000,
                    zone: 480,
                },
                parent: None,
            },
            summary: Summary {
                total: Points::whole(total),
                passed: total >= 75,
                fatal: 0,
                suspected: 0,
                ending: None,
                satisfaction: 4,
                lasted: Millis::seconds(300),
                turns: 8,
                steps: [share; 6],
                dimensions: [share; 6],
                practised: Vec::new(),
            },
        }
    }

    pub(crate) fn of(mut self, scenario: &str) -> Self {
        self.origins.scenario = scenario.into();
        self
    }

    /// A fault that cost two points.
    pub(crate) fn slipped(mut self, fault: &str) -> Self {
        self.summary.practised.push(Practised {
            item: fault.into(),
            got: Points::whole(-2),
            of: Points(0),
            hinted: false,
        });
        self
    }

    pub(crate) fn summary(self) -> Summary {
        self.summary
    }

    /// With an item that earned so many of ten points.
    pub(crate) fn with(mut self, item: &str, got: i32) -> Self {
        self.summary.practised.push(Practised {
            item: item.into(),
            got: Points::whole(got),
            of: Points::whole(10),
            hinted: false,
        });
        self
    }

    pub(crate) fn hinted(mut self) -> Self {
        for practised in &mut self.summary.practised {
            practised.hinted = true;
        }
        self
    }
}

pub(crate) fn practice(calls: &[Call]) -> Vec<Practice<'_>> {
    let each = calls.iter();
    each.map(|call| Practice {
        origins: &call.origins,
        summary: &call.summary,
    })
    .collect()
}
