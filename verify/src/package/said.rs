//! Whether what the files of a package say fits together: its own words, its fields, its files. What the log says of it is
//! `logged`.
use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::archive::Members;
use super::facts::{
    CASE, CHECKPOINT, DECISIONS, ENTRIES, FACTS, FIELDS, FieldsFile, FileFact, IMAGES, PackageFacts, RECEIPTS, REPORT,
    SIGNED, VERSION, bag_info, exact,
};
use super::fields::{Opened, commitment, digest_of, flatten, hex, is_digest, open, sha256_text};
use super::once::Once;
use super::shown::{SHOWN, ShownFile};
use super::{KEY, KEY_PEM, PackageFaultCode, PackageReport, PackageUnknown, Signed, bag, logged};

/// What is at fault, and in which file.
type Bad = (PackageFaultCode, String);

/// Everything that is not signature or list, the first bad part as an error.
pub(super) fn check(members: &Members, signed: &Signed, report: &mut PackageReport) -> Result<(), Bad> {
    let facts: PackageFacts = exact(get(members, FACTS)?).ok_or_else(|| unreadable(FACTS))?;
    let known = facts.is_full() || facts.is_redacted();
    let ours = facts.package_id == signed.stated.package_id && facts.v == VERSION;
    contradicts(FACTS, ours && known && facts.is_full() == members.contains_key(CASE))?;
    logged_or_known(members)?;
    kept_back(members, &facts)?;
    files(members, &facts)?;
    contradicts("bagit.txt", get(members, "bagit.txt")? == bag::BAGIT.as_bytes())?;
    let info = bag_info(&facts, &bag::oxum(members));
    contradicts("bag-info.txt", *get(members, "bag-info.txt")? == info.into_bytes())?;
    (report.kind, report.recipient) = (Some(facts.kind.clone()), facts.recipient.clone());
    report.parts.clone_from(&facts.parts);
    fields(members, &facts, report)?;
    as_shown(members, &facts)?;
    report.unknown.extend((!facts.is_full()).then_some(PackageUnknown::LeftOut));
    report.unknown.extend(facts.lacks_a_decision().then_some(PackageUnknown::UnreadableDecision));
    report.unknown.extend(members.contains_key(REPORT).then_some(PackageUnknown::Report));
    logged::check(members, signed, &facts, report)
}

/// The files of a package that the entry of its export does not commit to. Any other beside them could be put into a package
/// that was logged long ago, by whoever holds the key.
const NOT_LOGGED: [&str; 10] = [
    "VERIFY.txt",
    "bag-info.txt",
    "bagit.txt",
    CHECKPOINT,
    ENTRIES,
    KEY_PEM,
    KEY,
    bag::ENVELOPE,
    bag::MANIFEST,
    bag::TAG_MANIFEST,
];

/// Every file is one the log speaks of, or one of those it cannot.
fn logged_or_known(members: &Members) -> Result<(), Bad> {
    let logged = |name: &str| name.starts_with(bag::DATA) && !name.starts_with(bag::AUDIT);
    match members.keys().find(|name| !logged(name) && !NOT_LOGGED.contains(&name.as_str())) {
        Some(name) => Err((PackageFaultCode::Unexpected, name.clone())),
        None => Ok(()),
    }
}

/// What a redacted package may not hold, and what one for a partner or the person may not even name.
fn kept_back(members: &Members, facts: &PackageFacts) -> Result<(), Bad> {
    let whole_only = |name: &&String| [DECISIONS, RECEIPTS, SIGNED].iter().any(|folder| name.starts_with(folder));
    if let Some(name) = members.keys().find(|name| !facts.is_full() && whole_only(name)) {
        return Err((PackageFaultCode::Unexpected, name.clone()));
    }
    let told = facts.etag.is_some() || facts.files.iter().any(|file| file.original.is_some());
    contradicts(FACTS, facts.shows_the_review() || !told)
}

