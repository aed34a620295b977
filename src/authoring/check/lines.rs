//! Every line of the customer with its place, for the rules on lines.

use crate::source::{Placed, Section};

/// In the order of kinds: details, facts, beats with their nudges and branches, branches of any beat, incidents, close.
pub(super) fn customer_lines(root: Section<'_>) -> Vec<Placed<&str>> {
    let mut found = Vec::new();
    lines(root.section("customer"), "tells", &mut found);
    for fact in root.sections("fact") {
        lines(fact, "first", &mut found);
        lines(fact, "say", &mut found);
    }
    for beat in root.sections("beat") {
        lines(beat, "lines", &mut found);
        lines(beat, "nudge", &mut found);
        for branch in beat.sections("on") {
            lines(branch, "lines", &mut found);
        }
    }
    for branch in root.sections("on") {
        lines(branch, "lines", &mut found);
    }
    for event in root.sections("event") {
        lines(event, "lines", &mut found);
    }
    lines(root.section("close"), "lines", &mut found);
    found
}

fn lines<'a>(section: Section<'a>, key: &str, found: &mut Vec<Placed<&'a str>>) {
    let tones = section.section(key);
    if tones.is_absent() {
        found.extend(section.placed_texts(key));
    } else {
        for (tone, _) in tones.entries() {
            found.extend(tones.placed_texts(tone.value));
        }
    }
}
