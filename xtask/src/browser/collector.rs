//! WebKit's driver does not expose the console, and a private session, which every automated one is, does not print it.
//! WebKit therefore gets a copy of the site whose pages load a collector script first, as a file of the site because
//! the policy forbids inline scripts. The other engines get the site unmodified.

use super::driver::Engine;
use super::site::Pages;
use site::error::{Error, OrFail, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// Appended to the name of the site's folder for the copy.
const COPY: &str = "with-collector";

const SCRIPT: &str = r#"
window.__said = [];
const say = (level, ...parts) => window.__said.push([level, parts.map(String).join(" ")]);
addEventListener("error", (event) => {
  if (event.target === window || !event.target) say("error", event.message, `(${event.filename}:${event.lineno})`);
  else say("error", "failed to load", event.target.src || event.target.href || event.target.localName);
}, true);
addEventListener("unhandledrejection", (event) => say("error", "unhandled rejection:", event.reason));
addEventListener("securitypolicyviolation", (event) =>
  say("error", event.violatedDirective, "violated by", event.blockedURI, `(${event.sourceFile}:${event.lineNumber})`));
for (const level of ["log", "info", "warn", "error", "assert", "trace"]) {
  const usual = console[level];
  console[level] = (...parts) => { if (level !== "assert" || !parts[0]) say(level, ...parts); usual.apply(console, parts); };
}
"#;

impl Pages {
    /// The folder that is served to an engine.
    pub(super) fn served_to(&self, engine: Engine) -> PathBuf {
        match engine {
            Engine::WebKit => self.copy(),
            _ => self.root.clone(),
        }
    }

    fn copy(&self) -> PathBuf {
        std::env::temp_dir().join(format!("browser-test-{}-{COPY}", std::process::id()))
    }

    /// Creates WebKit's copy; remove it with [`Pages::remove_copy`].
    pub(super) fn make_copy(&self) -> Result<()> {
        copy(&self.root, &self.copy())?;
        let file = self.copy().join("__collector.js");
        fs::write(&file, SCRIPT).or_fail(|| format!("writing {}", file.display()), "")
    }

    pub(super) fn remove_copy(&self) {
        let _ = fs::remove_dir_all(self.copy());
    }
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    let saying = || format!("copying {}", from.display());
    fs::create_dir_all(to).or_fail(saying, "")?;
    for entry in fs::read_dir(from).or_fail(saying, "")? {
        let entry = entry.or_fail(saying, "")?;
        let (path, name) = (entry.path(), entry.file_name());
        let target = to.join(&name);
        let name = name.to_string_lossy();
        if path.is_dir() {
            copy(&path, &target)?;
        } else if name.ends_with(".html") {
            let html = fs::read_to_string(&path).or_fail(saying, "")?;
            let (before, after) =
                html.split_once("<head>").ok_or_else(|| Error::new(format!("{} has no <head>", path.display()), ""))?;
            let script = "<script src=\"/__collector.js\"></script>";
            fs::write(&target, format!("{before}<head>{script}{after}")).or_fail(saying, "")?;
        } else if !(name.ends_with(".html.br") || name.ends_with(".html.gz")) {
            fs::copy(&path, &target).or_fail(saying, "")?;
        }
    }
    Ok(())
}
