//! The store on a real encrypted file.
//!
//! Over 400 lines because it is one list of what the file must hold to.
use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;
use uuid::Uuid;

use super::*;
use crate::case::{BlockStatus, CaseState, CaseSummary, ClaimNotice, DataBlock, OpenedBecause, Source};
use crate::clock::Clock;
use crate::decision::{Answer, DecisionState, Looked, StandingDecision};
use crate::ids::{BlockId, CaseId, DecisionId, EntryId, Etag, FileRef, IdempotencyKey, PersonId};
use crate::outbox::EntryState;
use crate::queue::facts::{Choice, Facts};
use crate::secret::{Key, Personal};
use crate::store::key::ProfileKeys;

mod changed_files;
mod dropped;
mod invariants;
mod late;
mod looked;
mod operations;
mod recorded;
mod search;
mod swept;

fn keys() -> ProfileKeys {
    ProfileKeys {
        database: Key::new(&[1; 32]),
        audit_seed: Key::new(&[2; 32]),
        epochs: BTreeMap::from([(0, Key::new(&[3; 32]))]),
    }
}

fn at(secs: i64) -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::seconds(secs)
}

async fn store(folder: &tempfile::TempDir) -> Store {
    Store::open(&folder.path().join("cases.db"), keys(), Clock::manual(at(1_000)), true).await.unwrap()
}

fn summary(id: &str, priority: u32) -> CaseSummary {
    CaseSummary {
        session_id: Some("s".into()),
        etag: Etag::new("\"c-1\""),
        priority,
        opened_because: vec![OpenedBecause { family: "network".into(), code: "VPN_DETECTED".into() }],
        device_verdict: Some("suspicious".into()),
        opened_at: at(0),
        updated_at: at(10),
        due_at: Some(at(90_000)),
        ..CaseSummary::plain(id, Source::Trust)
    }
}

fn block(id: &str, content: serde_json::Value) -> DataBlock {
    DataBlock {
        block_id: BlockId::new(id),
        kind: "documentImages".into(),
        created_by: Some("step".into()),
        sequence: Some(1),
        created_at: None,
        status: BlockStatus::Stored,
        content,
    }
}

fn evidence(id: &str, blocks: Vec<DataBlock>) -> Evidence {
    Evidence {
        case_id: CaseId::new(id),
        etag: Etag::new("\"c-1\""),
        country: Some("UTO".into()),
        document: Some(crate::case::evidence::DocumentVerdict::Fraud),
        contracts: Vec::new(),
        name: Some(Personal::new("CANARY-NAME".to_owned())),
        session: None,
        blocks,
        complete: true,
    }
}

static NOTHING: Looked = Looked { checklist: Vec::new(), marks: Vec::new(), whole_document: false };

fn new_entry<'a>(case_id: &'a CaseId, etag: &'a Etag, person: &'a PersonId, n: u128) -> NewEntry<'a> {
    NewEntry {
        entry_id: EntryId::new(Uuid::from_u128(n)),
        decision_id: DecisionId::new(Uuid::from_u128(n + 1_000)),
        case_id,
        answer: Answer::Approve,
        reviewer_id: person,
        key: IdempotencyKey::new(Uuid::from_u128(n + 2_000)),
        if_match: etag,
        body_digest: "sha-256:00",
        body: b"CANARY-BODY",
        saved_at: at(1_000),
        send_after: at(1_010),
        fencing_token: 1,
        second_to: None,
        looked: &NOTHING,
    }
}

