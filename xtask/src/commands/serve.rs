//! `serve`: builds the site and serves it; with `--dev`, shows each change of sources or content.

use super::make::{self, Mode};
use crate::cli::{Build, Serve};
use crate::{build, setup};
use site::commands::preview::{Endpoint, Previews, follow};
use site::engine::Engine;
use site::error::Result;
use site::serve::{Options, Server, check_port};
use std::path::Path;

/// The files and folders in the project whose changes make `--dev` compile again.
const SOURCES: [&str; 7] = ["Cargo.toml", "Cargo.lock", "Trunk.toml", "index.html", "messages", "src", "style"];

/// Returns when the user presses Ctrl-C.
pub fn run(options: &Serve) -> Result<()> {
    check_port(options.port)?;
    let project = super::project()?;
    let build =
        Build { content: options.content.clone(), out: None, public_url: options.public_url.clone(), urgent: false };
    if options.dev {
        return develop(&project, options, &build);
    }
    let server = Server::start(Options {
        root: make::build(&build, Mode::Release)?,
        port: options.port,
        base: options.public_url.clone(),
        live_reload: false,
        log: false,
    })?;
    println!("The site is at {}  (Ctrl-C stops it)", server.url());
    server.until_interrupted();
    println!("\nstopped");
    Ok(())
}

/// Compiles only what a change of the sources requires; changed content is shown as in the program `atbildiba`.
fn develop(project: &Path, options: &Serve, build: &Build) -> Result<()> {
    let content = options.content.clone().unwrap_or_else(|| project.join("public"));
    let mut watched: Vec<_> = SOURCES.iter().map(|name| project.join(name)).collect();
    watched.push(content.clone());
    let tools = setup::for_build(project)?;
    let mut previews = Previews::new(&content, &options.public_url, &project.join("target/photos"))?;
    let mut engine = Engine::default();
    let endpoint = Endpoint { port: options.port, public_url: &options.public_url, opens: false };
    follow(&endpoint, watched, move |changed| {
        if engine.is_empty() || changed.iter().any(|path| !path.starts_with(&content)) {
            make::build(build, Mode::Dev)?;
            engine = Engine::read(&build::dev_engine_file(project))?;
        }
        previews
            .next(&engine, &|sources, cache, ids, told| build::photos::fill(&tools, project, sources, cache, ids, told))
    })
}
