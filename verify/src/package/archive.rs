//! The one way an evidence package is written as a file: a ZIP without compression, members in byte order under one
//! folder, no times, no comments. FROZEN: packages outlive this program; `the_bytes_of_an_archive_are_frozen` fails when
//! one changes. A file that is not written exactly so is refused, so that a changed byte shows wherever it stands.
//!
//! Promises to read a stranger's file: names are from a small alphabet, nothing leads out of the folder, and sizes are
//! held to limits before anything is taken. Deliberately unpacks nothing to a disk.
use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::refused::why;

/// The folder everything stands in (RFC 8493 section 4.2 wants one).
pub const FOLDER: &str = "evidence/";
/// Most members that are read or written.
pub const MOST_MEMBERS: usize = 500;
/// Most bytes all members have together.
pub const MOST_BYTES: usize = 200 * 1024 * 1024;
/// Longest name, the folder not counted.
const MOST_NAME: usize = 120;

pub(super) const LOCAL: u32 = 0x0403_4b50;
pub(super) const CENTRAL: u32 = 0x0201_4b50;
pub(super) const END: u32 = 0x0605_4b50;
const VERSION: u16 = 10;
/// The first of January 1980: a package says in its own text when it was made.
const DATE: u16 = 0x0021;
/// Written on a Unix, an ordinary file that its owner may write.
const MADE_BY: u16 = 0x0300 | VERSION;
const ATTRIBUTES: u32 = 0o100_644 << 16;
pub(super) const LOCAL_BYTES: usize = 30;

/// The files of a package, by their name inside the folder.
pub type Members = BTreeMap<String, Vec<u8>>;

/// Why a file is no archive of a package, or cannot become one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum ArchiveFault {
    /// It neither begins nor ends as an archive does.
    #[error("the file is no archive")]
    NoArchive,
    /// Its end is not here.
    #[error("the archive is cut short: its end is not here")]
    CutShort,
    /// Something before its first file, or behind its end.
    #[error("something hangs on to the archive, before its first file or behind its end")]
    HangsOn,
    /// The long form of large archives; no package is so large.
    #[error("the archive is of the long form (zip64), which no package needs")]
    Long,
    /// More files than a package has.
    #[error("the archive holds more than 500 files")]
    TooMany,
    /// More bytes than a package has.
    #[error("the archive holds, or says it holds, more than 200 MiB")]
    TooLarge,
    /// A file is encrypted.
    #[error("a file in the archive is encrypted by the archive itself")]
    Encrypted,
    /// A file is compressed, so that nobody knows how much comes out of it.
    #[error("a file in the archive is compressed; a package stores its files as they are")]
    Compressed,
    /// A link, a folder, a device: no ordinary file.
    #[error("something in the archive is no ordinary file but a link, a folder or a device")]
    NoFile,
    /// A name that could lead elsewhere, or is none of a package.
    #[error("a file in the archive has a name no package gives")]
    BadName,
    /// A name that stands twice, differs by case alone, or is a file and a folder.
    #[error("two files in the archive have one name, or names that some systems take for one")]
    SameName,
    /// What stands before a file says something else than the list at the end.
    #[error("what stands before a file says something else than the list at the end of the archive")]
    Disagrees,
    /// Two files share bytes.
    #[error("two files in the archive share bytes")]
    Overlaps,
    /// Bytes no file of the list has.
    #[error("the archive holds bytes that belong to none of its files")]
    Hidden,
    /// Not written in the one way.
    #[error("the archive is not written as a package is, or was changed")]
    Unreadable,
}

impl ArchiveFault {
    /// A stable word, for tables of texts.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoArchive => "no_archive",
            Self::CutShort => "cut_short",
            Self::HangsOn => "hangs_on",
            Self::Long => "long",
            Self::TooMany => "too_many",
            Self::TooLarge => "too_large",
            Self::Encrypted => "encrypted",
            Self::Compressed => "compressed",
            Self::NoFile => "no_file",
            Self::BadName => "bad_name",
            Self::SameName => "same_name",
            Self::Disagrees => "disagrees",
            Self::Overlaps => "overlaps",
            Self::Hidden => "hidden",
            Self::Unreadable => "unreadable",
        }
    }
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

/// Whether so many members of so many bytes together fit into one file.
pub const fn fits(members: usize, bytes: usize) -> bool {
    members <= MOST_MEMBERS && bytes <= MOST_BYTES
}

/// Writes the members as one file.
///
/// # Errors
/// When a name is none, or it would be larger than what is read.
pub fn write(members: &Members) -> Result<Vec<u8>, ArchiveFault> {
    let bytes: usize = members.values().map(Vec::len).sum();
    if !fits(members.len(), bytes) {
        return Err(if members.len() > MOST_MEMBERS { ArchiveFault::TooMany } else { ArchiveFault::TooLarge });
    }
    let mut file = Vec::with_capacity(bytes + members.len() * 512);
    parts(members, &mut |part| {
        file.extend_from_slice(part);
        true
    })?;
    Ok(file)
}

