//! A small raw TCP server on loopback that breaks every rule on demand, and the tests against it. It ends with its test.
pub(super) mod certificates;
mod decisions;
mod feed;
mod files;
mod in_the_box;
mod renewal;
mod signing_in;
mod transport;

use std::sync::{Arc, Mutex};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use futures::future::BoxFuture;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

use super::*;
use crate::ids::PersonId;

/// What one request is answered with.
pub(super) enum Reply {
    /// These bytes, then the end of the connection.
    Raw(Vec<u8>),
    /// These bytes, piece by piece, with a wait between them.
    Slow(Vec<Vec<u8>>, Duration),
    /// A wait, then something to do, then these bytes.
    Late(Duration, Box<dyn FnOnce() + Send>, Vec<u8>),
    /// Nothing but the end of the connection.
    Close,
}

/// A request as it came.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    pub(super) method: String,
    /// Path and query.
    pub(super) target: String,
    /// The whole head, header names in lower case.
    pub(super) head: String,
    pub(super) body: String,
}

impl Seen {
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        let line = self.head.lines().find(|line| line.starts_with(&format!("{name}:")))?;
        line.split_once(':').map(|(_, value)| value.trim())
    }
}

/// The server.
pub(super) struct Faults {
    pub(super) port: u16,
    seen: Arc<Mutex<Vec<Seen>>>,
    task: JoinHandle<()>,
}

impl Faults {
    /// Starts it; `answer` says what each request gets, by the request and the port.
    pub(super) async fn start(answer: impl Fn(&Seen, u16) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let seen = Arc::new(Mutex::new(Vec::new()));
        let (answer, log) = (Arc::new(answer), Arc::clone(&seen));
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (answer, log) = (Arc::clone(&answer), Arc::clone(&log));
                tokio::spawn(tokio::time::timeout(Duration::from_secs(20), serve(stream, answer, log, port)));
            }
        });
        Self { port, seen, task }
    }

    /// The same answer to everything.
    pub(super) async fn always(answer: impl Into<Vec<u8>>) -> Self {
        let answer = answer.into();
        Self::start(move |_, _| Reply::Raw(answer.clone())).await
    }

    /// Every request so far.
    pub(super) fn seen(&self) -> Vec<Seen> {
        self.seen.lock().unwrap().clone()
    }

    pub(super) fn addresses(&self) -> Addresses {
        self.addresses_with(&[])
    }

    pub(super) fn addresses_with(&self, file_hosts: &[String]) -> Addresses {
        let at = |path: &str| format!("http://127.0.0.1:{}{path}", self.port);
        Addresses::new(&at("/api/v1"), &at("/review/v1"), &at("/oidc"), "staging", "second-look-console", file_hosts)
            .unwrap()
    }

    /// A platform that speaks to this server, with somebody signed in and limits in milliseconds.
    pub(super) fn platform(&self) -> Platform {
        self.platform_with(&self.addresses(), Clock::system(), None)
    }

    pub(super) fn platform_with(&self, addresses: &Addresses, clock: Clock, secret: Option<Secret>) -> Platform {
        let tokens = stored("tok-1", "ref-1", clock.now() + TimeDelta::hours(1));
        Platform::new(addresses.clone(), limits(), clock, Arc::new(MemoryVault::holding(tokens)), secret).unwrap()
    }
}

