//! Evidence packages: one case as a file for each recipient, from the decision to the check of a stranger.
use std::collections::BTreeSet;

use age::x25519::Identity;
use second_look::console::{Console, NamedKey, PackageAsked, PackageMade};
use second_look::decision::DecisionInput;
use second_look::ids::CaseId;
use second_look::packages::{PackageKind, Part};
use second_look_sandbox::control::Settings;
use second_look_sandbox::{Fault, FaultRule};
use second_look_verify::package::archive::{self, Members};
use second_look_verify::package::facts::{ENTRIES, EntryLine, FACTS, FIELDS, PackageFacts};
use second_look_verify::package::fields::open;
use second_look_verify::package::{self, PackageUnknown};
use serde_json::{Value, json};

use crate::leaks::search::forms;
use crate::marks::{marked, suspicious};
use crate::pictures::{newer_evidence, undigested_file};
use crate::signed::signed_case;
use crate::stage::{Stage, log_kinds, sign_in};

/// Reviewer and lead in one: decides, sees pictures, exports.
const LEAD: &str = "lead-02";
const PURPOSE: &str = "File Zq7-canary-purpose of the court";
const COMMENT: &str = "Ask Wilhelmine Canary-Comment about the hologram";

/// A case that was rejected with a mark on a picture and a comment, and whose decision is confirmed.
pub async fn decided(stage: &Stage) -> (Console, CaseId) {
    let console = stage.synced(LEAD).await;
    let (case, reason, image) = suspicious(&console).await;
    let input = DecisionInput { comment: COMMENT.to_owned(), ..marked(&case, &reason, &image) };
    console.save_decision(&input).await.unwrap();
    stage.send(&console).await;
    (console, case.case_id)
}

/// An export with everything taken note of; whole ones are encrypted to this key.
pub async fn asked(console: &Console, case_id: &CaseId, kind: PackageKind, to: &Identity) -> PackageAsked {
    let form = console.package_form(case_id).await.unwrap();
    let court = NamedKey { name: "Court of X".to_owned(), key: to.to_public().to_string() };
    PackageAsked {
        case_id: case_id.clone(),
        kind,
        purpose: PURPOSE.to_owned(),
        recipients: if kind == PackageKind::Full { vec![court] } else { Vec::new() },
        evidence_digest: form.evidence_digest,
        noted: Part::ALL.to_vec(),
    }
}

/// The archive; a whole one is opened first.
pub fn archive_of(made: &PackageMade, identity: &Identity) -> Vec<u8> {
    if made.encrypted { age::decrypt(identity, &made.bytes).unwrap() } else { made.bytes.clone() }
}

pub async fn exported(console: &Console, case_id: &CaseId, kind: PackageKind) -> Vec<u8> {
    let identity = Identity::generate();
    let made = console.export_package(&asked(console, case_id, kind, &identity).await).await.unwrap();
    assert_eq!(made.encrypted, kind == PackageKind::Full);
    archive_of(&made, &identity)
}

fn facts(members: &Members) -> PackageFacts {
    serde_json::from_slice(&members[FACTS]).unwrap()
}

fn entry_of_an_export(rows: &[String]) -> usize {
    rows.iter().filter(|kind| *kind == "package_exported").count()
}

