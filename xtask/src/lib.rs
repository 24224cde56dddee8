//! The developers' commands, as a library that its tests use too. What organisers do is in the crate `site`.
//!
//! - [`cli`]: the command line; [`commands`]: what each command does
//! - [`mod@bench`]: ours beside the peers
//! - [`browser`]: the browser tests
//! - [`build`]: compiles the engine and makes a site with it
//! - [`outlines`]: the countries on maps
//! - [`package`]: archives of the program `atbildiba`
//! - [`setup`]: brings the tools that a command needs
//! - [`hosts`]: the settings for other hosts, tried with nginx and Caddy
//! - [`validators`]: what other programs say of the written pages

pub mod bench;
pub mod browser;
pub mod build;
pub mod cli;
pub mod commands;
pub mod hosts;
mod http;
pub mod outlines;
pub mod package;
pub mod setup;
pub mod validators;
