//! `serve`: builds the site and serves it; with `--dev` builds it again on every change.

use super::make::{self, Mode};
use crate::cli::{Build, Serve};
use site::error::Result;
use site::serve::watch::Watch;
use site::serve::{Options, Server, check_port};
use std::sync::Arc;
use std::thread;

/// What a change in makes `--dev` build again, in the project's folder.
const WATCHED: [&str; 8] =
    ["Cargo.toml", "Cargo.lock", "Trunk.toml", "index.html", "messages", "public", "src", "style"];

/// Returns when the person presses Ctrl-C.
pub fn run(options: &Serve) -> Result<()> {
    check_port(options.port)?;
    let project = super::project()?;
    let build =
        Build { content: options.content.clone(), out: None, public_url: options.public_url.clone(), urgent: false };
    let mode = if options.dev { Mode::Dev } else { Mode::Release };
    let mut watched: Vec<_> = WATCHED.iter().map(|name| project.join(name)).collect();
    watched.extend(options.content.clone());
    // Before the build, so that a change during it is not missed.
    let mut watch = options.dev.then(|| Watch::new(watched));
    let root = make::build(&build, mode)?;
    let server = Arc::new(Server::start(Options {
        root,
        port: options.port,
        base: options.public_url.clone(),
        live_reload: options.dev,
        log: false,
    })?);
    println!("The site is at {}  (Ctrl-C stops it)", server.url());
    if let Some(mut watch) = watch.take() {
        let server = Arc::clone(&server);
        // Ends with the process.
        thread::spawn(move || {
            loop {
                let changed = watch.wait();
                println!(
                    "changed: {}",
                    changed.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join(", ")
                );
                match make::build(&build, mode) {
                    Ok(root) => {
                        server.set_root(root);
                        server.reload();
                    }
                    Err(error) => eprintln!("{error}\nThe site as it was before is still served."),
                }
            }
        });
    }
    server.until_interrupted();
    println!("\nstopped");
    Ok(())
}
