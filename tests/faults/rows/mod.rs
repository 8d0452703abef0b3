//! The 72 rows of `docs/fault-matrix.md`, in the order of the reference.
mod http;
mod network;
mod rest;
mod sync;

pub use sync::feed;

use crate::matrix::{Row, Wants};
use second_look_sandbox::Fault;

/// Every row.
pub fn all() -> Vec<Row> {
    [network::rows(), http::rows(), sync::rows(), rest::rows()].into_iter().flatten().collect()
}

/// Something was sent and no answer came: a read is repeated, a decision has an unknown outcome.
const LOST: Wants = [
    Some("offline, row old, offline, log -"),
    Some("ok, evidence old, online, log -"),
    Some("offline, picture not fetched, offline, log -"),
    Some("offline, picture not fetched, online, log -"),
    Some("read-only \u{201c}The platform cannot be reached.\u{201d}, offline, log case_opened"),
    Some("unknown no_answer, Waiting, offline, log sent unknown"),
    Some("unknown no_answer, Waiting, offline, log -"),
];

/// Nothing was sent: everything is simply repeated.
const NOT_SENT: Wants = [
    Some("offline, row old, offline, log -"),
    Some("offline, evidence old, offline, log -"),
    Some("offline, picture not fetched, offline, log -"),
    Some("offline, picture not fetched, online, log -"),
    Some("read-only \u{201c}The platform cannot be reached.\u{201d}, offline, log case_opened"),
    Some("queued offline, Waiting, offline, log sent"),
    Some("unknown offline, Waiting, offline, log -"),
];

/// An answer came that ends too early, without a word that it does.
const CUT: Wants = [
    Some("offline, row old, online, log -"),
    Some("ok, evidence old, online, log -"),
    None,
    None,
    Some("read-only \u{201c}The platform cannot be reached.\u{201d}, online, log case_opened"),
    Some("unknown no_answer, Waiting, online, log sent unknown"),
    Some("unknown no_answer, Waiting, online, log -"),
];

/// Nothing is wrong, or it was put right within the attempt.
const WORKS: Wants = [
    Some("ok, row new, online, log -"),
    Some("ok, evidence new, online, log -"),
    Some("ok, picture ready, online, log image_fetched image_viewed"),
    None,
    Some("mine, online, log case_opened claimed"),
    Some("confirmed, Confirmed, online, log sent confirmed"),
    Some("confirmed, Confirmed, online, log confirmed"),
];

/// The platform is there and fails.
const FAILS: Wants = [
    Some("platform_unavailable, row old, offline, log -"),
    Some("ok, evidence old, online, log -"),
    Some("platform_unavailable, picture not fetched, offline, log -"),
    Some("platform_unavailable, picture not fetched, online, log -"),
    Some("read-only \u{201c}The platform answers with a fault of its own.\u{201d}, offline, log case_opened"),
    Some("unknown no_answer, Waiting, offline, log sent unknown"),
    Some("unknown no_answer, Waiting, offline, log -"),
];

/// Nothing; the row's own words say what is seen.
const NONE: Wants = [None; 7];

/// The network answers in the platform's place.
const PORTAL: Wants = [
    Some("network_needs_sign_in, row old, offline, log -"),
    Some("ok, evidence old, online, log -"),
    Some("network_needs_sign_in, picture not fetched, offline, log -"),
    Some("not_an_image, picture not fetched, online, log -"),
    Some("read-only \u{201c}The network wants a sign-in of its own.\u{201d}, offline, log case_opened"),
    Some("unknown no_answer, Waiting, offline, log sent unknown"),
    Some("unknown no_answer, Waiting, offline, log -"),
];

fn status(status: u16) -> Fault {
    Fault::Status { status, code: None, retry_after: None }
}

fn refusal(status: u16, code: &str) -> Fault {
    Fault::Status { status, code: Some(code.to_owned()), retry_after: None }
}

fn told(status: u16, code: &str, retry_after: &str) -> Fault {
    Fault::Status { status, code: Some(code.to_owned()), retry_after: Some(retry_after.to_owned()) }
}

/// Replaces one value of the answer.
fn patch(pointer: &str, value: impl Into<serde_json::Value>) -> Fault {
    let mut set = serde_json::Map::new();
    set.insert(pointer.to_owned(), value.into());
    Fault::Patch { set }
}

/// A record that cannot be read is asked for again after an hour, or when its etag moves; each case waits for that.
const NOT_FOR_AN_HOUR: &str = "ok, evidence old, online, log -";
