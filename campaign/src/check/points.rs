//! Coordinates that are probably wrong. Warnings: an event may be anywhere.

use super::rules::{point, push_segment};
use super::{Files, Found, Inspect};
use serde_json::Value;
use std::collections::BTreeSet;

/// A point within this many degrees of land is not at sea: it may be a pier.
const COAST: f64 = 0.5;

/// The suspicious coordinates of events, without those that `told` already has a problem of.
pub(super) fn odd(files: &Files, inspect: &Inspect, told: &[Found]) -> Vec<Found> {
    let countries = countries(files);
    let is_told = |pointer: &str| told.iter().any(|found| found.pointer == pointer);
    let odd = |(pointer, text): (String, &str)| {
        let message = oddity(point(text)?, inspect, &countries).filter(|_| !is_told(&pointer))?;
        Some(Found { pointer, warning: true, message, ..Found::default() })
    };
    coordinates(files).into_iter().filter_map(odd).collect()
}

/// The country codes of timeline entries.
fn countries(files: &Files) -> BTreeSet<&str> {
    let entries = files.timeline.as_ref().and_then(|file| file["entries"].as_array());
    let lists = entries.into_iter().flatten().filter_map(|entry| entry["countries"].as_array());
    lists.flatten().filter_map(Value::as_str).collect()
}

/// The coordinates of each place, with their pointer.
fn coordinates(files: &Files) -> Vec<(String, &str)> {
    let events = files.events.as_ref().and_then(|file| file["entries"].as_array());
    let mut found = Vec::new();
    for (index, event) in events.into_iter().flatten().enumerate() {
        for (name, place) in event["locations"].as_object().into_iter().flatten() {
            let Some(text) = place["coordinates"].as_str() else { continue };
            let mut pointer = format!("/entries/{index}/locations/");
            push_segment(&mut pointer, name);
            found.push((pointer + "/coordinates", text));
        }
    }
    found
}

fn oddity((latitude, longitude): (f64, f64), inspect: &Inspect, countries: &BTreeSet<&str>) -> Option<String> {
    if latitude.abs() > 90.0 || longitude.abs() > 180.0 {
        return None;
    }
    let here = (inspect.country)(latitude, longitude);
    let swapped = (longitude.abs() <= 90.0).then(|| (inspect.country)(longitude, latitude)).flatten();
    if let Some(meant) = swapped.filter(|code| countries.contains(code))
        && here.is_none_or(|code| !countries.contains(code))
    {
        let here = here.map_or("at sea".into(), |code| format!("in “{code}”"));
        return Some(format!(
            "this lies {here}, and the other way round in “{meant}”, which the timeline names; latitude comes first: geo:{longitude},{latitude}"
        ));
    }
    let steps = [-COAST, 0.0, COAST];
    let is_land = |(north, east): (f64, f64)| (inspect.country)(latitude + north, longitude + east).is_some();
    let is_near_land = steps.into_iter().flat_map(|north| steps.map(|east| (north, east))).any(is_land);
    (!is_near_land).then(|| {
        "this lies in the open sea; write latitude, then longitude, in degrees with decimals: geo:56.9496,24.1052"
            .into()
    })
}
