//! A browser window under control: the operations of the tests (W3C WebDriver). Operations of a single engine are in
//! [`super::chromium`] and [`super::console`].

use super::driver::{Driver, Engine, Setup};
use super::process::poll;
use crate::setup::Browsers;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hyper::Method;
use serde_json::{Value, json};
use site::error::{Error, OrFail, Result};
use std::fs;
use std::path::Path;
use std::time::Duration;

/// WebDriver's key codes (section 17.4.2) for keys that are not characters.
pub mod key {
    pub const TAB: &str = "\u{e004}";
    pub const ENTER: &str = "\u{e007}";
    pub const SHIFT: &str = "\u{e008}";
    pub const CONTROL: &str = "\u{e009}";
    pub const ESCAPE: &str = "\u{e00c}";
    pub const BACKSPACE: &str = "\u{e003}";
    pub const PAGE_DOWN: &str = "\u{e00f}";
    pub const PAGE_UP: &str = "\u{e00e}";
    pub const END: &str = "\u{e010}";
    pub const HOME: &str = "\u{e011}";
    pub const LEFT: &str = "\u{e012}";
    pub const UP: &str = "\u{e013}";
    pub const RIGHT: &str = "\u{e014}";
    pub const DOWN: &str = "\u{e015}";
}

/// WebDriver's name for an element reference.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// An element of the current page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element(String);

impl Element {
    /// The form in which it is passed to scripts.
    pub fn to_json(&self) -> Value {
        json!({ ELEMENT: self.0 })
    }
}

/// A browser with one window. Dropping it ends the browser and its driver.
pub struct Session {
    pub engine: Engine,
    pub(super) driver: Driver,
}

impl Session {
    /// Starts a browser with a fresh profile, and WebKit with a display of its own.
    pub fn start(engine: Engine, browsers: &Browsers, setup: Setup) -> Result<Self> {
        let driver = Driver::start(engine, browsers, setup)?;
        let mut session = Self { engine, driver };
        if engine == Engine::Chromium && !setup.scripts {
            session.cdp("Emulation.setScriptExecutionDisabled", json!({"value": true}))?;
        }
        session.post("timeouts", json!({"script": 60_000, "pageLoad": 60_000, "implicit": 0}))?;
        Ok(session)
    }

    pub(super) fn post(&mut self, command: &str, body: Value) -> Result<Value> {
        let path = format!("{}/{command}", self.driver.path);
        self.driver.wire.call(Method::POST, &path, Some(&body))
    }

    fn get(&mut self, command: &str) -> Result<Value> {
        let path = format!("{}/{command}", self.driver.path);
        self.driver.wire.call(Method::GET, &path, None)
    }

    /// Opens a URL and waits for its load event.
    pub fn goto(&mut self, url: &str) -> Result<()> {
        self.post("url", json!({"url": url})).map(drop)
    }

    /// Opens another tab; returns its handle.
    pub fn new_tab(&mut self) -> Result<String> {
        let tab = self.post("window/new", json!({"type": "tab"}))?;
        Ok(tab["handle"].as_str().unwrap_or_default().to_owned())
    }

    /// The handle of the current tab.
    pub fn tab(&mut self) -> Result<String> {
        Ok(self.get("window")?.as_str().unwrap_or_default().to_owned())
    }

    /// Switches to another tab.
    pub fn switch_to(&mut self, tab: &str) -> Result<()> {
        self.post("window", json!({"handle": tab})).map(drop)
    }

    /// Switches to the page's frame with this number, from 0, or back to the page.
    pub fn enter(&mut self, frame: Option<usize>) -> Result<()> {
        self.post("frame", json!({"id": frame})).map(drop)
    }

    /// One step back in the history.
    pub fn back(&mut self) -> Result<()> {
        self.post("back", json!({})).map(drop)
    }

    /// The URL of the current page.
    pub fn url(&mut self) -> Result<String> {
        Ok(self.get("url")?.as_str().unwrap_or_default().to_owned())
    }

    /// All cookies that would be sent to the page's address.
    pub fn cookies(&mut self) -> Result<Value> {
        self.get("cookie")
    }

    /// Runs a function body: `return` returns its result, `arguments` are `args`.
    pub fn run(&mut self, script: &str, args: &[Value]) -> Result<Value> {
        self.post("execute/sync", json!({"script": script, "args": args}))
    }

    /// The value of an expression.
    pub fn eval(&mut self, expression: &str) -> Result<Value> {
        self.run(&format!("return ({expression});"), &[])
    }

    /// The same as text; empty for null.
    pub fn text_of(&mut self, expression: &str) -> Result<String> {
        Ok(self.eval(expression)?.as_str().unwrap_or_default().to_owned())
    }

