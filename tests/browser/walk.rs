//! A visitor who does anything, anywhere: random controls and keys, on all pages, in all sizes.
//!
//! `WALK_STEPS=5000` walks longer, `WALK_SEED=…` (printed by each walk) repeats a walk.

use crate::browser::tests::check;
use crate::browser::{ENGINES, Engine, PATIENCE, Page, Test, TestContext, key};
use serde_json::{Value, json};
use site::error::{Error, OrFail, Result};
use std::fmt::Display;
use std::str::FromStr;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

pub(crate) const TESTS: &[Test] =
    &[check("random walk: the page keeps working and Leave now stays reachable", &ENGINES, walk)];

const STEPS: u32 = 60;
/// The number of steps from one page on.
const STEPS_FROM_A_PAGE: u32 = 12;
/// The number of recent actions reported with a failure.
const TOLD: usize = 8;
/// Further failures are repetitions.
const MAX_FAILURES: usize = 8;
/// Until an action has settled.
const SETTLING: Duration = Duration::from_secs(3);
const SIZES: [(u32, u32); 3] = [(390, 844), (820, 1180), (1280, 800)];
const KEYS: [(&str, &[&str]); 14] = [
    ("Tab", &[key::TAB]),
    ("Tab", &[key::TAB]),
    ("Shift+Tab", &[key::SHIFT, key::TAB]),
    ("Enter", &[key::ENTER]),
    ("Enter", &[key::ENTER]),
    ("Escape", &[key::ESCAPE]),
    ("Escape", &[key::ESCAPE]),
    ("Left", &[key::LEFT]),
    ("Right", &[key::RIGHT]),
    ("Up", &[key::UP]),
    ("Down", &[key::DOWN]),
    ("Home", &[key::HOME]),
    ("End", &[key::END]),
    ("a", &["a"]),
];

/// xorshift64 (Marsaglia 2003).
struct Xorshift(u64);

impl Xorshift {
    fn roll(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, end: usize) -> usize {
        (self.roll() >> 16) as usize % end.max(1)
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
}

/// A random control among those that can be hit, selected by `arguments[0]`: its position and description. Not those
/// that lead out of the site, request a file, or start a kiosk.
const CONTROL: &str = r#"
const own = (link) => link.origin === location.origin && !link.pathname.includes(".") && !link.hasAttribute("download") && !link.pathname.endsWith("/kiosk");
const all = [...document.querySelectorAll("a[href], button, summary, input, select, td[data-date], [data-entry], [data-chip]")]
  .filter((one) => one.checkVisibility() && !one.closest("[inert], :disabled, [data-leave], [data-do=forget], .kiosk-bar"))
  .filter((one) => one.localName !== "a" || one instanceof SVGElement || own(one))
  .filter((one) => one.type !== "file");
if (!all.length) return null;
for (let tries = 0; tries < 20; tries++) {
  const one = all[(arguments[0] + tries) % all.length];
  one.scrollIntoView({ block: "nearest", behavior: "instant" });
  const box = one.getClientRects()[0] ?? one.getBoundingClientRect();
  const [x, y] = [Math.floor(box.left + box.width / 2), Math.floor(box.top + box.height / 2)];
  if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) continue;
  const hit = document.elementFromPoint(x, y);
  if (!hit || !one.contains(hit) && !hit.contains(one)) continue;
  return { x, y, closes: one.matches(".close"), loads: one.matches("[rel~=external]"), what: `${one.localName}.${one.getAttribute("class") ?? ""} “${one.textContent.trim().slice(0, 30)}” ${one.getAttribute("href") ?? ""}` };
}
return null;
"#;

/// What must hold before the next step.
const STATE: &str = r#"({
  section: document.querySelector("main")?.className ?? "",
  isOpen: !!document.querySelector("main dialog[open], #timeline-entry"),
  isFocused: document.activeElement !== null && document.activeElement !== document.body && document.activeElement.isConnected,
})"#;

/// Hydrated, and nothing moves.
const ALIVE: &str = "document.documentElement.matches('[data-ready]:not([data-failed])') && document.querySelectorAll('main h1').length === 1";

/// “Leave now” is hit wherever it is visible, and visible as long as something is open.
const WAY_OUT: &str = r#"(() => {
  const link = document.querySelector(".leave"), box = link.getBoundingClientRect();
  const isSeen = box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth;
  if (!isSeen) return !("over" in document.documentElement.dataset);
  return link.contains(document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2));
})()"#;

fn variable<T: FromStr<Err: Display>>(name: &str, otherwise: T) -> Result<T> {
    match std::env::var(name).ok() {
        Some(text) => text.parse().or_fail(|| name.into(), "write a number"),
        None => Ok(otherwise),
    }
}

fn walk(test: &mut TestContext) -> Result<()> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(1, |now| now.as_nanos() as u64);
    let (steps, seed) = (variable("WALK_STEPS", STEPS)?, variable("WALK_SEED", now | 1)?);
    println!("notice: {} walks {steps} steps by WALK_SEED={seed}", test.engine);
    let mut walker = Walker { random: Xorshift(seed | 1), done: Vec::new() };
    let pages: Vec<Page> =
        test.pages.kinds().into_iter().filter(|page| page.status == 200 && page.kind != "kiosk").collect();
    for step in 0..steps {
        if step.is_multiple_of(STEPS_FROM_A_PAGE) {
            let (width, height) = *walker.random.one(&SIZES);
            test.session.set_viewport(width, height)?;
            let page = walker.random.one(&pages);
            test.open(&page.address)?;
            walker.done = vec![format!("{} at {width} px", page.address)];
        }
        if let Err(error) = walker.step(test) {
            let at = test.session.url()?;
            test.fail(
                &at,
                format!("{error}, after {}", walker.done[walker.done.len().saturating_sub(TOLD)..].join(", ")),
            );
            test.open("/")?;
            walker.done = vec!["/".into()];
        }
        test.looked_at += 1;
        if test.failures() > MAX_FAILURES {
            break;
        }
    }
    Ok(())
}

