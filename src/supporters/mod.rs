//! Stub.
use crate::content::{Address, Supporters};
use crate::i18n::Msg;
use crate::ui::{Context, T, routed};
use leptos::prelude::*;

/// The island.
#[component]
pub fn Wall(supporters: &'static Supporters) -> impl IntoView {
    let context = Context::get();
    routed(context, "/supporters", title, move |_address| {
        view! { <h1>{context.t(Msg::Supporters)}</h1><ul>{supporters.supporters.iter().map(|one| view! { <li data-supporter=&*one.id><T text=&one.name/></li> }).collect::<Vec<_>>()}</ul> }
    })
}

fn title(context: Context, _address: &Address) -> String {
    context.page_title(context.t(Msg::Supporters))
}
