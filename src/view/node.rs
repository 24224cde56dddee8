//! The single type of all views in islands.

use super::into::IntoValue;
use super::{ElementRef, Item};
use leptos::wasm_bindgen::JsCast;
use std::borrow::Cow;

/// A string: a constant of the program, a slice of the page's data, or an owned one.
pub type Str = Cow<'static, str>;

/// A piece of a view.
#[derive(Default)]
pub enum Node {
    /// Nothing.
    #[default]
    Empty,
    /// Text.
    Text(Str),
    /// An element.
    Element(Box<Element>),
    /// A sequence of nodes.
    Many(Vec<Node>),
    /// A keyed list of items.
    Each(Vec<Item>),
    /// Rendered again whenever a signal that it reads changes.
    Dynamic(Box<dyn FnMut() -> Node + Send>),
}

/// An element that is not yet in the document. All methods add to it, in the order of the source.
pub struct Element {
    pub(super) tag: &'static str,
    pub(super) attributes: Vec<(&'static str, Value)>,
    pub(super) properties: Vec<(&'static str, Value)>,
    toggles: Vec<(&'static str, Value)>,
    pub(super) reference: Option<ElementRef>,
    #[cfg(target_arch = "wasm32")]
    pub(super) handlers: Vec<(Str, Handler)>,
    pub(super) children: Vec<Node>,
}

/// The value of an attribute or property.
pub enum Value {
    /// A constant value; `None` omits the attribute.
    Static(Option<Str>),
    /// A value that follows the signals it reads.
    Dynamic(Box<dyn FnMut() -> Option<Str> + Send>),
}

/// An event handler. There are no events natively.
#[cfg(target_arch = "wasm32")]
pub type Handler = send_wrapper::SendWrapper<std::rc::Rc<dyn Fn(leptos::ev::Event)>>;

impl Element {
    /// An element with its constant attributes.
    #[inline(never)]
    pub fn new(tag: &'static str, constants: &[(&'static str, &'static str)]) -> Self {
        let constants = constants.iter().map(|(name, value)| (*name, Value::Static(Some((*value).into()))));
        Self {
            tag,
            attributes: constants.collect(),
            properties: Vec::new(),
            toggles: Vec::new(),
            reference: None,
            #[cfg(target_arch = "wasm32")]
            handlers: Vec::new(),
            children: Vec::new(),
        }
    }

    /// `name="value"`
    pub fn attribute(&mut self, name: &'static str, value: impl IntoValue) {
        self.push_attribute(name, value.into_value());
    }

    #[inline(never)]
    fn push_attribute(&mut self, name: &'static str, value: Value) {
        self.attributes.push((name, value));
    }

    /// Sets a property of the DOM element, which is not part of the HTML.
    pub fn property(&mut self, name: &'static str, value: impl IntoValue) {
        self.properties.push((name, value.into_value()));
    }

    /// Adds a class that can be toggled.
    pub fn toggle(&mut self, class: &'static str, value: impl IntoValue) {
        self.toggles.push((class, value.into_value()));
    }

    /// Attaches a handle.
    pub fn reference(&mut self, reference: impl Into<Option<ElementRef>>) {
        self.reference = reference.into();
    }

    /// Adds an event handler.
    pub fn on<E>(&mut self, event: E, handler: impl Fn(E::EventType) + 'static)
    where
        E: leptos::ev::EventDescriptor,
        E::EventType: JsCast,
    {
        #[cfg(target_arch = "wasm32")]
        {
            let handler = move |event: leptos::ev::Event| handler(event.unchecked_into());
            self.push_handler(event.name(), std::rc::Rc::new(handler));
        }
        #[cfg(not(target_arch = "wasm32"))]
        drop((event, handler));
    }

    #[cfg(target_arch = "wasm32")]
    #[inline(never)]
    fn push_handler(&mut self, name: Str, handler: std::rc::Rc<dyn Fn(leptos::ev::Event)>) {
        self.handlers.push((name, send_wrapper::SendWrapper::new(handler)));
    }

    /// Appends a child.
    #[inline(never)]
    pub fn text(&mut self, text: &'static str) {
        self.children.push(Node::Text(text.into()));
    }

    /// Appends a child.
    #[inline(never)]
    pub fn child(&mut self, child: Node) {
        self.children.push(child);
    }

    /// Merges the toggled classes into the attribute.
    #[inline(never)]
    fn fold_classes(&mut self) {
        if self.toggles.is_empty() {
            return;
        }
        let at = self.attributes.iter().position(|(name, _)| *name == "class");
        let base = at.map_or(Value::Static(None), |at| self.attributes.remove(at).1);
        let mut parts: Vec<(&'static str, Value)> = vec![("", base)];
        parts.append(&mut self.toggles);
        let is_static = parts.iter().all(|(_, value)| matches!(value, Value::Static(_)));
        let mut class = move || Some(classes(&mut parts).into());
        self.attributes
            .push(("class", if is_static { Value::Static(class()) } else { Value::Dynamic(Box::new(class)) }));
    }
}

fn classes(parts: &mut [(&'static str, Value)]) -> String {
    let mut all = String::new();
    for (class, value) in parts {
        let Some(text) = value.now() else { continue };
        if !all.is_empty() {
            all.push(' ');
        }
        all.push_str(if class.is_empty() { &text } else { class });
    }
    all
}

impl Value {
    /// The current value.
    pub(super) fn now(&mut self) -> Option<Str> {
        match self {
            Value::Static(value) => value.clone(),
            Value::Dynamic(value) => value(),
        }
    }
}

impl From<Element> for Node {
    #[inline(never)]
    fn from(mut element: Element) -> Node {
        element.fold_classes();
        Node::Element(Box::new(element))
    }
}
