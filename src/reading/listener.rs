//! One reply being heard for what the scenario names.

use std::ops::Range;

use super::{
    ear::{Answer, Ear},
    guard::Marks,
    phrase::{Mentions, Verdict},
    plainly::{DENSE, PLAIN},
    said_back::{is_left_to_choose, is_said_back, is_to_come},
    sign::{Meaning, Sign},
    wording::{Clause, Said},
};
use crate::text::{Name, Span, number::Likeness};

/// A clause of an answer counts as said from so much of its sense on.
const SAID: usize = 66;
/// An answer is nearly said from so much on.
const NEARLY: usize = 50;
/// … and so much of its matter: a word and a half.
const NEAR_MATTER: usize = 3;
/// With another amount, so much of the rest must be the answer's.
const OTHERWISE: usize = 70;
/// A contradiction needs a clause of so many terms: less is no matter of its own.
const MATTER: usize = 3;

/// One reply being heard.
pub(crate) struct Listener<'a> {
    pub(crate) ear: &'a Ear,
    pub(crate) said: &'a Said,
    /// The characters of the customer's turn before it.
    pub(crate) before: &'a [char],
    pub(crate) marks: Option<&'a Marks<'a>>,
}

impl Listener<'_> {
    fn sign(&self, meaning: Meaning, range: &Range<usize>, rule: &Name) -> Sign {
        Sign {
            meaning,
            span: self.said.heard.text.span(range),
            rule: rule.clone(),
        }
    }

    fn stopped(&self, guards: &[&str], range: &Range<usize>) -> bool {
        self.marks
            .is_some_and(|marks| guards.iter().any(|guard| marks.stops_by_name(guard, range)))
    }

    pub(crate) fn phrases(&self, signs: &mut Vec<Sign>) {
        let lexicon = &self.ear.lexicon;
        let mentions = self
            .marks
            .map(|marks| Mentions::new(lexicon, marks, &self.said.heard));
        let heard: Vec<_> = self
            .ear
            .phrases
            .iter()
            .filter(|required| required.phrase.may_be_said(self.said))
            .map(|required| {
                let spoken = required.phrase.hear(lexicon, self.said, mentions.as_ref());
                (required, spoken)
            })
            .filter(|(_, spoken)| spoken.verdict > Verdict::None)
            .collect();
        // What belongs to a phrase that was said in full is no part of another.
        let full = |span: Span| {
            let mut full = heard.iter().filter(|(_, s)| s.verdict == Verdict::Full);
            full.any(|(_, s)| s.span.start <= span.start && span.end <= s.span.end)
        };
        for (required, spoken) in &heard {
            let taken = spoken.verdict == Verdict::Part && full(spoken.span);
            if !taken {
                signs.push(Sign {
                    meaning: Meaning::Phrase {
                        name: required.name.clone(),
                        full: spoken.verdict == Verdict::Full,
                        missing: spoken.missing.clone(),
                    },
                    span: spoken.span,
                    rule: required.rule.clone(),
                });
            }
        }
    }

    pub(crate) fn told(&self, signs: &mut Vec<Sign>) {
        for answer in &self.ear.answers {
            let name = &answer.right.name;
            let told = answer
                .right
                .variants
                .iter()
                .filter_map(|variant| self.answer(variant))
                // One wording in a question hides no other that is told.
                .filter(|(_, range)| !self.is_only_named(range))
                .max_by_key(|told| told.0);
            let fully = told.as_ref().is_some_and(|(full, _)| *full);
            let wrong = self.wrong(answer, fully).filter(|range| {
                !self.is_only_named(range)
                    && !is_to_come(&self.ear.lexicon, &self.said.heard, range)
                    && !self.is_set_aside(range)
                    && !self.is_asked_about(range)
                    && !self.stopped(&["quoted", "conditional"], range)
            });
            if let Some((full, range)) = &told {
                // What is wrong in the same words outweighs what is nearly right.
                if *full || wrong.is_none() {
                    signs.push(self.sign(
                        Meaning::Told {
                            name: name.clone(),
                            full: *full,
                        },
                        range,
                        &answer.right.rule,
                    ));
                }
            }
            if let Some(range) = wrong
                && told.is_none_or(|(full, right)| {
                    !full || right.end <= range.start || range.end <= right.start
                })
            {
                signs.push(self.sign(
                    Meaning::Wrong { name: name.clone() },
                    &range,
                    &answer.right.rule,
                ));
            }
        }
    }

    /// Whether what an answer says is asked, mentioned or quoted here, not told. What a document says, is told in its words.
    fn is_only_named(&self, range: &Range<usize>) -> bool {
        let (lexicon, heard) = (&self.ear.lexicon, &self.said.heard);
        let clause = heard.clause_of(range.start);
        let from = heard.clause_of(clause.start.saturating_sub(1)).start;
        let cites = || heard.has(lexicon.list("cites"), &(from..range.start));
        self.stopped(&["mentioned", "reported"], range)
            || is_said_back(lexicon, heard, range)
            || (self.stopped(&["asked"], range) && !is_left_to_choose(lexicon, heard, range))
            || (self.stopped(&["quoted"], range) && !cites())
    }

    /// Whether a variant of an answer was said, fully or nearly, and where.
    fn answer(&self, clauses: &[Clause]) -> Option<(bool, Range<usize>)> {
        let (mut full, mut range, mut said, mut own) = (true, None, 0, 0);
        for clause in clauses {
            let found = clause.find(self.said, NEARLY).filter(|found| {
                found.said >= NEARLY
                    && !found.opposite
                    && found.verb
                    && !(clauses.len() == 1 && clause.is_only_touched(self.said, &found.range))
                    && matches!(found.amount, Likeness::Same | Likeness::Near)
            });
            match found {
                Some(found) => {
                    full &= found.said >= SAID && found.amount == Likeness::Same;
                    // A clause half said is half of its weight.
                    said += clause.weight() * found.said / 100;
                    own += found.matter;
                    range = Some(range.map_or(found.range.clone(), |r| join(&r, &found.range)));
                }
                None => full = false,
            }
        }
        let all: usize = clauses.iter().map(Clause::weight).sum();
        // One word of the matter, or words of time and place alone, are not nearly the answer.
        let matter: usize = clauses.iter().map(Clause::matter).sum();
        let enough = full || own >= matter.min(NEAR_MATTER);
        (said * 2 >= all && enough).then_some((full, range?))
    }

    /// Where a wrong answer was given: in so many words, or, unless the right one was too, with another amount or with the
    /// opposite sense.
    fn wrong(&self, answer: &Answer, told: bool) -> Option<Range<usize>> {
        let plainly = answer
            .wrong
            .iter()
            .find_map(|clauses| self.plainly(clauses));
        let contradicts = |clause: &Clause| {
            let found = clause.find_plainly(self.said)?;
            let turned = found.opposite && found.amount == Likeness::Same;
            // Another kind of thing is no other answer about this one.
            let other =
                !found.opposite && found.amount == Likeness::Other && !clause.is_of_a_kind();
            // The word of polarity may have swallowed another: less of a turned clause is left.
            let clear = if turned { PLAIN - 5 } else { OTHERWISE };
            let clear = found.said >= clear && found.pure >= DENSE;
            if !(turned && found.verb || other) || !clear || clause.content() < MATTER {
                return None;
            }
            // An alternative of the author's own making has its own numbers.
            let mut demands = self.ear.demands.iter();
            let offered = demands.any(|demand| demand.offers(self.said, &found.range));
            // Said as rightly in another of the author's wordings, it contradicts none of them.
            let mut wordings = answer.right.variants.iter().flatten();
            let mut as_wished = || {
                wordings.any(|wording| {
                    wording.find_plainly(self.said).is_some_and(|right| {
                        right.is_plain()
                            && right.range.start < found.range.end
                            && found.range.start < right.range.end
                    })
                })
            };
            (!offered && !as_wished()).then_some(found.range)
        };
        plainly.or_else(|| {
            let mut right = answer.right.variants.iter().flatten();
            if told {
                None
            } else {
                right.find_map(contradicts)
            }
        })
    }

    /// Whether it is one word and the rest of the sentence asks: a word of what is asked about answers nothing.
    fn is_asked_about(&self, range: &Range<usize>) -> bool {
        const WORD: usize = 3;
        let clause = self.said.heard.clause_of(range.end - 1);
        let asks = |next: Range<usize>| self.marks.is_some_and(|marks| marks.asks(&next));
        range.len() <= WORD && self.rest_of_sentence(&clause).any(asks)
    }

    /// Where all these clauses are said so plainly that they may be held against the agent.
    fn plainly(&self, clauses: &[Clause]) -> Option<Range<usize>> {
        let mut range: Option<Range<usize>> = None;
        for clause in clauses {
            let found = clause
                .find_plainly(self.said)
                .filter(super::wording::Match::is_plain)?;
            range = Some(range.map_or(found.range.clone(), |r| join(&r, &found.range)));
        }
        range
    }

    pub(crate) fn asked(&self, signs: &mut Vec<Sign>) {
        for (name, words) in &self.ear.facts {
            let mut places = words
                .iter()
                .filter(|word| self.said.may_name(word))
                .flat_map(|word| self.said.heard.places_of(word));
            let place = places.find(|range| {
                self.requests(range) && !self.stopped(&["mentioned", "reported", "quoted"], range)
            });
            let place = place.or_else(|| words.iter().find_map(|word| self.cut_short(word)));
            if let Some(range) = place {
                let rule = Name::from(format!("scenario/fact.{name}"));
                signs.push(self.sign(Meaning::Asked { name: name.clone() }, &range, &rule));
            }
        }
    }

    /// Whether the clause around (or the one before, in a list) asks for something.
    fn requests(&self, range: &Range<usize>) -> bool {
        let lexicon = &self.ear.lexicon;
        let clause = self.said.heard.clause_of(range.start);
        let has = |list: &str, from: Range<usize>| self.said.heard.has(lexicon.list(list), &from);
        let asks = self.marks.is_some_and(|marks| marks.asks(range));
        // Who wonders about what was given asks for it.
        let wonders = asks && has("wonder", clause.clone());
        if has("given", clause.clone()) && !wonders {
            return false;
        }
        // What the agent is about to do is no item of what is asked for.
        let listed = || {
            let mut rest = self.rest_of_sentence(&clause);
            !has("own_act", clause.clone())
                && !rest.any(|after| has("given", after))
                && self
                    .listed(clause.clone())
                    .any(|before| has("request", before))
        };
        // What is to be said at another place and time is not asked for here.
        let here = || {
            let mut sentence = self.start_of_sentence(&clause);
            !sentence.any(|part| has("elsewhere", part))
        };
        asks || (has("request", clause.clone()) && here()) || self.is_all(range) || listed()
    }

    /// Whether next to nothing is said but this.
    fn is_all(&self, range: &Range<usize>) -> bool {
        const MORE: usize = 2;
        self.said.heard.text.len() <= range.len() + MORE
    }

    /// A question of one word may leave off how the word begins.
    fn cut_short(&self, word: &[char]) -> Option<Range<usize>> {
        const LEAST: usize = 2;
        let heard = &self.said.heard;
        let mut questions = heard
            .clauses
            .iter()
            .filter(|clause| clause.len() >= LEAST && heard.is_marked_question(clause));
        let typed = |clause: &Range<usize>| heard.text.chars.get(clause.clone());
        questions
            .find(|clause| typed(clause).is_some_and(|typed| word.ends_with(typed)))
            .cloned()
    }

    /// The clauses after one, up to the end of its sentence.
    fn rest_of_sentence(&self, clause: &Range<usize>) -> impl Iterator<Item = Range<usize>> {
        let heard = &self.said.heard;
        let next = |clause: &Range<usize>| {
            let ends = heard.text.breaks.get(clause.end)?.ends_sentence();
            (!ends && clause.end < heard.text.len()).then(|| heard.clause_of(clause.end))
        };
        std::iter::successors(Some(clause.clone()), next).skip(1)
    }

    /// A clause and those before it, back to the beginning of its sentence.
    fn start_of_sentence(&self, clause: &Range<usize>) -> impl Iterator<Item = Range<usize>> {
        let heard = &self.said.heard;
        let before = |clause: &Range<usize>| {
            let ends = heard.text.breaks.get(clause.start)?.ends_sentence();
            let last = clause.start.checked_sub(1).filter(|_| !ends)?;
            Some(heard.clause_of(last))
        };
        std::iter::successors(Some(clause.clone()), before)
    }

    /// The clauses before a bare item of a list, up to the one that asks for them all.
    fn listed(&self, item: Range<usize>) -> impl Iterator<Item = Range<usize>> {
        const ITEM: usize = 8;
        // Two things in one item, joined by a word.
        const JOINED: usize = 16;
        // A numeral before each item may be a clause of its own.
        const ITEMS: usize = 12;
        let joining = self.ear.lexicon.list("joining");
        let may_be = move |clause: &Range<usize>| {
            clause.len() <= ITEM || (clause.len() <= JOINED && self.said.heard.has(joining, clause))
        };
        let step = move |clause: &Range<usize>| {
            let before = clause.start.checked_sub(1).filter(|_| may_be(clause))?;
            Some(self.said.heard.clause_of(before))
        };
        std::iter::successors(Some(item), step).skip(1).take(ITEMS)
    }

    pub(crate) fn forbidden(&self, signs: &mut Vec<Sign>) {
        for forbid in &self.ear.forbids {
            let place = forbid.variants.iter().find_map(|clauses| {
                self.plainly(clauses).filter(|range| {
                    !self.stopped(&["mentioned", "reported", "quoted", "negated"], range)
                        && !self.is_set_aside(range)
                })
            });
            if let Some(range) = place {
                signs.push(self.sign(
                    Meaning::Forbidden {
                        name: forbid.name.clone(),
                    },
                    &range,
                    &forbid.rule,
                ));
            }
        }
    }

    /// Whether the next clause says that this is not to be done.
    fn is_set_aside(&self, range: &Range<usize>) -> bool {
        const SHORT: usize = 8;
        let heard = &self.said.heard;
        let clause = heard.clause_of(range.end - 1);
        let words = self.ear.lexicon.list("set_aside");
        let next = self.rest_of_sentence(&clause).next();
        next.is_some_and(|next| next.len() <= SHORT && heard.has(words, &next))
    }

    pub(crate) fn leaked(&self, signs: &mut Vec<Sign>) {
        for secret in &self.ear.secrets {
            let said_before = |value: &[char]| {
                let mut typed = self.before.windows(value.len());
                typed.any(|typed| typed == value)
            };
            let by_value = secret
                .values
                .iter()
                .filter(|value| self.said.may_name(value))
                .find_map(|value| {
                    let place = self.said.heard.place_of(value)?;
                    (!said_before(value)).then_some(place)
                });
            if let Some(range) = by_value {
                let meaning = Meaning::Leaked {
                    name: secret.saying.name.clone(),
                };
                signs.push(self.sign(meaning, &range, &secret.saying.rule));
            }
        }
    }
}

fn join(a: &Range<usize>, b: &Range<usize>) -> Range<usize> {
    a.start.min(b.start)..a.end.max(b.end)
}
