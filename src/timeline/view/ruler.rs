//! The ruler above the axis, which stays visible while the page scrolls.

use super::stage::TimelineState;
use super::words::{decimal, tick};
use crate::i18n::Msg;
use crate::text::width;
use crate::timeline::bands::RULER_PX;
use crate::timeline::breakpoint::{MARGINS_PX, Unit};
use crate::timeline::scale::ruler::ruler as said;
use crate::timeline::scale::{Tick, View};
use crate::view::{Node, view};

/// Font size of the labels, as in `style/timeline.css`.
const LABEL_EM: f64 = 14.0;

/// The ruler of a drawing.
pub(super) fn ruler(stage: TimelineState, drawing: usize) -> Node {
    view! {
        <div class="ruler" aria-hidden="true">
            <svg height=RULER_PX.to_string()>{move || labels(stage, drawing)}</svg>
        </div>
    }
}

/// The labels on it.
pub(super) fn labels(stage: TimelineState, drawing: usize) -> Option<Node> {
    let (view, unit) = stage.drawn(drawing);
    let picture = stage.picture(drawing);
    let level = picture.level?;
    let text = |one: &Tick| tick(stage.context, level, one);
    let label_px = |one: &Tick| f64::from(width(&text(one))) * LABEL_EM / 100.0;
    // Space for today's word is reserved before hydration, when the date is unknown.
    let found = said(&picture.ticks, level, view, Some(day_x(stage, view)), stage.stretch(drawing), &label_px);
    let labels = picture.ticks.iter().zip(&found.labels).map(|(one, is_labelled)| {
        let words = if *is_labelled { text(one) } else { String::new() };
        view! { <text class:major=one.major x=unit.write(one.x) dx="6" y="19">{words}</text> }
    });
    let year = found.year.map(|year| {
        view! { <text class="major" x=decimal(-MARGINS_PX.0, 0) y="19">{year.to_string()}</text> }
    });
    let today = found.today.filter(|_| stage.knows_today()).map(|x| {
        view! { <text class="today" data-live="" x=unit.write(x) y="19" text-anchor="middle">{stage.context.t(Msg::Today)}</text> }
    });
    Some(Node::Many(vec![
        view! { <g class="ticks">{labels.collect::<Vec<_>>()}</g> },
        view! { <g class="edge">{year}{today}</g> },
    ]))
}

/// The position of the visitor's date, or of the day of the build.
pub(super) fn day_x(stage: TimelineState, view: View) -> f64 {
    view.x_of(f64::from(stage.context.today().days()) + 0.5)
}

/// Formats positions and lengths.
pub(super) trait Write {
    /// A position on the axis.
    fn write(self, x: f64) -> String;
    /// A length on the axis.
    fn write_length(self, px: f64) -> String;
}

impl Write for Unit {
    fn write(self, x: f64) -> String {
        written(self, self.place(x))
    }

    fn write_length(self, px: f64) -> String {
        written(self, self.length(px))
    }
}

fn written(unit: Unit, value: f64) -> String {
    match unit {
        Unit::Px => decimal(value, 1),
        Unit::Percent(_) => decimal(value, 2) + "%",
    }
}
