//! One supporter, opened over the wall.
//!
//! Opening adds one history entry, so that Back closes; going to the next one replaces it (`app::history`). In the
//! prerendered page the dialog is open with the same look, and its links work without scripts.

use super::super::gesture::{Gesture, Intent, Stage};
use super::choice;
use super::rest::RemainingTiles;
use super::sheet::sheet;
use super::tile::href;
use crate::content::{List, Source, Supporter, WallQuery};
use crate::platform;
use crate::pointer::Pointer;
use crate::ui::Context;
use crate::view::{ElementRef, Found, Memo, Node, RwSignal, StoredValue, effect, view};
use leptos::ev;
use leptos::prelude::*;

/// The distance between neighbours (`.beside` in the style), in pixels.
const BETWEEN: f64 = 24.0;
/// The duration for which a swipe continues by itself (`.slides` in the style), in milliseconds.
const GLIDE: u32 = 220;
/// The width of a photo on the stage (`.stage` in the style).
pub(super) const STAGE_SIZES: &str = "(min-width: 56rem) 36rem, 100vw";

/// The attribute with the target of a link in the dialog: an id, or one of these.
const TO: &str = "data-to";
pub(super) const CLOSE: &str = "/close";
pub(super) const PREVIOUS: &str = "/previous";
pub(super) const NEXT: &str = "/next";

/// The state of the dialog and its parts.
#[derive(Clone, Copy)]
pub(super) struct Open {
    pub(super) context: Context,
    pub(super) all: &'static List<Supporter>,
    pub(super) named: &'static [Source],
    open: Memo<Option<usize>>,
    pub(super) query: Memo<WallQuery>,
    shown: Memo<Vec<usize>>,
    /// Whether the neighbours are in the page: only during a swipe.
    pub(super) beside: RwSignal<bool>,
    /// The direction in which a swipe continues by itself: forward or back.
    gliding: StoredValue<Option<bool>>,
    rest: RemainingTiles,
    pub(super) parts: Parts,
}

/// The dialog's elements.
#[derive(Clone, Copy)]
pub(super) struct Parts {
    dialog: ElementRef,
    /// The part that scrolls on narrow screens.
    pub(super) sheet: ElementRef,
    /// The supporter and, during a swipe, the neighbours.
    pub(super) slides: ElementRef,
    /// The picture.
    pub(super) stage: ElementRef,
    pub(super) words: ElementRef,
    pub(super) name: ElementRef,
}

impl Parts {
    fn new() -> Self {
        let [dialog, sheet, slides, stage, words, name] = std::array::from_fn(|_| ElementRef::new());
        Self { dialog, sheet, slides, stage, words, name }
    }
}

impl Open {
    /// The index among those shown, from 0, and their number; among everyone if the open supporter is not among those
    /// shown.
    pub(super) fn place(self, index: usize) -> (usize, usize) {
        let shown = self.shown.read();
        shown.iter().position(|one| *one == index).map_or((index, self.all.len()), |place| (place, shown.len()))
    }

    /// The previous or next supporter, wrapping around.
    pub(super) fn neighbour(self, index: usize, forward: bool) -> usize {
        let (place, size) = self.place(index);
        let place = if forward { place + 1 } else { place + size - 1 } % size.max(1);
        let shown = self.shown.read();
        if shown.contains(&index) { shown[place] } else { place }
    }

    pub(super) fn href(self, index: usize) -> String {
        href(self.context, &self.all[index], &self.query.read())
    }

    /// Converts a distance towards the next or previous one into a distance to the right.
    fn ahead(self, forward: bool, way: f64) -> f64 {
        self.context.direction().along(if forward { way } else { -way })
    }

    fn turn(self, forward: bool) {
        if let Some(index) = self.open.get_untracked() {
            platform::go(&untrack(|| self.href(self.neighbour(index, forward))), false);
            platform::slide_in(self.parts.slides.get(), self.ahead(forward, 64.0) as i32);
        }
    }

