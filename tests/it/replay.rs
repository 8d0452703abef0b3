//! Replay: a package opened on another machine shows the case as its reviewer saw it, and is nothing but shown (F5).
use age::secrecy::ExposeSecret as _;
use age::x25519::Identity;
use second_look::console::{AppError, Console, ReplayView};
use second_look::ids::FileRef;
use second_look::packages::PackageKind;
use second_look::queue::list::QueueFilter;
use second_look::secret::Secret;
use second_look_verify::package::archive;

use crate::beside::Beside;
use crate::broken_log;
use crate::cli::shapes::shape;
use crate::cli::terminal::Terminal;
use crate::editions::write_changed;
use crate::packages::{archive_of, asked, decided, exported};
use crate::retention::pictures_for_a_week;
use crate::stage::Stage;

const PERSON: &str = "lead-02";

/// A whole package, encrypted, and the key that opens it.
async fn whole(stage: &Stage) -> (Vec<u8>, Identity, second_look::case::view::CaseView) {
    let (console, case_id) = decided(stage).await;
    let seen = console.read_case(&case_id).await.unwrap();
    let identity = Identity::generate();
    let made = console.export_package(&asked(&console, &case_id, PackageKind::Full, &identity).await).await.unwrap();
    console.close().await.unwrap();
    (made.bytes, identity, seen)
}

fn secret(identity: &Identity) -> Option<Secret> {
    Some(Secret::new(format!("# made for a test\n{}\n", identity.to_string().expose_secret())))
}

/// What the log says of packages that were opened.
async fn told(console: &Console) -> Vec<serde_json::Value> {
    let log = broken_log::exported(console).await;
    let lines = log.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    let entries = lines.filter_map(|line| serde_json::from_str(line["entry"].as_str()?).ok());
    entries.filter(|entry: &serde_json::Value| entry["type"] == "package_replayed").collect()
}

async fn refused(console: &Console, file: Vec<u8>, identity: Option<Secret>) -> String {
    console.open_replay(file, identity, Vec::new()).await.err().expect("it is refused").code
}

