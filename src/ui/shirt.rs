//! The campaign's emblem on a tile, in place of a missing photo. Each page contains the drawing once (`theme` in
//! `site.json`).

use crate::view::{Node, view};

/// The number of pairs of background and fabric in a theme.
const PAIRS: u32 = 8;

/// The look of a shirt. It depends only on the id, so a supporter has the same shirt everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// The pair of background and fabric, `0..8`.
    pub pair: u32,
    /// The tilt of the print, in tenths of a degree.
    pub tilt: i32,
}

/// The look for an id. `place` is the tile's position on the wall, so that neighbours differ, including those in the
/// next row of four or five.
pub fn look(id: &str, place: usize) -> Look {
    let hash = id.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    Look { pair: (place + place / 4 * 2) as u32 % PAIRS, tilt: (hash >> 8) as i32 % 61 - 30 }
}

/// The font size of the print, so that any name of up to eight letters fits (user units of the drawing).
pub fn print_size(print: &str) -> u32 {
    match print.chars().count() {
        0..=2 => 46,
        3 => 38,
        4 => 31,
        5 => 25,
        6 => 21,
        _ => 17,
    }
}

/// A shirt on its background, with a print. Decorative: the name is next to it as text. `id` is the supporter;
/// `hashtag` is below the print; `place` is the position among neighbours.
pub fn shirt(id: &str, print: &'static str, hashtag: &'static str, place: usize) -> Node {
    let look = look(id, place);
    let turn = ["rotate(", &tenths(look.tilt), " 100 85)"].concat();
    view! {
        <svg class=["shirt pair-", &look.pair.to_string()].concat() viewBox="0 0 200 180" preserveAspectRatio="xMidYMax meet" aria-hidden="true" focusable="false">
            <use href="#emblem"/>
            <g transform=turn>
                <text class="print" x="100" y="94" text-anchor="middle" font-size=print_size(print).to_string()>{print}</text>
                <text class="tag" x="100" y="115" text-anchor="middle" font-size="11">{hashtag}</text>
            </g>
        </svg>
    }
}

/// Tenths as a decimal number, without float formatting.
fn tenths(value: i32) -> String {
    let sign = if value < 0 { "-" } else { "" };
    [sign, &(value.abs() / 10).to_string(), ".", &(value.abs() % 10).to_string()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tilt_is_small_and_neighbours_differ() {
        for id in ["evika-silina", "marta", "vdi", ""] {
            assert!(look(id, 3).tilt.abs() <= 30, "{id}");
            assert_ne!(look(id, 3).pair, look(id, 4).pair);
        }
        assert_eq!((tenths(-25), tenths(4)), ("-2.5".into(), "0.4".into()));
    }
}
