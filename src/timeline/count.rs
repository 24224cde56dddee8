//! How many entries each choice would leave, given the other choices, so that no displayed number is wrong.

use super::chronicle::Chronicle;
use super::compact::sorted;
use super::query::Filter;
use crate::content::{Named, Timeline};
use crate::text::search::Matches;

/// The number of entries that each choice would leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counts {
    /// For each kind, the number of entries of the chosen country.
    pub kinds: Vec<usize>,
    /// The number of all entries of the chosen kinds.
    pub all: usize,
    /// Every country of the timeline with its number of entries of the chosen kinds, ordered by the total over all
    /// kinds, so that no country changes its position.
    pub countries: Vec<(&'static str, usize)>,
}

/// Counts in one pass over the entries that the search leaves.
pub fn counts(
    timeline: &'static Timeline,
    chronicle: &Chronicle,
    kinds: &[Named],
    filter: &Filter,
    matches: &Matches,
) -> Counts {
    let mut counts = Counts { kinds: vec![0; chronicle.extents.len()], all: 0, countries: Vec::new() };
    let mut ever: Vec<usize> = Vec::new();
    for one in &chronicle.all {
        let is_chosen = kinds.get(one.kind).is_none_or(|kind| filter.has_kind(&kind.id));
        let is_chosen = is_chosen && matches.has(one.entry);
        let summary = timeline.entries.summary(one.entry);
        counts.kinds[one.kind] += usize::from(matches.has(one.entry) && filter.has_country(summary.countries()));
        counts.all += usize::from(is_chosen);
        for code in summary.countries() {
            let at = counts.countries.iter().position(|(known, _)| *known == code).unwrap_or_else(|| {
                counts.countries.push((code, 0));
                ever.push(0);
                ever.len() - 1
            });
            counts.countries[at].1 += usize::from(is_chosen);
            ever[at] += 1;
        }
    }
    let order = sorted((0..ever.len()).collect(), &|a, b| ever[b].cmp(&ever[a]));
    counts.countries = order.into_iter().map(|at| counts.countries[at]).collect();
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Entry;
    use crate::dates::Date;

    #[test]
    fn each_count_respects_only_the_other_choices() {
        let entries = r#"[
            {"id":"a","title":"A","date":"2010","kind":"decision","countries":["LV","SE"]},
            {"id":"b","title":"B","date":"2011","kind":"project","countries":["SE"]},
            {"id":"c","title":"C","date":"2012","kind":"project","countries":["SE","EE"]}]"#;
        let entries: Vec<Entry> = serde_json::from_str(entries).unwrap();
        let timeline: &'static Timeline =
            Box::leak(Box::new(Timeline { entries: entries.into(), sources: Vec::new() }));
        let kinds: Vec<Named> =
            serde_json::from_str(r#"[{"id":"decision","name":"D"},{"id":"project","name":"P"}]"#).unwrap();
        let chronicle = Chronicle::new(timeline, &kinds, Date::from_ymd(2020, 1, 1).unwrap(), &|_| "");
        let among = |kinds_chosen: &str, country: &str, matches: &Matches| {
            let filter = Filter { kinds: kinds_chosen.into(), country: country.into(), ..Filter::default() };
            counts(timeline, &chronicle, &kinds, &filter, matches)
        };
        let of = |kinds_chosen: &str, country: &str| among(kinds_chosen, country, &Matches::default());
        let all = of("", "");
        assert_eq!((all.kinds, all.all, all.countries), (vec![1, 2], 3, vec![("SE", 3), ("LV", 1), ("EE", 1)]));
        let latvia = of("project", "LV");
        assert_eq!(
            (latvia.kinds, latvia.all, latvia.countries),
            (vec![1, 0], 2, vec![("SE", 2), ("LV", 0), ("EE", 1)])
        );
        let last = Matches { items: Some(vec![false, false, true]), ..Matches::default() };
        let found = among("", "EE", &last);
        assert_eq!((found.kinds, found.all, found.countries), (vec![0, 1], 1, vec![("SE", 1), ("LV", 0), ("EE", 1)]));
    }
}
