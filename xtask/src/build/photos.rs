//! Encoding photos with a separate program: compiling the encoders takes long, and campaigns without photos should not
//! wait for it.

use crate::setup::Tools;
use site::error::{Error, Result};
use site_photos::Progress;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::Stdio;

/// The encoders' generic code is compiled with this package, which is otherwise not optimised.
const OPTIMISED: &str = "profile.dev.package.site-photos.opt-level=3";

/// Fills the cache with the program that contains the encoders ([`site::photos::Fill`]).
pub fn fill(
    tools: &Tools,
    project: &Path,
    sources: &Path,
    cache: &Path,
    ids: &[String],
    told: &mut dyn FnMut(&Progress<'_>),
) -> Result<()> {
    const FIX: &str = "read the messages above; the encoders are in photos/";
    println!("building: the photos' encoders (compiled the first time, a few minutes) …");
    let mut cargo = tools.command("cargo")?;
    cargo.current_dir(project);
    let failed = |error: std::io::Error| Error::new(format!("the photos could not be made: {error}"), FIX);
    cargo
        .args(["run", "--package", "site-photos", "--features", "encoders", "--config", OPTIMISED, "--"])
        .arg(sources)
        .arg(cache);
    let mut child = cargo.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().map_err(failed)?;
    // The program reads all input before it answers.
    child.stdin.take().expect("piped").write_all(ids.join("\n").as_bytes()).map_err(failed)?;
    for (index, line) in BufReader::new(child.stdout.take().expect("piped")).lines().enumerate() {
        let line = line.map_err(failed)?;
        let (id, problem) = line.split_once('\t').unwrap_or((&line, ""));
        let problem = Some(problem.to_owned()).filter(|problem| !problem.is_empty());
        told(&Progress { done: index + 1, of: ids.len(), id, problem });
    }
    match child.wait().map_err(failed)? {
        status if status.success() => Ok(()),
        status => Err(Error::new(format!("the photos could not be made ({status})"), FIX)),
    }
}
