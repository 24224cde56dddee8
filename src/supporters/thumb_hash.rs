//! ThumbHash: a photo's placeholder in about twenty bytes.
//!
//! The format is Evan Wallace's (<https://evanw.github.io/thumbhash/>): averages and the lowest frequencies of
//! luminance and two colour differences, with four bits each. Photos have no transparency here, so hashes with it are
//! rejected.

use std::f64::consts::PI;

/// The size at which it is drawn: up to seven frequencies need no more pixels.
pub const SIDE: u32 = 16;

/// The length of a hash without frequencies, in bytes.
const HEAD: usize = 5;
/// The number of frequencies of the colour differences in each direction.
const COLOUR: usize = 3;

/// A decoded hash.
#[derive(Clone, Debug, PartialEq)]
pub struct ThumbHash {
    /// Luminance, yellow–blue, red–green.
    channels: [Channel; 3],
}

/// A channel: its average, and its cosine coefficients by frequency, row by row.
#[derive(Clone, Debug, PartialEq)]
struct Channel {
    average: f64,
    columns: usize,
    rows: usize,
    cosines: Vec<f64>,
}

impl ThumbHash {
    /// Decodes a hash as the build writes it, in hexadecimal; `None` if it is invalid.
    pub fn parse(hash: &str) -> Option<Self> {
        let digits = hash.as_bytes().as_chunks::<2>();
        let byte = |two: &[u8; 2]| u8::from_str_radix(std::str::from_utf8(two).ok()?, 16).ok();
        let bytes: Vec<u8> = digits.0.iter().map(byte).collect::<Option<_>>().filter(|_| digits.1.is_empty())?;
        let head = bytes.get(..HEAD)?.iter().rev().fold(0u64, |head, byte| head << 8 | u64::from(*byte));
        let bits = |from: u32, count: u32| (head >> from & ((1 << count) - 1)) as f64;
        let (is_transparent, is_landscape) = (bits(23, 1) > 0.0, bits(39, 1) > 0.0);
        let short = (bits(24, 3) as usize).max(COLOUR);
        let (columns, rows) = if is_landscape { (7, short) } else { (short, 7) };
        if is_transparent {
            return None;
        }
        let mut nibbles = bytes[HEAD..].iter().flat_map(|byte| [byte & 15, byte >> 4]);
        let mut channel = |average: f64, scale: f64, columns: usize, rows: usize| {
            let count = frequencies(columns, rows).count();
            let cosines: Vec<f64> =
                nibbles.by_ref().take(count).map(|four| (f64::from(four) / 7.5 - 1.0) * scale).collect();
            (cosines.len() == count).then_some(Channel { average, columns, rows, cosines })
        };
        let channels = [
            channel(bits(0, 6) / 63.0, bits(18, 5) / 31.0, columns, rows)?,
            channel(bits(6, 6) / 31.5 - 1.0, bits(27, 6) / 63.0 * 1.25, COLOUR, COLOUR)?,
            channel(bits(12, 6) / 31.5 - 1.0, bits(33, 6) / 63.0 * 1.25, COLOUR, COLOUR)?,
        ];
        Some(Self { channels })
    }

    /// The average colour, as in CSS: `#0f5563`.
    pub fn mean(&self) -> String {
        let digits =
            |channel: u8| [channel >> 4, channel & 15].map(|digit| char::from(b"0123456789abcdef"[usize::from(digit)]));
        let [l, p, q] = self.channels.each_ref().map(|channel| channel.average);
        std::iter::once('#').chain(colour(l, p, q).into_iter().flat_map(digits)).collect()
    }

    /// The picture, `side` pixels at its longer side: width, height, and red, green, blue and alpha of each pixel.
    pub fn pixels(&self, side: u32) -> (u32, u32, Vec<u8>) {
        let ratio = self.channels[0].columns as f64 / self.channels[0].rows as f64;
        let long = f64::from(side);
        let size = [(long * ratio).min(long), (long / ratio).min(long)].map(|length| (length + 0.5) as usize);
        let (across, down) = (cosines(size[0]), cosines(size[1]));
        let mut pixels = Vec::with_capacity(size[0] * size[1] * 4);
        for y in &down {
            for x in &across {
                let [l, p, q] = self.channels.each_ref().map(|channel| channel.at(x, y));
                pixels.extend(colour(l, p, q));
                pixels.push(255);
            }
        }
        (size[0] as u32, size[1] as u32, pixels)
    }
}

