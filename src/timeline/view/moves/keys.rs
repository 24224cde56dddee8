//! Keys on the axis, and where the focus goes.

use super::{
    bring_into_view, close, days_near, entry_near, focus_entry, open, pan_steps, set_view, show_all, show_days,
    zoom_steps,
};
use crate::timeline::navigate::{self, Direction, NavEntry};
use crate::timeline::place::Stand;
use crate::timeline::view::stage::Stage;
use leptos::ev::{FocusEvent, KeyboardEvent};

/// A key anywhere in the timeline: Escape closes the open entry.
pub(in crate::timeline::view) fn escape(stage: Stage, event: &KeyboardEvent) {
    if event.key() == "Escape" && stage.open.get_untracked().is_some() {
        event.prevent_default();
        close(stage);
    }
}

/// A key on the axis.
pub(in crate::timeline::view) fn key(stage: Stage, event: &KeyboardEvent) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let key = event.key();
    let direction = match key.as_str() {
        "ArrowRight" => Direction::Next,
        "ArrowLeft" => Direction::Previous,
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
    } else {
        step(stage, direction);
    }
}

fn command(stage: Stage, event: &KeyboardEvent, key: &str) {
    match key {
        "+" | "=" => zoom_steps(stage, 2),
        "-" => zoom_steps(stage, -2),
        "0" => show_all(stage),
        "PageDown" => pan_steps(stage, 4),
        "PageUp" => pan_steps(stage, -4),
        "Enter" | " " => match days_near(event) {
            Some(days) => show_days(stage, days),
            // A link opens by itself with Enter; with the space key only here.
            None if key == " " => open(stage, stage.current.get_untracked()),
            None => return,
        },
        _ => return,
    }
    event.prevent_default();
}

/// To the next entry that way. What is in a cluster is skipped over: all of them are one step, and the way in is zooming.
fn step(stage: Stage, direction: Direction) {
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
    if let Some(to) = navigate::go(&entries, here, direction).and_then(|to| shown.get(to).copied()) {
        stage.current.set(to);
        reveal(stage, to);
        focus_entry(stage, to);
    }
}

/// Brings an entry into view, and out of a cluster, so that it can have the focus.
fn reveal(stage: Stage, at: usize) {
    bring_into_view(stage, at);
    let Some(item) = stage.shown.get_untracked().iter().position(|&one| one == at) else { return };
    let stock = stage.stock.get_untracked();
    let Ok(mut placement) = stock.0.lock() else { return };
    let limits = stage.chronicle.limits;
    let mut view = stage.view.get_untracked();
    let middle = f64::from(stage.dated(at).span.middle().days());
    // Twice as near, until it stands alone or there is no nearer.
    for _ in 0..16 {
        placement.scene(view);
        if placement.plan().and_then(|plan| plan.stand(item)) == Some(Stand::Mark) {
            break;
        }
        view = view.closer(middle, limits);
    }
    drop(placement);
    if view != stage.view.get_untracked() {
        // At once: the focus goes there next.
        set_view(stage, view);
    }
}

/// The keys go on from what has the focus.
pub(in crate::timeline::view) fn focused(stage: Stage, event: &FocusEvent) {
    if let Some(at) = entry_near(stage, event)
        && stage.current.get_untracked() != at
    {
        stage.current.set(at);
    }
}
