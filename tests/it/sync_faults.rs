//! Over 400 lines because it is one list of faults.
//!
//! Syncing through faults of the feed and of the network: a page counts once, the rest goes on, nothing foreign stays.
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use second_look::console::Console;
use second_look::ids::CaseId;
use second_look::queue::list::QueueFilter;
use second_look_sandbox::{BadRecord, Change, Fault, FaultRule, Generation, SandboxOptions};

use crate::contract::assert_described;
use crate::stage::{ENVIRONMENT, Stage, log_kinds};

const REVIEWER: &str = "rev-17";
const FEED: &str = "/review/v1/*/cases";
const SESSION: &str = "/api/v1/*/sessions/*";

async fn listed(console: &Console) -> BTreeSet<CaseId> {
    let rows = console.queue(&QueueFilter::default(), None, 500).await.unwrap().rows;
    rows.into_iter().map(|row| row.case_id).collect()
}

/// How often each evidence path was answered, but for refusals.
fn fetched(stage: &Stage) -> BTreeMap<String, usize> {
    let mut times = BTreeMap::new();
    for entry in stage.control().journal(0).into_iter().filter(|entry| entry.status == 200) {
        if entry.path.contains("/sessions/") || entry.path.ends_with("/evidence") {
            *times.entry(entry.path).or_default() += 1;
        }
    }
    times
}

