//! Sign-in: a small OpenID Connect issuer for sample people and one machine (contract section 1).
//!
//! What this room does: discovery, keys, an authorize page to pick a person, codes with PKCE (S256), refresh tokens that
//! rotate, client credentials with both client authentications, tokens signed with Ed25519.
//!
//! What it promises: a code works once and for its verifier only; a refresh token works once, and using an old one ends
//! the whole family; roles decide which scopes are granted.
//!
//! What it deliberately does not do: passwords, sessions of a browser, registration of clients. Nobody here is real.
mod grants;
mod page;
mod routes;
mod signer;
mod witness;

pub(crate) use grants::random_text;
pub use grants::{Grants, TokenError};
pub use routes::routes;
pub use signer::{Signer, SignerError};
pub use witness::{Witness, is_signed};

use crate::rules::{Caller, Holder, Role, Scope};
use serde::{Deserialize, Serialize};

/// The client every console uses.
pub const CLIENT_ID: &str = "second-look-console";
/// The secret of its machine side. Published in the documents; it protects nothing.
pub const CLIENT_SECRET: &str = "sandbox-secret-not-a-real-one";

/// What an access token or id token says.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Claims {
    /// The issuer's address.
    pub iss: String,
    /// Who.
    pub sub: String,
    /// Display name.
    pub name: String,
    /// Roles; empty for a machine.
    pub roles: Vec<String>,
    /// When the person signed in, in seconds.
    pub auth_time: i64,
    /// How, in the words of RFC 8176; empty for a machine.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub amr: Vec<String>,
    /// Issued at, in seconds.
    pub iat: i64,
    /// Good until, in seconds.
    pub exp: i64,
    /// For whom: the review API, or the client for an id token.
    pub aud: String,
    /// Echo of the authorize request (id token only).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nonce: Option<String>,
    /// Granted scopes, separated by spaces.
    pub scope: String,
    /// Environments the token speaks for.
    pub env: Vec<String>,
    /// Names the token, so that one can be revoked.
    pub jti: String,
}

/// Audience of access tokens.
pub const AUDIENCE: &str = "second-look-review";

impl Claims {
    /// The caller these claims describe.
    #[must_use]
    pub fn caller(&self) -> Caller {
        Caller {
            person: Holder { id: self.sub.clone(), name: self.name.clone() },
            roles: self.roles.iter().filter_map(|word| Role::parse(word)).collect(),
            scopes: Scope::ALL
                .into_iter()
                .filter(|scope| self.scope.split(' ').any(|word| word == scope.as_str()))
                .collect(),
            environments: self.env.clone(),
        }
    }
}

/// A sample person of the sign-in page.
#[derive(Clone, Debug)]
pub struct SignInPerson {
    /// Id and name.
    pub person: Holder,
    /// Roles.
    pub roles: Vec<Role>,
    /// Environments they may enter.
    pub environments: Vec<String>,
}
