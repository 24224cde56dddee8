//! The browser tests, one for each test and engine: `cargo test -p e2e -- chromium/search`, `-- --list`, `-- --exact
//! "firefox/…"`.
//!
//! They run on the site in `dist/`, or in the folder in the environment variable `SITE`; `cargo xtask build` writes it.
//! Tests of missing browsers are ignored; they never count as passed. `cargo xtask test` runs the same tests after all
//! others.

use libtest_mimic::{Arguments, Failed, Trial};
use site::error::Result;
use std::path::PathBuf;
use std::process::ExitCode;
use xtask::browser::Suite;
use xtask::setup;

/// Browsers in parallel: more would wait for each other on two cores.
const BROWSERS: usize = 2;

fn main() -> ExitCode {
    let mut arguments = Arguments::from_args();
    arguments.test_threads.get_or_insert(BROWSERS);
    match suite() {
        Ok(suite) => {
            let conclusion = libtest_mimic::run(&arguments, trials(suite));
            suite.close();
            conclusion.exit_code()
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// The tests of the site, for the lifetime of the process, as the trials require.
fn suite() -> Result<&'static Suite<'static>> {
    let project = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..");
    let site = std::env::var_os("SITE").map_or_else(|| project.join("dist"), PathBuf::from);
    let (_, browsers) = setup::for_test(&project)?;
    Ok(Box::leak(Box::new(Suite::open(&site, Box::leak(Box::new(browsers)))?)))
}

fn trials(suite: &'static Suite) -> Vec<Trial> {
    let trial = |(engine, test)| {
        let run = move || suite.run(engine, test).map(drop).map_err(|report| Failed::from(format!("\n{report}")));
        Trial::test(format!("{engine}/{}", test.name), run).with_ignored_flag(!suite.has(engine))
    };
    Suite::tests().map(trial).collect()
}
