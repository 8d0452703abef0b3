//! Delivering 1,000 queued decisions against bare POSTs of the same bytes to a platform in the same state.
use std::time::{Duration, Instant};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use second_look::console::Console;
use second_look_sandbox::{ClockMode, SandboxOptions};
use sha2::{Digest, Sha256};

use crate::stage::{ENVIRONMENT, Stage};
use crate::{Figure, RUNS};

const DECISIONS: usize = 1_000;
/// No more than so many may wait: a lot is delivered before the next is decided.
const LOT: usize = 200;
const PERSON: &str = "rev-17";

/// Delivery, every step of it durable, against the requests alone.
pub async fn measure() -> Figure {
    let (mut measured, mut floor) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        // Some cases are not for one person to decide: more than enough of them.
        let now = second_look::clock::Clock::system().now();
        let options = || SandboxOptions {
            cases: DECISIONS * 2,
            journal: 40_000,
            clock: ClockMode::Manual(now),
            ..SandboxOptions::default()
        };
        let mut stage = Stage::new(options()).await;
        stage.clock = second_look::clock::Clock::manual(now);
        let console = stage.synced(PERSON).await;
        let mut cases = stage.control().plain_cases(ENVIRONMENT).into_iter();
        let mut took = Duration::ZERO;
        for _ in 0..DECISIONS / LOT {
            queue(&mut cases, &console).await;
            stage.pass(11);
            took += deliver(&console).await;
        }
        measured.push(took);
        console.close().await.unwrap();
        let sent = stage.asked("POST", "/decision");
        assert_eq!(sent.len(), DECISIONS, "each went out once");
        let bare = Stage::new(options()).await;
        floor.push(post(&bare, &sent).await);
        stage.sandbox.shutdown().await;
        bare.sandbox.shutdown().await;
    }
    Figure {
        name: "delivery of 1,000 queued decisions",
        floor_name: "bare POSTs of the same bytes",
        measured,
        floor,
        limit: 2.0,
    }
}

/// Saves a lot of decisions; nothing is sent yet.
async fn queue(cases: &mut impl Iterator<Item = String>, console: &Console) {
    let mut saved = 0;
    while saved < LOT {
        let case = cases.next().expect("enough cases");
        let case = console.open_case(&case.as_str().into()).await.unwrap();
        if case.form.can_decide && console.save_decision(&crate::stage::plain_approve(&case)).await.is_ok() {
            saved += 1;
        }
    }
}

async fn deliver(console: &Console) -> Duration {
    #[expect(clippy::disallowed_methods, reason = "a measurement reads the machine's clock")]
    let began = Instant::now();
    let round = console.send_due().await.unwrap();
    let took = began.elapsed();
    assert!(!round.offline && !round.sign_in_needed);
    let counts = console.status().await.unwrap().counts;
    assert_eq!((counts.held, counts.waiting, counts.sent), (0, 0, 0), "everything was delivered");
    took
}

/// The same requests without a console: claims first, which are not timed, then the decisions one after another.
async fn post(stage: &Stage, sent: &[second_look_sandbox::http::journal::Entry]) -> Duration {
    let bearer = token(stage).await;
    let client = reqwest::Client::builder().build().unwrap();
    let base = stage.sandbox.addresses().platform.trim_end_matches("/api/v1").to_owned();
    let mut requests = Vec::new();
    for entry in sent {
        let claim = format!("{base}{}", entry.path.replace("/decision", "/claim"));
        let body = serde_json::json!({ "leaseSeconds": 3_600, "purpose": "review" });
        let answer: serde_json::Value =
            client.post(claim).bearer_auth(&bearer).json(&body).send().await.unwrap().json().await.unwrap();
        let header = format!("{};token={}", answer["claimId"].as_str().unwrap(), answer["fencingToken"]);
        requests.push(
            client
                .post(format!("{base}{}", entry.path))
                .bearer_auth(&bearer)
                .header("Idempotency-Key", &entry.headers["idempotency-key"])
                .header("If-Match", &entry.headers["if-match"])
                .header("Review-Claim", header)
                .header("Content-Type", "application/json")
                .body(entry.body.clone().unwrap())
                .build()
                .unwrap(),
        );
    }
    #[expect(clippy::disallowed_methods, reason = "a measurement reads the machine's clock")]
    let began = Instant::now();
    for request in requests {
        let answer = client.execute(request).await.unwrap();
        assert!(answer.status().is_success(), "the same bytes are accepted: {}", answer.status());
        answer.bytes().await.unwrap();
    }
    began.elapsed()
}

/// A person's access token, by the code flow with PKCE.
async fn token(stage: &Stage) -> String {
    let (issuer, verifier, back) = (&stage.sandbox.addresses().issuer, "v".repeat(64), "http://127.0.0.1:9/");
    let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    let ask = [
        ("response_type", "code"),
        ("client_id", "second-look-console"),
        ("redirect_uri", back),
        ("scope", "openid profile offline_access review:read review:claim review:decide review:lead"),
        ("state", "state"),
        ("nonce", "nonce"),
        ("code_challenge", &URL_SAFE_NO_PAD.encode(Sha256::digest(&verifier))),
        ("code_challenge_method", "S256"),
        ("login_hint", PERSON),
    ];
    let answer = client.get(format!("{issuer}/authorize")).query(&ask).send().await.unwrap();
    let location = answer.headers()["location"].to_str().unwrap().to_owned();
    let code = location.split(['?', '&']).find_map(|part| part.strip_prefix("code=")).unwrap();
    let form = [
        ("grant_type", "authorization_code"),
        ("client_id", "second-look-console"),
        ("code", code),
        ("redirect_uri", back),
        ("code_verifier", &verifier),
    ];
    let answer: serde_json::Value =
        client.post(format!("{issuer}/token")).form(&form).send().await.unwrap().json().await.unwrap();
    answer["access_token"].as_str().unwrap().to_owned()
}
