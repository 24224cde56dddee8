//! The focus while entries enter and leave the frame. A removed element would lose the focus, and keyboard input with
//! it, so the axis itself holds the focus in the meantime.

use super::{close, entry_near};
use crate::platform;
use crate::timeline::frame::Frame;
use crate::timeline::place::Representation;
use crate::timeline::view::stage::TimelineState;
use crate::view::Found;
use leptos::ev::{FocusEvent, KeyboardEvent};

/// See [`platform::focused`].
const ENTRY: &str = "data-entry";
const CHIP: &str = "data-chip";

/// Called before a frame is shown that no longer contains the focused element.
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

/// Until the current entry is in the frame.
pub(super) fn hold_for_entry(stage: TimelineState) {
    stage.holds_focus.set_value(true);
    platform::focus_still(stage.scene.get());
}

/// Returns the focus once the entry is in the frame or, when nothing moves any more (`is_final`), to the cluster that
/// contains it.
pub(super) fn give_back(stage: TimelineState, is_final: bool) {
    if !stage.holds_focus.get_value() {
        return;
    }
    platform::after_render(move || {
        // The visitor may have moved the focus elsewhere.
        let is_done = !stage.holds_focus.get_value()
            || !platform::has_focus(stage.scene.get())
            || platform::focus(entry(stage, stage.current.get_untracked()))
            || is_final && to_chip(stage);
        if is_done {
            stage.holds_focus.set_value(false);
        }
    });
}

/// Focuses the cluster that contains the current entry.
fn to_chip(stage: TimelineState) -> bool {
    let shown = stage.shown.get_untracked();
    let Some(item) = shown.iter().position(|&at| at == stage.current.get_untracked()) else { return false };
    let shared = stage.placement.get_untracked();
    let representation = shared.0.lock().ok().and_then(|mut placement| {
        placement.scene(stage.drawn_view());
        placement.plan().and_then(|plan| plan.representation(item))
    });
    let Some(Representation::Cluster(index)) = representation else { return false };
    let nth = stage.picture_now().chips.iter().position(|chip| chip.index == index);
    nth.is_some_and(|nth| to_nth_chip(stage, nth))
}

/// Focuses a cluster by its index in the frame.
pub(super) fn to_nth_chip(stage: TimelineState, nth: usize) -> bool {
    stage.current_chip.set(nth);
    platform::focus(within(stage, CHIP, &nth.to_string()))
}

/// Focuses an entry, on the axis or in the list, as soon as it is there.
pub(super) fn to_entry(stage: TimelineState, at: usize) {
    stage.current.set(at);
    platform::after_render(move || {
        if !platform::focus(entry(stage, at)) {
            hold_for_entry(stage);
            give_back(stage, true);
        }
    });
}

/// Focuses a mark in the frame at once.
pub(super) fn to_mark(stage: TimelineState, at: usize) {
    platform::focus(entry(stage, at));
}

/// An entry's element on the axis or in the list, whichever is there.
fn entry(stage: TimelineState, at: usize) -> Found {
    within(stage, ENTRY, &stage.entry(at).id)
}

fn within(stage: TimelineState, attribute: &str, value: &str) -> Found {
    stage.whole.find(&["[", attribute, "=\"", value, "\"]"].concat())
}

/// The keyboard continues from the focused element.
pub(in crate::timeline::view) fn focused(stage: TimelineState, event: &FocusEvent) {
    if let Some(at) = entry_near(stage, event)
        && stage.current.get_untracked() != at
    {
        stage.current.set(at);
    }
}

/// A visitor followed a link to an entry: reading begins there.
pub(super) fn arrive(stage: TimelineState) {
    platform::after_render(move || {
        if platform::is_focus_nowhere() {
            platform::focus_still(stage.heading.get());
            stage.has_arrived.set_value(true);
        }
    });
}

/// A key while the heading has the focus only because of the link: the first Tab leads to “leave now”, as on every
/// page.
pub(in crate::timeline::view) fn arrived_key(stage: TimelineState, event: &KeyboardEvent) {
    let has_arrived = stage.has_arrived.update_value(std::mem::take);
    if has_arrived && event.key() == "Tab" && !event.shift_key() && platform::focus_way_out() {
        event.prevent_default();
    }
}

/// Escape closes the open entry, wherever the focus is.
pub(super) fn escape(stage: TimelineState, event: &KeyboardEvent) {
    if event.key() == "Escape" && !event.default_prevented() && stage.open.get_untracked().is_some() {
        event.prevent_default();
        close(stage);
    }
}
