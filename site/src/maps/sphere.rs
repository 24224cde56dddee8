//! The globe, and its projection onto a plane.

/// The Earth's mean radius in kilometres (IUGG's R₁).
pub const RADIUS_KM: f64 = 6371.0088;

/// A point of the unit sphere.
pub type Vector = [f64; 3];

/// The point at a longitude and latitude in degrees.
pub fn vector(longitude: f64, latitude: f64) -> Vector {
    let (sin_lon, cos_lon) = longitude.to_radians().sin_cos();
    let (sin_lat, cos_lat) = latitude.to_radians().sin_cos();
    [cos_lat * cos_lon, cos_lat * sin_lon, sin_lat]
}

fn dot(a: Vector, b: Vector) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

/// The angle between two points, in radians.
pub fn distance(a: Vector, b: Vector) -> f64 {
    dot(a, b).clamp(-1.0, 1.0).acos()
}

/// The unit vector in a direction; `None` for the null vector.
fn unit(of: Vector) -> Option<Vector> {
    let length = dot(of, of).sqrt();
    (length > 1e-9).then(|| of.map(|part| part / length))
}

/// A spherical cap: all points within an angle of its centre.
#[derive(Clone, Copy, Debug)]
pub struct Cap {
    /// The centre.
    pub center: Vector,
    /// The angle in radians.
    pub radius: f64,
}

impl Cap {
    /// A cap that contains all these points.
    pub fn around(points: impl Iterator<Item = Vector> + Clone) -> Self {
        let sum = points.clone().fold([0.0; 3], |sum, point| [0, 1, 2].map(|axis| sum[axis] + point[axis]));
        let center = unit(sum).unwrap_or([1.0, 0.0, 0.0]);
        let radius = points.map(|point| distance(center, point)).fold(0.0, f64::max);
        Self { center, radius }
    }

    /// Whether it contains a point.
    pub fn holds(&self, point: Vector) -> bool {
        // Slightly enlarged, so that rounding does not decide at its edge.
        distance(self.center, point) <= self.radius + 1e-6
    }

    /// Whether two caps overlap.
    pub fn meets(&self, other: &Cap) -> bool {
        distance(self.center, other.center) <= self.radius + other.radius + 1e-6
    }
}

/// Lambert's azimuthal equal-area projection around a point, where shapes and distances are exact; areas are exact
/// everywhere, and neither the poles nor the 180° meridian are special. In radii of the globe; x to the right, y
/// upwards.
#[derive(Clone, Copy, Debug)]
pub struct Projection {
    center: Vector,
    east: Vector,
    north: Vector,
}

impl Projection {
    /// The projection around a point.
    pub fn around(center: Vector) -> Self {
        // At the poles, where every direction is south or north, as if they were on the prime meridian.
        let east = unit([-center[1], center[0], 0.0]).unwrap_or([0.0, 1.0, 0.0]);
        let [[cx, cy, cz], [ex, ey, ez]] = [center, east];
        Self { center, east, north: [cy * ez - cz * ey, cz * ex - cx * ez, cx * ey - cy * ex] }
    }

    /// Projects a point.
    pub fn forward(&self, point: Vector) -> [f64; 2] {
        // The antipode would be a circle in the plane; nothing is drawn there.
        let factor = (2.0 / (1.0 + dot(point, self.center)).max(1e-9)).sqrt();
        [factor * dot(point, self.east), factor * dot(point, self.north)]
    }

    /// The inverse of [`Projection::forward`].
    pub fn inverse(&self, [x, y]: [f64; 2]) -> Vector {
        let Self { center, east, north } = self;
        let square = (x * x + y * y).min(4.0);
        let (along, across) = (1.0 - square / 2.0, (1.0 - square / 4.0).sqrt());
        let point = [0, 1, 2].map(|axis| along * center[axis] + across * (x * east[axis] + y * north[axis]));
        unit(point).unwrap_or(*center)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn near(a: [f64; 2], b: [f64; 2]) -> bool {
        (a[0] - b[0]).abs() < 1e-4 && (a[1] - b[1]).abs() < 1e-4
    }

    #[test]
    fn the_projection_matches_snyders_example() {
        // Snyder, Map Projections: A Working Manual (1987), p. 332: radius 3, centre 40° N 100° W, point 20° S 100° E.
        let projection = Projection::around(vector(-100.0, 40.0));
        let [x, y] = projection.forward(vector(100.0, -20.0)).map(|part| part * 3.0);
        assert!(near([x, y], [-4.2339303, 4.0257775]), "{x} {y}");
    }

    #[test]
    fn the_180th_meridian_is_not_special() {
        let projection = Projection::around(vector(180.0, -17.0));
        let [west, east] = [179.0, -179.0].map(|longitude| projection.forward(vector(longitude, -17.0)));
        assert!(near([west[0], 0.0], [-east[0], 0.0]) && west[0] < 0.0 && (west[1] - east[1]).abs() < 1e-12);
        assert!((east[0] * RADIUS_KM - 106.3).abs() < 0.5, "{}", east[0] * RADIUS_KM);
    }

    #[test]
    fn the_poles_are_not_special() {
        for pole in [90.0, -90.0] {
            let projection = Projection::around(vector(24.0, pole));
            let all = [0.0, 90.0, 180.0, -90.0].map(|longitude| projection.forward(vector(longitude, pole * 0.99)));
            let radius = all[0][0].hypot(all[0][1]);
            assert!(all.iter().all(|[x, y]| (x.hypot(*y) - radius).abs() < 1e-9), "{all:?}");
        }
    }

    proptest! {
        #[test]
        fn the_projection_round_trips(lon in -180.0..180.0f64, lat in -90.0..90.0f64, lon2 in -180.0..180.0f64, lat2 in -90.0..90.0f64) {
            let (center, point) = (vector(lon, lat), vector(lon2, lat2));
            let projection = Projection::around(center);
            let plane = projection.forward(point);
            prop_assert!(plane.iter().all(|part| part.is_finite()));
            if distance(center, point) < 3.0 {
                prop_assert!(distance(projection.inverse(plane), point) < 1e-6);
            }
        }
    }
}
