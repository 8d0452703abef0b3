//! A small package made here, good and then spoilt in one place at a time.
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ed25519_dalek::{Signer as _, SigningKey};
use serde_json::{Value, json};

use super::facts::{
    CASE, CHECKPOINT, ENTRIES, EntryLine, FACTS, FIELDS, FieldsFile, FileFact, LeftOut, PackageFacts, PartFact,
    VERSION, bag_info,
};
use super::fields::{commitment, digest_of, flatten, sha256_text};
use super::*;
use crate::Checkpoint;
use crate::proof::inclusion_text;
use crate::tree::{Hash, inclusion_ranges, leaf, root};

mod anew;

const ORIGIN: &str = "second-look/console/dev_1/log/1";

fn disclosure(name: &str, value: &Value) -> String {
    URL_SAFE_NO_PAD.encode(serde_json::to_vec(&json!(["c2FsdA", name, value])).unwrap())
}

fn signing() -> SigningKey {
    SigningKey::from_bytes(&[7; 32])
}

fn key() -> LogKey {
    LogKey::new(ORIGIN, &signing().verifying_key().to_bytes()).unwrap()
}

fn entry(seq: u64, kind: &str, decision: Option<&str>, disclosed: &[String]) -> String {
    let commit: serde_json::Map<String, Value> =
        disclosed.iter().map(|text| (fields::open(text).unwrap().name, Value::from(digest_of(text)))).collect();
    let case = "c-1";
    json!({ "type": kind, "seq": seq.to_string(), "caseRef": case, "decisionId": decision, "commit": commit })
        .to_string()
}

fn note(leaves: &[Hash]) -> String {
    let checkpoint = Checkpoint { origin: ORIGIN.to_owned(), size: leaves.len() as u64, root: root(leaves) };
    checkpoint.note(&key(), &signing().sign(checkpoint.text().as_bytes()).to_bytes()).unwrap()
}

/// Writes what is signed last anew, as whoever holds the key could.
pub(crate) fn sign(members: &mut Members) {
    for own in [bag::MANIFEST, bag::TAG_MANIFEST, bag::ENVELOPE] {
        members.remove(own);
    }
    let facts: PackageFacts = serde_json::from_slice(&members[FACTS]).unwrap();
    members.insert("bag-info.txt".to_owned(), bag_info(&facts, &bag::oxum(members)).into_bytes());
    members.insert(bag::MANIFEST.to_owned(), bag::manifest(members).into_bytes());
    members.insert(bag::TAG_MANIFEST.to_owned(), bag::tag_manifest(members).into_bytes());
    let text = |name: &str| String::from_utf8(members[name].clone()).unwrap();
    let said = bag::statement(&facts.package_id, &text(bag::MANIFEST), &text(bag::TAG_MANIFEST)).unwrap();
    let signature = signing().sign(&bag::pae(said.as_bytes())).to_bytes();
    let envelope = bag::envelope(said.as_bytes(), &signature).unwrap();
    members.insert(bag::ENVELOPE.to_owned(), envelope.into_bytes());
}

fn log(members: &mut Members, change: impl Fn(&mut Vec<(String, Vec<String>)>)) {
    let facts: PackageFacts = serde_json::from_slice(&members[FACTS]).unwrap();
    members.retain(|name, _| !name.starts_with(bag::AUDIT));
    let content = bag::content(&bag::manifest(members));
    let body = members.get("data/decisions/d-1.json").map(|body| sha256_text(body)).unwrap_or_default();
    let decided = vec![disclosure("fields", &json!(facts.fields)), disclosure("bodyDigest", &json!(body))];
    let exported = vec![
        disclosure("content", &json!(content)),
        disclosure("fields", &json!(facts.fields)),
        disclosure("kind", &json!(facts.kind)),
        disclosure("packageId", &json!(facts.package_id)),
        disclosure("recipient", &json!(facts.recipient)),
    ];
    let mut lines = vec![
        (entry(0, "case_opened", None, &[]), Vec::new()),
        (entry(1, "decided", Some("d-1"), &decided), decided),
        (entry(2, facts::EXPORTED, None, &exported), exported),
    ];
    change(&mut lines);
    let leaves: Vec<Hash> = lines.iter().map(|(entry, _)| leaf(entry.as_bytes())).collect();
    let note = note(&leaves);
    let line = |(at, (entry, disclosed)): (usize, &(String, Vec<String>))| {
        let ranges = inclusion_ranges(at as u64, leaves.len() as u64).unwrap();
        let hashes: Vec<Hash> =
            ranges.iter().map(|range| root(&leaves[range.start as usize..range.end as usize])).collect();
        let proof = inclusion_text(at as u64, &hashes, &note);
        let line = EntryLine { disclosed: disclosed.clone(), entry: entry.clone(), proof };
        serde_json::to_string(&line).unwrap() + "\n"
    };
    let text: String = lines.iter().enumerate().map(line).collect();
    members.insert(ENTRIES.to_owned(), text.into_bytes());
    members.insert(CHECKPOINT.to_owned(), note.into_bytes());
}

