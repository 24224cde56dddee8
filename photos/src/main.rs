//! `site-photos SOURCES CACHE`, with ids on standard input, one per line: [`site_photos::encode_all`] for programs that
//! do not compile the encoders. Prints a line for each finished photo: its id, a tab, and its problem, if any.

use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let folders: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let mut ids = String::new();
    let ([sources, cache], Ok(_)) = (&folders[..], std::io::stdin().read_to_string(&mut ids)) else {
        eprintln!("error: this is a part of the build, which gives it two folders and a list of ids");
        return ExitCode::from(2);
    };
    let ids: Vec<String> = ids.lines().map(str::to_owned).collect();
    let mut out = std::io::stdout().lock();
    let mut written = Ok(());
    let encoded = site_photos::encode_all(sources, cache, &ids, &mut |progress| {
        // Flushed at once, because another program waits for it.
        let problem = progress.problem.as_deref().unwrap_or_default().replace(['\n', '\t'], " ");
        written = writeln!(out, "{}\t{problem}", progress.id).and_then(|()| out.flush());
    });
    match encoded.and(written) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}
