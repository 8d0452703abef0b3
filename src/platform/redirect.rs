//! The one loopback port of a sign-in: it waits for one GET with the right state, answers a plain page, and closes.
//!
//! Anything else that knocks (a preconnect, a port scan, a wrong state) is answered and does not end the wait.
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use url::form_urlencoded;

use super::error::SignInFault;
use crate::secret::Secret;

/// Path of the redirect address.
pub(super) const PATH: &str = "/callback";
/// A request head longer than this is none of ours.
const HEAD_LIMIT: usize = 16 * 1024;
/// Connections that may be open at once.
const GUESTS: usize = 16;
/// How long one connection may take to say what it wants.
const PATIENCE: Duration = Duration::from_secs(10);

/// What the browser brought back.
#[derive(Debug)]
pub(super) enum Brought {
    /// The authorization code.
    Code(Secret),
    /// The issuer said no.
    Denied,
}

/// What must stand in the request.
#[derive(Clone)]
pub(super) struct Awaited {
    pub(super) state: String,
    pub(super) issuer: String,
    pub(super) port: u16,
}

/// Waits for the browser. Dropping this closes the port.
pub(super) async fn wait(listener: TcpListener, awaited: Awaited) -> Result<Brought, SignInFault> {
    let mut guests = JoinSet::new();
    loop {
        tokio::select! {
            came = listener.accept(), if guests.len() < GUESTS => {
                let (stream, _) = came.map_err(|_| SignInFault::Listener)?;
                let awaited = awaited.clone();
                let served = async move { serve(stream, &awaited).await };
                guests.spawn(async move { tokio::time::timeout(PATIENCE, served).await.ok().flatten() });
            }
            Some(left) = guests.join_next() => {
                if let Ok(Some(brought)) = left {
                    return Ok(brought);
                }
            }
        }
    }
}

async fn serve(mut stream: TcpStream, awaited: &Awaited) -> Option<Brought> {
    let head = read_head(&mut stream).await?;
    let brought = judge(&head, awaited);
    let (status, text) = match &brought {
        Ok(Brought::Code(_)) => ("200 OK", "Second Look has what it needs. This page can be closed."),
        Ok(Brought::Denied) => ("200 OK", "The sign-in was refused. This page can be closed."),
        Err(status) => (*status, "This address is for one sign-in of Second Look, and this was not it."),
    };
    let head = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Second Look</title>";
    let page = format!("{head}<p>{text}</p></html>");
    let answer = format!(
        "HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {}\r\nCache-Control: no-store\r\n\
         Referrer-Policy: no-referrer\r\nX-Content-Type-Options: nosniff\r\n\
         Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\nConnection: close\r\n\r\n{page}",
        page.len()
    );
    // A browser that has gone away in the meantime has still brought what it brought.
    let _ = stream.write_all(answer.as_bytes()).await;
    let _ = stream.shutdown().await;
    brought.ok()
}

async fn read_head(stream: &mut TcpStream) -> Option<String> {
    let mut head = Vec::new();
    let mut piece = [0; 2048];
    while !head.windows(4).any(|end| end == b"\r\n\r\n") {
        let count = stream.read(&mut piece).await.ok()?;
        if count == 0 || head.len() + count > HEAD_LIMIT {
            return None;
        }
        head.extend_from_slice(piece.get(..count)?);
    }
    String::from_utf8(head).ok()
}

