//! The view of the wall.

mod choice;
mod dialog;
mod rest;
mod sheet;
mod tile;

use super::filter::Found;
use super::plan::{self, HEAD, RowBreaks, WHOLE};
use super::thumb_hash::{self, ThumbHash};
use crate::content::{Address, List, Supporter, SupporterType, Supporters, WallQuery};
use crate::i18n::{Msg, fill};
use crate::platform::{self, Pixels};
use crate::ui::{Context, Search, routed};
use crate::view::{IntoNode, Memo, Node, view};
use rest::RemainingTiles;
#[cfg(not(target_arch = "wasm32"))]
pub use tile::portrait;
use tile::{JOIN, Tiles, heroes, join_class, shapes};

/// The island of `/supporters` and below.
pub fn island(context: Context, supporters: &'static Supporters) -> Node {
    platform::draw_hashes(draw);
    let all = &supporters.supporters;
    routed(context, move |address| title(context, all, address), move |address| wall(context, supporters, address))
}

fn draw(hash: &str) -> Option<Pixels> {
    let (width, height, rgba) = ThumbHash::parse(hash)?.pixels(thumb_hash::SIDE);
    Some(Pixels { width, height, rgba })
}

/// The supporter that an address opens.
fn opened(all: &'static List<Supporter>, address: &Address) -> Option<usize> {
    let Address::Supporters { open: Some(id), .. } = address else { return None };
    all.iter().position(|one| one.id == *id)
}

fn title(context: Context, all: &'static List<Supporter>, address: &Address) -> String {
    let name = opened(all, address).map(|index| context.str(&all[index].name));
    context.page_title(name.unwrap_or(context.t(Msg::Supporters)))
}

fn wall(context: Context, supporters: &'static Supporters, address: Memo<Address>) -> Node {
    let all = &supporters.supporters;
    let open = Memo::new(move || address.with(|address| opened(all, address)));
    let query = Memo::new(move || match &*address.read() {
        Address::Supporters { query, .. } => query.clone(),
        _ => WallQuery::default(),
    });
    let search = Search::new(all);
    let found = Memo::new(move || search.find(&query.read().q, Found::of).unwrap_or_else(|| Found::everyone(all)));
    let shown = Memo::new(move || found.read().within(all, &query.read()));
    // On the page of a supporter, the content below the dialog is unreachable until it is closed.
    let covered = open.get_untracked().is_some();
    let rest = RemainingTiles::new(context, all, query, found, shown);
    // Not if the last tile already offers it, or if nobody can join.
    let can_join = context.core.site.has(&Address::Join);
    let needs_no_link = move || !can_join || has_room(context, all, &query.read(), &shown.read());
    view! {
        <div class="wall-page" inert=covered>
            {intro(context, all)}
            {choice::choice(choice::Choice { context, all, query, search, found }, rest.list)}
            <p class="unseen" role="status">{move || context.count(Msg::WallShown, shown.read().len())}</p>
            <div class="wall">
                <ul ref=rest.list class=move || if query.read().list { "names" } else { "tiles" }>
                    {move || tiles(context, all, found, &query.read(), &shown.read(), rest)}
                    {move || rest.tiles()}
                </ul>
            </div>
            <div class="nobody" hidden=move || !shown.read().is_empty()>
                <p class="lead">{context.t(Msg::WallNone)}</p>
                <a class="button" href=context.href(&Address::wall()) data-noscroll="">{context.t(Msg::WallShowAll)}</a>
            </div>
            <p class="to-join" hidden=needs_no_link>
                <a class="button" href=context.href(&Address::Join)>{context.t(Msg::WallJoin)}</a>
            </p>
        </div>
        {dialog::dialog(dialog::WallState { context, all, named: &supporters.sources, open, query, shown }, rest)}
    }
}

fn intro(context: Context, all: &'static List<Supporter>) -> Node {
    let people = all.summaries().filter(|one| one.kind() == SupporterType::Person).count();
    let lead = fill(context.t(Msg::WallLead), "year", &context.core.site.year.to_string());
    let lead = fill(&lead, "people", &context.count(Msg::CountPeople, people));
    let lead = fill(&lead, "organizations", &context.count(Msg::CountOrganizations, all.len() - people));
    view! {
        <div class="wall-intro">
            <h1>{context.t(Msg::WallTitle)}</h1>
            <p class="lead">{lead}</p>
        </div>
    }
}

/// Whether all of them are in the page as tiles.
fn is_whole(query: &WallQuery, shown: &[usize]) -> bool {
    shown.len() <= WHOLE || query.list
}

/// Whether a tile for the visitor follows the last one.
fn has_room(context: Context, all: &List<Supporter>, query: &WallQuery, shown: &[usize]) -> bool {
    context.core.site.has(&Address::Join) && is_whole(query, shown) && shown.len() == all.len() && !query.list
}

/// The items of the list: the tiles laid out by the style alone, which are the whole wall or the head of a long one; or
/// everyone as lines, for searching, printing and screen readers. A tile may be followed by an element that ends its
/// row or that reserves the height of the remaining rows.
fn tiles(
    context: Context,
    all: &'static List<Supporter>,
    found: Memo<Found>,
    query: &WallQuery,
    shown: &[usize],
    rest: RemainingTiles,
) -> Node {
    let whole = is_whole(query, shown);
    let head = if whole { shown } else { &shown[..HEAD] };
    let room = has_room(context, all, query, shown);
    let tiles = Tiles { context, all, query, found, size: (!whole).then_some(shown.len()) };
    let mut shapes = shapes(all, head);
    shapes.extend(room.then_some(JOIN));
    let row_breaks = match query.list {
        true => vec![RowBreaks::default(); shapes.len()],
        false => plan::row_breaks(&shapes, &heroes(all, head), !whole),
    };
    let class = |base: String, breaks: RowBreaks| {
        if breaks.high == 0 { base } else { plan::classes(&(base + " high"), breaks.high) }
    };
    let mut views = Vec::with_capacity(head.len());
    for (place, &index) in head.iter().enumerate() {
        let breaks = row_breaks[place];
        let behind = match (breaks.ends, place + 1 == shapes.len()) {
            (0, _) => None,
            (bands, false) => Some(view! { <li class=plan::classes("br", bands) aria-hidden="true"></li> }),
            (_, true) => (!whole).then(|| view! { <li class="rest" aria-hidden="true" ref=rest.room></li> }),
        };
        let class = class(tile::class(&all.summary(index)), breaks);
        views.push((tiles.tile(index, place, class, None, breaks.high != 0), behind));
    }
    let last = row_breaks.last().copied().unwrap_or_default();
    (views, room.then(|| tiles.join(class(join_class(), last)))).into_node()
}
