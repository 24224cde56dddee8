//! The validators of built pages: the Nu Html Checker, which needs Java, and html-validate, which needs Node.js. The
//! checkers of the scripts' sources: TypeScript and ESLint, for Node.js.

use super::npm::{self, NpmFile};
use super::step::Session;
use super::{apt, find};
use site::error::{Error, Result};
use std::path::{Path, PathBuf};

const NU: NpmFile = NpmFile { package: "vnu-jar", version: "26.9.27", file: "build/dist/vnu.jar" };
/// The newest version for the Node.js of Debian 12.
const HTML_VALIDATE: NpmFile = NpmFile { package: "html-validate", version: "9.7.1", file: "bin/html-validate.mjs" };
const TYPESCRIPT: NpmFile = NpmFile { package: "typescript", version: "7.0.2", file: "bin/tsc" };
/// The newest version for the Node.js of Debian 12.
const ESLINT: NpmFile = NpmFile { package: "eslint", version: "9.39.5", file: "bin/eslint.js" };
const JAVA: [&str; 1] = ["default-jre-headless"];

/// A validator: a file run by a program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Validator {
    /// `java` or `node`.
    pub program: PathBuf,
    /// The file: an archive or a script.
    pub file: PathBuf,
}

impl Validator {
    fn find(cache: &Path, program: &str, file: &NpmFile) -> Option<Self> {
        Some(Self { program: find::program(&[], &[program])?, file: file.find(cache)? })
    }
}

/// The available validators.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Validators {
    /// The Nu Html Checker.
    pub nu: Option<Validator>,
    pub html_validate: Option<Validator>,
}

/// The available checkers of the scripts' sources.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ScriptCheckers {
    pub typescript: Option<Validator>,
    pub eslint: Option<Validator>,
}

/// Two steps of a set-up. If one is unavailable, a notice states why, and so does the skipped test.
pub(super) fn ensure(session: &mut Session) -> Validators {
    Validators {
        nu: one(session, "Nu Html Checker 26.9", ("java", NU), java),
        html_validate: one(session, "html-validate 9.7", ("node", HTML_VALIDATE), |_| Ok(())),
    }
}

/// Two steps of a set-up. If one is unavailable, a notice states why, and so does the skipped check.
pub(super) fn ensure_for_scripts(session: &mut Session) -> ScriptCheckers {
    ScriptCheckers {
        typescript: one(session, "TypeScript 7.0", ("node", TYPESCRIPT), |_| Ok(())),
        eslint: one(session, "ESLint 9.39", ("node", ESLINT), |_| Ok(())),
    }
}

fn one(
    session: &mut Session,
    label: &str,
    (program, file): (&str, NpmFile),
    first: impl FnOnce(&Session) -> Result<()>,
) -> Option<Validator> {
    let cache = session.cache.clone();
    let find = || Validator::find(&cache, program, &file);
    let found = session.step(label, "about 30 s", find, |session| {
        first(session)?;
        npm::ensure(session)?;
        if file.find(&cache).is_none() { file.install(session) } else { Ok(()) }
    });
    found
        .map_err(|error| {
            eprintln!("notice: {label} can't be had. The cause:\n  {}", error.to_string().replace('\n', "\n  "));
        })
        .ok()
}

fn java(session: &Session) -> Result<()> {
    if find::program(&[], &["java"]).is_some() {
        return Ok(());
    }
    if !apt::present() {
        return Err(Error::new("there is no Java for the Nu Html Checker", "install a Java 11 or later"));
    }
    apt::install(session, &JAVA)
}
