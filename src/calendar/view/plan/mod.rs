//! The page of the visitor's plan: the chosen occurrences in order of time with conflicts, entries that are no longer
//! in the calendar, where the plan is stored, and its export. A part of the program of its own.

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

/// The maximum number of bytes of the plan in one QR code. Together with the site's address they fit into the codes
/// that kiosks draw (`src/kiosk/js/qr.js`), and simple cameras can still read these.
const IN_A_CODE: usize = 400;

/// The state that the parts of the page share.
#[derive(Clone, Copy)]
struct State {
    context: Context,
    events: &'static List<Event>,
    all: StoredValue<Occurrences>,
    choice: Choice,
    /// The listed entries: everything that was in the plan since the page was opened, so that a removed entry can be
    /// added again.
    shown: RwSignal<Plan>,
    /// The plan received with the address, until the visitor has decided about it.
    offered: RwSignal<Plan>,
    /// Whether the page is hydrated; before that, nothing is shown of the plan.
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
            // Entries removed in another window are no longer listed here.
            platform::on_storage(Box::new(move || shown.set(Choice::plan_now())));
            state.is_alive.set(true);
        });
        state
    }

    /// The entries of a plan, looked up in the calendar.
    fn listed(self, plan: &Plan) -> Listed {
        self.all.with_value(|all| listed(self.events, all, plan))
    }

    /// Whether the plan is empty now.
    fn is_empty(self) -> bool {
        self.choice.kept.with(|kept| kept.plan.is_empty())
    }
}

/// The island of `/calendar/plan`.
pub fn plan_island(context: Context, events: &'static Events) -> Node {
    let state = State::new(context, &events.entries);
    // A list whose entries have all been removed stays, so that they can be added again.
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

/// The addresses that transfer the plan to a phone. The kiosk's script draws them as QR codes
/// (`src/kiosk/js/codes.js`).
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