/// Pure: what a request head brings, or the status it is turned away with.
fn judge(head: &str, awaited: &Awaited) -> Result<Brought, &'static str> {
    const BAD: &str = "400 Bad Request";
    let mut lines = head.split("\r\n");
    let mut words = lines.next().unwrap_or_default().split(' ');
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    if method != "GET" {
        return Err("405 Method Not Allowed");
    }
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    if path != PATH {
        return Err("404 Not Found");
    }
    let hosts: Vec<&str> = lines
        .filter_map(|line| line.split_once(':'))
        .filter(|(name, _)| name.eq_ignore_ascii_case("host"))
        .map(|(_, value)| value.trim())
        .collect();
    if hosts != [format!("127.0.0.1:{}", awaited.port)] {
        return Err(BAD);
    }
    let one = |wanted: &str| {
        let mut values = form_urlencoded::parse(query.as_bytes()).filter(|(name, _)| name == wanted);
        match (values.next(), values.next()) {
            (Some((_, value)), None) => Ok(Some(value.into_owned())),
            (None, _) => Ok(None),
            _ => Err(BAD),
        }
    };
    if one("state")?.as_deref() != Some(awaited.state.as_str()) {
        return Err(BAD);
    }
    // RFC 9207: an answer of another issuer is none of ours.
    if one("iss")?.is_some_and(|issuer| issuer != awaited.issuer) {
        return Err(BAD);
    }
    match (one("code")?, one("error")?) {
        (Some(code), None) if !code.is_empty() => Ok(Brought::Code(Secret::new(code))),
        (None, Some(_)) => Ok(Brought::Denied),
        _ => Err(BAD),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn awaited(port: u16) -> Awaited {
        Awaited { state: "st-1".into(), issuer: "https://id.example".into(), port }
    }

    fn head(target: &str) -> String {
        format!("GET {target} HTTP/1.1\r\nHost: 127.0.0.1:4000\r\nAccept: */*\r\n\r\n")
    }

    #[test]
    fn only_the_awaited_state_brings_a_code() {
        let brought = judge(&head("/callback?code=abc%2B1&state=st-1"), &awaited(4000)).unwrap();
        assert!(matches!(brought, Brought::Code(code) if code.expose() == "abc+1"), "the code is unescaped");
        for target in [
            "/callback?code=abc&state=st-2",
            "/callback?code=abc",
            "/callback?code=abc&state=st-1&state=st-1",
            "/callback?code=abc&code=abd&state=st-1",
            "/callback?code=&state=st-1",
            "/callback?state=st-1",
            "/callback?code=abc&error=access_denied&state=st-1",
            "/callback?code=abc&state=st-1&iss=https%3A%2F%2Fother.example",
            "/other?code=abc&state=st-1",
        ] {
            assert!(judge(&head(target), &awaited(4000)).is_err(), "{target} must be turned away");
        }
        let right_issuer = head("/callback?code=abc&state=st-1&iss=https%3A%2F%2Fid.example");
        assert!(judge(&right_issuer, &awaited(4000)).is_ok(), "the named issuer is the awaited one");
    }

    #[test]
    fn another_host_name_or_method_is_turned_away() {
        let rebound = head("/callback?code=abc&state=st-1").replace("127.0.0.1:4000", "evil.example:4000");
        assert!(judge(&rebound, &awaited(4000)).is_err(), "a rebound name is not this console");
        let post = head("/callback?code=abc&state=st-1").replace("GET", "POST");
        assert!(judge(&post, &awaited(4000)).is_err(), "only a GET is a redirect");
    }

    #[test]
    fn a_refusal_counts_only_with_the_awaited_state() {
        let denied = judge(&head("/callback?error=access_denied&state=st-1"), &awaited(4000));
        assert!(matches!(denied, Ok(Brought::Denied)), "the issuer said no");
        assert!(judge(&head("/callback?error=access_denied&state=x"), &awaited(4000)).is_err(), "somebody else did");
    }

    #[tokio::test]
    async fn silent_and_wrong_visitors_do_not_end_the_wait() {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let waiting = tokio::spawn(wait(listener, awaited(port)));
        let silent = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
        for (state, status) in [("wrong", "400"), ("st-1", "200")] {
            let mut browser = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
            let request = format!("GET /callback?code=c-7&state={state} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n");
            browser.write_all(request.as_bytes()).await.unwrap();
            let mut answer = String::new();
            browser.read_to_string(&mut answer).await.unwrap();
            assert!(answer.starts_with(&format!("HTTP/1.1 {status}")), "state {state} is answered {status}: {answer}");
            assert!(!answer.contains("c-7"), "the page does not repeat the code");
        }
        let brought = waiting.await.unwrap().unwrap();
        assert!(matches!(brought, Brought::Code(code) if code.expose() == "c-7"), "the right visitor brought it");
        drop(silent);
        assert!(TcpStream::connect(("127.0.0.1", port)).await.is_err(), "the port is closed again");
    }
}
