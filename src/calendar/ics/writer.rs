//! Writing complete files.
//!
//! What no widely supported `RRULE` can express is written as dates: exclusions by rule, which RFC 5545 no longer
//! supports, and skips, both up to [`YEARS_AHEAD`] years after the day of writing. Feasts that move with Easter are
//! written as rules with exclusions ([`easter`]). There is no `METHOD`: a published calendar is not an iTIP message
//! (RFC 5546), which would have to name an `ORGANIZER`.

use super::line::Lines;
use super::{details, easter, vtimezone};
use crate::content::{Event, Patch};
use crate::dates::recurrence::{Dialect, Frequency, RecurrenceSet, Rule, Skip, Until};
use crate::dates::zones::Zone;
use crate::dates::{Date, Duration, LocalDateTime};

/// How many years ahead dates are written that no rule can express.
const YEARS_AHEAD: i32 = 30;

/// The maximum number of single dates of an event.
const MAX_DATES: usize = 5_000;

/// What the events of a file have in common.
pub struct Writer<'a> {
    /// The part after `@` in every `UID`: the site's host or its short name. It must never change.
    pub host: &'a str,
    /// The language of texts without a language of their own (BCP 47).
    pub lang: &'a str,
    /// The URL prefix of event pages, followed by the uid; if empty, events have no `URL`.
    pub pages: &'a str,
    /// The day of writing.
    pub today: Date,
    /// The time zone of an IANA name. Without it, a file has `TZID`s but no `VTIMEZONE`s, which most programs can read.
    pub zone: &'a dyn Fn(&str) -> Option<Zone>,
}

/// The properties of a calendar to subscribe to.
pub struct Feed<'a> {
    /// The name that subscribers see (`NAME`, RFC 7986 §5.1).
    pub name: &'a str,
    /// The URL under which it is published (`SOURCE`, RFC 7986 §5.8); empty if unknown.
    pub url: &'a str,
}

