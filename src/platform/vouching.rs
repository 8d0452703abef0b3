//! Who vouches for a host: the system decides, and what it refuses stays refused. Beside its verdict this keeps the
//! reason, notes who signed what was accepted, and refuses further what the configuration does not pin.
//!
//! A pin holds when the host's own key is pinned, or when the host's certificate is proven to descend from a presented
//! certificate whose key is: a pinned certificate merely sent along proves nothing, since everybody has a copy.
use std::io;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, Utc};
use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, aws_lc_rs};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{
    CertificateError, ClientConfig, DigitallySignedStruct, Error, OtherError, RootCertStore, SignatureScheme,
};

use super::addresses::Addresses;
use super::certificate::{CertificateFacts, CertificateFault, key_digest};
use super::listener::Listening;

/// Certificates and issuers remembered as told, so that nothing is told for every connection.
const TOLD_LIMIT: usize = 64;

/// The system's verdict on certificates, and more refusals.
#[derive(Debug)]
struct Vouching {
    system: Arc<dyn ServerCertVerifier>,
    provider: Arc<CryptoProvider>,
    pins: Pins,
    told: Told,
}

/// Which keys are pinned for which host.
#[derive(Debug)]
struct Pins {
    /// The review API's host, when keys are pinned for it.
    host: Option<String>,
    keys: Vec<[u8; 32]>,
}

/// What whoever listens was told already.
struct Told {
    listening: Arc<Listening>,
    refused: Mutex<Vec<[u8; 32]>>,
    issuers: Mutex<Vec<Option<String>>>,
}

impl std::fmt::Debug for Told {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Told")
    }
}

/// How a TLS connection of this room is made: the system's trust, the pins, HTTP/2 where the host speaks it.
pub(super) fn tls(addresses: &Addresses, listening: Arc<Listening>) -> Result<ClientConfig, Error> {
    let provider = Arc::new(aws_lc_rs::default_provider());
    let system = Arc::new(rustls_platform_verifier::Verifier::new(Arc::clone(&provider))?);
    over(system, provider, addresses, listening)
}

/// The same over any verdict; tests bring their own.
pub(super) fn over(
    system: Arc<dyn ServerCertVerifier>,
    provider: Arc<CryptoProvider>,
    addresses: &Addresses,
    listening: Arc<Listening>,
) -> Result<ClientConfig, Error> {
    let host = addresses.review.host_str().map(|host| host.trim_matches(['[', ']']).to_ascii_lowercase());
    let keys = addresses.review_pins.clone();
    let pins = Pins { host: host.filter(|_| !keys.is_empty()), keys };
    let told = Told { listening, refused: Mutex::default(), issuers: Mutex::default() };
    let verifier = Vouching { system, provider: Arc::clone(&provider), pins, told };
    let mut config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(verifier))
        .with_no_client_auth();
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(config)
}

/// The certificate a TLS library speaks of. Errors of input and output hide their cause, one within the other.
pub(super) fn certificate_in(error: &io::Error) -> Option<CertificateFault> {
    let cause = error.get_ref()?;
    match cause.downcast_ref() {
        Some(tls) => fault_in(tls).cloned(),
        None => certificate_in(cause.downcast_ref()?),
    }
}

/// The fault inside a TLS library's error, when that is what it is about.
fn fault_in(error: &Error) -> Option<&CertificateFault> {
    match error {
        Error::InvalidCertificate(CertificateError::Other(OtherError(cause))) => cause.downcast_ref(),
        _ => None,
    }
}

impl ServerCertVerifier for Vouching {
    fn verify_server_cert(
        &self,
        leaf: &CertificateDer<'_>,
        others: &[CertificateDer<'_>],
        name: &ServerName<'_>,
        ocsp: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let verdict = self.system.verify_server_cert(leaf, others, name, ocsp, now);
        let accepted = match verdict {
            Ok(accepted) => accepted,
            Err(refused) => return Err(self.refuse(CertificateFault::refused(leaf, &refused, time(now)))),
        };
        if self.pins.are_for(name) && !self.is_pinned(leaf, others, name, ocsp, now) {
            return Err(self.refuse(CertificateFault::not_pinned(leaf)));
        }
        if let Some(facts) = CertificateFacts::read(leaf) {
            self.told.issuer(facts);
        }
        Ok(accepted)
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        leaf: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.system.verify_tls12_signature(message, leaf, signature)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        leaf: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.system.verify_tls13_signature(message, leaf, signature)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.system.supported_verify_schemes()
    }
}

impl Vouching {
    fn refuse(&self, fault: CertificateFault) -> Error {
        self.told.refused(&fault);
        Error::InvalidCertificate(CertificateError::Other(OtherError(Arc::new(fault))))
    }

    /// Whether a pinned key vouches for the host, proven by its signatures.
    fn is_pinned(
        &self,
        leaf: &CertificateDer<'_>,
        others: &[CertificateDer<'_>],
        name: &ServerName<'_>,
        ocsp: &[u8],
        now: UnixTime,
    ) -> bool {
        let pinned = |one: &CertificateDer<'_>| key_digest(one).is_some_and(|key| self.pins.keys.contains(&key));
        if pinned(leaf) {
            return true;
        }
        let mut anchors = RootCertStore::empty();
        for one in others.iter().filter(|one| pinned(one)) {
            // One that cannot be an anchor is none.
            let _ = anchors.add(one.clone().into_owned());
        }
        if anchors.is_empty() {
            return false;
        }
        WebPkiServerVerifier::builder_with_provider(Arc::new(anchors), Arc::clone(&self.provider))
            .build()
            .is_ok_and(|proof| proof.verify_server_cert(leaf, others, name, ocsp, now).is_ok())
    }
}

impl Pins {
    fn are_for(&self, name: &ServerName<'_>) -> bool {
        let Some(host) = &self.host else { return false };
        match name {
            ServerName::DnsName(name) => {
                name.as_ref().trim_end_matches('.').eq_ignore_ascii_case(host.trim_end_matches('.'))
            }
            ServerName::IpAddress(ip) => host.parse() == Ok(IpAddr::from(*ip)),
            // No name of that kind is asked for today; should one be, it is not let past the pins.
            _ => true,
        }
    }
}

impl Told {
    fn refused(&self, fault: &CertificateFault) {
        if first_time(&self.refused, fault.fingerprint) {
            self.listening.refused(fault);
        }
    }

    fn issuer(&self, facts: CertificateFacts) {
        if first_time(&self.issuers, facts.issuer.clone()) {
            self.listening.vouched(&facts);
        }
    }
}

/// Notes one more, the oldest giving way.
fn first_time<T: PartialEq>(known: &Mutex<Vec<T>>, one: T) -> bool {
    let mut known = known.lock().unwrap_or_else(PoisonError::into_inner);
    if known.contains(&one) {
        return false;
    }
    if known.len() >= TOLD_LIMIT {
        known.remove(0);
    }
    known.push(one);
    true
}

fn time(now: UnixTime) -> DateTime<Utc> {
    i64::try_from(now.as_secs()).ok().and_then(|secs| DateTime::from_timestamp(secs, 0)).unwrap_or(DateTime::UNIX_EPOCH)
}
