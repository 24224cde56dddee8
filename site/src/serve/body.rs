//! Response bodies: complete, cut off (for tests), or a stream of events.

use hyper::body::{Body as HttpBody, Bytes, Frame, SizeHint};
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::sync::mpsc::UnboundedReceiver;

pub(super) enum Body {
    Whole(Bytes),
    /// Sends `first`, then breaks the connection although `length` bytes were promised.
    Cut {
        first: Bytes,
        length: u64,
        sent: bool,
    },
    Events(UnboundedReceiver<Bytes>),
}

impl Body {
    pub fn whole(bytes: impl Into<Bytes>) -> Self {
        Self::Whole(bytes.into())
    }

    /// The same body, of which only the first half is sent.
    pub fn cut(self) -> Self {
        match self {
            Self::Whole(bytes) => {
                Self::Cut { first: bytes.slice(..bytes.len() / 2), length: bytes.len() as u64, sent: false }
            }
            other => other,
        }
    }

    /// The length in bytes; `None` for a stream.
    pub fn length(&self) -> Option<u64> {
        match self {
            Self::Whole(bytes) => Some(bytes.len() as u64),
            Self::Cut { length, .. } => Some(*length),
            Self::Events(_) => None,
        }
    }
}

impl HttpBody for Body {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        let bytes = match &mut *self {
            Self::Whole(bytes) if bytes.is_empty() => return Poll::Ready(None),
            Self::Cut { first, sent, .. } if first.is_empty() => {
                if !std::mem::replace(sent, true) {
                    // An immediate error would also discard bytes not yet written to the socket.
                    context.waker().wake_by_ref();
                    return Poll::Pending;
                }
                return Poll::Ready(Some(Err(io::Error::other("cut off, as the test asked"))));
            }
            Self::Whole(bytes) | Self::Cut { first: bytes, .. } => std::mem::take(bytes),
            Self::Events(events) => match events.poll_recv(context) {
                Poll::Ready(Some(event)) => event,
                Poll::Ready(None) => return Poll::Ready(None),
                Poll::Pending => return Poll::Pending,
            },
        };
        Poll::Ready(Some(Ok(Frame::data(bytes))))
    }

    fn is_end_stream(&self) -> bool {
        matches!(self, Self::Whole(bytes) if bytes.is_empty())
    }

    fn size_hint(&self) -> SizeHint {
        self.length().map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}
