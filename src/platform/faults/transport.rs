//! Faults below HTTP and in it (reference reliability N2 to N19, 3.4): what each becomes, and that it ends in time.
use super::*;
use crate::ids::CaseId;
use crate::platform::body::tests::gzip;

async fn policy_of(bytes: impl Into<Vec<u8>>) -> Result<Policy, PlatformError> {
    Faults::always(bytes).await.platform().policy().await
}

fn good_policy() -> String {
    serde_json::json!({ "version": "p-1", "customerFacingReasons": ["could_not_be_completed"] }).to_string()
}

#[tokio::test]
async fn a_closed_port_has_sent_nothing() {
    let server = Faults::always("").await;
    let platform = server.platform();
    server.task.abort();
    while tokio::net::TcpStream::connect(("127.0.0.1", server.port)).await.is_ok() {
        tokio::task::yield_now().await;
    }
    let error = platform.policy().await.unwrap_err();
    assert_eq!(error, PlatformError::NotSent(NotSent::Refused), "nobody listens");
    assert!(error.nothing_was_sent() && error.may_pass(), "so it may simply be repeated");
}

#[tokio::test]
async fn a_connection_that_breaks_after_the_request_may_have_arrived() {
    let server = Faults::start(|_, _| Reply::Close).await;
    let error = server.platform().policy().await.unwrap_err();
    assert_eq!(error, PlatformError::Interrupted(Interrupted::BeforeAnswer), "no answer came");
    assert!(!error.nothing_was_sent(), "the request may have been read");
    assert_eq!(server.seen().len(), 1, "and is not repeated behind the caller's back");
}

#[tokio::test]
async fn an_answer_that_does_not_begin_is_cut_by_the_first_timer() {
    let late = || Reply::Late(Duration::from_secs(6), Box::new(|| ()), b"HTTP/1.1 200 OK\r\n\r\n".to_vec());
    let server = Faults::start(move |_, _| late()).await;
    let error = server.platform().policy().await.unwrap_err();
    assert_eq!(error, PlatformError::Interrupted(Interrupted::FirstByteTimeout), "no headers within the limit");
}

#[tokio::test]
async fn headers_that_drip_are_cut_by_the_first_timer() {
    let drip = b"HTTP/1.1 200 OK\r\nX: yyyyyyyyyyyyyyyyyyyy".iter().map(|byte| vec![*byte]).collect::<Vec<_>>();
    let server = Faults::start(move |_, _| Reply::Slow(drip.clone(), Duration::from_millis(100))).await;
    let error = server.platform().policy().await.unwrap_err();
    assert_eq!(
        error,
        PlatformError::Interrupted(Interrupted::FirstByteTimeout),
        "each byte was in time, the whole not"
    );
}

