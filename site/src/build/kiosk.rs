//! What only kiosks load: their script, their style, and events for QR codes; also `boot.js`, which refers to the
//! script.

use super::assets::Assets;
use super::data::Language;
use crate::engine::Engine;
use crate::error::Result;
use atbildiba::app::kiosk_words;
use atbildiba::calendar::ics::{Writer, select};
use atbildiba::calendar::occurrences::datetime;
use atbildiba::content::Event;
use atbildiba::dates::recurrence::Rule;
use atbildiba::dates::{Date, LocalDateTime};
use serde_json::{Map, Value};

/// The properties of an event that a phone's calendar needs; more would make a code's modules too fine to scan from a
/// screen.
const KEPT: [&str; 9] =
    ["BEGIN:", "END:", "VERSION:", "DTSTART", "DTEND", "DURATION", "SUMMARY", "LOCATION", "STATUS:CANCELLED"];

/// Codes are scanned from a distance: at 40 mm, modules should not be finer than half a millimetre.
const MAX_BYTES: usize = 450;

/// Adds `session.js`, with its messages in every language, and `boot.js`.
pub fn script(engine: &Engine, languages: &[Language], assets: &mut Assets) -> Result<()> {
    let words: Map<String, Value> =
        languages.iter().map(|one| (one.tag.clone(), one.prerender.with_context(kiosk_words))).collect();
    let style = assets.get(super::style::KIOSK)?.path.clone();
    let script = engine.text("template/session.js")?.replace("{style}", &style);
    let kiosk = assets.add("session.js", script.replace("\"{words}\"", &Value::from(words).to_string()).as_bytes())?;
    let boot = engine.text("template/boot.js")?.replace("{kiosk}", &kiosk.path);
    assets.add("boot.js", boot.as_bytes())?;
    Ok(())
}

/// Writes `kiosk/events-{language}.json`. The key is a uid, and the value the code's text with the days of an
/// occurrence left open (`{0}` is its own day); or the key is `uid?on=start`, for an occurrence that differs from the
/// series, with its day or local time. Events that are too long are omitted.
pub fn events(language: &Language, built: Date, assets: &Assets) -> Result<()> {
    let events = language.prerender.events();
    let writer = Writer { host: "", lang: &language.tag, pages: "", today: built, zone: &|_| None };
    let texts: Map<String, Value> = events.entries.iter().flat_map(|event| texts(&writer, event)).collect();
    assets.write(&format!("kiosk/events-{}.json", language.tag), Value::from(texts).to_string().as_bytes())
}

fn texts(writer: &Writer, event: &Event) -> Vec<(String, Value)> {
    let mut made = Vec::new();
    let mut push = |name: String, text: String| {
        if text.len() <= MAX_BYTES {
            made.push((name, Value::from(text)));
        }
    };
    let file = writer.event(event);
    let of = |id: LocalDateTime| lean(&select::occurrence(&file, id));
    // If no rule changes the time of day, occurrences without a patch differ only in their day.
    let is_even = event.recurrence_rules.iter().all(Rule::keeps_time_of_day);
    let is_patched = |id: &LocalDateTime| event.recurrence_overrides.iter().any(|(at, _)| at == id);
    let mut days = (0..).map(|days| LocalDateTime::from_seconds(event.start.to_seconds() + days * 86_400));
    let plain = days.find(|id| !is_patched(id));
    if let Some(plain) = plain.filter(|_| is_even) {
        push(event.uid.to_string(), open(&of(plain), plain.date()));
    }
    for (id, patch) in event.recurrence_overrides.iter().filter(|(_, patch)| !patch.excluded) {
        push(format!("{}?on={}", event.uid, datetime(event, patch.start.unwrap_or(*id))), of(*id));
    }
    made
}

/// The text with its days relative to this one: `DTSTART;VALUE=DATE:{0}`, `DTEND;VALUE=DATE:{1}`.
fn open(text: &str, from: Date) -> String {
    let line = |line: &str| -> Option<String> {
        let (name, value) = line.split_once(':').filter(|_| line.starts_with("DT"))?;
        let (day, rest) = value.split_at_checked(8)?;
        let iso = format!("{}-{}-{}", &day[..4], &day[4..6], &day[6..]);
        let day = iso.parse::<Date>().ok()?;
        Some(format!("{name}:{{{}}}{rest}", day.days() - from.days()))
    };
    text.split("\r\n").map(|one| line(one).unwrap_or_else(|| one.to_owned())).collect::<Vec<_>>().join("\r\n")
}

