//! Tokens: one renewal for all who wait, saved before it is used, and an end to it when it does not help.
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use super::*;
use crate::ids::SessionId;

const POLICY: &str = r#"{"version":"p-1","customerFacingReasons":[]}"#;

/// Plays issuer and platform. `renew` gives the token answer by the number of earlier ones; every token in `good` is
/// taken by the platform.
async fn playing(
    renew: impl Fn(usize, &Seen) -> Reply + Send + Sync + 'static,
    good: &'static [&'static str],
) -> Faults {
    let renewals = AtomicUsize::new(0);
    Faults::start(move |seen, port| match seen.target.as_str() {
        "/oidc/.well-known/openid-configuration" => Reply::Raw(discovery(port)),
        "/oidc/token" => renew(renewals.fetch_add(1, Ordering::SeqCst), seen),
        "/oidc/revoke" => Reply::Raw(answer(200, "", "")),
        _ => {
            let token = seen.header("authorization").unwrap_or_default().trim_start_matches("Bearer ").to_owned();
            Reply::Raw(if good.contains(&token.as_str()) {
                answer(200, "Content-Type: application/json\r\n", POLICY)
            } else {
                problem(401, "", "token_invalid")
            })
        }
    })
    .await
}

fn granted(number: usize) -> Reply {
    let (access, refresh) = (format!("tok-{}", number + 2), format!("ref-{}", number + 2));
    Reply::Raw(json(
        200,
        &serde_json::json!({ "access_token": access, "refresh_token": refresh, "expires_in": "3600", "token_type": "bearer" }),
    ))
}

fn dead() -> Reply {
    Reply::Raw(json(400, &serde_json::json!({ "error": "invalid_grant" })))
}

fn renewals(server: &Faults) -> Vec<Seen> {
    server.seen().into_iter().filter(|seen| seen.target == "/oidc/token").collect()
}

#[tokio::test]
async fn nothing_is_asked_of_the_issuer_between_new_tokens_and_the_vault() {
    let server = playing(|number, _| granted(number), &["tok-2"]).await;
    server.platform().policy().await.unwrap();
    let asked: Vec<String> = server.seen().into_iter().map(|seen| seen.target).collect();
    let token = asked.iter().position(|target| target == "/oidc/token").unwrap();
    let keys = asked.iter().position(|target| target.ends_with("/jwks")).unwrap();
    assert!(keys < token, "cut off in between, the tokens would be lost and the sign-in with them: {asked:?}");
}

#[tokio::test]
async fn twenty_waiting_requests_share_one_renewal() {
    let server = playing(|number, _| granted(number), &["tok-2"]).await;
    let platform = server.platform();
    let all = (0..20).map(|_| platform.policy());
    let answers = futures::future::join_all(all).await;
    assert!(answers.iter().all(Result::is_ok), "all go on: {answers:?}");
    let renewals = renewals(&server);
    assert_eq!(renewals.len(), 1, "one renewal for all");
    assert!(renewals[0].body.contains("grant_type=refresh_token&refresh_token=ref-1"), "with the token that was kept");
}

#[tokio::test]
async fn a_second_401_means_sign_in_and_further_requests_renew_no_more() {
    let server = playing(|number, _| granted(number), &[]).await;
    let platform = server.platform();
    assert_eq!(platform.policy().await, Err(PlatformError::SignInNeeded), "renewed, and refused again");
    assert_eq!(renewals(&server).len(), 1, "once");
    assert_eq!(platform.policy().await, Err(PlatformError::SignInNeeded), "still");
    assert_eq!(renewals(&server).len(), 1, "renewing would not help, so it is not done");
}

#[tokio::test]
async fn a_dead_refresh_token_is_not_used_twice() {
    let server = playing(|_, _| dead(), &[]).await;
    let platform = server.platform();
    for _ in 0..3 {
        assert_eq!(platform.policy().await, Err(PlatformError::SignInNeeded), "nobody is signed in any more");
    }
    assert_eq!(renewals(&server).len(), 1, "using it again would look like theft");
}

#[tokio::test]
async fn a_token_is_renewed_ahead_of_its_end_and_the_old_one_serves_if_that_fails() {
    let up = Arc::new(AtomicBool::new(false));
    let is_up = Arc::clone(&up);
    let renew = move |number, _: &Seen| if is_up.load(Ordering::SeqCst) { granted(number) } else { Reply::Close };
    let server = playing(renew, &["tok-1", "tok-3"]).await;
    let clock = Clock::manual(Clock::system().now());
    let platform = server.platform_with(&server.addresses(), clock.clone(), None);
    assert!(platform.policy().await.is_ok() && renewals(&server).is_empty(), "an hour is left");
    clock.advance(Duration::from_secs(3570));
    assert!(platform.policy().await.is_ok(), "half a minute is left: the old token still serves");
    up.store(true, Ordering::SeqCst);
    assert!(platform.policy().await.is_ok(), "and is replaced as soon as that works");
    assert_eq!(renewals(&server).len(), 2, "one that failed, one that did not");
    assert!(platform.policy().await.is_ok() && renewals(&server).len() == 2, "then there is peace");
}

