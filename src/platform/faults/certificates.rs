//! A server whose certificate nobody vouches for: refused before a byte of the request is sent.
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::aws_lc_rs::default_provider;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};

use super::*;

/// Made for this test and signed by itself, for 127.0.0.1.
const CERTIFICATE: &str = "MIIBjjCCATSgAwIBAgIUdBEBg9vqsgM5vGzU7Yks+ci9urQwCgYIKoZIzj0EAwIwEzERMA8GA1UEAwwIc3BlY2ltZW4w\
    IBcNMjYxMTI1MTUzNzA0WhgPMjEyNjExMDExNTM3MDRaMBMxETAPBgNVBAMMCHNwZWNpbWVuMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE23lK9w8s\
    IpFqIihtNF3G8oRkX5rBeHifQzftDAK4Auylxey5Sw+Lg5w/lQAEWp985wAIm9gmvBLDmSSfXmE/zKNkMGIwHQYDVR0OBBYEFMlD7oOId2dBvObzokKu\
    uH+SJWJ0MB8GA1UdIwQYMBaAFMlD7oOId2dBvObzokKuuH+SJWJ0MA8GA1UdEwEB/wQFMAMBAf8wDwYDVR0RBAgwBocEfwAAATAKBggqhkjOPQQDAgNI\
    ADBFAiEAqLPKITVttINqpJVN4NA483ml7X2cVhxaYn2S1PN23OYCIBsYxmIi1t+7mbwUyhzVVe4NiADia4QOf8z1KfhIxLqx";
/// Its key; it opens nothing.
const KEY: &str = "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg1sGDOIFam+V/YIIGZkRv5OWz7qRhXME7K/mUceWTXY6hRANCAATb\
    eUr3DywikWoiKG00XcbyhGRfmsF4eJ9DN+0MArgC7KXF7LlLD4uDnD+VAARan3znAAib2Ca8EsOZJJ9eYT/M";

#[tokio::test]
async fn a_certificate_nobody_vouches_for_ends_it_before_anything_is_sent() {
    let certificate = CertificateDer::from(STANDARD.decode(CERTIFICATE).unwrap());
    let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(STANDARD.decode(KEY).unwrap()));
    let config = ServerConfig::builder_with_provider(Arc::new(default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key)
        .unwrap();
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let server = tokio::spawn(async move {
        let (stream, _) = listener.accept().await.unwrap();
        TlsAcceptor::from(Arc::new(config)).accept(stream).await.is_ok()
    });
    let at = |path: &str| format!("https://127.0.0.1:{port}{path}");
    let addresses = Addresses::new(&at("/api/v1"), &at("/review/v1"), &at("/oidc"), "live", "c", &[]).unwrap();
    let client = client::tests::client_trusting_nobody(&addresses, limits());
    let vault = MemoryVault::holding(stored("tok-1", "ref-1", Clock::system().now() + TimeDelta::hours(1)));
    let platform = Platform::over(addresses, Arc::new(client), Clock::system(), Arc::new(vault), None);
    let error = platform.policy().await.unwrap_err();
    assert_eq!(error, PlatformError::NotSent(NotSent::Certificate), "the library's words for it have not changed");
    assert!(error.nothing_was_sent() && !error.may_pass(), "trying again will not help");
    assert!(!server.await.unwrap(), "the handshake was broken off");
}
