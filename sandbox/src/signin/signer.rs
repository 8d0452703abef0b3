//! The issuer's key: Ed25519, made at start, known by its key id.
use super::Claims;
use crate::rules::Time;
use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde_json::{Value, json};

/// The key could not be made or used.
#[derive(Debug, thiserror::Error)]
pub enum SignerError {
    /// The random generator or the key format failed.
    #[error("the issuer's key could not be made")]
    Key,
    /// A token could not be signed.
    #[error("a token could not be signed")]
    Sign,
}

/// Signs and checks tokens.
pub struct Signer {
    key_id: String,
    public: String,
    encoding: EncodingKey,
    decoding: DecodingKey,
}

impl std::fmt::Debug for Signer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Signer").field("key_id", &self.key_id).finish_non_exhaustive()
    }
}

impl Signer {
    /// A new key.
    ///
    /// # Errors
    /// [`SignerError::Key`].
    pub fn generate() -> Result<Self, SignerError> {
        let pair = Ed25519KeyPair::generate().map_err(|_| SignerError::Key)?;
        let document = pair.to_pkcs8v1().map_err(|_| SignerError::Key)?;
        let public = URL_SAFE_NO_PAD.encode(pair.public_key().as_ref());
        let decoding = DecodingKey::from_ed_components(&public).map_err(|_| SignerError::Key)?;
        let key_id = format!("sandbox-{}", public.get(..8).unwrap_or("key"));
        Ok(Self { key_id, public, encoding: EncodingKey::from_ed_der(document.as_ref()), decoding })
    }

    /// The key set, as `jwks_uri` serves it.
    #[must_use]
    pub fn jwks(&self) -> Value {
        json!({ "keys": [{ "kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA", "kid": self.key_id, "x": self.public }] })
    }

    /// A signed token.
    ///
    /// # Errors
    /// [`SignerError::Sign`].
    pub fn sign(&self, claims: &Claims) -> Result<String, SignerError> {
        let mut header = Header::new(Algorithm::EdDSA);
        header.kid = Some(self.key_id.clone());
        jsonwebtoken::encode(&header, claims, &self.encoding).map_err(|_| SignerError::Sign)
    }

    /// The claims of a token that this key signed, for this audience, and that is good at `now`. Time is checked here
    /// and not by the library, as the platform has its own clock.
    #[must_use]
    pub fn verify(&self, token: &str, audience: &str, issuer: &str, now: Time) -> Option<Claims> {
        let mut rules = Validation::new(Algorithm::EdDSA);
        rules.validate_exp = false;
        rules.required_spec_claims.clear();
        rules.set_audience(&[audience]);
        rules.set_issuer(&[issuer]);
        let claims = jsonwebtoken::decode::<Claims>(token, &self.decoding, &rules).ok()?.claims;
        (now.timestamp() < claims.exp).then_some(claims)
    }
}
