//! Hydration: walking the prerendered DOM in parallel with the view's nodes.

use super::dom::{self, remove as take_out};
use super::tree::{
    DynamicOutput, ElementState, InsertionPoint, Mounted, Row, follow, held, keep, listen, make_element,
};
use super::{Element as New, Node, Str};
use leptos::prelude::{document, request_animation_frame};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Comment, Element, Event, HtmlInputElement, Node as Dom, Text};

/// A cursor over the children of a prerendered element.
pub(super) struct Walker {
    parent: Dom,
    next: RefCell<Option<Dom>>,
    after_text: Cell<bool>,
}

impl Walker {
    pub(super) fn new(parent: Dom, next: Option<Dom>) -> Rc<Self> {
        Rc::new(Self { parent, next: RefCell::new(next), after_text: Cell::new(false) })
    }

    /// Consumes the next node if it is of the expected kind.
    fn take<T: JsCast>(&self, is_right: impl Fn(&T) -> bool) -> Option<T> {
        let node = self.next.borrow().clone()?.dyn_into::<T>().ok().filter(|node| is_right(node))?;
        self.next.replace(node.unchecked_ref::<Dom>().next_sibling());
        Some(node)
    }

    /// Inserts a missing node here.
    fn put(&self, node: &Dom) {
        let _ = self.parent.insert_before(node, self.next.borrow().as_ref());
    }

    fn text(&self, text: &Str) -> Text {
        let found = if text.is_empty() {
            None
        } else {
            if self.after_text.replace(true) {
                self.take::<Comment>(|_| true);
            }
            self.take::<Text>(|_| true)
        };
        match found {
            Some(found) => {
                if found.data() != **text {
                    found.set_data(text);
                }
                found
            }
            None => {
                let made = document().create_text_node(text);
                self.put(&made);
                made
            }
        }
    }

    /// The comment that ends a closure's output. Prerendered content that the closure does not produce in this window
    /// is removed at once, without having been hydrated.
    pub(super) fn marker(&self) -> Comment {
        self.after_text.replace(false);
        self.leave_out_elements();
        self.take::<Comment>(|_| true).unwrap_or_else(|| {
            let made = document().create_comment("");
            self.put(&made);
            made
        })
    }

    /// Removes elements up to a comment.
    fn leave_out_elements(&self) {
        let mut elements = Vec::new();
        let mut next = self.next.borrow().clone();
        while let Some(element) = next.as_ref().and_then(|node| node.dyn_ref::<Element>()) {
            elements.push(element.clone());
            next = element.next_sibling();
        }
        // Before any other node they are not a closure's output: the page has lost its comments.
        if next.as_ref().is_some_and(|node| node.has_type::<Comment>()) {
            elements.iter().for_each(|element| take_out(element));
            self.next.replace(next);
        }
    }

    /// Removes surplus nodes.
    fn finish(&self) {
        while let Some(node) = self.next.take() {
            self.next.replace(node.next_sibling());
            take_out(&node);
        }
    }
}

/// The field, if its value differs from the prerendered one.
fn typed_into(element: &Element) -> Option<HtmlInputElement> {
    let field: &HtmlInputElement = element.dyn_ref()?;
    (field.type_() == "search" && field.value() != field.default_value()).then(|| field.clone())
}

pub(super) fn hydrate_node(node: Node, walker: &Rc<Walker>) -> Mounted {
    match node {
        Node::Empty => Mounted::Empty,
        Node::Text(text) => Mounted::Text(walker.text(&text), text),
        Node::Element(new) => {
            walker.after_text.replace(false);
            match walker.take::<Element>(|element| element.local_name() == new.tag) {
                Some(element) => hydrate_element(element, *new),
                None => {
                    make_element(*new, InsertionPoint { parent: &walker.parent, before: walker.next.borrow().as_ref() })
                }
            }
        }
        Node::Many(nodes) => Mounted::Many(nodes.into_iter().map(|node| hydrate_node(node, walker)).collect()),
        Node::Each(items) => {
            Mounted::Each(items.into_iter().map(|item| Row::new(item, |node| hydrate_node(node, walker))).collect())
        }
        Node::Dynamic(closure) => {
            let made = DynamicOutput { content: RefCell::new(Mounted::Empty), marker: RefCell::new(None) };
            follow(closure, made, Some(walker.clone()))
        }
    }
}

fn hydrate_element(element: Element, new: New) -> Mounted {
    let inside = Walker::new(element.clone().into(), element.first_child());
    let children = new.children.into_iter().map(|child| hydrate_node(child, &inside)).collect();
    inside.finish();
    let attributes = keep(&element, new.attributes, false, dom::set);
    // Properties are not in the HTML. But input typed before hydration counts: the view is notified.
    let typed = typed_into(&element);
    let properties = keep(&element, new.properties, typed.is_none(), dom::set_property);
    let listeners = listen(&element, new.handlers);
    if let Some(typed) = typed {
        request_animation_frame(move || {
            if let Ok(input) = Event::new("input") {
                let _ = typed.dispatch_event(&input);
            }
        });
    }
    let holds = held(&element, new.reference);
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
