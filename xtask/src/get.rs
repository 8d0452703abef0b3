//! One small GET over loopback, so that the tour can follow the sign-in page as a browser would.
use std::io::{Read as _, Write as _};
use std::net::{IpAddr, SocketAddr, TcpStream};
use std::time::Duration;

use crate::run::Stop;

/// The longest any step of a request may take.
const PATIENCE: Duration = Duration::from_secs(10);
/// The largest answer read.
const MOST_BYTES: u64 = 1 << 20;

/// What a server answered: its status, and where it sends us next.
#[derive(Debug, PartialEq)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The `Location` header of a redirect.
    pub location: Option<String>,
}

/// Fetches an `http` address on loopback, and whatever it redirects to, at most five times; gives the last answer.
pub fn follow(address: &str) -> Result<Answer, Stop> {
    let mut address = address.to_owned();
    for _ in 0..5 {
        let answer = get(&address)?;
        match &answer.location {
            Some(next) if (300..400).contains(&answer.status) => address.clone_from(next),
            _ => return Ok(answer),
        }
    }
    Err(Stop::new("The sign-in page redirects without end."))
}

fn get(address: &str) -> Result<Answer, Stop> {
    let (host, path) = split(address)?;
    let broken = |cause: std::io::Error| Stop::new(format!("{host} did not answer: {cause}"));
    let mut stream = TcpStream::connect_timeout(&host, PATIENCE).map_err(broken)?;
    stream.set_read_timeout(Some(PATIENCE)).map_err(broken)?;
    let request = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).map_err(broken)?;
    let mut answer = Vec::new();
    stream.take(MOST_BYTES).read_to_end(&mut answer).map_err(broken)?;
    read(&String::from_utf8_lossy(&answer)).ok_or_else(|| Stop::new(format!("{host} does not speak HTTP.")))
}

/// Host and path of `http://127.0.0.1:1234/path?query`; anything but loopback is refused.
fn split(address: &str) -> Result<(SocketAddr, &str), Stop> {
    let refused = || Stop::new("The tour talks to loopback only, and the sign-in page lies elsewhere.");
    let rest = address.strip_prefix("http://").ok_or_else(refused)?;
    let (host, path) = rest.find('/').map_or((rest, "/"), |at| rest.split_at(at));
    let host: SocketAddr = host.replace("localhost", "127.0.0.1").parse().map_err(|_| refused())?;
    let loopback = match host.ip() {
        IpAddr::V4(ip) => ip.is_loopback(),
        IpAddr::V6(ip) => ip.is_loopback(),
    };
    if loopback { Ok((host, path)) } else { Err(refused()) }
}

/// Reads the status line and the headers.
fn read(answer: &str) -> Option<Answer> {
    let mut lines = answer.split("\r\n");
    let status = lines.next()?.strip_prefix("HTTP/1.")?.split(' ').nth(1)?.parse().ok()?;
    let headers = lines.take_while(|line| !line.is_empty()).filter_map(|line| line.split_once(':'));
    let mut location = headers.filter(|(name, _)| name.eq_ignore_ascii_case("location"));
    Some(Answer { status, location: location.next().map(|(_, value)| value.trim().to_owned()) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{BufRead as _, BufReader};
    use std::net::TcpListener;

    #[test]
    fn a_redirect_is_followed_to_its_end() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let host = listener.local_addr().unwrap();
        let server = std::thread::spawn(move || {
            let answers =
                [format!("302 Found\r\nlocation: http://{host}/callback?code=1"), "204 No Content".to_owned()];
            answers.map(|answer| {
                let (mut stream, _) = listener.accept().unwrap();
                let lines = BufReader::new(stream.try_clone().unwrap()).lines().map(Result::unwrap);
                let request: Vec<String> = lines.take_while(|line| !line.is_empty()).collect();
                stream.write_all(format!("HTTP/1.1 {answer}\r\nConnection: close\r\n\r\n").as_bytes()).unwrap();
                request.into_iter().next().unwrap()
            })
        });
        let answer = follow(&format!("http://{host}/authorize?login_hint=rev-17")).unwrap();
        assert_eq!(answer, Answer { status: 204, location: None });
        assert_eq!(
            server.join().unwrap(),
            ["GET /authorize?login_hint=rev-17 HTTP/1.1", "GET /callback?code=1 HTTP/1.1"]
        );
    }

    #[test]
    fn only_loopback_is_ever_asked() {
        for address in ["http://192.0.2.7:80/", "https://127.0.0.1:1/", "http://example.org/", "ftp://127.0.0.1/", ""] {
            assert!(split(address).is_err(), "{address} is not http on loopback");
        }
        assert!(split("http://localhost:8080/a").is_ok(), "localhost is loopback");
        assert_eq!(split("http://127.0.0.1:8080").unwrap().1, "/", "an address without a path asks for the root");
    }
}
