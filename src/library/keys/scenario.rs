//! The keys of a scenario file.

use super::choice;
use crate::source::{
    Key,
    Shape::{
        Choice, Chosen, Condition, Flag, Length, Lines, Map, Maps, Marks, Name, Names, Open, Prose,
        Section, Sections, Shares, Text, Texts, Whole,
    },
    key::FORMAT_2,
};

pub const SCENARIO: &[Key] = &[
    FORMAT_2,
    Key::required("title", Text),
    Key::optional("summary", Prose),
    Key::required("category", Choice(choice::CATEGORY)),
    Key::or("channel", Name, "phone"),
    Key::optional("opens", Choice(choice::SIDE)),
    Key::or("persona", Shares, "rational"),
    Key::or("level", Whole(1, 5), "1"),
    Key::or("target", Length, "6m"),
    Key::or("ends", Chosen(choice::RIGHT_ENDING), "resolved"),
    Key::required("customer", Section(CUSTOMER)),
    Key::optional("brief", Section(BRIEF)),
    Key::optional("identity", Section(IDENTITY)),
    Key::optional("fact", Sections(FACT)),
    Key::optional("secret", Sections(SECRET)),
    Key::optional("answer", Sections(ANSWER)),
    Key::optional("refuse", Sections(REFUSE)),
    Key::optional("phrase", Sections(PHRASE)),
    Key::optional("forbid", Sections(FORBID)),
    Key::optional("escalation", Section(ESCALATION)),
    Key::optional("sensitive", Sections(SENSITIVE)).since(2),
    Key::required("beat", Sections(BEAT)),
    Key::optional("on", Sections(BRANCH)),
    Key::optional("event", Sections(EVENT)).since(2),
    Key::optional("close", Section(CLOSE)),
    Key::optional("ticket", Section(TICKET)),
    Key::optional("play", Sections(PLAY)),
    Key::optional("vary", Maps(&Texts)).since(2),
];

const CUSTOMER: &[Key] = &[
    Key::required("name", Text),
    Key::optional("problem", Prose),
    Key::optional("tells", Lines),
    Key::optional("mood", Section(SHIFT)).since(2),
    Key::or("bystander", Flag, "false").since(2),
];

const BRIEF: &[Key] = &[
    Key::optional("card", Map(&Text)),
    Key::optional("policy", Texts),
    Key::optional("may", Texts),
    Key::optional("contact", Sections(CONTACT)).since(2),
];

const CONTACT: &[Key] = &[
    Key::required("when", Text),
    Key::optional("channel", Name),
    Key::optional("agent", Text),
    Key::required("said", Prose),
];

const IDENTITY: &[Key] = &[
    Key::or("need", Choice(choice::NEED), "basic"),
    Key::required("check", Names),
];

const FACT: &[Key] = &[
    Key::required("name", Name),
    Key::optional("title", Text),
    Key::required("ask", Texts),
    Key::required("say", Lines),
    Key::optional("value", Text),
    Key::optional("first", Lines).since(2),
];

const SECRET: &[Key] = &[Key::required("name", Name), Key::required("say", Texts)];

const ANSWER: &[Key] = &[
    Key::required("name", Name),
    Key::optional("title", Text),
    Key::required("say", Texts),
    Key::optional("wrong", Texts),
    Key::or("needs_identity", Flag, "false"),
    Key::optional("after", Names).since(2),
    Key::optional("any_of", Name).since(2),
];

const SENSITIVE: &[Key] = &[
    Key::required("name", Name),
    Key::required("words", Texts),
    Key::required("to", Chosen(choice::DESK)),
    Key::or("record", Flag, "true"),
];

const REFUSE: &[Key] = &[
    Key::required("name", Name),
    Key::optional("title", Text).since(2),
    Key::required("demand", Texts),
    Key::optional("reason", Texts),
    Key::optional("offer", Texts),
];

const PHRASE: &[Key] = &[
    Key::required("name", Name),
    Key::required("step", Choice(choice::STEP)),
    Key::required("say", Texts),
];

const FORBID: &[Key] = &[
    Key::required("name", Name),
    Key::required("say", Texts),
    Key::or("fatal", Flag, "false"),
];

const ESCALATION: &[Key] = &[
    Key::required("to", Chosen(choice::DESK)),
    Key::optional("words", Texts),
];

const BEAT: &[Key] = &[
    Key::required("name", Name),
    Key::required("lines", Lines),
    Key::or("vent", Flag, "false"),
    Key::optional("until", Condition),
    Key::optional("nudge", Lines),
    Key::or("patience", Whole(0, 9), "2"),
    Key::optional("next", Name),
    Key::optional("on", Sections(BRANCH)),
];

const BRANCH: &[Key] = &[
    Key::required("hears", Condition),
    Key::optional("lines", Lines),
    Key::optional("mood", Section(SHIFT)),
    Key::optional("goto", Name),
    Key::or("once", Flag, "true"),
];

/// Something that happens in the middle of the call, once.
const EVENT: &[Key] = &[
    Key::required("name", Name),
    Key::required("when", Condition),
    Key::optional("notice", Texts),
    Key::optional("lines", Lines),
    Key::optional("mood", Section(SHIFT)),
    Key::optional("goto", Name),
    Key::optional("card", Map(&Text)),
];

/// How far something moves the mood.
pub const SHIFT: &[Key] = &[
    Key::or("temper", Whole(-100, 100), "0"),
    Key::or("trust", Whole(-100, 100), "0"),
];

const CLOSE: &[Key] = &[Key::required("lines", Lines)];

const TICKET: &[Key] = &[
    Key::optional("kind", Choice(choice::CATEGORY)),
    Key::optional("priority", Choice(choice::PRIORITY)),
    Key::optional("department", Choice(choice::DESK)),
    Key::optional("state", Choice(choice::STATE)),
    Key::optional("notes", Texts),
];

const PLAY: &[Key] = &[
    Key::required("name", Name),
    Key::optional("seed", Whole(0, i64::MAX)).since(2),
    Key::required("inputs", Texts),
    Key::optional("expect", Section(EXPECT)),
];

/// What is compared with the outcome; figures may be left open until `duilian test --bless` fills them in.
const EXPECT: &[Key] = &[
    Key::optional("ended", Open(&Choice(choice::ENDING))),
    Key::optional("ended_by", Open(&Choice(choice::SIDE))),
    Key::optional("score", Open(&Marks(100))),
    Key::optional("satisfaction", Open(&Marks(5))),
    Key::optional("passed", Open(&Flag)),
    Key::optional("fatal", Open(&Flag)),
    Key::optional("mood", Open(&Section(MOOD))).since(2),
    Key::optional("says", Texts).since(2),
    Key::optional("finds", Names),
    Key::optional("misses", Names),
];

/// The mood at the end of the call.
const MOOD: &[Key] = &[
    Key::optional("temper", Open(&Marks(100))),
    Key::optional("trust", Open(&Marks(100))),
];
