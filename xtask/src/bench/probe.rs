//! A page under measurement: Chromium throttled to a slow phone, controlled by the DevTools protocol alone, because a
//! script of the WebDriver would be part of the measurement.

use crate::browser::{Engine, Session, Setup};
use crate::setup::Browsers;
use serde_json::{Value, json};
use site::error::{Error, Result};
use std::time::Duration;

/// A screen to measure with.
#[derive(Debug, Clone, Copy)]
pub struct Screen {
    pub width: u32,
    pub height: u32,
    pub density: f64,
}

pub const DESK: Screen = Screen { width: 1280, height: 800, density: 1.0 };
pub const PHONE: Screen = Screen { width: 390, height: 844, density: 2.0 };

/// The CPU throttling factor.
pub const SLOWER: f64 = 4.0;

/// The cost of a step in milliseconds.
#[derive(Debug, Clone, Copy, Default)]
pub struct Cost {
    pub script: f64,
    pub style: f64,
    pub layout: f64,
}

impl Cost {
    pub fn sum(self) -> f64 {
        self.script + self.style + self.layout
    }
}

/// The browser's own cost of elements, in milliseconds.
#[derive(Debug, Clone, Copy)]
pub struct Floor {
    /// Script, style and layout.
    pub cost: f64,
    /// The time until the second frame.
    pub painted: f64,
}

/// Defined in every page before its own scripts: waiting for two frames, the times at which the data was loaded and the
/// page hydrated, and the program's memory.
const HELPERS: &str = r"
globalThis.painted = async () => {
  for (let frame = 0; frame < 2; frame += 1) {
    await new Promise((done) => requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = done;
      channel.port2.postMessage(0);
    }));
  }
};
const bytes = Response.prototype.arrayBuffer;
Response.prototype.arrayBuffer = async function () {
  const all = await bytes.call(this);
  globalThis.dataThere = performance.now();
  return all;
};
for (const name of ['instantiate', 'instantiateStreaming']) {
  const instantiate = WebAssembly[name];
  WebAssembly[name] = async (...given) => {
    const made = await instantiate.apply(WebAssembly, given);
    const exported = Object.values((made.instance ?? made).exports);
    globalThis.programMemory ??= exported.find((one) => one instanceof WebAssembly.Memory);
    return made;
  };
}
new MutationObserver(async (_, observer) => {
  if (!document.documentElement?.matches('[data-ready]')) return;
  observer.disconnect();
  globalThis.alive = performance.now();
  await painted();
  globalThis.opened = performance.now();
}).observe(document, { attributes: true, subtree: true, attributeFilter: ['data-ready'] });
";

/// A browser with one page.
pub struct Probe {
    session: Session,
}

impl Probe {
    /// Starts a new browser. Motion is reduced for all sites, so a step is a single change.
    pub fn start(browsers: &Browsers, screen: Screen) -> Result<Self> {
        let mut session = Session::start(Engine::Chromium, browsers, Setup::default())?;
        session.set_metrics(screen.width, screen.height, screen.density)?;
        let motion = json!({"features": [{"name": "prefers-reduced-motion", "value": "reduce"}]});
        session.cdp("Emulation.setEmulatedMedia", motion)?;
        session.cdp("Page.enable", json!({}))?;
        // The peers' pages have styles that the site's own policy forbids.
        session.cdp("Page.setBypassCSP", json!({"enabled": true}))?;
        session.cdp("Page.addScriptToEvaluateOnNewDocument", json!({"source": HELPERS}))?;
        session.cdp("Performance.enable", json!({"timeDomain": "timeTicks"}))?;
        Ok(Self { session })
    }

    /// Lets pages move as they do for visitors who have not asked for less motion.
    pub fn allow_motion(&mut self) -> Result<()> {
        let motion = json!({"features": [{"name": "prefers-reduced-motion", "value": "no-preference"}]});
        self.session.cdp("Emulation.setEmulatedMedia", motion).map(drop)
    }

