//! Help: numbers, warning signs, what to do. `hours` is the core: opening hours and “open now”.

pub mod hours;
#[cfg(not(target_arch = "wasm32"))]
mod view;

#[cfg(not(target_arch = "wasm32"))]
pub use view::view;
