//! What happens when somebody does something: keys, pointers, wheel, buttons, the tour. Decisions are the cores'; this
//! reads events, asks them, and sets what the views show.

use super::overview;
use super::stage::{Stage, window_of};
use super::words::years;
use crate::dates::Date;
use crate::platform;
use crate::timeline::compact::within;
use crate::timeline::gesture::Motion;
use crate::timeline::navigate::{self, Direction, NavEntry};
use crate::timeline::place::{Shape, Stand};
use crate::timeline::query::{Mode, Query};
use crate::timeline::scale::{View, glide};
use crate::timeline::tour::{AtEnd, Tour, TourState};
use leptos::ev::{Event, FocusEvent, KeyboardEvent, MouseEvent, PointerEvent, WheelEvent};
use leptos::prelude::*;

/// From this width on the axis is what suits.
const AXIS_FROM: &str = "43.75rem";
/// A change of view takes so long.
const FLIGHT_MS: f64 = 280.0;
/// So long after the last motion the address says where the axis is.
const SETTLED_MS: u32 = 500;
/// Margins when one thing is brought into view.
const AROUND_PX: (f64, f64) = (80.0, 240.0);

/// Effects: they run in the browser alone.
pub(super) fn follow(stage: Stage) {
    Effect::new(move |_| {
        suit(stage);
        platform::observe_width(".chronicle .stage", Box::new(move |width| measured(stage, width)));
        platform::on_print(Box::new(move |is_printing| stage.is_printing.set(is_printing)));
    });
    Effect::new(move |_| {
        if let Some(window) = stage.query.read().window
            && stage.is_measured.get()
            && untrack(move || stage.window()) != window
        {
            let view = stage.view.get_untracked().show(window.0, window.1, (0.0, 0.0), stage.chronicle.limits);
            fly(stage, view);
        }
    });
    Effect::new(move |before: Option<Option<usize>>| {
        let open = stage.open.get();
        if let Some(before) = before
            && before != open
        {
            opened(stage, before, open);
        }
        open
    });
}

fn suit(stage: Stage) {
    let mode = if platform::is_wider_than(AXIS_FROM) { Mode::Axis } else { Mode::List };
    if stage.suited.get_untracked() != Some(mode) {
        stage.suited.set(Some(mode));
    }
}

fn measured(stage: Stage, width: f64) {
    if width < 1.0 {
        return;
    }
    suit(stage);
    let view = stage.view.get_untracked();
    let is_fit = stage.is_fit.get_untracked();
    let new = if is_fit { stage.chronicle.fit(width) } else { view.resized(width, stage.chronicle.limits) };
    if new != view {
        stage.view.set(new);
    }
    if !stage.is_measured.get_untracked() {
        stage.is_measured.set(true);
    }
    if let Some(at) = stage.open.get_untracked() {
        bring_into_view(stage, at);
    }
}

/// Another entry is open, or none any more.
fn opened(stage: Stage, before: Option<usize>, open: Option<usize>) {
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
                platform::after_render(|| platform::focus("#timeline-entry"));
            }
        }
        (Some(at), None) => {
            stop_tour(stage);
            stage.can_go_back.set(false);
            focus_entry(stage, at);
        }
        (None, None) => {}
    }
}

fn focus_entry(stage: Stage, at: usize) {
    let selector = ["[data-entry=\"", &*stage.entry(at).id, "\"]"].concat();
    platform::after_render(move || platform::focus(&selector));
}

/// Opens an entry: the first makes an entry in the history, so that Back closes; further ones take its place.
fn open(stage: Stage, at: usize) {
    let is_open = stage.open.get_untracked().is_some();
    if !is_open {
        stage.can_go_back.set(true);
    }
    stage.go(&untrack(move || stage.entry_address(at)), is_open);
}

fn close(stage: Stage) {
    if stage.open.get_untracked().is_none() {
        return;
    }
    if stage.can_go_back.get_untracked() {
        platform::back();
    } else {
        stage.go(&untrack(move || stage.closed_address()), false);
    }
}

