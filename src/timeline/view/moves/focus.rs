//! Where the focus is while entries come into the picture and leave it. An element that is taken away takes the focus with
//! it, and the keys with the focus: so the axis itself holds it in the meantime.

use super::{close, entry_near};
use crate::platform;
use crate::timeline::frame::Frame;
use crate::timeline::place::Stand;
use crate::timeline::view::stage::TimelineState;
use crate::view::Found;
use leptos::ev::{FocusEvent, KeyboardEvent};

/// See [`platform::focused`].
const ENTRY: &str = "data-entry";
const CHIP: &str = "data-chip";

/// Before a picture is shown in which what has the focus is not any more.
pub(in crate::timeline::view) fn hold(stage: TimelineState, picture: &Frame) {
    let current = stage.current.get_untracked();
    let is_gone = match platform::focused(CHIP) {
        Some(nth) => nth.parse().is_ok_and(|nth: usize| nth >= picture.chips.len()),
        None => platform::focused(ENTRY).is_some() && !picture.marks.iter().any(|mark| mark.at == current),
    };
    if is_gone {
        hold_for_entry(stage);
    }
}

/// Until the entry that the keys are at is in the picture.
pub(super) fn hold_for_entry(stage: TimelineState) {
    stage.holds_focus.set_value(true);
    platform::focus_still(stage.scene.get());
}

/// Gives the focus back once the entry is in the picture; when nothing moves any more (`is_final`), to the cluster it is in.
pub(super) fn give_back(stage: TimelineState, is_final: bool) {
    if !stage.holds_focus.get_value() {
        return;
    }
    platform::after_render(move || {
        // Somebody may have gone elsewhere.
        let is_done = !stage.holds_focus.get_value()
            || !platform::has_focus(stage.scene.get())
            || platform::focus(entry(stage, stage.current.get_untracked()))
            || is_final && to_chip(stage);
        if is_done {
            stage.holds_focus.set_value(false);
        }
    });
}

/// To the cluster that the current entry is in.
fn to_chip(stage: TimelineState) -> bool {
    let shown = stage.shown.get_untracked();
    let Some(item) = shown.iter().position(|&at| at == stage.current.get_untracked()) else { return false };
    let stock = stage.stock.get_untracked();
    let stand = stock.0.lock().ok().and_then(|mut placement| {
        placement.scene(stage.drawn_view());
        placement.plan().and_then(|plan| plan.stand(item))
    });
    let Some(Stand::Cluster(index)) = stand else { return false };
    let nth = stage.picture_now().chips.iter().position(|chip| chip.index == index);
    nth.is_some_and(|nth| to_nth_chip(stage, nth))
}

/// To a cluster by its place in the picture.
pub(super) fn to_nth_chip(stage: TimelineState, nth: usize) -> bool {
    stage.current_chip.set(nth);
    platform::focus(within(stage, CHIP, &nth.to_string()))
}

/// To an entry, on the axis or in the list, as soon as it is there.
pub(super) fn to_entry(stage: TimelineState, at: usize) {
    stage.current.set(at);
    platform::after_render(move || {
        if !platform::focus(entry(stage, at)) {
            hold_for_entry(stage);
            give_back(stage, true);
        }
    });
}

/// At once, to what is in the picture.
pub(super) fn to_mark(stage: TimelineState, at: usize) {
    platform::focus(entry(stage, at));
}

/// An entry on the axis or in the list, whichever is there.
fn entry(stage: TimelineState, at: usize) -> Found {
    within(stage, ENTRY, &stage.entry(at).id)
}

fn within(stage: TimelineState, attribute: &str, value: &str) -> Found {
    stage.whole.find(&["[", attribute, "=\"", value, "\"]"].concat())
}

/// The keys go on from what has the focus.
pub(in crate::timeline::view) fn focused(stage: TimelineState, event: &FocusEvent) {
    if let Some(at) = entry_near(stage, event)
        && stage.current.get_untracked() != at
    {
        stage.current.set(at);
    }
}

/// Somebody came by a link to an entry: that is where reading begins.
pub(super) fn arrive(stage: TimelineState) {
    platform::after_render(move || {
        if platform::is_focus_nowhere() {
            platform::focus_still(stage.heading.get());
            stage.has_arrived.set_value(true);
        }
    });
}

/// A key while the heading has the focus by arriving alone: the first Tab leads to the way out, as on every page.
pub(in crate::timeline::view) fn arrived_key(stage: TimelineState, event: &KeyboardEvent) {
    let has_arrived = stage.has_arrived.update_value(std::mem::take);
    if has_arrived && event.key() == "Tab" && !event.shift_key() && platform::focus_way_out() {
        event.prevent_default();
    }
}

/// Escape anywhere closes the open entry.
pub(super) fn escape(stage: TimelineState, event: &KeyboardEvent) {
    if event.key() == "Escape" && !event.default_prevented() && stage.open.get_untracked().is_some() {
        event.prevent_default();
        close(stage);
    }
}
