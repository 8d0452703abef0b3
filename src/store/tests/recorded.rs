//! The decisions of everybody: listed along an index, narrowed, and gone with their case as far as they speak of it.
//! Over 400 lines because it is one list of what is told of everybody's decisions.
use super::*;
use crate::decision::{ReasonRef, Recorded, StandingWords};
use crate::ids::DeviceId;
use crate::retention::gone::take_away;

fn reason(scheme: &str, code: &str) -> ReasonRef {
    ReasonRef { scheme: scheme.to_owned(), code: code.to_owned() }
}

fn told(n: u32, person: &str, reasons: Vec<ReasonRef>) -> Recorded {
    Recorded {
        decision: StandingDecision {
            decision_id: format!("d-{n:06}"),
            case_id: CaseId::new(format!("cse-{n:06}")),
            decision: if n.is_multiple_of(3) { Answer::Reject } else { Answer::Approve },
            state: DecisionState::Applied,
            reviewer_id: PersonId::new(person),
            body_digest: format!("sha-256:{}", "0".repeat(64)),
            // Several in one millisecond: the order then is that of their coming.
            recorded_at: at(10_000 + i64::from(n / 4)),
            applied_at: None,
            resulting_outcome: Some("approved".to_owned()),
            request_id: None,
            words: Some(Box::new(StandingWords {
                reviewer_name: Some(Personal::new(format!("Name of {person}"))),
                reasons: Vec::new(),
                comment: Some(Personal::new("CANARY: seen under the lamp".to_owned())),
            })),
            device_id: Some(DeviceId::new("dev_other")),
            other: None,
        },
        reasons,
        override_suspicion: n.is_multiple_of(5),
    }
}

async fn keep(store: &Store, page: &[Recorded]) {
    let mut tx = store.begin().await.unwrap();
    tx.keep_recorded(page).await.unwrap();
    tx.commit().await.unwrap();
}

async fn listed(store: &Store, wanted: &RecordedQuery) -> Vec<String> {
    let mut tx = store.begin().await.unwrap();
    let (mut after, mut found) = (None, Vec::new());
    loop {
        let page = tx.recorded_page(&RecordedQuery { after, limit: 7, ..wanted.clone() }).await.unwrap();
        let Some(last) = page.last() else { break };
        after = Some((last.recorded_at.timestamp_millis(), last.n));
        found.extend(page.into_iter().map(|row| row.decision_id));
    }
    let count = tx.recorded_count(&RecordedQuery { after: None, ..wanted.clone() }).await.unwrap();
    tx.rollback().await.unwrap();
    assert_eq!(found.len(), count as usize, "what is counted is what is listed");
    found
}

#[tokio::test]
async fn lists_of_decisions_walk_an_index_and_never_sort() {
    let folder = tempfile::tempdir().unwrap();
    let mut tx = store(&folder).await.begin().await.unwrap();
    for (statement, first) in [
        (recorded_sql::PAGE, "recorded_in_order"),
        (recorded_sql::COUNT, "recorded_in_order"),
        (recorded_sql::PAGE_OF_CODE, "SEARCH k USING"),
        (recorded_sql::COUNT_OF_CODE, "SEARCH k USING"),
        (recorded_sql::OF_CASE, "recorded_of_case"),
        (recorded_sql::UNKNOWN_HERE, "recorded_by_device"),
    ] {
        let steps = plan(&mut tx, statement).await;
        assert!(steps[0].contains(first), "{statement}: {steps:?}");
        assert!(!steps.iter().any(|step| step.contains("TEMP B-TREE FOR ORDER")), "{statement}: {steps:?}");
        let scans = |step: &&String| step.starts_with("SCAN") && !step.contains("recorded_in_order");
        assert!(!steps.iter().any(|step| scans(&step)), "a whole table is read: {statement}: {steps:?}");
    }
    for statement in [recorded_sql::PAGE_OF_DECISION, recorded_sql::COUNT_OF_DECISION] {
        let steps = plan(&mut tx, statement).await;
        assert!(steps[0].contains("(decision_id=?)"), "an id is looked up: {statement}: {steps:?}");
    }
    for (statement, first) in [(audit_list::PAGE, "PRIMARY KEY"), (audit_list::PAGE_OF_CASE, "audit_by_case")] {
        let steps = plan(&mut tx, statement).await;
        assert!(steps[0].contains(first), "{statement}: {steps:?}");
        assert!(!steps.iter().any(|step| step.contains("TEMP B-TREE")), "{statement}: {steps:?}");
    }
}