impl Writer<'_> {
    /// A calendar to subscribe to, with all occurrences of all events.
    pub fn feed<'e>(&self, feed: &Feed, events: impl Iterator<Item = &'e Event> + Clone) -> String {
        self.file(Some(feed), events.clone(), &|out| {
            for event in events.clone() {
                self.series(event, out);
            }
        })
    }

    /// A file with one event and all its occurrences.
    pub fn event(&self, event: &Event) -> String {
        self.file(None, std::iter::once(event), &|out| self.series(event, out))
    }

    fn file<'e>(
        &self,
        feed: Option<&Feed>,
        events: impl Iterator<Item = &'e Event>,
        body: &dyn Fn(&mut Lines),
    ) -> String {
        let mut out = Lines::default();
        out.plain("BEGIN", "VCALENDAR");
        out.plain("VERSION", "2.0");
        out.plain("PRODID", "-//Atbildiba//Atbildiba//EN");
        out.plain("CALSCALE", "GREGORIAN");
        if let Some(feed) = feed {
            out.text("NAME", self.lang, feed.name);
            out.text("X-WR-CALNAME", "", feed.name);
            out.plain("REFRESH-INTERVAL;VALUE=DURATION", "P1D");
            out.plain("X-PUBLISHED-TTL", "P1D");
            if !feed.url.is_empty() {
                out.plain("SOURCE;VALUE=URI", feed.url);
            }
        }
        self.zones(events, &mut out);
        body(&mut out);
        out.plain("END", "VCALENDAR");
        out.finish()
    }

    /// Writes each zone once, from its earliest start on.
    fn zones<'e>(&self, events: impl Iterator<Item = &'e Event>, out: &mut Lines) {
        let mut starts: Vec<(&str, LocalDateTime)> = Vec::new();
        for event in events {
            let Some(name) = zone_name(event) else { continue };
            let first = event.recurrence_overrides.iter().map(|(id, patch)| patch.start.unwrap_or(*id).min(*id));
            let first = first.min().map_or(event.start, |first| first.min(event.start));
            match starts.iter_mut().find(|(known, _)| *known == name) {
                Some((_, earliest)) => *earliest = first.min(*earliest),
                None => starts.push((name, first)),
            }
        }
        for (name, first) in starts {
            if let Some(zone) = (self.zone)(name) {
                vtimezone::write(name, &zone, first, self.today.year() + YEARS_AHEAD, out);
            }
        }
    }

    fn series(&self, event: &Event, out: &mut Lines) {
        let clock = Clock::new(self, event);
        self.component(
            event,
            &event.uid,
            out,
            &|out| {
                self.when(event, None, event.start, &clock, out);
                self.recurrence(event, &clock, out);
            },
            None,
        );
        for (id, patch) in event.recurrence_overrides.iter().filter(|(_, patch)| changes(patch)) {
            self.component(
                event,
                &event.uid,
                out,
                &|out| {
                    clock.line("RECURRENCE-ID", &[*id], out);
                    self.when(event, Some(patch), patch.start.unwrap_or(*id), &clock, out);
                },
                Some(patch),
            );
        }
    }

    fn when(&self, event: &Event, patch: Option<&Patch>, start: LocalDateTime, clock: &Clock, out: &mut Lines) {
        clock.line("DTSTART", &[start], out);
        let duration = patch.and_then(|patch| patch.duration).unwrap_or(event.duration);
        if event.show_without_time {
            // The day after the last one, as RFC 5545 §3.6.1 requires.
            let days = ((duration.total_seconds() + 86_399) / 86_400).clamp(1, 36_500);
            clock.line("DTEND", &[LocalDateTime::midnight(start.date().add_days(days as i32))], out);
        } else if duration.total_seconds() > 0 {
            out.plain("DURATION", &duration.to_string());
        }
    }

    fn component(&self, event: &Event, uid: &str, out: &mut Lines, when: &dyn Fn(&mut Lines), patch: Option<&Patch>) {
        let lang = if event.locale.is_empty() { self.lang } else { &event.locale };
        let stamp = stamp(&event.updated, self.today);
        let mut id = String::from(uid);
        id.push('@');
        id.push_str(self.host);
        out.plain("BEGIN", "VEVENT");
        out.text("UID", "", &id);
        out.plain("DTSTAMP", &stamp);
        out.plain("LAST-MODIFIED", &stamp);
        out.number("SEQUENCE", i64::from(event.sequence));
        when(out);
        out.text("SUMMARY", lang, patch.and_then(|patch| patch.title.as_deref()).unwrap_or(&event.title));
        out.text(
            "DESCRIPTION",
            lang,
            patch.and_then(|patch| patch.description.as_deref()).unwrap_or(&event.description),
        );
        details::properties(event, lang, out);
        out.texts("CATEGORIES", event.tags());
        details::status(patch.and_then(|patch| patch.status).unwrap_or(event.status), out);
        // A day of remembrance does not mark anyone as busy.
        out.plain("TRANSP", if event.show_without_time { "TRANSPARENT" } else { "OPAQUE" });
        if !self.pages.is_empty() {
            out.plain("URL", &[self.pages, &event.uid].concat());
        }
        details::components(event, &id, lang, out);
        out.plain("END", "VEVENT");
    }

    /// Writes `RRULE`, `RDATE` and `EXDATE`.
    fn recurrence(&self, event: &Event, clock: &Clock, out: &mut Lines) {
        let horizon = self.today.year().max(event.start.date().year()) + YEARS_AHEAD;
        if let Some(offset) = event.easter_offset {
            let feast = easter::FeastRule::new(event.start, i32::from(offset), horizon, &single_occurrences(event));
            if let Some(mut rule) = feast.rule {
                rule.until = rule.until.map(|until| clock.until(until));
                out.plain("RRULE", &rule.to_rrule());
            }
            clock.line("RDATE", &feast.added, out);
            clock.line("EXDATE", &[feast.excluded, single_exclusions(event)].concat(), out);
            return;
        }
        let rules = RuleSets::new(event);
        if event.recurrence_rules.iter().any(|rule| rule.skip != Skip::Omit) {
            // RFC 7529 can express it, but hardly any program reads that.
            clock.line("RDATE", &rules.dates(horizon), out);
            // Readers take the start for an occurrence, even if a rule excludes it.
            let mut excluded = rules.excluded_by_rule(horizon);
            excluded.retain(|date| *date == event.start);
            excluded.extend(single_exclusions(event));
            clock.line("EXDATE", &excluded, out);
            return;
        }
        for rule in &event.recurrence_rules {
            let given = rule;
            let mut rule = as_icalendar(given, event.start);
            let is_other = event.show_without_time && rule.has_times();
            if is_other {
                // Invalid for whole days (RFC 5545 §3.3.10).
                rule.ignore_times();
            }
            if (rules.start_is_extra || is_other) && rule.count.take().is_some() {
                // Readers disagree on whether such a start is counted; they agree on the last date.
                let mut alone = RecurrenceSet::new(event.start, Duration::ZERO, Dialect::JSCALENDAR);
                alone.add_rule(given);
                rule.until = alone.before(LocalDateTime::MAX).map(|last| Until::Local(last.start));
            }
            rule.until = rule.until.map(|until| clock.until(until));
            out.plain("RRULE", &rule.to_rrule());
        }
        let mut added: Vec<LocalDateTime> = Vec::new();
        if rules.start_is_extra {
            added.push(event.start);
        }
        added.extend(single_occurrences(event).into_iter().filter(|id| !rules.yields(*id)));
        clock.line("RDATE", &added, out);
        let mut excluded = rules.excluded_by_rule(horizon);
        excluded.extend(single_exclusions(event));
        clock.line("EXDATE", &excluded, out);
    }
}