#[tokio::test]
async fn every_statement_can_be_prepared_on_the_migrated_file() {
    let folder = tempfile::tempdir().unwrap();
    let mut tx = store(&folder).await.begin().await.unwrap();
    let rooms = [
        audit_break::STATEMENTS,
        audit_check::STATEMENTS,
        audit_export::STATEMENTS,
        audit_list::STATEMENTS,
        audit_log::STATEMENTS,
        audit_tree::STATEMENTS,
        audit_witness::STATEMENTS,
        reason_table::STATEMENTS,
        recorded_sql::STATEMENTS,
        case_keys::STATEMENTS,
        cases::STATEMENTS,
        claims::STATEMENTS,
        decided_on::STATEMENTS,
        drafts::STATEMENTS,
        entries::STATEMENTS,
        epochs::STATEMENTS,
        evidence::STATEMENTS,
        file_facts::STATEMENTS,
        holds::STATEMENTS,
        retained::STATEMENTS,
        images::STATEMENTS,
        meta::STATEMENTS,
        package_log::STATEMENTS,
        packs::STATEMENTS,
        policies::STATEMENTS,
        purge::STATEMENTS,
        to_index::STATEMENTS,
        quarantine::STATEMENTS,
        shown_with::STATEMENTS,
        queue_sql::STATEMENTS,
        waits::STATEMENTS,
    ];
    for statement in rooms.iter().flat_map(|room| room.iter()) {
        use sqlx::{Executor, SqlSafeStr};
        let prepared = tx.db().unwrap().prepare((*statement).into_sql_str()).await;
        assert!(prepared.is_ok(), "{statement}: {:?}", prepared.err());
    }
}

#[tokio::test]
async fn queue_plans_walk_an_index_and_never_sort() {
    let folder = tempfile::tempdir().unwrap();
    let mut tx = store(&folder).await.begin().await.unwrap();
    let lists = [
        (queue_sql::QUEUE, "cases_in_queue"),
        (queue_sql::BY_STATE, "cases_by_state"),
        (queue_sql::OPERATIONS, "cases_by_state"),
        (queue_sql::SECOND, "cases_by_state"),
    ];
    for (statement, index) in lists {
        let steps = plan(&mut tx, statement).await;
        assert!(steps[0].contains(index), "{steps:?}");
        assert!(!steps.iter().any(|step| step.contains("TEMP B-TREE")), "a sort costs more with every case: {steps:?}");
    }
}

#[tokio::test]
async fn what_is_open_in_the_outbox_is_found_without_reading_what_is_over() {
    let folder = tempfile::tempdir().unwrap();
    let mut tx = store(&folder).await.begin().await.unwrap();
    let over = [waits::INTERRUPTED, waits::SHORTEN, waits::WAKE];
    for statement in
        [entries::DUE, entries::NEXT_DUE, entries::COUNTS, entries::LATE, entries::OWED].into_iter().chain(over)
    {
        let steps = plan(&mut tx, statement).await;
        assert!(steps[0].contains("entries_open"), "{statement}: {steps:?}");
    }
}

#[tokio::test]
async fn what_the_index_was_told_is_taken_off_its_list_without_walking_along_the_rest() {
    let folder = tempfile::tempdir().unwrap();
    let mut tx = store(&folder).await.begin().await.unwrap();
    let steps = plan(&mut tx, to_index::TOLD).await;
    assert!(steps[0].starts_with("SEARCH to_index"), "a hundred thousand cases at once would cost hours: {steps:?}");
}

async fn plan(tx: &mut StoreTx, statement: &'static str) -> Vec<String> {
    let plan: Vec<(i64, i64, i64, String)> =
        sqlx::query_as(sqlx::AssertSqlSafe(format!("EXPLAIN QUERY PLAN {statement}")))
            .fetch_all(tx.db().unwrap())
            .await
            .unwrap();
    plan.into_iter().map(|step| step.3).collect()
}

#[tokio::test]
async fn a_page_of_cases_comes_back_as_it_was_kept() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder).await;
    let mut kept = summary("a", 5);
    kept.claim = Some(ClaimNotice {
        holder_id: PersonId::new("rev-17"),
        holder_name: "R. Iyer".into(),
        purpose: "review".into(),
        expires_at: at(2_000),
    });
    let mut tx = store.begin().await.unwrap();
    tx.keep_cases(&[kept.clone(), summary("b", 9)], 1).await.unwrap();
    tx.commit().await.unwrap();
    let mut tx = store.begin().await.unwrap();
    assert_eq!(tx.case(&CaseId::new("a")).await.unwrap().unwrap().summary, kept);
    assert!(tx.case(&CaseId::new("c")).await.unwrap().is_none());
}

fn all(limit: u32) -> QueueQuery {
    QueueQuery {
        second: false,
        state: None,
        operations: false,
        facts: Facts::default(),
        found: None,
        holder: None,
        opened_after: None,
        opened_before: None,
        me: None,
        now: at(1_000),
        due_before: None,
        after: None,
        limit,
    }
}

