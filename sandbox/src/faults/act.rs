//! Carrying a fault out: before the request reaches the rules, or on its answer.
use super::plan::{Fault, Fired, Length};
use crate::http::problem::Problem;
use crate::platform::{Platform, lock};
use crate::rules::{Code, Refusal};
use crate::wire::Wire;
use axum::{
    body::Body,
    http::{HeaderValue, Response, StatusCode, header},
};
use flate2::{Compression, write::GzEncoder};
use serde_json::Value;
use std::io::Write;
use std::time::Duration;

/// HTML with which hotels and trains answer.
const PORTAL: &str = "<!doctype html><html><head><title>Welcome aboard</title></head><body><h1>Free Wi-Fi</h1>\
    <p>Accept the terms to go online.</p><form method=\"post\"><button>Connect</button></form></body></html>";

fn plain(status: u16, content_type: &str, body: impl Into<Body>) -> Response<Body> {
    let mut answer = Response::new(body.into());
    *answer.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    if let Ok(value) = HeaderValue::from_str(content_type) {
        answer.headers_mut().insert(header::CONTENT_TYPE, value);
    }
    answer
}

/// An answer nobody will see: the connection is already the fault's.
fn unseen() -> Response<Body> {
    plain(503, "text/plain", "")
}

async fn wait(ms: u64) {
    tokio::time::sleep(Duration::from_millis(ms)).await;
}

/// What a fault does before the request is carried out. An answer means the request goes no further.
pub async fn before(fault: &Fault, wire: Option<&Wire>) -> Option<Response<Body>> {
    match fault {
        Fault::Delay { ms } => {
            wait(*ms).await;
            None
        }
        Fault::Reset => {
            wire?.reset();
            Some(unseen())
        }
        Fault::Close => {
            wire?.take();
            Some(unseen())
        }
        Fault::Hang => {
            let wire = wire?;
            wire.take();
            wire.until_closed().await;
            Some(unseen())
        }
        Fault::Status { status, code, retry_after } => {
            let known = code.as_deref().and_then(|word| Code::ALL.iter().find(|code| code.as_str() == word));
            let mut answer = match known {
                Some(code) => Problem::new(Refusal::new(*code)).with_status(*status).into_parts_later(),
                None => plain(*status, "text/plain", "the server says no"),
            };
            if let Some(value) = retry_after.as_deref().and_then(|text| HeaderValue::from_str(text).ok()) {
                answer.headers_mut().insert(header::RETRY_AFTER, value);
            }
            Some(answer)
        }
        Fault::Empty { status, answered: false } => Some(plain(*status, "application/json", Body::empty())),
        Fault::Portal => Some(plain(200, "text/html; charset=utf-8", PORTAL)),
        Fault::Redirect { status, location } => {
            let mut answer = plain(*status, "text/html", "");
            if let Ok(value) = HeaderValue::from_str(location) {
                answer.headers_mut().insert(header::LOCATION, value);
            }
            Some(answer)
        }
        Fault::Text { status, content_type, text } => Some(plain(*status, content_type, text.clone())),
        Fault::Bytes { bytes } => {
            let wire = wire?;
            let raw: Vec<u8> =
                bytes.chars().map(|character| u8::try_from(u32::from(character)).unwrap_or(b'?')).collect();
            // The caller may be gone already; that is part of the fault.
            let _ = wire.write(&raw).await;
            Some(unseen())
        }
        Fault::LinkExpired => {
            let body =
                "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>";
            Some(plain(403, "application/xml", body))
        }
        _ => None,
    }
}

fn head(answer: &Response<()>, lengths: &[usize]) -> String {
    let status = answer.status();
    let mut text = format!("HTTP/1.1 {} {}\r\n", status.as_u16(), status.canonical_reason().unwrap_or(""));
    for (name, value) in answer.headers() {
        if *name != header::CONTENT_LENGTH && *name != header::TRANSFER_ENCODING {
            text.push_str(&format!("{name}: {}\r\n", value.to_str().unwrap_or_default()));
        }
    }
    for length in lengths {
        text.push_str(&format!("content-length: {length}\r\n"));
    }
    text.push_str("connection: close\r\n");
    text
}

async fn drip(wire: &Wire, bytes: &[u8], ms: u64) {
    for byte in bytes {
        if wire.write(&[*byte]).await.is_err() {
            return;
        }
        if ms > 0 {
            wait(ms).await;
        }
    }
}

