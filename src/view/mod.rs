//! The view layer of islands: a single type for all views, rendered to HTML and to the DOM.
//!
//! [`view!`](view) creates [`Node`]s. Natively, `html` writes them as HTML. In the browser, `hydration` takes over
//! prerendered HTML, `tree` creates elements and applies only the differences when a view is rendered again, and `dom`
//! makes the DOM calls. [`each()`] is a list whose items keep their elements, [`ElementRef`] a handle to one element.
//! [`RwSignal`], [`Memo`] and [`effect`] are Leptos' own, compiled for one type.
//!
//! This module knows neither the campaign nor pages. Static pages use Leptos' own `view!`. The reasons for a layer of
//! its own are in `docs/decisions/0001-view-layer.md`.

#[cfg(target_arch = "wasm32")]
mod dom;
mod each;
#[cfg(not(target_arch = "wasm32"))]
mod html;
#[cfg(target_arch = "wasm32")]
mod hydration;
mod into;
mod node;
mod reference;
mod signal;
#[cfg(target_arch = "wasm32")]
mod tree;

pub use atbildiba_macros::view;
#[cfg(target_arch = "wasm32")]
pub use dom::draw_hashes_with;
pub use each::{Item, each};
pub use into::{IntoNode, IntoStr, IntoValue};
pub use node::{Element, Node, Str, Value};
pub use reference::{ElementRef, Found};
pub use signal::{Memo, ReadGuard, RwSignal, StoredValue, dispose_stored_values, effect};
#[cfg(target_arch = "wasm32")]
pub use tree::Tree;
