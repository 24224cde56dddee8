//! The handle to one element of a view.

use super::StoredValue;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{self, HtmlElement};

/// An element that is in the page now, or none.
pub type Found = Option<HtmlElement>;

/// The handle to an element: `ref=handle` in [`view!`](super::view). It is filled when the element is made or taken over,
/// and empty again when it is taken away. Copy; lives as long as the page that is shown.
#[derive(Clone, Copy)]
pub struct ElementRef(StoredValue<Option<web_sys::Element>>);

impl ElementRef {
    /// Empty: no element has it yet.
    #[inline(never)]
    pub fn new() -> Self {
        Self(StoredValue::new(None))
    }

    /// The element, while it is in the page. Natively there is none.
    #[inline(never)]
    pub fn get(self) -> Found {
        self.0.if_kept(|element| element.clone()).flatten().map(JsCast::unchecked_into)
    }

    /// The first element within it that the selector means.
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

/// That an element has a handle; ends when it is dropped.
#[cfg(target_arch = "wasm32")]
pub(super) struct Holds {
    reference: ElementRef,
    element: web_sys::Element,
}

#[cfg(target_arch = "wasm32")]
impl Holds {
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
impl Drop for Holds {
    #[inline(never)]
    fn drop(&mut self) {
        // Another element may have got it meanwhile.
        self.reference.0.if_kept(|element| element.take_if(|element| *element == self.element));
    }
}
