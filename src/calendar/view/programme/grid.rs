//! Columns over a ruler of hours. A single tab stop; arrow keys move among the items.
//!
//! Items are positioned by custom properties set from the program: the content security policy forbids style
//! attributes, but allows these.

use super::super::state::{Kind, State};
use super::super::{steps, words};
use super::{is_timeless, place};
use crate::calendar::occurrences::{self, EventOccurrence};
use crate::calendar::programme::walk::{Action, FocusPosition};
use crate::calendar::programme::{self, Column, Programme};
use crate::content::CalendarView;
use crate::dates::LocalDateTime;
use crate::i18n::{Msg, fill};
use crate::platform;
use crate::view::{ElementRef, IntoNode, Item, Memo, Node, RwSignal, StoredValue, each, effect, view};
use leptos::prelude::untrack;

/// The number of overlapping items shown side by side in a week.
const LANES_OF_WEEK: usize = 2;
/// More columns than this scroll in a container of their own.
const MAX_COLUMNS: usize = 9;

/// What is drawn, and its index among its kind.
#[derive(Clone, PartialEq)]
struct GridItem {
    programme: Programme,
    number: u32,
}

#[derive(Clone, Copy)]
struct Grid {
    state: State,
    shown: Memo<GridItem>,
    /// The item with the tab stop.
    focus: RwSignal<FocusPosition>,
    root: ElementRef,
    /// The minute of the focused item before a step to another day or week.
    wanted: StoredValue<Option<u16>>,
}

pub(super) fn grid(state: State, moment: Memo<Option<LocalDateTime>>) -> Node {
    let count = StoredValue::new(0);
    let shown = Memo::new(move || {
        let number = count.get_value() + 1;
        count.set_value(number);
        GridItem { programme: laid_out(state), number }
    });
    let grid = Grid {
        state,
        shown,
        focus: RwSignal::new(FocusPosition::default()),
        root: ElementRef::new(),
        wanted: StoredValue::new(None),
    };
    grid.follow_focus(moment);
    let context = state.context;
    let class = move || match (state.kind.get(), shown.with(|shown| shown.programme.columns.len())) {
        (Kind::Week, _) => "programme of-week",
        (_, ..=MAX_COLUMNS) => "programme",
        _ => "programme many",
    };
    let is_bare = move || shown.with(|shown| shown.programme.columns.is_empty());
    view! {
        <div
            class=class
            ref=grid.root
            role="group"
            tabindex="-1"
            aria-labelledby="calendar-title"
            aria-describedby="programme-keys"
            prop:style=move || shown.with(|shown| measures(&shown.programme, state.kind.get() == Kind::Week))
            on:keydown=move |event| grid.press(&event)
            on:focusin=move |_| grid.took_focus()
            data-live=""
        >
            {move || grid.above()}
            <div class="columns" hidden=is_bare>
                <div class="ruler" aria-hidden="true">{move || shown.with(|shown| ruler(state, &shown.programme))}</div>
                {move || grid.columns()}
                {move || moment.get().map(|now| line(grid, now))}
            </div>
        </div>
        <p class="keys" id="programme-keys">{context.t(Msg::ProgrammeKeys)}</p>
    }
}

fn laid_out(state: State) -> Programme {
    let is_timeless = |one: &EventOccurrence| is_timeless(state, one);
    let Some((from, _)) = state.days() else { return Programme::default() };
    state.during.with(|occurrences| match state.kind.get() {
        Kind::Week => programme::week(from, occurrences, LANES_OF_WEEK, &is_timeless),
        _ => programme::day(from, occurrences, &|one| place(state, one), &is_timeless),
    })
}

/// The number of minutes and the width of the columns as custom properties. All days have the same width.
fn measures(programme: &Programme, is_week: bool) -> String {
    let (from, to) = (u16::from(programme.hours.0) * 60, u16::from(programme.hours.1) * 60);
    let mut text = String::new();
    for (name, number) in [
        ("--from:", from),
        (";--minutes:", programme.drawn(to) - programme.drawn(from)),
        (";--hour:", programme.hour.into()),
    ] {
        text.push_str(name);
        text.push_str(&number.to_string());
    }
    text.push_str(";--tracks:");
    for column in &programme.columns {
        let width = if is_week { 1 } else { column.width() };
        let width = width.to_string();
        text.push_str(&["minmax(calc(var(--least) * ", &width, "), ", &width, "fr) "].concat());
    }
    text
}

/// A minute of the day as a position.
fn at(programme: &Programme, minute: u16) -> String {
    ["--at:", &programme.drawn(minute).to_string()].concat()
}

