//! A row as an event.

use super::ImportedItem;
use super::columns::Column;
use super::dates::{Clock, clocks, day_and_clock};
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
    let (first, last, beside) = days(cells, title)?;
    let (start, end) = match (time(cells, Column::Start)?, time(cells, Column::End)?) {
        (Some((start, until)), end) => (Some(start), end.map(|end| end.0).or(until)),
        (None, end) => (beside, end.map(|end| end.0)),
    };
    let Some(start) = start else {
        if end.is_some() {
            let place = cells.place();
            cells.tell(
                &place,
                Outcome::Left,
                "the end time, since there is no start time: the event is on the whole day",
            );
        }
        let lasts = Duration { days: last.days() - first.days() + 1, seconds: 0 };
        return Some(EventTime { start: LocalDateTime::midnight(first), lasts, whole_days: true });
    };
    let start = at(first, start)?;
    let Some(end_clock) = end else {
        if last > first {
            cells.wrong(format!("“{title}” begins at a time and lasts until {last}; say at which time it ends, too"));
            return None;
        }
        return Some(EventTime { start, lasts: Duration::ZERO, whole_days: false });
    };
    let mut end = at(last, end_clock)?;
    if end <= start {
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

/// The first and the last day, and a time in the cell of the first one.
fn days(cells: &mut Cells, title: &str) -> Option<(Date, Date, Option<Clock>)> {
    let Some((written, place)) = cells.get(&[Column::Date]) else {
        cells.wrong(format!("“{title}” has no date"));
        return None;
    };
    let (written, beside) = day_and_clock(&written).map_or((written, None), |(day, clock)| (day, Some(clock)));
    let days = cells.read_date(&written, &place)?;
    let until = cells.date(&[Column::EndDate])?;
    let (first, last) = match (days.split_once('/'), &until) {
        (Some((first, last)), None) => (first, last),
        (None, Some(last)) => (days.as_str(), last.as_str()),
        _ => (days.as_str(), days.as_str()),
    };
    let (Ok(first), Ok(last)) = (first.parse::<Date>(), last.parse::<Date>()) else {
        cells.tell(&place, Outcome::Wrong, format!("“{title}” has no day; an event needs one, such as 2026-05-15"));
        return None;
    };
    if last < first {
        cells.wrong(format!("“{title}” ends on {last}, before it begins"));
        return None;
    }
    Some((first, last, beside))
}

/// The time in a column, if it has one, and its end. `None` if it is not a time, which is reported.
fn time(cells: &mut Cells, column: Column) -> Option<Option<(Clock, Option<Clock>)>> {
    let Some((written, place)) = cells.get(&[column]) else { return Some(None) };
    let read = day_and_clock(&written).map(|(_, clock)| (clock, None)).or_else(|| clocks(&written));
    if read.is_none() {
        cells.tell(&place, Outcome::Wrong, format!("“{written}” is not a time; write it as 18:00"));
    }
    read.map(Some)
}

fn location(cells: &mut Cells, out: &mut Map<String, Value>) {
    let (name, address) = (cells.text(&[Column::Place]), cells.text(&[Column::Address]));
    let members = [("name", name), ("atbildiba:address", address)];
    let members = members.into_iter().filter_map(|(name, text)| Some((name.to_owned(), text?.into())));
    let mut place: Map<String, Value> = members.collect();
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
