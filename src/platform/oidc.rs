//! The issuer: how it describes itself, and its token endpoint. Tokens are asked for here and kept in `tokens`.
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, Utc};
use reqwest::Method;
use serde::Deserialize;
use serde_json::Value;
use std::sync::Arc;
use tokio::sync::OnceCell;
use url::form_urlencoded::Serializer;

use super::addresses::{Addresses, checked, is_loopback};
use super::client::{Answer, Ask, Body, Client, Kind};
use super::credentials::Credentials;
use super::error::{PlatformError, SignInFault};
use super::read;
use crate::secret::Secret;
use url::Url;

/// The issuer of one platform.
pub(super) struct Oidc {
    pub(super) client: Arc<Client>,
    pub(super) addresses: Arc<Addresses>,
    described: OnceCell<Discovery>,
}

/// What the issuer says of itself, checked.
#[derive(Clone, Debug)]
pub(super) struct Discovery {
    /// Exactly as it stands in tokens.
    pub(super) issuer: String,
    pub(super) authorize: Url,
    pub(super) token: Url,
    pub(super) keys: Url,
    pub(super) revoke: Option<Url>,
    /// The client secret goes into the Authorization header instead of the form.
    basic: bool,
}

/// A token answer.
pub(super) struct Granted {
    pub(super) access: Secret,
    pub(super) refresh: Option<Secret>,
    pub(super) id_token: Option<Secret>,
    pub(super) expires_in_secs: u64,
    pub(super) scope: Option<String>,
    /// The issuer's clock when it answered.
    pub(super) server_now: DateTime<Utc>,
}

/// Why no token came.
pub(super) enum NotGranted {
    /// The code or refresh token is dead (`invalid_grant`).
    Dead,
    /// The client itself is not accepted.
    ClientRefused,
    /// Something else, of which nothing follows for the token.
    Failed(PlatformError),
}

#[derive(Deserialize)]
struct Described {
    issuer: String,
    authorization_endpoint: String,
    token_endpoint: String,
    jwks_uri: String,
    revocation_endpoint: Option<String>,
    #[serde(default)]
    token_endpoint_auth_methods_supported: Vec<String>,
}

impl Oidc {
    pub(super) fn new(client: Arc<Client>, addresses: Arc<Addresses>) -> Self {
        Self { client, addresses, described: OnceCell::new() }
    }

    /// Asked once per start; a failure is not remembered.
    pub(super) async fn discovery(&self) -> Result<&Discovery, PlatformError> {
        self.described.get_or_try_init(|| self.describe()).await
    }

    async fn describe(&self) -> Result<Discovery, PlatformError> {
        let fault = PlatformError::SignIn(SignInFault::Discovery);
        let at = Url::parse(&format!("{}/.well-known/openid-configuration", self.addresses.issuer))
            .map_err(|_| fault.clone())?;
        let answer = self.client.exchange(Ask::get(at)).await?;
        let body = read::json_body(&answer, &[200])?;
        let described: Described = serde_json::from_slice(body).map_err(|_| fault.clone())?;
        self.check(described).ok_or(fault)
    }

    /// The issuer must be the configured one, and may not point from elsewhere into this machine.
    fn check(&self, described: Described) -> Option<Discovery> {
        if described.issuer.trim_end_matches('/') != self.addresses.issuer {
            return None;
        }
        let local = Url::parse(&self.addresses.issuer).is_ok_and(|issuer| is_loopback(&issuer));
        let endpoint = |text: &str| checked("endpoint", text).ok().filter(|url| local || !is_loopback(url));
        let methods = &described.token_endpoint_auth_methods_supported;
        let offers = |name: &str| methods.iter().any(|method| method == name);
        Some(Discovery {
            authorize: endpoint(&described.authorization_endpoint)?,
            token: endpoint(&described.token_endpoint)?,
            keys: endpoint(&described.jwks_uri)?,
            revoke: described.revocation_endpoint.as_deref().and_then(endpoint),
            basic: offers("client_secret_basic") && !offers("client_secret_post"),
            issuer: described.issuer,
        })
    }

    /// The person's first tokens, for an authorization code.
    pub(super) async fn redeem(&self, code: &Secret, verifier: &Secret, back: &str) -> Result<Granted, NotGranted> {
        let id = &self.addresses.client_id;
        let fields = [
            ("grant_type", "authorization_code"),
            ("code", code.expose()),
            ("code_verifier", verifier.expose()),
            ("redirect_uri", back),
            ("client_id", id),
        ];
        self.grant(&fields, None).await
    }

    /// The next tokens of the person.
    pub(super) async fn renew(&self, refresh: &Secret) -> Result<Granted, NotGranted> {
        let id = &self.addresses.client_id;
        let fields = [("grant_type", "refresh_token"), ("refresh_token", refresh.expose()), ("client_id", id)];
        self.grant(&fields, None).await
    }

