//! Sharing points out without losing any.

use super::Points;

/// Shares `total` out in proportion to `parts`, to the last hundredth: the largest remainders get what rounding left.
pub(crate) fn apportion(total: Points, parts: &[i64]) -> Vec<Points> {
    let sum: i64 = parts.iter().sum();
    if sum <= 0 {
        return vec![Points(0); parts.len()];
    }
    let exact = |part: i64| i64::from(total.0) * part;
    let mut shares: Vec<i64> = parts.iter().map(|part| exact(*part) / sum).collect();
    let left = i64::from(total.0) - shares.iter().sum::<i64>();
    let mut by_remainder: Vec<usize> = (0..parts.len()).collect();
    // The sort is stable: among equal remainders the earlier comes first.
    by_remainder.sort_by_key(|index| -(exact(parts[*index]) % sum));
    for index in by_remainder
        .into_iter()
        .take(usize::try_from(left).unwrap_or(0))
    {
        shares[index] += 1;
    }
    shares
        .into_iter()
        .map(|share| Points(i32::try_from(share).unwrap_or(i32::MAX)))
        .collect()
}
