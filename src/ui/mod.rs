//! Parts that several sections share: the context handed to views, the shirt, small components.
//!
//! What does not live here: anything that belongs to one section alone.

mod context;
mod dates;
mod island;
mod offline;
mod parts;
mod shirt;

pub use context::{Clock, Context, Core};
pub use island::{Island, routed};
pub use offline::{Forget, Install, Notice};
pub use parts::{Related, T};
pub use shirt::{Shirt, ShirtSymbol, look, print_size};
