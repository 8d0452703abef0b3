//! Signed identity assertions, believed only by keys the configuration pins, and held against the signature record
//! in both directions. Nothing is fetched: a key that is not pinned is no key.
use chrono::{DateTime, TimeDelta, Utc};
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use serde_json::Value;

use super::{Lines, Tone, Topic, list, moment};
use crate::case::evidence::SignedAssertion;
use crate::case::shown::word;
use crate::catalogue::decimal;

/// How far the issuer's clock may run ahead of ours.
const AHEAD: TimeDelta = TimeDelta::seconds(60);
/// References of one assertion that are looked at.
const REFERENCES: usize = 50;

/// A pinned key: who signs, under which name, by which algorithm, and the public key itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssertionKey {
    /// The issuer, `iss` of what it signs.
    pub issuer: String,
    /// The key's name, `kid` of what it signs.
    pub key_id: String,
    /// The only algorithm it signs with.
    pub algorithm: Algorithm,
    /// Its numbers, base64url without padding: one for Ed25519, `x.y` for P-256.
    pub numbers: String,
}

/// Every pinned key; empty where none is configured, and then nothing is believed.
pub type AssertionKeys = Vec<AssertionKey>;

impl AssertionKey {
    /// What a pin looks like, for a message.
    pub const FORM: &str =
        "issuer, key id and EdDSA:KEY or ES256:X.Y with the key's numbers in base64url, parted by spaces";

    /// Reads a pin of the configuration. Only algorithms of the allow-list are pins: a shared secret could be used by
    /// whoever verifies, and `none` by anybody.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split_whitespace();
        let (issuer, key_id, key) = (parts.next()?, parts.next()?, parts.next()?);
        let (algorithm, numbers) = key.split_once(':')?;
        let (algorithm, lengths): (Algorithm, &[usize]) = match algorithm {
            "EdDSA" => (Algorithm::EdDSA, &[43]),
            "ES256" => (Algorithm::ES256, &[43, 43]),
            _ => return None,
        };
        let given: Vec<&str> = numbers.split('.').collect();
        let is_number =
            |text: &&str| text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
        let fits = given.len() == lengths.len() && given.iter().zip(lengths).all(|(one, length)| one.len() == *length);
        let sound = fits && given.iter().all(is_number) && parts.next().is_none();
        let key = Self { issuer: issuer.to_owned(), key_id: key_id.to_owned(), algorithm, numbers: numbers.to_owned() };
        (sound && key.decoding().is_some()).then_some(key)
    }

    fn decoding(&self) -> Option<DecodingKey> {
        match (self.algorithm, self.numbers.split_once('.')) {
            (Algorithm::EdDSA, None) => DecodingKey::from_ed_components(&self.numbers).ok(),
            (Algorithm::ES256, Some((x, y))) => DecodingKey::from_ec_components(x, y).ok(),
            _ => None,
        }
    }
}

/// Whether an assertion is believed. Its claims are only ever read from one whose signature holds.
#[derive(Clone, PartialEq)]
pub enum Trust {
    /// Signed by a pinned key, and it counts now.
    Good(Value),
    /// Signed by a pinned key, and its time is over.
    Expired(Value, DateTime<Utc>),
    /// Signed by a pinned key, for a time to come.
    Ahead,
    /// Altered, signed by another key than the one it names, or with a time that is none.
    Broken,
    /// Names a key that is not pinned, or its issuer is not that key's.
    UnknownKey,
    /// By an algorithm that is not allowed for the key.
    Algorithm,
    /// No assertion at all.
    Unreadable,
}

/// Verifies an assertion at a moment.
pub fn verify(compact: &str, keys: &[AssertionKey], now: DateTime<Utc>) -> Trust {
    let Ok(header) = jsonwebtoken::decode_header(compact) else { return Trust::Unreadable };
    let named = keys.iter().filter(|key| header.kid.as_ref() == Some(&key.key_id));
    let named: Vec<&AssertionKey> = named.collect();
    if named.is_empty() {
        return Trust::UnknownKey;
    }
    let allowed: Vec<&AssertionKey> = named.into_iter().filter(|key| key.algorithm == header.alg).collect();
    if allowed.is_empty() {
        return Trust::Algorithm;
    }
    // The library would ask the system for the time, and knows no issuer: both are checked below.
    let mut validation = Validation::new(header.alg);
    validation.validate_exp = false;
    validation.validate_aud = false;
    validation.required_spec_claims.clear();
    let mut claims = None;
    for key in allowed {
        let decoded = key.decoding().and_then(|key| jsonwebtoken::decode::<Value>(compact, &key, &validation).ok());
        if let Some(decoded) = decoded {
            let issuer = decoded.claims.get("iss").and_then(Value::as_str);
            if issuer != Some(&key.issuer) {
                return Trust::UnknownKey;
            }
            claims = Some(decoded.claims);
            break;
        }
    }
    let Some(claims) = claims else { return Trust::Broken };
    let times = (time_of(&claims, "exp"), time_of(&claims, "nbf"), time_of(&claims, "iat"));
    let (Ok(ends), Ok(from), Ok(issued)) = times else { return Trust::Broken };
    let begins = from.max(issued);
    match ends {
        _ if begins.is_some_and(|begins| begins > now + AHEAD) => Trust::Ahead,
        Some(ends) if now >= ends => Trust::Expired(claims, ends),
        _ => Trust::Good(claims),
    }
}

