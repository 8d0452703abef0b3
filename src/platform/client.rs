//! The one HTTP client: no redirects, no unpacking behind our back, four timers, a limit in bytes, a bounded number of
//! requests in flight, and a pause for a whole host after 429.
//!
//! It never retries: what a repetition means is for the caller to know.
use std::collections::HashMap;
use std::error::Error;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use chrono::{DateTime, Utc};
use rand::Rng;
use reqwest::header::{self, HeaderMap, HeaderName, HeaderValue};
use reqwest::{Method, StatusCode};
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio_util::sync::CancellationToken;
use url::Url;

use super::addresses::Addresses;
use super::body::{Keep, Packing, Sink, Unpacker};
use super::clocks::PlatformTime;
use super::credentials::Credentials;
use super::error::{Interrupted, NotSent, PlatformError};
use super::limits::Limits;
use super::listener::Listening;
use super::proxy::Proxy;
use super::resolver::{AddressRefused, WalledResolver};
use super::{retry_after, vouching};
use crate::clock::Clock;
use crate::secret::Secret;

/// A pause that a 429 imposes lasts at most this long; the outbox shows a longer one to a person.
const LONGEST_PAUSE: Duration = Duration::from_secs(3600);
/// The pause after a 429 that names none.
const DEFAULT_PAUSE: Duration = Duration::from_secs(1);

/// Sends requests one by one and brings back whole answers.
pub(super) struct Client {
    http: reqwest::Client,
    pub(super) limits: Limits,
    pub(super) clock: Clock,
    in_flight: Semaphore,
    /// Host and port, and until when (monotonic) nothing may be sent there.
    pauses: Mutex<HashMap<String, Duration>>,
    proxy: Proxy,
    /// What is known of the platform's clock.
    pub(super) time: PlatformTime,
    /// Once cancelled, nothing goes out, and what is on its way is broken off.
    pub(super) shut: CancellationToken,
}

/// A place among the requests in flight. Whoever holds one asks several times in a row without waiting in between, so
/// that a link that lives seconds is not asked for before its bytes can be.
pub(super) struct Slot<'a> {
    _permit: SemaphorePermit<'a>,
}

/// A request.
pub(super) struct Ask {
    pub(super) method: Method,
    pub(super) url: Url,
    pub(super) credentials: Option<Credentials>,
    pub(super) headers: Vec<(HeaderName, String)>,
    pub(super) body: Body,
    pub(super) kind: Kind,
}

/// What is sent along.
pub(super) enum Body {
    None,
    Json(Vec<u8>),
    Form(Secret),
}

/// What is expected back; it chooses the limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Json,
    File,
    /// JSON of a call beside the work, the witness's: one that fails says nothing of the way to the platform.
    Beside,
}

/// A whole answer.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) headers: HeaderMap,
    pub(super) body: Vec<u8>,
    /// When it came: the server's clock where it gave one.
    pub(super) server_now: DateTime<Utc>,
}

impl Ask {
    pub(super) const fn get(url: Url) -> Self {
        Self { method: Method::GET, url, credentials: None, headers: Vec::new(), body: Body::None, kind: Kind::Json }
    }

    pub(super) fn with_header(mut self, name: HeaderName, value: &str) -> Self {
        self.headers.push((name, value.to_owned()));
        self
    }
}

impl Answer {
    /// A header as text, if it is text.
    pub(super) fn header(&self, name: impl header::AsHeaderName) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// The media type in lower case, without parameters.
    pub(super) fn media_type(&self) -> Option<String> {
        let text = self.header(header::CONTENT_TYPE)?;
        Some(text.split(';').next().unwrap_or_default().trim().to_ascii_lowercase())
    }

    /// How long the platform asks to wait.
    pub(super) fn retry_after(&self) -> Option<Duration> {
        retry_after::parse(self.header(header::RETRY_AFTER)?, self.server_now)
    }
}

