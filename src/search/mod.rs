//! One search over all sections.
//!
//! `everything` is the core: what can be found, and what is, by section. The view shows it as links. It knows the content,
//! not the other sections: where something is shown is an address.

pub mod everything;
mod view;

pub use view::{island, results};
