//! `cargo xtask`: the project's commands. All that they do is in the library beside this file.

use std::process::ExitCode;
use xtask::{cli, commands};

/// 0: done; 1: failed, or something is wrong with what was checked; 2: the command line is wrong.
fn main() -> ExitCode {
    let (error, code) = match cli::parse(std::env::args_os().skip(1)) {
        Err(error) => (error, 2),
        Ok(command) => match commands::run(command) {
            Ok(()) => return ExitCode::SUCCESS,
            Err(error) => (error, 1),
        },
    };
    eprintln!("error: {error}");
    ExitCode::from(code)
}
