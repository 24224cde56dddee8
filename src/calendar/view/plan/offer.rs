//! A plan received with the address, as from a kiosk's QR code. It is shown, and added to the visitor's plan only on
//! request.

use super::super::star::Place;
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
    let button = |message: Msg, class: &'static str, place: Option<Place>| {
        view! {
            <button type="button" class=class on:click=move |_| answer(state, place)>{context.t(message)}</button>
        }
    };
    // A visitor who has already decided where the plan is stored is not asked again.
    let takes = match state.choice.kept.with(|kept| kept.place) {
        Place::Unasked => vec![
            button(Msg::PlanKeep, "button primary", Some(Place::Device)),
            button(Msg::PlanDrop, "button", Some(Place::Document)),
        ],
        place => vec![button(Msg::PlanAdopt, "button primary", Some(place))],
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
fn answer(state: State, place: Option<Place>) {
    let offered = state.offered.get_untracked();
    state.offered.set(Plan::default());
    platform::drop_fragment();
    match place {
        Some(place) => state.choice.answer(place, &offered),
        None => platform::focus_soon(move || state.choice.telling.get()),
    }
}
