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
            // Two typing errors at most, and not in more than two fifths of the word.
            let near = distance <= 2 && distance * 5 <= longer.max(3) * 2;
            let other_length = length.abs_diff(candidate.chars().count());
            near.then_some((distance, other_length, candidate))
        })
        .min()
        .map(|(_, _, candidate)| candidate)
}
