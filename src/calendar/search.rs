//! The events that remain after a query and a choice of categories.

use crate::content::{Event, List, RowSummary, tags_of};
use crate::text::search::Matches;
use std::ops::Range;

/// For each event, whether it is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter(Matches);

impl From<Matches> for Filter {
    fn from(matches: Matches) -> Self {
        Self(matches)
    }
}

impl Filter {
    /// Whether the event is shown.
    pub fn keeps(&self, event: usize) -> bool {
        self.0.has(event)
    }

    /// Whether any event can be hidden.
    pub fn is_active(&self) -> bool {
        self.0.items.is_some()
    }

    /// The ranges of the query's words in a text of an event.
    pub fn marks(&self, text: &str) -> Vec<Range<usize>> {
        self.0.words.marks(text)
    }

    /// Restricts the filter to events in one of the categories (ids joined by commas; empty means all).
    pub fn within(&self, events: &List<Event>, categories: &str) -> Filter {
        if categories.is_empty() {
            return self.clone();
        }
        let kept = events.summaries().enumerate();
        let kept = kept.map(|(index, event)| self.keeps(index) && is_in(&event, categories)).collect();
        Filter(Matches { items: Some(kept), words: self.0.words.clone() })
    }

    /// The uids of the events shown, in order.
    pub fn uids<'a>(&self, events: &'a List<Event>) -> Vec<&'a str> {
        let kept = events.iter().enumerate().filter(|(index, _)| self.keeps(*index));
        let mut uids: Vec<&str> = kept.map(|(_, event)| &*event.uid).collect();
        uids.sort_unstable();
        uids
    }

    /// The number of remaining events in each category.
    pub fn counts(&self, events: &List<Event>, categories: &[&str]) -> Vec<usize> {
        // Many events share the same set of categories; one more slot for events that have none.
        let mut alike = vec![0; events.texts().len() + 1];
        for (_, event) in events.summaries().enumerate().filter(|(index, _)| self.keeps(*index)) {
            alike[event.tag_set()] += 1;
        }
        let mut counts = vec![0; categories.len()];
        for (text, number) in events.texts().iter().zip(alike) {
            for (count, category) in counts.iter_mut().zip(categories) {
                *count += if tags_of(text).any(|tag| tag == *category) { number } else { 0 };
            }
        }
        counts
    }
}

fn is_in(event: &RowSummary<Event>, categories: &str) -> bool {
    categories.split(',').any(|id| event.tags().any(|tag| tag == id))
}

/// Whether an id is among ids joined by commas.
pub fn is_chosen(categories: &str, id: &str) -> bool {
    categories.split(',').any(|chosen| chosen == id)
}

/// The ids with `id` added, or removed if it was present.
pub fn toggled(categories: &str, id: &str) -> Box<str> {
    let mut left: Vec<&str> = categories.split(',').filter(|chosen| !chosen.is_empty() && *chosen != id).collect();
    if !is_chosen(categories, id) {
        left.push(id);
    }
    left.join(",").into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::fixture::events;
    use crate::text::search::{ALGORITHMS, Index};

    #[test]
    fn words_are_found_in_title_description_and_place() {
        let events = events(&[
            r#"{"uid":"a","title":"Sanāksme","start":"2026-01-01T00:00:00","locations":[{"name":"Jūrmala"}],"keywords":["campaign"]}"#,
            r#"{"uid":"b","title":"Diena","description":"Pret cilvēku tirdzniecību","start":"2026-01-01T00:00:00","keywords":["awareness"]}"#,
            r#"{"uid":"c","title":"Diena","start":"2026-01-01T00:00:00","categories":["holiday"]}"#,
        ]);
        let mut index = Index::new(&ALGORITHMS);
        events.iter().for_each(|event| index.add(event));
        let find = |typed: &str| Filter::from(index.matches(typed));
        let kept = |filter: &Filter| -> Vec<usize> { (0..3).filter(|event| filter.keeps(*event)).collect() };
        assert_eq!(kept(&find("jurmala SANAK")), [0]);
        assert_eq!(kept(&find("cilvektirdz")), [1]);
        let marks = find("tirdznieciba").marks("Pret cilvēku tirdzniecību");
        assert_eq!(marks.first(), Some(&(14.."Pret cilvēku tirdzniecību".len())));
        assert_eq!(kept(&find("  ")), [0, 1, 2]);
        assert!(!find("  ").is_active());
        assert_eq!(kept(&find("nekā tāda")), [] as [usize; 0]);
        let days = find("diena");
        assert_eq!(kept(&days.within(&events, "holiday,campaign")), [2]);
        assert_eq!(days.uids(&events), ["b", "c"]);
        assert_eq!(days.counts(&events, &["awareness", "campaign"]), [1, 0]);
        assert_eq!(kept(&Filter::default().within(&events, "unknown")), [] as [usize; 0]);
    }

    #[test]
    fn categories_are_toggled() {
        assert_eq!(&*toggled("", "a"), "a");
        assert_eq!(&*toggled("a", "b"), "a,b");
        assert_eq!(&*toggled("a,b", "a"), "b");
        assert_eq!(&*toggled("a", "a"), "");
        assert!(is_chosen("a,b", "b") && !is_chosen("ab", "b") && !is_chosen("", "b"));
    }
}
