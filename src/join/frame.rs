//! The frame over the picture: the campaign's shirt, as if worn, with the hashtag on the chest.

use super::placement::{Matrix, Size};

/// The side of the square picture and the width of the tall one, in pixels.
pub const WIDTH: f64 = 1080.0;
/// The height of the tall picture, the format of stories.
pub const TALL: f64 = 1920.0;

/// A drawing operation. Shapes are SVG paths.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum DrawOperation<'a> {
    /// A filled path: path data and colour.
    Shape(&'static str, &'static str),
    /// A centred text: x and baseline, size and maximum width; then its colour.
    Text(&'a str, [f64; 4], &'static str),
}

/// The shirt's outline, an SVG path in a 200 × 180 drawing.
const FABRIC: &str = "M68 12C46 20 30 26 21 36 13 46 8 66 3 84c-1 4 0 6 4 8l30 13c3 1 4 0 6-4l7-16c2 30 1 65-1 95h102c-2-30-3-65-1-95l7 16c2 4 3 5 6 4l30-13c4-2 5-4 4-8-5-18-10-38-18-48-9-10-25-16-47-24-10 22-54 22-64 0z";
/// Its collar.
const COLLAR: &str = "M68 12c10 22 54 22 64 0l-7-3c-9 15-41 15-50 0z";
/// The drawing's width.
const DRAWING: f64 = 200.0;
/// The shirt's width relative to the picture's: its sleeves are cropped, as in a portrait.
const WIDER: f64 = 1.3;
/// The top of the drawing, in widths of the picture above its lower edge.
const RISE: f64 = 0.42;

/// The drawing operations, in order, and their transform.
pub fn frame(frame: Size, hashtag: &str) -> (Matrix, [DrawOperation<'_>; 3]) {
    let scale = frame.0 * WIDER / DRAWING;
    let matrix = [scale, 0.0, 0.0, scale, (frame.0 - DRAWING * scale) / 2.0, frame.1 - frame.0 * RISE];
    let shirt = [DrawOperation::Shape(FABRIC, "#f8f3e7"), DrawOperation::Shape(COLLAR, "#d9d2c3")];
    (matrix, [shirt[0], shirt[1], DrawOperation::Text(hashtag, [100.0, 52.0, 10.0, 78.0], "#0f5563")])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hashtag_is_within_the_picture() {
        for size in [(WIDTH, WIDTH), (WIDTH, TALL)] {
            let (matrix, operations) = frame(size, "#x");
            let DrawOperation::Text(_, [x, y, letters, most], _) = operations[2] else { panic!() };
            let at = |x: f64, y: f64| (matrix[0] * x + matrix[4], matrix[3] * y + matrix[5]);
            assert!(at(x - most / 2.0, 0.0).0 >= 0.0 && at(x + most / 2.0, 0.0).0 <= size.0);
            assert!(at(0.0, y + letters / 3.0).1 <= size.1, "{:?}", at(0.0, y));
            assert_eq!(at(x, 0.0).0, size.0 / 2.0);
        }
    }
}