    /// Runs an async function body (with `await`; `arguments` are `args`); returns its result.
    pub fn run_async(&mut self, script: &str, args: &[Value]) -> Result<Value> {
        let script = format!(
            "const done = arguments[arguments.length - 1];\n\
             (async () => {{ {script} }})().then((value) => done({{value}}), \
             (error) => done({{error: `${{error}} ${{error?.stack}}`}}));"
        );
        let mut answer = self.post("execute/async", json!({"script": script, "args": args}))?;
        match answer["error"].as_str() {
            Some(error) => Err(Error::new(format!("a script in {}: {error}", self.engine), "")),
            None => Ok(answer["value"].take()),
        }
    }

    /// Polls until the expression is true; `what` describes the condition. Single evaluations may fail while the page
    /// changes: only the last failure counts.
    pub fn wait_for(&mut self, what: &str, expression: &str, patience: Duration) -> Result<()> {
        let script = format!("return !!({expression});");
        let mut last = String::new();
        let found = poll(patience, || match self.run(&script, &[]) {
            Ok(value) => {
                last.clear();
                (value == Value::Bool(true)).then_some(())
            }
            Err(error) => {
                last = format!(" ({error})");
                None
            }
        });
        found.ok_or_else(|| Error::new(format!("not in {} ms: {what}{last}", patience.as_millis()), ""))
    }

    /// The first element that matches the CSS selector.
    pub fn find(&mut self, css: &str) -> Result<Element> {
        let found = self.post("element", json!({"using": "css selector", "value": css}))?;
        let id = found[ELEMENT].as_str().ok_or_else(|| Error::new(format!("no element {css}"), ""))?;
        Ok(Element(id.to_owned()))
    }

    /// Clicks the centre of the first match, as a person does: if another element covers it, the click is rejected.
    pub fn click(&mut self, css: &str) -> Result<()> {
        let Element(id) = self.find(css)?;
        self.post(&format!("element/{id}/click"), json!({})).map(drop)
    }

    /// The element's rendered text (WebDriver's algorithm, which needs no script in the page).
    pub fn rendered_text(&mut self, css: &str) -> Result<String> {
        let Element(id) = self.find(css)?;
        Ok(self.get(&format!("element/{id}/text"))?.as_str().unwrap_or_default().to_owned())
    }

    /// A property of the first match, as JSON; needs no script in the page.
    pub fn property(&mut self, css: &str, name: &str) -> Result<Value> {
        let Element(id) = self.find(css)?;
        self.get(&format!("element/{id}/property/{name}"))
    }

    /// Presses keys together and releases them: `&[key::SHIFT, key::TAB]`.
    pub fn press(&mut self, keys: &[&str]) -> Result<()> {
        let step = |kind: &str, key: &&str| json!({"type": kind, "value": key});
        let down = keys.iter().map(|key| step("keyDown", key));
        let up = keys.iter().rev().map(|key| step("keyUp", key));
        let actions: Vec<Value> = down.chain(up).collect();
        self.post("actions", json!({"actions": [{"type": "key", "id": "keyboard", "actions": actions}]})).map(drop)
    }

    /// Types a text, one key after the other.
    pub fn type_text(&mut self, text: &str) -> Result<()> {
        text.chars().try_for_each(|letter| self.press(&[letter.encode_utf8(&mut [0; 4])]))
    }

    /// Sets the size of the page area in CSS pixels, as far as the engine allows; returns the resulting size.
    pub fn set_viewport(&mut self, width: u32, height: u32) -> Result<(u32, u32)> {
        if self.engine == Engine::Chromium {
            self.set_metrics(width, height, 1.0)?;
            return Ok((width, height));
        }
        if self.engine == Engine::Firefox {
            self.size_firefox(width, height)?;
        }
        let (mut outer, mut inner) = ((width, height), (0, 0));
        // The size of a window's frame is known only afterwards.
        for _ in 0..3 {
            self.post("window/rect", json!({"width": outer.0, "height": outer.1}))?;
            let fits = "innerWidth === arguments[0] && innerHeight === arguments[1]";
            let fits = format!("return {fits}");
            poll(Duration::from_millis(300), || {
                (self.run(&fits, &[width.into(), height.into()]).ok()? == Value::Bool(true)).then_some(())
            });
            inner = (self.number("innerWidth")?, self.number("innerHeight")?);
            if inner == (width, height) {
                break;
            }
            outer = (outer.0 + width - inner.0.min(width), outer.1 + height - inner.1.min(height));
        }
        Ok(inner)
    }

    fn number(&mut self, expression: &str) -> Result<u32> {
        Ok(self.eval(expression)?.as_f64().unwrap_or(0.0) as u32)
    }

    /// Takes a screenshot of the window as PNG.
    pub fn screenshot(&mut self, file: &Path) -> Result<()> {
        let data = self.get("screenshot")?;
        write_picture(file, &data)
    }
}

/// Writes base64 data to a file.
pub(super) fn write_picture(file: &Path, data: &Value) -> Result<()> {
    let saying = || format!("writing {}", file.display());
    let bytes = STANDARD.decode(data.as_str().unwrap_or_default()).or_fail(saying, "")?;
    fs::write(file, bytes).or_fail(saying, "name a folder that you may write to")
}
