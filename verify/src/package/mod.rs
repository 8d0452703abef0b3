//! Evidence packages: how one is written, and what a stranger can check of it (`docs/evidence-package.md`).
//!
//! Promises: pure, no disk, no network, no clock; every byte of a package is covered by its signature or refused for being
//! written in a second way; the first bad part is named, and what a package cannot prove is said. Deliberately does not
//! sign, does not decrypt, and does not know what a field or an entry means.
pub mod archive;
pub mod bag;
mod entries;
pub mod facts;
pub mod fields;
mod report;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use ed25519_dalek::{Signature, VerifyingKey};

pub use report::{PackageFault, PackageFaultCode, PackageReport, PackageUnknown};

use self::archive::Members;
use self::facts::{
    CASE, CHECKPOINT, DECISIONS, ENTRIES, FACTS, FIELDS, FieldsFile, PackageFacts, VERSION, bag_info, exact,
};
use self::fields::{Opened, commitment, digest_of, flatten, sha256_text};
use crate::{Checkpoint, LogKey};

/// The verifier key of the log the package was signed in.
pub const KEY: &str = "keys/log.vkey";
/// The same key as OpenSSL reads it.
pub const KEY_PEM: &str = "keys/log.pem";

/// A text of one of the package's own files is at fault.
type Bad = (PackageFaultCode, &'static str);

/// Checks a package as one file.
pub fn check_file(file: &[u8], keys: &[LogKey]) -> PackageReport {
    match archive::read(file) {
        Ok(members) => check(&members, keys),
        Err(_why) => {
            let mut report = PackageReport::default();
            report.fault(PackageFaultCode::Unreadable, "archive");
            report
        }
    }
}

/// Checks a package's files. `keys`: those it may be signed with; none is the key it brings along.
pub fn check(members: &Members, keys: &[LogKey]) -> PackageReport {
    let mut report = PackageReport::default();
    let signed = match signed(members, keys) {
        Ok(signed) => signed,
        Err((code, part)) => {
            report.fault(code, part);
            return report;
        }
    };
    report.package_id = Some(signed.stated.package_id.clone());
    listed(members, &signed.stated, &mut report);
    if report.is_whole()
        && let Err((code, part)) = said(members, &signed, &mut report)
    {
        report.fault(code, part);
    }
    report.unknown.extend(keys.is_empty().then_some(PackageUnknown::KeyOwner));
    report.unknown.extend([PackageUnknown::ClaimedTimes, PackageUnknown::Completeness, PackageUnknown::LogBefore]);
    report
}

struct Signed {
    key: LogKey,
    stated: bag::Stated,
}

/// The key, and what it signed.
fn signed(members: &Members, keys: &[LogKey]) -> Result<Signed, Bad> {
    let text = members.get(KEY).ok_or((PackageFaultCode::Missing, KEY))?;
    let text = std::str::from_utf8(text).ok().and_then(|text| text.strip_suffix('\n'));
    let key = text.and_then(|text| LogKey::parse(text).ok()).ok_or((PackageFaultCode::BadKey, KEY))?;
    if !keys.is_empty() && !keys.contains(&key) {
        return Err((PackageFaultCode::UnknownKey, KEY));
    }
    let pem = members.get(KEY_PEM).ok_or((PackageFaultCode::Missing, KEY_PEM))?;
    if *pem != bag::pem(&key.bytes()).into_bytes() {
        return Err((PackageFaultCode::BadKey, KEY_PEM));
    }
    let envelope = members.get(bag::ENVELOPE).ok_or((PackageFaultCode::Missing, bag::ENVELOPE))?;
    let unreadable = (PackageFaultCode::Unreadable, bag::ENVELOPE);
    let (payload, signature) = bag::open_envelope(envelope).ok_or(unreadable)?;
    let fits = VerifyingKey::from_bytes(&key.bytes())
        .is_ok_and(|known| known.verify_strict(&bag::pae(&payload), &Signature::from_bytes(&signature)).is_ok());
    if !fits {
        return Err((PackageFaultCode::BadSignature, bag::ENVELOPE));
    }
    let stated = bag::open_statement(&payload).ok_or(unreadable)?;
    Ok(Signed { key, stated })
}

/// Whether the files are those the signed lists name.
fn listed(members: &Members, stated: &bag::Stated, report: &mut PackageReport) {
    let lists = [(bag::TAG_MANIFEST, &stated.tag_manifest), (bag::MANIFEST, &stated.manifest)];
    let mut named: BTreeMap<String, String> = BTreeMap::new();
    for (list, digest) in lists {
        let Some(bytes) = members.get(list) else {
            report.fault(PackageFaultCode::Missing, list);
            return;
        };
        if fields::hex(bytes) != *digest {
            report.fault(PackageFaultCode::Altered, list);
            return;
        }
        let Some(lines) = lines(bytes) else {
            report.fault(PackageFaultCode::Unreadable, list);
            return;
        };
        for (digest, name) in lines {
            match members.get(&name) {
                None => report.fault(PackageFaultCode::Missing, &name),
                Some(bytes) if fields::hex(bytes) != digest => report.fault(PackageFaultCode::Altered, &name),
                Some(_) => {}
            }
            named.insert(name, digest);
        }
    }
    let own = [bag::TAG_MANIFEST, bag::ENVELOPE];
    for name in members.keys().filter(|name| !named.contains_key(*name) && !own.contains(&name.as_str())) {
        report.fault(PackageFaultCode::Unexpected, name);
    }
}

fn lines(list: &[u8]) -> Option<Vec<(String, String)>> {
    let text = std::str::from_utf8(list).ok()?;
    let line = |line: &str| line.strip_suffix('\n')?.split_once("  ").map(|(one, other)| (one.into(), other.into()));
    text.split_inclusive('\n').map(line).collect()
}

/// Whether what the files say fits together, and the log.
fn said(members: &Members, signed: &Signed, report: &mut PackageReport) -> Result<(), Bad> {
    let get = |name: &'static str| members.get(name).ok_or((PackageFaultCode::Missing, name));
    let contradicts = |part: &'static str, agrees: bool| {
        if agrees { Ok(()) } else { Err((PackageFaultCode::Contradicts, part)) }
    };
    let facts: PackageFacts = exact(get(FACTS)?).ok_or((PackageFaultCode::Unreadable, FACTS))?;
    let redacted = facts.kind == "redacted" && facts.recipient.is_some() && facts.evidence_digest.is_none();
    let full = facts.kind == "full" && facts.recipient.is_none() && facts.evidence_digest.is_some();
    let ours = facts.package_id == signed.stated.package_id && facts.v == VERSION;
    contradicts(FACTS, ours && (redacted || full) && full == members.contains_key(CASE))?;
    for file in facts.files.iter().filter_map(|file| file.path.as_ref()) {
        contradicts(FACTS, members.contains_key(file))?;
    }
    contradicts("bagit.txt", get("bagit.txt")? == bag::BAGIT.as_bytes())?;
    contradicts("bag-info.txt", *get("bag-info.txt")? == bag_info(&facts, &bag::oxum(members)).into_bytes())?;
    (report.kind, report.recipient) = (Some(facts.kind.clone()), facts.recipient.clone());
    report.parts.clone_from(&facts.parts);

    let listed: FieldsFile = exact(get(FIELDS)?).ok_or((PackageFaultCode::Unreadable, FIELDS))?;
    (report.fields, report.disclosed) = (listed.digests.len() as u64, listed.disclosed.len() as u64);
    contradicts(FIELDS, listed.v == VERSION && listed.digests.is_sorted())?;
    contradicts(FIELDS, commitment(&listed.digests) == facts.fields)?;
    let mut opened = BTreeMap::new();
    for disclosure in &listed.disclosed {
        let known = listed.digests.binary_search(&digest_of(disclosure)).is_ok();
        let Opened { name, value } =
            fields::open(disclosure).filter(|_| known).ok_or((PackageFaultCode::NotCommitted, FIELDS))?;
        opened.insert(name, value);
    }
    if let Some(digest) = &facts.evidence_digest {
        let case = get(CASE)?;
        contradicts(CASE, sha256_text(case) == *digest)?;
        let document = serde_json::from_slice(case).map_err(|_| (PackageFaultCode::Unreadable, CASE))?;
        let all: BTreeMap<_, _> = flatten(&document).into_iter().collect();
        if all != opened {
            return Err((PackageFaultCode::NotCommitted, CASE));
        }
    } else {
        report.unknown.push(PackageUnknown::LeftOut);
    }
    logged(members, signed, &facts, report)
}