/// The close link, once there is something to go back to.
pub(super) fn close_click(stage: Stage, event: &MouseEvent) {
    if !is_modified(event) {
        event.prevent_default();
        close(stage);
    }
}

fn is_modified(event: &MouseEvent) -> bool {
    event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key() || event.button() != 0
}

// ---- the view

/// A view that was chosen: the address tells it as soon as nothing moves any more.
fn set_view(stage: Stage, view: View) {
    if view == stage.view.get_untracked() {
        return;
    }
    stage.is_fit.set(false);
    stage.view.set(view);
    settle(stage);
}

/// Writes the window into the address after a while without motion.
fn settle(stage: Stage) {
    let mine = next_motion(stage);
    platform::later(SETTLED_MS, move || {
        let window = untrack(move || stage.window());
        let query = stage.query.get_untracked();
        if stage.motion.get_value() == mine && query.window != Some(window) {
            let query = Query { window: Some(window), ..query };
            stage.go(&untrack(move || stage.address(&query)), true);
        }
    });
}

fn next_motion(stage: Stage) -> u32 {
    stage.motion.update_value(|motion| *motion = motion.wrapping_add(1));
    stage.motion.get_value()
}

/// To another view: in one smooth motion, or at once when the visitor wants none.
fn fly(stage: Stage, to: View) {
    let from = stage.view.get_untracked();
    if from == to {
        return;
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
            stage.view.set(to);
            settle(stage);
            return false;
        }
        stage.view.set(from.towards(to, passed / FLIGHT_MS));
        true
    }));
}

/// Glides on after a finger has let go.
fn glide_on(stage: Stage, mut speed: f64) {
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

/// A quarter of the width later (`steps` > 0) or earlier.
pub(super) fn pan_steps(stage: Stage, steps: i32) {
    fly_and_say(stage, stage.view.get_untracked().pan_steps(steps, stage.chronicle.limits));
}

/// Nearer (`steps` > 0) or farther.
pub(super) fn zoom_steps(stage: Stage, steps: i32) {
    fly_and_say(stage, stage.view.get_untracked().zoom_steps(steps, stage.chronicle.limits));
}

/// All there is.
pub(super) fn show_all(stage: Stage) {
    fly_and_say(stage, stage.chronicle.fit(stage.view.get_untracked().width_px));
}

/// Also says which years are in view then, for those who don't see it.
fn fly_and_say(stage: Stage, to: View) {
    fly(stage, to);
    stage.said.set(years(window_of(to)));
}

/// Moves no more than it has to; zooms in only when an entry would be hidden in a cluster.
fn bring_into_view(stage: Stage, at: usize) {
    if !stage.is_measured.get_untracked() || untrack(move || stage.mode()) != Some(Mode::Axis) {
        return;
    }
    let span = stage.dated(at).span;
    let view = stage.view.get_untracked();
    let (left, right) = (view.x_of(f64::from(span.start.days())), view.x_of(f64::from(span.end.days()) + 1.0));
    if left >= 0.0 && right <= view.width_px - 40.0 {
        return;
    }
    let limits = stage.chronicle.limits;
    let to = if right - left > view.width_px - AROUND_PX.0 - AROUND_PX.1 {
        view.show(span.start, span.end, AROUND_PX, limits)
    } else {
        view.pan(view.width_px / 3.0 - left, limits)
    };
    fly(stage, to);
}

// ---- keys

/// A key anywhere in the timeline: Escape closes the open entry.
pub(super) fn escape(stage: Stage, event: &KeyboardEvent) {
    if event.key() == "Escape" && stage.open.get_untracked().is_some() {
        event.prevent_default();
        close(stage);
    }
}

/// A key on the axis.
pub(super) fn key(stage: Stage, event: &KeyboardEvent) {
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
            let row = bands.of(one.kind).map_or(0, |band| {
                let is_bar = one.shape == Shape::Bar;
                (if is_bar { band.lane_y(one.lane) } else { band.dots_y }) as u32
            });
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
        let x = view.x_of(middle);
        view = view.zoom(2.0, x, limits);
        view = view.pan(view.width_px / 3.0 - view.x_of(middle), limits);
    }
    drop(placement);
    if view != stage.view.get_untracked() {
        // At once: the focus goes there next.
        set_view(stage, view);
    }
}

