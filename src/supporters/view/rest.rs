//! The rest of a long wall: only the rows near what can be seen are in the page.
//!
//! The head of the wall is prerendered ([`super::super::plan`]); behind it an empty element holds the
//! height of all other rows. Tiles are put into the list and taken out as the page is scrolled,
//! each staying the element it was, so that a focus is never on somebody else of a sudden.

use super::super::filter::Index;
use super::super::layout::{Pictures, Row, Spec, rows, slots};
use super::super::plan::{Band, HEAD, WHOLE, ratio, shape};
use super::super::window::{near, row_of};
use super::tile::{Tiles, class, heroes};
use crate::content::{List, Supporter, WallQuery};
use crate::platform;
use crate::ui::{Context, Kept, Memo, effect};
use leptos::prelude::*;
use leptos::tachys::view::{Mountable, Render};

const LIST: &str = ".tiles";
const REST: &str = ".tiles .rest";

/// The rest of the wall, once the page is alive.
#[derive(Clone, Copy)]
pub(super) struct Rest {
    show: Callback<Option<usize>>,
}

/// What is laid out, and for which list and width.
#[derive(Default)]
struct Laid {
    shown: Vec<usize>,
    query: WallQuery,
    ratios: Vec<f32>,
    heroes: Vec<usize>,
    spec: Option<Spec>,
    rows: Vec<Row>,
}

impl Laid {
    fn lay(&mut self, width: u32) {
        let spec = Band::of(width).spec(width);
        self.rows = rows(self.pictures(), &spec);
        self.spec = Some(spec);
    }

    fn pictures(&self) -> Pictures<'_> {
        Pictures { ratios: &self.ratios, heroes: &self.heroes }
    }

    fn height(&self) -> u32 {
        self.rows.last().map_or(0, |row| row.top + row.height)
    }
}

impl Rest {
    /// Follows the list of those shown, the scrolling and the width of the wall.
    pub(super) fn new(
        context: Context,
        all: &'static List<Supporter>,
        query: Memo<WallQuery>,
        shown: Memo<Vec<usize>>,
        words: Kept<Index>,
    ) -> Self {
        let laid = Kept::new(Laid::default());
        let make = move |laid: &Laid, place: usize| {
            let index = laid.shown[HEAD + place];
            let class = [&*class(&all.brief(index)), " far"].concat();
            let tiles = Tiles { context, all, query: &laid.query, index: words, size: Some(laid.shown.len()) };
            tiles.tile(index, HEAD + place, class, laid.heroes.binary_search(&place).is_ok()).build()
        };
        let tiles = Kept::new(Vec::new());
        let owner = Owner::current();
        let show = move |wanted: Option<usize>| {
            let run = || laid.update_value(|laid| tiles.update_value(|tiles| update(laid, tiles, wanted, make)));
            owner.as_ref().map_or_else(run, |owner| owner.with(run));
        };
        let show = Callback::new(show);
        let mut is_first = true;
        effect(move || {
            if std::mem::take(&mut is_first) {
                platform::watch_view(move || show.run(None));
            }
            let shown = shown.get();
            let query = query.get();
            let far = if shown.len() > WHOLE && !query.list { &shown[HEAD..] } else { &[] };
            let ratios = far.iter().map(|index| ratio(shape(&all.brief(*index)))).collect();
            let heroes = heroes(all, far);
            laid.set_value(Laid { ratios, heroes, shown, query, ..Laid::default() });
            tiles.update_value(|tiles| tiles.drain(..).for_each(|(_, mut tile)| unmount(&mut tile)));
            // The list itself is only now being changed.
            platform::after_render(move || show.run(None));
        });
        Self { show }
    }

    /// Scrolls to a supporter whose tile may not be in the page.
    pub(super) fn reveal(self, index: usize) {
        self.show.run(Some(index));
    }
}

fn unmount(tile: &mut impl Mountable) {
    tile.unmount();
}

/// Puts the rows that are near into the page and takes the others out.
fn update<S: Mountable>(
    laid: &mut Laid,
    tiles: &mut Vec<(usize, S)>,
    wanted: Option<usize>,
    make: impl Fn(&Laid, usize) -> S,
) {
    if laid.ratios.is_empty() {
        return;
    }
    let Some(mut area) = platform::area(REST) else { return };
    let fresh = laid.spec.is_none_or(|spec| spec.width != area.width) && area.width > 0;
    if fresh {
        laid.lay(area.width);
        platform::set_height(REST, laid.height());
    }
    let Some(spec) = laid.spec else { return };
    let place = wanted.and_then(|wanted| laid.shown[HEAD..].iter().position(|index| *index == wanted));
    if let Some(row) = place.and_then(|place| row_of(&laid.rows, place))
        && !(area.top..area.bottom - f64::from(row.height)).contains(&f64::from(row.top))
        && let Some(now) = platform::scroll_by(REST, f64::from(row.top) - area.top - f64::from(row.height))
    {
        area = now;
    }
    let range = near(&laid.rows, area.top, area.bottom);
    let near = &laid.rows[range];
    let (first, end) = (near.first().map_or(0, |row| row.first), near.last().map_or(0, |row| row.end));
    tiles.retain_mut(|(place, tile)| {
        let keep = (first..end).contains(place) || tile.elements().iter().any(platform::holds_focus);
        if !keep {
            tile.unmount();
        }
        keep
    });
    for row in near {
        let mut slots = slots(row, &laid.ratios, &spec);
        for place in row.first..row.end {
            let slot = slots.next();
            let at = tiles.partition_point(|(other, _)| *other < place);
            let there = tiles.get(at).is_some_and(|(other, _)| *other == place);
            if !there {
                let mut tile = make(laid, place);
                match tiles.get(at) {
                    Some((_, next)) => {
                        next.insert_before_this(&mut tile);
                    }
                    None => platform::append(LIST, &mut tile),
                }
                tiles.insert(at, (place, tile));
            }
            if let Some(slot) = slot.filter(|_| fresh || !there) {
                let tile = &tiles[at].1;
                tile.elements().iter().for_each(|element| {
                    platform::place(element, slot.x, area.offset + row.top, slot.width, row.height);
                });
            }
        }
    }
}
