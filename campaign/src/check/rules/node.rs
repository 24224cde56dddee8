//! A value and its position.

use serde_json::Value;

/// A JSON value with its JSON pointer. Accessing a value that is missing or of another type returns nothing.
#[derive(Clone, Debug)]
pub(super) struct Node<'a> {
    pub(super) file: &'static str,
    /// RFC 6901.
    pub(super) pointer: String,
    pub(super) value: &'a Value,
}

impl<'a> Node<'a> {
    pub(super) fn root(file: &'static str, value: &'a Value) -> Node<'a> {
        Node { file, pointer: String::new(), value }
    }

    fn child(&self, segment: &str, value: &'a Value) -> Node<'a> {
        let mut pointer = String::with_capacity(self.pointer.len() + segment.len() + 1);
        pointer.push_str(&self.pointer);
        pointer.push('/');
        push_segment(&mut pointer, segment);
        Node { file: self.file, pointer, value }
    }

    /// The property with this name.
    pub(super) fn get(&self, name: &str) -> Option<Node<'a>> {
        self.value.as_object()?.get(name).map(|value| self.child(name, value))
    }

    /// The property's text.
    pub(super) fn text(&self, name: &str) -> Option<&'a str> {
        self.value.as_object()?.get(name)?.as_str()
    }

    /// Whether the property has a value: not null and not empty.
    pub(super) fn says(&self, name: &str) -> bool {
        match self.value.as_object().and_then(|object| object.get(name)) {
            None | Some(Value::Null) => false,
            Some(Value::String(text)) => !text.is_empty(),
            Some(Value::Array(items)) => !items.is_empty(),
            Some(Value::Object(object)) => !object.is_empty(),
            Some(_) => true,
        }
    }

    /// The items of a list.
    pub(super) fn items(&self) -> impl Iterator<Item = Node<'a>> + '_ {
        let items = self.value.as_array().map_or(&[][..], Vec::as_slice);
        items.iter().enumerate().map(|(index, value)| self.child(&index.to_string(), value))
    }

    /// The items of the list in this property.
    pub(super) fn list(&self, name: &str) -> Vec<Node<'a>> {
        self.get(name).map_or_else(Vec::new, |list| list.items().collect())
    }

    /// The members of an object with their names.
    pub(super) fn members(&self) -> impl Iterator<Item = (&'a str, Node<'a>)> + '_ {
        let members = self.value.as_object().into_iter().flatten();
        members.map(|(name, value)| (name.as_str(), self.child(name, value)))
    }

    /// The value itself if it is a text, its items if it is a list.
    pub(super) fn one_or_many(&self) -> Vec<Node<'a>> {
        if self.value.is_array() { self.items().collect() } else { vec![self.clone()] }
    }

    /// All nodes at a path of names, where `*` stands for every member or item.
    pub(super) fn find(&self, path: &str) -> Vec<Node<'a>> {
        let mut found = vec![self.clone()];
        for segment in path.split('/') {
            let mut next = Vec::new();
            for node in found {
                match segment {
                    "*" if node.value.is_array() => next.extend(node.items()),
                    "*" => next.extend(node.members().map(|(_, member)| member)),
                    name => next.extend(node.get(name)),
                }
            }
            found = next;
        }
        found
    }

    /// The last segment of the pointer, unescaped: the property's name.
    pub(super) fn name(&self) -> String {
        self.pointer.rsplit('/').next().unwrap_or("").replace("~1", "/").replace("~0", "~")
    }
}

/// Appends a property name as a segment of a pointer (RFC 6901 section 3).
pub fn push_segment(pointer: &mut String, segment: &str) {
    for c in segment.chars() {
        match c {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            _ => pointer.push(c),
        }
    }
}
