//! The wall, and the pictures on it.

pub(crate) mod interaction;
pub(crate) mod join;
pub(crate) mod photos;
pub(crate) mod pictures;