#[tokio::test]
async fn a_wall_clock_that_jumps_back_does_not_make_a_token_last_longer() {
    let server = playing(|number, _| granted(number), &["tok-1", "tok-2"]).await;
    let clock = Clock::manual(Clock::system().now());
    let platform = server.platform_with(&server.addresses(), clock.clone(), None);
    platform.policy().await.unwrap();
    clock.set_wall(clock.now() - TimeDelta::days(1));
    clock.advance(Duration::from_secs(3601));
    platform.policy().await.unwrap();
    assert_eq!(renewals(&server).len(), 1, "an hour has passed, whatever the wall clock says");
}

#[tokio::test]
async fn the_new_refresh_token_is_saved_before_the_new_token_is_used() {
    let server = playing(|number, _| granted(number), &["tok-2"]).await;
    let vault = Arc::new(WatchedVault {
        inner: MemoryVault::holding(stored("tok-1", "ref-1", Clock::system().now() + TimeDelta::hours(1))),
        ..WatchedVault::default()
    });
    vault.broken.store(true, Ordering::SeqCst);
    let platform = Platform::new(server.addresses(), limits(), Clock::system(), vault.clone(), None).unwrap();
    let error = platform.policy().await;
    assert_eq!(error, Err(PlatformError::Vault(VaultError::Unavailable)), "it could not be kept, so it is not used");
    let used = |server: &Faults| server.seen().iter().filter(|seen| seen.head.contains("tok-2")).count();
    assert_eq!(used(&server), 0, "not one request went out with it");
    vault.broken.store(false, Ordering::SeqCst);
    assert!(platform.policy().await.is_ok(), "it was not lost: now it is kept, then used");
    assert_eq!(*vault.saved.lock().unwrap(), ["ref-2"], "the new refresh token lies in the vault");
    assert_eq!(renewals(&server).len(), 1, "and no second renewal was needed");
}

#[tokio::test]
async fn a_renewal_goes_on_when_the_request_that_began_it_is_dropped() {
    let server = playing(
        |number, _| {
            let Reply::Raw(bytes) = granted(number) else { unreachable!() };
            Reply::Late(Duration::from_millis(800), Box::new(|| ()), bytes)
        },
        &["tok-2"],
    )
    .await;
    let platform = server.platform();
    let dropped = tokio::time::timeout(Duration::from_millis(500), platform.policy()).await;
    assert!(dropped.is_err(), "the person went elsewhere in the middle of the renewal");
    assert!(platform.policy().await.is_ok(), "the next request finds the new token");
    assert_eq!(renewals(&server).len(), 1, "the old refresh token was used once");
}

#[tokio::test]
async fn documented_reads_go_out_under_the_machines_token_and_decisions_never_do() {
    let session = r#"{"sessionId":"s-1","sessionStatus":"COMPLETED"}"#;
    let server = Faults::start(move |seen, port| {
        Reply::Raw(match seen.target.as_str() {
            "/oidc/.well-known/openid-configuration" => discovery(port),
            "/oidc/token" => json(200, &serde_json::json!({ "access_token": "machine-1", "expires_in": 86400 })),
            "/api/v1/staging/sessions/s-1" => answer(200, "", session),
            _ => answer(200, "", POLICY),
        })
    })
    .await;
    let secret = Some(Secret::new("sandbox-secret"));
    let platform = server.platform_with(&server.addresses(), Clock::system(), secret);
    platform.session(&SessionId::new("s-1")).await.unwrap();
    platform.session(&SessionId::new("s-1")).await.unwrap();
    platform.policy().await.unwrap();
    let seen = server.seen();
    let tokens = renewals(&server);
    assert_eq!(tokens.len(), 1, "the machine's token is kept");
    assert!(
        tokens[0].body.contains("grant_type=client_credentials") && tokens[0].body.contains("client_secret="),
        "as documented"
    );
    let bearer = |path: &str| seen.iter().find(|seen| seen.target.contains(path)).unwrap().header("authorization");
    assert_eq!(bearer("/sessions/"), Some("Bearer machine-1"), "a documented read");
    assert_eq!(bearer("/policy"), Some("Bearer tok-1"), "the review API knows the person");
}

#[tokio::test]
async fn signing_out_forgets_first_and_then_tells_the_issuer() {
    let server = playing(|_, _| dead(), &["tok-1"]).await;
    let platform = server.platform();
    assert_eq!(platform.signed_in().await.unwrap().unwrap().person_id.as_str(), "rev-17", "somebody is signed in");
    platform.sign_out().await.unwrap();
    assert!(platform.tokens.are_forgotten().await, "no token is left in memory; what held one is wiped when dropped");
    assert_eq!(platform.signed_in().await, Ok(None), "nobody is");
    assert_eq!(platform.policy().await, Err(PlatformError::SignInNeeded), "and nothing is sent");
    let told = server.seen().into_iter().find(|seen| seen.target == "/oidc/revoke").unwrap();
    assert!(told.body.contains("token=ref-1"), "the issuer was told");
}
