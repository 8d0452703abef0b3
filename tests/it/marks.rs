//! A reject for a suspicion about the document, from the box on a picture to the log.
use second_look::case::view::{CaseView, ImageView};
use second_look::console::Console;
use second_look::decision::{DecisionInput, Mark, ReasonRef};
use second_look::outbox::EntryState;
use second_look::queue::list::QueueFilter;
use serde_json::Value;

use crate::journeys::{approve, reject};
use crate::stage::Stage;

/// A case whose form offers a reason that asks for a mark, that reason, and a picture of it that was looked at.
pub async fn suspicious(console: &Console) -> (CaseView, ReasonRef, ImageView) {
    for row in console.queue(&QueueFilter::default(), None, 500).await.unwrap().rows {
        let case = console.open_case(&row.case_id).await.unwrap();
        let asking = case.form.reasons.iter().find(|reason| reason.asks_mark && reason.on_case);
        let reason = asking.map(|reason| ReasonRef { scheme: reason.scheme.clone(), code: reason.code.clone() });
        let (Some(reason), Some(image)) = (reason.filter(|_| case.form.can_decide), case.images.first()) else {
            continue;
        };
        if case.form.can_mark && console.image(&case.case_id, &image.file_ref, false).await.is_ok() {
            let again = console.read_case(&case.case_id).await.unwrap();
            let image = again.images.iter().find(|one| one.file_ref == image.file_ref).cloned().unwrap();
            return (again, reason, image);
        }
    }
    panic!("the world has a case with a suspicion about its document, and a picture");
}

pub fn marked(case: &CaseView, reason: &ReasonRef, image: &ImageView) -> DecisionInput {
    let mark = Mark {
        file_ref: image.file_ref.clone(),
        image_digest: image.digest.clone().expect("a picture that was fetched has its digest"),
        left: 1_200,
        top: 300,
        width: 800,
        height: 450,
        reason: reason.clone(),
    };
    DecisionInput { reasons: vec![reason.clone()], marks: vec![mark], whole_document: false, ..reject(case) }
}

#[tokio::test(flavor = "multi_thread")]
async fn f9_a_reject_with_a_mark_is_saved_with_it_logged_and_confirmed_and_without_one_refused() {
    let stage = Stage::still(40).await;
    let console = stage.synced("rev-17").await;
    let (case, reason, image) = suspicious(&console).await;
    let input = marked(&case, &reason, &image);
    let bare = DecisionInput { marks: Vec::new(), ..input.clone() };
    assert_eq!(console.save_decision(&bare).await.err().expect("refused").code, "mark_required");
    let ticked: Vec<String> = case.form.checklist.iter().map(|item| item.id.clone()).take(1).collect();
    let input = DecisionInput { checked: ticked, ..input };
    let saved = console.save_decision(&input).await.unwrap();
    let looked = saved.looked.clone().expect("it can be read");
    assert_eq!(looked.marks, input.marks, "as it was drawn");
    assert_eq!((looked.ticked(), looked.checklist.len()), (1, case.form.checklist.len()));
    assert_eq!(looked.checklist[0].text, case.form.checklist[0].text, "in the words that were read");
    let log = console.log_of(&case.case_id).await.unwrap();
    let decided: Value = serde_json::from_slice(&log.iter().find(|row| row.kind == "decided").unwrap().bytes).unwrap();
    for field in ["checklist", "ticked", "marks", "wholeDocument", "lookedDigest"] {
        assert!(decided["commit"][field].is_string(), "the log commits to {field}: {decided}");
    }
    assert!(!decided.to_string().contains(image.file_ref.as_str()), "and names no picture");
    stage.send(&console).await;
    let entry = console.entry(saved.entry_id.parse().unwrap()).await.unwrap();
    assert_eq!((entry.state, entry.looked), (EntryState::Confirmed, Some(looked)), "the platform was sent nothing new");
    stage.behaved();
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_not_shown_cannot_be_ticked_and_other_bytes_cannot_be_marked() {
    let stage = Stage::still(40).await;
    let console = stage.synced("rev-17").await;
    let (case, reason, image) = suspicious(&console).await;
    let mut other = marked(&case, &reason, &image);
    other.marks[0].image_digest = "00".repeat(32);
    assert_eq!(console.save_decision(&other).await.err().expect("refused").code, "mark_not_valid");
    let stray = DecisionInput { checked: vec!["made-up".to_owned()], ..approve(&case) };
    assert_eq!(console.save_decision(&stray).await.err().expect("refused").code, "unknown_item");
    assert!(console.read_case(&case.case_id).await.unwrap().entries.is_empty(), "nothing was saved");
    console.close().await.unwrap();
}
