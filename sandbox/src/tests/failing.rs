//! Faults, as a client sees them.
use super::console::{Console, got, plain_case, start};
use crate::faults::{Fault, FaultRule, Length};
use crate::{Sandbox, SandboxOptions};
use serde_json::json;
use std::io::Read;
use std::time::{Duration, Instant};

const PEOPLE: &str = "/review/v1/staging/people";

async fn pair() -> (Sandbox, Console) {
    let sandbox = start(SandboxOptions::default()).await;
    let console = Console::sign_in(&sandbox, "rev-17").await;
    (sandbox, console)
}

fn once(sandbox: &Sandbox, fault: Fault) {
    sandbox.control().fault(FaultRule::once("*", PEOPLE, fault));
}

#[tokio::test]
async fn a_reset_comes_before_any_answer_and_only_as_often_as_asked() {
    let (sandbox, console) = pair().await;
    for fault in [Fault::Reset, Fault::Close] {
        once(&sandbox, fault);
        assert!(got(console.request(reqwest::Method::GET, "people")).await.is_err(), "no answer");
        assert_eq!(console.get("people").await.status, 200, "and fine again");
    }
    sandbox.shutdown().await;
}

#[tokio::test]
async fn a_lost_answer_leaves_its_effect() {
    let (sandbox, console) = pair().await;
    let case = plain_case(&sandbox, 0);
    let sending = console.ready(&case).await;
    sandbox.control().fault(FaultRule::once("POST", "/review/v1/*/cases/*/decision", Fault::LoseAnswer));
    assert!(got(console.sending(&sending)).await.is_err(), "the answer is lost");
    let again = console.decide(&sending).await;
    assert_eq!((again.status, again.header("idempotency-replayed")), (200, "true"), "the decision is not");
    assert_eq!(sandbox.control().oracle().decisions.len(), 1);
    sandbox.shutdown().await;
}

#[tokio::test]
async fn a_reset_before_the_rules_leaves_no_effect() {
    let (sandbox, console) = pair().await;
    let sending = console.ready(&plain_case(&sandbox, 0)).await;
    sandbox.control().fault(FaultRule::once("POST", "/review/v1/*/cases/*/decision", Fault::Reset));
    assert!(got(console.sending(&sending)).await.is_err());
    assert!(sandbox.control().oracle().decisions.is_empty());
    assert_eq!(console.decide(&sending).await.status, 201);
    sandbox.shutdown().await;
}

#[tokio::test]
async fn hanging_ends_when_the_caller_gives_up() {
    let (sandbox, console) = pair().await;
    for fault in [Fault::Hang, Fault::HangAnswer] {
        once(&sandbox, fault);
        let request = console.request(reqwest::Method::GET, "people").timeout(Duration::from_millis(300));
        let error = got(request).await.expect_err("nothing comes");
        assert!(error.is_timeout(), "{error:?}");
        assert_eq!(console.get("people").await.status, 200);
    }
    sandbox.shutdown().await;
}

#[tokio::test]
#[expect(clippy::disallowed_methods, reason = "measures how long something really takes")]
async fn delays_last_as_long_as_asked() {
    let (sandbox, console) = pair().await;
    for fault in [Fault::Delay { ms: 150 }, Fault::DelayAnswer { ms: 150 }] {
        once(&sandbox, fault);
        let begin = Instant::now();
        assert_eq!(console.get("people").await.status, 200);
        assert!(begin.elapsed() >= Duration::from_millis(150));
    }
    sandbox.shutdown().await;
}

