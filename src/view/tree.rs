//! Nodes in the page: made, taken over from prerendered HTML, changed where they differ.
//!
//! What differs from the prerendered HTML is mended in place and is never a panic: a page that reads well must not
//! break because a browser or an extension wrote it a little differently.

use super::hydration::{Walker, hydrate_node};
use super::node::Handler;
use super::reference::Holds;
use super::{Element as New, ElementRef, Item, Node, Str, Value, dom};
use leptos::prelude::document;
use leptos::reactive::effect::RenderEffect;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Comment, Element, Event, Node as Dom, SvgElement, Text};

const SVG: &str = "http://www.w3.org/2000/svg";

/// A node that is in the page.
pub(super) enum Mounted {
    Empty,
    Text(Text, Str),
    Element(Box<Shown>),
    Many(Vec<Mounted>),
    Each(Vec<Row>),
    /// What a closure makes. The effect runs as long as it is kept.
    Made(Rc<Made>, #[expect(dead_code, reason = "kept, not read")] RenderEffect<()>),
}

/// What a closure has made, and the comment behind it that says where it is.
pub(super) struct Made {
    pub(super) content: RefCell<Mounted>,
    pub(super) marker: RefCell<Option<Comment>>,
}

/// An element, and what is known of it.
pub(super) struct Shown {
    pub(super) element: Element,
    pub(super) tag: &'static str,
    pub(super) attributes: Vec<HeldValue>,
    pub(super) properties: Vec<HeldValue>,
    pub(super) listeners: Vec<Listener>,
    pub(super) children: Vec<Mounted>,
    pub(super) holds: Option<Holds>,
}

/// An item of a list.
pub(super) struct Row {
    key: usize,
    version: Option<u32>,
    live: Mounted,
}

impl Row {
    pub(super) fn new(item: Item, make: impl FnOnce(Node) -> Mounted) -> Self {
        Self { key: item.key, version: item.version, live: make(item.node()) }
    }
}

/// A value that the element has: as it stands, or as an effect keeps it.
pub(super) struct HeldValue {
    name: &'static str,
    fixed: Option<Str>,
    effect: Option<RenderEffect<Option<Str>>>,
}

/// A listener; after an update its handler is another one.
pub(super) struct Listener {
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
pub(super) struct Place<'a> {
    pub(super) parent: &'a Dom,
    pub(super) before: Option<&'a Dom>,
}

impl Place<'_> {
    fn put(self, node: &Dom) {
        let _ = self.parent.insert_before(node, self.before);
    }
}

// ---- making

fn make(node: Node, place: Place) -> Mounted {
    match node {
        Node::Empty => Mounted::Empty,
        Node::Text(text) => {
            let node = document().create_text_node(&text);
            place.put(&node);
            Mounted::Text(node, text)
        }
        Node::Element(new) => make_element(*new, place),
        Node::Many(nodes) => Mounted::Many(nodes.into_iter().map(|node| make(node, place)).collect()),
        Node::Each(items) => {
            Mounted::Each(items.into_iter().map(|item| Row::new(item, |node| make(node, place))).collect())
        }
        Node::Dynamic(closure) => {
            let marker = document().create_comment("");
            place.put(&marker);
            follow(closure, Made { content: RefCell::new(Mounted::Empty), marker: RefCell::new(Some(marker)) }, None)
        }
    }
}

pub(super) fn make_element(new: New, place: Place) -> Mounted {
    let around: Option<&Element> = place.parent.dyn_ref();
    let element = match new.tag == "svg" || around.is_some_and(|around| around.has_type::<SvgElement>()) {
        true => document().create_element_ns(Some(SVG), new.tag).expect("tags are constants of the program"),
        false => dom::create(&document(), new.tag),
    };
    let inside = Place { parent: &element, before: None };
    let children = new.children.into_iter().map(|child| make(child, inside)).collect();
    let attributes = keep(&element, new.attributes, true, dom::set);
    let properties = keep(&element, new.properties, true, dom::set_property);
    let listeners = listen(&element, new.handlers);
    let holds = held(&element, new.reference);
    place.put(&element);
    Mounted::Element(Box::new(Shown { element, tag: new.tag, attributes, properties, listeners, children, holds }))
}