impl Client {
    /// Sets it up; `listening` is told of certificates.
    pub(super) fn new(
        addresses: &Addresses,
        limits: Limits,
        clock: Clock,
        listening: Arc<Listening>,
    ) -> Result<Self, PlatformError> {
        let mut builder = Self::builder(addresses, &limits);
        if addresses.all_loopback() {
            builder = builder.no_proxy();
        }
        builder = if addresses.needs_no_tls() {
            builder.tls_certs_only([])
        } else {
            let tls = vouching::tls(addresses, listening).map_err(|_| PlatformError::Setup)?;
            builder.tls_backend_preconfigured(tls)
        };
        Self::finish(builder, limits, clock)
    }

    fn builder(addresses: &Addresses, limits: &Limits) -> reqwest::ClientBuilder {
        reqwest::Client::builder()
            .user_agent(concat!("second-look/", env!("CARGO_PKG_VERSION")))
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never())
            .referer(false)
            .no_gzip()
            .connect_timeout(limits.connect)
            .pool_idle_timeout(Duration::from_secs(20))
            .dns_resolver(WalledResolver {
                walled: addresses.walled_names(),
                loopback: addresses.platform_is_loopback(),
            })
    }

    fn finish(builder: reqwest::ClientBuilder, limits: Limits, clock: Clock) -> Result<Self, PlatformError> {
        Ok(Self {
            http: builder.build().map_err(|_| PlatformError::Setup)?,
            in_flight: Semaphore::new(limits.in_flight),
            pauses: Mutex::new(HashMap::new()),
            proxy: Proxy::default(),
            time: PlatformTime::default(),
            shut: CancellationToken::new(),
            limits,
            clock,
        })
    }

    /// Waits for a place among the requests in flight.
    pub(super) async fn slot(&self) -> Result<Slot<'_>, PlatformError> {
        Ok(Slot { _permit: self.in_flight.acquire().await.map_err(|_| PlatformError::Setup)? })
    }

    /// Sends, and keeps the answer's body.
    pub(super) async fn exchange(&self, ask: Ask) -> Result<Answer, PlatformError> {
        let slot = self.slot().await?;
        self.exchange_in(&slot, ask).await
    }

    /// As [`Self::exchange`], in a place that is held already.
    pub(super) async fn exchange_in(&self, slot: &Slot<'_>, ask: Ask) -> Result<Answer, PlatformError> {
        let limit = match ask.kind {
            Kind::Json | Kind::Beside => self.limits.json_bytes,
            Kind::File => self.limits.image_bytes,
        };
        let mut keep = Keep::up_to(limit);
        let mut answer = self.send(slot, ask, &mut keep).await?;
        answer.body = keep.into_bytes();
        Ok(answer)
    }

    /// Sends, and gives the answer's unpacked bytes to a sink.
    pub(super) async fn exchange_into(&self, ask: Ask, sink: &mut dyn Sink) -> Result<Answer, PlatformError> {
        let slot = self.slot().await?;
        self.send(&slot, ask, sink).await
    }

    async fn send(&self, _held: &Slot<'_>, ask: Ask, sink: &mut dyn Sink) -> Result<Answer, PlatformError> {
        let host = host_key(&ask.url);
        let beside = ask.kind == Kind::Beside;
        let total = match ask.kind {
            Kind::Json | Kind::Beside => self.limits.json_total,
            Kind::File => self.limits.image_total,
        };
        let request = self.request(ask)?;
        let exchange = async {
            self.wait_out(&host).await?;
            if !self.proxy.lets_ask(&host, self.clock.elapsed()) {
                return Err(PlatformError::ProxyNeedsSignIn);
            }
            let answer = tokio::time::timeout(total, self.once(request, sink))
                .await
                .unwrap_or(Err(PlatformError::Interrupted(Interrupted::TotalTimeout)));
            match &answer {
                Err(PlatformError::ProxyNeedsSignIn) => self.proxy.refused(host.clone(), self.clock.elapsed()),
                Ok(_) => self.proxy.passed(&host),
                Err(_) => {}
            }
            answer
        };
        let answer = tokio::select! {
            biased;
            () = self.shut.cancelled() => return Err(PlatformError::Interrupted(Interrupted::Shut)),
            answer = exchange => answer?,
        };
        // What goes on beside the work keeps nobody from it.
        if answer.status == StatusCode::TOO_MANY_REQUESTS.as_u16() && !beside {
            self.pause(host, answer.retry_after().unwrap_or(DEFAULT_PAUSE));
        }
        Ok(answer)
    }

    fn request(&self, ask: Ask) -> Result<reqwest::Request, PlatformError> {
        let unsendable = |_| PlatformError::NotSent(NotSent::Unsendable);
        let mut request = self.http.request(ask.method, ask.url);
        if ask.kind != Kind::File {
            request = request.header(header::ACCEPT, "application/json, application/problem+json");
            request = request.header(header::ACCEPT_ENCODING, "gzip");
        }
        for (name, value) in ask.headers {
            request = request.header(name, HeaderValue::from_str(&value).map_err(unsendable)?);
        }
        if let Some(credentials) = ask.credentials {
            request = request.header(header::AUTHORIZATION, credentials.header().map_err(unsendable)?);
        }
        request = match ask.body {
            Body::None => request,
            Body::Json(bytes) => request.header(header::CONTENT_TYPE, "application/json").body(bytes),
            Body::Form(form) => {
                // The library wants a body of its own and wipes none: from here on it is out of our hands.
                request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded").body(form.expose().to_owned())
            }
        };
        request.build().map_err(|_| PlatformError::NotSent(NotSent::Unsendable))
    }

    async fn once(&self, request: reqwest::Request, sink: &mut dyn Sink) -> Result<Answer, PlatformError> {
        let mut response = tokio::time::timeout(self.limits.first_byte, self.http.execute(request))
            .await
            .map_err(|_| Interrupted::FirstByteTimeout)?
            .map_err(|error| classify(&error).beside(self.time.beside(&self.clock)))?;
        let headers = std::mem::take(response.headers_mut());
        let mut answer = Answer {
            status: response.status().as_u16(),
            server_now: server_clock(&headers).unwrap_or_else(|| self.clock.now()),
            headers,
            body: Vec::new(),
        };
        if answer.status == StatusCode::PROXY_AUTHENTICATION_REQUIRED.as_u16() {
            return Err(PlatformError::ProxyNeedsSignIn);
        }
        let packing = Packing::parse(answer.header(header::CONTENT_ENCODING))
            .ok_or(PlatformError::Malformed("the packing of the answer"))?;
        let mut unpacker = Unpacker::new(packing, self.limits.unpack_ratio, sink);
        loop {
            let piece = tokio::time::timeout(self.limits.silence, response.chunk())
                .await
                .map_err(|_| Interrupted::SilenceTimeout)?
                // Whatever the library calls it: headers had come, so the answer was cut.
                .map_err(|_| Interrupted::Truncated)?;
            match piece {
                Some(piece) => unpacker.push(&piece)?,
                None => break,
            }
        }
        unpacker.end()?;
        answer.body = Vec::new();
        Ok(answer)
    }

    /// Waits out a short pause, and refuses to wait out a long one.
    async fn wait_out(&self, host: &str) -> Result<(), PlatformError> {
        loop {
            let until = self.pauses.lock().unwrap_or_else(PoisonError::into_inner).get(host).copied();
            let left = until.unwrap_or_default().saturating_sub(self.clock.elapsed());
            if left.is_zero() {
                return Ok(());
            }
            if left > self.limits.pause_inside {
                return Err(PlatformError::Paused { retry_after: left });
            }
            self.clock.sleep(left).await;
        }
    }

    /// How long the pause still lasts that the host of this address has asked everybody for.
    pub(super) fn pause_left(&self, url: &Url) -> Option<Duration> {
        let until = self.pauses.lock().unwrap_or_else(PoisonError::into_inner).get(&host_key(url)).copied()?;
        Some(until.saturating_sub(self.clock.elapsed())).filter(|left| !left.is_zero())
    }

    /// Nothing goes to this host for a while; a little more than asked, so that not everybody returns at once.
    fn pause(&self, host: String, asked: Duration) {
        let asked = asked.min(LONGEST_PAUSE);
        let until = self.clock.elapsed() + asked + asked.mul_f64(rand::rng().random_range(0.0..0.1));
        let mut pauses = self.pauses.lock().unwrap_or_else(PoisonError::into_inner);
        let entry = pauses.entry(host).or_default();
        *entry = until.max(*entry);
    }
}

