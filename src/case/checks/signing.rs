//! What a signature would stand on: the stored identity and its age, the certificate and its hour, and
//! credentials.
use chrono::{DateTime, TimeDelta, Utc};

use super::{Lines, Tone, Topic, list, moment};
use crate::case::evidence::{Evidence, Side};

/// From how little time left on a certificate is said to run out.
const SHORT: TimeDelta = TimeDelta::minutes(10);

/// The identity a signature would reuse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StoredIdentity {
    /// When it was verified, where the record says.
    pub verified_at: Option<DateTime<Utc>>,
    /// The first moment it does not count any more, where the record says.
    pub ends_at: Option<DateTime<Utc>>,
}

/// The stored identity of a session that signs with it: there is something to sign, and no step of this session looked at
/// a document, which would replace it. Where several ends are recorded the earliest counts.
pub fn stored_identity(evidence: &Evidence) -> Option<StoredIdentity> {
    let signs = !evidence.to_sign.is_empty() || !evidence.contracts.is_empty();
    let document = |side: Side| matches!(side, Side::Front | Side::Back);
    let taken = evidence.files.iter().any(|file| document(file.side) && !file.is_handed_in());
    let fresh = !evidence.document_checks.is_empty() || taken;
    if !signs || fresh || evidence.signature_issued() {
        return None;
    }
    let brought = || evidence.credentials.iter().filter(|credential| !credential.issued_here);
    let ends = brought().filter_map(|credential| credential.ends_at);
    let ends_at = ends.chain(evidence.signers.iter().filter_map(|signer| signer.valid_until)).min();
    let verified = evidence.signers.iter().filter_map(|signer| signer.last_verified_at);
    let verified_at = verified.chain(brought().filter_map(|credential| credential.issued_at)).max();
    (ends_at.is_some() || verified_at.is_some()).then_some(StoredIdentity { verified_at, ends_at })
}

/// Whether the stored identity is too old to sign with at a moment: its end is its first moment out.
pub fn identity_too_old(evidence: &Evidence, now: DateTime<Utc>) -> bool {
    stored_identity(evidence).and_then(|identity| identity.ends_at).is_some_and(|ends| now >= ends)
}

/// Age and end of the stored identity.
pub(super) fn identity(lines: &mut Lines<'_>) {
    let now = lines.seen.now;
    let Some(identity) = stored_identity(lines.seen.evidence) else { return };
    if let Some(verified) = identity.verified_at {
        // Days of the calendar: an hour of yesterday is not today.
        let days = (now.date_naive() - verified.date_naive()).num_days();
        let key = if days < 0 { "check-identity-ahead" } else { "check-identity-age" };
        let tone = if days < 0 { Tone::Differs } else { Tone::Note };
        let (count, at) = (days.unsigned_abs().to_string(), verified.date_naive().to_string());
        lines.add(Topic::Identity, tone, key, &[("count", &count), ("day", &at)]);
    }
    match identity.ends_at {
        Some(ends) if now >= ends => lines.add_until(Topic::Identity, Tone::Blocks, "check-identity-too_old", ends),
        Some(ends) => lines.add_until(Topic::Identity, Tone::Fine, "check-identity-counts", ends),
        None => lines.add(Topic::Identity, Tone::Note, "check-identity-no_end", &[]),
    }
}

/// What is left of the signing certificate. Once a signature is issued its end matters no more.
pub(super) fn certificate(lines: &mut Lines<'_>) {
    let now = lines.seen.now;
    let last = lines.seen.evidence.certificates.last().filter(|_| !lines.seen.evidence.signature_issued());
    let Some(ends) = last.map(|certificate| certificate.ends_at) else { return };
    let (tone, key) = match ends - now {
        left if left <= TimeDelta::zero() => (Tone::Differs, "check-certificate-over"),
        left if left <= SHORT => (Tone::Caution, "check-certificate-short"),
        _ => (Tone::Note, "check-certificate-runs"),
    };
    lines.add_until(Topic::Certificate, tone, key, ends);
}

/// Credentials, in one line each.
pub(super) fn credentials(lines: &mut Lines<'_>) {
    for credential in &lines.seen.evidence.credentials {
        let mut parts: Vec<String> = Vec::new();
        parts.extend(credential.credential_type.clone());
        parts.extend(credential.issuer.clone());
        parts.extend(credential.credential_id.clone());
        parts.extend(credential.issued_at.map(|at| lines.say("check-credential-since", &[("at", &moment(at))])));
        let key = if credential.issued_here { "check-credential-issued" } else { "check-credential-brought" };
        let over = credential.ends_at.is_some_and(|ends| lines.seen.now >= ends);
        let tone = if over { Tone::Caution } else { Tone::Note };
        parts.extend(credential.ends_at.map(|ends| {
            let key = if over { "check-credential-over" } else { "check-credential-until" };
            lines.say(key, &[("at", &moment(ends))])
        }));
        if parts.is_empty() {
            parts.push(lines.say("check-nothing_said", &[]));
        }
        lines.add(Topic::Credential, tone, key, &[("list", &list(&parts))]);
    }
}
