//! What a running server knows: the folder, where it is published, who waits for a reload, the tests' faults and log.

use super::body::Body;
use super::files::Files;
use hyper::body::Bytes;
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};

/// One answered request, as tests see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logged {
    pub method: String,
    /// Path and query as sent.
    pub target: String,
    pub status: u16,
    /// The body's length as sent; 0 for HEAD, 304 and streams.
    pub bytes: u64,
    /// `Content-Encoding`; empty for none.
    pub encoding: String,
}

/// What a test makes the server do wrong for one path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Another answer than the file's (a 500, a captive portal's page, another byte).
    Answer { status: u16, media_type: &'static str, body: Vec<u8> },
    /// Status 302 to an address.
    Redirect(String),
    /// Half of the body, then a broken connection.
    Cut,
    /// The right answer, late.
    Delay(Duration),
}

pub(super) struct Site {
    files: Mutex<Files>,
    pub base: String,
    pub live_reload: bool,
    waiting: Mutex<Vec<UnboundedSender<Bytes>>>,
    /// What pages show over themselves; empty: nothing.
    notice: Mutex<String>,
    faults: Mutex<HashMap<String, Fault>>,
    /// In the place of the site's own content security policy.
    policy: Mutex<Option<String>>,
    /// `None`: nothing is logged (a kiosk's server runs for weeks).
    log: Option<Mutex<Vec<Logged>>>,
}

/// The paths of the live reload, after the base.
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

    pub fn record(&self, logged: impl FnOnce() -> Logged) {
        if let Some(log) = &self.log {
            held(log).push(logged());
        }
    }

    pub fn log(&self) -> Vec<Logged> {
        self.log.as_ref().map(|log| held(log).clone()).unwrap_or_default()
    }

    pub fn clear_log(&self) {
        if let Some(log) = &self.log {
            held(log).clear();
        }
    }

    /// Tells every page that waits to load itself again.
    pub fn reload(&self) {
        self.tell(&Bytes::from_static(b"event: reload\ndata:\n\n"));
    }

    /// Shows a text over every page from now on, or none.
    pub fn set_notice(&self, text: &str) {
        text.clone_into(&mut held(&self.notice));
        self.tell(&notice(text));
    }

    fn tell(&self, event: &Bytes) {
        held(&self.waiting).retain(|page| page.send(event.clone()).is_ok());
    }

    /// The answer to one of the live reload's two paths, with its media type.
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

    /// The page with the reload script: a file, since the page's policy allows no inline code.
    pub fn with_reload_script(&self, page: Vec<u8>) -> Vec<u8> {
        let tag = format!("<script src=\"{}{SCRIPT}\" defer></script>", self.base);
        let end = b"</body>";
        let at = page.windows(end.len()).rposition(|part| part.eq_ignore_ascii_case(end)).unwrap_or(page.len());
        [&page[..at], tag.as_bytes(), &page[at..]].concat()
    }
}

/// An event of the stream (HTML, server-sent events); a text of several lines is several `data`.
fn notice(text: &str) -> Bytes {
    let lines: String = text.lines().map(|line| format!("data: {line}\n")).collect();
    Bytes::from(format!("event: notice\n{}\n", if lines.is_empty() { "data:\n".into() } else { lines }))
}

/// The values are whole at every step, so a panic elsewhere does not spoil them.
pub(super) fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
