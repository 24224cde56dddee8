//! What the calendar's views share: what is shown follows from the address, the clock and the words
//! typed so far; nothing else is remembered.

use super::words;
use crate::calendar::agenda::{self, Agenda};
use crate::calendar::keyboard::Cursor;
use crate::calendar::month::{self, Month};
use crate::calendar::occurrences::{EventOccurrence, Occurrences};
use crate::calendar::plan::Entry;
use crate::calendar::plan::listed::entry_of;
use crate::calendar::search::Filter;
use crate::calendar::year::{self, Year};
use crate::content::{Address, CalendarQuery, CalendarView, Event, List};
use crate::dates::{Date, Weekday};
use crate::i18n::Msg;
use crate::platform;
use crate::text::search::Index;
use crate::ui::{Context, Search};
use crate::view::{ElementRef, Memo, RwSignal, StoredValue, effect};
use leptos::prelude::*;

mod ways;

/// How many lanes a cell of the month shows.
const LANES: usize = 3;
/// Up to this width phones open on the agenda, as in `style/calendar.css`.
const NARROW: &str = "37.5rem";
/// How long, in milliseconds, typing rests before the address follows.
const PAUSE: u32 = 300;

/// Which of the pictures is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Day,
    Week,
    Month,
    Year,
    Agenda,
}

/// Handed to every view of the calendar.
#[derive(Clone, Copy)]
pub struct State {
    pub context: Context,
    pub events: &'static List<Event>,
    pub view: Memo<CalendarView>,
    pub query: Memo<CalendarQuery>,
    pub kind: Memo<Kind>,
    /// Whether the window is a phone's; nobody knows before the page is alive.
    narrow: RwSignal<Option<bool>>,
    /// Whether it is when the page is taken over: what such a window does not show is then left out.
    starts_narrow: Option<bool>,
    is_printing: RwSignal<bool>,
    /// The month that is shown, or that the year stands at.
    pub month: Memo<(i32, u8)>,
    /// What is searched.
    pub search: Search<Event>,
    /// The words that are searched for, as typed so far.
    pub words: RwSignal<Box<str>>,
    /// How many events of each category the words leave.
    pub counts: Memo<Vec<usize>>,
    /// What words and categories leave.
    pub filter: Memo<Filter>,
    /// What is on in the year of the month and a week around it.
    around: Memo<Vec<EventOccurrence>>,
    /// What is on on the days of the programme, of what is not filtered away; nothing where none is shown.
    pub during: Memo<Vec<EventOccurrence>>,
    pub grid: Memo<Month>,
    pub year: Memo<Year>,
    /// The agenda as far as it is shown.
    pub agenda: Memo<Agenda>,
    /// Where the visitor put the focus in the grid.
    cursor: RwSignal<Option<Cursor>>,
    /// How many occurrences the agenda shows before today, and from today on: as the address says.
    pub stretch: Memo<(usize, usize)>,
    all: StoredValue<Occurrences>,
    /// Today, once the page is alive.
    pub today: Memo<Option<Date>>,
    /// The grids.
    pub table: ElementRef,
    /// The line that says what is found.
    pub found: ElementRef,
    /// How many times something was typed.
    typed: StoredValue<usize>,
    /// The words that the address is known to have.
    sent: StoredValue<Box<str>>,
}

