//! The HTTP half of OpenID Connect: authorization code with PKCE (S256) over a loopback redirect. Opening a browser is
//! the caller's part.
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use tokio::net::TcpListener;

use super::error::{PlatformError, SignInFault};
use super::id_token::{self, Expected};
use super::oidc::{Granted, NotGranted};
use super::redirect::{self, Awaited, Brought};
use super::tokens::Tokens;
use crate::ids::PersonId;
use crate::secret::Secret;

/// What the console asks for; the platform grants what the person's roles allow.
const SCOPES: &str = "openid profile offline_access review:read review:claim review:decide review:lead";

/// Who signed in, from the verified identity token.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedIn {
    /// The token's subject.
    pub person_id: PersonId,
    /// The person's name; a colleague's, shown in the window.
    pub name: String,
    /// `reviewer, analyst, lead, auditor, operations, privacy`, unknown words included.
    pub roles: Vec<String>,
    /// What the platform granted.
    pub scopes: Vec<String>,
    /// When the person last proved who they are.
    pub auth_time: Option<DateTime<Utc>>,
    /// How they proved it, in the words of RFC 8176; empty when the issuer does not say.
    #[serde(default)]
    pub methods: Vec<String>,
    /// What the issuer calls the strength of it (`acr`).
    #[serde(default)]
    pub assurance: Option<String>,
}

/// A sign-in under way: one loopback port is open. Dropping it closes the port and ends the sign-in.
pub struct PendingSignIn {
    authorize_url: String,
    listener: TcpListener,
    awaited: Awaited,
    back: String,
    nonce: String,
    verifier: Secret,
    tokens: Arc<Tokens>,
}

/// Opens the port and makes the address to open in a browser.
pub(super) async fn begin(tokens: Arc<Tokens>, login_hint: Option<&str>) -> Result<PendingSignIn, PlatformError> {
    let described = tokens.oidc.discovery().await?.clone();
    let no_port = |_| PlatformError::SignIn(SignInFault::Listener);
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.map_err(no_port)?;
    let port = listener.local_addr().map_err(no_port)?.port();
    let back = format!("http://127.0.0.1:{port}{}", redirect::PATH);
    let (state, nonce, verifier) = (random()?, random()?, Secret::new(random()?));
    let mut url = described.authorize.clone();
    url.query_pairs_mut()
        .append_pair("response_type", "code")
        .append_pair("client_id", &tokens.oidc.addresses.client_id)
        .append_pair("redirect_uri", &back)
        .append_pair("scope", SCOPES)
        .append_pair("state", &state)
        .append_pair("nonce", &nonce)
        .append_pair("code_challenge", &challenge(verifier.expose()))
        .append_pair("code_challenge_method", "S256");
    if tokens.who().await?.is_some() {
        // Somebody is signed in already: they are asked to prove it anew, and no older proof of theirs counts.
        url.query_pairs_mut().append_pair("max_age", "0");
    }
    if let Some(hint) = login_hint {
        url.query_pairs_mut().append_pair("login_hint", hint);
    }
    let awaited = Awaited { state, issuer: described.issuer, port };
    Ok(PendingSignIn { authorize_url: url.into(), listener, awaited, back, nonce, verifier, tokens })
}

impl PendingSignIn {
    /// The address to open in a browser. It holds no secret, but is good for this sign-in only.
    pub fn authorize_url(&self) -> &str {
        &self.authorize_url
    }

    /// Waits for the person, checks what came back and says who it is. Nothing is kept yet: whether this person may come
    /// in is the caller's to say. Drop the future to cancel.
    ///
    /// # Errors
    /// [`PlatformError::SignIn`] names the step that failed; network faults are named as everywhere.
    pub async fn arrive(self) -> Result<Arrival, PlatformError> {
        let limit = self.tokens.client().limits.sign_in;
        let issuer = self.awaited.issuer.clone();
        let brought = tokio::time::timeout(limit, redirect::wait(self.listener, self.awaited))
            .await
            .map_err(|_| PlatformError::SignIn(SignInFault::TimedOut))?
            .map_err(PlatformError::SignIn)?;
        let Brought::Code(code) = brought else { return Err(PlatformError::SignIn(SignInFault::Denied)) };
        let granted = self.tokens.oidc.redeem(&code, &self.verifier, &self.back).await.map_err(refused)?;
        let who = identify(&self.tokens, &issuer, &self.nonce, &granted).await?;
        Ok(Arrival { who, granted, tokens: self.tokens })
    }
}

/// Somebody who has proved who they are. Until [`Arrival::keep`] their tokens are used for nothing, and those that were
/// here before stay as they are.
pub struct Arrival {
    who: SignedIn,
    granted: Granted,
    tokens: Arc<Tokens>,
}

impl Arrival {
    /// Who it is.
    pub const fn person(&self) -> &SignedIn {
        &self.who
    }

    /// Keeps the tokens, in the vault before anything else: this person is signed in.
    ///
    /// # Errors
    /// [`PlatformError::Vault`] when they cannot be kept; then nobody is signed in.
    pub async fn keep(self) -> Result<SignedIn, PlatformError> {
        self.tokens.adopt(self.granted, self.who.clone()).await?;
        Ok(self.who)
    }

    /// Turns the person away: the tokens are forgotten unused and revoked at the issuer, if it can be reached.
    pub async fn turn_away(self) {
        let Some(refresh) = &self.granted.refresh else { return };
        if let Err(error) = self.tokens.oidc.revoke(refresh).await {
            tracing::info!(%error, "somebody was turned away here; the issuer could not be told");
        }
    }
}

async fn identify(tokens: &Tokens, issuer: &str, nonce: &str, granted: &Granted) -> Result<SignedIn, PlatformError> {
    let invalid = PlatformError::SignIn(SignInFault::IdToken);
    let Some(token) = &granted.id_token else { return Err(invalid) };
    let keys = tokens.oidc.keys().await?;
    let client_id = &tokens.oidc.addresses.client_id;
    let expected = Expected { issuer, client_id, nonce: Some(nonce), now: granted.server_now };
    let mut who = id_token::verify(token, &keys, &expected).ok_or(invalid)?;
    if let Some(scope) = &granted.scope {
        who.scopes = scope.split_whitespace().map(str::to_owned).collect();
    }
    Ok(who)
}

fn refused(fault: NotGranted) -> PlatformError {
    match fault {
        NotGranted::Dead => PlatformError::SignIn(SignInFault::CodeRefused),
        NotGranted::ClientRefused => PlatformError::SignIn(SignInFault::ClientRefused),
        NotGranted::Failed(error) => error,
    }
}

/// 256 random bits as text: state, nonce, and the code verifier (RFC 7636 asks for 43 characters, which this is).
fn random() -> Result<String, PlatformError> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|_| PlatformError::Setup)?;
    Ok(URL_SAFE_NO_PAD.encode(bytes))
}

/// RFC 7636 section 4.2.
fn challenge(verifier: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(verifier.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_challenge_is_the_one_of_the_standard() {
        let of_appendix_b = challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
        assert_eq!(of_appendix_b, "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM", "RFC 7636 appendix B");
    }

    #[test]
    fn no_two_random_texts_are_alike() {
        assert_ne!(random().unwrap(), random().unwrap(), "256 bits do not repeat");
        assert_eq!(random().unwrap().len(), 43, "the length the standard asks for");
    }
}