#[tokio::test]
async fn the_queue_is_paged_in_order_without_gap_or_repeat_and_its_length_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder).await;
    let mut tx = store.begin().await.unwrap();
    let cases: Vec<_> = (0..25).map(|n| summary(&format!("c{n:02}"), n)).collect();
    tx.keep_cases(&cases, 1).await.unwrap();
    assert_eq!(tx.queue_count(&all(1)).await.unwrap(), 25);
    let (mut seen, mut wanted) = (Vec::new(), all(10));
    loop {
        let page = tx.queue_page(&wanted).await.unwrap();
        let Some(last) = page.last() else { break };
        wanted.after = Some((last.rank_ms, last.case.summary.case_id.clone()));
        seen.extend(page.into_iter().map(|item| item.case.summary.case_id.to_string()));
    }
    let expected: Vec<_> = (0..25).rev().map(|n| format!("c{n:02}")).collect();
    assert_eq!(seen, expected, "highest priority first, each once");
    tx.purge_case(&CaseId::new("c03")).await.unwrap();
    assert_eq!(tx.queue_count(&all(1)).await.unwrap(), 24, "the length follows the rows");
}

#[tokio::test]
async fn a_broken_case_key_costs_its_row_the_name_and_the_list_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder).await;
    let mut tx = store.begin().await.unwrap();
    tx.keep_cases(&[summary("a", 1), summary("b", 2)], 1).await.unwrap();
    let named = |id: &str| Evidence {
        case_id: CaseId::new(id),
        etag: Etag::new("1"),
        country: None,
        document: None,
        contracts: Vec::new(),
        name: Some(Personal::new("Ada Example".to_owned())),
        session: None,
        blocks: Vec::new(),
        complete: true,
    };
    tx.replace_evidence(&[named("a"), named("b")]).await.unwrap();
    sqlx::query("UPDATE case_keys SET wrapped = zeroblob(length(wrapped)) WHERE case_id = 'a'")
        .execute(tx.db().unwrap())
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let mut tx = store.begin().await.unwrap();
    let names: Vec<bool> = tx.queue_page(&all(9)).await.unwrap().iter().map(|item| item.name.is_some()).collect();
    assert_eq!(names, [true, false], "b is first in the queue and keeps its name");
    assert!(tx.name_of(&CaseId::new("a")).await.is_err(), "asked for by itself, it says what is wrong");
}

#[tokio::test]
async fn r_01_a_session_comes_out_of_the_store_as_it_went_in_its_five_times_and_unknown_fields_too() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder).await;
    let mut tx = store.begin().await.unwrap();
    tx.keep_cases(&[summary("a", 1)], 1).await.unwrap();
    let session = crate::case::Session {
        session_id: crate::ids::SessionId::new("s-1"),
        flow_id: Some(crate::ids::FlowId::new("f-1")),
        flow_version: Some("4".to_owned()),
        environment: Some("staging".to_owned()),
        subject_id: Some("cust-88213".to_owned()),
        status: "completed".to_owned(),
        outcome: Some("rejected".to_owned()),
        created_at: Some(at(1_000)),
        started_at: Some(at(2_000)),
        updated_at: Some(at(3_000)),
        completed_at: Some(at(4_000)),
        expires_at: Some(at(5_000)),
        last_step: Some(crate::case::LastStep {
            step: "END-REJECT".to_owned(),
            description: Some("rejected end".to_owned()),
            verdict: Some("rejected".to_owned()),
        }),
        other: json!({ "locale": "en-UT", "results": { "deep": [1, null] } }).as_object().unwrap().clone(),
    };
    let held = Evidence { session: Some(session.clone()), ..evidence("a", Vec::new()) };
    tx.replace_evidence(&[held]).await.unwrap();
    let (kept, _) = tx.session_and_name(&CaseId::new("a")).await.unwrap();
    assert!(kept == Some(session), "nothing is lost on the way");
}

