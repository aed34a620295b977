//! The closed lists of the field: six steps, six dimensions, categories, endings, tones, sides.

macro_rules! closed_list {
    ($(#[$doc:meta])* $name:ident { $($(#[$case_doc:meta])* $case:ident = $code:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$case_doc])* #[serde(rename = $code)] $case),+ }

        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$case),+];

            /// The name used in files and JSON.
            pub fn code(self) -> &'static str {
                match self { $(Self::$case => $code),+ }
            }

            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|case| case.code() == code)
            }
        }
    };
}
pub(crate) use closed_list;

closed_list! {
    /// The six steps of the service flow.
    Step { Greet = "greet", Listen = "listen", Analyse = "analyse", Respond = "respond", FollowUp = "follow_up", Archive = "archive" }
}
closed_list! {
    /// The six dimensions of the scorecard.
    Dimension { Attitude = "attitude", Solving = "solving", Communication = "communication", Emotion = "emotion", Process = "process", System = "system" }
}
closed_list! {
    Category { Consult = "consult", Complaint = "complaint", Support = "support", Emergency = "emergency" }
}
closed_list! {
    /// How a call ended. The first four can be right; which are is the scenario's to say.
    Ending { Resolved = "resolved", Pending = "pending", Escalated = "escalated", Transferred = "transferred", HungUp = "hung_up", Abandoned = "abandoned" }
}

impl Ending {
    /// The case went on to somebody else: an act, or at least its announcement.
    pub fn is_handover(self) -> bool {
        matches!(self, Self::Escalated | Self::Transferred)
    }
}

closed_list! {
    /// How the customer speaks at the moment; lines are chosen by it.
    Tone { Calm = "calm", Tense = "tense", Angry = "angry" }
}
closed_list! {
    /// The mood as it is shown.
    Band { Calm = "calm", Displeased = "displeased", Agitated = "agitated", Furious = "furious" }
}
closed_list! {
    Side { Agent = "agent", Customer = "customer" }
}
closed_list! {
    /// Practice shows persona, steps, coach and mood; exam hides them and knows no pause.
    Mode { Practice = "practice", Exam = "exam" }
}
