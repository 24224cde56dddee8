//! The page of one event: static, rendered by the build. “Next” means after the build.

use super::super::words;
use super::occurrence::{Part, occurrence};
use super::{details, repeats};
use crate::calendar::occurrences::{EventOccurrence, Occurrences, datetime};
use crate::content::{Address, CalendarQuery, CalendarView, Event, Events};
use crate::i18n::Msg;
use crate::text::capitalised;
use crate::ui::{Context, Island, Related};
use leptos::prelude::*;

/// The number of upcoming dates listed.
const DATES: usize = 5;

/// The page of the event at `index`.
pub fn event_page(events: &'static Events, index: usize) -> impl IntoView {
    let context = Context::get();
    let event = &events.entries[index];
    let today = context.today();
    let all = Occurrences::new(&events.entries);
    let next = all.next_of(today, DATES, &|event| event == index);
    let recurring = all.is_recurring(index);
    view! {
        <article class=["event-page ", words::color(context, event)].concat()>
            <h1 lang=words::lang(event) dir=context.dir_of(words::lang(event))>{&*event.title}</h1>
            {part(context, events, index, Part::Day)}
            <dl class="facts">
                <div>
                    <dt>{context.t(Msg::CalendarWhen)}</dt>
                    <dd>{part(context, events, index, Part::When)}</dd>
                </div>
                {repeats::repeats(context, event).map(|text| fact(context, Msg::CalendarRepeats, capitalised(&text)))}
                {details::facts(context, event)}
                {categories(context, event)}
            </dl>
            {(!event.description.is_empty()).then(|| view! { <p class="lead" lang=words::lang(event) dir=context.dir_of(words::lang(event))>{&*event.description}</p> })}
            {part(context, events, index, Part::Star)}
            {part(context, events, index, Part::Export)}
            {(recurring && next.len() > 1).then(|| dates(context, event, &next))}
            {details::links(context, event)}
            <Related links=&event.details.related/>
            {part(context, events, index, Part::Back)}
        </article>
    }
}

fn fact(context: Context, name: Msg, text: String) -> impl IntoView {
    view! {
        <div>
            <dt>{context.t(name)}</dt>
            <dd>{text}</dd>
        </div>
    }
}

/// The island of one part that depends on the occurrence; see [`occurrence`].
fn part(context: Context, events: &'static Events, index: usize, part: Part) -> impl IntoView {
    view! { <Island name=part.name()>{occurrence(context, &events.entries, index, part)}</Island> }
}

/// The event's categories, each as a link to the calendar filtered by it.
fn categories(context: Context, event: &'static Event) -> Option<impl IntoView> {
    let names: Vec<_> = context
        .core
        .site
        .categories
        .iter()
        .filter(|one| event.tags().any(|tag| tag == &*one.id))
        .map(|one| {
            let query = CalendarQuery { category: (*one.id).into(), ..Default::default() };
            let href = context.href(&Address::Calendar(CalendarView::Agenda, query));
            view! { <a href=href>{context.str(&one.name)}</a>" " }
        })
        .collect();
    (!names.is_empty()).then(|| {
        view! {
            <div>
                <dt>{context.t(Msg::CalendarCategory)}</dt>
                <dd>{names}</dd>
            </div>
        }
    })
}

fn dates(context: Context, event: &'static Event, next: &[EventOccurrence]) -> impl IntoView + use<> {
    let items: Vec<_> = next
        .iter()
        .map(|one| {
            let status = words::status(context, event, one).map(|status| [" – ", status].concat());
            view! { <li><time datetime=datetime(event, one.start)>{words::when(context, event, one)}</time>{status}</li> }
        })
        .collect();
    view! {
        <section class="dates">
            <h2>{context.t(Msg::CalendarDates)}</h2>
            <ol>{items}</ol>
        </section>
    }
}
