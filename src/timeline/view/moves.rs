//! Input handling: `keys`, `pointers`, the `tour`, the `focus`, and their common operations. The cores make the
//! decisions; this module reads events, asks the cores, and sets what the views show.

mod focus;
mod keys;
mod pointers;
mod tour;

pub(super) use focus::{arrived_key, focused, hold as hold_focus};
pub(super) use keys::key;
pub(super) use pointers::{
    click, overview_down, overview_move, pointer_cancel, pointer_down, pointer_move, pointer_up, wheel,
};
pub(super) use tour::toggle as toggle_tour;

use super::stage::{AXIS_FROM, TimelineState, window_of};
use super::words::years;
use crate::platform;
use crate::timeline::query::{Filter, Mode, Query};
use crate::timeline::scale::{View, glide};
use crate::view::effect;
use leptos::ev::{Event, MouseEvent};
use leptos::prelude::*;

/// The duration of a change of view.
const FLIGHT_MS: f64 = 280.0;
/// The address is updated this long after the last movement.
const SETTLED_MS: u32 = 500;
/// Margins around a single entry brought into view.
const AROUND_PX: (f64, f64) = (80.0, 240.0);

/// The effects, which run only in the browser.
pub(super) fn follow(stage: TimelineState) {
    effect(move || {
        suit(stage);
        // In the next frame: measuring in this one what is drawn again meanwhile would never end.
        let told = move |width| platform::after_render(move || measured(stage, width));
        platform::observe_width(stage.width.get(), Box::new(told));
        platform::on_print(Box::new(move |is_printing| stage.is_printing.set(is_printing)));
    });
    effect(move || {
        if let Some(window) = stage.query.read().window
            && stage.is_measured.get()
            && untrack(move || stage.window()) != window
        {
            let view = stage.view.get_untracked().show(window.0, window.1, (0.0, 0.0), stage.chronicle.limits);
            fly(stage, view);
        }
    });
    let mut last = None;
    effect(move || {
        let open = stage.open.get();
        match last.replace(open) {
            Some(before) if before != open => opened(stage, before, open),
            None if open.is_some() => focus::arrive(stage),
            _ => {}
        }
    });
    // Wherever the focus is: a visitor who followed a link has it nowhere.
    effect(move || platform::follow_keys(Box::new(move |event| focus::escape(stage, event))));
}

fn suit(stage: TimelineState) {
    let mode = Mode::of_width(platform::is_wider_than(AXIS_FROM));
    if stage.suited.get_untracked() != Some(mode) {
        stage.suited.set(Some(mode));
    }
}

fn measured(stage: TimelineState, width: f64) {
    if width < 1.0 {
        return;
    }
    suit(stage);
    let view = stage.view.get_untracked();
    let is_fit = stage.is_fit.get_untracked();
    let new = if is_fit { stage.chronicle.fit(width) } else { view.resized(width, stage.chronicle.limits) };
    stage.set_width(width);
    if new != view {
        stage.view.set(new);
    }
    if !stage.is_measured.get_untracked() {
        stage.is_measured.set(true);
    }
    focus::give_back(stage, true);
    if let Some(at) = stage.open.get_untracked() {
        bring_into_view(stage, at);
    }
}

/// Another entry was opened, or the open one closed.
fn opened(stage: TimelineState, before: Option<usize>, open: Option<usize>) {
    match (before, open) {
        (_, Some(at)) => {
            stage.current.set(at);
            bring_into_view(stage, at);
            if stage.is_playing.get_untracked() {
                stage.tour.update_value(|tour| {
                    let place = stage.shown.get_untracked().iter().position(|&one| one == at);
                    if let Some(place) = place.filter(|&place| tour.current() != Some(place)) {
                        tour.go(place);
                    }
                });
            } else {
                platform::focus_soon(move || stage.heading.get());
            }
        }
        (Some(at), None) => {
            tour::stop(stage);
            focus::to_entry(stage, at);
        }
        (None, None) => {}
    }
}

/// Opens an entry. The first one adds a history entry, so that Back closes it; others replace it.
fn open(stage: TimelineState, at: usize) {
    stage.go(&untrack(move || stage.entry_address(at)), false);
}

fn close(stage: TimelineState) {
    if stage.open.get_untracked().is_some() {
        stage.go(&untrack(move || stage.closed_address()), false);
    }
}

/// A click on the close link, once there is something to go back to.
pub(super) fn close_click(stage: TimelineState, event: &MouseEvent) {
    if !is_modified(event) {
        event.prevent_default();
        close(stage);
    }
}

fn is_modified(event: &MouseEvent) -> bool {
    event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key() || event.button() != 0
}

// ---- the view

/// Sets a view that the visitor chose; the address is updated once nothing moves.
fn set_view(stage: TimelineState, view: View) {
    if view == stage.view.get_untracked() && stage.is_fit.get_untracked() {
        return focus::give_back(stage, true);
    }
    stage.is_fit.set(view == stage.chronicle.fit(view.width_px));
    stage.view.set(view);
    settle(stage);
}

/// Writes the window into the address after a while without movement, unless the visitor is on the way to another page;
/// showing everything needs none.
fn settle(stage: TimelineState) {
    let mine = next_motion(stage);
    focus::give_back(stage, true);
    platform::set_timeout(SETTLED_MS, move || {
        let window = untrack(move || (!stage.is_fit.get()).then(|| stage.window()));
        let query = stage.query.get_untracked();
        if platform::is_ready() && stage.motion.get_value() == mine && query.window != window {
            let query = Query { window, ..query };
            stage.go(&untrack(move || stage.address(&query)), true);
        }
    });
}

