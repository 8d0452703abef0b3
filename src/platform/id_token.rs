//! The identity token: whom the issuer says it saw. Pure; the keys and the time are arguments.
use chrono::{DateTime, Utc};
use jsonwebtoken::jwk::Jwk;
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use serde::Deserialize;
use serde_json::Value;

use super::sign_in::SignedIn;
use crate::ids::PersonId;
use crate::secret::Secret;

/// How far the issuer's and the token's times may differ.
const LEEWAY_SECS: i64 = 60;
/// Signatures that are accepted. `none` and shared secrets are not among them.
const ALGORITHMS: [Algorithm; 3] = [Algorithm::EdDSA, Algorithm::ES256, Algorithm::RS256];

/// What a token must say to be believed.
pub(super) struct Expected<'a> {
    pub(super) issuer: &'a str,
    pub(super) client_id: &'a str,
    /// Of this sign-in; `None` when tokens are renewed, where no nonce is due.
    pub(super) nonce: Option<&'a str>,
    pub(super) now: DateTime<Utc>,
}

#[derive(Deserialize)]
struct Claims {
    iss: String,
    sub: String,
    aud: Value,
    azp: Option<String>,
    exp: i64,
    iat: Option<i64>,
    nonce: Option<String>,
    name: Option<String>,
    #[serde(default)]
    roles: Vec<String>,
    auth_time: Option<i64>,
    scope: Option<String>,
}

/// Checks signature, issuer, audience, nonce and time. `None` for any token that fails one of them.
pub(super) fn verify(token: &Secret, keys: &[Value], expected: &Expected<'_>) -> Option<SignedIn> {
    let header = jsonwebtoken::decode_header(token.expose()).ok()?;
    if !ALGORITHMS.contains(&header.alg) {
        return None;
    }
    let known: Vec<Jwk> = keys.iter().filter_map(|key| serde_json::from_value(key.clone()).ok()).collect();
    let key = match &header.kid {
        Some(kid) => known.iter().find(|key| key.common.key_id.as_ref() == Some(kid))?,
        None => known.first().filter(|_| known.len() == 1)?,
    };
    // The library would ask the system for the time; times, issuer and audience are checked below.
    let mut validation = Validation::new(header.alg);
    validation.validate_exp = false;
    validation.validate_aud = false;
    let claims =
        jsonwebtoken::decode::<Claims>(token.expose(), &DecodingKey::from_jwk(key).ok()?, &validation).ok()?.claims;
    if !says_what_is_expected(&claims, expected) {
        return None;
    }
    Some(SignedIn {
        person_id: PersonId::new(claims.sub),
        name: claims.name.unwrap_or_default().chars().take(256).collect(),
        roles: claims.roles,
        scopes: claims.scope.unwrap_or_default().split_whitespace().map(str::to_owned).collect(),
        auth_time: claims.auth_time.and_then(|secs| DateTime::from_timestamp(secs, 0)),
    })
}

fn says_what_is_expected(claims: &Claims, expected: &Expected<'_>) -> bool {
    let audience = match &claims.aud {
        Value::String(one) => one == expected.client_id,
        Value::Array(many) => {
            let named = many.iter().any(|one| one.as_str() == Some(expected.client_id));
            named && (many.len() == 1 || claims.azp.as_deref() == Some(expected.client_id))
        }
        _ => false,
    };
    let now = expected.now.timestamp();
    let alive = now < claims.exp.saturating_add(LEEWAY_SECS);
    let born = claims.iat.is_none_or(|iat| iat <= now.saturating_add(LEEWAY_SECS));
    let nonce = expected.nonce.is_none_or(|nonce| claims.nonce.as_deref() == Some(nonce));
    let subject = !claims.sub.is_empty() && claims.sub.len() <= 200;
    claims.iss == expected.issuer && audience && alive && born && nonce && subject
}