impl Channel {
    /// The channel's value for these cosines, horizontal and vertical.
    fn at(&self, x: &Cosines, y: &Cosines) -> f64 {
        let waves = frequencies(self.columns, self.rows).zip(&self.cosines);
        self.average + waves.map(|((nx, ny), height)| height * x[nx] * y[ny] * 2.0).sum::<f64>()
    }
}

/// The stored frequencies, horizontal and vertical: a triangle without the average.
fn frequencies(columns: usize, rows: usize) -> impl Iterator<Item = (usize, usize)> {
    let row = move |down: usize| (0..).take_while(move |across| across * rows < columns * (rows - down));
    (0..rows).flat_map(move |down| row(down).map(move |across| (across, down))).skip(1)
}

/// `cos(k·angle)` for up to seven frequencies.
type Cosines = [f64; 7];

/// The cosines at the centre of each of `count` pixels. Angle addition replaces a function that the wasm would have to
/// include.
fn cosines(count: usize) -> Vec<Cosines> {
    let half = PI / count.max(1) as f64 / 2.0;
    let square = half * half;
    // The Taylor series; at seven pixels, the minimum, the next term is below 10⁻⁹.
    let first = 1.0 - square / 2.0 * (1.0 - square / 12.0 * (1.0 - square / 30.0 * (1.0 - square / 56.0)));
    let step = 2.0 * (2.0 * first * first - 1.0);
    let (mut before, mut at) = (first, first);
    (0..count)
        .map(|_| {
            let mut all = [1.0, at, 0.0, 0.0, 0.0, 0.0, 0.0];
            for k in 2..all.len() {
                all[k] = 2.0 * at * all[k - 1] - all[k - 2];
            }
            (before, at) = (at, step * at - before);
            all
        })
        .collect()
}

/// Converts luminance and colour differences to red, green and blue.
fn colour(l: f64, p: f64, q: f64) -> [u8; 3] {
    let blue = l - 2.0 / 3.0 * p;
    let red = (3.0 * l - blue + q) / 2.0;
    // The cast saturates.
    [red, red - q, blue].map(|channel| (channel * 255.0) as u8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn invalid_hashes_are_rejected() {
        for text in
            ["", "0", "zz", "1fa00180", "1fa0018000", "é0é0é0é0é0", "1fa081800000000000000000000000000000000000"]
        {
            assert_eq!(ThumbHash::parse(text), None, "{text:?}");
        }
    }

    #[test]
    fn the_average_of_grey_is_grey() {
        // Luminance 32 of 63, both differences 0 (31 and 32 of 63 are the nearest), no frequencies.
        let head = 32 | 31 << 6 | 32 << 12 | 3 << 24;
        let hash: String =
            (0..HEAD).map(|at| format!("{:02x}", (head >> (8 * at)) & 255u64)).collect::<String>() + &"0".repeat(40);
        let hash = ThumbHash::parse(&hash).unwrap();
        let (width, height, pixels) = hash.pixels(16);
        assert_eq!((width, height), (7, 16));
        let mean = &pixels[..4];
        assert!(mean[..3].iter().all(|channel| channel.abs_diff(129) < 8) && mean[3] == 255, "{mean:?}");
        assert!(pixels.chunks(4).all(|pixel| pixel == mean));
        assert_eq!(hash.mean(), format!("#{:02x}{:02x}{:02x}", mean[0], mean[1], mean[2]));
    }

    proptest! {
        #[test]
        fn any_bytes_decode_to_a_picture_or_nothing(bytes: Vec<u8>, side in 7..64u32) {
            let text: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
            if let Some(hash) = ThumbHash::parse(&text) {
                let (width, height, pixels) = hash.pixels(side);
                prop_assert_eq!(width.max(height), side);
                prop_assert_eq!(pixels.len() as u32, width * height * 4);
                prop_assert_eq!(hash.mean().len(), 7);
            }
        }

        #[test]
        fn cosines_match_the_standard_library(count in 7..64usize) {
            for (place, all) in cosines(count).iter().enumerate() {
                for (k, cosine) in all.iter().enumerate() {
                    let angle = PI / count as f64 * (place as f64 + 0.5) * k as f64;
                    prop_assert!((cosine - angle.cos()).abs() < 1e-6);
                }
            }
        }
    }
}
