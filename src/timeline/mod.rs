//! The project timeline.
//!
//! Cores, without browser: `span` (an EDTF date as days with edges), `lanes`, `scale` (time to pixels, ticks), `place` (what
//! is drawn at a zoom), `chronicle` (all entries in order, with span and lane), `bands` (what lies below what), `frame` (one
//! picture of the axis), `navigate` (keys), `gesture` (fingers), `tour`, `query` (the state in the address). `view` draws.
//! Dates themselves are [`crate::dates`].

pub mod bands;
pub mod chronicle;
mod compact;
pub mod frame;
pub mod gesture;
pub mod lanes;
pub mod navigate;
pub mod place;
pub mod query;
pub mod scale;
pub mod span;
pub mod tour;
mod view;

use crate::content::{Address, Timeline};
use crate::i18n::Msg;
use crate::ui::{Context, routed};
use leptos::prelude::*;

/// The island: axis, list, and the entry that is open.
#[component]
pub fn Axis(
    /// The entries.
    timeline: &'static Timeline,
) -> impl IntoView {
    let context = Context::get();
    provide_context(timeline);
    routed(context, "/timeline", title, move |address| view::page(context, timeline, address))
}

fn title(context: Context, address: &Address) -> String {
    let open = match address {
        Address::Timeline { open: Some(id), .. } => use_context::<&'static Timeline>()
            .and_then(|timeline| timeline.entries.iter().find(|entry| entry.id == *id)),
        _ => None,
    };
    context.page_title(open.map_or(context.t(Msg::Timeline), |entry| context.str(&entry.title)))
}
