//! The part of the globe that a map shows.

use super::outlines::{Country, Outlines, Polygon, place};
use super::shapes::{Point, area};
use super::sphere::{Cap, Projection, RADIUS_KM, Vector, distance};

/// The width of the picture in its units, of which two are a pixel.
pub const WIDTH: f64 = 720.0;
/// The height of the picture.
pub const HEIGHT: f64 = 480.0;

/// The margin between countries and the edges.
const MARGIN: f64 = 36.0;

/// The minimum width of a window around countries, in kilometres, so that a small one is shown with its neighbours.
const LEAST_KM: f64 = 500.0;

/// Countries farther than this from the centre, in radians, are not shown: that would be most of the globe.
const FARTHEST: f64 = 1.2;

/// A part smaller than this fraction of the country's largest part does not enlarge the window; most are distant
/// islands.
const PART: f64 = 0.2;

/// In square kilometres. A larger country that dwarfs its neighbours is shown only as far as the window around them.
const LARGE: f64 = 3e6;

/// A part of the globe in a picture.
pub struct Window {
    projection: Projection,
    /// The projected centre of the picture.
    middle: Point,
    /// Units of the picture per radius of the globe.
    scale: f64,
    /// A cap that contains everything visible.
    cap: Cap,
}

impl Window {
    /// Around a point, with a width in kilometres.
    pub fn around(point: Vector, width_km: f64) -> Self {
        Self::new(Projection::around(point), [0.0; 2], WIDTH / width_km * RADIUS_KM)
    }

    /// The window that contains these countries; `None` if there are none or if they span the globe.
    pub fn of(outlines: &Outlines, countries: &[&Country]) -> Option<Self> {
        let points = framed(outlines, countries);
        let mut center = Cap::around(points.iter().copied()).center;
        // Countries are asymmetric, so the centre of their points is not that of the picture.
        for _ in 0..4 {
            let projection = Projection::around(center);
            center = projection.inverse(middle(bounds(&projection, &points)?));
        }
        if points.iter().any(|point| distance(center, *point) > FARTHEST) {
            return None;
        }
        let projection = Projection::around(center);
        let [from, to] = bounds(&projection, &points)?;
        let fit = |room: f64, axis: usize| (room - 2.0 * MARGIN) / (to[axis] - from[axis]).max(1e-9);
        let scale = fit(WIDTH, 0).min(fit(HEIGHT, 1)).min(WIDTH / LEAST_KM * RADIUS_KM);
        Some(Self::new(projection, middle([from, to]), scale))
    }

    fn new(projection: Projection, middle: Point, scale: f64) -> Self {
        let at = |[x, y]: Point| projection.inverse([middle[0] + x / scale / 2.0, middle[1] + y / scale / 2.0]);
        let corners = [[-WIDTH, -HEIGHT], [WIDTH, -HEIGHT], [WIDTH, HEIGHT], [-WIDTH, HEIGHT]].map(at);
        let center = at([0.0; 2]);
        let radius = corners.into_iter().map(|corner| distance(center, corner)).fold(0.0, f64::max);
        let cap = Cap { center, radius };
        Self { projection, middle, scale, cap }
    }

    /// The position of a point in the picture; y downwards.
    pub fn place(&self, point: Vector) -> Point {
        let [x, y] = self.projection.forward(point);
        [WIDTH / 2.0 + (x - self.middle[0]) * self.scale, HEIGHT / 2.0 - (y - self.middle[1]) * self.scale]
    }

    /// Whether part of a cap may be in the picture.
    pub fn meets(&self, cap: &Cap) -> bool {
        self.cap.meets(cap)
    }

    /// Kilometres per unit of the picture, at its centre.
    pub fn km(&self) -> f64 {
        RADIUS_KM / self.scale
    }
}

/// The points that a window around these countries must contain.
fn framed(outlines: &Outlines, countries: &[&Country]) -> Vec<Vector> {
    let sized = |country: &&Country| {
        let areas: Vec<f64> = country.polygons.iter().map(|polygon| square_km(outlines, polygon)).collect();
        let largest = areas.iter().copied().fold(0.0, f64::max);
        let parts = country.polygons.iter().zip(&areas).filter(|(_, area)| **area >= PART * largest);
        let parts: Vec<Vec<Vector>> = parts.map(|(polygon, _)| outer(outlines, polygon)).collect();
        (areas.iter().sum::<f64>(), parts.concat())
    };
    let mut sized: Vec<(f64, Vec<Vector>)> = countries.iter().map(sized).collect();
    sized.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    let (mut sum, mut points) = (0.0, Vec::new());
    for (area, part) in sized {
        let is_large = area > LARGE.max(3.0 * sum);
        let others = Cap::around(points.iter().copied());
        if is_large && !points.is_empty() && part.iter().any(|point| others.holds(*point)) {
            continue;
        }
        sum += area;
        points.extend(part);
    }
    points
}