    /// The finger is lifted: the neighbour slides in completely and then becomes current.
    fn glide(self, forward: bool) {
        let alone = self.open.get_untracked().is_none_or(|index| untrack(|| self.neighbour(index, forward)) == index);
        match platform::middle(self.parts.slides.get()) {
            _ if alone => platform::release(self.parts.slides.get()),
            Some([_, _, width, _]) if !platform::reduced_motion() => {
                self.gliding.set_value(Some(forward));
                let way = width + BETWEEN;
                platform::glide(self.parts.slides.get(), "--x", pixels(-self.ahead(forward, way)));
                platform::set_timeout(GLIDE, move || self.arrive());
            }
            _ => {
                platform::release(self.parts.slides.get());
                self.turn(forward);
            }
        }
    }

    /// Completes a swipe, possibly early because another finger is pressed.
    fn arrive(self) {
        if let (Some(forward), Some(index)) = (self.gliding.get_value(), self.open.get_untracked()) {
            platform::go(&untrack(|| self.href(self.neighbour(index, forward))), false);
        }
    }

    fn close(self) {
        platform::go(&choice::href(self.context, self.query.get_untracked()), false);
    }

    fn follow(self, intent: Intent) {
        match intent {
            Intent::None => {}
            Intent::Swipe(x) => {
                if !self.beside.get_untracked() {
                    self.beside.set(true);
                }
                let down = platform::scrolled(self.parts.sheet.get());
                platform::hold(self.parts.slides.get(), &[("--x", pixels(x)), ("--down", pixels(down.into()))]);
            }
            Intent::Pull(y) => platform::hold(self.parts.slides.get(), &[("--y", pixels(y))]),
            Intent::Zoom(zoom) => platform::hold(
                self.parts.stage.get(),
                &[
                    ("--zoom", ((zoom.scale * 100.0) as i32).to_string()),
                    ("--x", pixels(zoom.x)),
                    ("--y", pixels(zoom.y)),
                ],
            ),
            Intent::Rest => platform::release(self.parts.slides.get()),
            Intent::Next => self.glide(true),
            Intent::Previous => self.glide(false),
            Intent::Close => self.close(),
        }
    }

    /// Opens, closes and turns the dialog as the address asks.
    fn follow_open(self, gesture: StoredValue<Gesture>) {
        let mut is_first = true;
        let mut before = None;
        effect(move || {
            let now = self.open.get();
            match (std::mem::replace(&mut before, now), now) {
                (None, Some(index)) => self.opened(index, is_first),
                (Some(last), None) => self.closed(last),
                (Some(before), Some(now)) if before != now => self.turned(),
                _ => {}
            }
            gesture.update_value(Gesture::reset);
            is_first = false;
        });
    }

    /// Shows the dialog; unless the page has just been loaded, the supporter's picture flies to it from the wall.
    fn opened(self, index: usize, is_first: bool) {
        let parts = self.parts;
        platform::open_dialog(parts.dialog.get());
        if !is_first {
            platform::fly(tile(self, index), parts.stage.get(), parts.dialog.get());
        }
        // Not the first focusable element, so that the first Tab leads to “leave now”, as on every page.
        platform::focus(parts.sheet.get());
    }

    /// Back on the wall, at the tile of the supporter who was open last.
    fn closed(self, last: usize) {
        platform::close_dialog(self.parts.dialog.get());
        // When going back, the browser first scrolls to the position at which the wall was left.
        platform::after_render(move || {
            self.rest.reveal(last);
            // A tile that was not in the page is there in the next frame.
            platform::after_render(move || {
                // The filter may not contain whoever was closed.
                platform::focus(tile(self, last).or_else(|| self.rest.list.find("a")));
                platform::land(tile(self, last));
            });
        });
    }

    /// Another supporter in the open dialog.
    fn turned(self) {
        let parts = self.parts;
        platform::release(parts.stage.get());
        if self.gliding.update_value(Option::take).is_some() {
            platform::settle(parts.slides.get());
        }
        self.beside.set(false);
        [parts.sheet, parts.words].into_iter().for_each(|part| platform::scroll_to_start(part.get()));
    }
}

