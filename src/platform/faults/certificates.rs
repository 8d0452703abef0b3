//! Servers whose certificate nobody vouches for, or the wrong one does: refused before a byte of the request is sent, and
//! told apart for the person.
use std::sync::atomic::{AtomicUsize, Ordering};

use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair, date_time_ymd};
use rustls::client::WebPkiServerVerifier;
use rustls::crypto::aws_lc_rs::default_provider;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::{RootCertStore, ServerConfig};
use tokio_rustls::TlsAcceptor;

use super::*;
use crate::platform::certificate::key_digest;

/// The beginning of a year.
pub(in crate::platform) fn at(year: i32) -> DateTime<Utc> {
    chrono::NaiveDate::from_ymd_opt(year, 1, 1).unwrap().and_hms_opt(0, 0, 0).unwrap().and_utc()
}

/// An authority of this test.
pub(in crate::platform) struct Authority {
    issuer: Issuer<'static, KeyPair>,
    pub(in crate::platform) certificate: CertificateDer<'static>,
}

/// A host's certificate and its key.
pub(in crate::platform) struct Leaf {
    pub(in crate::platform) certificate: CertificateDer<'static>,
    key: Vec<u8>,
}

fn params(host: &str, years: (i32, i32)) -> CertificateParams {
    let mut params = CertificateParams::new(vec![host.to_owned(), "localhost".to_owned()]).unwrap();
    params.distinguished_name.push(DnType::CommonName, "SPECIMEN host");
    (params.not_before, params.not_after) = (date_time_ymd(years.0, 1, 1), date_time_ymd(years.1, 1, 1));
    params
}

impl Authority {
    /// A new one by this name, of this organisation.
    pub(in crate::platform) fn new(name: &str, organisation: &str) -> Self {
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.distinguished_name.push(DnType::CommonName, name);
        params.distinguished_name.push(DnType::OrganizationName, organisation);
        let key = KeyPair::generate().unwrap();
        let certificate = params.self_signed(&key).unwrap().der().clone();
        Self { issuer: Issuer::new(params, key), certificate }
    }

    /// A certificate for this host, from the beginning of one year to that of another.
    pub(in crate::platform) fn signs(&self, host: &str, years: (i32, i32)) -> Leaf {
        let key = KeyPair::generate().unwrap();
        let certificate = params(host, years).signed_by(&key, &self.issuer).unwrap().der().clone();
        Leaf { certificate, key: key.serialize_der() }
    }
}

impl Leaf {
    /// One that signed itself.
    pub(in crate::platform) fn by_itself(years: (i32, i32)) -> Self {
        let key = KeyPair::generate().unwrap();
        let certificate = params("127.0.0.1", years).self_signed(&key).unwrap().der().clone();
        Self { certificate, key: key.serialize_der() }
    }
}

/// A server under a certificate, and what sent it a request.
struct Secure {
    port: u16,
    asked: Arc<AtomicUsize>,
    task: JoinHandle<()>,
}

