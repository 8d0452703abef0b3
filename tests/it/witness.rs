//! The platform as the witness of a console's log: what it saw is said, what it proves stops decisions, and a platform that
//! is no witness, is away or errs changes nothing.
use std::collections::BTreeMap;
use std::path::PathBuf;

use second_look::console::{AppError, Console};
use second_look::ledger::Verdict;
use second_look::outbox::Word;
use second_look_sandbox::{Fault, FaultRule};
use second_look_verify::{LogCheck, LogKey, WitnessKey};
use serde_json::{Value, json};

use crate::beside::Beside;
use crate::broken_log::{becomes_lead, exported};
use crate::stage::{ENVIRONMENT, Stage, entry, plain_approve};

const REVIEWER: &str = "rev-17";
const SHOWN: &str = "/review/v1/*/devices/*/checkpoints";
const ENROLLED: &str = "/review/v1/*/devices/*";

fn code<T>(said: Result<T, AppError>) -> String {
    said.err().expect("it is refused").code
}

/// The last entry the platform saw, as the status bar says.
async fn witnessed(console: &Console) -> Option<u32> {
    console.status().await.unwrap().witnessed.map(|seen| seen.entry)
}

fn device(stage: &Stage) -> String {
    let enrolments = stage.control().journal(0).into_iter().filter(|asked| asked.method == "PUT");
    let path =
        enrolments.map(|asked| asked.path).find(|path| path.contains("/devices/")).expect("the console enrolled");
    path.rsplit('/').next().unwrap().to_owned()
}

/// How far the platform saw each log of the console.
fn seen(stage: &Stage) -> Vec<(u32, u64)> {
    let device = device(stage);
    stage.control().with_ledger(|ledger, _| ledger.witnessed(ENVIRONMENT, &device))
}

/// Every file of the profile: what somebody can put aside and put back, keys included.
fn copied(stage: &Stage) -> BTreeMap<PathBuf, Vec<u8>> {
    let files = std::fs::read_dir(stage.home()).unwrap().map(|file| file.unwrap().path());
    files.filter(|path| path.is_file()).map(|path| (path.clone(), std::fs::read(path).unwrap())).collect()
}

