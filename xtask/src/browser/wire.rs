//! The WebDriver protocol (W3C WebDriver, section 6): JSON requests and responses over HTTP.
//!
//! It knows no commands; those are in [`super::session`]. Based on hyper, which the server already uses: a WebDriver
//! crate would add about eighty crates for this.

use crate::http::{self, Fault};
use hyper::client::conn::http1::SendRequest;
use hyper::{Method, Request};
use serde_json::Value;
use site::error::{Error, OrFail, Result};
use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;
use tokio::runtime::{Builder, Runtime};

/// A connection to a driver, confined to one thread.
pub(super) struct Wire {
    runtime: Runtime,
    addr: SocketAddr,
    sender: Option<SendRequest<String>>,
}

/// Longer than any script, page load or axe run takes: a driver that is silent for this long hangs.
const PATIENCE: Duration = Duration::from_secs(120);

impl Wire {
    /// Does not connect yet.
    pub fn new(port: u16) -> Result<Self> {
        let runtime = Builder::new_current_thread()
            .enable_all()
            .build()
            .or_fail(|| "starting the WebDriver client".into(), "")?;
        Ok(Self { runtime, addr: SocketAddr::from((Ipv4Addr::LOCALHOST, port)), sender: None })
    }

    /// Sends a command; returns the response's `value`. A WebDriver error becomes `error code: message`.
    pub fn call(&mut self, method: Method, path: &str, body: Option<&Value>) -> Result<Value> {
        let saying = || format!("the browser's driver, asked {method} {path}");
        let (runtime, sender) = (&self.runtime, &mut self.sender);
        let answered = runtime.block_on(async {
            tokio::time::timeout(PATIENCE, send(self.addr, sender, method.clone(), path, body)).await
        });
        let Ok(answered) = answered else {
            self.sender = None;
            return Err(Error::new(format!("{}: no answer in {} s", saying(), PATIENCE.as_secs()), ""));
        };
        if answered.is_err() {
            self.sender = None;
        }
        let (status, bytes) = answered.or_fail(saying, "")?;
        let mut answer: Value = serde_json::from_slice(&bytes).or_fail(saying, "")?;
        let value = answer["value"].take();
        if status >= 400 || (value["error"].is_string() && value["message"].is_string()) {
            let text = |name: &str| value[name].as_str().unwrap_or("").trim().to_owned();
            return Err(Error::new(format!("{}: {}: {}", saying(), text("error"), text("message")), ""));
        }
        Ok(value)
    }
}

async fn send(
    addr: SocketAddr,
    kept: &mut Option<SendRequest<String>>,
    method: Method,
    path: &str,
    body: Option<&Value>,
) -> std::result::Result<(u16, Vec<u8>), Fault> {
    let mut sender = http::sender(addr, kept).await?;
    sender.ready().await?;
    // Chromium's driver requires a length, and an object, with every POST.
    let body = match body {
        Some(body) => body.to_string(),
        None if method == Method::POST => "{}".into(),
        None => String::new(),
    };
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header("host", addr.to_string())
        .header("content-type", "application/json; charset=utf-8")
        .header("content-length", body.len())
        .body(body)?;
    let response = sender.send_request(request).await?;
    let status = response.status().as_u16();
    let bytes = http::whole(response.into_body()).await?;
    *kept = Some(sender);
    Ok((status, bytes))
}
