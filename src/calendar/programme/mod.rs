//! The programme of a day or a week: columns of time, overlapping items side by side ([`lanes`]), current and next
//! items ([`phases`]), and keyboard navigation ([`walk`]).
//!
//! A day has one column per place, a week one per day. Items without a time and items that last all day are above the
//! columns. An item that crosses midnight is cut there and belongs to the programme of both days.

mod lanes;
pub mod phases;
pub mod walk;

use super::occurrences::EventOccurrence;
use crate::dates::Date;
use std::cmp::Ordering;

/// Minutes in a day.
const DAY: u16 = 24 * 60;

/// The maximum height of an hour in a week, so that one full day does not stretch all of it.
const MAX_OF_WEEK: u8 = 16;

/// The layout: columns over one ruler of hours.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Programme {
    /// Items above the columns, ordered by start.
    pub above: Vec<EventOccurrence>,
    /// The columns, in order.
    pub columns: Vec<Column>,
    /// The first and last hour of the ruler: at least 0, and beyond 24 if the last item is drawn longer than it lasts.
    pub hours: (u8, u8),
    /// Ranges of hours (from, to) without any item, each of which is drawn as a single hour.
    pub folds: Vec<(u8, u8)>,
    /// The height of an hour, in quarters of a line of text.
    pub hour: u8,
}

/// One place or one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The place; empty in a week and for items without a place.
    pub place: Box<str>,
    /// The date.
    pub date: Date,
    /// The items, ordered by start.
    pub items: Vec<Item>,
    /// The number of further items without a lane.
    pub hidden: usize,
}

impl Column {
    /// The relative width: columns with several lanes are wider.
    pub fn width(&self) -> usize {
        1 + self.items.iter().map(|item| usize::from(item.lanes)).max().unwrap_or(1).min(4)
    }
}

/// An occurrence in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    /// The occurrence.
    pub what: EventOccurrence,
    /// Where it is drawn from, in minutes from midnight.
    pub from: u16,
    /// Where it is drawn to: an item too short for a line of text is drawn longer than it lasts.
    pub to: u16,
    /// The lane, from 0.
    pub lane: u8,
    /// The number of lanes of its group.
    pub lanes: u8,
    /// Whether it began on an earlier day.
    pub from_before: bool,
    /// Whether it continues after midnight.
    pub goes_on: bool,
}

/// The programme of a day from the occurrences that touch it, ordered by start. `place` returns an occurrence's place,
/// empty if none; `is_timeless` whether it has no time of day.
pub fn day<'a>(
    date: Date,
    occurrences: &[EventOccurrence],
    place: &dyn Fn(&EventOccurrence) -> &'a str,
    is_timeless: &dyn Fn(&EventOccurrence) -> bool,
) -> Programme {
    let (above, timed) = parted(date, occurrences, is_timeless);
    let hour = hour_of(&timed, date);
    let mut places: Vec<&str> = Vec::new();
    for name in timed.iter().map(place) {
        if let Err(at) = places.binary_search_by(|known| by_name(known, name)) {
            places.insert(at, name);
        }
    }
    let columns = places.into_iter().map(|name| {
        let here: Vec<EventOccurrence> = timed.iter().filter(|one| place(one) == name).copied().collect();
        Column { place: name.into(), ..column(date, &here, hour, usize::MAX) }
    });
    Programme::new(above, columns.collect(), hour)
}

/// The programme of the seven days from `monday` on, from the occurrences that touch them, ordered by start.
/// Overlapping items get up to `most` lanes; items without a lane are counted.
pub fn week(
    monday: Date,
    occurrences: &[EventOccurrence],
    most: usize,
    is_timeless: &dyn Fn(&EventOccurrence) -> bool,
) -> Programme {
    let days = || (0..7).map(|after| monday.add_days(after));
    let on = |date: Date| occurrences.iter().filter(move |one| one.start.date() <= date && one.last_day() >= date);
    let mut above: Vec<EventOccurrence> = Vec::new();
    let mut timed = Vec::new();
    for date in days() {
        let (over, within) = parted(date, &on(date).copied().collect::<Vec<_>>(), is_timeless);
        above.extend(over);
        timed.push(within);
    }
    above.sort_unstable();
    above.dedup();
    let hour = days().zip(&timed).map(|(date, timed)| hour_of(timed, date)).max().unwrap_or_default();
    let hour = hour.min(MAX_OF_WEEK);
    let columns = days().zip(&timed).map(|(date, timed)| column(date, timed, hour, most));
    Programme::new(above, columns.collect(), hour)
}

