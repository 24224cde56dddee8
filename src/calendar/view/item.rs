//! An occurrence as a list item: in the agenda, below the month on phones, and in the panel of a day.

use super::state::State;
use super::words;
use crate::calendar::occurrences::{self, EventOccurrence};
use crate::content::Event;
use crate::ui::{Context, marked};
use crate::view::{Node, view};

/// A list item. Its single link contains everything that a screen reader announces.
pub(super) fn item(state: State, one: EventOccurrence) -> Node {
    let context = state.context;
    let event = &state.events[one.event];
    let title = occurrences::title(event, one.id);
    let title = marked(title, &state.filter.with(|filter| filter.marks(title)));
    view! {
        <li class=words::color(context, event)>
            <a data-uid=&*event.uid href=state.href_of(&one)>
                <span class="num" aria-hidden="true">{words::numerals(&one)}</span>
                {told(context, event, &one, title)}
            </a>
        </li>
    }
}

/// The description of an occurrence in any list.
pub fn told(context: Context, event: &'static Event, one: &EventOccurrence, title: Node) -> Node {
    view! {
        <span class="what">
            <strong lang=words::lang(event) dir=context.dir_of(words::lang(event))>{title}</strong>
            " "
            <span class="when">{words::when(context, event, one)}</span>
            " "
            <span class="note">{words::note(context, event, one)}</span>
        </span>
    }
}

/// The items of a list.
pub(super) fn items(state: State, all: &[EventOccurrence]) -> Vec<Node> {
    all.iter().map(|one| item(state, *one)).collect()
}
