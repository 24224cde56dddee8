//! The peer libraries: installed from `bench/package-lock.json` and bundled, each with a page of its own. Only `bench`
//! needs them.

use crate::setup::Tools;
use site::error::{Error, OrFail, Result};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The pages; each is a script in `bench/`.
const PAGES: [&str; 7] = ["fullcalendar", "eventcalendar", "vis", "timelinejs", "album", "layout", "sections"];

/// Extensions of files in the peers' styles that are inlined into their pages.
const INLINED: [&str; 7] = ["woff", "woff2", "ttf", "eot", "svg", "png", "gif"];

/// Writes `{peer}.html` for each peer, and our layout as wasm, to `out`.
pub fn make(project: &Path, tools: &Tools, out: &Path) -> Result<()> {
    let folder = project.join("bench");
    let esbuild = install(&folder)?;
    for page in PAGES {
        let mut node = Command::new("node");
        node.arg(&esbuild).arg(folder.join(format!("{page}.js"))).arg(format!("--outdir={}", out.display()));
        node.args([
            "--bundle",
            "--splitting",
            "--minify",
            "--format=esm",
            "--log-level=warning",
            "--loader:.less=empty",
        ]);
        node.args(INLINED.iter().map(|ending| format!("--loader:.{ending}=dataurl")));
        run(node, "esbuild")?;
        let style = if out.join(format!("{page}.css")).is_file() {
            format!(r#"<link rel="stylesheet" href="{page}.css">"#)
        } else {
            String::new()
        };
        let html = format!(
            r#"<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{page}</title>{style}</head><body style="margin:16px"><div id="place"></div><script type="module" src="{page}.js"></script></body></html>"#
        );
        let path = out.join(format!("{page}.html"));
        fs::write(&path, html).or_fail(|| format!("writing {}", path.display()), "")?;
    }
    // Compiled with the settings of the site's own wasm.
    let mut rustc = tools.command("rustc")?;
    rustc.args(["--edition", "2024", "--target", "wasm32-unknown-unknown", "--crate-type", "cdylib"]);
    rustc.args(["-C", "opt-level=z", "-C", "lto=fat", "-C", "codegen-units=1", "-C", "panic=abort"]);
    rustc.arg(folder.join("layout.rs")).arg("-o").arg(out.join("layout.wasm"));
    run(rustc, "rustc")
}

/// The script that starts esbuild. Installs everything in the lock file if it is missing.
fn install(folder: &Path) -> Result<PathBuf> {
    let modules = folder.join("node_modules");
    let lock = folder.join("package-lock.json");
    let same = |path: &Path| fs::read(path).ok().is_some_and(|there| fs::read(&lock).is_ok_and(|lock| lock == there));
    let stamp = modules.join(".installed-lock.json");
    if !same(&stamp) {
        println!("installing the peers (npm ci, about 20 s) …");
        let mut npm = npm();
        npm.args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"]).current_dir(folder);
        run(npm, "npm ci")?;
        fs::copy(&lock, &stamp).or_fail(|| format!("writing {}", stamp.display()), "")?;
    }
    Ok(modules.join("esbuild/bin/esbuild"))
}

/// Node's package manager.
pub fn npm() -> Command {
    Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" })
}

fn run(mut command: Command, name: &str) -> Result<()> {
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(Error::new(format!("{name} failed ({status})"), "see its messages above")),
        Err(error) => Err(Error::new(format!("{name} could not be started: {error}"), "install Node.js 20 or later")),
    }
}
