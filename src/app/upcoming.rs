//! The next events on the home page. An island, because “next” depends on the visitor's date.

use crate::calendar::address::address;
use crate::calendar::occurrences::{self, EventOccurrence, Occurrences};
use crate::content::{Event, Home, List};
use crate::i18n::Msg;
use crate::ui::Context;
use crate::view::{Memo, Node, StoredValue, view};

/// The number of events shown; the first is large.
const SHOWN: usize = 3;

/// The next events, relative to the day of the build until the page knows the visitor's date.
pub fn island(context: Context, home: &'static Home) -> Node {
    let all = StoredValue::new(Occurrences::new(&home.entries));
    let next = Memo::new(move || {
        let today = context.today();
        all.with_value(|all| {
            let next = |keep: &dyn Fn(usize) -> bool| all.next_taking_place(&home.entries, today, SHOWN, keep);
            let announced = next(&|event| is_announced(context, &home.entries, event));
            if announced.is_empty() { next(&|_| true) } else { announced }
        })
    });
    let href = move |one: &EventOccurrence| context.href(&all.with_value(|all| address(&home.entries, all, one)));
    let following = move || -> Vec<Node> {
        next.get().into_iter().skip(1).map(|one| following(context, home, one, href(&one))).collect()
    };
    view! {
        <h2 id="next">{context.t(Msg::NextEvent)}</h2>
        {move || next.get().first().map(|one| leading(context, home, *one, href(one)))}
        <ul class="following">{following}</ul>
    }
}

/// Whether the home page announces an event. Sand-coloured categories, such as public holidays, are only for
/// orientation.
pub(super) fn is_announced(context: Context, entries: &'static List<Event>, event: usize) -> bool {
    let summary = entries.summary(event);
    let mut known =
        context.core.site.categories.iter().filter(|one| summary.tags().any(|tag| *tag == *one.id)).peekable();
    known.peek().is_none() || known.any(|one| !one.is_neutral())
}

fn leading(context: Context, home: &'static Home, one: EventOccurrence, href: String) -> Node {
    let event = &home.entries[one.event];
    let date = one.start.date();
    view! {
        <a class="leading" href=href>
            <span class="day">{date.day().to_string()}</span>
            <span class="month">{context.month_of_day(date.month())}<br/>{context.weekday(date.weekday())}</span>
            <span class="what">
                <span class="when" data-live="">{move || relative(context, one)}</span>
                <strong>{occurrences::title(event, one.id)}</strong>
            </span>
        </a>
    }
}

fn following(context: Context, home: &'static Home, one: EventOccurrence, href: String) -> Node {
    let event = &home.entries[one.event];
    view! {
        <li>
            <a href=href>
                <span class="when">{context.day_month(one.start.date())}</span>
                <span>{occurrences::title(event, one.id)}</span>
            </a>
        </li>
    }
}

/// “today”, “in 2 days”: only once the clock runs. Before, and without scripts, the date, which takes one line, too; of
/// several days the last one, as the first stands beside it.
fn relative(context: Context, one: EventOccurrence) -> String {
    let clock = context.clock.get();
    if !clock.live {
        let last = context.day(one.last_day());
        return if one.days() > 1 { ["– ", &last].concat() } else { last };
    }
    match one.start.date().days() - clock.today.days() {
        ..0 => context.t(Msg::NowOn).into(),
        0 => context.t(Msg::Today).into(),
        1 => context.t(Msg::Tomorrow).into(),
        days => context.count(Msg::InDays, days as usize),
    }
}
