//! The browser's side of islands: how each is brought to life from what was prerendered.

use super::kiosk::Kiosk;
use super::upcoming::Upcoming;
use crate::content::wire::{self, WireError};
use crate::content::{Address, Home};
use crate::platform::{self, Island, Mounted};
use crate::ui::Context;
use crate::{calendar, join, supporters, timeline};
use leptos::prelude::*;
use serde::Deserialize;
use std::any::Any;
use std::cell::RefCell;

/// How an island is brought to life: given the page's data, which is read at once.
pub type Hydrate = fn(Context, &'static str, Island) -> Result<Alive, WireError>;

/// Does it.
pub type Alive = Box<dyn FnOnce() -> Mounted>;

/// The home page's.
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
    let home: &'static Home = parse(json)?;
    let uid = match platform::prerendered_address(context) {
        Address::Event { uid, .. } => uid,
        _ => "".into(),
    };
    let index = home.entries.iter().position(|event| event.uid == uid);
    Ok(live(context, element, move || index.map(|index| calendar::occurrence(context, &home.entries, index, part))))
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

/// Reads a page's data. It is read once and lives as long as the document: the sections that it is for come back to it.
pub(super) fn parse<T: Deserialize<'static> + 'static>(json: &'static str) -> Result<&'static T, WireError> {
    thread_local! {
        static READ: RefCell<Vec<(&'static str, &'static dyn Any)>> = const { RefCell::new(Vec::new()) };
    }
    let known = READ.with_borrow(|read| {
        let of_text = read.iter().filter(|(text, _)| std::ptr::eq(*text, json));
        of_text.filter_map(|(_, value)| value.downcast_ref::<T>()).next()
    });
    if let Some(known) = known {
        return Ok(known);
    }
    let value: &'static T = Box::leak(Box::new(wire::read(json)?));
    READ.with_borrow_mut(|read| read.push((json, value)));
    Ok(value)
}

fn live<V: IntoView + 'static>(context: Context, element: Island, view: impl FnOnce() -> V + 'static) -> Alive {
    Box::new(move || {
        platform::hydrate(element, move || {
            provide_context(context);
            view()
        })
    })
}