#[tokio::test]
async fn r_12_each_way_of_not_passing_the_document_step_is_a_list_of_its_own_with_its_count() {
    use crate::case::evidence::DocumentVerdict;
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder).await;
    let mut tx = store.begin().await.unwrap();
    let cases: Vec<_> = (0..7).map(|n| summary(&format!("c{n}"), n)).collect();
    tx.keep_cases(&cases, 1).await.unwrap();
    let verdicts = DocumentVerdict::ALL.map(Some).into_iter().chain([Some(DocumentVerdict::Fraud)]);
    let with = |(n, document)| Evidence { document, ..evidence(&format!("c{n}"), Vec::new()) };
    let held: Vec<Evidence> = verdicts.enumerate().map(with).collect();
    tx.replace_evidence(&held).await.unwrap();
    for (verdict, count) in tx.queue_documents().await.unwrap() {
        let wanted =
            QueueQuery { facts: Facts { document: Choice::one_of([&verdict]), ..Facts::default() }, ..all(10) };
        let expected = if verdict == "fraud" { 2 } else { 1 };
        assert_eq!((count, tx.queue_count(&wanted).await.unwrap()), (expected, expected), "{verdict}");
        assert_eq!(tx.queue_page(&wanted).await.unwrap().len(), usize::try_from(expected).unwrap(), "{verdict}");
    }
    tx.purge_case(&CaseId::new("c6")).await.unwrap();
    let counts = tx.queue_documents().await.unwrap();
    assert!(counts.iter().all(|(_, count)| *count == 1), "a case that goes is counted no more: {counts:?}");
    assert_eq!(counts.len(), DocumentVerdict::ALL.len(), "every verdict has its count, none is one failed");
}

#[tokio::test]
async fn r_54_each_tier_of_contract_is_a_list_of_its_own_with_its_count_by_the_edition_of_the_case() {
    use crate::policy::{Tier, built_in};
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder).await;
    let mut tx = store.begin().await.unwrap();
    tx.keep_policy(built_in()).await.unwrap();
    let cases: Vec<_> = (0..6).map(|n| summary(&format!("c{n}"), n)).collect();
    tx.keep_cases(&cases, 1).await.unwrap();
    let contract = |kind: &str, value: f64| {
        let content = json!({ "contract": { "kind": kind, "value": value } });
        let block = DataBlock { kind: "contractContext".to_owned(), ..block("b", content) };
        crate::case::evidence::Evidence::read(&[block], crate::catalogue::Language::English).contracts
    };
    let (high, medium, low) = (contract("real_estate", 1.0), contract("vendor", 5.0), contract("loan", 5.0));
    let both = [low.clone(), high.clone()].concat();
    let all_of_them = [high, medium, low.clone(), both, low, Vec::new()];
    let held: Vec<Evidence> = all_of_them
        .into_iter()
        .enumerate()
        .map(|(n, contracts)| Evidence { contracts, ..evidence(&format!("c{n}"), Vec::new()) })
        .collect();
    tx.replace_evidence(&held).await.unwrap();
    let counts = tx.queue_contracts().await.unwrap();
    assert_eq!(counts, [(Tier::High, 2), (Tier::Medium, 1), (Tier::Low, 2)], "of several contracts the highest counts");
    for (tier, count) in counts {
        let wanted =
            QueueQuery { facts: Facts { tier: Choice::one_of([tier.as_str()]), ..Facts::default() }, ..all(10) };
        assert_eq!(tx.queue_count(&wanted).await.unwrap(), count, "{tier:?}");
        let rows = tx.queue_page(&wanted).await.unwrap();
        assert!(rows.len() == usize::try_from(count).unwrap() && rows.iter().all(|row| row.contract == Some(tier)));
    }
    // An edition that comes later says nothing of cases that came before it.
    let text = built_in().text.replace("\"real_estate\", ", "");
    let later = crate::policy::read("later", text.as_bytes()).unwrap();
    tx.keep_policy(&later).await.unwrap();
    tx.replace_evidence(&held[..1]).await.unwrap();
    assert_eq!(tx.queue_contracts().await.unwrap().first(), Some(&(Tier::High, 2)), "the case keeps its edition");
    tx.purge_case(&CaseId::new("c1")).await.unwrap();
    assert_eq!(tx.queue_contracts().await.unwrap().get(1), Some(&(Tier::Medium, 0)), "a case that goes is not counted");
}

