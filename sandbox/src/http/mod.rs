//! HTTP: every documented trust-platform call, the calls of the two other platforms and the review API, over the rules.
//!
//! What this room does: routes, bearer tokens, environments, problem bodies, the journal of requests and answers, the
//! file host. [`front`] stands before every route: it names the request, reads its body, lets faults act, turns refusals
//! into problem bodies and writes the journal.
//!
//! What it promises: a refusal is always a problem body with a stable code and the request's name; a bearer token seen
//! on the file host is reported to the oracle.
//!
//! What it deliberately does not do: rules (they stand in [`crate::rules`]), memory ([`crate::ledger`]).
mod asked;
mod bank_files;
mod banking;
mod documented;
mod event_sender;
mod facade_control;
pub mod files;
mod form;
mod front;
pub mod journal;
pub mod onboarding;
pub mod problem;
mod review;
mod review_decisions;
mod signed_files;
pub mod turnstile;

use crate::faults::Host;
use crate::platform::Platform;
use crate::{control, signin};
use axum::{Router, middleware};
use std::sync::Arc;

/// The platform's listener: issuer, documented calls, review API, and the control when enabled.
pub fn api(platform: Arc<Platform>) -> Router {
    let mut routes = Router::new()
        .merge(signin::routes())
        .merge(documented::routes())
        .merge(review::routes())
        .merge(banking::routes())
        .merge(onboarding::routes())
        .fallback(problem::not_found)
        .method_not_allowed_fallback(problem::method_not_allowed);
    routes = routes.layer(middleware::from_fn_with_state((platform.clone(), Host::Api), front::front));
    if platform.control {
        routes = routes.merge(control::routes()).merge(facade_control::routes());
    }
    routes.with_state(platform)
}

/// The file host's listener.
pub fn file_host(platform: Arc<Platform>) -> Router {
    files::routes()
        .fallback(problem::not_found)
        .layer(middleware::from_fn_with_state((platform.clone(), Host::Files), front::front))
        .with_state(platform)
}