/// The bytes of the file one after the other, as long as `take` goes on. Gives whether it took all of them.
fn parts(members: &Members, take: &mut dyn FnMut(&[u8]) -> bool) -> Result<bool, ArchiveFault> {
    let (mut at, mut directory) = (0_usize, Vec::new());
    for (name, bytes) in members {
        if !is_name(name) {
            return Err(ArchiveFault::BadName);
        }
        let begins = four(at)?;
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
        let head = [&LOCAL.to_le_bytes()[..], &facts, &name].concat();
        if !(take(&head) && take(bytes)) {
            return Ok(false);
        }
        at += head.len() + bytes.len();
        directory.extend(CENTRAL.to_le_bytes());
        directory.extend(MADE_BY.to_le_bytes());
        directory.extend(&facts);
        directory.extend([0; 6]);
        directory.extend(ATTRIBUTES.to_le_bytes());
        directory.extend(begins.to_le_bytes());
        directory.extend(&name);
    }
    let (count, at, length) = (two(members.len())?, four(at)?, four(directory.len())?);
    directory.extend(END.to_le_bytes());
    for two in [0, 0, count, count] {
        directory.extend(two.to_le_bytes());
    }
    directory.extend(length.to_le_bytes());
    directory.extend(at.to_le_bytes());
    directory.extend(0_u16.to_le_bytes());
    Ok(take(&directory))
}

/// Reads the members of a file that [`write`] would have written so, byte for byte. Nothing is taken from any other file;
/// why it is another is looked for only then, and for the words alone.
///
/// # Errors
/// For every other file.
pub fn read(file: &[u8]) -> Result<Members, ArchiveFault> {
    if file.len() > MOST_BYTES + MOST_MEMBERS * 512 {
        return Err(ArchiveFault::TooLarge);
    }
    match exact(file) {
        Some(members) if can_stand_side_by_side(&members) => Ok(members),
        Some(_) => Err(ArchiveFault::SameName),
        None => Err(why(file)),
    }
}

fn exact(file: &[u8]) -> Option<Members> {
    let (mut members, mut rest) = (Members::new(), file);
    while rest.starts_with(&LOCAL.to_le_bytes()) {
        let length = number(rest, 22)?;
        let name_length = number(rest, 26)? & 0xffff;
        let (_, after) = rest.split_at_checked(LOCAL_BYTES)?;
        let (name, after) = after.split_at_checked(name_length)?;
        let (bytes, after) = after.split_at_checked(length)?;
        let name = std::str::from_utf8(name).ok()?.strip_prefix(FOLDER).filter(|name| is_name(name))?;
        if members.insert(name.to_owned(), bytes.to_vec()).is_some() || members.len() > MOST_MEMBERS {
            return None;
        }
        rest = after;
    }
    let mut left = file;
    let mut same = |part: &[u8]| {
        let (next, rest) = left.split_at_checked(part.len()).unwrap_or_default();
        left = rest;
        next == part
    };
    let written = parts(&members, &mut same).ok()?;
    (written && left.is_empty() && fits(members.len(), members.values().map(Vec::len).sum())).then_some(members)
}

/// No two names are one where letters have no case, and none is a file here and a folder there.
pub(super) fn can_stand_side_by_side(members: &Members) -> bool {
    let plain: BTreeSet<String> = members.keys().map(|name| name.to_ascii_lowercase()).collect();
    let folder =
        |name: &String| name.match_indices('/').any(|(at, _)| plain.contains(name.get(..at).unwrap_or_default()));
    plain.len() == members.len() && !plain.iter().any(folder)
}

pub(super) fn number(bytes: &[u8], at: usize) -> Option<usize> {
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
        assert_eq!(read(&[&file[..], &[0]].concat()), Err(ArchiveFault::HangsOn), "nothing hangs on");
        assert_eq!(read(b"PK"), Err(ArchiveFault::NoArchive));
        assert_eq!(read(&file[..100]), Err(ArchiveFault::CutShort));
    }

    #[test]
    fn no_two_files_have_names_that_some_systems_take_for_one() {
        for pair in [["data/A.txt", "data/a.txt"], ["data/a", "data/a/b.txt"], ["Data/x", "data"]] {
            let members: Members = pair.map(|name| (name.to_owned(), Vec::new())).into();
            assert_eq!(read(&write(&members).unwrap()), Err(ArchiveFault::SameName), "{pair:?}");
        }
        let apart = ["data/a.txt", "data/a/b.txt"].map(|name| (name.to_owned(), Vec::new())).into();
        assert!(read(&write(&apart).unwrap()).is_ok());
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
