//! The static server for a finished site, for local use and for tests.
//!
//! It behaves like the published site: media types, compressed copies, cache rules, security headers, 404 pages. Tests
//! can close and reopen it on the same port, switch its folder, inject faults, and inspect the requests. It does not
//! build the site.

mod address;
mod answer;
mod body;
mod files;
mod negotiate;
mod site;
pub mod watch;

pub use files::Pages;
pub use site::{Fault, LogEntry};

use crate::error::{Error, OrFail, Result};
use answer::{RequestParts, answer};
use body::Body;
use files::Files;
use hyper::body::Incoming;
use hyper::header::{CONTENT_ENCODING, CONTENT_SECURITY_POLICY, HeaderValue};
use hyper::service::service_fn;
use hyper::{Method, Request, Response};
use hyper_util::rt::TokioIo;
use site::Site;
use std::convert::Infallible;
use std::io::ErrorKind;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
#[cfg(unix)]
use std::pin::Pin;
use std::sync::{Arc, Mutex, mpsc};
use std::thread::{self, JoinHandle as ThreadHandle};
use tokio::runtime::Builder;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::task::{JoinHandle, JoinSet};

/// How the site is served.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The site's folder.
    pub root: PathBuf,
    /// 0 means any free port.
    pub port: u16,
    /// Where the site is published: `/`, or `/sub/` with both slashes.
    pub base: String,
    /// Adds the reload script to pages and answers its requests; compressed copies are then not used.
    pub live_reload: bool,
    /// Records all requests ([`Server::requests`]).
    pub log: bool,
}

/// A running server on 127.0.0.1, in a thread of its own. Stops when dropped.
pub struct Server {
    addr: SocketAddr,
    site: Arc<Site>,
    orders: Option<UnboundedSender<Order>>,
    thread: Option<ThreadHandle<()>>,
}

/// Commands to the server's thread, which confirms their completion.
enum Order {
    Open(TcpListener, mpsc::Sender<Result<()>>),
    Close(mpsc::Sender<()>),
    AwaitInterrupt(mpsc::Sender<()>),
}

/// A server for tests: any port, recorded requests, no live reload.
pub fn spawn_for_tests(root: impl AsRef<Path>) -> Result<Server> {
    let root = root.as_ref().to_path_buf();
    Server::start(Options { root, port: 0, base: "/".into(), live_reload: false, log: true })
}

/// Checks whether the port is free, before a long build; the error includes advice.
pub fn check_port(port: u16) -> Result<()> {
    listen(port).map(drop)
}

impl Server {
    /// Listens and answers until dropped. Errors: the port is in use, or the folder or the base is invalid.
    pub fn start(options: Options) -> Result<Self> {
        if !options.root.is_dir() {
            return Err(Error::new(format!("there is no folder {}", options.root.display()), "build the site first"));
        }
        if !(options.base.starts_with('/') && options.base.ends_with('/')) || options.base.contains("//") {
            return Err(Error::new(
                format!("`{}` is not an address to publish at", options.base),
                "begin and end it with one slash: --public-url /sub/",
            ));
        }
        let listener = listen(options.port)?;
        let addr = listener.local_addr().or_fail(|| "asking for the port".into(), "")?;
        let files = Files::new(options.root, None);
        let site = Arc::new(Site::new(files, options.base, options.live_reload, options.log));
        let (orders, received) = unbounded_channel();
        let runtime =
            Builder::new_current_thread().enable_all().build().or_fail(|| "starting the server".into(), "")?;
        let served = Arc::clone(&site);
        let thread = thread::Builder::new()
            .name("server".into())
            .spawn(move || runtime.block_on(obey(received, served)))
            .or_fail(|| "starting the server's thread".into(), "")?;
        let server = Self { addr, site, orders: Some(orders), thread: Some(thread) };
        server.adopt(listener)?;
        Ok(server)
    }

    pub fn addr(&self) -> SocketAddr {
        self.addr
    }

    /// The URL of the first page: `http://127.0.0.1:8080/`.
    pub fn url(&self) -> String {
        format!("http://{}{}", self.addr, self.site.base)
    }

    /// Closes the listening socket and every connection; returns when they are closed. Does nothing if closed.
    pub fn close(&self) {
        self.tell(Order::Close);
    }

    /// Listens again on the same port, keeping folder, faults and log.
    pub fn open(&self) -> Result<()> {
        self.close();
        self.adopt(listen(self.addr.port())?)
    }

    /// Serves another folder from the next request on, like a deployment.
    pub fn set_root(&self, root: impl Into<PathBuf>) {
        self.site.set_files(Files::new(root.into(), None));
    }

    /// Serves another folder with these pages from the next request on.
    pub fn set_pages(&self, root: impl Into<PathBuf>, pages: Arc<dyn Pages>) {
        self.site.set_files(Files::new(root.into(), Some(pages)));
    }

    /// Injects a fault for the path (without query); `None` removes it.
    pub fn set_fault(&self, path: &str, fault: Option<Fault>) {
        self.site.set_fault(path, fault);
    }

    /// Sends another content security policy with every response; `None` restores the site's own.
    pub fn set_policy(&self, policy: Option<String>) {
        self.site.set_policy(policy);
    }

    /// All requests answered so far, in the order of their responses. Empty without [`Options::log`].
    pub fn requests(&self) -> Vec<LogEntry> {
        self.site.log()
    }

    pub fn clear_requests(&self) {
        self.site.clear_log();
    }

    /// Makes every open page reload. Does nothing without [`Options::live_reload`].
    pub fn reload(&self) {
        self.site.reload();
    }

