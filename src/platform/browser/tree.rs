//! Nodes in the page: made, taken over from prerendered HTML, changed where they differ.
//!
//! What differs from the prerendered HTML is mended in place and is never a panic: a page that reads well must not
//! break because a browser or an extension wrote it a little differently.

mod dom;
mod take_over;

use crate::ui::{Element as New, Handler, Node, Str, Value};
use dom::set as set_attribute;
use leptos::prelude::document;
use leptos::reactive::effect::RenderEffect;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::Mountable;
use std::cell::RefCell;
use std::rc::Rc;
use take_over::{Walker, take_over};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Comment, Element, Event, Node as Dom, SvgElement, Text};

const SVG: &str = "http://www.w3.org/2000/svg";

/// A node that is in the page.
enum Live {
    Empty,
    Text(Text, Str),
    Element(Box<Shown>),
    Many(Vec<Live>),
    /// What a closure makes. The effect runs as long as it is kept.
    Made(Rc<Made>, #[expect(dead_code, reason = "kept, not read")] RenderEffect<()>),
}

/// What a closure has made, and the comment behind it that says where it is.
struct Made {
    content: RefCell<Live>,
    marker: RefCell<Option<Comment>>,
}

/// An element, and what is known of it.
struct Shown {
    element: Element,
    tag: &'static str,
    attributes: Vec<Kept>,
    properties: Vec<Kept>,
    listeners: Vec<Listener>,
    children: Vec<Live>,
}

/// A value that the element has: as it stands, or as an effect keeps it.
struct Kept {
    name: &'static str,
    still: Option<Str>,
    effect: Option<RenderEffect<Option<Str>>>,
}

/// A listener; after an update its handler is another one.
struct Listener {
    element: Element,
    name: Str,
    handler: Rc<RefCell<Handler>>,
    closure: Closure<dyn Fn(Event)>,
}

impl Drop for Listener {
    fn drop(&mut self) {
        let function = self.closure.as_ref().unchecked_ref();
        let _ = self.element.remove_event_listener_with_callback(&self.name, function);
    }
}

/// Where something is put: into a parent, before one of its children or at the end.
#[derive(Clone, Copy)]
struct Place<'a> {
    parent: &'a Dom,
    before: Option<&'a Dom>,
}

impl Place<'_> {
    fn put(self, node: &Dom) {
        let _ = self.parent.insert_before(node, self.before);
    }
}

