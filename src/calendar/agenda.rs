//! The agenda: occurrences in order, grouped by month, from some before a day to some after it. Past and upcoming ones
//! stay separate, even within the day's month.

use super::occurrences::{EventOccurrence, Occurrences};
use crate::dates::Date;

/// A range of the agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agenda {
    /// Past occurrences by month, in order: the most recent last.
    pub earlier: Vec<Group>,
    /// Upcoming occurrences by month, in order.
    pub months: Vec<Group>,
    /// Whether there are earlier ones.
    pub more_before: bool,
    /// Whether there are later ones.
    pub more_after: bool,
}

impl Agenda {
    /// The number of occurrences.
    pub fn count(&self) -> usize {
        self.earlier.iter().chain(&self.months).map(|group| group.items.len()).sum()
    }
}

/// The occurrences that start in one month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The year.
    pub year: i32,
    /// The month, 1 to 12.
    pub month: u8,
    /// The occurrences.
    pub items: Vec<EventOccurrence>,
}

/// The last `earlier` occurrences that are over by the day, and the first `later` that are not, of the events for whose
/// index `keep` returns true.
pub fn around(all: &Occurrences, day: Date, earlier: usize, later: usize, keep: &dyn Fn(usize) -> bool) -> Agenda {
    // One more in each direction shows whether there are more.
    let mut before = all.previous_of(day, earlier + 1, keep);
    let more_before = before.len() > earlier;
    if more_before {
        before.remove(0);
    }
    let mut after = all.next_of(day, later + 1, keep);
    let more_after = after.len() > later;
    after.truncate(later);
    Agenda { earlier: by_month(before), months: by_month(after), more_before, more_after }
}

/// Groups occurrences, which are ordered by start, by the month in which they start.
pub fn by_month(occurrences: Vec<EventOccurrence>) -> Vec<Group> {
    let mut months: Vec<Group> = Vec::new();
    for one in occurrences {
        let (year, month, _) = one.start.date().ymd();
        match months.last_mut() {
            Some(group) if (group.year, group.month) == (year, month) => group.items.push(one),
            _ => months.push(Group { year, month, items: vec![one] }),
        }
    }
    months
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::fixture::{date, events};

    #[test]
    fn the_agenda_has_no_gaps_and_no_duplicates() {
        let events = events(&[
            r#"{"uid":"y","title":"Y","start":"2020-10-18T00:00:00","duration":"P1D","recurrenceRules":["FREQ=YEARLY"]}"#,
            r#"{"uid":"w","title":"W","start":"2026-11-01T10:00:00","duration":"PT1H","recurrenceRules":["FREQ=WEEKLY;COUNT=8"]}"#,
            r#"{"uid":"long","title":"L","start":"2026-11-20T00:00:00","duration":"P9D"}"#,
        ]);
        let all = Occurrences::new(&events);
        let at = |earlier, later| around(&all, date("2026-11-23"), earlier, later, &|_| true);
        let starts = |agenda: &Agenda| -> Vec<String> {
            let all = agenda.earlier.iter().chain(&agenda.months).flat_map(|group| &group.items);
            all.map(|one| one.start.date().to_string()).collect()
        };
        let ahead = at(0, 4);
        assert_eq!(starts(&ahead), ["2026-11-20", "2026-11-29", "2026-12-06", "2026-12-13"], "what lasts is not over");
        assert!(ahead.more_before && ahead.more_after);
        let both = at(5, 2);
        assert_eq!(
            starts(&both),
            ["2026-10-18", "2026-11-01", "2026-11-08", "2026-11-15", "2026-11-22", "2026-11-20", "2026-11-29"]
        );
        let sizes = |groups: &[Group]| groups.iter().map(|group| (group.month, group.items.len())).collect::<Vec<_>>();
        assert_eq!(sizes(&both.earlier), [(10, 1), (11, 4)]);
        assert_eq!(sizes(&both.months), [(11, 2)], "the month of the day is in both halves");
        let all_before = at(40, 0);
        assert_eq!((starts(&all_before).len(), all_before.more_before), (11, false));
        let filtered = around(&all, date("2026-11-23"), 2, 2, &|event| event == 0);
        assert_eq!(starts(&filtered), ["2025-10-18", "2026-10-18", "2027-10-18", "2028-10-18"]);
    }

    #[test]
    fn months_are_grouped_in_order() {
        let events = events(&[
            r#"{"uid":"m","title":"M","start":"2026-11-30T00:00:00","duration":"P1D","recurrenceRules":["FREQ=DAILY;COUNT=3"]}"#,
        ]);
        let all = Occurrences::new(&events);
        let months = by_month(all.between(date("2026-01-01"), date("2026-12-31"), 9));
        let sizes: Vec<_> = months.iter().map(|group| (group.year, group.month, group.items.len())).collect();
        assert_eq!(sizes, [(2026, 11, 1), (2026, 12, 2)]);
    }
}
