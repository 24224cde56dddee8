//! Stub.
use super::occurrences::Occurrences;
use crate::content::{Address, CalendarView, Events};
use crate::i18n::Msg;
use crate::ui::{Context, routed};
use leptos::prelude::*;

/// The calendar: an island.
#[component]
pub fn Calendar(events: &'static Events) -> impl IntoView {
    let context = Context::get();
    routed(context, "/calendar", title, move |address| {
        let all = StoredValue::new(Occurrences::new(&events.entries));
        let shown = move || {
            let _ = address.get();
            let from = context.today();
            all.with_value(|all| all.next(from, 20)).into_iter().map(|one| {
                view! { <li data-uid=&*events.entries[one.event].uid>{context.day(one.start.date())}" "{&*events.entries[one.event].title}</li> }
            }).collect::<Vec<_>>()
        };
        view! { <h1>{context.t(Msg::Calendar)}</h1><ul>{shown}</ul> }
    })
}

fn title(context: Context, address: &Address) -> String {
    match address {
        Address::Calendar(view, _) => context.page_title(&heading(context, *view)),
        _ => context.page_title(context.t(Msg::Calendar)),
    }
}

/// An event's page.
#[cfg(not(target_arch = "wasm32"))]
pub fn event_page(events: &'static Events, index: usize) -> impl IntoView {
    view! { <h1>{&*events.entries[index].title}</h1> }
}

/// The heading of a view.
pub fn heading(context: Context, view: CalendarView) -> String {
    match view {
        CalendarView::Month(year, month) => context.month(year, month),
        CalendarView::Year(year) => context.year(year),
        CalendarView::Now | CalendarView::Agenda => context.t(Msg::Calendar).into(),
    }
}