fn dripping(count: usize, wait: u64) -> impl Fn(&Seen, u16) -> Reply + Send + Sync + 'static {
    let mut pieces =
        vec![b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{".to_vec()];
    pieces.extend(std::iter::repeat_n(b" ".to_vec(), count));
    move |_, _| Reply::Slow(pieces.clone(), Duration::from_millis(wait))
}

#[tokio::test]
async fn a_body_that_halts_is_cut_by_the_silence_timer_and_one_that_drips_by_the_total() {
    let halted = Faults::start(dripping(5, 2500)).await.platform().policy().await;
    assert_eq!(
        halted,
        Err(PlatformError::Interrupted(Interrupted::SilenceTimeout)),
        "two and a half seconds of silence are too much"
    );
    let dripped = Faults::start(dripping(200, 50)).await.platform().policy().await;
    assert_eq!(dripped, Err(PlatformError::Interrupted(Interrupted::TotalTimeout)), "no silence, but too long");
}

#[tokio::test]
async fn a_cut_body_is_a_lost_answer_and_not_a_broken_one() {
    let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    let long = format!("{head}Content-Length: 5000\r\n\r\n{}", good_policy());
    let chunk = format!("{head}Transfer-Encoding: chunked\r\n\r\n40\r\n{{\"version\":");
    let packed = gzip(good_policy().as_bytes());
    let mut cut = format!("{head}Content-Encoding: gzip\r\nConnection: close\r\n\r\n").into_bytes();
    cut.extend_from_slice(&packed[..packed.len() - 8]);
    for (name, bytes) in [("length", long.into_bytes()), ("chunk", chunk.into_bytes()), ("gzip", cut)] {
        assert_eq!(policy_of(bytes).await, Err(PlatformError::Interrupted(Interrupted::Truncated)), "{name} was cut");
    }
}

#[tokio::test]
async fn an_answer_that_ends_early_without_a_length_is_not_believed() {
    let half = good_policy()[..20].to_owned();
    let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n";
    let silent = policy_of(format!("{head}\r\n{half}")).await;
    let short = policy_of(format!("{head}Content-Length: 20\r\n\r\n{}", good_policy())).await;
    for answer in [silent, short] {
        let lost = Err(PlatformError::Interrupted(Interrupted::Truncated));
        assert_eq!(answer, lost, "the library accepts it, the reader does not");
    }
}

#[tokio::test]
async fn two_lengths_are_refused() {
    let body = good_policy();
    let head = format!("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: {}\r\n\r\n{body}", body.len());
    assert!(matches!(policy_of(head).await, Err(PlatformError::Interrupted(_))), "which of them is true?");
}

#[tokio::test]
async fn an_answer_that_is_too_large_is_stopped_packed_or_not() {
    let bomb = gzip(&vec![b' '; 8 << 20]);
    let packed = answer(200, "Content-Type: application/json\r\nContent-Encoding: gzip\r\n", bomb);
    assert_eq!(policy_of(packed).await, Err(PlatformError::TooLarge), "8 MiB in a few kilobytes");
    let plain = answer(200, "Content-Type: application/json\r\n", vec![b' '; 65 * 1024]);
    assert_eq!(policy_of(plain).await, Err(PlatformError::TooLarge), "one kilobyte more than allowed");
}

#[tokio::test]
async fn a_packed_answer_is_read_like_any_other() {
    let packed =
        answer(200, "Content-Type: application/json\r\nContent-Encoding: gzip\r\n", gzip(good_policy().as_bytes()));
    let server = Faults::always(packed).await;
    assert_eq!(server.platform().policy().await.unwrap().version, "p-1", "unpacked and read");
    assert_eq!(server.seen()[0].header("accept-encoding"), Some("gzip"), "it was asked for");
    let other = answer(200, "Content-Encoding: br\r\n", good_policy());
    assert!(matches!(policy_of(other).await, Err(PlatformError::Malformed(_))), "a packing nobody asked for");
}

#[tokio::test]
async fn a_web_page_or_a_redirect_means_that_the_network_wants_a_sign_in() {
    let page = answer(200, "Content-Type: text/html\r\n", "<html>Welcome to the hotel</html>");
    let disguised = answer(200, "Content-Type: application/json\r\n", "\u{feff} <!doctype html>");
    let portal = answer(511, "Content-Type: text/html\r\n", "<html>");
    let moved = answer(302, "Location: http://127.0.0.1:9/login\r\n", "");
    for (name, bytes) in [("page", page), ("disguised", disguised), ("511", portal), ("302", moved)] {
        let server = Faults::always(bytes).await;
        assert_eq!(server.platform().policy().await, Err(PlatformError::NetworkNeedsSignIn), "{name}");
        assert_eq!(server.seen().len(), 1, "{name}: not followed");
    }
}

#[tokio::test]
async fn an_empty_answer_where_json_is_due_is_a_lost_one_and_text_that_is_no_json_is_not() {
    let lost = Err(PlatformError::Interrupted(Interrupted::Truncated));
    assert_eq!(policy_of(answer(204, "", "")).await, lost, "204");
    assert_eq!(policy_of(answer(200, "", " ")).await, lost, "an empty 200");
    assert!(matches!(policy_of(answer(200, "", "fine")).await, Err(PlatformError::Malformed(_))), "no JSON at all");
}

#[tokio::test]
async fn a_proxy_that_wants_credentials_is_named() {
    assert_eq!(policy_of(answer(407, "", "")).await, Err(PlatformError::ProxyNeedsSignIn), "answered by the proxy");
}

#[tokio::test]
async fn a_tunnel_that_wants_credentials_is_named_and_nothing_was_sent() {
    let proxy = Faults::always(answer(407, "Proxy-Authenticate: Basic\r\n", "")).await;
    let addresses = Addresses::new(
        "https://api.example/api/v1",
        "https://api.example/review/v1",
        "https://api.example/oidc",
        "live",
        "c",
        &[],
    )
    .unwrap();
    let through = format!("http://127.0.0.1:{}", proxy.port);
    let client = client::tests::client_through(&addresses, limits(), &through);
    let vault = MemoryVault::holding(stored("tok-1", "ref-1", Clock::system().now() + TimeDelta::hours(1)));
    let platform = Platform::over(addresses, Arc::new(client), Clock::system(), Arc::new(vault), None, Arc::default());
    let error = platform.policy().await.unwrap_err();
    assert_eq!(error, PlatformError::ProxyNeedsSignIn, "the library's words for it have not changed");
    assert!(error.nothing_was_sent(), "the platform never saw it");
    assert!(!format!("{:?}", proxy.seen()).contains("tok-1"), "and the proxy never saw the token");
    assert_eq!(platform.policy().await, Err(PlatformError::ProxyNeedsSignIn), "said again");
    assert_eq!(proxy.seen().len(), 1, "and not asked again within the minute");
}

#[tokio::test]
async fn a_proxy_that_wants_credentials_is_asked_once_a_minute() {
    let server = Faults::always(answer(407, "", "")).await;
    let clock = Clock::manual(Clock::system().now());
    let platform = server.platform_with(&server.addresses(), clock.clone(), None);
    for _ in 0..150 {
        assert_eq!(platform.policy().await, Err(PlatformError::ProxyNeedsSignIn), "every time the same words");
        clock.advance(Duration::from_secs(1));
    }
    assert_eq!(server.seen().len(), 3, "at once, after one minute and after two");
}

#[tokio::test]
async fn no_error_shows_an_address_a_token_or_a_body() {
    let server = Faults::start(|_, _| Reply::Close).await;
    let case = CaseId::new("cse_secret_case");
    let error = server.platform().case(&case, None).await.unwrap_err();
    let told = format!("{error} {error:?} {:?}", std::error::Error::source(&error));
    for hidden in ["127.0.0.1", "cse_secret_case", "tok-1", "review", "http"] {
        assert!(!told.contains(hidden), "{hidden} stands in: {told}");
    }
}

#[tokio::test]
async fn a_request_names_product_and_version_and_carries_the_token() {
    let server = Faults::always(answer(200, "", good_policy())).await;
    server.platform().policy().await.unwrap();
    let seen = server.seen().remove(0);
    assert_eq!(
        seen.header("user-agent"),
        Some(concat!("second-look/", env!("CARGO_PKG_VERSION"))),
        "no more than that"
    );
    assert_eq!(seen.header("authorization"), Some("Bearer tok-1"), "the person's token");
    assert_eq!(seen.target, "/review/v1/staging/policy", "the environment stands in the path");
}

#[tokio::test]
async fn at_most_four_requests_are_in_flight() {
    use std::sync::atomic::{AtomicUsize, Ordering};
    let (now, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let (counting, peak) = (Arc::clone(&now), Arc::clone(&most));
    // A request counts from its arrival until just before its answer, which is before the client may start the next.
    let server = Faults::start(move |_, _| {
        peak.fetch_max(counting.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
        let counting = Arc::clone(&counting);
        let leave = move || {
            counting.fetch_sub(1, Ordering::SeqCst);
        };
        Reply::Late(Duration::from_millis(400), Box::new(leave), answer(200, "", good_policy()))
    })
    .await;
    let platform = server.platform();
    let all = (0..16).map(|_| platform.policy());
    assert!(futures::future::join_all(all).await.iter().all(Result::is_ok), "all are answered");
    assert_eq!(most.load(Ordering::SeqCst), 4, "four at a time, and really four");
}

#[tokio::test]
async fn after_a_429_nothing_goes_to_that_host_until_the_pause_is_over() {
    let server = Faults::always(problem(429, "Retry-After: 120\r\n", "overloaded")).await;
    let clock = Clock::manual(Clock::system().now());
    let platform = server.platform_with(&server.addresses(), clock.clone(), None);
    let first = platform.policy().await.unwrap_err();
    assert_eq!(first.retry_after(), Some(Duration::from_secs(120)), "the platform said how long");
    assert_eq!(first.code(), Some("overloaded"), "and why");
    let second = platform.people().await.unwrap_err();
    assert!(
        matches!(second, PlatformError::Paused { retry_after } if retry_after >= Duration::from_secs(120)),
        "{second}"
    );
    assert_eq!(server.seen().len(), 1, "the second request never left");
    clock.advance(Duration::from_secs(119));
    assert!(platform.people().await.unwrap_err().nothing_was_sent(), "still waiting");
    clock.advance(Duration::from_secs(14));
    platform.people().await.unwrap_err();
    assert_eq!(server.seen().len(), 2, "120 s and the jitter are over");
}