#[tokio::test]
async fn filters_narrow_the_list_and_its_count_alike() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder).await;
    let mut tx = store.begin().await.unwrap();
    let mut other = summary("b", 1);
    other.device_verdict = Some("trusted".into());
    other.opened_because = vec![OpenedBecause { family: "document_fraud".into(), code: "3206".into() }];
    tx.keep_cases(&[summary("a", 1), other], 1).await.unwrap();
    let cases = [
        QueueQuery { facts: Facts { verdict: Choice::one_of(["trusted"]), ..Facts::default() }, ..all(10) },
        QueueQuery { facts: Facts { family: Choice::one_of(["document_fraud"]), ..Facts::default() }, ..all(10) },
        QueueQuery { facts: Facts { code: Choice::one_of(["3206"]), ..Facts::default() }, ..all(10) },
        QueueQuery { facts: Facts { no_family: Choice::one_of(["network"]), ..Facts::default() }, ..all(10) },
        QueueQuery { found: Some(vec![CaseId::new("b"), CaseId::new("gone")]), ..all(10) },
    ];
    for wanted in cases {
        let found: Vec<_> =
            tx.queue_page(&wanted).await.unwrap().into_iter().map(|item| item.case.summary.case_id).collect();
        assert_eq!(found, [CaseId::new("b")], "{wanted:?}");
        assert_eq!(tx.queue_count(&wanted).await.unwrap(), 1, "{wanted:?}");
    }
    tx.set_operations(&[(CaseId::new("b"), true)]).await.unwrap();
    let operations = QueueQuery { operations: true, ..all(10) };
    let found = tx.queue_page(&operations).await.unwrap();
    assert_eq!(found.into_iter().map(|item| item.case.summary.case_id).collect::<Vec<_>>(), [CaseId::new("b")]);
    assert_eq!((tx.queue_count(&operations).await.unwrap(), tx.queue_count(&all(10)).await.unwrap()), (1, 1));
    let decided = QueueQuery { state: Some(CaseState::Decided), ..all(10) };
    assert!(tx.queue_page(&decided).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_decided_case_leaves_the_queue_with_its_entry_and_returns_when_it_is_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder).await;
    let (case_id, etag, person) = (CaseId::new("a"), Etag::new("\"c-1\""), PersonId::new("rev-17"));
    let mut tx = store.begin().await.unwrap();
    tx.keep_cases(&[summary("a", 5)], 1).await.unwrap();
    tx.insert_entry(&new_entry(&case_id, &etag, &person, 1)).await.unwrap();
    assert_eq!(tx.queue_count(&all(1)).await.unwrap(), 0);
    let entry = tx.entry(EntryId::new(Uuid::from_u128(1))).await.unwrap().unwrap();
    assert_eq!(entry.body, b"CANARY-BODY");
    let back = EntryChange { state: Some(EntryState::Withdrawn), ..EntryChange::default() };
    tx.change_entry(&entry, &back).await.unwrap();
    assert_eq!(tx.queue_count(&all(1)).await.unwrap(), 1);
}

#[tokio::test]
async fn the_second_persons_queue_lists_what_waits_for_somebody_else_than_its_first() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder).await;
    let waiting = |id: &str, first: Option<&str>| CaseSummary {
        state: CaseState::AwaitingSecond,
        first_answer: first.map(str::to_owned),
        ..summary(id, 5)
    };
    let mut tx = store.begin().await.unwrap();
    let cases = [waiting("a", Some("d1")), waiting("b", Some("d2")), waiting("c", None), summary("d", 5)];
    tx.keep_cases(&cases, 1).await.unwrap();
    tx.note_own_first(&CaseId::new("b"), "d2").await.unwrap();
    let wanted = QueueQuery { second: true, ..all(10) };
    let found = tx.queue_page(&wanted).await.unwrap();
    assert_eq!(found.into_iter().map(|item| item.case.summary.case_id).collect::<Vec<_>>(), [CaseId::new("a")]);
    assert_eq!((tx.queue_count(&wanted).await.unwrap(), tx.second_length().await.unwrap()), (1, 1));
    tx.keep_cases(&[waiting("b", Some("d3"))], 1).await.unwrap();
    assert_eq!(tx.second_length().await.unwrap(), 2, "a newer first answer need not be ours");
    let (case_id, etag, person) = (CaseId::new("a"), Etag::new("\"c-1\""), PersonId::new("rev-17"));
    tx.insert_entry(&NewEntry { second_to: Some("d1"), ..new_entry(&case_id, &etag, &person, 1) }).await.unwrap();
    assert_eq!(tx.second_length().await.unwrap(), 1, "answered, it leaves the list");
}

