//! A plan received with the address, as from a kiosk's QR code. It is shown, and added to the visitor's plan only on
//! request.

use super::super::star::Storage;
use super::State;
use super::list::occurrence;
use crate::calendar::plan::Plan;
use crate::i18n::Msg;
use crate::platform;
use crate::view::{IntoNode, Node, view};

pub(super) fn offer(state: State) -> Node {
    (move || state.offered.with(|plan| (!plan.is_empty()).then(|| question(state, plan)))).into_node()
}

fn question(state: State, offered: &Plan) -> Node {
    let context = state.context;
    let found = state.listed(offered).found;
    let items: Vec<Node> = found.iter().map(|one| view! { <li>{occurrence(state, one)}</li> }).collect();
    let button = |message: Msg, class: &'static str, storage: Option<Storage>| {
        view! {
            <button type="button" class=class on:click=move |_| answer(state, storage)>{context.t(message)}</button>
        }
    };
    // A visitor who has already decided where the plan is stored is not asked again.
    let takes = match state.choice.kept.with(|kept| kept.storage) {
        Storage::Unasked => vec![
            button(Msg::PlanKeep, "button primary", Some(Storage::Device)),
            button(Msg::PlanDrop, "button", Some(Storage::Document)),
        ],
        storage => vec![button(Msg::PlanAdd, "button primary", Some(storage))],
    };
    view! {
        <section class="plan-offer" aria-labelledby="plan-offered">
            <h2 id="plan-offered">{context.t(Msg::PlanOffered)}</h2>
            <p>{context.t(Msg::PlanOfferedNote)}</p>
            <ol class="plan-list">{items}</ol>
            <p class="plan-answers">{takes}{button(Msg::PlanRefuse, "button", None)}</p>
        </section>
    }
}

/// Applies the answer. In any case the plan is removed from the address.
fn answer(state: State, storage: Option<Storage>) {
    let offered = state.offered.get_untracked();
    state.offered.set(Plan::default());
    platform::drop_fragment();
    match storage {
        Some(storage) => state.choice.answer(storage, &offered),
        None => platform::focus_soon(move || state.choice.telling.get()),
    }
}
