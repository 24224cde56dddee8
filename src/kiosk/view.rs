//! The attract loop's view: one full-screen tile after another.

use super::order::{self, Kind, TileId};
use super::watch::{ClockReading, Watch};
use crate::i18n::Msg;
use crate::platform;
use crate::ui::{Context, shirt};
use crate::view::{Memo, Node, RwSignal, effect, view};

/// The content of a tile. All tiles have the same parts, so that nothing jumps between them.
pub struct Tile {
    /// The heading, in large letters.
    pub heading: Node,
    /// The line above it.
    pub over: Node,
    /// A shirt, a day or a year.
    pub picture: Picture,
    /// The name below the picture; may be empty.
    pub name: Node,
    /// One to three sentences.
    pub text: Node,
    /// The supporter that it shows; hidden after withdrawing consent (`src/revoked.js`).
    pub supporter: Option<&'static str>,
}

/// The picture of a tile.
pub enum Picture {
    /// A supporter's shirt: id, print, hashtag, position among its neighbours.
    Shirt(&'static str, &'static str, &'static str, usize),
    /// A day: its number, and two words below.
    Day(String, &'static str, &'static str),
    /// A year or another short date.
    Year(String),
}

/// The content of the loop: the number of items of each kind on a day, and the tile at a position.
#[derive(Clone, Copy)]
pub struct AttractLoop {
    /// Supporters, events, entries; recomputed when the day changes.
    pub counts: Memo<[usize; 3]>,
    /// Creates a tile.
    pub tile: fn(Context, TileId) -> Tile,
}

/// The interval at which the loop reads its clocks, in milliseconds.
const TICK: u32 = 1_000;

/// The loop: static until hydration, then a new tile every few seconds.
pub fn attract(context: Context, play: AttractLoop) -> Node {
    let round = Memo::new(move || {
        let [faces, events, entries] = play.counts.get();
        order::order(faces, events, entries)
    });
    let step = RwSignal::new(0_usize);
    effect(move || run(step, round));
    view! {
        <div class="stage" aria-live="off">
            {move || {
                let step = step.get();
                let tile = round.with(|round| (!round.is_empty()).then(|| round[step % round.len()]));
                tile.map(|tile| draw((play.tile)(context, tile), tile.0, step))
            }}
        </div>
        <p class="start"><span class="button primary">{context.t(Msg::KioskStart)}</span></p>
    }
}

/// Starts the timer. The step is stored for the tab, so that the loop continues after each visitor.
fn run(step: RwSignal<usize>, round: Memo<Vec<TileId>>) {
    const STEP: &str = "kiosk-step";
    if let Some(known) = platform::recall(STEP).and_then(|text| text.parse().ok()) {
        step.set(known);
    }
    let mut watch = Watch::new(reading());
    let mut since = 0;
    platform::every(TICK, move || {
        if watch.read(reading()).is_some() {
            platform::reload();
        }
        since += 1;
        if since >= order::duration(round.with_untracked(Vec::len)) {
            since = 0;
            step.update(|step| *step = step.wrapping_add(1));
            platform::remember(STEP, &step.get_untracked().to_string());
        }
    });
}

fn reading() -> ClockReading {
    let (steady, wall, minute) = platform::clocks();
    ClockReading { steady, wall, minute }
}

fn draw(tile: Tile, kind: Kind, step: usize) -> Node {
    let kind = match kind {
        Kind::Face => "face",
        Kind::Event => "event",
        Kind::Entry => "entry",
    };
    // Two names for one animation, so that it restarts with each tile.
    let class = ["tile ", kind, if step.is_multiple_of(2) { " even" } else { " odd" }].concat();
    view! {
        <div class=class data-supporter=tile.supporter>
            <p class="over">{tile.over}</p>
            <h1>{tile.heading}</h1>
            <div class="picture">{picture(tile.picture)}</div>
            <p class="name">{tile.name}</p>
            <p class="text">{tile.text}</p>
        </div>
    }
}

fn picture(picture: Picture) -> Node {
    match picture {
        Picture::Shirt(id, print, hashtag, place) => shirt(id, print, hashtag, place),
        Picture::Day(number, month, weekday) => view! {
            <p class="day" aria-hidden="true"><b>{number}</b><span>{month}</span><span>{weekday}</span></p>
        },
        Picture::Year(text) => view! { <p class="year" aria-hidden="true"><b>{text}</b></p> },
    }
}