/// What a fault does to a finished answer. `body` is the whole body.
pub async fn after(
    platform: &Platform,
    fired: &Fired,
    wire: Option<&Wire>,
    answer: Response<()>,
    body: Vec<u8>,
) -> Response<Body> {
    let rebuild = |answer: Response<()>, body: Vec<u8>| answer.map(|()| Body::from(body));
    let Some(wire) = wire else { return rebuild(answer, body) };
    match &fired.fault {
        Fault::DelayAnswer { ms } => {
            wait(*ms).await;
            rebuild(answer, body)
        }
        Fault::LoseAnswer => {
            wire.reset();
            unseen()
        }
        Fault::HangAnswer => {
            wire.take();
            wire.until_closed().await;
            unseen()
        }
        Fault::StatusAfter { status } => plain(*status, "text/plain", "the server failed"),
        Fault::Empty { status, answered: true } => plain(*status, "application/json", Body::empty()),
        Fault::Cut { keep, length } => {
            let kept = body.get(..*keep).unwrap_or(&body);
            let text = match length {
                Length::True => head(&answer, &[body.len()]) + "\r\n",
                Length::None => head(&answer, &[]) + "\r\n",
                Length::Long => head(&answer, &[body.len() + 1000]) + "\r\n",
                Length::Short => head(&answer, &[*keep]) + "\r\n",
                Length::Double => head(&answer, &[body.len(), *keep]) + "\r\n",
                Length::Chunked => {
                    head(&answer, &[]) + &format!("transfer-encoding: chunked\r\n\r\n{:x}\r\n", body.len())
                }
            };
            let sent: &[u8] = if matches!(length, Length::Short | Length::Double) { &body } else { kept };
            let _ = wire.write(text.as_bytes()).await;
            let _ = wire.write(sent).await;
            unseen()
        }
        Fault::SlowHead { ms_per_byte } => {
            let text = head(&answer, &[body.len()]) + "\r\n";
            drip(wire, text.as_bytes(), *ms_per_byte).await;
            let _ = wire.write(&body).await;
            unseen()
        }
        Fault::SlowBody { ms_per_byte } => {
            let text = head(&answer, &[body.len()]) + "\r\n";
            let _ = wire.write(text.as_bytes()).await;
            drip(wire, &body, *ms_per_byte).await;
            unseen()
        }
        Fault::GzipBomb { mib } => {
            let mib = *mib;
            let packed = tokio::task::spawn_blocking(move || bomb(&body, mib)).await.unwrap_or_default();
            let mut answer = rebuild(answer, packed);
            answer.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
            answer.headers_mut().remove(header::CONTENT_LENGTH);
            answer
        }
        Fault::Patch { set } => {
            let Ok(mut value) = serde_json::from_slice::<Value>(&body) else { return rebuild(answer, body) };
            for (pointer, new) in set {
                patch(&mut value, pointer, new);
            }
            rebuild(answer, value.to_string().into_bytes())
        }
        Fault::Flood { .. } | Fault::Reverse => {
            let Ok(mut value) = serde_json::from_slice::<Value>(&body) else { return rebuild(answer, body) };
            if let Some(page) = value.get_mut("items").and_then(Value::as_array_mut) {
                match &fired.fault {
                    Fault::Flood { items } => {
                        let first = page.first().cloned().unwrap_or_default();
                        *page = vec![first; *items];
                    }
                    _ => page.reverse(),
                }
            }
            rebuild(answer, value.to_string().into_bytes())
        }
        Fault::Repeat => {
            let (status, body) = lock(&platform.faults).first_answer(fired.rule, answer.status().as_u16(), &body);
            let mut answer = rebuild(answer, body);
            *answer.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::OK);
            answer
        }
        _ => rebuild(answer, body),
    }
}

/// JSON stays JSON: white space may follow it, as much as one likes.
fn bomb(body: &[u8], mib: usize) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
    let spaces = vec![b' '; 1024 * 1024];
    let mut write = packer.write_all(body);
    for _ in 0..mib {
        write = write.and_then(|()| packer.write_all(&spaces));
    }
    write.and_then(|()| packer.finish()).unwrap_or_default()
}

/// Sets what a JSON pointer names; a missing last field is added, `null` removes it.
fn patch(value: &mut Value, pointer: &str, new: &Value) {
    if let Some(there) = value.pointer_mut(pointer).filter(|_| !new.is_null()) {
        *there = new.clone();
        return;
    }
    let Some((parent, last)) = pointer.rsplit_once('/') else { return };
    let Some(fields) = value.pointer_mut(parent).and_then(Value::as_object_mut) else { return };
    if new.is_null() {
        fields.remove(last);
    } else {
        fields.insert(last.to_owned(), new.clone());
    }
}