    /// Throttles the CPU by this factor from now on.
    pub fn slow_down(&mut self, slower: f64) -> Result<()> {
        self.session.set_cpu_throttling(slower)
    }

    /// Slow 4G, with Lighthouse's values.
    pub fn slow_network(&mut self) -> Result<()> {
        self.session.cdp("Network.enable", json!({}))?;
        let conditions = json!({"offline": false, "latency": 150, "downloadThroughput": 1.6e6 / 8.0, "uploadThroughput": 750e3 / 8.0});
        self.session.cdp("Network.emulateNetworkConditions", conditions).map(drop)
    }

    /// Opens a URL with the CPU throttled by `slower` (1 for full speed). Returns when the expression `there` is true.
    pub fn open(&mut self, url: &str, slower: f64, there: &str) -> Result<()> {
        self.session.set_cpu_throttling(slower)?;
        self.session.goto(url)?;
        self.session.wait_for(there, there, Duration::from_secs(60))
    }

    /// Touches the first element of a selector with a native event.
    pub fn touch(&mut self, selector: &str) -> Result<()> {
        // An element at the window's edge may be covered by a notice.
        self.eval(&format!("document.querySelector(`{selector}`)?.scrollIntoView({{ block: 'center' }})"))?;
        self.session.click(selector)
    }

    /// Presses a key, given by its WebDriver name.
    pub fn press(&mut self, key: &str) -> Result<()> {
        self.session.press(&[key])
    }

    /// Evaluates an expression; awaits a promise.
    pub fn eval(&mut self, expression: &str) -> Result<Value> {
        let asked = json!({"expression": expression, "awaitPromise": true, "returnByValue": true});
        let mut answer = self.session.cdp("Runtime.evaluate", asked)?;
        match answer.get("exceptionDetails") {
            Some(details) => Err(Error::new(format!("`{expression}`: {details}"), "")),
            None => Ok(answer["result"]["value"].take()),
        }
    }

    pub fn number(&mut self, expression: &str) -> Result<f64> {
        Ok(self.eval(expression)?.as_f64().unwrap_or(f64::NAN))
    }

    /// The cost until the expression's promise is fulfilled, and its value.
    pub fn cost(&mut self, expression: &str) -> Result<(Cost, Value)> {
        let before = self.metrics()?;
        let value = self.eval(expression)?;
        let after = self.metrics()?;
        let cost = Cost {
            script: after.script - before.script,
            style: after.style - before.style,
            layout: after.layout - before.layout,
        };
        Ok((cost, value))
    }

    /// The floor of the cost of creating an element's content: its HTML is removed and inserted again by plain
    /// JavaScript. The program no longer works with it afterwards.
    pub fn floor(&mut self, selector: &str) -> Result<Floor> {
        self.eval(&format!(
            "(async () => {{ globalThis.place = document.querySelector(`{selector}`); globalThis.html = place.innerHTML; \
             place.replaceChildren(); await painted(); }})()"
        ))?;
        let (cost, times) = self.cost(
            "(async () => { const began = performance.now(); place.innerHTML = html; const put = performance.now() - began; \
             await painted(); return [put, performance.now() - began]; })()",
        )?;
        let time = |at: usize| times[at].as_f64().unwrap_or(f64::NAN);
        // The metrics do not include what the protocol itself evaluates.
        Ok(Floor { cost: time(0) + cost.style + cost.layout, painted: time(1) })
    }

    fn metrics(&mut self) -> Result<Cost> {
        let all = self.session.cdp("Performance.getMetrics", json!({}))?;
        let of = |name: &str| {
            let found = all["metrics"].as_array().into_iter().flatten().find(|one| one["name"] == name);
            found.and_then(|one| one["value"].as_f64()).unwrap_or(0.0) * 1000.0
        };
        Ok(Cost { script: of("ScriptDuration"), style: of("RecalcStyleDuration"), layout: of("LayoutDuration") })
    }
}
