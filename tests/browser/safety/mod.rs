//! What must not happen to a visitor: to be seen, to be traced, to get foreign code.

pub(crate) mod hostile;
pub(crate) mod leave;
pub(crate) mod on_top;
pub(crate) mod policy;
pub(crate) mod traces;
