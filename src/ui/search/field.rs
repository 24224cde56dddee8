//! The search field, used by pages with a search of their own and by the search over all sections.

use crate::platform;
use crate::ui::FIND;
use crate::view::{Found, Node, view};

/// A search field in its form.
pub struct SearchField {
    /// The field's id.
    pub id: &'static str,
    /// Its label.
    pub label: &'static str,
    /// Its placeholder.
    pub hint: &'static str,
    /// Whether searching is the page's purpose.
    pub is_first: bool,
    /// Where the form leads without the app: to the page itself.
    pub action: String,
    /// The element that the search key moves to.
    pub found: Box<dyn Fn() -> Found>,
    /// The current query.
    pub words: Box<dyn Fn() -> String + Send>,
    /// Called when the visitor is about to type.
    pub begun: Box<dyn Fn()>,
    /// Called with the input.
    pub typed: Box<dyn Fn(String)>,
}

impl SearchField {
    /// Renders the form.
    pub fn form(self) -> Node {
        let Self { id, label, hint, is_first, action, found, words, begun, typed } = self;
        let submit = move |event: leptos::ev::SubmitEvent| {
            platform::prevent_default(&event);
            platform::focus(found());
        };
        view! {
            <form class="search" role="search" method="get" action=action on:submit=submit>
                <label class="unseen" for=id>{label}</label>
                <input
                    id=id
                    type="search"
                    name="q"
                    autocomplete="off"
                    enterkeyhint="search"
                    placeholder=hint
                    data-begin=is_first.then_some("")
                    prop:value=words
                    on:focus=move |_| begun()
                    on:input=move |event| typed(platform::value_of(&event))
                />
                <button type="submit" aria-label=label title=label>
                    <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d=FIND/></svg>
                </button>
            </form>
        }
    }
}
