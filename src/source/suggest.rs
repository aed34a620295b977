//! "Did you mean": the nearest of the names that would do.

/// The candidate nearest to what was written, if one is near enough to be meant.
pub fn nearest<'a>(
    written: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let length = written.chars().count();
    candidates
        .into_iter()
        .filter_map(|candidate| {
            let distance = strsim::osa_distance(written, candidate);
            let longer = length.max(candidate.chars().count());
            // Two typing errors at most, and never more than a third of the word; a single wrong one is always meant.
            let near = distance <= 2 && distance * 3 <= longer.max(3);
            near.then_some((distance, candidate))
        })
        .min()
        .map(|(_, candidate)| candidate)
}