impl Programme {
    fn new(above: Vec<EventOccurrence>, columns: Vec<Column>, hour: u8) -> Self {
        let items = || columns.iter().flat_map(|column| &column.items);
        let from = (items().map(|item| item.from).min().unwrap_or_default() / 60) as u8;
        let to = items().map(|item| item.to).max().unwrap_or_default().div_ceil(60) as u8;
        // One bit per hour. An item that began the day before is no reason to show the whole night.
        let busy = items()
            .filter(|item| !item.from_before)
            .fold(0u64, |busy, item| (item.from / 60..item.to.div_ceil(60)).fold(busy, |busy, hour| busy | 1 << hour));
        let mut folds: Vec<(u8, u8)> = Vec::new();
        for hour in (from..to).filter(|hour| busy >> hour & 1 == 0) {
            match folds.last_mut() {
                Some((_, end)) if *end == hour => *end += 1,
                _ => folds.push((hour, hour + 1)),
            }
        }
        folds.retain(|(from, to)| to - from > 1);
        Self { above, columns, hours: (from, to), folds, hour }
    }

    /// The drawn position of a minute of the day, in minutes, after subtracting earlier folds.
    pub fn drawn(&self, minute: u16) -> u16 {
        let mut left_out = 0;
        for (from, to) in &self.folds {
            let (start, end) = (u16::from(*from) * 60, u16::from(*to) * 60);
            if minute < end {
                let within = minute.saturating_sub(start);
                return minute - left_out - (within - within / u16::from(to - from));
            }
            left_out += end - start - 60;
        }
        minute - left_out
    }
}

/// Splits occurrences into those above the columns and those within.
fn parted(
    date: Date,
    occurrences: &[EventOccurrence],
    is_timeless: &dyn Fn(&EventOccurrence) -> bool,
) -> (Vec<EventOccurrence>, Vec<EventOccurrence>) {
    let is_above = |one: &EventOccurrence| is_timeless(one) || cut(date, one) == (0, DAY);
    occurrences.iter().partition(|one| is_above(one))
}

/// The part of an occurrence on a day, in minutes from midnight.
fn cut(date: Date, one: &EventOccurrence) -> (u16, u16) {
    let minute = |days: i32, second: u32| match days {
        ..0 => 0,
        0 => (second / 60) as u16,
        _ => DAY,
    };
    let from = minute(one.start.date() - date, one.start.second_of_day());
    (from, minute(one.end.date() - date, one.end.second_of_day()).max(from))
}

/// The height of an hour, so that three quarters of the items have space for two lines.
fn hour_of(timed: &[EventOccurrence], date: Date) -> u8 {
    // The number of items of each length.
    let mut lengths = vec![0; usize::from(DAY) + 1];
    for (from, to) in timed.iter().map(|one| cut(date, one)) {
        lengths[usize::from(to - from)] += usize::from(to > from);
    }
    let mut left = lengths.iter().sum::<usize>().div_ceil(4);
    let quarter = lengths.iter().position(|count| {
        left = left.saturating_sub(*count);
        left == 0 && *count > 0
    });
    let length = quarter.unwrap_or(60) as u16;
    // Between two and eight lines; an item's frame takes a quarter.
    (9 * 60 / length.max(1)).clamp(10, 36) as u8
}

fn column(date: Date, timed: &[EventOccurrence], hour: u8, most: usize) -> Column {
    // One line and its frame.
    let least = (5 * 60u16).div_ceil(u16::from(hour).max(1));
    let mut items: Vec<Item> = timed
        .iter()
        .map(|what| {
            let (from, to) = cut(date, what);
            Item {
                what: *what,
                from,
                to: to.max(from + least),
                lane: 0,
                lanes: 1,
                from_before: what.start.date() < date,
                goes_on: what.last_day() > date,
            }
        })
        .collect();
    let hidden = lanes::assign(&mut items, most);
    Column { place: Box::default(), date, items, hidden }
}

/// By name, with numbers by value: “Stage 2” before “Stage 10”. Items without a name come last.
fn by_name(a: &str, b: &str) -> Ordering {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let (mut left, mut right) = (a, b);
    while let (Some(one), Some(other)) = (left.chars().next(), right.chars().next()) {
        let (number, beside) = left.split_at(digits(left));
        let (other_number, other_beside) = right.split_at(digits(right));
        let order;
        if number.is_empty() || other_number.is_empty() {
            order = one.cmp(&other);
            (left, right) = (&left[one.len_utf8()..], &right[other.len_utf8()..]);
        } else {
            let (value, other) = (number.trim_start_matches('0'), other_number.trim_start_matches('0'));
            order = value.len().cmp(&other.len()).then_with(|| value.cmp(other));
            (left, right) = (beside, other_beside);
        }
        if order != Ordering::Equal {
            return order;
        }
    }
    a.is_empty().cmp(&b.is_empty()).then(left.len().cmp(&right.len())).then_with(|| a.cmp(b))
}

#[cfg(test)]
mod tests;
