//! The one way an evidence package is written as a file: a ZIP without compression, members in byte order under one
//! folder, no times, no comments. FROZEN: packages outlive this program; `the_bytes_of_an_archive_are_frozen` fails when
//! one changes. A file that is not written exactly so is refused, so that a changed byte shows wherever it stands.
//!
//! Promises to read a stranger's file: names are from a small alphabet, nothing leads out of the folder, and sizes are
//! held to limits before anything is taken. Deliberately unpacks nothing to a disk.
use std::collections::BTreeMap;

/// The folder everything stands in (RFC 8493 section 4.2 wants one).
pub const FOLDER: &str = "evidence/";
/// Most members that are read or written.
pub const MOST_MEMBERS: usize = 500;
/// Most bytes all members have together.
pub const MOST_BYTES: usize = 200 * 1024 * 1024;
/// Longest name, the folder not counted.
const MOST_NAME: usize = 120;

const LOCAL: u32 = 0x0403_4b50;
const CENTRAL: u32 = 0x0201_4b50;
const END: u32 = 0x0605_4b50;
const VERSION: u16 = 10;
/// The first of January 1980: a package says in its own text when it was made.
const DATE: u16 = 0x0021;
/// Written on a Unix, an ordinary file that its owner may write.
const MADE_BY: u16 = 0x0300 | VERSION;
const ATTRIBUTES: u32 = 0o100_644 << 16;
const LOCAL_BYTES: usize = 30;

/// The files of a package, by their name inside the folder.
pub type Members = BTreeMap<String, Vec<u8>>;

/// Why a file is no archive of a package, or cannot become one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ArchiveFault {
    /// Not written in the one way.
    #[error("the file is not the archive of an evidence package, or was changed")]
    Unreadable,
    /// A name that could lead elsewhere, or stands twice.
    #[error("a file in the archive has a name no package gives")]
    BadName,
    /// More members or bytes than are read.
    #[error("the archive is larger than any package")]
    TooLarge,
}

/// Whether a package can hold a file of this name.
pub fn is_name(name: &str) -> bool {
    let of_a_name = |part: &str| {
        !part.is_empty()
            && !part.starts_with('.')
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte))
    };
    name.len() <= MOST_NAME && name.split('/').count() <= 4 && name.split('/').all(of_a_name)
}

/// Writes the members as one file.
///
/// # Errors
/// When a name is none, or it would be larger than what is read.
pub fn write(members: &Members) -> Result<Vec<u8>, ArchiveFault> {
    if members.len() > MOST_MEMBERS || members.values().map(Vec::len).sum::<usize>() > MOST_BYTES {
        return Err(ArchiveFault::TooLarge);
    }
    let (mut file, mut directory) = (Vec::new(), Vec::new());
    for (name, bytes) in members {
        if !is_name(name) {
            return Err(ArchiveFault::BadName);
        }
        let at = four(file.len())?;
        let (length, crc) = (four(bytes.len())?, crc32fast::hash(bytes));
        let name = [FOLDER.as_bytes(), name.as_bytes()].concat();
        let mut facts = Vec::new();
        for two in [VERSION, 0, 0, 0, DATE] {
            facts.extend(two.to_le_bytes());
        }
        for four in [crc, length, length] {
            facts.extend(four.to_le_bytes());
        }
        facts.extend(two(name.len())?.to_le_bytes());
        facts.extend(0_u16.to_le_bytes());
        file.extend(LOCAL.to_le_bytes());
        file.extend(&facts);
        file.extend(&name);
        file.extend(bytes);
        directory.extend(CENTRAL.to_le_bytes());
        directory.extend(MADE_BY.to_le_bytes());
        directory.extend(&facts);
        directory.extend([0; 6]);
        directory.extend(ATTRIBUTES.to_le_bytes());
        directory.extend(at.to_le_bytes());
        directory.extend(&name);
    }
    let (count, at, length) = (two(members.len())?, four(file.len())?, four(directory.len())?);
    file.extend(directory);
    file.extend(END.to_le_bytes());
    for two in [0, 0, count, count] {
        file.extend(two.to_le_bytes());
    }
    file.extend(length.to_le_bytes());
    file.extend(at.to_le_bytes());
    file.extend(0_u16.to_le_bytes());
    Ok(file)
}

