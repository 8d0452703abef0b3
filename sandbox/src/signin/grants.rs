//! What was granted: codes waiting to be redeemed, families of refresh tokens, revoked access tokens.
use crate::rules::{Scope, Time};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::TimeDelta;
use sha2::{Digest, Sha256};
use std::collections::{HashMap, HashSet};

/// Errors of the token endpoint, by their OAuth names (RFC 6749 section 5.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TokenError {
    /// A field is missing or repeated.
    #[error("invalid_request")]
    InvalidRequest,
    /// The client did not prove who it is.
    #[error("invalid_client")]
    InvalidClient,
    /// The code or refresh token does not hold.
    #[error("invalid_grant")]
    InvalidGrant,
    /// Another grant type.
    #[error("unsupported_grant_type")]
    UnsupportedGrantType,
    /// A scope nobody here may have.
    #[error("invalid_scope")]
    InvalidScope,
}

/// What an authorize request was answered with.
#[derive(Clone, Debug)]
pub struct CodeGrant {
    /// Where the code was sent; must be named again.
    pub redirect_uri: String,
    /// S256 challenge.
    pub challenge: String,
    /// Echoed in the id token.
    pub nonce: Option<String>,
    /// Who signed in, on what terms.
    pub session: SignedIn,
    /// Codes live one minute.
    pub good_until: Time,
}

/// A person's sign-in.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// The person's id.
    pub person: String,
    /// Granted scopes, OpenID ones included.
    pub scopes: Vec<String>,
    /// When they signed in.
    pub at: Time,
}

#[derive(Debug)]
struct Family {
    session: SignedIn,
    live: bool,
}

/// All grants.
#[derive(Debug, Default)]
pub struct Grants {
    codes: HashMap<String, CodeGrant>,
    families: Vec<Family>,
    refresh: HashMap<[u8; 32], (usize, bool)>,
    revoked: HashSet<String>,
    issued: u64,
    ended: HashMap<String, u64>,
    all_ended: u64,
}

/// Random text no one can guess: 256 bits from the operating system.
pub(crate) fn random_text() -> String {
    let mut bytes = [0_u8; 32];
    // A failing generator leaves zeros; the sandbox then hands out a token that collides and is refused, never a panic.
    let _ = aws_lc_rs::rand::fill(&mut bytes);
    URL_SAFE_NO_PAD.encode(bytes)
}

fn digest(text: &str) -> [u8; 32] {
    Sha256::digest(text.as_bytes()).into()
}

/// The scopes a person with these review scopes gets of those asked for.
pub(crate) fn grant_scopes(asked: &str, roles: &[crate::rules::Role]) -> Vec<String> {
    let open = |word: &str| match Scope::ALL.into_iter().find(|scope| scope.as_str() == word) {
        Some(scope) => scope.open_to(roles),
        None => matches!(word, "openid" | "profile" | "offline_access"),
    };
    asked.split_whitespace().filter(|word| open(word)).map(str::to_owned).collect()
}

impl Grants {
    /// Remembers a code.
    pub fn add_code(&mut self, grant: CodeGrant) -> String {
        let code = random_text();
        self.codes.insert(code.clone(), grant);
        code
    }

    /// Redeems a code: once, for its redirect address and its verifier.
    ///
    /// # Errors
    /// `invalid_grant`; the code is spent either way.
    pub fn redeem(
        &mut self,
        code: &str,
        redirect_uri: &str,
        verifier: &str,
        now: Time,
    ) -> Result<CodeGrant, TokenError> {
        let grant = self.codes.remove(code).ok_or(TokenError::InvalidGrant)?;
        let challenge = URL_SAFE_NO_PAD.encode(digest(verifier));
        let length_fits = (43..=128).contains(&verifier.len());
        if now < grant.good_until && grant.redirect_uri == redirect_uri && length_fits && challenge == grant.challenge {
            Ok(grant)
        } else {
            Err(TokenError::InvalidGrant)
        }
    }

    /// Opens a family and gives its first refresh token.
    pub fn open_family(&mut self, session: SignedIn) -> String {
        self.families.push(Family { session, live: true });
        self.next_refresh(self.families.len() - 1)
    }

    fn next_refresh(&mut self, family: usize) -> String {
        let token = random_text();
        self.refresh.insert(digest(&token), (family, true));
        token
    }

    /// Uses a refresh token: answers the sign-in and the next token. A token used before revokes its family.
    ///
    /// # Errors
    /// `invalid_grant`.
    pub fn rotate(&mut self, token: &str) -> Result<(SignedIn, String), TokenError> {
        let (index, fresh) = self.refresh.get_mut(&digest(token)).ok_or(TokenError::InvalidGrant)?;
        let (index, was_fresh) = (*index, std::mem::replace(fresh, false));
        let family = self.families.get_mut(index).ok_or(TokenError::InvalidGrant)?;
        if !was_fresh {
            family.live = false;
        }
        if !family.live {
            return Err(TokenError::InvalidGrant);
        }
        let session = family.session.clone();
        Ok((session, self.next_refresh(index)))
    }