#[tokio::test]
async fn the_file_refuses_a_second_entry_on_its_way_for_a_case() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder).await;
    let (case_id, etag, person) = (CaseId::new("a"), Etag::new("\"c-1\""), PersonId::new("rev-17"));
    let mut tx = store.begin().await.unwrap();
    tx.insert_entry(&new_entry(&case_id, &etag, &person, 1)).await.unwrap();
    let second = tx.insert_entry(&new_entry(&case_id, &etag, &person, 2)).await;
    assert!(matches!(second, Err(StoreError::AlreadyOnItsWay)), "invariant I4");
}

#[tokio::test]
async fn the_file_refuses_confirmed_without_a_receipt_and_changed_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder).await;
    let (case_id, etag, person) = (CaseId::new("a"), Etag::new("\"c-1\""), PersonId::new("rev-17"));
    let mut tx = store.begin().await.unwrap();
    tx.insert_entry(&new_entry(&case_id, &etag, &person, 1)).await.unwrap();
    let entry = tx.entry(EntryId::new(Uuid::from_u128(1))).await.unwrap().unwrap();
    let bare = EntryChange { state: Some(EntryState::Confirmed), ..EntryChange::default() };
    assert!(tx.change_entry(&entry, &bare).await.is_err(), "invariant I3");
    let other_key = sqlx::query("UPDATE entries SET idempotency_key = 'x'").execute(tx.db().unwrap()).await;
    assert!(other_key.is_err(), "invariant I2");
    let deleted = sqlx::query("DELETE FROM entries").execute(tx.db().unwrap()).await;
    assert!(deleted.is_err(), "an entry is never deleted");
    let receipt = StandingDecision {
        decision_id: entry.decision_id.to_string(),
        case_id: case_id.clone(),
        decision: Answer::Approve,
        state: DecisionState::Applied,
        reviewer_id: person.clone(),
        body_digest: "sha-256:00".into(),
        recorded_at: at(1_020),
        applied_at: None,
        resulting_outcome: None,
        request_id: None,
        words: None,
        device_id: None,
        other: None,
    };
    let with_receipt = EntryChange { receipt: Some(receipt.clone()), ..bare };
    tx.change_entry(&entry, &with_receipt).await.unwrap();
    assert_eq!(tx.entry(entry.entry_id).await.unwrap().unwrap().receipt, Some(receipt));
}

#[tokio::test]
async fn the_log_counts_from_zero_and_refuses_to_be_changed() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder).await;
    let mut tx = store.begin().await.unwrap();
    let case_id = CaseId::new("a");
    assert_eq!(tx.log(crate::audit::Event::on("claimed", &case_id).with("purpose", "review")).await.unwrap(), 0);
    assert_eq!(tx.log(crate::audit::Event::new("signed_in")).await.unwrap(), 1);
    assert_eq!(tx.log_of(&case_id).await.unwrap().len(), 1, "what was just logged is read in the same transaction");
    tx.commit().await.unwrap();
    let mut tx = store.begin().await.unwrap();
    for attack in ["UPDATE audit SET kind = 'x'", "DELETE FROM audit"] {
        assert!(sqlx::query(attack).execute(tx.db().unwrap()).await.is_err(), "{attack}");
    }
    let rows = tx.log_of(&case_id).await.unwrap();
    assert_eq!(rows.len(), 1);
    assert!(!String::from_utf8_lossy(&rows[0].bytes).contains("review"), "only commitments stand in the log");
}

