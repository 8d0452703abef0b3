//! Files: the link is followed once, without the token, to an allowed host; and what an expired or hostile link does.
use std::sync::atomic::{AtomicUsize, Ordering};

use super::*;
use crate::ids::FileRef;

/// A platform whose file calls lead to this place, with these hosts on its list.
async fn leading_to(location: String, hosts: &[String]) -> (Faults, Platform) {
    let server = Faults::start(move |_, _| Reply::Raw(answer(302, &format!("Location: {location}\r\n"), ""))).await;
    let platform = server.platform_with(&server.addresses_with(hosts), Clock::system(), None);
    (server, platform)
}

fn on(host: &Faults) -> String {
    format!("127.0.0.1:{}", host.port)
}

#[tokio::test]
async fn a_file_comes_from_its_host_and_the_token_stays_at_home() {
    let host = Faults::always(answer(200, "Content-Type: Image/PNG; x=y\r\n", b"\x89PNG bytes")).await;
    let (server, platform) = leading_to(format!("http://{}/blob/abc?sig=s3cret", on(&host)), &[on(&host)]).await;
    let file = platform.file(&FileRef::new("b9d4")).await.unwrap();
    assert_eq!(file.bytes, b"\x89PNG bytes", "the bytes");
    assert_eq!(file.media_type.as_deref(), Some("image/png"), "as declared, without parameters");
    assert_eq!(file.sha256.to_vec(), <sha2::Sha256 as sha2::Digest>::digest(&file.bytes).to_vec(), "their digest");
    let (asked, fetched) = (server.seen().remove(0), host.seen().remove(0));
    assert_eq!(asked.target, "/api/v1/staging/files/b9d4", "the documented call");
    assert!(asked.head.contains("tok-1"), "under the person's token");
    assert!(!fetched.head.contains("tok-1") && fetched.header("authorization").is_none(), "the host gets no token");
    assert!(fetched.header("referer").is_none(), "nor where the link came from");
}

#[tokio::test]
async fn a_platform_that_answers_with_bytes_needs_no_link() {
    let server = Faults::always(answer(200, "Content-Type: image/jpeg\r\n", b"\xff\xd8bytes")).await;
    assert_eq!(server.platform().file(&FileRef::new("f")).await.unwrap().bytes, b"\xff\xd8bytes", "the older page");
}

#[tokio::test]
async fn links_to_anywhere_else_are_refused_before_connecting() {
    let host = Faults::always(answer(200, "", b"bytes")).await;
    let allowed =
        [on(&host), "files.example".into(), "10.0.0.5".into(), "[fe80::1]".into(), "files.example:8443".into()];
    for link in [
        "http://127.0.0.1:1/blob".to_owned(),
        format!("https://user:pw@{}/blob", on(&host)),
        format!("http://localhost:{}/blob", host.port),
        "http://files.example/blob".into(),
        "https://files.example:444/blob".into(),
        "https://files.example.evil.example/blob".into(),
        "https://10.0.0.5/blob".into(),
        "https://[fe80::1]/blob".into(),
        "https://169.254.169.254/latest".into(),
        "file:///etc/passwd".into(),
        "ftp://files.example/blob".into(),
        "data:text/plain,x".into(),
    ] {
        let (_server, platform) = leading_to(link.clone(), &allowed).await;
        let error = platform.file(&FileRef::new("f")).await.err();
        assert_eq!(error, Some(PlatformError::FileHostRefused), "{link} must be refused");
    }
    assert!(host.seen().is_empty(), "nobody was asked");
}

#[tokio::test]
async fn a_second_redirect_is_not_followed() {
    let far = Faults::always(answer(200, "", b"bytes")).await;
    let near = Faults::always(answer(302, &format!("Location: http://{}/b\r\n", on(&far)), "")).await;
    let (_server, platform) = leading_to(format!("http://{}/a", on(&near)), &[on(&near), on(&far)]).await;
    let error = platform.file(&FileRef::new("f")).await.err();
    assert_eq!(error, Some(PlatformError::FileHostRefused), "one redirect, not two");
    assert!(far.seen().is_empty(), "though the second host is on the list too");
}

#[tokio::test]
async fn an_expired_link_is_asked_for_anew_and_not_for_ever() {
    for (expired, name) in
        [(answer(403, "", "<Error>Expired</Error>"), "403"), (answer(200, "", "<?xml version='1.0'?>"), "200 with XML")]
    {
        let calls = AtomicUsize::new(0);
        let late = expired.clone();
        let host = Faults::start(move |_, _| {
            Reply::Raw(if calls.fetch_add(1, Ordering::SeqCst) < 2 { late.clone() } else { answer(200, "", b"bytes") })
        })
        .await;
        let (server, platform) = leading_to(format!("http://{}/blob", on(&host)), &[on(&host)]).await;
        assert_eq!(platform.file(&FileRef::new("f")).await.unwrap().bytes, b"bytes", "{name}: the third link worked");
        assert_eq!(server.seen().len(), 3, "{name}: three links");
        let never = Faults::always(expired).await;
        let (server, platform) = leading_to(format!("http://{}/blob", on(&never)), &[on(&never)]).await;
        assert_eq!(platform.file(&FileRef::new("f")).await.err(), Some(PlatformError::LinkExpired), "{name}: given up");
        assert_eq!(server.seen().len(), 3, "{name}: after three");
    }
}

