//! The scenarios that could be played next, with what each asks for.

use std::sync::Arc;

use super::{Standing, next::Offer};
use crate::{
    engine::{Scenario, Script, persona::Mix},
    judge::{Points, Rubric, asked},
    library::Library,
    reading::{Ear, Lexicon, Vocabulary},
    text::Name,
};

/// Every scenario of the library that has its personas and channel, as the trainee knows it.
pub fn offers(library: &Library, standing: &Standing) -> Vec<Offer> {
    let rubric = library.rubric();
    let lexicon = Arc::new(Lexicon::default());
    let scenarios = library.scenarios.iter().map(|shelved| &shelved.scenario);
    scenarios
        .filter_map(|scenario| {
            let known = standing.known(&scenario.id);
            Some(Offer {
                scenario: scenario.id.clone(),
                level: scenario.level,
                items: items(library, &rubric, scenario, &lexicon)?,
                played: known.map(|known| known.day),
                passed: known.is_some_and(|known| known.passed),
            })
        })
        .collect()
}

/// What is asked for does not hang on what is heard: the script goes without a lexicon.
fn items(
    library: &Library,
    rubric: &Rubric,
    scenario: &Arc<Scenario>,
    lexicon: &Arc<Lexicon>,
) -> Option<Vec<(Name, Points)>> {
    let mut shares = Vec::new();
    for (name, share) in &scenario.persona.0 {
        shares.push((Arc::clone(library.personas.get(name)?), *share));
    }
    let script = Script {
        scenario: Arc::clone(scenario),
        mix: Mix(shares),
        channel: Arc::clone(library.channels.get(&scenario.channel)?),
        company: Arc::clone(&library.company),
        ear: Ear::new(Arc::clone(lexicon), &Vocabulary::default()),
    };
    Some(asked(rubric, &script))
}