impl Drop for Faults {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn serve(
    mut stream: TcpStream,
    answer: Arc<impl Fn(&Seen, u16) -> Reply>,
    log: Arc<Mutex<Vec<Seen>>>,
    port: u16,
) -> Option<()> {
    let seen = read(&mut stream).await?;
    log.lock().unwrap().push(seen.clone());
    let reply = answer(&seen, port);
    match reply {
        Reply::Raw(bytes) => stream.write_all(&bytes).await.ok()?,
        Reply::Slow(pieces, wait) => {
            for (number, piece) in pieces.iter().enumerate() {
                if number > 0 {
                    tokio::time::sleep(wait).await;
                }
                stream.write_all(piece).await.ok()?;
            }
        }
        Reply::Late(wait, act, bytes) => {
            tokio::time::sleep(wait).await;
            act();
            stream.write_all(&bytes).await.ok()?;
        }
        Reply::Close => {}
    }
    stream.shutdown().await.ok()
}

async fn read(stream: &mut TcpStream) -> Option<Seen> {
    let mut bytes = Vec::new();
    let mut piece = [0; 4096];
    loop {
        if let Some(end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
            let text = String::from_utf8_lossy(&bytes).into_owned();
            let (head, body) = text.split_at(end + 4);
            let mut lines = head.lines();
            let first: Vec<&str> = lines.next()?.split(' ').collect();
            let lower =
                |line: &str| line.split_once(':').map(|(name, value)| format!("{}:{value}\n", name.to_lowercase()));
            let head: String = lines.filter_map(lower).collect();
            let seen = Seen {
                method: first.first()?.to_string(),
                target: first.get(1)?.to_string(),
                head,
                body: body.to_owned(),
            };
            let due: usize = seen.header("content-length").and_then(|text| text.parse().ok()).unwrap_or(0);
            if bytes.len() >= end + 4 + due {
                return Some(seen);
            }
        }
        let count = stream.read(&mut piece).await.ok()?;
        if count == 0 {
            return None;
        }
        bytes.extend_from_slice(&piece[..count]);
    }
}

/// Waits for a sign-in and keeps its tokens, whoever it is.
pub(super) async fn kept(pending: PendingSignIn) -> Result<SignedIn, PlatformError> {
    pending.arrive().await?.keep().await
}

/// Limits short enough to wait for, and long enough for a busy machine; sizes in kilobytes.
pub(super) fn limits() -> Limits {
    let ms = Duration::from_millis;
    Limits {
        connect: ms(5000),
        first_byte: ms(1500),
        silence: ms(800),
        json_total: ms(3000),
        image_total: ms(4000),
        json_bytes: 64 * 1024,
        image_bytes: 64 * 1024,
        pause_inside: ms(100),
        link_pause: ms(10),
        sign_in: ms(3000),
        ..Limits::default()
    }
}

pub(super) fn stored(access: &str, refresh: &str, expires_at: DateTime<Utc>) -> StoredTokens {
    StoredTokens {
        access: Secret::new(access),
        refresh: Some(Secret::new(refresh)),
        expires_at,
        who: SignedIn {
            person_id: PersonId::new("rev-17"),
            name: "R. Iyer".to_owned(),
            roles: vec!["reviewer".to_owned()],
            scopes: Vec::new(),
            auth_time: None,
            methods: Vec::new(),
            assurance: None,
        },
    }
}

/// A well-formed answer with a body.
pub(super) fn answer(status: u16, headers: &str, body: impl AsRef<[u8]>) -> Vec<u8> {
    let body = body.as_ref();
    let mut bytes =
        format!("HTTP/1.1 {status} X\r\n{headers}Content-Length: {}\r\nConnection: close\r\n\r\n", body.len())
            .into_bytes();
    bytes.extend_from_slice(body);
    bytes
}

pub(super) fn json(status: u16, body: &serde_json::Value) -> Vec<u8> {
    answer(status, "Content-Type: application/json\r\n", body.to_string())
}

pub(super) fn problem(status: u16, headers: &str, code: &str) -> Vec<u8> {
    let body = serde_json::json!({ "type": "about:blank", "title": "x", "status": status, "code": code, "requestId": "req-9" });
    answer(status, &format!("Content-Type: application/problem+json\r\n{headers}"), body.to_string())
}

/// The issuer's own part of a server: discovery, and a token endpoint that counts its answers.
pub(super) fn discovery(port: u16) -> Vec<u8> {
    let at = |path: &str| format!("http://127.0.0.1:{port}/oidc{path}");
    json(
        200,
        &serde_json::json!({
            "issuer": at(""), "authorization_endpoint": at("/authorize"), "token_endpoint": at("/token"),
            "jwks_uri": at("/jwks"), "revocation_endpoint": at("/revoke"),
        }),
    )
}

/// A vault that can fail, and notes the order of what happens to it.
#[derive(Default)]
pub(super) struct WatchedVault {
    pub(super) inner: MemoryVault,
    pub(super) saved: Mutex<Vec<String>>,
    pub(super) broken: std::sync::atomic::AtomicBool,
}

impl TokenVault for WatchedVault {
    fn save<'a>(&'a self, tokens: &'a StoredTokens) -> BoxFuture<'a, Result<(), VaultError>> {
        Box::pin(async move {
            if self.broken.load(std::sync::atomic::Ordering::SeqCst) {
                return Err(VaultError::Unavailable);
            }
            let refresh = tokens.refresh.as_ref().map(|token| token.expose().to_owned());
            self.saved.lock().unwrap().push(refresh.unwrap_or_default());
            self.inner.save(tokens).await
        })
    }

    fn load(&self) -> BoxFuture<'_, Result<Option<StoredTokens>, VaultError>> {
        self.inner.load()
    }

    fn clear(&self) -> BoxFuture<'_, Result<(), VaultError>> {
        self.inner.clear()
    }
}
