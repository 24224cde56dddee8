//! The position of a picture under the frame: scaled, moved, rotated, and always covering it.

/// Width and height, in pixels of any kind.
pub type Size = (f64, f64);

/// A canvas transform, in the order of `setTransform`.
pub type Matrix = [f64; 6];

/// The maximum zoom, as a multiple of the scale that just covers the frame.
pub const LARGEST: f64 = 5.0;

/// A placement. Lengths are relative to the frame's width, so that they apply to any size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placement {
    /// 1: the picture just covers the frame.
    pub zoom: f64,
    /// The picture's centre relative to the frame's, to the right.
    pub x: f64,
    /// The same, downwards.
    pub y: f64,
    /// The rotation in degrees, clockwise.
    pub turn: f64,
}

impl Default for Placement {
    fn default() -> Self {
        Self { zoom: 1.0, x: 0.0, y: 0.0, turn: 0.0 }
    }
}

/// A change by a gesture or a slider.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    /// Movement to the right, in widths of the frame.
    pub x: f64,
    /// Movement downwards, in widths of the frame.
    pub y: f64,
    /// The zoom factor.
    pub zoom: f64,
    /// The rotation in degrees.
    pub turn: f64,
}

impl Placement {
    /// The placement after a change, adjusted so that the picture still covers the frame.
    pub fn changed(self, by: Change, picture: Size, frame: Size) -> Self {
        let moved = Self { zoom: self.zoom * by.zoom, x: self.x + by.x, y: self.y + by.y, turn: self.turn + by.turn };
        moved.covering(picture, frame)
    }

    /// The nearest placement at which the picture covers the frame.
    pub fn covering(self, picture: Size, frame: Size) -> Self {
        let finite = |value: f64, or: f64| if value.is_finite() { value } else { or };
        let turn = (finite(self.turn, 0.0) + 180.0).rem_euclid(360.0) - 180.0;
        let zoom = finite(self.zoom, 1.0).clamp(1.0, LARGEST);
        let scale = least(picture, frame, turn) * zoom;
        let (sin, cos) = turn.to_radians().sin_cos();
        // In the picture's coordinate system its edges are axis-aligned, and the frame is rotated.
        let (x, y) = (finite(self.x, 0.0) * frame.0, finite(self.y, 0.0) * frame.0);
        let (across, down) = half_extents(frame, turn);
        let room = |side: f64, half: f64| (side * scale / 2.0 - half).max(0.0);
        let (wide, high) = (room(picture.0, across), room(picture.1, down));
        let (along, beside) = (x * cos + y * sin, y * cos - x * sin);
        let (along, beside) = (along.clamp(-wide, wide), beside.clamp(-high, high));
        Self { zoom, x: (along * cos - beside * sin) / frame.0, y: (along * sin + beside * cos) / frame.0, turn }
    }

    /// The transform for drawing the picture centred at 0, 0.
    pub fn matrix(self, picture: Size, frame: Size) -> Matrix {
        let scale = least(picture, frame, self.turn) * self.zoom;
        let (sin, cos) = self.turn.to_radians().sin_cos();
        let (x, y) = (frame.0 / 2.0 + self.x * frame.0, frame.1 / 2.0 + self.y * frame.0);
        [cos * scale, sin * scale, -sin * scale, cos * scale, x, y]
    }
}

/// Half the extent of the rotated frame in the picture's coordinate system.
fn half_extents(frame: Size, turn: f64) -> (f64, f64) {
    let (sin, cos) = turn.to_radians().sin_cos();
    let (sin, cos) = (sin.abs(), cos.abs());
    ((frame.0 * cos + frame.1 * sin) / 2.0, (frame.0 * sin + frame.1 * cos) / 2.0)
}

/// The scale at which a picture with this rotation just covers the frame.
fn least(picture: Size, frame: Size, turn: f64) -> f64 {
    let (across, down) = half_extents(frame, turn);
    (2.0 * across / picture.0.max(1.0)).max(2.0 * down / picture.1.max(1.0))
}

/// The fingers on the picture: one moves it, two also scale and rotate it.
#[derive(Clone, Debug, Default)]
pub struct Touches {
    fingers: Vec<(i32, f64, f64)>,
}

impl Touches {
    /// A finger or the mouse button goes down.
    pub fn down(&mut self, id: i32, x: f64, y: f64) {
        self.up(id);
        self.fingers.truncate(1);
        self.fingers.push((id, x, y));
    }

