//! A row as an event.

use super::ImportedItem;
use super::columns::Column;
use super::dates::{Clock, clocks, day_and_clock, is_day};
use super::row::{Cells, list};
use crate::import::report::Outcome;
use atbildiba::dates::{Date, Duration, LocalDateTime};
use serde_json::{Map, Value, json};

const TITLE: [Column; 2] = [Column::Title, Column::Name];

/// The time of an event.
struct EventTime {
    start: LocalDateTime,
    lasts: Duration,
    whole_days: bool,
}

/// What a cell says: a day, a time, and the time of an end (`18:00–20:00`).
#[derive(Default)]
struct Moment {
    day: Option<Date>,
    clock: Option<Clock>,
    until: Option<Clock>,
}

/// What a row says about days and times.
struct Stated {
    first: Date,
    /// The last day, if a column states it.
    last: Option<Date>,
    start: Option<Clock>,
    end: Option<Clock>,
}

/// The event; `None` if something is wrong, which is reported.
pub(super) fn item(cells: &mut Cells) -> Option<ImportedItem> {
    let Some(title) = cells.text(&TITLE) else {
        cells.wrong("the row has no title");
        return None;
    };
    let when = when(cells, &title)?;
    let mut out = Map::new();
    out.insert("@type".into(), "Event".into());
    texts(cells, title.clone(), &mut out);
    out.insert("start".into(), when.start.to_string().into());
    if when.lasts != Duration::ZERO {
        out.insert("duration".into(), when.lasts.to_string().into());
    }
    if when.whole_days {
        out.insert("showWithoutTime".into(), true.into());
    } else if let Some(zone) = &cells.sheet.campaign.zone {
        out.insert("timeZone".into(), zone.as_str().into());
    }
    location(cells, &mut out);
    if let Some((names, place)) = cells.get(&[Column::Category, Column::Kind]) {
        let ids = list(&names).filter_map(|name| cells.id_of("categories", name, &place));
        let words: Map<String, Value> = ids.map(|id| (id, true.into())).collect();
        if !words.is_empty() {
            out.insert("keywords".into(), words.into());
        }
    }
    links(cells, &mut out);
    out.insert("status".into(), "confirmed".into());
    Some(ImportedItem { title, same: "start", item: out })
}

/// Title and description: in the default language or the first available one, and as `localizations`.
fn texts(cells: &mut Cells, title: String, out: &mut Map<String, Value>) {
    let (titles, descriptions) = (cells.texts(&TITLE), cells.texts(&[Column::Description]));
    let default = cells.sheet.campaign.default_language();
    let own = if titles.contains_key(default) { Some(default) } else { titles.keys().next().map(String::as_str) };
    let own = own.unwrap_or(default);
    out.insert("locale".into(), own.into());
    out.insert("title".into(), title.into());
    let description = descriptions.get(own).cloned();
    let mut others = Map::new();
    for (name, texts) in [("title", &titles), ("description", &descriptions)] {
        for (language, text) in texts.iter().filter(|(language, _)| *language != own) {
            if name == "description" && description.is_none() {
                let place = cells.place();
                let what = format!("the description in “{language}”, since there is none in “{own}” beside it");
                cells.tell(&place, Outcome::Left, what);
            } else if let Value::Object(patch) = others.entry(language.clone()).or_insert_with(|| json!({})) {
                patch.insert(name.into(), text.clone());
            }
        }
    }
    out.extend(description.map(|text| ("description".to_owned(), text)));
    if !others.is_empty() {
        out.insert("localizations".into(), others.into());
    }
}

fn when(cells: &mut Cells, title: &str) -> Option<EventTime> {
    let Stated { first, last, start, end } = stated(cells, title)?;
    let last_day = last.unwrap_or(first);
    let Some(start) = start else {
        if end.is_some() {
            let place = cells.place();
            cells.tell(
                &place,
                Outcome::Left,
                "the end time, since there is no start time: the event is on the whole day",
            );
        }
        let lasts = Duration { days: last_day.days() - first.days() + 1, seconds: 0 };
        return Some(EventTime { start: LocalDateTime::midnight(first), lasts, whole_days: true });
    };
    let start = at(first, start)?;
    let Some(end_clock) = end else {
        if last_day > first {
            cells.wrong(format!(
                "“{title}” begins at a time and lasts until {last_day}; say at which time it ends, too"
            ));
            return None;
        }
        return Some(EventTime { start, lasts: Duration::ZERO, whole_days: false });
    };
    let mut end = at(last_day, end_clock)?;
    if last.is_some() && end < start {
        let end = shown(end_clock);
        cells.wrong(format!("“{title}” ends on {last_day} at {end}, before it begins; correct one of the two times"));
        return None;
    }
    if last.is_none() && end <= start {
        end = at(first.add_days(1), end_clock)?;
        let place = cells.place();
        cells.tell(&place, Outcome::Changed, format!("“{title}” ends at a time before it begins: on the next day"));
    }
    Some(EventTime { start, lasts: Duration::between(start, end), whole_days: false })
}

/// A time on a day. 24:00 is midnight of the next day.
fn at(day: Date, (hour, minute): Clock) -> Option<LocalDateTime> {
    if hour == 24 { Some(LocalDateTime::midnight(day.add_days(1))) } else { LocalDateTime::new(day, hour, minute, 0) }
}

fn shown((hour, minute): Clock) -> String {
    format!("{hour:02}:{minute:02}")
}