/// Reads the members of a file that [`write`] would have written so, byte for byte.
///
/// # Errors
/// For every other file.
pub fn read(file: &[u8]) -> Result<Members, ArchiveFault> {
    if file.len() > MOST_BYTES + MOST_MEMBERS * 512 {
        return Err(ArchiveFault::TooLarge);
    }
    let (mut members, mut rest) = (Members::new(), file);
    while rest.starts_with(&LOCAL.to_le_bytes()) {
        let length = number(rest, 22).ok_or(ArchiveFault::Unreadable)?;
        let name_length = number(rest, 26).ok_or(ArchiveFault::Unreadable)? & 0xffff;
        let (_, after) = rest.split_at_checked(LOCAL_BYTES).ok_or(ArchiveFault::Unreadable)?;
        let (name, after) = after.split_at_checked(name_length).ok_or(ArchiveFault::Unreadable)?;
        let (bytes, after) = after.split_at_checked(length).ok_or(ArchiveFault::Unreadable)?;
        let name = std::str::from_utf8(name).ok().and_then(|name| name.strip_prefix(FOLDER));
        let name = name.filter(|name| is_name(name)).ok_or(ArchiveFault::BadName)?;
        if members.insert(name.to_owned(), bytes.to_vec()).is_some() {
            return Err(ArchiveFault::BadName);
        }
        if members.len() > MOST_MEMBERS {
            return Err(ArchiveFault::TooLarge);
        }
        rest = after;
    }
    if write(&members)? == file { Ok(members) } else { Err(ArchiveFault::Unreadable) }
}

fn number(bytes: &[u8], at: usize) -> Option<usize> {
    let four = bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
    usize::try_from(u32::from_le_bytes(four)).ok()
}

fn four(number: usize) -> Result<u32, ArchiveFault> {
    u32::try_from(number).map_err(|_| ArchiveFault::TooLarge)
}

fn two(number: usize) -> Result<u16, ArchiveFault> {
    u16::try_from(number).map_err(|_| ArchiveFault::TooLarge)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn members() -> Members {
        [("bagit.txt", b"one".to_vec()), ("data/images/001.png", vec![0, 1, 2, 255])]
            .map(|(name, bytes)| (name.to_owned(), bytes))
            .into()
    }

    #[test]
    fn the_bytes_of_an_archive_are_frozen() {
        use sha2::{Digest as _, Sha256};
        let file = write(&members()).unwrap();
        let digest: String = Sha256::digest(&file).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!((file.len(), digest.as_str()), (FROZEN.0, FROZEN.1), "packages that exist are written so");
    }

    const FROZEN: (usize, &str) = (273, "470a783af3fd69984c1ec801bd8f3eb6a9fc0c761d91799a780c28ab5a4f6693");

    #[test]
    fn what_was_written_is_read_and_every_changed_byte_is_refused() {
        let file = write(&members()).unwrap();
        assert_eq!(read(&file), Ok(members()));
        for at in 0..file.len() {
            let mut altered = file.clone();
            altered[at] ^= 1;
            // What stands in a member is the package's own to check; the archive says no to everything else.
            let Ok(read) = read(&altered) else { continue };
            assert_ne!(read, members(), "byte {at}");
        }
        assert_eq!(read(&[&file[..], &[0]].concat()), Err(ArchiveFault::Unreadable), "nothing hangs on");
        assert_eq!(read(b"PK"), Err(ArchiveFault::Unreadable));
    }

    #[test]
    fn no_name_leads_out_of_the_folder() {
        let names = ["../x", "/x", "a//b", "a/../b", ".x", "a\\b", "a/b/c/d/e", "a b", "", "a:b", "a\n"];
        for name in names {
            assert!(!is_name(name), "{name}");
            assert_eq!(write(&[(name.to_owned(), Vec::new())].into()), Err(ArchiveFault::BadName), "{name}");
        }
        assert!(is_name("data/images/001.png") && is_name("VERIFY.txt"));
    }
}
