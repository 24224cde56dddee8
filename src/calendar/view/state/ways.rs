//! Navigation to another view, day or filter; each is an address.

use super::super::pages::{has_page, has_programme};
use super::State;
use crate::content::{Address, CalendarQuery, CalendarView};
use crate::dates::Date;
use crate::platform;
use leptos::prelude::untrack;

/// A day with more occurrences than this opens as a page instead of a panel.
const MAX_IN_PANEL: usize = 24;

impl State {
    /// Opens a day over the calendar. The day is part of the address, so Back closes it. A day with many occurrences
    /// opens as a page.
    pub fn open(self, day: Date) {
        if untrack(|| self.on(day).len()) > MAX_IN_PANEL {
            return self.go(CalendarView::Day(day));
        }
        self.goto(self.view.get_untracked(), CalendarQuery { day: Some(day), ..self.query.get_untracked() }, false);
    }

    /// Closes the day.
    pub fn close(self) {
        self.goto(self.view.get_untracked(), CalendarQuery { day: None, ..self.query.get_untracked() }, false);
    }

    /// Extends the agenda by this many occurrences before today and from today on. They are part of the address, so
    /// Back and links restore them.
    pub fn show_more(self, earlier: u16, later: u16) {
        let mut query = self.query.get_untracked();
        query.earlier = query.earlier.saturating_add(earlier);
        query.later = query.later.saturating_add(later);
        self.goto(self.view.get_untracked(), query, true);
    }

    /// Navigates to another view with the same filter.
    pub fn go(self, view: CalendarView) {
        let category = self.query.with_untracked(|query| query.category.clone());
        self.goto(view, CalendarQuery { q: self.words.get_untracked(), category, ..Default::default() }, false);
    }

    /// As [`State::go`], but replaces the history entry: a step by a key.
    pub fn step(self, view: CalendarView) {
        self.goto(view, self.query.get_untracked(), true);
    }

    /// Replaces the programme of a day with its month; `opens` opens the day there.
    pub fn show_in_month(self, day: Date, opens: bool) {
        let query = CalendarQuery { day: opens.then_some(day), ..self.query.get_untracked() };
        self.goto(CalendarView::Month(day.year(), day.month()), query, true);
    }

    pub(super) fn goto(self, view: CalendarView, query: CalendarQuery, replace: bool) {
        platform::go(&self.context.href(&Address::Calendar(view, query)), replace);
    }

    /// The address of a view with the same filter.
    pub fn href(self, view: CalendarView) -> String {
        let category = self.query.with(|query| query.category.clone());
        self.href_with(view, CalendarQuery { q: self.words.get(), category, ..Default::default() })
    }

    /// The address of a view with another filter.
    pub fn href_with(self, view: CalendarView, query: CalendarQuery) -> String {
        self.context.href(&Address::Calendar(view, query))
    }

    /// As [`State::href`]; `None` if there is no page. The live calendar has no such limit.
    pub fn href_to(self, view: CalendarView) -> Option<String> {
        let has = match view {
            CalendarView::Month(year, _) | CalendarView::Year(year) => has_page(self.context, year),
            CalendarView::Day(date) => has_programme(self.context, date.year()),
            CalendarView::Week(monday) => has_programme(self.context, monday.iso_week().0),
            CalendarView::Now | CalendarView::Agenda => true,
        };
        has.then(|| self.href(view))
    }
}