fn case() -> Value {
    json!({ "caseId": "cse_1", "etag": null, "session": null, "blocks": [{ "kind": "documentData", "n": "X1" }] })
}

/// A whole package; `full`, or one for a court that shows the case and the kind of the block.
pub(crate) fn package(full: bool) -> Members {
    let document = serde_json::to_vec(&case()).unwrap();
    let all: Vec<(String, String)> =
        flatten(&case()).into_iter().map(|(name, value)| (name.clone(), disclosure(&name, &value))).collect();
    let mut digests: Vec<String> = all.iter().map(|(_, text)| digest_of(text)).collect();
    digests.sort();
    let shown = |name: &str| full || ["/blocks/0/kind", "/caseId"].contains(&name);
    let disclosed = all.iter().filter(|(name, _)| shown(name)).map(|(_, text)| text.clone()).collect();
    let facts = PackageFacts {
        app: "second-look/0.1.0".to_owned(),
        case_id: "cse_1".to_owned(),
        etag: None,
        evidence_digest: full.then(|| sha256_text(&document)),
        fields: commitment(&digests),
        files: Vec::new(),
        kind: if full { "full" } else { "redacted" }.to_owned(),
        language: "en".to_owned(),
        left_out: Vec::new(),
        made_at: "2026-11-26T08:00:00.000Z".to_owned(),
        package_id: "p-1".to_owned(),
        parts: vec![PartFact { part: "images_and_ocr".to_owned(), state: "missing".to_owned() }],
        recipient: (!full).then(|| "court".to_owned()),
        v: VERSION,
    };
    let mut members = Members::new();
    let mut put = |name: &str, bytes: Vec<u8>| members.insert(name.to_owned(), bytes);
    put("bagit.txt", bag::BAGIT.as_bytes().to_vec());
    put(KEY, (key().to_text() + "\n").into_bytes());
    put(KEY_PEM, bag::pem(&key().bytes()).into_bytes());
    put("VERIFY.txt", b"how".to_vec());
    put(FACTS, serde_json::to_vec(&facts).unwrap());
    put(FIELDS, serde_json::to_vec(&FieldsFile { digests, disclosed, v: VERSION }).unwrap());
    if full {
        put(CASE, document);
        put("data/decisions/d-1.json", b"{}".to_vec());
    }
    tell_shown(&mut members, &facts);
    log(&mut members, |_| {});
    sign(&mut members);
    members
}

/// How the case was shown, over what the package holds.
fn tell_shown(members: &mut Members, facts: &PackageFacts) {
    let mut shown = shown::tests::shown();
    shown.policy.text = facts.is_full().then(|| "x".to_owned());
    shown.state = shown.state_over(&facts.fields, &facts.files).unwrap();
    members.insert(shown::SHOWN.to_owned(), serde_json::to_vec(&shown).unwrap());
}

fn first(members: &Members) -> Option<(PackageFaultCode, String, Option<u64>)> {
    check(members, &[]).faults.into_iter().next().map(|fault| (fault.code, fault.part, fault.entry))
}

fn fault(code: PackageFaultCode, part: &str) -> Option<(PackageFaultCode, String, Option<u64>)> {
    Some((code, part.to_owned(), None))
}

