//! What a person ticked and marked is kept beside the decision, sealed, for as long as the decision is.
use super::*;
use crate::audit::Event;
use crate::decision::{Draft, ListedItem, Mark, ReasonRef};

fn marked() -> Looked {
    Looked {
        checklist: vec![ListedItem { id: "CANARY-ITEM".to_owned(), text: "CANARY".to_owned(), ticked: true }],
        marks: vec![Mark {
            file_ref: FileRef::new("CANARY-FILE"),
            image_digest: "ab".repeat(32),
            left: 1_000,
            top: 0,
            width: 9_000,
            height: 1,
            reason: ReasonRef { scheme: "qes".to_owned(), code: "3204".to_owned() },
        }],
        whole_document: true,
    }
}

async fn saved(folder: &tempfile::TempDir) -> (Store, EntryId) {
    let store = store(folder).await;
    let (case_id, etag, person) = (CaseId::new("a"), Etag::new("\"c-1\""), PersonId::new("rev-17"));
    let looked = marked();
    let mut tx = store.begin().await.unwrap();
    tx.keep_cases(&[summary("a", 5)], 1).await.unwrap();
    tx.insert_entry(&NewEntry { looked: &looked, ..new_entry(&case_id, &etag, &person, 1) }).await.unwrap();
    tx.log(Event::on("decided", &case_id).decision(DecisionId::new(Uuid::from_u128(1_001)))).await.unwrap();
    tx.commit().await.unwrap();
    (store, EntryId::new(Uuid::from_u128(1)))
}

async fn looked_of(store: &Store, entry: EntryId) -> Option<Looked> {
    let mut tx = store.begin().await.unwrap();
    let found = tx.entry(entry).await.unwrap().unwrap();
    tx.rollback().await.unwrap();
    assert!(found.readable, "the decision itself is always there");
    found.looked
}

#[tokio::test]
async fn marks_survive_the_end_of_the_program_an_erasure_and_the_end_of_their_case() {
    let folder = tempfile::tempdir().unwrap();
    let (first, entry) = saved(&folder).await;
    first.close().await.unwrap();
    let store = store(&folder).await;
    assert_eq!(looked_of(&store, entry).await, Some(marked()), "as it was drawn");
    let mut tx = store.begin().await.unwrap();
    tx.drop_evidence(&CaseId::new("a")).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(looked_of(&store, entry).await, Some(marked()), "the key of the case was renewed");
    let mut tx = store.begin().await.unwrap();
    tx.purge_case(&CaseId::new("a")).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(looked_of(&store, entry).await, Some(marked()), "the case is gone, the decision is not");
    store.close().await.unwrap();
}

#[tokio::test]
async fn marks_are_sealed_and_a_decision_without_any_has_nothing_to_seal() {
    let folder = tempfile::tempdir().unwrap();
    let (store, _entry) = saved(&folder).await;
    let (case_id, etag, person) = (CaseId::new("b"), Etag::new("\"c-1\""), PersonId::new("rev-17"));
    let mut tx = store.begin().await.unwrap();
    tx.insert_entry(&new_entry(&case_id, &etag, &person, 2)).await.unwrap();
    let rows: Vec<Option<Vec<u8>>> =
        sqlx::query_scalar("SELECT looked_sealed FROM entries ORDER BY seq").fetch_all(tx.db().unwrap()).await.unwrap();
    let sealed = String::from_utf8_lossy(rows[0].as_deref().unwrap()).into_owned();
    assert!(!sealed.contains("CANARY") && !sealed.contains("3204"), "nothing of it stands in the open");
    assert!(rows[1].is_none(), "nothing was ticked");
    let bare = tx.entry(EntryId::new(Uuid::from_u128(2))).await.unwrap().unwrap();
    assert_eq!(bare.looked, Some(Looked::default()));
}

#[tokio::test]
async fn marks_that_cannot_be_read_any_more_keep_no_decision_from_being_sent() {
    let folder = tempfile::tempdir().unwrap();
    let (store, entry) = saved(&folder).await;
    let mut tx = store.begin().await.unwrap();
    sqlx::query("UPDATE entries SET looked_sealed = x'0102'").execute(tx.db().unwrap()).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(looked_of(&store, entry).await, None, "it says that they cannot be read, not that there were none");
    let mut tx = store.begin().await.unwrap();
    tx.drop_evidence(&CaseId::new("a")).await.unwrap();
    let left: Vec<u8> =
        sqlx::query_scalar("SELECT looked_sealed FROM entries").fetch_one(tx.db().unwrap()).await.unwrap();
    assert_eq!(left, [1, 2], "and nothing is put in the place of what somebody may still read");
    tx.commit().await.unwrap();
    assert_eq!(looked_of(&store, entry).await, None);
    store.close().await.unwrap();
}

#[tokio::test]
async fn a_draft_keeps_ticks_and_marks_and_one_written_before_there_were_any_still_opens() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder).await;
    let case_id = CaseId::new("a");
    let (checked, marks) = (vec!["CANARY-ITEM".to_owned()], marked().marks);
    let draft = Draft { comment: "CANARY".to_owned(), checked, marks, whole_document: true, ..Draft::default() };
    let mut tx = store.begin().await.unwrap();
    tx.keep_draft(&case_id, &draft).await.unwrap();
    assert!(tx.draft(&case_id).await.unwrap() == Some(draft.clone()), "as it was begun");
    let older = json!({ "answer": "reject", "reasons": [], "comment": "Half a thought.", "customerReason": null,
        "overrideSuspicion": false });
    let place = seal::Place::new(seal::Label::Draft, "");
    let sealed = tx.keys_of(&case_id).await.unwrap().seal(&place, older.to_string().as_bytes()).unwrap();
    sqlx::query("UPDATE drafts SET sealed = ?1").bind(sealed).execute(tx.db().unwrap()).await.unwrap();
    let read = tx.draft(&case_id).await.unwrap().unwrap();
    assert!(read.comment == "Half a thought." && read.checked.is_empty() && !read.whole_document);
}
