//! What only Chromium can do: the DevTools protocol by way of its driver.

use super::session::{Session, write_picture};
use serde_json::{Value, json};
use site::error::Result;
use std::path::Path;

impl Session {
    /// A command of the Chrome DevTools Protocol.
    pub fn cdp(&mut self, method: &str, params: Value) -> Result<Value> {
        self.post("goog/cdp/execute", json!({"cmd": method, "params": params}))
    }

    /// A screen of this size in CSS pixels, with `scale` device pixels to each.
    pub fn set_metrics(&mut self, width: u32, height: u32, scale: f64) -> Result<()> {
        let metrics = json!({"width": width, "height": height, "deviceScaleFactor": scale, "mobile": false});
        self.cdp("Emulation.setDeviceMetricsOverride", metrics).map(drop)
    }

    /// What `prefers-color-scheme` says.
    pub fn set_dark(&mut self, dark: bool) -> Result<()> {
        let value = if dark { "dark" } else { "light" };
        let features = json!([{"name": "prefers-color-scheme", "value": value}]);
        self.cdp("Emulation.setEmulatedMedia", json!({"features": features})).map(drop)
    }

    /// Makes the processor `rate` times slower; 1 is its own speed.
    pub fn set_cpu_throttling(&mut self, rate: f64) -> Result<()> {
        self.cdp("Emulation.setCPUThrottlingRate", json!({"rate": rate})).map(drop)
    }

    /// Whether the page's scripts run, from the next load on.
    pub fn set_scripts(&mut self, enabled: bool) -> Result<()> {
        self.cdp("Emulation.setScriptExecutionDisabled", json!({"value": !enabled})).map(drop)
    }

    /// The whole page, not only what the window shows, as a PNG file.
    pub fn full_screenshot(&mut self, file: &Path) -> Result<()> {
        let size = self.cdp("Page.getLayoutMetrics", json!({}))?["cssContentSize"].clone();
        let clip = json!({"x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1});
        let asked = json!({"format": "png", "captureBeyondViewport": true, "clip": clip});
        let shot = self.cdp("Page.captureScreenshot", asked)?;
        write_picture(file, &shot["data"])
    }
}
