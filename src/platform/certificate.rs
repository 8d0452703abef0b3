//! What a certificate says of itself, read for the person it was refused to: who signed it, and from when until when.
//!
//! Pure. A certificate comes from whoever answered, so nothing of it is believed beyond being shown: its texts are short
//! and without control characters, and one that signed itself is called that, because it would name a host.
use chrono::{DateTime, Utc};
use rustls::pki_types::CertificateDer;
use rustls::{CertificateError, Error};
use sha2::{Digest, Sha256};
use x509_parser::parse_x509_certificate;
use x509_parser::x509::{AttributeTypeAndValue, X509Name};

use super::clocks::Clocks;

/// Characters of an issuer's name that are kept.
const NAME_LIMIT: usize = 100;

/// A certificate that was refused, and why.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the host's certificate is not accepted: {why}")]
pub struct CertificateFault {
    /// Why.
    pub why: CertificateWhy,
    /// What could be read of it; nothing of bytes that are no certificate.
    pub facts: Option<CertificateFacts>,
    /// What the clocks showed, where it was refused for its dates.
    pub clocks: Option<Clocks>,
    /// SHA-256 of its bytes: the same certificate is told of once.
    pub fingerprint: [u8; 32],
}

/// Who signed a certificate, and when it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateFacts {
    /// The name of the authority that signed it; none when it signed itself.
    pub issuer: Option<String>,
    /// From when it holds.
    pub not_before: DateTime<Utc>,
    /// Until when.
    pub not_after: DateTime<Utc>,
}

/// Why a certificate was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CertificateWhy {
    /// Its time is over, or this machine's clock is ahead.
    #[error("it has expired")]
    Expired,
    /// Its time has not begun, or this machine's clock is behind.
    #[error("it is not valid yet")]
    NotYetValid,
    /// It belongs to another host.
    #[error("it belongs to another host")]
    OtherHost,
    /// Nobody this machine trusts has signed it.
    #[error("nobody this machine trusts has signed it")]
    UnknownIssuer,
    /// It has signed itself.
    #[error("it has signed itself")]
    SelfSigned,
    /// It was taken back by whoever signed it.
    #[error("it was revoked")]
    Revoked,
    /// This machine trusts it, and the configuration pins other authorities for the review address.
    #[error("it does not come from an authority that is pinned for this address")]
    NotPinned,
    /// The system's own check refused it for a reason of its own.
    #[error("it does not pass this system's check")]
    Refused,
}

impl CertificateWhy {
    /// The word for it in the log. Stable.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Expired => "expired",
            Self::NotYetValid => "not_yet_valid",
            Self::OtherHost => "other_host",
            Self::UnknownIssuer => "unknown_issuer",
            Self::SelfSigned => "self_signed",
            Self::Revoked => "revoked",
            Self::NotPinned => "not_pinned",
            Self::Refused => "refused",
        }
    }

    /// Another time on this machine would have let it pass.
    pub const fn is_about_dates(self) -> bool {
        matches!(self, Self::Expired | Self::NotYetValid)
    }
}

impl CertificateFault {
    /// A certificate the system refused at this time.
    pub(super) fn refused(certificate: &CertificateDer<'_>, verdict: &Error, now: DateTime<Utc>) -> Self {
        let facts = CertificateFacts::read(certificate);
        let named = match verdict {
            Error::InvalidCertificate(error) => named(error),
            _ => CertificateWhy::Refused,
        };
        // Some systems give one verdict for everything; then the certificate's own words say more.
        let why = match (named, &facts) {
            (CertificateWhy::Refused, Some(facts)) if facts.not_after < now => CertificateWhy::Expired,
            (CertificateWhy::Refused, Some(facts)) if facts.not_before > now => CertificateWhy::NotYetValid,
            (CertificateWhy::Refused | CertificateWhy::UnknownIssuer, Some(CertificateFacts { issuer: None, .. })) => {
                CertificateWhy::SelfSigned
            }
            (named, _) => named,
        };
        Self { why, facts, clocks: None, fingerprint: fingerprint(certificate) }
    }

    /// A certificate the system accepts and the configuration does not.
    pub(super) fn not_pinned(certificate: &CertificateDer<'_>) -> Self {
        let facts = CertificateFacts::read(certificate);
        Self { why: CertificateWhy::NotPinned, facts, clocks: None, fingerprint: fingerprint(certificate) }
    }
}

