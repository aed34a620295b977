//! A draft from a real call: the customer's matter becomes beats, what they tell when asked facts, the agent's words the
//! model play. What a machine cannot know is marked for a person.

mod mask;
mod matter;
mod page;
mod token;

use self::{
    mask::{Masked, mask},
    matter::{Matter, Sorter},
    page::Page,
};
use super::{trial, words::Words};
use crate::{
    authoring::transcript::RealCall,
    engine::step::Category,
    library::{Bench, Library},
    locale::Locale,
    text::Name,
};

/// What a trainer says of a call that a transcript does not.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Told {
    pub title: Option<String>,
    pub problem: Option<String>,
    pub category: Category,
    pub channel: Name,
    pub persona: Name,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Drafted {
    pub title: String,
    pub text: String,
}

/// Draws up the scenario of a call; `None`: the customer brings up nothing, or no agent speaks.
pub fn draft(
    call: &RealCall,
    told: &Told,
    library: &Library,
    bench: &Bench,
    locale: &Locale,
) -> Option<Drafted> {
    let words = Words::load();
    let lexicon = library.lexicon();
    let Masked {
        turns,
        counts,
        customer,
    } = mask(&call.turns, &words);
    let matter: Matter = Sorter::new(&words, &lexicon).sort(&turns);
    if matter.beats.is_empty() || matter.replies.is_empty() {
        return None;
    }
    let mut page = Page {
        matter: &matter,
        counts: &counts,
        customer: customer.as_deref(),
        call,
        told,
        library,
        locale,
        words: &words,
        outcome: None,
    };
    // What comes of the agent's words as they were said, the file holds as what is expected.
    page.outcome = trial::outcome(&page.text(), library, bench);
    Some(Drafted {
        title: page.title(),
        text: page.text(),
    })
}