fn ruler(state: State, programme: &Programme) -> Vec<Node> {
    let (from, to) = programme.hours;
    let is_within = |hour: &u8| programme.folds.iter().any(|(from, to)| from < hour && hour < to);
    let hour = |hour: u8| {
        let class = if programme.folds.iter().any(|(from, _)| *from == hour) { "fold" } else { "" };
        let text = state.context.time(u32::from(hour) % 24 * 60);
        view! { <span class=class prop:style=at(programme, u16::from(hour) * 60)>{text}</span> }
    };
    (from..to).filter(|hour| !is_within(hour)).map(hour).collect()
}

/// The line at the current time, if it is within the hours of the ruler.
fn line(grid: Grid, now: LocalDateTime) -> Node {
    let minute = (now.second_of_day() / 60) as u16;
    grid.shown.with(|shown| {
        let (from, to) = shown.programme.hours;
        if !(u16::from(from) * 60..u16::from(to) * 60).contains(&minute) {
            return Node::Empty;
        }
        let day = grid.state.days().map_or(0, |(from, _)| now.date() - from);
        let style = [&*at(&shown.programme, minute), ";--day:", &day.to_string()].concat();
        view! { <span class="now-line" aria-hidden="true" prop:style=style></span> }
    })
}

impl Grid {
    /// Sets the tab stop of a new programme: at the time that had the focus in the previous one, else at the current
    /// time.
    fn follow_focus(self, moment: Memo<Option<LocalDateTime>>) {
        effect(move || {
            let wanted = self.wanted.get_value();
            self.wanted.set_value(None);
            let now = moment.get_untracked().map(|now| (now.second_of_day() / 60) as u16);
            let first = |shown: &GridItem| match wanted.or(now) {
                Some(minute) => shown.programme.near(minute),
                None => shown.programme.first(),
            };
            let at = self.shown.with(first);
            self.focus.set(at);
            if wanted.is_some() {
                self.focus_soon(at);
            }
        });
    }

    fn focus_soon(self, at: FocusPosition) {
        platform::focus_soon(move || {
            let FocusPosition { column, item } = at;
            self.root.find(&["[data-at=\"", &position(column, item), "\"]"].concat()).or_else(|| self.root.get())
        });
    }

    /// Moves the tab stop to an item focused by a click or another key.
    fn took_focus(self) {
        let at = platform::focused("data-at").and_then(|at| {
            let (column, item) = at.split_once('-')?;
            Some(FocusPosition { column: column.parse().ok()?, item: item.parse().ok()? })
        });
        if let Some(at) = at.filter(|at| *at != self.focus.get_untracked()) {
            self.focus.set(at);
        }
    }

    fn press(self, event: &leptos::ev::KeyboardEvent) {
        let key = platform::key(event);
        let at = self.focus.get_untracked();
        let action = self
            .shown
            .with_untracked(|shown| shown.programme.press(at, &key.name, key.control, self.state.context.direction()));
        match action.filter(|_| !key.shift) {
            Some(Action::Move(to)) => {
                self.focus.set(to);
                self.focus_soon(to);
            }
            Some(Action::Step(step)) => self.step(at, step),
            None => return,
        }
        platform::prevent_default(event);
    }

    fn step(self, at: FocusPosition, step: i32) {
        let to = untrack(|| steps::beside(self.state, step));
        if untrack(|| self.state.href_to(to)).is_some() {
            let minute = self.shown.with_untracked(|shown| {
                let column = shown.programme.columns.get(at.column.wrapping_sub(1));
                column.and_then(|column| column.items.get(at.item)).map_or(0, |item| item.from)
            });
            self.wanted.set_value(Some(minute));
            self.state.step(to);
        }
    }

    /// The row above the columns.
    fn above(self) -> Option<Node> {
        let focused = self.focus.get();
        self.shown.with(|shown| {
            let one = |(index, one): (usize, &EventOccurrence)| {
                let at = FocusPosition { column: 0, item: index };
                let has_days = one.days() > 1 || self.state.kind.get() == Kind::Week;
                let days = has_days.then(|| words::numerals(one));
                let days = days.map(|days| view! { <span class="time">{days}</span> }).into_node();
                view! { <li>{link(self.state, *one, days, at, focused == at)}</li> }
            };
            let items: Vec<Node> = shown.programme.above.iter().enumerate().map(one).collect();
            (!items.is_empty()).then(|| {
                view! {
                    <section class="above" aria-labelledby="programme-above">
                        <h2 id="programme-above">{self.state.context.t(Msg::ProgrammeAllDay)}</h2>
                        <ol>{items}</ol>
                    </section>
                }
            })
        })
    }

    fn columns(self) -> Vec<Node> {
        self.shown.with(|shown| {
            let column = |(index, column): (usize, &Column)| self.column(index + 1, column, shown);
            shown.programme.columns.iter().enumerate().map(column).collect()
        })
    }

