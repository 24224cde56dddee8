//! The field in which somebody looks for something: on the pages that search themselves, and on the one that searches all.

use crate::platform;
use crate::ui::FIND;
use crate::view::{Found, Node, view};

/// A search field in its form.
pub struct SearchField {
    /// The field's id.
    pub id: &'static str,
    /// What it is for.
    pub label: &'static str,
    /// What stands in it while it is empty.
    pub hint: &'static str,
    /// Whether looking for something is what the page is for.
    pub is_first: bool,
    /// Where the form goes without the app: the page itself.
    pub action: String,
    /// What the search key goes to.
    pub found: Box<dyn Fn() -> Found>,
    /// What is searched for.
    pub words: Box<dyn Fn() -> String + Send>,
    /// Called when somebody is about to type.
    pub begun: Box<dyn Fn()>,
    /// Called with what has been typed.
    pub typed: Box<dyn Fn(String)>,
}

impl SearchField {
    /// The form.
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