#[test]
fn a_whole_package_holds_and_says_what_it_cannot_prove() {
    for full in [true, false] {
        let file = archive::write(&package(full)).unwrap();
        let report = check_file(&file, &[key()]);
        assert_eq!(report.faults, []);
        assert_eq!((report.fields, report.disclosed, report.entries), (5, if full { 5 } else { 2 }, 3));
        assert_eq!(report.as_decided, Some(true));
        assert_eq!(report.unknown.contains(&PackageUnknown::LeftOut), !full);
        assert!(!report.unknown.contains(&PackageUnknown::KeyOwner), "the key was given");
        assert!(check_file(&file, &[]).unknown.contains(&PackageUnknown::KeyOwner), "the key came along");
    }
}

#[test]
fn every_changed_byte_of_the_file_is_found() {
    let file = archive::write(&package(false)).unwrap();
    for at in 0..file.len() {
        let mut altered = file.clone();
        altered[at] ^= 1 << (at % 8);
        assert!(!check_file(&altered, &[]).is_whole(), "byte {at}");
    }
}

#[test]
fn the_first_bad_part_has_its_name() {
    let package = package(true);
    for name in package.keys() {
        let mut without = package.clone();
        without.remove(name);
        assert_eq!(first(&without), fault(PackageFaultCode::Missing, name), "{name} taken away");
    }
    for name in package.keys().filter(|name| name.starts_with("data/") || name.ends_with(".txt")) {
        let mut altered = package.clone();
        altered.get_mut(name).unwrap().push(b' ');
        assert_eq!(first(&altered), fault(PackageFaultCode::Altered, name), "{name} changed");
    }
    let mut more = package.clone();
    more.insert("data/more.txt".to_owned(), Vec::new());
    assert_eq!(first(&more), fault(PackageFaultCode::Unexpected, "data/more.txt"));
    let other = LogKey::new(ORIGIN, &SigningKey::from_bytes(&[8; 32]).verifying_key().to_bytes()).unwrap();
    let found = check(&package, &[other]).faults;
    assert_eq!(found[0].code, PackageFaultCode::UnknownKey, "signed by another console");
}

/// Whoever holds the key can sign anything anew: what the log and the commitments say still shows it.
#[test]
fn a_package_that_was_signed_anew_is_held_to_what_was_committed() {
    let spoil = |full: bool, change: &dyn Fn(&mut Members)| {
        let mut members = package(full);
        change(&mut members);
        sign(&mut members);
        first(&members)
    };
    let kept_value = |members: &mut Members| {
        let mut file: FieldsFile = serde_json::from_slice(&members[FIELDS]).unwrap();
        file.disclosed[0] = disclosure("/blocks/0/kind", &json!("other"));
        members.insert(FIELDS.to_owned(), serde_json::to_vec(&file).unwrap());
    };
    assert_eq!(spoil(false, &kept_value), fault(PackageFaultCode::NotCommitted, FIELDS));
    let case = |members: &mut Members| {
        members.insert(CASE.to_owned(), b"{}".to_vec());
    };
    assert_eq!(spoil(true, &case), fault(PackageFaultCode::Contradicts, CASE));
    let report = |members: &mut Members| {
        members.insert("data/report.html".to_owned(), b"<p>other".to_vec());
    };
    let exported = Some((PackageFaultCode::Contradicts, ENTRIES.to_owned(), Some(2)));
    assert_eq!(spoil(true, &report), exported, "the entry of the export speaks of other content");
    let body = |members: &mut Members| {
        log(members, |_| {});
        members.insert("data/decisions/d-1.json".to_owned(), b"{ }".to_vec());
        let decided = members.clone();
        log(members, |lines| {
            // The entry of the decision stays as it was; that of the export is made anew.
            let before: Vec<&str> = std::str::from_utf8(&decided[ENTRIES]).unwrap().lines().collect();
            let before: EntryLine = serde_json::from_str(before[1]).unwrap();
            lines[1] = (before.entry, before.disclosed);
        });
    };
    assert_eq!(spoil(true, &body), fault(PackageFaultCode::NotCommitted, "data/decisions/d-1.json"));
    let swapped = |members: &mut Members| log(members, |lines| lines[0].0 = lines[0].0.replace("c-1", "c-2"));
    let other_case = Some((PackageFaultCode::Contradicts, ENTRIES.to_owned(), Some(1)));
    assert_eq!(spoil(true, &swapped), other_case, "an entry of another case");
    let opened = |members: &mut Members| {
        log(members, |lines| lines[1].1 = vec![disclosure("fields", &json!("sha-256:0"))]);
    };
    assert_eq!(spoil(true, &opened), Some((PackageFaultCode::NotCommitted, ENTRIES.to_owned(), Some(1))));
    let proof = |members: &mut Members| {
        let text = String::from_utf8(members[ENTRIES].clone()).unwrap();
        members.insert(ENTRIES.to_owned(), text.replace("case_opened", "case_closed").into_bytes());
    };
    assert_eq!(spoil(true, &proof), Some((PackageFaultCode::NotInLog, ENTRIES.to_owned(), Some(0))));
}

