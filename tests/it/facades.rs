//! Cases that come from the two other platforms: what goes wrong at a bank or in an onboarding workflow reaches a console,
//! is explained, and a person decides it.
use second_look::case::checks::Topic;
use second_look::case::evidence::Side;
use second_look::case::view::{CaseView, ImageState};
use second_look::console::Console;
use second_look::decision::DecisionInput;
use second_look::ids::{CaseId, FileRef};
use second_look::outbox::EntryState;
use second_look::queue::list::QueueFilter;
use second_look_sandbox::banking::OpensCases;
use second_look_sandbox::banking::document::{Downloads, IDENTITY, SELFIE};
use second_look_sandbox::banking::identification::Step;
use second_look_sandbox::banking::road::Order;
use second_look_sandbox::onboarding::Ask;
use second_look_sandbox::onboarding::journey;
use second_look_sandbox::{Control, Fault, FaultRule};

use crate::contract::assert_described;
use crate::journeys::reject;
use crate::stage::{ENVIRONMENT, Saved, Stage, entry, plain_approve, until};

const REVIEWER: &str = "rev-17";
pub const ACCOUNT: u64 = 100_001;
const OF_THE_TRANSFER_COUNTRY: u64 = 100_005;

/// Brings an identification to its end, and answers the case it became.
pub fn identified(control: &Control, reasons: &[&str]) -> Option<String> {
    identified_of(control, ACCOUNT, reasons)
}

fn identified_of(control: &Control, account: u64, reasons: &[&str]) -> Option<String> {
    let id = control.with_bank(ENVIRONMENT, |bank, now| bank.begin(account, None, now)).unwrap().unwrap();
    let reasons = reasons.iter().map(|code| (*code).to_owned()).collect();
    for step in [Step::Finish, Step::Certify, Step::Review, Step::Finalize { reasons }] {
        control.advance_secs(20);
        control.with_bank(ENVIRONMENT, |bank, now| bank.step(&id, step, now)).unwrap().unwrap();
    }
    case_of(control, &id)
}

fn case_of(control: &Control, identification: &str) -> Option<String> {
    let found = control.with_bank(ENVIRONMENT, |bank, _| {
        let found = bank.identifications().find(|(known, _)| known.id == identification);
        found.and_then(|(_, case_id)| case_id.map(str::to_owned))
    });
    found.unwrap()
}

/// Goes with a sample person to their end, and answers the case it became.
fn onboarded(control: &Control, credential: &str) -> Option<String> {
    let mut ask =
        Ask { apikey: journey::Step::SessionRisk.key().into(), credential: credential.into(), ..Ask::default() };
    loop {
        control.advance_secs(5);
        let told = control.with_desk(ENVIRONMENT, |desk, now| desk.verify(&ask, now)).unwrap().unwrap();
        let asi = told["transaction_id"].as_str().unwrap().to_owned();
        if told["policyDecision"] != "obligation" {
            let found = control.with_desk(ENVIRONMENT, |desk, _| {
                let found = desk.transactions().find(|(known, _)| known.id == asi);
                found.and_then(|(_, case_id)| case_id.map(str::to_owned))
            });
            return found.unwrap();
        }
        let key = told["forwardApiKey"].as_str().unwrap().to_owned();
        ask = Ask { apikey: key.clone(), asi: Some(asi.clone()), attributes: vec![serde_json::json!({})], ..ask };
        // Only two of the steps have a link to send.
        drop(control.with_desk(ENVIRONMENT, |desk, now| desk.send_link(&key, &asi, now)));
    }
}

async fn queued(console: &Console) -> Vec<CaseId> {
    let rows = console.queue(&QueueFilter::default(), None, 100).await.unwrap().rows;
    rows.into_iter().map(|row| row.case_id).collect()
}

/// Opens a case that has just come in.
async fn arrived(console: &Console, case_id: &str) -> CaseView {
    console.sync_once().await.unwrap();
    let case_id = CaseId::new(case_id.to_owned());
    assert!(queued(console).await.contains(&case_id), "it stands in the queue");
    console.open_case(&case_id).await.unwrap()
}