impl State {
    pub fn new(context: Context, events: &'static List<Event>, address: Memo<Address>) -> State {
        let all = StoredValue::new(Occurrences::new(events));
        let search = Search::new(events);
        let shown = Memo::new(move || match address.get() {
            Address::Calendar(view, query) => (view, query),
            _ => (CalendarView::Now, CalendarQuery::default()),
        });
        let view = Memo::new(move || shown.with(|shown| shown.0));
        let query = Memo::new(move || shown.with(|shown| shown.1.clone()));
        let narrow = RwSignal::new(None);
        let kind = Memo::new(move || match view.get() {
            CalendarView::Now if narrow.get() == Some(true) => Kind::Agenda,
            CalendarView::Now | CalendarView::Month(..) => Kind::Month,
            CalendarView::Year(_) => Kind::Year,
            CalendarView::Agenda => Kind::Agenda,
            CalendarView::Day(_) => Kind::Day,
            CalendarView::Week(_) => Kind::Week,
        });
        let cursor = RwSignal::new(None);
        let month = Memo::new(move || month_of(view.get(), context.today(), cursor.get()));
        let words = RwSignal::new(query.with_untracked(|query| query.q.clone()));
        let found = Memo::new(move || Filter::from(search.find(&words.read(), Index::leaves).unwrap_or_default()));
        let categories = &context.core.site.categories;
        let ids: Vec<&str> = categories.iter().map(|category| &*category.id).collect();
        let counts = Memo::new(move || found.with(|found| found.counts(events, &ids)));
        let filter = Memo::new(move || found.with(|found| query.with(|query| found.within(events, &query.category))));
        let shown_year = Memo::new(move || month.get().0);
        let around = Memo::new(move || {
            let year = shown_year.get();
            filter.with(|filter| all.with_value(|all| year::around(all, year, FIRST, &|event| filter.keeps(event))))
        });
        let during = Memo::new(move || {
            let Some((from, to)) = days_of(view.get()) else { return Vec::new() };
            filter
                .with(|filter| all.with_value(|all| all.between_of(from, to, usize::MAX, &|event| filter.keeps(event))))
        });
        let grid = Memo::new(move || {
            let (year, month) = month.get();
            around.with(|around| lay_out(year, month, around))
        });
        let year = Memo::new(move || around.with(|around| year::count(shown_year.get(), around)));
        let stretch = Memo::new(move || {
            let (earlier, later) = query.with(|query| (query.earlier, query.later));
            let at_first = match view.get() {
                CalendarView::Agenda => super::agenda::PAGE,
                _ => super::agenda::FIRST_PAGE,
            };
            (usize::from(earlier), at_first + usize::from(later))
        });
        let agenda = Memo::new(move || {
            let (before, after) = stretch.get();
            let today = context.today();
            filter.with(|filter| {
                all.with_value(|all| agenda::around(all, today, before, after, &|event| filter.keeps(event)))
            })
        });
        let state = State {
            context,
            events,
            view,
            query,
            kind,
            narrow,
            starts_narrow: platform::starts_narrower_than(NARROW),
            is_printing: RwSignal::new(false),
            month,
            search,
            words,
            counts,
            filter,
            around,
            during,
            grid,
            year,
            agenda,
            cursor,
            stretch,
            all,
            today: Memo::new(move || context.clock.with(|clock| clock.live.then_some(clock.today))),
            table: ElementRef::new(),
            found: ElementRef::new(),
            typed: StoredValue::new(0),
            sent: StoredValue::new(Box::default()),
        };
        state.follow_words();
        // From the programme back to the month is to its day.
        effect(move || {
            if let Some((day, _)) = state.days() {
                cursor.set(Some(Cursor::new(day)));
            }
        });
        effect(move || {
            let look = move || {
                let now = Some(platform::is_narrower_than(NARROW));
                if narrow.get_untracked() != now {
                    narrow.set(now);
                }
            };
            look();
            platform::watch_size(look);
            platform::on_print(Box::new(move |is_printing| state.is_printing.set(is_printing)));
        });
        state
    }

    /// `/calendar` shows what suits the window. Until that is known both are in the page, and style shows the one.
    pub fn is_undecided(self) -> bool {
        self.view.get() == CalendarView::Now && self.narrow.get().is_none()
    }

    /// Whether the month has its list below it: on phones, on paper, and as long as nobody knows.
    pub fn has_month_list(self) -> bool {
        self.narrow.get().or(self.starts_narrow) != Some(false) || self.is_printing.get()
    }

    /// Whether a picture is in the page.
    pub fn has(self, kind: Kind) -> bool {
        match self.is_undecided() {
            true if kind == Kind::Agenda => self.starts_narrow != Some(false),
            true if kind == Kind::Month => self.starts_narrow != Some(true),
            _ => self.kind.get() == kind,
        }
    }