#[expect(clippy::disallowed_methods, reason = "a test plays whoever puts an old profile back")]
fn put_back(files: &BTreeMap<PathBuf, Vec<u8>>) {
    for (path, bytes) in files {
        std::fs::write(path, bytes).unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn r_39_the_platform_sees_the_log_after_each_round_and_what_it_saw_is_said_and_exported() {
    let stage = Stage::still(6).await;
    let console = stage.signed_in(REVIEWER).await;
    assert_eq!(witnessed(&console).await, None, "not witnessed yet");
    console.sync_once().await.unwrap();
    let first = witnessed(&console).await.expect("after a round of syncing");
    assert_eq!(seen(&stage), [(1, u64::from(first) + 1)], "the platform counts entries, the console names the last");
    console.sync_once().await.unwrap();
    assert_eq!(stage.asked("POST", "/checkpoints").len(), 1, "nothing was added, nothing is asked");
    let saved = stage.decided(&console, 0).await;
    assert_eq!(witnessed(&console).await, Some(first), "a decision waits for nobody");
    stage.send(&console).await;
    assert_eq!(entry(&console, &saved).await.word, Word::Confirmed);
    let second = witnessed(&console).await.unwrap();
    assert!(second > first, "after a delivery");
    let asked = stage.asked("POST", "/checkpoints").pop().unwrap();
    let body: Value = serde_json::from_str(asked.body.as_deref().unwrap()).unwrap();
    assert_eq!(body["oldSize"], json!(first + 1), "it is shown what continues the last");
    assert!(!body["consistency"].as_array().unwrap().is_empty(), "and that it does");
    becomes_lead(&stage, &console).await;
    let last = witnessed(&console).await.unwrap();
    let text = exported(&console).await;
    let report = LogCheck::default().read(text.as_bytes()).unwrap();
    let told = report.epochs[0].witnessed.clone().expect("an export says up to where");
    assert!(report.is_whole() && told.entry == u64::from(last), "{:?}", report.faults);
    let enrolment: Value =
        serde_json::from_str(stage.asked("PUT", &device(&stage))[0].answer.as_deref().unwrap()).unwrap();
    let known = WitnessKey::parse(enrolment["witnessKey"].as_str().unwrap()).unwrap();
    let check = LogCheck { witnesses: vec![known], ..LogCheck::default() };
    assert!(check.read(text.as_bytes()).unwrap().is_whole(), "by the key the platform gives");
    assert_eq!(stage.asked("PUT", &device(&stage)).len(), 1, "one enrolment");
    let key = report_key(&text);
    assert!(key.origin().ends_with("/log/1"));
    console.close().await.unwrap();

    let console = stage.open().await;
    assert_eq!(witnessed(&console).await, Some(last), "known without asking");
    let before = stage.asked("POST", "/checkpoints").len();
    console.sync_once().await.unwrap();
    assert_eq!(stage.asked("POST", "/checkpoints").len(), before + 1, "asked once after each start");
    assert_eq!(console.status().await.unwrap().log_broken, None);
    console.close().await.unwrap();
}

fn report_key(export: &str) -> LogKey {
    let line: Value = serde_json::from_str(export.lines().nth(1).unwrap()).unwrap();
    LogKey::parse(line["key"].as_str().unwrap()).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_profile_put_back_with_all_its_keys_is_found_by_what_the_platform_saw() {
    let stage = Stage::still(6).await;
    let console = stage.synced(REVIEWER).await;
    console.close().await.unwrap();
    let older = copied(&stage);
    let console = stage.open().await;
    stage.decided(&console, 0).await;
    stage.send(&console).await;
    console.close().await.unwrap();
    put_back(&older);

    let console = stage.open().await;
    assert_eq!(console.status().await.unwrap().log_broken, None, "the mark beside the keys is as old as the file");
    crate::stage::sign_in(&console, REVIEWER).await;
    console.sync_once().await.unwrap();
    let status = console.status().await.unwrap();
    let broken = status.log_broken.expect("the platform saw more");
    assert!(broken.message.contains("an older file was put back"), "{}", broken.message);
    assert!(status.online, "and it is no matter of the network");
    let case = console.open_case(&stage.case(2)).await.expect("cases can be read");
    assert_eq!(code(console.save_decision(&plain_approve(&case)).await), "log_broken");
    becomes_lead(&stage, &console).await;
    console.acknowledge_log().await.unwrap();
    let saved = stage.decided(&console, 2).await;
    stage.send(&console).await;
    assert_eq!(entry(&console, &saved).await.word, Word::Confirmed);
    let logs = seen(&stage);
    assert_eq!(logs.iter().map(|(number, _)| *number).collect::<Vec<_>>(), [1, 2], "the next log has its own key");
    assert!(logs[1].1 > 1, "and is witnessed: {logs:?}");
    let report = LogCheck::default().read(exported(&console).await.as_bytes()).unwrap();
    assert!(report.epochs[1].after_break.is_some() && report.epochs[1].witnessed.is_some());
    console.close().await.unwrap();

    put_back(&older);
    let console = stage.open().await;
    crate::stage::sign_in(&console, REVIEWER).await;
    console.sync_once().await.unwrap();
    assert!(console.status().await.unwrap().log_broken.is_some(), "a log that has ended for the platform");
    becomes_lead(&stage, &console).await;
    assert_eq!(seen(&stage).last().map(|(number, _)| *number), Some(3), "no number twice: {:?}", seen(&stage));
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_log_hides_no_rollback_of_the_first_and_both_breaks_stay_told() {
    let stage = Stage::still(6).await;
    let console = stage.synced(REVIEWER).await;
    console.close().await.unwrap();
    let older = copied(&stage);
    let console = stage.open().await;
    stage.decided(&console, 0).await;
    stage.send(&console).await;
    console.close().await.unwrap();
    put_back(&older);
    let mut beside = Beside::open(&stage).await;
    beside.run("DROP TRIGGER audit_never_changes").await;
    beside
        .run("UPDATE audit SET bytes = CAST(replace(CAST(bytes AS TEXT), 'rev-17', 'rev-71') AS BLOB) WHERE seq = 1")
        .await;
    beside.close().await;

    let console = stage.open().await;
    let broken = console.status().await.unwrap().log_broken.expect("the start finds the changed entry");
    assert!(broken.message.contains("not as it was signed"), "{}", broken.message);
    crate::stage::sign_in(&console, REVIEWER).await;
    console.sync_once().await.unwrap();
    let broken = console.status().await.unwrap().log_broken.expect("the platform saw more of the log before");
    assert!(broken.message.contains("an older file was put back"), "{}", broken.message);
    becomes_lead(&stage, &console).await;
    let checked = console.check_log().await.unwrap();
    assert_eq!(checked.epoch, 3, "told once: the log that follows is not broken by it again");
    let facts = console.ledger_facts().await.unwrap();
    let (integrity, completeness) = (facts.integrity, facts.completeness);
    assert_eq!((integrity.verdict, integrity.fault.as_deref()), (Verdict::Fails, Some("altered")));
    assert_eq!((completeness.verdict, completeness.fault.as_deref()), (Verdict::Fails, Some("rolled_back")));
    assert_eq!(integrity.breaks, 2);
    let seen = completeness.witnessed.expect("and the witness has seen the log that follows");
    assert_eq!(u64::from(seen.entry + completeness.unwitnessed) + 1, u64::from(integrity.entries));
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_log_that_took_another_way_is_found_though_it_is_longer() {
    let stage = Stage::still(8).await;
    let console = stage.synced(REVIEWER).await;
    console.close().await.unwrap();
    let older = copied(&stage);
    let console = stage.open().await;
    stage.decided(&console, 0).await;
    stage.send(&console).await;
    let saw = witnessed(&console).await.unwrap();
    console.close().await.unwrap();
    put_back(&older);

    stage.control().fault(FaultRule::always("POST", SHOWN, Fault::Reset));
    let console = stage.open().await;
    crate::stage::sign_in(&console, REVIEWER).await;
    for index in [2, 3] {
        stage.decided(&console, index).await;
        stage.send(&console).await;
    }
    assert_eq!(console.status().await.unwrap().log_broken, None, "nobody can know yet");
    stage.control().clear_faults();
    console.sync_once().await.unwrap();
    let checked = console.check_log().await.unwrap();
    let broken = checked.broken.expect("it is not what the platform saw");
    assert!(broken.message.contains("It is not the log that is remembered"), "{}", broken.message);
    assert!(witnessed(&console).await.unwrap_or(0) <= saw, "nothing of it was cosigned");
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_answer_and_a_platform_that_forgot_everything_break_nothing() {
    let stage = Stage::still(6).await;
    let console = stage.signed_in(REVIEWER).await;
    stage.control().fault(FaultRule::once("POST", SHOWN, Fault::LoseAnswer));
    console.sync_once().await.unwrap();
    assert_eq!(witnessed(&console).await, None, "the answer never came");
    assert!(console.status().await.unwrap().online, "which says nothing of the network");
    stage.decided(&console, 0).await;
    stage.send(&console).await;
    let seen_now = witnessed(&console).await.expect("the platform says what it saw, and it is the same log");
    stage.control().with_ledger(|ledger, _| ledger.forget_devices());
    stage.decided(&console, 2).await;
    stage.send(&console).await;
    assert!(witnessed(&console).await.unwrap() > seen_now, "enrolled anew");
    assert_eq!(console.status().await.unwrap().log_broken, None);
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_witness_that_fails_warns_nobody_and_stops_nothing() {
    let problem = |code: &str, more: Value| {
        let mut body = json!({ "type": "about:blank", "title": "No", "status": 409, "code": code, "requestId": "r" });
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        body.to_string()
    };
    let word =
        |status: u16, text: String| Fault::Text { status, content_type: "application/problem+json".into(), text };
    let foreign =
        "second-look/console/dev_0/log/1\n900\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n\u{2014} x AAAA\n";
    let forged = |key: &str, value: Value| Fault::Patch { set: [(key.to_owned(), value)].into_iter().collect() };
    let status =
        |status: u16, code: Option<&str>| Fault::Status { status, code: code.map(str::to_owned), retry_after: None };
    let faults = [
        (ENROLLED, status(501, Some("not_implemented"))),
        (SHOWN, status(501, Some("not_implemented"))),
        (SHOWN, status(500, None)),
        (SHOWN, status(403, Some("forbidden"))),
        (SHOWN, status(401, None)),
        (ENROLLED, status(401, Some("token_invalid"))),
        (SHOWN, Fault::Status { status: 429, code: Some("overloaded".into()), retry_after: Some("3600".into()) }),
        (SHOWN, Fault::Reset),
        (SHOWN, Fault::Portal),
        (ENROLLED, forged("/witnessKey", json!("nobody"))),
        (SHOWN, forged("/cosignature", json!("\u{2014} nobody AAAA"))),
        (SHOWN, word(409, problem("size_differs", json!({ "size": 900 })))),
        (SHOWN, word(409, problem("size_differs", json!({ "size": 900, "checkpoint": foreign })))),
        (SHOWN, word(422, problem("proof_failed", json!({})))),
    ];
    for (path, fault) in faults {
        let stage = Stage::still(3).await;
        let console = stage.signed_in(REVIEWER).await;
        stage.control().fault(FaultRule::always("*", path, fault.clone()));
        console.sync_once().await.unwrap();
        let saved = stage.decided(&console, 0).await;
        stage.send(&console).await;
        let status = console.status().await.unwrap();
        assert_eq!(entry(&console, &saved).await.word, Word::Confirmed, "{fault:?}");
        assert_eq!((status.log_broken, status.witnessed), (None, None), "{fault:?}: a bare word proves nothing");
        assert!(status.online && status.asked_to_wait_until.is_none(), "{fault:?}: the work goes on");
        stage.control().clear_faults();
        stage.decided(&console, 2).await;
        stage.send(&console).await;
        assert!(witnessed(&console).await.is_some(), "{fault:?}: and the next time is as good");
        console.close().await.unwrap();
    }
}