    /// Shows a text at the top of every open page, and of those opened later; an empty text removes it. Does nothing
    /// without [`Options::live_reload`].
    pub fn set_notice(&self, text: &str) {
        self.site.set_notice(text);
    }

    /// Returns when the user presses Ctrl-C, with everything closed.
    pub fn until_interrupted(&self) {
        self.tell(Order::AwaitInterrupt);
        self.close();
    }

    fn adopt(&self, listener: TcpListener) -> Result<()> {
        self.tell(|done| Order::Open(listener, done)).unwrap_or(Ok(()))
    }

    /// Sends a command and waits for its completion.
    fn tell<T>(&self, order: impl FnOnce(mpsc::Sender<T>) -> Order) -> Option<T> {
        let (done, carried_out) = mpsc::channel();
        self.orders.as_ref()?.send(order(done)).ok()?;
        carried_out.recv().ok()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.orders = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn listen(port: u16) -> Result<TcpListener> {
    let bind = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    bind(port).map_err(|error| match error.kind() {
        ErrorKind::AddrInUse => {
            let free = (port.saturating_add(1)..=port.saturating_add(50)).find(|port| bind(*port).is_ok());
            let other = free.map_or(String::new(), |free| format!(", or use another port: --port {free}"));
            Error::new(format!("port {port} is in use by another program"), format!("stop that program{other}"))
        }
        ErrorKind::PermissionDenied => {
            Error::new(format!("port {port} is reserved for the system"), "use one above 1023: --port 8080")
        }
        _ => Error::new(format!("listening on port {port}: {error}"), "use another port: --port 8081"),
    })
}

/// The server's thread: executes commands until no sender remains.
async fn obey(mut orders: UnboundedReceiver<Order>, site: Arc<Site>) {
    let mut open: Option<Listener> = None;
    while let Some(order) = orders.recv().await {
        match order {
            Order::Open(listener, done) => {
                let listener = listener
                    .set_nonblocking(true)
                    .and_then(|()| tokio::net::TcpListener::from_std(listener))
                    .or_fail(|| "listening".into(), "");
                let _ = done.send(listener.map(|listener| {
                    open = Some(Listener::start(listener, Arc::clone(&site)));
                }));
            }
            Order::Close(done) => {
                if let Some(listening) = open.take() {
                    listening.end().await;
                }
                let _ = done.send(());
            }
            Order::AwaitInterrupt(done) => {
                tokio::spawn(async move {
                    interrupted().await;
                    let _ = done.send(());
                });
            }
        }
    }
}

/// Ctrl-C, or the signal by which systems end a program (SIGTERM).
async fn interrupted() {
    #[cfg(unix)]
    if let Ok(mut terminated) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        let interrupted = std::pin::pin!(tokio::signal::ctrl_c());
        let ended = std::pin::pin!(terminated.recv());
        return either(interrupted, ended).await;
    }
    let _ = tokio::signal::ctrl_c().await;
}

/// Waits for the first of two futures.
#[cfg(unix)]
async fn either(mut one: impl Future + Unpin, mut other: impl Future + Unpin) {
    std::future::poll_fn(|context| {
        let is_ready = Pin::new(&mut one).poll(context).is_ready() || Pin::new(&mut other).poll(context).is_ready();
        if is_ready { std::task::Poll::Ready(()) } else { std::task::Poll::Pending }
    })
    .await;
}

/// An open listening socket and its connections.
struct Listener {
    accepting: JoinHandle<()>,
    connections: Connections,
}

type Connections = Arc<Mutex<JoinSet<()>>>;

impl Listener {
    fn start(listener: tokio::net::TcpListener, site: Arc<Site>) -> Self {
        let connections = Connections::default();
        let accepting = tokio::spawn(accept(listener, site, Arc::clone(&connections)));
        Self { accepting, connections }
    }

    /// Returns when every socket is dropped, which closes it.
    async fn end(self) {
        self.accepting.abort();
        let _ = self.accepting.await;
        let mut connections = std::mem::take(&mut *site::held(&self.connections));
        connections.shutdown().await;
    }
}

async fn accept(listener: tokio::net::TcpListener, site: Arc<Site>, connections: Connections) {
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            // For example out of file handles: other connections are closing meanwhile.
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
            continue;
        };
        let _ = stream.set_nodelay(true);
        let site = Arc::clone(&site);
        let mut connections = site::held(&connections);
        while connections.try_join_next().is_some() {}
        connections.spawn(async move {
            let service = service_fn(move |request| respond(Arc::clone(&site), request));
            // A broken connection concerns only the client.
            let _ = hyper::server::conn::http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
        });
    }
}

async fn respond(site: Arc<Site>, request: Request<Incoming>) -> Result<Response<Body>, Infallible> {
    let target = request.uri().path_and_query().map_or("/", |target| target.as_str());
    if let Some(Fault::Delay(time)) = site.fault(request.uri().path()) {
        tokio::time::sleep(time).await;
    }
    let mut response = answer(&site, &RequestParts { method: request.method(), target, headers: request.headers() });
    if let Some(policy) = site.policy().and_then(|policy| HeaderValue::from_str(&policy).ok()) {
        response.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
    }
    site.record(|| LogEntry {
        method: request.method().to_string(),
        target: target.to_owned(),
        status: response.status().as_u16(),
        bytes: if request.method() == Method::HEAD { 0 } else { response.body().length().unwrap_or(0) },
        encoding: response
            .headers()
            .get(CONTENT_ENCODING)
            .and_then(|value| value.to_str().ok())
            .unwrap_or("")
            .to_owned(),
    });
    Ok(response)
}
