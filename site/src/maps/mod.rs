//! Maps without third parties: where an event takes place, and which countries a timeline entry concerns, as SVG drawn
//! by the build from embedded outlines.
//!
//! [`outlines`] contains the world's countries, [`sphere`] projects, [`window`] selects the visible part, [`shapes`]
//! clips and simplifies, [`drawing`] draws. Maps contain no language, so pages of all languages share them.

pub mod drawing;
pub mod outlines;
mod shapes;
mod sphere;
mod window;

use crate::build::{Asset, Assets, cores};
use crate::error::Result;
use atbildiba::content::map_path;
use atbildiba::content::slice::Files;
use campaign::check::point;
use campaign::theme::Colors;
use drawing::{Drawing, Map};
use outlines::WORLD;
use serde_json::Value;
use std::collections::BTreeMap;

/// The subject of a map.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Subject {
    /// A `geo:` URI.
    Place(String),
    /// Country codes, sorted and unique.
    Countries(Vec<String>),
}

impl Subject {
    fn of_place(place: &Value) -> Option<Self> {
        let coordinates = place["coordinates"].as_str()?;
        point(coordinates).map(|_| Self::Place(coordinates.into()))
    }

    fn of_entry(entry: &Value) -> Option<Self> {
        let mut codes: Vec<String> =
            entry["countries"].as_array()?.iter().filter_map(Value::as_str).map(str::to_owned).collect();
        codes.sort();
        codes.dedup();
        (!codes.is_empty()).then_some(Self::Countries(codes))
    }

    /// `None` if there is nothing to draw.
    fn draw(&self, drawing: &Drawing) -> Option<Map> {
        match self {
            Self::Place(coordinates) => {
                point(coordinates).map(|(latitude, longitude)| drawing.place(latitude, longitude))
            }
            Self::Countries(codes) => drawing.countries(&codes.iter().map(String::as_str).collect::<Vec<_>>()),
        }
    }
}

/// Draws all maps of a campaign, each once, and adds to the content items `map`, the hash of their files.
///
/// # Errors
/// A file can't be written.
pub fn add(files: &mut Files, colors: &Colors, assets: &Assets) -> Result<()> {
    let mut wanted: Vec<(&mut Value, Option<Subject>)> = Vec::new();
    for event in entries(&mut files.events) {
        let places = event.get_mut("locations").and_then(Value::as_object_mut);
        for (_, place) in places.into_iter().flatten() {
            let subject = Subject::of_place(place);
            wanted.push((place, subject));
        }
    }
    for entry in entries(&mut files.timeline) {
        let subject = Subject::of_entry(entry);
        wanted.push((entry, subject));
    }
    let mut subjects: Vec<Subject> = wanted.iter().filter_map(|(_, subject)| subject.clone()).collect();
    subjects.sort();
    subjects.dedup();
    let drawing = Drawing { outlines: &WORLD, colors };
    let drawn = cores::each(subjects, |subject| {
        let Some(Map { light, dark }) = subject.draw(&drawing) else { return Ok(None) };
        let hash = Asset::of("", [&*light, &*dark].concat().as_bytes()).hash;
        assets.write(&map_path(&hash, false), light.as_bytes())?;
        assets.write(&map_path(&hash, true), dark.as_bytes())?;
        Ok(Some((subject, hash)))
    })?;
    let hashes: BTreeMap<Subject, String> = drawn.into_iter().flatten().collect();
    for (value, subject) in wanted {
        let Some(object) = value.as_object_mut() else { continue };
        // A value in the authored file must not determine what a page loads.
        object.remove("map");
        if let Some(hash) = subject.and_then(|subject| hashes.get(&subject)) {
            object.insert("map".into(), hash.as_str().into());
        }
    }
    Ok(())
}

fn entries(file: &mut Value) -> &mut [Value] {
    file.get_mut("entries").and_then(Value::as_array_mut).map_or(&mut [], Vec::as_mut_slice)
}
