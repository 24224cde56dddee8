//! A row as an event.

use super::columns::Column;
use super::dates::clock;
use super::row::{Cells, list};
use crate::import::slug::Slugs;
use crate::import::told::Fate;
use atbildiba::dates::{Date, Duration, LocalDateTime};
use serde_json::{Map, Value, json};

const TITLE: [Column; 2] = [Column::Title, Column::Name];

/// When an event is.
struct When {
    start: LocalDateTime,
    lasts: Duration,
    whole_days: bool,
}

/// The event; none if it is there already, or something is wrong, which is told.
pub(super) fn item(cells: &mut Cells, slugs: &mut Slugs) -> Option<Value> {
    let place = cells.place();
    let Some(title) = cells.text(&TITLE) else {
        cells.tell(&place, Fate::Wrong, "the row has no title");
        return None;
    };
    let when = when(cells, &title)?;
    let start = when.start.to_string();
    let uid = cells.id(slugs, &title, |item| item["start"] == start.as_str())?;
    let mut out = Map::new();
    out.insert("@type".into(), "Event".into());
    out.insert("uid".into(), uid.as_str().into());
    texts(cells, title.clone(), &mut out);
    out.insert("start".into(), start.as_str().into());
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
        let words: Map<String, Value> =
            list(&names).map(|name| (cells.id_of("categories", name, &place), true.into())).collect();
        out.insert("keywords".into(), words.into());
    }
    links(cells, &mut out);
    out.insert("status".into(), "confirmed".into());
    cells.tell(&place, Fate::Taken, format!("“{title}” on {start} as “{uid}”"));
    Some(Value::Object(out))
}

/// Title and description: in the default language, or the first one there is, and as `localizations`.
fn texts(cells: &Cells, title: String, out: &mut Map<String, Value>) {
    let (titles, descriptions) = (cells.texts(&TITLE), cells.texts(&[Column::Description]));
    let default = cells.sheet.campaign.default_language();
    let own = if titles.contains_key(default) { Some(default) } else { titles.keys().next().map(String::as_str) };
    let own = own.unwrap_or(default);
    out.insert("locale".into(), own.into());
    out.insert("title".into(), title.into());
    out.extend(descriptions.get(own).map(|text| ("description".to_owned(), text.clone())));
    let mut others = Map::new();
    for (name, texts) in [("title", &titles), ("description", &descriptions)] {
        for (language, text) in texts.iter().filter(|(language, _)| *language != own) {
            if let Value::Object(patch) = others.entry(language.clone()).or_insert_with(|| json!({})) {
                patch.insert(name.into(), text.clone());
            }
        }
    }
    if !others.is_empty() {
        out.insert("localizations".into(), others.into());
    }
}

fn when(cells: &mut Cells, title: &str) -> Option<When> {
    let place = cells.place();
    let Some((written, at)) = cells.get(&[Column::Date]) else {
        cells.tell(&place, Fate::Wrong, format!("“{title}” has no date"));
        return None;
    };
    // A date and a time in one cell.
    let with_time =
        written.split_once(['T', ' ']).filter(|(day, time)| day.parse::<Date>().is_ok() && clock(time).is_some());
    let (from, time_beside) = match with_time {
        Some((day, time)) => (day.to_owned(), clock(time)),
        None => (cells.date(&[Column::Date])?, None),
    };
    let (from, until) = from.split_once('/').map_or((from.as_str(), None), |(from, until)| (from, Some(until)));
    let Ok(day) = from.parse::<Date>() else {
        cells.tell(&at, Fate::Wrong, format!("“{written}” is no day; an event needs one, such as 2026-05-15"));
        return None;
    };
    let last = match until {
        Some(until) => until.parse::<Date>().ok(),
        None => cells.date(&[Column::EndDate]).and_then(|last| last.parse().ok()),
    };
    let (start, end) = (time(cells, Column::Start)?.or(time_beside), time(cells, Column::End)?);
    if let Some(last) = last.filter(|last| *last < day) {
        cells.tell(&place, Fate::Wrong, format!("“{title}” ends on {last}, before it begins"));
        return None;
    }
    let Some((hour, minute)) = start else {
        if end.is_some() {
            cells.tell(&place, Fate::Left, "the end time, since there is no start time: the event is on the whole day");
        }
        let days = last.unwrap_or(day).days() - day.days() + 1;
        return Some(When {
            start: LocalDateTime::midnight(day),
            lasts: Duration { days, seconds: 0 },
            whole_days: true,
        });
    };
    let start = LocalDateTime::new(day, hour, minute, 0)?;
    let Some((hour, minute)) = end else {
        return Some(When { start, lasts: Duration::ZERO, whole_days: false });
    };
    let mut end = LocalDateTime::new(last.unwrap_or(day), hour, minute, 0)?;
    if end <= start {
        end = LocalDateTime::new(day.add_days(1), hour, minute, 0)?;
        cells.tell(&place, Fate::Changed, format!("“{title}” ends at a time before it begins: on the next day"));
    }
    Some(When { start, lasts: Duration::between(start, end), whole_days: false })
}

/// The time in a column, if it says one. `None` if it is no time, which is told.
fn time(cells: &mut Cells, column: Column) -> Option<Option<(u8, u8)>> {
    let Some((written, place)) = cells.get(&[column]) else { return Some(None) };
    let time = written.rsplit_once('T').map_or(written.as_str(), |(_, time)| time);
    let read = clock(time);
    if read.is_none() {
        cells.tell(&place, Fate::Wrong, format!("“{written}” is no time; write it as 18:00"));
        return None;
    }
    Some(read)
}

fn location(cells: &mut Cells, out: &mut Map<String, Value>) {
    let place = cells.text(&[Column::Place]);
    let address = cells.get(&[Column::Address]);
    let name = match (place, address) {
        (None, None) => return,
        (Some(place), None) => place,
        (None, Some((address, _))) => address,
        (Some(place), Some((address, _))) => format!("{place}, {address}"),
    };
    out.insert("locations".into(), json!({ "1": { "@type": "Location", "name": name } }));
}

fn links(cells: &mut Cells, out: &mut Map<String, Value>) {
    let is_address = |text: &str| text.starts_with("https://") || text.starts_with("http://");
    let mut links = Map::new();
    if let Some((href, place)) = cells.get(&[Column::Link]) {
        if is_address(&href) {
            links.insert("page".into(), json!({ "@type": "Link", "href": href }));
        } else {
            cells.tell(&place, Fate::Left, format!("“{href}” is no address; write it as https://example.org"));
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
                let what = format!(
                    "the source “{source}”; an event names its source by an address, or by one of site.json that has one"
                );
                cells.tell(&place, Fate::Left, what);
            }
        }
    }
    if !links.is_empty() {
        out.insert("links".into(), links.into());
    }
}
