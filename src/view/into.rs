//! Conversions into nodes and attribute values.

use super::{Node, Str, Value};

/// Anything that can be the content of a view.
pub trait IntoNode {
    /// Converts into a node.
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
        Node::Dynamic(Box::new(move || self().into_node()))
    }
}

/// Anything that can be the value of an attribute.
pub trait IntoValue {
    /// Converts into a value.
    fn into_value(self) -> Value;
}

/// A string, or whether the attribute is present.
pub trait IntoStr {
    /// The string; `None` omits the attribute.
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
                Value::Static(self.into_str())
            }
        })*
    };
}

still!(&'static str, String, bool, Option<&'static str>, Option<String>);

impl<F: FnMut() -> T + Send + 'static, T: IntoStr> IntoValue for F {
    fn into_value(mut self) -> Value {
        Value::Dynamic(Box::new(move || self().into_str()))
    }
}
