//! Nodes in the document: created, hydrated, and updated where they differ.
//!
//! Differences from the prerendered HTML are repaired in place and never panic: a readable page must not break because
//! a browser or an extension changed it slightly.

use super::hydration::{Walker, hydrate_node};
use super::node::Handler;
use super::reference::RefGuard;
use super::{Element as New, ElementRef, Item, Node, Str, Value, dom};
use leptos::prelude::document;
use leptos::reactive::effect::RenderEffect;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Comment, Element, Event, Node as Dom, SvgElement, Text};

const SVG: &str = "http://www.w3.org/2000/svg";

/// A node in the document.
pub(super) enum Mounted {
    Empty,
    Text(Text, Str),
    Element(Box<ElementState>),
    Many(Vec<Mounted>),
    Each(Vec<Row>),
    /// The output of a closure. The effect runs as long as this exists.
    Dynamic(Rc<DynamicOutput>, #[expect(dead_code, reason = "kept, not read")] RenderEffect<()>),
}

/// A closure's current output, and the comment after it that marks its position.
pub(super) struct DynamicOutput {
    pub(super) content: RefCell<Mounted>,
    pub(super) marker: RefCell<Option<Comment>>,
}

/// An element and its known state.
pub(super) struct ElementState {
    pub(super) element: Element,
    pub(super) tag: &'static str,
    pub(super) attributes: Vec<BoundValue>,
    pub(super) properties: Vec<BoundValue>,
    pub(super) listeners: Vec<Listener>,
    pub(super) children: Vec<Mounted>,
    pub(super) holds: Option<RefGuard>,
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

/// A value of an element: constant, or maintained by an effect.
pub(super) struct BoundValue {
    name: &'static str,
    fixed: Option<Str>,
    effect: Option<RenderEffect<Option<Str>>>,
}

/// A listener whose handler is replaced on updates.
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

/// An insertion point: a parent and one of its children to insert before, or the end.
#[derive(Clone, Copy)]
pub(super) struct InsertionPoint<'a> {
    pub(super) parent: &'a Dom,
    pub(super) before: Option<&'a Dom>,
}

impl InsertionPoint<'_> {
    fn put(self, node: &Dom) {
        let _ = self.parent.insert_before(node, self.before);
    }
}

// ---- creating

fn make(node: Node, point: InsertionPoint) -> Mounted {
    match node {
        Node::Empty => Mounted::Empty,
        Node::Text(text) => {
            let node = document().create_text_node(&text);
            point.put(&node);
            Mounted::Text(node, text)
        }
        Node::Element(new) => make_element(*new, point),
        Node::Many(nodes) => Mounted::Many(nodes.into_iter().map(|node| make(node, point)).collect()),
        Node::Each(items) => {
            Mounted::Each(items.into_iter().map(|item| Row::new(item, |node| make(node, point))).collect())
        }
        Node::Dynamic(closure) => {
            let marker = document().create_comment("");
            point.put(&marker);
            follow(
                closure,
                DynamicOutput { content: RefCell::new(Mounted::Empty), marker: RefCell::new(Some(marker)) },
                None,
            )
        }
    }
}

pub(super) fn make_element(new: New, point: InsertionPoint) -> Mounted {
    let around: Option<&Element> = point.parent.dyn_ref();
    let element = match new.tag == "svg" || around.is_some_and(|around| around.has_type::<SvgElement>()) {
        true => document().create_element_ns(Some(SVG), new.tag).expect("tags are constants of the program"),
        false => dom::create(&document(), new.tag),
    };
    let inside = InsertionPoint { parent: &element, before: None };
    let children = new.children.into_iter().map(|child| make(child, inside)).collect();
    let attributes = keep(&element, new.attributes, true, dom::set);
    let properties = keep(&element, new.properties, true, dom::set_property);
    let listeners = listen(&element, new.handlers);
    let holds = held(&element, new.reference);
    point.put(&element);
    Mounted::Element(Box::new(ElementState {
        element,
        tag: new.tag,
        attributes,
        properties,
        listeners,
        children,
        holds,
    }))
}

pub(super) fn held(element: &Element, reference: Option<ElementRef>) -> Option<RefGuard> {
    reference.map(|reference| RefGuard::new(reference, element))
}

/// `write` is false if the prerendered element already has the values.
pub(super) fn keep(
    element: &Element,
    values: Vec<(&'static str, Value)>,
    write: bool,
    set: dom::Set,
) -> Vec<BoundValue> {
    values.into_iter().map(|(name, value)| keep_one(element, name, value, write, set)).collect()
}

fn keep_one(element: &Element, name: &'static str, value: Value, write: bool, set: dom::Set) -> BoundValue {
    match value {
        Value::Static(still) => {
            if write && still.is_some() {
                set(element, name, still.as_deref());
            }
            BoundValue { name, fixed: still, effect: None }
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
            BoundValue { name, fixed: None, effect: Some(effect) }
        }
    }
}

pub(super) fn listen(element: &Element, handlers: Vec<(Str, Handler)>) -> Vec<Listener> {
    let one = |(name, handler): (Str, Handler)| {
        let handler = Rc::new(RefCell::new(handler));
        let current = handler.clone();
        let closure = Closure::<dyn Fn(Event)>::new(move |event: Event| {
            // Not borrowed while it runs, because it may trigger the same event again.
            let handler = current.borrow().clone();
            (**handler)(event);
        });
        let _ = element.add_event_listener_with_callback(&name, closure.as_ref().unchecked_ref());
        Listener { element: element.clone(), name, handler, closure }
    };
    handlers.into_iter().map(one).collect()
}

/// Runs a closure now and whenever a dependency changes. `walker` points to its prerendered content.
pub(super) fn follow(
    mut closure: Box<dyn FnMut() -> Node + Send>,
    made: DynamicOutput,
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
            // Taken out, so that nothing is borrowed while views are rendered.
            let mut content = made.content.replace(Mounted::Empty);
            update(&mut content, node, &parent, &|| Some(marker.clone().into()));
            made.content.replace(content);
        }
    });
    Mounted::Dynamic(kept, effect)
}

