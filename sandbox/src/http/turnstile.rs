//! A turnstile before and behind every request of the API host: whoever holds it says when each request is carried out
//! and when each answer leaves, and so in which order things happen.
//!
//! A request that has come this far is carried out when it is let through, whether or not somebody still waits for its
//! answer: that is how a network treats a caller who has gone.
use tokio::sync::{mpsc, oneshot};

/// Which way something waits to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// A request, before it is carried out.
    Request,
    /// An answer, before it leaves.
    Answer,
}

/// Something that waits to be let through.
#[derive(Debug)]
pub struct Waiting {
    /// Method of the request.
    pub method: String,
    /// Its path.
    pub path: String,
    /// Which way it waits to go.
    pub side: Side,
    go: oneshot::Sender<()>,
}

impl Waiting {
    /// Lets it through. Dropping it does the same.
    pub fn go(self) {
        // Whoever waited for the answer may be gone.
        let _ = self.go.send(());
    }
}

/// The platform's end of it.
#[derive(Clone, Debug)]
pub(crate) struct Turnstile(mpsc::UnboundedSender<Waiting>);

impl Turnstile {
    pub(crate) fn new() -> (Self, mpsc::UnboundedReceiver<Waiting>) {
        let (sender, receiver) = mpsc::unbounded_channel();
        (Self(sender), receiver)
    }

    /// Waits until it is let through; at once when nobody holds the turnstile any more.
    pub(crate) async fn pass(&self, side: Side, method: &str, path: &str) {
        let (go, told) = oneshot::channel();
        let waiting = Waiting { method: method.to_owned(), path: path.to_owned(), side, go };
        if self.0.send(waiting).is_ok() {
            let _ = told.await;
        }
    }
}
