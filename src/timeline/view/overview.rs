//! The strip below the axis: all data, and the visible part. For pointers; keyboards use the axis.

use super::moves;
use super::stage::TimelineState;
use super::words::{decimal, years};
use crate::timeline::compact::within;
use crate::timeline::frame;
use crate::view::{Node, view};

/// The width of the drawing, in its own units.
pub(super) const COLUMNS: i32 = 1000;

/// The strip.
pub(super) fn overview(stage: TimelineState) -> Node {
    let height = move || stage.bands.read().bands.len() as i32 * 5 + 4;
    let path = move || frame::overview(stage.chronicle, &stage.shown.read(), &stage.bands.read(), COLUMNS);
    view! {
        <div class="overview" aria-hidden="true">
            <svg
                viewBox=move || ["0 0 1000 ", &height().to_string()].concat()
                preserveAspectRatio="none"
                on:pointerdown=move |event| moves::overview_down(stage, &event)
                on:pointermove=move |event| moves::overview_move(stage, &event)
            >
                <path d=path/>
                {move || window(stage, height())}
            </svg>
            <p data-live="">{move || range(stage)}</p>
        </div>
    }
}

/// The visible part, in columns.
fn window(stage: TimelineState, height: i32) -> Node {
    let whole = stage.chronicle.fit(f64::from(COLUMNS));
    let view = stage.view.get();
    let most = f64::from(COLUMNS);
    let from = within(whole.x_of(view.start_day), 1.0, most - 4.0);
    let to = within(whole.x_of(view.end_day()), from + 3.0, most - 1.0);
    view! { <rect x=decimal(from, 1) width=decimal(to - from, 1) y="1" height=(height - 2).to_string()/> }
}

/// The visible years, only after hydration, because they depend on the width.
fn range(stage: TimelineState) -> Option<String> {
    stage.is_measured.get().then(|| years(stage.window()))
}
