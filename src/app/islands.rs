//! The browser's side of islands: each bundle knows the islands of its kind of page.
//!
//! The bundles are separate binaries (`main.rs`, `src/bin/*.rs`), so that a visitor loads only the
//! code of the page at hand.

use super::kiosk::Kiosk;
use super::upcoming::Upcoming;
use crate::content::wire::{self, WireError};
use crate::content::{Address, Home};
use crate::platform::{self, Boot, Island};
use crate::ui::Context;
use crate::{calendar, join, supporters, timeline};
use leptos::mount::hydrate_from;
use leptos::prelude::*;
use serde::Deserialize;

/// How a bundle brings an island to life: given the page's data as JSON.
pub type Hydrate = fn(Context, &str, Island) -> Result<(), WireError>;

/// Loads what the page's islands show, hydrates those that are named, and marks the page as ready.
/// `routed` says whether the island has addresses of its own.
pub fn start(known: &'static [(&'static str, Hydrate)], routed: bool) {
    wasm_bindgen_futures::spawn_local(async move {
        let done = match platform::boot().await {
            Ok(boot) => run(&boot, known, routed),
            Err(error) => Err(error),
        };
        // Not worth a panic: the prerendered page reads and works without us.
        match done {
            Ok(()) => platform::set_ready(),
            Err(error) => platform::boot_failed(&error),
        }
    });
}

fn run(boot: &Boot, known: &[(&str, Hydrate)], routed: bool) -> Result<(), String> {
    if routed {
        platform::use_prerendered_address();
    }
    for (found, element) in &boot.islands {
        for (_, hydrate) in known.iter().filter(|(name, _)| found == name) {
            hydrate(boot.context, &boot.data, element.clone()).map_err(|error| error.to_string())?;
        }
    }
    Ok(())
}

/// The home page's; also for the pages that have no island.
pub fn home(context: Context, json: &str, element: Island) -> Result<(), WireError> {
    let home = parse(json)?;
    live(context, element, move || view! { <Upcoming home/> });
    Ok(())
}

/// The parts of an event's page that are about one occurrence.
pub const OCCURRENCE: [(&str, Hydrate); 4] = [
    (calendar::Part::Day.name(), |context, json, element| occurrence(context, json, element, calendar::Part::Day)),
    (calendar::Part::When.name(), |context, json, element| occurrence(context, json, element, calendar::Part::When)),
    (calendar::Part::Take.name(), |context, json, element| occurrence(context, json, element, calendar::Part::Take)),
    (calendar::Part::Back.name(), |context, json, element| occurrence(context, json, element, calendar::Part::Back)),
];

fn occurrence(context: Context, json: &str, element: Island, part: calendar::Part) -> Result<(), WireError> {
    let home: &'static Home = parse(json)?;
    let Address::Event { uid, .. } = platform::prerendered_address(context) else { return Ok(()) };
    if let Some(index) = home.entries.iter().position(|event| event.uid == uid) {
        live(context, element, move || calendar::occurrence(context, &home.entries, index, part));
    }
    Ok(())
}

/// The calendar's.
pub fn calendar(context: Context, json: &str, element: Island) -> Result<(), WireError> {
    let events = parse(json)?;
    live(context, element, move || view! { <calendar::Calendar events/> });
    Ok(())
}

/// The wall's.
pub fn wall(context: Context, json: &str, element: Island) -> Result<(), WireError> {
    let supporters = parse(json)?;
    live(context, element, move || view! { <supporters::Wall supporters/> });
    Ok(())
}

/// The timeline's.
pub fn timeline(context: Context, json: &str, element: Island) -> Result<(), WireError> {
    let timeline = parse(json)?;
    live(context, element, move || view! { <timeline::Axis timeline/> });
    Ok(())
}

/// The supporter picture's, which needs no data.
pub fn join(context: Context, _: &str, element: Island) -> Result<(), WireError> {
    live(context, element, move || view! { <join::Join/> });
    Ok(())
}

/// The attract loop's.
pub fn kiosk(context: Context, json: &str, element: Island) -> Result<(), WireError> {
    let attract = parse(json)?;
    live(context, element, move || view! { <Kiosk attract/> });
    Ok(())
}

/// The page's data lives as long as the page.
fn parse<T: for<'de> Deserialize<'de>>(json: &str) -> Result<&'static T, WireError> {
    Ok(Box::leak(Box::new(wire::read(json)?)))
}

fn live<V: IntoView + 'static>(context: Context, element: Island, view: impl FnOnce() -> V + 'static) {
    hydrate_from(element, move || {
        provide_context(context);
        Effect::new(move |_| platform::follow_clock(context));
        view()
    })
    .forget();
}
