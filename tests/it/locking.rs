//! Locking a console, and what both ways to end it promise: nothing of it is left, nothing is lost, nothing goes twice.
use std::time::Duration;

use second_look::console::SignInState;
use second_look::ids::CaseId;
use second_look::outbox::EntryState as S;
use second_look_sandbox::http::turnstile::{Side, Waiting};
use second_look_sandbox::{Fault, FaultRule};
use tokio::sync::mpsc::UnboundedReceiver;

use crate::beside::Beside;
use crate::locked::{refusal, refusals};
use crate::stage::{Stage, entry, plain_approve, until};

const REVIEWER: &str = "rev-17";
const GRACE_SECS: u32 = 20;

/// Whether the log ends with an entry of this kind: 1 or 0. The console must have ended.
async fn logged(stage: &Stage, kind: &'static str) -> i64 {
    let mut beside = Beside::open(stage).await;
    let newest = "SELECT count(*) FROM audit WHERE kind = ?1 AND seq = (SELECT max(seq) FROM audit)";
    let count = beside.number(newest, &CaseId::new(kind)).await;
    beside.close().await;
    count
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lock_sends_what_is_due_tells_what_waits_and_is_the_last_the_log_knows() {
    let stage = Stage::still(6).await;
    let console = stage.synced(REVIEWER).await;
    console.start();
    let due = [stage.decided(&console, 0).await, stage.decided(&console, 2).await];
    stage.control().fault(FaultRule::always("POST", "/review/v1/*/cases/*/decision", Fault::Delay { ms: 50 }));
    stage.pass(11);
    let held = stage.decided(&console, 3).await;
    let waiting = console.lock().await.expect("it locks");
    assert_eq!(waiting, 1, "the one that can still be taken back");
    assert_eq!(stage.behaved().decisions.len(), 2, "what was due went out first");
    assert!(!console.holds_secrets().await, "no key and no token is left");
    assert_eq!(logged(&stage, "locked").await, 1, "the log ends with it");
    let console = stage.open().await;
    assert_eq!(console.status().await.unwrap().sign_in, SignInState::SignedIn, "unlocking is opening again");
    for saved in &due {
        assert_eq!(entry(&console, saved).await.state, S::Confirmed);
    }
    assert_eq!(entry(&console, &held).await.state, S::Queued);
    stage.send(&console).await;
    assert_eq!(entry(&console, &held).await.state, S::Confirmed, "and it goes out as if nothing had been");
    assert_eq!(stage.behaved().decisions.len(), 3);
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_opening_after_a_lock_is_an_entry_and_any_other_is_none() {
    let stage = Stage::still(3).await;
    let console = stage.signed_in(REVIEWER).await;
    console.close().await.unwrap();
    let console = stage.open().await;
    console.lock().await.unwrap();
    for _ in 0..2 {
        stage.open().await.close().await.unwrap();
    }
    let mut beside = Beside::open(&stage).await;
    let told = "SELECT count(*) FROM audit WHERE kind = ?1";
    for kind in ["locked", "unlocked"] {
        assert_eq!(beside.number(told, &CaseId::new(kind)).await, 1, "{kind}, once");
    }
    let by_whom = "SELECT count(*) FROM audit WHERE kind = 'unlocked' AND instr(CAST(bytes AS TEXT), ?1) > 0";
    assert_eq!(beside.number(by_whom, &CaseId::new(REVIEWER)).await, 1, "in the name of whose profile it is");
    let next = "SELECT count(*) FROM audit WHERE kind = ?1 AND seq = 1 + (SELECT seq FROM audit WHERE kind = 'locked')";
    assert_eq!(beside.number(next, &CaseId::new("unlocked")).await, 1, "right behind the lock");
    beside.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_on_the_wire_when_the_time_is_over_is_cut_and_asked_for_after_unlocking() {
    let stage = Stage::still(3).await;
    let console = stage.synced(REVIEWER).await;
    let saved = stage.decided(&console, 0).await;
    stage.control().fault(FaultRule::once("POST", "/review/v1/*/cases/*/decision", Fault::HangAnswer));
    stage.pass(11);
    let locking = tokio::spawn({
        let console = console.clone();
        async move { console.lock().await }
    });
    until("the decision is on the platform", async || stage.behaved().decisions.len() == 1).await;
    assert_eq!(refusal(console.status().await), "locked", "nothing is shown while the outbox has its time");
    assert!(console.holds_secrets().await && !locking.is_finished(), "its time is not over");
    stage.pass(GRACE_SECS);
    let waiting = tokio::time::timeout(Duration::from_secs(5), locking).await.expect("it ends when time is over");
    assert_eq!(waiting.unwrap().unwrap(), 1, "nobody knows what became of it");
    assert!(!console.holds_secrets().await, "no key and no token is left");
    let console = stage.open().await;
    let entry_now = entry(&console, &saved).await;
    assert_eq!((entry_now.state, entry_now.code.as_deref()), (S::Unknown, Some("interrupted")));
    stage.send(&console).await;
    assert_eq!(entry(&console, &saved).await.state, S::Confirmed);
    assert_eq!((stage.asked("POST", "/decision").len(), stage.behaved().decisions.len()), (1, 1), "read back");
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_lock_every_command_says_so_and_the_sign_in_stays_where_the_key_lies() {
    let stage = Stage::still(3).await;
    let console = stage.synced(REVIEWER).await;
    assert!(console.holds_secrets().await);
    assert_eq!(console.lock().await.unwrap(), 0);
    let asked = stage.control().journal(0).len();
    for (command, code) in refusals(&console, &stage).await {
        assert_eq!(code, "locked", "{command}");
    }
    console.start();
    console.sync_now();
    assert_eq!(stage.control().journal(0).len(), asked, "and asks nobody");
    assert!(!console.holds_secrets().await);
    // Locking and closing what is locked change nothing.
    assert_eq!(console.lock().await.unwrap(), 0);
    console.close().await.unwrap();
    let console = stage.open().await;
    assert_eq!(console.status().await.unwrap().sign_in, SignInState::SignedIn);
    console.sync_once().await.expect("with the tokens that were kept");
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lock_ends_what_is_under_way_with_a_word_that_says_why() {
    let stage = Stage::still(6).await;
    let console = stage.synced(REVIEWER).await;
    stage.control().fault(FaultRule::always("GET", "**/cases", Fault::Hang));
    stage.control().fault(FaultRule::always("POST", "**/claim", Fault::Hang));
    let (syncing, claiming) = (console.clone(), console.clone());
    let case = stage.case(3);
    let syncing = tokio::spawn(async move { syncing.sync_once().await });
    let claiming = tokio::spawn(async move { claiming.claim_case(&case).await });
    let asked = |end: &str| {
        stage
            .control()
            .with_faults(|plan| plan.hits().iter().any(|rule| rule.rule.path.ends_with(end) && rule.hits > 0))
    };
    until("both ask", async || asked("/cases") && asked("/claim")).await;
    console.lock().await.unwrap();
    let ended =
        tokio::time::timeout(Duration::from_secs(5), async { (syncing.await.unwrap(), claiming.await.unwrap()) });
    let (synced, claimed) = ended.await.expect("neither outlives the lock");
    assert_eq!((refusal(synced).as_str(), refusal(claimed).as_str()), ("locked", "not_open"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_close_that_comes_while_a_lock_waits_for_the_outbox_waits_no_longer() {
    let stage = Stage::still(3).await;
    let console = stage.synced(REVIEWER).await;
    stage.decided(&console, 0).await;
    stage.control().fault(FaultRule::once("POST", "/review/v1/*/cases/*/decision", Fault::HangAnswer));
    stage.pass(11);
    let locking = tokio::spawn({
        let console = console.clone();
        async move { console.lock().await }
    });
    until("the decision is on the platform", async || stage.behaved().decisions.len() == 1).await;
    // The clock stands still: the lock would wait for ever.
    tokio::time::timeout(Duration::from_secs(5), console.close()).await.expect("it ends").unwrap();
    assert_eq!(locking.await.unwrap().unwrap(), 1);
    assert_eq!(refusal(console.status().await), "locked");
}

/// Lets everything through but the answer with the new tokens, and gives that.
async fn hold_the_new_tokens(turnstile: &mut UnboundedReceiver<Waiting>) -> Waiting {
    loop {
        let waiting = turnstile.recv().await.expect("the platform runs");
        if waiting.side == Side::Answer && waiting.path.ends_with("/oidc/token") {
            return waiting;
        }
        waiting.go();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn tokens_that_are_being_renewed_when_a_console_ends_are_kept() {
    for lock in [true, false] {
        let stage = Stage::still(3).await;
        let console = stage.synced(REVIEWER).await;
        stage.control().expire_tokens(Some(REVIEWER));
        let mut turnstile = stage.control().turnstile();
        let syncing = tokio::spawn({
            let console = console.clone();
            async move { console.sync_once().await }
        });
        let tokens = hold_the_new_tokens(&mut turnstile).await;
        // The old refresh token is dead by now; the new one is on its way.
        let ending = tokio::spawn({
            let console = console.clone();
            async move { if lock { console.lock().await.map(drop) } else { console.close().await } }
        });
        let ended = syncing.await.unwrap();
        assert_eq!(refusal(ended), if lock { "locked" } else { "closing" });
        assert!(!ending.is_finished(), "it waits for them");
        tokens.go();
        drop(turnstile);
        ending.await.unwrap().expect("it ends");
        assert!(!console.holds_secrets().await);
        let console = stage.open().await;
        console.sync_once().await.expect("nobody has to sign in again");
        console.close().await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn tokens_that_do_not_come_keep_no_console_open_and_no_key_in_memory() {
    let stage = Stage::still(3).await;
    let console = stage.synced(REVIEWER).await;
    let case = console.open_case(&stage.case(0)).await.unwrap();
    stage.control().expire_tokens(Some(REVIEWER));
    stage.control().fault(FaultRule::always("POST", "/oidc/token", Fault::Hang));
    let saved = console.save_decision(&plain_approve(&case)).await.unwrap();
    assert_eq!(saved.state, S::Queued);
    stage.pass(11);
    let locking = tokio::spawn({
        let console = console.clone();
        async move { console.lock().await }
    });
    until("they are asked for", async || {
        stage.control().with_faults(|plan| plan.hits().iter().any(|rule| rule.hits > 0))
    })
    .await;
    for _ in 0..2 {
        stage.pass(GRACE_SECS);
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let waiting = tokio::time::timeout(Duration::from_secs(5), locking).await.expect("it ends when time is over");
    assert_eq!(waiting.unwrap().unwrap(), 1);
    assert!(!console.holds_secrets().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_renewal_that_hangs_keeps_no_key_in_memory_for_long_where_nothing_is_due() {
    let stage = Stage::still(3).await;
    let console = stage.synced(REVIEWER).await;
    stage.control().expire_tokens(Some(REVIEWER));
    stage.control().fault(FaultRule::always("POST", "/oidc/token", Fault::Hang));
    let syncing = tokio::spawn({
        let console = console.clone();
        async move { console.sync_once().await }
    });
    until("they are asked for", async || {
        stage.control().with_faults(|plan| plan.hits().iter().any(|rule| rule.hits > 0))
    })
    .await;
    let locking = tokio::spawn({
        let console = console.clone();
        async move { console.lock().await }
    });
    let before = stage.clock.elapsed();
    until("it is locked", async || {
        stage.clock.advance(Duration::from_millis(10));
        locking.is_finished()
    })
    .await;
    let waited = stage.clock.elapsed().saturating_sub(before);
    assert_eq!(locking.await.unwrap().unwrap(), 0);
    assert!(!console.holds_secrets().await);
    assert!(
        waited < Duration::from_secs(u64::from(GRACE_SECS) / 2),
        "the outbox's time is no time of theirs: {waited:?}"
    );
    assert_eq!(refusal(syncing.await.unwrap()), "locked");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_console_that_is_dropped_takes_the_renewal_it_began_with_it() {
    let stage = Stage::still(3).await;
    let console = stage.synced(REVIEWER).await;
    stage.control().expire_tokens(Some(REVIEWER));
    let mut turnstile = stage.control().turnstile();
    let syncing = tokio::spawn(async move { console.sync_once().await });
    let issuer = loop {
        let waiting = turnstile.recv().await.expect("the platform runs");
        if waiting.side == Side::Request && waiting.path.ends_with("/jwks") {
            break waiting;
        }
        waiting.go();
    };
    // The renewal has begun and the issuer has not been heard. Whoever held the console lets it fall.
    syncing.abort();
    let _ = syncing.await;
    issuer.go();
    drop(turnstile);
    let console = stage.open().await;
    console.sync_once().await.expect("the tokens are those that were kept");
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert_eq!(stage.asked("POST", "/oidc/token").len(), 2, "the sign-in, and one renewal");
    console.close().await.unwrap();
}
