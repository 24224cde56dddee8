//! A map as SVG: water, land, coasts and borders in the campaign's colours, for the light and the dark theme.
//!
//! Coordinates are integers relative to the previous one: a map takes some kilobytes. Its labels are the same in every
//! language: country codes (ISO 3166-1) and the symbol of the kilometre.

use super::outlines::{Country, Outlines, Polygon, place};
use super::shapes::{Frame, Point, area, from_edges, holds, simplified};
use super::sphere::vector;
use super::window::{HEIGHT, WIDTH, Window};
use campaign::theme::Colors;
use std::fmt::Write;

/// Widths for the map of a place: the first that shows a border or a coast, or the last one.
const WIDTHS_KM: [f64; 3] = [400.0, 800.0, 1600.0];

/// Three quarters of a pixel.
const TOLERANCE: f64 = 1.5;

/// Islands smaller than this, in units of area, are not drawn.
const SPECK: f64 = 16.0;
/// A highlighted country smaller than this is drawn as a dot.
const DOT: f64 = 60.0;

/// The minimum distance of a code's centre from anything else.
const ROOM: f64 = 30.0;
/// The scale's lower left corner and its maximum length.
const SCALE: [f64; 3] = [24.0, HEIGHT - 24.0, 220.0];

/// A map for both themes, as SVG.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Map {
    /// For the light theme.
    pub light: String,
    /// For the dark theme.
    pub dark: String,
}

/// Draws the maps of one campaign.
pub struct Drawing<'a> {
    /// The countries.
    pub outlines: &'a Outlines,
    /// The campaign's colours.
    pub colors: &'a Colors,
}

/// The visible parts of a country.
struct VisibleCountry<'a> {
    country: &'a Country,
    rings: Vec<Vec<Point>>,
}

/// The contents of a window.
struct Scene<'a> {
    countries: Vec<VisibleCountry<'a>>,
    borders: Vec<Vec<Point>>,
    coasts: Vec<Vec<Point>>,
}

