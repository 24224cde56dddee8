//! The search over all sections.
//!
//! `everything` is the core: the items and the matches by section. The view shows them as links. It knows the content,
//! not the other sections: the target of a match is an address.

pub mod everything;
mod view;

pub use view::{island, results};
