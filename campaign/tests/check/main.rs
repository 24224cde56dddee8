//! The content check: every rule by a mistake, all mistakes at once, and that nothing panics.

mod folder;
mod hostile;
mod inert;
mod rules;
mod schemas;
mod syntax;
mod whole;
