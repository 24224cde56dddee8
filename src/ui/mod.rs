//! Parts shared by several sections: the context of views, the shirt, small components. Anything specific to one
//! section is in that section.

#[cfg(not(target_arch = "wasm32"))]
mod components;
mod context;
mod dates;
mod island;
mod map;
#[cfg(not(target_arch = "wasm32"))]
mod offline;
mod parts;
mod photo;
mod search;
mod shirt;
mod source;
mod toolbar;

#[cfg(not(target_arch = "wasm32"))]
pub use components::{Island, Related, Shirt, T};
pub use context::{Clock, Context, Core};
pub use island::routed;
pub use map::map;
#[cfg(not(target_arch = "wasm32"))]
pub use offline::{Forget, Install, Notice};
pub use parts::{marked, related, text};
pub use photo::{credit, focused, photo};
pub use search::{Search, SearchField, prepare};
#[cfg(target_arch = "wasm32")]
pub use search::{load_algorithms, preload_algorithms};
pub use shirt::{look, print_size, shirt};
pub use source::{in_figures, read_on, sources};
pub use toolbar::{FIND, Tool, toolbar};
