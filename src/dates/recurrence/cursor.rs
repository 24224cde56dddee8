//! Walking through a rule from any moment, and the queries built on it.

use super::days::DaySet;
use super::periods::{DAY, day_of};
use super::plan::Plan;
use super::times::{Times, nth_bit};
use super::{Frequency, Skip};
use crate::dates::civil::{civil_from_days, days_from_civil};
use crate::dates::days_in_month;

/// How many periods are examined to find the end of a `COUNT` that cannot be computed.
const COUNTED_PERIODS: u32 = 200_000;

/// A position in a rule. Yields its occurrences from there as local seconds, in order and without duplicates.
#[derive(Clone)]
pub(super) struct Cursor<'a> {
    plan: &'a Plan,
    /// The last moment of interest, no later than the rule's end.
    end: i64,
    /// The current period, counted in intervals from the start's period.
    period: i64,
    days: DaySet,
    times: Times,
    /// The next combination of day and time to examine in this period.
    next: u64,
    last: i64,
    budget: u32,
    /// For frequencies of a day or less, the month examined last: its index, first day and allowed days.
    month: (i32, i32, u32),
}

impl Plan {
    /// A cursor before the first occurrence at or after `from`; it ends with `to`. Both are local seconds.
    pub fn seek(&self, from: i64, to: i64) -> Cursor<'_> {
        let from = from.max(self.start);
        let mut cursor = Cursor {
            plan: self,
            end: to.min(self.end),
            period: self.period_of(from),
            days: DaySet::EMPTY,
            times: self.times,
            next: 0,
            last: from - 1,
            budget: self.empty_periods(),
            month: (i32::MIN, 0, 0),
        };
        if self.skip == Skip::Forward && cursor.period > 0 {
            // The previous period may extend beyond its end.
            cursor.period -= 1;
        }
        if cursor.settle() {
            cursor.next = cursor.before(from);
        }
        cursor
    }

    /// Whether the rule yields the moment.
    pub fn contains(&self, moment: i64) -> bool {
        moment >= self.start && self.seek(moment, moment).next() == Some(moment)
    }

    /// The last occurrence before the moment.
    pub fn last_before(&self, moment: i64) -> Option<i64> {
        let end = moment.min(self.end.saturating_add(1));
        let first = |from: i64| self.seek(from, end - 1).next();
        let mut known = first(self.start)?;
        // Look back farther and farther until there is an occurrence.
        let mut span = self.interval.saturating_mul(self.period_seconds());
        while end.saturating_sub(span) > known {
            if let Some(found) = first(end - span) {
                known = found;
                break;
            }
            span = span.saturating_mul(4);
        }
        // Then go forward from there, halving the distance while it is large.
        let mut beyond = end;
        loop {
            let mut cursor = self.seek(known + 1, beyond - 1);
            let mut steps = 0;
            for found in cursor.by_ref().take(32) {
                known = found;
                steps += 1;
            }
            if steps < 32 {
                return Some(known);
            }
            while beyond - known > 1 {
                let middle = known + (beyond - known) / 2;
                match self.seek(middle, beyond - 1).next() {
                    Some(found) => {
                        known = found;
                        break;
                    }
                    None => beyond = middle,
                }
            }
        }
    }

    /// The moment of the last of `count` occurrences, or the moment reached when the work limit is exceeded.
    pub fn end_of_count(&self, count: u64) -> i64 {
        let Some(mut left) = count.checked_sub(1) else { return self.start - 1 };
        let mut cursor = self.seek(self.start, self.end);
        if self.skip == Skip::Forward {
            // Two periods may yield the same day, which counts once.
            return cursor.nth(left.min(u32::MAX as u64) as usize).unwrap_or(self.end);
        }
        cursor.budget = COUNTED_PERIODS;
        let mut here = cursor.kept_from_here();
        if left >= here && here > 0 && self.is_uniform() {
            cursor.period += 1;
            if !cursor.settle() {
                return self.end;
            }
            left -= here;
            here = cursor.kept_from_here();
            cursor.period = cursor.period.saturating_add((left / here.max(1)) as i64);
            left %= here.max(1);
            cursor.settle();
        }
        while left >= here && cursor.days.count != 0 {
            let reached = cursor.item(cursor.total() - 1);
            left -= here;
            cursor.period += 1;
            if !cursor.settle() && cursor.budget == 0 {
                return reached;
            }
            here = cursor.kept_from_here();
        }
        cursor.nth(left as usize).unwrap_or(self.end)
    }
}