fn drawn(view: &ReplayView) -> String {
    serde_json::to_string(&(&view.case.why, &view.case.reasons, &view.case.compare, &view.case.checks)).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn f5_a_b_a_case_is_drawn_on_another_machine_as_its_reviewer_saw_it_whatever_the_policy_says_there() {
    let stage = Stage::still(40).await;
    let (package, identity, seen) = whole(&stage).await;
    let other = Stage::still(2).await;
    write_changed(&other, &[("not_trusted = 75", "not_trusted = 99")]);
    let console = other.synced(PERSON).await;
    let before = console.queue(&QueueFilter::default(), None, 50).await.unwrap().rows.len();
    let view = console.open_replay(package.clone(), secret(&identity), Vec::new()).await.unwrap();
    assert_eq!(view.case.case_id, seen.case_id);
    assert_eq!(view.case.why.sentence, seen.why.sentence, "the same sentence");
    assert_eq!(view.case.why.alone, seen.why.alone, "by the numbers of the edition it came under");
    assert!(view.case.why.policy.contains("built-in-1"), "{}", view.case.why.policy);
    assert_eq!((&view.case.reasons, &view.case.compare), (&seen.reasons, &seen.compare));
    assert_eq!(view.case.name, seen.name);
    assert_eq!(view.case.evidence_digest, seen.evidence_digest, "the digest of what was shown");
    assert!(
        !view.known_key && view.notes.is_empty(),
        "another console's key, and nothing else to say: {:?}",
        view.notes
    );
    let decision = &view.decisions[0];
    assert_eq!(decision.reviewer, PERSON, "whose decision it is");
    assert_eq!(decision.answer.as_deref(), Some("reject"));
    assert!(decision.comment.as_ref().is_some_and(|text| text.contains("hologram")) && !decision.reasons.is_empty());

    // Once more, on a third machine, for somebody else.
    let again = Stage::still(1).await;
    let second = again.synced("rev-17").await;
    let same = second.open_replay(package, secret(&identity), Vec::new()).await.unwrap();
    assert_eq!(same.state_digest, view.state_digest, "the same state on every machine");
    assert_eq!(drawn(&same), drawn(&view), "and the same screen");
    second.close().await.unwrap();

    // It is no case of this console: nothing of it is here, and nothing of it can be done.
    assert!(!view.case.form.can_decide && !view.case.claim.mine);
    let after = console.queue(&QueueFilter::default(), None, 50).await.unwrap().rows.len();
    assert_eq!(before, after, "nothing went into the store");
    let told = told(&console).await;
    let [entry] = told.as_slice() else { panic!("that it was opened is in the log, once: {told:?}") };
    assert_eq!(entry["caseRef"], serde_json::Value::Null);
    let commits: Vec<&String> = entry["commit"].as_object().unwrap().keys().collect();
    assert_eq!(commits, ["kind", "packageId", "recipient", "state"], "which package, and nothing of what is in it");
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn f5_c_a_file_that_is_not_in_the_package_has_its_digest_in_its_place_and_the_state_is_the_same() {
    let stage = Stage::still(40).await;
    let (console, case_id) = decided(&stage).await;
    let full = exported(&console, &case_id, PackageKind::Full).await;
    let court = exported(&console, &case_id, PackageKind::Court).await;
    let full = console.open_replay(full, None, Vec::new()).await.unwrap();
    let court = console.open_replay(court, None, Vec::new()).await.unwrap();
    assert!(full.known_key && court.known_key, "signed with the key of this console");
    assert_eq!(court.files.len(), full.files.len(), "each file of the case");
    let gone: Vec<_> = court.files.iter().filter(|file| !file.here).collect();
    assert!(!gone.is_empty() && gone.iter().all(|file| file.digest.is_some()), "{gone:?}");
    assert_eq!(court.state_digest, full.state_digest, "what was shown is the same, whoever gets less of it");
    assert!(court.case.name.is_none() && court.notes.len() == 1, "what is kept back stays empty, and that is said");
    assert!(court.decisions[0].comment.is_none() && court.decisions[0].answer.is_some());
    // A picture is drawn anew from the package that is open, and of no other.
    let reference = full.files.iter().find(|file| file.here).and_then(|file| file.file_ref.clone()).unwrap();
    assert!(console.replay_image(&reference, false).await.is_err(), "the other one is open by now");
    let again = exported(&console, &case_id, PackageKind::Full).await;
    console.open_replay(again, None, Vec::new()).await.unwrap();
    let shown = console.replay_image(&reference, false).await.unwrap();
    assert_eq!(shown.media_type, "image/jpeg", "our own pixels");
    assert!(console.replay_image(&FileRef::new("../../secret"), false).await.is_err());
    console.close_replay();
    assert!(console.replay_image(&reference, false).await.is_err(), "closed is closed");
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn f5_c_where_a_rule_took_the_pictures_their_digests_stand_in_their_places_and_the_state_is_the_same() {
    let stage = Stage::still(40).await;
    pictures_for_a_week(&stage);
    let (console, case_id) = decided(&stage).await;
    console.sync_once().await.unwrap();
    let digests = |view: &ReplayView| -> Vec<_> { view.files.iter().map(|file| file.digest.clone()).collect() };
    let package = exported(&console, &case_id, PackageKind::Full).await;
    let before = console.open_replay(package, None, Vec::new()).await.unwrap();
    assert!(before.files.iter().any(|file| file.here), "{:?}", before.files);
    stage.pass(8 * 24 * 60 * 60);
    assert!(console.sweep_retention().await.unwrap().erased.contains(&case_id));
    crate::stage::sign_in(&console, PERSON).await;
    for kind in [PackageKind::Full, PackageKind::Court] {
        let package = exported(&console, &case_id, kind).await;
        let after = console.open_replay(package, None, Vec::new()).await.unwrap();
        assert!(after.files.iter().all(|file| !file.here), "{kind:?}: {:?}", after.files);
        assert_eq!(digests(&after), digests(&before), "{kind:?}: each has its digest in its place");
        assert_eq!(after.state_digest, before.state_digest, "{kind:?}: what was shown is the same");
        let told = after.files.iter().filter(|file| file.state.contains("retention rule")).count();
        assert!(told >= before.files.iter().filter(|file| file.here).count(), "{kind:?}: {:?}", after.files);
    }
    console.close().await.unwrap();
}

fn shown(package: &[u8]) -> serde_json::Value {
    serde_json::from_slice(&archive::read(package).unwrap()["data/shown.json"]).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn f5_what_the_platforms_list_said_at_the_decision_is_shown_and_not_what_it_says_at_the_export() {
    let stage = Stage::still(40).await;
    let (console, case_id) = decided(&stage).await;
    let before = shown(&exported(&console, &case_id, PackageKind::Full).await);
    console.sync_once().await.unwrap();
    let package = exported(&console, &case_id, PackageKind::Full).await;
    let after = shown(&package);
    assert!(before["kept"] == true && after["kept"] == true, "{before} {after}");
    assert_eq!(after["summary"], before["summary"], "what was seen does not move with the list");
    assert_eq!(after["state"], before["state"]);
    let view = console.open_replay(package, None, Vec::new()).await.unwrap();
    assert!(view.notes.is_empty(), "nothing is to be said beside: {:?}", view.notes);
    console.close().await.unwrap();

    let mut beside = Beside::open(&stage).await;
    let outcome = "SELECT platform_outcome = 'rejected' FROM cases WHERE case_id = ?1";
    assert_eq!(beside.number(outcome, &case_id).await, 1, "the list has moved on meanwhile");
    beside.run("DELETE FROM shown_with").await;
    beside.close().await;
    let console = stage.open().await;
    crate::stage::sign_in(&console, PERSON).await;
    for kind in [PackageKind::Full, PackageKind::Court] {
        let package = exported(&console, &case_id, kind).await;
        assert_eq!(shown(&package)["kept"], false, "a decision of before: nobody knows what was shown with it");
        let view = console.open_replay(package, None, Vec::new()).await.unwrap();
        let said = view.notes.iter().any(|note| note.contains("had not kept"));
        assert!(said, "and the replay says so: {:?}", view.notes);
    }
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_shown_of_a_package_that_does_not_hold_is_not_for_this_key_or_is_none() {
    let stage = Stage::still(40).await;
    let (package, identity, _) = whole(&stage).await;
    let console = stage.open().await;
    crate::stage::sign_in(&console, PERSON).await;
    let opens = age::decrypt(&identity, &package).unwrap();
    assert_eq!(refused(&console, package.clone(), None).await, "replay_encrypted");
    assert_eq!(refused(&console, package.clone(), secret(&Identity::generate())).await, "replay_not_for_this_key");
    assert_eq!(refused(&console, package.clone(), Some(Secret::new("no key"))).await, "replay_identity");
    let mut cut = package.clone();
    cut.truncate(package.len() - 9);
    assert_eq!(refused(&console, cut, secret(&identity)).await, "replay_not_for_this_key");
    assert_eq!(refused(&console, b"anything".to_vec(), None).await, "replay_no_package");
    let mut members = archive::read(&opens).unwrap();
    members.get_mut("data/case.json").unwrap()[9] ^= 1;
    assert_eq!(refused(&console, archive::write(&members).unwrap(), None).await, "replay_does_not_hold");
    let case_id = stage.case(0);
    let partner = exported(&console, &case_id, PackageKind::Partner).await;
    assert_eq!(refused(&console, partner, None).await, "replay_no_review");
    assert_eq!(told(&console).await.len(), 0, "nothing was shown, and nothing is said to have been");
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_not_see_pictures_replays_without_them_and_operations_does_not_replay() {
    let stage = Stage::still(40).await;
    let (package, identity, _) = whole(&stage).await;
    for (person, may) in [("aud-01", true), ("ops-03", false)] {
        let other = Stage::still(1).await;
        let console = other.synced(person).await;
        let opened: Result<ReplayView, AppError> =
            console.open_replay(package.clone(), secret(&identity), Vec::new()).await;
        assert_eq!(opened.is_ok(), may, "{person}");
        if let Ok(view) = opened {
            let reference = view.files.iter().find_map(|file| file.file_ref.clone()).unwrap();
            assert_eq!(console.replay_image(&reference, false).await.err().unwrap().code, "role_needed");
        }
        console.close().await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_command_line_prints_the_documented_shape_of_a_replay() {
    let stage = Stage::still(40).await;
    let (package, identity, _) = whole(&stage).await;
    let terminal = Terminal::synced("rev-17").await;
    let [file, key] = ["whole.zip.age", "key.txt"].map(|name| terminal.beside(name));
    keep(&file, &package);
    keep(&key, identity.to_string().expose_secret().as_bytes());
    let words = ["replay", file.to_str().unwrap(), "--identity", key.to_str().unwrap()];
    let mut told = terminal.json(&words).json();
    let case = told["case"].take();
    assert!(case["why"]["sentence"].is_string() && case["form"]["canDecide"] == false, "a case as `case` prints it");
    // Whether a file could be fetched for the package is the network's doing.
    let files = told["files"].as_array_mut().unwrap();
    assert!(!files.is_empty());
    files.iter_mut().for_each(|file| file["digest"] = "text".into());
    insta::assert_json_snapshot!("replay", shape([&told].into_iter()));
    let text = terminal.run(&words).done();
    assert!(text.contains("WHY IT STEPPED UP") && text.contains("Rejected by lead-02"), "{text}");
    assert_eq!(terminal.json(&["replay", file.to_str().unwrap()]).code(), "replay_encrypted");
    assert_eq!(terminal.json(&["replay", "no-such-file"]).code(), "replay_unread");
}

#[expect(clippy::disallowed_methods, reason = "a package of an invented case, in a folder that goes with the test")]
fn keep(path: &std::path::Path, bytes: &[u8]) {
    std::fs::write(path, bytes).unwrap();
}

#[test]
fn an_archive_s_fault_has_its_sentence_in_every_language() {
    use second_look::catalogue::{InternalText, Language};
    use second_look_verify::package::PackageUnknown;
    let faults = [
        archive::ArchiveFault::NoArchive,
        archive::ArchiveFault::CutShort,
        archive::ArchiveFault::HangsOn,
        archive::ArchiveFault::Long,
        archive::ArchiveFault::TooMany,
        archive::ArchiveFault::TooLarge,
        archive::ArchiveFault::Encrypted,
        archive::ArchiveFault::Compressed,
        archive::ArchiveFault::NoFile,
        archive::ArchiveFault::BadName,
        archive::ArchiveFault::SameName,
        archive::ArchiveFault::Disagrees,
        archive::ArchiveFault::Overlaps,
        archive::ArchiveFault::Hidden,
        archive::ArchiveFault::Unreadable,
    ];
    let unknown = [
        PackageUnknown::KeyOwner,
        PackageUnknown::ClaimedTimes,
        PackageUnknown::Completeness,
        PackageUnknown::LogBefore,
        PackageUnknown::LeftOut,
        PackageUnknown::NoEntries,
        PackageUnknown::NotAsDecided,
        PackageUnknown::UnprovenDecision,
        PackageUnknown::UnreadableDecision,
        PackageUnknown::Report,
    ];
    let keys = faults.map(|fault| format!("replay-archive-{}", fault.code())).into_iter();
    let keys = keys.chain(unknown.map(|unknown| format!("replay-unknown-{}", unknown.code())));
    for key in keys {
        for language in Language::ALL {
            assert!(InternalText::find(*language, &key, &[]).is_some(), "{key} in {}", language.tag());
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_package_of_ones_own_is_read_back_as_it_was_made() {
    let stage = Stage::still(40).await;
    let (console, case_id) = decided(&stage).await;
    let identity = Identity::generate();
    let made = console.export_package(&asked(&console, &case_id, PackageKind::Court, &identity).await).await.unwrap();
    let view = console.open_replay(archive_of(&made, &identity), None, Vec::new()).await.unwrap();
    assert_eq!(view.package_id, made.package_id);
    console.close().await.unwrap();
}
