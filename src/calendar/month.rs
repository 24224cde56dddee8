//! A month as a grid of weeks, with its occurrences on lanes.
//!
//! An occurrence of several days keeps its lane from cell to cell and, if possible, from week to week. Occurrences
//! without a lane are only counted, so a day with a thousand events costs no more than one with three.

use super::occurrences::EventOccurrence;
use crate::dates::{Date, Weekday};

/// The maximum number of lanes.
const MAX_LANES: usize = 8;

/// The layout of a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Month {
    /// The weeks; the first and last include days of adjacent months.
    pub weeks: Vec<[Day; 7]>,
    /// The number of occurrences that touch the month itself.
    pub count: usize,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    /// Its date.
    pub date: Date,
    /// Whether it belongs to the month.
    pub inside: bool,
    /// The number of occurrences that touch it.
    pub count: usize,
    /// The number of those without a lane.
    pub hidden: usize,
    /// The segments of those with a lane, by lane.
    pub segments: Vec<Segment>,
}

/// The part of an occurrence within one cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    /// The occurrence.
    pub what: EventOccurrence,
    /// The lane, from 0.
    pub lane: u8,
    /// In the cell where the occurrence enters the week, the number of cells it covers there; 0 in the following cells.
    pub span: u8,
    /// Whether it began before this cell.
    pub from_before: bool,
    /// Whether it continues after this cell.
    pub goes_on: bool,
    /// The number of free lanes below it, into which its title may extend. Only for one-day occurrences.
    pub room: u8,
}

/// The first and the last day of a month's grid; weeks begin with `first`.
pub fn range(year: i32, month: u8, first: Weekday) -> (Date, Date) {
    let start = Date::from_ymd(year, month, 1).unwrap_or(Date::from_days(0));
    let from = start.first_of_week(first);
    let last = start.add_months(1).add_days(-1).first_of_week(first);
    (from, last.add_days(6))
}

/// The occurrences in `around` that touch the month itself.
pub fn touching(year: i32, month: u8, around: &[EventOccurrence]) -> Vec<EventOccurrence> {
    let first = Date::from_ymd(year, month, 1).unwrap_or(Date::from_days(0));
    let end = first.add_months(1);
    around.iter().filter(|one| one.start.date() < end && one.last_day() >= first).copied().collect()
}

/// Lays out the occurrences of a month (those that touch its [`range`], ordered by start) on at most `lanes` lanes.
pub fn layout(year: i32, month: u8, first: Weekday, lanes: usize, occurrences: &[EventOccurrence]) -> Month {
    let lanes = lanes.min(MAX_LANES);
    let (from, to) = range(year, month, first);
    // Filtered once for all weeks: the input may cover a year.
    let within = |one: &&EventOccurrence| one.start.date() <= to && one.last_day() >= from;
    let occurrences: Vec<EventOccurrence> = occurrences.iter().filter(within).copied().collect();
    let inside = |date: Date| date.month() == month;
    let mut weeks = Vec::new();
    // The occurrence, by its index in the list, that held each lane until the end of the previous week.
    let mut held = [None; MAX_LANES];
    for week in 0..=(to - from) / 7 {
        let mut days = [0, 1, 2, 3, 4, 5, 6].map(|after| {
            let date = from.add_days(7 * week + after);
            Day { date, inside: inside(date), count: 0, hidden: 0, segments: Vec::new() }
        });
        held = fill(&mut days, lanes, held, &occurrences);
        weeks.push(days);
    }
    let touches = |one: &&EventOccurrence| {
        let start = Date::from_ymd(year, month, 1).unwrap_or(from);
        one.start.date() < start.add_months(1) && one.last_day() >= start
    };
    Month { weeks, count: occurrences.iter().filter(touches).count() }
}

/// Lays out one week; returns the occurrences that hold a lane beyond it.
fn fill(
    days: &mut [Day; 7],
    lanes: usize,
    held: [Option<usize>; MAX_LANES],
    occurrences: &[EventOccurrence],
) -> [Option<usize>; MAX_LANES] {
    let (from, to) = (days[0].date, days[6].date);
    let mut order: Vec<usize> = Vec::new();
    for (place, one) in occurrences.iter().enumerate() {
        if one.start.date() > to {
            break;
        }
        if one.last_day() >= from {
            order.push(place);
        }
    }
    let lane_held = |place: &usize| held.iter().position(|holder| *holder == Some(*place)).unwrap_or(MAX_LANES);
    order.sort_by_key(|place| {
        let one = &occurrences[*place];
        (lane_held(place), one.start.date().max(from), -one.days(), one.start, one.event)
    });
    // One bit per lane, for each day.
    let mut taken = [0u8; 7];
    let mut beyond = [None; MAX_LANES];
    for place in order {
        let what = occurrences[place];
        let last = what.last_day();
        let a = (what.start.date().max(from) - from) as usize;
        let b = (last.min(to) - from) as usize;
        let used = taken[a..=b].iter().fold(0, |all, day| all | day);
        let lane = match lane_held(&place) {
            MAX_LANES => (0..lanes).find(|lane| used & (1 << lane) == 0),
            lane => Some(lane),
        };
        for at in a..=b {
            days[at].count += 1;
            let Some(lane) = lane else {
                days[at].hidden += 1;
                continue;
            };
            taken[at] |= 1 << lane;
            days[at].segments.push(Segment {
                what,
                lane: lane as u8,
                span: if at == a { (b - a + 1) as u8 } else { 0 },
                from_before: what.start.date() < days[at].date,
                goes_on: last > days[at].date,
                room: 0,
            });
        }
        if let Some(lane) = lane
            && last > to
        {
            beyond[lane] = Some(place);
        }
    }
    for day in days {
        day.segments.sort_unstable_by_key(|segment| segment.lane);
        give_room(&mut day.segments, lanes as u8);
    }
    beyond
}