fn next_motion(stage: TimelineState) -> u32 {
    stage.motion.update_value(|motion| *motion = motion.wrapping_add(1));
    stage.motion.get_value()
}

/// Changes to another view: smoothly, or at once under reduced motion.
fn fly(stage: TimelineState, to: View) {
    let from = stage.view.get_untracked();
    if from == to {
        return focus::give_back(stage, true);
    }
    if platform::reduced_motion() || from.width_px != to.width_px {
        return set_view(stage, to);
    }
    let mine = next_motion(stage);
    stage.is_fit.set(false);
    let mut passed = 0.0;
    platform::each_frame(Box::new(move |ms| {
        if stage.motion.get_value() != mine {
            return false;
        }
        passed += ms;
        if passed >= FLIGHT_MS {
            set_view(stage, to);
            return false;
        }
        stage.view.set(from.towards(to, passed / FLIGHT_MS));
        focus::give_back(stage, false);
        true
    }));
}

/// Glides on after a finger is released.
fn glide_on(stage: TimelineState, mut speed: f64) {
    if platform::reduced_motion() {
        return;
    }
    let mine = next_motion(stage);
    platform::each_frame(Box::new(move |ms| {
        if stage.motion.get_value() != mine {
            return false;
        }
        let (way, next) = glide(speed, ms);
        speed = next;
        if way != 0.0 {
            stage.view.set(stage.view.get_untracked().pan(way, stage.chronicle.limits));
        }
        if speed == 0.0 {
            settle(stage);
        }
        speed != 0.0
    }));
}

/// Pans by a quarter of the width, later (`steps` > 0) or earlier.
pub(super) fn pan_steps(stage: TimelineState, steps: i32) {
    fly_and_say(stage, stage.view.get_untracked().pan_steps(steps, stage.chronicle.limits));
}

/// Zooms in (`steps` > 0) or out.
pub(super) fn zoom_steps(stage: TimelineState, steps: i32) {
    fly_and_say(stage, stage.view.get_untracked().zoom_steps(steps, stage.chronicle.limits));
}

/// As [`zoom_steps`], about a position.
fn zoom_steps_about(stage: TimelineState, steps: i32, x: f64) {
    fly_and_say(stage, stage.view.get_untracked().zoom_steps_about(steps, x, stage.chronicle.limits));
}

/// Shows everything.
pub(super) fn show_all(stage: TimelineState) {
    fly_and_say(stage, stage.chronicle.fit(stage.view.get_untracked().width_px));
}

/// Also announces the visible years.
fn fly_and_say(stage: TimelineState, to: View) {
    fly(stage, to);
    stage.said.set(years(window_of(to)));
}

/// Brings an entry into view if the axis is shown.
fn bring_into_view(stage: TimelineState, at: usize) {
    if !stage.is_measured.get_untracked() || untrack(move || stage.mode()) != Some(Mode::Axis) {
        return;
    }
    let span = stage.dated(at).span;
    fly(stage, stage.view.get_untracked().revealing(span.start, span.end, AROUND_PX, stage.chronicle.limits));
}

/// Opens a cluster: its entries separate, and the keyboard continues with the first of them.
fn open_chip(stage: TimelineState, nth: usize) {
    let Some(chip) = stage.picture_now().chips.get(nth).copied() else { return };
    let (drawn, view) = (stage.drawn_view(), stage.view.get_untracked());
    let shared = stage.placement.get_untracked();
    let Ok(mut placement) = shared.0.lock() else { return };
    placement.scene(drawn);
    let first = placement.plan().and_then(|plan| plan.members(chip.index).first().copied());
    let to = placement.opening(view, chip.index, AROUND_PX, stage.chronicle.limits);
    drop(placement);
    if let Some(at) = first.and_then(|first| stage.shown.read_untracked().get(first).copied()) {
        stage.current.set(at);
        focus::hold_for_entry(stage);
    }
    fly_and_say(stage, to);
}

fn entry_near(stage: TimelineState, event: &Event) -> Option<usize> {
    stage.place_of(&platform::data_near(event, "data-entry")?)
}

fn chip_near(event: &Event) -> Option<usize> {
    platform::data_near(event, "data-chip")?.parse().ok()
}

// ---- filters

/// Toggles a kind.
pub(super) fn toggle_kind(stage: TimelineState, id: &'static str) {
    let all: Vec<&str> = stage.used_kinds().map(|kind| stage.kind_id(kind)).collect();
    choose(stage, stage.query.get_untracked().filter.toggled(id, &all));
}

/// Chooses a country; an empty code means all.
pub(super) fn choose_country(stage: TimelineState, code: &str) {
    choose(stage, stage.query.get_untracked().filter.of_country(code));
}

/// Sets the search words.
pub(super) fn look_for(stage: TimelineState, words: &str) {
    choose(stage, stage.query.get_untracked().filter.with_words(words));
}

fn choose(stage: TimelineState, filter: Filter) {
    let query = stage.query.get_untracked().filtered(filter);
    tour::stop(stage);
    stage.go(&untrack(move || stage.address(&query)), true);
}
