//! An EDTF date on an axis: its beginning and end, and which edges are soft.

use crate::content::Closed;
use crate::dates::Date;
use crate::dates::edtf::{Bound, Edtf, End};

/// How an edge is drawn. A soft edge means that the exact start or end is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// As written.
    Sharp,
    /// Uncertain or approximate: fades within the span.
    Soft,
    /// Unknown: fades out over additional time.
    Unknown,
    /// Open: continues, drawn as an arrow.
    Open,
}

/// The days that an entry occupies on the axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// First day drawn.
    pub start: Date,
    /// Last day drawn, inclusive.
    pub end: Date,
    /// The left edge.
    pub left: Edge,
    /// The right edge.
    pub right: Edge,
    /// One or two days: a milestone rather than a bar.
    pub is_point: bool,
}

/// The length drawn for an unknown side. It fades out, so no false date is shown.
pub const UNKNOWN_DAYS: i32 = 365;

impl Span {
    /// As [`Span::of`], for a date with two known ends.
    pub fn of_closed(date: &Closed, point_days: i32) -> Self {
        let days = date.last.days() - date.first.days();
        let (left, right) = (sure_edge(date.sure.0), sure_edge(date.sure.1));
        Self { start: date.first, end: date.last, left, right, is_point: is_point(days, date.is_interval, point_days) }
    }

    /// `horizon` limits open ends: the first and last day of the axis. A single date of at most `point_days` is a
    /// point: with 31, "2017-02" is a milestone and "2017" a bar; with 366, "2017" is a milestone, too. Spans of at
    /// most two days are always points.
    pub fn of(date: &Edtf, horizon: (Date, Date), point_days: i32) -> Self {
        // For an interval with one date, the length of that date, because the end lies somewhere within it.
        let length = |end: End| match end {
            End::Date(moment) => moment.bounds().1.days() - moment.bounds().0.days() + 1,
            _ => 0,
        };
        let (lower, upper) = date.sides();
        let (from, to) = date.ends();
        let any = |bound: Bound, other: Bound| bound.day().or(other.day()).unwrap_or(horizon.0);
        let start = match lower {
            Bound::Day(day) => day,
            Bound::Unknown => any(upper, lower).add_days(-UNKNOWN_DAYS - length(to)),
            Bound::Open => horizon.0.min(any(upper, lower)),
        };
        let end = match upper {
            Bound::Day(day) => day,
            Bound::Unknown => any(lower, upper).add_days(UNKNOWN_DAYS + length(from)),
            Bound::Open => horizon.1.max(any(lower, upper)),
        };
        let is_point = is_point(end.days() - start.days(), date.is_interval(), point_days);
        Self { start, end, left: edge(lower, from), right: edge(upper, to), is_point }
    }

    /// The day at which a milestone is drawn: the middle.
    pub fn middle(self) -> Date {
        self.start.add_days((self.end.days() - self.start.days()) / 2)
    }
}

fn is_point(days: i32, is_interval: bool, point_days: i32) -> bool {
    days < 2 || (!is_interval && days < point_days)
}

fn sure_edge(is_sure: bool) -> Edge {
    if is_sure { Edge::Sharp } else { Edge::Soft }
}

fn edge(bound: Bound, end: End) -> Edge {
    match (bound, end) {
        (Bound::Unknown, _) => Edge::Unknown,
        (Bound::Open, _) => Edge::Open,
        (_, End::Date(moment)) => sure_edge(moment.is_sure()),
        _ => Edge::Sharp,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(text: &str) -> (String, String, Edge, Edge, bool) {
        let day = |y, m, d| Date::from_ymd(y, m, d).unwrap();
        let span = Span::of(&Edtf::parse(text).unwrap(), (day(1990, 1, 1), day(2026, 11, 23)), 31);
        let plain = |date: Date| format!("{}-{:02}-{:02}", date.year(), date.month(), date.day());
        (plain(span.start), plain(span.end), span.left, span.right, span.is_point)
    }

    #[test]
    fn edges_show_what_is_known() {
        use Edge::{Open, Sharp, Soft, Unknown};
        let cases = [
            ("2016/2017", "2016-01-01", "2017-12-31", Sharp, Sharp, false),
            ("2017-02", "2017-02-01", "2017-02-28", Sharp, Sharp, true),
            ("1995", "1995-01-01", "1995-12-31", Sharp, Sharp, false),
            ("1992-03-05/1992-03-06", "1992-03-05", "1992-03-06", Sharp, Sharp, true),
            ("2014~", "2014-01-01", "2014-12-31", Soft, Soft, false),
            ("2014-XX", "2014-01-01", "2014-12-31", Soft, Soft, false),
            ("201X", "2010-01-01", "2019-12-31", Soft, Soft, false),
            ("2018-09/..", "2018-09-01", "2026-11-23", Sharp, Open, false),
            ("2030/..", "2030-01-01", "2030-01-01", Sharp, Open, true),
            ("../1995", "1990-01-01", "1995-12-31", Open, Sharp, false),
            ("2018-09/", "2018-09-01", "2019-10-01", Sharp, Unknown, false),
            ("/2015-12", "2014-11-30", "2015-12-31", Unknown, Sharp, false),
            ("2016~/2017", "2016-01-01", "2017-12-31", Soft, Sharp, false),
        ];
        for (text, start, end, left, right, is_point) in cases {
            assert_eq!(span(text), (start.into(), end.into(), left, right, is_point), "{text}");
            let date = Edtf::parse(text).unwrap();
            let horizon = (Date::from_days(0), Date::from_days(1));
            if let Some(closed) = Closed::of(&date) {
                assert_eq!(Span::of_closed(&closed, 31), Span::of(&date, horizon, 31), "{text}");
            }
        }
    }
}
