//! The grammar of conditions: `"did:empathy | did:apology & not wrong:window"`, Chinese spellings included.
//!
//! ```text
//! condition  = conjunct { "|" conjunct }
//! conjunct   = factor { "&" factor }
//! factor     = "not" factor | "(" condition ")" | atom
//! atom       = word [ ":" word ] [ comparison ( number | time ) ]
//! comparison = "<" | "<=" | "=" | ">=" | ">"
//! time       = number [ unit ] { number unit }
//! ```
//! Signs may be full-width, and `|`, `&` and `not` may be spelled out; a spelling of `not` may be written together with
//! the atom that follows. A list of conditions in a file means all of them.

use super::{
    ATOMS, Atom, Clock, Comparison, Condition, Gauge, Tally,
    title::title,
    tokens::{Token, is_sign, tokens},
};
use crate::engine::desk::Desk;
use crate::{
    source::ScenarioSpellings,
    text::{Name, Span},
};

/// What is wrong with a condition, and where in its text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ConditionFault {
    pub span: Span,
    pub kind: ConditionFaultKind,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ConditionFaultKind {
    /// Something other than an atom stands where one is expected.
    ExpectedAtom,
    UnclosedParenthesis,
    /// More text after the condition.
    Trailing,
    UnknownAtom,
    /// The atom needs a name after its colon (`did:empathy`).
    NameMissing,
    /// The atom takes no name.
    NameNotTaken,
    UnknownDesk,
    /// The atom needs a comparison (`turns >= 3`).
    ComparisonMissing,
    NumberExpected,
    /// The comparison is with a time (`time >= 90`, `time >= 2m`).
    TimeExpected,
}

/// Seconds of the longest time that can be asked for: a day.
const LONGEST: u32 = 86_400;

impl Condition {
    /// Parses one condition; spellings of kinds `atom`, `behaviour`, `desk`, `fault`, `unit` and of the scenario's
    /// own kinds are turned to codes.
    ///
    /// # Errors
    /// The first fault with its place in `text`.
    pub fn parse<'t>(
        text: &'t str,
        spellings: impl Into<ScenarioSpellings<'t>>,
    ) -> Result<Self, ConditionFault> {
        let mut parser = Parser {
            text,
            tokens: tokens(text),
            at: 0,
            depth: 0,
            end: text.len(),
            spellings: spellings.into(),
        };
        if parser.tokens.is_empty() {
            return Err(parser.fault(ConditionFaultKind::ExpectedAtom));
        }
        let condition = parser.condition()?;
        if parser.at < parser.tokens.len() {
            return Err(parser.fault(ConditionFaultKind::Trailing));
        }
        Ok(condition)
    }
}

/// Nobody nests deeper; a broken file may.
const DEEPEST: usize = 64;

struct Parser<'a> {
    text: &'a str,
    tokens: Vec<Token<'a>>,
    at: usize,
    /// Parentheses and `not` that are open.
    depth: usize,
    end: usize,
    spellings: ScenarioSpellings<'a>,
}

