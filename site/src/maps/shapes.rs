//! Lines and rings in a picture: clipped at its edges and simplified.

/// A position in the picture, in its units.
pub type Point = [f64; 2];

/// The visible area, from its upper left to its lower right corner.
#[derive(Clone, Copy, Debug)]
pub struct Frame {
    /// The minimum coordinates.
    pub from: Point,
    /// The maximum coordinates.
    pub to: Point,
}

/// Simplifies a line: drops points no farther than `tolerance` from the result (Douglas–Peucker). The first and the
/// last point are kept.
pub fn simplified(line: &[Point], tolerance: f64) -> Vec<Point> {
    let mut stays = vec![false; line.len()];
    if let Some(last) = line.len().checked_sub(1) {
        (stays[0], stays[last]) = (true, true);
        let mut open = vec![(0, last)];
        while let Some((from, to)) = open.pop() {
            let far = (from + 1..to).map(|at| (at, from_segment(line[at], line[from], line[to])));
            let farthest = far.max_by(|(_, a), (_, b)| a.total_cmp(b)).filter(|(_, far)| *far > tolerance);
            if let Some((at, _)) = farthest {
                stays[at] = true;
                open.extend([(from, at), (at, to)]);
            }
        }
    }
    line.iter().zip(stays).filter(|(_, stays)| *stays).map(|(point, _)| *point).collect()
}

/// The distance of a point from a line segment.
pub fn from_segment([x, y]: Point, [x1, y1]: Point, [x2, y2]: Point) -> f64 {
    let (dx, dy) = (x2 - x1, y2 - y1);
    let square = dx * dx + dy * dy;
    let along = if square > 0.0 { (((x - x1) * dx + (y - y1) * dy) / square).clamp(0.0, 1.0) } else { 0.0 };
    (x - x1 - along * dx).hypot(y - y1 - along * dy)
}

impl Frame {
    /// The parts of a line within the frame (Liang–Barsky).
    pub fn lines(&self, line: &[Point]) -> Vec<Vec<Point>> {
        let mut parts: Vec<Vec<Point>> = Vec::new();
        for pair in line.windows(2) {
            let Some([from, to]) = self.segment(pair[0], pair[1]) else { continue };
            match parts.last_mut().filter(|part| part.last() == Some(&from)) {
                Some(part) => part.push(to),
                None => parts.push(vec![from, to]),
            }
        }
        parts
    }

    fn segment(&self, from: Point, to: Point) -> Option<[Point; 2]> {
        let way = [to[0] - from[0], to[1] - from[1]];
        let (mut enters, mut leaves) = (0f64, 1f64);
        for axis in 0..2 {
            for (toward, room) in [(-way[axis], from[axis] - self.from[axis]), (way[axis], self.to[axis] - from[axis])]
            {
                if toward == 0.0 && room < 0.0 {
                    return None;
                }
                match toward {
                    _ if toward < 0.0 => enters = enters.max(room / toward),
                    _ if toward > 0.0 => leaves = leaves.min(room / toward),
                    _ => {}
                }
            }
        }
        let at = |part: f64| match part {
            0.0 => from,
            1.0 => to,
            _ => [from[0] + part * way[0], from[1] + part * way[1]],
        };
        (enters <= leaves).then(|| [at(enters), at(leaves)])
    }

    /// A ring clipped to the frame, along whose edges it continues (Sutherland–Hodgman). Empty if nothing remains.
    pub fn ring(&self, ring: &[Point]) -> Vec<Point> {
        let mut points = ring.to_vec();
        for axis in 0..2 {
            for (limit, sign) in [(self.from[axis], 1.0), (self.to[axis], -1.0)] {
                let inside = |point: &Point| sign * (point[axis] - limit) >= 0.0;
                let mut kept = Vec::with_capacity(points.len());
                for (at, point) in points.iter().enumerate() {
                    let before = &points[if at == 0 { points.len() - 1 } else { at - 1 }];
                    if inside(before) != inside(point) {
                        let part = (limit - before[axis]) / (point[axis] - before[axis]);
                        let mut cut = [0, 1].map(|axis| before[axis] + part * (point[axis] - before[axis]));
                        cut[axis] = limit;
                        kept.push(cut);
                    }
                    if inside(point) {
                        kept.push(*point);
                    }
                }
                points = kept;
            }
        }
        points
    }
}

