//! A persistent HTTP/1.1 connection, to browsers' drivers and to servers.

use hyper::body::{Body, Incoming};
use hyper::client::conn::http1::{self, SendRequest};
use hyper_util::rt::TokioIo;
use std::future::poll_fn;
use std::net::SocketAddr;
use std::pin::Pin;
use tokio::net::TcpStream;

/// Why there was no response.
pub(crate) type Fault = Box<dyn std::error::Error + Send + Sync>;

/// The existing connection, or a new one if it is closed.
pub(crate) async fn sender(
    addr: SocketAddr,
    kept: &mut Option<SendRequest<String>>,
) -> Result<SendRequest<String>, Fault> {
    match kept.take() {
        Some(sender) if !sender.is_closed() => Ok(sender),
        _ => connect(addr).await,
    }
}

/// A new connection.
pub(crate) async fn connect(addr: SocketAddr) -> Result<SendRequest<String>, Fault> {
    let stream = TcpStream::connect(addr).await?;
    stream.set_nodelay(true)?;
    let (sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
    // The sender notices its end.
    tokio::spawn(async move { drop(connection.await) });
    Ok(sender)
}

/// The complete response body.
pub(crate) async fn whole(mut body: Incoming) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::new();
    while let Some(frame) = poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
        if let Ok(data) = frame?.into_data() {
            bytes.extend_from_slice(&data);
        }
    }
    Ok(bytes)
}
