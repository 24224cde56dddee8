//! The search over all sections.
//!
//! `site_index` is the core: the items and the matches by section. The view shows them as links. It knows the content,
//! not the other sections: the target of a match is an address.

pub mod site_index;
mod view;

pub use view::{island, results};