/// The keys go on from what has the focus.
pub(super) fn focused(stage: Stage, event: &FocusEvent) {
    if let Some(at) = entry_near(stage, event)
        && stage.current.get_untracked() != at
    {
        stage.current.set(at);
    }
}

fn entry_near(stage: Stage, event: &Event) -> Option<usize> {
    stage.place_of(&platform::data_near(event, "data-entry")?)
}

fn days_near(event: &Event) -> Option<(i32, i32)> {
    let days = platform::data_near(event, "data-days")?;
    let (from, to) = days.split_once(' ')?;
    Some((from.parse().ok()?, to.parse().ok()?))
}

// ---- pointers

/// A click on an entry or on a cluster.
pub(super) fn click(stage: Stage, event: &MouseEvent) {
    if stage.gesture.with_value(|gesture| gesture.was_drag()) && event.detail() > 0 {
        return event.prevent_default();
    }
    if is_modified(event) {
        return;
    }
    if let Some(at) = entry_near(stage, event) {
        event.prevent_default();
        stop_tour(stage);
        open(stage, at);
    } else if let Some(days) = days_near(event) {
        show_days(stage, days);
    }
}

/// Zooms to what a cluster holds.
fn show_days(stage: Stage, (from, to): (i32, i32)) {
    let (from, to) = (Date::from_days(from), Date::from_days(to));
    let view = stage.view.get_untracked();
    let nearer = view.show(from, to, AROUND_PX, stage.chronicle.limits);
    // At least a step nearer, also when they are spread over all that is in view.
    let middle = f64::from(from.days()) + f64::from(to.days() - from.days()) / 2.0;
    let step = view.zoom(2.0, view.x_of(middle), stage.chronicle.limits);
    fly(stage, if nearer.days_per_px < step.days_per_px { nearer } else { step });
}

/// Wheel: with Ctrl (as trackpads say pinching) or with the focus on the axis it zooms; sideways, or with Shift, it pans; else
/// the page scrolls.
pub(super) fn wheel(stage: Stage, event: &WheelEvent) {
    let unit = if event.delta_mode() == 0 { 1.0 } else { 24.0 };
    let (dx, dy) = (event.delta_x() * unit, event.delta_y() * unit);
    let view = stage.view.get_untracked();
    let limits = stage.chronicle.limits;
    if event.ctrl_key() {
        let (x, _) = platform::place_in(event);
        set_view(stage, view.zoom(within(-dy / 160.0, -1.0, 1.0).exp2(), x, limits));
    } else if event.shift_key() || dx.abs() > dy.abs() {
        set_view(stage, view.pan(-(if dx == 0.0 { dy } else { dx }), limits));
    } else if platform::has_focus(event) && dy != 0.0 {
        let (x, _) = platform::place_in(event);
        set_view(stage, view.zoom(within(-dy / 320.0, -0.5, 0.5).exp2(), x, limits));
    } else {
        return;
    }
    event.prevent_default();
}

/// A finger or the mouse's first button goes down.
pub(super) fn pointer_down(stage: Stage, event: &PointerEvent) {
    if event.button() != 0 {
        return;
    }
    next_motion(stage);
    let (x, _) = platform::place_in(event);
    stage.gesture.update_value(|gesture| gesture.down(event.pointer_id(), x, event.time_stamp()));
}

/// It moves: the axis with it.
pub(super) fn pointer_move(stage: Stage, event: &PointerEvent) {
    let (x, _) = platform::place_in(event);
    let was_dragging = stage.gesture.with_value(|gesture| gesture.is_dragging());
    let motion = stage.gesture.try_update_value(|gesture| gesture.moved(event.pointer_id(), x, event.time_stamp()));
    let view = stage.view.get_untracked();
    let limits = stage.chronicle.limits;
    match motion.unwrap_or(Motion::None) {
        Motion::None => return,
        Motion::Pan(dx) => set_view(stage, view.pan(dx, limits)),
        Motion::Pinch { factor, x, dx } => set_view(stage, view.zoom(factor, x, limits).pan(dx, limits)),
    }
    // Not before it is a drag: a captured pointer clicks on nothing.
    if !was_dragging {
        platform::capture_pointer(event);
    }
}

