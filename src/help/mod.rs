//! Help: numbers, signs, what to do. `hours` is the core: opening hours and “open now”.

pub mod hours;
#[cfg(target_arch = "wasm32")]
mod live;
#[cfg(not(target_arch = "wasm32"))]
mod view;

#[cfg(not(target_arch = "wasm32"))]
pub use view::view;

#[cfg(target_arch = "wasm32")]
pub use live::follow;
