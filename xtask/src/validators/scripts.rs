//! The scripts' sources: their types in JSDoc (`tsconfig.json`) by TypeScript, their lints (`eslint.config.cjs`) by
//! ESLint.

use crate::setup::{ScriptCheckers, Validator};
use site::error::{Error, OrFail, Result};
use std::path::Path;
use std::process::Command;

/// Checks all scripts of the project; prints a line for each checker, including unavailable ones.
///
/// # Errors
/// A checker finds something, which it has printed, or it can't be started.
pub fn run(project: &Path, checkers: &ScriptCheckers) -> Result<()> {
    // Without the results of earlier runs: all of it takes a second.
    let types = ["--build", "--force"];
    check("TypeScript", checkers.typescript.as_ref(), project, &types)?;
    check("ESLint", checkers.eslint.as_ref(), project, &["--max-warnings", "0", "."])
}

fn check(name: &str, checker: Option<&Validator>, project: &Path, arguments: &[&str]) -> Result<()> {
    let Some(checker) = checker else {
        println!("notice: {name}: skipped, because it is not installed");
        return Ok(());
    };
    let mut node = Command::new(&checker.program);
    node.arg(&checker.file).args(arguments).current_dir(project);
    // ESLint's configuration requires its rules from the folder in which it is installed:
    // node_modules/eslint/bin/eslint.js.
    if let Some(modules) = checker.file.ancestors().nth(3) {
        node.env("NODE_PATH", modules);
    }
    let status = node.status().or_fail(|| format!("starting {name}"), "run `cargo xtask setup --tests`")?;
    if !status.success() {
        return Err(Error::new(format!("{name} has found faults in the scripts"), "fix what it names above"));
    }
    println!("{name}: no findings");
    Ok(())
}