#[tokio::test]
async fn erased_blocks_lose_their_content_and_images_and_the_rest_stays_readable() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder).await;
    let case_id = CaseId::new("a");
    let mut tx = store.begin().await.unwrap();
    tx.keep_cases(&[summary("a", 5)], 1).await.unwrap();
    let front = block("b1", json!({"frontSide": {"$ref": "vault", "$id": "f1"}}));
    let selfie = block("b2", json!({"selfie": {"$ref": "vault", "$id": "f2"}}));
    tx.replace_evidence(&[evidence("a", vec![front, selfie.clone()])]).await.unwrap();
    for file in ["f1", "f2"] {
        let image = NewImage {
            file_ref: &FileRef::new(file),
            state: "ready",
            problem: None,
            sha256: Some("00"),
            media_type: Some("image/png"),
            size: Some((4, 3)),
            bytes: &vec![7; 1_500_000],
        };
        tx.keep_image(&case_id, &image).await.unwrap();
    }
    let before: Vec<u8> = sqlx::query_scalar("SELECT wrapped FROM case_keys WHERE case_id = 'a'")
        .fetch_one(tx.db().unwrap())
        .await
        .unwrap();
    // The newer answer has no marker: the first block is simply missing.
    let erased = tx.replace_evidence(&[evidence("a", vec![selfie.clone()])]).await.unwrap();
    assert_eq!(erased.len(), 1);
    assert_eq!(erased[0].block_id, BlockId::new("b1"));
    let blocks = tx.blocks(&case_id).await.unwrap();
    assert!(blocks[0] == selfie, "the survivor reads as before");
    assert_eq!((blocks[1].status, blocks[1].content.is_null()), (BlockStatus::Erased, true));
    assert!(tx.image_bytes(&case_id, &FileRef::new("f1")).await.unwrap().is_none());
    assert_eq!(tx.image_bytes(&case_id, &FileRef::new("f2")).await.unwrap().unwrap().len(), 1_500_000);
    let after: Vec<u8> = sqlx::query_scalar("SELECT wrapped FROM case_keys WHERE case_id = 'a'")
        .fetch_one(tx.db().unwrap())
        .await
        .unwrap();
    assert_ne!(before, after, "what survives is sealed under a new key, so that old copies of the rest are noise");
    let again = tx.replace_evidence(&[evidence("a", vec![selfie])]).await.unwrap();
    assert!(again.is_empty(), "an erasure is told once");
    assert_eq!(tx.blocks(&case_id).await.unwrap().len(), 2, "and the place of the erased block stays visible");
}

#[tokio::test]
async fn purging_a_case_keeps_our_entries_readable_and_destroys_the_key_without_them() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder).await;
    let (a, b) = (CaseId::new("a"), CaseId::new("b"));
    let (etag, person) = (Etag::new("\"c-1\""), PersonId::new("rev-17"));
    let mut tx = store.begin().await.unwrap();
    tx.keep_cases(&[summary("a", 5), summary("b", 5)], 1).await.unwrap();
    tx.replace_evidence(&[evidence("a", vec![block("b1", json!({}))]), evidence("b", vec![])]).await.unwrap();
    tx.insert_entry(&new_entry(&a, &etag, &person, 1)).await.unwrap();
    tx.purge_case(&a).await.unwrap();
    tx.purge_case(&b).await.unwrap();
    assert!(tx.case(&a).await.unwrap().is_none());
    assert!(tx.blocks(&a).await.unwrap().is_empty());
    assert_eq!(tx.entries_of(&a).await.unwrap()[0].body, b"CANARY-BODY");
    let keys: Vec<String> =
        sqlx::query_scalar("SELECT case_id FROM case_keys ORDER BY case_id").fetch_all(tx.db().unwrap()).await.unwrap();
    assert_eq!(keys, ["a"], "no entry, no key: whatever was sealed under it is noise");
}

#[tokio::test]
async fn a_transaction_dropped_without_commit_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder).await;
    let mut tx = store.begin().await.unwrap();
    tx.keep_cases(&[summary("a", 5)], 1).await.unwrap();
    drop(tx);
    let mut tx = store.begin().await.unwrap();
    assert!(tx.case(&CaseId::new("a")).await.unwrap().is_none());
}

