//! The bank's documents on the file host: the second of the two steps, by the address the first one gave.
use super::files::{denied, word};
use crate::facades::DocumentLink;
use crate::platform::{Platform, lock};
use crate::rules::Time;
use crate::stock;
use axum::{
    Router,
    body::Body,
    extract::{Path, Query, State},
    http::{Response, StatusCode, header},
    response::IntoResponse,
    routing::get,
};
use chrono::TimeDelta;
use std::collections::HashMap;
use std::sync::Arc;

pub(super) fn routes() -> Router<Arc<Platform>> {
    Router::new().route("/bank/{document}", get(hand_out))
}

/// An address that is good for so many seconds; None when the system has no randomness.
pub(super) fn address(
    platform: &Platform,
    environment: &str,
    (document, id): (usize, &str),
    life_secs: i64,
    now: Time,
) -> Option<String> {
    let signature = word()?;
    let address = format!("http://{}/bank/{id}?signature={signature}", platform.addresses.files);
    let good_until = now + TimeDelta::seconds(life_secs);
    let mut facades = lock(&platform.facades);
    facades.links.retain(|_, link| now < link.good_until);
    let link = DocumentLink { environment: environment.to_owned(), document, good_until };
    facades.links.insert(format!("{id}?{signature}"), link);
    Some(address)
}

async fn hand_out(
    State(platform): State<Arc<Platform>>,
    Path(id): Path<String>,
    Query(query): Query<HashMap<String, String>>,
) -> Response<Body> {
    let now = platform.clock.now();
    let key = format!("{id}?{}", query.get("signature").map(String::as_str).unwrap_or_default());
    let picture = {
        let facades = lock(&platform.facades);
        let Some(link) = facades.links.get(&key).filter(|link| now < link.good_until) else {
            return denied(StatusCode::FORBIDDEN, "Request has expired");
        };
        facades.bank(&link.environment).and_then(|bank| bank.picture(link.document).cloned())
    };
    let Some(picture) = picture else { return denied(StatusCode::NOT_FOUND, "No such key") };
    let drawn = tokio::task::spawn_blocking(move || stock::draw(&picture)).await;
    let Ok(bytes) = drawn else { return denied(StatusCode::INTERNAL_SERVER_ERROR, "Not available") };
    ([(header::CONTENT_TYPE, "image/jpeg")], bytes).into_response()
}
