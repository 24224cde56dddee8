//! Sheets of the calendar (a month with its grid and list, a year), made before they are asked for.
//!
//! A step to the next sheet that makes it then and there costs a cheap phone several frames. So once a sheet is shown, the two
//! beside it are made and laid out in idle time, out of sight (`.sheets` in `style/calendar.css`), and a step shows what is ready.
//! Nothing depends on that: what is not ready, or is no longer what it should be, is made by the step itself.

use super::state::State;
use crate::platform;
use crate::view::{ElementRef, Item, Memo, Node, RwSignal, StoredValue, each, effect, view};
use leptos::prelude::untrack;
use std::sync::Arc;

/// How long, in milliseconds, a sheet is shown before its neighbours are made: whoever holds a key down gets the next sheet
/// before.
const PAUSE_MS: u32 = 100;

/// What a sheet shows.
struct Sheet<T> {
    /// Which sheet of the calendar, counted from year 0.
    key: i32,
    /// Another one for all other content.
    version: u32,
    content: T,
}

impl<T> PartialEq for Sheet<T> {
    fn eq(&self, other: &Self) -> bool {
        self.version == other.version
    }
}

/// What is on the sheet that begins with a month (year, month from 1). It reads all signals that it depends on.
type Content<T> = fn(State, i32, u8) -> T;

/// The sheet that is shown, and those beside it as far as they are ready.
pub struct Sheets<T> {
    state: State,
    /// How many months a sheet has.
    months: i32,
    content: Content<T>,
    shown: Memo<Arc<Sheet<T>>>,
    ready: RwSignal<Vec<Arc<Sheet<T>>>>,
    versions: StoredValue<u32>,
    /// The key of the sheet that was shown last, and how many were.
    last: StoredValue<(i32, u32)>,
}

impl<T> Clone for Sheets<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Sheets<T> {}

impl<T: PartialEq + Send + Sync + 'static> Sheets<T> {
    /// Sheets of so many months each: 1 or 12.
    pub fn new(state: State, months: i32, content: Content<T>) -> Self {
        let ready = RwSignal::new(Vec::new());
        let versions = StoredValue::new(0);
        let shown = Memo::new(move || {
            let (year, month) = state.month.get();
            let key = (year * 12 + i32::from(month) - 1) / months;
            sheet(key, content(state, year, month), ready, versions)
        });
        Self { state, months, content, shown, ready, versions, last: StoredValue::new((i32::MIN, 0)) }
    }

    /// The sheets in the page, the shown one first.
    pub fn view(self, make: fn(State, &T) -> Node) -> impl Fn() -> Node + Send {
        let item = move |sheet: Arc<Sheet<T>>| {
            let (key, version) = (sheet.key as usize, sheet.version);
            Item::new(key, move || view! { <div>{make(self.state, &sheet.content)}</div> }).of_version(version)
        };
        move || {
            let (shown, ready) = (self.shown.get(), self.ready.get());
            let others = ready.into_iter().filter(|sheet| sheet.key != shown.key);
            each(std::iter::once(shown.clone()).chain(others).map(item))
        }
    }

    /// From now on neighbours are made in idle time, in the order in which they are likely to be asked for, and laid out in
    /// `places`, the elements that have the sheets.
    pub fn make_ahead(self, places: Vec<ElementRef>) {
        let places: Arc<[ElementRef]> = places.into();
        effect(move || {
            let shown = self.shown.get();
            let (key, (last, count)) = (shown.key, self.last.get_value());
            self.last.set_value((key, count + 1));
            // What is shown stays when it is left.
            let mut ready = self.ready.get_untracked();
            ready.retain(|sheet| (sheet.key - key).abs() == 1);
            ready.push(shown);
            self.ready.set(ready);
            let places = places.clone();
            let make = move || self.make_next(count + 1, if key < last { -1 } else { 1 }, places);
            platform::set_timeout(PAUSE_MS, || platform::when_idle(make));
        });
    }

    /// Makes the first of the neighbours that is not ready, and then the next; unless more has been shown meanwhile.
    fn make_next(self, count: u32, step: i32, places: Arc<[ElementRef]>) {
        let (key, now) = self.last.get_value();
        if now != count {
            return;
        }
        let ready = self.ready.get_untracked();
        let beside = [key + step, key - step].map(|key| (key, untrack(|| self.made(key))));
        let is_ready = |sheet: &Arc<Sheet<T>>| ready.iter().any(|known| known == sheet);
        let next = beside.iter().find_map(|(_, sheet)| sheet.clone().filter(|sheet| !is_ready(sheet)));
        let is_made = next.is_some();
        if let Some(next) = next {
            let stays = |sheet: &Arc<Sheet<T>>| (sheet.key - key).abs() <= 1 && sheet.key != next.key;
            let stay: Vec<_> = ready.iter().filter(|sheet| stays(sheet)).cloned().collect();
            self.ready.set(stay.into_iter().chain([next]).collect());
        }
        platform::after_render(move || {
            places.iter().for_each(|place| platform::lay_out_children(place.get()));
            if is_made {
                platform::when_idle(move || self.make_next(count, step, places));
            }
        });
    }

    /// The sheet of a key as it is to be now; none beyond the calendar's addresses.
    fn made(self, key: i32) -> Option<Arc<Sheet<T>>> {
        let months = key * self.months;
        let (year, month) = (months.div_euclid(12), months.rem_euclid(12) as u8 + 1);
        let is_address = (0..=9999).contains(&year);
        is_address.then(|| sheet(key, (self.content)(self.state, year, month), self.ready, self.versions))
    }
}

/// The sheet that is ready if it shows just that, else a new one.
fn sheet<T: PartialEq + 'static>(
    key: i32,
    content: T,
    ready: RwSignal<Vec<Arc<Sheet<T>>>>,
    versions: StoredValue<u32>,
) -> Arc<Sheet<T>> {
    let known = ready.with_untracked(|ready| ready.iter().find(|sheet| sheet.key == key).cloned());
    known.filter(|sheet| sheet.content == content).unwrap_or_else(|| {
        versions.set_value(versions.get_value().wrapping_add(1));
        Arc::new(Sheet { key, version: versions.get_value(), content })
    })
}
