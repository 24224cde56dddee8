//! Keyboard input on the axis.

use super::{
    AROUND_PX, bring_into_view, chip_near, focus, open, open_chip, pan_steps, set_view, show_all, zoom_steps_about,
};
use crate::timeline::navigate::{self, Direction, NavEntry};
use crate::timeline::view::stage::TimelineState;
use leptos::ev::KeyboardEvent;

/// A key on the axis.
pub(in crate::timeline::view) fn key(stage: TimelineState, event: &KeyboardEvent) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let key = event.key();
    let direction = match key.as_str() {
        side @ ("ArrowLeft" | "ArrowRight") => match stage.context.direction().is_forward(side) {
            Some(true) => Direction::Next,
            _ => Direction::Previous,
        },
        "ArrowUp" => Direction::Up,
        "ArrowDown" => Direction::Down,
        "Home" => Direction::Home,
        "End" => Direction::End,
        other => return command(stage, event, other),
    };
    event.prevent_default();
    if event.shift_key() {
        match direction {
            Direction::Next => pan_steps(stage, 1),
            Direction::Previous => pan_steps(stage, -1),
            _ => {}
        }
    } else if let Some(nth) = chip_near(event) {
        step_chip(stage, nth, direction);
    } else {
        step(stage, direction);
    }
}

fn command(stage: TimelineState, event: &KeyboardEvent, key: &str) {
    match key {
        "+" | "=" => zoom_here(stage, 2),
        "-" => zoom_here(stage, -2),
        "0" => show_all(stage),
        "PageDown" => pan_steps(stage, 4),
        "PageUp" => pan_steps(stage, -4),
        "Enter" | " " => match chip_near(event) {
            Some(nth) => open_chip(stage, nth),
            // A link is activated by Enter itself, but not by the space key.
            None if key == " " => open(stage, stage.current.get_untracked()),
            None => return,
        },
        _ => return,
    }
    event.prevent_default();
}

/// Zooms about the current entry, which stays in place.
fn zoom_here(stage: TimelineState, steps: i32) {
    let current = stage.current.get_untracked();
    let middle = stage.dated(current).span.middle();
    let x = stage.view.get_untracked().x_of(f64::from(middle.days()) + 0.5);
    zoom_steps_about(stage, steps, x);
}

/// Moves to the next cluster in a direction.
fn step_chip(stage: TimelineState, nth: usize, direction: Direction) {
    let count = stage.picture_now().chips.len();
    let to = match direction {
        Direction::Next | Direction::Down => (nth + 1).min(count.saturating_sub(1)),
        Direction::Previous | Direction::Up => nth.saturating_sub(1),
        Direction::Home => 0,
        Direction::End => count.saturating_sub(1),
    };
    focus::to_nth_chip(stage, to);
}

/// Moves to the next entry in a direction, opening its cluster if it is in one.
fn step(stage: TimelineState, direction: Direction) {
    let shown = stage.shown.get_untracked();
    let bands = stage.bands.get_untracked();
    let entries: Vec<NavEntry> = shown
        .iter()
        .map(|&at| {
            let one = stage.dated(at);
            let row = bands.of(one.kind).map_or(0, |band| band.row(one));
            NavEntry { start: one.anchor.days(), end: one.span.end.days(), row }
        })
        .collect();
    let here = shown.iter().position(|&at| at == stage.current.get_untracked());
    let Some(item) = navigate::go(&entries, here, direction) else { return };
    let to = shown[item];
    stage.current.set(to);
    if stage.picture_now().marks.iter().any(|mark| mark.at == to) {
        focus::to_mark(stage, to);
        return bring_into_view(stage, to);
    }
    // At once: a held key is faster than any animation.
    focus::hold_for_entry(stage);
    let limits = stage.chronicle.limits;
    let view = stage.view.get_untracked();
    // The drawing of everything was laid out for a narrower window, so its clusters do not apply to this one.
    let is_fit = stage.is_fit.get_untracked();
    let near = if is_fit { view.closer(f64::from(stage.dated(to).span.middle().days()), limits) } else { view };
    let shared = stage.placement.get_untracked();
    let Ok(mut placement) = shared.0.lock() else { return };
    let found = placement.revealing(near, item, AROUND_PX, limits);
    drop(placement);
    set_view(stage, found);
}
