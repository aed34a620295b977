//! A log as the judge hears it: the agent's turns in order, which of their signs count, and the acts beside them.
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a query of the log names what it looks for"
)]

use crate::{
    engine::{
        Desk, Event, Input, Log, Millis, Moment,
        mood::Mood,
        step::{Ending, Side},
        ticket::Ticket,
    },
    judge::{Evidence, Ground, quote::quoted},
    reading::{Meaning, Reading, Sign},
    text::{Name, Span},
};

pub(crate) struct Course<'a> {
    pub(crate) ground: Ground<'a>,
    pub(crate) log: &'a Log,
    /// Everything that happened; the index is the order.
    pub(crate) moments: Vec<&'a Moment>,
    pub(crate) turns: Vec<Turn<'a>>,
}

/// One message of the agent.
pub(crate) struct Turn<'a> {
    pub(crate) number: u16,
    /// Index into the moments.
    pub(crate) order: usize,
    pub(crate) text: &'a str,
    pub(crate) reading: &'a Reading,
    pub(crate) signs: Vec<Heard<'a>>,
    /// The customer has told what it is about.
    pub(crate) after_problem: bool,
    pub(crate) cue: Cue,
    /// The last beat that had begun before it.
    pub(crate) beat: Option<usize>,
    /// It ended the talk.
    pub(crate) last: bool,
    pub(crate) credit: Credit,
    /// What the customer said before it.
    pub(crate) heard: String,
}

/// Where a reply stands to the moment from which the customer has nothing more to bring up.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Cue {
    Before,
    /// It brought the moment about.
    Brings,
    After,
}

/// Why a reply as a whole counts or does not.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Credit {
    Counts,
    Heap,
    /// Everything at once.
    Crowded,
    /// Said before in the same words.
    Again,
}

/// A sign and whether it may earn.
#[derive(Clone, Copy)]
pub(crate) struct Heard<'a> {
    pub(crate) sign: &'a Sign,
    pub(crate) counts: bool,
    /// The answer or group that an answer has to follow, and has not.
    pub(crate) early: Option<&'a Name>,
    /// One of more answers ahead of their questions than a customer can follow.
    pub(crate) ahead: bool,
}

impl<'a> Heard<'a> {
    fn counting(sign: &'a Sign) -> Self {
        Self {
            sign,
            counts: true,
            early: None,
            ahead: false,
        }
    }
}

/// Where a sign stands: turn, then byte.
pub(crate) type Position = (u16, usize);

impl<'a> Course<'a> {
    /// Every sign counts: what may earn is for `credit` to say.
    pub(crate) fn of(ground: Ground<'a>, log: &'a Log) -> Self {
        let moments: Vec<&Moment> = log.moments().collect();
        let mut course = Self {
            ground,
            log,
            turns: turns(ground, &moments),
            moments,
        };
        let over = course.is_over();
        if let Some(last) = course.turns.last_mut() {
            last.last = over && last.number > 1;
        }
        course
    }

    pub(crate) fn is_letter(&self) -> bool {
        self.ground.channel().is_letter()
    }

    /// Every sign, counting or not, with its turn.
    pub(crate) fn all_signs(&self) -> impl Iterator<Item = (&Turn<'a>, Heard<'a>)> {
        self.turns
            .iter()
            .flat_map(|turn| turn.signs.iter().map(move |heard| (turn, *heard)))
    }

    /// The signs that may earn.
    pub(crate) fn signs(&self) -> impl Iterator<Item = (&Turn<'a>, &'a Sign)> {
        self.all_signs()
            .filter(|(_, heard)| heard.counts)
            .map(|(turn, heard)| (turn, heard.sign))
    }

    /// A call that was kept is over, however it ended.
    fn is_over(&self) -> bool {
        matches!(self.ground, Ground::Overheard(_)) || self.ended().is_some()
    }

