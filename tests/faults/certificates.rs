//! A certificate authority of this run, and certificates of every wrong kind. Nothing of it outlives the run.
use std::sync::Arc;

use rcgen::{
    BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair, KeyUsagePurpose, PublicKeyData, date_time_ymd,
};
use sha2::{Digest, Sha256};
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::aws_lc_rs::default_provider;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};

/// What is wrong with a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// Nothing.
    Nothing,
    /// It ended in 2021.
    Expired,
    /// It begins in 2090.
    NotYet,
    /// It names another host.
    Host,
    /// An authority nobody here knows signed it.
    UnknownIssuer,
    /// It signed itself.
    SelfSigned,
}

/// An authority: its certificate and its key.
pub struct Authority {
    issuer: Issuer<'static, KeyPair>,
    certificate: CertificateDer<'static>,
    /// The certificate, PEM.
    pub pem: String,
    /// SHA-256 of its public key, as a pin names it.
    pub key_digest: [u8; 32],
}

impl Authority {
    /// A new one.
    pub fn new(name: &str) -> Self {
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.distinguished_name.push(DnType::CommonName, name);
        params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
        let key = KeyPair::generate().unwrap();
        let certificate = params.self_signed(&key).unwrap();
        let (pem, key_digest) = (certificate.pem(), Sha256::digest(key.subject_public_key_info()).into());
        Self { issuer: Issuer::new(params, key), certificate: certificate.der().clone(), pem, key_digest }
    }

    /// A server's setting with a certificate of this kind for 127.0.0.1.
    pub fn server(&self, wrong: Wrong, protocol: &[u8]) -> Arc<ServerConfig> {
        let host = if wrong == Wrong::Host { "elsewhere.example" } else { "127.0.0.1" };
        let mut params = CertificateParams::new(vec![host.to_owned()]).unwrap();
        params.distinguished_name.push(DnType::CommonName, "SPECIMEN");
        (params.not_before, params.not_after) = match wrong {
            Wrong::Expired => (date_time_ymd(2020, 1, 1), date_time_ymd(2021, 1, 1)),
            Wrong::NotYet => (date_time_ymd(2090, 1, 1), date_time_ymd(2091, 1, 1)),
            _ => (date_time_ymd(2020, 1, 1), date_time_ymd(2090, 1, 1)),
        };
        let key = KeyPair::generate().unwrap();
        let certificate = match wrong {
            Wrong::SelfSigned => params.self_signed(&key),
            Wrong::UnknownIssuer => params.signed_by(&key, &Self::new("SPECIMEN stranger").issuer),
            _ => params.signed_by(&key, &self.issuer),
        };
        // As a good host does, it sends along who signed it.
        let chain = vec![certificate.unwrap().der().clone(), self.certificate.clone()];
        let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key.serialize_der()));
        let mut config = ServerConfig::builder_with_provider(Arc::new(default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(chain, key)
            .unwrap();
        config.alpn_protocols = vec![protocol.to_vec()];
        Arc::new(config)
    }
}
