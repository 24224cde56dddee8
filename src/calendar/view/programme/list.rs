//! The programme as a list. Today begins with what is on now and next.

use super::super::star::{Choice, star_in_list};
use super::super::state::{Kind, State};
use super::super::words;
use super::{is_timeless, minute_in, place};
use crate::calendar::occurrences::{self, EventOccurrence};
use crate::calendar::programme::phases::{Phases, phases};
use crate::content::CalendarView;
use crate::dates::{Date, LocalDateTime};
use crate::i18n::{Msg, fill};
use crate::platform;
use crate::ui::marked;
use crate::view::{ElementRef, Memo, Node, view};

/// The number of occurrences shown of each day of a week; the others are in the day's own programme.
const MAX_OF_DAY: usize = 12;

pub(super) fn list(state: State, moment: Memo<Option<LocalDateTime>>) -> Node {
    let root = ElementRef::new();
    let choice = Choice::new();
    view! {
        <div class="programme-list" ref=root data-live="" on:keydown=move |event| press(root, &event)>
            {move || match state.kind.get() {
                Kind::Week => week(state, choice),
                _ => day(state, choice, moment.get()),
            }}
        </div>
    }
}

/// What is on now and next: first in the list and, in kiosks, above the columns.
pub(super) fn now_and_next(state: State, moment: Memo<Option<LocalDateTime>>) -> Node {
    let choice = Choice::new();
    let parts = move || {
        let Some(now) = moment.get().filter(|_| state.kind.get() == Kind::Day) else { return Vec::new() };
        let found = parted(state, now);
        let mut rows = Rows { state, choice, count: 0, day: Some(now.date()) };
        vec![rows.section(Msg::NowOn, &found.now), rows.section(Msg::ProgrammeNext, &found.next)]
    };
    view! { <div class="programme-list now-and-next" data-live="">{parts}</div> }
}

fn parted(state: State, now: LocalDateTime) -> Phases {
    let now_at = |one: &EventOccurrence| {
        let zone = words::foreign_zone(state.context, &state.events[one.event]);
        zone.and_then(minute_in).unwrap_or(now)
    };
    state.during.with(|on| phases(now.date(), &now_at, on, &|one| place(state, one), &|one| is_timeless(state, one)))
}

fn day(state: State, choice: Choice, moment: Option<LocalDateTime>) -> Vec<Node> {
    let mut rows = Rows { state, choice, count: 0, day: state.days().map(|days| days.0) };
    if let Some(now) = moment {
        let found = parted(state, now);
        return vec![
            rows.section(Msg::NowOn, &found.now),
            rows.section(Msg::ProgrammeNext, &found.next),
            rows.section(Msg::ProgrammeAllDay, &found.above),
            rows.section(Msg::ProgrammeLater, &found.later),
            rows.section(Msg::ProgrammeOver, &found.over),
        ];
    }
    let all = state.during.get();
    let (above, timed): (Vec<EventOccurrence>, Vec<EventOccurrence>) =
        all.into_iter().partition(|one| is_timeless(state, one));
    let above = rows.section(Msg::ProgrammeAllDay, &above);
    let timed = rows.list(&timed);
    vec![above, timed]
}

fn week(state: State, choice: Choice) -> Vec<Node> {
    let context = state.context;
    let Some((monday, _)) = state.days() else { return Vec::new() };
    let all = state.during.get();
    let mut rows = Rows { state, choice, count: 0, day: None };
    let mut day = |date: Date| {
        rows.day = Some(date);
        let mut on: Vec<EventOccurrence> =
            all.iter().filter(|one| one.start.date() <= date && one.last_day() >= date).copied().collect();
        let more = on.len().saturating_sub(MAX_OF_DAY);
        on.truncate(MAX_OF_DAY);
        let href = state.href_to(CalendarView::Day(date));
        let more = (more > 0).then(|| {
            let text = fill(context.t(Msg::CalendarMore), "n", &more.to_string());
            view! { <a class="button" href=href.clone()>{text}</a> }
        });
        (!on.is_empty()).then(|| {
            view! {
                <section>
                    <h2><a href=href>{context.weekday_day(date)}</a></h2>
                    {rows.list(&on)}
                    {more}
                </section>
            }
        })
    };
    (0..7).filter_map(|after| day(monday.add_days(after))).collect()
}

/// The rows of a list, numbered across all its sections.
struct Rows {
    state: State,
    choice: Choice,
    count: usize,
    /// The day of the rows.
    day: Option<Date>,
}

impl Rows {
    /// A section with its heading; empty without occurrences.
    fn section(&mut self, name: Msg, all: &[EventOccurrence]) -> Node {
        let list = self.list(all);
        match list {
            Node::Empty => Node::Empty,
            list => view! {
                <section>
                    <h2>{self.state.context.t(name)}</h2>
                    {list}
                </section>
            },
        }
    }

    fn list(&mut self, all: &[EventOccurrence]) -> Node {
        if all.is_empty() {
            return Node::Empty;
        }
        let rows: Vec<Node> = all.iter().map(|one| self.row(one)).collect();
        view! { <ol class="happenings">{rows}</ol> }
    }

    /// A row: the start time, and a single link with all other information.
    fn row(&mut self, one: &EventOccurrence) -> Node {
        let Self { state, choice, count, day } = *self;
        self.count += 1;
        let context = state.context;
        let event = &state.events[one.event];
        let title = occurrences::title(event, one.id);
        let note = words::note(context, event, one);
        // A time alone would be understood as one on this day and in the campaign's zone.
        let is_of_day = day.is_none_or(|day| one.start.date() == day);
        let times = match is_of_day && words::foreign_zone(context, event).is_none() {
            true => words::times(context, one),
            false => words::when(context, event, one),
        };
        let start = (!event.show_without_time && is_of_day).then(|| words::time(context, one.start));
        let note = match event.show_without_time {
            true => note,
            false if note.is_empty() => times,
            false => [&*times, " · ", &*note].concat(),
        };
        view! {
            <li class=words::color(context, event)>
                <a data-uid=&*event.uid data-at=count.to_string() href=state.href_of(one)>
                    <span class="num" aria-hidden="true">{start}</span>
                    <strong lang=words::lang(event) dir=context.dir_of(words::lang(event))>
                        {marked(title, &state.filter.with(|filter| filter.marks(title)))}
                    </strong>
                    " "
                    <span class="note">{note}</span>
                </a>
                {star_in_list(context, choice, state.entry(one), title)}
            </li>
        }
    }
}

/// Moves the focus: Up and Down to the adjacent rows, Home and End to the first and last row.
fn press(root: ElementRef, event: &leptos::ev::KeyboardEvent) {
    let Some(at) = platform::focused("data-at").and_then(|at| at.parse::<usize>().ok()) else { return };
    let key = platform::key(event);
    let row = |at: usize| root.find(&["[data-at=\"", &at.to_string(), "\"]"].concat());
    let to = match &*key.name {
        _ if key.control || key.shift => return,
        "ArrowDown" => row(at + 1),
        "ArrowUp" => at.checked_sub(1).and_then(row),
        "Home" => row(0),
        "End" => root.find(":scope > :last-child li:last-child a"),
        _ => return,
    };
    platform::focus(to);
    platform::prevent_default(event);
}