fn single_exclusions(event: &Event) -> Vec<LocalDateTime> {
    event.recurrence_overrides.iter().filter(|(_, patch)| patch.excluded).map(|(id, _)| *id).collect()
}

/// The ids of occurrences that overrides change, add or bring back, in order.
fn single_occurrences(event: &Event) -> Vec<LocalDateTime> {
    let single = event.recurrence_overrides.iter().filter(|(_, patch)| !patch.excluded);
    let mut ids: Vec<LocalDateTime> = single.map(|(id, _)| *id).collect();
    ids.sort_unstable();
    ids
}

/// What an event's rules yield by themselves.
struct RuleSets<'a> {
    event: &'a Event,
    all: RecurrenceSet,
    /// No rule yields the start, which is an occurrence nevertheless (RFC 8984 §4.3.3.1).
    start_is_extra: bool,
}

impl<'a> RuleSets<'a> {
    fn new(event: &'a Event) -> Self {
        let set = |dialect| {
            let mut set = RecurrenceSet::new(event.start, Duration::ZERO, dialect);
            event.recurrence_rules.iter().for_each(|rule| set.add_rule(rule));
            set
        };
        let alone = set(Dialect { start_always_occurs: false, jscalendar_defaults: true });
        let start_is_extra = alone.starting_from(event.start).next().is_none_or(|first| first.start != event.start);
        Self { event, all: set(Dialect::JSCALENDAR), start_is_extra }
    }

    fn yields(&self, id: LocalDateTime) -> bool {
        self.all.starting_from(id).next().is_some_and(|found| found.start == id)
    }

    /// What remains after the excluding rules.
    fn kept(&self) -> RecurrenceSet {
        let mut kept = self.all.clone();
        self.event.excluded_recurrence_rules.iter().for_each(|rule| kept.exclude_rule(rule));
        kept
    }

    /// Every occurrence except the start, from rules and single dates.
    fn dates(&self, horizon: i32) -> Vec<LocalDateTime> {
        let kept = self.kept();
        let in_sight = kept.iter().map(|one| one.start).take_while(|start| start.date().year() <= horizon);
        let mut dates: Vec<LocalDateTime> = in_sight.take(MAX_DATES).collect();
        dates.extend(single_occurrences(self.event));
        dates.sort_unstable();
        dates.dedup();
        dates.retain(|date| *date != self.event.start);
        dates
    }

