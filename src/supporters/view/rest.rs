//! The rest of a long wall: only rows near the visible part are in the page.
//!
//! The head of the wall is prerendered ([`super::super::plan`]). After it, an empty element reserves the height of all
//! other rows. Tiles are added and removed while the page is scrolled. A tile keeps its element, so the focus never
//! moves to another supporter.

use super::super::filter::Found;
use super::super::layout::{Pictures, Row, RowSettings, rows, slots};
use super::super::plan::{Band, HEAD, WHOLE, ratio, shape};
use super::super::window::{near, row_of};
use super::tile::{Tiles, class, heroes};
use crate::content::{List, Supporter, WallQuery};
use crate::platform;
use crate::ui::Context;
use crate::view::{ElementRef, Item, Memo, Node, RwSignal, StoredValue, each, effect};

/// The rest of the wall, after hydration.
#[derive(Clone, Copy)]
pub(super) struct RemainingTiles {
    context: Context,
    all: &'static List<Supporter>,
    found: Memo<Found>,
    laid: StoredValue<CurrentLayout>,
    near: RwSignal<RenderedTiles>,
    /// The list that contains the tiles.
    pub(super) list: ElementRef,
    /// The empty element that reserves their height.
    pub(super) room: ElementRef,
}

/// The tiles in the page.
#[derive(Clone, Default, PartialEq)]
struct RenderedTiles {
    /// The layout to which they belong.
    laying: u32,
    tiles: Vec<Tile>,
}

/// A tile and its position, in pixels.
#[derive(Clone, Copy, PartialEq)]
struct Tile {
    /// Its index among those after the head, from 0.
    place: usize,
    left: u32,
    top: u32,
    width: u32,
    height: u32,
}

impl Tile {
    fn style(self) -> String {
        let [left, top, width, height] =
            [self.left, self.top, self.width, self.height].map(|length| length.to_string());
        ["inset-inline-start:", &left, "px;top:", &top, "px;width:", &width, "px;height:", &height, "px"].concat()
    }
}

/// The current layout, and its list and width.
#[derive(Default)]
struct CurrentLayout {
    /// Counts lists and widths.
    laying: u32,
    shown: Vec<usize>,
    query: WallQuery,
    ratios: Vec<f32>,
    heroes: Vec<usize>,
    settings: Option<RowSettings>,
    rows: Vec<Row>,
}

impl CurrentLayout {
    fn lay(&mut self, width: u32) {
        let settings = Band::of(width).settings(width);
        self.rows = rows(self.pictures(), &settings);
        self.settings = Some(settings);
        self.laying += 1;
    }

    fn pictures(&self) -> Pictures<'_> {
        Pictures { ratios: &self.ratios, heroes: &self.heroes }
    }

    fn height(&self) -> u32 {
        self.rows.last().map_or(0, |row| row.top + row.height)
    }
}

impl RemainingTiles {
    /// Follows the list of supporters, scrolling, and the width of the wall.
    pub(super) fn new(
        context: Context,
        all: &'static List<Supporter>,
        query: Memo<WallQuery>,
        found: Memo<Found>,
        shown: Memo<Vec<usize>>,
    ) -> Self {
        let (laid, near) = (StoredValue::new(CurrentLayout::default()), RwSignal::new(RenderedTiles::default()));
        let this = Self { context, all, found, laid, near, list: ElementRef::new(), room: ElementRef::new() };
        let mut is_first = true;
        effect(move || {
            if std::mem::take(&mut is_first) {
                platform::watch_view(move || this.show(None));
            }
            let shown = shown.get();
            let query = query.get();
            let far = if shown.len() > WHOLE && !query.list { &shown[HEAD..] } else { &[] };
            let ratios = far.iter().map(|index| ratio(shape(&all.summary(*index)))).collect();
            let heroes = heroes(all, far);
            let laying = laid.with_value(|laid| laid.laying) + 1;
            laid.set_value(CurrentLayout { laying, ratios, heroes, shown, query, ..CurrentLayout::default() });
            // The list is being changed at this moment.
            platform::after_render(move || this.show(None));
        });
        this
    }

    /// Scrolls to a supporter and adds the tile to the page if necessary.
    pub(super) fn reveal(self, index: usize) {
        self.show(Some(index));
    }

    /// The tiles near the visible part.
    pub(super) fn tiles(self) -> Node {
        let near = self.near.read();
        let index = |tile: &Tile| self.laid.with_value(|laid| laid.shown.get(HEAD + tile.place).copied());
        each(near.tiles.iter().filter_map(|&tile| {
            let index = index(&tile)?;
            Some(Item::new(index, move || self.tile(tile, index)).of_version(near.laying))
        }))
    }

    fn tile(self, tile: Tile, index: usize) -> Node {
        let Self { context, all, found, .. } = self;
        self.laid.with_value(|laid| {
            let class = [&*class(&all.summary(index)), " far"].concat();
            let tiles = Tiles { context, all, query: &laid.query, found, size: Some(laid.shown.len()) };
            let is_hero = laid.heroes.binary_search(&tile.place).is_ok();
            tiles.tile(index, HEAD + tile.place, class, Some(tile.style()), is_hero)
        })
    }

    /// Adds the rows near the visible part and removes the others.
    fn show(self, wanted: Option<usize>) {
        let Some(near) = self.laid.update_value(|laid| self.near(laid, wanted)) else { return };
        if *self.near.read_untracked() != near {
            self.near.set(near);
        }
    }

    /// The tiles that should be in the page; `None` if nothing can be measured.
    fn near(self, laid: &mut CurrentLayout, wanted: Option<usize>) -> Option<RenderedTiles> {
        if laid.ratios.is_empty() {
            return Some(RenderedTiles::default());
        }
        let mut area = platform::area(self.room.get())?;
        if laid.settings.is_none_or(|settings| settings.width != area.width) && area.width > 0 {
            laid.lay(area.width);
            platform::set_height(self.room.get(), laid.height());
        }
        let settings = laid.settings?;
        let far = &laid.shown[HEAD..];
        let place_of = |wanted: usize| far.iter().position(|index| *index == wanted);
        if let Some(row) = wanted.and_then(place_of).and_then(|place| row_of(&laid.rows, place))
            && !(area.top..area.bottom - f64::from(row.height)).contains(&f64::from(row.top))
            && let Some(now) =
                platform::scroll_by(self.room.get(), f64::from(row.top) - area.top - f64::from(row.height))
        {
            area = now;
        }
        let rows = &laid.rows[near(&laid.rows, area.top, area.bottom)];
        let in_row = |row: &Row| {
            let (top, height) = (area.offset + row.top, row.height);
            let slots = slots(row, &laid.ratios, &settings).collect::<Vec<_>>();
            (row.first..row.end).zip(slots).map(move |(place, slot)| Tile {
                place,
                left: slot.x,
                top,
                width: slot.width,
                height,
            })
        };
        let mut tiles: Vec<Tile> = rows.iter().flat_map(in_row).collect();
        // The focused tile stays, wherever it is.
        let focused = platform::focused_within("data-supporter");
        let focused = focused.and_then(|id| far.iter().position(|index| *self.all[*index].id == *id));
        if let Some(place) = focused.filter(|place| tiles.iter().all(|tile| tile.place != *place)) {
            let tile = row_of(&laid.rows, place).and_then(|row| in_row(row).find(|tile| tile.place == place));
            tiles.extend(tile);
            tiles.sort_by_key(|tile| tile.place);
        }
        Some(RenderedTiles { laying: laid.laying, tiles })
    }
}
