//! Sheets of the calendar (a month with its grid and list, or a year), created in advance.
//!
//! Creating the next sheet during a step takes a slow phone several frames. So when a sheet is shown, both neighbours
//! are created and laid out in idle time, out of sight (`.sheets` in `style/calendar.css`), and a step shows what is
//! ready. Nothing depends on this: a step to a sheet that is missing or outdated creates it itself.

use super::month::MonthSheet;
use super::state::State;
use super::year::YearSheet;
use crate::calendar::sheet;
use crate::platform;
use crate::view::{ElementRef, Item, Memo, Node, RwSignal, StoredValue, each, effect, view};
use leptos::prelude::untrack;
use std::sync::Arc;

/// How long, in milliseconds, a sheet is shown before its neighbours are created. A held key steps on before that.
const PAUSE_MS: u32 = 100;

/// The content of a sheet.
#[derive(PartialEq)]
pub enum Content {
    Month(MonthSheet),
    Year(Box<YearSheet>),
}

/// A sheet of the calendar.
struct Sheet {
    /// Its number ([`sheet::number`]).
    key: i32,
    /// Differs for different content.
    version: u32,
    content: Content,
}

impl PartialEq for Sheet {
    fn eq(&self, other: &Self) -> bool {
        self.version == other.version
    }
}

/// The sheet shown, and its neighbours as far as they are ready.
#[derive(Clone, Copy)]
pub struct Sheets {
    state: State,
    /// The number of months in a sheet.
    months: i32,
    /// Computes the content of the sheet that begins with a month. Reads all signals that the content depends on.
    content: fn(State, i32, u8) -> Content,
    shown: Memo<Arc<Sheet>>,
    ready: RwSignal<Vec<Arc<Sheet>>>,
    versions: StoredValue<u32>,
    /// The key of the sheet shown last, and the number of sheets shown so far.
    last: StoredValue<(i32, u32)>,
}

impl Sheets {
    /// Sheets of one month.
    pub fn months(state: State) -> Self {
        Self::new(state, 1, |state, year, month| Content::Month(MonthSheet::new(state, year, month)))
    }

    /// Sheets of one year.
    pub fn years(state: State) -> Self {
        Self::new(state, 12, |state, year, _| Content::Year(Box::new(YearSheet::new(state, year))))
    }

    fn new(state: State, months: i32, content: fn(State, i32, u8) -> Content) -> Self {
        let ready = RwSignal::new(Vec::new());
        let versions = StoredValue::new(0);
        let shown = Memo::new(move || {
            let (year, month) = state.month.get();
            sheet(sheet::number(year, month, months), content(state, year, month), ready, versions)
        });
        Self { state, months, content, shown, ready, versions, last: StoredValue::new((i32::MIN, 0)) }
    }

    /// The sheets in the page, the shown one first.
    pub fn view(self, make: fn(State, &Content) -> Node) -> impl Fn() -> Node + Send {
        let item = move |sheet: &Arc<Sheet>| {
            let sheet = sheet.clone();
            let (key, version) = (sheet.key as usize, sheet.version);
            Item::new(key, move || view! { <div>{make(self.state, &sheet.content)}</div> }).of_version(version)
        };
        move || {
            let (shown, ready) = (self.shown.get(), self.ready.read());
            let others = ready.iter().filter(|sheet| sheet.key != shown.key);
            each(std::iter::once(&shown).chain(others).map(item))
        }
    }

    /// From now on, creates neighbours in idle time, the likeliest first, and lays them out in `places`, the elements
    /// that contain the sheets.
    pub fn make_ahead(self, places: Vec<ElementRef>) {
        let places: Arc<[ElementRef]> = places.into();
        effect(move || {
            let shown = self.shown.get();
            let (key, (last, count)) = (shown.key, self.last.get_value());
            self.last.set_value((key, count + 1));
            // The shown sheet stays ready after a step away from it. A step to a ready one changes nothing here.
            if !self.ready.read_untracked().contains(&shown) {
                self.add(shown, key);
            }
            let places = places.clone();
            let make = move || self.make_next(count + 1, sheet::neighbours(key, last), places);
            platform::set_timeout(PAUSE_MS, || platform::when_idle(make));
        });
    }

    /// Creates the first neighbour that is not ready, then the next; stops when another sheet has been shown meanwhile.
    fn make_next(self, count: u32, neighbours: [i32; 2], places: Arc<[ElementRef]>) {
        let (key, now) = self.last.get_value();
        // Another view may have taken their place.
        let is_shown = places.iter().any(|place| place.get().is_some());
        if now != count || !is_shown {
            return;
        }
        let ready = self.ready.read_untracked();
        let mut made = neighbours.into_iter().filter_map(|key| untrack(|| self.made(key)));
        let next = made.find(|sheet| !ready.contains(sheet));
        let is_made = next.is_some();
        if let Some(next) = next {
            self.add(next, key);
        }
        platform::after_render(move || {
            places.iter().for_each(|place| platform::lay_out_children(place.get()));
            if is_made {
                platform::when_idle(move || self.make_next(count, neighbours, places));
            }
        });
    }

    /// Adds a sheet to the ready ones, and removes those that are no neighbours of the shown one.
    fn add(self, sheet: Arc<Sheet>, shown: i32) {
        let mut ready = self.ready.get_untracked();
        ready.retain(|known| known.key != sheet.key && (known.key - shown).abs() <= 1);
        ready.push(sheet);
        self.ready.set(ready);
    }

    /// The sheet of a key in the current state; `None` beyond the calendar's addresses.
    fn made(self, key: i32) -> Option<Arc<Sheet>> {
        let (year, month) = sheet::first_month(key, self.months)?;
        Some(sheet(key, (self.content)(self.state, year, month), self.ready, self.versions))
    }
}

/// The ready sheet if its content is the same, else a new one.
fn sheet(key: i32, content: Content, ready: RwSignal<Vec<Arc<Sheet>>>, versions: StoredValue<u32>) -> Arc<Sheet> {
    let known = ready.with_untracked(|ready| ready.iter().find(|sheet| sheet.key == key).cloned());
    known.filter(|sheet| sheet.content == content).unwrap_or_else(|| {
        versions.set_value(versions.get_value().wrapping_add(1));
        Arc::new(Sheet { key, version: versions.get_value(), content })
    })
}