#[test]
fn a_redacted_package_may_not_carry_the_digest_of_everything() {
    let mut members = package(false);
    let mut facts: PackageFacts = serde_json::from_slice(&members[FACTS]).unwrap();
    facts.evidence_digest = Some("sha-256:0".to_owned());
    members.insert(FACTS.to_owned(), serde_json::to_vec(&facts).unwrap());
    sign(&mut members);
    assert_eq!(first(&members), fault(PackageFaultCode::Contradicts, FACTS));
}

/// The package signed anew after `change`, with its export logged anew too: only what contradicts itself still shows.
fn anew(full: bool, change: &dyn Fn(&mut Members, &mut PackageFacts)) -> Members {
    let mut members = package(full);
    let mut facts: PackageFacts = serde_json::from_slice(&members[FACTS]).unwrap();
    change(&mut members, &mut facts);
    members.insert(FACTS.to_owned(), serde_json::to_vec(&facts).unwrap());
    members.remove(shown::SHOWN);
    if facts.shows_the_review() {
        tell_shown(&mut members, &facts);
    }
    let with_entries = members.contains_key(ENTRIES);
    log(&mut members, |_| {});
    if !with_entries {
        members.remove(ENTRIES);
    }
    sign(&mut members);
    members
}

#[test]
fn what_a_package_says_of_its_case_is_what_its_fields_say() {
    let contradicts = fault(PackageFaultCode::Contradicts, FACTS);
    for full in [true, false] {
        let other_case = anew(full, &|_, facts| facts.case_id = "cse_2".to_owned());
        assert_eq!(first(&other_case), contradicts, "another case");
        let etag = anew(full, &|_, facts| facts.etag = Some("e-2".to_owned()));
        assert_eq!(first(&etag), contradicts, "an etag that no field says");
        let twice = anew(full, &|members, _| {
            let mut file: FieldsFile = serde_json::from_slice(&members[FIELDS]).unwrap();
            file.disclosed.push(file.disclosed[0].clone());
            members.insert(FIELDS.to_owned(), serde_json::to_vec(&file).unwrap());
        });
        assert_eq!(first(&twice), fault(PackageFaultCode::NotCommitted, FIELDS), "a field that is opened twice");
    }
    let nobody = anew(false, &|_, facts| facts.recipient = Some("neighbour".to_owned()));
    assert_eq!(first(&nobody), contradicts, "a recipient there is no kind for");
    let partner = anew(false, &|members, facts| {
        (facts.recipient, facts.etag) = (Some("partner".to_owned()), Some("e-1".to_owned()));
        members.remove(ENTRIES);
    });
    let untold = |text: &str| {
        let mut members = package(true);
        let shown = String::from_utf8(members[shown::SHOWN].clone()).unwrap();
        members.insert(
            shown::SHOWN.to_owned(),
            shown.replace(text, &text.replace(|c: char| c.is_alphabetic(), "y")).into_bytes(),
        );
        log(&mut members, |_| {});
        sign(&mut members);
        first(&members)
    };
    assert_eq!(untold("DEV_1"), fault(PackageFaultCode::Contradicts, shown::SHOWN), "another cause than was shown");
    assert_eq!(untold("\"one\""), None, "the name of an edition says nothing: its digest does");
    assert_eq!(first(&partner), contradicts, "a partner is told no etag");
}

