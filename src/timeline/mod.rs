//! The project timeline.
//!
//! Cores: `span` (an EDTF date as days with edges), `lanes`, `scale` (time to pixels, ticks), `place` (what is drawn at a
//! zoom), `navigate` (keyboard), `tour`. `view` draws. Dates themselves are [`crate::dates`].

mod compact;
pub mod lanes;
pub mod navigate;
pub mod place;
pub mod scale;
pub mod span;
pub mod tour;

use crate::content::{Address, Timeline};
use crate::i18n::Msg;
use crate::ui::{Context, T, routed};
use leptos::prelude::*;

/// The island.
#[component]
pub fn Axis(timeline: &'static Timeline) -> impl IntoView {
    let context = Context::get();
    routed(context, "/timeline", title, move |_address| {
        view! { <h1>{context.t(Msg::Timeline)}</h1><ul>{timeline.entries.iter().map(|one| view! { <li data-entry=&*one.id><T text=&one.title/></li> }).collect::<Vec<_>>()}</ul> }
    })
}

fn title(context: Context, _address: &Address) -> String {
    context.page_title(context.t(Msg::Timeline))
}