#[tokio::test]
async fn decisions_are_paged_by_their_key_without_gap_or_repeat_whatever_narrows_them() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder).await;
    let decisions: Vec<Recorded> = (0..60)
        .map(|n| {
            let code = if n % 2 == 0 { reason("qes", "3206") } else { reason("network", "VPN_DETECTED") };
            told(n, if n % 4 == 0 { "rev-17" } else { "rev-23" }, vec![code, reason("other", "note")])
        })
        .collect();
    keep(&store, &decisions).await;
    let newest_first = |fits: &dyn Fn(u32) -> bool| -> Vec<String> {
        (0..60).rev().filter(|n| fits(*n)).map(|n| format!("d-{n:06}")).collect()
    };
    let all = RecordedQuery::default;
    assert_eq!(listed(&store, &all()).await, newest_first(&|_| true));
    let person = RecordedQuery { person: Some(PersonId::new("rev-17")), ..all() };
    assert_eq!(listed(&store, &person).await, newest_first(&|n| n % 4 == 0));
    let over = RecordedQuery { overrides: true, ..all() };
    assert_eq!(listed(&store, &over).await, newest_first(&|n| n % 5 == 0));
    let between = RecordedQuery { since: Some(at(10_002)), until: Some(at(10_004)), ..all() };
    assert_eq!(listed(&store, &between).await, newest_first(&|n| (8..16).contains(&n)));
    for (code, half) in [((None, "vpn_detected"), 1), ((Some("qes"), "3206"), 0)] {
        let code = Some((code.0.map(str::to_owned), code.1.to_owned()));
        assert_eq!(listed(&store, &RecordedQuery { code, ..all() }).await, newest_first(&|n| n % 2 == half));
    }
    let elsewhere = RecordedQuery { code: Some((Some("device".to_owned()), "3206".to_owned())), ..all() };
    assert_eq!(listed(&store, &elsewhere).await, Vec::<String>::new(), "another scheme's code is another code");
    let several =
        RecordedQuery { code: Some((None, "3206".to_owned())), person: person.person, overrides: true, ..all() };
    assert_eq!(listed(&store, &several).await, newest_first(&|n| n % 20 == 0));
    let mut tx = store.begin().await.unwrap();
    let names = tx.recorded_people().await.unwrap();
    let name = |id: &str| names[&PersonId::new(id)].as_ref().unwrap().expose().clone();
    assert_eq!((names.len(), name("rev-17")), (2, "Name of rev-17".to_owned()));
}

#[tokio::test]
async fn a_decision_that_comes_again_stands_as_it_was_told_last() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder).await;
    let mut one = told(1, "rev-17", vec![reason("qes", "3206")]);
    one.decision.state = DecisionState::AwaitingSecond;
    keep(&store, std::slice::from_ref(&one)).await;
    let second = StandingDecision { reviewer_id: PersonId::new("lead-02"), ..one.decision.clone() };
    one.decision.other = Some(Box::new(second));
    one.decision.state = DecisionState::Applied;
    keep(&store, &[one.clone(), one]).await;
    let looks = RecordedQuery { second_look: true, person: Some(PersonId::new("lead-02")), ..RecordedQuery::default() };
    assert_eq!(listed(&store, &looks).await, ["d-000001"], "once, and the second person is found too");
    let mut tx = store.begin().await.unwrap();
    let row = tx.recorded_of(&CaseId::new("cse-000001"), 9).await.unwrap().remove(0);
    assert_eq!(row.state, DecisionState::Applied);
    assert_eq!(row.second, Some(SecondRow { person: PersonId::new("lead-02"), answer: Answer::Approve }));
    assert_eq!(row.comment, None, "the case is not here: what was written is not kept");
}

#[tokio::test]
async fn what_was_written_and_the_codes_go_with_the_case_and_who_decided_stays() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder).await;
    let case_id = CaseId::new("cse-000001");
    let mut tx = store.begin().await.unwrap();
    tx.keep_cases(&[summary("cse-000001", 5)], 1).await.unwrap();
    tx.commit().await.unwrap();
    keep(&store, &[told(1, "rev-17", vec![reason("qes", "3206")])]).await;
    let comment = async |store: &Store| {
        let mut tx = store.begin().await.unwrap();
        let row = tx.recorded_of(&CaseId::new("cse-000001"), 9).await.unwrap().remove(0);
        tx.rollback().await.unwrap();
        row
    };
    assert!(comment(&store).await.comment.is_some(), "sealed under the case's key");
    let mut tx = store.begin().await.unwrap();
    tx.drop_evidence(&case_id).await.unwrap();
    tx.commit().await.unwrap();
    assert!(
        comment(&store).await.comment.is_some(),
        "the key was renewed, and what was written is still sealed under it"
    );
    let mut tx = store.begin().await.unwrap();
    tx.purge_case(&case_id).await.unwrap();
    tx.commit().await.unwrap();
    let left = comment(&store).await;
    assert_eq!((left.comment, left.reasons, left.is_here), (None, Vec::new(), false));
    assert_eq!(left.person, PersonId::new("rev-17"), "that somebody decided stays");
    let by_code = RecordedQuery { code: Some((None, "3206".to_owned())), ..RecordedQuery::default() };
    assert_eq!(listed(&store, &by_code).await, Vec::<String>::new(), "and no index remembers the code");
}

