//! Pointer and wheel input on the axis and its overview.

use super::{chip_near, entry_near, fly, glide_on, is_modified, next_motion, open, open_chip, set_view, tour};
use crate::platform;
use crate::timeline::gesture::{Motion, Wheel};
use crate::timeline::view::overview;
use crate::timeline::view::stage::TimelineState;
use leptos::ev::{MouseEvent, PointerEvent, WheelEvent};

/// The pixels that stand for one unit of a wheel that reports lines or pages.
const LINE_PX: f64 = 24.0;

/// A pointer's distance from the start of the axis, and the width of the axis.
fn place(stage: TimelineState, event: &MouseEvent) -> (f64, f64) {
    let (left, width) = platform::place_in(event);
    (stage.context.direction().from_start(left, width), width)
}

/// A click on an entry or on a cluster.
pub(in crate::timeline::view) fn click(stage: TimelineState, event: &MouseEvent) {
    if stage.gesture.with_value(|gesture| gesture.was_drag()) && event.detail() > 0 {
        return event.prevent_default();
    }
    if is_modified(event) {
        return;
    }
    if let Some(at) = entry_near(stage, event) {
        event.prevent_default();
        tour::stop(stage);
        open(stage, at);
    } else if let Some(nth) = chip_near(event) {
        open_chip(stage, nth);
    }
}

/// Wheel: zooms, pans, or lets the page scroll.
pub(in crate::timeline::view) fn wheel(stage: TimelineState, event: &WheelEvent) {
    let unit = if event.delta_mode() == 0 { 1.0 } else { LINE_PX };
    let wheel = Wheel {
        turn: (event.delta_x() * unit, event.delta_y() * unit),
        is_pinch: event.ctrl_key(),
        is_sideways: event.shift_key(),
    };
    if follow(stage, wheel.motion(stage.context.direction(), || place(stage, event).0)) {
        event.prevent_default();
    }
}

/// Returns whether there was anything to do.
fn follow(stage: TimelineState, motion: Motion) -> bool {
    let (view, limits) = (stage.view.get_untracked(), stage.chronicle.limits);
    match motion {
        Motion::None => return false,
        Motion::Pan(dx) => set_view(stage, view.pan(dx, limits)),
        Motion::Pinch { factor, x, dx } => set_view(stage, view.zoom(factor, x, limits).pan(dx, limits)),
    }
    true
}

/// A finger or the primary mouse button is pressed.
pub(in crate::timeline::view) fn pointer_down(stage: TimelineState, event: &PointerEvent) {
    if event.button() != 0 {
        return;
    }
    next_motion(stage);
    let (x, _) = place(stage, event);
    stage.gesture.update_value(|gesture| gesture.down(event.pointer_id(), x, event.time_stamp()));
}

/// The pointer moves: so does the axis.
pub(in crate::timeline::view) fn pointer_move(stage: TimelineState, event: &PointerEvent) {
    let (x, _) = place(stage, event);
    let was_dragging = stage.gesture.with_value(|gesture| gesture.is_dragging());
    let motion = stage.gesture.update_value(|gesture| gesture.moved(event.pointer_id(), x, event.time_stamp()));
    // Only once it is a drag: a captured pointer causes no clicks.
    if follow(stage, motion) && !was_dragging {
        platform::capture_pointer(event);
    }
}

/// The pointer is released: the axis glides on. The second of two taps on empty space zooms in.
pub(in crate::timeline::view) fn pointer_up(stage: TimelineState, event: &PointerEvent) {
    let (x, _) = place(stage, event);
    let is_on_something = event.button() != 0 || entry_near(stage, event).is_some() || chip_near(event).is_some();
    let (speed, is_second) = stage.gesture.update_value(|gesture| {
        let speed = gesture.up(event.pointer_id(), event.time_stamp());
        (speed, !is_on_something && gesture.is_second_tap(x, event.time_stamp()))
    });
    if speed != 0.0 {
        glide_on(stage, speed);
    } else if is_second {
        fly(stage, stage.view.get_untracked().zoom(2.0, x, stage.chronicle.limits));
    }
}

/// The pointer is lost.
pub(in crate::timeline::view) fn pointer_cancel(stage: TimelineState, event: &PointerEvent) {
    let speed = stage.gesture.update_value(|gesture| gesture.up(event.pointer_id(), event.time_stamp()));
    if speed != 0.0 {
        glide_on(stage, speed);
    }
}

/// A press on the overview: the view moves there.
pub(in crate::timeline::view) fn overview_down(stage: TimelineState, event: &PointerEvent) {
    if event.button() == 0 {
        platform::capture_pointer(event);
        center(stage, event);
    }
}

/// A drag on the overview.
pub(in crate::timeline::view) fn overview_move(stage: TimelineState, event: &PointerEvent) {
    if event.buttons() & 1 == 1 {
        center(stage, event);
    }
}

fn center(stage: TimelineState, event: &PointerEvent) {
    let (x, width) = place(stage, event);
    let columns = f64::from(overview::COLUMNS);
    let day = stage.chronicle.fit(columns).day_at(x / width.max(1.0) * columns);
    set_view(stage, stage.view.get_untracked().centered(day, stage.chronicle.limits));
}
