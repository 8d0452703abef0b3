//! Problem bodies: `application/problem+json` with a stable code, the same for documented calls (which publish none).
use crate::ledger::decision_json;
use crate::rules::{Code, Refusal, wire_time};
use axum::{
    body::Body,
    http::{HeaderValue, Response, StatusCode, header},
    response::IntoResponse,
};
use serde_json::{Value, json};

/// A refusal on its way out. [`super::front`] turns it into a body once it knows the request's name.
#[derive(Clone, Debug)]
pub struct Problem {
    refusal: Box<Refusal>,
    status: Option<u16>,
}

impl Problem {
    /// A problem; the case it is about is known from the address.
    #[must_use]
    pub fn new(refusal: Refusal) -> Self {
        Self { refusal: Box::new(refusal), status: None }
    }

    /// With another status than the code's own (429 and 503 share a code).
    #[must_use]
    pub fn with_status(mut self, status: u16) -> Self {
        self.status = Some(status);
        self
    }

    fn status(&self) -> StatusCode {
        StatusCode::from_u16(self.status.unwrap_or(self.refusal.code.status())).unwrap_or(StatusCode::BAD_REQUEST)
    }

    /// An empty answer that carries the problem along.
    pub(crate) fn into_parts_later(self) -> Response<Body> {
        let mut answer = Response::new(Body::empty());
        *answer.status_mut() = self.status();
        answer.extensions_mut().insert(self);
        answer
    }

    /// The body, for the request of that name.
    #[must_use]
    pub(crate) fn body(&self, request_id: &str, case_id: Option<&str>) -> Value {
        let refusal = &self.refusal;
        let code = refusal.code;
        let mut body = json!({
            "type": format!("urn:second-look:problem:{}", code.as_str()),
            "title": code.title(),
            "status": self.status().as_u16(),
            "code": code.as_str(),
            "requestId": request_id,
        });
        if let Some(fields) = body.as_object_mut() {
            let mut put = |name: &str, value: Option<Value>| {
                if let Some(value) = value {
                    fields.insert(name.to_owned(), value);
                }
            };
            put("caseId", case_id.map(Value::from));
            put("current", refusal.current.as_deref().map(decision_json));
            put("holder", refusal.holder.as_ref().map(|holder| json!(holder)));
            put("expiresAt", refusal.expires_at.map(|at| wire_time(at).into()));
            put("sameHolder", refusal.same_holder.map(Value::from));
            put("size", refusal.seen.as_ref().map(|(size, _)| Value::from(*size)));
            put("checkpoint", refusal.seen.as_ref().and_then(|(_, note)| note.clone()).map(Value::from));
        }
        body
    }

    /// Writes the body into the answer.
    pub(crate) fn finish(&self, answer: &mut Response<Body>, request_id: &str, case_id: Option<&str>) {
        let headers = answer.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if let Some(secs) = self.refusal.retry_after_secs {
            headers.entry(header::RETRY_AFTER).or_insert(HeaderValue::from(secs));
        }
        if self.refusal.code == Code::TokenInvalid {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer error=\"invalid_token\""));
        }
        *answer.body_mut() = Body::from(self.body(request_id, case_id).to_string());
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        Self::new(refusal)
    }
}

impl From<Code> for Problem {
    fn from(code: Code) -> Self {
        Self::new(code.into())
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response<Body> {
        self.into_parts_later()
    }
}

pub(super) async fn not_found() -> Problem {
    std::future::ready(Problem::from(Code::NotFound)).await
}

pub(super) async fn method_not_allowed() -> Problem {
    std::future::ready(Problem::from(Code::MethodNotAllowed)).await
}
