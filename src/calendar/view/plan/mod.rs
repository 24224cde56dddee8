//! The visitor's plan as a page: what was chosen in order of time, what of it is at the same time, what the calendar does not
//! have any more; where it is kept, and the ways out of here. A part of the program of its own.

mod list;
mod offer;
mod place;

use super::star::{Choice, question};
use crate::calendar::occurrences::Occurrences;
use crate::calendar::plan::Plan;
use crate::calendar::plan::listed::{Listed, listed};
use crate::content::{Address, CalendarView, Event, Events, List};
use crate::i18n::Msg;
use crate::platform;
use crate::ui::Context;
use crate::view::{Memo, Node, RwSignal, StoredValue, effect, view};

/// So many bytes of the plan are in one code for a phone: with the site's address before them they fit into what kiosks draw
/// (`src/kiosk/js/qr.js`), and a cheap camera still tells them apart.
const IN_A_CODE: usize = 400;

/// Handed to the parts of the page.
#[derive(Clone, Copy)]
struct State {
    context: Context,
    events: &'static List<Event>,
    all: StoredValue<Occurrences>,
    choice: Choice,
    /// What is listed: what was in the plan since the page is shown, so that what is taken out can be put back.
    shown: RwSignal<Plan>,
    /// What came with the address, until the visitor has said what is to become of it.
    offered: RwSignal<Plan>,
    /// Whether the page is alive: nothing is said of the plan before.
    is_alive: RwSignal<bool>,
}

impl State {
    fn new(context: Context, events: &'static List<Event>) -> State {
        let (shown, offered) = (RwSignal::new(Plan::default()), RwSignal::new(Plan::default()));
        let all = StoredValue::new(Occurrences::new(events));
        let state =
            State { context, events, all, choice: Choice::new(), shown, offered, is_alive: RwSignal::new(false) };
        effect(move || {
            let mut listed = shown.get_untracked();
            state.choice.kept.with(|kept| listed.join(&kept.plan));
            shown.set(listed);
        });
        effect(move || {
            offered.set(Plan::in_fragment(&platform::fragment()).unwrap_or_default());
            // What was taken away in another window is not shown here any longer.
            platform::on_storage(Box::new(move || shown.set(Choice::plan_now())));
            state.is_alive.set(true);
        });
        state
    }

    /// A plan in the calendar.
    fn listed(self, plan: &Plan) -> Listed {
        self.all.with_value(|all| listed(self.events, all, plan))
    }

    /// Whether nothing is chosen now.
    fn is_empty(self) -> bool {
        self.choice.kept.with(|kept| kept.plan.is_empty())
    }
}

/// The island: `/calendar/plan`.
pub fn plan_island(context: Context, events: &'static Events) -> Node {
    let state = State::new(context, &events.entries);
    // Whether all that is listed is taken out: then it stays, with what can be put back.
    let is_blank = move || state.is_alive.get() && state.shown.with(Plan::is_empty);
    view! {
        <div class="plan-page">
            <h1>{context.t(Msg::PlanTitle)}</h1>
            <p class="lead">{context.t(Msg::PlanLead)}</p>
            {question(context, state.choice)}
            {offer::offer(state)}
            {list::list(state)}
            <div class="plan-blank" hidden=move || !is_blank()>
                <p>{context.t(Msg::PlanEmpty)}</p>
                <p><a class="button" href=context.href(&Address::calendar(CalendarView::Now))>{context.t(Msg::Calendar)}</a></p>
            </div>
            {place::place(state)}
            {codes(state)}
        </div>
    }
}

/// The addresses that carry the plan to a phone: the script of kiosks makes codes of them (`src/kiosk/js/codes.js`).
fn codes(state: State) -> Node {
    let context = state.context;
    let codes = Memo::new(move || {
        if !state.is_alive.get() || !platform::is_kiosk() {
            return String::new();
        }
        let page = context.href(&Address::Plan);
        let addresses = state.choice.kept.with(|kept| kept.plan.fragments(IN_A_CODE));
        addresses.iter().map(|fragment| [&page, "#", fragment].concat()).collect::<Vec<_>>().join(" ")
    });
    view! { <div data-codes=move || codes.get() hidden=true></div> }
}
