//! Files that are not what they seem: each says why, stops nothing, and no token leaves for the file host.
use std::path::Path;

use second_look::access::config::Config;
use second_look::case::view::ImageState;
use second_look::console::{AppError, Console};
use second_look::ids::{CaseId, FileRef};
use second_look::outbox::EntryState;
use second_look_sandbox::control::OddFile;
use second_look_sandbox::faults::Host;
use second_look_sandbox::{Change, Fault, FaultRule};

use crate::stage::{ENVIRONMENT, Stage, entry, log_kinds, sign_in, try_open};

const REVIEWER: &str = "rev-17";

async fn first_file(console: &Console, case_id: &CaseId) -> FileRef {
    console.open_case(case_id).await.unwrap().images.first().expect("a case with pictures").file_ref.clone()
}

async fn state_of(console: &Console, case_id: &CaseId, file: &FileRef) -> (ImageState, Option<String>) {
    let case = console.read_case(case_id).await.unwrap();
    let image = case.images.into_iter().find(|image| image.file_ref == *file).unwrap();
    (image.state, image.problem)
}

fn says_why(error: &AppError) {
    assert!(error.message.ends_with('.') && error.message.len() > 10, "{error:?}");
    assert!(error.action.is_some(), "{error:?}: and what to do");
}

/// The case can be decided as if nothing were wrong with its pictures.
async fn still_decidable(stage: &Stage, console: &Console, index: usize) {
    let saved = stage.decided(console, index).await;
    stage.send(console).await;
    assert_eq!(entry(console, &saved).await.state, EntryState::Confirmed);
}

