//! Whether the entries of a package stand in the log, and speak of this package.
use serde_json::json;

use super::archive::Members;
use super::facts::{CHECKPOINT, DECISIONS, ENTRIES, EXPORTED, PackageFacts};
use super::fields::sha256_text;
use super::said::get;
use super::{PackageFault, PackageFaultCode, PackageReport, PackageUnknown, Signed, bag, entries};
use crate::Checkpoint;

/// Everything the log says; a fault of one entry goes into the report with its number.
pub(super) fn check(
    members: &Members,
    signed: &Signed,
    facts: &PackageFacts,
    report: &mut PackageReport,
) -> Result<(), (PackageFaultCode, String)> {
    let note = get(members, CHECKPOINT)?;
    let bad = || (PackageFaultCode::BadCheckpoint, CHECKPOINT.to_owned());
    let note = std::str::from_utf8(note).map_err(|_| bad())?;
    Checkpoint::open(note, &signed.key).map_err(|_| bad())?;
    let Some(lines) = members.get(ENTRIES) else {
        report.unknown.push(PackageUnknown::NoEntries);
        // Whoever is shown the review is shown its entries: without them nothing here was proven to have happened.
        let owed = facts.shows_the_review();
        return if owed { Err((PackageFaultCode::Missing, ENTRIES.to_owned())) } else { Ok(()) };
    };
    if !facts.shows_the_review() {
        return Err((PackageFaultCode::Unexpected, ENTRIES.to_owned()));
    }
    let read = match entries::read(lines, note, &signed.key) {
        Ok(read) => read,
        Err((code, entry)) => {
            report.faults.push(PackageFault { code, part: ENTRIES.to_owned(), entry });
            return Ok(());
        }
    };
    report.entries = read.len() as u64;
    if !read.last().is_some_and(|last| is_of_this(last, members, facts)) {
        let entry = read.last().map(|last| last.seq);
        report.faults.push(PackageFault { code: PackageFaultCode::Contradicts, part: ENTRIES.to_owned(), entry });
        return Ok(());
    }
    decided(members, facts, &read, report);
    Ok(())
}

/// The entry of the export speaks of this package.
fn is_of_this(last: &entries::Read, members: &Members, facts: &PackageFacts) -> bool {
    let manifest = members.get(bag::MANIFEST).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default();
    let text = |name: &str| last.opened.get(name).and_then(|value| value.as_str());
    last.kind == EXPORTED
        && text("packageId") == Some(&facts.package_id)
        && text("kind") == Some(&facts.kind)
        && last.opened.get("recipient") == Some(&json!(facts.recipient))
        && text("fields") == Some(&facts.fields)
        && text("content") == Some(&bag::content(manifest))
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