    fn column(self, index: usize, column: &Column, shown: &GridItem) -> Node {
        let id = ["programme-", &index.to_string()].concat();
        let is_week = self.state.kind.get() == Kind::Week;
        let class = if is_week && self.state.today.get() == Some(column.date) { "column today" } else { "column" };
        let head = match is_week {
            true => day_head(self.state, column),
            false => place_head(self.state, shown, column),
        };
        let items: Vec<(programme::Item, String)> =
            column.items.iter().map(|item| (*item, place_of(&shown.programme, item))).collect();
        let number = shown.number;
        let list = move || {
            let focused = self.focus.get();
            each(items.clone().into_iter().enumerate().map(move |(item, (what, style))| {
                let at = FocusPosition { column: index, item };
                let is_focused = focused == at;
                // An item whose content and focus are unchanged is not rendered again.
                let version = number << 1 | u32::from(is_focused);
                Item::new(item, move || placed(self.state, what, style, at, is_focused)).of_version(version)
            }))
        };
        view! {
            <section class=class aria-labelledby=id.clone()>
                <h2 id=id>{head}</h2>
                <ol>{list}</ol>
            </section>
        }
    }
}

fn position(column: usize, item: usize) -> String {
    [&*column.to_string(), "-", &item.to_string()].concat()
}

/// The heading of a place's column. Occurrences without a place are under “other places”, unless none has a place.
fn place_head(state: State, shown: &GridItem, column: &Column) -> Node {
    let name: String = match (&*column.place, shown.programme.columns.len()) {
        ("", 1) => {
            return view! { <span class="unseen">{words::heading(state.context, CalendarView::Day(column.date))}</span> };
        }
        ("", _) => state.context.t(Msg::ProgrammeElsewhere).into(),
        (place, _) => place.into(),
    };
    view! { <span>{name}</span> }
}

/// The heading of a day's column: a link to its programme, and the number of occurrences without a lane.
fn day_head(state: State, column: &Column) -> Node {
    let context = state.context;
    let date = column.date;
    let more = (column.hidden > 0).then(|| fill(context.t(Msg::CalendarMore), "n", &column.hidden.to_string()));
    let count = column.items.len() + column.hidden;
    view! {
        <a href=state.href_to(CalendarView::Day(date)) data-noscroll="">
            <span class="date" aria-hidden="true">{date.day().to_string()}</span>
            <span aria-hidden="true">{context.weekday_short(date.weekday())}</span>
            <span class="unseen">{words::cell(context, date, count, state.today.get() == Some(date))}</span>
            {more.map(|more| view! { <span class="more">{more}</span> })}
        </a>
    }
}

fn placed(state: State, item: programme::Item, style: String, at: FocusPosition, is_focused: bool) -> Node {
    let class = match (item.from_before, item.goes_on) {
        (false, false) => "",
        (true, false) => "from-before",
        (false, true) => "goes-on",
        (true, true) => "from-before goes-on",
    };
    // The end shows in the height and the start in the position; a narrow lane has room for the title only.
    let is_narrow = state.kind.get() == Kind::Week && item.lanes > 1;
    let class_of = |class: &'static str| if is_narrow { "unseen" } else { class };
    let zone = words::zone(state.context, &state.events[item.what.event]);
    let zone = zone.map(|zone| view! { <span class=class_of("")>{zone}</span> });
    let time = words::time(state.context, item.what.start);
    let time = view! { <span class=class_of("time")>{time}</span>{zone} };
    view! { <li class=class prop:style=style>{link(state, item.what, time, at, is_focused)}</li> }
}

/// The position of an item.
fn place_of(programme: &Programme, item: &programme::Item) -> String {
    let from = programme.drawn(item.from);
    [
        ("--at:", from),
        (";--for:", programme.drawn(item.to) - from),
        (";--lane:", item.lane.into()),
        (";--lanes:", item.lanes.into()),
    ]
    .iter()
    .flat_map(|(name, number)| [(*name).into(), number.to_string()])
    .collect()
}

/// The link to an occurrence: its time, status and title.
fn link(state: State, one: EventOccurrence, time: Node, at: FocusPosition, is_focused: bool) -> Node {
    let context = state.context;
    let event = &state.events[one.event];
    let status = words::status(context, event, &one);
    let class = [words::color(context, event), if status.is_some() { " off" } else { "" }].concat();
    view! {
        <a
            class=class
            href=state.href_of(&one)
            data-uid=&*event.uid
            data-at=position(at.column, at.item)
            tabindex=if is_focused { "0" } else { "-1" }
            lang=words::lang(event)
            dir=context.dir_of(words::lang(event))
        >
            {time}
            " "
            {status.map(|status| [status, ": "].concat())}
            {occurrences::title(event, one.id)}
        </a>
    }
}