/// The link of a supporter's tile.
fn tile(this: Open, index: usize) -> Found {
    this.rest.list.find(&["[data-supporter=\"", &this.all[index].id, "\"] a"].concat())
}

fn pixels(length: f64) -> String {
    [&(length as i32).to_string(), "px"].concat()
}

/// The wall's state, for the dialog over it.
pub(super) struct WallState {
    pub(super) context: Context,
    /// All supporters.
    pub(super) all: &'static List<Supporter>,
    /// The sources that they cite.
    pub(super) named: &'static [Source],
    /// The open supporter.
    pub(super) open: Memo<Option<usize>>,
    /// The wall's filter.
    pub(super) query: Memo<WallQuery>,
    /// The supporters shown on the wall.
    pub(super) shown: Memo<Vec<usize>>,
}

/// The dialog, always in the page and empty while nobody is open. `rest` adds the tile to the page if necessary.
pub(super) fn dialog(wall: WallState, rest: RemainingTiles) -> Node {
    let WallState { context, all, named, open, query, shown } = wall;
    let (beside, gliding) = (RwSignal::new(false), StoredValue::new(None));
    let parts = Parts::new();
    let this = Open { context, all, named, open, query, shown, beside, gliding, rest, parts };
    let gesture = StoredValue::new(Gesture::new(context.direction()));
    let touch = move |event: &ev::PointerEvent, then: fn(&mut Gesture, Pointer) -> Intent| {
        if let Some(pointer) = platform::touch(event) {
            let intent = gesture.update_value(|gesture| then(gesture, pointer));
            this.follow(intent);
        }
    };
    let down = move |event: ev::PointerEvent| {
        this.arrive();
        if let Some([x, y, width, height]) = platform::middle(parts.stage.get()) {
            gesture.update_value(|gesture| gesture.set_stage(Stage { x, y, width, height }));
        }
        touch(&event, Gesture::down);
    };
    let prerendered = open.get_untracked().is_some();
    let view = view! {
        <dialog
            class=if prerendered { "person still" } else { "person" }
            ref=parts.dialog
            aria-labelledby=move || open.get().is_some().then_some("person-name")
            open=prerendered
            on:keydown=move |event| key(this, &event)
            on:cancel=move |event: ev::Event| {
                platform::prevent_default(&event);
                this.close();
            }
            on:click=move |event| click(this, &event)
            on:pointerdown=down
            on:pointermove=move |event| touch(&event, Gesture::moved)
            on:pointerup=move |event| touch(&event, Gesture::up)
            on:pointercancel=move |event| touch(&event, |gesture, _| gesture.cancel())
        >
            {move || {
                let now = open.get();
                if now.is_none() {
                    platform::lift(parts.stage.get());
                }
                now.map(|index| sheet(this, index))
            }}
        </dialog>
    };
    effect(platform::prepare_dialog);
    this.follow_open(gesture);
    view
}

/// The dialog's links work by themselves; with scripts they replace the history entry.
fn click(this: Open, event: &ev::MouseEvent) {
    let Some(to) = platform::data_near(event, TO) else {
        if platform::hits_itself(event) {
            this.close();
        }
        return;
    };
    platform::prevent_default(event);
    match to.as_str() {
        CLOSE => this.close(),
        PREVIOUS => this.turn(false),
        NEXT => this.turn(true),
        id => {
            if let Some(index) = this.all.iter().position(|one| *one.id == *id) {
                platform::go(&untrack(|| this.href(index)), false);
                platform::focus(this.parts.name.get());
            }
        }
    }
}

fn key(this: Open, event: &ev::KeyboardEvent) {
    let key = platform::key(event);
    if let (Some(forward), false) = (this.context.direction().is_forward(&key.name), key.shift || key.control) {
        this.turn(forward);
    }
}
