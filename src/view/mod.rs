//! The view layer of islands: the one type of all views, and how it becomes what is seen.
//!
//! A [`Node`] says what is to be seen; [`view!`](view) makes nodes. Natively `html` writes them as HTML. In the browser
//! `hydration` takes over what was prerendered so, `tree` makes elements and changes only what differs when a view is made
//! anew, and `dom` calls the browser. [`each()`] is a list whose items keep their elements, [`ElementRef`] the handle to one
//! element, and [`RwSignal`], [`Memo`] and [`effect`] are Leptos' own, compiled once.
//!
//! What does not live here: anything that knows the campaign or what a page is. Static pages use Leptos' own `view!`.

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
