//! An event: the occurrence that its page shows, and the series as a `Schedule`.

use super::Structured;
use crate::ical::zones::iana_zone;
use atbildiba::calendar::occurrences::{self, EventOccurrence};
use atbildiba::content::{Address, Event, Offer, Participant, ParticipantKind, Place, Status, Str};
use atbildiba::dates::recurrence::{Frequency, Rule, Skip, Until};
use atbildiba::dates::{Duration, LocalDateTime};
use serde_json::{Value, json};

impl Structured<'_> {
    /// The event with this uid.
    pub(super) fn event(&self, uid: &str, image: Option<&str>) -> Option<Value> {
        let events = &self.prerender.events().entries;
        let index = events.iter().position(|event| *event.uid == *uid)?;
        let event = &events[index];
        let shown = self.occurrences.shown(index, self.today)?;
        let clock = Clock { event, zone: event.time_zone.as_deref().unwrap_or(&self.site.time_zone) };
        let is_moved = shown.start != shown.id;
        let status = match occurrences::status(event, shown.id) {
            Status::Cancelled => "EventCancelled",
            Status::Postponed => "EventPostponed",
            _ if is_moved => "EventRescheduled",
            Status::Confirmed | Status::Tentative => "EventScheduled",
        };
        let mut places: Vec<Value> = event.locations.iter().filter_map(place).collect();
        let attendance = match (places.is_empty(), event.details.virtual_locations.is_empty()) {
            (true, true) => None,
            (false, true) => Some("https://schema.org/OfflineEventAttendanceMode"),
            (true, false) => Some("https://schema.org/OnlineEventAttendanceMode"),
            (false, false) => Some("https://schema.org/MixedEventAttendanceMode"),
        };
        let online = event.details.virtual_locations.iter();
        places.extend(online.map(|place| json!({ "@type": "VirtualLocation", "name": place.name, "url": place.uri })));
        let with = |role: &str, kind: &str| {
            one_or_many(
                event
                    .details
                    .participants
                    .iter()
                    .filter(|one| one.is(role))
                    .map(|one| participant(one, kind))
                    .collect(),
            )
        };
        let patch = event.recurrence_overrides.iter().find(|(id, _)| *id == shown.id).map(|(_, patch)| patch);
        let description = patch.and_then(|patch| patch.description.as_ref()).unwrap_or(&event.description);
        let address = Address::Event { uid: uid.into(), on: None };
        Some(json!({
            "@type": "Event", "name": occurrences::title(event, shown.id), "description": description,
            "url": self.url(&address), "image": image.map(|image| [image]),
            "startDate": clock.start(shown.start), "endDate": clock.end(&shown),
            "previousStartDate": is_moved.then(|| clock.start(shown.id)),
            "eventStatus": format!("https://schema.org/{status}"), "eventAttendanceMode": attendance,
            "location": one_or_many(places), "organizer": with(Participant::OWNER, "Organization"),
            "performer": with(Participant::SPEAKER, "Person"),
            "offers": event.details.offers.iter().map(Offer::to_json).collect::<Vec<_>>(), "eventSchedule": self.schedule(event, &clock),
            "inLanguage": if event.locale.is_empty() { self.tag } else { &event.locale },
        }))
    }

    /// The series, if schema.org can express it: one rule with weekdays, days of the month and months.
    fn schedule(&self, event: &Event, clock: &Clock) -> Option<Value> {
        let [rule] = event.recurrence_rules.as_slice() else { return None };
        if !event.excluded_recurrence_rules.is_empty() || !is_sayable(rule) {
            return None;
        }
        let time = |time: LocalDateTime| (!event.show_without_time).then(|| time.to_string()[11..].to_owned());
        let excluded = event.recurrence_overrides.iter().filter(|(_, patch)| patch.excluded);
        let until = rule.until.map(|until| match until {
            Until::Date(date) => date.to_string(),
            Until::Local(time) | Until::Utc(time) => time.date().to_string(),
        });
        let days: Vec<String> = rule
            .by_day
            .iter()
            .map(|day| {
                let nth = day.nth_of_period.map_or(String::new(), |nth| nth.to_string());
                nth + ["MO", "TU", "WE", "TH", "FR", "SA", "SU"][usize::from(day.day.index())]
            })
            .collect();
        let end = event.start.add(event.duration);
        let is_same_day = end.date() == event.start.date() && end > event.start;
        Some(json!({
            "@type": "Schedule", "repeatFrequency": frequency(rule)?, "repeatCount": rule.count,
            "byDay": days, "byMonth": rule.by_month, "byMonthDay": rule.by_month_day,
            "startDate": event.start.date().to_string(), "endDate": until,
            "startTime": time(event.start), "endTime": is_same_day.then(|| time(end)),
            "duration": (event.duration != Duration::ZERO).then(|| event.duration.to_string()),
            "scheduleTimezone": (!event.show_without_time).then_some(clock.zone),
            "exceptDate": excluded.map(|(id, _)| clock.start(*id)).collect::<Vec<_>>(),
        }))
    }
}

