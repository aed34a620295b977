//! The grammar of conditions: `"did:empathy | did:apology & not wrong:window"`, Chinese spellings included.
//!
//! ```text
//! condition  = conjunct { "|" conjunct }
//! conjunct   = factor { "&" factor }
//! factor     = "not" factor | "(" condition ")" | atom
//! atom       = word [ ":" word ] [ comparison number ]
//! comparison = "<" | "<=" | "=" | ">=" | ">"
//! ```
//! A list of conditions in a file means all of them.

use super::{
    condition::{Atom, Comparison, Condition, Gauge},
    desk::Desk,
};
use crate::{
    source::Spellings,
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
}

/// The words that atoms begin with; "did you mean" suggests from them.
pub const ATOMS: &[&str] = &[
    "did",
    "told",
    "part",
    "wrong",
    "asked",
    "knows",
    "verified",
    "refused",
    "granted",
    "said",
    "forbidden",
    "fault",
    "held",
    "resumed",
    "transferred",
    "looked",
    "promised",
    "ticket",
    "mood.temper",
    "mood.trust",
    "turns",
    "count",
];

impl Condition {
    /// Parses one condition; spellings of kinds `atom`, `behaviour`, `desk` and `fault` are turned to codes.
    ///
    /// # Errors
    /// The first fault with its place in `text`.
    pub fn parse(text: &str, spellings: &Spellings) -> Result<Self, ConditionFault> {
        let mut parser = Parser {
            tokens: tokens(text),
            at: 0,
            depth: 0,
            end: text.len(),
            spellings,
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

#[derive(Clone, Copy)]
struct Token<'a> {
    text: &'a str,
    span: Span,
}

fn is_sign(character: char) -> bool {
    matches!(character, '|' | '&' | '(' | ')' | ':' | '<' | '>' | '=')
        || matches!(character, '\u{ff1a}' | '\u{ff08}' | '\u{ff09}' | '\u{ff5c}')
}

/// Words and signs; `<=` and `>=` are one token; full-width signs are signs too.
fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut rest = text.char_indices().peekable();
    while let Some((start, first)) = rest.next() {
        if first.is_whitespace() {
            continue;
        }
        let mut end = start + first.len_utf8();
        if is_sign(first) {
            if matches!(first, '<' | '>') && rest.next_if(|(_, next)| *next == '=').is_some() {
                end += 1;
            }
        } else {
            while let Some((at, next)) =
                rest.next_if(|(_, next)| !next.is_whitespace() && !is_sign(*next))
            {
                end = at + next.len_utf8();
            }
        }
        let span = Span::new(start, end);
        found.push(Token {
            text: span.of(text),
            span,
        });
    }
    found
}

/// Nobody nests deeper; a broken file may.
const DEEPEST: usize = 64;

struct Parser<'a> {
    tokens: Vec<Token<'a>>,
    at: usize,
    /// Parentheses and `not` that are open.
    depth: usize,
    end: usize,
    spellings: &'a Spellings,
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

    fn fault(&self, kind: ConditionFaultKind) -> ConditionFault {
        let span = self
            .peek()
            .map_or(Span::new(self.end, self.end), |token| token.span);
        ConditionFault { span, kind }
    }

    fn condition(&mut self) -> Result<Condition, ConditionFault> {
        let mut parts = vec![self.conjunct()?];
        while self.take(&["|", "\u{ff5c}"]) {
            parts.push(self.conjunct()?);
        }
        Ok(single_or(parts, Condition::Any))
    }

    fn conjunct(&mut self) -> Result<Condition, ConditionFault> {
        let mut parts = vec![self.factor()?];
        while self.take(&["&"]) {
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
        self.at += 1;
        let word = self.spellings.code("atom", token.text);
        if word == "not" {
            return Ok(Condition::Not(Box::new(self.factor()?)));
        }
        self.atom(word, token.span).map(Condition::Atom)
    }

    fn atom(&mut self, word: &str, span: Span) -> Result<Atom, ConditionFault> {
        let named = self.name()?;
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
            "refused" => name_of("demand").map(Atom::Refused),
            "granted" => name_of("demand").map(Atom::Granted),
            "said" => name_of("phrase").map(Atom::Said),
            "forbidden" => name_of("forbid").map(Atom::Forbidden),
            "fault" => name_of("fault").map(Atom::Fault),
            "looked" => name_of("article").map(Atom::Looked),
            // `promised:time` is the one promise there is; the name may be left out.
            "promised" => Ok(Atom::PromisedTime),
            "transferred" => self.desk(named),
            "count" => {
                let name = name_of("behaviour")?;
                self.compared(|how, than| Atom::Count(name, how, than))
            }
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
            "turns" => self.compared(Atom::Turns),
            _ => Err(ConditionFault {
                span,
                kind: ConditionFaultKind::UnknownAtom,
            }),
        }
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

    fn compared(
        &mut self,
        make: impl FnOnce(Comparison, i16) -> Atom,
    ) -> Result<Atom, ConditionFault> {
        let comparison = self
            .peek()
            .and_then(|token| Comparison::from_code(token.text))
            .ok_or_else(|| self.fault(ConditionFaultKind::ComparisonMissing))?;
        self.at += 1;
        let number = self
            .peek()
            .and_then(|token| token.text.parse().ok())
            .ok_or_else(|| self.fault(ConditionFaultKind::NumberExpected))?;
        self.at += 1;
        Ok(make(comparison, number))
    }
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
