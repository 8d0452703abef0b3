//! A file that is not the one announced says so for as long as it is here, whatever comes of decoding it.
use super::*;
use crate::image::ImageProblem;

async fn kept(folder: &tempfile::TempDir, state: &str, problem: Option<&str>) -> Store {
    let store = store(folder).await;
    let mut tx = store.begin().await.unwrap();
    tx.keep_cases(&[summary("a", 5)], 1).await.unwrap();
    let front = block("b1", json!({"frontSide": {"$ref": "vault", "$id": "f1"}}));
    tx.replace_evidence(&[evidence("a", vec![front])]).await.unwrap();
    let image = NewImage {
        file_ref: &FileRef::new("f1"),
        state,
        problem,
        sha256: Some("00"),
        media_type: Some("image/png"),
        size: None,
        bytes: &[7; 10],
    };
    tx.keep_image(&CaseId::new("a"), &image).await.unwrap();
    tx.commit().await.unwrap();
    store
}

/// What stands of the file after it was compared (or not) and then decoded with this end.
async fn after(store: Store, same: Option<bool>, found: Result<(&str, u32, u32), &str>) -> (String, Option<String>) {
    let (case_id, file) = (CaseId::new("a"), FileRef::new("f1"));
    let mut tx = store.begin().await.unwrap();
    if let Some(same) = same {
        tx.image_compared(&case_id, &file, same).await.unwrap();
    }
    tx.image_judged(&case_id, &file, found).await.unwrap();
    let row = tx.images(&case_id).await.unwrap().remove(0);
    tx.commit().await.unwrap();
    store.close().await.unwrap();
    (row.state, row.problem)
}

fn changed() -> (String, Option<String>) {
    ("changed".to_owned(), Some("changed".to_owned()))
}

#[tokio::test]
async fn a_file_that_differs_from_the_one_announced_stays_changed_after_it_was_decoded_well() {
    let folder = tempfile::tempdir().unwrap();
    let store = kept(&folder, "changed", Some("changed")).await;
    assert_eq!(after(store, None, Ok(("image/png", 4, 3))).await, changed());
}

#[tokio::test]
async fn what_the_machine_was_the_reason_for_gives_way_to_changed_and_what_the_file_is_does_not() {
    for problem in ImageProblem::MAY_PASS {
        let folder = tempfile::tempdir().unwrap();
        let store = kept(&folder, "bad", Some(problem.code())).await;
        assert_eq!(after(store, Some(false), Ok(("image/png", 4, 3))).await, changed(), "{problem:?}");
    }
    let folder = tempfile::tempdir().unwrap();
    let damaged = ImageProblem::Damaged.code();
    let store = kept(&folder, "bad", Some(damaged)).await;
    assert_eq!(after(store, Some(false), Err(damaged)).await, ("bad".to_owned(), Some(damaged.to_owned())));
}

#[tokio::test]
async fn a_file_compared_and_found_the_same_is_what_decoding_makes_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let store = kept(&folder, "bad", Some(ImageProblem::TooSlow.code())).await;
    assert_eq!(after(store, Some(true), Ok(("image/png", 4, 3))).await, ("ready".to_owned(), None));
}
