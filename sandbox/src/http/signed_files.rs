//! Files of signed packages: their links stand in the data block itself, lead to the file host and live as short as any.
use super::files::{denied, word};
use crate::platform::{Platform, lock};
use crate::rules::Time;
use axum::{
    Router,
    body::Body,
    extract::{Path, State},
    http::{Response, StatusCode, header},
    response::IntoResponse,
    routing::get,
};
use chrono::TimeDelta;
use serde_json::Value;
use std::sync::Arc;

/// Where the world's own links lead: a host nobody has.
const NOWHERE: &str = "https://files.example.com/signed/";

/// A link of a signed package that was given out.
#[derive(Debug)]
pub struct SignedLink {
    /// The file's name in the world.
    name: String,
    good_until: Time,
}

pub(super) fn routes() -> Router<Arc<Platform>> {
    Router::new().route("/signed/{token}", get(hand_out))
}

/// Puts a link of this host in the place of every link of a signed package, a new one each time.
pub(super) fn lead_here(platform: &Platform, value: &mut Value, now: Time) {
    match value {
        Value::String(text) => {
            let Some((name, token)) = text.strip_prefix(NOWHERE).map(str::to_owned).zip(word()) else { return };
            *text = format!("http://{}/signed/{token}", platform.addresses.files);
            let good_until = now + TimeDelta::seconds(platform.file_link_secs());
            let mut links = lock(&platform.links);
            links.signed.retain(|_, link| now < link.good_until);
            links.signed.insert(token, SignedLink { name, good_until });
        }
        Value::Array(items) => items.iter_mut().for_each(|item| lead_here(platform, item, now)),
        Value::Object(fields) => fields.values_mut().for_each(|item| lead_here(platform, item, now)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

async fn hand_out(State(platform): State<Arc<Platform>>, Path(token): Path<String>) -> Response<Body> {
    let now = platform.clock.now();
    let (name, replaced) = {
        let links = lock(&platform.links);
        let Some(link) = links.signed.get(&token).filter(|link| now < link.good_until) else {
            return denied(StatusCode::FORBIDDEN, "Request has expired");
        };
        (link.name.clone(), links.replaced.get(&link.name).cloned())
    };
    let (kind, bytes) = match replaced {
        Some(file) => (file.content_type, file.bytes.as_ref().clone()),
        None => drawn(&name),
    };
    std::future::ready(([(header::CONTENT_TYPE, kind)], bytes).into_response()).await
}

/// The file of a name: the same bytes each time, and marked for what they are.
fn drawn(name: &str) -> (String, Vec<u8>) {
    if name.ends_with(".zip") {
        // An archive without anything in it: its closing record alone, with a comment.
        let comment = format!("SPECIMEN {name}");
        let mut bytes = b"PK\x05\x06".to_vec();
        bytes.extend([0; 16]);
        bytes.extend(u16::try_from(comment.len()).unwrap_or(0).to_le_bytes());
        bytes.extend(comment.bytes());
        return ("application/zip".to_owned(), bytes);
    }
    let text = format!("%PDF-1.4\n% SPECIMEN {name}\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");
    ("application/pdf".to_owned(), text.into_bytes())
}
