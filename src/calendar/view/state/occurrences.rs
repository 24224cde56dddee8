//! What is on: on a day, in a month, in a year, and near what is shown.

use super::{FIRST, Kind, State, lay_out};
use crate::calendar::address::address;
use crate::calendar::month::{self, Month};
use crate::calendar::occurrences::EventOccurrence;
use crate::calendar::plan::Entry;
use crate::calendar::plan::listed::entry_of;
use crate::calendar::year::{self, Year};
use crate::dates::Date;

impl State {
    /// The occurrences on a day that match the filter.
    pub fn on(self, day: Date) -> Vec<EventOccurrence> {
        self.between(day, day)
    }

    /// The occurrences from one day to another that match the filter.
    fn between(self, from: Date, to: Date) -> Vec<EventOccurrence> {
        let filter = self.filter.read();
        self.all.with_value(|all| all.between_of(from, to, usize::MAX, &|event| filter.keeps(event)))
    }

    /// The entry of an occurrence in a visitor's plan.
    pub fn entry(self, one: &EventOccurrence) -> Entry {
        self.all.with_value(|all| entry_of(self.events, all, one))
    }

    /// The link to an occurrence's page.
    pub fn href_of(self, one: &EventOccurrence) -> String {
        self.context.href(&self.all.with_value(|all| address(self.events, all, one)))
    }

    /// The occurrences in a month.
    pub fn in_month(self, year: i32, month: u8) -> Vec<EventOccurrence> {
        self.with_around(year, month, &|around| month::touching(year, month, around))
    }

    /// The grid of a month.
    pub fn grid_of(self, year: i32, month: u8) -> Month {
        match self.month.get() == (year, month) {
            true => self.grid.get(),
            false => self.with_around(year, month, &|around| lay_out(year, month, around)),
        }
    }

    /// The number of occurrences on each day of a year.
    pub fn year_of(self, year: i32) -> Year {
        if self.month.get().0 == year {
            return self.year.get();
        }
        let filter = self.filter.read();
        year::count(year, &self.all.with_value(|all| year::around(all, year, FIRST, &|event| filter.keeps(event))))
    }

    /// Calls `make` with the occurrences in a month and in the weeks that it shares with its neighbours.
    fn with_around<U>(self, year: i32, month: u8, make: &dyn Fn(&[EventOccurrence]) -> U) -> U {
        if self.month.get().0 == year {
            return self.around.with(|around| make(around));
        }
        let (from, to) = month::range(year, month, FIRST);
        make(&self.between(from, to))
    }

    /// The first match after the days shown, else the last one before them. An agenda shows everything from today on:
    /// if nothing there matches, the last match before.
    pub fn match_elsewhere(self) -> Option<EventOccurrence> {
        let filter = self.filter.read();
        let keep = |event| filter.keeps(event);
        let (year, month) = self.month.get();
        let from = |month| Date::from_ymd(year, month, 1);
        let (start, end) = match self.kind.get() {
            Kind::Month => (from(month)?, from(month)?.add_months(1)),
            Kind::Year => (from(1)?, from(1)?.add_months(12)),
            Kind::Agenda if self.count() > 0 => return None,
            Kind::Agenda => {
                let today = self.context.today();
                return self.all.with_value(|all| all.previous_of(today, 1, &keep)).pop();
            }
            Kind::Day | Kind::Week => self.days().map(|(from, to)| (from, to.add_days(1)))?,
        };
        self.all.with_value(|all| all.nearest_outside(start, end, &keep))
    }
}
