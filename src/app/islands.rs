//! The browser's side of islands: each bundle knows the islands of its kind of page.
//!
//! The bundles are separate binaries (`main.rs`, `src/bin/*.rs`), so that a visitor loads only the
//! code of the page at hand.

use super::kiosk::Kiosk;
use super::upcoming::Upcoming;
use crate::content::wire::{self, WireError};
use crate::content::{Address, Home};
use crate::platform::{self, Boot, Island};
use crate::ui::{Context, effect};
use crate::{calendar, join, supporters, timeline};
use leptos::prelude::*;
use serde::Deserialize;
use std::sync::OnceLock;

/// How a bundle brings an island to life: given the page's data, which is read at once.
pub type Hydrate = fn(Context, &'static str, Island) -> Result<Alive, WireError>;

/// Does it.
pub type Alive = Box<dyn FnOnce()>;

/// Loads what the page's islands show, hydrates those that are named, and marks the page as ready.
/// `routed` says whether the island has addresses of its own.
pub fn start(known: &'static [(&'static str, Hydrate)], routed: bool) {
    wasm_bindgen_futures::spawn_local(async move {
        // Not worth a panic: the prerendered page reads and works without us.
        match platform::boot().await.and_then(|boot| read(&boot, known)) {
            // In a task of its own: on a slow phone a touch waits for the end of a task.
            Ok(islands) => platform::later(0, move || {
                if routed {
                    platform::use_prerendered_address();
                }
                islands.into_iter().for_each(|alive| alive());
                platform::set_ready();
            }),
            Err(error) => platform::boot_failed(&error),
        }
    });
}

fn read(boot: &Boot, known: &[(&str, Hydrate)]) -> Result<Vec<Alive>, String> {
    let mut islands = Vec::new();
    for (found, element) in &boot.islands {
        for (_, hydrate) in known.iter().filter(|(name, _)| found == name) {
            let alive = hydrate(boot.context, boot.data, element.clone());
            islands.push(alive.map_err(|error| error.to_string())?);
        }
    }
    Ok(islands)
}

/// The home page's; also for the pages that have no island.
pub fn home(context: Context, json: &'static str, element: Island) -> Result<Alive, WireError> {
    let home = parse(json)?;
    Ok(live(context, element, move || view! { <Upcoming home/> }))
}

/// The parts of an event's page that are about one occurrence.
pub const OCCURRENCE: [(&str, Hydrate); 4] = [
    (calendar::Part::Day.name(), |context, json, element| occurrence(context, json, element, calendar::Part::Day)),
    (calendar::Part::When.name(), |context, json, element| occurrence(context, json, element, calendar::Part::When)),
    (calendar::Part::Take.name(), |context, json, element| occurrence(context, json, element, calendar::Part::Take)),
    (calendar::Part::Back.name(), |context, json, element| occurrence(context, json, element, calendar::Part::Back)),
];

fn occurrence(context: Context, json: &'static str, element: Island, part: calendar::Part) -> Result<Alive, WireError> {
    // Read once for all parts.
    static HOME: OnceLock<Home> = OnceLock::new();
    let home = match HOME.get() {
        Some(home) => home,
        None => {
            let home = wire::read(json)?;
            HOME.get_or_init(|| home)
        }
    };
    let uid = match platform::prerendered_address(context) {
        Address::Event { uid, .. } => uid,
        _ => "".into(),
    };
    Ok(match home.entries.iter().position(|event| event.uid == uid) {
        Some(index) => live(context, element, move || calendar::occurrence(context, &home.entries, index, part)),
        None => Box::new(|| ()),
    })
}

/// The calendar's.
pub fn calendar(context: Context, json: &'static str, element: Island) -> Result<Alive, WireError> {
    let events = parse(json)?;
    Ok(live(context, element, move || view! { <calendar::Calendar events/> }))
}

/// The wall's.
pub fn wall(context: Context, json: &'static str, element: Island) -> Result<Alive, WireError> {
    let supporters = parse(json)?;
    Ok(live(context, element, move || view! { <supporters::Wall supporters/> }))
}

/// The timeline's.
pub fn timeline(context: Context, json: &'static str, element: Island) -> Result<Alive, WireError> {
    let timeline = parse(json)?;
    Ok(live(context, element, move || view! { <timeline::Axis timeline/> }))
}

/// The supporter picture's, which needs no data.
pub fn join(context: Context, _: &'static str, element: Island) -> Result<Alive, WireError> {
    Ok(live(context, element, move || view! { <join::Join/> }))
}

/// The attract loop's.
pub fn kiosk(context: Context, json: &'static str, element: Island) -> Result<Alive, WireError> {
    let attract = parse(json)?;
    Ok(live(context, element, move || view! { <Kiosk attract/> }))
}

/// The page's data lives as long as the page.
fn parse<T: Deserialize<'static>>(json: &'static str) -> Result<&'static T, WireError> {
    Ok(Box::leak(Box::new(wire::read(json)?)))
}

fn live<V: IntoView + 'static>(context: Context, element: Island, view: impl FnOnce() -> V + 'static) -> Alive {
    let alive = move || {
        provide_context(context);
        effect(move || platform::follow_clock(context));
        view()
    };
    Box::new(move || platform::hydrate(element, alive))
}