fn cursors(stage: &Stage) -> Vec<String> {
    let of =
        |query: &str| query.split('&').find_map(|part| part.strip_prefix("cursor=")).unwrap_or_default().to_owned();
    stage.asked("GET", "/cases").iter().map(|entry| of(&entry.query)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_cursor_survives_a_restart() {
    let stage = Stage::still(8).await;
    let console = stage.synced(REVIEWER).await;
    let before = listed(&console).await;
    console.close().await.unwrap();
    stage.control().clear_journal();
    let console = stage.open().await;
    let report = console.sync_once().await.unwrap();
    assert!(cursors(&stage).iter().all(|cursor| !cursor.is_empty()), "the feed goes on where it was");
    assert_eq!((report.changed, fetched(&stage).len()), (0, 0), "nothing is fetched twice");
    assert_eq!(listed(&console).await, before);
    assert_described(&stage);
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_round_that_is_killed_goes_on_from_the_last_page_applied() {
    let stage = Stage::still(120).await;
    let console = stage.signed_in(REVIEWER).await;
    // The third page is asked for while the evidence of the second comes and the first is written.
    let third_page = FaultRule { query: Some("cursor=".into()), skip: 1, ..FaultRule::once("GET", FEED, Fault::Hang) };
    stage.control().fault(third_page);
    let killed = tokio::spawn({
        let console = console.clone();
        async move { console.sync_once().await }
    });
    crate::stage::until("the third page is asked for", async || {
        stage.control().with_faults(|plan| plan.hits()[0].hits == 1)
    })
    .await;
    crate::stage::until("the first page is written", async || listed(&console).await.len() > 30).await;
    killed.abort();
    assert!(killed.await.is_err(), "dropped half way");
    console.close().await.unwrap();
    let console = stage.open().await;
    let applied = listed(&console).await;
    assert!(applied.len() > 30, "the first page stayed");
    let before = fetched(&stage);
    console.sync_once().await.unwrap();
    let expected = stage.control().case_ids(ENVIRONMENT).len();
    let held = listed(&console).await.len();
    assert!(held + 20 >= expected && held > 100, "the other pages came: {held} of {expected}");
    let twice: Vec<String> =
        fetched(&stage).into_iter().filter(|(_, times)| *times > 1).map(|(path, _)| path).collect();
    assert!(twice.iter().all(|path| before.contains_key(path)), "only what was on its way is fetched again");
    let again = console.sync_once().await.unwrap();
    assert_eq!((again.changed, again.fetched), (0, 0), "everything is here");
    for case_id in &applied {
        let evidence = format!("/cases/{case_id}/evidence");
        assert!(!twice.iter().any(|path| path.ends_with(&evidence)), "what was applied is not fetched again");
    }
    let asked = cursors(&stage);
    assert!(asked[1..3].contains(&asked[3]), "asked again from the last page applied, not from the start: {asked:?}");
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn cases_listed_again_change_nothing() {
    let stage = Stage::still(8).await;
    let console = stage.synced(REVIEWER).await;
    let before = listed(&console).await;
    let kinds = log_kinds(&console, &stage.case(0)).await;
    stage.control().clear_journal();
    for index in 0..5 {
        stage.control().change(ENVIRONMENT, stage.case(index).as_str(), Change::Touch).unwrap();
    }
    let report = console.sync_once().await.unwrap();
    assert_eq!((report.fetched, fetched(&stage).len()), (0, 0), "the etag did not move");
    assert_eq!(listed(&console).await, before);
    assert_eq!(log_kinds(&console, &stage.case(0)).await, kinds, "nothing happened, so nothing is logged");
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_page_again_and_a_feed_that_goes_in_circles_end_with_an_error() {
    let stage = Stage::still(60).await;
    let console = stage.signed_in(REVIEWER).await;
    stage.control().fault(FaultRule { count: Some(4), ..FaultRule::always("GET", FEED, Fault::Repeat) });
    let looped = console.sync_once().await.unwrap_err();
    assert_eq!(looped.code, "feed_loops", "{}", looped.message);
    assert_eq!(stage.asked("GET", "/cases").len(), 2, "noticed at once");
    assert!(listed(&console).await.len() > 30, "the page itself is kept");
    stage.control().clear_faults();
    console.sync_once().await.unwrap();
    assert!(fetched(&stage).values().all(|times| *times == 1), "applied once");
    let known: Vec<String> = cursors(&stage).into_iter().filter(|cursor| !cursor.is_empty()).collect();
    let ahead = serde_json::from_str::<serde_json::Value>(
        stage.asked("GET", "/cases").last().unwrap().answer.as_ref().unwrap(),
    )
    .unwrap()["nextCursor"]
        .as_str()
        .unwrap()
        .to_owned();
    for (at, next) in [(&known[0], &ahead), (&ahead, &known[0])] {
        let set = serde_json::json!({ "/nextCursor": next, "/hasMore": true }).as_object().unwrap().clone();
        let rule = FaultRule::always("GET", FEED, Fault::Patch { set });
        stage.control().fault(FaultRule { query: Some(format!("cursor={at}")), ..rule });
    }
    let circle = tokio::time::timeout(Duration::from_secs(8), console.sync_once()).await.expect("no endless round");
    assert_eq!(circle.unwrap_err().code, "feed_loops");
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_platform_that_forgets_every_cursor_is_not_swept_without_end() {
    let stage = Stage::still(60).await;
    let console = stage.synced(REVIEWER).await;
    let gone = Fault::Status { status: 410, code: Some("cursor_expired".into()), retry_after: None };
    stage.control().fault(FaultRule { query: Some("cursor=".into()), ..FaultRule::always("GET", FEED, gone) });
    let round = tokio::time::timeout(Duration::from_secs(8), console.sync_once()).await.expect("no endless round");
    assert_eq!(round.unwrap_err().code, "cursor_expired");
    assert!(listed(&console).await.len() > 50, "nothing was taken away by a sweep that did not end");
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_sweep_takes_away_what_it_did_not_meet() {
    let stage = Stage::still(8).await;
    let console = stage.synced(REVIEWER).await;
    let before = listed(&console).await;
    stage.control().expire_cursors();
    let set = serde_json::json!({ "/items/0/caseId": "cse_new_name" }).as_object().unwrap().clone();
    stage.control().fault(FaultRule {
        query: Some("view=changes".into()),
        skip: 1,
        ..FaultRule::once("GET", FEED, Fault::Patch { set })
    });
    let report = console.sync_once().await.unwrap();
    assert!(report.swept && report.removed == 1, "{report:?}");
    let after = listed(&console).await;
    let lost: Vec<_> = before.difference(&after).collect();
    assert_eq!(lost.len(), 1, "one was not met");
    assert_eq!(log_kinds(&console, lost[0]).await.last().map(String::as_str), Some("purged"));
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn bad_records_are_set_aside_and_the_rest_arrives() {
    let mut stage = Stage::still(12).await;
    // A page too large for the journal cannot be compared.
    stage.watch.let_go();
    let large = "{\"caseId\":\"cse_large\",\"note\":\"".to_owned() + &"x".repeat(5_000_000) + "\"}";
    let bad = [
        BadRecord::WrongTypes,
        BadRecord::NoId,
        BadRecord::Deep { levels: 65 },
        BadRecord::Deep { levels: 5_000 },
        BadRecord::Surrogate,
        BadRecord::Null,
        BadRecord::Large { bytes: 5_000_000 },
        BadRecord::Raw { text: large },
    ];
    let count = bad.len();
    for (index, bad) in bad.into_iter().enumerate() {
        stage.control().change(ENVIRONMENT, stage.case(index).as_str(), Change::BadRecord { bad }).unwrap();
    }
    stage.control().change(ENVIRONMENT, stage.case(8).as_str(), Change::BadRecord { bad: BadRecord::Unknown }).unwrap();
    let console = stage.synced(REVIEWER).await;
    let here = listed(&console).await;
    for index in 0..12 {
        assert_eq!(here.contains(&stage.case(index)), index >= count, "case {index}; unknown words are kept");
    }
    let set_aside = console.status().await.unwrap().quarantined;
    assert!((6..=8).contains(&set_aside), "two without an id count by their reason: {set_aside}");
    for index in 0..count {
        stage.control().change(ENVIRONMENT, stage.case(index).as_str(), Change::GoodRecord).unwrap();
    }
    console.sync_once().await.unwrap();
    assert_eq!(listed(&console).await.len(), 12, "they come when they can be read");
    assert!(console.status().await.unwrap().quarantined <= 3, "and count no longer");
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn hostile_names_are_set_aside_or_shown_safely() {
    let stage = Stage::still(6).await;
    let set = |index: usize, text: String| {
        let change = Change::SetText { field: "familyName".into(), text, keep_etag: false };
        stage.control().change(ENVIRONMENT, stage.case(index).as_str(), change).unwrap();
    };
    set(0, "Zephyrine".repeat(1_200_000));
    set(1, "<b>Zephyrine</b><script>alert(1)</script>".into());
    set(2, "Zephy\u{202e}enir\u{2066}\n\u{0}x".into());
    set(3, "Z".repeat(300_000));
    let nest = (0..70).fold(serde_json::json!("deep"), |inner, _| serde_json::json!([inner]));
    let deep = Change::Evidence { kind: "oddity".into(), content: serde_json::json!({ "nest": nest }), replace: false };
    stage.control().change(ENVIRONMENT, stage.case(4).as_str(), deep).unwrap();
    let console = stage.synced(REVIEWER).await;
    assert!(!console.read_case(&stage.case(0)).await.unwrap().evidence_ready, "ten megabytes are too large to read");
    let name = |case: second_look::case::view::CaseView| case.name.unwrap_or_default();
    let markup = name(console.read_case(&stage.case(1)).await.unwrap());
    assert!(markup.contains("<b>Zephyrine</b>"), "markup is text: {markup}");
    let turned = name(console.read_case(&stage.case(2)).await.unwrap());
    assert!(turned.contains("⟨U+202E⟩") && turned.contains("⟨U+2066⟩"), "what steers the line is named: {turned}");
    for index in 0..6 {
        let case = console.read_case(&stage.case(index)).await.unwrap();
        let drawn = serde_json::to_string(&case.compare).unwrap() + &name(case);
        assert!(!drawn.contains(['\u{202e}', '\u{2066}']) && drawn.len() < 20_000, "case {index} can be drawn");
    }
    let rows = console.queue(&QueueFilter::default(), None, 100).await.unwrap().rows;
    assert_eq!(rows.len(), 6, "every case is in the list");
    assert!(rows.iter().all(|row| row.name.as_ref().is_none_or(|name| !name.contains('\u{202e}'))));
    let odd = console.read_case(&stage.case(4)).await.unwrap();
    assert!(
        odd.evidence_ready && odd.blocks.iter().all(|block| block.kind != "oddity"),
        "the deep block alone is missing"
    );
    assert!(console.status().await.unwrap().quarantined >= 2);
    stage.decided(&console, 5).await;
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_cannot_be_read_stores_nothing_and_the_next_round_goes_on() {
    let stage = Stage::still(4).await;
    let console = stage.signed_in(REVIEWER).await;
    let text = |text: &str| Fault::Text { status: 200, content_type: "application/json".into(), text: text.into() };
    let spoiled = [
        (Fault::Portal, "network_needs_sign_in"),
        (text("{\"items\": ["), "offline"),
        (text("{\"items\": 7, \"nextCursor\": \"x\", \"hasMore\": false}"), "platform"),
        (text("[]"), "platform"),
        (Fault::Empty { status: 204, answered: false }, "offline"),
        (Fault::Redirect { status: 302, location: "http://127.0.0.1:1/".into() }, "network_needs_sign_in"),
        (Fault::GzipBomb { mib: 300 }, "platform"),
        (Fault::Cut { keep: 100, length: second_look_sandbox::faults::Length::None }, "offline"),
    ];
    for (fault, code) in spoiled {
        let name = format!("{fault:?}");
        stage.control().fault(FaultRule { count: Some(9), ..FaultRule::always("GET", FEED, fault) });
        assert_eq!(console.sync_once().await.unwrap_err().code, code, "{name}");
        assert_eq!(console.status().await.unwrap().cases_pending, 0, "{name}: nothing is stored");
        stage.control().clear_faults();
    }
    stage.control().fault(FaultRule::always("GET", SESSION, Fault::Portal));
    assert_eq!(console.sync_once().await.unwrap().fetched, 0, "no portal becomes evidence");
    stage.control().clear_faults();
    let report = console.sync_once().await.unwrap();
    assert_eq!((report.fetched, report.to_come, listed(&console).await.len()), (4, 0, 4), "{report:?}");
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_about_another_case_is_refused_shown_nowhere_and_in_the_log() {
    let stage = Stage::still(32).await;
    let console = stage.signed_in(REVIEWER).await;
    let foreign = |pointer: &str, id: &str| {
        let set = serde_json::json!({ pointer: id }).as_object().unwrap().clone();
        Fault::Patch { set }
    };
    stage.control().fault(FaultRule::once("GET", SESSION, foreign("/sessionId", "0199-of-somebody-else")));
    stage.control().fault(FaultRule::once("GET", "/review/v1/*/cases/*/evidence", foreign("/caseId", "cse_other")));
    let report = console.sync_once().await.unwrap();
    let held: Vec<CaseId> = listed(&console).await.into_iter().collect();
    let mut refused = 0;
    for case_id in &held {
        let kinds = log_kinds(&console, case_id).await;
        refused += kinds.iter().filter(|kind| *kind == "foreign_case_refused").count();
    }
    assert_eq!(refused, 2, "both refusals are in the log: {report:?}");
    assert!(!held.contains(&CaseId::new("cse_other")));
    stage.control().fault(FaultRule::once("POST", "/review/v1/*/cases/*/claim", foreign("/caseId", "cse_other")));
    let case = console.open_case(&stage.case(0)).await.unwrap();
    assert!(!case.claim.mine && case.claim.note.is_some(), "the claim is not believed, and it says so");
    assert!(log_kinds(&console, &stage.case(0)).await.contains(&"foreign_case_refused".into()));
    stage.control().clear_journal();
    console.sync_once().await.unwrap();
    assert!(fetched(&stage).is_empty(), "what could not be read is not asked for every round");
    assert_eq!(console.status().await.unwrap().quarantined, 2);
    stage.pass(60 * 61);
    console.sync_once().await.unwrap();
    let status = console.status().await.unwrap();
    assert_eq!(status.quarantined, 0, "with the right answers nothing is set aside any more");
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn at_most_four_requests_are_in_flight() {
    const HOLD: i64 = 120;
    let stage = Stage::new(SandboxOptions { cases: 20, ..SandboxOptions::default() }).await;
    let console = stage.signed_in(REVIEWER).await;
    let hold = Fault::Delay { ms: HOLD.unsigned_abs() };
    stage.control().fault(FaultRule::always("GET", "/api/v1/*/sessions/**", hold));
    console.sync_once().await.unwrap();
    let mut ends: Vec<i64> = stage
        .control()
        .journal(0)
        .iter()
        .filter(|entry| entry.path.contains("/sessions/"))
        .map(|entry| chrono::DateTime::parse_from_rfc3339(&entry.at).unwrap().timestamp_micros())
        .collect();
    ends.sort_unstable();
    // Each was held for so long: those that ended within less than that were all in flight at one moment.
    let within = |first: &i64| ends.iter().filter(|end| *end >= first && *end - first < HOLD * 1_000).count();
    let most = ends.iter().map(within).max().unwrap();
    assert!(ends.len() >= 30, "there was enough to do: {}", ends.len());
    assert_eq!(most, 4, "four at once, and no more");
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_401_in_the_middle_is_renewed_once_for_all_and_the_feed_goes_on_from_its_cursor() {
    let stage = Stage::new(SandboxOptions { cases: 60, ..SandboxOptions::default() }).await;
    let console = stage.signed_in(REVIEWER).await;
    stage.control().clear_journal();
    let rule = FaultRule { count: Some(4), ..FaultRule::always("GET", SESSION, Fault::Delay { ms: 300 }) };
    stage.control().fault(rule);
    let round = tokio::spawn({
        let console = console.clone();
        async move { console.sync_once().await }
    });
    crate::stage::until("requests are in flight", async || {
        stage.control().with_faults(|plan| plan.hits()[0].hits >= 2)
    })
    .await;
    stage.control().expire_tokens(None);
    let report = round.await.unwrap().unwrap();
    let refused = stage.control().journal(0).iter().filter(|entry| entry.status == 401).count();
    assert!(refused >= 2, "several requests met the 401: {refused}");
    assert_eq!(stage.asked("POST", "/oidc/token").len(), 1, "one renewal for all of them");
    assert_eq!((report.to_come, report.swept), (0, false), "{report:?}");
    let answered = stage.asked("GET", "/cases").iter().filter(|entry| entry.status == 200).count();
    assert_eq!(answered, 2, "no page came twice");
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn every_generation_of_blocks_gives_the_same_cases() {
    // All but the session's outcome: the two oldest generations do not document it.
    let mut first: Option<Vec<String>> = None;
    for generation in [Generation::G3, Generation::G2, Generation::G1, Generation::G0, Generation::Mixed] {
        let stage = Stage::still_with(SandboxOptions { generation, ..SandboxOptions::default() }).await;
        let console = stage.synced(REVIEWER).await;
        let mut cases = Vec::new();
        for case_id in listed(&console).await {
            let case = console.read_case(&case_id).await.unwrap();
            let verdict = case.device.as_ref().and_then(|device| device.verdict.clone());
            let codes: Vec<_> =
                case.reasons.iter().map(|reason| format!("{}:{}", reason.scheme, reason.code)).collect();
            let files =
                case.images.iter().map(|image| format!("{} {:?}", image.file_ref, image.side)).collect::<Vec<_>>();
            let compare = serde_json::to_string(&case.compare).unwrap();
            cases.push(format!(
                "{case_id} {:?} {verdict:?} {codes:?} {files:?} {compare} {} {}",
                case.name, case.evidence_ready, case.why.sentence
            ));
        }
        match &first {
            None => first = Some(cases),
            Some(first) => {
                assert_eq!(first.len(), cases.len(), "{generation:?}");
                for (newest, here) in first.iter().zip(&cases) {
                    assert_eq!(newest, here, "{generation:?}");
                }
            }
        }
        assert_described(&stage);
        console.close().await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn live_and_staging_never_mix() {
    let mut stage = Stage::still(8).await;
    let ids = |stage: &Stage, name: &str| -> BTreeSet<CaseId> {
        stage.control().case_ids(name).into_iter().map(CaseId::new).collect()
    };
    let console = stage.synced("lead-02").await;
    let here = listed(&console).await;
    assert!(!here.is_empty() && here.is_subset(&ids(&stage, "staging")) && here.is_disjoint(&ids(&stage, "live")));
    for foreign in ids(&stage, "live") {
        assert_eq!(console.open_case(&foreign).await.err().unwrap().code, "unknown_case", "not even by its id");
    }
    console.close().await.unwrap();
    let same_profile = {
        stage.environment = "live";
        crate::stage::try_open(&stage.home(), stage.config(), stage.clock.clone()).await
    };
    assert!(same_profile.is_err(), "a profile is one environment");
    let folder = stage.folder.path().join("live");
    let console = stage.open_at(&folder).await;
    crate::stage::sign_in(&console, "lead-02").await;
    console.sync_once().await.unwrap();
    let there = listed(&console).await;
    assert!(!there.is_empty() && there.is_subset(&ids(&stage, "live")) && there.is_disjoint(&here));
    stage.behaved();
    console.close().await.unwrap();
}
