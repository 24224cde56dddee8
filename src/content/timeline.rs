//! What happened when, with dates in EDTF.

use super::list::RowSummary;
use super::{List, Photo, Related, Row, Source, Str, Text};
use crate::dates::Date;
use crate::dates::edtf::Precision;
use serde::Deserialize;

#[cfg(not(target_arch = "wasm32"))]
use {
    crate::dates::edtf::{Bound, Edtf, End},
    crate::text::width,
};

/// The timeline.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
#[cfg_attr(target_arch = "wasm32", serde(bound(deserialize = "'de: 'static")))]
pub struct Timeline {
    /// In order of time, as far as their dates have one.
    pub entries: List<Entry>,
    /// The sources that they name, each once.
    #[serde(default)]
    pub sources: Vec<Source>,
}

/// A decision, a meeting, a project …
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
#[cfg_attr(target_arch = "wasm32", serde(bound(deserialize = "'de: 'static")))]
pub struct Entry {
    /// A slug; the address is `/timeline/{id}`.
    pub id: Str,
    /// A short title.
    pub title: Text,
    /// Words of its title in the other languages, for search.
    #[serde(default)]
    pub elsewhere: Str,
    /// EDTF level 1 (ISO 8601-2): `1992-03-05/1992-03-06`, `2017-02`, `2014~`, `2018-09/..`, `/2015-12`.
    pub date: Str,
    /// Id of one of the site's kinds: the lane.
    pub kind: Str,
    /// 1 is shown first when there is little room, 3 last.
    #[serde(default = "least")]
    pub importance: u8,
    /// One to three sentences.
    #[serde(default)]
    pub description: Text,
    /// What to know about how sure the date is.
    #[serde(default)]
    pub note: Text,
    /// ISO 3166-1 alpha-2 codes of the countries concerned.
    #[serde(default)]
    pub countries: Vec<Str>,
    /// What has to do with it in other sections.
    #[serde(default)]
    pub related: Vec<Related>,
    /// Where this comes from: places in the list of the timeline's sources.
    #[serde(default)]
    pub sources: Vec<u16>,
    /// What the files of its map are called, see [`super::map_path`].
    #[serde(default)]
    pub map: Str,
    /// A photo, when there is one.
    #[serde(default)]
    pub photo: Option<Photo>,
}

/// The days of an entry's date whose ends are neither open nor unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Closed {
    /// The first.
    pub first: Date,
    /// The last, within.
    pub last: Date,
    /// Whether they are neither uncertain nor approximate nor partly unknown.
    pub sure: (bool, bool),
    /// Whether it is written with two dates.
    pub is_interval: bool,
    /// How precise it is; less than a year is all the same.
    pub precision: Precision,
}

impl Closed {
    /// What it is of a date; nothing where an end is open or unknown. The build asks.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn of(date: &Edtf) -> Option<Self> {
        let (Bound::Day(first), Bound::Day(last)) = date.sides() else { return None };
        let (from, to) = date.ends();
        let is_sure = |end: End| match end {
            End::Date(moment) => moment.is_sure(),
            _ => true,
        };
        let precision = date.precision().max(Precision::Year);
        Some(Self { first, last, sure: (is_sure(from), is_sure(to)), is_interval: date.is_interval(), precision })
    }

    /// As one number; 0 is none.
    #[cfg(not(target_arch = "wasm32"))]
    fn marks(self) -> i64 {
        let precision = PRECISIONS.iter().position(|precision| *precision == self.precision).unwrap_or_default();
        1 + 2 * i64::from(self.sure.0)
            + 4 * i64::from(self.sure.1)
            + 8 * i64::from(self.is_interval)
            + 16 * precision as i64
    }
}

const PRECISIONS: [Precision; 5] =
    [Precision::Year, Precision::Season, Precision::Month, Precision::Day, Precision::Time];

impl Row for Entry {
    /// Kind; countries, each with a line feed behind it; importance; first day and how many after it; marks of the date;
    /// width of the title.
    const NUMBERS: usize = 7;

    #[cfg(not(target_arch = "wasm32"))]
    fn numbers(&self, number: &mut dyn FnMut(&str) -> i64) -> Vec<i64> {
        let date = Edtf::parse(&self.date).ok().and_then(|date| Closed::of(&date));
        let (first, days) = date.map_or((0, 0), |date| (date.first.days(), date.last.days() - date.first.days()));
        let countries: String = self.countries.iter().flat_map(|code| [&**code, "\n"]).collect();
        vec![
            number(&self.kind),
            number(&countries),
            self.importance.into(),
            first.into(),
            days.into(),
            date.map_or(0, Closed::marks),
            // The build gives each list in one language.
            width(self.title.get("", "").text).into(),
        ]
    }
}

/// What a list knows of each entry.
impl<'a> RowSummary<'a, Entry> {
    /// As the entry's.
    pub fn kind(&self) -> &'a str {
        self.text(0)
    }

    /// Which of the list's texts the kind is.
    pub fn kind_number(&self) -> usize {
        self.which(0)
    }

    /// As the entry's.
    pub fn countries(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.text(1).split_terminator('\n')
    }

    /// As the entry's.
    pub fn importance(&self) -> u8 {
        self.number(2) as u8
    }

    /// Its date, when that has two ends.
    pub fn closed(&self) -> Option<Closed> {
        let marks = self.number(5);
        let (first, days) = (self.number(3) as i32, self.number(4) as i32);
        (marks & 1 != 0).then(|| Closed {
            first: Date::from_days(first),
            last: Date::from_days(first.saturating_add(days)),
            sure: (marks & 2 != 0, marks & 4 != 0),
            is_interval: marks & 8 != 0,
            precision: PRECISIONS.get((marks >> 4) as usize).copied().unwrap_or(Precision::Year),
        })
    }

    /// The width of its title, see [`crate::text::width`].
    pub fn title_width(&self) -> u32 {
        self.number(6) as u32
    }
}

fn least() -> u8 {
    3
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::wire;

    #[test]
    fn what_a_list_knows_is_what_its_entries_say() {
        let dates =
            ["2017-06-29", "1992-03-05/1992-03-06", "2014~", "2014-XX", "201X?", "2016~/2017", "2003-21", "-0004"];
        let open = ["2018-09/..", "../1995", "2018-09/", "/2015-12", "no date"];
        let entry = |(nth, date): (usize, &&str)| {
            let countries: &[&str] = if nth % 2 == 0 { &["LV", "LT"] } else { &[] };
            serde_json::json!({
                "id": nth.to_string(), "title": "Ērgļi", "date": date, "kind": date.len().to_string(), "importance": 2,
                "countries": countries,
            })
        };
        let entries: Vec<_> = dates.iter().chain(&open).enumerate().map(entry).collect();
        let written: Timeline = serde_json::from_value(serde_json::json!({ "entries": entries })).unwrap();
        let read: List<Entry> = wire::read(&wire::write(&written.entries).unwrap()).unwrap();
        for (nth, (entry, brief)) in written.entries.iter().zip(read.summaries()).enumerate() {
            assert_eq!(brief.kind(), &*entry.kind);
            assert!(brief.countries().eq(entry.countries.iter().map(|code| &**code)));
            assert_eq!((brief.importance(), brief.title_width()), (2, 70 + 43 + 59 + 31 + 31));
            assert_eq!(
                brief.closed(),
                Edtf::parse(&entry.date).ok().and_then(|date| Closed::of(&date)),
                "{}",
                entry.date
            );
            assert_eq!(brief.closed().is_some(), nth < dates.len(), "{}", entry.date);
        }
    }
}
