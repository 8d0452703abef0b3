//! The search index: what it finds, what it lets go of, and that nothing depends on it.
use super::*;

async fn found(store: &Store, words: &[&str]) -> Vec<String> {
    let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
    let mut found: Vec<String> = store.find(&words).await.unwrap().into_iter().map(|id| id.to_string()).collect();
    found.sort();
    found
}

async fn told(store: &Store) {
    while store.index_some().await.unwrap() > 0 {}
}

fn named(id: &str, name: &str) -> Evidence {
    Evidence { name: Some(Personal::new(name.to_owned())), ..evidence(id, vec![block(&format!("b-{id}"), json!({}))]) }
}

/// Three cases with names, all told.
async fn filled(folder: &tempfile::TempDir) -> Store {
    let store = store(folder).await;
    let mut tx = store.begin().await.unwrap();
    let mut other = summary("cse_01J9C", 1);
    other.session_id = Some("0199e0aa-1111".into());
    tx.keep_cases(&[summary("cse_01J9A", 1), summary("cse_01J9B", 1), other], 1).await.unwrap();
    let names = [named("cse_01J9A", "Zoë Brânză"), named("cse_01J9B", "Zoe O'Neil-Smith"), named("cse_01J9C", "Ada")];
    tx.replace_evidence(&names).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(store.unindexed().await.unwrap(), 3, "the file knows what the index does not");
    told(&store).await;
    store
}

#[tokio::test]
async fn a_case_is_found_by_the_beginning_of_any_word_of_its_name_its_ids_and_its_codes() {
    let folder = tempfile::tempdir().unwrap();
    let store = filled(&folder).await;
    let cases: [(&[&str], &[&str]); 10] = [
        (&["zoe"], &["cse_01J9A", "cse_01J9B"]),
        (&["ZOË", "branz"], &["cse_01J9A"]),
        (&["smith"], &["cse_01J9B"]),
        (&["o'neil-sm"], &["cse_01J9B"]),
        (&["01j9c"], &["cse_01J9C"]),
        (&["cse_01J9C"], &["cse_01J9C"]),
        (&["0199e0aa-11"], &["cse_01J9C"]),
        (&["vpn_det"], &["cse_01J9A", "cse_01J9B", "cse_01J9C"]),
        (&["zoe", "ada"], &[]),
        (&["\"; DROP TABLE words"], &[]),
    ];
    for (words, wanted) in cases {
        assert_eq!(found(&store, words).await, wanted, "{words:?}");
    }
    store.close().await.unwrap();
}

#[tokio::test]
async fn what_is_erased_is_found_no_more_the_moment_that_is_committed() {
    let folder = tempfile::tempdir().unwrap();
    let store = filled(&folder).await;
    let mut tx = store.begin().await.unwrap();
    tx.purge_case(&CaseId::new("cse_01J9C")).await.unwrap();
    tx.commit().await.unwrap();
    assert!(found(&store, &["ada"]).await.is_empty(), "the case is gone");
    let mut tx = store.begin().await.unwrap();
    tx.drop_evidence(&CaseId::new("cse_01J9B")).await.unwrap();
    tx.commit().await.unwrap();
    assert!(found(&store, &["smith"]).await.is_empty(), "its evidence is");
    let mut tx = store.begin().await.unwrap();
    tx.replace_evidence(&[Evidence { name: None, blocks: Vec::new(), ..named("cse_01J9A", "") }]).await.unwrap();
    tx.commit().await.unwrap();
    assert!(found(&store, &["zoe"]).await.is_empty(), "the block with the name is");
    told(&store).await;
    assert_eq!(found(&store, &["vpn"]).await, ["cse_01J9A", "cse_01J9B"], "what is left is told anew, without it");
    assert!(found(&store, &["zoe"]).await.is_empty() && found(&store, &["smith"]).await.is_empty());
    store.close().await.unwrap();
}

#[tokio::test]
async fn what_was_rolled_back_stays_to_be_found() {
    let folder = tempfile::tempdir().unwrap();
    let store = filled(&folder).await;
    let mut tx = store.begin().await.unwrap();
    tx.purge_case(&CaseId::new("cse_01J9C")).await.unwrap();
    tx.rollback().await.unwrap();
    assert_eq!(found(&store, &["ada"]).await, ["cse_01J9C"]);
    store.close().await.unwrap();
}

#[tokio::test]
async fn an_index_that_is_damaged_missing_or_of_another_key_is_made_anew_and_stops_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let store = filled(&folder).await;
    store.close().await.unwrap();
    let path = folder.path().join("search.db");
    for ruin in [&b"text, and no database"[..], b"", &[7; 8_192 * 3]] {
        #[expect(clippy::disallowed_methods, reason = "the test plays what damages a file")]
        std::fs::write(&path, ruin).unwrap();
        let store = super::store(&folder).await;
        told(&store).await;
        assert_eq!(found(&store, &["ada"]).await, ["cse_01J9C"], "{} bytes of ruin", ruin.len());
        store.close().await.unwrap();
    }
    std::fs::remove_file(&path).unwrap();
    let mut later = keys();
    later.epochs.insert(1, Key::new(&[9; 32]));
    for keys in [keys(), later] {
        let store = Store::open(&folder.path().join("cases.db"), keys, Clock::manual(at(1_000)), false).await.unwrap();
        told(&store).await;
        assert_eq!(found(&store, &["ada"]).await, ["cse_01J9C"], "a new epoch, a new index");
        store.close().await.unwrap();
    }
}