/// Each file that is here is as it is said to be, and each that is here is said to be.
fn files(members: &Members, facts: &PackageFacts) -> Result<(), Bad> {
    let mut named = BTreeSet::new();
    for file in &facts.files {
        let Some(path) = &file.path else {
            contradicts(FACTS, !["original", "redacted"].contains(&file.state.as_str()))?;
            continue;
        };
        let ours = path.starts_with(IMAGES) || path.starts_with(SIGNED);
        contradicts(FACTS, ours && named.insert(path.as_str()))?;
        let bytes = members.get(path).ok_or_else(|| (PackageFaultCode::Contradicts, FACTS.to_owned()))?;
        if !is_as_told(file, facts, &hex(bytes)) {
            return Err((PackageFaultCode::Contradicts, path.clone()));
        }
    }
    let held = members.keys().filter(|name| name.starts_with(IMAGES) || name.starts_with(SIGNED));
    match held.into_iter().find(|name| !named.contains(name.as_str())) {
        Some(name) => Err((PackageFaultCode::Unexpected, name.clone())),
        None => Ok(()),
    }
}

/// A file as it came has the digest that is told of it; one that was painted over must have another.
fn is_as_told(file: &FileFact, facts: &PackageFacts, digest: &str) -> bool {
    let same = file.original.as_ref().map(|original| original == digest);
    match file.state.as_str() {
        "original" => facts.is_full() && same == Some(true),
        "redacted" => facts.is_redacted() && facts.shows_the_review() && same == Some(false),
        _ => false,
    }
}

/// Each field that is shown was committed to, once; and what else the package says of the case is what they say.
fn fields(members: &Members, facts: &PackageFacts, report: &mut PackageReport) -> Result<(), Bad> {
    let listed: FieldsFile = exact(get(members, FIELDS)?).ok_or_else(|| unreadable(FIELDS))?;
    (report.fields, report.disclosed) = (listed.digests.len() as u64, listed.disclosed.len() as u64);
    let digests = listed.digests.is_sorted() && listed.digests.iter().all(|digest| is_digest(digest));
    contradicts(FIELDS, listed.v == VERSION && digests)?;
    contradicts(FIELDS, commitment(&listed.digests) == facts.fields)?;
    let mut opened: BTreeMap<String, Value> = BTreeMap::new();
    for disclosure in &listed.disclosed {
        let not_committed = || (PackageFaultCode::NotCommitted, FIELDS.to_owned());
        let known = listed.digests.binary_search(&digest_of(disclosure)).is_ok();
        let Opened { name, value } = open(disclosure).filter(|_| known).ok_or_else(not_committed)?;
        if opened.insert(name, value).is_some() {
            return Err(not_committed());
        }
    }
    contradicts(FACTS, opened.get("/caseId") == Some(&json!(facts.case_id)))?;
    let etag = opened.get("/etag");
    contradicts(FACTS, etag.map_or(facts.etag.is_none(), |said| *said == json!(facts.etag)))?;
    if let Some(digest) = &facts.evidence_digest {
        let case = get(members, CASE)?;
        contradicts(CASE, sha256_text(case) == *digest)?;
        let Once(document) = serde_json::from_slice(case).map_err(|_| unreadable(CASE))?;
        let all: BTreeMap<_, _> = flatten(&document).into_iter().collect();
        if all != opened {
            return Err((PackageFaultCode::NotCommitted, CASE.to_owned()));
        }
    }
    Ok(())
}

/// How the case was shown, where the review is: told once, and its digest is over what is here.
fn as_shown(members: &Members, facts: &PackageFacts) -> Result<(), Bad> {
    if !facts.shows_the_review() {
        let told = members.contains_key(SHOWN);
        return if told { Err((PackageFaultCode::Unexpected, SHOWN.to_owned())) } else { Ok(()) };
    }
    let shown: ShownFile = exact(get(members, SHOWN)?).ok_or_else(|| unreadable(SHOWN))?;
    let text = shown.policy.text.as_ref();
    contradicts(SHOWN, shown.v == VERSION && text.is_some() == facts.is_full())?;
    contradicts(SHOWN, text.is_none_or(|text| sha256_text(text.as_bytes()) == shown.policy.digest))?;
    let state = shown.state_over(&facts.fields, &facts.files).map_err(|_| unreadable(SHOWN))?;
    contradicts(SHOWN, state == shown.state)
}

pub(super) fn get<'a>(members: &'a Members, name: &str) -> Result<&'a Vec<u8>, Bad> {
    members.get(name).ok_or_else(|| (PackageFaultCode::Missing, name.to_owned()))
}

fn contradicts(part: &str, agrees: bool) -> Result<(), Bad> {
    if agrees { Ok(()) } else { Err((PackageFaultCode::Contradicts, part.to_owned())) }
}

fn unreadable(part: &str) -> Bad {
    (PackageFaultCode::Unreadable, part.to_owned())
}
