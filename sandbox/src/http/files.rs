//! Files: the documented call answers 302 to a short-lived address on the file host.
use super::{asked::Asked, problem::Problem};
use crate::banking::{BankError, document};
use crate::facades::{DOCUMENT_LINK_SECS, Facades};
use crate::ledger::FileFound;
use crate::platform::{Platform, lock};
use crate::rules::{Code, Time};
use crate::stock::{self, Evidence, Source};
use axum::{
    Router,
    body::Body,
    extract::{Path, State},
    http::{HeaderValue, Response, StatusCode, header},
    response::IntoResponse,
    routing::get,
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::TimeDelta;
use std::collections::HashMap;
use std::sync::Arc;

/// A file's bytes and what they are called.
#[derive(Clone, Debug)]
pub struct FileBytes {
    /// `Content-Type`.
    pub content_type: String,
    /// `Content-Disposition` file name.
    pub name: String,
    /// The bytes.
    pub bytes: Arc<Vec<u8>>,
}

#[derive(Debug)]
struct Link {
    vault_id: String,
    environment: String,
    good_until: Time,
}

/// Short-lived addresses, and files the control replaced.
#[derive(Debug, Default)]
pub struct FileLinks {
    links: HashMap<String, Link>,
    /// Links of signed packages.
    pub(super) signed: HashMap<String, super::signed_files::SignedLink>,
    /// Files handed out instead of the drawn ones.
    pub replaced: HashMap<String, FileBytes>,
    /// A bearer token reached the file host.
    pub bearer_seen: bool,
}

impl FileLinks {
    /// Ends every address given so far.
    pub fn expire(&mut self) {
        self.links.clear();
        self.signed.clear();
    }
}

/// Routes of the file host.
pub(super) fn routes() -> Router<Arc<Platform>> {
    Router::new()
        .route("/blob/{token}", get(blob))
        .merge(super::bank_files::routes())
        .merge(super::signed_files::routes())
}

/// A word for an address that nobody can guess; None when the system has no randomness.
pub(super) fn word() -> Option<String> {
    let mut bytes = [0_u8; 24];
    aws_lc_rs::rand::fill(&mut bytes).ok()?;
    Some(URL_SAFE_NO_PAD.encode(bytes))
}

/// `GET /api/v1/{environment}/files/{vaultEntryId}`
pub(super) async fn find(
    State(platform): State<Arc<Platform>>,
    Path((environment, vault_id)): Path<(String, String)>,
    asked: Asked,
) -> Result<Response<Body>, Problem> {
    asked.enter(&environment)?;
    let FileFound { picture, source, .. } = platform.ledger_at(asked.now).file(&environment, &vault_id)?;
    if source == Source::Qes {
        // The vault has a bank's documents from the bank, so the bank's three refusals are its own.
        let bank = |known: &Facades| known.bank(&environment).map(|bank| bank.hands_out(document::type_of(&picture)));
        match bank(&lock(&platform.facades)) {
            None | Some(Ok(())) => {}
            Some(Err(BankError::NotEnabled)) => return Err(Code::FeatureNotEnabled.into()),
            Some(Err(BankError::NotEligible)) => return Err(Code::DocumentNotEligible.into()),
            Some(Err(_)) => return Err(Code::DownloadFailed.into()),
        }
    }
    let token = word().ok_or(Code::Internal)?;
    let location = format!("http://{}/blob/{token}", platform.addresses.files);
    let life = match source {
        // Documents of the banking platform: contract section 6.
        Source::Qes => platform.file_link_secs().min(DOCUMENT_LINK_SECS),
        _ => platform.file_link_secs(),
    };
    let good_until = asked.now + TimeDelta::seconds(life);
    let mut links = lock(&platform.links);
    links.links.retain(|_, link| asked.now < link.good_until);
    links.links.insert(token, Link { vault_id, environment, good_until });
    drop(links);
    Ok((StatusCode::FOUND, [(header::LOCATION, location)]).into_response())
}

/// The evidence with digests beside the references of those files that offer them.
pub(super) async fn with_digests(evidence: Arc<Evidence>) -> Arc<Evidence> {
    if !evidence.files.iter().any(|file| file.offers_digest) {
        return evidence;
    }
    let mut telling = evidence.clone();
    let told = tokio::task::spawn_blocking(move || {
        Arc::make_mut(&mut telling).tell_digests(|file| stock::draw(&file.picture));
        telling
    });
    told.await.unwrap_or(evidence)
}

/// What storage hosts say: XML, not a problem body.
pub(super) fn denied(status: StatusCode, why: &str) -> Response<Body> {
    let body = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>AccessDenied</Code><Message>{why}</Message></Error>"
    );
    (status, [(header::CONTENT_TYPE, "application/xml")], body).into_response()
}

async fn blob(State(platform): State<Arc<Platform>>, Path(token): Path<String>) -> Response<Body> {
    let now = platform.clock.now();
    let found = {
        let links = lock(&platform.links);
        let link = links.links.get(&token).filter(|link| now < link.good_until);
        link.map(|link| (link.vault_id.clone(), link.environment.clone()))
    };
    let Some((vault_id, environment)) = found else { return denied(StatusCode::FORBIDDEN, "Request has expired") };
    let file = platform.ledger_at(now).file(&environment, &vault_id);
    let Ok(file) = file else { return denied(StatusCode::NOT_FOUND, "No such key") };
    let replaced = lock(&platform.links).replaced.get(&vault_id).cloned();
    let bytes = match replaced {
        Some(replaced) => replaced,
        None => {
            let drawn = tokio::task::spawn_blocking(move || stock::draw(&file.picture)).await;
            let Ok(drawn) = drawn else { return denied(StatusCode::INTERNAL_SERVER_ERROR, "Not available") };
            FileBytes { content_type: "image/jpeg".into(), name: format!("{vault_id}.jpg"), bytes: Arc::new(drawn) }
        }
    };
    let disposition = format!("attachment; filename=\"{}\"", bytes.name);
    let mut answer = Response::new(Body::from(bytes.bytes.as_ref().clone()));
    for (name, value) in [(header::CONTENT_TYPE, &bytes.content_type), (header::CONTENT_DISPOSITION, &disposition)] {
        if let Ok(value) = HeaderValue::from_str(value) {
            answer.headers_mut().insert(name, value);
        }
    }
    answer
}