    /// It is released or lost.
    pub fn up(&mut self, id: i32) {
        self.fingers.retain(|finger| finger.0 != id);
    }

    /// It moves; `width` is the frame's width on the screen.
    pub fn moved(&mut self, id: i32, x: f64, y: f64, width: f64) -> Option<Change> {
        let at = self.fingers.iter().position(|finger| finger.0 == id).filter(|_| width > 0.0)?;
        let (_, from_x, from_y) = std::mem::replace(&mut self.fingers[at], (id, x, y));
        // With two fingers, their midpoint moves half as far.
        let share = width * self.fingers.len() as f64;
        let change = Change { x: (x - from_x) / share, y: (y - from_y) / share, zoom: 1.0, turn: 0.0 };
        let Some(other) = self.fingers.iter().find(|finger| finger.0 != id) else { return Some(change) };
        let (before, after) = ((from_x - other.1, from_y - other.2), (x - other.1, y - other.2));
        let lengths = (before.0.hypot(before.1), after.0.hypot(after.1));
        if lengths.0 < 1.0 || lengths.1 < 1.0 {
            return Some(change);
        }
        let turn = (after.1.atan2(after.0) - before.1.atan2(before.0)).to_degrees();
        let turn = (turn + 180.0).rem_euclid(360.0) - 180.0;
        Some(Change { zoom: lengths.1 / lengths.0, turn, ..change })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The frame's corners in the picture's coordinates.
    fn corners(place: Placement, picture: Size, frame: Size) -> [(f64, f64); 4] {
        let [a, b, c, d, e, f] = place.matrix(picture, frame);
        let whole = a * d - b * c;
        [(0.0, 0.0), (frame.0, 0.0), (0.0, frame.1), frame].map(|(x, y)| {
            let (x, y) = (x - e, y - f);
            ((d * x - c * y) / whole, (a * y - b * x) / whole)
        })
    }

    proptest! {
        #[test]
        fn the_frame_is_always_covered(
            zoom in -1.0..9.0f64, x in -9.0..9.0f64, y in -9.0..9.0f64, turn in -999.0..999.0f64,
            wide in 1.0..9000.0f64, high in 1.0..9000.0f64, tall in any::<bool>(),
        ) {
            let (picture, frame) = ((wide, high), (1080.0, if tall { 1920.0 } else { 1080.0 }));
            let place = Placement { zoom, x, y, turn }.covering(picture, frame);
            for (x, y) in corners(place, picture, frame) {
                let slack = 1e-6 * (wide + high);
                prop_assert!(x.abs() <= wide / 2.0 + slack && y.abs() <= high / 2.0 + slack, "{place:?} {x} {y}");
            }
            let again = place.covering(picture, frame);
            prop_assert!((again.x - place.x).abs() < 1e-6 && (again.y - place.y).abs() < 1e-6);
        }
    }

    #[test]
    fn a_picture_fits_without_being_touched() {
        let matrix = Placement::default().matrix((2000.0, 1000.0), (1080.0, 1080.0));
        assert_eq!(matrix, [1.08, 0.0, 0.0, 1.08, 540.0, 540.0]);
        let far = Placement { x: 9.0, y: 9.0, ..Placement::default() }.covering((2000.0, 1000.0), (1080.0, 1080.0));
        assert_eq!((far.x, far.y), (0.5, 0.0), "no further than its edge, and not at all where there is no room");
        assert_eq!(Placement { zoom: f64::NAN, x: f64::NAN, ..far }.covering((1.0, 1.0), (1.0, 1.0)).zoom, 1.0);
    }

    #[test]
    fn one_finger_moves_two_scale_and_turn() {
        let mut touches = Touches::default();
        touches.down(1, 10.0, 10.0);
        assert_eq!(touches.moved(1, 30.0, 10.0, 200.0), Some(Change { x: 0.1, y: 0.0, zoom: 1.0, turn: 0.0 }));
        touches.down(2, 130.0, 10.0);
        let apart = touches.moved(2, 230.0, 10.0, 200.0).unwrap();
        assert_eq!((apart.zoom, apart.turn, apart.x), (2.0, 0.0, 0.25));
        let around = touches.moved(2, 30.0, 210.0, 200.0).unwrap();
        assert!((around.turn - 90.0).abs() < 1e-9 && (around.zoom - 1.0).abs() < 1e-9);
        touches.up(2);
        assert_eq!(touches.moved(2, 0.0, 0.0, 200.0), None);
        assert_eq!(touches.moved(1, 30.0, 10.0, 0.0), None);
    }
}
