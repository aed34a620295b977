//! What the rules look at: a scenario with what several of them want to know of it, worked out once.

use std::{cell::OnceCell, collections::BTreeMap};

use super::{
    lines::customer_lines,
    possible::Possible,
    reach::Reach,
    tellable::{OwnLines, Saying, Sayings},
};
use crate::{
    engine::persona::{Mix, Persona},
    library::Look,
    source::Placed,
    text::Name,
};

pub(super) struct Subject<'l> {
    pub(super) look: &'l Look<'l>,
    sayings: &'l BTreeMap<Name, Saying>,
    own_lines: OwnLines,
    lines: OnceCell<Vec<Placed<&'l str>>>,
    possible: OnceCell<Possible<'l>>,
    reach: OnceCell<Reach>,
}

impl<'l> Subject<'l> {
    pub(super) fn new(look: &'l Look<'l>, sayings: &'l Sayings) -> Self {
        Self {
            look,
            sayings: sayings.of(look.personas),
            own_lines: OwnLines::default(),
            lines: OnceCell::new(),
            possible: OnceCell::new(),
            reach: OnceCell::new(),
        }
    }

    /// Every line of the customer with its place.
    pub(super) fn lines(&self) -> &[Placed<&'l str>] {
        self.lines.get_or_init(|| customer_lines(self.look.root))
    }

    /// In calls with any customer: a trainee may choose another than the scenario's own.
    pub(super) fn possible(&self) -> &Possible<'l> {
        self.possible.get_or_init(|| {
            let personas = self.look.personas.values().map(AsRef::as_ref);
            Possible::new(
                self.look.scenario,
                personas,
                (&self.own_lines, self.sayings),
            )
        })
    }

    pub(super) fn reach(&self) -> &Reach {
        self.reach
            .get_or_init(|| Reach::of(self.look.scenario, self.possible()))
    }

    /// The scenario's own customer.
    pub(super) fn mix(&self) -> Mix {
        let shares = self.look.scenario.persona.0.iter();
        let known = shares.filter_map(|(name, share)| {
            let persona = self.look.personas.get(name)?;
            Some((std::sync::Arc::clone(persona), *share))
        });
        Mix(known.collect())
    }

    /// The same in calls with the scenario's own customer.
    pub(super) fn possible_as_written<'m>(&self, mix: &'m Mix) -> Possible<'l> {
        let own = mix.0.iter().map(|(persona, _)| -> &'m Persona { persona });
        Possible::new(self.look.scenario, own, (&self.own_lines, self.sayings))
    }
}
