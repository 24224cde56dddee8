//! Accessibility: checkers, keyboard, layout, the text and the tree that assistive technology gets.

pub(crate) mod axe;
pub(crate) mod comfort;
pub(crate) mod direction;
pub(crate) mod ibm;
pub(crate) mod keyboard;
pub(crate) mod layout;
pub(crate) mod reading;
pub(crate) mod tree;