#[tokio::test(flavor = "multi_thread")]
async fn r_41_a_package_of_every_kind_holds_names_what_is_missing_and_is_in_the_log() {
    let stage = Stage::still(40).await;
    let (console, case_id) = decided(&stage).await;
    for (n, kind) in PackageKind::ALL.into_iter().enumerate() {
        let file = exported(&console, &case_id, kind).await;
        let report = package::check_file(&file, &[]);
        assert_eq!(report.faults, [], "{kind:?}");
        assert_eq!(report.kind.as_deref(), Some(kind.form()));
        assert_eq!(entry_of_an_export(&log_kinds(&console, &case_id).await), n + 1, "{kind:?} is in the log");
        let members = archive::read(&file).unwrap();
        let facts = facts(&members);
        assert_eq!(facts.parts.len(), 6, "each of the six parts has its state");
        let left_out = facts.parts.iter().all(|part| part.state == "left_out");
        assert_eq!(left_out, !kind.shows_the_review(), "{kind:?}: {:?}", facts.parts);
        if kind.shows_the_review() {
            assert_eq!(report.as_decided, Some(true), "{kind:?}: it proves that this was decided on");
            assert!(report.entries >= 4, "opened, claimed, decided, sent, exported");
        } else {
            assert!(report.unknown.contains(&PackageUnknown::NoEntries));
            assert_eq!(report.entries, 0);
        }
        assert_eq!(members.contains_key("data/case.json"), kind == PackageKind::Full);
        let page = String::from_utf8(members["data/report.html"].clone()).unwrap();
        let seen = console.status().await.unwrap().witnessed.expect("the platform has seen the log");
        let says = page.contains("Log witnessed by the platform") && page.contains(&seen.at);
        assert_eq!(says, kind.shows_the_review(), "{kind:?}: how far somebody else vouches for the log");
        for outside in ["<script", "src=\"http", "href=", "url(", "@import"] {
            assert!(!page.contains(outside), "{kind:?}: {outside}");
        }
    }
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn r_61_the_entry_of_a_decision_says_how_the_person_had_signed_in_and_who_may_see_the_review_reads_it() {
    let stage = Stage::still(40).await;
    let (console, case_id) = decided(&stage).await;
    for kind in PackageKind::ALL.into_iter().filter(|kind| kind.shows_the_review()) {
        let members = archive::read(&exported(&console, &case_id, kind).await).unwrap();
        let lines = std::str::from_utf8(&members[ENTRIES]).unwrap().lines();
        let mut lines = lines.map(|line| serde_json::from_str::<EntryLine>(line).unwrap());
        let decided = lines.find(|line| line.entry.contains(r#""type":"decided""#)).expect("the decision's entry");
        let said = |name: &str| decided.disclosed.iter().filter_map(|one| open(one)).find(|one| one.name == name);
        assert_eq!(said("methods").unwrap().value, json!(["pwd", "otp"]), "{kind:?}: as the sandbox's issuer says");
        assert!(said("signedInAt").unwrap().value.is_string(), "{kind:?}: and when");
        assert!(said("assurance").is_some(), "{kind:?}: whatever the issuer says of it");
    }
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn r_29_r_63_a_whole_package_holds_the_exact_bytes_of_the_decision_the_receipt_and_the_files_as_they_came() {
    let stage = Stage::still(40).await;
    let (console, case_id) = decided(&stage).await;
    let members = archive::read(&exported(&console, &case_id, PackageKind::Full).await).unwrap();
    let body = members.iter().find(|(name, _)| name.starts_with("data/decisions/")).expect("the decision");
    let said: Value = serde_json::from_slice(body.1).unwrap();
    let id = said["decisionId"].as_str().unwrap();
    assert_eq!(body.0, &format!("data/decisions/{id}.json"));
    assert_eq!(said["comment"], COMMENT);
    let receipt: Value = serde_json::from_slice(&members[&format!("data/receipts/{id}.json")]).unwrap();
    assert_eq!(receipt["decisionId"], id, "one id from the sending into every record and export");
    let facts = facts(&members);
    let originals: Vec<_> = facts.files.iter().filter(|file| file.state == "original").collect();
    assert!(!originals.is_empty());
    for file in originals {
        let bytes = &members[file.path.as_ref().unwrap()];
        assert_eq!(Some(second_look_verify::package::fields::hex(bytes)), file.original);
    }
    let page = String::from_utf8(members["data/report.html"].clone()).unwrap();
    assert!(page.contains(id) && page.contains(PURPOSE), "the page names the decision and the purpose");
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn r_63_the_signed_documents_of_a_case_go_with_a_whole_package_and_with_no_other() {
    let stage = Stage::still(40).await;
    let serve = Settings { serve_signed: Some(true), file_link_secs: Some(30), ..Settings::default() };
    stage.control().set(&serve).unwrap();
    let console = stage.synced(LEAD).await;
    let case_id = signed_case(&stage, &console).await.case_id;
    for kind in PackageKind::ALL {
        let members = archive::read(&exported(&console, &case_id, kind).await).unwrap();
        let signed = members.keys().filter(|name| name.starts_with("data/signed/")).count();
        assert_eq!(signed, if kind == PackageKind::Full { 2 } else { 0 }, "{kind:?}: the document and the archive");
        let told = facts(&members).files.into_iter().filter(|file| file.side == "signed").count();
        assert_eq!(told, 2, "{kind:?}: what is not here is named");
    }
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_the_platform_erased_is_told_as_erased_and_not_as_one_that_never_came() {
    let stage = Stage::still(12).await;
    let console = stage.synced(LEAD).await;
    let (case_id, file_ref) = undigested_file(&stage, &console).await;
    console.image(&case_id, &file_ref, false).await.unwrap();
    newer_evidence(&stage, &console, &case_id).await;
    let gone = Fault::Status { status: 410, code: Some("not_found".into()), retry_after: None };
    stage.control().fault(FaultRule::once("GET", "/api/v1/*/files/*", gone));
    console.open_case(&case_id).await.unwrap();
    assert_eq!(console.image(&case_id, &file_ref, false).await.err().unwrap().code, "image_erased");
    let members = archive::read(&exported(&console, &case_id, PackageKind::Full).await).unwrap();
    let states: Vec<String> = facts(&members).files.into_iter().map(|file| file.state).collect();
    assert_eq!(states.iter().filter(|state| *state == "erased").count(), 1, "{states:?}");
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn r_35_a_picture_of_a_redacted_package_is_ours_and_shows_the_mark_alone() {
    let stage = Stage::still(40).await;
    let (console, case_id) = decided(&stage).await;
    for kind in [PackageKind::Regulator, PackageKind::Court, PackageKind::Partner, PackageKind::DataSubject] {
        let members = archive::read(&exported(&console, &case_id, kind).await).unwrap();
        let facts = facts(&members);
        let here: Vec<_> = facts.files.iter().filter(|file| file.path.is_some()).collect();
        if !kind.shows_the_review() {
            assert!(here.is_empty(), "{kind:?} gets no picture: {here:?}");
            continue;
        }
        assert_eq!(here.len(), 1, "the picture that was marked, and no other");
        let bytes = &members[here[0].path.as_ref().unwrap()];
        let digest = second_look_verify::package::fields::hex(bytes);
        assert_eq!(here[0].state, "redacted");
        assert!(
            here[0].original.as_ref().is_some_and(|original| *original != digest),
            "another file than the original"
        );
        let pixels = second_look::image::pixels(bytes, true).unwrap();
        let (width, height) = (u64::from(pixels.width), u64::from(pixels.height));
        let bright = |(at, pixel): (usize, &[u8])| {
            let (x, y) = (at as u64 % width, at as u64 / width);
            let inside = (1_200 * width / 10_000..=2_000 * width / 10_000).contains(&x)
                && (300 * height / 10_000..=750 * height / 10_000).contains(&y);
            (pixel.iter().any(|byte| *byte != 0)).then_some(inside)
        };
        let seen: Vec<bool> = pixels.rgb.chunks(3).enumerate().filter_map(bright).collect();
        assert!(!seen.is_empty() && seen.iter().all(|inside| *inside), "nothing outside the mark is left");
        let kinds: BTreeSet<&[u8]> = chunks(bytes).collect();
        assert_eq!(kinds, BTreeSet::from([&b"IHDR"[..], b"IDAT", b"IEND"]), "no metadata, no thumbnail, no text");
    }
    console.close().await.unwrap();
}

/// The kinds of the chunks of a PNG.
fn chunks(png: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = &png[8..];
    std::iter::from_fn(move || {
        let length = u32::from_be_bytes(rest.get(..4)?.try_into().unwrap()) as usize;
        let kind = &rest[4..8];
        rest = &rest[12 + length..];
        Some(kind)
    })
}

fn holds(file: &[u8], needle: &[u8]) -> bool {
    file.windows(needle.len()).any(|window| window == needle)
}

/// Texts of a document, by their place.
fn texts(document: &[u8]) -> Vec<(String, String)> {
    let fields = package::fields::flatten(&serde_json::from_slice(document).unwrap());
    fields.into_iter().filter_map(|(place, value)| Some((place, value.as_str()?.to_owned()))).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn r_70_no_value_that_was_left_out_stands_in_a_redacted_package_in_any_encoding() {
    let stage = Stage::still(40).await;
    let (console, case_id) = decided(&stage).await;
    let whole = archive::read(&exported(&console, &case_id, PackageKind::Full).await).unwrap();
    let all = texts(&whole["data/case.json"]);
    let body = whole.iter().find(|(name, _)| name.starts_with("data/decisions/")).unwrap().1.clone();
    let reasons: Value = serde_json::from_slice(&body).unwrap();
    let digests = [&whole["data/case.json"], &body].map(|bytes| package::fields::hex(bytes));
    for kind in [PackageKind::Regulator, PackageKind::Court, PackageKind::Partner, PackageKind::DataSubject] {
        let file = exported(&console, &case_id, kind).await;
        let members = archive::read(&file).unwrap();
        let shown: package::facts::FieldsFile = serde_json::from_slice(&members[FIELDS]).unwrap();
        let shown: Vec<String> = shown
            .disclosed
            .iter()
            .filter_map(|one| package::fields::open(one)?.value.as_str().map(str::to_owned))
            .collect();
        let removed = all.iter().map(|(_, text)| text).filter(|text| {
            // Words too short to be looked for, and those that are shown elsewhere, hide nothing.
            text.len() >= 6
                && text.bytes().any(|byte| !byte.is_ascii_lowercase())
                && !shown.iter().any(|one| one.contains(*text))
        });
        let mut removed: BTreeSet<String> = removed.cloned().collect();
        assert!(removed.len() > 10, "{kind:?}: there is something to leave out");
        removed.extend([PURPOSE.to_owned(), COMMENT.to_owned(), "Wilhelmine".to_owned()]);
        removed.extend(digests.iter().cloned());
        if !kind.shows_the_review() {
            removed.insert(LEAD.to_owned());
            for reason in reasons["reasons"].as_array().unwrap() {
                removed.insert(format!("{}:{}", reason["scheme"].as_str().unwrap(), reason["code"].as_str().unwrap()));
            }
        }
        for text in &removed {
            for (_, needle) in forms(text) {
                assert!(!holds(&file, &needle), "{kind:?} holds {text:?}");
            }
        }
        assert!(shown.is_empty() || shown.iter().any(|text| holds(&members["data/report.html"], text.as_bytes())));
    }
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn f6_d_the_person_gets_their_own_data_and_no_code_no_score_and_no_name_of_a_reviewer() {
    let stage = Stage::still(40).await;
    let (console, case_id) = decided(&stage).await;
    let members = archive::read(&exported(&console, &case_id, PackageKind::DataSubject).await).unwrap();
    // Digits of a digest or an id can be those of a code by chance.
    let facts = facts(&members);
    let by_chance = |text: &str| text.replace(&facts.package_id, "").replace(&facts.fields, "");
    let page = by_chance(&String::from_utf8(members["data/report.html"].clone()).unwrap());
    for code in 3_201..=3_215 {
        for (name, bytes) in &members {
            let text = by_chance(&String::from_utf8_lossy(bytes));
            let digests = ["manifest", "fields", "keys", "audit", "dsse"].iter().any(|one| name.contains(one));
            assert!(digests || !text.contains(&format!("{code}")), "{name} holds {code}");
        }
        assert!(!page.contains(&code.to_string()));
    }
    assert!(!page.contains(LEAD) && !page.contains("Haddad") && !page.contains("score"), "{page}");
    let whole = archive::read(&exported(&console, &case_id, PackageKind::Full).await).unwrap();
    let own = texts(&whole["data/case.json"]).into_iter().find(|(place, _)| place.ends_with("/lastName"));
    if let Some((_, name)) = own {
        assert!(page.contains(&name), "the person's own name is theirs");
    }
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn r_37_an_export_asks_for_a_purpose_a_fresh_sign_in_and_a_note_of_each_gap_and_refused_it_leaves_no_trace() {
    let stage = Stage::still(40).await;
    let (console, case_id) = decided(&stage).await;
    let identity = Identity::generate();
    let good = asked(&console, &case_id, PackageKind::Court, &identity).await;
    let whole = asked(&console, &case_id, PackageKind::Full, &identity).await;
    let refused = async |asked: PackageAsked| console.export_package(&asked).await.err().expect("refused").code;
    assert_eq!(refused(PackageAsked { purpose: " x ".to_owned(), ..good.clone() }).await, "package_purpose");
    assert_eq!(refused(PackageAsked { purpose: "x".repeat(201), ..good.clone() }).await, "package_purpose");
    assert_eq!(refused(PackageAsked { noted: Vec::new(), ..good.clone() }).await, "package_gaps");
    let other = PackageAsked { evidence_digest: "sha-256:00".to_owned(), ..good.clone() };
    assert_eq!(refused(other).await, "package_changed");
    assert_eq!(refused(PackageAsked { recipients: Vec::new(), ..whole.clone() }).await, "package_recipients");
    assert_eq!(
        refused(PackageAsked { recipients: whole.recipients.clone(), ..good.clone() }).await,
        "package_recipients"
    );
    stage.pass(6 * 60);
    assert!(!console.package_form(&case_id).await.unwrap().fresh);
    assert_eq!(refused(good.clone()).await, "sign_in_again");
    assert_eq!(
        entry_of_an_export(&log_kinds(&console, &case_id).await),
        0,
        "nothing left, and nothing is said to have"
    );
    sign_in(&console, LEAD).await;
    console.export_package(&good).await.unwrap();
    assert_eq!(entry_of_an_export(&log_kinds(&console, &case_id).await), 1);
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn r_57_who_may_export_is_a_row_of_the_table_and_a_whole_one_needs_the_permission_for_pictures() {
    for (person, court, full) in [("rev-17", false, false), ("aud-01", true, false), ("prv-05", true, false)] {
        let stage = Stage::still(8).await;
        let console = stage.synced(person).await;
        let case_id = stage.case(0);
        let identity = Identity::generate();
        let form = console.package_form(&case_id).await;
        assert_eq!(form.is_ok(), court, "{person}");
        let Ok(form) = form else { continue };
        assert_eq!(form.kinds[0].may, full, "{person}");
        let whole = asked(&console, &case_id, PackageKind::Full, &identity).await;
        assert_eq!(console.export_package(&whole).await.err().expect("refused").code, "role_needed");
        let court = asked(&console, &case_id, PackageKind::Court, &identity).await;
        assert!(package::check_file(&console.export_package(&court).await.unwrap().bytes, &[]).is_whole());
        console.close().await.unwrap();
    }
}