impl<'a> Parser<'a> {
    fn peek(&self) -> Option<Token<'a>> {
        self.tokens.get(self.at).copied()
    }

    fn take(&mut self, signs: &[&str]) -> bool {
        let taken = self.peek().is_some_and(|token| signs.contains(&token.text));
        self.at += usize::from(taken);
        taken
    }

    /// A sign, or the word for it.
    fn takes_join(&mut self, sign: &str, word: &str) -> bool {
        let taken = self
            .peek()
            .is_some_and(|token| token.is(sign) || self.spellings.code("atom", token.text) == word);
        self.at += usize::from(taken);
        taken
    }

    fn fault(&self, kind: ConditionFaultKind) -> ConditionFault {
        let span = self
            .peek()
            .map_or(Span::new(self.end, self.end), |token| token.span);
        ConditionFault { span, kind }
    }

    fn condition(&mut self) -> Result<Condition, ConditionFault> {
        let mut parts = vec![self.conjunct()?];
        while self.takes_join("|", "or") {
            parts.push(self.conjunct()?);
        }
        Ok(single_or(parts, Condition::Any))
    }

    fn conjunct(&mut self) -> Result<Condition, ConditionFault> {
        let mut parts = vec![self.factor()?];
        while self.takes_join("&", "and") {
            parts.push(self.factor()?);
        }
        Ok(single_or(parts, Condition::All))
    }

    fn factor(&mut self) -> Result<Condition, ConditionFault> {
        if self.depth >= DEEPEST {
            return Err(self.fault(ConditionFaultKind::ExpectedAtom));
        }
        self.depth += 1;
        let factor = self.open_factor();
        self.depth -= 1;
        factor
    }

    fn open_factor(&mut self) -> Result<Condition, ConditionFault> {
        if self.take(&["(", "\u{ff08}"]) {
            let inner = self.condition()?;
            if !self.take(&[")", "\u{ff09}"]) {
                return Err(self.fault(ConditionFaultKind::UnclosedParenthesis));
            }
            return Ok(inner);
        }
        let Some(token) = self.peek() else {
            return Err(self.fault(ConditionFaultKind::ExpectedAtom));
        };
        if token.text.chars().any(is_sign) {
            return Err(self.fault(ConditionFaultKind::ExpectedAtom));
        }
        let word = self.spellings.code("atom", token.text);
        if matches!(word, "and" | "or") {
            return Err(self.fault(ConditionFaultKind::ExpectedAtom));
        }
        self.at += 1;
        if word == "not" {
            return Ok(Condition::Not(Box::new(self.factor()?)));
        }
        if let Some((word, span)) = self.glued_not(token) {
            let atom = self.atom(word, span)?;
            return Ok(Condition::Not(Box::new(Condition::Atom(atom))));
        }
        self.atom(word, token.span).map(Condition::Atom)
    }

    /// What follows a `not` in the same word: Chinese is written without spaces.
    fn glued_not(&self, token: Token<'a>) -> Option<(&'a str, Span)> {
        let spellings = self.spellings;
        let code = |word: &'a str| spellings.code("atom", word);
        if ATOMS.contains(&code(token.text)) {
            return None;
        }
        let nots = spellings.of("atom").filter(|word| code(word) == "not");
        let rests = nots.filter_map(|not| token.text.strip_prefix(not));
        let rest = rests
            .filter(|rest| ATOMS.contains(&code(rest)))
            .min_by_key(|rest| rest.len())?;
        let span = Span::new(token.span.end - rest.len(), token.span.end);
        Some((code(rest), span))
    }

    fn atom(&mut self, word: &str, span: Span) -> Result<Atom, ConditionFault> {
        let named = match self.title(word) {
            Some(title) => Some(title),
            None => self.name()?,
        };
        let name_of = |kind: &str| match &named {
            Some(name) => Ok(Name::from(self.spellings.code(kind, name.text))),
            None => Err(ConditionFault {
                span,
                kind: ConditionFaultKind::NameMissing,
            }),
        };
        match word {
            "did" => name_of("behaviour").map(Atom::Did),
            "told" => name_of("answer").map(Atom::Told),
            "part" => name_of("answer").map(Atom::Part),
            "wrong" => name_of("answer").map(Atom::Wrong),
            "asked" => name_of("fact").map(Atom::Asked),
            "knows" => name_of("fact").map(Atom::Knows),
            "misgiven" => name_of("fact").map(Atom::Misgiven),
            "sensitive" => name_of("sensitive").map(Atom::Sensitive),
            "refused" => name_of("demand").map(Atom::Refused),
            "granted" => name_of("demand").map(Atom::Granted),
            "said" => name_of("phrase").map(Atom::Said),
            "forbidden" => name_of("forbid").map(Atom::Forbidden),
            "fault" => name_of("fault").map(Atom::Fault),
            "looked" => name_of("article").map(Atom::Looked),
            // `promised:time` is the one promise there is; the name may be left out.
            "promised" => Ok(Atom::PromisedTime),
            "transferred" => self.desk(named),
            "happened" => name_of("event").map(Atom::Happened),
            "count" => match named {
                Some(name) => self.count(name),
                None => Err(ConditionFault {
                    span,
                    kind: ConditionFaultKind::NameMissing,
                }),
            },
            _ => match named {
                Some(name) if ATOMS.contains(&word) => Err(ConditionFault {
                    span: name.span,
                    kind: ConditionFaultKind::NameNotTaken,
                }),
                _ => self.nameless(word, span),
            },
        }
    }

    fn nameless(&mut self, word: &str, span: Span) -> Result<Atom, ConditionFault> {
        match word {
            "verified" => Ok(Atom::Verified),
            "held" => Ok(Atom::Held),
            "resumed" => Ok(Atom::Resumed),
            "ticket" => Ok(Atom::TicketFiled),
            "mood.temper" => self.compared(|how, than| Atom::Mood(Gauge::Temper, how, than)),
            "mood.trust" => self.compared(|how, than| Atom::Mood(Gauge::Trust, how, than)),
            "turns" | "beat.turns" => self.compared(Atom::Turns),
            "time" => self.timed(Clock::Talk),
            "beat.time" => self.timed(Clock::Beat),
            _ => Err(ConditionFault {
                span,
                kind: ConditionFaultKind::UnknownAtom,
            }),
        }
    }

    /// A title behind a colon, of several tokens.
    fn title(&mut self, word: &str) -> Option<Token<'a>> {
        self.peek().filter(|token| is_colon(token.text))?;
        let behind = self.tokens.get(self.at + 1..)?;
        let (title, count) = title(self.text, behind, word, self.spellings)?;
        self.at += 1 + count;
        Some(title)
    }

    fn name(&mut self) -> Result<Option<Token<'a>>, ConditionFault> {
        if !self.take(&[":", "\u{ff1a}"]) {
            return Ok(None);
        }
        match self.peek() {
            Some(token) if !token.text.chars().any(is_sign) => {
                self.at += 1;
                Ok(Some(token))
            }
            _ => Err(self.fault(ConditionFaultKind::NameMissing)),
        }
    }

    fn desk(&self, named: Option<Token<'a>>) -> Result<Atom, ConditionFault> {
        let Some(token) = named else {
            return Ok(Atom::Transferred(None));
        };
        Desk::from_code(self.spellings.code("desk", token.text))
            .map(|desk| Atom::Transferred(Some(desk)))
            .ok_or(ConditionFault {
                span: token.span,
                kind: ConditionFaultKind::UnknownDesk,
            })
    }

    /// Behaviours, faults, and all answers told or all facts asked for.
    fn count(&mut self, counted: Token<'a>) -> Result<Atom, ConditionFault> {
        let code = |kind| self.spellings.code(kind, counted.text);
        if let Some(tally) = Tally::from_code(code("atom")) {
            return self.compared(|how, than| Atom::Tally(tally, how, than));
        }
        let behaviour = code("behaviour");
        let name = if behaviour == counted.text {
            code("fault")
        } else {
            behaviour
        };
        let name = Name::from(name);
        self.compared(|how, than| Atom::Count(name, how, than))
    }

    fn comparison(&mut self) -> Result<Comparison, ConditionFault> {
        let comparison = self
            .peek()
            .and_then(Token::comparison)
            .ok_or_else(|| self.fault(ConditionFaultKind::ComparisonMissing))?;
        self.at += 1;
        Ok(comparison)
    }

    fn timed(&mut self, clock: Clock) -> Result<Atom, ConditionFault> {
        let comparison = self.comparison()?;
        let fault = self.fault(ConditionFaultKind::TimeExpected);
        let seconds = self.seconds().filter(|seconds| *seconds <= LONGEST);
        seconds
            .map(|seconds| Atom::Time(clock, comparison, seconds))
            .ok_or(fault)
    }

    /// `90`, `2m`, `1m30s`; a number alone is seconds, and its unit may stand apart.
    fn seconds(&mut self) -> Option<u32> {
        let mut rest = self.peek()?.text;
        self.at += 1;
        let mut all = 0u32;
        while !rest.is_empty() {
            let digits = rest.find(|one: char| !one.is_ascii_digit());
            let (number, after) = rest.split_at(digits.unwrap_or(rest.len()));
            let unit = after.find(|one: char| one.is_ascii_digit());
            let (unit, after) = after.split_at(unit.unwrap_or(after.len()));
            let factor = if unit.is_empty() {
                self.unit_apart()
            } else {
                self.unit(unit)?
            };
            all = all.checked_add(number.parse::<u32>().ok()?.checked_mul(factor)?)?;
            rest = after;
        }
        Some(all)
    }

    fn unit(&self, word: &str) -> Option<u32> {
        match self.spellings.code("unit", word) {
            "s" => Some(1),
            "m" => Some(60),
            "h" => Some(3600),
            _ => None,
        }
    }

    fn unit_apart(&mut self) -> u32 {
        let unit = self.peek().and_then(|token| self.unit(token.text));
        self.at += usize::from(unit.is_some());
        unit.unwrap_or(1)
    }

    fn compared(
        &mut self,
        make: impl FnOnce(Comparison, i16) -> Atom,
    ) -> Result<Atom, ConditionFault> {
        let comparison = self.comparison()?;
        let number = self
            .peek()
            .and_then(|token| token.text.parse().ok())
            .ok_or_else(|| self.fault(ConditionFaultKind::NumberExpected))?;
        self.at += 1;
        Ok(make(comparison, number))
    }
}

fn is_colon(text: &str) -> bool {
    matches!(text, ":" | "\u{ff1a}")
}

fn single_or(mut parts: Vec<Condition>, join: fn(Vec<Condition>) -> Condition) -> Condition {
    match (parts.len(), parts.pop()) {
        (1, Some(only)) => only,
        (_, Some(last)) => {
            parts.push(last);
            join(parts)
        }
        (_, None) => join(parts),
    }
}
