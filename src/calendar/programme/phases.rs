//! A day from the perspective of somebody who is there: what is on now, next, later, and over.

use super::parted;
use crate::calendar::occurrences::EventOccurrence;
use crate::dates::{Date, LocalDateTime};

/// An item counts as next at its place if it begins within this many minutes of the first of all.
const NEXT: i64 = 60;

/// A day's occurrences, each in exactly one group, ordered by start.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phases {
    /// Items without a time, or that last all day.
    pub above: Vec<EventOccurrence>,
    /// Items that are on now.
    pub now: Vec<EventOccurrence>,
    /// The first item at each place among those that begin soonest.
    pub next: Vec<EventOccurrence>,
    /// Items after that.
    pub later: Vec<EventOccurrence>,
    /// Items that are over.
    pub over: Vec<EventOccurrence>,
}

/// Groups the occurrences that touch a day, ordered by start. `now` returns the current local time in an occurrence's
/// time zone; `place` and `is_timeless` as in [`super::day`].
pub fn phases<'a>(
    date: Date,
    now: &dyn Fn(&EventOccurrence) -> LocalDateTime,
    occurrences: &[EventOccurrence],
    place: &dyn Fn(&EventOccurrence) -> &'a str,
    is_timeless: &dyn Fn(&EventOccurrence) -> bool,
) -> Phases {
    let (above, mut timed) = parted(date, occurrences, is_timeless);
    // Seconds until the start: local times of different zones cannot be compared.
    let until = |one: &EventOccurrence| one.start.to_seconds() - now(one).to_seconds();
    timed.sort_by_cached_key(until);
    let mut found = Phases { above, ..Phases::default() };
    let mut places: Vec<&str> = Vec::new();
    let mut last = None;
    for one in &timed {
        let (until, at) = (until(one), now(one));
        if until > 0 {
            let last = *last.get_or_insert(until + NEXT * 60);
            let is_first = !places.contains(&place(one));
            places.push(place(one));
            let list = if is_first && until <= last { &mut found.next } else { &mut found.later };
            list.push(*one);
        } else if one.end > at || until == 0 {
            found.now.push(*one);
        } else {
            found.over.push(*one);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An occurrence of the event with this index, from and to, on one day.
    fn item(event: usize, from: &str, to: &str) -> EventOccurrence {
        let at = |time: &str| ["2026-07-18T", time, ":00"].concat().parse().unwrap();
        EventOccurrence { start: at(from), end: at(to), event, id: at(from) }
    }

    #[test]
    fn each_is_in_one_group_and_next_is_the_earliest_at_each_place() {
        let all = [
            item(0, "00:00", "23:59"),
            item(1, "10:00", "11:00"),
            item(2, "10:30", "12:00"),
            item(3, "11:00", "11:30"),
            item(4, "11:20", "11:40"),
            item(5, "11:30", "12:00"),
            item(6, "12:20", "13:00"),
            item(7, "12:30", "13:00"),
        ];
        let places = ["", "A", "B", "C", "A", "A", "B", "C"];
        let (now, is_timeless) = (|_: &EventOccurrence| all[3].start, |one: &EventOccurrence| one.event == 0);
        let found = phases(all[3].start.date(), &now, &all, &|one| places[one.event], &is_timeless);
        let events = |list: &[EventOccurrence]| list.iter().map(|one| one.event).collect::<Vec<_>>();
        assert_eq!(events(&found.above), [0]);
        assert_eq!(events(&found.over), [1], "what ends now is over");
        assert_eq!(events(&found.now), [2, 3]);
        assert_eq!(events(&found.next), [4, 6], "C's first begins more than an hour after the first of all");
        assert_eq!(events(&found.later), [5, 7]);
    }

    #[test]
    fn an_instant_is_current_at_its_time() {
        let all = [item(0, "10:00", "10:00")];
        let start = all[0].start;
        assert_eq!(phases(start.date(), &|_| start, &all, &|_| "", &|_| false).now, all);
    }

    #[test]
    fn each_is_compared_with_the_time_in_its_own_zone() {
        // The second takes place an hour west of the campaign.
        let all = [item(0, "10:00", "11:00"), item(1, "10:00", "11:00"), item(2, "11:30", "12:00")];
        let time = |one: &EventOccurrence| if one.event == 1 { all[0].start } else { all[0].end };
        let found = phases(all[0].start.date(), &time, &all, &|_| "", &|_| false);
        assert_eq!((found.over, found.now, found.next), (vec![all[0]], vec![all[1]], vec![all[2]]));
    }
}
