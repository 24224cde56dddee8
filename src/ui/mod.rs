//! Parts that several sections share: the context handed to views, the shirt, small components.
//!
//! What does not live here: anything that belongs to one section alone.

mod context;
mod dates;
#[cfg(not(target_arch = "wasm32"))]
mod html;
mod island;
mod node;
#[cfg(not(target_arch = "wasm32"))]
mod offline;
mod parts;
mod search_field;
mod shirt;
mod signal;
mod source;
mod toolbar;

pub use context::{Clock, Context, Core};
pub use island::{Island, routed};
#[cfg(target_arch = "wasm32")]
pub use node::Handler;
pub use node::{Element, IntoNode, Node, Str, Value, view};
#[cfg(not(target_arch = "wasm32"))]
pub use offline::{Forget, Install, Notice};
pub use parts::{Related, T, marked, related, text};
pub use search_field::{SearchField, prepare};
pub use shirt::{Shirt, look, print_size, shirt};
pub use signal::{Kept, Memo, Read, Signal, effect, forget_kept};
pub use source::{read_on, sources};
pub use toolbar::{FIND, Tool, toolbar};
