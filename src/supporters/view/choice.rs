//! Who is shown: chips with counts, and the search field.

use super::super::filter::{Index, KINDS};
use super::tile::{Said, said};
use crate::content::{Address, WallQuery};
use crate::i18n::Msg;
use crate::platform;
use crate::ui::{Context, SearchField, Tool, prepare, toolbar};
use crate::view::{ElementRef, IntoNode, Kept, Memo, Node, view};

/// The address of the wall with a filter.
pub(super) fn href(context: Context, query: WallQuery) -> String {
    context.href(&Address::Supporters { open: None, query })
}

/// Search, chips, wall or list.
pub(super) fn choice(context: Context, query: Memo<WallQuery>, index: Kept<Index>, list: ElementRef) -> Node {
    let chips = view! {
        <nav class="chips" aria-label=context.t(Msg::WallFilter)>
            <ul>{move || chips(context, &query.read(), index)}</ul>
        </nav>
    };
    let is_chosen = move || query.with(|query| !query.kind.is_empty() || !query.field.is_empty());
    let join =
        context.core.site.has(&Address::Join).then(
            || view! { <a class="button primary" href=context.href(&Address::Join)>{context.t(Msg::WallJoin)}</a> },
        );
    let tools = vec![
        Tool::view(views(context, query)),
        Tool::find(move || query.with(|query| !query.q.is_empty()), search(context, query, index, list)),
        // On phones the wall's own end invites.
        Tool::filter(is_chosen, (chips, join).into_node()),
    ];
    toolbar("choice", Node::Empty, tools)
}

/// The wall, or the same people as a list.
fn views(context: Context, query: Memo<WallQuery>) -> Node {
    let link = |message: Msg, list: bool| {
        let to = move || href(context, WallQuery { list, ..query.get() });
        let is_shown = move || query.with(|query| query.list == list).then_some("true");
        view! { <a class="chip" href=to aria-current=is_shown data-noscroll="">{context.t(message)}</a> }
    };
    view! {
        <nav class="as" aria-label=context.t(Msg::ToolView)>
            {link(Msg::WallAsWall, false)}
            {link(Msg::Agenda, true)}
        </nav>
    }
}

/// One chip: where it leads, what it says, how many there are, whether it is chosen.
type Chip = (WallQuery, Said, usize, bool);

fn chips(context: Context, query: &WallQuery, index: Kept<Index>) -> Vec<Node> {
    let fields = &context.core.site.fields;
    let ids = || fields.iter().map(|field| &*field.id);
    let everyone = WallQuery { kind: "".into(), field: "".into(), ..query.clone() };
    let (all, counts, total) = index.with_value(|index| {
        let total = index.counts(&WallQuery::default(), ids());
        // Who everyone is, and how many of each, is the same as long as no name is asked for and nothing is chosen.
        let has_words = !query.q.is_empty();
        let all = if has_words { index.find(&everyone).len() } else { total.kinds.iter().sum() };
        let is_open = !has_words && query.kind.is_empty() && query.field.is_empty();
        (all, if is_open { total.clone() } else { index.counts(query, ids()) }, total)
    });
    let mut chips: Vec<Chip> = vec![(everyone.clone(), (None, context.t(Msg::WallAll)), all, *query == everyone)];
    for ((kind, name), count) in KINDS.iter().zip([Msg::WallPeople, Msg::WallOrganizations]).zip(counts.kinds) {
        let chosen = *query.kind == **kind;
        let to = WallQuery { kind: if chosen { "" } else { kind }.into(), ..query.clone() };
        chips.push((to, (None, context.t(name)), count, chosen));
    }
    for (n, field) in fields.iter().enumerate().filter(|(n, _)| total.fields[*n] > 0) {
        let chosen = field.id == query.field;
        let to = WallQuery { field: if chosen { "" } else { &field.id }.into(), ..query.clone() };
        chips.push((to, said(context, &field.name), counts.fields[n], chosen));
    }
    chips.into_iter().map(|chip| chip_view(context, chip)).collect()
}

fn chip_view(context: Context, (to, (lang, name), count, chosen): Chip) -> Node {
    view! {
        <li>
            <a class="chip" class:empty=count == 0 href=href(context, to) aria-current=chosen.then_some("true") data-noscroll="">
                <span lang=lang dir=context.dir_of(lang)>{name}</span>
                <b>{count.to_string()}</b>
            </a>
        </li>
    }
}

/// The words of so many supporters are taken in at a time: of ten thousand all at once would be felt at the first letter.
const STEP: usize = 200;

fn search(context: Context, query: Memo<WallQuery>, index: Kept<Index>, list: ElementRef) -> Node {
    let search = move |words: String| {
        let to = WallQuery { q: words.into(), ..query.get_untracked() };
        platform::go(&href(context, to), true);
    };
    let field = SearchField {
        id: "wall-q",
        label: context.t(Msg::WallSearch),
        hint: context.t(Msg::WallSearch),
        is_first: false,
        action: href(context, WallQuery::default()),
        found: Box::new(move || list.find("a")),
        words: Box::new(move || query.read().q.to_string()),
        begun: Box::new(move || prepare(move || index.with_value(|index| index.grow(STEP)))),
        typed: Box::new(search),
    };
    field.form()
}