/// A place. Without an address, its name serves as one; without a name, its address does.
fn place(place: &Place) -> Option<Value> {
    let or = |text: &Str, other: &Str| if text.is_empty() { other.to_string() } else { text.to_string() };
    let point = place.point().map(
        |(latitude, longitude)| json!({ "@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude }),
    );
    (!place.line().is_empty()).then(|| {
        json!({
            "@type": "Place", "name": or(&place.name, &place.details.address), "address": or(&place.details.address, &place.name),
            "description": place.details.description, "geo": point,
        })
    })
}

/// A person or organisation named with the event; `kind` is the type if it is not stated.
fn participant(one: &Participant, kind: &str) -> Value {
    let kind = match one.kind {
        Some(ParticipantKind::Individual) => "Person",
        Some(ParticipantKind::Group) => "Organization",
        None => kind,
    };
    json!({ "@type": kind, "name": one.name, "description": one.description, "email": one.email })
}

fn one_or_many(mut values: Vec<Value>) -> Value {
    if values.len() == 1 { values.remove(0) } else { values.into() }
}

fn is_sayable(rule: &Rule) -> bool {
    rule.skip == Skip::Omit
        && !rule.has_times()
        && [&rule.by_year_day, &rule.by_week_no, &rule.by_set_position].iter().all(|list| list.is_empty())
}

/// ISO 8601: `P1Y`, `P2W`.
fn frequency(rule: &Rule) -> Option<String> {
    let (time, unit) = match rule.frequency {
        Frequency::Yearly => ("", 'Y'),
        Frequency::Monthly => ("", 'M'),
        Frequency::Weekly => ("", 'W'),
        Frequency::Daily => ("", 'D'),
        Frequency::Hourly => ("T", 'H'),
        Frequency::Minutely => ("T", 'M'),
        Frequency::Secondly => ("T", 'S'),
    };
    Some(format!("P{time}{}{unit}", rule.interval))
}

/// The form in which an event's times are written.
struct Clock<'a> {
    event: &'a Event,
    zone: &'a str,
}

impl Clock<'_> {
    /// `2027-02-22`, or `2027-02-22T18:00:00+02:00`: local time with its offset from UTC.
    fn start(&self, time: LocalDateTime) -> String {
        if self.event.show_without_time {
            return time.date().to_string();
        }
        let Some(zone) = iana_zone(self.zone) else { return time.to_string() };
        let resolved = zone.local_to_utc(time);
        // A skipped time becomes the one that the clocks show instead.
        let shown = zone.utc_to_local(resolved.utc_seconds);
        let offset = (shown.to_seconds() - resolved.utc_seconds) / 60;
        let sign = if offset < 0 { '-' } else { '+' };
        format!("{shown}{sign}{:02}:{:02}", offset.abs() / 60, offset.abs() % 60)
    }

    /// The end; for whole days the last one; `None` if it is not stated.
    fn end(&self, shown: &EventOccurrence) -> Option<String> {
        if self.event.show_without_time {
            return Some(shown.last_day().to_string());
        }
        (shown.end > shown.start).then(|| self.start(shown.end))
    }
}
