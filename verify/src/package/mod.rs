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
mod logged;
mod once;
mod refused;
mod report;
mod said;
pub mod shown;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use ed25519_dalek::{Signature, VerifyingKey};

pub use report::{PackageFault, PackageFaultCode, PackageReport, PackageUnknown};

use self::archive::Members;
use crate::LogKey;

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
        Err(why) => {
            let mut report = PackageReport { archive: Some(why), ..PackageReport::default() };
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
        && let Err((code, part)) = said::check(members, &signed, &mut report)
    {
        report.fault(code, &part);
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

/// Whether the files are those the signed lists name, each in its own list: what the log commits to is the list of what
/// stands under `data/`, and a file that another list names would be left out of it.
fn listed(members: &Members, stated: &bag::Stated, report: &mut PackageReport) {
    let digests = bag::digests(members);
    let lists = [(bag::TAG_MANIFEST, &stated.tag_manifest), (bag::MANIFEST, &stated.manifest)];
    let mut named: BTreeMap<String, String> = BTreeMap::new();
    for (list, digest) in lists {
        let Some(bytes) = members.get(list) else {
            report.fault(PackageFaultCode::Missing, list);
            return;
        };
        if digests.get(list) != Some(digest) {
            report.fault(PackageFaultCode::Altered, list);
            return;
        }
        let Some(lines) = lines(bytes) else {
            report.fault(PackageFaultCode::Unreadable, list);
            return;
        };
        for (digest, name) in lines {
            match digests.get(&name) {
                None => report.fault(PackageFaultCode::Missing, &name),
                Some(held) if *held != digest => report.fault(PackageFaultCode::Altered, &name),
                Some(_) => {}
            }
            named.insert(name, digest);
        }
    }
    let own = [bag::TAG_MANIFEST, bag::ENVELOPE];
    for name in members.keys().filter(|name| !named.contains_key(*name) && !own.contains(&name.as_str())) {
        report.fault(PackageFaultCode::Unexpected, name);
    }
    let written = [(bag::TAG_MANIFEST, bag::tag_manifest_of(&digests)), (bag::MANIFEST, bag::manifest_of(&digests))];
    let other = written.iter().find(|(list, text)| members.get(*list).map(Vec::as_slice) != Some(text.as_bytes()));
    if let Some((list, _)) = other.filter(|_| report.is_whole()) {
        report.fault(PackageFaultCode::Unreadable, list);
    }
}

fn lines(list: &[u8]) -> Option<Vec<(String, String)>> {
    let text = std::str::from_utf8(list).ok()?;
    let line = |line: &str| line.strip_suffix('\n')?.split_once("  ").map(|(one, other)| (one.into(), other.into()));
    text.split_inclusive('\n').map(line).collect()
}
