//! The days of a period that a rule allows, as one bit set for each month.

use super::Skip;
use super::plan::Plan;
use super::times::{bits_below, nth_bit};
use crate::dates::Weekday;
use crate::dates::civil::{days_from_civil, weekday_index};
use crate::dates::{days_in_month, is_leap};

/// Up to a year of days: for each month (or part of one), its first day and one bit for each day from there.
#[derive(Clone, Copy)]
pub(super) struct DaySet {
    parts: [(i32, u32); 12],
    used: usize,
    pub count: u32,
}

impl DaySet {
    pub const EMPTY: DaySet = DaySet { parts: [(0, 0); 12], used: 0, count: 0 };

    pub fn one(day: i32) -> DaySet {
        let mut set = DaySet::EMPTY;
        set.push(day, 1);
        set
    }

    /// Appends days after all days in the set.
    fn push(&mut self, first: i32, bits: u32) {
        if bits != 0 && self.used < self.parts.len() {
            self.parts[self.used] = (first, bits);
            self.used += 1;
            self.count += bits.count_ones();
        }
    }

    /// The nth day (from 0, less than `count`).
    pub fn nth(&self, mut nth: u32) -> i32 {
        for &(first, bits) in &self.parts[..self.used] {
            let here = bits.count_ones();
            if nth < here {
                return first + nth_bit(bits as u64, nth) as i32;
            }
            nth -= here;
        }
        0
    }

    /// The number of days before the day, and whether the day itself is in the set.
    pub fn before(&self, day: i32) -> (u32, bool) {
        let mut count = 0;
        for &(first, bits) in &self.parts[..self.used] {
            match day - first {
                ..0 => break,
                at @ 0..32 => {
                    count += bits_below(bits as u64, at as u32);
                    if bits >> at & 1 == 1 {
                        return (count, true);
                    }
                }
                _ => count += bits.count_ones(),
            }
        }
        (count, false)
    }
}

/// Converts seven bits from Monday on into the bits of a month whose first day is `first` days after Monday.
fn weekday_bits(weekdays: u32, first: i32) -> u32 {
    let turned = (weekdays | weekdays << 7) >> first & 0x7f;
    turned | turned << 7 | turned << 14 | turned << 21 | turned << 28
}

/// The first day of week 1 of a year. The week has at least four days in the year, so it contains 4 January.
fn first_week(year: i32, start: Weekday) -> i32 {
    let fourth = days_from_civil(year, 1, 4);
    fourth - Weekday::from_index(weekday_index(fourth)).days_after(start) as i32
}

impl Plan {
    /// The allowed days of a month: its first day, and one bit for each day. With [`Skip::Forward`] the bit after the
    /// last day can be set.
    pub fn month(&self, year: i32, month: u8) -> (i32, u32) {
        let first = days_from_civil(year, month, 1);
        if self.months != 0 && self.months >> month & 1 == 0 {
            return (first, 0);
        }
        let length = days_in_month(year, month) as u32;
        let mut bits = u32::MAX >> (32 - length);
        if self.has_month_days() {
            bits &= self.month_days | self.month_days_from_end.reverse_bits() >> (32 - length);
            if self.month_days >> length != 0 {
                bits |= self.moved_day(length);
            }
        }
        if self.has_weekdays() {
            let weekday = weekday_index(first);
            let mut allowed = weekday_bits(self.weekdays, weekday);
            for &(nth, day) in &self.nth_weekdays {
                let offset = self.nth_weekday(year, month, nth, day as i32) - first;
                allowed |= if (0..length as i32).contains(&offset) { 1 << offset } else { 0 };
            }
            bits &= allowed;
        }
        if !self.year_days.is_empty() {
            bits &= self.year_day_bits(year, first, length);
        }
        if bits != 0 && self.has_weeks() {
            bits &= self.week_bits(year, first, length as i32);
        }
        (first, bits)
    }

