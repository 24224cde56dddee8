//! What only Chromium supports: the DevTools protocol, through its driver.

use super::session::{Session, write_picture};
use serde_json::{Value, json};
use site::error::Result;
use std::path::Path;

impl Session {
    /// Sends a command of the Chrome DevTools Protocol.
    pub fn cdp(&mut self, method: &str, params: Value) -> Result<Value> {
        self.post("goog/cdp/execute", json!({"cmd": method, "params": params}))
    }

    /// Sets the screen size in CSS pixels, and the device pixels per CSS pixel.
    pub fn set_metrics(&mut self, width: u32, height: u32, scale: f64) -> Result<()> {
        let metrics = json!({"width": width, "height": height, "deviceScaleFactor": scale, "mobile": false});
        self.cdp("Emulation.setDeviceMetricsOverride", metrics).map(drop)
    }

    /// Sets `prefers-color-scheme`.
    pub fn set_dark(&mut self, dark: bool) -> Result<()> {
        let value = if dark { "dark" } else { "light" };
        let features = json!([{"name": "prefers-color-scheme", "value": value}]);
        self.cdp("Emulation.setEmulatedMedia", json!({"features": features})).map(drop)
    }

    /// Slows the processor down by a factor; 1 is its normal speed.
    pub fn set_cpu_throttling(&mut self, rate: f64) -> Result<()> {
        self.cdp("Emulation.setCPUThrottlingRate", json!({"rate": rate})).map(drop)
    }

    /// Enables or disables the page's scripts from the next load on.
    pub fn set_scripts(&mut self, enabled: bool) -> Result<()> {
        self.cdp("Emulation.setScriptExecutionDisabled", json!({"value": !enabled})).map(drop)
    }

    /// Takes a screenshot of the complete page, not only of the visible part, as PNG.
    pub fn full_screenshot(&mut self, file: &Path) -> Result<()> {
        let size = self.cdp("Page.getLayoutMetrics", json!({}))?["cssContentSize"].clone();
        let clip = json!({"x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1});
        let asked = json!({"format": "png", "captureBeyondViewport": true, "clip": clip});
        let shot = self.cdp("Page.captureScreenshot", asked)?;
        write_picture(file, &shot["data"])
    }
}
