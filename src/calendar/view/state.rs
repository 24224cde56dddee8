//! The state that the calendar's views share. What is shown follows from the address, the clock and the search words
//! typed so far.

use super::words;
use crate::calendar::agenda::{self, Agenda};
use crate::calendar::keyboard::Cursor;
use crate::calendar::month::{self, Month};
use crate::calendar::occurrences::{EventOccurrence, Occurrences};
use crate::calendar::search::Filter;
use crate::calendar::year::{self, Year};
use crate::content::{Address, CalendarQuery, CalendarView, Event, List};
use crate::dates::{Date, Weekday};
use crate::i18n::Msg;
use crate::platform;
use crate::text::search::Index;
use crate::ui::{Context, Search};
use crate::view::{ElementRef, Memo, RwSignal, StoredValue, effect};

mod focus;
mod occurrences;
mod ways;

/// The number of lanes in a cell of the month.
const LANES: usize = 3;
/// Windows up to this width open on the agenda, as in `style/calendar.css`.
const NARROW: &str = "37.5rem";
/// How long, in milliseconds, typing pauses before the address is updated.
const PAUSE: u32 = 300;

/// The kind of view.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Day,
    Week,
    Month,
    Year,
    Agenda,
}

/// Passed to every view of the calendar.
#[derive(Clone, Copy)]
pub struct State {
    pub context: Context,
    pub events: &'static List<Event>,
    pub view: Memo<CalendarView>,
    pub query: Memo<CalendarQuery>,
    pub kind: Memo<Kind>,
    /// Whether the window is narrow; unknown before hydration.
    narrow: RwSignal<Option<bool>>,
    /// The same at hydration: what such a window does not show is left out then.
    starts_narrow: Option<bool>,
    is_printing: RwSignal<bool>,
    /// The month shown, or the month that a year opens.
    pub month: Memo<(i32, u8)>,
    /// The search over the events.
    pub search: Search<Event>,
    /// The search words as typed so far.
    pub words: RwSignal<Box<str>>,
    /// The number of events of each category that match the search.
    pub counts: Memo<Vec<usize>>,
    /// The events that match search and categories.
    pub filter: Memo<Filter>,
    /// The occurrences in the year of the month and in a week before and after it.
    around: Memo<Vec<EventOccurrence>>,
    /// The occurrences on the days of the programme that match the filter; empty without a programme.
    pub during: Memo<Vec<EventOccurrence>>,
    pub grid: Memo<Month>,
    pub year: Memo<Year>,
    /// The agenda as far as it is shown.
    pub agenda: Memo<Agenda>,
    /// The day of the grid that the visitor focused.
    cursor: RwSignal<Option<Cursor>>,
    /// The number of occurrences that the agenda shows before today and from today on, as in the address.
    pub stretch: Memo<(usize, usize)>,
    all: StoredValue<Occurrences>,
    /// Today, set after hydration.
    pub today: Memo<Option<Date>>,
    /// The grids.
    pub table: ElementRef,
    /// The line with the number of results.
    pub found: ElementRef,
    /// The number of times the search words were typed.
    typed: StoredValue<usize>,
    /// The search words in the address.
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
        let found = Memo::new(move || Filter::from(search.find(&words.read(), Index::matches).unwrap_or_default()));
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
        state.follow_day();
        state.follow_window();
        state
    }

    /// Returning from the programme to the month focuses its day.
    fn follow_day(self) {
        effect(move || {
            if let Some((day, _)) = self.days() {
                self.cursor.set(Some(Cursor::new(day)));
            }
        });
    }

    /// The width of the window, and whether the page is being printed.
    fn follow_window(self) {
        effect(move || {
            let look = move || {
                let now = Some(platform::is_narrower_than(NARROW));
                if self.narrow.get_untracked() != now {
                    self.narrow.set(now);
                }
            };
            look();
            platform::watch_size(look);
            platform::on_print(Box::new(move |is_printing| self.is_printing.set(is_printing)));
        });
    }

    /// Whether the kind of view still depends on the window: `/calendar` contains month and agenda until the width is
    /// known, and the style sheet shows one of them.
    pub fn is_undecided(self) -> bool {
        self.view.get() == CalendarView::Now && self.narrow.get().is_none()
    }

    /// Whether the month has its list below it: on phones, in print, and until the width is known.
    pub fn has_month_list(self) -> bool {
        self.narrow.get().or(self.starts_narrow) != Some(false) || self.is_printing.get()
    }

    /// Whether a kind of view is in the page.
    pub fn has(self, kind: Kind) -> bool {
        match self.is_undecided() {
            true if kind == Kind::Agenda => self.starts_narrow != Some(false),
            true if kind == Kind::Month => self.starts_narrow != Some(true),
            _ => self.kind.get() == kind,
        }
    }

    /// The class of what only wide windows show, until the width is known.
    pub fn only_wide(self) -> &'static str {
        if self.is_undecided() { "only-wide" } else { "" }
    }

    /// As [`State::only_wide`], for narrow windows.
    pub fn only_narrow(self) -> &'static str {
        if self.is_undecided() { "only-narrow" } else { "" }
    }

    /// Back and Forward restore the search words of their address; typing updates the address.
    fn follow_words(self) {
        effect(move || {
            let q = self.query.with(|query| query.q.clone());
            if self.sent.with_value(|sent| *sent != q) {
                self.sent.set_value(q.clone());
                self.words.set(q);
            }
        });
    }

    /// Sets the search words while typing.
    pub fn type_words(self, text: &str) {
        self.words.set(text.into());
        let count = self.typed.get_value().wrapping_add(1);
        self.typed.set_value(count);
        platform::set_timeout(PAUSE, move || {
            // Unless the visitor is on the way to another page, which this would cancel.
            if self.typed.get_value() == count && platform::is_ready() {
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
            // An agenda with past occurrences is not “upcoming”.
            CalendarView::Agenda if self.stretch.get().0 > 0 => self.context.t(Msg::CalendarAgendaAll).into(),
            view => words::heading(self.context, view),
        }
    }

    /// The number of occurrences that the view shows.
    pub fn count(self) -> usize {
        match self.kind.get() {
            Kind::Month => self.grid.with(|grid| grid.count),
            Kind::Year => self.year.with(|year| year.count),
            Kind::Agenda => self.agenda.with(Agenda::count),
            Kind::Day | Kind::Week => self.during.with(Vec::len),
        }
    }

    /// Whether there are more than [`State::count`]: in the agenda, before or after what it shows so far.
    pub fn has_more(self) -> bool {
        self.kind.get() == Kind::Agenda && self.agenda.with(|agenda| agenda.more_before || agenda.more_after)
    }

    /// The first and last day of the programme shown.
    pub fn days(self) -> Option<(Date, Date)> {
        days_of(self.view.get())
    }

    /// The day that a step to another view leads to: of a programme, the one nearest to today, else the focused one.
    pub fn day(self) -> Date {
        let today = self.context.today();
        match self.days() {
            Some((from, to)) => today.clamp(from, to),
            None => self.focused().date,
        }
    }

    /// Whether the programme is a list: on phones, in print, and until the width is known.
    pub fn is_listed(self) -> bool {
        self.narrow.get() != Some(false) || self.is_printing.get()
    }
}

/// Weeks begin on Monday.
pub const FIRST: Weekday = Weekday::Monday;

fn lay_out(year: i32, month: u8, around: &[EventOccurrence]) -> Month {
    month::layout(year, month, FIRST, LANES, around)
}

/// The first and last day of the programme of a view.
fn days_of(view: CalendarView) -> Option<(Date, Date)> {
    match view {
        CalendarView::Day(date) => Some((date, date)),
        CalendarView::Week(monday) => Some((monday, monday.add_days(6))),
        _ => None,
    }
}

/// The month that a view shows or stands for.
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
