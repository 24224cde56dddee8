//! The attract loop as it is seen: one tile after the other, full of the screen.

use super::order::{self, Kind, Place};
use super::watch::{Reading, Watch};
use crate::i18n::Msg;
use crate::platform;
use crate::ui::{Context, shirt};
use crate::view::{Memo, Node, RwSignal, effect, view};

/// What a tile shows. All tiles have the same parts, so that nothing jumps when one follows the other.
pub struct Tile {
    /// What is said in large letters.
    pub heading: Node,
    /// A line above it.
    pub over: Node,
    /// What is seen: a shirt, a day, a year.
    pub picture: Picture,
    /// The name below the picture; may be nothing.
    pub name: Node,
    /// One to three sentences.
    pub text: Node,
}

/// The picture of a tile.
pub enum Picture {
    /// A supporter's shirt: id, print, hashtag, place among its neighbours.
    Shirt(&'static str, &'static str, &'static str, usize),
    /// A day: its number, and two words below.
    Day(String, &'static str, &'static str),
    /// A year, or what else names a time in few letters.
    Year(String),
}

/// What the loop plays: how many of each kind there are on a day, and the tile at a place.
#[derive(Clone, Copy)]
pub struct Play {
    /// Faces, events, entries; made anew when the day changes.
    pub counts: Memo<[usize; 3]>,
    /// Makes a tile.
    pub tile: fn(Context, Place) -> Tile,
}

/// How often the loop looks at its clocks, in milliseconds.
const TICK: u32 = 1_000;

/// The loop: still until the page is alive, then a tile every few seconds.
pub fn attract(context: Context, play: Play) -> Node {
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
                let place = round.with(|round| (!round.is_empty()).then(|| round[step % round.len()]));
                place.map(|place| draw((play.tile)(context, place), place.0, step))
            }}
        </div>
        <p class="start"><span class="button primary">{context.t(Msg::KioskStart)}</span></p>
    }
}

/// Starts the timer. The step is kept for the tab, so that the loop goes on after each visitor.
fn run(step: RwSignal<usize>, round: Memo<Vec<Place>>) {
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
        if since >= order::stands(round.with_untracked(Vec::len)) {
            since = 0;
            step.update(|step| *step = step.wrapping_add(1));
            platform::remember(STEP, &step.get_untracked().to_string());
        }
    });
}

fn reading() -> Reading {
    let (steady, wall, minute) = platform::clocks();
    Reading { steady, wall, minute }
}

fn draw(tile: Tile, kind: Kind, step: usize) -> Node {
    let kind = match kind {
        Kind::Face => "face",
        Kind::Event => "event",
        Kind::Entry => "entry",
    };
    // Two names for one animation: it begins anew with each tile.
    let class = ["tile ", kind, if step.is_multiple_of(2) { " even" } else { " odd" }].concat();
    view! {
        <div class=class>
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
