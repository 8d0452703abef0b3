//! A flight pack: taken along, worked without a network, brought back (feature F1, DESIGN section 6.6).
use second_look::console::Console;
use second_look::ids::CaseId;
use second_look::outbox::EntryState;
use second_look::queue::list::{HolderFilter, QueueFilter};
use second_look_sandbox::rules::body::Verb;
use second_look_sandbox::{Change, Fault, FaultRule};

use crate::beside::Beside;
use crate::contract::assert_described;
use crate::gate::Gate;
use crate::journeys::{approve, reject};
use crate::stage::{ENVIRONMENT, Saved, Stage, entry, log_kinds, until};

const REVIEWER: &str = "rev-17";
const COLLEAGUE: &str = "rev-23";
const DAY_SECS: u32 = 24 * 3600;

fn all() -> QueueFilter {
    QueueFilter::default()
}

/// The two clocks are started a moment apart.
fn about_a_day(secs: i64) -> bool {
    (i64::from(DAY_SECS) - 5..=i64::from(DAY_SECS)).contains(&secs)
}

/// The cases of the pack, in the order of the queue.
async fn packed(console: &Console) -> Vec<CaseId> {
    let mine = QueueFilter { holder: HolderFilter::Mine, ..QueueFilter::default() };
    console.queue(&mine, None, 500).await.unwrap().rows.into_iter().map(|row| row.case_id).collect()
}

/// A stage whose review API and file host can be cut off.
async fn gated(cases: usize) -> (Stage, Gate) {
    let mut stage = Stage::still(cases).await;
    let gate = Gate::before(&stage.sandbox.addresses().review).await;
    stage.review = Some(gate.address.clone());
    (stage, gate)
}

/// In the air: no review API, no platform, no file host.
async fn cut(stage: &Stage, gate: &Gate) {
    gate.shut().await;
    stage.control().fault(FaultRule::always("*", "/api/**", Fault::Reset));
    stage.control().fault(FaultRule::always("*", "/**", Fault::Reset).on_files());
}

/// Back on the ground.
async fn land(stage: &Stage, gate: &Gate) {
    stage.control().clear_faults();
    gate.open().await;
}

/// Whom the platform knows to hold this case now.
fn holder(stage: &Stage, case_id: &CaseId) -> Option<String> {
    stage.control().holder(ENVIRONMENT, case_id.as_str())
}

/// Cases the platform knows this person to hold.
fn held_by(stage: &Stage, person: &str) -> usize {
    let ids = stage.control().case_ids(ENVIRONMENT);
    ids.into_iter().filter(|id| holder(stage, &CaseId::new(id.clone())).as_deref() == Some(person)).count()
}

/// Opens a packed case and every picture of it, as a person does, and saves an answer that case asks for.
async fn work(console: &Console, case_id: &CaseId) -> Saved {
    let case = console.open_case(case_id).await.expect("the case opens");
    for image in &case.images {
        console.image(case_id, &image.file_ref, false).await.expect("the picture is here");
    }
    assert!(case.claim.mine && case.form.can_decide, "{case_id}: {:?}", case.form.why_not);
    let answer = if case.form.suspicion_on_case && case.form.reject_offered { reject(&case) } else { approve(&case) };
    let saved = console.save_decision(&answer).await.expect("the decision is saved");
    Saved { case_id: case_id.clone(), entry_id: saved.entry_id.parse().unwrap() }
}