/// No bearer token ever reached the file host.
fn quiet(stage: &Stage) {
    assert!(!stage.behaved().bearer_on_file_host);
    let journal = stage.control().journal(0);
    assert!(journal.iter().filter(|entry| entry.host == Host::Files).all(|entry| !entry.bearer));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_no_picture_says_why_and_the_case_can_be_decided() {
    let stage = Stage::still(6).await;
    let console = stage.synced(REVIEWER).await;
    let odd = [
        (0, OddFile::Text, "image_not_displayed"),
        (2, OddFile::HugePng, "image_too_large"),
        (3, OddFile::HalfJpeg, "image_damaged"),
    ];
    for (index, file, code) in odd {
        let case_id = stage.case(index);
        let file_ref = first_file(&console, &case_id).await;
        stage.control().replace_file(file_ref.as_str(), file);
        let refused = console.image(&case_id, &file_ref, false).await.err().unwrap();
        assert_eq!(refused.code, code, "case {index}: {}", refused.message);
        says_why(&refused);
        let (state, problem) = state_of(&console, &case_id, &file_ref).await;
        assert!(state == ImageState::Bad && problem.is_some(), "case {index}: {state:?} {problem:?}");
        let kinds = log_kinds(&console, &case_id).await;
        assert!(kinds.contains(&"image_fetched".into()), "{kinds:?}: the platform logged the access, so do we");
        assert!(!kinds.contains(&"image_viewed".into()), "{kinds:?}: nobody saw a picture");
        still_decidable(&stage, &console, index).await;
    }
    quiet(&stage);
    console.close().await.unwrap();
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn t_12_a_picture_that_stops_its_decoder_is_bad_with_its_reason_and_is_tried_again() {
    let mut stage = Stage::still(6).await;
    let stand_in = |name: &str| Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/images/stand-ins").join(name);
    let cases = [
        (0, "stops.sh", "image_decoder_stopped", ImageState::Bad),
        (2, "babbles.sh", "image_answer_refused", ImageState::Bad),
        // Nothing is wrong with the picture, as far as anybody knows.
        (3, "nobody.sh", "image_no_decoder", ImageState::Ready),
    ];
    for (index, program, code, state) in cases {
        stage.decoder = stand_in(program);
        let console = stage.synced(REVIEWER).await;
        let case_id = stage.case(index);
        let file_ref = first_file(&console, &case_id).await;
        let refused = console.image(&case_id, &file_ref, false).await.err().unwrap();
        assert_eq!(refused.code, code, "{program}: {}", refused.message);
        says_why(&refused);
        let (found, problem) = state_of(&console, &case_id, &file_ref).await;
        assert_eq!((found, problem.is_some()), (state, state == ImageState::Bad), "{program}: {problem:?}");
        assert!(!log_kinds(&console, &case_id).await.contains(&"image_viewed".into()), "nobody saw a picture");
        still_decidable(&stage, &console, index).await;
        console.close().await.unwrap();
    }
    stage.decoder = env!("CARGO_BIN_EXE_second-look-cli").into();
    let console = stage.open().await;
    let case_id = stage.case(0);
    let file_ref = first_file(&console, &case_id).await;
    console.image(&case_id, &file_ref, false).await.expect("the picture is as good as it was");
    assert_eq!(state_of(&console, &case_id, &file_ref).await, (ImageState::Ready, None), "and says so again");
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn r_73_a_pdf_is_not_displayed_and_is_saved_as_it_came_when_a_person_asks() {
    let stage = Stage::still(3).await;
    let console = stage.synced(REVIEWER).await;
    let case_id = stage.case(0);
    let file_ref = first_file(&console, &case_id).await;
    let pdf = b"%PDF-1.7 invented".to_vec();
    let odd = OddFile::Bytes { content_type: "application/pdf".into(), name: "front.pdf".into(), bytes: pdf.clone() };
    stage.control().replace_file(file_ref.as_str(), odd);
    assert_eq!(console.image(&case_id, &file_ref, false).await.err().unwrap().code, "image_not_displayed");
    let refused = console.original_to_save(&case_id, &file_ref, "fraud.pdf", "A check").await.err().unwrap();
    assert_eq!(refused.code, "tip_off_refused", "its name goes through the guard");
    let saved = console.original_to_save(&case_id, &file_ref, "front.pdf", "A check").await.unwrap();
    assert!(saved.bytes == pdf && saved.media_type == "application/pdf");
    let kinds = log_kinds(&console, &case_id).await;
    assert_eq!(kinds.last().map(String::as_str), Some("original_saved"), "{kinds:?}");
    console.close().await.unwrap();

    let auditor = stage.open_at(&stage.folder.path().join("other")).await;
    crate::stage::sign_in(&auditor, "ops-03").await;
    auditor.sync_once().await.unwrap();
    let refused = auditor.original_to_save(&case_id, &file_ref, "front.pdf", "A check").await.err().unwrap();
    assert_eq!(refused.code, "role_needed", "who may see no picture may save none");
    auditor.close().await.unwrap();
    quiet(&stage);
}

#[tokio::test(flavor = "multi_thread")]
async fn t_12_what_a_camera_wrote_is_told_as_text_and_where_it_stood_is_not() {
    let stage = Stage::still(3).await;
    let console = stage.synced(REVIEWER).await;
    let case_id = stage.case(0);
    let file_ref = first_file(&console, &case_id).await;
    // One directory: the program's name, and a place.
    let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x02\x01\x31\0\x02\0\0\0\x07\0\0\0\x26".to_vec();
    exif.extend(b"\x88\x25\0\x04\0\0\0\x01\0\0\0\x30\0\0\0\0Edit 2\0\0\0\0");
    exif.extend(b"\0\x01\0\x02\0\x05\0\0\0\x01\0\0\0\x42\0\0\0\0\0\0\0\x30\0\0\0\x01");
    let OddFile::Bytes { bytes, .. } = another_picture() else { panic!("it is one") };
    let mut with = bytes[..2].to_vec();
    with.extend([0xff, 0xe1]);
    with.extend(u16::try_from(exif.len() + 2).unwrap().to_be_bytes());
    with.extend(exif);
    with.extend(&bytes[2..]);
    let odd = OddFile::Bytes { content_type: "image/jpeg".into(), name: "front.jpg".into(), bytes: with };
    stage.control().replace_file(file_ref.as_str(), odd);
    let facts = console.image_facts(&case_id, &file_ref).await.unwrap();
    assert_eq!(facts.software.as_deref(), Some("Edit 2"), "{facts:?}");
    assert!(facts.has_place, "that there is one is told");
    let told = serde_json::to_string(&facts).unwrap();
    assert!(!told.contains("48"), "where is not: {told}");
    let shown = console.image(&case_id, &file_ref, true).await.unwrap();
    assert!(!shown.bytes.windows(6).any(|part| part == b"Edit 2"), "and nothing of it reaches the window");
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn r_38_a_selfie_without_a_consent_is_neither_fetched_nor_shown_whatever_asks() {
    let stage = Stage::still(8).await;
    let console = stage.synced(REVIEWER).await;
    // The scenario of unknown blocks records no consent; every other one does.
    let case_id = stage.case(7);
    let case = console.open_case(&case_id).await.unwrap();
    let selfie = case.images.iter().find(|image| image.state == ImageState::Withheld).expect("one is withheld");
    assert!(selfie.problem.as_ref().is_some_and(|why| why.contains("No consent to biometrics")), "with the reason");
    assert!(case.images.iter().any(|image| image.state != ImageState::Withheld), "the document is none of it");
    let before = stage.control().journal(0).len();
    let refused = console.image(&case_id, &selfie.file_ref, false).await.err().unwrap();
    assert_eq!(refused.code, "image_withheld");
    says_why(&refused);
    let asked = stage.control().journal(0);
    let asked = asked.iter().skip(before).filter(|entry| entry.path.contains(selfie.file_ref.as_str())).count();
    assert_eq!(asked, 0, "the platform was not asked for it either");
    assert!(!log_kinds(&console, &case_id).await.contains(&"image_viewed".into()), "nobody saw it");
    still_decidable(&stage, &console, 7).await;
    quiet(&stage);
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn markup_and_an_empty_file_are_not_kept_and_may_be_asked_for_again() {
    let stage = Stage::still(3).await;
    let console = stage.synced(REVIEWER).await;
    let case_id = stage.case(0);
    let file_ref = first_file(&console, &case_id).await;
    for (odd, code) in [(OddFile::Html, "not_an_image"), (OddFile::Svg, "not_an_image"), (OddFile::Empty, "platform")] {
        stage.control().replace_file(file_ref.as_str(), odd);
        let refused = console.image(&case_id, &file_ref, false).await.err().unwrap();
        says_why(&refused);
        assert_eq!(refused.code, code);
        assert_eq!(state_of(&console, &case_id, &file_ref).await.0, ImageState::NotFetched);
    }
    stage.control().restore_file(file_ref.as_str());
    assert!(console.image(&case_id, &file_ref, false).await.is_ok(), "the picture itself");
    assert_eq!(state_of(&console, &case_id, &file_ref).await, (ImageState::Ready, None));
    assert!(log_kinds(&console, &case_id).await.contains(&"image_viewed".into()));
    quiet(&stage);
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_the_platform_has_erased_says_so() {
    let stage = Stage::still(3).await;
    let console = stage.synced(REVIEWER).await;
    let case_id = stage.case(0);
    let file_ref = first_file(&console, &case_id).await;
    let gone = Fault::Status { status: 410, code: Some("not_found".into()), retry_after: None };
    stage.control().fault(FaultRule::once("GET", "/api/v1/*/files/*", gone));
    let refused = console.image(&case_id, &file_ref, false).await.err().unwrap();
    assert_eq!(refused.code, "image_erased");
    says_why(&refused);
    let (state, problem) = state_of(&console, &case_id, &file_ref).await;
    assert_eq!((state, problem.as_deref()), (ImageState::Erased, Some("Erased by the platform.")));
    assert!(!log_kinds(&console, &case_id).await.contains(&"image_viewed".into()));
    still_decidable(&stage, &console, 0).await;
    quiet(&stage);
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_to_another_host_is_refused() {
    let stage = Stage::still(3).await;
    let console = stage.synced(REVIEWER).await;
    let case_id = stage.case(0);
    let file_ref = first_file(&console, &case_id).await;
    let review = stage.sandbox.addresses().review.clone();
    for location in ["http://127.0.0.1:1/blob/x", "https://files.example/blob/x", "http://169.254.1.1/x", &review] {
        let away = Fault::Redirect { status: 302, location: location.to_owned() };
        stage.control().fault(FaultRule::once("GET", "/api/v1/*/files/*", away));
        let before = stage.control().journal(0).len();
        let refused = console.image(&case_id, &file_ref, false).await.err().unwrap();
        says_why(&refused);
        assert_eq!(refused.code, "file_host_refused", "{location}: {}", refused.message);
        assert!(!refused.to_string().contains("127.0.0.1"), "the address is a key and stays out of the message");
        assert_eq!(stage.control().journal(0).len(), before + 1, "{location}: nobody was followed");
        assert_eq!(state_of(&console, &case_id, &file_ref).await.0, ImageState::Refused);
    }
    still_decidable(&stage, &console, 0).await;
    quiet(&stage);
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_not_the_one_announced_is_flagged() {
    let stage = Stage::still(3).await;
    let console = stage.synced(REVIEWER).await;
    let case_id = stage.case(0);
    let file_ref = first_file(&console, &case_id).await;
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::DynamicImage::new_rgb8(40, 30).write_to(&mut bytes, image::ImageFormat::Jpeg).unwrap();
    let other =
        OddFile::Bytes { content_type: "image/jpeg".into(), name: "front.jpg".into(), bytes: bytes.into_inner() };
    stage.control().replace_file(file_ref.as_str(), other);
    console.image(&case_id, &file_ref, false).await.expect("a picture all the same");
    let (state, problem) = state_of(&console, &case_id, &file_ref).await;
    assert_eq!(state, ImageState::Changed, "{problem:?}");
    assert!(problem.is_some(), "and says why");
    still_decidable(&stage, &console, 0).await;
    quiet(&stage);
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_that_expired_is_asked_for_again() {
    let stage = Stage::still(3).await;
    let console = stage.synced(REVIEWER).await;
    let case_id = stage.case(0);
    let file_ref = first_file(&console, &case_id).await;
    let late = FaultRule { count: Some(2), ..FaultRule::always("GET", "/blob/*", Fault::LinkExpired).on_files() };
    stage.control().fault(late);
    console.image(&case_id, &file_ref, false).await.expect("the third link is used in time");
    let asked = stage.control().journal(0).iter().filter(|entry| entry.path.contains("/files/")).count();
    assert_eq!(asked, 3, "a new link each time");
    quiet(&stage);
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn only_files_of_the_case_are_given_out() {
    let stage = Stage::still(3).await;
    let console = stage.synced(REVIEWER).await;
    let other = first_file(&console, &stage.case(2)).await;
    let case_id = stage.case(0);
    first_file(&console, &case_id).await;
    stage.control().clear_journal();
    assert_eq!(console.image(&case_id, &other, false).await.err().unwrap().code, "unknown_case");
    assert!(stage.control().journal(0).is_empty(), "the platform is not even asked");
    let erased = Change::EraseBlock { kind: Some("documentImages".into()) };
    stage.control().change(ENVIRONMENT, case_id.as_str(), erased).unwrap();
    console.close().await.unwrap();
}

fn another_picture() -> OddFile {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::DynamicImage::new_rgb8(40, 30).write_to(&mut bytes, image::ImageFormat::Jpeg).unwrap();
    OddFile::Bytes { content_type: "image/jpeg".into(), name: "front.jpg".into(), bytes: bytes.into_inner() }
}

/// New evidence under a new etag; with a block that names the first file and its digest, the newest word on it.
pub async fn newer_evidence(stage: &Stage, console: &Console, case_id: &CaseId) {
    stage.pass(5);
    let touched = Change::SetText { field: "familyName".into(), text: "Otherwise".into(), keep_etag: false };
    stage.control().change(ENVIRONMENT, case_id.as_str(), touched).unwrap();
    console.sync_once().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_changes_under_newer_evidence_is_flagged_when_the_case_is_opened_again() {
    let stage = Stage::still(12).await;
    // Pixels are compared here, and the minute they are looked at is written into them.
    let config = Config { watermark: false, ..stage.config() };
    let console = try_open(&stage.home(), config, stage.clock.clone()).await.unwrap();
    sign_in(&console, REVIEWER).await;
    console.sync_once().await.unwrap();
    let (case_id, file_ref) = undigested_file(&stage, &console).await;
    let first = console.image(&case_id, &file_ref, true).await.unwrap();
    newer_evidence(&stage, &console, &case_id).await;
    let before = files_asked(&stage);
    assert!(!console.open_case(&case_id).await.unwrap().changed_since);
    console.image(&case_id, &file_ref, true).await.unwrap();
    assert_eq!(files_asked(&stage), before + 1, "it is compared with what the platform has");
    console.image(&case_id, &file_ref, true).await.unwrap();
    assert_eq!(files_asked(&stage), before + 1, "once an evidence");
    assert_eq!(state_of(&console, &case_id, &file_ref).await.0, ImageState::Ready, "the same");
    newer_evidence(&stage, &console, &case_id).await;
    stage.control().replace_file(file_ref.as_str(), another_picture());
    console.open_case(&case_id).await.unwrap();
    let shown = console.image(&case_id, &file_ref, true).await.unwrap();
    assert!(shown == first, "the first version is shown");
    let (state, problem) = state_of(&console, &case_id, &file_ref).await;
    assert!(state == ImageState::Changed && problem.unwrap().contains("first version"), "and says so");
    assert!(console.read_case(&case_id).await.unwrap().changed_since, "the open case says so too");
    let again = console.open_case(&case_id).await.unwrap();
    assert!(!again.changed_since, "opened again, the person knows");
    assert!(again.images.iter().any(|image| image.state == ImageState::Changed), "and the picture keeps its mark");
    let kinds = log_kinds(&console, &case_id).await;
    assert_eq!(kinds.iter().filter(|kind| *kind == "image_changed").count(), 1, "{kinds:?}");
    quiet(&stage);
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_network_what_is_held_is_shown_and_compared_later() {
    let stage = Stage::still(12).await;
    let console = stage.synced(REVIEWER).await;
    let (case_id, file_ref) = undigested_file(&stage, &console).await;
    console.image(&case_id, &file_ref, false).await.unwrap();
    newer_evidence(&stage, &console, &case_id).await;
    stage.control().replace_file(file_ref.as_str(), another_picture());
    stage.control().fault(FaultRule::once("GET", "/api/v1/*/files/*", Fault::Reset));
    console.image(&case_id, &file_ref, false).await.expect("it is here");
    assert_eq!(state_of(&console, &case_id, &file_ref).await.0, ImageState::Ready);
    console.image(&case_id, &file_ref, false).await.unwrap();
    assert_eq!(state_of(&console, &case_id, &file_ref).await.0, ImageState::Changed);
    console.close().await.unwrap();
}

fn files_asked(stage: &Stage) -> usize {
    stage.control().journal(0).iter().filter(|entry| entry.path.contains("/files/")).count()
}

/// A case with a picture whose digest the platform does not tell.
pub async fn undigested_file(stage: &Stage, console: &Console) -> (CaseId, FileRef) {
    for id in stage.control().plain_cases(ENVIRONMENT) {
        let case_id = CaseId::new(id);
        let case = console.read_case(&case_id).await.unwrap();
        let told: String = case.blocks.iter().filter_map(|block| block.raw.clone()).collect();
        if let Some(image) = case.images.first().filter(|_| !told.contains("sha256")) {
            return (case_id, image.file_ref.clone());
        }
    }
    panic!("the world has a case without digests");
}