/// Lets titles as wide as their cell extend into the free lanes below.
fn give_room(segments: &mut [Segment], lanes: u8) {
    for at in 0..segments.len() {
        let below = segments.get(at + 1).map_or(lanes, |next| next.lane);
        let one = &mut segments[at];
        if one.span == 1 && !one.from_before && !one.goes_on {
            one.room = below - one.lane - 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::LocalDateTime;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn lasting(event: usize, from: &str, days: i32) -> EventOccurrence {
        let start = LocalDateTime::midnight(date(from));
        EventOccurrence { start, end: LocalDateTime::midnight(date(from).add_days(days)), event, id: start }
    }

    fn lanes_of(month: &Month, event: usize) -> Vec<(u8, u8)> {
        let segments = month.weeks.iter().flatten().flat_map(|day| &day.segments);
        segments.filter(|one| one.what.event == event).map(|one| (one.lane, one.span)).collect()
    }

    #[test]
    fn a_month_has_as_many_weeks_as_it_touches() {
        let weeks = |year, month, first| layout(year, month, first, 3, &[]).weeks.len();
        assert_eq!(weeks(2026, 12, Weekday::Monday), 5);
        assert_eq!(weeks(2027, 2, Weekday::Monday), 4, "a February that begins on a Monday");
        assert_eq!(weeks(2026, 8, Weekday::Monday), 6);
        assert_eq!(weeks(2026, 8, Weekday::Sunday), 6);
        let month = layout(2026, 12, Weekday::Monday, 3, &[]);
        assert_eq!((month.weeks[0][0].date, month.weeks[4][6].date), (date("2026-11-30"), date("2027-01-03")));
        assert!(!month.weeks[0][0].inside && month.weeks[0][1].inside && !month.weeks[4][4].inside);
        assert_eq!(range(2026, 12, Weekday::Sunday).0, date("2026-11-29"));
    }

    #[test]
    fn occurrences_that_touch_a_month_are_included() {
        let all = [
            lasting(0, "2026-11-20", 11),
            lasting(1, "2026-11-20", 12),
            lasting(2, "2026-12-31", 1),
            lasting(3, "2027-01-01", 1),
        ];
        let found = touching(2026, 12, &all);
        assert_eq!(found.iter().map(|one| one.event).collect::<Vec<_>>(), [1, 2]);
    }

    #[test]
    fn a_bar_is_cut_at_the_end_of_the_week_and_keeps_its_lane() {
        // The short one begins first; the long one, on the lane below it, stays there.
        let all = [lasting(0, "2026-12-03", 2), lasting(1, "2026-12-04", 6)];
        let month = layout(2026, 12, Weekday::Monday, 3, &all);
        assert_eq!(lanes_of(&month, 0), [(0, 2), (0, 0)]);
        assert_eq!(lanes_of(&month, 1), [(1, 3), (1, 0), (1, 0), (1, 3), (1, 0), (1, 0)]);
        let monday = month.weeks[1][0].segments[0];
        assert!(monday.from_before && monday.goes_on);
        let last = month.weeks[1][2].segments[0];
        assert!(last.from_before && !last.goes_on);
    }

    #[test]
    fn longer_events_come_first_and_gaps_are_filled() {
        let all = [lasting(0, "2026-12-07", 1), lasting(1, "2026-12-07", 3), lasting(2, "2026-12-08", 1)];
        let month = layout(2026, 12, Weekday::Monday, 3, &all);
        assert_eq!(lanes_of(&month, 1)[0].0, 0);
        assert_eq!((lanes_of(&month, 0)[0].0, lanes_of(&month, 2)[0].0), (1, 1));
    }

    #[test]
    fn a_title_takes_the_lanes_that_are_free_below_it() {
        let all = [
            lasting(0, "2026-12-07", 2),
            lasting(1, "2026-12-07", 1),
            lasting(2, "2026-12-09", 1),
            lasting(3, "2026-12-10", 1),
            lasting(4, "2026-12-10", 1),
            lasting(5, "2026-12-10", 1),
            lasting(6, "2026-12-10", 1),
        ];
        let month = layout(2026, 12, Weekday::Monday, 3, &all);
        let room = |day: usize| month.weeks[1][day].segments.iter().map(|one| one.room).collect::<Vec<_>>();
        assert_eq!(room(0), [0, 1], "what lasts takes one lane, the one below it two");
        assert_eq!(room(1), [0], "what goes on is as high in every cell");
        assert_eq!(room(2), [2]);
        assert_eq!(room(3), [0, 0, 0]);
    }

    #[test]
    fn occurrences_without_a_lane_are_counted() {
        let all: Vec<_> = (0..1000).map(|event| lasting(event, "2026-12-09", 2)).collect();
        let month = layout(2026, 12, Weekday::Monday, 3, &all);
        let day = &month.weeks[1][2];
        assert_eq!((day.count, day.hidden, day.segments.len()), (1000, 997, 3));
        assert_eq!(month.count, 1000);
    }

    #[test]
    fn the_count_covers_only_the_month() {
        let all = [
            lasting(0, "2026-11-30", 1),
            lasting(1, "2026-11-30", 2),
            lasting(2, "2026-12-31", 5),
            lasting(3, "2027-01-01", 1),
        ];
        assert_eq!(layout(2026, 12, Weekday::Monday, 3, &all).count, 2);
    }

    #[test]
    fn segments_in_a_cell_never_share_a_lane() {
        // A fixed pseudo-random sequence of events; every cell must match the list.
        let mut seed = 7u32;
        let mut next = |below: u32| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 8) % below
        };
        let mut all: Vec<_> = (0..120)
            .map(|event| {
                let start = LocalDateTime::midnight(date("2026-07-20").add_days(next(50) as i32));
                let end = LocalDateTime::from_seconds(start.to_seconds() + i64::from(1 + next(12)) * 86_400);
                EventOccurrence { start, end, event, id: start }
            })
            .collect();
        all.sort_unstable();
        let (from, to) = range(2026, 8, Weekday::Monday);
        all.retain(|one| one.start.date() <= to && one.last_day() >= from);
        let month = layout(2026, 8, Weekday::Monday, 3, &all);
        for day in month.weeks.iter().flatten() {
            let touching = all.iter().filter(|one| one.start.date() <= day.date && one.last_day() >= day.date).count();
            assert_eq!((day.count, day.segments.len() + day.hidden), (touching, touching));
            assert!(day.segments.windows(2).all(|pair| pair[0].lane < pair[1].lane));
        }
        for event in 0..120 {
            let lanes = lanes_of(&month, event);
            assert!(lanes.iter().all(|one| one.0 == lanes[0].0) || lanes.iter().any(|one| one.1 > 0));
        }
    }

    #[test]
    fn no_month_panics() {
        for (year, month) in [(9999, 12), (-9999, 1), (2026, 0), (2026, 13), (i32::MAX, 1)] {
            let _ = layout(year, month, Weekday::Monday, 3, &[]);
        }
    }

    /// Prints the time taken. The bound only guards against a change of complexity: it holds for a debug build on a
    /// busy machine.
    #[test]
    fn ten_thousand_events_in_ten_years_are_laid_out_at_once() {
        use crate::calendar::fixture::events;
        use crate::calendar::occurrences::Occurrences;
        let json: Vec<String> = (0..10_000)
            .map(|event| {
                let day = date("2020-01-01").add_days(event * 3_653 / 10_000);
                let rule = if event % 200 == 0 { r#","recurrenceRules":["FREQ=YEARLY"]"# } else { "" };
                let days = 1 + event % 17 / 15 * 3;
                [
                    r#"{"uid":"e","title":"E","start":""#,
                    &day.to_string(),
                    r#"T00:00:00","duration":"P"#,
                    &days.to_string(),
                    "D\"",
                    rule,
                    "}",
                ]
                .concat()
            })
            .collect();
        let json: Vec<&str> = json.iter().map(String::as_str).collect();
        let all = Occurrences::new(&events(&json));
        let started = std::time::Instant::now();
        let mut cells = 0;
        for step in 0..100 {
            let to = date("2021-01-01").add_months(step);
            let (from, last) = range(to.year(), to.month(), Weekday::Monday);
            let found = all.between(from, last, usize::MAX);
            cells += layout(to.year(), to.month(), Weekday::Monday, 3, &found).weeks.len() * 7;
        }
        let each = started.elapsed() / 100;
        println!("a month of 10 000 events in ten years: {each:?}");
        assert!(cells >= 100 * 28 && each.as_millis() < 50, "{each:?}");
    }
}
