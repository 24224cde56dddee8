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
use campaign::Campaign;
use campaign::authored::{Entry, Place};
use campaign::check::point;
use campaign::publish::Media;
use campaign::theme::Colors;
use drawing::{Drawing, Map};
use outlines::WORLD;
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
    fn of_place(place: &Place) -> Option<Self> {
        point(&place.coordinates).map(|_| Self::Place(place.coordinates.clone()))
    }

    fn of_entry(entry: &Entry) -> Option<Self> {
        let mut codes = entry.countries.clone();
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

/// Draws all maps of a campaign, each once, and adds the hashes of their files to `media`.
///
/// # Errors
/// A file can't be written.
pub fn add(campaign: &Campaign, colors: &Colors, assets: &Assets, media: &mut Media) -> Result<()> {
    let places = || campaign.events.entries.iter().flat_map(|event| event.locations.values());
    let entries = || campaign.timeline.entries.iter();
    let mut subjects: Vec<Subject> =
        places().filter_map(Subject::of_place).chain(entries().filter_map(Subject::of_entry)).collect();
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
    let hash = |subject: Option<Subject>| hashes.get(&subject?).cloned();
    media.places = places().filter_map(|one| Some((one.coordinates.clone(), hash(Subject::of_place(one))?))).collect();
    media.countries = entries().filter_map(|one| Some((one.id.clone(), hash(Subject::of_entry(one))?))).collect();
    Ok(())
}