// ---- updating

/// The node after a position. Evaluated only on insertion, because each evaluation is a DOM call.
type NextNode<'a> = &'a dyn Fn() -> Option<Dom>;

/// Updates the mounted content to match the node.
fn update(live: &mut Mounted, node: Node, parent: &Dom, behind: NextNode) {
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
        (Mounted::Dynamic(made, _), Node::Dynamic(closure)) => {
            let (content, marker) = (made.content.replace(Mounted::Empty), made.marker.take());
            *live =
                follow(closure, DynamicOutput { content: RefCell::new(content), marker: RefCell::new(marker) }, None);
        }
        (_, node) => {
            let before = first(live).or_else(behind);
            let new = make(node, InsertionPoint { parent, before: before.as_ref() });
            remove(live);
            *live = new;
        }
    }
}

/// Whether an element can be updated to another one.
fn is_alike(shown: &ElementState, new: &New) -> bool {
    let names = shown.listeners.iter().map(|listener| &listener.name);
    shown.tag == new.tag && names.eq(new.handlers.iter().map(|(name, _)| name))
}

fn update_element(shown: &mut ElementState, new: New) {
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

fn update_values(element: &Element, kept: &mut Vec<BoundValue>, new: Vec<(&'static str, Value)>, set: dom::Set) {
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

fn update_many(lives: &mut Vec<Mounted>, mut nodes: Vec<Node>, parent: &Dom, behind: NextNode) {
    lives.drain(nodes.len().min(lives.len())..).for_each(|mut live| remove(&mut live));
    let added = nodes.split_off(lives.len());
    if !added.is_empty() {
        let before = behind();
        lives.extend(added.into_iter().map(|node| make(node, InsertionPoint { parent, before: before.as_ref() })));
    }
    // From the end, so that the node after each one is already final.
    while let Some(node) = nodes.pop() {
        let (until, after) = lives.split_at_mut(nodes.len() + 1);
        let [.., live] = until else { return };
        update(live, node, parent, &|| after.iter().find_map(first).or_else(behind));
    }
}

#[inline(never)]
fn update_each(rows: &mut Vec<Row>, items: Vec<Item>, parent: &Dom, behind: NextNode) {
    let mut old = std::mem::take(rows);
    old.retain_mut(|row| {
        let stays = items.iter().any(|item| item.key == row.key);
        if !stays {
            remove(&mut row.live);
        }
        stays
    });
    // From the end: finished items are behind all old ones, so the last old one is already in place.
    for item in items.into_iter().rev() {
        let behind = || rows.iter().rev().find_map(|row| first(&row.live)).or_else(behind);
        let row = match old.iter().rposition(|row| row.key == item.key) {
            Some(at) => {
                let mut row = old.remove(at);
                if at < old.len() {
                    let before = behind();
                    all_of(&row.live)
                        .iter()
                        .for_each(|node| InsertionPoint { parent, before: before.as_ref() }.put(node));
                }
                if item.version.is_none() || item.version != row.version {
                    row.version = item.version;
                    update(&mut row.live, item.node(), parent, &behind);
                }
                row
            }
            None => {
                let before = behind();
                Row::new(item, |node| make(node, InsertionPoint { parent, before: before.as_ref() }))
            }
        };
        rows.push(row);
    }
    rows.reverse();
}

/// The first DOM node of the content.
fn first(live: &Mounted) -> Option<Dom> {
    match live {
        Mounted::Empty => None,
        Mounted::Text(text, _) => Some(text.clone().into()),
        Mounted::Element(shown) => Some(shown.element.clone().into()),
        Mounted::Many(lives) => lives.iter().find_map(first),
        Mounted::Each(rows) => rows.iter().find_map(|row| first(&row.live)),
        Mounted::Dynamic(made, _) => {
            first(&made.content.borrow()).or_else(|| made.marker.borrow().clone().map(|marker| marker.into()))
        }
    }
}

/// All DOM nodes of the content, in order.
fn all(live: &Mounted, found: &mut Vec<Dom>) {
    match live {
        Mounted::Many(lives) => lives.iter().for_each(|live| all(live, found)),
        Mounted::Each(rows) => rows.iter().for_each(|row| all(&row.live, found)),
        Mounted::Dynamic(made, _) => {
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

/// A mounted view; it ends when this is dropped.
pub struct Tree(#[expect(dead_code, reason = "kept, not read")] Mounted);

impl Tree {
    /// Hydrates the content of an element.
    pub fn within(element: Dom, node: Node) -> Self {
        let first = element.first_child();
        Self(hydrate_node(node, &Walker::new(element, first)))
    }
}