/// Whether the entries stand in the log, and speak of this package.
fn logged(members: &Members, signed: &Signed, facts: &PackageFacts, report: &mut PackageReport) -> Result<(), Bad> {
    let note = members.get(CHECKPOINT).ok_or((PackageFaultCode::Missing, CHECKPOINT))?;
    let bad = (PackageFaultCode::BadCheckpoint, CHECKPOINT);
    let note = std::str::from_utf8(note).map_err(|_| bad)?;
    Checkpoint::open(note, &signed.key).map_err(|_| bad)?;
    let Some(lines) = members.get(ENTRIES) else {
        report.unknown.push(PackageUnknown::NoEntries);
        return Ok(());
    };
    let read = match entries::read(lines, note, &signed.key) {
        Ok(read) => read,
        Err((code, entry)) => {
            report.faults.push(PackageFault { code, part: ENTRIES.to_owned(), entry });
            return Ok(());
        }
    };
    report.entries = read.len() as u64;
    let manifest = members.get(bag::MANIFEST).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default();
    let said = |last: &entries::Read| {
        let text = |name: &str| last.opened.get(name).and_then(|value| value.as_str());
        last.kind == facts::EXPORTED
            && text("packageId") == Some(&facts.package_id)
            && text("kind") == Some(&facts.kind)
            && text("fields") == Some(&facts.fields)
            && text("content") == Some(&bag::content(manifest))
    };
    if !read.last().is_some_and(said) {
        let entry = read.last().map(|last| last.seq);
        report.faults.push(PackageFault { code: PackageFaultCode::Contradicts, part: ENTRIES.to_owned(), entry });
        return Ok(());
    }
    decided(members, facts, &read, report);
    Ok(())
}

/// Whether the decisions are those of their entries, and made on this evidence.
fn decided(members: &Members, facts: &PackageFacts, read: &[entries::Read], report: &mut PackageReport) {
    let decisions = || read.iter().filter(|one| ["decided", "second_answered"].contains(&one.kind.as_str()));
    for (name, bytes) in members.iter().filter(|(name, _)| name.starts_with(DECISIONS)) {
        let id = name.strip_prefix(DECISIONS).and_then(|name| name.strip_suffix(".json"));
        let of_it = decisions().find(|one| one.decision_id.as_deref() == id);
        match of_it.and_then(|one| one.opened.get("bodyDigest")) {
            None => report.unknown.push(PackageUnknown::UnprovenDecision),
            Some(digest) if digest.as_str() == Some(&sha256_text(bytes)) => {}
            Some(_) => report.fault(PackageFaultCode::NotCommitted, name),
        }
    }
    let newest = decisions().next_back();
    report.as_decided =
        newest.and_then(|one| one.opened.get("fields")).map(|said| said.as_str() == Some(facts.fields.as_str()));
    if newest.is_some() && report.as_decided != Some(true) {
        report.unknown.push(PackageUnknown::NotAsDecided);
    }
}
