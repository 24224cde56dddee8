//! The timeline, with dates in EDTF.

use super::list::{RowSummary, columns};
use super::{List, Photo, Related, Row, Source, Str, Text};
use crate::dates::Date;
use crate::dates::edtf::Precision;
use atbildiba_macros::travels;

#[cfg(not(target_arch = "wasm32"))]
use {
    crate::dates::edtf::{Bound, Edtf, End},
    crate::text::width,
};

/// The timeline.
#[travels]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Timeline {
    /// Sorted by time, as far as their dates are comparable.
    pub entries: List<Entry>,
    /// The sources that entries refer to, each once.
    pub sources: Vec<Source>,
}

/// A decision, a meeting, a project …
#[travels]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entry {
    /// A slug; the address is `/timeline/{id}`.
    pub id: Str,
    /// A short title.
    pub title: Text,
    /// Words of its title in other languages, for search.
    #[serde(default)]
    pub elsewhere: Str,
    /// EDTF level 1 (ISO 8601-2): `1992-03-05/1992-03-06`, `2017-02`, `2014~`, `2018-09/..`, `/2015-12`.
    pub date: Str,
    /// The id of one of the site's kinds: the lane.
    pub kind: Str,
    /// 1 is shown first if space is short, 3 last.
    #[serde(default = "least")]
    pub importance: u8,
    /// One to three sentences.
    #[serde(default)]
    pub description: Text,
    /// A note about the reliability of the date.
    #[serde(default)]
    pub note: Text,
    /// The ISO 3166-1 alpha-2 codes of the countries concerned.
    #[serde(default)]
    pub countries: Vec<Str>,
    /// Related pages in other sections.
    #[serde(default)]
    pub related: Vec<Related>,
    /// The sources, as indices into the timeline's list of sources.
    #[serde(default)]
    pub sources: Vec<u16>,
    /// The hash of its map's files, see [`super::map_path`].
    #[serde(default)]
    pub map: Str,
    /// The photo, if there is one.
    #[serde(default)]
    pub photo: Option<Photo>,
}

/// The days of a date whose ends are neither open nor unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Closed {
    /// The first day.
    pub first: Date,
    /// The last day, inclusive.
    pub last: Date,
    /// Whether start and end are exact: not uncertain, approximate or partly unknown.
    pub sure: (bool, bool),
    /// Whether it is written as two dates.
    pub is_interval: bool,
    /// The precision; anything more precise than a year counts as the same.
    pub precision: Precision,
}

impl Closed {
    /// The closed form of a date; `None` if an end is open or unknown. Computed by the build.
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

    /// Encodes it as a number; 0 stands for none.
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

columns! {
    /// The columns of a list of timeline entries.
    EntryColumns {
        /// The number of a text: the kind.
        kind,
        /// The number of a text: the countries, each followed by a line feed.
        countries,
        /// The entry's importance.
        importance,
        /// The first day of a closed date, as in [`Date::days`].
        first,
        /// The number of days after it.
        days,
        /// The other properties of that date, see [`Closed`]; 0 for other dates.
        marks,
        /// The width of the title, see [`crate::text::width`].
        title_width,
    }
}

impl Row for Entry {
    type Columns = EntryColumns;

    #[cfg(not(target_arch = "wasm32"))]
    fn columns(&self, number: &mut dyn FnMut(&str) -> i64) -> EntryColumns {
        let date = Edtf::parse(&self.date).ok().and_then(|date| Closed::of(&date));
        let (first, days) = date.map_or((0, 0), |date| (date.first.days(), date.last.days() - date.first.days()));
        let countries: String = self.countries.iter().flat_map(|code| [&**code, "\n"]).collect();
        EntryColumns {
            kind: number(&self.kind),
            countries: number(&countries),
            importance: self.importance.into(),
            first: first.into(),
            days: days.into(),
            marks: date.map_or(0, Closed::marks),
            // A list has one language.
            title_width: width(self.title.get("", "").text).into(),
        }
    }
}

/// Properties of an entry that are known without parsing its row.
impl<'a> RowSummary<'a, Entry> {
    /// The kind's id.
    pub fn kind(&self) -> &'a str {
        self.text(self.columns.kind)
    }

    /// The number of the text with the kind.
    pub fn kind_number(&self) -> usize {
        self.which(self.columns.kind)
    }

    /// The country codes.
    pub fn countries(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.text(self.columns.countries).split_terminator('\n')
    }

    /// The importance.
    pub fn importance(&self) -> u8 {
        self.columns.importance as u8
    }

    /// Its date if it is closed.
    pub fn closed(&self) -> Option<Closed> {
        let EntryColumns { first, days, marks, .. } = *self.columns;
        let (first, days) = (first as i32, days as i32);
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
        self.columns.title_width as u32
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
        let entry = |(nth, date): (usize, &&str)| Entry {
            id: nth.to_string().into(),
            title: Text::Plain("Ērgļi".into()),
            date: (*date).into(),
            kind: date.len().to_string().into(),
            importance: 2,
            countries: if nth % 2 == 0 { vec!["LV".into(), "LT".into()] } else { Vec::new() },
            ..Entry::default()
        };
        let written: List<Entry> = dates.iter().chain(&open).enumerate().map(entry).collect::<Vec<_>>().into();
        let read: List<Entry> = wire::read(wire::write(&written).unwrap().leak()).unwrap();
        for (nth, (entry, summary)) in written.iter().zip(read.summaries()).enumerate() {
            assert_eq!(summary.kind(), &*entry.kind);
            assert!(summary.countries().eq(entry.countries.iter().map(|code| &**code)));
            assert_eq!((summary.importance(), summary.title_width()), (2, 70 + 43 + 59 + 31 + 31));
            assert_eq!(
                summary.closed(),
                Edtf::parse(&entry.date).ok().and_then(|date| Closed::of(&date)),
                "{}",
                entry.date
            );
            assert_eq!(summary.closed().is_some(), nth < dates.len(), "{}", entry.date);
        }
    }
}
