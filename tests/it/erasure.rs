//! What the platform takes away is gone here too, at once, and under a new key.
use second_look::case::view::ImageState;
use second_look_sandbox::rules::GoneReason;
use second_look_sandbox::{Change, Fault, FaultRule, Generation, SandboxOptions};

use crate::beside::Beside;
use crate::contract::assert_described;
use crate::stage::{ENVIRONMENT, Stage, log_kinds, until};

const REVIEWER: &str = "rev-17";
const WRAPPED: &str = "SELECT wrapped FROM case_keys WHERE case_id = ?1";
const IMAGES: &str = "SELECT count(*) FROM images WHERE case_id = ?1";
const STORED_BLOCKS: &str = "SELECT count(*) FROM blocks WHERE case_id = ?1 AND erased = 0";
const KEYS: &str = "SELECT count(*) FROM case_keys WHERE case_id = ?1";

/// Erases the document images of a case whose picture lies here, with or without a marker in the answer.
async fn erase_in(generation: Generation) {
    let stage = Stage::still_with(SandboxOptions { cases: 1, generation, ..SandboxOptions::default() }).await;
    let case_id = stage.case(0);
    let console = stage.synced(REVIEWER).await;
    let case = console.open_case(&case_id).await.unwrap();
    let file = case.images[0].file_ref.clone();
    console.image(&case_id, &file, false).await.unwrap();
    console.close().await.unwrap();
    let mut beside = Beside::open(&stage).await;
    let (key, blocks) = (beside.bytes(WRAPPED, &case_id).await, beside.number(STORED_BLOCKS, &case_id).await);
    assert_eq!(beside.number(IMAGES, &case_id).await, 1, "the picture lies here");
    beside.close().await;
    let erased = Change::EraseBlock { kind: Some("documentImages".into()) };
    stage.control().change(ENVIRONMENT, case_id.as_str(), erased).unwrap();
    let console = stage.open().await;
    let report = console.sync_once().await.unwrap();
    assert_eq!(report.erased, 1, "{generation:?}: {report:?}");
    let case = console.read_case(&case_id).await.unwrap();
    assert!(case.blocks.iter().any(|block| block.kind == "documentImages" && block.erased && block.raw.is_none()));
    let shown = case.images.iter().find(|image| image.file_ref == file);
    assert!(shown.is_none_or(|image| image.state == ImageState::Erased), "{generation:?}: no picture is offered");
    assert!(console.image(&case_id, &file, false).await.is_err(), "{generation:?}: nor given out");
    assert!(case.name.is_some(), "{generation:?}: what was not erased is still here");
    let kinds = log_kinds(&console, &case_id).await;
    assert!(kinds.contains(&"block_erased".into()), "{generation:?}: {kinds:?}");
    let again = console.sync_once().await.unwrap();
    assert_eq!(again.erased, 0, "{generation:?}: told once");
    assert_described(&stage);
    console.close().await.unwrap();
    let mut beside = Beside::open(&stage).await;
    assert_ne!(beside.bytes(WRAPPED, &case_id).await, key, "{generation:?}: old copies are noise under the new key");
    assert_eq!(beside.number(IMAGES, &case_id).await, 0, "{generation:?}: the picture is gone");
    assert_eq!(beside.number(STORED_BLOCKS, &case_id).await, blocks - 1, "{generation:?}");
    beside.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_block_marked_as_erased_is_purged_with_its_picture_and_the_key_is_renewed() {
    erase_in(Generation::G3).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_block_that_is_missing_in_a_later_answer_counts_as_erased_in_the_older_generations() {
    for generation in [Generation::G0, Generation::G1, Generation::G2] {
        erase_in(generation).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_that_is_gone_leaves_nothing_but_its_log() {
    let stage = Stage::still(4).await;
    let console = stage.synced(REVIEWER).await;
    for (index, reason) in [(0, GoneReason::Erased), (2, GoneReason::Expired), (3, GoneReason::Withdrawn)] {
        console.open_case(&stage.case(index)).await.unwrap();
        stage.control().change(ENVIRONMENT, stage.case(index).as_str(), Change::Remove { reason }).unwrap();
    }
    let report = console.sync_once().await.unwrap();
    assert_eq!(report.removed, 3, "{report:?}");
    assert_eq!(console.status().await.unwrap().cases_pending, 1);
    for index in [0, 2, 3] {
        let refused = console.read_case(&stage.case(index)).await.err().unwrap();
        assert_eq!(refused.code, "unknown_case");
        let kinds = log_kinds(&console, &stage.case(index)).await;
        assert_eq!(kinds.last().map(String::as_str), Some("purged"), "{kinds:?}");
    }
    console.sync_once().await.unwrap();
    assert_described(&stage);
    console.close().await.unwrap();
    let mut beside = Beside::open(&stage).await;
    for index in [0, 2, 3] {
        assert_eq!(beside.number(KEYS, &stage.case(index)).await, 0, "without its key nothing can be read");
        assert_eq!(beside.number("SELECT count(*) FROM blocks WHERE case_id = ?1", &stage.case(index)).await, 0);
    }
    beside.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_picture_whose_block_is_erased_while_it_comes_is_not_kept() {
    let stage = Stage::still(2).await;
    let console = stage.synced(REVIEWER).await;
    let case_id = stage.case(0);
    let file = console.open_case(&case_id).await.unwrap().images[0].file_ref.clone();
    let slow = FaultRule::once("GET", "/blob/*", Fault::DelayAnswer { ms: 1_500 }).on_files();
    stage.control().fault(slow);
    let coming = tokio::spawn({
        let (console, case_id, file) = (console.clone(), case_id.clone(), file.clone());
        async move { console.image(&case_id, &file, false).await.map(drop) }
    });
    until("its bytes are under way", async || {
        stage.control().with_faults(|plan| plan.hits().iter().any(|rule| rule.hits > 0))
    })
    .await;
    let erased = Change::EraseBlock { kind: Some("documentImages".into()) };
    stage.control().change(ENVIRONMENT, case_id.as_str(), erased).unwrap();
    assert_eq!(console.sync_once().await.unwrap().erased, 1);
    assert!(!coming.is_finished(), "the erasure came first");
    assert_eq!(coming.await.unwrap().err().unwrap().code, "image_erased");
    let kinds = log_kinds(&console, &case_id).await;
    assert!(kinds.contains(&"image_dropped".into()) && !kinds.contains(&"image_viewed".into()), "{kinds:?}");
    console.close().await.unwrap();
    let mut beside = Beside::open(&stage).await;
    assert_eq!(beside.number(IMAGES, &case_id).await, 0, "nothing of it lies here");
    beside.close().await;
}