#[tokio::test]
async fn codes_of_a_case_that_is_gone_do_not_come_back_with_the_feed() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder).await;
    let case_id = CaseId::new("cse-000001");
    let mut tx = store.begin().await.unwrap();
    tx.keep_cases(&[summary("cse-000001", 5)], 1).await.unwrap();
    tx.purge_case(&case_id).await.unwrap();
    // Erased before this console ever saw it.
    tx.forget_recorded(&CaseId::new("cse-000002")).await.unwrap();
    tx.commit().await.unwrap();
    keep(&store, &[told(1, "rev-17", vec![reason("qes", "3206")]), told(2, "rev-17", vec![reason("qes", "3206")])])
        .await;
    let by_code = RecordedQuery { code: Some((None, "3206".to_owned())), ..RecordedQuery::default() };
    assert_eq!(listed(&store, &by_code).await, Vec::<String>::new(), "what the platform erased is not kept again");
    assert_eq!(listed(&store, &RecordedQuery::default()).await.len(), 2, "that somebody decided is");
    let mut tx = store.begin().await.unwrap();
    tx.keep_cases(&[summary("cse-000001", 5)], 1).await.unwrap();
    tx.commit().await.unwrap();
    keep(&store, &[told(1, "rev-17", vec![reason("qes", "3206")])]).await;
    assert_eq!(listed(&store, &by_code).await, ["d-000001"], "the case is here again");
}

#[tokio::test]
async fn what_decisions_say_goes_by_its_rule_though_the_case_stays_and_does_not_come_back_with_the_feed() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder).await;
    let case_id = CaseId::new("cse-000001");
    let mut tx = store.begin().await.unwrap();
    tx.keep_cases(&[summary("cse-000001", 5)], 1).await.unwrap();
    tx.commit().await.unwrap();
    let earlier = told(1, "rev-17", vec![reason("qes", "3206")]);
    keep(&store, std::slice::from_ref(&earlier)).await;
    store.clock().advance(std::time::Duration::from_secs(30_000));
    let erasure = Erasure {
        case_id: case_id.clone(),
        cause: ErasureCause::Rule,
        rules: vec!["decisions".to_owned()],
        version: "1".to_owned(),
        basis: String::new(),
        classes: std::collections::BTreeSet::from([crate::retention::DataClass::Decisions]),
    };
    let mut tx = store.begin().await.unwrap();
    tx.erase(&case_id, &erasure.classes).await.unwrap();
    tx.note_erasure(&erasure, 0).await.unwrap();
    tx.commit().await.unwrap();
    let by_code = RecordedQuery { code: Some((None, "3206".to_owned())), ..RecordedQuery::default() };
    for again in [&[][..], std::slice::from_ref(&earlier)] {
        keep(&store, again).await;
        let mut tx = store.begin().await.unwrap();
        let row = tx.recorded_of(&case_id, 9).await.unwrap().remove(0);
        tx.rollback().await.unwrap();
        assert_eq!((row.comment, row.reasons, row.is_here), (None, Vec::new(), true), "told again: {}", again.len());
        assert_eq!(listed(&store, &by_code).await, Vec::<String>::new(), "told again: {}", again.len());
    }
    let mut later = told(1, "rev-23", vec![reason("qes", "3206")]);
    later.decision.decision_id = "d-later".to_owned();
    later.decision.recorded_at = at(40_000);
    keep(&store, &[earlier, later]).await;
    assert_eq!(listed(&store, &by_code).await, ["d-later"], "what was decided after it has days of its own");
}