impl Cursor<'_> {
    /// The number of combinations of day and time in this period.
    fn total(&self) -> u64 {
        self.days.count as u64 * self.times.count() as u64
    }

    /// The nth combination as a moment.
    fn item(&self, nth: u64) -> i64 {
        let per_day = self.times.count() as u64;
        let day = self.days.nth((nth / per_day) as u32) as i64;
        day * DAY + self.times.nth((nth % per_day) as u32) as i64
    }

    /// The number of combinations before the moment.
    fn before(&self, moment: i64) -> u64 {
        let (days, included) = self.days.before(day_of(moment));
        let times = if included { self.times.before(moment.rem_euclid(DAY) as u32) } else { 0 };
        days as u64 * self.times.count() as u64 + times as u64
    }

    /// The first combination at or after `self.next` that remains after `BYSETPOS`.
    fn next_kept(&self) -> Option<u64> {
        let total = self.total();
        if self.plan.positions.is_empty() {
            return Some(self.next).filter(|&next| next < total);
        }
        let index = |&position: &i16| match position {
            1.. => Some(position as u64 - 1),
            _ => total.checked_sub(position.unsigned_abs() as u64),
        };
        let kept = self.plan.positions.iter().filter_map(index);
        kept.filter(|&at| at >= self.next && at < total).min()
    }

    /// The number of combinations from `self.next` on that remain after `BYSETPOS`.
    fn kept_from_here(&self) -> u64 {
        if self.plan.positions.is_empty() {
            return self.total().saturating_sub(self.next);
        }
        let mut ahead = self.clone();
        let mut count = 0;
        while let Some(at) = ahead.next_kept() {
            ahead.next = at + 1;
            count += 1;
        }
        count
    }

    /// Moves from `self.period` to the first period with any combination and loads it. Returns false if there is none.
    fn settle(&mut self) -> bool {
        self.next = 0;
        self.days = DaySet::EMPTY;
        while self.budget > 0 {
            self.budget -= 1;
            let at = self.plan.first_period().saturating_add(self.period.saturating_mul(self.plan.step()));
            let found = match self.plan.frequency {
                Frequency::Yearly => self.settle_in_year(at),
                Frequency::Monthly => self.settle_in_month(at),
                Frequency::Weekly => self.settle_in_week(at),
                Frequency::Daily => self.settle_on_day(at),
                _ => self.settle_at_second(at),
            };
            match found {
                Some(true) => return true,
                Some(false) => {}
                None => return false,
            }
        }
        false
    }

    /// Whether the period that begins on the day is past the last moment of interest.
    fn is_past(&self, day: i64) -> bool {
        day > self.end.div_euclid(DAY)
    }

    // Each of the following returns whether the period has any combination, or `None` if it is past the end. If it has
    // none, the cursor moves to the next period worth examining.

    fn settle_in_year(&mut self, year: i64) -> Option<bool> {
        if year > 9999 || self.is_past(days_from_civil(year as i32, 1, 1) as i64) {
            return None;
        }
        self.days = self.plan.year_set(year as i32);
        self.go_on(1)
    }

    fn settle_in_month(&mut self, index: i64) -> Option<bool> {
        let (year, month) = (index.div_euclid(12), index.rem_euclid(12) as u8 + 1);
        if year > 9999 || self.is_past(days_from_civil(year as i32, month, 1) as i64) {
            return None;
        }
        self.days = self.plan.month_set(year as i32, month);
        self.go_on(1)
    }

    fn settle_in_week(&mut self, day: i64) -> Option<bool> {
        if self.is_past(day) {
            return None;
        }
        self.days = self.plan.week_set(day as i32);
        self.go_on(1)
    }

    fn settle_on_day(&mut self, day: i64) -> Option<bool> {
        if self.is_past(day) {
            return None;
        }
        let next = self.next_allowed_day(day as i32);
        if next as i64 == day {
            self.days = DaySet::one(next);
        }
        let step = self.plan.step();
        self.go_on(((next as i64 - day + step - 1) / step).max(1))
    }

    fn settle_at_second(&mut self, second: i64) -> Option<bool> {
        if second > self.end {
            return None;
        }
        let (day, time) = (day_of(second), second.rem_euclid(DAY) as u32);
        let next_day = self.next_allowed_day(day);
        let target = if next_day > day {
            next_day as i64 * DAY
        } else {
            let (allowed, frequency) = (self.plan.times, self.plan.frequency);
            let (hour, minute, seconds) = (time / 3600, time / 60 % 60, time % 60);
            let hour_from = second - (time % 3600) as i64;
            let minute_from = second - seconds as i64;
            let ahead = |bits: u64, now: u32, size: u32| {
                let rest = bits >> now;
                if rest == 0 { size - now } else { nth_bit(rest, 0) }
            };
            let hours = ahead(allowed.hours as u64, hour, 24);
            let minutes = if frequency > Frequency::Minutely { 0 } else { ahead(allowed.minutes, minute, 60) };
            let ahead_seconds = if frequency > Frequency::Secondly { 0 } else { ahead(allowed.seconds, seconds, 60) };
            if hours > 0 {
                hour_from + hours as i64 * 3600
            } else if minutes > 0 {
                minute_from + minutes as i64 * 60
            } else if ahead_seconds > 0 {
                second + ahead_seconds as i64
            } else {
                self.days = DaySet::one(day);
                self.times.hours = 1 << hour;
                if frequency <= Frequency::Minutely {
                    self.times.minutes = 1 << minute;
                }
                if frequency <= Frequency::Secondly {
                    self.times.seconds = 1 << seconds;
                }
                second
            }
        };
        let step = self.plan.step();
        self.go_on(((target - second + step - 1) / step).max(1))
    }

    /// Returns whether there is anything here; if not, moves on by `periods`.
    fn go_on(&mut self, periods: i64) -> Option<bool> {
        if self.days.count == 0 {
            self.period += periods;
        }
        Some(self.days.count != 0)
    }

    /// The day itself if it is allowed; otherwise the next allowed day of its month, or the next month's first day.
    fn next_allowed_day(&mut self, day: i32) -> i32 {
        let (_, first, bits) = self.month;
        let mut at = day - first;
        let mut bits = bits;
        if self.month.0 == i32::MIN || at < 0 || at >= self.month.0 {
            let (year, month, of_month) = civil_from_days(day);
            let (first, allowed) = self.plan.month(year, month);
            self.month = (days_in_month(year, month) as i32, first, allowed);
            (at, bits) = (of_month as i32 - 1, allowed);
        }
        let rest = bits >> at;
        if rest == 0 { self.month.1 + self.month.0 } else { day + rest.trailing_zeros() as i32 }
    }
}

impl Iterator for Cursor<'_> {
    type Item = i64;

    fn next(&mut self) -> Option<i64> {
        while self.days.count != 0 {
            while let Some(at) = self.next_kept() {
                let moment = self.item(at);
                if moment > self.end {
                    self.days = DaySet::EMPTY;
                    return None;
                }
                self.next = at + 1;
                if moment > self.last {
                    self.last = moment;
                    self.budget = self.plan.empty_periods();
                    return Some(moment);
                }
            }
            self.period += 1;
            self.settle();
        }
        None
    }
}
