//! Nothing is in a page: nodes are written as HTML (`ui/html.rs`).

use crate::ui::Node;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::Mountable;
use leptos::web_sys;

/// See the browser's.
pub struct Tree;

impl Tree {
    /// See the browser's.
    pub fn build(_: Node) -> Self {
        Self
    }

    /// See the browser's.
    pub fn update(&mut self, _: Node) {}

    /// See the browser's.
    pub fn hydrate(_: Node, _: &Cursor, _: bool) -> Self {
        Self
    }
}

impl Mountable for Tree {
    fn unmount(&mut self) {}

    fn mount(&mut self, _: &web_sys::Element, _: Option<&web_sys::Node>) {}

    fn insert_before_this(&self, _: &mut dyn Mountable) -> bool {
        false
    }

    fn elements(&self) -> Vec<web_sys::Element> {
        Vec::new()
    }
}
