//! Lists whose items keep their elements: what stays is moved, what is new is made, what is gone is taken away, and nothing
//! else is touched. So a focus stays on what it is on, and a picture that is loaded stays loaded.

use super::Node;

/// An item of a list.
#[cfg_attr(not(target_arch = "wasm32"), expect(dead_code, reason = "natively nothing moves"))]
pub struct Item {
    pub(super) key: usize,
    pub(super) version: Option<u32>,
    make: Box<dyn FnOnce() -> Node + Send>,
}

impl Item {
    /// The item of a key, which no other item of the list has.
    pub fn new(key: usize, make: impl FnOnce() -> Node + Send + 'static) -> Self {
        Self { key, version: None, make: Box::new(make) }
    }

    /// As long as its version is the same, what was made of the item is left alone and it is not made again. It must follow
    /// no signals then: what it follows ends when the list is made anew.
    pub fn of_version(self, version: u32) -> Self {
        Self { version: Some(version), ..self }
    }

    /// What is to be seen of it.
    pub(super) fn node(self) -> Node {
        (self.make)()
    }
}

/// A list of items, in their order.
pub fn each(items: impl Iterator<Item = Item>) -> Node {
    Node::Each(items.collect())
}
