//! The last safety net: what neither schema nor rules refuse, the app's own types must read.

use super::Found;
use atbildiba::content::{Entry, Event, Events, Help, Service, Site, Supporter, Supporters, Timeline};
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Why the app could not read the file with that place in `FILE_NAMES`, if it could not.
pub(super) fn refused(index: usize, value: &Value) -> Option<Found> {
    match index {
        0 => whole::<Site>(value),
        1 => whole::<Events>(value).map(|found| item::<Event>(value, "entries").unwrap_or(found)),
        2 => whole::<Supporters>(value).map(|found| item::<Supporter>(value, "supporters").unwrap_or(found)),
        3 => whole::<Timeline>(value).map(|found| item::<Entry>(value, "entries").unwrap_or(found)),
        _ => whole::<Help>(value).map(|found| item::<Service>(value, "services").unwrap_or(found)),
    }
}

fn whole<T: DeserializeOwned>(value: &Value) -> Option<Found> {
    let error = T::deserialize(value).err()?;
    Some(Found { message: format!("the app can't read this: {error}"), ..Found::default() })
}

/// The first item of the list that can't be read.
fn item<T: DeserializeOwned>(value: &Value, list: &str) -> Option<Found> {
    let items = value.get(list)?.as_array()?;
    items.iter().enumerate().find_map(|(index, item)| {
        let found = whole::<T>(item)?;
        Some(Found { pointer: format!("/{list}/{index}"), ..found })
    })
}
