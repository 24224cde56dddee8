//! `atbildiba`: from a campaign's folder to its site. All that it does is in the library beside this file.

use site::engine::Engine;
use site::error::{Error, Result};
use site::{cli, commands};
use std::process::ExitCode;

/// The engine that this program was built with (`build.rs`); empty when it was built without one.
const ENGINE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/engine"));

fn engine() -> Result<Engine> {
    if ENGINE.is_empty() {
        let fix = "take a published program, or make one: cargo xtask package";
        return Err(Error::new("this program was compiled without the engine of the sites", fix));
    }
    Engine::unpack(ENGINE)
}

/// 0: done; 1: failed, or something is wrong with what was checked; 2: the command line is wrong.
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
