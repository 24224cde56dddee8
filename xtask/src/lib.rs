//! The developer commands, as a library that its tests use, too. The organisers' commands are in the crate `site`.
//!
//! - [`cli`]: the command line; [`commands`]: the implementation of each command
//! - [`mod@bench`]: benchmarks against comparable libraries
//! - [`browser`]: the browser tests
//! - [`build`]: compiles the engine and builds a site from it
//! - [`outlines`]: the country outlines for maps
//! - [`package`]: archives of the program `atbildiba`
//! - [`setup`]: installs the tools that a command needs
//! - [`hosts`]: tests the configurations for other hosts with nginx and Caddy
//! - [`validators`]: validates the built pages with other programs

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

/// SHA-256 in hexadecimal digits, as `sha256sum` prints it.
fn sha256(bytes: &[u8]) -> String {
    use sha2::Digest;
    sha2::Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