/// The walker.
struct Walker {
    random: Xorshift,
    /// The actions since the last page was loaded.
    done: Vec<String>,
}

/// The kind of an action, as far as it matters afterwards.
#[derive(Clone, Copy, PartialEq)]
enum Step {
    /// Something that closes what is open, and nothing else.
    Close,
    /// A key that leaves the focus in the page.
    Key,
    Other,
}

impl Walker {
    fn step(&mut self, test: &mut TestContext) -> Result<()> {
        let before = test.session.eval(STATE)?;
        let step = self.act(test)?;
        let wait =
            |test: &mut TestContext, what: &str, holds: &str, patience| test.session.wait_for(what, holds, patience);
        if let Err(error) = wait(test, "the page is alive", ALIVE, PATIENCE) {
            // The second click of a double click may hit a link to another site on the page that the first one opened.
            let is_double = self.done.last().is_some_and(|done| done.starts_with("double "));
            let is_elsewhere = !test.session.url()?.starts_with(&test.url("/"));
            return if is_double && is_elsewhere { test.open("/") } else { Err(error) };
        }
        wait(test, "the way out is hit", WAY_OUT, SETTLING)?;
        let section = before["section"].as_str().unwrap_or_default();
        if step == Step::Close && before["isOpen"] == true {
            wait(
                test,
                "closing stays in the section",
                &format!("document.querySelector('main').className === '{section}'"),
                SETTLING,
            )?;
        }
        if step != Step::Other && before["isFocused"] == true {
            wait(test, "the focus is not on body", &format!("({STATE}).isFocused"), SETTLING)?;
        }
        let said: Vec<String> =
            test.session.console()?.iter().map(ToString::to_string).filter(|said| is_error(said)).collect();
        if said.is_empty() { Ok(()) } else { Err(Error::new(format!("the console has {}", said.join(" | ")), "")) }
    }

    fn act(&mut self, test: &mut TestContext) -> Result<Step> {
        match self.random.below(20) {
            // Before the first page of the walk there is none of ours.
            0 if test.session.eval("parseInt(history.state) > 0")? != true => self.click(test),
            0 => {
                self.done.push("Back".into());
                test.session.run("history.back()", &[])?;
                // Back may lead to another document, which starts only after this one's response.
                std::thread::sleep(Duration::from_millis(100));
                Ok(Step::Other)
            }
            1 => {
                self.done.push("Forward".into());
                test.session.run("history.forward()", &[])?;
                std::thread::sleep(Duration::from_millis(100));
                Ok(Step::Other)
            }
            2..8 => self.press(test),
            _ => self.click(test),
        }
    }

    fn press(&mut self, test: &mut TestContext) -> Result<Step> {
        let (name, keys) = *self.random.one(&KEYS);
        // Tab may leave the page, and Enter may follow any link; help's Enter continues in a new document.
        let (where_to, is_out) = (
            test.session.text_of("document.activeElement?.outerHTML.slice(0, 60) ?? ''")?,
            test.session.eval("!!document.activeElement?.closest('[data-leave], a[href^=\"tel:\"], a[href^=\"mailto:\"], a[href^=\"webcal:\"], a[download], a[rel~=external], a[target], [type=file], [data-do=forget]')")?,
        );
        if name == "Enter" && is_out == true {
            return Ok(Step::Other);
        }
        self.done.push(format!("{name} in {where_to}"));
        test.session.press(keys)?;
        Ok(match name {
            "Escape" => Step::Close,
            "Tab" | "Shift+Tab" | "Enter" => Step::Other,
            _ => Step::Key,
        })
    }

    fn click(&mut self, test: &mut TestContext) -> Result<Step> {
        let nth = self.random.below(1 << 20);
        let control = test.session.run(CONTROL, &[json!(nth)])?;
        if control == Value::Null {
            return Ok(Step::Other);
        }
        // A driver may lose the document in which it was still clicking.
        let twice = self.random.below(6) == 0 && control["loads"] == false;
        self.done.push(format!(
            "{}click on {}",
            if twice { "double " } else { "" },
            control["what"].as_str().unwrap_or_default()
        ));
        let mut actions = vec![json!({"type": "pointerMove", "duration": 0, "x": control["x"], "y": control["y"]})];
        for _ in 0..=usize::from(twice) {
            actions.push(json!({"type": "pointerDown", "button": 0}));
            actions.push(json!({"type": "pointerUp", "button": 0}));
        }
        let mouse =
            json!({"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": actions});
        test.session.post("actions", json!({"actions": [mouse]}))?;
        if test.engine == Engine::Firefox {
            // Select lists are separate windows there.
            test.session
                .run("if (document.activeElement?.localName === 'select') document.activeElement.blur()", &[])?;
        }
        Ok(if control["closes"] == true { Step::Close } else { Step::Other })
    }
}

/// Whether a message reports an exception or a rejection; not what an abandoned page could no longer load.
fn is_error(said: &str) -> bool {
    let is_loud =
        ["SEVERE", "severe", "error", "Uncaught", "Unhandled", "unhandled"].iter().any(|word| said.contains(word));
    is_loud && !said.contains("NS_BINDING_ABORTED")
}
