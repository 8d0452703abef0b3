//! The HTTP half of OpenID Connect: authorization code with PKCE over a loopback redirect. Opening a browser is the
//! caller's part.
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::error::PlatformError;
use crate::ids::PersonId;

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
}

/// A sign-in under way: one loopback port is open. Dropping it closes the port and ends the sign-in.
pub struct PendingSignIn {
    authorize_url: String,
}

impl PendingSignIn {
    /// The address to open in a browser. It holds no secret, but is good for this sign-in only.
    pub fn authorize_url(&self) -> &str {
        &self.authorize_url
    }

    /// Waits for the person, checks what came back, keeps the tokens and says who it is.
    ///
    /// # Errors
    /// [`PlatformError::SignIn`] names the step that failed.
    #[expect(clippy::unused_async, reason = "signature first")]
    pub async fn finish(self) -> Result<SignedIn, PlatformError> {
        Err(PlatformError::SignInNeeded)
    }
}
