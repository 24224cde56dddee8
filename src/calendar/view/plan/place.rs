//! Where the plan is stored, who can see it there, and how it is exported or deleted.

use super::super::star::Storage;
use super::State;
use crate::calendar::ics::select;
use crate::calendar::plan::Plan;
use crate::calendar::plan::listed::entry_of;
use crate::i18n::Msg;
use crate::platform;
use crate::view::{IntoNode, Node, view};

pub(super) fn place(state: State) -> Node {
    (move || (state.is_alive.get() && !state.is_empty()).then(|| ways(state))).into_node()
}

fn ways(state: State) -> Node {
    let context = state.context;
    let button = |message: Msg, run: fn(State)| {
        view! { <button type="button" class="button" on:click=move |_| run(state)>{context.t(message)}</button> }
    };
    // A kiosk has no place for files and stores nothing.
    if platform::is_kiosk() {
        return view! { <p class="plan-ways">{button(Msg::PlanClear, clear)}</p> };
    }
    let leaves = (!context.core.site.leave_to.is_empty()).then(|| context.t(Msg::PlanLeave));
    let kept = match state.choice.kept.with(|kept| kept.storage) {
        Storage::Device => view! {
            <p>{context.t(Msg::PlanKept)}" "{context.t(Msg::PlanWho)}" "{leaves}</p>
            <p>{button(Msg::PlanDrop, |state| state.choice.answer(Storage::Document, &Plan::default()))}</p>
        },
        _ => view! {
            <p>{context.t(Msg::PlanHeld)}</p>
            <p>{button(Msg::PlanKeep, |state| state.choice.answer(Storage::Device, &Plan::default()))}</p>
        },
    };
    view! {
        <p class="plan-ways">{button(Msg::PlanTake, export)}{button(Msg::PlanClear, clear)}</p>
        <section class="plan-where" aria-labelledby="plan-where">
            <h2 id="plan-where">{context.t(Msg::PlanWhere)}</h2>
            {kept}
        </section>
    }
}

/// Saves the calendar file of the whole plan, selected from the file of all events.
fn export(state: State) {
    let context = state.context;
    let found = state.choice.kept.with_untracked(|kept| state.listed(&kept.plan).found);
    let chosen = found.iter().map(|one| state.all.with_value(|all| entry_of(state.events, all, one)));
    let chosen: Plan = chosen.collect();
    let url = [&*context.base(), "/feeds/all.ics"].concat();
    platform::save(url, [&*context.core.site.short_name, ".ics"].concat(), move |feed| {
        select::chosen(feed, &|uid| {
            chosen.entries().iter().filter(|entry| *entry.uid == *uid).map(|entry| entry.id).collect()
        })
    });
}

fn clear(state: State) {
    state.shown.set(Plan::default());
    state.choice.change(|kept| kept.plan = Plan::default());
    state.choice.asks.set(false);
    state.choice.tell(Msg::PlanCleared);
}
