//! Who asks, for which environment, and with which words: extractors the routes share.
use super::{front::RequestId, problem::Problem};
use crate::platform::Platform;
use crate::rules::{Caller, Code, Scope, Time};
use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, HeaderValue, header, request::Parts},
    response::{IntoResponse, Response},
};
use serde_json::Value;
use std::collections::HashMap;
use std::sync::Arc;

/// The signed-in caller of a request, its time, name, query and headers. 401 without a token that holds.
#[derive(Debug)]
pub(super) struct Asked {
    pub(super) who: Caller,
    pub(super) now: Time,
    pub(super) request_id: String,
    pub(super) query: HashMap<String, String>,
    pub(super) headers: HeaderMap,
    pub(super) path: String,
}

impl FromRequestParts<Arc<Platform>> for Asked {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, platform: &Arc<Platform>) -> Result<Self, Problem> {
        let now = platform.clock.now();
        let bearer = parts.headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        let who = platform.caller(bearer, now)?;
        let request_id = parts.extensions.get::<RequestId>().map(|id| id.0.clone()).unwrap_or_default();
        let query = parts.uri.query().unwrap_or_default();
        std::future::ready(Ok(Self {
            who,
            now,
            request_id,
            query: url::form_urlencoded::parse(query.as_bytes()).into_owned().collect(),
            headers: parts.headers.clone(),
            path: parts.uri.path().to_owned(),
        }))
        .await
    }
}

impl Asked {
    /// 403 unless the token speaks for the environment.
    pub(super) fn enter(&self, environment: &str) -> Result<(), Problem> {
        if self.who.environments.iter().any(|name| name == environment) { Ok(()) } else { Err(Code::Forbidden.into()) }
    }

    /// 403 unless the token speaks for the environment and may read.
    pub(super) fn enter_reading(&self, environment: &str) -> Result<(), Problem> {
        self.enter(environment)?;
        if self.who.may(Scope::Read) { Ok(()) } else { Err(Code::Forbidden.into()) }
    }

    /// One field of the query.
    pub(super) fn field(&self, name: &str) -> Option<&str> {
        self.query.get(name).map(String::as_str).filter(|text| !text.is_empty())
    }

    /// One header as text.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// A positive number of the query.
    pub(super) fn number(&self, name: &str, otherwise: usize) -> Result<usize, Problem> {
        match self.field(name) {
            None => Ok(otherwise),
            Some(text) => text.parse().ok().filter(|number| *number > 0).ok_or_else(|| Code::Malformed.into()),
        }
    }

    /// Whether `If-None-Match` names the tag.
    pub(super) fn knows(&self, etag: &str) -> bool {
        let known = self.header("if-none-match").unwrap_or_default();
        known.split(',').any(|tag| tag.trim().trim_start_matches("W/") == etag)
    }
}

/// A JSON answer from a value.
pub(super) fn json(value: &Value) -> Response {
    json_text(value.to_string())
}

/// A JSON answer from text that is JSON already.
pub(super) fn json_text(text: String) -> Response {
    ([(header::CONTENT_TYPE, HeaderValue::from_static("application/json"))], text).into_response()
}

/// The same answer under an ETag.
pub(super) fn tagged(mut answer: Response, etag: &str) -> Response {
    if let Ok(value) = HeaderValue::from_str(etag) {
        answer.headers_mut().insert(header::ETAG, value);
    }
    answer
}