const fn named(error: &CertificateError) -> CertificateWhy {
    match error {
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => CertificateWhy::Expired,
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => CertificateWhy::NotYetValid,
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            CertificateWhy::OtherHost
        }
        CertificateError::UnknownIssuer => CertificateWhy::UnknownIssuer,
        CertificateError::Revoked => CertificateWhy::Revoked,
        _ => CertificateWhy::Refused,
    }
}

impl CertificateFacts {
    /// Reads them; none of bytes that are no certificate.
    pub(super) fn read(certificate: &CertificateDer<'_>) -> Option<Self> {
        let (_, read) = parse_x509_certificate(certificate).ok()?;
        let at = |secs| DateTime::from_timestamp(secs, 0);
        let own = read.issuer().as_raw() == read.subject().as_raw();
        Some(Self {
            issuer: (!own).then(|| name(read.issuer())),
            not_before: at(read.validity().not_before.timestamp())?,
            not_after: at(read.validity().not_after.timestamp())?,
        })
    }
}

/// SHA-256 of a certificate's public key, algorithm included (`SubjectPublicKeyInfo`, RFC 5280 section 4.1).
pub(super) fn key_digest(certificate: &CertificateDer<'_>) -> Option<[u8; 32]> {
    let (_, read) = parse_x509_certificate(certificate).ok()?;
    Some(Sha256::digest(read.public_key().raw).into())
}

fn fingerprint(certificate: &CertificateDer<'_>) -> [u8; 32] {
    Sha256::digest(certificate).into()
}

/// The common name with the organisation behind it, or what there is of the two.
fn name(of: &X509Name<'_>) -> String {
    let common = of.iter_common_name().next().and_then(text);
    let organisation = of.iter_organization().next().and_then(text);
    match (common, organisation) {
        (Some(common), Some(organisation)) if common != organisation => format!("{common} ({organisation})"),
        (Some(one), _) | (None, Some(one)) => one,
        (None, None) => "an authority without a name".to_owned(),
    }
}

fn text(part: &AttributeTypeAndValue<'_>) -> Option<String> {
    let kept: String = part.as_str().ok()?.chars().filter(|c| !c.is_control()).take(NAME_LIMIT).collect();
    (!kept.trim().is_empty()).then_some(kept)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::faults::certificates::{Authority, Leaf, at};

    fn refused(leaf: &Leaf, verdict: CertificateError) -> CertificateFault {
        CertificateFault::refused(&leaf.certificate, &Error::InvalidCertificate(verdict), at(2030))
    }

    #[test]
    fn a_certificate_gives_its_dates_and_its_issuer_without_control_characters() {
        let leaf = Authority::new("SPECIMEN authority", "SPECIMEN \u{7}works").signs("127.0.0.1", (2020, 2021));
        let facts = refused(&leaf, CertificateError::Expired).facts.unwrap();
        assert_eq!((facts.not_before, facts.not_after), (at(2020), at(2021)), "both ends");
        assert_eq!(facts.issuer.as_deref(), Some("SPECIMEN authority (SPECIMEN works)"), "no bell in it");
    }

    #[test]
    fn a_system_with_one_verdict_for_everything_is_told_by_the_certificates_own_words() {
        let authority = Authority::new("SPECIMEN authority", "");
        let why = |leaf: &Leaf| refused(leaf, CertificateError::BadEncoding).why;
        assert_eq!(why(&authority.signs("127.0.0.1", (2020, 2021))), CertificateWhy::Expired);
        assert_eq!(why(&authority.signs("127.0.0.1", (2090, 2091))), CertificateWhy::NotYetValid);
        assert_eq!(why(&Leaf::by_itself((2020, 2090))), CertificateWhy::SelfSigned);
        assert_eq!(why(&authority.signs("127.0.0.1", (2020, 2090))), CertificateWhy::Refused);
    }

    #[test]
    fn one_that_signed_itself_does_not_name_its_host() {
        let facts = refused(&Leaf::by_itself((2020, 2090)), CertificateError::UnknownIssuer).facts.unwrap();
        assert_eq!(facts.issuer, None, "its issuer is its host");
    }

    #[test]
    fn bytes_that_are_no_certificate_are_refused_without_facts() {
        let bytes = CertificateDer::from(b"no certificate".to_vec());
        let verdict = Error::InvalidCertificate(CertificateError::BadEncoding);
        let fault = CertificateFault::refused(&bytes, &verdict, at(2030));
        assert_eq!((fault.why, fault.facts), (CertificateWhy::Refused, None));
        assert_eq!(key_digest(&bytes), None, "and nothing pins them");
    }
}
