//! A time zone in iCalendar's form (RFC 5545 §3.6.5): transitions from a point in time on, yearly ones as a rule.

use super::line::Lines;
use crate::dates::recurrence::{Frequency, NDay, Rule};
use crate::dates::zones::Zone;
use crate::dates::{LocalDateTime, days_in_month, push_number};

/// The number of consecutive years after which a transition is written as a rule.
const YEARS_OF_A_RULE: usize = 4;

/// The transitions to one setting, with all their times.
struct Observance {
    from: i32,
    to: i32,
    is_dst: bool,
    name: String,
    /// In the local time before the transition.
    onsets: Vec<LocalDateTime>,
}

/// Writes what is needed for times from `first` to the end of `last_year`; rules apply beyond that.
pub(super) fn write(id: &str, zone: &Zone, first: LocalDateTime, last_year: i32, out: &mut Lines) {
    out.plain("BEGIN", "VTIMEZONE");
    out.plain("TZID", id);
    for one in observances(zone, first, last_year) {
        let ruled = one.ruled(last_year);
        let (single, yearly) = one.onsets.split_at(ruled.as_ref().map_or(one.onsets.len(), |ruled| ruled.0));
        if !single.is_empty() {
            one.write(single, None, out);
        }
        if let Some((_, rule)) = &ruled {
            one.write(&yearly[..1], Some(rule), out);
        }
    }
    out.plain("END", "VTIMEZONE");
}

fn observances(zone: &Zone, first: LocalDateTime, last_year: i32) -> Vec<Observance> {
    let mut list: Vec<Observance> = Vec::new();
    // A day earlier, so that it is covered whatever the offset.
    let mut span = zone.span_at(first.to_seconds() - 86_400);
    let mut from = if span.start > i64::MIN { zone.span_at(span.start - 1).offset() } else { span.offset() };
    loop {
        // A zone with a constant offset begins in 1900.
        let onset = LocalDateTime::from_seconds(span.start.max(-2_208_988_800).saturating_add(i64::from(from)));
        if onset.date().year() > last_year && !list.is_empty() {
            return list;
        }
        let (to, is_dst, name) = (span.offset(), span.is_dst(), span.abbreviation());
        let same = |one: &&mut Observance| one.from == from && one.to == to && one.is_dst == is_dst && one.name == name;
        match list.iter_mut().find(same) {
            Some(one) => one.onsets.push(onset),
            None => list.push(Observance { from, to, is_dst, name: name.into(), onsets: vec![onset] }),
        }
        if span.end == i64::MAX {
            return list;
        }
        from = to;
        span = zone.span_at(span.end);
    }
}

/// Whether the time is on the nth weekday of the month; −1 is the last.
fn is_nth(time: LocalDateTime, nth: i8) -> bool {
    let (year, month, day) = time.date().ymd();
    if nth < 0 { day + 7 > days_in_month(year, month) } else { (day as i8 + 6) / 7 == nth }
}

impl Observance {
    /// The index of the first onset that follows a yearly rule beyond the last year, and that rule.
    fn ruled(&self, last_year: i32) -> Option<(usize, Rule)> {
        let last = *self.onsets.last().filter(|last| last.date().year() == last_year)?;
        let (_, month, day) = last.date().ymd();
        let running = |nth: i8| {
            let years = self.onsets.iter().rev().zip(0..);
            let alike = years.take_while(|(onset, back)| {
                let date = onset.date();
                let same_day = date.month() == month && date.weekday() == last.date().weekday() && is_nth(**onset, nth);
                same_day && date.year() == last_year - back && onset.second_of_day() == last.second_of_day()
            });
            alike.count()
        };
        let candidates = [-1, (day as i8 + 6) / 7].into_iter().filter(|&nth| is_nth(last, nth));
        let (years, nth) = candidates.map(|nth| (running(nth), nth)).max_by_key(|found| found.0)?;
        if years < YEARS_OF_A_RULE {
            return None;
        }
        let mut rule = Rule::new(Frequency::Yearly);
        rule.by_month.push(i16::from(month));
        rule.by_day.push(NDay { day: last.date().weekday(), nth_of_period: Some(nth) });
        Some((self.onsets.len() - years, rule))
    }

    fn write(&self, onsets: &[LocalDateTime], rule: Option<&Rule>, out: &mut Lines) {
        let kind = if self.is_dst { "DAYLIGHT" } else { "STANDARD" };
        let mut dates = onsets.iter().map(|onset| {
            let mut text = String::with_capacity(15);
            onset.push_basic(&mut text);
            text
        });
        out.plain("BEGIN", kind);
        out.plain("DTSTART", &dates.next().unwrap_or_default());
        out.plain("TZOFFSETFROM", &offset(self.from));
        out.plain("TZOFFSETTO", &offset(self.to));
        if !self.name.is_empty() {
            out.plain("TZNAME", &self.name);
        }
        let rest: Vec<String> = dates.collect();
        if !rest.is_empty() {
            out.plain("RDATE", &rest.join(","));
        }
        if let Some(rule) = rule {
            out.plain("RRULE", &rule.to_rrule());
        }
        out.plain("END", kind);
    }
}

/// `+0200`, `-033052`.
fn offset(seconds: i32) -> String {
    let mut out = String::from(if seconds < 0 { "-" } else { "+" });
    let seconds = i64::from(seconds.unsigned_abs());
    push_number(&mut out, seconds / 3600, 2);
    push_number(&mut out, seconds / 60 % 60, 2);
    if seconds % 60 != 0 {
        push_number(&mut out, seconds % 60, 2);
    }
    out
}
