//! `cargo xtask`: the project's commands. The library next to this file does the work.

use std::process::ExitCode;
use xtask::{cli, commands};

/// Exit status 0: success; 1: failure, or errors in checked content; 2: invalid command line.
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
