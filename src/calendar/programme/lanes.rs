//! Overlapping items are placed side by side.

use super::Item;

/// Assigns lanes to items, which are ordered by start, so that no two overlapping items share one. Each item also gets
/// the number of lanes of its group: the items that overlap with it directly or through others. Items for which none of
/// the `most` lanes is free are removed; returns their number.
pub(super) fn assign(items: &mut Vec<Item>, most: usize) -> usize {
    let all = items.len();
    let most = most.min(usize::from(u8::MAX));
    // The time until which each lane is occupied. A group of overlapping items ends when all are free.
    let mut taken: Vec<u16> = Vec::new();
    let mut kept: Vec<Item> = Vec::with_capacity(all);
    let mut run = 0;
    for mut item in items.drain(..) {
        if taken.iter().all(|until| *until <= item.from) {
            end_run(&mut kept[run..], taken.len());
            run = kept.len();
            taken.clear();
        }
        let lane = taken.iter().position(|until| *until <= item.from).unwrap_or(taken.len());
        if lane >= most {
            continue;
        }
        if lane == taken.len() {
            taken.push(0);
        }
        taken[lane] = item.to;
        item.lane = lane as u8;
        kept.push(item);
    }
    end_run(&mut kept[run..], taken.len());
    *items = kept;
    all - items.len()
}

fn end_run(run: &mut [Item], lanes: usize) {
    for item in run {
        item.lanes = lanes as u8;
    }
}
