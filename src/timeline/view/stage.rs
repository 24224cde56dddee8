//! The shared state of the timeline's views.

use super::words;
use crate::content::{Address, Entry, Timeline};
use crate::dates::Date;
use crate::dates::edtf::Edtf;
use crate::i18n::Msg;
use crate::platform;
use crate::text::search::{Index, Matches};
use crate::timeline::bands::Bands;
use crate::timeline::breakpoint::{BREAKPOINTS_PX, PAPER, Unit, breakpoint, stretch};
use crate::timeline::chronicle::{Chronicle, TimelineItem};
use crate::timeline::count::{Counts, counts};
use crate::timeline::frame::{Frame, frame};
use crate::timeline::gesture::Gesture;
use crate::timeline::place::Placement;
use crate::timeline::query::{Filter, Mode, Query};
use crate::timeline::scale::View;
use crate::timeline::tour::Tour;
use crate::ui::{Context, Search};
use crate::view::{ElementRef, Memo, RwSignal, StoredValue};
use leptos::prelude::untrack;
use std::sync::{Arc, Mutex};

/// Narrower windows have no axis: a dozen labels of forty years do not fit, and the list is complete.
pub(super) const AXIS_FROM: &str = "43.75rem";
/// An element as wide as the axis, before hydration.
const STAGE: &str = ".chronicle .stage";

/// The visible entries with the plan of their zoom level.
#[derive(Clone)]
pub(super) struct SharedPlacement(pub(super) Arc<Mutex<Placement>>);

