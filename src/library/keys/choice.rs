//! The closed lists as files name them.

use crate::{
    engine::{
        desk::Desk,
        step::{Category, Dimension, Ending, Side, Step},
        ticket::{Priority, TicketState},
    },
    judge::rubric::{Occasion, Source, Stretch},
    source::Choices,
};

macro_rules! choices {
    ($($name:ident = $kind:literal of $list:ty;)+) => {$(
        pub const $name: Choices = Choices {
            kind: $kind,
            codes: || <$list>::ALL.iter().map(|case| case.code()).collect(),
        };
    )+};
}

choices! {
    CATEGORY = "category" of Category;
    ENDING = "ending" of Ending;
    SIDE = "side" of Side;
    DIMENSION = "dimension" of Dimension;
    OCCASION = "occasion" of Occasion;
    STRETCH = "stretch" of Stretch;
    SOURCE = "source" of Source;
    STEP = "step" of Step;
    DESK = "desk" of Desk;
    PRIORITY = "priority" of Priority;
    STATE = "state" of TicketState;
}

/// The endings that a scenario can call right.
pub const RIGHT_ENDING: Choices = Choices {
    kind: "ending",
    codes: || {
        [
            Ending::Resolved,
            Ending::Pending,
            Ending::Escalated,
            Ending::Transferred,
        ]
        .map(Ending::code)
        .to_vec()
    },
};

/// How thoroughly a customer is to be verified.
pub const NEED: Choices = Choices {
    kind: "need",
    codes: || vec!["none", "basic", "full"],
};

/// What kind of clause a rule is for.
pub const FORM: Choices = Choices {
    kind: "form",
    codes: || vec!["any", "asks", "states"],
};
