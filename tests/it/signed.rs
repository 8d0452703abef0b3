//! Files of signed packages: fetched once, by links that are used at once and kept nowhere.
use second_look::case::view::{CaseView, ImageState};
use second_look::console::Console;
use second_look_sandbox::control::{OddFile, Settings};
use second_look_sandbox::faults::Host;
use second_look_sandbox::http::journal::Entry;

use crate::stage::{Stage, log_kinds};

const REVIEWER: &str = "rev-17";

/// The first case of the world with a signed package.
pub async fn signed_case(stage: &Stage, console: &Console) -> CaseView {
    for id in stage.control().case_ids(stage.environment) {
        let Ok(case) = console.read_case(&second_look::ids::CaseId::new(id)).await else { continue };
        if !case.signed.is_empty() {
            return case;
        }
    }
    panic!("the world has a case with a signed package");
}

fn asked(stage: &Stage) -> (Vec<Entry>, usize) {
    let journal = stage.control().journal(0);
    let blocks = journal.iter().filter(|entry| entry.path.ends_with("/datablocks")).count();
    (journal.into_iter().filter(|entry| entry.host == Host::Files).collect(), blocks)
}

/// Every file of the folder that holds this text.
fn holding(folder: &std::path::Path, wanted: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        if entry.file_type().unwrap().is_dir() {
            found.extend(holding(&entry.path(), wanted));
        } else if std::fs::read(entry.path()).unwrap().windows(wanted.len()).any(|part| part == wanted.as_bytes()) {
            found.push(entry.path().display().to_string());
        }
    }
    found
}

#[tokio::test(flavor = "multi_thread")]
async fn r_16_the_files_of_a_signed_package_are_fetched_once_and_shown_by_name_type_size_and_digest() {
    let stage = Stage::still(40).await;
    stage
        .control()
        .set(&Settings { serve_signed: Some(true), file_link_secs: Some(30), ..Settings::default() })
        .unwrap();
    let console = stage.synced(REVIEWER).await;
    let case = signed_case(&stage, &console).await;
    assert!(case.signed.iter().all(|file| file.state == ImageState::NotFetched && file.sha256.is_none()));
    stage.control().clear_journal();
    console.fetch_signed(&case.case_id).await.unwrap();
    let files = console.read_case(&case.case_id).await.unwrap().signed;
    assert_eq!(files.len(), 2, "a document and the archive");
    for file in &files {
        assert_eq!((file.state, file.problem.as_deref()), (ImageState::Ready, None), "{file:?}");
        assert_eq!(file.sha256.as_ref().map(String::len), Some(64));
        assert!(file.size_bytes.is_some_and(|size| size > 0));
    }
    let kinds: Vec<&str> = files.iter().filter_map(|file| file.media_type.as_deref()).collect();
    assert_eq!(kinds, ["application/pdf", "application/zip"], "by the first bytes");
    let (used, blocks) = asked(&stage);
    assert_eq!((used.len(), blocks), (2, 2), "each link is asked for when its bytes come next, and used once");
    assert!(used.iter().all(|entry| !entry.bearer), "no token goes to the file host");
    // Once: what is here is not asked for again, and no picture is made of it.
    console.fetch_signed(&case.case_id).await.unwrap();
    assert_eq!(asked(&stage).0.len(), 2);
    let refused = console.image(&case.case_id, &files[0].file_ref, false).await.err().unwrap();
    assert_eq!(refused.code, "image_not_displayed");
    let copy = console.original_to_save(&case.case_id, &files[0].file_ref, "contract.pdf", "A check").await.unwrap();
    assert_eq!((copy.media_type, copy.bytes.starts_with(b"%PDF")), ("application/pdf", true), "as it came, on purpose");
    let refused = console
        .original_to_save(&case.case_id, &files[0].file_ref, "suspected fraud.pdf", "A check")
        .await
        .err()
        .unwrap();
    assert_eq!(refused.code, "tip_off_refused");
    let told = log_kinds(&console, &case.case_id).await;
    let count = |wanted: &str| told.iter().filter(|kind| *kind == wanted).count();
    assert_eq!((count("image_fetched"), count("original_saved")), (2, 1), "{told:?}");
    console.close().await.unwrap();
    for entry in used {
        let token = entry.path.rsplit('/').next().unwrap().to_owned();
        assert_eq!(holding(stage.folder.path(), &token), Vec::<String>::new(), "no link is left anywhere");
    }
    stage.behaved();
}

#[tokio::test(flavor = "multi_thread")]
async fn r_16_a_signed_file_that_cannot_be_had_or_changes_says_so() {
    let stage = Stage::still(40).await;
    let console = stage.synced(REVIEWER).await;
    let case = signed_case(&stage, &console).await;
    // The world's own links lead to a host that is on nobody's list.
    console.fetch_signed(&case.case_id).await.unwrap();
    let refused = console.read_case(&case.case_id).await.unwrap().signed;
    assert!(refused.iter().all(|file| file.state == ImageState::Refused && file.problem.is_some()), "{refused:?}");
    stage.control().set(&Settings { serve_signed: Some(true), ..Settings::default() }).unwrap();
    console.fetch_signed(&case.case_id).await.unwrap();
    let here = console.read_case(&case.case_id).await.unwrap().signed;
    assert!(here.iter().all(|file| file.state == ImageState::Ready), "{here:?}");
    // Newer evidence: the file is compared, and one that is another is marked; the first digest stays.
    let name =
        case.blocks.iter().find_map(|block| block.raw.as_ref()?.split("tx_").nth(1)?.get(..9).map(str::to_owned));
    let name = format!("tx_{}.pdf", name.expect("the signing process"));
    let other =
        OddFile::Bytes { content_type: "application/pdf".into(), name: name.clone(), bytes: b"%PDF-other".to_vec() };
    stage.control().replace_file(&name, other);
    let change =
        second_look_sandbox::Change::Evidence { kind: "note".into(), content: serde_json::json!({}), replace: false };
    stage.pass(60);
    stage.control().change(stage.environment, case.case_id.as_str(), change).unwrap();
    stage.pass(60);
    console.sync_once().await.unwrap();
    console.fetch_signed(&case.case_id).await.unwrap();
    let now = console.read_case(&case.case_id).await.unwrap().signed;
    assert_eq!(now[0].state, ImageState::Changed, "{now:?}");
    assert_eq!(now[0].sha256, here[0].sha256, "the digest of first sight stays");
    console.close().await.unwrap();
}