impl Secure {
    /// Shows this certificate, and these behind it.
    async fn showing(leaf: &Leaf, behind: &[&Authority]) -> Self {
        let mut chain = vec![leaf.certificate.clone()];
        chain.extend(behind.iter().map(|authority| authority.certificate.clone()));
        let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(leaf.key.clone()));
        let config = ServerConfig::builder_with_provider(Arc::new(default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(chain, key)
            .unwrap();
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let (acceptor, asked) = (TlsAcceptor::from(Arc::new(config)), Arc::new(AtomicUsize::new(0)));
        let counted = Arc::clone(&asked);
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let Ok(mut stream) = acceptor.accept(stream).await else { continue };
                let mut heard = [0; 4096];
                if stream.read(&mut heard).await.is_ok_and(|count| count > 0) {
                    counted.fetch_add(1, Ordering::SeqCst);
                    let policy = json(200, &serde_json::json!({ "version": "p-1", "customerFacingReasons": [] }));
                    let _ = stream.write_all(&policy).await;
                }
                let _ = stream.shutdown().await;
            }
        });
        Self { port, asked, task }
    }

    /// A platform at this server whose system trusts these authorities, with these keys pinned.
    fn platform(&self, trusted: &[&Authority], pins: Vec<[u8; 32]>) -> (Platform, Arc<Ear>) {
        let here = |path: &str| format!("https://127.0.0.1:{}{path}", self.port);
        // The documented API stands at another name: no pin speaks of it.
        let elsewhere = format!("https://localhost:{}/api/v1", self.port);
        let addresses = Addresses::new(&elsewhere, &here("/review/v1"), &here("/oidc"), "live", "c", &[]).unwrap();
        let addresses = addresses.with_review_pins(pins);
        let mut roots = RootCertStore::empty();
        trusted.iter().for_each(|authority| roots.add(authority.certificate.clone()).unwrap());
        let provider = Arc::new(default_provider());
        let system =
            WebPkiServerVerifier::builder_with_provider(Arc::new(roots), Arc::clone(&provider)).build().unwrap();
        let listening = Arc::<listener::Listening>::default();
        let tls = vouching::over(system, provider, &addresses, Arc::clone(&listening)).unwrap();
        let client = client::tests::client_over(&addresses, limits(), tls);
        let vault = MemoryVault::holding(stored("tok-1", "ref-1", Clock::system().now() + TimeDelta::hours(1)));
        let platform = Platform::over(addresses, Arc::new(client), Clock::system(), Arc::new(vault), None, listening);
        let ear = Arc::new(Ear::default());
        platform.tell(Arc::clone(&ear) as Arc<dyn Listener>);
        (platform, ear)
    }
}

impl Drop for Secure {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// What was told of certificates.
#[derive(Default)]
struct Ear {
    refused: Mutex<Vec<CertificateWhy>>,
    issuers: Mutex<Vec<Option<String>>>,
}

impl Listener for Ear {
    fn heard(&self, _: Result<(), &PlatformError>) {}

    fn renewed(&self, _: &SignedIn) {}

    fn refused(&self, fault: &CertificateFault) {
        self.refused.lock().unwrap().push(fault.why);
    }