#[tokio::test]
async fn statuses_come_with_code_and_retry_after_as_given() {
    let (sandbox, console) = pair().await;
    let status = |status, code: Option<&str>, retry: Option<&str>| Fault::Status {
        status,
        code: code.map(str::to_owned),
        retry_after: retry.map(str::to_owned),
    };
    once(&sandbox, status(429, Some("overloaded"), Some("120")));
    let answer = console.get("people").await;
    assert_eq!((answer.said(), answer.header("retry-after")), ((429, "overloaded"), "120"));
    assert!(answer.header("content-type").starts_with("application/problem+json"));
    once(&sandbox, status(429, Some("overloaded"), Some("never on a Sunday")));
    assert_eq!(console.get("people").await.header("retry-after"), "never on a Sunday");
    once(&sandbox, status(502, None, None));
    let answer = console.get("people").await;
    assert_eq!((answer.status, answer.body.is_null()), (502, true), "no problem body of ours");
    once(&sandbox, status(401, Some("token_invalid"), None));
    assert_eq!(console.get("people").await.said(), (401, "token_invalid"));
    once(&sandbox, Fault::StatusAfter { status: 500 });
    assert_eq!(console.get("people").await.status, 500);
    once(&sandbox, Fault::Empty { status: 204, answered: false });
    assert_eq!(console.get("people").await.status, 204);
    once(&sandbox, Fault::Redirect { status: 302, location: "http://203.0.113.1/".into() });
    assert_eq!(console.get("people").await.header("location"), "http://203.0.113.1/");
    sandbox.shutdown().await;
}

#[tokio::test]
async fn a_captive_portal_says_200_in_html() {
    let (sandbox, console) = pair().await;
    once(&sandbox, Fault::Portal);
    let answer = console.get("people").await;
    assert_eq!((answer.status, answer.header("content-type")), (200, "text/html; charset=utf-8"));
    assert!(answer.bytes.starts_with(b"<!doctype html>"));
    sandbox.shutdown().await;
}

#[tokio::test]
async fn bodies_are_cut_in_every_documented_way() {
    let (sandbox, console) = pair().await;
    let whole = console.get("people").await.bytes.len();
    for (length, keep) in [(Length::True, 10), (Length::Long, 10), (Length::Chunked, 10), (Length::Double, 10)] {
        once(&sandbox, Fault::Cut { keep, length });
        let seen = got(console.request(reqwest::Method::GET, "people")).await;
        assert!(seen.is_err(), "{length:?} is an error for the library");
    }
    for length in [Length::None, Length::Short] {
        once(&sandbox, Fault::Cut { keep: 10, length });
        let seen = console.get("people").await;
        assert_eq!((seen.status, seen.bytes.len()), (200, 10), "{length:?} passes for a whole answer of {whole}");
    }
    sandbox.shutdown().await;
}

#[tokio::test]
async fn slow_heads_and_bodies_drip() {
    let (sandbox, console) = pair().await;
    for fault in [Fault::SlowHead { ms_per_byte: 5 }, Fault::SlowBody { ms_per_byte: 5 }] {
        once(&sandbox, fault);
        let request = console.request(reqwest::Method::GET, "people").timeout(Duration::from_millis(400));
        assert!(got(request).await.is_err(), "longer than the caller waits");
        assert_eq!(console.get("people").await.status, 200);
    }
    once(&sandbox, Fault::SlowBody { ms_per_byte: 0 });
    assert_eq!(console.get("people").await.status, 200, "and whole when one waits");
    sandbox.shutdown().await;
}

#[tokio::test]
async fn a_gzip_bomb_is_small_on_the_wire_and_large_unpacked() {
    let (sandbox, console) = pair().await;
    once(&sandbox, Fault::GzipBomb { mib: 32 });
    let packed = got(console.request(reqwest::Method::GET, "people").header("accept-encoding", "gzip"));
    let packed = packed.await.expect("an answer").bytes;
    let packed_len = packed.len();
    // The test's client may unpack by itself; either way the size is the point.
    let unpacked = if packed.starts_with(&[0x1f, 0x8b]) {
        let mut counted = 0_usize;
        let mut reader = flate2::read::GzDecoder::new(packed.as_slice());
        let mut buffer = vec![0_u8; 1 << 16];
        while let Ok(count @ 1..) = reader.read(&mut buffer) {
            counted += count;
        }
        assert!(packed_len < 400 * 1024, "{packed_len} bytes on the wire");
        counted
    } else {
        packed_len
    };
    assert!(unpacked > 32 * 1024 * 1024, "{unpacked} bytes unpacked");
    sandbox.shutdown().await;
}

