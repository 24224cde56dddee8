//! The filters of the wall: chips with counts, and the search field.

use super::super::filter::{Found, KINDS};
use super::tile::{LangText, said};
use crate::content::{Address, List, Supporter, WallQuery};
use crate::i18n::Msg;
use crate::platform;
use crate::ui::{Context, Search, SearchField, Tool, toolbar};
use crate::view::{ElementRef, IntoNode, Memo, Node, view};

/// The address of the wall with a filter.
pub(super) fn href(context: Context, query: WallQuery) -> String {
    context.href(&Address::Supporters { open: None, query })
}

/// The available and current choices.
#[derive(Clone, Copy)]
pub(super) struct Choice {
    pub(super) context: Context,
    pub(super) all: &'static List<Supporter>,
    pub(super) query: Memo<WallQuery>,
    pub(super) search: Search<Supporter>,
    pub(super) found: Memo<Found>,
}

/// Search field, chips, and the switch between wall and list.
pub(super) fn choice(this: Choice, list: ElementRef) -> Node {
    let Choice { context, query, .. } = this;
    let chips = view! {
        <nav class="chips" aria-label=context.t(Msg::WallFilter)>
            <ul>{move || chips(this, &query.read(), &this.found.read())}</ul>
        </nav>
    };
    let is_chosen = move || query.with(|query| !query.kind.is_empty() || !query.field.is_empty());
    let join =
        context.core.site.has(&Address::Join).then(
            || view! { <a class="button primary" href=context.href(&Address::Join)>{context.t(Msg::WallJoin)}</a> },
        );
    let tools = vec![
        Tool::view(views(context, query)),
        Tool::find(move || query.with(|query| !query.q.is_empty()), search(this, list)),
        // On phones, the invitation is at the end of the wall.
        Tool::filter(is_chosen, (chips, join).into_node()),
    ];
    toolbar("choice", Node::Empty, tools)
}

/// The switch between the wall and the list.
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

/// A chip: its query, label, count, and whether it is chosen.
type Chip = (WallQuery, LangText, usize, bool);

fn chips(this: Choice, query: &WallQuery, found: &Found) -> Vec<Node> {
    let Choice { context, all, .. } = this;
    let fields = &context.core.site.fields;
    let ids = || fields.iter().map(|field| &*field.id);
    let everyone = WallQuery { kind: "".into(), field: "".into(), ..query.clone() };
    let counts = found.counts(all, query, ids());
    // A field without supporters is not offered.
    let total = match *query == WallQuery::default() {
        true => counts.clone(),
        false => Found::everyone(all).counts(all, &WallQuery::default(), ids()),
    };
    let all = found.len();
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

fn search(this: Choice, list: ElementRef) -> Node {
    let Choice { context, query, search, .. } = this;
    let typed = move |words: String| {
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
        begun: Box::new(move || search.prepare()),
        typed: Box::new(typed),
    };
    field.form()
}
