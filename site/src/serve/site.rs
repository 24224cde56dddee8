//! The state of a running server: the folder, where it is published, clients waiting for a reload, the tests' faults
//! and log.

use super::body::Body;
use super::files::Files;
use hyper::body::Bytes;
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};

/// An answered request, for tests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogEntry {
    pub method: String,
    /// Path and query as sent.
    pub target: String,
    pub status: u16,
    /// The length of the body as sent; 0 for HEAD, 304 and streams.
    pub bytes: u64,
    /// `Content-Encoding`; empty if none.
    pub encoding: String,
}

/// A fault that a test injects for one path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// A response other than the file's (a 500, a captive portal's page, a changed byte).
    Answer { status: u16, media_type: &'static str, body: Vec<u8> },
    /// Status 302 to an address.
    Redirect(String),
    /// Half of the body, then a broken connection.
    Cut,
    /// The correct response after a delay.
    Delay(Duration),
}

pub(super) struct Site {
    files: Mutex<Files>,
    pub base: String,
    pub live_reload: bool,
    waiting: Mutex<Vec<UnboundedSender<Bytes>>>,
    /// The text at the top of pages; empty for none.
    notice: Mutex<String>,
    faults: Mutex<HashMap<String, Fault>>,
    /// Replaces the site's own content security policy.
    policy: Mutex<Option<String>>,
    /// `None` disables the log (a kiosk's server runs for weeks).
    log: Option<Mutex<Vec<LogEntry>>>,
}

/// The paths of live reload, after the base.
const EVENTS: &str = "__reload";
const SCRIPT: &str = "__reload.js";

impl Site {
    pub fn new(files: Files, base: String, live_reload: bool, logged: bool) -> Self {
        Self {
            files: Mutex::new(files),
            base,
            live_reload,
            waiting: Mutex::default(),
            notice: Mutex::default(),
            faults: Mutex::default(),
            policy: Mutex::default(),
            log: logged.then(Mutex::default),
        }
    }

    pub fn files(&self) -> Files {
        held(&self.files).clone()
    }

    pub fn set_files(&self, files: Files) {
        *held(&self.files) = files;
    }

    pub fn fault(&self, path: &str) -> Option<Fault> {
        held(&self.faults).get(path).cloned()
    }

    pub fn set_fault(&self, path: &str, fault: Option<Fault>) {
        let mut faults = held(&self.faults);
        match fault {
            Some(fault) => faults.insert(path.to_owned(), fault),
            None => faults.remove(path),
        };
    }

    pub fn policy(&self) -> Option<String> {
        held(&self.policy).clone()
    }

    pub fn set_policy(&self, policy: Option<String>) {
        *held(&self.policy) = policy;
    }

    pub fn record(&self, logged: impl FnOnce() -> LogEntry) {
        if let Some(log) = &self.log {
            held(log).push(logged());
        }
    }

    pub fn log(&self) -> Vec<LogEntry> {
        self.log.as_ref().map(|log| held(log).clone()).unwrap_or_default()
    }

    pub fn clear_log(&self) {
        if let Some(log) = &self.log {
            held(log).clear();
        }
    }

    /// Makes every waiting page reload.
    pub fn reload(&self) {
        self.tell(&Bytes::from_static(b"event: reload\ndata:\n\n"));
    }

    /// Shows a text at the top of every page from now on; empty removes it.
    pub fn set_notice(&self, text: &str) {
        text.clone_into(&mut held(&self.notice));
        self.tell(&notice(text));
    }

    fn tell(&self, event: &Bytes) {
        held(&self.waiting).retain(|page| page.send(event.clone()).is_ok());
    }

    /// The response to one of live reload's two paths, with its media type.
    pub fn reload_part(&self, path: &str) -> Option<(&'static str, Body)> {
        if !self.live_reload {
            return None;
        }
        match path.strip_prefix(&self.base)? {
            EVENTS => {
                let (page, events) = unbounded_channel();
                let _ = page.send(Bytes::from_static(b"retry: 500\n\n"));
                let _ = page.send(notice(&held(&self.notice)));
                let mut waiting = held(&self.waiting);
                waiting.retain(|page| !page.is_closed());
                waiting.push(page);
                Some(("text/event-stream", Body::Events(events)))
            }
            SCRIPT => Some(("text/javascript; charset=utf-8", Body::whole(self.script()))),
            _ => None,
        }
    }

    fn script(&self) -> String {
        include_str!("reload.js").replace("{events}", &format!("{}{EVENTS}", self.base))
    }

    /// The page with the reload script, which is a file because the page's policy forbids inline code.
    pub fn with_reload_script(&self, page: Vec<u8>) -> Vec<u8> {
        let tag = format!("<script src=\"{}{SCRIPT}\" defer></script>", self.base);
        let end = b"</body>";
        let at = page.windows(end.len()).rposition(|part| part.eq_ignore_ascii_case(end)).unwrap_or(page.len());
        [&page[..at], tag.as_bytes(), &page[at..]].concat()
    }
}

/// A server-sent event (HTML standard); a text of several lines becomes several `data` fields.
fn notice(text: &str) -> Bytes {
    let lines: String = text.lines().map(|line| format!("data: {line}\n")).collect();
    Bytes::from(format!("event: notice\n{}\n", if lines.is_empty() { "data:\n".into() } else { lines }))
}

/// The values are consistent at every step, so a panic elsewhere does not corrupt them.
pub(super) fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