#[tokio::test]
async fn nothing_personal_stands_readable_in_any_file_of_the_folder() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder).await;
    let (case_id, etag, person) = (CaseId::new("a"), Etag::new("\"c-1\""), PersonId::new("rev-17"));
    let mut tx = store.begin().await.unwrap();
    tx.keep_cases(&[summary("a", 5)], 1).await.unwrap();
    tx.replace_evidence(&[evidence("a", vec![block("b1", json!({"familyName": "CANARY-FAMILY"}))])]).await.unwrap();
    tx.insert_entry(&new_entry(&case_id, &etag, &person, 1)).await.unwrap();
    tx.log(crate::audit::Event::on("decided", &case_id).decision(DecisionId::new(Uuid::from_u128(1_001))))
        .await
        .unwrap();
    let plain: Vec<(String,)> = sqlx::query_as(
        "SELECT coalesce(session_id,'') || coalesce(flow_id,'') || opened_because || coalesce(document_country,'') FROM cases",
    )
    .fetch_all(tx.db().unwrap())
    .await
    .unwrap();
    assert!(plain.iter().all(|(text,)| !text.contains("CANARY")), "plain columns hold nothing personal");
    tx.commit().await.unwrap();
    store.close().await.unwrap();
    for file in std::fs::read_dir(folder.path()).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        for canary in [&b"CANARY"[..], b"VPN_DETECTED", b"SQLite format 3"] {
            assert!(!bytes.windows(canary.len()).any(|window| window == canary), "readable text in the file");
        }
    }
}

#[tokio::test]
async fn what_was_being_sent_at_a_crash_has_an_unknown_outcome() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder).await;
    let (case_id, etag, person) = (CaseId::new("a"), Etag::new("\"c-1\""), PersonId::new("rev-17"));
    let mut tx = store.begin().await.unwrap();
    tx.insert_entry(&new_entry(&case_id, &etag, &person, 1)).await.unwrap();
    let entry = tx.entry(EntryId::new(Uuid::from_u128(1))).await.unwrap().unwrap();
    let sending = EntryChange {
        state: Some(EntryState::Sending),
        sent_at: Some(at(1_011)),
        attempted: true,
        ..EntryChange::default()
    };
    tx.change_entry(&entry, &sending).await.unwrap();
    assert_eq!(tx.settle_interrupted().await.unwrap(), 1);
    let entry = tx.entry(entry.entry_id).await.unwrap().unwrap();
    assert_eq!((entry.state, entry.attempts, entry.first_sent_at), (EntryState::Unknown, 1, Some(at(1_011))));
}

#[tokio::test]
async fn a_decision_is_let_in_while_the_file_is_checked() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder).await;
    let check = tokio::spawn({
        let store = store.clone();
        async move { store.check().await }
    });
    tokio::task::yield_now().await;
    let tx = store.begin().await.unwrap();
    assert!(!check.is_finished(), "the check gives way after a table, not after all");
    tx.rollback().await.unwrap();
    check.await.unwrap().unwrap();
}

#[tokio::test]
async fn r_31_a_case_keeps_the_edition_it_came_under_when_another_comes_into_force() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder).await;
    let newer = crate::policy::BUILT_IN.replacen("suspicious = 50", "suspicious = 40", 1);
    let newer = crate::policy::read("p", newer.replacen("built-in-1", "newer", 1).as_bytes()).unwrap();
    let (old, new) = (CaseId::new("old"), CaseId::new("new"));
    let mut tx = store.begin().await.unwrap();
    tx.keep_cases(&[summary("before", 1)], 1).await.unwrap();
    tx.keep_policy(crate::policy::built_in()).await.unwrap();
    tx.keep_cases(&[summary("old", 1)], 1).await.unwrap();
    tx.keep_policy(&newer).await.unwrap();
    tx.keep_cases(&[summary("old", 2), summary("new", 1)], 1).await.unwrap();
    let of_old = tx.policy_of(&old).await.unwrap();
    assert!(of_old.own, "and it says that it is its own");
    assert_eq!((of_old.edition.version.as_str(), of_old.edition.cut_offs.suspicious), ("built-in-1", 50.0));
    let of_new = tx.policy_of(&new).await.unwrap();
    assert_eq!((of_new.edition.version.as_str(), of_new.edition.cut_offs.suspicious), ("newer", 40.0));
    let of_before = tx.policy_of(&CaseId::new("before")).await.unwrap();
    assert!(!of_before.own, "none was kept with it, and today's is not passed off as its own");
    assert_eq!(of_before.edition.version, "newer");
    tx.keep_policy(crate::policy::built_in()).await.unwrap();
    tx.keep_cases(&[summary("again", 1)], 1).await.unwrap();
    assert_eq!(
        tx.policy_of(&CaseId::new("again")).await.unwrap().edition.version,
        "built-in-1",
        "an edition comes back"
    );
    tx.commit().await.unwrap();
    store.close().await.unwrap();
}
