//! The button that adds an occurrence to the visitor's plan (a star), and the question where to store the plan.

mod choice;

pub use choice::{Choice, Storage};

use crate::calendar::plan::{Entry, Plan};
use crate::i18n::Msg;
use crate::ui::Context;
use crate::view::{IntoNode, Memo, Node, view};

/// A star in a field of 24 by 24.
const STAR: &str = "M12 3l2.8 5.8 6.2.9-4.5 4.4 1.1 6.3-5.6-3-5.6 3 1.1-6.3L3 9.7l6.2-.9z";

/// The button, labelled with what pressing it does. In lists only the star is visible, and the accessible name contains
/// the title `of` the occurrence.
pub fn star(context: Context, choice: Choice, entry: Entry, of: Option<String>) -> Node {
    let is_chosen = {
        let entry = entry.clone();
        Memo::new(move || choice.has(&entry))
    };
    let label = move || context.t(if is_chosen.get() { Msg::PlanRemove } else { Msg::PlanAdd });
    let class = of.is_some().then_some("unseen");
    let of = of.map(|of| [": ", &of].concat());
    view! {
        <button type="button" class="chip star" data-chosen=move || is_chosen.get().then_some("") on:click=move |_| choice.toggle(entry.clone())>
            <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d=STAR/></svg>
            <span class=class>{label}{of}</span>
        </button>
    }
}

/// The button in a list. Once it is pressed, the question and its result are shown below it.
pub fn star_in_list(context: Context, choice: Choice, entry: Entry, title: &str) -> Node {
    let at = entry.clone();
    let question = move || {
        let is_here = choice.at.with(|pressed| pressed.as_ref() == Some(&at));
        is_here.then(|| question(context, choice))
    };
    (star(context, choice, entry, Some(title.into())), question.into_node()).into_node()
}

/// The question where to store the plan, asked once, and the result of the answer.
pub fn question(context: Context, choice: Choice) -> Node {
    let said = move || match choice.asks.get() {
        true => context.t(Msg::PlanAsk),
        false => choice.told.get().map_or("", |message| context.t(message)),
    };
    let answer = move |storage: Storage, message: Msg, class: &'static str| {
        view! {
            <button type="button" class=class on:click=move |_| choice.answer(storage, &Plan::default())>
                {context.t(message)}
            </button>
        }
    };
    let answers = move || {
        let buttons =
            (answer(Storage::Device, Msg::PlanKeep, "button"), answer(Storage::Document, Msg::PlanDrop, "button"));
        choice.asks.get().then(|| view! { <p class="plan-answers">{buttons.into_node()}</p> })
    };
    view! {
        <div class="plan-question">
            <p role="status" tabindex="-1" ref=choice.telling>{said}</p>
            {answers}
        </div>
    }
}
