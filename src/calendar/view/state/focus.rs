//! The grid's one tab stop, and where the focus goes.

use super::State;
use crate::calendar::keyboard::Cursor;
use crate::content::{CalendarQuery, CalendarView};
use crate::dates::Date;
use crate::platform;
use crate::view::effect;
use leptos::prelude::untrack;

impl State {
    /// The day with the grid's tab stop.
    pub fn focused(self) -> Cursor {
        let (year, month) = self.month.get();
        self.cursor.get().unwrap_or(Cursor::new(self.context.today())).in_month(year, month)
    }

    /// As [`State::focused`], without subscribing.
    pub fn focused_now(self) -> Cursor {
        untrack(|| self.focused())
    }

    /// Records that the visitor focused a day.
    pub fn set_focus(self, date: Date) {
        let (year, month) = self.month.get_untracked();
        if (date.year(), date.month()) == (year, month) && self.focused_now().date != date {
            self.cursor.set(Some(Cursor::new(date)));
        }
    }

    /// Moves the focus to another day, in another month if necessary.
    pub fn move_focus(self, to: Cursor) {
        let (year, month, _) = to.date.ymd();
        if !(0..=9999).contains(&year) {
            return;
        }
        let same = self.month.get_untracked() == (year, month);
        self.cursor.set(Some(to));
        if same {
            self.focus_day(to.date);
        } else {
            let query = CalendarQuery { day: None, ..self.query.get_untracked() };
            self.goto(CalendarView::Month(year, month), query, true);
            platform::after_render(move || self.focus_day(to.date));
        }
    }

    /// Focuses a day of the grid if it is in the page.
    pub fn focus_day(self, date: Date) {
        platform::focus(self.table.find(&cell_of(date)));
    }

    /// Keeps the only tab stop of the grids on the focused day of the shown one. It is not part of a sheet: otherwise,
    /// each arrow key would render the sheet again, and each neighbour would have a tab stop of its own.
    pub fn keep_tab_stop(self) {
        effect(move || {
            // Changes of these may render the cells again.
            let _ = (self.today.get(), self.grid.read());
            let day = self.focused().date;
            // After the views that the same change renders, and before any other task.
            platform::spawn(async move { platform::move_tab_stop(self.table.get(), &cell_of(day)) });
        });
    }
}

/// The first cell of a day: the shown sheet is the first one.
fn cell_of(date: Date) -> String {
    ["td[data-date=\"", &date.to_string(), "\"]"].concat()
}
