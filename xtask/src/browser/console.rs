//! Console messages.
//!
//! - Chromium: its log, through the driver: scripts, failed requests, policy violations.
//! - Firefox: its console service and console calls, requested in the browser's own context.
//! - WebKit: what the collector in the page recorded ([`super::collector`]): console calls, errors, policy violations,
//!   files that elements failed to load. Not the browser's own warnings, and nothing from before the page's scripts.

use super::driver::Engine;
use super::session::Session;
use serde_json::{Value, json};
use site::error::Result;
use std::fmt;

/// A message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// In the engine's terms.
    pub level: String,
    pub text: String,
}

impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.level, self.text)
    }
}

/// Firefox's two stores; both are cleared.
const FIREFOX: &str = r#"
const said = [];
for (const message of Services.console.getMessageArray()) {
  if (message instanceof Ci.nsIScriptError && /^https?:/.test(message.sourceName || "")) {
    const level = ["error", "warning", "info"][message.flags & 1 ? 1 : message.flags & 8 ? 2 : 0];
    said.push([level, `${message.category}: ${message.errorMessage} (${message.sourceName}:${message.lineNumber})`]);
  }
}
Services.console.reset();
const calls = Cc["@mozilla.org/consoleAPI-storage;1"].getService(Ci.nsIConsoleAPIStorage);
for (const event of calls.getEvents()) {
  if (/^https?:/.test(event.filename || "")) said.push([event.level, event.arguments.map(String).join(" ")]);
}
calls.clearEvents();
return said;
"#;

impl Session {
    /// The messages since the last call.
    pub fn console(&mut self) -> Result<Vec<Message>> {
        match self.engine {
            Engine::Chromium => {
                let said = self.post("se/log", json!({"type": "browser"}))?;
                Ok(messages(&said, |entry| (&entry["level"], &entry["message"])))
            }
            Engine::Firefox => {
                let said = self.in_firefox(FIREFOX, &[])?;
                Ok(messages(&said, |entry| (&entry[0], &entry[1])))
            }
            Engine::WebKit => {
                let said = self.eval("(window.__said || []).splice(0)")?;
                Ok(messages(&said, |entry| (&entry[0], &entry[1])))
            }
        }
    }

    /// Firefox's windows are at least 500 pixels wide; the page in one may be narrower.
    pub(super) fn size_firefox(&mut self, width: u32, height: u32) -> Result<()> {
        let script = "const {style} = gBrowser.selectedBrowser;
            for (const side of ['width', 'min-width', 'max-width']) style.setProperty(side, `${arguments[0]}px`);
            for (const side of ['height', 'min-height', 'max-height']) style.setProperty(side, `${arguments[1]}px`);";
        self.in_firefox(script, &[width.into(), height.into()]).map(drop)
    }

    /// Runs a script with Firefox's own privileges.
    pub fn in_firefox(&mut self, script: &str, args: &[Value]) -> Result<Value> {
        self.post("moz/context", json!({"context": "chrome"}))?;
        let said = self.run(script, args);
        self.post("moz/context", json!({"context": "content"}))?;
        said
    }
}

fn messages<'a>(said: &'a Value, parts: impl Fn(&'a Value) -> (&'a Value, &'a Value)) -> Vec<Message> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    said.as_array()
        .into_iter()
        .flatten()
        .map(|entry| {
            let (level, message) = parts(entry);
            Message { level: text(level), text: text(message) }
        })
        .collect()
}
