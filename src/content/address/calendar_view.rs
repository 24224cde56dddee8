//! The views of the calendar and their paths.

use super::encoding::{digits, push_padded};
use crate::dates::Date;

/// A view of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CalendarView {
    /// `/calendar`: the current month.
    Now,
    /// `/calendar/2026-10`
    Month(i32, u8),
    /// `/calendar/2026`
    Year(i32),
    /// `/calendar/2026-10-18`: the programme of a day.
    Day(Date),
    /// `/calendar/2026-W42`: the programme of an ISO 8601 week, identified by its Monday.
    Week(Date),
    /// `/calendar/agenda`
    Agenda,
}

impl CalendarView {
    /// The last segment of the path of a time, as a regular expression for ECMAScript, PCRE and RE2, for servers and
    /// the worker. It checks only the form, so it also matches days that do not exist, such as `2026-02-30`.
    #[cfg(not(target_arch = "wasm32"))]
    pub const TIME: &str =
        "[0-9]{4}(?:-W(?:0[1-9]|[1-4][0-9]|5[0-3])|-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?";

    /// Whether the view is a day, a week, a month or a year. These are unlimited, so not all of their addresses have a
    /// page.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn is_time(self) -> bool {
        !matches!(self, CalendarView::Now | CalendarView::Agenda)
    }

    pub(super) fn parse(part: Option<&str>) -> Option<CalendarView> {
        let Some(part) = part else { return Some(CalendarView::Now) };
        if part == "agenda" {
            return Some(CalendarView::Agenda);
        }
        if part.len() == "2026-10-18".len() {
            return part.parse().ok().map(CalendarView::Day);
        }
        let (year, rest) = part.split_once('-').map_or((part, None), |(year, rest)| (year, Some(rest)));
        let year = digits(year, 4)? as i32;
        let Some(rest) = rest else { return Some(CalendarView::Year(year)) };
        if let Some(week) = rest.strip_prefix('W') {
            return Date::from_iso_week(year, digits(week, 2)? as u8).map(CalendarView::Week);
        }
        match digits(rest, 2)? {
            month @ 1..=12 => Some(CalendarView::Month(year, month as u8)),
            _ => None,
        }
    }

    pub(super) fn to_path(self) -> String {
        let mut path = String::from("/calendar");
        match self {
            CalendarView::Now => {}
            CalendarView::Agenda => path.push_str("/agenda"),
            CalendarView::Year(year) => {
                path.push('/');
                push_padded(&mut path, year as u32, 4);
            }
            CalendarView::Month(year, month) => {
                path.push('/');
                push_padded(&mut path, year as u32, 4);
                path.push('-');
                push_padded(&mut path, u32::from(month), 2);
            }
            CalendarView::Day(date) => {
                path.push('/');
                path.push_str(&date.to_string());
            }
            CalendarView::Week(monday) => {
                let (year, week) = monday.iso_week();
                path.push('/');
                push_padded(&mut path, year as u32, 4);
                path.push_str("-W");
                push_padded(&mut path, u32::from(week), 2);
            }
        }
        path
    }
}
