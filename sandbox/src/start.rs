//! Starting and stopping: two loopback listeners and the tasks that serve them.
use crate::control::Control;
use crate::http;
use crate::options::SandboxOptions;
use crate::platform::{Addresses, Platform};
use crate::signin::{Signer, Witness};
use crate::wire;
use axum::{Router, body::Body};
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio_util::{sync::CancellationToken, task::TaskTracker};
use tower::ServiceExt;

/// Why a sandbox did not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// A port is taken, or loopback is not there.
    #[error("cannot listen on loopback")]
    Listen(#[source] std::io::Error),
    /// No key for the issuer.
    #[error("cannot make the issuer's key")]
    Key(#[from] crate::signin::SignerError),
}

/// A running sandbox. Dropping it stops it without waiting; [`Sandbox::shutdown`] waits.
#[derive(Debug)]
pub struct Sandbox {
    platform: Arc<Platform>,
    stop: CancellationToken,
    tasks: TaskTracker,
}

impl Sandbox {
    /// Binds both listeners and serves until stopped. Needs a tokio runtime.
    ///
    /// # Errors
    /// [`StartError`].
    pub async fn start(options: SandboxOptions) -> Result<Self, StartError> {
        let bind = async |port| TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port))).await;
        let api = bind(options.port).await.map_err(StartError::Listen)?;
        let files = bind(options.files_port).await.map_err(StartError::Listen)?;
        let at = |listener: &TcpListener| listener.local_addr().map_err(StartError::Listen);
        let addresses = Addresses::of(at(&api)?, at(&files)?);
        let signer = Signer::generate()?;
        let witness = Witness::generate()?;
        let platform = tokio::task::spawn_blocking(move || Platform::new(&options, addresses, signer, witness));
        let platform = Arc::new(platform.await.map_err(|error| StartError::Listen(std::io::Error::other(error)))?);
        let (stop, tasks) = (CancellationToken::new(), TaskTracker::new());
        for (listener, routes) in [(api, http::api(platform.clone())), (files, http::file_host(platform.clone()))] {
            tasks.spawn(accept(listener, routes, stop.clone(), tasks.clone()));
        }
        tasks.close();
        Ok(Self { platform, stop, tasks })
    }

    /// Where it listens.
    #[must_use]
    pub fn addresses(&self) -> &Addresses {
        &self.platform.addresses
    }

    /// The same operations as `/sandbox/...`, as methods; there is no need to enable the HTTP side for it.
    #[must_use]
    pub fn control(&self) -> Control {
        Control::new(self.platform.clone())
    }

    /// Stops and waits until every task has ended.
    pub async fn shutdown(self) {
        self.stop.cancel();
        self.tasks.wait().await;
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        self.stop.cancel();
    }
}

async fn accept(listener: TcpListener, routes: Router, stop: CancellationToken, tasks: TaskTracker) {
    loop {
        let stream = tokio::select! {
            () = stop.cancelled() => return,
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => stream,
                // A connection that broke before it was ours, or no more file handles: the next one may be better.
                Err(_) => {
                    tokio::time::sleep(std::time::Duration::from_millis(5)).await;
                    continue;
                }
            },
        };
        // Without it small answers wait for an acknowledgement; a failure costs time only.
        let _ = stream.set_nodelay(true);
        let (tapped, wire) = wire::tap(stream);
        let routes = routes.clone();
        let service = hyper::service::service_fn(move |request: hyper::Request<hyper::body::Incoming>| {
            let mut request = request.map(Body::new);
            request.extensions_mut().insert(wire.clone());
            routes.clone().oneshot(request)
        });
        let stop = stop.clone();
        tasks.spawn(async move {
            let serving =
                http1::Builder::new().timer(TokioTimer::new()).serve_connection(TokioIo::new(tapped), service);
            tokio::select! {
                () = stop.cancelled() => {}
                // A connection that ends badly is the caller's affair, or a fault's.
                _ = serving => {}
            }
        });
    }
}