fn outer(outlines: &Outlines, polygon: &Polygon) -> Vec<Vector> {
    let Some(ring) = polygon.rings.first() else { return Vec::new() };
    let lines = ring.iter().map(|line| (*line < 0, &outlines.lines()[place(*line)].points));
    let in_order = |(is_reversed, points): (bool, &Vec<Vector>)| -> Vec<Vector> {
        if is_reversed { points.iter().rev().copied().collect() } else { points.clone() }
    };
    lines.flat_map(in_order).collect()
}

fn square_km(outlines: &Outlines, polygon: &Polygon) -> f64 {
    let projection = Projection::around(polygon.cap.center);
    let ring: Vec<Point> = outer(outlines, polygon).into_iter().map(|point| projection.forward(point)).collect();
    area(&ring) * RADIUS_KM * RADIUS_KM
}

/// The minimum and maximum coordinates; `None` without points.
fn bounds(projection: &Projection, points: &[Vector]) -> Option<[Point; 2]> {
    let mut all = points.iter().map(|point| projection.forward(*point));
    let first = all.next()?;
    Some(all.fold([first, first], |[from, to], point| {
        [[0, 1].map(|axis| from[axis].min(point[axis])), [0, 1].map(|axis| to[axis].max(point[axis]))]
    }))
}

fn middle([from, to]: [Point; 2]) -> Point {
    [0, 1].map(|axis| f64::midpoint(from[axis], to[axis]))
}

#[cfg(test)]
mod tests {
    use super::super::outlines::WORLD;
    use super::super::sphere::vector;
    use super::*;

    fn window(codes: &[&str]) -> Window {
        let countries: Vec<&Country> = codes.iter().filter_map(|code| WORLD.country(code)).collect();
        Window::of(&WORLD, &countries).unwrap()
    }

    fn shows(window: &Window, longitude: f64, latitude: f64) -> bool {
        let [x, y] = window.place(vector(longitude, latitude));
        (0.0..=WIDTH).contains(&x) && (0.0..=HEIGHT).contains(&y)
    }

    #[test]
    fn areas_are_preserved() {
        let country = WORLD.country("LV").unwrap();
        let sum: f64 = country.polygons.iter().map(|polygon| square_km(&WORLD, polygon)).sum();
        assert!((sum - 64_600.0).abs() < 1500.0, "{sum}");
    }

    #[test]
    fn a_window_contains_its_countries() {
        let baltic = window(&["LV", "LT", "EE"]);
        for (longitude, latitude) in [(24.1, 56.9), (25.3, 54.7), (24.7, 59.4), (21.0, 56.5), (28.2, 56.2)] {
            assert!(shows(&baltic, longitude, latitude));
        }
        assert!(!shows(&baltic, 37.6, 55.7) && (0.8..1.6).contains(&(baltic.km())), "{}", baltic.km());
    }

    #[test]
    fn a_large_neighbour_does_not_shrink_the_others() {
        let [with, without] = [window(&["LV", "LT", "EE", "RU"]), window(&["LV", "LT", "EE"])];
        assert!((with.km() - without.km()).abs() < 1e-9);
        let alone = window(&["RU"]);
        assert!(shows(&alone, 37.6, 55.7) && shows(&alone, 177.5, 64.7));
    }

    #[test]
    fn a_distant_part_does_not_shrink_its_country() {
        let window = window(&["FR"]);
        assert!(shows(&window, 2.3, 48.9) && !shows(&window, -52.3, 4.9));
    }

    #[test]
    fn countries_that_span_the_globe_have_no_window() {
        let countries = ["BR", "CN", "US", "AU"].map(|code| WORLD.country(code).unwrap());
        assert!(Window::of(&WORLD, &countries).is_none());
        // An ocean is no obstacle.
        let window = window(&["US", "LV"]);
        assert!(shows(&window, -100.0, 40.0) && shows(&window, 24.1, 56.9));
    }

    #[test]
    fn both_sides_of_the_180th_meridian_are_one_window() {
        let window = window(&["FJ"]);
        assert!(shows(&window, 178.4, -18.1) && window.km() < 3.0, "{}", window.km());
    }

    #[test]
    fn no_countries_have_no_window() {
        assert!(Window::of(&WORLD, &[]).is_none());
    }
}
