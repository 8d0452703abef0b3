//! Why a file that is not the archive of a package is none, in words a person can use. Nothing is taken from such a file: it
//! is refused before it comes here, and what is found here decides nothing.
use std::collections::BTreeSet;

use super::archive::{
    ArchiveFault, CENTRAL, END, FOLDER, LOCAL, LOCAL_BYTES, MOST_BYTES, MOST_MEMBERS, is_name, number,
};

const END_BYTES: usize = 22;
const CENTRAL_BYTES: usize = 46;
/// A comment behind the end is no longer.
const LONGEST_COMMENT: usize = 65_535;
/// What stands in a short field when the true number is in the long form.
const IN_LONG_FORM: usize = 0xffff_ffff;
/// Before the end of an archive of the long form.
const LONG_END: [u8; 4] = [0x50, 0x4b, 0x06, 0x07];
const ENCRYPTED: usize = 1;

/// A line of the list at the end.
struct Listed<'a> {
    flags: usize,
    method: usize,
    facts: &'a [u8],
    stored: usize,
    unpacked: usize,
    mode: usize,
    at: usize,
    name: &'a [u8],
    extra: &'a [u8],
}

/// The first reason that can be named.
pub(super) fn why(file: &[u8]) -> ArchiveFault {
    let Some(end) = end_of(file) else {
        let begun = file.starts_with(&LOCAL.to_le_bytes());
        return if begun { ArchiveFault::CutShort } else { ArchiveFault::NoArchive };
    };
    let long = end.checked_sub(20).and_then(|at| file.get(at..at + 4)) == Some(&LONG_END[..]);
    let head = || Some((two(file, end + 10)?, number(file, end + 12)?, number(file, end + 16)?));
    let Some((count, length, at)) = head() else { return ArchiveFault::CutShort };
    if long || count == 0xffff || length == IN_LONG_FORM || at == IN_LONG_FORM {
        return ArchiveFault::Long;
    }
    if end + END_BYTES != file.len() {
        return ArchiveFault::HangsOn;
    }
    if count > MOST_MEMBERS {
        return ArchiveFault::TooMany;
    }
    if at.checked_add(length) != Some(end) {
        return ArchiveFault::Hidden;
    }
    let Some(listed) = list(file.get(at..end).unwrap_or_default()) else { return ArchiveFault::Unreadable };
    if listed.len() != count {
        return ArchiveFault::Disagrees;
    }
    each(&listed).or_else(|| together(&listed)).or_else(|| laid(file, at, &listed)).unwrap_or(ArchiveFault::Unreadable)
}

/// Where the record at the end begins, whatever hangs on behind it.
fn end_of(file: &[u8]) -> Option<usize> {
    let last = file.len().checked_sub(END_BYTES)?;
    let first = last.saturating_sub(LONGEST_COMMENT);
    (first..=last).rev().find(|at| file.get(*at..at + 4) == Some(&END.to_le_bytes()[..]))
}

fn list(mut rest: &[u8]) -> Option<Vec<Listed<'_>>> {
    let mut all = Vec::new();
    while !rest.is_empty() {
        if !rest.starts_with(&CENTRAL.to_le_bytes()) || all.len() > MOST_MEMBERS {
            return None;
        }
        let (name, extra, comment) = (two(rest, 28)?, two(rest, 30)?, two(rest, 32)?);
        let (head, after) = rest.split_at_checked(CENTRAL_BYTES)?;
        let (name, after) = after.split_at_checked(name)?;
        let (extra, after) = after.split_at_checked(extra)?;
        let (_, after) = after.split_at_checked(comment)?;
        all.push(Listed {
            flags: two(head, 8)?,
            method: two(head, 10)?,
            // From the version that is needed to the length of the name: what the local header repeats.
            facts: head.get(6..30)?,
            stored: number(head, 20)?,
            unpacked: number(head, 24)?,
            mode: number(head, 38)? >> 16,
            at: number(head, 42)?,
            name,
            extra,
        });
        rest = after;
    }
    Some(all)
}

/// What is wrong with a single line.
fn each(listed: &[Listed<'_>]) -> Option<ArchiveFault> {
    listed.iter().find_map(|one| {
        let long = one.extra.starts_with(&[1, 0]) || [one.stored, one.unpacked, one.at].contains(&IN_LONG_FORM);
        let named = || std::str::from_utf8(one.name).ok()?.strip_prefix(FOLDER).filter(|name| is_name(name));
        match () {
            () if long => Some(ArchiveFault::Long),
            () if one.flags & ENCRYPTED != 0 => Some(ArchiveFault::Encrypted),
            () if one.unpacked > MOST_BYTES || one.stored > MOST_BYTES => Some(ArchiveFault::TooLarge),
            () if one.method != 0 => Some(ArchiveFault::Compressed),
            () if one.mode & 0o170_000 != 0o100_000 || one.name.ends_with(b"/") => Some(ArchiveFault::NoFile),
            () if named().is_none() => Some(ArchiveFault::BadName),
            () => None,
        }
    })
}

/// What is wrong with the list.
fn together(listed: &[Listed<'_>]) -> Option<ArchiveFault> {
    let names: BTreeSet<Vec<u8>> = listed.iter().map(|one| one.name.to_ascii_lowercase()).collect();
    if names.len() != listed.len() {
        return Some(ArchiveFault::SameName);
    }
    let all = listed.iter().fold(0_usize, |sum, one| sum.saturating_add(one.unpacked.max(one.stored)));
    (all > MOST_BYTES).then_some(ArchiveFault::TooLarge)
}

/// Whether each file stands where the list says, as the list says, one behind the other.
fn laid(file: &[u8], end: usize, listed: &[Listed<'_>]) -> Option<ArchiveFault> {
    let mut places = Vec::with_capacity(listed.len());
    for one in listed {
        let local = file.get(one.at..end).filter(|local| local.starts_with(&LOCAL.to_le_bytes()));
        let Some(local) = local else { return Some(ArchiveFault::Disagrees) };
        let name = local.get(LOCAL_BYTES..LOCAL_BYTES + one.name.len());
        if local.get(4..28) != Some(one.facts) || name != Some(one.name) {
            return Some(ArchiveFault::Disagrees);
        }
        let extra = two(local, 28).unwrap_or_default();
        let length = (LOCAL_BYTES + one.name.len() + extra).saturating_add(one.stored);
        places.push(one.at..one.at.saturating_add(length));
    }
    places.sort_by_key(|place| place.start);
    let mut next = 0;
    for place in places {
        match place.start.cmp(&next) {
            std::cmp::Ordering::Less => return Some(ArchiveFault::Overlaps),
            std::cmp::Ordering::Greater if next == 0 => return Some(ArchiveFault::HangsOn),
            std::cmp::Ordering::Greater => return Some(ArchiveFault::Hidden),
            std::cmp::Ordering::Equal => next = place.end,
        }
    }
    match next.cmp(&end) {
        std::cmp::Ordering::Greater => Some(ArchiveFault::Overlaps),
        std::cmp::Ordering::Less => Some(ArchiveFault::Hidden),
        std::cmp::Ordering::Equal => None,
    }
}

fn two(bytes: &[u8], at: usize) -> Option<usize> {
    let two = bytes.get(at..at.checked_add(2)?)?.try_into().ok()?;
    Some(usize::from(u16::from_le_bytes(two)))
}