impl PartialEq for SharedPlacement {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// The state of the timeline. Values in the address are read from there; the rest is the position of the axis and the
/// current entry of the keyboard.
#[derive(Clone, Copy)]
pub(super) struct TimelineState {
    pub(super) context: Context,
    pub(super) timeline: &'static Timeline,
    pub(super) chronicle: &'static Chronicle,
    /// The address after `?`.
    pub(super) query: Memo<Query>,
    /// The open entry, by its index in the chronicle.
    pub(super) open: Memo<Option<usize>>,
    /// The search.
    pub(super) search: Search<Entry>,
    /// What the search words leave, by index among the content's entries.
    pub(super) found: Memo<Matches>,
    /// The entries that the filter leaves.
    pub(super) shown: Memo<Vec<usize>>,
    pub(super) bands: Memo<Bands>,
    /// The number of entries that each choice would leave.
    pub(super) counts: Memo<Counts>,
    pub(super) placement: Memo<SharedPlacement>,
    /// The timeline's root element.
    pub(super) whole: ElementRef,
    /// The element as wide as the axis.
    pub(super) width: ElementRef,
    /// The drawn axis. It holds the focus while the focused entry is on its way into the frame.
    pub(super) scene: ElementRef,
    /// The heading of the open entry.
    pub(super) heading: ElementRef,
    /// The visible part of time.
    pub(super) view: RwSignal<View>,
    /// Whether everything is shown, which then remains so at any width.
    pub(super) is_fit: RwSignal<bool>,
    /// Which of the prerendered drawings became the live one; `None` if the width is unknown, so that all are drawn.
    slot: RwSignal<Option<usize>>,
    /// The breakpoint that serves the width, once known. If it is another one, the live drawing is replaced.
    serving: RwSignal<Option<usize>>,
    /// Whether the actual width is known.
    pub(super) is_measured: RwSignal<bool>,
    /// The default mode for the window's width, once known.
    pub(super) suited: RwSignal<Option<Mode>>,
    /// The default mode at hydration: the other one is not hydrated.
    starts: Option<Mode>,
    pub(super) is_printing: RwSignal<bool>,
    /// The entry that is the tab stop.
    pub(super) current: RwSignal<usize>,
    /// The cluster that is the tab stop, by its index in the frame.
    pub(super) current_chip: RwSignal<usize>,
    /// Whether the axis holds the focus for the current entry.
    pub(super) holds_focus: StoredValue<bool>,
    /// Whether the entry was open when the page was loaded, so that its heading has the focus only for that reason.
    pub(super) has_arrived: StoredValue<bool>,
    /// The text of the live region.
    pub(super) said: RwSignal<String>,
    pub(super) gesture: StoredValue<Gesture>,
    pub(super) tour: StoredValue<Tour>,
    pub(super) is_playing: RwSignal<bool>,
    /// The elapsed part of the current entry's duration, in percent.
    pub(super) progress: RwSignal<u32>,
    /// Counts movements, so that a new one ends the previous one.
    pub(super) motion: StoredValue<u32>,
}

impl TimelineState {
    /// The state for the router's address.
    pub(super) fn new(context: Context, timeline: &'static Timeline, address: Memo<Address>) -> TimelineState {
        let chronicle = chronicle_of(context, timeline);
        let query = Memo::new(move || match &*address.read() {
            Address::Timeline { query, .. } => Query::parse(query),
            _ => Query::default(),
        });
        let open = Memo::new(move || match &*address.read() {
            Address::Timeline { open: Some(id), .. } => place_of(timeline, chronicle, id),
            _ => None,
        });
        let filter = Memo::new(move || query.read().filter.clone());
        let search = Search::new(&timeline.entries);
        let found = Memo::new(move || search.find(&filter.read().words, Index::matches).unwrap_or_default());
        let shown = Memo::new(move || shown(context, timeline, chronicle, &filter.read(), &found.read()));
        let bands = Memo::new(move || {
            let filter = filter.read();
            let kinds = &context.core.site.kinds;
            Bands::new(&chronicle.extents, &|kind| kinds.get(kind).is_none_or(|kind| filter.has_kind(&kind.id)))
        });
        let placement = Memo::new(move || {
            let importance = |at: usize| timeline.entries.summary(chronicle.all[at].entry).importance();
            let items = shown.read().iter().map(|&at| chronicle.item(at, importance(at))).collect();
            SharedPlacement(Arc::new(Mutex::new(Placement::new(items, chronicle.options))))
        });
        let counts =
            Memo::new(move || counts(timeline, chronicle, &context.core.site.kinds, &filter.read(), &found.read()));
        let width = platform::starts_as_wide_as(STAGE);
        TimelineState {
            context,
            timeline,
            chronicle,
            query,
            open,
            search,
            found,
            shown,
            bands,
            counts,
            placement,
            whole: ElementRef::new(),
            width: ElementRef::new(),
            scene: ElementRef::new(),
            heading: ElementRef::new(),
            view: RwSignal::new(chronicle.fit(width.unwrap_or(BREAKPOINTS_PX[0]))),
            is_fit: RwSignal::new(true),
            slot: RwSignal::new(width.map(breakpoint)),
            serving: RwSignal::new(width.map(breakpoint)),
            is_measured: RwSignal::new(false),
            suited: RwSignal::new(None),
            starts: platform::starts_wider_than(AXIS_FROM).map(Mode::of_width),
            is_printing: RwSignal::new(false),
            current: RwSignal::new(open.get_untracked().unwrap_or(0)),
            current_chip: RwSignal::new(0),
            holds_focus: StoredValue::new(false),
            has_arrived: StoredValue::new(false),
            said: RwSignal::new(String::new()),
            gesture: StoredValue::new(Gesture::default()),
            tour: StoredValue::new(Tour::new([], crate::timeline::tour::AtEnd::Stop)),
            is_playing: RwSignal::new(false),
            progress: RwSignal::new(0),
            motion: StoredValue::new(0),
        }
    }

    /// The mode: according to the address, or the default for the window, unknown before it is measured. A narrow
    /// window always shows the list.
    pub(super) fn mode(self) -> Option<Mode> {
        let suited = self.suited.get();
        if suited == Some(Mode::List) { suited } else { self.query.read().mode.or(suited) }
    }