impl Drawing<'_> {
    /// The map around a place, for its position and distances. Latitude and longitude in degrees.
    pub fn place(&self, latitude: f64, longitude: f64) -> Map {
        let point = vector(longitude, latitude);
        let mut scenes = WIDTHS_KM.iter().map(|width| {
            let window = Window::around(point, *width);
            let scene = self.scene(&window);
            (window, scene)
        });
        let shows = |scene: &Scene| !scene.borders.is_empty() || !scene.coasts.is_empty();
        let mut last = scenes.next();
        while let (false, Some(wider)) = (last.as_ref().is_some_and(|(_, scene)| shows(scene)), scenes.next()) {
            last = Some(wider);
        }
        let mut out = String::new();
        if let Some((window, scene)) = last {
            ground(&mut out, &scene, &[]);
            codes(&mut out, &scene);
            scale(&mut out, window.km());
            let [x, y] = [WIDTH / 2.0, HEIGHT / 2.0];
            let _ = write!(out, r#"<circle class="mark" cx="{x}" cy="{y}" r="11"/>"#);
        }
        self.painted(&out)
    }

    /// The map with highlighted countries; `None` if the outlines of none of them are known.
    pub fn countries(&self, codes: &[&str]) -> Option<Map> {
        let meant: Vec<&Country> = codes.iter().filter_map(|code| self.outlines.country(code)).collect();
        let window = Window::of(self.outlines, &meant)?;
        let scene = self.scene(&window);
        let mut out = String::new();
        ground(&mut out, &scene, codes);
        for country in meant {
            let seen = scene.countries.iter().find(|seen| seen.country.code() == country.code());
            let is_small = seen.is_none_or(|seen| seen.rings.iter().map(|ring| area(ring)).sum::<f64>() < DOT);
            if let Some(largest) = country.polygons.first().filter(|_| is_small) {
                let [x, y] = window.place(largest.cap.center);
                if (0.0..=WIDTH).contains(&x) && (0.0..=HEIGHT).contains(&y) {
                    let _ = write!(out, r#"<circle class="mark" cx="{x:.0}" cy="{y:.0}" r="8"/>"#);
                }
            }
        }
        Some(self.painted(&out))
    }

    /// Colours the drawing for both themes. Uses attributes rather than style, which the site's policy forbids.
    fn painted(&self, drawing: &str) -> Map {
        let [light, dark] = [false, true].map(|is_dark| {
            let of = |role: &str| self.colors.of(role, is_dark).css();
            let [water, land, ink, soft, sea] = ["seaSoft", "paper", "ink", "inkSoft", "sea"].map(of);
            let text = r#"font-family="system-ui,sans-serif" font-size="26" font-weight="600" text-anchor="middle" paint-order="stroke""#;
            let attributes = [
                ("water", format!(r#"fill="{water}""#)),
                ("land", format!(r#"fill="{land}" fill-rule="evenodd""#)),
                ("meant", format!(r#"fill="{sea}" fill-rule="evenodd" stroke="{land}" stroke-width="1.5""#)),
                ("border", format!(r#"fill="none" stroke="{soft}" stroke-width="1.5" stroke-dasharray="6 4""#)),
                ("coast", format!(r#"fill="none" stroke="{soft}" stroke-width="2" stroke-linejoin="round""#)),
                ("mark", format!(r#"fill="{sea}" stroke="{land}" stroke-width="5""#)),
                ("scale", format!(r#"fill="none" stroke="{ink}" stroke-width="3""#)),
                ("text", format!(r#"fill="{ink}" stroke="{land}" stroke-width="6" {text}"#)),
            ];
            let begin = format!(r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">"#);
            let ground = format!(r#"<rect class="water" width="{WIDTH}" height="{HEIGHT}"/>"#);
            attributes
                .iter()
                .fold([&*begin, &*ground, drawing, "</svg>"].concat(), |svg, (class, attributes)| {
                    svg.replace(&format!(r#"class="{class}""#), attributes)
                })
        });
        Map { light, dark }
    }

    /// Everything in a window.
    fn scene(&self, window: &Window) -> Scene<'_> {
        // The frame is enlarged so that lines cut at its edges end outside the picture.
        let frame = Frame { from: [-4.0; 2], to: [WIDTH + 4.0, HEIGHT + 4.0] };
        let lines = self.outlines.lines();
        let mut drawn: Vec<Option<Vec<Point>>> = vec![None; lines.len()];
        let mut countries = Vec::new();
        for country in self.outlines.countries() {
            let mut rings = Vec::new();
            for polygon in country.polygons.iter().filter(|polygon| window.meets(&polygon.cap)) {
                for ring in self.rings(polygon, window, &mut drawn) {
                    let ring = frame.ring(&ring);
                    if area(&ring) >= SPECK {
                        rings.push(ring);
                    }
                }
            }
            if !rings.is_empty() {
                countries.push(VisibleCountry { country, rings });
            }
        }
        let mut scene = Scene { countries, borders: Vec::new(), coasts: Vec::new() };
        for (line, points) in lines.iter().zip(&drawn) {
            let Some(points) = points else { continue };
            let is_speck = points.first() == points.last() && area(points) < SPECK;
            if is_speck || !window.meets(&line.cap) {
                continue;
            }
            let parts = frame.lines(points);
            if line.is_border { scene.borders.extend(parts) } else { scene.coasts.extend(parts) }
        }
        scene
    }

    /// The visible rings of a polygon; each of their lines is processed once.
    fn rings(&self, polygon: &Polygon, window: &Window, drawn: &mut [Option<Vec<Point>>]) -> Vec<Vec<Point>> {
        let mut rings = Vec::with_capacity(polygon.rings.len());
        for ring in &polygon.rings {
            let mut points: Vec<Point> = Vec::new();
            for line in ring {
                let at = place(*line);
                let line_points = drawn[at].get_or_insert_with(|| {
                    let all: Vec<Point> =
                        self.outlines.lines()[at].points.iter().map(|one| window.place(*one)).collect();
                    simplified(&all, TOLERANCE)
                });
                // The next line begins where this one ends.
                points.pop();
                if *line < 0 { points.extend(line_points.iter().rev()) } else { points.extend(line_points.iter()) }
            }
            points.pop();
            rings.push(points);
        }
        rings
    }
}

/// Land, borders, highlighted countries, coasts.
fn ground(out: &mut String, scene: &Scene, meant: &[&str]) {
    let is_meant = |seen: &&VisibleCountry| meant.contains(&seen.country.code());
    let rings = |seen: &[&VisibleCountry]| -> String {
        seen.iter().flat_map(|seen| &seen.rings).map(|ring| path(ring, true)).collect()
    };
    let (filled, others): (Vec<&VisibleCountry>, Vec<&VisibleCountry>) = scene.countries.iter().partition(is_meant);
    let lines = |lines: &[Vec<Point>]| -> String { lines.iter().map(|line| path(line, false)).collect() };
    for (class, data) in [
        ("land", rings(&others)),
        ("border", lines(&scene.borders)),
        ("meant", rings(&filled)),
        ("coast", lines(&scene.coasts)),
    ] {
        if !data.is_empty() {
            let _ = write!(out, r#"<path class="{class}" d="{data}"/>"#);
        }
    }
}

/// `M10 20l3-4`: rounded, without coinciding points; empty if only a point remains.
fn path(points: &[Point], is_ring: bool) -> String {
    let whole = |value: f64| value.clamp(-1e6, 1e6).round() as i32;
    let mut rounded: Vec<[i32; 2]> = points.iter().map(|point| point.map(whole)).collect();
    rounded.dedup();
    if rounded.len() < 2 {
        return String::new();
    }
    let mut out = String::new();
    for (at, point) in rounded.iter().enumerate() {
        let before = if at == 0 { [0, 0] } else { rounded[at - 1] };
        let [x, y] = [0, 1].map(|axis| point[axis] - before[axis]);
        out += match at {
            0 => "M",
            1 => "l",
            // A minus sign also separates numbers.
            _ if x < 0 => "",
            _ => " ",
        };
        let _ = write!(out, "{x}{}{y}", if y < 0 { "" } else { " " });
    }
    if is_ring { out + "z" } else { out }
}

/// The code of each country, where there is space for it.
fn codes(out: &mut String, scene: &Scene) {
    const STEP: usize = 16;
    for seen in scene.countries.iter().filter(|seen| !seen.country.code().is_empty()) {
        let mut best = (ROOM, None);
        for y in (STEP..HEIGHT as usize).step_by(STEP) {
            for x in (STEP..WIDTH as usize).step_by(STEP) {
                let at = [x as f64, y as f64];
                let from_mark = (at[0] - WIDTH / 2.0).hypot(at[1] - HEIGHT / 2.0) - 12.0;
                let is_in_scale = at[0] < SCALE[0] + SCALE[2] + ROOM && at[1] > SCALE[1] - 3.0 * ROOM;
                if from_mark <= best.0 || is_in_scale || !holds(&seen.rings, at) {
                    continue;
                }
                let room = from_edges(&seen.rings, at).min(from_mark);
                if room > best.0 {
                    best = (room, Some(at));
                }
            }
        }
        if let Some([x, y]) = best.1 {
            let _ = write!(out, r#"<text class="text" x="{x}" y="{}">{}</text>"#, y + 9.0, seen.country.code());
        }
    }
}

/// A line whose length is a round number of kilometres.
fn scale(out: &mut String, km: f64) {
    let [x, y, longest] = SCALE;
    let round = [500, 200, 100, 50, 20, 10].into_iter().find(|round| f64::from(*round) / km <= longest).unwrap_or(10);
    let length = (f64::from(round) / km).round();
    let _ = write!(
        out,
        r#"<path class="scale" d="M{x} {}v10h{length}v-10"/><text class="text" x="{:.0}" y="{}">{round} km</text>"#,
        y - 10.0,
        x + length / 2.0,
        y - 18.0
    );
}

#[cfg(test)]
mod tests;