    /// What the excluding rules take out and no override brings back: to readers, `EXDATE` outweighs `RDATE`.
    fn excluded_by_rule(&self, horizon: i32) -> Vec<LocalDateTime> {
        if self.event.excluded_recurrence_rules.is_empty() {
            return Vec::new();
        }
        let kept = self.kept();
        let mut kept = kept.iter().map(|one| one.start).peekable();
        let single = single_occurrences(self.event);
        let mut excluded = Vec::new();
        let in_sight = self.all.iter().map(|one| one.start).take_while(|start| start.date().year() <= horizon);
        for start in in_sight.take(100 * MAX_DATES) {
            if kept.next_if_eq(&start).is_none() && single.binary_search(&start).is_err() {
                excluded.push(start);
            }
        }
        excluded.truncate(MAX_DATES);
        excluded
    }
}

/// JSCalendar's rule, with the parts spelled out that iCalendar would interpret differently: a yearly 15th means the
/// start's month there, and every month here.
fn as_icalendar(rule: &Rule, start: LocalDateTime) -> Rule {
    let mut rule = rule.clone();
    let is_open = rule.by_year_day.is_empty() && rule.by_month.is_empty() && rule.by_week_no.is_empty();
    if rule.frequency == Frequency::Yearly && is_open && !rule.by_month_day.is_empty() {
        rule.by_month.push(i16::from(start.date().month()));
    }
    rule
}

/// Whether an occurrence is written separately.
fn changes(patch: &Patch) -> bool {
    !patch.excluded && *patch != Patch::default()
}

/// JSCalendar's `2026-11-23T09:00:00Z` in iCalendar's form.
fn stamp(updated: &str, today: Date) -> String {
    let time = updated.get(..19).and_then(|text| text.parse().ok()).unwrap_or(LocalDateTime::midnight(today));
    let mut out = String::with_capacity(16);
    time.push_basic(&mut out);
    out.push('Z');
    out
}

fn zone_name(event: &Event) -> Option<&str> {
    event.time_zone.as_deref().filter(|name| !event.show_without_time && !is_utc(name))
}

fn is_utc(name: &str) -> bool {
    matches!(name, "Etc/UTC" | "UTC")
}

/// The form in which an event's times are written.
struct Clock<'a> {
    is_date: bool,
    is_utc: bool,
    name: Option<&'a str>,
    zone: Option<Zone>,
}

impl<'a> Clock<'a> {
    fn new(writer: &Writer, event: &'a Event) -> Self {
        let name = zone_name(event);
        let is_utc = !event.show_without_time && event.time_zone.as_deref().is_some_and(is_utc);
        Self { is_date: event.show_without_time, is_utc, name, zone: name.and_then(|name| (writer.zone)(name)) }
    }

    fn push(&self, out: &mut String, time: LocalDateTime) {
        if self.is_date {
            time.date().push_basic(out);
            return;
        }
        time.push_basic(out);
        if self.is_utc {
            out.push('Z');
        }
    }

    /// Writes a property with these times; omitted if there are none.
    fn line(&self, name: &str, times: &[LocalDateTime], out: &mut Lines) {
        if times.is_empty() {
            return;
        }
        let mut head = String::from(name);
        if self.is_date {
            head.push_str(";VALUE=DATE");
        } else if let Some(zone) = self.name {
            head.push_str(";TZID=");
            head.push_str(zone);
        }
        let mut value = String::new();
        for time in times {
            if !value.is_empty() {
                value.push(',');
            }
            self.push(&mut value, *time);
        }
        out.plain(&head, &value);
    }

    /// Converts to the type of the start (RFC 5545 §3.3.10).
    fn until(&self, until: Until) -> Until {
        let time = match until {
            Until::Date(date) => LocalDateTime::from_seconds(LocalDateTime::midnight(date).to_seconds() + 86_399),
            Until::Local(time) | Until::Utc(time) => time,
        };
        match &self.zone {
            _ if self.is_date => Until::Date(time.date()),
            _ if self.is_utc => Until::Utc(time),
            Some(zone) => Until::Utc(LocalDateTime::from_seconds(zone.local_to_utc(time).utc_seconds)),
            None => Until::Local(time),
        }
    }
}