#[tokio::test]
async fn a_purge_that_cannot_reach_the_index_throws_it_away() {
    let folder = tempfile::tempdir().unwrap();
    let store = filled(&folder).await;
    store.close().await.unwrap();
    #[expect(clippy::disallowed_methods, reason = "the test plays what damages a file")]
    std::fs::write(folder.path().join("search.db"), b"ruin").unwrap();
    let store = super::store(&folder).await;
    let mut tx = store.begin().await.unwrap();
    tx.purge_case(&CaseId::new("cse_01J9C")).await.unwrap();
    tx.commit().await.unwrap();
    told(&store).await;
    assert!(found(&store, &["ada"]).await.is_empty());
    assert_eq!(found(&store, &["zoe"]).await.len(), 2, "and the rest is told anew");
    store.close().await.unwrap();
}

#[tokio::test]
async fn an_end_between_letting_go_and_the_commit_leaves_no_case_unfound() {
    let folder = tempfile::tempdir().unwrap();
    let store = filled(&folder).await;
    let tx = store.begin().await.unwrap();
    let key = tx.search_key().unwrap();
    tx.rollback().await.unwrap();
    // As a commit does, up to the moment before it.
    store.search_index().lock().await.forget(&key, &[CaseId::new("cse_01J9C")]).await.unwrap();
    store.close().await.unwrap();
    let store = super::store(&folder).await;
    told(&store).await;
    assert_eq!(found(&store, &["ada"]).await, ["cse_01J9C"]);
    let mut tx = store.begin().await.unwrap();
    tx.purge_case(&CaseId::new("cse_01J9C")).await.unwrap();
    tx.commit().await.unwrap();
    store.close().await.unwrap();
    let store = super::store(&folder).await;
    assert_eq!(found(&store, &["zoe"]).await.len(), 2, "what was seen to be committed costs no index");
    store.close().await.unwrap();
}

#[tokio::test]
async fn r_49_a_transaction_id_in_a_block_finds_its_case() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder).await;
    let mut tx = store.begin().await.unwrap();
    let onboarding = CaseSummary { source: Source::Onboarding, ..summary("cse_01J9D", 1) };
    tx.keep_cases(&[onboarding], 1).await.unwrap();
    let result = block("b1", json!({ "steps": [{ "transactionId": "7f3a-55-c1" }], "name": "CANARY-FIELD" }));
    tx.replace_evidence(&[evidence("cse_01J9D", vec![result])]).await.unwrap();
    tx.commit().await.unwrap();
    told(&store).await;
    assert_eq!(found(&store, &["7f3a-55"]).await, ["cse_01J9D"]);
    assert!(found(&store, &["canary-field"]).await.is_empty(), "what else stands in a block is not indexed");
    store.close().await.unwrap();
}

#[tokio::test]
async fn the_cases_of_several_lists_are_counted_in_one_walk_as_each_list_counts_itself() {
    let folder = tempfile::tempdir().unwrap();
    let store = super::store(&folder).await;
    let mut tx = store.begin().await.unwrap();
    let mut other = summary("b", 1);
    other.device_verdict = Some("Trusted".into());
    other.opened_because = vec![OpenedBecause { family: "document_fraud".into(), code: "3206".into() }];
    let mut mine = summary("c", 1);
    mine.claim = Some(ClaimNotice {
        holder_id: PersonId::new("rev-17"),
        holder_name: "R. Iyer".into(),
        purpose: "pack".into(),
        expires_at: at(2_000),
    });
    let decided = CaseSummary { state: CaseState::Decided, ..summary("d", 1) };
    tx.keep_cases(&[summary("a", 1), other, mine, decided], 1).await.unwrap();
    let me = Some(PersonId::new("rev-17"));
    let facts = |facts: Facts| QueueQuery { facts, me: me.clone(), ..all(10) };
    let lists = [
        (all(10), 3),
        (facts(Facts { verdict: Choice::one_of(["trusted"]), ..Facts::default() }), 1),
        (facts(Facts { verdict: Choice::NoneOf(["trusted".to_owned()].into()), ..Facts::default() }), 2),
        (facts(Facts { code: Choice::one_of(["3206", "vpn_detected"]), ..Facts::default() }), 3),
        (facts(Facts { no_code: Choice::one_of(["3206"]), ..Facts::default() }), 2),
        (facts(Facts { verdict: Choice::OneOf([].into()), ..Facts::default() }), 0),
        (QueueQuery { holder: Some("pack"), me: me.clone(), ..all(10) }, 1),
        (QueueQuery { holder: Some("free"), me: Some(PersonId::new("rev-23")), ..all(10) }, 2),
        (QueueQuery { opened_before: Some(at(1)), ..all(10) }, 3),
        (QueueQuery { opened_after: Some(at(1)), ..all(10) }, 0),
        (QueueQuery { state: Some(CaseState::Decided), ..all(10) }, 1),
        (QueueQuery { second: true, ..all(10) }, 0),
    ];
    for (list, count) in &lists {
        assert_eq!(tx.queue_count(list).await.unwrap(), *count, "{list:?}");
        let together = tx.queue_counts(&[QueueQuery { me: list.me.clone(), ..all(1) }, list.clone()]).await.unwrap();
        assert_eq!(together, [3, *count], "{list:?}");
    }
}
