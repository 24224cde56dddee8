//! The programme of a day or a week: columns of time, what overlaps side by side ([`lanes`]), what is on now and next
//! ([`phases`]), and moving about in it by keyboard ([`walk`]).
//!
//! A day has a column a place, a week one a day. What has no time of day, and what lasts all of a day, stands above the
//! columns; what goes over midnight is cut there, and is in the programme of both days.

mod lanes;
pub mod phases;
pub mod walk;

use super::occurrences::EventOccurrence;
use crate::dates::Date;
use std::cmp::Ordering;

/// Minutes of a day.
const DAY: u16 = 24 * 60;

/// How high an hour of a week is at most: one full day does not make all of it long.
const MOST_OF_WEEK: u8 = 16;

/// What is drawn: columns over one ruler of hours.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Programme {
    /// What stands above the columns, in order of start.
    pub above: Vec<EventOccurrence>,
    /// The columns, in their order.
    pub columns: Vec<Column>,
    /// The hours that the ruler goes from and to; from 0, and beyond 24 where the last item is drawn longer than it lasts.
    pub hours: (u8, u8),
    /// Runs of hours, from and to, in which nothing begins and nothing of the day is on: each is drawn as one hour.
    pub folds: Vec<(u8, u8)>,
    /// How high an hour is, in quarters of a line of text.
    pub hour: u8,
}

/// One place or one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The place; empty in a week, and for what has none.
    pub place: Box<str>,
    /// The day.
    pub date: Date,
    /// Its items, in order of start.
    pub items: Vec<Item>,
    /// How many more there are that found no lane.
    pub hidden: usize,
}

impl Column {
    /// How wide it is beside the others: one with lanes side by side is wider.
    pub fn width(&self) -> usize {
        1 + self.items.iter().map(|item| usize::from(item.lanes)).max().unwrap_or(1).min(4)
    }
}

/// An occurrence in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    /// Which one.
    pub what: EventOccurrence,
    /// Where it begins to be drawn, in minutes from midnight.
    pub from: u16,
    /// Where that ends: what is too short for a line of text is drawn longer than it lasts.
    pub to: u16,
    /// The lane, from 0.
    pub lane: u8,
    /// How many lanes what overlaps has there.
    pub lanes: u8,
    /// Whether it began on a day before.
    pub from_before: bool,
    /// Whether it goes on after midnight.
    pub goes_on: bool,
}

/// The programme of a day: of what touches it, in order of start. `place` names where an occurrence is, with nothing for
/// nowhere; `is_timeless` tells which have no time of day.
pub fn day<'a>(
    date: Date,
    happenings: &[EventOccurrence],
    place: &dyn Fn(&EventOccurrence) -> &'a str,
    is_timeless: &dyn Fn(&EventOccurrence) -> bool,
) -> Programme {
    let (above, timed) = parted(date, happenings, is_timeless);
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

/// The programme of the seven days from `monday` on, of what touches them, in order of start. What overlaps has up to
/// `most` lanes, what finds none of them is counted.
pub fn week(
    monday: Date,
    happenings: &[EventOccurrence],
    most: usize,
    is_timeless: &dyn Fn(&EventOccurrence) -> bool,
) -> Programme {
    let days = || (0..7).map(|after| monday.add_days(after));
    let on = |date: Date| happenings.iter().filter(move |one| one.start.date() <= date && one.last_day() >= date);
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
    let hour = hour.min(MOST_OF_WEEK);
    let columns = days().zip(&timed).map(|(date, timed)| column(date, timed, hour, most));
    Programme::new(above, columns.collect(), hour)
}

impl Programme {
    fn new(above: Vec<EventOccurrence>, columns: Vec<Column>, hour: u8) -> Self {
        let items = || columns.iter().flat_map(|column| &column.items);
        let from = (items().map(|item| item.from).min().unwrap_or_default() / 60) as u8;
        let to = items().map(|item| item.to).max().unwrap_or_default().div_ceil(60) as u8;
        // A bit an hour. What began the day before is no reason to show all of the night.
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

    /// Where a minute of the day is drawn, in minutes too: as many as it is, less what is folded before it.
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

/// What stands above the day's columns, and what stands in them.
fn parted(
    date: Date,
    happenings: &[EventOccurrence],
    is_timeless: &dyn Fn(&EventOccurrence) -> bool,
) -> (Vec<EventOccurrence>, Vec<EventOccurrence>) {
    let is_above = |one: &EventOccurrence| is_timeless(one) || cut(date, one) == (0, DAY);
    happenings.iter().partition(|one| is_above(one))
}

/// From when to when an occurrence is on on a day, in minutes from midnight.
fn cut(date: Date, one: &EventOccurrence) -> (u16, u16) {
    let minute = |days: i32, second: u32| match days {
        ..0 => 0,
        0 => (second / 60) as u16,
        _ => DAY,
    };
    let from = minute(one.start.date() - date, one.start.second_of_day());
    (from, minute(one.end.date() - date, one.end.second_of_day()).max(from))
}

/// How high an hour is: so that three of four items have room for two lines.
fn hour_of(timed: &[EventOccurrence], date: Date) -> u8 {
    // How many there are of each length.
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
    // Between two lines and eight; an item's frame takes a quarter.
    (9 * 60 / length.max(1)).clamp(10, 36) as u8
}

fn column(date: Date, timed: &[EventOccurrence], hour: u8, most: usize) -> Column {
    // A line and its frame.
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

/// By name, numbers by their value: “Stage 2” before “Stage 10”; what has no name comes last.
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
