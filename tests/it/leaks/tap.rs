//! A tap on the line to the platform: everything that goes through, both ways, as it stands on the wire.
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

/// What was sent and what was answered.
#[derive(Clone, Default)]
pub struct Tap {
    sent: Arc<Mutex<Vec<u8>>>,
    answered: Arc<Mutex<Vec<u8>>>,
}

impl Tap {
    /// An address that leads to this loopback address by way of the tap.
    pub async fn on(&self, address: &str) -> String {
        let (host, path) = address.strip_prefix("http://").unwrap().split_once('/').unwrap();
        let (host, path) = (host.to_owned(), path.to_owned());
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let tap = self.clone();
        tokio::spawn(async move {
            while let Ok((here, _)) = listener.accept().await {
                let (tap, host) = (tap.clone(), host.clone());
                tokio::spawn(async move {
                    let Ok(there) = TcpStream::connect(host).await else { return };
                    let ((from_here, to_here), (from_there, to_there)) = (here.into_split(), there.into_split());
                    tokio::join!(pass(from_here, to_there, &tap.sent), pass(from_there, to_here, &tap.answered));
                });
            }
        });
        format!("http://127.0.0.1:{port}/{path}")
    }

    /// Everything sent so far.
    pub fn sent(&self) -> Vec<u8> {
        self.sent.lock().unwrap().clone()
    }

    /// The first value of a header that was sent, or answered.
    pub fn header(&self, name: &str) -> Option<String> {
        self.every(name).into_iter().next()
    }

    /// Every value of a header that was sent, or answered, oldest first.
    pub fn every(&self, name: &str) -> Vec<String> {
        let both = [self.sent(), self.answered.lock().unwrap().clone()].concat();
        let text = String::from_utf8_lossy(&both).into_owned();
        let value = |line: &str| {
            let (known, value) = line.split_once(':')?;
            known.eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
        };
        text.lines().filter_map(value).collect()
    }

    /// Request lines and headers, without bodies and without the header that carries the token.
    pub fn heads(&self) -> Vec<String> {
        let text = String::from_utf8_lossy(&self.sent()).into_owned();
        let methods = ["GET ", "POST ", "PUT ", "DELETE ", "PATCH ", "HEAD "];
        let mut heads = Vec::new();
        let mut inside = false;
        for line in text.split("\r\n") {
            // A body ends without a line break; a request begins where its method stands.
            let begin = methods.iter().filter_map(|method| line.rfind(method)).max();
            if let Some(begin) = begin.filter(|at| line[*at..].ends_with("HTTP/1.1")) {
                heads.push(line[begin..].to_owned());
                inside = true;
            } else if line.is_empty() {
                inside = false;
            } else if inside && !line.to_ascii_lowercase().starts_with("authorization:") {
                heads.push(line.to_owned());
            }
        }
        heads
    }
}

async fn pass(mut from: impl AsyncRead + Unpin, mut to: impl AsyncWrite + Unpin, into: &Mutex<Vec<u8>>) {
    let mut part = [0; 16 * 1024];
    while let Ok(read) = from.read(&mut part).await {
        if read == 0 || to.write_all(&part[..read]).await.is_err() {
            break;
        }
        into.lock().unwrap().extend_from_slice(&part[..read]);
    }
    let _ = to.shutdown().await;
}