#[tokio::test]
async fn a_page_or_a_drawing_is_no_expired_link_and_is_asked_for_once() {
    for (markup, name) in [
        ("<!DOCTYPE html><title>Welcome</title>", "a page"),
        ("\u{feff}\n<HTML><body>Sign in</body></HTML>", "a page in capitals"),
        ("<?xml version='1.0'?><!-- x --><svg onload='x()'/>", "a drawing"),
    ] {
        let host = Faults::always(answer(200, "Content-Type: image/jpeg\r\n", markup)).await;
        let (server, platform) = leading_to(format!("http://{}/blob", on(&host)), &[on(&host)]).await;
        assert_eq!(platform.file(&FileRef::new("f")).await.err(), Some(PlatformError::NotAnImage), "{name}");
        assert_eq!(server.seen().len(), 1, "{name}: another link would lead to the same");
    }
}

#[tokio::test]
async fn an_erased_file_is_said_to_be_erased_wherever_that_is_noticed() {
    for status in [404, 410] {
        let server = Faults::always(answer(status, "", "")).await;
        let error = server.platform().file(&FileRef::new("f")).await.err();
        assert_eq!(error, Some(PlatformError::Erased), "{status} of the platform");
        let host = Faults::always(answer(status, "", "")).await;
        let (_server, platform) = leading_to(format!("http://{}/blob", on(&host)), &[on(&host)]).await;
        assert_eq!(platform.file(&FileRef::new("f")).await.err(), Some(PlatformError::Erased), "{status} of the host");
    }
}

#[tokio::test]
async fn a_file_that_is_too_large_or_cut_is_no_file() {
    let large = Faults::always(answer(200, "", vec![7; 65 * 1024])).await;
    let cut = Faults::always("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\nhalf of it").await;
    let empty = Faults::always(answer(200, "", "")).await;
    for (host, expected) in [
        (large, PlatformError::TooLarge),
        (cut, PlatformError::Interrupted(Interrupted::Truncated)),
        (empty, PlatformError::Malformed("the file")),
    ] {
        let (_server, platform) = leading_to(format!("http://{}/blob", on(&host)), &[on(&host)]).await;
        assert_eq!(platform.file(&FileRef::new("f")).await.err(), Some(expected), "nothing is kept of it");
    }
}

#[tokio::test]
async fn no_fault_of_a_file_tells_its_address() {
    let host = Faults::start(|_, _| Reply::Close).await;
    let (_server, platform) = leading_to(format!("http://{}/blob?sig=s3cret", on(&host)), &[on(&host)]).await;
    let error = platform.file(&FileRef::new("f")).await.err().unwrap();
    let told = format!("{error} {error:?}");
    assert!(!told.contains("s3cret") && !told.contains("127.0.0.1"), "the link is a key: {told}");
}

#[tokio::test]
async fn r_71_the_second_link_comes_after_a_pause_and_the_third_after_a_longer_one() {
    let never = Faults::always(answer(403, "", "<Error>Expired</Error>")).await;
    let began = Clock::system();
    let location = format!("Location: http://{}/blob\r\n", on(&never));
    let (times, clock) = (Arc::new(Mutex::new(Vec::new())), began.clone());
    let kept = Arc::clone(&times);
    let server = Faults::start(move |_, _| {
        kept.lock().unwrap().push(clock.elapsed());
        Reply::Raw(answer(302, &location, ""))
    })
    .await;
    let limits = Limits { link_pause: Duration::from_millis(80), ..limits() };
    let vault = Arc::new(MemoryVault::holding(stored("tok-1", "ref-1", began.now() + TimeDelta::hours(1))));
    let platform = Platform::new(server.addresses_with(&[on(&never)]), limits, began, vault, None).unwrap();
    assert_eq!(platform.file(&FileRef::new("f")).await.err(), Some(PlatformError::LinkExpired));
    let times = times.lock().unwrap().clone();
    let gaps: Vec<Duration> = times.windows(2).map(|pair| pair[1] - pair[0]).collect();
    assert_eq!(gaps.len(), 2, "three links");
    assert!(gaps[0] >= Duration::from_millis(40) && gaps[1] >= Duration::from_millis(160), "{gaps:?}");
}

#[tokio::test]
async fn r_72_the_three_refusals_of_a_download_are_told_apart_and_say_nothing_of_the_network() {
    for (status, code, why) in [
        (403, "feature_not_enabled", FileRefusal::NotEnabled),
        (403, "document_not_eligible", FileRefusal::NotEligible),
        (500, "download_failed", FileRefusal::Failed),
    ] {
        let body = format!("{{\"status\":{status},\"code\":\"{code}\",\"title\":\"x\"}}");
        let server = Faults::always(answer(status, "Content-Type: application/problem+json\r\n", body)).await;
        let refused = server.platform().file(&FileRef::new("f")).await.err();
        assert_eq!(refused, Some(PlatformError::FileRefused { why, retry_after: None }), "{code}");
        assert!(!refused.unwrap().may_pass(), "{code} is the file's and no loss of the network");
    }
    // Any other refusal stays what it is.
    let body = "{\"status\":403,\"code\":\"forbidden\",\"title\":\"x\"}";
    let server = Faults::always(answer(403, "Content-Type: application/problem+json\r\n", body)).await;
    let refused = server.platform().file(&FileRef::new("f")).await.err().unwrap();
    assert_eq!(refused.code(), Some("forbidden"), "of this account, not of the file");
}