    /// Whether a mode is in the page. Both are until the mode is known; the style shows the one for the width. Print
    /// gets both.
    pub(super) fn has(self, mode: Mode) -> bool {
        match self.suited.get() {
            Some(_) if !self.is_printing.get() => self.mode() == Some(mode),
            Some(_) => true,
            None => self.query.read().mode.or(self.starts).is_none_or(|wanted| wanted == mode),
        }
    }

    /// Whether a drawing of the axis is in the page. All are until the width is known; the style shows the one that
    /// serves it.
    pub(super) fn draws(self, nth: usize) -> bool {
        self.slot.get().is_none_or(|slot| slot == nth)
    }

    /// The axis has this width.
    pub(super) fn set_width(self, width: f64) {
        let serving = Some(breakpoint(width));
        if self.slot.get_untracked().is_none() {
            self.slot.set(serving);
        }
        if self.serving.get_untracked() != serving {
            self.serving.set(serving);
        }
    }

    /// The breakpoint of a drawing.
    fn breakpoint_of(self, nth: usize) -> usize {
        match self.serving.get() {
            Some(_) if self.is_printing.get() => PAPER,
            serving => serving.unwrap_or(nth),
        }
    }

    /// The view of a drawing and the unit of its positions: everything, laid out for its breakpoint, or the current
    /// position. In print it is scaled as a whole.
    pub(super) fn drawn(self, nth: usize) -> (View, Unit) {
        if !self.is_fit.get() {
            return (self.view.get(), Unit::Px);
        }
        let width = BREAKPOINTS_PX[self.breakpoint_of(nth)];
        (self.chronicle.fit(width), if self.is_printing.get() { Unit::Px } else { Unit::Percent(width) })
    }

    /// The view drawn in this window.
    pub(super) fn drawn_view(self) -> View {
        untrack(move || self.drawn(0).0)
    }

    /// The frame of a drawing. That of all entries is created once.
    pub(super) fn picture(self, nth: usize) -> Frame {
        let (view, unit) = self.drawn(nth);
        let (bands, shown) = (self.bands.read(), self.shown.read());
        let make = || match self.placement.read().0.lock() {
            Ok(mut placement) => frame(self.chronicle, &shown, &bands, &placement.scene(view), view),
            Err(_) => Frame::default(),
        };
        if unit != Unit::Px && shown.len() == self.chronicle.all.len() {
            return self.chronicle.drawings[self.breakpoint_of(nth)].get_or_init(make).clone();
        }
        make()
    }

    /// The frame in this window.
    pub(super) fn picture_now(self) -> Frame {
        untrack(move || self.picture(0))
    }

    /// How far the axis may stretch a drawing.
    pub(super) fn stretch(self, nth: usize) -> f64 {
        if self.drawn(nth).1 == Unit::Px { 1.0 } else { stretch(self.breakpoint_of(nth)) }
    }

    /// Whether the visitor's date is known.
    pub(super) fn knows_today(self) -> bool {
        self.context.clock.get().live && self.is_measured.get()
    }

    /// An entry's position in time.
    pub(super) fn dated(self, at: usize) -> &'static TimelineItem {
        &self.chronicle.all[at]
    }

