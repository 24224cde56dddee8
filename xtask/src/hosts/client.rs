//! Requests over a persistent connection.

use crate::http::{self, Fault};
use hyper::client::conn::http1::SendRequest;
use hyper::header::HeaderMap;
use hyper::{Request, StatusCode};
use site::error::{Error, OrFail, Result};
use std::net::SocketAddr;
use std::time::Duration;
use tokio::runtime::{Builder, Runtime};

/// For one response, on a machine under load.
const PATIENCE: Duration = Duration::from_secs(60);

pub(super) struct Client {
    runtime: Runtime,
    addr: SocketAddr,
    sender: Option<SendRequest<String>>,
}

/// A response.
#[derive(Debug)]
pub(super) struct Answer {
    pub status: u16,
    headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    /// A header that occurs once.
    pub fn one(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// All values of a header, normalised: lower case, no space after `;`.
    pub fn plain(&self, name: &str) -> String {
        let values = self.headers.get_all(name).iter().filter_map(|value| value.to_str().ok());
        values.collect::<Vec<_>>().join(" | ").to_ascii_lowercase().replace("; ", ";")
    }
}

impl Client {
    pub fn new(addr: SocketAddr) -> Result<Self> {
        let runtime = Builder::new_current_thread().enable_all().build().or_fail(|| "starting a client".into(), "")?;
        Ok(Self { runtime, addr, sender: None })
    }

    /// Whether the server responds.
    pub fn is_answered(&mut self) -> bool {
        self.get("/", "identity", None).is_ok()
    }

    /// Requests an address; `tag` is a known ETag.
    pub fn get(&mut self, target: &str, encoding: &str, tag: Option<&str>) -> Result<Answer> {
        let mut request =
            Request::get(target).header("host", self.addr.to_string()).header("accept-encoding", encoding);
        if let Some(tag) = tag {
            request = request.header("if-none-match", tag);
        }
        let saying = || format!("asking for {target}");
        let request = request.body(String::new()).or_fail(saying, "")?;
        let (addr, kept) = (self.addr, &mut self.sender);
        self.runtime.block_on(async {
            let answer = tokio::time::timeout(PATIENCE, ask(addr, kept, request)).await;
            answer.map_err(|_| Error::new(format!("{target}: no answer"), ""))?.or_fail(saying, "")
        })
    }
}

async fn ask(
    addr: SocketAddr,
    kept: &mut Option<SendRequest<String>>,
    request: Request<String>,
) -> std::result::Result<Answer, Fault> {
    let mut sender = http::sender(addr, kept).await?;
    if sender.ready().await.is_err() {
        // Closed by the server after the previous response.
        sender = http::connect(addr).await?;
        sender.ready().await?;
    }
    let response = sender.send_request(request).await?;
    let (status, headers) = (response.status(), response.headers().clone());
    let body = if status == StatusCode::NOT_MODIFIED { Vec::new() } else { http::whole(response.into_body()).await? };
    *kept = Some(sender);
    Ok(Answer { status: status.as_u16(), headers, body })
}
