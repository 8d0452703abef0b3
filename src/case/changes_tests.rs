use chrono::DateTime;
use serde_json::json;

use super::*;
use crate::case::snapshot::Snapshot;
use crate::case::{CaseFacts, CaseSummary, Source};
use crate::ids::Etag;
use crate::store::CaseRow;

fn block(id: &str, kind: &str, content: Value) -> DataBlock {
    DataBlock {
        block_id: BlockId::new(id),
        kind: kind.to_owned(),
        created_by: Some("step".to_owned()),
        sequence: None,
        created_at: None,
        status: BlockStatus::Stored,
        content,
    }
}

fn snapshot(etag: &str, blocks: Vec<DataBlock>) -> Snapshot {
    let summary = CaseSummary { etag: Etag::new(etag), priority: 50, ..CaseSummary::plain("cse_1", Source::Qes) };
    let evidence = Evidence::read(&blocks, Language::English);
    Snapshot {
        facts: CaseFacts::of(&summary, &evidence),
        read_at: chrono::DateTime::UNIX_EPOCH,
        case: CaseRow {
            evidence_etag: Some(summary.etag.clone()),
            operations: false,
            entry_state: None,
            own_first: false,
            summary,
        },
        name: None,
        session: None,
        blocks,
        evidence,
        policy: crate::store::CasePolicy { edition: std::sync::Arc::clone(crate::policy::built_in()), own: true },
        digest: "sha-256:00".to_owned(),
    }
}

fn person(family: &str) -> Value {
    json!({ "givenName": "Ada", "familyName": family, "documentType": "ID" })
}

fn image(file: &str, state: &str, sha256: &str) -> ImageRow {
    ImageRow {
        file_ref: FileRef::new(file),
        state: state.to_owned(),
        problem: None,
        sha256: Some(sha256.to_owned()),
        size_bytes: None,
        media_type: None,
        width: None,
        height: None,
        fetched_at: DateTime::UNIX_EPOCH,
        older_than_evidence: false,
    }
}

fn between(seen: &Seen, now: &Snapshot, images: &[ImageRow]) -> ChangesView {
    changes("ent_1", seen, now, images, Language::English)
}

#[test]
fn a_changed_value_stands_with_what_it_was_and_what_it_is() {
    let before = snapshot("1", vec![block("b1", "extraIdentity", person("Sample"))]);
    let now = snapshot("2", vec![block("b1", "extraIdentity", person("Simple"))]);
    let view = between(&Seen::of(&before, &[]), &now, &[]);
    assert!(!view.nothing && !view.to_come);
    let changed = view.blocks.first().unwrap();
    assert_eq!((changed.moved, changed.lines.len(), changed.more), (Moved::Changed, 1, 0));
    let line = changed.lines.first().unwrap();
    assert_eq!(line.place, "family name");
    assert_eq!((line.before.as_deref(), line.now.as_deref()), (Some("Sample"), Some("Simple")));
}

#[test]
fn a_block_that_came_is_added_and_the_same_evidence_says_that_nothing_changed() {
    let first = block("b1", "extraIdentity", person("Sample"));
    let before = snapshot("1", vec![first.clone()]);
    let same = between(&Seen::of(&before, &[]), &snapshot("2", vec![first.clone()]), &[]);
    assert!(same.nothing, "another etag alone is no difference");
    let more = snapshot("2", vec![first, block("b2", "deviceSignals", json!({ "verdict": "suspicious" }))]);
    let view = between(&Seen::of(&before, &[]), &more, &[]);
    assert_eq!(view.blocks.iter().map(|block| block.moved).collect::<Vec<_>>(), [Moved::Added]);
}

#[test]
fn what_the_platform_erased_is_said_to_be_erased_and_never_shown() {
    let before = snapshot("1", vec![block("b1", "extraIdentity", person("Sample"))]);
    let mut seen = Seen::of(&before, &[]);
    seen.erase(&[BlockId::new("b1")]);
    let erased =
        DataBlock { status: BlockStatus::Erased, content: Value::Null, ..block("b1", "extraIdentity", Value::Null) };
    let view = between(&seen, &snapshot("2", vec![erased]), &[]);
    assert_eq!(view.blocks.first().unwrap().moved, Moved::Erased);
    let text = serde_json::to_string(&(&seen, &view)).unwrap();
    assert!(!text.contains("Sample") && !text.contains("Ada"), "{text}");
}

#[test]
fn pictures_that_came_went_or_are_others_now_are_named() {
    let vault = |id: &str| json!({ "$ref": "vault", "$id": id });
    let images = |one, two| json!({ "documentType": "PASSPORT", "images": [vault(one), vault(two)] });
    let before = snapshot("1", vec![block("b1", "documentImages", images("f-1", "f-2"))]);
    let now = snapshot("2", vec![block("b1", "documentImages", images("f-2", "f-3"))]);
    let seen = Seen::of(&before, &[image("f-1", "ready", "aa"), image("f-2", "ready", "bb")]);
    let view = between(&seen, &now, &[image("f-2", "changed", "bb")]);
    let moved: Vec<Moved> = view.images.iter().map(|image| image.moved).collect();
    assert_eq!(moved, [Moved::Changed, Moved::Added, Moved::Gone]);
}

#[test]
fn a_link_never_stands_in_a_difference_and_a_flood_of_values_is_counted() {
    let many = |n: u32| (0..40).map(|i| (format!("field{i}"), json!(n))).collect::<serde_json::Map<_, _>>();
    let mut old = many(1);
    old.insert("signedUrl".to_owned(), json!("https://files.example/a?key=secret"));
    let before = snapshot("1", vec![block("b1", "other", old.into())]);
    let now = snapshot("2", vec![block("b1", "other", many(2).into())]);
    let view = between(&Seen::of(&before, &[]), &now, &[]);
    let changed = view.blocks.first().unwrap();
    assert_eq!((changed.lines.len(), changed.more), (MOST_LINES, 17));
    assert!(!serde_json::to_string(&view).unwrap().contains("secret"));
}
