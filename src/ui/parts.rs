//! Small shared parts.

use super::Context;
use crate::content::{self, Text};
use crate::i18n::Msg;
use crate::view::{IntoNode, Node, view};
use std::ops::Range;

/// A text of the campaign, marked with its language if that differs from the page's.
pub fn text(text: &'static Text) -> Node {
    let context = Context::get();
    let found = context.text(text);
    match found.lang {
        None => found.text.into_node(),
        Some(lang) => view! { <span lang=lang dir=context.dir_of(found.lang)>{found.text}</span> },
    }
}

/// A text with highlighted ranges, which are in order and disjoint.
pub fn marked(text: &'static str, marks: &[Range<usize>]) -> Node {
    let mut parts = Vec::new();
    let mut end = 0;
    for mark in marks {
        parts.push(text[end..mark.start].into_node());
        parts.push(view! { <mark>{&text[mark.clone()]}</mark> });
        end = mark.end;
    }
    parts.push(text[end..].into_node());
    parts.into_node()
}

/// A list of related links; nothing if there are none.
pub fn related(links: &'static [content::Related]) -> Node {
    let context = Context::get();
    let link = |link: &'static content::Related| {
        view! { <li><a href=context.href_of(&link.path)>{text(&link.title)}</a></li> }
    };
    let nav = (!links.is_empty()).then(|| {
        view! {
            <nav class="related" aria-label=context.t(Msg::Related)>
                <h2>{context.t(Msg::Related)}</h2>
                <ul>{links.iter().map(link).collect::<Vec<_>>()}</ul>
            </nav>
        }
    });
    nav.into_node()
}
