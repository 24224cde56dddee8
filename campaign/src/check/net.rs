//! Deserializes values into the authored types. This also catches what neither schema nor rules reject but the types
//! cannot read.

use super::{Files, Found};
use crate::authored::{Campaign, Entry, Event, Service, Supporter};
use serde::de::DeserializeOwned;
use serde_json::Value;

impl Files {
    /// The files as their types, or `None` if one could not be read; [`super::check_folder`] reports which, and why.
    pub fn campaign(&self) -> Option<Campaign> {
        Some(Campaign {
            site: read(&self.site)?,
            events: read(&self.events)?,
            supporters: read(&self.supporters)?,
            timeline: read(&self.timeline)?,
            help: read(&self.help)?,
        })
    }
}

fn read<T: DeserializeOwned>(value: &Option<Value>) -> Option<T> {
    T::deserialize(value.as_ref()?).ok()
}

/// Why the file at this index of `FILE_NAMES` could not be deserialized.
pub(super) fn refused(index: usize, value: &Value) -> Option<Found> {
    use crate::authored::{Events, Help, Site, Supporters, Timeline};
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

/// The first item of the list that cannot be deserialized.
fn item<T: DeserializeOwned>(value: &Value, list: &str) -> Option<Found> {
    let items = value.get(list)?.as_array()?;
    items.iter().enumerate().find_map(|(index, item)| {
        let found = whole::<T>(item)?;
        Some(Found { pointer: format!("/{list}/{index}"), ..found })
    })
}
