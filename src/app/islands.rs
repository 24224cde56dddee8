//! From the name of an island to the component that it was prerendered with.

use super::upcoming::Upcoming;
use crate::platform::{self, Boot};
use crate::{calendar, supporters, timeline};
use leptos::mount::hydrate_from;
use leptos::prelude::*;
use serde::Deserialize;

/// Brings the page's islands to life and marks the page as ready.
pub fn hydrate(boot: Boot) {
    let Boot { context, data, islands } = boot;
    // Only islands with addresses of their own read the address bar.
    if islands.iter().any(|(name, _)| ["calendar", "wall", "timeline"].contains(&name.as_str())) {
        platform::use_prerendered_address();
    }
    for (name, element) in islands {
        let done = match name.as_str() {
            "upcoming" => parse(&data).map(|data| live(context, element, move || view! { <Upcoming home=data/> })),
            "calendar" => parse(&data).map(|data| live(context, element, move || view! { <calendar::Calendar events=data/> })),
            "wall" => parse(&data).map(|data| live(context, element, move || view! { <supporters::Wall supporters=data/> })),
            "timeline" => parse(&data).map(|data| live(context, element, move || view! { <timeline::Axis timeline=data/> })),
            _ => Ok(()),
        };
        if let Err(error) = done {
            return platform::boot_failed(&[&name, ": ", &error.to_string()].concat());
        }
    }
    platform::set_ready();
}

/// The page's data lives as long as the page.
fn parse<T: for<'de> Deserialize<'de>>(json: &str) -> Result<&'static T, serde_json::Error> {
    Ok(Box::leak(Box::new(serde_json::from_str(json)?)))
}

fn live<V: IntoView + 'static>(
    context: crate::ui::Context,
    element: web_sys::HtmlElement,
    view: impl FnOnce() -> V + 'static,
) {
    hydrate_from(element, move || {
        provide_context(context);
        Effect::new(move |_| platform::follow_clock(context));
        view()
    })
    .forget();
}
