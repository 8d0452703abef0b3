//! The life of a sign-in: it runs out, is revoked, is somebody else's, is ended. Whatever becomes of it, a saved decision
//! waits for its own person and goes out under no other name.
use second_look::console::{AppError, Console, SignInState};
use second_look::ids::CaseId;
use second_look::outbox::EntryState;
use second_look_sandbox::{Fault, FaultRule};

use crate::beside::Beside;
use crate::gate::Gate;
use crate::stage::{Saved, Stage, browse, entry, sign_in, until};

const REVIEWER: &str = "rev-17";
const COLLEAGUE: &str = "rev-23";

/// How often the log has an entry of this kind. The console must be closed.
async fn logged(stage: &Stage, kind: &'static str) -> i64 {
    let mut beside = Beside::open(stage).await;
    let count = beside.number("SELECT count(*) FROM audit WHERE kind = ?1", &CaseId::new(kind)).await;
    beside.close().await;
    count
}

/// A person comes to the sign-in page of a profile that is not theirs.
async fn try_sign_in(console: &Console, person: &str) -> AppError {
    let ticket = console.begin_sign_in(Some(person)).await.unwrap();
    let url = ticket.url().to_owned();
    let browser = tokio::task::spawn_blocking(move || browse(&url));
    let refused = console.finish_sign_in(ticket).await.unwrap_err();
    browser.await.unwrap();
    refused
}

async fn sign_in_state(console: &Console) -> SignInState {
    console.status().await.unwrap().sign_in
}

async fn confirmed(console: &Console, all: &[Saved]) {
    for saved in all {
        assert_eq!(entry(console, saved).await.state, EntryState::Confirmed);
    }
}

