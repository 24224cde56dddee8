//! The month: a grid by the WAI-ARIA Authoring Practices, the year below it as a strip of bars, and
//! (on narrow screens) the month's events as a list.
//!
//! Before the page is alive all links can be tabbed to, as in any page; then the grid becomes one
//! tab stop, and a day's events are reached through its panel.

use super::state::{FIRST, State};
use super::turn::Turned;
use super::{item, words};
use crate::calendar::keyboard::Action;
use crate::calendar::month::{Day, Segment};
use crate::calendar::year;
use crate::content::CalendarView;
use crate::dates::{Date, Weekday};
use crate::i18n::{Msg, fill};
use crate::platform;
use crate::view::{Node, view};

/// The drawing's height of the highest bar of the year.
const BAR: usize = 40;

/// What the whole grid is drawn with.
#[derive(Clone, Copy)]
struct Now {
    /// Today, once it is known.
    today: Option<Date>,
    focused: Date,
}

pub(super) fn month(state: State) -> Node {
    let context = state.context;
    let heads = (0..7).map(|index| {
        let day = Weekday::from_index(i32::from(FIRST.index()) + index);
        view! {
            <th scope="col">
                <span class="full">{context.weekday(day)}</span>
                <span class="short" aria-hidden="true">{context.weekday_short(day)}</span>
            </th>
        }
    });
    let turned = Turned::new(state, state.table);
    view! {
        <div
            class=move || ["month-page ", state.only_wide()].concat()
            on:pointerdown=move |event| turned.down(&event)
            on:pointermove=move |event| turned.moved(&event)
            on:pointerup=move |event| turned.up(&event)
            on:pointercancel=move |event| turned.cancelled(&event)
        >
        <table
            class=move || ["month weeks-", &state.grid.with(|grid| grid.weeks.len()).to_string()].concat()
            ref=state.table
            role="grid"
            aria-labelledby="calendar-title"
            aria-describedby="calendar-keys"
            on:keydown=move |event| press(state, &event)
            on:click=move |event| click(state, &event)
            on:focusin=move |event| {
                if let Some(date) = platform::date_at(&event) {
                    state.set_focus(date);
                }
            }
        >
            <thead>
                <tr>{heads.collect::<Vec<_>>()}</tr>
            </thead>
            <tbody data-live="">{move || rows(state)}</tbody>
        </table>
        <p class="keys" id="calendar-keys">{context.t(Msg::CalendarKeys)}</p>
        {strip(state)}
        {move || state.has_month_list().then(|| list(state))}
        </div>
    }
}

/// What is on, one below the other.
fn list(state: State) -> Node {
    view! {
        <section class="month-list" aria-labelledby="month-list" data-live="">
            <h2 id="month-list">{state.context.t(Msg::CalendarInMonth)}</h2>
            <ol class="happenings">{move || item::items(state, state.in_month())}</ol>
        </section>
    }
}

fn press(state: State, event: &leptos::ev::KeyboardEvent) {
    let key = platform::key(event);
    match state.focused_now().press(&key.name, (key.shift, key.control), FIRST, state.context.direction()) {
        // A link within the cell opens by itself.
        Some(Action::Open) if platform::is_in_link(event) => return,
        Some(Action::Open) => state.open(state.focused_now().date),
        Some(Action::Move(to)) => state.move_focus(to),
        None => return,
    }
    platform::prevent_default(event);
}

fn click(state: State, event: &leptos::ev::MouseEvent) {
    if let (Some(date), false) = (platform::date_at(event), platform::is_in_link(event)) {
        state.open(date);
    }
}

fn rows(state: State) -> Vec<Node> {
    let now = Now { today: state.today.get(), focused: state.focused().date };
    state.grid.with(|grid| {
        let row = |week: &[Day; 7]| {
            view! { <tr>{week.iter().map(|day| cell(state, now, day)).collect::<Vec<_>>()}</tr> }
        };
        grid.weeks.iter().map(row).collect()
    })
}

fn cell(state: State, now: Now, day: &Day) -> Node {
    let date = day.date;
    let today = now.today == Some(date);
    let name = words::cell(state.context, date, day.count, today);
    let class = match (day.inside, date.weekday()) {
        (false, _) => "out",
        (true, Weekday::Saturday | Weekday::Sunday) => "free",
        (true, _) => "",
    };
    let live = now.today.is_some();
    view! {
        <td
            class=class
            data-date=date.to_string()
            data-count=(day.count > 0).then(|| day.count.to_string())
            tabindex=live.then_some(if date == now.focused { "0" } else { "-1" })
            aria-current=today.then_some("date")
        >
            <span class="number" aria-hidden="true">{date.day().to_string()}</span>
            <span class="unseen">{name}</span>
            {more(state, day)}
            <span class="bars">
                {day.segments.iter().map(|segment| bar(state, live, segment)).collect::<Vec<_>>()}
            </span>
        </td>
    }
}