/// Saves the answer, sends it, and finds the receipt.
async fn decide(stage: &Stage, console: &Console, answer: &DecisionInput) {
    let saved = console.save_decision(answer).await.unwrap();
    let saved = Saved { case_id: answer.case_id.clone(), entry_id: saved.entry_id.parse().unwrap() };
    stage.send(console).await;
    assert_eq!(entry(console, &saved).await.state, EntryState::Confirmed);
}

#[tokio::test(flavor = "multi_thread")]
async fn r_80_a_finding_of_the_bank_is_synced_explained_and_decided() {
    let stage = Stage::still(2).await;
    let console = stage.synced(REVIEWER).await;
    assert_eq!(identified(&stage.control(), &[]), None, "what ends well is nobody's work");
    let case_id = identified(&stage.control(), &["3102", "3117"]).expect("a case");
    let case = arrived(&console, &case_id).await;
    let codes: Vec<&str> = case.reasons.iter().map(|reason| reason.code.as_str()).collect();
    assert!(codes.contains(&"3102") && codes.contains(&"3117"), "{codes:?}");
    assert!(!case.why.sentence.is_empty() && case.evidence_ready);
    assert!(case.images.len() >= 2, "front and selfie at least: {}", case.images.len());
    decide(&stage, &console, &reject(&case)).await;
    assert_described(&stage);
    stage.behaved();
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn r_80_ends_of_the_workflow_are_synced_explained_and_decided() {
    let stage = Stage::still(2).await;
    let console = stage.synced(REVIEWER).await;
    assert_eq!(onboarded(&stage.control(), "phone-confirmed"), None);
    let failed = onboarded(&stage.control(), "document-failed").expect("a case");
    let case = arrived(&console, &failed).await;
    assert!(case.images.len() >= 2 && case.name.is_some());
    decide(&stage, &console, &reject(&case)).await;
    let early = onboarded(&stage.control(), "tor-and-bot").expect("a case");
    let case = arrived(&console, &early).await;
    assert!(case.images.is_empty() && case.name.is_none(), "nobody knew yet who it was");
    let codes: Vec<&str> = case.reasons.iter().map(|reason| reason.code.as_str()).collect();
    assert!(codes.contains(&"TOR_EXIT_NODE"), "{codes:?}");
    decide(&stage, &console, &plain_approve(&case)).await;
    let fault = onboarded(&stage.control(), "check-broken").expect("a case for operations");
    console.sync_once().await.unwrap();
    assert!(!queued(&console).await.contains(&CaseId::new(fault)), "no reviewer decides what broke");
    assert_described(&stage);
    stage.behaved();
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn r_75_r_76_r_77_what_the_bank_knows_beside_the_finding_stands_on_the_case() {
    let stage = Stage::still(2).await;
    let console = stage.synced(REVIEWER).await;
    let topics = |case: &CaseView| case.checks.iter().map(|check| check.topic).collect::<Vec<_>>();
    let parent = identified(&stage.control(), &["3102"]).expect("a case");
    let found = topics(&arrived(&console, &parent).await);
    assert!(found.contains(&Topic::Certificate) && found.contains(&Topic::Accounts), "{found:?}");
    assert!(!found.contains(&Topic::Transfer), "not of that country: {found:?}");
    let german = identified_of(&stage.control(), OF_THE_TRANSFER_COUNTRY, &["3102"]).expect("a case");
    let found = topics(&arrived(&console, &german).await);
    assert!(found.contains(&Topic::Transfer), "{found:?}");
    stage.behaved();
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn r_47_r_48_the_link_and_the_bound_devices_stand_on_the_case() {
    let stage = Stage::still(2).await;
    let console = stage.synced(REVIEWER).await;
    let control = stage.control();
    control.with_desk(ENVIRONMENT, |desk, _| desk.settings.cases = OpensCases::EveryEnd).unwrap();
    let topics = |case: &CaseView| case.checks.iter().map(|check| check.topic).collect::<Vec<_>>();
    let desktop = onboarded(&control, "opened-on-desktop").expect("every end is a case now");
    let found = topics(&arrived(&console, &desktop).await);
    assert!(found.contains(&Topic::Link) && found.contains(&Topic::Path), "{found:?}");
    let confirmed = onboarded(&control, "phone-confirmed").expect("every end is a case now");
    let found = topics(&arrived(&console, &confirmed).await);
    assert!(found.contains(&Topic::Devices), "{found:?}");
    stage.behaved();
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn r_79_before_the_last_event_has_come_no_document_is_asked_for() {
    let stage = Stage::still(2).await;
    let console = stage.synced(REVIEWER).await;
    let control = stage.control();
    let hold = |hold| control.with_bank(ENVIRONMENT, |bank, _| bank.settings.road.hold = hold).unwrap();
    hold(true);
    stage.control().clear_journal();
    assert_eq!(identified(&control, &["3102"]), None);
    let before = queued(&console).await;
    console.sync_once().await.unwrap();
    assert_eq!(queued(&console).await, before, "nothing to look at yet");
    let files = || control.journal(0).iter().filter(|entry| entry.path.contains("/files/")).count();
    assert_eq!(files(), 0);
    hold(false);
    control.with_bank(ENVIRONMENT, |bank, now| bank.let_through(Order::Reversed, now)).unwrap();
    let id = control.with_bank(ENVIRONMENT, |bank, _| bank.identifications().next().unwrap().0.id.clone()).unwrap();
    let case = arrived(&console, &case_of(&control, &id).expect("now it is a case")).await;
    for image in &case.images {
        console.image(&case.case_id, &image.file_ref, false).await.expect("the picture");
    }
    assert!(files() >= case.images.len() && !case.images.is_empty());
    stage.behaved();
    console.close().await.unwrap();
}

/// The links that were given, while the first one's bytes were asked for so many seconds late.
async fn links_when_late_by(secs: i64) -> usize {
    let stage = Stage::still(2).await;
    let console = stage.synced(REVIEWER).await;
    let case_id = identified(&stage.control(), &["3102"]).expect("a case");
    let case = arrived(&console, &case_id).await;
    let file = case.images.first().expect("a picture").file_ref.clone();
    let control = stage.control();
    control.clear_journal();
    control.fault(FaultRule::once("GET", "/blob/*", Fault::Delay { ms: 700 }).on_files());
    let picture = tokio::spawn({
        let (console, case_id) = (console.clone(), case.case_id.clone());
        async move { console.image(&case_id, &file, false).await.map(drop) }
    });
    until("the link is used", async || control.with_faults(|plan| plan.hits()[0].hits == 1)).await;
    control.advance_secs(secs);
    picture.await.unwrap().expect("the picture comes, by this link or the next");
    let given = control.journal(0).iter().filter(|entry| entry.path.contains("/files/") && entry.status == 302).count();
    assert!(!stage.behaved().bearer_on_file_host);
    console.close().await.unwrap();
    given
}

#[tokio::test(flavor = "multi_thread")]
async fn r_71_a_link_of_29_seconds_is_enough_and_after_31_another_one_is_asked_for() {
    assert_eq!(links_when_late_by(29).await, 1, "still good");
    assert_eq!(links_when_late_by(31).await, 2, "a new one, never the old one again");
}

/// What asking for a picture comes to: the code, and how often the platform was asked for a link.
async fn asked(stage: &Stage, console: &Console, case: &CaseView, file: &FileRef) -> (String, usize) {
    stage.control().clear_journal();
    let shown = console.image(&case.case_id, file, false).await;
    let code = shown.map_or_else(|refused| refused.code, |_shown| "shown".to_owned());
    (code, stage.control().journal(0).iter().filter(|entry| entry.path.contains("/files/")).count())
}

#[tokio::test(flavor = "multi_thread")]
async fn r_72_not_enabled_not_eligible_and_failed_are_three_messages_each_with_what_can_be_done() {
    let stage = Stage::still(2).await;
    let console = stage.synced(REVIEWER).await;
    let control = stage.control();
    let set = |downloads, eligible: &[u32]| {
        control
            .with_bank(ENVIRONMENT, |bank, _| {
                (bank.settings.downloads, bank.settings.eligible) = (downloads, eligible.to_vec());
            })
            .unwrap();
    };
    set(Downloads::NotEnabled, &[IDENTITY, SELFIE]);
    let case_id = identified(&control, &["3102"]).expect("a case");
    let case = arrived(&console, &case_id).await;
    let file_of = |side| case.images.iter().find(|image| image.side == side).expect("a picture of it").file_ref.clone();
    let (front, selfie) = (file_of(Side::Front), file_of(Side::Selfie));
    assert_eq!(asked(&stage, &console, &case, &front).await, ("image_not_enabled".to_owned(), 1));
    set(Downloads::Enabled, &[IDENTITY]);
    assert_eq!(asked(&stage, &console, &case, &selfie).await, ("image_not_eligible".to_owned(), 1));
    set(Downloads::Failing, &[IDENTITY, SELFIE]);
    let back = file_of(Side::Back);
    assert_eq!(asked(&stage, &console, &case, &back).await, ("image_failed".to_owned(), 1));
    assert!(console.status().await.unwrap().online, "one file says nothing of the platform");
    // Each says why, and what can be done, where the picture would be.
    let images = console.read_case(&case.case_id).await.unwrap().images;
    let said: std::collections::BTreeSet<String> = [&front, &selfie, &back]
        .into_iter()
        .map(|file| {
            let image = images.iter().find(|image| image.file_ref == *file).unwrap();
            assert_eq!(image.state, ImageState::Refused);
            image.problem.clone().expect("why")
        })
        .collect();
    assert_eq!(said.len(), 3, "{said:?}");
    // And the case can be decided all the same.
    decide(&stage, &console, &reject(&case)).await;
    stage.behaved();
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn r_71_a_file_that_does_not_come_is_not_asked_for_in_a_loop_and_comes_when_it_can() {
    let stage = Stage::still(2).await;
    let console = stage.synced(REVIEWER).await;
    let control = stage.control();
    let failing = |downloads| control.with_bank(ENVIRONMENT, |bank, _| bank.settings.downloads = downloads).unwrap();
    failing(Downloads::Failing);
    let case_id = identified(&control, &["3102"]).expect("a case");
    let case = arrived(&console, &case_id).await;
    let file = case.images.first().expect("a picture").file_ref.clone();
    assert_eq!(asked(&stage, &console, &case, &file).await, ("image_failed".to_owned(), 1));
    for _ in 0..20 {
        assert_eq!(asked(&stage, &console, &case, &file).await, ("image_failed".to_owned(), 0), "answered from here");
    }
    stage.pass(6);
    assert_eq!(asked(&stage, &console, &case, &file).await, ("image_failed".to_owned(), 1), "after five seconds");
    failing(Downloads::Enabled);
    stage.pass(4);
    assert_eq!(
        asked(&stage, &console, &case, &file).await,
        ("image_failed".to_owned(), 0),
        "the second wait is longer"
    );
    stage.pass(7);
    assert_eq!(asked(&stage, &console, &case, &file).await, ("shown".to_owned(), 1), "and then it is here");
    // Links that expire are three at most, and then a wait like any other.
    let other = case.images.get(1).expect("another picture").file_ref.clone();
    let rule = FaultRule { count: Some(4), ..FaultRule::always("GET", "/blob/*", Fault::LinkExpired).on_files() };
    control.fault(rule);
    assert_eq!(asked(&stage, &console, &case, &other).await, ("link_expired".to_owned(), 3));
    assert_eq!(asked(&stage, &console, &case, &other).await, ("link_expired".to_owned(), 0));
    stage.pass(6);
    assert_eq!(asked(&stage, &console, &case, &other).await, ("shown".to_owned(), 2), "the fourth link ran out too");
    stage.behaved();
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn r_71_when_the_platform_asks_to_wait_no_link_is_asked_for_until_then() {
    let stage = Stage::still(2).await;
    let console = stage.synced(REVIEWER).await;
    let control = stage.control();
    let case_id = identified(&control, &["3102"]).expect("a case");
    let case = arrived(&console, &case_id).await;
    let file = case.images.first().expect("a picture").file_ref.clone();
    let busy = Fault::Status { status: 429, code: Some("overloaded".to_owned()), retry_after: Some("60".to_owned()) };
    control.fault(FaultRule::once("GET", "/api/v1/*/files/*", busy));
    assert_eq!(asked(&stage, &console, &case, &file).await, ("platform_busy".to_owned(), 1));
    assert_eq!(asked(&stage, &console, &case, &file).await, ("platform_busy".to_owned(), 0), "nothing is asked");
    stage.pass(67);
    assert_eq!(asked(&stage, &console, &case, &file).await, ("shown".to_owned(), 1));
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn r_74_over_empty_fields_of_the_account_nobody_approves_and_it_is_told_before() {
    let stage = Stage::still(2).await;
    let console = stage.synced(REVIEWER).await;
    let control = stage.control();
    let case_id = identified(&control, &["3102"]).expect("a case");
    let case = arrived(&console, &case_id).await;
    assert!(case.form.approve_offered, "the account is complete: {:?}", case.form.approve_not_offered_why);
    control.with_bank(ENVIRONMENT, |bank, _| bank.empty_field(ACCOUNT, "phone")).unwrap().unwrap();
    control.with_bank(ENVIRONMENT, |bank, _| bank.empty_field(ACCOUNT, "lastname")).unwrap().unwrap();
    let case = arrived(&console, &case_id).await;
    let told = case.form.approve_not_offered_why.clone().expect("it is told before the answer");
    assert!(!case.form.approve_offered && told.contains("Last name, Phone"), "{told}");
    assert_eq!(case.form.approve_told, None, "nobody is told that they may approve all the same");
    let named =
        case.checks.iter().any(|check| check.topic == Topic::Accounts && check.text.contains("Last name, Phone"));
    assert!(named, "and stands among the checks");
    let refused = console.save_decision(&plain_approve(&case)).await.err().expect("the engine holds to it");
    assert_eq!(refused.code, "account_incomplete", "whatever asks");
    // A reject asks nothing of the account.
    decide(&stage, &console, &reject(&case)).await;
    stage.behaved();
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn r_74_a_428_for_fields_that_were_emptied_meanwhile_names_them_and_is_sent_again_once_they_are_filled() {
    let stage = Stage::still(2).await;
    let console = stage.synced(REVIEWER).await;
    let control = stage.control();
    let case_id = identified(&control, &["3102"]).expect("a case");
    let case = arrived(&console, &case_id).await;
    assert!(case.form.approve_offered, "what came here speaks of no empty field");
    let body = serde_json::json!({
        "type": "urn:second-look:problem:account_incomplete", "title": "Fields of the account are empty", "status": 428,
        "code": "account_incomplete", "requestId": "req_1", "caseId": case_id, "fields": ["lastname", "phone"],
    });
    control.fault(FaultRule::once(
        "POST",
        "/review/v1/*/cases/*/decision",
        Fault::Text { status: 428, content_type: "application/problem+json".to_owned(), text: body.to_string() },
    ));
    let saved = console.save_decision(&plain_approve(&case)).await.unwrap();
    let saved = Saved { case_id: case.case_id.clone(), entry_id: saved.entry_id.parse().unwrap() };
    stage.send(&console).await;
    let parked = entry(&console, &saved).await;
    assert_eq!((parked.state, parked.code.as_deref()), (EntryState::Parked, Some("account_incomplete")));
    let why = parked.why.expect("why");
    assert!(why.contains("Last name, Phone"), "{why}");
    // Once they are filled, the same decision is sent again.
    console.send_again(saved.entry_id).await.unwrap();
    stage.send(&console).await;
    assert_eq!(entry(&console, &saved).await.state, EntryState::Confirmed);
    console.close().await.unwrap();
}
