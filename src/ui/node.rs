//! The one type of all views in islands.
//!
//! A [`Node`] says what is to be seen; [`crate::platform`] makes it of the browser's elements, takes
//! over prerendered ones, and changes only what differs when a view is made anew. Natively it is
//! written as HTML. The `view!` of this module makes nodes; static pages use Leptos' own.

use crate::platform::Tree;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::no_attrs;
use leptos::tachys::view::{Position, PositionState, Render, RenderHtml};
use leptos::wasm_bindgen::JsCast;
use std::borrow::Cow;

pub use atbildiba_macros::view;

/// A text that is a constant of the program, of the page's data, or made.
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
    /// Pieces side by side.
    Many(Vec<Node>),
    /// Made anew whenever a signal that it reads changes.
    Live(Box<dyn FnMut() -> Node + Send>),
}

/// An element before it is in the page. All its methods add to it, in the order of the source.
pub struct Element {
    pub(crate) tag: &'static str,
    pub(crate) attributes: Vec<(&'static str, Value)>,
    pub(crate) properties: Vec<(&'static str, Value)>,
    toggles: Vec<(&'static str, Value)>,
    #[cfg(target_arch = "wasm32")]
    pub(crate) handlers: Vec<(Str, Handler)>,
    pub(crate) children: Vec<Node>,
}

/// The value of an attribute or property.
pub enum Value {
    /// As it stands; `None` leaves the attribute out.
    Still(Option<Str>),
    /// Follows the signals it reads.
    Live(Box<dyn FnMut() -> Option<Str> + Send>),
}

/// What is done at an event. Natively there are no events.
#[cfg(target_arch = "wasm32")]
pub type Handler = send_wrapper::SendWrapper<std::rc::Rc<dyn Fn(leptos::ev::Event)>>;
impl Element {
    /// An element with the attributes that never change.
    #[inline(never)]
    pub fn new(tag: &'static str, constants: &[(&'static str, &'static str)]) -> Self {
        let constants = constants.iter().map(|(name, value)| (*name, Value::Still(Some((*value).into()))));
        Self {
            tag,
            attributes: constants.collect(),
            properties: Vec::new(),
            toggles: Vec::new(),
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

    /// A property of the element in the browser: not in the HTML.
    pub fn property(&mut self, name: &'static str, value: impl IntoValue) {
        self.properties.push((name, value.into_value()));
    }

    /// A class that the element has or has not.
    pub fn toggle(&mut self, class: &'static str, value: impl IntoValue) {
        self.toggles.push((class, value.into_value()));
    }

    /// What is done at an event.
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

    /// What is in it, after what already is.
    #[inline(never)]
    pub fn text(&mut self, text: &'static str) {
        self.children.push(Node::Text(text.into()));
    }

    /// What is in it, after what already is.
    #[inline(never)]
    pub fn child(&mut self, child: Node) {
        self.children.push(child);
    }

    /// Puts the classes that come and go into the attribute.
    #[inline(never)]
    fn fold_classes(&mut self) {
        if self.toggles.is_empty() {
            return;
        }
        let at = self.attributes.iter().position(|(name, _)| *name == "class");
        let base = at.map_or(Value::Still(None), |at| self.attributes.remove(at).1);
        let mut parts: Vec<(&'static str, Value)> = vec![("", base)];
        parts.append(&mut self.toggles);
        let is_still = parts.iter().all(|(_, value)| matches!(value, Value::Still(_)));
        let mut class = move || Some(classes(&mut parts).into());
        self.attributes.push(("class", if is_still { Value::Still(class()) } else { Value::Live(Box::new(class)) }));
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
    /// What it is now.
    pub(crate) fn now(&mut self) -> Option<Str> {
        match self {
            Value::Still(value) => value.clone(),
            Value::Live(value) => value(),
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

/// What can stand in a view.
pub trait IntoNode {
    /// As a node.
    fn into_node(self) -> Node;
}

impl IntoNode for Node {
    fn into_node(self) -> Node {
        self
    }
}

impl IntoNode for &'static str {
    fn into_node(self) -> Node {
        Node::Text(self.into())
    }
}

impl IntoNode for String {
    fn into_node(self) -> Node {
        Node::Text(self.into())
    }
}

impl<T: IntoNode> IntoNode for Option<T> {
    fn into_node(self) -> Node {
        self.map_or(Node::Empty, T::into_node)
    }
}

impl<T: IntoNode> IntoNode for Vec<T> {
    fn into_node(self) -> Node {
        Node::Many(self.into_iter().map(T::into_node).collect())
    }
}

impl<A: IntoNode, B: IntoNode> IntoNode for (A, B) {
    fn into_node(self) -> Node {
        Node::Many(vec![self.0.into_node(), self.1.into_node()])
    }
}

impl<F: FnMut() -> T + Send + 'static, T: IntoNode> IntoNode for F {
    fn into_node(mut self) -> Node {
        Node::Live(Box::new(move || self().into_node()))
    }
}

/// What can be the value of an attribute.
pub trait IntoValue {
    /// As a value.
    fn into_value(self) -> Value;
}

/// A text, or whether the attribute is there.
pub trait IntoStr {
    /// The text; `None` leaves the attribute out.
    fn into_str(self) -> Option<Str>;
}

impl IntoStr for &'static str {
    fn into_str(self) -> Option<Str> {
        Some(self.into())
    }
}

impl IntoStr for String {
    fn into_str(self) -> Option<Str> {
        Some(self.into())
    }
}

impl IntoStr for bool {
    fn into_str(self) -> Option<Str> {
        self.then_some("".into())
    }
}

impl<T: IntoStr> IntoStr for Option<T> {
    fn into_str(self) -> Option<Str> {
        self.and_then(T::into_str)
    }
}

macro_rules! still {
    ($($kind:ty),*) => {
        $(impl IntoValue for $kind {
            fn into_value(self) -> Value {
                Value::Still(self.into_str())
            }
        })*
    };
}

still!(&'static str, String, bool, Option<&'static str>, Option<String>);

impl<F: FnMut() -> T + Send + 'static, T: IntoStr> IntoValue for F {
    fn into_value(mut self) -> Value {
        Value::Live(Box::new(move || self().into_str()))
    }
}

impl Render for Node {
    type State = Tree;

    fn build(self) -> Tree {
        Tree::build(self)
    }

    fn rebuild(self, tree: &mut Tree) {
        tree.update(self);
    }
}

no_attrs!(Node);

impl RenderHtml for Node {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        html: &mut String,
        position: &mut Position,
        _escape: bool,
        _mark_branches: bool,
        _attributes: Vec<AnyAttribute>,
    ) {
        #[cfg(not(target_arch = "wasm32"))]
        super::html::write(self, html);
        #[cfg(target_arch = "wasm32")]
        let _ = html;
        *position = Position::NextChild;
    }

    fn hydrate<const FROM_SERVER: bool>(self, cursor: &Cursor, position: &PositionState) -> Tree {
        let is_first = position.get() == Position::FirstChild;
        position.set(Position::NextChild);
        Tree::hydrate(self, cursor, is_first)
    }

    fn into_owned(self) -> Self {
        self
    }
}