/// How an attribute or a property is written.
type Set = fn(&Element, &'static str, Option<&str>);

/// Draws what a hash stands for into a `<canvas>`.
type Draw = fn(&Element, &str);

/// Only bundles that show photos can.
pub(super) static DRAW: std::sync::OnceLock<Draw> = std::sync::OnceLock::new();

/// `value` is a text, `hash` is drawn, all others are there or not.
fn set_property(element: &Element, name: &'static str, value: Option<&str>) {
    if let ("hash", Some(draw)) = (name, DRAW.get()) {
        return draw(element, value.unwrap_or_default());
    }
    let value = match name {
        "value" => JsValue::from_str(value.unwrap_or_default()),
        _ => JsValue::from_bool(value.is_some()),
    };
    let _ = js_sys::Reflect::set(element, &JsValue::from_str(name), &value);
}

// ---- making

fn make(node: Node, place: Place) -> Live {
    match node {
        Node::Empty => Live::Empty,
        Node::Text(text) => {
            let node = document().create_text_node(&text);
            place.put(&node);
            Live::Text(node, text)
        }
        Node::Element(new) => make_element(*new, place),
        Node::Many(nodes) => Live::Many(nodes.into_iter().map(|node| make(node, place)).collect()),
        Node::Live(closure) => {
            let marker = document().create_comment("");
            place.put(&marker);
            follow(closure, Made { content: RefCell::new(Live::Empty), marker: RefCell::new(Some(marker)) }, None)
        }
    }
}

fn make_element(new: New, place: Place) -> Live {
    let around: Option<&Element> = place.parent.dyn_ref();
    let element = match new.tag == "svg" || around.is_some_and(|around| around.has_type::<SvgElement>()) {
        true => document().create_element_ns(Some(SVG), new.tag).expect("tags are constants of the program"),
        false => dom::create(&document(), new.tag),
    };
    let inside = Place { parent: &element, before: None };
    let children = new.children.into_iter().map(|child| make(child, inside)).collect();
    let attributes = keep(&element, new.attributes, true, set_attribute);
    let properties = keep(&element, new.properties, true, set_property);
    let listeners = listen(&element, new.handlers);
    place.put(&element);
    Live::Element(Box::new(Shown { element, tag: new.tag, attributes, properties, listeners, children }))
}

/// `write` is false where the prerendered element has the values already.
fn keep(element: &Element, values: Vec<(&'static str, Value)>, write: bool, set: Set) -> Vec<Kept> {
    values.into_iter().map(|(name, value)| keep_one(element, name, value, write, set)).collect()
}

fn keep_one(element: &Element, name: &'static str, value: Value, write: bool, set: Set) -> Kept {
    match value {
        Value::Still(still) => {
            if write && still.is_some() {
                set(element, name, still.as_deref());
            }
            Kept { name, still, effect: None }
        }
        Value::Live(mut value) => {
            let element = element.clone();
            let effect = RenderEffect::new(move |before: Option<Option<Str>>| {
                let now = value();
                if before.as_ref().map_or(write, |before| *before != now) {
                    set(&element, name, now.as_deref());
                }
                now
            });
            Kept { name, still: None, effect: Some(effect) }
        }
    }
}

fn listen(element: &Element, handlers: Vec<(Str, Handler)>) -> Vec<Listener> {
    let one = |(name, handler): (Str, Handler)| {
        let handler = Rc::new(RefCell::new(handler));
        let current = handler.clone();
        let closure = Closure::<dyn Fn(Event)>::new(move |event: Event| {
            // Not borrowed while it runs: it may bring about the same event again.
            let handler = current.borrow().clone();
            (**handler)(event);
        });
        let _ = element.add_event_listener_with_callback(&name, closure.as_ref().unchecked_ref());
        Listener { element: element.clone(), name, handler, closure }
    };
    handlers.into_iter().map(one).collect()
}

/// Runs a closure now and whenever what it reads changes. `walker`: where its first content already stands.
fn follow(mut closure: Box<dyn FnMut() -> Node + Send>, made: Made, mut walker: Option<Rc<Walker>>) -> Live {
    let made = Rc::new(made);
    let kept = made.clone();
    let effect = RenderEffect::new(move |_: Option<()>| {
        let node = closure();
        if let Some(walker) = walker.take() {
            made.content.replace(take_over(node, &walker));
            made.marker.replace(Some(walker.marker()));
            return;
        }
        let marker = made.marker.borrow().clone();
        let parent = marker.as_ref().and_then(|marker| marker.parent_node());
        if let (Some(marker), Some(parent)) = (marker, parent) {
            // Taken out meanwhile, so that nothing is borrowed while views are made.
            let mut content = made.content.replace(Live::Empty);
            update(&mut content, node, &parent, &|| Some(marker.clone().into()));
            made.content.replace(content);
        }
    });
    Live::Made(kept, effect)
}

// ---- changing

/// What stands right behind a place. Asked for only where something is put there: each answer is a call of the browser.
type Behind<'a> = &'a dyn Fn() -> Option<Dom>;

/// Makes of what is in the page what the node says.
fn update(live: &mut Live, node: Node, parent: &Dom, behind: Behind) {
    match (&mut *live, node) {
        (Live::Empty, Node::Empty) => {}
        (Live::Text(shown, old), Node::Text(new)) => {
            if *old != new {
                shown.set_data(&new);
                *old = new;
            }
        }
        (Live::Element(shown), Node::Element(new)) if is_alike(shown, &new) => update_element(shown, *new),
        (Live::Many(lives), Node::Many(nodes)) => update_many(lives, nodes, parent, behind),
        (Live::Made(made, _), Node::Live(closure)) => {
            let (content, marker) = (made.content.replace(Live::Empty), made.marker.take());
            *live = follow(closure, Made { content: RefCell::new(content), marker: RefCell::new(marker) }, None);
        }
        (_, node) => {
            let before = first(live).or_else(behind);
            let new = make(node, Place { parent, before: before.as_ref() });
            remove(live);
            *live = new;
        }
    }
}

/// Whether an element can become another one.
fn is_alike(shown: &Shown, new: &New) -> bool {
    let names = shown.listeners.iter().map(|listener| &listener.name);
    shown.tag == new.tag && names.eq(new.handlers.iter().map(|(name, _)| name))
}

fn update_element(shown: &mut Shown, new: New) {
    update_values(&shown.element, &mut shown.attributes, new.attributes, set_attribute);
    update_values(&shown.element, &mut shown.properties, new.properties, set_property);
    for (listener, (_, handler)) in shown.listeners.iter().zip(new.handlers) {
        listener.handler.replace(handler);
    }
    update_many(&mut shown.children, new.children, &shown.element, &|| None);
}

fn update_values(element: &Element, kept: &mut Vec<Kept>, new: Vec<(&'static str, Value)>, set: Set) {
    if !kept.iter().map(|kept| kept.name).eq(new.iter().map(|(name, _)| *name)) {
        kept.drain(..).for_each(|kept| set(element, kept.name, None));
        *kept = keep(element, new, true, set);
        return;
    }
    for (kept, (name, value)) in kept.iter_mut().zip(new) {
        match value {
            Value::Still(value) if kept.effect.is_none() => {
                if kept.still != value {
                    set(element, name, value.as_deref());
                    kept.still = value;
                }
            }
            value => {
                if matches!(value, Value::Still(None)) {
                    set(element, name, None);
                }
                *kept = keep_one(element, name, value, true, set);
            }
        }
    }
}

fn update_many(lives: &mut Vec<Live>, mut nodes: Vec<Node>, parent: &Dom, behind: Behind) {
    lives.drain(nodes.len().min(lives.len())..).for_each(|mut live| remove(&mut live));
    let added = nodes.split_off(lives.len());
    if !added.is_empty() {
        let before = behind();
        lives.extend(added.into_iter().map(|node| make(node, Place { parent, before: before.as_ref() })));
    }
    // From the end, so that what stands behind each is as it will be.
    while let Some(node) = nodes.pop() {
        let (until, after) = lives.split_at_mut(nodes.len() + 1);
        let [.., live] = until else { return };
        update(live, node, parent, &|| after.iter().find_map(first).or_else(behind));
    }
}

/// The first of the page's nodes that belong to it.
fn first(live: &Live) -> Option<Dom> {
    match live {
        Live::Empty => None,
        Live::Text(text, _) => Some(text.clone().into()),
        Live::Element(shown) => Some(shown.element.clone().into()),
        Live::Many(lives) => lives.iter().find_map(first),
        Live::Made(made, _) => {
            first(&made.content.borrow()).or_else(|| made.marker.borrow().clone().map(|marker| marker.into()))
        }
    }
}

/// All of the page's nodes that belong to it, in order.
fn all(live: &Live, found: &mut Vec<Dom>) {
    match live {
        Live::Many(lives) => lives.iter().for_each(|live| all(live, found)),
        Live::Made(made, _) => {
            all(&made.content.borrow(), found);
            found.extend(made.marker.borrow().clone().map(Dom::from));
        }
        live => found.extend(first(live)),
    }
}

fn all_of(live: &Live) -> Vec<Dom> {
    let mut found = Vec::new();
    all(live, &mut found);
    found
}

fn remove(live: &mut Live) {
    all_of(live).iter().for_each(dom::remove);
}

// ---- for Leptos

/// A node in the page, as Leptos keeps it.
pub struct Tree(Live);

impl Tree {
    /// Makes it; mounting puts it somewhere.
    pub fn build(node: Node) -> Self {
        let nowhere = document().create_document_fragment();
        Self(make(node, Place { parent: &nowhere, before: None }))
    }

    /// Puts another in its place.
    pub fn update(&mut self, node: Node) {
        let mut new = Self::build(node);
        self.insert_before_this(&mut new);
        self.unmount();
        *self = new;
    }

    /// Takes over what stands within an element.
    pub fn within(element: Dom, node: Node) -> Self {
        let first = element.first_child();
        Self(take_over(node, &Walker::new(element, first)))
    }

    /// Takes over what stands within the cursor's node (`is_first`) or behind it.
    pub fn hydrate(node: Node, cursor: &Cursor, is_first: bool) -> Self {
        let at = cursor.current();
        let (parent, next) = match is_first {
            true => (at.clone(), at.first_child()),
            false => (at.parent_node().unwrap_or_else(|| at.clone()), at.next_sibling()),
        };
        let walker = Walker::new(parent, next);
        let live = take_over(node, &walker);
        if let Some(last) = all_of(&live).pop() {
            cursor.set(last);
        }
        Self(live)
    }
}

impl Mountable for Tree {
    fn unmount(&mut self) {
        remove(&mut self.0);
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Dom>) {
        let place = Place { parent, before: marker };
        all_of(&self.0).iter().for_each(|node| place.put(node));
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let Some(first) = first(&self.0) else { return false };
        let parent = first.parent_node().and_then(|parent| parent.dyn_into::<Element>().ok());
        parent.is_some_and(|parent| child.try_mount(&parent, Some(&first)))
    }

    fn elements(&self) -> Vec<Element> {
        all_of(&self.0).into_iter().filter_map(|node| node.dyn_into().ok()).collect()
    }
}
