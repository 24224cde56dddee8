//! Dialogs over the page.
//!
//! A `<dialog>` is shown non-modally. A modal one would make everything outside inert, including “leave now” and the
//! help numbers, which must stay reachable. So this module makes everything else inert.

use super::{document, element, on_end, root_element};
use crate::view::Found;
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, Event, HtmlDialogElement, HtmlElement, KeyboardEvent, ResizeObserver};

/// “Leave now”, the help numbers, notices and live regions are always reachable.
const ALWAYS: &str = "[data-leave], .help-bar, .notice, [role=status]";

thread_local! {
    static OPEN: RefCell<Option<Open>> = const { RefCell::new(None) };
    /// As last measured by [`measure_room`].
    static ROOM: Cell<Option<[i32; 2]>> = const { Cell::new(None) };
}

/// The open dialog and the elements that it made inert.
struct Open {
    dialog: HtmlDialogElement,
    inert: Vec<Element>,
}

/// Opens a `<dialog>` over the page unless it is open. One that was prerendered open is taken over.
pub fn open_dialog(found: Found) {
    let Some(dialog) = found.and_then(|found| found.dyn_into::<HtmlDialogElement>().ok()) else { return };
    if OPEN.with_borrow(|open| open.as_ref().is_some_and(|open| open.dialog == dialog)) {
        return;
    }
    release();
    reserve_room(&dialog);
    dialog.set_open(true);
    let _ = root_element().dataset().set("over", "");
    let mut inert = Vec::new();
    cover(&dialog, &mut inert);
    OPEN.set(Some(Open { dialog, inert }));
    on_end(release);
    listen();
}

/// Closes a `<dialog>`.
pub fn close_dialog(found: Found) {
    if let Some(dialog) = found.and_then(|found| found.dyn_into::<HtmlDialogElement>().ok()) {
        dialog.set_open(false);
    }
    release();
}

/// Makes inert elements reachable again.
fn release() {
    root_element().dataset().delete("over");
    for element in OPEN.take().into_iter().flat_map(|open| open.inert) {
        let _ = element.remove_attribute("inert");
    }
}

/// Makes the siblings of the dialog and of its ancestors inert.
fn cover(dialog: &Element, inert: &mut Vec<Element>) {
    let mut inside: Element = dialog.clone();
    while let Some(around) = inside.parent_element() {
        let children = around.children();
        (0..children.length())
            .filter_map(|at| children.item(at))
            .filter(|one| *one != inside)
            .for_each(|one| shut(&one, inert));
        if around.local_name() == "body" {
            return;
        }
        inside = around;
    }
}

fn shut(element: &Element, inert: &mut Vec<Element>) {
    let is = |selector: &str| element.matches(selector).unwrap_or(false);
    if is(ALWAYS) {
        return;
    }
    if matches!(element.query_selector(ALWAYS), Ok(Some(_))) && !is("main, main *") {
        let children = element.children();
        (0..children.length()).filter_map(|at| children.item(at)).for_each(|child| shut(&child, inert));
        return;
    }
    let _ = element.set_attribute("inert", "");
    inert.push(element.clone());
}

/// Watches the space that a dialog must leave free, so that opening it reads no layout: that would lay out the page
/// twice within the click. Call it before the first dialog opens.
pub fn prepare_dialog() {
    thread_local! {
        static WATCHES: Cell<bool> = const { Cell::new(false) };
    }
    if WATCHES.replace(true) {
        return;
    }
    // Called after layout, for the lifetime of the document. An open dialog has moved “leave now”.
    let on_resize = || {
        if OPEN.with_borrow(Option::is_none) {
            ROOM.set(Some(measure_room()));
        }
    };
    let on_resize = Closure::<dyn Fn()>::new(on_resize).into_js_value();
    let Ok(observer) = ResizeObserver::new(on_resize.unchecked_ref()) else { return };
    TAKES_ROOM.iter().filter_map(|(_, selector)| element(selector)).for_each(|element| observer.observe(&element));
}

/// “Leave now” moves from the header to above the dialog without changing the header, and the help numbers stay below
/// the dialog: the custom properties that tell the style how much room each takes, and the elements.
const TAKES_ROOM: [(&str, &str); 2] = [("--leave", ".top [data-leave]"), ("--help-bar", ".help-bar")];

/// The width of “leave now” and the height of the help bar, in CSS pixels.
fn measure_room() -> [i32; 2] {
    let [leave, help_bar] = TAKES_ROOM.map(|(_, selector)| element(selector));
    [leave.map_or(0, |leave| leave.offset_width()), help_bar.map_or(0, |help_bar| help_bar.offset_height())]
}

/// Tells the dialog and the header, and not the root: that would invalidate the style of the whole page.
fn reserve_room(dialog: &HtmlElement) {
    let room = ROOM.get().unwrap_or_else(measure_room);
    for element in [Some(dialog.clone()), element(".top")].into_iter().flatten() {
        for ((name, _), length) in TAKES_ROOM.iter().zip(room) {
            let _ = element.style().set_property(name, &[&length.to_string(), "px"].concat());
        }
    }
}

/// Escape and a click beside the dialog request closing with a `cancel` event, as for modal dialogs.
fn listen() {
    thread_local! {
        static LISTENS: RefCell<bool> = const { RefCell::new(false) };
    }
    if LISTENS.replace(true) {
        return;
    }
    let handler = Closure::<dyn Fn(Event)>::new(|event: Event| {
        let Some(dialog) = OPEN.with_borrow(|open| open.as_ref().map(|open| open.dialog.clone())) else { return };
        let asks = match event.dyn_ref::<KeyboardEvent>() {
            Some(key) if key.key() == "Tab" && !key.shift_key() => return way_out_first(&event, &dialog),
            Some(key) => key.key() == "Escape",
            None => is_beside(&event),
        };
        if asks && let Ok(cancel) = Event::new("cancel") {
            event.prevent_default();
            let _ = dialog.dispatch_event(&cancel);
        }
    });
    for name in ["keydown", "click"] {
        let _ = document().add_event_listener_with_callback(name, handler.as_ref().unchecked_ref());
    }
    // As long as the document lives.
    handler.forget();
}

/// From the element that is focused on opening, the first Tab leads to “leave now”, as on every page; from there, the
/// browser continues into the dialog.
fn way_out_first(event: &Event, dialog: &HtmlDialogElement) {
    let at_start = focused().is_some_and(|focused| focused.tab_index() < 0 && dialog.contains(Some(&focused)));
    if let Some(way_out) = element("[data-leave]").filter(|_| at_start) {
        event.prevent_default();
        let _ = way_out.focus();
    }
}

/// Whether a click hit neither the dialog nor anything that is always reachable. Inert elements are not hit: the click
/// goes to their nearest ancestor that is not inert.
fn is_beside(event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| matches!(target.closest(&["dialog, ", ALWAYS].concat()), Ok(None)))
}

fn focused() -> Option<HtmlElement> {
    document().active_element()?.dyn_into().ok()
}