/// A time stands in the claims and cannot be read.
struct NoTime;

/// A time of the claims: seconds since 1970, with or without a fraction (RFC 7519, section 2). Nothing where there is none.
fn time_of(claims: &Value, name: &str) -> Result<Option<DateTime<Utc>>, NoTime> {
    claims.get(name).map(|value| value.as_f64().and_then(instant).ok_or(NoTime)).transpose()
}

/// Nothing where the calendar does not reach that far: the cast then ends at the largest number, which is no second of it.
fn instant(secs: f64) -> Option<DateTime<Utc>> {
    let whole = secs.floor();
    DateTime::from_timestamp(whole as i64, ((secs - whole) * 1e9) as u32)
}

/// Every assertion, and whether it belongs to the signature.
pub(super) fn assertions(lines: &mut Lines<'_>) {
    let seen = lines.seen;
    let mut believed: Vec<Value> = Vec::new();
    for assertion in &seen.evidence.assertions {
        let trust = if assertion.unreadable {
            Trust::Unreadable
        } else {
            verify(assertion.compact.expose(), seen.keys, seen.now)
        };
        let key = match &trust {
            Trust::Good(_) => "check-assertion-good",
            Trust::Expired(..) => "check-assertion-expired",
            Trust::Ahead => "check-assertion-ahead",
            Trust::Broken => "check-assertion-broken",
            Trust::UnknownKey if seen.keys.is_empty() => "check-assertion-no_keys",
            Trust::UnknownKey => "check-assertion-unknown_key",
            Trust::Algorithm => "check-assertion-algorithm",
            Trust::Unreadable => "check-assertion-unreadable",
        };
        match trust {
            Trust::Good(claims) => {
                let says = says(lines, &claims);
                let issuer = text(&claims, "iss");
                lines.add(Topic::Assertion, Tone::Fine, key, &[("issuer", &issuer), ("list", &says)]);
                bounds(lines, &claims);
                references(lines, &claims);
                belongs(lines, assertion, &claims);
                believed.push(claims);
            }
            Trust::Expired(claims, ends) => {
                let arguments = [("issuer", text(&claims, "iss")), ("at", moment(ends))];
                let arguments = arguments.each_ref().map(|(name, value)| (*name, value.as_str()));
                lines.add(Topic::Assertion, Tone::Differs, key, &arguments);
                belongs(lines, assertion, &claims);
                believed.push(claims);
            }
            Trust::UnknownKey if seen.keys.is_empty() => lines.add(Topic::Assertion, Tone::Caution, key, &[]),
            _ => lines.add(Topic::Assertion, Tone::Differs, key, &[]),
        }
    }
    named_by_signatures(lines, &believed);
}

fn text(claims: &Value, name: &str) -> String {
    claims.get(name).and_then(crate::case::evidence::scalar_of).map(|text| word(&text)).unwrap_or_default()
}

/// Decision, score and time in one line; a score is repeated and not judged, since nobody declares its direction.
fn says(lines: &Lines<'_>, claims: &Value) -> String {
    let mut parts: Vec<String> = Vec::new();
    for (name, key) in [("decision", "check-assertion-decision"), ("score", "check-assertion-score")] {
        let value = decimal(&text(claims, name), lines.seen.language);
        if !value.is_empty() {
            parts.push(lines.say(key, &[("value", &value)]));
        }
    }
    let issued = time_of(claims, "iat").ok().flatten();
    parts.extend(issued.map(|at| lines.say("check-assertion-at", &[("at", &moment(at))])));
    let hashed = ["claims", "claimHashes", "hashedClaims"].iter().find_map(|name| claims.get(*name)?.as_object());
    let names: Vec<String> = hashed.into_iter().flatten().take(REFERENCES).map(|(name, _)| word(name)).collect();
    if !names.is_empty() {
        parts.push(lines.say("check-assertion-claims", &[("list", &list(&names))]));
    }
    if parts.is_empty() { lines.say("check-nothing_said", &[]) } else { list(&parts) }
}