    pub(crate) fn ended(&self) -> Option<(Ending, Side, u8)> {
        self.moments
            .iter()
            .rev()
            .find_map(|moment| match &moment.event {
                Event::Ended {
                    ending,
                    by,
                    satisfaction,
                } => Some((*ending, *by, *satisfaction)),
                _ => None,
            })
    }

    pub(crate) fn order_of(&self, is: impl Fn(&Event) -> bool) -> Option<usize> {
        self.moments.iter().position(|moment| is(&moment.event))
    }

    pub(crate) fn verified_at(&self) -> Option<usize> {
        self.order_of(|event| matches!(event, Event::Verified { .. }))
    }

    /// The customer is done, and nothing has brought them back to the matter since.
    pub(crate) fn close_cued(&self) -> bool {
        let mut steps = self.moments.iter().rev().map(|moment| &moment.event);
        let last = steps.find(|step| matches!(step, Event::CloseCued | Event::BeatBegan { .. }));
        matches!(last, Some(Event::CloseCued))
    }

    /// How long the talk was, or has been so far.
    pub(crate) fn lasted(&self) -> Millis {
        let at = |is: &dyn Fn(&Event) -> bool| {
            let moment = self.moments.iter().find(|moment| is(&moment.event));
            moment.map(|moment| moment.at)
        };
        let began = at(&|event| matches!(event, Event::Answered)).unwrap_or_default();
        let ended = at(&|event| matches!(event, Event::Ended { .. }));
        let last = || self.moments.last().map(|moment| moment.at);
        ended.or_else(last).unwrap_or_default().since(began)
    }

    pub(crate) fn ticket(&self) -> Option<(&'a Ticket, &'a Reading)> {
        self.moments
            .iter()
            .rev()
            .find_map(|moment| match &moment.event {
                Event::TicketFiled { ticket, reading } => Some((ticket, reading)),
                _ => None,
            })
    }

    pub(crate) fn transferred(&self) -> Option<(usize, Desk, &'a str)> {
        self.moments
            .iter()
            .enumerate()
            .find_map(|(order, moment)| match &moment.event {
                Event::Transferred { to, reason } => Some((order, *to, reason.as_str())),
                _ => None,
            })
    }

    /// The customer gave the fact wrongly and never rightly.
    pub(crate) fn is_misgiven(&self, fact: &str) -> bool {
        let misgiven =
            |event: &Event| matches!(event, Event::FactMisgiven { fact: of, .. } if *of == *fact);
        self.order_of(misgiven).is_some() && !self.knows(fact)
    }

    pub(crate) fn knows(&self, fact: &str) -> bool {
        self.order_of(|event| matches!(event, Event::FactTold { fact: told, .. } if *told == *fact))
            .is_some()
    }

    /// The customer's mood after the last thing that moved it; `None`: nothing has.
    pub(crate) fn mood(&self) -> Option<Mood> {
        self.moments
            .iter()
            .rev()
            .find_map(|moment| match &moment.event {
                Event::MoodMoved { mood, .. } => Some(*mood),
                _ => None,
            })
    }

    /// The agent's turn that was the last before a moment.
    pub(crate) fn turn_before(&self, order: usize) -> Option<&Turn<'a>> {
        self.turns.iter().rev().find(|turn| turn.order < order)
    }

    pub(crate) fn turn_after(&self, order: usize) -> Option<&Turn<'a>> {
        self.turns.iter().find(|turn| turn.order > order)
    }

    pub(crate) fn turn(&self, number: u16) -> Option<&Turn<'a>> {
        self.turns.iter().find(|turn| turn.number == number)
    }

    /// When the first reply was sent, since the talk began.
    pub(crate) fn first_reply_after(&self) -> Option<Millis> {
        let began = self
            .moments
            .iter()
            .find(|moment| matches!(moment.event, Event::Answered))
            .map_or(Millis(0), |moment| moment.at);
        self.log
            .entries
            .iter()
            .find(|entry| matches!(entry.input, Input::Reply { .. }))
            .map(|entry| entry.at.since(began))
    }

    /// Evidence that rests on an act rather than on words.
    pub(crate) fn act(&self, order: usize, text: &str, rule: &str) -> Evidence {
        Evidence {
            turn: self.turn_before(order).map_or(0, |turn| turn.number),
            span: Span::default(),
            text: text.to_owned(),
            rule: rule.into(),
            earned: true,
            remark: None,
        }
    }
}

