//! The attract loop's tiles. They are in `app` because they use the content of several sections.

use crate::calendar::occurrences::{self, EventOccurrence, Occurrences};
use crate::content::{Attract, Supporter};
use crate::dates::edtf::Edtf;
use crate::i18n::Msg;
use crate::kiosk::order::{Kind, TileId};
use crate::kiosk::watch::plausible;
use crate::kiosk::{self, AttractLoop, Tile};
use crate::platform;
use crate::ui::{Context, text};
use crate::view::{IntoNode, Memo, Node, StoredValue};
use leptos::prelude::*;

/// The number of upcoming events in the loop.
const EVENTS: usize = 6;

/// The content of the loop. It is in the context, because a plain function creates the tiles.
#[derive(Clone, Copy)]
struct AttractContent {
    attract: &'static Attract,
    next: Memo<Vec<EventOccurrence>>,
    built: crate::dates::Date,
}

/// The attract loop.
pub fn island(context: Context, attract: &'static Attract) -> Node {
    let all = StoredValue::new(Occurrences::new(&attract.entries));
    let next = Memo::new(move || {
        let today = context.today();
        all.with_value(|all| all.next_taking_place(&attract.entries, today, EVENTS, &|_| true))
    });
    provide_context(AttractContent { attract, next, built: context.today() });
    // The views of the kiosk's profile; set before hydration.
    let shows = move |view: &str| {
        let views = platform::root_attribute("data-views");
        views.is_empty() || views.split(' ').any(|one| one == view)
    };
    let counts = Memo::new(move || {
        let live = context.clock.with(|clock| clock.live);
        let has = |view: &str| usize::from(!live || shows(view));
        [
            speakers(attract).count() * has("supporters"),
            next.with(Vec::len) * has("calendar"),
            attract.timeline.len() * has("timeline"),
        ]
    });
    kiosk::attract(context, AttractLoop { counts, tile })
}

/// Supporters with a statement.
fn speakers(attract: &'static Attract) -> impl Iterator<Item = &'static Supporter> {
    attract.supporters.iter().filter(|one| !said(one).is_empty())
}

fn said(one: &'static Supporter) -> &'static crate::content::Text {
    if one.statement.is_empty() { &one.description } else { &one.statement }
}

fn tile(context: Context, (kind, index): TileId) -> Tile {
    let content: AttractContent = expect_context();
    let made = match kind {
        Kind::Face => speakers(content.attract).nth(index).map(|one| face(context, one, index)),
        Kind::Event => content.next.with(|next| next.get(index).copied()).map(|one| event(context, content, one)),
        Kind::Entry => content.attract.timeline.get(index).map(|one| entry(context, one)),
    };
    made.unwrap_or_else(|| Tile {
        heading: context.str(&context.core.site.name).into_node(),
        over: Node::Empty,
        picture: kiosk::Picture::Year(context.core.site.year.to_string()),
        name: Node::Empty,
        text: text(&context.core.site.intro),
        supporter: None,
    })
}

fn face(context: Context, one: &'static Supporter, place: usize) -> Tile {
    Tile {
        heading: context.t(Msg::KioskQuestion).into_node(),
        over: context.t(Msg::Supporters).into_node(),
        picture: kiosk::Picture::Shirt(&one.id, &one.shirt, &context.core.site.hashtag, place),
        name: text(&one.name),
        text: text(said(one)),
        supporter: Some(&one.id),
    }
}

fn event(context: Context, content: AttractContent, one: EventOccurrence) -> Tile {
    let event = &content.attract.entries[one.event];
    let date = one.start.date();
    let clock = context.clock.get();
    let days = date.days() - clock.today.days();
    let over = match days {
        _ if !clock.live || !plausible(clock.today, content.built) => context.t(Msg::NextEvent).into_node(),
        ..=0 => context.t(Msg::Today).into_node(),
        1 => context.t(Msg::Tomorrow).into_node(),
        days => context.count(Msg::InDays, days as usize).into_node(),
    };
    Tile {
        heading: occurrences::title(event, one.id).into_node(),
        over,
        picture: kiosk::Picture::Day(
            date.day().to_string(),
            context.month_of_day(date.month()),
            context.weekday(date.weekday()),
        ),
        name: event.locations.first().map(|place| &*place.name).into_node(),
        text: (&*event.description).into_node(),
        supporter: None,
    }
}

fn entry(context: Context, one: &'static crate::content::Entry) -> Tile {
    let date = Edtf::parse(&one.date).map(|date| context.edtf(&date)).unwrap_or_default();
    // The first year of the date is legible from afar; the complete date is below.
    let year = one.date.split(['-', '/', '~', '?', '%', '.']).find(|part| part.len() == 4).unwrap_or_default();
    Tile {
        heading: text(&one.title),
        over: context.t(Msg::WhereTheWorkStands).into_node(),
        picture: kiosk::Picture::Year(year.into()),
        name: date.into_node(),
        text: text(&one.description),
        supporter: None,
    }
}
