//! The sources of a fact: a short line of links, each with its day of access.

use super::{Context, text};
use crate::content::Source;
use crate::i18n::{Msg, fill};
use crate::view::{IntoNode, Node, view};

/// A line that lists the sources; nothing if there are none.
pub fn sources(all: &[&'static Source]) -> Node {
    let context = Context::get();
    let all: Vec<_> = all.iter().map(|source| one(context, source)).collect();
    let line = (!all.is_empty()).then(|| {
        view! {
            <p class="cite">{context.t(Msg::SourceOf)}{all}</p>
        }
    });
    line.into_node()
}

fn one(context: Context, source: &'static Source) -> Node {
    let name = match &*source.url {
        "" => view! { <cite>{text(&source.name)}</cite> },
        url => view! { <a href=url rel="cite-as noreferrer external">{text(&source.name)}</a> },
    };
    view! { <span>{name}{read_on(context, &source.read_on)}</span> }
}

/// “ (lasīts 23.11.2026.)”, in digits, because not every page has the names of months.
pub fn read_on(context: Context, date: &str) -> String {
    in_figures(context, Msg::ReadOn, date).map_or(String::new(), |said| [" ", &said].concat())
}

/// A message with the `{year}`, `{month}` and `{day}` of a date such as `2026-11-23`; `None` if it is not a date.
pub fn in_figures(context: Context, message: Msg, date: &str) -> Option<String> {
    let (year, rest) = date.split_once('-')?;
    let (month, day) = rest.split_once('-')?;
    Some(fill(&fill(&fill(context.t(message), "day", day), "month", month), "year", year))
}