    /// Where a day that the month lacks is moved to. Days and weeks of the year are evaluated before that (RFC 7529
    /// §4.1), so with these parts nothing is moved.
    fn moved_day(&self, length: u32) -> u32 {
        if !self.year_days.is_empty() || self.has_weeks() {
            return 0;
        }
        match self.skip {
            Skip::Omit => 0,
            Skip::Backward => 1 << (length - 1),
            Skip::Forward => 1 << length,
        }
    }

    /// The nth weekday of the month or, for a yearly rule without months, of the year; it may be out of range.
    fn nth_weekday(&self, year: i32, month: u8, nth: i8, weekday: i32) -> i32 {
        let (first, last) = if self.nth_in_month {
            let first = days_from_civil(year, month, 1);
            (first, first + days_in_month(year, month) as i32 - 1)
        } else {
            (days_from_civil(year, 1, 1), days_from_civil(year, 12, 31))
        };
        let day = if nth > 0 {
            first + (weekday - weekday_index(first)).rem_euclid(7) + 7 * (nth as i32 - 1)
        } else {
            last - (weekday_index(last) - weekday).rem_euclid(7) + 7 * (nth as i32 + 1)
        };
        // The 53rd Monday must not be the first one of the next year.
        if (first..=last).contains(&day) { day } else { i32::MIN / 2 }
    }

    fn year_day_bits(&self, year: i32, first: i32, length: u32) -> u32 {
        let before = first - days_from_civil(year, 1, 1);
        let in_year = if is_leap(year) { 366 } else { 365 };
        let mut bits = 0;
        for &day in &self.year_days {
            let day = if day > 0 { day as i32 - 1 } else { in_year + day as i32 };
            if (before..before + length as i32).contains(&day) {
                bits |= 1 << (day - before);
            }
        }
        bits
    }

    fn week_bits(&self, year: i32, first: i32, length: i32) -> u32 {
        let mut bits = 0u64;
        let mut week = first - Weekday::from_index(weekday_index(first)).days_after(self.week_start) as i32;
        let (this_year, next_year) = (first_week(year, self.week_start), first_week(year + 1, self.week_start));
        while week < first + length {
            // A week belongs to the year of its fourth day.
            let (mut start, mut end) = (this_year, next_year);
            if week >= end {
                (start, end) = (end, first_week(year + 2, self.week_start));
            } else if week < start {
                (start, end) = (first_week(year - 1, self.week_start), start);
            }
            let (number, from_end) = ((week - start) / 7 + 1, (end - week) / 7);
            if self.weeks >> number & 1 == 1 || self.weeks_from_end >> from_end & 1 == 1 {
                bits |= if week < first { 0x7f >> (first - week) } else { 0x7f << (week - first) };
            }
            week += 7;
        }
        bits as u32
    }

    /// The allowed days of a year.
    pub fn year_set(&self, year: i32) -> DaySet {
        let mut set = DaySet::EMPTY;
        let mut carried = 0;
        for month in 1..=12 {
            let (first, bits) = self.month(year, month);
            let length = days_in_month(year, month) as u32;
            // Only a month shorter than 31 days has a bit after its last day.
            let beyond = if length < 31 { bits >> length & 1 } else { 0 };
            let within = bits & u32::MAX >> (32 - length);
            set.push(first, within | carried);
            carried = beyond;
        }
        set
    }

    /// The allowed days of a month.
    pub fn month_set(&self, year: i32, month: u8) -> DaySet {
        let (first, bits) = self.month(year, month);
        let mut set = DaySet::EMPTY;
        set.push(first, bits);
        set
    }

    /// The allowed days of the week that begins on a day.
    pub fn week_set(&self, first: i32) -> DaySet {
        let mut set = DaySet::EMPTY;
        let (year, month, day) = crate::dates::civil::civil_from_days(first);
        let (_, bits) = self.month(year, month);
        set.push(first, bits >> (day - 1) & 0x7f);
        let left = days_in_month(year, month) as i32 - day as i32 + 1;
        if left < 7 {
            let (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
            let (next, bits) = self.month(year, month);
            set.push(next, bits & (0x7f >> left));
        }
        set
    }
}