pub(super) fn held(element: &Element, reference: Option<ElementRef>) -> Option<Holds> {
    reference.map(|reference| Holds::new(reference, element))
}

/// `write` is false where the prerendered element has the values already.
pub(super) fn keep(
    element: &Element,
    values: Vec<(&'static str, Value)>,
    write: bool,
    set: dom::Set,
) -> Vec<HeldValue> {
    values.into_iter().map(|(name, value)| keep_one(element, name, value, write, set)).collect()
}

fn keep_one(element: &Element, name: &'static str, value: Value, write: bool, set: dom::Set) -> HeldValue {
    match value {
        Value::Static(still) => {
            if write && still.is_some() {
                set(element, name, still.as_deref());
            }
            HeldValue { name, fixed: still, effect: None }
        }
        Value::Dynamic(mut value) => {
            let element = element.clone();
            let effect = RenderEffect::new(move |before: Option<Option<Str>>| {
                let now = value();
                if before.as_ref().map_or(write, |before| *before != now) {
                    set(&element, name, now.as_deref());
                }
                now
            });
            HeldValue { name, fixed: None, effect: Some(effect) }
        }
    }
}

pub(super) fn listen(element: &Element, handlers: Vec<(Str, Handler)>) -> Vec<Listener> {
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
pub(super) fn follow(
    mut closure: Box<dyn FnMut() -> Node + Send>,
    made: Made,
    mut walker: Option<Rc<Walker>>,
) -> Mounted {
    let made = Rc::new(made);
    let kept = made.clone();
    let effect = RenderEffect::new(move |_: Option<()>| {
        let node = closure();
        if let Some(walker) = walker.take() {
            made.content.replace(hydrate_node(node, &walker));
            made.marker.replace(Some(walker.marker()));
            return;
        }
        let marker = made.marker.borrow().clone();
        let parent = marker.as_ref().and_then(|marker| marker.parent_node());
        if let (Some(marker), Some(parent)) = (marker, parent) {
            // Taken out meanwhile, so that nothing is borrowed while views are made.
            let mut content = made.content.replace(Mounted::Empty);
            update(&mut content, node, &parent, &|| Some(marker.clone().into()));
            made.content.replace(content);
        }
    });
    Mounted::Made(kept, effect)
}

// ---- changing

/// What stands right behind a place. Asked for only where something is put there: each answer is a call of the browser.
type Behind<'a> = &'a dyn Fn() -> Option<Dom>;

/// Makes of what is in the page what the node says.
fn update(live: &mut Mounted, node: Node, parent: &Dom, behind: Behind) {
    match (&mut *live, node) {
        (Mounted::Empty, Node::Empty) => {}
        (Mounted::Text(shown, old), Node::Text(new)) => {
            if *old != new {
                shown.set_data(&new);
                *old = new;
            }
        }
        (Mounted::Element(shown), Node::Element(new)) if is_alike(shown, &new) => update_element(shown, *new),
        (Mounted::Many(lives), Node::Many(nodes)) => update_many(lives, nodes, parent, behind),
        (Mounted::Each(rows), Node::Each(items)) => update_each(rows, items, parent, behind),
        (Mounted::Made(made, _), Node::Dynamic(closure)) => {
            let (content, marker) = (made.content.replace(Mounted::Empty), made.marker.take());
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
    update_values(&shown.element, &mut shown.attributes, new.attributes, dom::set);
    update_values(&shown.element, &mut shown.properties, new.properties, dom::set_property);
    for (listener, (_, handler)) in shown.listeners.iter().zip(new.handlers) {
        listener.handler.replace(handler);
    }
    let is_held =
        new.reference.is_some_and(|reference| shown.holds.as_ref().is_some_and(|holds| holds.is_of(reference)));
    if !is_held {
        shown.holds = held(&shown.element, new.reference);
    }
    update_many(&mut shown.children, new.children, &shown.element, &|| None);
}

fn update_values(element: &Element, kept: &mut Vec<HeldValue>, new: Vec<(&'static str, Value)>, set: dom::Set) {
    if !kept.iter().map(|kept| kept.name).eq(new.iter().map(|(name, _)| *name)) {
        kept.drain(..).for_each(|kept| set(element, kept.name, None));
        *kept = keep(element, new, true, set);
        return;
    }
    for (kept, (name, value)) in kept.iter_mut().zip(new) {
        match value {
            Value::Static(value) if kept.effect.is_none() => {
                if kept.fixed != value {
                    set(element, name, value.as_deref());
                    kept.fixed = value;
                }
            }
            value => {
                if matches!(value, Value::Static(None)) {
                    set(element, name, None);
                }
                *kept = keep_one(element, name, value, true, set);
            }
        }
    }
}

fn update_many(lives: &mut Vec<Mounted>, mut nodes: Vec<Node>, parent: &Dom, behind: Behind) {
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

#[inline(never)]
fn update_each(rows: &mut Vec<Row>, items: Vec<Item>, parent: &Dom, behind: Behind) {
    let mut old = std::mem::take(rows);
    old.retain_mut(|row| {
        let stays = items.iter().any(|item| item.key == row.key);
        if !stays {
            remove(&mut row.live);
        }
        stays
    });
    // From the end: what is done stands behind all that is old, so the last of that is already where it belongs.
    for item in items.into_iter().rev() {
        let behind = || rows.iter().rev().find_map(|row| first(&row.live)).or_else(behind);
        let row = match old.iter().rposition(|row| row.key == item.key) {
            Some(at) => {
                let mut row = old.remove(at);
                if at < old.len() {
                    let before = behind();
                    all_of(&row.live).iter().for_each(|node| Place { parent, before: before.as_ref() }.put(node));
                }
                if item.version.is_none() || item.version != row.version {
                    row.version = item.version;
                    update(&mut row.live, item.node(), parent, &behind);
                }
                row
            }
            None => {
                let before = behind();
                Row::new(item, |node| make(node, Place { parent, before: before.as_ref() }))
            }
        };
        rows.push(row);
    }
    rows.reverse();
}

/// The first of the page's nodes that belong to it.
fn first(live: &Mounted) -> Option<Dom> {
    match live {
        Mounted::Empty => None,
        Mounted::Text(text, _) => Some(text.clone().into()),
        Mounted::Element(shown) => Some(shown.element.clone().into()),
        Mounted::Many(lives) => lives.iter().find_map(first),
        Mounted::Each(rows) => rows.iter().find_map(|row| first(&row.live)),
        Mounted::Made(made, _) => {
            first(&made.content.borrow()).or_else(|| made.marker.borrow().clone().map(|marker| marker.into()))
        }
    }
}

/// All of the page's nodes that belong to it, in order.
fn all(live: &Mounted, found: &mut Vec<Dom>) {
    match live {
        Mounted::Many(lives) => lives.iter().for_each(|live| all(live, found)),
        Mounted::Each(rows) => rows.iter().for_each(|row| all(&row.live, found)),
        Mounted::Made(made, _) => {
            all(&made.content.borrow(), found);
            found.extend(made.marker.borrow().clone().map(Dom::from));
        }
        live => found.extend(first(live)),
    }
}

fn all_of(live: &Mounted) -> Vec<Dom> {
    let mut found = Vec::new();
    all(live, &mut found);
    found
}

fn remove(live: &mut Mounted) {
    all_of(live).iter().for_each(dom::remove);
}

/// A view in the page; it ends when this is dropped.
pub struct Tree(#[expect(dead_code, reason = "kept, not read")] Mounted);

impl Tree {
    /// Takes over what stands within an element.
    pub fn within(element: Dom, node: Node) -> Self {
        let first = element.first_child();
        Self(hydrate_node(node, &Walker::new(element, first)))
    }
}