/// How many occurrences are not seen: of three lanes, and of the two and the one that low windows have room for
/// (`style/calendar.css`).
fn more(state: State, day: &Day) -> Option<Node> {
    let below = |lanes| day.hidden + day.segments.iter().filter(|one| one.lane >= lanes).count();
    let text = |hidden: usize| {
        let text = || fill(state.context.t(Msg::CalendarMore), "n", &hidden.to_string());
        (hidden > 0).then(text)
    };
    let (low, lowest) = (text(below(2)), text(below(1))?);
    let class = match (day.hidden, &low) {
        (0, None) => "more lowest",
        (0, _) => "more low",
        _ => "more",
    };
    Some(view! { <span class=class data-low=low data-lowest=lowest aria-hidden="true">{text(day.hidden)}</span> })
}

/// The part of an event in a cell. Its title is drawn once a week, over all cells of the event; in the others it is the
/// link's name. One element each, since a step to another month makes a hundred of them.
fn bar(state: State, live: bool, segment: &Segment) -> Node {
    let context = state.context;
    let event = &state.events[segment.what.event];
    let lane = ["lane-0", "lane-1", "lane-2"].get(usize::from(segment.lane)).copied().unwrap_or_default();
    let span = ["", "", "over-2", "over-3", "over-4", "over-5", "over-6", "over-7"]
        .get(usize::from(segment.span))
        .copied()
        .unwrap_or_default();
    let status = match words::status(context, event, &segment.what) {
        Some(_) => "off",
        None => "",
    };
    let class = [
        "bar ",
        words::color(context, event),
        " ",
        lane,
        " ",
        span,
        if segment.from_before { " from-before" } else { "" },
        if segment.goes_on { " goes-on " } else { " " },
        ["", "tall-2 ", "tall-3 "].get(usize::from(segment.room)).copied().unwrap_or_default(),
        status,
    ];
    let (text, label) = match words::chip(context, event, &segment.what) {
        name if segment.span > 0 => (Some(name), None),
        name => (None, Some(name)),
    };
    view! {
        <a
            class=class.concat()
            data-uid=&*event.uid
            href=item::href(state, &segment.what)
            tabindex=live.then_some("-1")
            lang=words::lang(event)
            dir=context.dir_of(words::lang(event))
            aria-label=label
        >
            {text}
        </a>
    }
}

/// The year as twelve bars, each the way to its month.
fn strip(state: State) -> Node {
    let context = state.context;
    let edge = move |step: i32| {
        let year = move || state.month.get().0 + step;
        view! {
            <a class="edge" href=move || state.href_to(CalendarView::Year(year())) data-noscroll="">
                {move || year().to_string()}
            </a>
        }
    };
    view! {
        <nav class="strip" aria-label=context.t(Msg::CalendarByMonth)>
            {edge(0)}
            <span class="months">{move || bars(state)}</span>
            {edge(1)}
        </nav>
    }
}

fn bars(state: State) -> Vec<Node> {
    state.year.with(|counts| {
        let year = counts.year;
        let most = counts.months.iter().map(|month| month.count).max().unwrap_or(0);
        let one = |month: u8| {
            let count = counts.months[usize::from(month) - 1].count;
            let height = year::bar(count, most, BAR);
            let name = words::summary(state.context, &state.context.month(year, month), count);
            view! {
                <a
                    href=state.href(CalendarView::Month(year, month))
                    aria-current=move || (month == state.month.get().1).then_some("true")
                    data-noscroll=""
                >
                    <svg viewBox="0 0 10 40" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                        <rect x="0" width="10" y=(BAR - height).to_string() height=height.to_string()/>
                    </svg>
                    <span aria-hidden="true">{short(state.context.month_name(month))}</span>
                    <span class="unseen">{name}</span>
                </a>
            }
        };
        (1..=12).map(one).collect()
    })
}

/// The first three letters.
fn short(name: &'static str) -> &'static str {
    name.char_indices().nth(3).map_or(name, |(end, _)| &name[..end])
}