/// An assertion without an end or a beginning counts, and says less.
fn bounds(lines: &mut Lines<'_>, claims: &Value) {
    let names = |name: &str| claims.get(name).is_some();
    if !names("exp") {
        lines.add(Topic::Assertion, Tone::Caution, "check-assertion-no_end", &[]);
    }
    if !names("nbf") && !names("iat") {
        lines.add(Topic::Assertion, Tone::Caution, "check-assertion-no_beginning", &[]);
    }
}

/// What the assertion's evidence references point to: blocks and files of this case, or nothing here.
fn references(lines: &mut Lines<'_>, claims: &Value) {
    let items =
        ["evidence", "evidenceReferences", "evidenceRefs"].iter().find_map(|name| claims.get(*name)?.as_array());
    let ids = items.into_iter().flatten().take(REFERENCES).filter_map(|item| {
        let inside = || ["id", "ref", "blockId", "$id", "sha256"].iter().find_map(|name| item.get(*name)?.as_str());
        item.as_str().or_else(inside)
    });
    let seen = lines.seen;
    let here = |id: &str| {
        let digest = id.rsplit(':').next().unwrap_or(id);
        seen.evidence.block_ids.iter().any(|known| known.as_str() == id)
            || seen.evidence.files.iter().any(|file| {
                file.file.as_str() == id || file.sha256.as_deref().is_some_and(|sha| sha.eq_ignore_ascii_case(digest))
            })
    };
    let (found, lost): (Vec<&str>, Vec<&str>) = ids.partition(|id| here(id));
    if !found.is_empty() {
        lines.add(Topic::Assertion, Tone::Fine, "check-assertion-points", &[("count", &found.len().to_string())]);
    }
    if !lost.is_empty() {
        let lost: Vec<String> = lost.into_iter().map(word).collect();
        lines.add(Topic::Assertion, Tone::Differs, "check-assertion-lost", &[("list", &list(&lost))]);
    }
}

/// The signing process an assertion names is the one that signed. Only the signed claim can say so: the block around it can
/// be put around any assertion, so that what it says is a caution at best.
fn belongs(lines: &mut Lines<'_>, assertion: &SignedAssertion, claims: &Value) {
    let evidence = lines.seen.evidence;
    let signed = evidence.signed.iter().filter_map(|signed| signed.process_id.as_deref());
    let processes: Vec<&str> =
        signed.chain(evidence.trails.iter().filter_map(|trail| trail.process_id.as_deref())).collect();
    if processes.is_empty() {
        return;
    }
    let inside = text(claims, "signatureProcessId");
    let (tone, key, id) = match (inside.as_str(), assertion.process_id.as_deref()) {
        ("", None) => (Tone::Caution, "check-assertion-no_signature", ""),
        ("", Some(outside)) if processes.contains(&outside) => {
            (Tone::Caution, "check-assertion-block_names_signature", outside)
        }
        ("", Some(outside)) => (Tone::Differs, "check-assertion-other_signature", outside),
        (inside, _) if processes.contains(&inside) => (Tone::Fine, "check-assertion-names_signature", inside),
        (inside, _) => (Tone::Differs, "check-assertion-other_signature", inside),
    };
    lines.add(Topic::Assertion, tone, key, &[("id", id)]);
}

/// And back: the assertion a signature record names is one that was believed.
fn named_by_signatures(lines: &mut Lines<'_>, believed: &[Value]) {
    let evidence = lines.seen.evidence;
    let named = evidence.signed.iter().filter_map(|signed| signed.assertion.clone());
    let mut named: Vec<String> =
        named.chain(evidence.trails.iter().filter_map(|trail| trail.assertion.clone())).collect();
    named.dedup();
    let ids: Vec<String> = believed.iter().map(|claims| text(claims, "jti")).collect();
    for id in &named {
        let (tone, key) = if ids.contains(id) {
            (Tone::Fine, "check-assertion-named")
        } else if evidence.assertions.is_empty() {
            (Tone::Caution, "check-assertion-not_here")
        } else {
            (Tone::Differs, "check-assertion-other")
        };
        lines.add(Topic::Assertion, tone, key, &[("id", id)]);
    }
    let signs = !evidence.signed.is_empty() || !evidence.trails.is_empty();
    if named.is_empty() && signs && !evidence.assertions.is_empty() {
        lines.add(Topic::Assertion, Tone::Caution, "check-assertion-not_named", &[]);
    }
}
