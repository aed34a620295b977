//! What the rules look at: a scenario with what several of them want to know of it, worked out once.

use std::{cell::OnceCell, collections::BTreeMap, sync::Arc};

use super::{
    lines::customer_lines,
    moods::Moods,
    possible::Possible,
    reach::Reach,
    tellable::{OwnLines, Saying},
};
use crate::{
    engine::persona::{Mix, Persona},
    library::Look,
    source::{Findings, Placed},
    text::Name,
};

/// What the personas bring into every scenario, worked out once for all of them.
pub(super) struct Cast {
    sayings: BTreeMap<Name, Saying>,
    moods: Moods,
}

impl Cast {
    pub(super) fn of(personas: &BTreeMap<Name, Arc<Persona>>) -> Self {
        let sayings = personas.values();
        let sayings = sayings.map(|one| (one.id.clone(), Saying::of(one)));
        Self {
            sayings: sayings.collect(),
            moods: Moods::of(personas.values().map(AsRef::as_ref)),
        }
    }
}

pub(super) struct Subject<'l> {
    pub(super) look: &'l Look<'l>,
    cast: &'l Cast,
    own_lines: OwnLines,
    /// Where slots and escapes may stand in the file.
    marks: OnceCell<Vec<usize>>,
    lines: OnceCell<Vec<Placed<&'l str>>>,
    possible: OnceCell<Possible<'l>>,
    reach: OnceCell<Reach>,
}

impl<'l> Subject<'l> {
    pub(super) fn new(look: &'l Look<'l>, cast: &'l Cast) -> Self {
        Self {
            look,
            cast,
            own_lines: OwnLines::default(),
            marks: OnceCell::new(),
            lines: OnceCell::new(),
            possible: OnceCell::new(),
            reach: OnceCell::new(),
        }
    }

    /// Whether this draw of the file may say something else there than the one looked at before: only what a slot or an
    /// escape stands in. What every draw says the same has been looked at.
    pub(super) fn may_differ(&self, text: &Placed<&str>, findings: &Findings) -> bool {
        if !self.look.again {
            return true;
        }
        let marks = self.marks.get_or_init(|| {
            let text = &findings.file().text;
            let of = |mark: char| text.match_indices(mark).map(|(at, _)| at);
            let mut marks: Vec<usize> = of('{').chain(of('\\')).collect();
            marks.sort_unstable();
            marks
        });
        let next = marks.partition_point(|at| *at < text.span.start);
        marks.get(next).is_some_and(|at| *at < text.span.end)
    }

    /// Every line of the customer with its place.
    pub(super) fn lines(&self) -> &[Placed<&'l str>] {
        self.lines.get_or_init(|| customer_lines(self.look.root))
    }

    /// In calls with any customer: a trainee may choose another than the scenario's own.
    pub(super) fn possible(&self) -> &Possible<'l> {
        self.possible.get_or_init(|| {
            let sayings = self.cast.sayings.values();
            Possible::new(
                self.look.scenario,
                &self.cast.moods,
                &self.own_lines,
                sayings,
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
            Some((Arc::clone(persona), *share))
        });
        Mix(known.collect())
    }

    /// The same in calls with the scenario's own customer.
    pub(super) fn possible_as_written(&self, mix: &Mix) -> Possible<'l> {
        let own = mix.0.iter().map(|(persona, _)| -> &Persona { persona });
        let moods = Moods::of(own.clone());
        let sayings = own.filter_map(|one| self.cast.sayings.get(&one.id));
        Possible::new(self.look.scenario, &moods, &self.own_lines, sayings)
    }
}