/// It goes up.
pub(super) fn pointer_up(stage: Stage, event: &PointerEvent) {
    let speed =
        stage.gesture.try_update_value(|gesture| gesture.up(event.pointer_id(), event.time_stamp())).unwrap_or(0.0);
    if speed != 0.0 {
        glide_on(stage, speed);
    }
}

/// The overview: there the view goes.
pub(super) fn overview_down(stage: Stage, event: &PointerEvent) {
    if event.button() == 0 {
        platform::capture_pointer(event);
        center(stage, event);
    }
}

/// The overview while the button is down.
pub(super) fn overview_move(stage: Stage, event: &PointerEvent) {
    if event.buttons() & 1 == 1 {
        center(stage, event);
    }
}

fn center(stage: Stage, event: &PointerEvent) {
    let (x, width) = platform::place_in(event);
    let columns = f64::from(overview::COLUMNS);
    let day = stage.chronicle.fit(columns).day_at(x / width.max(1.0) * columns);
    let view = stage.view.get_untracked();
    set_view(stage, view.pan(view.width_px / 2.0 - view.x_of(day), stage.chronicle.limits));
}

// ---- filters and tour

/// Switches a kind.
pub(super) fn toggle_kind(stage: Stage, id: &'static str) {
    let kinds = &stage.context.core.site.kinds;
    let used = |at: &usize| stage.chronicle.rooms[*at].count > 0;
    let all: Vec<&str> = (0..kinds.len()).filter(used).map(|at| &*kinds[at].id).collect();
    let query = stage.query.get_untracked();
    let query = query.filtered(query.filter.toggled(id, &all));
    stop_tour(stage);
    stage.go(&untrack(move || stage.address(&query)), true);
}

/// Plays the tour from the entry that is open, or pauses it.
pub(super) fn toggle_tour(stage: Stage) {
    if stage.is_playing.get_untracked() {
        return stop_tour(stage);
    }
    let shown = stage.shown.get_untracked();
    let context = stage.context;
    let length =
        |at: &usize| stage.title(*at).chars().count() + context.str(&stage.entry(*at).description).chars().count();
    let mut tour = Tour::new(shown.iter().map(length), AtEnd::Stop);
    let here = stage.open.get_untracked().and_then(|open| shown.iter().position(|&at| at == open));
    tour.go(here.unwrap_or(0));
    tour.play();
    let Some(first) = tour.current().filter(|_| tour.state() == TourState::Playing) else { return };
    stage.tour.set_value(tour);
    stage.is_playing.set(true);
    visit(stage, shown[first]);
    let mut rest = 0.0;
    platform::each_frame(Box::new(move |ms| {
        rest += ms;
        // Five steps a second are enough for a bar of progress.
        if rest >= 200.0 && stage.is_playing.get_untracked() {
            tick(stage, rest as u32);
            rest = 0.0;
        }
        stage.is_playing.get_untracked()
    }));
}

fn tick(stage: Stage, ms: u32) {
    let next = stage.tour.try_update_value(|tour| tour.tick(ms)).flatten();
    let (state, progress) = stage.tour.with_value(|tour| (tour.state(), (tour.progress() * 100.0) as u32));
    stage.progress.set(progress);
    if state != TourState::Playing {
        stop_tour(stage);
    }
    let next = next.and_then(|next| stage.shown.read_untracked().get(next).copied());
    if let Some(next) = next {
        visit(stage, next);
    }
}

fn visit(stage: Stage, at: usize) {
    if stage.open.get_untracked() != Some(at) {
        open(stage, at);
    }
    stage.said.set([stage.title(at), ", ", stage.date(at)].concat());
}

fn stop_tour(stage: Stage) {
    if stage.is_playing.get_untracked() {
        stage.is_playing.set(false);
    }
}
