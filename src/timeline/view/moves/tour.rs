//! The tour, entry by entry.

use super::open;
use crate::platform;
use crate::timeline::tour::{AtEnd, Tour, TourState};
use crate::timeline::view::stage::TimelineState;

/// Plays the tour from the open entry, or pauses it.
pub(in crate::timeline::view) fn toggle(stage: TimelineState) {
    if stage.is_playing.get_untracked() {
        return stop(stage);
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
        // Five steps a second suffice for a progress bar.
        if rest >= 200.0 && stage.is_playing.get_untracked() {
            tick(stage, rest as u32);
            rest = 0.0;
        }
        stage.is_playing.get_untracked()
    }));
}

/// Pauses on the way to another page, which a step would cancel.
fn tick(stage: TimelineState, ms: u32) {
    if !platform::is_ready() {
        return;
    }
    let next = stage.tour.update_value(|tour| tour.tick(ms));
    let (state, progress) = stage.tour.with_value(|tour| (tour.state(), (tour.progress() * 100.0) as u32));
    stage.progress.set(progress);
    if state != TourState::Playing {
        stop(stage);
    }
    let next = next.and_then(|next| stage.shown.read_untracked().get(next).copied());
    if let Some(next) = next {
        visit(stage, next);
    }
}

fn visit(stage: TimelineState, at: usize) {
    if stage.open.get_untracked() != Some(at) {
        open(stage, at);
    }
    stage.said.set([stage.title(at), ", ", stage.date(at)].concat());
}

pub(super) fn stop(stage: TimelineState) {
    if stage.is_playing.get_untracked() {
        stage.is_playing.set(false);
    }
}