impl Course<'_> {
    /// As `act`, of what costs.
    pub(crate) fn act_against(&self, order: usize, text: &str, rule: &str) -> Evidence {
        Evidence {
            earned: false,
            ..self.act(order, text, rule)
        }
    }
}

impl<'a> Turn<'a> {
    pub(crate) fn evidence(&self, sign: &Sign, earned: bool) -> Evidence {
        self.evidence_at(sign.span, &sign.rule, earned)
    }

    /// The words are quoted by whole clauses.
    pub(crate) fn evidence_at(&self, span: Span, rule: &Name, earned: bool) -> Evidence {
        let span = quoted(self.text, span);
        Evidence {
            turn: self.number,
            span,
            text: span.of(self.text).to_owned(),
            rule: rule.clone(),
            earned,
            remark: None,
        }
    }

    pub(crate) fn position(&self, sign: &Sign) -> Position {
        (self.number, sign.span.start)
    }

    /// Counting signs of a behaviour.
    pub(crate) fn did<'s>(&'s self, behaviour: &'s str) -> impl Iterator<Item = &'a Sign> + 's {
        self.signs
            .iter()
            .filter(move |heard| heard.counts && is_did(heard.sign, behaviour))
            .map(|heard| heard.sign)
    }

    pub(crate) fn has(&self, behaviour: &str) -> bool {
        self.did(behaviour).next().is_some()
    }
}

pub(crate) fn is_did(sign: &Sign, behaviour: &str) -> bool {
    matches!(&sign.meaning, Meaning::Did { name } if *name == *behaviour)
}

fn turns<'a>(ground: Ground<'_>, moments: &[&'a Moment]) -> Vec<Turn<'a>> {
    let mut turns: Vec<Turn<'a>> = Vec::new();
    let (mut after_problem, mut cue) = (false, Cue::Before);
    let mut heard = String::new();
    let mut begun = None;
    for (order, moment) in moments.iter().enumerate() {
        match &moment.event {
            Event::CustomerSaid { lines, .. } => {
                after_problem |= lines.iter().any(|line| is_matter(&line.why));
                heard = crate::engine::event::spoken(lines);
            }
            Event::CloseCued => {
                cue = Cue::After;
                if let Some(turn) = turns.last_mut().filter(|turn| turn.cue == Cue::Before) {
                    turn.cue = Cue::Brings;
                }
            }
            Event::BeatBegan { beat } => {
                cue = Cue::Before;
                for turn in turns.iter_mut().filter(|turn| turn.cue == Cue::Brings) {
                    turn.cue = Cue::Before;
                }
                let scenario = ground.scenario();
                begun = begun.max(scenario.and_then(|scenario| scenario.beat(beat)));
            }
            Event::AgentSaid {
                turn,
                text,
                reading,
            } => turns.push(Turn {
                number: *turn,
                order,
                text,
                reading,
                signs: reading.signs.iter().map(Heard::counting).collect(),
                after_problem,
                cue,
                beat: begun,
                last: false,
                credit: Credit::Counts,
                heard: heard.clone(),
            }),
            _ => {}
        }
    }
    let close = ground.close_from(turns.len()).unwrap_or(turns.len());
    for turn in turns.iter_mut().skip(close) {
        turn.cue = Cue::After;
    }
    turns
}

/// What the customer brings up of their own, rather than an answer to what was said.
fn is_matter(why: &str) -> bool {
    matches!(why, "beat" | "branch" | "tells")
}