    /// Ends the family of a refresh token (sign-out). Unknown tokens are fine.
    pub fn end_family(&mut self, token: &str) {
        if let Some((index, _)) = self.refresh.get(&digest(token))
            && let Some(family) = self.families.get_mut(*index)
        {
            family.live = false;
        }
    }

    /// Ends every family of a person, or of everybody.
    pub fn end_families_of(&mut self, person: Option<&str>) {
        for family in &mut self.families {
            if person.is_none_or(|person| family.session.person == person) {
                family.live = false;
            }
        }
    }

    /// The number of the next access token. Numbers and not times say which tokens an expiry ends, because the platform's
    /// clock may stand still.
    pub fn number_token(&mut self) -> u64 {
        self.issued += 1;
        self.issued
    }

    /// Access tokens issued up to now are no longer good, for a person or for everybody. Refreshing still works.
    pub fn expire_access(&mut self, person: Option<&str>) {
        match person {
            Some(person) => {
                self.ended.insert(person.to_owned(), self.issued);
            }
            None => self.all_ended = self.issued,
        }
    }

    /// Revokes one access token by its id.
    pub fn revoke(&mut self, token_id: &str) {
        self.revoked.insert(token_id.to_owned());
    }

    /// Whether an access token still holds.
    #[must_use]
    pub fn holds(&self, token_id: &str, person: &str) -> bool {
        let number = token_id.split('.').next().and_then(|text| text.parse::<u64>().ok()).unwrap_or(0);
        let last_ended = self.ended.get(person).copied().unwrap_or(0).max(self.all_ended);
        number > last_ended && !self.revoked.contains(token_id)
    }
}

/// How long a code lives.
pub(crate) const CODE_LIFE: TimeDelta = TimeDelta::seconds(60);

#[cfg(test)]
mod tests {
    use super::{CodeGrant, Grants, SignedIn, TokenError, grant_scopes};
    use crate::rules::Role;
    use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
    use chrono::{DateTime, TimeDelta};
    use sha2::{Digest, Sha256};

    const VERIFIER: &str = "a-verifier-of-at-least-forty-three-characters-long";

    fn session() -> SignedIn {
        SignedIn { person: "rev-17".into(), scopes: vec!["openid".into()], at: DateTime::UNIX_EPOCH }
    }

    fn grant() -> CodeGrant {
        CodeGrant {
            redirect_uri: "http://127.0.0.1:9/cb".into(),
            challenge: URL_SAFE_NO_PAD.encode(Sha256::digest(VERIFIER)),
            nonce: None,
            session: session(),
            good_until: DateTime::UNIX_EPOCH + TimeDelta::seconds(60),
        }
    }

    #[test]
    fn a_code_works_once_and_only_with_its_verifier_and_address() {
        let mut grants = Grants::default();
        let now = DateTime::UNIX_EPOCH;
        let code = grants.add_code(grant());
        assert!(grants.redeem(&code, "http://127.0.0.1:9/cb", VERIFIER, now).is_ok());
        assert_eq!(grants.redeem(&code, "http://127.0.0.1:9/cb", VERIFIER, now).unwrap_err(), TokenError::InvalidGrant);
        let code = grants.add_code(grant());
        let other = "another-verifier-of-at-least-forty-three-characters";
        assert!(grants.redeem(&code, "http://127.0.0.1:9/cb", other, now).is_err(), "wrong verifier");
        let code = grants.add_code(grant());
        assert!(grants.redeem(&code, "http://127.0.0.1:10/cb", VERIFIER, now).is_err(), "other address");
        let code = grants.add_code(grant());
        assert!(grants.redeem(&code, "http://127.0.0.1:9/cb", VERIFIER, now + TimeDelta::seconds(60)).is_err(), "late");
    }

    #[test]
    fn reusing_an_old_refresh_token_ends_the_family() {
        let mut grants = Grants::default();
        let first = grants.open_family(session());
        let (_, second) = grants.rotate(&first).unwrap();
        let (_, third) = grants.rotate(&second).unwrap();
        assert!(grants.rotate(&first).is_err(), "an old token is refused");
        assert!(grants.rotate(&third).is_err(), "and takes the newest one with it");
    }

    #[test]
    fn an_expiry_ends_the_tokens_before_it_even_while_the_clock_stands_still() {
        let mut grants = Grants::default();
        let id = |number: u64| format!("{number}.random");
        let (old, other) = (id(grants.number_token()), id(grants.number_token()));
        grants.expire_access(Some("rev-17"));
        let new = id(grants.number_token());
        assert!(!grants.holds(&old, "rev-17") && grants.holds(&new, "rev-17"));
        assert!(grants.holds(&other, "rev-23"), "somebody else's stays");
        grants.expire_access(None);
        assert!(!grants.holds(&new, "rev-17") && !grants.holds(&other, "rev-23"));
        assert!(!grants.holds("no number", "rev-17"));
    }

    #[test]
    fn scopes_that_do_not_fit_the_roles_are_left_out() {
        let asked = "openid offline_access review:read review:decide review:lead nonsense";
        assert_eq!(grant_scopes(asked, &[Role::Analyst]), ["openid", "offline_access", "review:read"]);
        assert!(grant_scopes(asked, &[Role::Reviewer]).contains(&"review:decide".to_owned()));
    }
}