/// The area of a ring, in either direction.
pub fn area(ring: &[Point]) -> f64 {
    let next = ring.iter().cycle().skip(1);
    ring.iter().zip(next).map(|(a, b)| a[0] * b[1] - b[0] * a[1]).sum::<f64>().abs() / 2.0
}

/// Whether a point is within rings, where a ring inside another is a hole.
pub fn holds(rings: &[Vec<Point>], [x, y]: Point) -> bool {
    let crosses = |from: &Point, to: &Point| {
        (from[1] > y) != (to[1] > y) && x < from[0] + (to[0] - from[0]) * (y - from[1]) / (to[1] - from[1])
    };
    let crossed =
        |ring: &Vec<Point>| ring.iter().zip(ring.iter().cycle().skip(1)).filter(|(a, b)| crosses(a, b)).count();
    rings.iter().map(crossed).sum::<usize>() % 2 == 1
}

/// The distance of a point from the nearest edge of rings.
pub fn from_edges(rings: &[Vec<Point>], point: Point) -> f64 {
    let edges = rings.iter().flat_map(|ring| ring.iter().zip(ring.iter().cycle().skip(1)));
    edges.map(|(a, b)| from_segment(point, *a, *b)).fold(f64::INFINITY, f64::min)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FRAME: Frame = Frame { from: [0.0, 0.0], to: [100.0, 50.0] };

    #[test]
    fn lines_are_clipped_at_the_frame() {
        let line = [[-50.0, 25.0], [50.0, 25.0], [50.0, 75.0], [75.0, 75.0], [75.0, 25.0]];
        let parts = FRAME.lines(&line);
        assert_eq!(parts, [vec![[0.0, 25.0], [50.0, 25.0], [50.0, 50.0]], vec![[75.0, 50.0], [75.0, 25.0]]]);
        assert_eq!(FRAME.lines(&[[-1.0, 0.0], [-1.0, 50.0]]), Vec::<Vec<Point>>::new());
    }

    #[test]
    fn a_ring_around_the_frame_fills_it() {
        let ring = FRAME.ring(&[[-10.0, -10.0], [110.0, -10.0], [110.0, 60.0], [-10.0, 60.0]]);
        assert_eq!((ring.len(), area(&ring)), (4, 5000.0));
        assert!(FRAME.ring(&[[-10.0, 0.0], [-5.0, 5.0], [-10.0, 5.0]]).is_empty());
        assert!(FRAME.ring(&[]).is_empty());
    }

    #[test]
    fn only_visible_points_remain() {
        let line = [[0.0, 0.0], [1.0, 0.1], [2.0, 0.0], [2.0, 5.0], [2.1, 6.0], [2.0, 7.0]];
        assert_eq!(simplified(&line, 0.5), [[0.0, 0.0], [2.0, 0.0], [2.0, 7.0]]);
        let island = [[0.0, 0.0], [4.0, 0.0], [4.0, 4.0], [0.0, 0.0]];
        assert_eq!(simplified(&island, 0.5), island);
        assert_eq!(simplified(&[], 1.0), Vec::<Point>::new());
    }

    #[test]
    fn a_hole_is_outside() {
        let square = |from: f64, to: f64| vec![[from, from], [to, from], [to, to], [from, to]];
        let rings = [square(0.0, 10.0), square(4.0, 6.0)];
        assert!(holds(&rings, [2.0, 2.0]) && !holds(&rings, [5.0, 5.0]) && !holds(&rings, [11.0, 5.0]));
        assert_eq!(from_edges(&rings, [2.0, 5.0]), 2.0);
    }

    proptest! {
        #[test]
        fn clipped_rings_are_within_the_frame(ring in prop::collection::vec([-300.0..300.0f64, -300.0..300.0f64], 0..40)) {
            let is_in = |[x, y]: &Point| {
                (-1e-6..=100.0 + 1e-6).contains(x) && (-1e-6..=50.0 + 1e-6).contains(y)
            };
            let cut = FRAME.ring(&ring);
            prop_assert!(cut.iter().all(is_in), "{cut:?}");
            prop_assert!(area(&cut) <= 5000.0 * ring.len() as f64);
            prop_assert!(FRAME.lines(&ring).iter().flatten().all(is_in));
            prop_assert!(simplified(&ring, 5.0).iter().all(|point| ring.contains(point)));
        }
    }
}
