//! `xtask-photos SOURCES CACHE`, ids on standard input, one a line: see [`site::photos::encode`].

use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let folders: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let mut ids = String::new();
    let ([sources, kept], Ok(_)) = (&folders[..], std::io::stdin().read_to_string(&mut ids)) else {
        eprintln!("error: this is a part of `cargo xtask build`");
        return ExitCode::from(2);
    };
    let ids: Vec<String> = ids.lines().map(str::to_owned).collect();
    let mut out = std::io::stdout().lock();
    let mut written = Ok(());
    xtask_photos::fill(sources, kept, &ids, &mut |id, problem| {
        // Each at once: somebody waits for it.
        let problem = problem.unwrap_or_default().replace(['\n', '\t'], " ");
        written = writeln!(out, "{id}\t{problem}").and_then(|()| out.flush());
    });
    if written.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
