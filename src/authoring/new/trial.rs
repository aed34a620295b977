//! The model play of a file that is not written yet.

use crate::{
    authoring::test,
    library::{Bench, Library},
};

/// Whether the file loads and its plays come out as they expect.
pub(super) fn passes(text: &str, library: &Library, bench: &Bench) -> bool {
    let (scenario, wrong) = bench.read("new", text);
    let Some(scenario) = scenario.filter(|_| wrong.is_empty()) else {
        return false;
    };
    test::comes_out(library, &scenario)
}