fn host_key(url: &Url) -> String {
    format!("{}:{}", url.host_str().unwrap_or_default(), url.port_or_known_default().unwrap_or_default())
}

/// What the clock of whoever answered showed, where the answer says so.
pub(super) fn server_clock(headers: &HeaderMap) -> Option<DateTime<Utc>> {
    httpdate::parse_http_date(headers.get(header::DATE)?.to_str().ok()?).ok().map(DateTime::from)
}

/// What a failed attempt means, read from its causes: only faults of connecting are certain to have sent nothing.
fn classify(error: &reqwest::Error) -> PlatformError {
    let causes = || std::iter::successors(error.source(), |cause: &&(dyn Error + 'static)| (*cause).source());
    if causes().any(|cause| cause.is::<AddressRefused>()) {
        return PlatformError::FileHostRefused;
    }
    if error.is_builder() {
        return NotSent::Unsendable.into();
    }
    if !error.is_connect() {
        return if error.is_timeout() { Interrupted::FirstByteTimeout } else { Interrupted::BeforeAnswer }.into();
    }
    // The library does not export its tunnel error, so its words must do; a test holds them.
    if causes().any(|cause| cause.to_string().contains("proxy authorization required")) {
        return PlatformError::ProxyNeedsSignIn;
    }
    let certificate = |cause: &(dyn Error + 'static)| vouching::certificate_in(cause.downcast_ref()?);
    if let Some(fault) = causes().find_map(certificate) {
        return PlatformError::Certificate(Box::new(fault));
    }
    if error.is_timeout() {
        return NotSent::ConnectTimeout.into();
    }
    if error.is_dns() { NotSent::Name } else { NotSent::Refused }.into()
}

#[cfg(test)]
pub(super) mod tests {
    use std::io;

    use super::*;

    /// A client whose way leads through this proxy.
    pub(in crate::platform) fn client_through(addresses: &Addresses, limits: Limits, proxy: &str) -> Client {
        let builder = Client::builder(addresses, &limits).proxy(reqwest::Proxy::all(proxy).unwrap());
        Client::finish(builder, limits, Clock::system()).unwrap()
    }

    /// A client with this setting for TLS.
    pub(in crate::platform) fn client_over(addresses: &Addresses, limits: Limits, tls: rustls::ClientConfig) -> Client {
        let builder = Client::builder(addresses, &limits).no_proxy().tls_backend_preconfigured(tls);
        Client::finish(builder, limits, Clock::system()).unwrap()
    }

    /// Knows no name at all.
    struct NoNames;

    impl reqwest::dns::Resolve for NoNames {
        fn resolve(&self, _: reqwest::dns::Name) -> reqwest::dns::Resolving {
            Box::pin(async { Err(io::Error::from(io::ErrorKind::NotFound).into()) })
        }
    }

    #[tokio::test]
    async fn a_name_that_does_not_exist_has_sent_nothing() {
        let at = |path: &str| format!("https://api.example{path}");
        let addresses = Addresses::new(&at("/api/v1"), &at("/review/v1"), &at("/oidc"), "live", "c", &[]).unwrap();
        let limits = Limits::default();
        let builder = Client::builder(&addresses, &limits).no_proxy().dns_resolver(NoNames);
        let client = Client::finish(builder, limits, Clock::system()).unwrap();
        let error = client.exchange(Ask::get(addresses.platform)).await.err().unwrap();
        assert_eq!(error, PlatformError::NotSent(NotSent::Name), "there is no such name");
        assert!(error.nothing_was_sent() && error.may_pass(), "so it may simply be repeated");
    }
}