    /// The entry itself.
    pub(super) fn entry(self, at: usize) -> &'static Entry {
        &self.timeline.entries[self.chronicle.all[at].entry]
    }

    /// Its title.
    pub(super) fn title(self, at: usize) -> &'static str {
        self.context.str(&self.entry(at).title)
    }

    /// The entry's date.
    pub(super) fn edtf(self, at: usize) -> Option<Edtf> {
        Edtf::parse(&self.entry(at).date).ok()
    }

    /// The entry's date, in the form for headings.
    pub(super) fn date(self, at: usize) -> &'static str {
        let words = || self.edtf(at).map(|date| self.context.edtf(&date)).unwrap_or_default().into();
        self.chronicle.words[at].get_or_init(words)
    }

    /// The name of its kind.
    pub(super) fn kind(self, kind: usize) -> &'static str {
        self.context.core.site.kinds.get(kind).map_or("", |kind| self.context.str(&kind.name))
    }

    /// The kinds that have entries.
    pub(super) fn used_kinds(self) -> impl Iterator<Item = usize> {
        (0..self.chronicle.extents.len()).filter(move |&kind| self.chronicle.extents[kind].count > 0)
    }

    /// The id of a kind.
    pub(super) fn kind_id(self, kind: usize) -> &'static str {
        self.context.core.site.kinds.get(kind).map_or("", |kind| &kind.id)
    }

    /// The colour class of a kind.
    pub(super) fn color(self, kind: usize) -> &'static str {
        self.context.core.site.kinds.get(kind).map_or("sea", |kind| kind.class())
    }

    /// A country by its code.
    pub(super) fn country(self, code: &'static str) -> &'static str {
        words::country(self.context.t(Msg::TimelineCountries), code)
    }

    /// The address of an entry in the current view.
    pub(super) fn entry_address(self, at: usize) -> Address {
        Address::Timeline { open: Some((*self.entry(at).id).into()), query: self.query.read().anywhere().to_text() }
    }

    /// The address of the timeline in another state, with the same entry open.
    pub(super) fn address(self, query: &Query) -> Address {
        let open = self.open.get().map(|at| (*self.entry(at).id).into());
        Address::Timeline { open, query: query.to_text() }
    }

    /// The address without an open entry.
    pub(super) fn closed_address(self) -> Address {
        Address::Timeline { open: None, query: self.query.read().anywhere().to_text() }
    }

    /// Navigates; `replace` adds no history entry.
    pub(super) fn go(self, address: &Address, replace: bool) {
        platform::go(&self.context.href(address), replace);
    }

    /// The index of the entry with an id.
    pub(super) fn place_of(self, id: &str) -> Option<usize> {
        place_of(self.timeline, self.chronicle, id)
    }

    /// The first and the last visible day.
    pub(super) fn window(self) -> (Date, Date) {
        window_of(self.view.get())
    }
}

/// The first and the last day of a view.
pub(super) fn window_of(view: View) -> (Date, Date) {
    let first = Date::from_days((view.start_day + 0.5).floor() as i32);
    let last = Date::from_days((view.end_day() - 0.5).floor() as i32);
    (first, last.max(first))
}

fn place_of(timeline: &Timeline, chronicle: &Chronicle, id: &str) -> Option<usize> {
    chronicle.all.iter().position(|one| &*timeline.entries[one.entry].id == id)
}

fn shown(context: Context, timeline: &Timeline, chronicle: &Chronicle, filter: &Filter, found: &Matches) -> Vec<usize> {
    let kinds = &context.core.site.kinds;
    (0..chronicle.all.len())
        .filter(|&at| {
            let one = &chronicle.all[at];
            let countries = timeline.entries.summary(one.entry).countries();
            found.has(one.entry)
                && kinds.get(one.kind).is_none_or(|kind| filter.has_kind(&kind.id))
                && filter.has_country(countries)
        })
        .collect()
}

fn new_chronicle(context: Context, timeline: &'static Timeline) -> &'static Chronicle {
    let title = |at: usize| context.str(&timeline.entries[at].title);
    let today = context.clock.get_untracked().today;
    Box::leak(Box::new(Chronicle::new(timeline, &context.core.site.kinds, today, &title)))
}

/// The chronicle of a timeline, built once, because many pages use one timeline and visitors return to it.
fn chronicle_of(context: Context, timeline: &'static Timeline) -> &'static Chronicle {
    static MADE: Mutex<Vec<(usize, &'static Chronicle)>> = Mutex::new(Vec::new());
    let key = std::ptr::from_ref(timeline).addr();
    let mut made = MADE.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if let Some((_, found)) = made.iter().find(|(known, _)| *known == key) {
        return found;
    }
    let new = new_chronicle(context, timeline);
    made.push((key, new));
    new
}
