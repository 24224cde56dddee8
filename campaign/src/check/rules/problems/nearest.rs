//! Suggestions for misspelt names.

/// The candidate most similar to `written`: equal except for case, a few typing errors away, or one containing the
/// other.
pub fn nearest<'a>(written: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower: Vec<char> = written.to_lowercase().chars().collect();
    if lower.is_empty() || lower.len() > 64 {
        return None;
    }
    let limit = match lower.len() {
        1..=3 => 1,
        4..=7 => 2,
        _ => 3,
    };
    let (mut best, mut best_distance, mut containing) = (None, limit + 1, None);
    for candidate in candidates.into_iter().take(20_000) {
        let other: Vec<char> = candidate.to_lowercase().chars().take(80).collect();
        if let Some(distance) = osa_distance(&lower, &other, best_distance - 1) {
            (best, best_distance) = (Some(candidate), distance);
            if distance == 0 {
                break;
            }
        } else if containing.is_none() && contains(&lower, &other) {
            containing = Some(candidate);
        }
    }
    best.or(containing)
}

fn contains(a: &[char], b: &[char]) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    short.len() >= 4 && long.windows(short.len()).any(|window| window == short)
}

/// The optimal string alignment distance (insertions, deletions, substitutions and transpositions), if at most `limit`.
fn osa_distance(a: &[char], b: &[char], limit: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > limit {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut next = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let change = usize::from(a[i - 1] != b[j - 1]);
            let mut cost = (row[j] + 1).min(next[j - 1] + 1).min(row[j - 1] + change);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                cost = cost.min(before[j - 2] + 1);
            }
            next[j] = cost;
        }
        if next.iter().min().is_none_or(|&least| least > limit) {
            return None;
        }
        before = std::mem::replace(&mut row, next);
    }
    row.last().copied().filter(|&distance| distance <= limit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_the_finger_are_seen_through() {
        let names = ["recurrenceRules", "title", "start", "centre-marta", "lv"];
        for (written, meant) in [
            ("recurenceRules", Some("recurrenceRules")),
            ("titel", Some("title")),
            ("Start", Some("start")),
            ("marta", Some("centre-marta")),
            ("lb", Some("lv")),
            ("description", None),
            ("", None),
        ] {
            assert_eq!(nearest(written, names), meant, "{written}");
        }
    }
}
