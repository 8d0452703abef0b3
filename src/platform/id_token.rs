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

/// Methods of one sign-in that are kept.
const MOST_METHODS: usize = 8;
/// Bytes of the longest word about how somebody signed in; such words may be addresses.
const LONGEST_WORD: usize = 128;

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
    #[serde(default)]
    amr: Value,
    #[serde(default)]
    acr: Value,
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
        methods: methods(&claims.amr),
        assurance: word(&claims.acr),
    })
}

/// The methods of RFC 8176, as the issuer wrote them. Some write one word where the document asks for a list.
fn methods(amr: &Value) -> Vec<String> {
    match amr {
        Value::Array(many) => many.iter().filter_map(word).take(MOST_METHODS).collect(),
        one => word(one).into_iter().collect(),
    }
}

/// A word of a few visible characters; anything else is as if nothing had been said.
fn word(value: &Value) -> Option<String> {
    let word = value.as_str()?;
    let fits = (1..=LONGEST_WORD).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_graphic());
    fits.then(|| word.to_owned())
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

#[cfg(test)]
pub(super) mod tests {
    use jsonwebtoken::{EncodingKey, Header};
    use serde_json::json;

    use super::*;

    /// The private key of RFC 8032 section 7.1 test 1, in its PKCS #8 wrapping: known to everybody, so worth nothing.
    const PKCS8: [u8; 48] = [
        0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20, 0x9d, 0x61,
        0xb1, 0x9d, 0xef, 0xfd, 0x5a, 0x60, 0xba, 0x84, 0x4a, 0xf4, 0x92, 0xec, 0x2c, 0xc4, 0x44, 0x49, 0xc5, 0x69,
        0x7b, 0x32, 0x69, 0x19, 0x70, 0x3b, 0xac, 0x03, 0x1c, 0xae, 0x7f, 0x60,
    ];

    pub(in crate::platform) fn key_set() -> Vec<Value> {
        let x = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
        vec![
            json!({ "kty": "of the future", "kid": "k-0" }),
            json!({ "kty": "OKP", "crv": "Ed25519", "kid": "k-1", "use": "sig", "alg": "EdDSA", "x": x }),
        ]
    }

    pub(in crate::platform) fn signed(kid: &str, claims: &Value) -> Secret {
        let mut header = Header::new(Algorithm::EdDSA);
        header.kid = Some(kid.to_owned());
        Secret::new(jsonwebtoken::encode(&header, claims, &EncodingKey::from_ed_der(&PKCS8)).unwrap())
    }

    fn claims() -> Value {
        json!({ "iss": "https://id.example", "sub": "rev-17", "aud": "console", "exp": 2000, "iat": 1000, "nonce": "n-1",
            "name": "R. Iyer", "roles": ["reviewer"], "auth_time": 990, "scope": "review:read review:claim",
            "amr": ["pwd", "otp"], "acr": "urn:example:two-factors" })
    }

    fn checked(token: &Secret) -> Option<SignedIn> {
        let now = DateTime::from_timestamp(1500, 0).unwrap();
        let expected = Expected { issuer: "https://id.example", client_id: "console", nonce: Some("n-1"), now };
        verify(token, &key_set(), &expected)
    }

    #[test]
    fn a_token_that_says_what_is_expected_names_the_person() {
        let who = checked(&signed("k-1", &claims())).unwrap();
        assert_eq!((who.person_id.as_str(), who.name.as_str()), ("rev-17", "R. Iyer"), "who");
        assert_eq!(who.roles, ["reviewer"], "roles");
        assert_eq!(who.scopes, ["review:read", "review:claim"], "scopes");
        assert_eq!(who.auth_time, DateTime::from_timestamp(990, 0), "when they proved it");
        assert_eq!(who.methods, ["pwd", "otp"], "and how");
        assert_eq!(who.assurance.as_deref(), Some("urn:example:two-factors"), "and how sure the issuer is");
    }

    #[test]
    fn r_61_how_somebody_signed_in_is_kept_as_words_or_not_at_all() {
        for (amr, kept) in [
            (json!("hwk"), vec!["hwk"]),
            (json!(["pwd", 7, "", "two words", "x".repeat(129), "fpt"]), vec!["pwd", "fpt"]),
            (json!(vec!["a"; 20]), vec!["a"; 8]),
            (json!({ "pwd": true }), vec![]),
            (Value::Null, vec![]),
        ] {
            let mut claims = claims();
            (claims["amr"], claims["acr"]) = (amr.clone(), json!(["1"]));
            let who = checked(&signed("k-1", &claims)).unwrap();
            assert_eq!((who.methods, who.assurance), (kept.into_iter().map(str::to_owned).collect(), None), "{amr}");
        }
    }

    #[test]
    fn a_token_that_says_anything_else_is_not_believed() {
        for (key, wrong) in [
            ("iss", json!("https://other.example")),
            ("iss", json!("https://id.example/")),
            ("aud", json!("another-client")),
            ("aud", json!(["console", "another-client"])),
            ("aud", json!(7)),
            ("nonce", json!("n-2")),
            ("nonce", Value::Null),
            ("exp", json!(1440)),
            ("exp", Value::Null),
            ("iat", json!(1561)),
            ("sub", json!("")),
        ] {
            let mut claims = claims();
            claims[key] = wrong.clone();
            assert_eq!(checked(&signed("k-1", &claims)), None, "{key} = {wrong}");
        }
        let mut many = claims();
        many["aud"] = json!(["console", "another-client"]);
        many["azp"] = json!("console");
        assert!(checked(&signed("k-1", &many)).is_some(), "several audiences, given to this client");
    }

    #[test]
    fn a_signature_that_does_not_hold_is_not_believed() {
        assert_eq!(checked(&signed("k-9", &claims())), None, "an unknown key");
        assert_eq!(checked(&signed("k-0", &claims())), None, "a key of an unknown kind");
        let good = signed("k-1", &claims());
        let parts: Vec<&str> = good.expose().split('.').collect();
        let other = signed("k-1", &json!({ "sub": "lead-02" }));
        let swapped = format!("{}.{}.{}", parts[0], other.expose().split('.').nth(1).unwrap(), parts[2]);
        assert_eq!(checked(&Secret::new(swapped)), None, "claims of another token");
        let none = "eyJhbGciOiJub25lIn0";
        assert_eq!(checked(&Secret::new(format!("{none}.{}.", parts[1]))), None, "no signature at all");
        let shared = jsonwebtoken::encode(&Header::default(), &claims(), &EncodingKey::from_secret(b"x")).unwrap();
        assert_eq!(checked(&Secret::new(shared)), None, "a shared secret");
        for text in ["", "a", "a.b.c", "....", &"x".repeat(10_000)] {
            assert_eq!(checked(&Secret::new(text)), None, "no token");
        }
    }
}
