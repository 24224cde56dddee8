//! What overlaps stands side by side.

use super::Item;

/// Gives the items, which come in order of their beginning, lanes so that no two that overlap share one, and tells each how
/// many lanes what it overlaps with has, whether directly or by others between. What finds none of the `most` lanes is
/// taken out; returns how many these were.
pub(super) fn assign(items: &mut Vec<Item>, most: usize) -> usize {
    let all = items.len();
    let most = most.min(usize::from(u8::MAX));
    // Until when each lane is taken; a run of items that overlap ends where all are free.
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
