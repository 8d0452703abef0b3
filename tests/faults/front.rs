//! What stands between the console and the sandbox: a port that speaks TLS while all is well, and fails in every way a
//! network can fail on demand. Links of files that are refused lead here too.
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt, copy_bidirectional};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::task::JoinHandle;
use tokio_rustls::TlsAcceptor;

use crate::certificates::{Authority, Wrong};

/// How the way is at the moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Open, under this certificate.
    Tls(Wrong),
    /// Nobody listens.
    Refused,
    /// Connections are neither taken nor refused.
    BlackHole,
    /// HTTP/2 that says goodbye before the request was looked at.
    GoAway,
    /// HTTP/2 that answers with frames without anything in them.
    EmptyFrames,
}

/// The port, and who keeps it.
pub struct Front {
    /// `127.0.0.1:PORT`.
    pub host: String,
    port: u16,
    behind: String,
    authority: Arc<Authority>,
    mode: Mutex<Mode>,
    keeper: Mutex<Option<JoinHandle<()>>>,
}

/// As long as nothing is wrong.
const OPEN: Mode = Mode::Tls(Wrong::Nothing);

const HTTP_1: &[u8] = b"http/1.1";
const HTTP_2: &[u8] = b"h2";

impl Front {
    /// An open one before this loopback host.
    pub async fn before(behind: &str, authority: Arc<Authority>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let front = Self {
            host: format!("127.0.0.1:{port}"),
            port,
            behind: behind.to_owned(),
            authority,
            mode: Mutex::new(OPEN),
            keeper: Mutex::default(),
        };
        front.keep(listener, OPEN);
        front
    }

    /// From now on the way is so. Connections that stood are gone.
    pub async fn be(&self, mode: Mode) {
        if std::mem::replace(&mut *self.mode.lock().unwrap(), mode) == mode {
            return;
        }
        let keeper = self.keeper.lock().unwrap().take();
        if let Some(keeper) = keeper {
            keeper.abort();
            let _ = keeper.await;
        }
        match mode {
            Mode::Refused => {}
            Mode::BlackHole => self.swallow().await,
            mode => self.keep(self.listen(1024).await, mode),
        }
        // Those who stood in it have noticed by then.
        tokio::time::sleep(Duration::from_millis(200)).await;
    }

    /// Binds the same port again; what stood on it may need a moment to be gone.
    async fn listen(&self, backlog: u32) -> TcpListener {
        for _ in 0..500 {
            let socket = TcpSocket::new_v4().unwrap();
            socket.set_reuseaddr(true).unwrap();
            if socket.bind(([127, 0, 0, 1], self.port).into()).is_ok()
                && let Ok(listener) = socket.listen(backlog)
            {
                return listener;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("the port of a front is taken by somebody else");
    }

    /// Fills the queue of connections nobody takes: the system then leaves further ones without a word.
    async fn swallow(&self) {
        let listener = self.listen(0).await;
        let mut filling = Vec::new();
        for _ in 0..4 {
            let connecting = TcpStream::connect(("127.0.0.1", self.port));
            filling.push(tokio::time::timeout(Duration::from_millis(100), connecting).await);
        }
        let keeper = tokio::spawn(async move {
            let _kept = (listener, filling);
            std::future::pending::<()>().await;
        });
        *self.keeper.lock().unwrap() = Some(keeper);
    }

    fn keep(&self, listener: TcpListener, mode: Mode) {
        let (wrong, protocol) = match mode {
            Mode::Tls(wrong) => (wrong, HTTP_1),
            _ => (Wrong::Nothing, HTTP_2),
        };
        let acceptor = TlsAcceptor::from(self.authority.server(wrong, protocol));
        let behind = self.behind.clone();
        let keeper = tokio::spawn(async move {
            let mut passing = tokio::task::JoinSet::new();
            while let Ok((stream, _)) = listener.accept().await {
                let (acceptor, behind) = (acceptor.clone(), behind.clone());
                passing.spawn(async move {
                    let Ok(mut here) = acceptor.accept(stream).await else { return };
                    match mode {
                        Mode::GoAway | Mode::EmptyFrames => drop(speak_http_2(here, mode).await),
                        _ => {
                            if let Ok(mut there) = TcpStream::connect(behind).await {
                                let _ = copy_bidirectional(&mut here, &mut there).await;
                            }
                        }
                    }
                });
            }
        });
        *self.keeper.lock().unwrap() = Some(keeper);
    }
}

impl Drop for Front {
    fn drop(&mut self) {
        if let Some(keeper) = self.keeper.lock().unwrap().take() {
            keeper.abort();
        }
    }
}

/// A frame of HTTP/2 (RFC 9113 section 4.1).
fn frame(kind: u8, flags: u8, stream: u32, payload: &[u8]) -> Vec<u8> {
    let length = u32::try_from(payload.len()).unwrap().to_be_bytes();
    let mut frame = vec![length[1], length[2], length[3], kind, flags];
    frame.extend_from_slice(&stream.to_be_bytes());
    frame.extend_from_slice(payload);
    frame
}

async fn speak_http_2(
    mut stream: tokio_rustls::server::TlsStream<TcpStream>,
    mode: Mode,
) -> Result<(), std::io::Error> {
    const HEADERS: u8 = 1;
    const SETTINGS: u8 = 4;
    const GO_AWAY: u8 = 7;
    const CONTINUATION: u8 = 9;
    const ACK: u8 = 1;
    stream.write_all(&frame(SETTINGS, 0, 0, &[])).await?;
    let mut heard = [0; 16_384];
    // The preface and the request come in a few pieces; the first has the preface at least.
    let _ = stream.read(&mut heard).await?;
    stream.write_all(&frame(SETTINGS, ACK, 0, &[])).await?;
    if mode == Mode::GoAway {
        tokio::time::sleep(Duration::from_millis(20)).await;
        stream.write_all(&frame(GO_AWAY, 0, 0, &[0; 8])).await?;
        return stream.shutdown().await;
    }
    tokio::time::sleep(Duration::from_millis(20)).await;
    let _ = tokio::time::timeout(Duration::from_millis(50), stream.read(&mut heard)).await;
    // Headers that never end (the flood of CVE-2024-27316), for as long as the other side listens.
    stream.write_all(&frame(HEADERS, 0, 1, &[])).await?;
    loop {
        stream.write_all(&frame(CONTINUATION, 0, 1, &[])).await?;
    }
}
