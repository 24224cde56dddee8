//! Keyed lists, whose items keep their elements: existing items are moved, new ones created, missing ones removed, and
//! nothing else is touched. Focus stays in place, and loaded pictures stay loaded.

use super::Node;

/// An item of a list.
#[cfg_attr(not(target_arch = "wasm32"), expect(dead_code, reason = "natively nothing moves"))]
pub struct Item {
    pub(super) key: usize,
    pub(super) version: Option<u32>,
    make: Box<dyn FnOnce() -> Node + Send>,
}

impl Item {
    /// An item with a key that is unique in the list.
    pub fn new(key: usize, make: impl FnOnce() -> Node + Send + 'static) -> Self {
        Self { key, version: None, make: Box::new(make) }
    }

    /// While the version is the same, the item's elements are left alone and its view is not rendered again. It must
    /// not follow signals then: subscriptions end when the list is rendered again.
    pub fn of_version(self, version: u32) -> Self {
        Self { version: Some(version), ..self }
    }

    /// The item's view.
    pub(super) fn node(self) -> Node {
        (self.make)()
    }
}

/// A list of items in order.
pub fn each(items: impl Iterator<Item = Item>) -> Node {
    Node::Each(items.collect())
}