/// Sends until nothing moves any more.
async fn bring_back(stage: &Stage, console: &Console) {
    for _ in 0..4 {
        stage.send(console).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_cases_are_taken_along_worked_without_a_network_and_sent_without_asking() {
    let (stage, gate) = gated(30).await;
    let console = stage.synced(REVIEWER).await;
    let report = console.take_pack(10, &all()).await.unwrap();
    assert_eq!((report.taken, report.renewed, report.unfinished), (10, 0, 0));
    let pack = console.status().await.unwrap().pack;
    assert_eq!((pack.cases, pack.expired, pack.wanted, pack.half_made), (10, 0, 10, false));
    assert!(pack.size_kib > 10 && pack.progress.is_none(), "its weight is told: {pack:?}");
    let ends: chrono::DateTime<chrono::Utc> = pack.ends_at.unwrap().parse().unwrap();
    assert!(about_a_day((ends - stage.clock.now()).num_seconds()), "claimed for a day: {ends}");
    let cases = packed(&console).await;
    let kinds = log_kinds(&console, &cases[0]).await;
    assert!(kinds.starts_with(&["claimed".into()]) && kinds.contains(&"image_fetched".into()), "{kinds:?}");

    cut(&stage, &gate).await;
    let mut saved = Vec::new();
    for case_id in &cases {
        saved.push(work(&console, case_id).await);
        stage.pass(3_600);
    }
    assert_eq!(console.status().await.unwrap().counts.waiting, 10);
    assert_eq!(console.status().await.unwrap().pack.cases, 0, "none is left to decide");
    let round = stage.send(&console).await;
    assert!(round.offline, "still in the air");

    land(&stage, &gate).await;
    bring_back(&stage, &console).await;
    for saved in &saved {
        let entry = entry(&console, saved).await;
        assert!(matches!(entry.state, EntryState::Confirmed | EntryState::Accepted), "{:?}", entry.why);
    }
    assert_eq!(stage.behaved().decisions.len(), 10, "each took effect once");
    assert_described(&stage);
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_sent_on_return_waits_with_its_reason() {
    let (stage, gate) = gated(20).await;
    let console = stage.synced(REVIEWER).await;
    console.take_pack(6, &all()).await.unwrap();
    let cases = packed(&console).await;
    cut(&stage, &gate).await;
    let mut saved = Vec::new();
    for case_id in &cases {
        saved.push(work(&console, case_id).await);
    }
    // A day and an hour later every claim has lapsed, and the world went on.
    stage.pass(DAY_SECS + 3_600);
    let control = stage.control();
    control.claim_as(ENVIRONMENT, COLLEAGUE, cases[0].as_str(), 600).unwrap();
    control.release_as(ENVIRONMENT, COLLEAGUE, cases[0].as_str(), false).unwrap();
    let text = Change::SetText { field: "familyName".into(), text: "Other".into(), keep_etag: false };
    control.change(ENVIRONMENT, cases[1].as_str(), text).unwrap();
    let gone = Change::Remove { reason: second_look_sandbox::rules::case::GoneReason::Withdrawn };
    control.change(ENVIRONMENT, cases[2].as_str(), gone).unwrap();
    control.claim_as(ENVIRONMENT, COLLEAGUE, cases[3].as_str(), 600).unwrap();
    control.decide_as(ENVIRONMENT, COLLEAGUE, cases[3].as_str(), Verb::Reject).unwrap();
    control.claim_as(ENVIRONMENT, COLLEAGUE, cases[4].as_str(), 600).unwrap();
    land(&stage, &gate).await;
    bring_back(&stage, &console).await;
    let expected = [
        (EntryState::NeedsReview, "held_in_between"),
        (EntryState::NeedsReview, "precondition_failed"),
        (EntryState::Closed, "case_gone"),
        (EntryState::Superseded, "already_decided"),
        (EntryState::NeedsReview, "claim_held"),
    ];
    for (saved, (state, code)) in saved.iter().zip(expected) {
        let entry = entry(&console, saved).await;
        assert_eq!((entry.state, entry.code.as_deref()), (state, Some(code)), "{:?}", entry.why);
        assert!(entry.why.is_some_and(|why| why.ends_with('.')), "{code}: the reason is a sentence");
        let kinds = log_kinds(&console, &saved.case_id).await;
        assert!(kinds.contains(&state.as_str().into()), "{code}: and it is in the log: {kinds:?}");
    }
    let last = entry(&console, &saved[5]).await;
    assert!(matches!(last.state, EntryState::Confirmed | EntryState::Accepted), "free and unchanged: {:?}", last.why);
    assert_eq!(console.status().await.unwrap().counts.needs_you, 5);
    stage.behaved();
    assert_described(&stage);
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pack_that_was_interrupted_is_finished_by_asking_again() {
    let stage = Stage::still(20).await;
    let console = stage.synced(REVIEWER).await;
    let slow = FaultRule { skip: 7, ..FaultRule::always("GET", "/**", Fault::Hang).on_files() };
    stage.control().fault(slow);
    let making = tokio::spawn({
        let console = console.clone();
        async move { console.take_pack(6, &all()).await }
    });
    until("some of it is here", async || {
        let pack = console.status().await.unwrap().pack;
        pack.progress.is_some_and(|progress| progress.cases_done > 0 && progress.cases_total == 6)
    })
    .await;
    assert_eq!(console.take_pack(1, &all()).await.unwrap_err().code, "pack_under_way");
    console.close().await.unwrap();
    assert!(making.await.unwrap().is_err(), "it ended with the program");

    stage.control().clear_faults();
    let console = stage.open().await;
    let pack = console.status().await.unwrap().pack;
    assert!(pack.half_made && pack.wanted == 6 && pack.cases > 0, "the next start says so: {pack:?}");
    let report = console.take_pack(6, &all()).await.unwrap();
    assert_eq!(report.taken + report.renewed, 6);
    assert_eq!((report.pack.cases, report.pack.half_made), (6, false));
    assert_eq!(held_by(&stage, REVIEWER), 6, "and the platform knows of no other");
    stage.behaved();
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pack_half_made_can_be_given_back_instead() {
    let (stage, gate) = gated(20).await;
    let console = stage.synced(REVIEWER).await;
    stage.control().fault(FaultRule { skip: 5, ..FaultRule::always("GET", "/api/**", Fault::Reset) });
    let lost = console.take_pack(6, &all()).await.unwrap_err();
    assert_eq!(lost.code, "offline");
    stage.control().clear_faults();
    let pack = console.status().await.unwrap().pack;
    assert!(pack.half_made && pack.progress.is_none(), "{pack:?}");
    assert!(held_by(&stage, REVIEWER) > 0);
    gate.shut().await;
    let later = console.release_pack().await.unwrap();
    assert!(later.released_later > 0 && later.released == 0, "{later:?}");
    gate.open().await;
    console.start();
    until("the platform has them back, and the console has heard so", async || {
        stage.pass(5);
        let pack = console.status().await.unwrap().pack;
        held_by(&stage, REVIEWER) == 0 && pack.cases == 0
    })
    .await;
    assert!(!console.status().await.unwrap().pack.half_made);
    stage.behaved();
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn stopping_keeps_what_is_whole_and_gives_back_what_is_not() {
    let stage = Stage::still(20).await;
    let console = stage.synced(REVIEWER).await;
    stage.control().fault(FaultRule { skip: 7, ..FaultRule::always("GET", "/**", Fault::Hang).on_files() });
    let making = tokio::spawn({
        let console = console.clone();
        async move { console.take_pack(8, &all()).await }
    });
    until("some of it is here", async || {
        let pack = console.status().await.unwrap().pack;
        pack.progress.is_some_and(|progress| progress.cases_done > 0)
    })
    .await;
    console.cancel_pack();
    let report = making.await.unwrap().unwrap();
    assert!(report.cancelled && report.taken > 0 && report.taken < 8, "{report:?}");
    assert!(report.released > 0, "claimed, and its pictures were not here: {report:?}");
    assert_eq!(report.pack.cases, report.taken);
    assert_eq!(held_by(&stage, REVIEWER), usize::try_from(report.taken).unwrap(), "the platform says the same");
    assert!(!report.pack.half_made, "the person knows");
    stage.behaved();
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn making_it_again_renews_it_and_fills_it_up() {
    let stage = Stage::still(20).await;
    let console = stage.synced(REVIEWER).await;
    console.take_pack(4, &all()).await.unwrap();
    let cases = packed(&console).await;
    let files = stage.asked("GET", "").iter().filter(|entry| entry.path.contains("/files/")).count();
    stage.pass(20 * 3_600);
    let report = console.take_pack(6, &all()).await.unwrap();
    assert_eq!((report.taken, report.renewed), (2, 4));
    let ends: chrono::DateTime<chrono::Utc> = report.pack.ends_at.unwrap().parse().unwrap();
    assert!(about_a_day((ends - stage.clock.now()).num_seconds()), "a whole day again: {ends}");
    let again = stage.asked("GET", "").iter().filter(|entry| entry.path.contains("/files/")).count();
    assert!(again > files, "pictures of the new ones came");
    let kinds = log_kinds(&console, &cases[0]).await;
    assert_eq!(kinds.iter().filter(|kind| *kind == "claimed").count(), 1, "a renewal is no new claim: {kinds:?}");
    stage.behaved();
    console.close().await.unwrap();
    let mut beside = Beside::open(&stage).await;
    let renewed = "SELECT count(*) FROM audit WHERE kind = 'pack_renewed' AND ?1 <> ''";
    assert_eq!(beside.number(renewed, &cases[0]).await, 1, "the renewal of the pack is in the log");
    beside.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn looking_at_a_packed_case_neither_shortens_nor_ends_its_claim() {
    let stage = Stage::still(12).await;
    let console = stage.synced(REVIEWER).await;
    console.take_pack(2, &all()).await.unwrap();
    let cases = packed(&console).await;
    console.start();
    for case_id in &cases {
        let case = console.open_case(case_id).await.unwrap();
        assert!(case.claim.mine && case.form.can_decide);
        console.leave_case(case_id).await.unwrap();
    }
    for _ in 0..4 {
        stage.pass(20);
        tokio::time::sleep(std::time::Duration::from_millis(30)).await;
    }
    let pack = console.status().await.unwrap().pack;
    assert_eq!(pack.cases, 2, "still in the pack");
    let ends: chrono::DateTime<chrono::Utc> = pack.ends_at.unwrap().parse().unwrap();
    assert!((ends - stage.clock.now()).num_seconds() > i64::from(DAY_SECS) - 120, "as long as before");
    assert!(!log_kinds(&console, &cases[0]).await.contains(&"released".into()));
    stage.behaved();
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn giving_it_back_releases_what_was_not_used() {
    let stage = Stage::still(12).await;
    let console = stage.synced(REVIEWER).await;
    console.take_pack(3, &all()).await.unwrap();
    let cases = packed(&console).await;
    let saved = work(&console, &cases[0]).await;
    let report = console.release_pack().await.unwrap();
    assert_eq!((report.released, report.released_later, report.pack.cases), (2, 0, 0));
    assert_eq!(holder(&stage, &cases[0]).as_deref(), Some(REVIEWER), "a decision needs its claim");
    assert_eq!(held_by(&stage, REVIEWER), 1);
    assert_eq!(log_kinds(&console, &cases[1]).await.last().map(String::as_str), Some("released"));
    stage.send(&console).await;
    assert!(matches!(entry(&console, &saved).await.state, EntryState::Confirmed | EntryState::Accepted));
    stage.behaved();
    console.close().await.unwrap();
    assert_eq!(logged(&stage).await, [1, 1, 1], "taken, made and released are each in the log");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_busy_platform_does_not_take_back_is_given_back_later_and_not_forgotten() {
    let stage = Stage::still(12).await;
    let console = stage.synced(REVIEWER).await;
    console.take_pack(2, &all()).await.unwrap();
    let busy = Fault::Status { status: 503, code: Some("overloaded".into()), retry_after: None };
    stage.control().fault(FaultRule::always("DELETE", "/review/v1/*/cases/*/claim", busy));
    let report = console.release_pack().await.unwrap();
    assert_eq!((report.released, report.released_later), (0, 2), "nobody has them back yet");
    assert_eq!(held_by(&stage, REVIEWER), 2);
    stage.control().clear_faults();
    let again = console.release_pack().await.unwrap();
    assert_eq!((again.released, again.released_later, held_by(&stage, REVIEWER)), (2, 0, 0));
    stage.behaved();
    console.close().await.unwrap();
}

/// How often the log tells of a pack taken, made and released.
async fn logged(stage: &Stage) -> [i64; 3] {
    let mut beside = Beside::open(stage).await;
    let any = CaseId::new("any");
    let counts = [
        beside.number("SELECT count(*) FROM audit WHERE kind = 'pack_taken' AND ?1 <> ''", &any).await,
        beside.number("SELECT count(*) FROM audit WHERE kind = 'pack_made' AND ?1 <> ''", &any).await,
        beside.number("SELECT count(*) FROM audit WHERE kind = 'pack_released' AND ?1 <> ''", &any).await,
    ];
    beside.close().await;
    counts
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_somebody_else_takes_first_is_passed_over() {
    let stage = Stage::still(12).await;
    let console = stage.synced(REVIEWER).await;
    let rows = console.queue(&all(), None, 12).await.unwrap().rows;
    let held = FaultRule::once(
        "POST",
        &format!("/review/v1/*/cases/{}/claim", rows[0].case_id),
        Fault::Status { status: 409, code: Some("claim_held".into()), retry_after: None },
    );
    stage.control().fault(held);
    let report = console.take_pack(3, &all()).await.unwrap();
    assert_eq!((report.taken, report.refused), (3, 1), "another one takes its place");
    assert!(!packed(&console).await.contains(&rows[0].case_id));
    stage.behaved();
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn when_a_decision_has_waited_for_three_days_nothing_more_is_decided_or_taken_along() {
    let (stage, gate) = gated(12).await;
    let console = stage.synced(REVIEWER).await;
    assert_eq!(console.take_pack(201, &all()).await.unwrap_err().code, "pack_size");
    console.take_pack(2, &all()).await.unwrap();
    let cases = packed(&console).await;
    cut(&stage, &gate).await;
    work(&console, &cases[0]).await;
    let other = console.open_case(&cases[1]).await.unwrap();
    stage.pass(73 * 3_600);
    assert_eq!(console.save_decision(&approve(&other)).await.err().unwrap().code, "outbox_too_old");
    let offer = console.pack_offer(2, &all()).await.unwrap();
    assert_eq!(offer.refused.unwrap().code, "outbox_too_old");
    assert!(console.read_case(&cases[1]).await.unwrap().evidence_ready, "reading goes on");
    let pack = console.status().await.unwrap().pack;
    assert_eq!((pack.cases, pack.expired), (0, 1), "and the pack says that it has lapsed");
    console.close().await.unwrap();
}
