//! The grid of a month: a table that follows the grid pattern of the WAI-ARIA Authoring Practices.

use super::super::state::{FIRST, State};
use super::super::words;
use super::MonthSheet;
use crate::calendar::month::{Day, Segment};
use crate::dates::Weekday;
use crate::i18n::{Msg, fill};
use crate::view::{Node, view};

/// Renders the grid of one month.
pub(super) fn grid(state: State, sheet: &MonthSheet) -> Node {
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
    let row = |week: &[Day; 7]| {
        view! { <tr>{week.iter().map(|day| cell(state, sheet, day)).collect::<Vec<_>>()}</tr> }
    };
    let weeks = &sheet.grid.weeks;
    view! {
        <table
            class=["month weeks-", &weeks.len().to_string()].concat()
            role="grid"
            aria-labelledby="calendar-title"
            aria-describedby="calendar-keys"
        >
            <thead>
                <tr>{heads.collect::<Vec<_>>()}</tr>
            </thead>
            <tbody>{weeks.iter().map(row).collect::<Vec<_>>()}</tbody>
        </table>
    }
}

fn cell(state: State, sheet: &MonthSheet, day: &Day) -> Node {
    let date = day.date;
    let today = sheet.today == Some(date);
    let name = words::cell(state.context, date, day.count, today);
    let class = match (day.inside, date.weekday()) {
        (false, _) => "out",
        (true, Weekday::Saturday | Weekday::Sunday) => "free",
        (true, _) => "",
    };
    let live = sheet.today.is_some();
    view! {
        <td
            class=class
            data-date=date.to_string()
            data-count=(day.count > 0).then(|| day.count.to_string())
            tabindex=live.then_some("-1")
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

/// The number of hidden occurrences: for three lanes, and for the two or one that fit into low windows
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

/// The segment of an event in a cell. The title is drawn once a week, across all cells of the event; in the other cells
/// it is the link's accessible name. One element per segment, because a step to another month creates about a hundred.
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
            href=state.href_of(&segment.what)
            tabindex=live.then_some("-1")
            lang=words::lang(event)
            dir=context.dir_of(words::lang(event))
            aria-label=label
        >
            {text}
        </a>
    }
}