/// What the row says about days and times. `None` if a cell can't be read, or two contradict each other, which is
/// reported.
fn stated(cells: &mut Cells, title: &str) -> Option<Stated> {
    let (first, of_range, beside) = days(cells, title)?;
    let until = moment(cells, Column::EndDate)?;
    let (start, end) = (moment(cells, Column::Start)?, moment(cells, Column::End)?);
    let on = |day: Date| format!("on {day}");
    agreed(cells, title, "begins", [Some(first), start.day, None], on)?;
    let last = agreed(cells, title, "ends", [of_range, until.day, end.day], on)?;
    if let Some(last) = last.filter(|last| *last < first) {
        cells.wrong(format!("“{title}” ends on {last}, before it begins"));
        return None;
    }
    let clock = agreed(cells, title, "begins", [beside, start.clock, None], |clock| format!("at {}", shown(clock)))?;
    let until = [end.clock, until.clock, start.until];
    let until = agreed(cells, title, "ends", until, |clock| format!("at {}", shown(clock)))?;
    Some(Stated { first, last, start: clock, end: until })
}

/// What several columns say of the same, if any does. `None` if they differ, which is reported.
fn agreed<T: Copy + PartialEq>(
    cells: &mut Cells,
    title: &str,
    verb: &str,
    said: [Option<T>; 3],
    shown: impl Fn(T) -> String,
) -> Option<Option<T>> {
    let mut said = said.into_iter().flatten();
    let Some(one) = said.next() else { return Some(None) };
    let Some(other) = said.find(|other| *other != one) else { return Some(Some(one)) };
    let (one, other) = (shown(one), shown(other));
    cells.wrong(format!("“{title}” {verb} {one} by one column and {other} by another; correct one of them"));
    None
}

/// The first day, the last one of a range, and a time in the cell of the date.
fn days(cells: &mut Cells, title: &str) -> Option<(Date, Option<Date>, Option<Clock>)> {
    let Some((written, place)) = cells.get(&[Column::Date]) else {
        cells.wrong(format!("“{title}” has no date"));
        return None;
    };
    let (written, beside) = day_and_clock(&written).map_or((written, None), |(day, clock)| (day, Some(clock)));
    let days = cells.read_date(&written, &place)?;
    let (first, last) = days.split_once('/').map_or((days.as_str(), None), |(first, last)| (first, Some(last)));
    let (Ok(first), Ok(last)) = (first.parse::<Date>(), last.map(str::parse::<Date>).transpose()) else {
        cells.tell(&place, Outcome::Wrong, format!("“{title}” has no day; an event needs one, such as 2026-05-15"));
        return None;
    };
    Some((first, last, beside))
}

/// What the cell of a column says. `None` if it can't be read, which is reported.
fn moment(cells: &mut Cells, column: Column) -> Option<Moment> {
    let Some((written, place)) = cells.get(&[column]) else { return Some(Moment::default()) };
    // Without a colon or a word, `18`, `03.05` and `05-06` in a column of days are incomplete dates.
    let is_time = column != Column::EndDate || written.contains(|c: char| c == ':' || c.is_alphabetic());
    let (day, clock) = match (day_and_clock(&written), clocks(&written).filter(|_| is_time)) {
        (Some((day, clock)), _) => (day, Some(clock)),
        (None, Some((clock, until))) => return Some(Moment { day: None, clock: Some(clock), until }),
        (None, None) if column == Column::EndDate || is_day(&written) => (written.clone(), None),
        (None, None) => {
            cells.tell(&place, Outcome::Wrong, format!("“{written}” is not a time; write it as 18:00"));
            return None;
        }
    };
    let Ok(day) = cells.read_date(&day, &place)?.parse::<Date>() else {
        cells.tell(&place, Outcome::Wrong, format!("“{written}” has no day; write it as 2026-05-15"));
        return None;
    };
    Some(Moment { day: Some(day), clock, until: None })
}

fn location(cells: &mut Cells, out: &mut Map<String, Value>) {
    let own = out["locale"].as_str().unwrap_or_default().to_owned();
    let mut place = Map::new();
    for (name, column) in [("name", Column::Place), ("atbildiba:address", Column::Address)] {
        let texts = cells.texts(&[column]);
        let Some((language, text)) = texts.get_key_value(&own).or_else(|| texts.iter().next()) else { continue };
        place.insert(name.into(), text.clone());
        for (other, text) in texts.iter().filter(|(other, _)| *other != language) {
            let localizations = out.entry("localizations").or_insert_with(|| json!({}));
            localizations[other][format!("locations/1/{name}")] = text.clone();
        }
    }
    if !place.is_empty() {
        place.insert("@type".into(), "Location".into());
        out.insert("locations".into(), json!({ "1": place }));
    }
}

fn links(cells: &mut Cells, out: &mut Map<String, Value>) {
    let is_address = |text: &str| text.starts_with("https://") || text.starts_with("http://");
    let mut links = Map::new();
    if let Some((href, place)) = cells.get(&[Column::Link]) {
        if is_address(&href) {
            links.insert("page".into(), json!({ "@type": "Link", "href": href }));
        } else {
            cells.tell(&place, Outcome::Wrong, format!("“{href}” is no address; write it as https://example.org"));
        }
    }
    if let Some((source, place)) = cells.get(&[Column::Source]) {
        let campaign = cells.sheet.campaign;
        let known = campaign.named("sources", &source).and_then(|id| campaign.address_of(id));
        match known.or(Some(source.as_str()).filter(|source| is_address(source))) {
            Some(href) => {
                let mut link = json!({ "@type": "Link", "href": href, "rel": "cite-as" });
                if href != source {
                    link["title"] = source.as_str().into();
                }
                links.insert("source".into(), link);
            }
            None => {
                let what = "an event names its source by an address, or by one of site.json that has an address";
                cells.tell(&place, Outcome::Wrong, format!("“{source}” is none: {what}"));
            }
        }
    }
    if !links.is_empty() {
        out.insert("links".into(), links.into());
    }
}