#[tokio::test]
async fn codes_a_decision_had_before_go_with_its_case_too() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder).await;
    let mut later = told(1, "rev-17", vec![reason("network", "VPN_DETECTED")]);
    keep(&store, &[told(1, "rev-17", vec![reason("qes", "3206")]), later.clone()]).await;
    later.decision.recorded_at = at(99_000);
    keep(&store, &[later]).await;
    let left = async |store: &Store| -> i64 {
        let mut tx = store.begin().await.unwrap();
        let count = "SELECT count(*) FROM recorded_codes";
        let count = sqlx::query_scalar(count).fetch_one(tx.db().unwrap()).await.unwrap();
        tx.rollback().await.unwrap();
        count
    };
    assert_eq!(left(&store).await, 1, "the index holds what the decision holds");
    let mut tx = store.begin().await.unwrap();
    tx.forget_recorded(&CaseId::new("cse-000001")).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(left(&store).await, 0, "and nothing of it is left");
}

#[tokio::test]
async fn a_comment_that_no_longer_opens_holds_up_nothing_and_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder).await;
    let mut tx = store.begin().await.unwrap();
    tx.keep_cases(&[summary("cse-000001", 5)], 1).await.unwrap();
    tx.commit().await.unwrap();
    let mut second = told(1, "rev-23", Vec::new());
    second.decision.decision_id = "d-000002".to_owned();
    keep(&store, &[told(1, "rev-17", Vec::new()), second]).await;
    let mut tx = store.begin().await.unwrap();
    let broken = "UPDATE recorded SET words_sealed = x'0102' WHERE decision_id = 'd-000001'";
    sqlx::query(broken).execute(tx.db().unwrap()).await.unwrap();
    tx.drop_evidence(&CaseId::new("cse-000001")).await.expect("the evidence goes all the same");
    let rows = tx.recorded_of(&CaseId::new("cse-000001"), 9).await.unwrap();
    let comments = rows.iter().filter(|row| row.comment.is_some()).map(|row| row.decision_id.as_str());
    assert_eq!(comments.collect::<Vec<_>>(), ["d-000002"], "the other one opens under the new key");
    assert_eq!(tx.quarantined_in("decision_words").await.unwrap(), 1);
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn only_the_decision_that_stood_against_ours_is_one_ours_came_too_late_against() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder).await;
    let case_id = CaseId::new("cse-000001");
    let (etag, person) = (Etag::new("\"c-1\""), PersonId::new("rev-17"));
    let mut earlier = told(1, "rev-23", Vec::new());
    earlier.decision.decision_id = "d-earlier".to_owned();
    earlier.decision.state = DecisionState::DeclinedBySecond;
    let stands = told(1, "rev-23", Vec::new());
    let mut tx = store.begin().await.unwrap();
    tx.keep_cases(&[summary("cse-000001", 5)], 1).await.unwrap();
    tx.insert_entry(&new_entry(&case_id, &etag, &person, 7)).await.unwrap();
    let entry = tx.entries_of(&case_id).await.unwrap().remove(0);
    for state in [EntryState::Sending, EntryState::Superseded] {
        let entry = tx.entry(entry.entry_id).await.unwrap().unwrap();
        let theirs = (state == EntryState::Superseded).then(|| stands.decision.clone());
        tx.change_entry(&entry, &EntryChange { state: Some(state), theirs, ..EntryChange::default() }).await.unwrap();
    }
    tx.keep_recorded(&[earlier, stands]).await.unwrap();
    let rows = tx.recorded_of(&case_id, 9).await.unwrap();
    let marked = rows.iter().filter(|row| row.overtook).map(|row| row.decision_id.as_str());
    assert_eq!(marked.collect::<Vec<_>>(), ["d-000001"], "a decision of before has nothing to do with ours");
    let superseded = RecordedQuery { superseded: true, limit: 9, ..RecordedQuery::default() };
    let listed = tx.recorded_page(&superseded).await.unwrap();
    assert_eq!(listed.iter().map(|row| row.decision_id.as_str()).collect::<Vec<_>>(), ["d-000001"]);
    tx.rollback().await.unwrap();
}

#[tokio::test]
async fn first_answers_that_wait_go_when_policy_turns_blind_and_one_s_own_stays() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder).await;
    let mut page: Vec<Recorded> = (1..4).map(|n| told(n, "rev-23", vec![reason("qes", "3206")])).collect();
    page[0].decision.state = DecisionState::AwaitingSecond;
    page[1].decision.state = DecisionState::AwaitingSecond;
    page[1].decision.reviewer_id = PersonId::new("lead-02");
    keep(&store, &page).await;
    let mut tx = store.begin().await.unwrap();
    tx.forget_waiting(&PersonId::new("lead-02")).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(listed(&store, &RecordedQuery::default()).await, ["d-000003", "d-000002"]);
    let by_code = RecordedQuery { code: Some((None, "3206".to_owned())), ..RecordedQuery::default() };
    assert_eq!(listed(&store, &by_code).await, ["d-000003", "d-000002"]);
}