    fn vouched(&self, facts: &CertificateFacts) {
        self.issuers.lock().unwrap().push(facts.issuer.clone());
    }
}

const GOOD: (i32, i32) = (2020, 2090);

fn authority() -> Authority {
    Authority::new("SPECIMEN authority", "SPECIMEN works")
}

/// The fault of an answer that must be one of a certificate.
fn fault_of<T: std::fmt::Debug>(answer: Result<T, PlatformError>) -> CertificateFault {
    match answer {
        Err(PlatformError::Certificate(fault)) => *fault,
        other => panic!("a certificate was to be refused: {other:?}"),
    }
}

#[tokio::test]
async fn each_bad_certificate_is_named_with_its_dates_and_ends_it_before_anything_is_sent() {
    let (known, stranger) = (authority(), Authority::new("SPECIMEN stranger", ""));
    for (leaf, why, years, issuer) in [
        (
            known.signs("127.0.0.1", (2020, 2021)),
            CertificateWhy::Expired,
            (2020, 2021),
            Some("SPECIMEN authority (SPECIMEN works)"),
        ),
        (
            known.signs("127.0.0.1", (2090, 2091)),
            CertificateWhy::NotYetValid,
            (2090, 2091),
            Some("SPECIMEN authority (SPECIMEN works)"),
        ),
        (
            known.signs("elsewhere.example", GOOD),
            CertificateWhy::OtherHost,
            GOOD,
            Some("SPECIMEN authority (SPECIMEN works)"),
        ),
        (stranger.signs("127.0.0.1", GOOD), CertificateWhy::UnknownIssuer, GOOD, Some("SPECIMEN stranger")),
        (Leaf::by_itself(GOOD), CertificateWhy::SelfSigned, GOOD, None),
    ] {
        let server = Secure::showing(&leaf, &[]).await;
        let (platform, ear) = server.platform(&[&known], Vec::new());
        let error = platform.policy().await.unwrap_err();
        assert!(error.nothing_was_sent() && !error.may_pass(), "{why}: trying again will not help");
        let fault = fault_of::<()>(Err(error));
        let facts = fault.facts.expect("a certificate can be read");
        assert_eq!(
            (fault.why, facts.not_before, facts.not_after),
            (why, at(years.0), at(years.1)),
            "what is wrong with it"
        );
        assert_eq!(facts.issuer.as_deref(), issuer, "{why}: who signed it");
        assert_eq!(fault.clocks.is_some(), why.is_about_dates(), "{why}: the clock is named where it can be the cause");
        assert_eq!(fault_of(platform.policy().await).why, why, "and every time anew");
        assert_eq!(server.asked.load(Ordering::SeqCst), 0, "{why}: nothing was sent");
        assert_eq!(*ear.refused.lock().unwrap(), [why], "told once for the certificate, not for each request");
        assert!(ear.issuers.lock().unwrap().is_empty(), "{why}: nobody has vouched");
    }
}

#[tokio::test]
async fn an_authority_the_system_trusts_works_and_is_told_once() {
    let known = authority();
    let server = Secure::showing(&known.signs("127.0.0.1", GOOD), &[]).await;
    let (platform, ear) = server.platform(&[&known], Vec::new());
    for _ in 0..3 {
        platform.policy().await.expect("a good certificate");
    }
    assert_eq!(*ear.issuers.lock().unwrap(), [Some("SPECIMEN authority (SPECIMEN works)".to_owned())], "one issuer");
    assert!(ear.refused.lock().unwrap().is_empty(), "nothing was refused");
}

#[tokio::test]
async fn with_a_pin_an_inspecting_authority_is_refused_even_when_it_sends_the_pinned_one_along() {
    let (ours, inspecting) = (authority(), Authority::new("SPECIMEN inspection", ""));
    let pins = vec![key_digest(&ours.certificate).unwrap()];
    let leaf = inspecting.signs("127.0.0.1", GOOD);
    for behind in [vec![&inspecting], vec![&inspecting, &ours], vec![&ours]] {
        let server = Secure::showing(&leaf, &behind).await;
        let (platform, ear) = server.platform(&[&ours, &inspecting], pins.clone());
        let fault = fault_of(platform.policy().await);
        assert_eq!(fault.why, CertificateWhy::NotPinned, "anybody can send a copy of the pinned certificate");
        assert_eq!(fault.facts.unwrap().issuer.as_deref(), Some("SPECIMEN inspection"), "who inspects is said");
        assert_eq!(server.asked.load(Ordering::SeqCst), 0, "nothing was sent");
        assert_eq!(*ear.refused.lock().unwrap(), [CertificateWhy::NotPinned], "and told");
    }
}

#[tokio::test]
async fn a_pinned_authority_or_a_pinned_key_of_the_host_works() {
    let ours = authority();
    let leaf = ours.signs("127.0.0.1", GOOD);
    let other = [7; 32];
    for (pin, behind) in [(&ours.certificate, vec![&ours]), (&leaf.certificate, vec![])] {
        let server = Secure::showing(&leaf, &behind).await;
        let (platform, _) = server.platform(&[&ours], vec![other, key_digest(pin).unwrap()]);
        platform.policy().await.expect("one of the pins holds");
    }
    let server = Secure::showing(&leaf, &[]).await;
    let (platform, _) = server.platform(&[&ours], vec![key_digest(&ours.certificate).unwrap()]);
    assert_eq!(
        fault_of(platform.policy().await).why,
        CertificateWhy::NotPinned,
        "a pinned authority has to be presented"
    );
}

#[tokio::test]
async fn a_pin_never_makes_good_what_the_system_refuses() {
    let stranger = Authority::new("SPECIMEN stranger", "");
    let server = Secure::showing(&stranger.signs("127.0.0.1", GOOD), &[&stranger]).await;
    let (platform, _) = server.platform(&[&authority()], vec![key_digest(&stranger.certificate).unwrap()]);
    assert_eq!(fault_of(platform.policy().await).why, CertificateWhy::UnknownIssuer, "pinned, and still not trusted");
}

#[tokio::test]
async fn a_pin_speaks_of_the_review_address_alone() {
    let ours = authority();
    let server = Secure::showing(&ours.signs("127.0.0.1", GOOD), &[&ours]).await;
    let (platform, _) = server.platform(&[&ours], vec![[7; 32]]);
    let [(_, documented), (_, review), (_, issuer)] = platform.reach().await;
    documented.expect("another name is not pinned");
    assert_eq!(fault_of(review).why, CertificateWhy::NotPinned, "this one is");
    assert_eq!(fault_of(issuer).why, CertificateWhy::NotPinned, "and whatever else stands under its name");
}