    /// The class of what only wide windows show while nobody knows how wide this one is.
    pub fn only_wide(self) -> &'static str {
        if self.is_undecided() { "only-wide" } else { "" }
    }

    /// As [`State::only_wide`], for phones.
    pub fn only_narrow(self) -> &'static str {
        if self.is_undecided() { "only-narrow" } else { "" }
    }

    /// Back and Forward bring back the words of their address, typing goes the other way.
    fn follow_words(self) {
        effect(move || {
            let q = self.query.with(|query| query.q.clone());
            if self.sent.with_value(|sent| *sent != q) {
                self.sent.set_value(q.clone());
                self.words.set(q);
            }
        });
    }

    /// Something was typed into the search.
    pub fn type_words(self, text: &str) {
        self.words.set(text.into());
        let count = self.typed.get_value().wrapping_add(1);
        self.typed.set_value(count);
        platform::set_timeout(PAUSE, move || {
            if self.typed.get_value() == count {
                let query = CalendarQuery { q: self.words.get_untracked(), ..self.query.get_untracked() };
                self.sent.set_value(query.q.clone());
                self.goto(self.view.get_untracked(), query, true);
            }
        });
    }

    /// The first heading.
    pub fn heading(self) -> String {
        match self.view.get() {
            CalendarView::Now if self.kind.get() == Kind::Month => {
                let (year, month) = self.month.get();
                self.context.month(year, month)
            }
            // What is over is not coming up.
            CalendarView::Agenda if self.stretch.get().0 > 0 => self.context.t(Msg::CalendarAgendaAll).into(),
            view => words::heading(self.context, view),
        }
    }

    /// How many occurrences the view shows.
    pub fn count(self) -> usize {
        match self.kind.get() {
            Kind::Month => self.grid.with(|grid| grid.count),
            Kind::Year => self.year.with(|year| year.count),
            Kind::Agenda => self.agenda.with(Agenda::count),
            Kind::Day | Kind::Week => self.during.with(Vec::len),
        }
    }

    /// The first and the last day of the programme that is shown.
    pub fn days(self) -> Option<(Date, Date)> {
        days_of(self.view.get())
    }

    /// The day that the view stands at.
    pub fn day(self) -> Date {
        let today = self.context.today();
        match self.days() {
            Some((from, to)) => today.clamp(from, to),
            None => self.focused().date,
        }
    }

    /// Whether the programme is a list: on phones, on paper, and as long as nobody knows.
    pub fn is_listed(self) -> bool {
        self.narrow.get() != Some(false) || self.is_printing.get()
    }

    /// What is on on a day, of what is not filtered away.
    pub fn on(self, day: Date) -> Vec<EventOccurrence> {
        let filter = self.filter.read();
        self.all.with_value(|all| all.between_of(day, day, usize::MAX, &|event| filter.keeps(event)))
    }

    /// What an occurrence is in a visitor's plan.
    pub fn entry(self, one: &EventOccurrence) -> Entry {
        self.all.with_value(|all| entry_of(self.events, all, one))
    }

    /// What is on in a month.
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

    /// How much is on in a year.
    pub fn year_of(self, year: i32) -> Year {
        if self.month.get().0 == year {
            return self.year.get();
        }
        let filter = self.filter.read();
        year::count(year, &self.all.with_value(|all| year::around(all, year, FIRST, &|event| filter.keeps(event))))
    }

    /// What is on in a month and the weeks that it shares with others.
    fn with_around<U>(self, year: i32, month: u8, make: &dyn Fn(&[EventOccurrence]) -> U) -> U {
        if self.month.get().0 == year {
            return self.around.with(|around| make(around));
        }
        let (from, to) = month::range(year, month, FIRST);
        let filter = self.filter.read();
        make(&self.all.with_value(|all| all.between_of(from, to, usize::MAX, &|event| filter.keeps(event))))
    }

    /// The first occurrence after what is shown, else the last before it.
    pub fn match_elsewhere(self) -> Option<EventOccurrence> {
        let (year, month) = self.month.get();
        let from = |month| Date::from_ymd(year, month, 1);
        let (start, end) = match self.kind.get() {
            Kind::Month => (from(month)?, from(month)?.add_months(1)),
            Kind::Year => (from(1)?, from(1)?.add_months(12)),
            Kind::Agenda => return None,
            Kind::Day | Kind::Week => self.days().map(|(from, to)| (from, to.add_days(1)))?,
        };
        let filter = self.filter.read();
        self.all.with_value(|all| all.nearest_outside(start, end, &|event| filter.keeps(event)))
    }

    /// The day with the one tab stop of the grid.
    pub fn focused(self) -> Cursor {
        let (year, month) = self.month.get();
        self.focused_in(year, month)
    }

    /// The day of a month that has the tab stop when the month is shown.
    pub fn focused_in(self, year: i32, month: u8) -> Cursor {
        self.cursor.get().unwrap_or(Cursor::new(self.context.today())).in_month(year, month)
    }

    /// As [`State::focused`], for what happens once.
    pub fn focused_now(self) -> Cursor {
        untrack(|| self.focused())
    }

    /// The visitor put the focus on a day.
    pub fn set_focus(self, date: Date) {
        let (year, month) = self.month.get_untracked();
        if (date.year(), date.month()) == (year, month) && self.focused_now().date != date {
            self.cursor.set(Some(Cursor::new(date)));
        }
    }

    /// The focus goes to another day, and the month with it.
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

    /// Puts the focus on a day of the grid, if it is there.
    pub fn focus_day(self, date: Date) {
        platform::focus(self.table.find(&["td[data-date=\"", &date.to_string(), "\"]"].concat()));
    }
}

/// Weeks begin on Monday.
pub const FIRST: Weekday = Weekday::Monday;

fn lay_out(year: i32, month: u8, around: &[EventOccurrence]) -> Month {
    month::layout(year, month, FIRST, LANES, around)
}

/// The first and the last day of the programme that a view shows.
fn days_of(view: CalendarView) -> Option<(Date, Date)> {
    match view {
        CalendarView::Day(date) => Some((date, date)),
        CalendarView::Week(monday) => Some((monday, monday.add_days(6))),
        _ => None,
    }
}

/// The month that a view shows or stands at.
fn month_of(view: CalendarView, today: Date, cursor: Option<Cursor>) -> (i32, u8) {
    let last = cursor.map_or(today, |cursor| cursor.date);
    match view {
        CalendarView::Month(year, month) => (year, month),
        CalendarView::Year(year) => (year, last.month()),
        CalendarView::Now => (today.year(), today.month()),
        CalendarView::Agenda => (last.year(), last.month()),
        CalendarView::Day(date) | CalendarView::Week(date) => (date.year(), date.month()),
    }
}