#[tokio::test]
async fn a_record_set_aside_by_its_id_is_lifted_by_that_id_or_at_the_end_of_a_reading_anew() {
    let folder = tempfile::tempdir().unwrap();
    let mut tx = store(&folder).await.begin().await.unwrap();
    let case_id = CaseId::new("cse-1");
    for id in [Some("d-1"), Some("d-2"), None] {
        tx.quarantine_record("decisions", Some(&case_id), id, "wrong_type").await.unwrap();
    }
    let read = |id: &str| (CaseId::new("cse-1"), id.to_owned());
    tx.lift_records("decisions", &[read("d-3"), (CaseId::new("cse-2"), "d-1".to_owned())]).await.unwrap();
    assert_eq!(tx.quarantined_in("decisions").await.unwrap(), 3, "others say nothing of it");
    tx.lift_records("decisions", &[read("d-1")]).await.unwrap();
    assert_eq!(tx.quarantined_in("decisions").await.unwrap(), 2);
    tx.doubt_quarantine("decisions").await.unwrap();
    tx.quarantine_record("decisions", Some(&case_id), Some("d-2"), "wrong_type").await.unwrap();
    tx.lift_doubted("decisions").await.unwrap();
    assert_eq!(tx.quarantined_in("decisions").await.unwrap(), 1, "what came again unreadable stays");
    tx.rollback().await.unwrap();
}

#[tokio::test]
async fn a_page_of_a_hundred_thousand_decisions_reads_what_it_shows() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder).await;
    for from in (0..100_000).step_by(2_000) {
        let page: Vec<Recorded> = (from..from + 2_000)
            .map(|n| {
                let rare = if n % 10_000 == 0 { reason("qes", "3299") } else { reason("network", "VPN_DETECTED") };
                told(n, if n % 25_000 == 0 { "rev-99" } else { "rev-17" }, vec![rare])
            })
            .collect();
        keep(&store, &page).await;
    }
    let clock = Clock::system();
    let mut timed = Vec::new();
    let rare = RecordedQuery { code: Some((None, "3299".to_owned())), limit: 100, ..RecordedQuery::default() };
    let seldom = RecordedQuery { person: Some(PersonId::new("rev-99")), limit: 100, ..RecordedQuery::default() };
    let oldest = RecordedQuery { until: Some(at(10_050)), limit: 100, ..RecordedQuery::default() };
    for (wanted, count) in [(rare, 10), (seldom, 4), (oldest, 200)] {
        let from = clock.elapsed();
        let mut tx = store.begin().await.unwrap();
        let page = tx.recorded_page(&wanted).await.unwrap();
        let total = tx.recorded_count(&wanted).await.unwrap();
        tx.rollback().await.unwrap();
        timed.push(clock.elapsed().saturating_sub(from));
        assert_eq!((page.len(), total), (count.min(100), count as u32));
    }
    // A wide margin: a loaded machine. A list that read every row, or one query a row, would take many times as long.
    assert!(timed.iter().all(|took| took.as_millis() < 2_000), "{timed:?}");
}

#[tokio::test]
async fn what_was_said_of_a_held_case_stays_however_often_the_platform_takes_it_away() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder).await;
    let case_id = CaseId::new("cse-000001");
    let mut tx = store.begin().await.unwrap();
    tx.keep_cases(&[summary("cse-000001", 5)], 1).await.unwrap();
    tx.commit().await.unwrap();
    keep(&store, &[told(1, "rev-17", vec![reason("qes", "3206")])]).await;
    let mut tx = store.begin().await.unwrap();
    tx.place_hold(&case_id, &PersonId::new("priv-1"), "a court asked").await.unwrap();
    tx.commit().await.unwrap();
    for _ in 0..2 {
        let mut tx = store.begin().await.unwrap();
        take_away(&mut tx, &case_id, "erased").await.unwrap();
        tx.commit().await.unwrap();
        keep(&store, &[told(1, "rev-17", vec![reason("qes", "3206")])]).await;
        let mut tx = store.begin().await.unwrap();
        let said = "SELECT codes <> '[]' AND words_sealed IS NOT NULL FROM recorded";
        assert!(sqlx::query_scalar::<_, bool>(said).fetch_one(tx.db().unwrap()).await.unwrap(), "it is held");
        let shown = tx.recorded_of(&case_id, 9).await.unwrap();
        assert!(shown.iter().all(|row| row.comment.is_none() && row.reasons.is_empty()), "and shown to nobody");
        tx.rollback().await.unwrap();
    }
}