    /// A token of the machine, as documented: the secret in the form, or in the header where only that is offered.
    pub(super) async fn machine(&self, secret: &Secret) -> Result<Granted, NotGranted> {
        let id = &self.addresses.client_id;
        if self.discovery().await.map_err(NotGranted::Failed)?.basic {
            let encode =
                |text: &str| Secret::new(url::form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>());
            let pair = Secret::new([encode(id).expose(), ":", encode(secret.expose()).expose()].concat());
            let basic = Credentials::Basic(Secret::new(STANDARD.encode(pair.expose())));
            return self.grant(&[("grant_type", "client_credentials")], Some(basic)).await;
        }
        let fields = [("grant_type", "client_credentials"), ("client_id", id), ("client_secret", secret.expose())];
        self.grant(&fields, None).await
    }

    /// Tells the issuer to forget a refresh token, where it offers that.
    pub(super) async fn revoke(&self, refresh: &Secret) -> Result<(), PlatformError> {
        let Some(at) = self.discovery().await?.revoke.clone() else { return Ok(()) };
        let fields = [
            ("token", refresh.expose()),
            ("token_type_hint", "refresh_token"),
            ("client_id", self.addresses.client_id.as_str()),
        ];
        self.client.exchange(form(at, &fields)).await.map(|_| ())
    }

    /// The issuer's public keys, as they came.
    pub(super) async fn keys(&self) -> Result<Vec<Value>, PlatformError> {
        #[derive(Deserialize)]
        struct Keys {
            keys: Vec<Value>,
        }
        let at = self.discovery().await?.keys.clone();
        let answer = self.client.exchange(Ask::get(at)).await?;
        let keys: Keys = serde_json::from_slice(read::json_body(&answer, &[200])?)
            .map_err(|_| PlatformError::Malformed("the issuer's key set"))?;
        Ok(keys.keys)
    }

    async fn grant(&self, fields: &[(&str, &str)], credentials: Option<Credentials>) -> Result<Granted, NotGranted> {
        let at = self.discovery().await.map_err(NotGranted::Failed)?.token.clone();
        let ask = Ask { credentials, ..form(at, fields) };
        let answer = self.client.exchange(ask).await.map_err(NotGranted::Failed)?;
        granted(&answer)
    }
}

fn form(url: Url, fields: &[(&str, &str)]) -> Ask {
    let text = Serializer::new(String::new()).extend_pairs(fields).finish();
    Ask {
        method: Method::POST,
        url,
        credentials: None,
        headers: Vec::new(),
        body: Body::Form(Secret::new(text)),
        kind: Kind::Json,
    }
}

/// Reads a token answer (RFC 6749 sections 5.1 and 5.2).
fn granted(answer: &Answer) -> Result<Granted, NotGranted> {
    #[derive(Deserialize)]
    struct Wire {
        access_token: String,
        token_type: Option<String>,
        #[serde(default)]
        expires_in: Value,
        refresh_token: Option<String>,
        id_token: Option<String>,
        scope: Option<String>,
    }
    #[derive(Deserialize)]
    struct Fault {
        error: String,
    }
    if answer.status == 400 || answer.status == 401 {
        let fault = serde_json::from_slice::<Fault>(&answer.body).map(|fault| fault.error).unwrap_or_default();
        return Err(match fault.as_str() {
            "invalid_grant" => NotGranted::Dead,
            "invalid_client" | "unauthorized_client" => NotGranted::ClientRefused,
            _ => NotGranted::Failed(PlatformError::UnexpectedStatus(answer.status)),
        });
    }
    let malformed = || NotGranted::Failed(PlatformError::Malformed("the token answer"));
    let body = read::json_body(answer, &[200]).map_err(NotGranted::Failed)?;
    let wire: Wire = serde_json::from_slice(body).map_err(|_| malformed())?;
    if wire.token_type.is_some_and(|kind| !kind.eq_ignore_ascii_case("bearer")) || wire.access_token.is_empty() {
        return Err(malformed());
    }
    // Some servers write the number as text; without one the token is tried until a 401 says otherwise.
    let seconds = match &wire.expires_in {
        Value::Number(number) => number.as_u64(),
        Value::String(text) => text.parse().ok(),
        _ => None,
    };
    Ok(Granted {
        access: Secret::new(wire.access_token),
        refresh: wire.refresh_token.map(Secret::new),
        id_token: wire.id_token.map(Secret::new),
        expires_in_secs: seconds.unwrap_or(3600).min(366 * 24 * 3600),
        scope: wire.scope,
        server_now: answer.server_now,
    })
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::limits::Limits;
    use super::*;
    use crate::clock::Clock;

    /// Whether this description would be accepted.
    pub(in crate::platform) fn checked_description(addresses: &Addresses, described: Value) -> bool {
        let client = Client::new(addresses, Limits::default(), Clock::system(), Arc::default()).unwrap();
        let oidc = Oidc::new(Arc::new(client), Arc::new(addresses.clone()));
        oidc.check(serde_json::from_value(described).unwrap()).is_some()
    }
}