#[tokio::test]
async fn answers_are_patched_and_repeated() {
    let (sandbox, console) = pair().await;
    let case = plain_case(&sandbox, 0);
    let rule = |fault| FaultRule::once("GET", "/review/v1/staging/cases/*", fault);
    let set = json!({ "/caseId": "cse_foreign", "/claim": { "holder": 7 }, "/newField": true, "/priority": null });
    sandbox.control().fault(rule(Fault::Patch { set: set.as_object().cloned().expect("an object") }));
    let foreign = console.case(&case).await;
    assert_eq!((foreign.text("caseId"), &foreign.body["newField"]), ("cse_foreign", &json!(true)));
    assert!(foreign.body.get("priority").is_none(), "null removes");
    sandbox.control().fault(FaultRule::always("GET", "/review/v1/staging/cases", Fault::Repeat));
    let first = console.get("cases?view=changes&limit=5").await;
    let next = format!("cases?view=changes&limit=5&cursor={}", first.text("nextCursor"));
    assert_eq!(console.get(&next).await.body, first.body, "the same page, the same cursor, for ever");
    sandbox.shutdown().await;
}

#[tokio::test]
async fn pages_are_flooded_and_turned_round() {
    let (sandbox, console) = pair().await;
    let feed = "cases?view=changes&limit=5";
    let honest = console.get(feed).await;
    let rule = |fault| FaultRule::once("GET", "/review/v1/staging/cases", fault);
    sandbox.control().fault(rule(Fault::Flood { items: 2_000 }));
    let flooded = console.get(feed).await;
    assert_eq!((flooded.items().len(), &flooded.items()[0]), (2_000, &honest.items()[0]));
    sandbox.control().clear_faults();
    sandbox.control().fault(rule(Fault::Reverse));
    let reversed = console.get(feed).await;
    assert!(reversed.items().iter().eq(honest.items().iter().rev()));
    sandbox.shutdown().await;
}

#[tokio::test]
async fn any_text_and_any_bytes_may_be_the_answer() {
    let (sandbox, console) = pair().await;
    let text = Fault::Text { status: 200, content_type: "application/json".into(), text: "{\"items\":".into() };
    once(&sandbox, text);
    assert_eq!(console.get("people").await.bytes, b"{\"items\":");
    once(&sandbox, Fault::Bytes { bytes: "SSH-2.0-OpenSSH\r\n".into() });
    assert!(got(console.request(reqwest::Method::GET, "people")).await.is_err(), "no HTTP at all");
    sandbox.shutdown().await;
}

#[tokio::test]
async fn a_file_link_may_expire_early_and_faults_reach_the_file_host() {
    let (sandbox, console) = pair().await;
    let case = plain_case(&sandbox, 0);
    let file = sandbox.control().first_file("staging", &case).expect("a file");
    let fetch = async || {
        let there = console.documented(&format!("staging/files/{file}")).await.header("location").to_owned();
        got(console.http.get(there)).await
    };
    sandbox.control().fault(FaultRule::once("GET", "/blob/*", Fault::LinkExpired).on_files());
    let early = fetch().await.expect("an answer");
    assert_eq!((early.status, early.header("content-type")), (403, "application/xml"));
    sandbox
        .control()
        .fault(FaultRule::once("GET", "/blob/*", Fault::Cut { keep: 500, length: Length::None }).on_files());
    assert_eq!(fetch().await.expect("an answer").bytes.len(), 500);
    assert!(fetch().await.expect("an answer").bytes.len() > 500);
    sandbox.shutdown().await;
}

#[tokio::test]
async fn the_journal_names_the_fault() {
    let (sandbox, console) = pair().await;
    once(&sandbox, Fault::Portal);
    console.get("people").await;
    let last = sandbox.control().journal(0).pop().expect("an entry");
    assert_eq!((last.path.as_str(), last.fault.as_deref()), (PEOPLE, Some("portal")));
    sandbox.shutdown().await;
}
