//! The view of the timeline. The shared state is a [`TimelineState`]; `list` and `axis` show the entries, `panel` the
//! open one, `controls` the filters. `moves` handles input.

mod axis;
mod controls;
mod list;
mod moves;
mod overview;
mod panel;
mod ruler;
mod stage;
mod words;

use super::query::Mode;
use crate::content::{Address, Timeline};
use crate::i18n::{Msg, fill};
use crate::ui::{Context, routed};
use crate::view::{Memo, Node, effect, view};
use stage::TimelineState;

/// The island: axis, list, and the open entry.
pub fn island(context: Context, timeline: &'static Timeline) -> Node {
    routed(context, move |address| title(context, timeline, address), move |address| page(context, timeline, address))
}

fn title(context: Context, timeline: &'static Timeline, address: &Address) -> String {
    let open = match address {
        Address::Timeline { open: Some(id), .. } => timeline.entries.iter().find(|entry| entry.id == *id),
        _ => None,
    };
    context.page_title(open.map_or(context.t(Msg::Timeline), |entry| context.str(&entry.title)))
}

/// Announces how many entries a search or a filter leaves.
fn announce_choice(stage: TimelineState) {
    let mut is_first = true;
    effect(move || {
        let said = match stage.shown.read().len() {
            0 => stage.context.t(Msg::TimelineNothing).into(),
            count => fill(stage.context.t(Msg::SearchFound), "n", &count.to_string()),
        };
        if !std::mem::take(&mut is_first) {
            stage.said.set(said);
        }
    });
}

/// The whole timeline.
fn page(context: Context, timeline: &'static Timeline, address: Memo<Address>) -> Node {
    let stage = TimelineState::new(context, timeline, address);
    moves::follow(stage);
    announce_choice(stage);
    // Asked once: rendering the axis again for every address would lose the focus.
    let has = move |mode: Mode| Memo::new(move || stage.has(mode));
    let (has_axis, has_list) = (has(Mode::Axis), has(Mode::List));
    view! {
        <div
            class="chronicle"
            ref=stage.whole
            // Axis or list depends on the window's width.
            data-live=""
            class:opened=move || stage.open.get().is_some()
            data-view=move || match stage.query.read().mode {
                None => "",
                Some(Mode::Axis) => "axis",
                Some(Mode::List) => "list",
            }
        >
            <div class="head">
                <h1>{context.t(Msg::Timeline)}</h1>
                {controls::controls(stage)}
            </div>
            <p class="unseen" role="status" data-live="">{move || stage.said.get()}</p>
            <div class="beside">
                <div class="stage" ref=stage.width>
                    {move || stage.shown.read().is_empty().then(|| controls::nothing(stage))}
                    {move || has_axis.get().then(|| axis::axis(stage))}
                    {move || has_list.get().then(|| list::list(stage))}
                </div>
                {move || stage.open.get().map(|at| panel::panel(stage, at))}
            </div>
        </div>
    }
}
