//! The issuer's addresses, relative to `/oidc`.
use super::{
    AUDIENCE, CLIENT_ID, CLIENT_SECRET, Claims, SignInPerson, TokenError,
    grants::{CODE_LIFE, CodeGrant, SignedIn, grant_scopes, random_text},
    page,
};
use crate::platform::{Platform, lock};
use crate::rules::Time;
use axum::{
    Json, Router,
    extract::{Query, State},
    http::{HeaderMap, StatusCode, Uri, header},
    response::{Html, IntoResponse, Response},
    routing::{get, post},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::sync::Arc;
use url::Url;

/// Scopes the issuer knows.
const SCOPES: [&str; 7] =
    ["openid", "profile", "offline_access", "review:read", "review:claim", "review:decide", "review:lead"];

/// The routes.
pub fn routes() -> Router<Arc<Platform>> {
    Router::new()
        .route("/oidc/.well-known/openid-configuration", get(discovery))
        .route("/oidc/jwks", get(async |State(platform): State<Arc<Platform>>| Json(platform.signer.jwks())))
        .route("/oidc/authorize", get(authorize))
        .route("/oidc/token", post(token))
        .route("/oidc/revoke", post(revoke))
}

async fn discovery(State(platform): State<Arc<Platform>>) -> Json<Value> {
    let issuer = platform.issuer();
    Json(json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"),
        "revocation_endpoint": format!("{issuer}/revoke"),
        "jwks_uri": format!("{issuer}/jwks"),
        "response_types_supported": ["code"],
        "response_modes_supported": ["query"],
        "grant_types_supported": ["authorization_code", "refresh_token", "client_credentials"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["EdDSA"],
        "token_endpoint_auth_methods_supported": ["none", "client_secret_post", "client_secret_basic"],
        "code_challenge_methods_supported": ["S256"],
        "scopes_supported": SCOPES,
        "claims_supported": ["iss", "sub", "name", "roles", "auth_time", "iat", "exp", "aud", "nonce", "scope", "env"],
        "authorization_response_iss_parameter_supported": true,
    }))
}

/// A redirect address of a desktop program: http on a loopback address, any port (RFC 8252).
fn loopback(text: &str) -> Option<Url> {
    let address = Url::parse(text).ok()?;
    let host_fits = matches!(address.host_str()?, "127.0.0.1" | "[::1]" | "localhost");
    (address.scheme() == "http" && host_fits && address.fragment().is_none()).then_some(address)
}

async fn authorize(
    State(platform): State<Arc<Platform>>,
    uri: Uri,
    Query(query): Query<HashMap<String, String>>,
) -> Response {
    let field = |name: &str| query.get(name).map(String::as_str);
    let refused = |why: &str| (StatusCode::BAD_REQUEST, Html(page::refused(why))).into_response();
    if field("client_id") != Some(CLIENT_ID) {
        return refused("The client is not known here.");
    }
    let Some(mut back) = field("redirect_uri").and_then(loopback) else {
        return refused("The redirect address must be http on a loopback address.");
    };
    let issuer = platform.issuer();
    let mut answer = |pairs: &[(&str, &str)]| {
        back.query_pairs_mut().extend_pairs(pairs).append_pair("iss", &issuer);
        if let Some(state) = field("state") {
            back.query_pairs_mut().append_pair("state", state);
        }
        (StatusCode::FOUND, [(header::LOCATION, back.to_string()), (header::CACHE_CONTROL, "no-store".into())])
            .into_response()
    };
    if field("response_type") != Some("code") {
        return answer(&[("error", "unsupported_response_type")]);
    }
    let challenge = field("code_challenge").filter(|text| text.len() == 43);
    let (Some(challenge), Some("S256")) = (challenge, field("code_challenge_method")) else {
        return answer(&[("error", "invalid_request"), ("error_description", "PKCE with S256 is required")]);
    };
    let Some(hint) = field("login_hint") else {
        let here = format!("{issuer}/authorize?{}", uri.query().unwrap_or_default());
        return match Url::parse(&here) {
            Ok(here) => Html(page::people(&here, &platform.people)).into_response(),
            Err(_) => refused("The request cannot be read."),
        };
    };
    let Some(person) = platform.person(hint) else {
        return answer(&[("error", "access_denied")]);
    };
    let now = platform.clock.now();
    let scopes = grant_scopes(field("scope").unwrap_or("openid"), &person.roles);
    let code = lock(&platform.grants).add_code(CodeGrant {
        redirect_uri: field("redirect_uri").unwrap_or_default().to_owned(),
        challenge: challenge.to_owned(),
        nonce: field("nonce").map(str::to_owned),
        session: SignedIn { person: person.person.id.clone(), scopes, at: now },
        good_until: now + CODE_LIFE,
    });
    answer(&[("code", &code)])
}

/// Client id and secret, from the form or from Basic authentication (RFC 6749 section 2.3.1).
fn client(headers: &HeaderMap, form: &HashMap<String, String>) -> Result<(String, Option<String>), TokenError> {
    let basic = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    if let Some(encoded) = basic.and_then(|text| text.strip_prefix("Basic ")) {
        let plain = STANDARD.decode(encoded).ok().and_then(|bytes| String::from_utf8(bytes).ok());
        let plain = plain.ok_or(TokenError::InvalidClient)?;
        let (id, secret) = plain.split_once(':').ok_or(TokenError::InvalidClient)?;
        let decode = |text: &str| {
            url::form_urlencoded::parse(format!("v={text}").as_bytes()).next().map(|(_, value)| value.into_owned())
        };
        return Ok((decode(id).unwrap_or_default(), decode(secret)));
    }
    let id = form.get("client_id").cloned().ok_or(TokenError::InvalidClient)?;
    Ok((id, form.get("client_secret").cloned()))
}

