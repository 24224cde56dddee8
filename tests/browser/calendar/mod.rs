//! The calendar.

pub(crate) mod export;
pub(crate) mod festival;
pub(crate) mod interaction;
pub(crate) mod plan;
pub(crate) mod programme;
