//! The socket under a connection, within reach of the fault layer.
//!
//! hyper owns reading and writing; a fault may take the socket over, write bytes of its own and end the connection in
//! a way no HTTP library would. From then on hyper's own writes are refused, and it gives the connection up.
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, ready};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;

/// A handle to the socket of a connection, found in the request's extensions.
#[derive(Clone, Debug)]
pub struct Wire(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    stream: TcpStream,
    taken: AtomicBool,
}

/// The stream handed to hyper.
#[derive(Debug)]
pub(crate) struct Tapped(Arc<Inner>);

/// Splits a socket into what hyper gets and what faults get.
pub(crate) fn tap(stream: TcpStream) -> (Tapped, Wire) {
    let inner = Arc::new(Inner { stream, taken: AtomicBool::new(false) });
    (Tapped(inner.clone()), Wire(inner))
}

impl Wire {
    /// Takes the socket away from hyper.
    pub fn take(&self) {
        self.0.taken.store(true, Ordering::SeqCst);
    }

    /// Writes bytes as they stand.
    ///
    /// # Errors
    /// When the other side is gone.
    pub async fn write(&self, mut bytes: &[u8]) -> io::Result<()> {
        self.take();
        while !bytes.is_empty() {
            self.0.stream.writable().await?;
            match self.0.stream.try_write(bytes) {
                Ok(written) => bytes = bytes.get(written..).unwrap_or_default(),
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Ends the connection with a reset (RST) once hyper lets go of it, which it does at its next write.
    pub fn reset(&self) {
        self.take();
        // Without this the end would be an orderly FIN; a failure to set it only makes the fault milder.
        let _ = self.0.stream.set_zero_linger();
    }

    /// Whether the other side has closed its end or is gone.
    pub async fn until_closed(&self) {
        let mut byte = [0_u8; 64];
        loop {
            if self.0.stream.readable().await.is_err() {
                return;
            }
            match self.0.stream.try_read(&mut byte) {
                Ok(0) => return,
                Ok(_) => {}
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                Err(_) => return,
            }
        }
    }
}

fn given_up() -> io::Error {
    io::Error::new(io::ErrorKind::BrokenPipe, "the connection belongs to a fault")
}

impl AsyncRead for Tapped {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        loop {
            if self.0.taken.load(Ordering::SeqCst) {
                // The fault reads for itself; hyper learns of the end when it writes.
                return Poll::Pending;
            }
            ready!(self.0.stream.poll_read_ready(cx))?;
            match self.0.stream.try_read(buf.initialize_unfilled()) {
                Ok(count) => {
                    buf.advance(count);
                    return Poll::Ready(Ok(()));
                }
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                Err(error) => return Poll::Ready(Err(error)),
            }
        }
    }
}

impl AsyncWrite for Tapped {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        loop {
            if self.0.taken.load(Ordering::SeqCst) {
                return Poll::Ready(Err(given_up()));
            }
            ready!(self.0.stream.poll_write_ready(cx))?;
            match self.0.stream.try_write(buf) {
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                other => return Poll::Ready(other),
            }
        }
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        // The socket closes when the last handle is dropped.
        Poll::Ready(Ok(()))
    }
}
