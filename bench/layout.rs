//! The wall's layout as wasm by itself, so that it is measured in the page of the peers.

#[allow(dead_code)]
#[path = "../src/supporters/layout.rs"]
mod layout;

use layout::{Pictures, Row, RowSettings, Slot, rows, slots};
use std::cell::RefCell;

#[derive(Default)]
struct Wall {
    ratios: Vec<f32>,
    rows: Vec<Row>,
    slots: Vec<Slot>,
}

thread_local! {
    static WALL: RefCell<Wall> = RefCell::default();
}

/// Where the shapes of `n` pictures are to be written.
#[unsafe(no_mangle)]
extern "C" fn room(n: usize) -> *mut f32 {
    WALL.with_borrow_mut(|wall| {
        wall.ratios.resize(n, 1.0);
        wall.ratios.as_mut_ptr()
    })
}

/// Lays out every row and every picture; how many rows.
#[unsafe(no_mangle)]
extern "C" fn lay(width: u32, gap: u32, target: u32) -> usize {
    WALL.with_borrow_mut(|wall| {
        let settings = RowSettings { width, gap, target, tallest: target * 8 / 5, most: 0, narrowest: 0, hero: 8 };
        wall.rows = rows(Pictures::alike(&wall.ratios), &settings);
        wall.slots.clear();
        for row in &wall.rows {
            wall.slots.extend(slots(row, &wall.ratios, &settings));
        }
        wall.rows.len()
    })
}

/// The height of a row.
#[unsafe(no_mangle)]
extern "C" fn row(n: usize) -> u32 {
    WALL.with_borrow(|wall| wall.rows[n].height)
}

/// Where a row ends.
#[unsafe(no_mangle)]
extern "C" fn right_edge(n: usize) -> u32 {
    WALL.with_borrow(|wall| {
        let slot = wall.slots[wall.rows[n].end - 1];
        slot.x + slot.width
    })
}
