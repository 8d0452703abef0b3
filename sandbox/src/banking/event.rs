//! Events as they go out: the envelope, its signature over the payload's bytes, and how a receiver checks it.
//!
//! The recipe is the platform's: the payload alone, compact, each `/` written `\/` and every character outside ASCII as
//! `\uXXXX`; HMAC-SHA256 with the shared secret, in base64. Here the body carries the payload in exactly those bytes, so a
//! receiver signs what came and never what it made of it.
use crate::rules::Time;
use aws_lc_rs::hmac;
use base64::{Engine, engine::general_purpose::STANDARD};
use chrono::TimeDelta;
use serde::Deserialize;
use serde_json::{Value, json, value::RawValue};
use std::collections::HashSet;

/// The secret of the sandbox's events. Published in the documents; it protects nothing.
pub const SECRET: &str = "sandbox-events-not-a-real-one";

/// One thing that happened.
#[derive(Clone, Debug)]
pub struct Event {
    /// `webhook_id`, a UUID; the same however often it is sent.
    pub id: String,
    /// `webhook`, for example `qes.finalized`.
    pub name: &'static str,
    /// When, in ten-thousandths of a second since 1970; no two events share one.
    pub created_at: i64,
    /// What kind of thing, in the singular.
    pub object: &'static str,
    /// Which one.
    pub object_id: String,
    /// The thing itself, in a list under its plural.
    pub payload: Value,
    /// Position of the identification it is about.
    pub identification: Option<usize>,
}

/// The stamp of a moment: ten-thousandths of a second.
#[must_use]
pub fn stamp(at: Time) -> i64 {
    at.timestamp_micros() / 100
}

/// The moment of a stamp.
#[must_use]
pub fn moment(stamp: i64) -> Time {
    Time::from_timestamp_micros(stamp.saturating_mul(100)).unwrap_or_default()
}

/// The payload's bytes as they are signed and sent.
#[must_use]
pub fn payload_text(payload: &Value) -> String {
    let compact = payload.to_string();
    let mut text = String::with_capacity(compact.len());
    let mut units = [0_u16; 2];
    for letter in compact.chars() {
        match letter {
            '/' => text.push_str("\\/"),
            letter if letter.is_ascii() => text.push(letter),
            letter => {
                for unit in letter.encode_utf16(&mut units) {
                    text.push_str(&format!("\\u{unit:04x}"));
                }
            }
        }
    }
    text
}

fn key(secret: &str) -> hmac::Key {
    hmac::Key::new(hmac::HMAC_SHA256, secret.as_bytes())
}

/// `object_payload_signature` of these bytes.
#[must_use]
pub fn signature(payload: &str, secret: &str) -> String {
    STANDARD.encode(hmac::sign(&key(secret), payload.as_bytes()))
}

impl Event {
    /// The body of the request that tells it.
    #[must_use]
    pub fn body(&self, secret: &str) -> String {
        let payload = payload_text(&self.payload);
        // Made by hand because the payload must stand in it byte by byte as it was signed.
        format!(
            "{{\"webhook\":{},\"webhook_id\":{},\"webhook_created_at\":{},\"object\":{},\"object_id\":{},\
             \"object_payload\":{payload},\"object_payload_signature\":{}}}",
            json!(self.name),
            json!(self.id),
            self.created_at,
            json!(self.object),
            json!(self.object_id),
            json!(signature(&payload, secret)),
        )
    }
}

/// Why a receiver does not believe a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EventError {
    /// Not an event.
    #[error("the body is no event")]
    Unreadable,
    /// Somebody else wrote it, or changed it on the way.
    #[error("the signature does not fit the bytes")]
    Signature,
    /// Too old, or from a time to come.
    #[error("the event lies outside the time window")]
    Window,
}

/// What a body that holds is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Received {
    /// Seen for the first time.
    First,
    /// Here before: nothing is to be done.
    Again,
}

#[derive(Deserialize)]
struct Envelope<'a> {
    webhook_id: Value,
    webhook_created_at: i64,
    #[serde(borrow)]
    object_payload: &'a RawValue,
    object_payload_signature: String,
}

/// A receiver: signature over the bytes as they came, time window, repeats. Nothing rests on the order.
#[derive(Debug, Default)]
pub struct Reader {
    seen: HashSet<String>,
}

impl Reader {
    /// Checks a body. The platform documents no window, and sends old events again on request: without one, age is no
    /// reason to refuse.
    ///
    /// # Errors
    /// [`EventError`].
    pub fn read(
        &mut self,
        body: &[u8],
        secret: &str,
        now: Time,
        window: Option<TimeDelta>,
    ) -> Result<Received, EventError> {
        let envelope: Envelope<'_> = serde_json::from_slice(body).map_err(|_| EventError::Unreadable)?;
        let told = STANDARD.decode(envelope.object_payload_signature).map_err(|_| EventError::Signature)?;
        hmac::verify(&key(secret), envelope.object_payload.get().as_bytes(), &told)
            .map_err(|_| EventError::Signature)?;
        let age = (now - moment(envelope.webhook_created_at)).abs();
        if window.is_some_and(|window| age > window) {
            return Err(EventError::Window);
        }
        let fresh = self.seen.insert(envelope.webhook_id.to_string());
        Ok(if fresh { Received::First } else { Received::Again })
    }
}