/// An event's file in few bytes: unfolded, without properties that calendars can do without.
fn lean(text: &str) -> String {
    let text = text.replace("\r\n ", "");
    let kept = text.lines().filter(|line| KEPT.iter().any(|start| line.starts_with(start)));
    // `SUMMARY;LANGUAGE=lv:`: scanners know only the plain name.
    let plain = |line: &str| match line.split_once(':') {
        Some((name, value)) if name.contains("LANGUAGE=") => {
            format!("{}:{value}", name.split(';').next().unwrap_or(name))
        }
        _ => line.to_owned(),
    };
    kept.map(plain).collect::<Vec<_>>().join("\r\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_event_fits_into_a_qr_code() {
        let long = "BEGIN:VCALENDAR\r\nPRODID:-//x\r\nBEGIN:VEVENT\r\nUID:a@b\r\nDTSTART;VALUE=DATE:20261018\r\n\
                    SUMMARY;LANGUAGE=lv:Eiropas cilvēku tirdzniecības apkarošan\r\n as diena\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        let text = lean(long);
        assert!(text.contains("\r\nSUMMARY:Eiropas cilvēku tirdzniecības apkarošanas diena\r\n"), "{text}");
        assert!(!text.contains("UID") && text.starts_with("BEGIN:VCALENDAR\r\nBEGIN:VEVENT"));
    }

    fn writer(tag: &str) -> Writer<'_> {
        let today = Date::from_ymd(2026, 11, 24).unwrap();
        Writer { host: "", lang: tag, pages: "", today, zone: &|_| None }
    }

    fn event(json: Value) -> Event {
        let calendar = serde_json::from_value(json!({ "entries": [json] })).unwrap();
        campaign::publish::events(&calendar, "en", "en").entries[0].clone()
    }

    #[test]
    fn a_series_leaves_its_day_open_and_exceptions_have_their_own_text() {
        let event = event(json!({
            "@type": "Event", "uid": "walk", "title": "Walk", "start": "2026-05-04T09:30:00", "timeZone": "Europe/Riga",
            "duration": "PT1H", "recurrenceRules": [{"@type": "RecurrenceRule", "frequency": "weekly"}],
            "recurrenceOverrides": {
                "2026-05-04T09:30:00": {"title": "First walk"},
                "2026-05-11T09:30:00": {"excluded": true},
                "2026-05-18T09:30:00": {"start": "2026-05-19T18:00:00"}
            }
        }));
        let made: Map<String, Value> = texts(&writer("en"), &event).into_iter().collect();
        let names: Vec<_> = made.keys().map(String::as_str).collect();
        assert_eq!(names, ["walk", "walk?on=2026-05-04T09:30:00", "walk?on=2026-05-19T18:00:00"]);
        let says =
            |name: &str, what: &str| assert!(made[name].as_str().unwrap().contains(what), "{name}: {}", made[name]);
        says("walk", "DTSTART;TZID=Europe/Riga:{0}T093000\r\nDURATION:PT1H\r\nSUMMARY:Walk\r\n");
        says(
            "walk?on=2026-05-04T09:30:00",
            "DTSTART;TZID=Europe/Riga:20260504T093000\r\nDURATION:PT1H\r\nSUMMARY:First walk\r\n",
        );
        says("walk?on=2026-05-19T18:00:00", "DTSTART;TZID=Europe/Riga:20260519T180000\r\n");
    }

    #[test]
    fn whole_days_end_the_same_number_of_days_later() {
        let mut json = json!({
            "@type": "Event", "uid": "days", "title": "Days", "start": "2026-05-04T00:00:00", "duration": "P3D",
            "showWithoutTime": true, "recurrenceRules": [{"@type": "RecurrenceRule", "frequency": "yearly"}]
        });
        let made = texts(&writer("en"), &event(json.clone()));
        assert!(made[0].1.as_str().unwrap().contains("DTSTART;VALUE=DATE:{0}\r\nDTEND;VALUE=DATE:{3}\r\n"), "{made:?}");
        json["title"] = "x".repeat(MAX_BYTES).into();
        assert_eq!(texts(&writer("en"), &event(json)), [], "the page's address is shorter");
    }

    #[test]
    fn a_rule_that_sets_the_time_needs_a_text_per_occurrence() {
        let json = json!({
            "@type": "Event", "uid": "twice", "title": "Twice", "start": "2026-05-04T09:00:00", "duration": "PT1H",
            "recurrenceRules": [{"@type": "RecurrenceRule", "frequency": "daily", "byHour": [9, 18]}]
        });
        assert_eq!(texts(&writer("en"), &event(json)), []);
    }
}