#[test]
fn a_file_is_as_it_is_said_to_be() {
    let put = |full: bool, state: &str, original: Option<String>| {
        let state = state.to_owned();
        anew(full, &move |members, facts| {
            let path = "data/images/001.png".to_owned();
            members.insert(path.clone(), b"pixels".to_vec());
            let (original, state) = (original.clone(), state.clone());
            let side = "front".to_owned();
            facts.files = vec![FileFact { media_type: None, original, path: Some(path), side, state }];
        })
    };
    let (same, other) = (Some(fields::hex(b"pixels")), Some(fields::hex(b"other")));
    for (full, state, original, holds) in [
        (true, "original", &same, true),
        (true, "original", &other, false),
        (true, "original", &None, false),
        (true, "redacted", &other, false),
        (false, "redacted", &other, true),
        (false, "redacted", &same, false),
        (false, "original", &same, false),
        (false, "withheld", &other, false),
    ] {
        let package = put(full, state, original.clone());
        let wrong = (!holds).then_some(fault(PackageFaultCode::Contradicts, "data/images/001.png")).flatten();
        assert_eq!(first(&package), wrong, "full {full}, {state}, {original:?}");
    }
    let unnamed = anew(true, &|members, _| drop(members.insert("data/images/9.png".to_owned(), b"x".to_vec())));
    assert_eq!(first(&unnamed), fault(PackageFaultCode::Unexpected, "data/images/9.png"));
    let body = anew(false, &|members, _| drop(members.insert("data/decisions/d-1.json".to_owned(), b"{}".to_vec())));
    assert_eq!(first(&body), fault(PackageFaultCode::Unexpected, "data/decisions/d-1.json"), "whole ones only");
}

#[test]
fn whoever_is_shown_the_review_is_shown_its_entries_and_nobody_else_is() {
    for full in [true, false] {
        let without = anew(full, &|members, _| drop(members.remove(ENTRIES)));
        assert_eq!(first(&without), fault(PackageFaultCode::Missing, ENTRIES), "full {full}");
        assert!(check(&without, &[]).unknown.contains(&PackageUnknown::NoEntries), "and what that leaves unknown");
    }
    let partner = anew(false, &|_, facts| facts.recipient = Some("partner".to_owned()));
    assert_eq!(first(&partner), fault(PackageFaultCode::Unexpected, ENTRIES));
    let quiet = anew(false, &|members, facts| {
        facts.recipient = Some("partner".to_owned());
        members.remove(ENTRIES);
    });
    assert_eq!(first(&quiet), None);
    assert!(check(&quiet, &[]).unknown.contains(&PackageUnknown::NoEntries));
}

#[test]
fn a_second_tree_of_the_same_key_proves_nothing() {
    let mut members = package(true);
    let other = anew(true, &|_, facts| facts.language = "de".to_owned());
    members.insert(ENTRIES.to_owned(), other[ENTRIES].clone());
    sign(&mut members);
    assert_eq!(first(&members), Some((PackageFaultCode::NotInLog, ENTRIES.to_owned(), Some(0))));
}

#[test]
fn what_no_check_holds_against_anything_is_said() {
    let plain = check(&package(true), &[]).unknown;
    assert!(!plain.contains(&PackageUnknown::Report) && !plain.contains(&PackageUnknown::UnreadableDecision));
    let told = anew(true, &|members, facts| {
        members.insert("data/report.html".to_owned(), b"<p>anything".to_vec());
        facts.left_out.push(LeftOut { reason: "unreadable".to_owned(), what: "decisions".to_owned() });
    });
    let report = check(&told, &[]);
    assert_eq!(report.faults, []);
    assert!(report.unknown.contains(&PackageUnknown::Report), "the page for people is compared with nothing");
    assert!(report.unknown.contains(&PackageUnknown::UnreadableDecision));
}
