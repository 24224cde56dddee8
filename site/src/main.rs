//! `atbildiba`: from a campaign's folder to its site. The library next to this file does the work.

use site::engine::Engine;
use site::error::{Error, Result};
use site::{cli, commands};
use std::process::ExitCode;

/// The engine with which this program was built (`build.rs`); empty if it was built without one.
const ENGINE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/engine"));

fn engine() -> Result<Engine> {
    if ENGINE.is_empty() {
        let fix = "take a published program, or make one: cargo xtask package";
        return Err(Error::new("this program was compiled without the engine of the sites", fix));
    }
    Engine::unpack(ENGINE)
}

/// Exit status 0: success; 1: failure, or errors in checked content; 2: invalid command line.
fn main() -> ExitCode {
    let (error, code) = match cli::parse(std::env::args_os().skip(1)) {
        Err(error) => (error, 2),
        Ok(command) => match commands::run(command, &engine) {
            Ok(()) => return ExitCode::SUCCESS,
            Err(error) => (error, 1),
        },
    };
    eprintln!("error: {error}");
    ExitCode::from(code)
}
