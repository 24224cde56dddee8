//! The content check: every rule by a mistake, all at once, and nothing that makes it panic.

mod folder;
mod hostile;
mod inert;
mod rules;
mod schemas;
mod syntax;
mod whole;
