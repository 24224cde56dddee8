//! Handles to elements of a view.

use super::StoredValue;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{self, HtmlElement};

/// The element that is in the document now, if any.
pub type Found = Option<HtmlElement>;

/// A handle to one element: `ref=handle` in [`view!`](super::view). It is set when the element is created or hydrated,
/// and cleared when it is removed. `Copy`; lives as long as the current page.
#[derive(Clone, Copy)]
pub struct ElementRef(StoredValue<Option<web_sys::Element>>);

impl ElementRef {
    /// A handle without an element.
    #[inline(never)]
    pub fn new() -> Self {
        Self(StoredValue::new(None))
    }

    /// The element while it is in the document; natively always `None`.
    #[inline(never)]
    pub fn get(self) -> Found {
        self.0.if_kept(|element| element.clone()).flatten().map(JsCast::unchecked_into)
    }

    /// The first descendant that matches the selector.
    #[inline(never)]
    pub fn find(self, selector: &str) -> Found {
        self.get()?.query_selector(selector).ok().flatten().map(JsCast::unchecked_into)
    }
}

impl Default for ElementRef {
    fn default() -> Self {
        Self::new()
    }
}

/// Keeps a handle set; clears it when dropped.
#[cfg(target_arch = "wasm32")]
pub(super) struct RefGuard {
    reference: ElementRef,
    element: web_sys::Element,
}

#[cfg(target_arch = "wasm32")]
impl RefGuard {
    #[inline(never)]
    pub(super) fn new(reference: ElementRef, element: &web_sys::Element) -> Self {
        reference.0.set_value(Some(element.clone()));
        Self { reference, element: element.clone() }
    }

    pub(super) fn is_of(&self, reference: ElementRef) -> bool {
        self.reference.0.is_same(reference.0)
    }
}

#[cfg(target_arch = "wasm32")]
impl Drop for RefGuard {
    #[inline(never)]
    fn drop(&mut self) {
        // Another element may hold it by now.
        self.reference.0.if_kept(|element| element.take_if(|element| *element == self.element));
    }
}
