//! Hydration of islands, one function for each.

use super::{kiosk, upcoming};
use crate::content::wire::{self, WireError};
use crate::content::{Address, Home};
use crate::platform;
use crate::ui::Context;
use crate::view::{IntoNode, Node};
use crate::{calendar, join, search, supporters, timeline};
use serde::Deserialize;
use std::any::Any;
use std::cell::RefCell;

/// Hydrates an island: parses the page's data at once and returns the view.
pub type HydrateFn = fn(Context, &'static str) -> Result<View, WireError>;

/// The content of an island. Mounting it is code of the first part, which all sections share.
pub type View = Box<dyn FnOnce() -> Node>;

/// The home page's island.
pub fn home(context: Context, json: &'static str) -> Result<View, WireError> {
    let home = parse(json)?;
    Ok(Box::new(move || upcoming::island(context, home)))
}

/// The islands of an event's page, each of which concerns one occurrence.
pub const OCCURRENCE: [(&str, HydrateFn); 5] = [
    (calendar::Part::Day.name(), |context, json| occurrence(context, json, calendar::Part::Day)),
    (calendar::Part::When.name(), |context, json| occurrence(context, json, calendar::Part::When)),
    (calendar::Part::Star.name(), |context, json| occurrence(context, json, calendar::Part::Star)),
    (calendar::Part::Export.name(), |context, json| occurrence(context, json, calendar::Part::Export)),
    (calendar::Part::Back.name(), |context, json| occurrence(context, json, calendar::Part::Back)),
];

fn occurrence(context: Context, json: &'static str, part: calendar::Part) -> Result<View, WireError> {
    let home: &'static Home = parse(json)?;
    let uid = match platform::prerendered_address(context) {
        Address::Event { uid, .. } => uid,
        _ => "".into(),
    };
    let index = home.entries.iter().position(|event| event.uid == uid);
    Ok(Box::new(move || index.map(|index| calendar::occurrence(context, &home.entries, index, part)).into_node()))
}

/// The calendar's island.
pub fn calendar(context: Context, json: &'static str) -> Result<View, WireError> {
    let events = parse(json)?;
    Ok(Box::new(move || calendar::island(context, events, super::parts::load_programme)))
}

/// The island of the visitor's plan.
pub fn plan(context: Context, json: &'static str) -> Result<View, WireError> {
    let events = parse(json)?;
    Ok(Box::new(move || calendar::plan_island(context, events)))
}

/// The island of the supporter wall.
pub fn wall(context: Context, json: &'static str) -> Result<View, WireError> {
    let supporters = parse(json)?;
    Ok(Box::new(move || supporters::island(context, supporters)))
}

/// The timeline's island.
pub fn timeline(context: Context, json: &'static str) -> Result<View, WireError> {
    let timeline = parse(json)?;
    Ok(Box::new(move || timeline::island(context, timeline)))
}

/// The island of the supporter picture, which needs no data.
pub fn join(context: Context, _: &'static str) -> Result<View, WireError> {
    Ok(Box::new(move || join::island(context)))
}

/// The island of the search over all sections.
pub fn search(context: Context, json: &'static str) -> Result<View, WireError> {
    let all = parse(json)?;
    Ok(Box::new(move || search::island(context, all)))
}

/// The attract loop's island.
pub fn kiosk(context: Context, json: &'static str) -> Result<View, WireError> {
    let attract = parse(json)?;
    Ok(Box::new(move || kiosk::island(context, attract)))
}

/// Parses a page's data. It is parsed once and lives as long as the document, because visitors return to sections.
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