/// The names in the key file, which is all of it that can be read without the passphrase.
fn kept_in_the_key_file(stage: &Stage) -> Vec<String> {
    let text = std::fs::read_to_string(stage.home().join("keys.sealed")).unwrap();
    let file: serde_json::Value = serde_json::from_str(&text).unwrap();
    file["values"].as_object().unwrap().keys().cloned().collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_that_runs_out_offline_stops_no_work_and_is_renewed_on_return() {
    let mut stage = Stage::still(6).await;
    let gate = Gate::before(&stage.sandbox.addresses().review).await;
    stage.review = Some(gate.address.clone());
    let console = stage.synced(REVIEWER).await;
    let open = console.open_case(&stage.case(0)).await.unwrap();
    gate.shut().await;
    stage.control().fault(FaultRule::always("POST", "/oidc/token", Fault::Reset));
    stage.control().expire_tokens(Some(REVIEWER));
    // The claim of the open case is live at the click; the token has run out everywhere.
    let saved = console.save_decision(&crate::stage::plain_approve(&open)).await.unwrap();
    let saved = Saved { case_id: open.case_id, entry_id: saved.entry_id.parse().unwrap() };
    stage.pass(2 * 3600);
    let round = console.send_due().await.unwrap();
    assert!(round.offline && !round.sign_in_needed, "nobody said that the sign-in has ended: {round:?}");
    let status = console.status().await.unwrap();
    assert_eq!((status.sign_in, status.online, status.counts.waiting), (SignInState::SignedIn, false, 1));
    assert!(console.queue(&Default::default(), None, 50).await.is_ok(), "reading goes on");
    assert!(console.read_case(&stage.case(2)).await.is_ok(), "and so do cases that are here");
    // The console is closed and opened in the train.
    console.close().await.unwrap();
    let console = stage.open().await;
    assert_eq!(sign_in_state(&console).await, SignInState::SignedIn, "who it is was kept with the tokens");
    stage.control().clear_faults();
    gate.open().await;
    stage.pass(60);
    stage.send(&console).await;
    for _ in 0..5 {
        if entry(&console, &saved).await.state == EntryState::Confirmed {
            break;
        }
        stage.pass(60);
        stage.send(&console).await;
    }
    confirmed(&console, &[saved]).await;
    assert_eq!(sign_in_state(&console).await, SignInState::SignedIn, "nobody had to sign in again");
    assert_eq!(stage.behaved().decisions.len(), 1);
    console.close().await.unwrap();
    assert_eq!((logged(&stage, "signed_in").await, logged(&stage, "sign_in_ended").await), (1, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_revoked_sign_in_locks_syncing_and_sending_until_the_same_person_is_back() {
    let stage = Stage::still(8).await;
    let console = stage.synced(REVIEWER).await;
    let mut all = Vec::new();
    for index in [0, 2, 3] {
        all.push(stage.decided(&console, index).await);
    }
    stage.control().revoke_sign_ins(Some(REVIEWER));
    let round = stage.send(&console).await;
    assert!(round.sign_in_needed);
    let status = console.status().await.unwrap();
    assert_eq!((status.sign_in, status.counts.waiting), (SignInState::SignInNeeded, 3), "all of them wait");
    stage.control().clear_journal();
    assert_eq!(console.sync_once().await.unwrap_err().code, "sign_in_needed");
    assert!(stage.send(&console).await.sign_in_needed);
    assert!(stage.control().journal(0).is_empty(), "a dead token is not tried again and again");
    assert!(console.read_case(&stage.case(2)).await.is_ok(), "what is here can be read");
    console.close().await.unwrap();

    // After a restart the dead refresh token is not shown to the issuer once more: that would look like theft.
    let console = stage.open().await;
    stage.control().clear_journal();
    assert!(stage.send(&console).await.sign_in_needed);
    assert_eq!(stage.asked("POST", "/oidc/token").len(), 0, "it was forgotten in its place as well");
    sign_in(&console, REVIEWER).await;
    assert_eq!(sign_in_state(&console).await, SignInState::SignedIn);
    stage.send(&console).await;
    confirmed(&console, &all).await;
    console.sync_once().await.unwrap();
    assert_eq!(stage.behaved().decisions.len(), 3, "each once");
    console.close().await.unwrap();
    assert_eq!(logged(&stage, "signed_in").await, 2);
    assert_eq!(logged(&stage, "sign_in_ended").await, 2, "told once in each run of the program");
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_else_at_the_sign_in_is_turned_away_and_the_profiles_person_stays_signed_in() {
    let stage = Stage::still(8).await;
    let console = stage.synced(REVIEWER).await;
    let all = [stage.decided(&console, 0).await, stage.decided(&console, 2).await];
    stage.control().clear_journal();
    let refused = try_sign_in(&console, COLLEAGUE).await;
    assert_eq!(refused.code, "profile_other_person");
    assert_eq!(
        refused.message,
        "This profile belongs to another person. 2 of their decisions wait here, sealed, for their next sign-in."
    );
    assert!(refused.action.unwrap().contains("a profile folder of your own"));
    assert_eq!(stage.asked("POST", "/oidc/revoke").len(), 1, "the stranger's tokens are dead");
    assert!(stage.control().journal(0).iter().all(|entry| !entry.path.contains("/review/")), "and were never used");
    let status = console.status().await.unwrap();
    assert_eq!((status.sign_in, status.person.unwrap().id.as_str()), (SignInState::SignedIn, REVIEWER));
    stage.send(&console).await;
    confirmed(&console, &all).await;
    let report = stage.behaved();
    assert!(report.decisions.iter().all(|decision| decision.reviewer == REVIEWER), "{:?}", report.decisions);
    console.close().await.unwrap();
    assert_eq!((logged(&stage, "sign_in_refused").await, logged(&stage, "signed_in").await), (1, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_person_works_in_a_profile_of_their_own_and_the_firsts_decisions_stay_sealed() {
    let stage = Stage::still(8).await;
    let console = stage.synced(REVIEWER).await;
    let first = [stage.decided(&console, 0).await];
    console.sign_out().await.unwrap();
    let status = console.status().await.unwrap();
    assert_eq!((status.sign_in, status.counts.held + status.counts.waiting), (SignInState::SignedOut, 1), "the number");
    assert_eq!(console.outbox(None, None, 50).await.err().unwrap().code, "signed_out", "and no more than the number");
    assert_eq!(console.read_case(&first[0].case_id).await.err().unwrap().code, "signed_out");
    let refused = try_sign_in(&console, COLLEAGUE).await;
    assert!(refused.message.contains("One of their decisions waits here"), "{}", refused.message);
    assert_eq!(sign_in_state(&console).await, SignInState::SignedOut);
    assert!(!kept_in_the_key_file(&stage).contains(&"refresh-token".to_owned()), "nothing of theirs was kept");

    let second = stage.open_at(&stage.folder.path().join("second")).await;
    sign_in(&second, COLLEAGUE).await;
    second.sync_once().await.unwrap();
    let theirs = stage.decided(&second, 2).await;
    stage.send(&second).await;
    confirmed(&second, &[theirs]).await;
    assert_eq!(second.outbox(None, None, 50).await.unwrap().entries.len(), 1, "their own and nobody else's");
    second.close().await.unwrap();

    stage.pass(11);
    assert_eq!(console.send_due().await.unwrap_err().code, "signed_out", "nobody is signed in here");
    sign_in(&console, REVIEWER).await;
    stage.send(&console).await;
    confirmed(&console, &first).await;
    let mut by: Vec<_> = stage.behaved().decisions.iter().map(|decision| decision.reviewer.clone()).collect();
    by.sort();
    assert_eq!(by, [REVIEWER, COLLEAGUE], "each under their own name");
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_out_empties_the_key_place_of_tokens_and_nothing_comes_back_after_a_restart() {
    let stage = Stage::still(4).await;
    let console = stage.synced(REVIEWER).await;
    let saved = stage.decided(&console, 0).await;
    assert!(kept_in_the_key_file(&stage).contains(&"refresh-token".to_owned()), "this is where they lie");
    console.sign_out().await.unwrap();
    let left = kept_in_the_key_file(&stage);
    assert_eq!(left, ["audit-seed", "check", "db-key", "kek-1"], "the profile's keys stay, for the next sign-in");
    assert_eq!(stage.asked("POST", "/oidc/revoke").len(), 1);
    console.close().await.unwrap();
    let console = stage.open().await;
    let status = console.status().await.unwrap();
    assert_eq!((status.sign_in, status.person), (SignInState::SignedOut, None));
    stage.control().clear_journal();
    stage.pass(11);
    assert_eq!(console.send_due().await.unwrap_err().code, "signed_out");
    assert!(stage.control().journal(0).is_empty(), "without a person nothing is asked");
    sign_in(&console, REVIEWER).await;
    stage.send(&console).await;
    confirmed(&console, &[saved]).await;
    console.close().await.unwrap();
    assert_eq!((logged(&stage, "signed_out").await, logged(&stage, "signed_in").await), (1, 2));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sign_in_that_is_given_up_leaves_the_present_one_as_it_was() {
    let stage = Stage::still(4).await;
    let console = stage.synced(REVIEWER).await;
    let ticket = console.begin_sign_in(None).await.unwrap();
    assert_eq!(sign_in_state(&console).await, SignInState::SigningIn);
    console.cancel_sign_in();
    assert_eq!(console.finish_sign_in(ticket).await.unwrap_err().code, "sign_in_cancelled");
    assert_eq!(sign_in_state(&console).await, SignInState::SignedIn, "it was never asked to end");
    let saved = stage.decided(&console, 0).await;
    stage.send(&console).await;
    confirmed(&console, &[saved]).await;
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sign_in_that_gave_way_to_the_next_takes_neither_its_state_nor_the_way_to_cancel_it() {
    let stage = Stage::still(4).await;
    let console = stage.synced(REVIEWER).await;
    let first = console.begin_sign_in(None).await.unwrap();
    let second = console.begin_sign_in(None).await.unwrap();
    assert_eq!(console.finish_sign_in(first).await.unwrap_err().code, "sign_in_cancelled");
    assert_eq!(sign_in_state(&console).await, SignInState::SigningIn, "the next one still waits for the browser");
    console.cancel_sign_in();
    let ended = tokio::time::timeout(std::time::Duration::from_secs(10), console.finish_sign_in(second)).await;
    assert_eq!(ended.expect("it can be cancelled").unwrap_err().code, "sign_in_cancelled");
    assert_eq!(sign_in_state(&console).await, SignInState::SignedIn);
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_signs_out_while_a_sign_in_waits_for_a_delivery_is_not_signed_in_by_it() {
    let stage = Stage::still(4).await;
    let console = stage.synced(REVIEWER).await;
    let saved = stage.decided(&console, 0).await;
    stage.control().fault(FaultRule::once("POST", "/review/v1/*/cases/*/decision", Fault::Delay { ms: 1_500 }));
    stage.pass(11);
    let sending = tokio::spawn({
        let console = console.clone();
        async move { console.send_due().await.map(drop) }
    });
    until("it is on the wire", async || entry(&console, &saved).await.state == EntryState::Sending).await;
    let ticket = console.begin_sign_in(Some(REVIEWER)).await.unwrap();
    let url = ticket.url().to_owned();
    let finishing = tokio::spawn({
        let console = console.clone();
        async move { console.finish_sign_in(ticket).await }
    });
    tokio::task::spawn_blocking(move || browse(&url)).await.unwrap();
    // The browser is back; its tokens are fetched, and then wait for what is on the wire.
    tokio::time::sleep(std::time::Duration::from_millis(400)).await;
    console.sign_out().await.unwrap();
    assert_eq!(finishing.await.unwrap().unwrap_err().code, "sign_in_cancelled");
    sending.await.unwrap().unwrap();
    assert_eq!(sign_in_state(&console).await, SignInState::SignedOut, "the last word was to sign out");
    console.close().await.unwrap();
    assert_eq!((logged(&stage, "signed_in").await, logged(&stage, "signed_out").await), (1, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_entry_of_a_sign_in_is_there_before_its_tokens_are() {
    let stage = Stage::still(4).await;
    let console = stage.synced(REVIEWER).await;
    // Where the key file is written anew a folder lies in the way: no token can be kept.
    let in_the_way = stage.home().join("keys.sealed.part");
    std::fs::create_dir(&in_the_way).unwrap();
    try_sign_in(&console, REVIEWER).await;
    assert_eq!(sign_in_state(&console).await, SignInState::SignInNeeded, "nothing of it was kept");
    std::fs::remove_dir(&in_the_way).unwrap();
    sign_in(&console, REVIEWER).await;
    assert_eq!(sign_in_state(&console).await, SignInState::SignedIn);
    console.close().await.unwrap();
    assert_eq!(
        logged(&stage, "signed_in").await,
        3,
        "a kill before the tokens leaves an entry too many, never one too few"
    );
    assert_eq!(logged(&stage, "sign_in_ended").await, 1, "and what came of it is told");
}

#[tokio::test(flavor = "multi_thread")]
async fn tokens_of_before_are_no_sign_in_where_those_of_a_later_one_could_not_be_kept() {
    let stage = Stage::still(4).await;
    let console = stage.synced(REVIEWER).await;
    let in_the_way = stage.home().join("keys.sealed.part");
    std::fs::create_dir(&in_the_way).unwrap();
    try_sign_in(&console, REVIEWER).await;
    std::fs::remove_dir(&in_the_way).unwrap();
    console.close().await.unwrap();
    assert_eq!(logged(&stage, "sign_in_ended").await, 1);
    assert!(kept_in_the_key_file(&stage).contains(&"refresh-token".to_owned()), "those of before still lie there");
    let console = stage.open().await;
    assert_eq!(sign_in_state(&console).await, SignInState::SignedOut, "the log says that the sign-in ended");
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sign_out_that_was_cut_off_behind_its_entry_is_ended_by_the_next_start() {
    let stage = Stage::still(4).await;
    let console = stage.synced(REVIEWER).await;
    let place = stage.home().join("keys.sealed");
    let with_tokens = std::fs::read(&place).unwrap();
    console.sign_out().await.unwrap();
    console.close().await.unwrap();
    #[expect(clippy::disallowed_methods, reason = "a test plays the kill between the entry and the tokens")]
    std::fs::write(&place, with_tokens).unwrap();

    let console = stage.open().await;
    assert_eq!(sign_in_state(&console).await, SignInState::SignedOut, "or they would be in again with no entry");
    assert!(!kept_in_the_key_file(&stage).contains(&"refresh-token".to_owned()), "what the entry says is done now");
    sign_in(&console, REVIEWER).await;
    console.close().await.unwrap();
    let console = stage.open().await;
    assert_eq!(sign_in_state(&console).await, SignInState::SignedIn, "the sign-in behind it counts");
    console.close().await.unwrap();
    assert_eq!((logged(&stage, "signed_out").await, logged(&stage, "signed_in").await), (1, 2));
}