async fn token(State(platform): State<Arc<Platform>>, headers: HeaderMap, body: axum::body::Bytes) -> Response {
    let form: HashMap<String, String> = url::form_urlencoded::parse(&body).into_owned().collect();
    match answer_token(&platform, &headers, &form) {
        Ok(answer) => ([(header::CACHE_CONTROL, "no-store")], Json(answer)).into_response(),
        Err(error) => {
            let status =
                if error == TokenError::InvalidClient { StatusCode::UNAUTHORIZED } else { StatusCode::BAD_REQUEST };
            let mut answer =
                (status, [(header::CACHE_CONTROL, "no-store")], Json(json!({ "error": error.to_string() })))
                    .into_response();
            if error == TokenError::InvalidClient {
                answer.headers_mut().insert(header::WWW_AUTHENTICATE, header::HeaderValue::from_static("Basic"));
            }
            answer
        }
    }
}

fn answer_token(platform: &Platform, headers: &HeaderMap, form: &HashMap<String, String>) -> Result<Value, TokenError> {
    let field = |name: &str| form.get(name).map(String::as_str).ok_or(TokenError::InvalidRequest);
    let grant_type = field("grant_type")?;
    let (id, secret) = client(headers, form)?;
    if id != CLIENT_ID || secret.as_deref().is_some_and(|secret| secret != CLIENT_SECRET) {
        return Err(TokenError::InvalidClient);
    }
    let now = platform.clock.now();
    match grant_type {
        "authorization_code" => {
            let mut grants = lock(&platform.grants);
            let code = grants.redeem(field("code")?, field("redirect_uri")?, field("code_verifier")?, now)?;
            let offline = code.session.scopes.iter().any(|scope| scope == "offline_access");
            let refresh = offline.then(|| grants.open_family(code.session.clone()));
            drop(grants);
            person_answer(platform, &code.session, refresh, code.nonce, now)
        }
        "refresh_token" => {
            let (session, next) = lock(&platform.grants).rotate(field("refresh_token")?)?;
            person_answer(platform, &session, Some(next), None, now)
        }
        "client_credentials" => {
            if secret.is_none() {
                return Err(TokenError::InvalidClient);
            }
            let scope = form.get("scope").map_or("review:read", String::as_str);
            if scope.split_whitespace().any(|word| word != "review:read") {
                return Err(TokenError::InvalidScope);
            }
            let claims = claims(platform, &machine(), "review:read", now, now);
            let token = platform.signer.sign(&claims).map_err(|_| TokenError::InvalidRequest)?;
            Ok(json!({
                "access_token": token, "token_type": "Bearer", "expires_in": platform.token_life_secs(),
                "scope": "review:read",
            }))
        }
        _ => Err(TokenError::UnsupportedGrantType),
    }
}

fn machine() -> SignInPerson {
    SignInPerson {
        person: crate::rules::Holder { id: CLIENT_ID.into(), name: "console (machine)".into() },
        roles: Vec::new(),
        environments: vec!["staging".into()],
    }
}

fn claims(platform: &Platform, person: &SignInPerson, scope: &str, auth_time: Time, now: Time) -> Claims {
    Claims {
        iss: platform.issuer(),
        sub: person.person.id.clone(),
        name: person.person.name.clone(),
        roles: platform.roles_of(person).iter().map(|role| role.as_str().to_owned()).collect(),
        auth_time: auth_time.timestamp(),
        // What its page would have asked a person for, were there one.
        amr: if person.roles.is_empty() { Vec::new() } else { vec!["pwd".into(), "otp".into()] },
        iat: now.timestamp(),
        exp: now.timestamp() + i64::try_from(platform.token_life_secs()).unwrap_or(i64::MAX / 4),
        aud: AUDIENCE.into(),
        nonce: None,
        scope: scope.to_owned(),
        env: person.environments.clone(),
        jti: format!("{}.{}", lock(&platform.grants).number_token(), random_text()),
    }
}

fn person_answer(
    platform: &Platform,
    session: &SignedIn,
    refresh: Option<String>,
    nonce: Option<String>,
    now: Time,
) -> Result<Value, TokenError> {
    let person = platform.person(&session.person).ok_or(TokenError::InvalidGrant)?;
    let scope = session.scopes.join(" ");
    let access = claims(platform, person, &scope, session.at, now);
    let sign = |claims: &Claims| platform.signer.sign(claims).map_err(|_| TokenError::InvalidRequest);
    let mut answer = json!({
        "access_token": sign(&access)?, "token_type": "Bearer", "expires_in": platform.token_life_secs(), "scope": scope,
    });
    if let Some(fields) = answer.as_object_mut() {
        if let Some(refresh) = refresh {
            fields.insert("refresh_token".into(), refresh.into());
        }
        if session.scopes.iter().any(|word| word == "openid") {
            let id = Claims { aud: CLIENT_ID.into(), nonce, ..access };
            fields.insert("id_token".into(), sign(&id)?.into());
        }
    }
    Ok(answer)
}

async fn revoke(State(platform): State<Arc<Platform>>, body: axum::body::Bytes) -> StatusCode {
    let form: HashMap<String, String> = url::form_urlencoded::parse(&body).into_owned().collect();
    if let Some(token) = form.get("token") {
        lock(&platform.grants).end_family(token);
        let access = platform.signer.verify(token, AUDIENCE, &platform.issuer(), platform.clock.now());
        if let Some(claims) = access {
            lock(&platform.grants).revoke(&claims.jti);
        }
    }
    StatusCode::OK
}
